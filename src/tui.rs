//! The browser: the event loop only.
//!
//! Event → [`keymap::resolve`] → [`action::Action`] → [`app::App::update`] → [`effect::Effect`], then
//! [`view::draw`]. It blocks on the next event; idle costs nothing.

pub mod action;
pub mod app;
pub mod article;
pub mod canvas;
pub mod effect;
pub mod keymap;
pub mod layout;
pub mod outline;
pub mod strings;
pub mod terminal;
pub mod theme;
pub mod view;

use std::io;

use crossterm::event::{Event, MouseButton, MouseEvent, MouseEventKind};
use ratatui::buffer::Buffer;
use ratatui::layout::Position;

use crate::catalog::Catalog;
use crate::lang::Lang;
use action::{Action, Motion};
use app::App;
use effect::Effect;
use terminal::Terminal;
use theme::Theme;
use view::{Hit, ViewState};

/// The browser apart from its terminal: events in, effects out, frames drawn when asked.
#[derive(Debug)]
pub struct Browser<'c> {
    app: App<'c>,
    state: ViewState,
    theme: Theme,
}

impl<'c> Browser<'c> {
    /// The browser as it starts, on a terminal of the given size in cells: columns, rows.
    pub fn new(catalog: &'c Catalog, lang: Lang, theme: Theme, size: (u16, u16)) -> Self {
        Self {
            app: App::new(catalog, lang, size),
            state: ViewState::default(),
            theme,
        }
    }

    /// The state.
    pub fn app(&self) -> &App<'c> {
        &self.app
    }

    /// Takes one event of the terminal.
    pub fn handle(&mut self, event: Event) -> Option<Effect> {
        let action = match event {
            Event::Key(key) => keymap::resolve(self.app.context(), key),
            Event::Paste(text) => Some(Action::Insert(text)),
            Event::Resize(columns, rows) => Some(Action::Resize(columns, rows)),
            Event::Mouse(mouse) => self.mouse_action(mouse),
            Event::FocusGained | Event::FocusLost => None,
        };
        self.app.update(action?)
    }

    /// Draws the screen on a blank buffer, and gives where the cursor stands, if it is to be seen.
    pub fn draw(&mut self, buffer: &mut Buffer) -> Option<Position> {
        view::draw(&self.app, &mut self.state, self.theme, buffer)
    }

    fn mouse_action(&self, mouse: MouseEvent) -> Option<Action> {
        let hit = self.state.hit(mouse.column, mouse.row)?;
        match (mouse.kind, hit) {
            (MouseEventKind::Down(MouseButton::Left), Hit::SearchLine) => Some(Action::Search),
            (MouseEventKind::Down(MouseButton::Left), Hit::Pane(pane)) => Some(Action::FocusOn(pane)),
            (MouseEventKind::Down(MouseButton::Left), Hit::Item(pane, index)) => {
                Some(Action::Choose(pane, index))
            }
            (MouseEventKind::ScrollUp, Hit::Pane(pane) | Hit::Item(pane, _)) => {
                Some(Action::Scroll(pane, Motion::Up))
            }
            (MouseEventKind::ScrollDown, Hit::Pane(pane) | Hit::Item(pane, _)) => {
                Some(Action::Scroll(pane, Motion::Down))
            }
            _ => None,
        }
    }
}

/// Runs the browser on the terminal that standard output is, until somebody leaves it.
///
/// # Errors
/// When the terminal cannot be had, read or written; it is then as it was before.
pub fn run(catalog: &Catalog, lang: Lang, theme: Theme, mouse: bool) -> io::Result<()> {
    let mut terminal = Terminal::enter(mouse)?;
    let mut browser = Browser::new(catalog, lang, theme, terminal.size());
    let done = browse(&mut browser, &mut terminal);
    terminal.leave(done)
}

fn browse(browser: &mut Browser<'_>, terminal: &mut Terminal) -> io::Result<()> {
    terminal.draw(|buffer| browser.draw(buffer))?;
    browser.app.prepare();
    loop {
        // What has queued up, as under a held-down key, is handled before the next frame.
        loop {
            match browser.handle(terminal.next_event()?) {
                Some(Effect::Quit) => return Ok(()),
                Some(Effect::Suspend) => terminal.suspend()?,
                Some(Effect::Redraw) => terminal.redraw(),
                None => {}
            }
            if !terminal.has_queued()? {
                break;
            }
        }
        terminal.draw(|buffer| browser.draw(buffer))?;
    }
}
