//! The browser apart from its terminal: the state, what was drawn last, and the theme, held together for whoever has
//! the events and the screen.

use crossterm::event::Event;
use ratatui::buffer::Buffer;

use super::action::Action;
use super::app::App;
use super::canvas::Cursor;
use super::effect::{Answer, Effect, Reviewed};
use super::strings::Strings;
use super::theme::Theme;
use super::view::{self, ViewState};
use super::{keymap, mouse};
use crate::catalog::{Catalog, View};
use crate::lang::Lang;
use crate::library::Review;

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
            app: App::new(catalog, lang),
            state: ViewState::new(size),
            theme,
        }
    }

    /// Whether every selection is in range, and no more is kept than there is room for: for the tests, which hold it
    /// after any sequence of events.
    pub fn is_sound(&self) -> bool {
        self.app.is_sound()
    }

    /// Makes ready, while nobody types, what the first search would wait for.
    pub(super) fn prepare(&self) {
        self.app.prepare();
    }

    /// Opens the review of a circular.
    pub fn review(&mut self, open: Review) {
        self.app.review(open);
    }

    /// Writes what was answered in a review.
    pub fn carry_out(&mut self, change: Reviewed) {
        self.app.carry_out(change);
    }

    /// Takes one event of the terminal.
    pub fn handle(&mut self, event: Event) -> Option<Effect> {
        let action = match event {
            Event::Key(key) => keymap::resolve(self.app.context(), key),
            Event::Paste(text) => Some(Action::Insert(text)),
            Event::Resize(columns, rows) => Some(Action::Resize(columns, rows)),
            Event::Mouse(event) => mouse::resolve(self.state.target(event.column, event.row)?, event.kind),
            Event::FocusGained | Event::FocusLost => None,
        };
        let action = action?;
        if !action.is_typing() {
            self.app.settle();
        }
        let action = match action {
            Action::Menu(_) => Action::Menu(view::seen(&self.app, &mut self.state, self.theme)),
            action => action,
        };
        let action = self.state.take(&self.app, action)?;
        self.app.update(action)
    }

    /// Takes what came of an effect.
    pub fn answer(&mut self, answer: Answer) -> Option<Effect> {
        self.app.answer(answer)
    }

    /// What is browsed, in its scope.
    pub(super) fn view(&self) -> &View<'c> {
        self.app.session().view()
    }

    /// The words of the language in use.
    pub(super) fn strings(&self) -> &'static Strings {
        self.app.session().strings()
    }

    /// Draws the screen on a blank buffer, and gives where the cursor stands, if it has a place.
    pub fn draw(&mut self, buffer: &mut Buffer) -> Option<Cursor> {
        self.app.settle();
        view::draw(&self.app, &mut self.state, self.theme, buffer)
    }
}
