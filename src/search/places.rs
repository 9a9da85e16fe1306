//! The places of a gazetteer as a corpus: each with the names, readings and English names that it is known by.

use std::collections::HashMap;

use super::corpus::Corpus;
use super::paths::Paths;
use super::readings::reading;
use super::table::rows;
use super::term::{OtherName, Standing, Style, Term};
use crate::gazetteer::{Designation, Gazetteer, Kind, Place, PlaceId};

/// English names beside the first: `place,name,reason`.
const ENGLISH: &str = include_str!("../../data/search/english_names.csv");
/// Readings that nobody could settle: `code,name,taken,alternative,syllables_differ,why`.
const UNSURE: &str = include_str!("../../data/gazetteer/unsure_readings.csv");

/// The places of `ids` as a corpus, each with its standing.
pub(super) fn corpus(
    gazetteer: &Gazetteer,
    ids: &[PlaceId],
    standing: impl Fn(PlaceId) -> Standing,
) -> Corpus {
    let mut english: HashMap<_, Vec<_>> = HashMap::new();
    for [place, name, _] in rows(ENGLISH) {
        english.entry(place).or_default().push(name);
    }
    let unsure: HashMap<_, _> = rows(UNSURE)
        .filter(|[_, _, _, _, differ, _]| *differ == "yes")
        .map(|[code, _, _, alternative, ..]| (code, without_tones(alternative)))
        .collect();
    let provinces = provinces(gazetteer, ids);
    let section = |province: PlaceId| provinces.binary_search(&province).ok();
    let mut corpus = Corpus::with_room(ids.len());
    for id in ids {
        let place = gazetteer.read(*id);
        let section = gazetteer.province_of(*id).and_then(section);
        let others = english.get(&*place.key).map_or(&[][..], |others| others);
        corpus.add(&Term {
            other_reading: unsure.get(&*place.key).map(|reading| &**reading),
            standing: standing(*id),
            section: section.map_or(0, |at| at as u16 + 1),
            ..term(gazetteer, *id, &place, others)
        });
    }
    corpus.with(paths(gazetteer, &provinces))
}

/// The provinces among places, in the order of their ids; the first is section 1.
pub(super) fn provinces(gazetteer: &Gazetteer, ids: &[PlaceId]) -> Vec<PlaceId> {
    let is_province = |id: &PlaceId| gazetteer.kind(*id) == Kind::Province;
    ids.iter().copied().filter(is_province).collect()
}

fn term<'g>(gazetteer: &'g Gazetteer, id: PlaceId, place: &'g Place, other_english: &[&str]) -> Term<'g> {
    let above = gazetteer.in_name(id).map(|id| gazetteer.get(id));
    let host = place.host.as_deref();
    let mut readings = vec![(&*place.short, &*place.pinyin)];
    readings.extend(host.map(|host| (host, &*place.pinyin)));
    readings.extend(above.map(|above| (&*above.short, &*above.pinyin)));
    let mut others = Vec::new();
    if !place.full_name.ends_with(&*place.name) {
        others.push(OtherName {
            name: &place.name,
            core_characters: place.short.chars().count(),
            style: Style::Official,
        });
    }
    others.extend(place.aliases.iter().map(|alias| OtherName {
        name: alias,
        core_characters: alias.chars().count(),
        style: Style::Other,
    }));
    Term {
        key: &place.key,
        is_slug: place.code().is_none(),
        name: &place.full_name,
        core: host.unwrap_or(&place.short),
        above: above.map_or("", |above| &above.short),
        tail: host.and_then(|host| place.short.strip_prefix(host)),
        readings,
        others,
        english: english_names(gazetteer, id, place, other_english),
        is_worded: is_worded(place) || !other_english.is_empty(),
        has_suffix: matches!(place.kind, Kind::Prefecture | Kind::County),
        level: place.kind as u8,
        ..Term::default()
    }
}

/// The English names of a place, as a term has them.
fn english_names(gazetteer: &Gazetteer, id: PlaceId, place: &Place, others: &[&str]) -> String {
    let mut names = String::with_capacity(64);
    push_with_designation(&mut names, place);
    for (at, above) in gazetteer.path(id).skip(1).enumerate() {
        if gazetteer.kind(above) != Kind::Country {
            names.push(if at == 0 { '|' } else { ' ' });
            push_with_designation(&mut names, gazetteer.get(above));
        }
    }
    let without_designation = is_worded(place).then_some(&*place.english);
    for other in without_designation.iter().chain(others) {
        names.push('\n');
        names.push_str(other);
    }
    names
}

/// Adds the English name, that of a city with the word for it.
fn push_with_designation(names: &mut String, place: &Place) {
    names.push_str(&place.english);
    if place.designation == Designation::PrefectureLevelCity && !place.english.ends_with(" City") {
        names.push_str(" City");
    }
}

/// Whether the English name is more than the reading with a designation that says nothing.
fn is_worded(place: &Place) -> bool {
    let is_named_so = matches!(
        place.designation,
        Designation::Zone | Designation::Base | Designation::AutonomousCounty | Designation::AutonomousBanner
    );
    let spelled = place.pinyin.bytes().filter(u8::is_ascii_alphabetic);
    let mut letters = place.english.bytes().filter(u8::is_ascii_alphabetic);
    is_named_so
        || !spelled.into_iter().all(|letter| {
            letters
                .next()
                .is_some_and(|other| other.eq_ignore_ascii_case(&letter))
        })
}

/// What paths to places begin with.
fn paths(gazetteer: &Gazetteer, provinces: &[PlaceId]) -> Paths {
    let names = provinces.iter().zip(1..).flat_map(|(id, section)| {
        let place = gazetteer.get(*id);
        let short = place.pinyin.replace(' ', "");
        let suffix = place.name.strip_prefix(&*place.short).unwrap_or_default();
        let spelled = format!("{short}{}", reading(suffix).replace(' ', ""));
        [place.name.to_string(), place.short.to_string(), spelled, short].map(|name| (name, section))
    });
    let prefectures = gazetteer
        .ids()
        .filter(|id| gazetteer.kind(*id) == Kind::Prefecture);
    let prefectures = prefectures
        .map(|id| gazetteer.get(id))
        .filter(|place| place.name != place.full_name);
    let official = prefectures.map(|place| [place.name.to_string(), place.full_name.to_string()]);
    Paths::new(names, official)
}

/// A reading as the search has it: wàn bó lín → wan bo lin.
fn without_tones(reading: &str) -> String {
    let plain = |character| {
        super::normalize::plain(character).map(|character| if character == 'v' { 'u' } else { character })
    };
    reading.chars().filter_map(plain).collect()
}
