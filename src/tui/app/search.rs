//! The screen with the search line: what is typed, what it finds, which of that is selected.

mod results;

use std::ops::Range;

pub(crate) use results::{Choice, Results};
use tui_input::{Input, InputRequest};

use super::line::{can_be_typed, change, typed};
use super::page::Page;
use super::panes::{Panes, Subject};
use super::session::Session;
use super::{Behaviour, Compare, Departments, Focused, Screen, Step};
use crate::gazetteer::PlaceId;
use crate::search::{PassageId, Words};
use crate::settings::queries::MOST_CHARACTERS;
use crate::tui::action::{Action, Direction, Edit, Motion, Pane};
use crate::tui::article::Text;
use crate::tui::keymap::Context;
use crate::tui::layout::Shape;

/// The screen's state.
#[derive(Debug, Default)]
pub(crate) struct Search {
    input: Input,
    /// Whether the query was answered, and somebody came back to it: what is typed next begins anew.
    answered: bool,
    /// Whether the query has changed since the last search: keys that have queued up are one search.
    stale: bool,
    results: Box<Results>,
    /// What is marked in texts.
    words: Words,
    /// Whether the rest of the scope's circulars is being looked through.
    looking: bool,
    /// Which of the choices, counted from `first_choice`.
    selected: usize,
    /// Which of the last queries is shown, counted from the newest, while the arrows walk through them.
    recalled: Option<usize>,
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
    pub(crate) fn results(&self) -> &Results {
        &self.results
    }

    /// Whether the rest of the scope's circulars is being looked through.
    pub(crate) fn is_looking(&self) -> bool {
        self.looking
    }

    /// Whether the query stands there still, and typing replaces it.
    pub(crate) fn is_answered(&self) -> bool {
        self.answered
    }

    /// The index of the selected choice. Of the nearest names none is at first: Enter must not open what was not asked
    /// for.
    pub(crate) fn selected(&self) -> Option<usize> {
        self.selected.checked_sub(self.first_choice())
    }

    /// The least value of `selected` that selects something.
    fn first_choice(&self) -> usize {
        usize::from(self.results.is_empty())
    }

    /// Where the query's words stand in a text, in bytes.
    pub(crate) fn marks(&self, text: &str) -> Vec<Range<usize>> {
        self.words.marks(text)
    }

    /// The choice that is selected.
    fn choice(&self) -> Option<Choice<'_>> {
        self.results.choice(self.selected()?)
    }

    /// The text of which the preview is.
    pub(crate) fn preview(&self) -> Option<Text> {
        match self.choice()? {
            Choice::Place(hit) => Some(Text::Place(hit.place)),
            Choice::Nearest(place) => Some(Text::Place(place)),
            Choice::Category(id, _) => Some(Text::Category(id)),
            Choice::Department(id, ..) => Some(Text::Department(id)),
            Choice::Passage(id) => Some(Text::Passage(id)),
            Choice::Circular(id, _) => Some(Text::Circular(id)),
            Choice::Region(_, circular) => circular.map(Text::Circular),
            Choice::AllText(_) | Choice::Compare(_) | Choice::Action(_) => None,
        }
    }

    /// Searches for what is typed now.
    fn find(&mut self, session: &Session<'_>) {
        *self.results = Results::new(self.query(), session);
        self.words = Words::new(self.query());
        (self.selected, self.stale) = (0, false);
    }

    fn edit(&mut self, edit: Edit) {
        (self.recalled, self.answered) = (None, false);
        change(&mut self.input, edit);
    }

    /// Types text at the cursor, or, where the query was answered, in its place. Says whether all of it fits.
    fn insert(&mut self, text: &str) -> bool {
        self.recalled = None;
        if std::mem::take(&mut self.answered) {
            self.input.reset();
        }
        let room = MOST_CHARACTERS.saturating_sub(self.query().chars().count());
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
        if index < self.results.count() {
            self.selected = index + self.first_choice();
        }
        None
    }

    fn move_by(&mut self, motion: Motion) {
        self.selected = motion.apply(self.selected, self.results.count() + self.first_choice());
    }

    /// Selects the first choice of the next section, or of the one before.
    fn go_to_section(&mut self, direction: Direction) {
        let backwards = matches!(direction, Direction::Left | Direction::Previous);
        let next = self.selected().and_then(|at| self.results.beside(at, backwards));
        if let Some(next) = next {
            self.selected = next;
        }
    }

    /// Opens what is selected: the thing itself.
    fn open(&mut self, session: &mut Session<'_>) -> Option<Step> {
        let step = match self.choice()? {
            Choice::AllText(_) => {
                self.looking = true;
                return None;
            }
            Choice::Action(named) if named.command.acts_below => Step::Instead(named.command.action.clone()),
            Choice::Action(named) => Step::Act(named.command.action.clone()),
            Choice::Region(..) => Step::Push(Screen::Panes(Panes::home(session))),
            Choice::Place(hit) => place(hit.place),
            Choice::Nearest(id) => place(id),
            Choice::Category(id, _) => Step::Push(Screen::Panes(Panes::at_category(id))),
            Choice::Compare(places) => Step::Push(Screen::Compare(Compare::new(session, places))),
            Choice::Department(id, ..) => {
                let name = id.name(session.view().catalog());
                Step::Push(Screen::Departments(Departments::at(session, name)))
            }
            Choice::Passage(id) => self.passage(id, session),
            Choice::Circular(id, _) => Step::Scope {
                circulars: vec![id],
                leaves: true,
            },
        };
        // What the program is asked to do is no query that anybody looks for again.
        if !matches!(self.choice(), Some(Choice::Action(_))) {
            session.remember(self.query());
        }
        self.answered = true;
        Some(step)
    }

    /// Opens the measure that a passage belongs to, with the words marked; what belongs to none has a page of its own.
    fn passage(&self, id: PassageId, session: &Session<'_>) -> Step {
        match Panes::at_passage(id, self.words.clone(), session) {
            Some(panes) => Step::Push(Screen::Panes(panes)),
            None => self.page(Text::Passage(id)),
        }
    }

    fn page(&self, text: Text) -> Step {
        Step::Push(Screen::Page(Page::new(text, self.words.clone())))
    }
}

/// Opens a place.
fn place(id: PlaceId) -> Step {
    Step::Push(Screen::Panes(Panes::new(Subject::Place(id))))
}

impl Behaviour for Search {
    fn shape(&self) -> Shape {
        Shape::Search
    }

    fn context(&self) -> Context {
        Context::Search
    }

    fn text(&self, _: &Session<'_>) -> (Pane, Option<Text>) {
        (Pane::Right, self.preview())
    }

    fn marked(&self) -> Option<&Words> {
        // What a preview says of a place has other words than the query.
        matches!(self.choice(), Some(Choice::Passage(_))).then_some(&self.words)
    }

    fn update(&mut self, action: Action, session: &mut Session<'_>) -> Option<Step> {
        self.looking = false;
        match action {
            Action::Open => return self.open(session),
            Action::Focus(direction) => self.go_to_section(direction),
            Action::Choose(_, index) => return self.choose(index, session),
            Action::Back => {
                session.remember(self.query());
                return Some(Step::Pop);
            }
            Action::Edit(edit) => {
                let before = self.query().to_owned();
                self.edit(edit);
                // Where only the cursor has moved, what was selected stays so.
                self.stale |= self.query() != before;
            }
            Action::Insert(text) if can_be_typed(&text) => {
                // What a search needs is made now, not in the middle of a frame.
                session.prepare();
                let fits = self.insert(&text);
                self.stale = true;
                return (!fits).then(|| Step::Tell(session.strings().query_is_full(MOST_CHARACTERS)));
            }
            // The wheel never recalls: it scrolls, and types nothing.
            Action::Move(motion) if self.is_recalling(motion) => self.recall(motion, session),
            Action::Move(motion) | Action::Scroll(_, motion) => self.move_by(motion),
            _ => {}
        }
        None
    }

    fn focused(&self, session: &Session<'_>) -> Focused {
        match self.choice() {
            Some(Choice::Place(hit)) => Focused::Place(hit.place),
            Some(Choice::Nearest(place)) => Focused::Place(place),
            Some(Choice::Category(id, _)) => Focused::Category(id),
            Some(Choice::Passage(id)) => id
                .category(session.view().catalog())
                .map_or(Focused::Nothing, Focused::Category),
            _ => Focused::Nothing,
        }
    }

    fn place(&self, session: &Session<'_>) -> Option<PlaceId> {
        match self.focused(session) {
            Focused::Place(place) => Some(place),
            _ => None,
        }
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

    fn leave(&self, session: &mut Session<'_>) {
        // What was answered is remembered already, unless it was the program that was asked to do something.
        if !self.answered {
            session.remember(self.query());
        }
    }

    fn work(&mut self, session: &Session<'_>) -> bool {
        if self.looking {
            let query = self.input.value();
            self.looking = self.results.look_further(query, session);
            let last = (self.results.count() + self.first_choice()).saturating_sub(1);
            self.selected = self.selected.min(last);
        }
        self.looking
    }

    fn is_sound(&self, _: &Session<'_>) -> bool {
        self.selected < (self.results.count() + self.first_choice()).max(1)
    }
}
