//! Which places a circular names, and how much each has of its own: what is known of a circular without reading it.
//!
//! It is kept as rows of twelve bytes, sorted by place, in which one place is looked up without reading the others.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use super::blob::Blob;
use crate::circular::Circular;
use crate::gazetteer::PlaceId;

/// Bytes of a row: the place, its categories, its awards, each as four bytes with the lowest first.
const ROW: usize = 12;

/// What a circular gives a place of its own (本级).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Named {
    /// Distinct categories.
    pub categories: u32,
    /// Awards.
    pub awards: u32,
}

/// The rows of all circulars of a cache, which are read together when one of them is first asked for.
#[derive(Debug)]
pub(super) struct Rows {
    blob: Blob,
    read: OnceLock<Option<Box<[u8]>>>,
}

impl Rows {
    pub(super) fn new(blob: Blob) -> Self {
        Self {
            blob,
            read: OnceLock::new(),
        }
    }

    /// The rows from a byte on; `None` where they are damaged.
    pub(super) fn get(&self, start: usize, length: usize) -> Option<&[u8]> {
        let all = self.read.get_or_init(|| self.blob.bytes());
        all.as_ref()?.get(start..start.checked_add(length)?)
    }
}

/// The rows of a circular.
pub(super) fn rows(circular: &Circular) -> Box<[u8]> {
    // With the category in which each was last met: categories are gone through one after another.
    let mut named: BTreeMap<PlaceId, ([u32; 2], usize)> = BTreeMap::new();
    for (at, category) in circular.categories.iter().enumerate() {
        let rolls = category.parts.iter().flat_map(|part| &part.rolls);
        let recipients = rolls.flat_map(|roll| &roll.recipients);
        for place in recipients.filter_map(|recipient| recipient.place()) {
            let ([categories, awards], last) = named.entry(place).or_insert(([0, 0], usize::MAX));
            *awards += 1;
            *categories += u32::from(*last != at);
            *last = at;
        }
    }
    let rows = named.into_iter().flat_map(|(place, ([categories, awards], _))| {
        [place.index() as u32, categories, awards].map(u32::to_le_bytes)
    });
    rows.flatten().collect()
}

/// What the rows of a circular have for a place.
pub(super) fn find(rows: &[u8], place: PlaceId) -> Option<Named> {
    let (rows, _) = rows.as_chunks::<ROW>();
    let numbers = |row: &[u8; ROW]| -> [u32; 3] {
        let (numbers, _) = row.as_chunks::<4>();
        [0, 1, 2].map(|at| numbers.get(at).copied().map_or(0, u32::from_le_bytes))
    };
    let wanted = place.index() as u32;
    let at = rows.binary_search_by_key(&wanted, |row| numbers(row)[0]).ok()?;
    let [_, categories, awards] = numbers(rows.get(at)?);
    Some(Named { categories, awards })
}
