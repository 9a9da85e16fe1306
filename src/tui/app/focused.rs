//! What a screen is about at the moment: from everywhere its source can be shown, and it can be copied.

use crate::catalog::{AwardId, CategoryId, CircularId, View};
use crate::circular::Lines;
use crate::gazetteer::PlaceId;
use crate::report::Passage;

/// What a screen is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Focused {
    /// Nothing but what is in scope.
    Nothing,
    /// A circular.
    Circular(CircularId),
    /// A category with all of its lists.
    Category(CategoryId),
    /// An award: its list and its measures.
    Award(AwardId),
    /// A recipient: its award, and first of all itself.
    Recipient(AwardId),
    /// The part of a category that an award is of: its lists and its measures.
    Part(AwardId),
    /// A place, by what it has of its own.
    Place(PlaceId),
}

impl Focused {
    /// The circular whose text has it, the newest of several; none where the scope has none.
    pub(super) fn circular(self, view: &View<'_>) -> Option<CircularId> {
        let newest = view.circulars().next().map(|(id, _)| id);
        match self {
            Self::Nothing => newest,
            Self::Circular(id) => Some(id),
            Self::Category(id) => Some(id.circular),
            Self::Award(id) | Self::Recipient(id) | Self::Part(id) => {
                Some(view.award(id).category_id.circular)
            }
            Self::Place(place) => {
                let awards = view.awards_of(place).iter();
                let circulars = awards.map(|id| view.award(*id).category_id.circular);
                let mut in_order = view.circulars().map(|(id, _)| id);
                let named: Vec<_> = circulars.collect();
                in_order.find(|id| named.contains(id)).or(newest)
            }
        }
    }

    /// Where in its circular's text it stands.
    pub(super) fn passages(self, view: &View<'_>) -> Vec<Passage> {
        match self {
            Self::Nothing | Self::Circular(_) => Vec::new(),
            Self::Category(id) => vec![Passage::Category(id)],
            Self::Award(id) | Self::Recipient(id) => vec![Passage::Award(id)],
            Self::Part(id) => {
                let part = view.award(id).part;
                let rolls = part.rolls.iter().filter_map(|roll| roll.lines);
                let measures = part.measures.iter().filter_map(|measure| measure.lines);
                let lines = rolls.chain(measures).reduce(Lines::through);
                lines.into_iter().map(Passage::Lines).collect()
            }
            Self::Place(place) => {
                let circular = self.circular(view);
                let awards = view.awards_of(place).iter().copied();
                let of_it = awards.filter(|id| Some(view.award(*id).category_id.circular) == circular);
                of_it.map(Passage::Award).collect()
            }
        }
    }
}
