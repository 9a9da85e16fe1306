//! Reads the gazetteer's two files: administrative places, and the zones and bases that circulars name.
//!
//! Both are CSV in UTF-8 with a header. The full name, which follows by rule, is made here, once; so is the English one
//! of an administrative place, in `english`.

use std::collections::HashMap;

use serde::Deserialize;

use super::english;
pub use super::rows::MAX_BYTES;
use super::{Bilingual, Designation, Gazetteer, Kind, Place, PlaceId, Text, check, rows};
use crate::data_file::{DataError, DataErrors, DataFile, Faults};

/// The columns of the administrative places' file.
const COLUMNS: &str = "code,name,short,level,kind,parent,pinyin,toned";
/// Those of the zones' and bases' file.
const ZONE_COLUMNS: &str =
    "place,name,short,kind,prefecture,host,pinyin,toned,english,aliases,note_zh,note_en";

/// A row of the administrative places' file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct AdministrativeRow {
    code: String,
    name: String,
    short: String,
    level: String,
    kind: String,
    parent: String,
    pinyin: String,
    toned: String,
}

/// A row of the zones' and bases' file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ZoneRow {
    place: String,
    name: String,
    short: String,
    kind: String,
    prefecture: String,
    host: String,
    pinyin: String,
    toned: String,
    english: String,
    aliases: String,
    note_zh: String,
    note_en: String,
}

/// Reads the gazetteer; the country, over all provinces, is the one place that stands in no file.
///
/// `administrative` has the columns `code,name,short,level,kind,parent,pinyin,toned`; a parent stands before what is
/// in it. `zones` has `place,name,short,kind,prefecture,host,pinyin,toned,english,aliases,
/// note_zh,note_en`, with `|` between aliases, and between the prefectures that a zone spans.
///
/// # Errors
/// Everything that is wrong with either file, each fault with its line, place and field.
pub fn gazetteer(administrative: DataFile<'_>, zones: DataFile<'_>) -> Result<Gazetteer, DataErrors> {
    let mut reader = Reader::default();
    reader.places.push(country());
    let mut faults = [administrative.name, zones.name].map(Faults::new);
    let [of_places, of_zones] = &mut faults;
    rows::read(administrative, COLUMNS, of_places, |row, faults, line| {
        reader.administrative(row, faults, line);
    });
    // Without any place, each zone would only say that its prefecture is not there.
    if reader.places.len() > 1 {
        rows::read(zones, ZONE_COLUMNS, of_zones, |row, faults, line| {
            reader.zone(row, faults, line);
        });
    }
    let errors: Vec<DataError> = faults
        .into_iter()
        .flat_map(|faults| faults.into_errors().0)
        .collect();
    if errors.is_empty() {
        Gazetteer::new(reader.places).map_err(|error| {
            let mut faults = Faults::new(administrative.name);
            faults.add(None, "", "", error.to_string());
            faults.into_errors()
        })
    } else {
        Err(DataErrors(errors))
    }
}

/// The country: the region of what the State Council issues.
fn country() -> Place {
    Place {
        key: "100000".into(),
        name: "中国".into(),
        short: "中国".into(),
        full_name: "中国".into(),
        kind: Kind::Country,
        designation: Designation::Country,
        parent: None,
        spans: [].into(),
        host: None,
        pinyin: "zhong guo".into(),
        toned: "Zhōngguó".into(),
        is_derived: false,
        english: "China".into(),
        aliases: [].into(),
        note: None,
    }
}

/// The places read so far, and how to find them.
#[derive(Default)]
struct Reader {
    places: Vec<Place>,
    by_key: HashMap<Text, PlaceId>,
    full_names: HashMap<Text, Text>,
}

/// The faults of one row, with the line and the record that they are in.
struct RowFaults<'a> {
    faults: &'a mut Faults,
    line: Option<usize>,
    key: &'a str,
}

impl RowFaults<'_> {
    fn add(&mut self, field: &str, problem: impl Into<String>) {
        self.faults.add(self.line, self.key, field, problem);
    }
}

impl Reader {
    fn administrative(&mut self, row: &AdministrativeRow, faults: &mut Faults, line: Option<usize>) {
        let mut faults = RowFaults {
            faults,
            line,
            key: &row.code,
        };
        if row.code.len() != 6 || !row.code.bytes().all(|byte| byte.is_ascii_digit()) {
            faults.add("code", format!("expected six digits, found {:?}", row.code));
        }
        let Some(designation) = Designation::from_key(&row.kind) else {
            return faults.add("kind", format!("unknown kind {:?}", row.kind));
        };
        let kind = match row.level.as_str() {
            "province" => Kind::Province,
            "prefecture" => Kind::Prefecture,
            "county" => Kind::County,
            other => {
                return faults.add(
                    "level",
                    format!("expected province, prefecture or county, found {other:?}"),
                );
            }
        };
        let parent = match kind {
            Kind::Province => PlaceId::from_index(0),
            Kind::Prefecture => self.above(&row.parent, "parent", &[Kind::Province], &mut faults),
            _ => self.above(
                &row.parent,
                "parent",
                &[Kind::Prefecture, Kind::Province],
                &mut faults,
            ),
        };
        if kind == Kind::Province && !row.parent.is_empty() {
            faults.add("parent", format!("a province has none, found {:?}", row.parent));
        }
        // A county's name begins with its prefecture's, a district's with its municipality's; 仙桃市 stands alone.
        let before = parent.map(|id| &self.places[id.index()]).filter(|parent| {
            parent.kind == Kind::Prefecture || parent.designation == Designation::Municipality
        });
        let full_name = match before {
            Some(before) => format!("{}{}", before.full_name, row.name),
            None if designation == Designation::AutonomousPrefecture => format!("{}州", row.short),
            None => row.name.clone(),
        };
        let english = english::name(designation, [&row.code, &row.name, &row.short, &row.pinyin]);
        self.push(
            Place {
                key: text(&row.code),
                name: text(&row.name),
                short: text(&row.short),
                full_name: full_name.into(),
                kind,
                designation,
                parent,
                spans: [].into(),
                host: None,
                pinyin: text(&row.pinyin),
                toned: text(&row.toned),
                is_derived: false,
                english: english.into(),
                aliases: Box::default(),
                note: None,
            },
            "code",
            &mut faults,
        );
    }

    fn zone(&mut self, row: &ZoneRow, faults: &mut Faults, line: Option<usize>) {
        let mut faults = RowFaults {
            faults,
            line,
            key: &row.place,
        };
        let (kind, designation) = match row.kind.as_str() {
            "zone" => (Kind::Zone, Designation::Zone),
            "base" => (Kind::Base, Designation::Base),
            other => return faults.add("kind", format!("expected zone or base, found {other:?}")),
        };
        if kind == Kind::Base && row.host.is_empty() {
            faults.add("host", "a base needs the host that its name gives");
        } else if !row.name.contains(&row.host) {
            faults.add(
                "host",
                format!("{:?} does not stand in the name {:?}", row.host, row.name),
            );
        }
        let codes = row.prefecture.split('|').filter(|code| !code.is_empty());
        let prefectures: Vec<_> = codes
            .filter_map(|code| self.above(code, "prefecture", &[Kind::Prefecture], &mut faults))
            .collect();
        let (parent, spans) = match prefectures.as_slice() {
            [prefecture] => (Some(*prefecture), [].into()),
            several => (self.in_common(several), several.into()),
        };
        if parent.is_none() {
            faults.add(
                "prefecture",
                "a zone or base lies in one prefecture, or spans several",
            );
        }
        let note = match (row.note_zh.as_str(), row.note_en.as_str()) {
            ("", "") => None,
            (zh, en) if !zh.is_empty() && !en.is_empty() => Some(Bilingual {
                zh: zh.into(),
                en: en.into(),
            }),
            _ => return faults.add("note_zh", "a note is in both languages or in none"),
        };
        self.push(
            Place {
                key: text(&row.place),
                name: text(&row.name),
                short: text(&row.short),
                full_name: text(&row.name),
                kind,
                designation,
                parent,
                spans,
                host: (!row.host.is_empty()).then(|| text(&row.host)),
                pinyin: text(&row.pinyin),
                toned: text(&row.toned),
                is_derived: false,
                english: text(&row.english),
                aliases: row
                    .aliases
                    .split('|')
                    .filter(|alias| !alias.is_empty())
                    .map(text)
                    .collect(),
                note,
            },
            "place",
            &mut faults,
        );
    }

    /// The place with this code, which must have been read before and be of one of these kinds.
    fn above(&self, code: &str, field: &str, kinds: &[Kind], faults: &mut RowFaults<'_>) -> Option<PlaceId> {
        let id = self.by_key.get(code).copied();
        let found = id.filter(|id| kinds.contains(&self.places[id.index()].kind));
        if found.is_none() {
            let kinds: Vec<_> = kinds.iter().map(|kind| kind.key()).collect();
            let wanted = kinds.join(" or ");
            faults.add(field, format!("no {wanted} {code:?} stands above this line"));
        }
        found
    }

    /// The lowest place that several places are in.
    fn in_common(&self, places: &[PlaceId]) -> Option<PlaceId> {
        let path = |id: PlaceId| std::iter::successors(Some(id), |id| self.places[id.index()].parent);
        let (first, others) = places.split_first()?;
        path(*first).find(|above| others.iter().all(|id| path(*id).any(|id| id == *above)))
    }

    /// Adds a place; `key_field` is the column that its key stands in.
    fn push(&mut self, place: Place, key_field: &str, faults: &mut RowFaults<'_>) {
        for (field, value) in [
            ("name", &place.name),
            ("short", &place.short),
            ("pinyin", &place.pinyin),
        ] {
            if value.is_empty() {
                faults.add(field, "is empty");
            }
        }
        let (syllables, characters) = (place.pinyin.split(' ').count(), han_characters(&place.short));
        if syllables != characters {
            faults.add(
                "pinyin",
                format!(
                    "{syllables} syllables for the {characters} characters of {}",
                    place.short
                ),
            );
        }
        check::place(&place, &self.places, key_field, &mut |field, problem| {
            faults.add(field, problem);
        });
        let Some(id) = PlaceId::from_index(self.places.len()) else {
            return faults.add("", "more places than ids");
        };
        if self.by_key.insert(place.key.clone(), id).is_some() {
            faults.add(key_field, format!("a second place with the key {}", place.key));
        }
        if let Some(other) = self.full_names.insert(place.full_name.clone(), place.key.clone()) {
            faults.add(
                "name",
                format!("{} is the full name of {other} too", place.full_name),
            );
        }
        self.places.push(place);
    }
}

/// A text of a row, kept.
fn text(field: &str) -> Text {
    Text::Owned(field.to_owned())
}

/// How many characters of `text` have a reading.
fn han_characters(text: &str) -> usize {
    text.chars()
        .filter(|character| !character.is_ascii() && character.is_alphabetic())
        .count()
}
