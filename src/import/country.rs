//! The places that an import knows: those of the gazetteer, those that came later, and the names that places had.

use serde::Deserialize;

use super::places::{FormerRow, Level, PlaceRow, Places};
use crate::gazetteer::{Gazetteer, Kind};

const LATER: &str = include_str!("../../data/gazetteer/later.csv");
const FORMER: &str = include_str!("../../data/gazetteer/former.csv");

#[derive(Deserialize)]
struct LaterRecord {
    code: String,
    name: String,
    parent: String,
    level: String,
    year: u16,
}

#[derive(Deserialize)]
struct FormerRecord {
    name: String,
    code: String,
    full_name: String,
    present: String,
    also: String,
    year: u16,
}

/// The divisions of a gazetteer, and those and the former names that the data files have besides.
pub fn country(gazetteer: &Gazetteer) -> Places {
    let divisions = gazetteer.places().filter_map(|(_, place)| {
        let parent = place.parent.map(|id| gazetteer.get(id));
        let parent = parent.filter(|parent| parent.kind != Kind::Country);
        Some(PlaceRow {
            code: place.code()?.to_owned(),
            name: place.name.to_string(),
            short: place.short.to_string(),
            level: level(place.kind.key())?,
            parent: parent.map(|parent| parent.key.to_string()).unwrap_or_default(),
            since: None,
            pinyin: place.pinyin.to_string(),
        })
    });
    let mut later = csv::Reader::from_reader(LATER.as_bytes());
    let later = later.deserialize().flatten().filter_map(|record: LaterRecord| {
        Some(PlaceRow {
            level: level(&record.level)?,
            code: record.code,
            name: record.name,
            short: String::new(),
            parent: record.parent,
            since: Some(record.year),
            pinyin: String::new(),
        })
    });
    let rows: Vec<_> = divisions.chain(later).collect();
    let mut reader = csv::Reader::from_reader(FORMER.as_bytes());
    let former: Vec<_> = reader
        .deserialize()
        .flatten()
        .map(|record: FormerRecord| FormerRow {
            name: record.name,
            full_name: record.full_name,
            code: record.code,
            present: record.present,
            also: record
                .also
                .split('|')
                .filter(|code| !code.is_empty())
                .map(str::to_owned)
                .collect(),
            year: record.year,
        })
        .collect();
    Places::new(&rows, &former)
}

fn level(key: &str) -> Option<Level> {
    match key {
        "province" => Some(Level::Province),
        "prefecture" => Some(Level::Prefecture),
        "county" => Some(Level::County),
        _ => None,
    }
}
