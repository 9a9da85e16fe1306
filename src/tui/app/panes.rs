//! The screen with three panes: what it is about, which pane has the keys, and what is selected in each.

use std::collections::BTreeMap;

use crate::catalog::{AwardId, Catalog};
use crate::gazetteer::PlaceId;
use crate::tui::action::{Motion, Pane};
use crate::tui::outline::{self, Item, Outline};
use crate::tui::strings::Strings;

use super::moved;

/// What the panes are about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// A circular, by its index: its categories at the left.
    Circular(usize),
    /// A place: its awards at the left.
    Place(PlaceId),
}

/// The screen's state.
#[derive(Debug)]
pub struct Panes {
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

impl Panes {
    /// The screen as it opens.
    pub fn new(subject: Subject) -> Self {
        Self {
            subject,
            focus: Pane::Left,
            left: 0,
            top: 0,
            recipients: BTreeMap::new(),
        }
    }

    /// The list at the left.
    pub fn left_outline<'a>(&self, catalog: &'a Catalog, strings: &Strings) -> Outline<'a> {
        match self.subject {
            Subject::Circular(circular) => outline::categories(catalog, circular),
            Subject::Place(place) => outline::awards_of_place(catalog, place, strings),
        }
    }

    /// The list in the middle: the recipients of the selected category, or of the selected award's part.
    pub fn middle_outline<'a>(&self, catalog: &'a Catalog, strings: &Strings) -> Outline<'a> {
        match (self.subject, self.left_outline(catalog, strings).item(self.left)) {
            (Subject::Circular(circular), Some(Item::Category(category))) => {
                outline::recipients(catalog, circular, category, None)
            }
            (_, Some(Item::Award(id))) => {
                let award = catalog.award(id);
                outline::recipients(
                    catalog,
                    award.circular_index,
                    award.category_index,
                    Some(award.part_index),
                )
            }
            _ => Outline::default(),
        }
    }

    /// The selected item in the middle: the one chosen, else the selected award itself, else the first.
    pub fn middle(&self, catalog: &Catalog, strings: &Strings) -> usize {
        let chosen = self.recipients.get(&self.left).copied();
        chosen
            .or_else(|| self.selected_award_position(catalog, strings))
            .unwrap_or_default()
    }

    fn selected_award_position(&self, catalog: &Catalog, strings: &Strings) -> Option<usize> {
        match self.left_outline(catalog, strings).item(self.left)? {
            Item::Award(id) => self.middle_outline(catalog, strings).position(id),
            Item::Category(_) => None,
        }
    }

    /// The award whose measure is shown.
    pub fn award(&self, catalog: &Catalog, strings: &Strings) -> Option<AwardId> {
        match self
            .middle_outline(catalog, strings)
            .item(self.middle(catalog, strings))?
        {
            Item::Award(id) => Some(id),
            Item::Category(_) => None,
        }
    }

    /// Whether what is selected is in its list, in each list that has items.
    pub(super) fn is_sound(&self, catalog: &Catalog, strings: &Strings) -> bool {
        let within = |at: usize, outline: &Outline<'_>| at < outline.count().max(1);
        within(self.left, &self.left_outline(catalog, strings))
            && within(
                self.middle(catalog, strings),
                &self.middle_outline(catalog, strings),
            )
    }

    /// Moves in one of the panes: the selection in a list, the text at the right.
    pub(super) fn move_in(
        &mut self,
        pane: Pane,
        motion: Motion,
        page: usize,
        catalog: &Catalog,
        strings: &Strings,
    ) {
        match pane {
            Pane::Left => {
                let count = self.left_outline(catalog, strings).count();
                self.choose_left(moved(self.left, count, motion, page));
            }
            Pane::Middle => {
                let count = self.middle_outline(catalog, strings).count();
                let to = moved(self.middle(catalog, strings), count, motion, page);
                self.choose_middle(to, catalog, strings);
            }
            Pane::Right => self.top = moved(self.top, usize::MAX, motion, page),
        }
    }

    /// Selects an item of a list, and gives its pane the keys.
    pub(super) fn choose(&mut self, pane: Pane, index: usize, catalog: &Catalog, strings: &Strings) {
        self.focus = pane;
        match pane {
            Pane::Left if index < self.left_outline(catalog, strings).count() => self.choose_left(index),
            Pane::Middle if index < self.middle_outline(catalog, strings).count() => {
                self.choose_middle(index, catalog, strings);
            }
            _ => {}
        }
    }

    fn choose_left(&mut self, index: usize) {
        if index != self.left {
            self.left = index;
            self.top = 0;
        }
    }

    fn choose_middle(&mut self, index: usize, catalog: &Catalog, strings: &Strings) {
        if index != self.middle(catalog, strings) {
            self.recipients.insert(self.left, index);
            self.top = 0;
        }
    }
}
