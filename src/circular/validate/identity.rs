//! Checks what a circular is known by: its id, whose it is, when it was issued and what it claims.

use super::dates::{is_day, terms};
use crate::gazetteer::{Gazetteer, Kind, Place, PlaceId};

/// Characters that an id has at most.
const ID_CHARACTERS: usize = 64;

/// What is wrong with an id: it names files, and stands in addresses and commands.
pub(crate) fn id_problem(id: &str) -> Option<String> {
    let is_plain = |character: char| character.is_ascii_lowercase() || character.is_ascii_digit();
    let is_word = |word: &str| !word.is_empty() && word.chars().all(is_plain);
    let is_slug = id.len() <= ID_CHARACTERS && id.split('-').all(is_word);
    (!is_slug).then(|| {
        format!(
            "expected words of a–z and 0–9 with - between, {ID_CHARACTERS} characters at most, found {id:?}"
        )
    })
}

/// What is wrong with a day of issue.
pub(super) fn day_problem(day: &str) -> Option<String> {
    (!is_day(day)).then(|| format!("expected YYYY-MM-DD, found {day:?}"))
}

/// What is wrong with a term until which the departments report, which must stand whole in the closing.
pub(super) fn term_problem(term: &str, closing: &str) -> Option<String> {
    let terms = terms(closing);
    (!terms.contains(&term)).then(|| format!("{term:?} is no date of the closing, which has {terms:?}"))
}

/// What is wrong with a claim: the number must stand in its evidence, before what it counts.
pub(super) fn claim_problem(number: u32, kind: Kind, evidence: &str) -> Option<String> {
    let counted: &[char] = if kind == Kind::Prefecture {
        &['市', '州', '地', '盟']
    } else {
        &['县', '区', '旗']
    };
    let digits = number.to_string();
    let states = evidence.match_indices(&digits).any(|(at, _)| {
        let (before, from) = (evidence.get(..at), evidence.get(at + digits.len()..));
        let is_whole = |text: Option<&str>, end: fn(&str) -> Option<char>| {
            !text
                .and_then(end)
                .is_some_and(|character| character.is_ascii_digit())
        };
        let after = from
            .unwrap_or_default()
            .trim_start()
            .trim_start_matches('个')
            .trim_start();
        is_whole(before, |text| text.chars().next_back())
            && is_whole(from, |text| text.chars().next())
            && after.starts_with(counted)
    });
    (!states)
        .then(|| format!("{number} does not stand in the evidence {evidence:?} as a number of such places"))
}

/// What is wrong with a region: it must be the place whose government the issuer is.
pub(crate) fn region_problem(region: PlaceId, issuer: &str, gazetteer: &Gazetteer) -> Option<String> {
    let place = gazetteer.get(region);
    if matches!(place.kind, Kind::Zone | Kind::Base) {
        return Some(format!("{} has no government of its own", place.full_name));
    }
    let rest = without_names(issuer, region, gazetteer);
    let Some(rest) = rest else {
        return Some(format!("is {}, but the issuer is {issuer:?}", place.full_name));
    };
    let begins = |id: &&PlaceId| {
        names(gazetteer.get(**id))
            .iter()
            .any(|name| rest.starts_with(*name))
    };
    let within = gazetteer.children(region).iter().find(begins)?;
    let within = &gazetteer.get(*within).full_name;
    Some(format!(
        "is {}, but the issuer {issuer:?} is of {within}",
        place.full_name
    ))
}

/// The issuer without the names of the region and of what that is in; `None` if it does not begin with the region's.
/// What the State Council and the ministries issue names no place at all.
fn without_names<'i>(issuer: &'i str, region: PlaceId, gazetteer: &Gazetteer) -> Option<&'i str> {
    let strip = |text: &'i str, id: PlaceId| {
        let place = gazetteer.get(id);
        let mut all = names(place).into_iter().chain([&*place.short]);
        all.find_map(|name| text.strip_prefix(name).filter(|_| !name.is_empty()))
    };
    if gazetteer.get(region).kind == Kind::Country {
        return Some(strip(issuer, region).unwrap_or(issuer));
    }
    let mut above: Vec<PlaceId> = gazetteer.path(region).skip(1).collect();
    above.reverse();
    let own = above
        .into_iter()
        .fold(issuer, |text, id| strip(text, id).unwrap_or(text));
    strip(own, region).or_else(|| strip(issuer, region))
}

/// The names by which a government is called, the longest first: 宜宾市翠屏区, 翠屏区.
fn names(place: &Place) -> [&str; 2] {
    [&place.full_name, &place.name]
}
