//! The tables in `data/` held against each other. Here the places of the country and their names; `tiles`, `topics` and
//! `traditional` have a file each.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on fails"
)]

#[path = "tables/tiles.rs"]
mod tiles;
#[path = "tables/topics.rs"]
mod topics;
#[path = "tables/traditional.rs"]
mod traditional;

use std::collections::{BTreeMap, BTreeSet, HashSet};

use serde::Deserialize;

const CHINA: &str = include_str!("../data/gazetteer/china.csv");
const FORMER: &str = include_str!("../data/gazetteer/former.csv");
const LATER: &str = include_str!("../data/gazetteer/later.csv");
const UNSURE: &str = include_str!("../data/gazetteer/unsure_readings.csv");
const ENGLISH: &str = include_str!("../data/gazetteer/english.csv");
const PEOPLES: &str = include_str!("../data/gazetteer/peoples.csv");
const TILES_OF_CHINA: &str = include_str!("../data/tiles/china.csv");
const TILES_OF_SICHUAN: &str = include_str!("../data/tiles/510000.csv");
const OTHER_ENGLISH: &str = include_str!("../data/search/english_names.csv");
const OLDER: &str = include_str!("../data/search/former_names.csv");

#[derive(Debug, Deserialize)]
struct Place {
    code: String,
    name: String,
    short: String,
    level: String,
    kind: String,
    parent: String,
    pinyin: String,
}

/// The rows of a table, each a type or a tuple in the order of its columns.
fn rows<T: for<'de> Deserialize<'de>>(table: &str) -> Vec<T> {
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    reader.deserialize().map(Result::unwrap).collect()
}

/// The places of the country, by code.
fn china() -> BTreeMap<String, Place> {
    let places = rows::<Place>(CHINA).into_iter();
    places.map(|place| (place.code.clone(), place)).collect()
}

#[test]
fn the_country_is_whole_and_its_places_hang_together() {
    let places = china();
    let count = |level| places.values().filter(|place| place.level == level).count();
    assert_eq!(rows::<Place>(CHINA).len(), places.len(), "a code stands twice");
    assert_eq!(["province", "prefecture", "county"].map(count), [34, 333, 2844]);
    for place in places.values() {
        let context = format!("{} {}", place.code, place.name);
        let syllables = place.pinyin.split(' ').count();
        assert_eq!(syllables, place.short.chars().count(), "{context}");
        assert!(place.name.starts_with(&place.short), "{context}");
        if place.level == "province" {
            assert_eq!(place.parent, "", "{context}");
            continue;
        }
        // Counties straight under a province or a municipality have codes of their own: 429004, 659001.
        let parent = &places[&place.parent];
        let shared = if parent.level == "province" { 2 } else { 4 };
        let start = |code: &str| code.chars().take(shared).collect::<String>();
        assert_eq!(start(&place.code), start(&parent.code), "{context}");
        assert_ne!(parent.level, "county", "{context}");
    }
}

#[test]
fn every_table_names_places_that_exist() {
    let places = china();
    for (name, table, column) in [
        ("unsure_readings.csv", UNSURE, 0),
        ("english.csv", ENGLISH, 0),
        ("english_names.csv", OTHER_ENGLISH, 0),
        ("former_names.csv", OLDER, 1),
        ("former.csv", FORMER, 3),
        ("later.csv", LATER, 2),
        ("tiles/china.csv", TILES_OF_CHINA, 0),
        ("tiles/510000.csv", TILES_OF_SICHUAN, 0),
    ] {
        for row in rows::<Vec<String>>(table) {
            assert!(places.contains_key(&row[column]), "{name}: {row:?}");
        }
    }
}

#[test]
fn former_names_say_what_they_have_become() {
    let places = china();
    let former = rows::<Vec<String>>(FORMER);
    assert_eq!(former.len(), 386);
    for row in &former {
        let [name, code, _, present, present_name, also, year, ..] = row.as_slice() else {
            panic!("{row:?}")
        };
        assert_eq!(&places[present].name, present_name, "{row:?}");
        assert!(
            also.split('|')
                .all(|code| code.is_empty() || places.contains_key(code)),
            "{row:?}"
        );
        assert!((2010..=2023).contains(&year.parse::<u16>().unwrap()), "{row:?}");
        let is_unchanged = places.get(code).is_some_and(|place| place.name == *name);
        assert!(!is_unchanged, "{name} is a place of today under the same code");
    }
    // The search's own table begins before that.
    let known: HashSet<_> = former.iter().map(|row| (&row[0], &row[3])).collect();
    for row in rows::<Vec<String>>(OLDER) {
        let [name, present, year, reading, reason] = row.as_slice() else {
            panic!("{row:?}")
        };
        assert!(!known.contains(&(name, present)), "{row:?}");
        assert!(
            year.parse::<u16>().unwrap() < 2010 && !reason.is_empty(),
            "{row:?}"
        );
        assert_eq!(name.chars().count(), reading.split(' ').count(), "{row:?}");
    }
}

#[test]
fn what_came_later_is_new() {
    let places = china();
    for row in rows::<Vec<String>>(LATER) {
        assert!(!places.contains_key(&row[0]), "{row:?}");
        assert!(row[5].parse::<u16>().unwrap() > 2023, "{row:?}");
    }
}

#[test]
fn unsure_readings_are_of_the_places_they_name() {
    let places = china();
    for row in rows::<Vec<String>>(UNSURE) {
        assert_eq!(places[&row[0]].name, row[1], "{row:?}");
        assert_ne!(row[2], row[3], "{row:?}");
    }
}

#[test]
fn established_english_names_are_names_of_their_kind() {
    let places = china();
    let english = rows::<[String; 3]>(ENGLISH);
    let mut seen = HashSet::new();
    for [code, name, reason] in &english {
        let place = &places[code];
        assert!(seen.insert(code), "{code} {name}: a second name");
        assert!(!reason.is_empty(), "{code} {name}: no reason");
        let is_plain = name
            .chars()
            .all(|character| character.is_alphabetic() || " '-".contains(character));
        assert!(is_plain && name.trim() == name, "{code} {name}");
        let designation = match &*place.kind {
            "county" => " County",
            "county_level_city" => " City",
            "prefecture" | "autonomous_prefecture" => " Prefecture",
            "league" => " League",
            "banner" => " Banner",
            "autonomous_banner" => " Autonomous Banner",
            "autonomous_county" => " Autonomous County",
            "district" if place.name.ends_with("新区") => " New Area",
            "district" => " District",
            _ => "",
        };
        assert!(name.ends_with(designation), "{code} {} is {name}", place.name);
    }
    for (code, expected) in [
        ("150000", "Inner Mongolia"),
        ("150100", "Hohhot"),
        ("220200", "Jilin City"),
        ("540100", "Lhasa"),
        ("610000", "Shaanxi"),
        ("650100", "Ürümqi"),
        ("653100", "Kashgar Prefecture"),
        ("810000", "Hong Kong"),
    ] {
        let found = english
            .iter()
            .find(|[found, ..]| found == code)
            .map(|row| &*row[1]);
        assert_eq!(found, Some(expected));
    }
    // Pinyin is what the world writes of all others.
    assert!(!seen.contains(&"530100".to_owned()), "Kunming");
    // A name that ends in its designation would have it twice: Xianghuangqi Banner.
    let doubled = |place: &&Place| place.kind == "banner" && place.short.ends_with('旗');
    let missing: Vec<_> = places
        .values()
        .filter(doubled)
        .filter(|place| !seen.contains(&place.code))
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
}

/// The English peoples in the name of an autonomous place, in order; those that its short name ends with are part of
/// that (鄂温克族自治旗).
fn peoples_of<'a>(place: &Place, peoples: &'a [(String, String)]) -> Vec<&'a str> {
    let (body, _) = place.name.split_once("自治").unwrap();
    let mut rest = body.strip_prefix(&*place.short).unwrap();
    let mut found = Vec::new();
    if rest == "族" {
        return found;
    }
    while !rest.is_empty() {
        // 蒙古族 before 蒙古: the longest that fits.
        let fits = peoples.iter().filter(|(chinese, _)| rest.starts_with(&**chinese));
        let (chinese, english) = fits
            .max_by_key(|(chinese, _)| chinese.len())
            .unwrap_or_else(|| panic!("{}: no people begins {rest}", place.name));
        found.push(&**english);
        rest = rest.strip_prefix(&**chinese).unwrap();
    }
    found
}

#[test]
fn every_autonomous_place_is_its_name_its_peoples_and_its_designation() {
    let peoples = rows::<(String, String)>(PEOPLES);
    let distinct: HashSet<_> = peoples.iter().map(|(chinese, _)| chinese).collect();
    assert_eq!(distinct.len(), peoples.len(), "a people stands twice");
    let places = china();
    let autonomous: Vec<_> = places
        .values()
        .filter(|place| place.kind.starts_with("autonomous"))
        .collect();
    assert_eq!(autonomous.len(), 5 + 30 + 117 + 3);
    // Without a people after the name: two regions, and three places that are called after their people.
    let bare: BTreeSet<_> = autonomous
        .iter()
        .filter(|place| peoples_of(place, &peoples).is_empty())
        .map(|place| &*place.name)
        .collect();
    assert_eq!(
        bare,
        BTreeSet::from([
            "东乡族自治县",
            "内蒙古自治区",
            "西藏自治区",
            "鄂伦春自治旗",
            "鄂温克族自治旗"
        ])
    );
    for (code, expected) in [
        ("150722", vec!["Daur"]),
        ("450328", vec!["Multi-Ethnic"]),
        ("513200", vec!["Tibetan", "Qiang"]),
        ("530925", vec!["Lahu", "Wa", "Blang", "Dai"]),
        ("622927", vec!["Bonan", "Dongxiang", "Salar"]),
        ("630121", vec!["Hui", "Tu"]),
        ("652700", vec!["Mongol"]),
        ("653000", vec!["Kyrgyz"]),
        ("422800", vec!["Tujia", "Miao"]),
    ] {
        assert_eq!(peoples_of(&places[code], &peoples), expected, "{code}");
    }
}
