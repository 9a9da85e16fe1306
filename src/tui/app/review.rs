//! The screen on which open entries are answered: which question, what is typed, which place is selected.

use super::search::Search;
use super::session::Session;
use super::{App, Behaviour, Screen, Step};
use crate::gazetteer::PlaceId;
use crate::library::{Answer, Question, Review as Open};
use crate::tui::action::{Action, Direction, Edit, Pane};
use crate::tui::article::Text;
use crate::tui::effect::{Effect, Reviewed};
use crate::tui::keymap::Context;
use crate::tui::layout::Shape;

/// The screen's state.
#[derive(Debug)]
pub(crate) struct Review {
    open: Open,
    /// Whether the program was started for it, and ends with it.
    is_alone: bool,
    /// Which question.
    at: usize,
    /// What is typed, and what it finds.
    search: Search,
    /// Which of the choices.
    selected: usize,
}

impl Review {
    pub(crate) fn new(open: Open, is_alone: bool) -> Self {
        Self {
            open,
            is_alone,
            at: 0,
            search: Search::default(),
            selected: 0,
        }
    }

    /// What is reviewed.
    pub(crate) fn open(&self) -> &Open {
        &self.open
    }

    /// The question, and its position.
    pub(crate) fn question(&self) -> Option<(usize, &Question)> {
        Some((self.at, self.open.questions().get(self.at)?))
    }

    /// What is typed.
    pub(crate) fn search(&self) -> &Search {
        &self.search
    }

    /// Whether the choices are what was typed found, and not the question's candidates.
    pub(crate) fn is_searching(&self) -> bool {
        !self.search.query().trim().is_empty()
    }

    /// The places that can be chosen.
    pub(crate) fn choices(&self) -> Vec<PlaceId> {
        if !self.is_searching() {
            let question = self.question();
            return question.map_or(Vec::new(), |(_, question)| question.candidates.clone());
        }
        let found = &self.search.results().finding.places;
        let hits = found.hits.iter().map(|hit| hit.place);
        hits.chain(found.nearest.iter().copied()).collect()
    }

    /// Which of the choices is selected.
    pub(crate) fn selected(&self) -> Option<usize> {
        (self.selected < self.choices().len()).then_some(self.selected)
    }

    /// Writes what was answered, and goes to the next question; what is to be told of it.
    pub(super) fn carry_out(&mut self, change: Reviewed, session: &Session<'_>) -> Option<String> {
        let strings = session.strings();
        let done = match change {
            Reviewed::Answer(index, answer) => self.open.answer(index, answer).map(|()| None),
            Reviewed::Undo => self.open.undo().map(Some),
        };
        match done {
            Ok(None) => {
                self.clear();
                self.go_on();
                (self.open.left() == 0).then(|| strings.all_answered().to_owned())
            }
            Ok(Some(Some(index))) => {
                self.clear();
                self.at = index;
                Some(strings.taken_back().to_owned())
            }
            Ok(Some(None)) => Some(strings.nothing_to_take_back().to_owned()),
            Err(error) => Some(strings.not_written(&error)),
        }
    }

    /// Goes to the next question without an answer, from the one that is shown on, round and round.
    fn go_on(&mut self) {
        let questions = self.open.questions();
        let count = questions.len();
        let mut next = (self.at + 1..count).chain(0..self.at);
        if let Some(next) = next.find(|at| {
            questions
                .get(*at)
                .is_some_and(|question| question.answer.is_none())
        }) {
            self.at = next;
        }
    }

    fn clear(&mut self) {
        self.search = Search::default();
        self.selected = 0;
    }

    fn step(&mut self, direction: Direction) {
        let count = self.open.questions().len().max(1);
        self.at = match direction {
            Direction::Next | Direction::Right => (self.at + 1) % count,
            Direction::Previous | Direction::Left => (self.at + count - 1) % count,
        };
        self.clear();
    }

    fn take(&self, index: usize) -> Option<Step> {
        let place = self.choices().get(index).copied()?;
        Some(Step::Leave(Effect::Review(Reviewed::Answer(
            self.at,
            Answer::Place(place),
        ))))
    }
}

impl App<'_> {
    /// Has what is open in the circular answered that the screen is about.
    pub(super) fn review_step(&self) -> Step {
        let focused = self.screen().behaviour().focused(&self.session);
        match focused.circular(self.session.view()) {
            Some(circular) => Step::Leave(Effect::OpenReview(circular)),
            None => Step::Tell(self.session.strings().no_circular.to_owned()),
        }
    }

    /// Puts open entries on top, to be answered. `is_alone` is where the program was started for nothing else.
    pub(in crate::tui) fn review(&mut self, open: Open, is_alone: bool) {
        self.screens
            .push(Screen::Review(Box::new(Review::new(open, is_alone))));
    }

    /// Writes what was answered on the screen on top.
    pub(in crate::tui) fn carry_out(&mut self, change: Reviewed) {
        if let Screen::Review(review) = self.screens.top_mut() {
            self.notice = review.carry_out(change, &self.session);
        }
    }
}

impl Behaviour for Review {
    fn shape(&self) -> Shape {
        Shape::Review
    }

    fn context(&self) -> Context {
        Context::Review
    }

    fn focus(&self) -> Pane {
        Pane::Right
    }

    fn text(&self, _: &Session<'_>) -> (Pane, Option<Text>) {
        (Pane::Left, None)
    }

    fn update(&mut self, action: Action, session: &mut Session<'_>) -> Option<Step> {
        match action {
            Action::Open => return self.take(self.selected()?),
            Action::Choose(_, index) if self.selected() == Some(index) => return self.take(index),
            Action::Choose(_, index) => self.selected = index.min(self.choices().len().saturating_sub(1)),
            Action::AsPrinted => {
                self.question()?;
                return Some(Step::Leave(Effect::Review(Reviewed::Answer(
                    self.at,
                    Answer::NoPlace,
                ))));
            }
            Action::Undo => return Some(Step::Leave(Effect::Review(Reviewed::Undo))),
            Action::Focus(direction) => self.step(direction),
            Action::Back if self.is_searching() => self.clear(),
            Action::Back if self.is_alone => return Some(Step::Leave(Effect::Quit)),
            Action::Back => return Some(Step::Pop),
            Action::Move(motion) | Action::Scroll(_, motion) => {
                self.selected = motion.apply(self.selected, self.choices().len());
            }
            Action::Insert(_) | Action::Edit(_) => {
                if matches!(
                    action,
                    Action::Insert(_) | Action::Edit(Edit::Backspace | Edit::Delete)
                ) {
                    self.selected = 0;
                }
                return self.search.update(action, session);
            }
            _ => {}
        }
        None
    }

    fn settle(&mut self, session: &Session<'_>) {
        self.search.settle(session);
        self.selected = self.selected.min(self.choices().len().saturating_sub(1));
    }

    fn is_sound(&self, _: &Session<'_>) -> bool {
        self.at < self.open.questions().len().max(1) && self.selected < self.choices().len().max(1)
    }
}
