//! The place whose whole name a query is, without an index: what is typed in full needs none, and making one takes longer
//! than all the rest of an answer.
//!
//! It is the same answer as the index's, not another one. A name in Chinese characters, or a division code, that one place
//! alone has is that place's exact hit, and no other place can have a hit of that tier: pinyin, initials and English names
//! are written in letters, and former names, and the hosts of bases, are of a lower tier. `tests/search.rs` asks both for every name there is.

use crate::gazetteer::{Gazetteer, Kind, Place, PlaceId};

/// The one place that has a query as its code or as one of its Chinese names; none where several have, or where it may be
/// found in another way.
pub fn whole_name(gazetteer: &Gazetteer, query: &str) -> Option<PlaceId> {
    let is_code = query.len() == 6 && query.bytes().all(|byte| byte.is_ascii_digit());
    if is_code {
        let place = gazetteer.by_key(query)?;
        return (gazetteer.kind(place) > Kind::Country).then_some(place);
    }
    let is_name = |character| matches!(character, '\u{4e00}'..='\u{9fff}');
    if query.is_empty() || !query.chars().all(is_name) {
        return None;
    }
    let searched = gazetteer.ids().filter(|id| gazetteer.kind(*id) > Kind::Country);
    let mut named = searched.filter(|id| is_named(&gazetteer.read(*id), query));
    let place = named.next()?;
    named.next().is_none().then_some(place)
}

/// Whether a query is among the names of a place.
fn is_named(place: &Place, query: &str) -> bool {
    let mut aliases = place.aliases.iter();
    [&*place.name, &*place.short, &*place.full_name].contains(&query)
        || aliases.any(|alias| **alias == *query)
}
