//! Writes the toneless readings of all characters as plain tables, for `src/search/readings.rs`.
//!
//! The crate that knows them keeps a pointer to each spelling: the loader would have to adjust thousands at every
//! start, for a table that only a search with characters reads.

use std::collections::BTreeMap;
use std::fmt::Write;

use pinyin::ToPinyinMulti;

/// Characters of one page of the table.
const PAGE: u32 = 256;
/// Past the last character that has a reading.
const END: u32 = 0x3_2400;

/// The tables as Rust source. ü is u, as people type it.
pub fn tables() -> String {
    let mut spellings: BTreeMap<String, u16> = BTreeMap::new();
    for reading in (0..END).flat_map(readings).flatten() {
        spellings.insert(reading, 0);
    }
    let mut blob = String::new();
    for (spelling, start) in &mut spellings {
        *start = blob.len() as u16;
        blob.push_str(spelling);
        blob.push(' ');
    }
    // Index 0 is for what has no reading.
    let mut sets = vec![0_u16];
    let mut set_ids: BTreeMap<Vec<String>, u16> = BTreeMap::new();
    let mut set_of = |readings: Vec<String>| -> u16 {
        *set_ids.entry(readings).or_insert_with_key(|readings| {
            let id = sets.len() as u16;
            sets.extend(readings.iter().map(|reading| spellings[reading] << 1));
            if let Some(last) = sets.last_mut() {
                *last |= 1;
            }
            id
        })
    };
    let mut pages = vec![];
    let mut page_of = vec![];
    for page in 0..END / PAGE {
        let of_page: Vec<u16> = (page * PAGE..(page + 1) * PAGE)
            .map(|code| readings(code).map_or(0, &mut set_of))
            .collect();
        if of_page.iter().all(|set| *set == 0) {
            page_of.push(0);
        } else {
            pages.extend(of_page);
            page_of.push(pages.len() / PAGE as usize);
        }
    }
    let mut source = String::new();
    let table = |name: &str, kind: &str, content: String, length: usize| {
        format!("static {name}: [{kind}; {length}] = {content};\n")
    };
    let _ = writeln!(source, "static SPELLINGS: &str = {blob:?};");
    source.push_str(&table("PAGE_OF", "u16", format!("{page_of:?}"), page_of.len()));
    source.push_str(&table("SET_OF", "u16", format!("{pages:?}"), pages.len()));
    source.push_str(&table("SETS", "u16", format!("{sets:?}"), sets.len()));
    source
}

/// A character's readings, the usual one first, each once.
fn readings(code: u32) -> Option<Vec<String>> {
    let mut readings = Vec::new();
    for reading in char::from_u32(code)?.to_pinyin_multi()? {
        let reading = reading.plain().replace('ü', "u");
        if !readings.contains(&reading) {
            readings.push(reading);
        }
    }
    Some(readings)
}
