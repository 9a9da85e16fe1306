//! Whether what a list prints is a name of the place that the dataset gives.

use crate::gazetteer::{Gazetteer, Kind, Place, PlaceId};

/// What may follow a place's name where its government is named.
const GOVERNMENTS: [&str; 3] = ["人民政府", "管委会", "管理委员会"];

/// Whether what is printed names the place: in full; by its own name, alone or after names of what it is in; or by an
/// alias that no other place has. 靖州县 names an autonomous county too.
pub(crate) fn is_name(printed: &str, id: PlaceId, gazetteer: &Gazetteer) -> bool {
    let place = gazetteer.get(id);
    let mut governments = GOVERNMENTS.iter();
    let of_government = governments.find_map(|end| printed.strip_suffix(end));
    let printed = without_blanks(of_government.unwrap_or(printed));
    if printed == without_blanks(&place.full_name) || is_alias(&printed, id, gazetteer) {
        return true;
    }
    let own = without_blanks(&place.name);
    let short = place
        .name
        .chars()
        .next_back()
        .map(|end| format!("{}{end}", place.short));
    let own = [Some(own), short.filter(|_| place.short.chars().count() > 1)];
    let mut own = own.into_iter().flatten();
    own.any(|own| {
        printed
            .strip_suffix(&*own)
            .is_some_and(|before| is_above(before, id, gazetteer))
    })
}

/// Whether a text is nothing but names of what a place is in, from the top down; none of them is fine too.
fn is_above(text: &str, id: PlaceId, gazetteer: &Gazetteer) -> bool {
    let mut above: Vec<PlaceId> = gazetteer.path(id).skip(1).collect();
    above.reverse();
    let mut rest = text;
    for place in above.into_iter().map(|above| gazetteer.get(above)) {
        let mut names = [&place.full_name, &place.name, &place.short].into_iter();
        rest = names.find_map(|name| rest.strip_prefix(&**name)).unwrap_or(rest);
    }
    rest.is_empty()
}

/// Whether what is printed is an alias of this place and of no other: 经开区 alone is four.
fn is_alias(printed: &str, place: PlaceId, gazetteer: &Gazetteer) -> bool {
    let has = |place: &Place| place.aliases.iter().any(|alias| **alias == *printed);
    // Administrative places have no aliases.
    let is_own = gazetteer.get(place).kind > Kind::County && has(gazetteer.get(place));
    is_own && gazetteer.places().filter(|(_, place)| has(place)).count() == 1
}

fn without_blanks(text: &str) -> String {
    text.chars()
        .filter(|character| !character.is_whitespace())
        .collect()
}
