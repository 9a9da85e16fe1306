//! The screen with three panes: what it is about, which pane has the keys, and what is selected in each.

use std::collections::BTreeMap;

use crate::catalog::{AwardId, CircularId, View};
use crate::gazetteer::PlaceId;
use crate::tui::action::{Motion, Pane};
use crate::tui::outline::{self, Item, Outline};
use crate::tui::strings::Strings;

use super::moved;

/// What the panes are about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Subject {
    /// A circular, if there is one: its categories at the left.
    Circular(Option<CircularId>),
    /// A place: its awards at the left.
    Place(PlaceId),
}

/// The screen's state.
#[derive(Debug)]
pub(crate) struct Panes {
    /// What it is about.
    pub subject: Subject,
    /// The pane that has the keys.
    pub focus: Pane,
    /// The selected item at the left.
    pub left: usize,
    /// The first line shown of the text at the right.
    pub top: usize,
    /// The selected recipient for each item at the left at which one was chosen.
    recipients: BTreeMap<usize, usize>,
}

/// What the panes list, built anew whenever it is needed.
#[derive(Debug)]
pub(crate) struct Lists<'c> {
    /// The list at the left.
    pub left: Outline<'c>,
    /// The recipients of the selected category, or of the selected award's part.
    pub middle: Outline<'c>,
    /// The selected item in the middle: the one chosen, else the selected award itself, else the first.
    pub selected: usize,
}

impl Lists<'_> {
    /// The award whose measure is shown.
    pub(crate) fn award(&self) -> Option<AwardId> {
        match self.middle.item(self.selected)? {
            Item::Award(id) => Some(id),
            Item::Category(_) => None,
        }
    }
}

impl Panes {
    /// The screen as it opens.
    pub(crate) fn new(subject: Subject) -> Self {
        Self {
            subject,
            focus: Pane::Left,
            left: 0,
            top: 0,
            recipients: BTreeMap::new(),
        }
    }

    /// What the panes list.
    pub(crate) fn lists<'c>(&self, view: &'c View<'_>, strings: &Strings) -> Lists<'c> {
        let left = match self.subject {
            Subject::Circular(Some(circular)) => outline::categories(view, circular),
            Subject::Circular(None) => Outline::default(),
            Subject::Place(place) => outline::awards_of_place(view, place, strings),
        };
        let at = left.item(self.left);
        let middle = match (self.subject, at) {
            (Subject::Circular(_), Some(Item::Category(category))) => {
                outline::recipients(view, category, None)
            }
            (_, Some(Item::Award(id))) => {
                let award = view.award(id);
                outline::recipients(view, award.category_id, Some(award.part_index))
            }
            _ => Outline::default(),
        };
        let itself = || match at? {
            Item::Award(id) => middle.position(id),
            Item::Category(_) => None,
        };
        let chosen = self.recipients.get(&self.left).copied();
        Lists {
            selected: chosen.or_else(itself).unwrap_or_default(),
            left,
            middle,
        }
    }

    /// Whether what is selected is in its list, in each list that has items: for the tests.
    pub(super) fn is_sound(&self, view: &View<'_>, strings: &Strings) -> bool {
        let lists = self.lists(view, strings);
        let within = |at: usize, outline: &Outline<'_>| at < outline.count().max(1);
        within(self.left, &lists.left) && within(lists.selected, &lists.middle)
    }

    /// Moves in one of the panes: the selection in a list, the text at the right.
    pub(super) fn move_in(
        &mut self,
        pane: Pane,
        motion: Motion,
        page: usize,
        view: &View<'_>,
        strings: &Strings,
    ) {
        let lists = self.lists(view, strings);
        match pane {
            Pane::Left => self.choose_left(moved(self.left, lists.left.count(), motion, page)),
            Pane::Middle => {
                let to = moved(lists.selected, lists.middle.count(), motion, page);
                self.choose_middle(to, lists.selected);
            }
            Pane::Right => self.top = moved(self.top, usize::MAX, motion, page),
        }
    }

    /// The selected item of a pane's list.
    pub(super) fn selected(&self, pane: Pane, view: &View<'_>, strings: &Strings) -> Option<usize> {
        match pane {
            Pane::Left => Some(self.left),
            Pane::Middle => Some(self.lists(view, strings).selected),
            Pane::Right => None,
        }
    }

    /// Selects an item of a list, and gives its pane the keys.
    pub(super) fn choose(&mut self, pane: Pane, index: usize, view: &View<'_>, strings: &Strings) {
        self.focus = pane;
        let lists = self.lists(view, strings);
        match pane {
            Pane::Left if index < lists.left.count() => self.choose_left(index),
            Pane::Middle if index < lists.middle.count() => self.choose_middle(index, lists.selected),
            _ => {}
        }
    }

    fn choose_left(&mut self, index: usize) {
        if index != self.left {
            self.left = index;
            self.top = 0;
        }
    }

    fn choose_middle(&mut self, index: usize, selected: usize) {
        if index != selected {
            self.recipients.insert(self.left, index);
            self.top = 0;
        }
    }
}
