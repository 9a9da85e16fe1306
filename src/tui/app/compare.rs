//! Places beside one another: which row and which of the places is selected.

use super::panes::{Panes, Subject};
use super::session::Session;
use super::{Behaviour, Screen, Step};
use crate::catalog::{CategoryId, Scope};
use crate::gazetteer::PlaceId;
use crate::report::{ComparedInCircular, PlaceComparison};
use crate::tui::action::{Action, Direction, Pane};
use crate::tui::article::Text;
use crate::tui::keymap::Context;
use crate::tui::layout::Shape;

/// What each place has in all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Total {
    Categories,
    Awards,
    /// Of those within it, apart.
    Within,
    Money,
}

impl Total {
    /// All of them, in their order.
    pub(crate) const ALL: [Self; 4] = [Self::Categories, Self::Awards, Self::Within, Self::Money];
}

/// A row of the comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CompareLine {
    /// What each place has in all.
    Total(Total),
    /// A category, with its position among the rows; none where none of the places has it.
    Category(CategoryId, Option<usize>),
}

/// The screen's state.
#[derive(Debug)]
pub(crate) struct Compare {
    /// What is shown.
    pub report: PlaceComparison,
    /// What the report was made of.
    scope: Scope,
    /// The selected row, counted over all circulars: totals, the categories that any of the places has, those that none
    /// has.
    pub row: usize,
    /// The selected place.
    pub column: usize,
}

impl Compare {
    /// The marked places put beside one another on top, or that there are too few.
    pub(super) fn step(session: &Session<'_>) -> Step {
        match session.marks() {
            marks if marks.len() < PlaceComparison::PLACES.0 => {
                Step::Tell(session.strings().sheets.too_few_marks.to_owned())
            }
            marks => Step::Push(Screen::Compare(Self::new(session, marks))),
        }
    }

    /// These places beside one another.
    pub(super) fn new(session: &Session<'_>, places: &[PlaceId]) -> Self {
        Self {
            report: PlaceComparison::new(session.view(), places),
            scope: session.view().scope().clone(),
            row: 0,
            column: 0,
        }
    }

    /// How many rows there are.
    fn count(&self) -> usize {
        let circulars = self.report.circulars.iter();
        circulars.map(rows_of).sum()
    }

    /// The row at an index, and of which circular it is.
    pub(crate) fn line(&self, mut at: usize) -> Option<(&ComparedInCircular, CompareLine)> {
        let mut circulars = self.report.circulars.iter();
        let said = circulars.find(|said| {
            let rows = rows_of(said);
            let is_here = at < rows;
            if !is_here {
                at -= rows;
            }
            is_here
        })?;
        let totals = Total::ALL.len();
        let line = match at.checked_sub(totals) {
            None => CompareLine::Total(*Total::ALL.get(at)?),
            Some(at) => match at.checked_sub(said.rows.len()) {
                None => CompareLine::Category(said.rows.get(at)?.category, Some(at)),
                Some(at) => CompareLine::Category(*said.nobodys.get(at)?, None),
            },
        };
        Some((said, line))
    }

    /// The category of the selected row.
    fn category(&self) -> Option<CategoryId> {
        match self.line(self.row)?.1 {
            CompareLine::Category(id, _) => Some(id),
            CompareLine::Total(_) => None,
        }
    }

    /// Takes the selected place and its mark out, as long as two are left.
    fn remove(&mut self, session: &mut Session<'_>) {
        if self.report.places.len() <= PlaceComparison::PLACES.0 {
            return;
        }
        let mut places = self.report.places.clone();
        session.unmark(places.remove(self.column));
        self.report = PlaceComparison::new(session.view(), &places);
        self.column = self.column.min(places.len().saturating_sub(1));
        self.row = self.row.min(self.count().saturating_sub(1));
    }

    /// Opens the selected place, at its first award in the selected category if it has one.
    fn open(&self, session: &Session<'_>) -> Option<Step> {
        let place = *self.report.places.get(self.column)?;
        let mut panes = Panes::new(Subject::Place(place));
        let awards = session.view().awards_of(place).iter();
        let category = self.category();
        let mut of_category = awards.map(|id| Some(session.view().award(*id).category_id) == category);
        if self.report.circulars.len() == 1 {
            panes.left = of_category.position(|is_it| is_it).unwrap_or_default();
        }
        Some(Step::Push(Screen::Panes(panes)))
    }
}

/// How many rows a circular has.
fn rows_of(said: &ComparedInCircular) -> usize {
    Total::ALL.len() + said.rows.len() + said.nobodys.len()
}

impl Behaviour for Compare {
    fn shape(&self) -> Shape {
        Shape::Sheet
    }

    fn context(&self) -> Context {
        Context::Compare
    }

    fn text(&self, _: &Session<'_>) -> (Pane, Option<Text>) {
        (Pane::Far, None)
    }

    fn update(&mut self, action: Action, session: &mut Session<'_>) -> Option<Step> {
        let places = self.report.places.len();
        match action {
            Action::Back => return Some(Step::Pop),
            Action::Open => return self.open(session),
            Action::Undo => self.remove(session),
            Action::Choose(_, index) if index == self.row => return self.open(session),
            Action::Choose(_, index) if index < self.count() => self.row = index,
            Action::SortBy(column) if column < places => self.column = column,
            Action::Move(motion) | Action::Scroll(_, motion) => {
                self.row = motion.apply(self.row, self.count())
            }
            Action::Focus(direction) => {
                self.column = match direction {
                    Direction::Left => self.column.saturating_sub(1),
                    Direction::Right => (self.column + 1).min(places.saturating_sub(1)),
                    Direction::Next => (self.column + 1) % places.max(1),
                    Direction::Previous => (self.column + places.saturating_sub(1)) % places.max(1),
                }
            }
            _ => {}
        }
        None
    }

    fn settle(&mut self, session: &Session<'_>) {
        if self.scope != *session.view().scope() {
            *self = Self::new(session, &self.report.places);
        }
    }

    fn is_sound(&self, _: &Session<'_>) -> bool {
        self.row < self.count().max(1) && self.column < self.report.places.len()
    }
}
