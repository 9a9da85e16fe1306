//! Which places a circular names, and how much each has of its own: what is known of a circular without reading it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::circular::Circular;
use crate::gazetteer::PlaceId;

/// What a circular gives a place of its own (本级).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Named {
    /// The place.
    pub place: PlaceId,
    /// Distinct categories.
    pub categories: u32,
    /// Awards.
    pub awards: u32,
}

impl Named {
    /// The places that a circular names, in their order.
    pub fn of(circular: &Circular) -> Vec<Self> {
        // With the category in which each was last met: categories are gone through one after another.
        let mut named: BTreeMap<PlaceId, (Self, usize)> = BTreeMap::new();
        for (at, category) in circular.categories.iter().enumerate() {
            let rolls = category.parts.iter().flat_map(|part| &part.rolls);
            let recipients = rolls.flat_map(|roll| &roll.recipients);
            for place in recipients.filter_map(|recipient| recipient.place()) {
                let none = Self {
                    place,
                    categories: 0,
                    awards: 0,
                };
                let (named, last) = named.entry(place).or_insert((none, usize::MAX));
                named.awards += 1;
                named.categories += u32::from(*last != at);
                *last = at;
            }
        }
        named.into_values().map(|(named, _)| named).collect()
    }
}
