//! A cache with any bytes changed, behind checksums that fit again: it is believed or not, and never harms.
//!
//! The input is changes: in which part, where, to which byte. A cache that nobody wrote would stop at its checksum, so
//! those of the index and of a circular's bytes are made to fit; every other input is left as it is, and must be read as
//! if there were none.
#![no_main]

use std::cell::LazyCell;
use std::fs;
use std::path::PathBuf;
use std::time::{Duration, SystemTime};

use jili::catalog::Catalog;
use jili::library::Library;
use libfuzzer_sys::fuzz_target;

const ID: &str = "sichuan-2021";
const TEXT: &str = include_str!("../../tests/data/library/sichuan-2021.txt");
const DATASET: &str = include_str!("../../tests/data/library/sichuan-2021.toml");
/// Magic, form, length of the index, its checksum.
const PREFIX: usize = 20;

struct Shelf {
    library: Library,
    cache: PathBuf,
    whole: Vec<u8>,
    /// Where the rows of its places end and its bytes begin, behind the index.
    rows: usize,
}

thread_local! {
    static SHELF: LazyCell<Shelf> = LazyCell::new(|| {
        let folder = std::env::temp_dir().join(format!("jili-fuzz-cache-{}", std::process::id()));
        let library = Library::at(folder.join("library"));
        library.add(ID, TEXT, DATASET, true).unwrap();
        for path in [library.text(ID), library.dataset(ID)] {
            let file = fs::File::options().write(true).open(path).unwrap();
            file.set_modified(SystemTime::now() - Duration::from_secs(60)).unwrap();
        }
        let cache = folder.join("cache");
        let mut gazetteer = Catalog::embedded().into_parts().0;
        library.open_with(&mut gazetteer, Some(&cache)).unwrap();
        let whole = fs::read(&cache).unwrap();
        let rows = rows(&whole);
        Shelf { library, cache, whole, rows }
    });
}

/// The index's length.
fn index_length(cache: &[u8]) -> usize {
    let length = cache[12..16].try_into().unwrap();
    u32::from_le_bytes(length) as usize
}

/// A number as the index has it: seven bits a byte, the last byte with its highest bit clear.
fn varint(mut number: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    while number >= 0x80 {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
    bytes
}

/// Where the first of the two stretches behind the index ends: both have their checksums in it.
fn rows(cache: &[u8]) -> usize {
    let (index, behind) = cache[PREFIX..].split_at(index_length(cache));
    let is_listed = |bytes: &[u8]| {
        let checksum = varint(crc32fast::hash(bytes));
        index.windows(checksum.len()).any(|window| window == checksum)
    };
    let end = (1..behind.len()).find(|at| is_listed(&behind[..*at]) && is_listed(&behind[*at..]));
    end.expect("two stretches")
}

fuzz_target!(|input: (bool, bool, Vec<(u16, u8)>)| {
    let (fits, in_index, changes) = input;
    SHELF.with(|shelf| {
        let mut cache = shelf.whole.clone();
        let length = index_length(&cache);
        let (mut index, mut behind) = (
            cache[PREFIX..PREFIX + length].to_vec(),
            cache.split_off(PREFIX + length),
        );
        let (old_behind, part) = (behind.clone(), if in_index { &mut index } else { &mut behind });
        for (at, byte) in changes {
            let at = usize::from(at) % part.len();
            part[at] = byte;
        }
        // One circular: its rows, and its bytes behind them.
        for stretch in [0..shelf.rows, shelf.rows..old_behind.len()] {
            let (old, new) = (&old_behind[stretch.clone()], &behind[stretch]);
            let (old, new) = (varint(crc32fast::hash(old)), varint(crc32fast::hash(new)));
            if fits && let Some(at) = index.windows(old.len()).position(|window| window == old) {
                index.splice(at..at + old.len(), new);
            }
        }
        cache.truncate(12);
        cache.extend((index.len() as u32).to_le_bytes());
        let checksum = if fits { crc32fast::hash(&index) } else { 0 };
        cache.extend(checksum.to_le_bytes());
        cache.extend(index);
        cache.extend(behind);
        fs::write(&shelf.cache, &cache).unwrap();
        let (mut gazetteer, built_in) = Catalog::embedded().into_parts();
        let opened = shelf
            .library
            .open_with(&mut gazetteer, Some(&shelf.cache))
            .unwrap();
        let catalog = Catalog::of(gazetteer, opened.beside(built_in)).unwrap();
        let view = catalog.view(catalog.scope_of(catalog.circular_ids().collect()));
        let awards = view.awards().count();
        for award in view.awards() {
            let _ = (award.departments(), award.printed().len(), award.lines());
        }
        for (id, circular) in view.circulars() {
            let _ = (catalog.head(id), jili::export::circular_file(&catalog, circular));
        }
        for (place, _) in catalog.gazetteer().places() {
            let _ = catalog.naming(place).count();
        }
        if !fits {
            assert_eq!(awards, 202 + 9);
        }
    });
});
