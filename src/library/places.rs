//! The places that circulars bring of their own, put into one gazetteer.

use serde::{Deserialize, Serialize};

use crate::gazetteer::{Designation, Gazetteer, Kind, Place, PlaceId, Text};

/// A place that a circular brings, in the form in which it is stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Brought {
    key: Box<str>,
    name: Box<str>,
    short: Box<str>,
    full_name: Box<str>,
    kind: Kind,
    designation: Designation,
    parent: Option<PlaceId>,
    pinyin: Box<str>,
    toned: Box<str>,
    is_derived: bool,
    english: Box<str>,
    aliases: Vec<Box<str>>,
}

impl Brought {
    /// The places of a gazetteer from `common` on.
    pub(super) fn of(gazetteer: &Gazetteer, common: usize) -> Vec<Self> {
        let own = |text: &Text| (**text).into();
        let places = gazetteer.places().skip(common).map(|(_, place)| Self {
            key: own(&place.key),
            name: own(&place.name),
            short: own(&place.short),
            full_name: own(&place.full_name),
            kind: place.kind,
            designation: place.designation,
            parent: place.parent,
            pinyin: own(&place.pinyin),
            toned: own(&place.toned),
            is_derived: place.is_derived,
            english: own(&place.english),
            aliases: place.aliases.iter().map(own).collect(),
        });
        places.collect()
    }

    fn place(&self, parent: Option<PlaceId>) -> Place {
        let own = |text: &str| Text::Owned(text.to_owned());
        Place {
            key: own(&self.key),
            name: own(&self.name),
            short: own(&self.short),
            full_name: own(&self.full_name),
            kind: self.kind,
            designation: self.designation,
            parent,
            spans: [].into(),
            host: None,
            pinyin: own(&self.pinyin),
            toned: own(&self.toned),
            is_derived: self.is_derived,
            english: own(&self.english),
            aliases: self.aliases.iter().map(|alias| own(alias)).collect(),
            note: None,
        }
    }
}

/// Adds the places that a circular brought to the gazetteer of all, and gives their ids there in the same order. Places
/// before `common` are in both; those from it on are the circular's own. One that another circular brought alike is the
/// same place.
///
/// # Errors
/// What is wrong with the first that cannot be added; none is then.
pub(super) fn add(
    gazetteer: &mut Gazetteer,
    brought: &[Brought],
    common: usize,
) -> Result<Box<[PlaceId]>, String> {
    // All are looked at before the first is added: the gazetteer takes nothing back.
    let conflict = brought.iter().find(|place| {
        let other = gazetteer.by_key(&place.key).map(|id| gazetteer.read(id));
        match other {
            Some(other) => *other.name != *place.name || other.kind != place.kind,
            None => gazetteer.by_full_name(&place.full_name).is_some(),
        }
    });
    if let Some(place) = conflict {
        return Err(format!(
            "brings {} ({}), which is another place in an earlier circular",
            place.full_name, place.key
        ));
    }
    let mut ids: Vec<PlaceId> = Vec::with_capacity(brought.len());
    for place in brought {
        let own = place.parent.and_then(|above| above.index().checked_sub(common));
        let parent = match own {
            None => place.parent,
            // Each stands behind what it is in.
            Some(own) => ids.get(own).copied(),
        };
        let known = gazetteer.by_key(&place.key);
        ids.push(match known {
            Some(id) if gazetteer.parent(id) == parent => id,
            Some(_) => {
                return Err(format!(
                    "puts {} in another place than an earlier circular does",
                    place.full_name
                ));
            }
            None => gazetteer
                .add(place.place(parent))
                .map_err(|error| error.to_string())?,
        });
    }
    Ok(ids.into())
}
