//! The places of the country as the data files have them.

use serde::Deserialize;

use super::places::{FormerRow, Level, PlaceRow, Places};

const PLACES: &str = include_str!("../../data/gazetteer/china.csv");
const LATER: &str = include_str!("../../data/gazetteer/later.csv");
const FORMER: &str = include_str!("../../data/gazetteer/former.csv");

#[derive(Deserialize)]
struct PlaceRecord {
    code: String,
    name: String,
    #[serde(default)]
    short: String,
    level: String,
    #[serde(default)]
    parent: String,
    #[serde(default)]
    year: Option<u16>,
    #[serde(default)]
    pinyin: String,
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

/// Every place of the country and every former name that the data files hold.
pub fn places() -> Places {
    let mut rows = Vec::new();
    for file in [PLACES, LATER] {
        let mut reader = csv::Reader::from_reader(file.as_bytes());
        rows.extend(reader.deserialize().flatten().filter_map(|record: PlaceRecord| {
            let level = match record.level.as_str() {
                "province" => Level::Province,
                "prefecture" => Level::Prefecture,
                "county" => Level::County,
                _ => return None,
            };
            Some(PlaceRow {
                code: record.code,
                name: record.name,
                short: record.short,
                level,
                parent: record.parent,
                since: record.year,
                pinyin: record.pinyin,
            })
        }));
    }
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
