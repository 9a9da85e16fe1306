//! The table of places: what they must meet, in which order they stand, which is selected; beside it the conditions, each
//! with what can be asked for.

use super::panes::{Panes, Subject};
use super::session::Session;
use super::{Behaviour, Screen, Step};
use crate::catalog::Scope;
use crate::gazetteer::PlaceId;
use crate::report::{self, Condition, Order, PlaceColumn};
use crate::tui::action::{Action, Direction, Motion, Pane};
use crate::tui::article::Text;
use crate::tui::conditions::{self, Question};
use crate::tui::keymap::Context;
use crate::tui::layout::Shape;

/// The screen's state.
#[derive(Debug)]
pub(crate) struct Places {
    /// What is shown; its conditions stand in the order in which they were set.
    pub report: report::Places,
    /// What the report was made of.
    scope: Scope,
    /// The pane that has the keys: the table or the conditions.
    pub focus: Pane,
    /// The selected row of the table.
    pub selected: usize,
    /// The selected question of the conditions.
    pub question: usize,
    /// What can be asked for, while the answers to that question are listed.
    pub answers: Option<Answers>,
}

/// The answers to a question, one of them selected.
#[derive(Debug)]
pub(crate) struct Answers {
    /// They, the first of which asks for nothing.
    pub conditions: Vec<Option<Condition>>,
    /// The selected one.
    pub selected: usize,
}

impl Places {
    /// The table of all places put on top.
    pub(super) fn step(session: &Session<'_>) -> Step {
        Step::Push(Screen::Places(Self {
            report: report::Places::new(session.view(), Vec::new(), Order::default()),
            scope: session.view().scope().clone(),
            focus: Pane::Left,
            selected: 0,
            question: 0,
            answers: None,
        }))
    }

    /// Asks anew, and goes to the first place.
    fn ask(&mut self, conditions: Vec<Condition>, order: Order, session: &Session<'_>) {
        self.report = report::Places::new(session.view(), conditions, order);
        self.selected = 0;
    }

    /// What is asked for in answer to a question.
    pub(crate) fn answer(&self, question: Question) -> Option<&Condition> {
        let mut conditions = self.report.conditions.iter();
        conditions.find(|condition| Question::of(condition) == question)
    }

    /// The selected place.
    pub(crate) fn place(&self) -> Option<PlaceId> {
        self.report.entries.get(self.selected).map(|entry| entry.place)
    }

    fn question(&self) -> Question {
        Question::ALL
            .get(self.question)
            .copied()
            .unwrap_or(Question::Kind)
    }

    /// Sets the answer to a question, behind those of others.
    fn set(&mut self, question: Question, answer: Option<Condition>, session: &Session<'_>) {
        let mut conditions = std::mem::take(&mut self.report.conditions);
        conditions.retain(|condition| Question::of(condition) != question);
        conditions.extend(answer);
        self.ask(conditions, self.report.order, session);
    }

    /// The answers to the selected question, and which of them is given.
    fn answers(&self, session: &Session<'_>) -> Answers {
        let conditions = conditions::answers(session.view(), self.question());
        let given = self.answer(self.question());
        let selected = conditions.iter().position(|answer| answer.as_ref() == given);
        Answers {
            conditions,
            selected: selected.unwrap_or_default(),
        }
    }

    /// Gives the selected question the next answer, or the one before.
    fn turn(&mut self, steps: isize, session: &Session<'_>) {
        let mut answers = self.answers(session);
        let to = Motion::By(steps).apply(answers.selected, answers.conditions.len());
        let answer = answers.conditions.swap_remove(to);
        self.set(self.question(), answer, session);
    }

    /// Takes a condition away: the selected one, or from the table the last.
    fn undo(&mut self, session: &Session<'_>) {
        self.answers = None;
        if self.focus == Pane::Middle {
            self.set(self.question(), None, session);
        } else if !self.report.conditions.is_empty() {
            let mut conditions = std::mem::take(&mut self.report.conditions);
            conditions.pop();
            self.ask(conditions, self.report.order, session);
        }
    }

    fn sort_by(&mut self, order: Order, session: &Session<'_>) {
        let conditions = std::mem::take(&mut self.report.conditions);
        self.ask(conditions, order, session);
    }

    /// Sorts by the column beside that which is sorted by.
    fn sort_beside(&mut self, steps: isize, session: &Session<'_>) {
        let columns = PlaceColumn::ALL;
        let at = columns.iter().position(|column| *column == self.report.order.by);
        let to = Motion::By(steps).apply(at.unwrap_or_default(), columns.len());
        if let Some(column) = columns.get(to).filter(|column| **column != self.report.order.by) {
            self.sort_by(Order::by(*column), session);
        }
    }

    fn open(&mut self, session: &Session<'_>) -> Option<Step> {
        match (self.focus, self.answers.take()) {
            (Pane::Middle, Some(mut answers)) => {
                let answer = answers.conditions.swap_remove(answers.selected);
                self.set(self.question(), answer, session);
                None
            }
            (Pane::Middle, None) => {
                self.answers = Some(self.answers(session));
                None
            }
            _ => {
                let place = self.place()?;
                Some(Step::Push(Screen::Panes(Panes::new(Subject::Place(place)))))
            }
        }
    }

    fn back(&mut self) -> Option<Step> {
        if self.answers.take().is_some() {
            return None;
        }
        if self.focus == Pane::Left {
            return Some(Step::Pop);
        }
        self.focus = Pane::Left;
        None
    }

    fn move_in(&mut self, pane: Pane, motion: Motion) {
        match (pane, &mut self.answers) {
            (Pane::Left, _) => self.selected = motion.apply(self.selected, self.report.entries.len()),
            (Pane::Middle, Some(answers)) => {
                answers.selected = motion.apply(answers.selected, answers.conditions.len());
            }
            (Pane::Middle, None) => self.question = motion.apply(self.question, Question::ALL.len()),
            (Pane::Right | Pane::Far, _) => {}
        }
    }

    /// Selects an item of a pane, and gives the pane the keys; the selected one is opened.
    fn choose(&mut self, pane: Pane, index: usize, session: &Session<'_>) -> Option<Step> {
        if !matches!(pane, Pane::Left | Pane::Middle) {
            return None;
        }
        let had_keys = std::mem::replace(&mut self.focus, pane) == pane;
        let (selected, count) = match (pane, &mut self.answers) {
            (Pane::Left, _) => (&mut self.selected, self.report.entries.len()),
            (_, Some(answers)) => (&mut answers.selected, answers.conditions.len()),
            (_, None) => (&mut self.question, Question::ALL.len()),
        };
        if index >= count {
            return None;
        }
        let was_selected = std::mem::replace(selected, index) == index;
        // What can be asked for needs no second click.
        if (had_keys && was_selected) || pane == Pane::Middle {
            return self.open(session);
        }
        None
    }
}

impl Behaviour for Places {
    fn shape(&self) -> Shape {
        Shape::Places { focus: self.focus }
    }

    fn context(&self) -> Context {
        Context::Places
    }

    fn focus(&self) -> Pane {
        self.focus
    }

    fn text(&self, _: &Session<'_>) -> (Pane, Option<Text>) {
        (Pane::Right, self.place().map(Text::Place))
    }

    fn place(&self, _: &Session<'_>) -> Option<PlaceId> {
        Places::place(self)
    }

    fn update(&mut self, action: Action, session: &mut Session<'_>) -> Option<Step> {
        let in_table = self.focus == Pane::Left;
        match action {
            Action::Back => return self.back(),
            Action::Open => return self.open(session),
            Action::Undo => self.undo(session),
            Action::Mark if in_table => return Some(session.toggle_mark(self.place()?)),
            Action::Choose(pane, index) => return self.choose(pane, index, session),
            Action::SortBy(at) => {
                let column = *PlaceColumn::ALL.get(at)?;
                let order = self.report.order;
                let order = if order.by == column {
                    order.reversed()
                } else {
                    Order::by(column)
                };
                self.sort_by(order, session);
            }
            Action::Reverse => self.sort_by(self.report.order.reversed(), session),
            Action::Move(motion) => self.move_in(self.focus, motion),
            Action::Scroll(pane, motion) => self.move_in(pane, motion),
            Action::Focus(Direction::Next | Direction::Previous) => {
                self.answers = None;
                self.focus = if in_table { Pane::Middle } else { Pane::Left };
            }
            Action::Focus(direction) => {
                let steps = if direction == Direction::Left { -1 } else { 1 };
                match (in_table, &self.answers) {
                    (true, _) => self.sort_beside(steps, session),
                    (false, None) => self.turn(steps, session),
                    (false, Some(_)) => {}
                }
            }
            Action::FocusOn(pane @ (Pane::Left | Pane::Middle)) => self.focus = pane,
            _ => {}
        }
        None
    }

    fn settle(&mut self, session: &Session<'_>) {
        let scope = session.view().scope();
        if self.scope != *scope {
            self.scope = scope.clone();
            self.answers = None;
            // Categories and departments are of circulars that may be out of scope now.
            self.ask(Vec::new(), self.report.order, session);
        }
    }

    fn is_sound(&self, _: &Session<'_>) -> bool {
        let answers = self.answers.as_ref();
        self.selected < self.report.entries.len().max(1)
            && self.question < Question::ALL.len()
            && answers.is_none_or(|answers| answers.selected < answers.conditions.len())
    }
}
