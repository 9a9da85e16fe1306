//! Reads the zones, bases and towns that a circular brings of its own, which no gazetteer has.

use crate::circular::read::Record;
use crate::gazetteer::{Designation, Gazetteer, Kind, Place, Text, derived_reading};

/// Adds the places that a dataset brings to the gazetteer. One that an earlier circular brought alike is the same place.
pub(super) fn read(records: Vec<Record<'_, '_>>, gazetteer: &mut Gazetteer) {
    for record in records {
        if let Some(place) = read_place(&record, gazetteer)
            && !is_known(&place, gazetteer)
            && let Err(error) = gazetteer.add(place)
        {
            record.fault("key", error.to_string());
        }
        record.finish();
    }
}

fn is_known(place: &Place, gazetteer: &Gazetteer) -> bool {
    let known = gazetteer.by_key(&place.key).map(|id| gazetteer.get(id));
    known.is_some_and(|known| known.name == place.name && known.parent == place.parent)
}

fn read_place(record: &Record<'_, '_>, gazetteer: &Gazetteer) -> Option<Place> {
    let (key, name, kind) = (record.text("key"), record.text("name"), record.text("kind"));
    let parent_key = record.text("parent");
    let (short, full_name) = (record.optional_text("short"), record.optional_text("full_name"));
    let english = record.optional_text("english");
    let kind = match &*kind {
        "zone" => Some((Kind::Zone, Designation::Zone)),
        "base" => Some((Kind::Base, Designation::Base)),
        "town" => Some((Kind::Town, Designation::Town)),
        other => {
            record.fault("kind", format!("expected zone, base or town, found {other:?}"));
            None
        }
    };
    let parent = gazetteer.by_key(&parent_key);
    if parent.is_none() {
        record.fault(
            "parent",
            format!("the gazetteer has no place with the key {parent_key:?}"),
        );
    }
    let ((kind, designation), parent) = (kind?, parent?);
    let above = gazetteer.get(parent);
    // A town's name begins with its county's, as a county's with its prefecture's; a zone's or base's name is complete, but for
    // such as 经开区.
    let full_name = match kind {
        _ if full_name.is_some() => full_name.unwrap_or_default().into(),
        Kind::Town => format!("{}{name}", above.full_name),
        _ => name.to_string(),
    };
    let own = |text: Box<str>| Text::Owned(text.into());
    let (key, name) = (own(key), own(name));
    let short = short.map_or_else(|| name.clone(), own);
    let (pinyin, toned) = derived_reading(&short);
    Some(Place {
        key,
        short,
        full_name: full_name.into(),
        name,
        kind,
        designation,
        parent: Some(parent),
        spans: [].into(),
        host: None,
        pinyin: pinyin.into(),
        toned: toned.into(),
        is_derived: true,
        english: english.map_or(Text::Borrowed(""), own),
        aliases: record.optional_texts("aliases").into_iter().map(own).collect(),
        note: None,
    })
}
