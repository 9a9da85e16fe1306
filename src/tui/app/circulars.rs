//! The screen of the circulars, which sets the scope: Enter takes one, Space adds one or takes it out again, the first row
//! takes all.

use super::focused::Focused;
use super::session::Session;
use super::{Behaviour, Step};
use crate::catalog::CircularId;
use crate::report::CircularsReport;
use crate::tui::action::{Action, Pane};
use crate::tui::article::Text;
use crate::tui::keymap::Context;
use crate::tui::layout::Shape;

/// The screen's state.
#[derive(Debug)]
pub(crate) struct Circulars {
    /// The selected row.
    selected: usize,
    /// The circulars, the newest first.
    circulars: Vec<CircularId>,
}

/// A row of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CircularRow {
    /// All of them.
    All,
    /// One.
    One(CircularId),
}

impl Circulars {
    /// The screen as it opens, at the newest circular in scope.
    pub(super) fn new(session: &Session<'_>) -> Self {
        let report = CircularsReport::new(session.view());
        let circulars: Vec<_> = report.circulars.iter().map(|listed| listed.id).collect();
        let newest = report.circulars.iter().position(|listed| listed.is_in_scope);
        let mut screen = Self {
            selected: 0,
            circulars,
        };
        screen.selected = screen.has_all() + newest.unwrap_or_default();
        screen
    }

    /// How many rows take all: none where there are not several.
    pub(crate) fn has_all(&self) -> usize {
        usize::from(self.circulars.len() > 1)
    }

    /// How many rows there are.
    pub(crate) fn count(&self) -> usize {
        self.has_all() + self.circulars.len()
    }

    /// The index of the selected row.
    pub(crate) fn selected(&self) -> usize {
        self.selected
    }

    /// The row at an index.
    pub(crate) fn row(&self, at: usize) -> Option<CircularRow> {
        match at.checked_sub(self.has_all()) {
            None => Some(CircularRow::All),
            Some(at) => self.circulars.get(at).copied().map(CircularRow::One),
        }
    }

    /// The selected circular, unless all are.
    fn one(&self) -> Option<CircularId> {
        match self.row(self.selected)? {
            CircularRow::One(id) => Some(id),
            CircularRow::All => None,
        }
    }

    /// Takes the selected one, or all.
    fn take(&self) -> Option<Step> {
        let circulars = match self.row(self.selected)? {
            CircularRow::All => self.circulars.clone(),
            CircularRow::One(id) => vec![id],
        };
        Some(Step::Scope {
            circulars,
            leaves: true,
        })
    }

    /// Adds the selected one to the scope, or takes it out, unless it is the last.
    fn mark(&self, session: &Session<'_>) -> Option<Step> {
        let id = self.one()?;
        let mut circulars = session.view().scope().circulars.clone();
        match circulars.iter().position(|other| *other == id) {
            Some(_) if circulars.len() == 1 => {
                return Some(Step::Tell(session.strings().last_circular.to_owned()));
            }
            Some(at) => drop(circulars.remove(at)),
            None => circulars.push(id),
        }
        Some(Step::Scope {
            circulars,
            leaves: false,
        })
    }
}

impl Behaviour for Circulars {
    fn shape(&self) -> Shape {
        Shape::Search
    }

    fn context(&self) -> Context {
        Context::Circulars
    }

    fn text(&self, _: &Session<'_>) -> (Pane, Option<Text>) {
        (Pane::Right, self.one().map(Text::Circular))
    }

    fn focused(&self, _: &Session<'_>) -> Focused {
        self.one().map_or(Focused::Nothing, Focused::Circular)
    }

    fn update(&mut self, action: Action, session: &mut Session<'_>) -> Option<Step> {
        match action {
            Action::Back => return Some(Step::Pop),
            Action::Open => return self.take(),
            Action::Mark => return self.mark(session),
            Action::Choose(Pane::Left, index) if index == self.selected => return self.take(),
            Action::Choose(Pane::Left, index) if index < self.count() => self.selected = index,
            Action::Move(motion) | Action::Scroll(_, motion) => {
                self.selected = motion.apply(self.selected, self.count());
            }
            _ => {}
        }
        None
    }

    fn is_sound(&self, _: &Session<'_>) -> bool {
        self.selected < self.count().max(1)
    }
}
