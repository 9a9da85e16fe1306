//! The tables by which places are looked up, and the tree that they are: none needs a place to be read.

use serde::{Deserialize, Serialize};

use super::{GazetteerError, Kind, Place, PlaceId};

/// The tables of a gazetteer.
#[derive(Clone, Debug)]
pub(super) struct Tables {
    /// The kind of each place, and what it is in.
    pub(super) kinds: Vec<Kind>,
    pub(super) parents: Vec<Option<PlaceId>>,
    /// The places by key, and by full name.
    pub(super) by_key: Vec<PlaceId>,
    pub(super) by_full_name: Vec<PlaceId>,
    /// The children of each place, in the order of the files, and where those of each begin; one entry more than
    /// there are places.
    children: Vec<PlaceId>,
    child_starts: Vec<u32>,
}

/// Tables as they are stored: numbers of four bytes, the lowest first, which are read several times faster than numbers
/// of as many bytes as each needs.
#[derive(Serialize, Deserialize)]
pub(super) struct StoredTables<'a> {
    kinds: &'a [u8],
    parents: &'a [u8],
    by_key: &'a [u8],
    by_full_name: &'a [u8],
    children: &'a [u8],
    child_starts: &'a [u8],
}

/// What is stored for no parent.
const NONE: u32 = u32::MAX;

impl Tables {
    pub(super) fn of(places: &[Place]) -> Result<Self, GazetteerError> {
        let (child_starts, children) = group_by_parent(places);
        Ok(Self {
            kinds: places.iter().map(|place| place.kind).collect(),
            parents: places.iter().map(|place| place.parent).collect(),
            by_key: sorted(places, "key", |place| &place.key)?,
            by_full_name: sorted(places, "full_name", |place| &place.full_name)?,
            children,
            child_starts,
        })
    }

    pub(super) fn children(&self, id: PlaceId) -> &[PlaceId] {
        let start = self.child_starts[id.index()] as usize;
        let end = self.child_starts[id.index() + 1] as usize;
        &self.children[start..end]
    }

    /// Adds a place behind the others: its kind, what it is in, and where it stands by key and by full name.
    pub(super) fn push(&mut self, kind: Kind, parent: PlaceId, by_key: usize, by_full_name: usize) {
        let id = PlaceId(self.kinds.len() as u32);
        self.kinds.push(kind);
        self.parents.push(Some(parent));
        self.by_key.insert(by_key, id);
        self.by_full_name.insert(by_full_name, id);
        self.children
            .insert(self.child_starts[parent.index() + 1] as usize, id);
        for start in self.child_starts.iter_mut().skip(parent.index() + 1) {
            *start += 1;
        }
        self.child_starts.push(self.children.len() as u32);
    }

    /// Gives the stored form to `write`.
    pub(super) fn store<T>(&self, write: impl FnOnce(&StoredTables<'_>) -> T) -> T {
        let ids = |ids: &[PlaceId]| to_bytes(ids.iter().map(|id| id.0));
        write(&StoredTables {
            kinds: &self.kinds.iter().map(|kind| *kind as u8).collect::<Vec<_>>(),
            parents: &to_bytes(self.parents.iter().map(|parent| parent.map_or(NONE, |id| id.0))),
            by_key: &ids(&self.by_key),
            by_full_name: &ids(&self.by_full_name),
            children: &ids(&self.children),
            child_starts: &to_bytes(self.child_starts.iter().copied()),
        })
    }

    /// Reads the stored form. A kind that there is not is a base: only what [`Tables::store`] gave is read.
    pub(super) fn from_stored(stored: &StoredTables<'_>) -> Self {
        let ids = |bytes| numbers(bytes).map(PlaceId).collect();
        let kinds = stored.kinds.iter();
        Self {
            kinds: kinds
                .map(|kind| Kind::ALL.get(usize::from(*kind)).copied().unwrap_or(Kind::Base))
                .collect(),
            parents: numbers(stored.parents)
                .map(|id| (id != NONE).then_some(PlaceId(id)))
                .collect(),
            by_key: ids(stored.by_key),
            by_full_name: ids(stored.by_full_name),
            children: ids(stored.children),
            child_starts: numbers(stored.child_starts).collect(),
        }
    }
}

/// Numbers as they are stored.
pub(super) fn to_bytes(numbers: impl Iterator<Item = u32>) -> Vec<u8> {
    numbers.flat_map(u32::to_le_bytes).collect()
}

/// The numbers that are stored in these bytes.
pub(super) fn numbers(bytes: &[u8]) -> impl Iterator<Item = u32> {
    let (numbers, _) = bytes.as_chunks::<4>();
    numbers.iter().map(|number| u32::from_le_bytes(*number))
}

/// The ids of places in the order of one field, which must be unique.
fn sorted(
    places: &[Place],
    field: &'static str,
    value: fn(&Place) -> &str,
) -> Result<Vec<PlaceId>, GazetteerError> {
    let mut ids: Vec<PlaceId> = (0..places.len() as u32).map(PlaceId).collect();
    ids.sort_by_key(|id| value(&places[id.index()]));
    let twice = ids
        .iter()
        .zip(ids.iter().skip(1))
        .find(|(one, next)| value(&places[one.index()]) == value(&places[next.index()]));
    match twice {
        None => Ok(ids),
        Some((_, later)) => Err(GazetteerError::Duplicate {
            key: (*places[later.index()].key).into(),
            field,
            value: value(&places[later.index()]).into(),
        }),
    }
}

/// A counting sort: the places by parent, the files' order kept, and where each parent's begin.
fn group_by_parent(places: &[Place]) -> (Vec<u32>, Vec<PlaceId>) {
    let mut starts = vec![0_u32; places.len() + 1];
    let parents = || places.iter().map(|place| place.parent);
    for parent in parents().flatten() {
        starts[parent.index() + 1] += 1;
    }
    for place in 1..starts.len() {
        starts[place] += starts[place - 1];
    }
    let mut next = starts.clone();
    let mut grouped = vec![PlaceId(0); starts.last().map_or(0, |count| *count as usize)];
    for (id, parent) in (0..).map(PlaceId).zip(parents()) {
        if let Some(parent) = parent {
            let slot = &mut next[parent.index()];
            grouped[*slot as usize] = id;
            *slot += 1;
        }
    }
    (starts, grouped)
}
