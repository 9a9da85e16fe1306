//! The screen of the departments: at the left all of them, in the middle the measures of the selected one, at the right
//! what is given to whom, and what is due by when.

use super::focused::Focused;
use super::panes::Panes;
use super::session::Session;
use super::{Behaviour, Screen, Step};
use crate::catalog::View;
use crate::circular::Decimal;
use crate::report::{DepartmentInCircular, DepartmentMeasure, DepartmentReport};
use crate::tui::action::{Action, Direction, Motion, Pane};
use crate::tui::article::Text;
use crate::tui::keymap::Context;
use crate::tui::layout::Shape;

/// The screen's state.
#[derive(Debug)]
pub(crate) struct Departments {
    /// The pane that has the keys.
    pub focus: Pane,
    /// All departments, in the order in which the circulars first name them.
    rows: Vec<Row>,
    /// The selected one.
    pub left: usize,
    /// Its selected measure, counted over all circulars.
    pub middle: usize,
}

/// One department in the list.
#[derive(Debug)]
pub(crate) struct Row {
    /// Its name as printed.
    pub name: String,
    /// How many circulars name it.
    pub circulars: usize,
    /// What it has in the only circular; nothing where several name it, over which nothing is added up.
    pub sums: Option<Sums>,
}

/// What a department has in one circular.
#[derive(Debug)]
pub(crate) struct Sums {
    pub measures: usize,
    pub recipients: usize,
    /// The money that is stated, with its unit; nothing where none is, or in several units.
    pub money: Option<(Decimal, String)>,
}

impl Sums {
    fn new(said: &DepartmentInCircular<'_>) -> Self {
        let is_money = |(unit, ..): &&(&str, Decimal, usize)| unit.ends_with('元');
        let mut money = said.stated.iter().filter(is_money);
        let only = money.next().filter(|_| money.next().is_none());
        Self {
            measures: said.measures.len(),
            recipients: said.totals.recipients(),
            money: only.map(|(unit, sum, _)| (*sum, (*unit).to_owned())),
        }
    }
}

impl Departments {
    /// The screen as it opens.
    pub(super) fn new(session: &Session<'_>) -> Self {
        let rows = DepartmentReport::all(session.view())
            .into_iter()
            .map(|report| Row {
                name: report.name.to_owned(),
                circulars: report.circulars.len(),
                sums: match report.circulars.as_slice() {
                    [said] => Some(Sums::new(said)),
                    _ => None,
                },
            });
        Self {
            focus: Pane::Left,
            rows: rows.collect(),
            left: 0,
            middle: 0,
        }
    }

    /// All departments.
    pub(crate) fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// What the circulars have for the selected one.
    pub(crate) fn selected<'a>(&'a self, view: &'a View<'_>) -> Option<DepartmentReport<'a>> {
        let row = self.rows.get(self.left)?;
        Some(DepartmentReport::new(view, &row.name))
    }

    /// How many measures the selected one has.
    fn measures(&self, view: &View<'_>) -> usize {
        let report = self.selected(view);
        let circulars = report.iter().flat_map(|report| &report.circulars);
        circulars.map(|said| said.measures.len()).sum()
    }

    /// Does something with the selected measure.
    fn with_measure<T>(&self, view: &View<'_>, take: impl Fn(&DepartmentMeasure<'_>) -> T) -> Option<T> {
        let report = self.selected(view)?;
        let mut measures = report.circulars.iter().flat_map(|said| &said.measures);
        measures.nth(self.middle).map(take)
    }

    fn move_in(&mut self, pane: Pane, motion: Motion, session: &Session<'_>) {
        match pane {
            Pane::Left => self.choose_left(motion.apply(self.left, self.rows.len())),
            Pane::Middle => self.middle = motion.apply(self.middle, self.measures(session.view())),
            Pane::Right | Pane::Far => {}
        }
    }

    fn choose_left(&mut self, index: usize) {
        if index != self.left {
            (self.left, self.middle) = (index, 0);
        }
    }

    /// Selects an item, and gives its pane the keys; what is selected there already is opened.
    fn choose(&mut self, pane: Pane, index: usize, session: &Session<'_>) -> Option<Step> {
        let (selected, count) = match pane {
            Pane::Left => (self.left, self.rows.len()),
            Pane::Middle => (self.middle, self.measures(session.view())),
            Pane::Right | Pane::Far => return None,
        };
        if index >= count {
            return None;
        }
        if self.focus == pane && index == selected {
            return self.open(session);
        }
        match pane {
            Pane::Left => self.choose_left(index),
            _ => self.middle = index,
        }
        self.focus = pane;
        None
    }

    /// Goes on to the measures; from there to the category.
    fn open(&mut self, session: &Session<'_>) -> Option<Step> {
        if self.focus == Pane::Left {
            self.focus = Pane::Middle;
            return None;
        }
        let category = self.with_measure(session.view(), |of| of.category)?;
        Some(Step::Push(Screen::Panes(Panes::at_category(category))))
    }
}

impl Behaviour for Departments {
    fn shape(&self) -> Shape {
        Shape::Panes {
            focus: self.focus,
            of_place: false,
        }
    }

    fn context(&self) -> Context {
        Context::Panes
    }

    fn focus(&self) -> Pane {
        self.focus
    }

    fn text(&self, _: &Session<'_>) -> (Pane, Option<Text>) {
        let text = Text::Measure {
            department: self.left,
            measure: self.middle,
        };
        (Pane::Right, (!self.rows.is_empty()).then_some(text))
    }

    fn focused(&self, session: &Session<'_>) -> Focused {
        let focused = self.with_measure(session.view(), |of| match of.awards().next() {
            Some(award) => Focused::Part(award),
            None => Focused::Category(of.category),
        });
        focused.unwrap_or(Focused::Nothing)
    }

    fn update(&mut self, action: Action, session: &mut Session<'_>) -> Option<Step> {
        match action {
            Action::Back if self.focus == Pane::Left => return Some(Step::Pop),
            Action::Back => self.focus = self.focus.towards(Direction::Left),
            Action::Open => return self.open(session),
            Action::Choose(pane, index) => return self.choose(pane, index, session),
            Action::Move(motion) => self.move_in(self.focus, motion, session),
            Action::Scroll(pane, motion) => self.move_in(pane, motion, session),
            Action::Focus(direction) => self.focus = self.focus.towards(direction),
            Action::FocusOn(pane) => self.focus = pane,
            _ => {}
        }
        None
    }

    fn rescope(&mut self, session: &Session<'_>) {
        let name = self.rows.get(self.left).map(|row| row.name.clone());
        *self = Self::new(session);
        let same = self.rows.iter().position(|row| Some(&row.name) == name.as_ref());
        self.left = same.unwrap_or_default();
    }

    fn is_sound(&self, session: &Session<'_>) -> bool {
        self.left < self.rows.len().max(1) && self.middle < self.measures(session.view()).max(1)
    }
}
