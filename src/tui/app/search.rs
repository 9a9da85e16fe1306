//! The screen with the search line: what is typed, what it finds, which of that is selected.

use tui_input::{Input, InputRequest};

use super::help::Help;
use super::line::{can_be_typed, typed};
use super::panes::{Panes, Subject};
use super::session::Session;
use super::{Behaviour, Focused, Screen, Step};
use crate::gazetteer::PlaceId;
use crate::search::{Found, Hit};
use crate::tui::action::{Action, Edit, Motion, Pane};
use crate::tui::article::Text;
use crate::tui::commands::{self, Command};
use crate::tui::effect::Effect;
use crate::tui::keymap::Context;
use crate::tui::layout::Shape;

/// A query has this many characters at most; a pasted book is cut.
const QUERY_CHARACTERS: usize = 100;

/// The screen's state.
#[derive(Debug, Default)]
pub(crate) struct Search {
    input: Input,
    /// Whether the query was answered, and somebody came back to it: what is typed next begins anew.
    answered: bool,
    /// Whether the query has changed since the last search: keys that have queued up are one search.
    stale: bool,
    /// What the query asks the program to do, if it does.
    command: Option<Command>,
    found: Found,
    /// The province that the query names, where the scope is its region.
    region: Option<PlaceId>,
    /// Which of the choices, counted from `first_choice`.
    selected: usize,
    /// Which of the last queries is shown, counted from the newest, while the arrows walk through them.
    recalled: Option<usize>,
}

/// What can be chosen of what a query found, in this order.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Choice<'a> {
    /// Something that the program does.
    Command(Command),
    /// The region of the scope, which all of it is about.
    Region(PlaceId),
    /// A place that was found.
    Hit(&'a Hit),
    /// A place with one of the nearest names, where none was found.
    Nearest(PlaceId),
}

impl Search {
    /// What is typed.
    pub(crate) fn query(&self) -> &str {
        self.input.value()
    }

    /// Where the cursor is, in cells from the query's start.
    pub(crate) fn cursor(&self) -> usize {
        self.input.visual_cursor()
    }

    /// How many cells of the query are scrolled out to the left of a line of `width` cells.
    pub(crate) fn scroll(&self, width: usize) -> usize {
        self.input.visual_scroll(width)
    }

    /// What was found for the query.
    pub(crate) fn found(&self) -> &Found {
        &self.found
    }

    /// Whether the query stands there still, and typing replaces it.
    pub(crate) fn is_answered(&self) -> bool {
        self.answered
    }

    /// What can be chosen before the hits or the nearest names.
    pub(crate) fn before_places(&self) -> usize {
        usize::from(self.command.is_some()) + usize::from(self.region.is_some())
    }

    /// How many choices there are.
    fn count(&self) -> usize {
        let found = &self.found;
        // Where there are hits, there are no nearest names.
        self.before_places() + found.hits.len() + found.nearest.len()
    }

    /// The choice at an index.
    pub(crate) fn choice(&self, at: usize) -> Option<Choice<'_>> {
        let command = self.command.map(Choice::Command);
        let mut before = command.into_iter().chain(self.region.map(Choice::Region));
        let hits = self.found.hits.iter().map(Choice::Hit);
        let nearest = self.found.nearest.iter().copied().map(Choice::Nearest);
        match at.checked_sub(self.before_places()) {
            None => before.nth(at),
            Some(at) => hits.chain(nearest).nth(at),
        }
    }

    /// The index of the selected choice. Of the nearest names none is at first: Enter must not open what was not asked
    /// for.
    pub(crate) fn selected(&self) -> Option<usize> {
        self.selected.checked_sub(self.first_choice())
    }

    /// The least value of `selected` that selects something.
    fn first_choice(&self) -> usize {
        usize::from(self.before_places() == 0 && self.found.hits.is_empty())
    }

    /// The place that the preview is about.
    pub(crate) fn selected_place(&self) -> Option<PlaceId> {
        match self.choice(self.selected()?)? {
            Choice::Hit(hit) => Some(hit.place),
            Choice::Nearest(place) => Some(place),
            Choice::Command(_) | Choice::Region(_) => None,
        }
    }

    /// Searches for what is typed now.
    fn find(&mut self, session: &Session<'_>) {
        self.command = commands::find(self.query());
        self.found = session.find(self.query());
        self.region = self.found.province.filter(|id| *id == session.view().region());
        (self.selected, self.stale) = (0, false);
    }

    fn edit(&mut self, edit: Edit) {
        (self.recalled, self.answered) = (None, false);
        self.input.handle(match edit {
            Edit::Left => InputRequest::GoToPrevChar,
            Edit::Right => InputRequest::GoToNextChar,
            Edit::WordLeft => InputRequest::GoToPrevWord,
            Edit::WordRight => InputRequest::GoToNextWord,
            Edit::Start => InputRequest::GoToStart,
            Edit::End => InputRequest::GoToEnd,
            Edit::Backspace => InputRequest::DeletePrevChar,
            Edit::Delete => InputRequest::DeleteNextChar,
            Edit::DeleteWord => return self.delete_word(),
            Edit::DeleteToStart => InputRequest::DeleteFromStart,
            Edit::DeleteToEnd => InputRequest::DeleteTillEnd,
        });
    }

    /// Deletes back to the blank before the cursor's word, as a shell does.
    fn delete_word(&mut self) {
        let before: String = self.query().chars().take(self.input.cursor()).collect();
        let kept = before
            .trim_end()
            .trim_end_matches(|character: char| !character.is_whitespace());
        for _ in kept.chars().count()..before.chars().count() {
            self.input.handle(InputRequest::DeletePrevChar);
        }
    }

    /// Types text at the cursor, or, where the query was answered, in its place. Says whether all of it fits.
    fn insert(&mut self, text: &str) -> bool {
        self.recalled = None;
        if std::mem::take(&mut self.answered) {
            self.input.reset();
        }
        let room = QUERY_CHARACTERS.saturating_sub(self.query().chars().count());
        let mut typed = typed(text);
        for character in typed.by_ref().take(room) {
            self.input.handle(InputRequest::InsertChar(character));
        }
        typed.next().is_none()
    }

    /// Whether a movement walks through the last queries: up from the empty line on, and down again as far as the
    /// newest. From there, and once a choice is made, movements are among the choices.
    fn is_recalling(&self, motion: Motion) -> bool {
        match motion {
            Motion::UP => self.selected == 0 && (self.recalled.is_some() || self.query().is_empty()),
            Motion::DOWN => self.selected == 0 && self.recalled.is_some_and(|at| at > 0),
            _ => false,
        }
    }

    /// Calls back the one of the last queries that a movement leads to.
    fn recall(&mut self, motion: Motion, session: &Session<'_>) {
        let history = session.history();
        let Some(oldest) = history.len().checked_sub(1) else {
            return;
        };
        let at = match (self.recalled, motion) {
            (None, _) => 0,
            (Some(at), Motion::UP) => (at + 1).min(oldest),
            (Some(at), _) => at.saturating_sub(1),
        };
        let query = history.get(oldest - at).cloned().unwrap_or_default();
        self.recalled = Some(at);
        self.answered = false;
        self.input = Input::new(query);
        self.find(session);
    }

    /// Selects the choice at an index; the selected one is opened.
    fn choose(&mut self, index: usize, session: &mut Session<'_>) -> Option<Step> {
        if self.selected() == Some(index) {
            return self.open(session);
        }
        if index < self.count() {
            self.selected = index + self.first_choice();
        }
        None
    }

    fn move_by(&mut self, motion: Motion) {
        self.selected = motion.apply(self.selected, self.count() + self.first_choice());
    }

    /// Opens what is selected.
    fn open(&mut self, session: &mut Session<'_>) -> Option<Step> {
        let screen = match self.choice(self.selected()?)? {
            Choice::Command(Command::Quit) => return Some(Step::Leave(Effect::Quit)),
            Choice::Command(Command::Help) => return Some(Step::Push(Screen::Help(Help))),
            // It is about what was on the screen before.
            Choice::Command(command) => return Some(Step::Instead(command.action())),
            Choice::Region(_) => Panes::home(session),
            Choice::Hit(hit) => Panes::new(Subject::Place(hit.place)),
            Choice::Nearest(place) => Panes::new(Subject::Place(place)),
        };
        session.remember(self.query());
        self.answered = true;
        Some(Step::Push(Screen::Panes(screen)))
    }
}

impl Behaviour for Search {
    fn shape(&self) -> Shape {
        Shape::Search
    }

    fn context(&self) -> Context {
        Context::Search
    }

    fn text(&self, _: &Session<'_>) -> (Pane, Option<Text>) {
        (Pane::Right, self.selected_place().map(Text::Place))
    }

    fn update(&mut self, action: Action, session: &mut Session<'_>) -> Option<Step> {
        match action {
            Action::Open => return self.open(session),
            Action::Choose(_, index) => return self.choose(index, session),
            Action::Back => {
                session.remember(self.query());
                return Some(Step::Pop);
            }
            Action::Edit(edit) => {
                self.edit(edit);
                self.stale = true;
            }
            Action::Insert(text) if can_be_typed(&text) => {
                // What a search needs is made now, not in the middle of a frame.
                session.prepare();
                let fits = self.insert(&text);
                self.stale = true;
                return (!fits).then(|| Step::Tell(session.strings().query_is_full(QUERY_CHARACTERS)));
            }
            // The wheel never recalls: it scrolls, and types nothing.
            Action::Move(motion) if self.is_recalling(motion) => self.recall(motion, session),
            Action::Move(motion) | Action::Scroll(_, motion) => self.move_by(motion),
            _ => {}
        }
        None
    }

    fn focused(&self, _: &Session<'_>) -> Focused {
        self.selected_place().map_or(Focused::Nothing, Focused::Place)
    }

    fn words(&self) -> &str {
        self.query()
    }

    fn rescope(&mut self, session: &Session<'_>) {
        self.find(session);
    }

    fn settle(&mut self, session: &Session<'_>) {
        if self.stale {
            self.find(session);
        }
    }

    fn is_sound(&self, _: &Session<'_>) -> bool {
        self.selected < (self.count() + self.first_choice()).max(1)
    }
}
