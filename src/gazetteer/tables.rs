//! The tables by which places are looked up.

use super::{GazetteerError, Place, PlaceId};

/// The ids of places in the order of one field, which must be unique.
pub(super) fn sorted(
    places: &[Place],
    field: &'static str,
    value: fn(&Place) -> &str,
) -> Result<Box<[PlaceId]>, GazetteerError> {
    let mut ids: Vec<PlaceId> = (0..places.len() as u32).map(PlaceId).collect();
    ids.sort_by_key(|id| value(&places[id.index()]));
    let twice = ids
        .iter()
        .zip(ids.iter().skip(1))
        .find(|(one, next)| value(&places[one.index()]) == value(&places[next.index()]));
    match twice {
        None => Ok(ids.into()),
        Some((_, later)) => Err(GazetteerError::Duplicate {
            key: (*places[later.index()].key).into(),
            field,
            value: value(&places[later.index()]).into(),
        }),
    }
}

/// A counting sort: the places by parent, the files' order kept, and where each parent's begin.
pub(super) fn group_by_parent(places: &[Place]) -> (Box<[u32]>, Box<[PlaceId]>) {
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
    (starts.into(), grouped.into())
}
