//! The browser apart from its terminal: the state, what was drawn last, and the theme, held together for whoever has
//! the events and the screen.

use crossterm::event::Event;
use ratatui::buffer::Buffer;

use super::action::Action;
use super::app::{App, Screen};
use super::canvas::Cursor;
use super::effect::{Answer, Effect, Reviewed};
use super::habits::Habits;
use super::keymap::Context;
use super::mouse;
use super::strings::Strings;
use super::theme::Theme;
use super::view::{self, ViewState};
use crate::catalog::{Catalog, CircularId, View};
use crate::gazetteer::PlaceId;
use crate::lang::Lang;
use crate::library::Review;
use crate::settings::queries::Queries;

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

    /// The browser as it starts for somebody with habits.
    pub fn with_habits(
        catalog: &'c Catalog,
        lang: Lang,
        habits: Habits,
        queries: Queries,
        size: (u16, u16),
    ) -> Self {
        let mut browser = Self::new(catalog, lang, habits.theme, size);
        browser.app.set_keymap(habits.keymap);
        browser.app.recall(queries);
        if let Some(notice) = habits.notice {
            browser.app.tell(notice);
        }
        browser
    }

    /// The last queries, of this run and those before.
    pub fn queries(&self) -> &Queries {
        self.app.session().queries()
    }

    /// Whether every selection is in range, and no more is kept than there is room for: for the tests, which hold it
    /// after any sequence of events.
    pub fn is_sound(&self) -> bool {
        self.app.is_sound()
    }

    /// What the screen on top is called, and whether it asks for a line: for the tests, which have to have been everywhere.
    pub fn whereabouts(&self) -> (&'static str, bool) {
        let name = match self.app.screen() {
            Screen::Panes(_) => "Panes",
            Screen::Search(_) => "Search",
            Screen::Page(_) => "Page",
            Screen::Help(_) => "Help",
            Screen::Review(_) => "Review",
            Screen::Source(_) => "Source",
            Screen::Departments(_) => "Departments",
            Screen::Circulars(_) => "Circulars",
            Screen::Menu(_) => "Menu",
            Screen::Overview(_) => "Overview",
            Screen::Places(_) => "Places",
            Screen::Compare(_) => "Compare",
        };
        (name, self.app.context() == Context::Line)
    }

    /// Makes ready, while nobody types, what the first search would wait for.
    pub(super) fn prepare(&self) {
        self.app.prepare();
    }

    /// Opens the review of a circular.
    pub fn review(&mut self, open: Review) {
        self.app.review(open, true);
    }

    /// Opens the review of a circular as its files are now, or tells why there is none.
    pub fn open_review(&mut self, id: CircularId) {
        let strings = self.strings();
        match self.view().catalog().review(id) {
            Some(Ok(open)) if open.left() > 0 => self.app.review(open, false),
            Some(Ok(_)) => self.app.tell(strings.nothing_open().to_owned()),
            Some(Err(errors)) => self.app.tell(strings.not_reviewed(&errors)),
            None => self.app.tell(strings.built_in_is_settled().to_owned()),
        }
    }

    /// Writes what was answered in a review.
    pub fn carry_out(&mut self, change: Reviewed) {
        self.app.carry_out(change);
    }

    /// Browses these circulars.
    pub fn set_scope(&mut self, circulars: Vec<CircularId>) {
        self.app.set_scope(circulars);
    }

    /// Opens a place, as if it had been searched for.
    pub fn open_place(&mut self, place: PlaceId) {
        self.app.open_place(place);
    }

    /// Does a bit of what takes longer than a key may; says whether there is more of it, which the next event ends.
    pub fn work(&mut self) -> bool {
        self.app.work()
    }

    /// Takes one event of the terminal.
    pub fn handle(&mut self, event: Event) -> Option<Effect> {
        let action = match event {
            Event::Key(key) => self.app.session().keymap().resolve(self.app.context(), key),
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
