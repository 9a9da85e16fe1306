//! One keystroke in the search, per kind of query and per size of the gazetteer, beside a plain substring scan of
//! the same keys, which is the floor.
#![allow(missing_docs, reason = "a bench")]

#[path = "support/synthetic.rs"]
mod synthetic;

use std::sync::LazyLock;

use divan::{Bencher, black_box};
use jili::catalog::Catalog;
use jili::gazetteer::{Gazetteer, Kind};
use jili::search::Index;
use memchr::memmem;

/// The country's places; as many as it has townships.
const COPIES: [usize; 2] = [1, 13];

/// A kind of query with an example.
const QUERIES: [(&str, &str); 16] = [
    ("hanzi", "翠屏"),
    ("full name", "宜宾市翠屏区"),
    ("pinyin", "cuiping"),
    ("half typed", "cuip"),
    ("initials", "cp"),
    ("mixed", "cui屏"),
    ("one letter", "c"),
    ("two terms", "yibin cuiping"),
    ("far path", "内蒙古多伦县"),
    ("far pinyin", "xilinguole duolun"),
    ("former name", "密云县"),
    ("believed", "jianwei"),
    ("fuzzy sound", "congzhou"),
    ("same sound", "翠坪"),
    ("slip", "ciuping"),
    ("nothing", "zzzzzz"),
];

struct Size {
    gazetteer: Gazetteer,
    index: Index,
    /// `name pinyin initials` of each place: what the floor scans.
    keys: Vec<String>,
}

static SIZES: LazyLock<Vec<Size>> = LazyLock::new(|| COPIES.into_iter().map(size).collect());

fn size(copies: usize) -> Size {
    let gazetteer = if copies == 1 {
        Catalog::embedded().into_parts().0
    } else {
        synthetic::gazetteer(copies)
    };
    let index = index(&gazetteer);
    let places = gazetteer
        .places()
        .filter(|(_, place)| place.kind != Kind::Country);
    let keys = places.map(|(_, place)| {
        let initials: String = place
            .pinyin
            .split(' ')
            .filter_map(|syllable| syllable.chars().next())
            .collect();
        format!("{} {} {initials}", place.full_name, place.pinyin.replace(' ', ""))
    });
    Size {
        keys: keys.collect(),
        index,
        gazetteer,
    }
}

/// In the scope of Sichuan.
fn index(gazetteer: &Gazetteer) -> Index {
    let region = gazetteer.by_key("510000").unwrap_or_default();
    Index::new(gazetteer, region, |_| false)
}

/// What a start reads of the places, and all of them.
#[divan::bench(args = [false, true])]
fn decode(all: bool) -> usize {
    let (gazetteer, _) = Catalog::embedded().into_parts();
    if all {
        gazetteer.places().map(|(_, place)| place.name.len()).sum()
    } else {
        gazetteer.len()
    }
}

fn main() {
    LazyLock::force(&SIZES);
    divan::main();
}

fn cases() -> impl Iterator<Item = String> {
    let sizes = SIZES.iter().enumerate();
    sizes.flat_map(|(at, size)| {
        QUERIES.map(|(kind, _)| format!("{at} {} places, {kind}", size.gazetteer.len()))
    })
}

fn case(name: &str) -> (&'static Size, &'static str) {
    let (at, rest) = name.split_once(' ').unwrap_or_default();
    let kind = rest.rsplit_once(", ").map_or("", |(_, kind)| kind);
    let query = QUERIES
        .iter()
        .find(|(name, _)| *name == kind)
        .map_or("", |(_, query)| query);
    (&SIZES[at.parse::<usize>().unwrap_or_default()], query)
}

#[divan::bench(args = cases())]
fn find(bencher: Bencher<'_, '_>, name: &str) {
    let (size, query) = case(name);
    bencher.bench(|| size.index.find(black_box(query)));
}

#[divan::bench(args = cases())]
fn floor(bencher: Bencher<'_, '_>, name: &str) {
    let (size, query) = case(name);
    bencher.bench(|| {
        let finder = memmem::Finder::new(black_box(query));
        let holds = |key: &&String| finder.find(key.as_bytes()).is_some();
        size.keys.iter().filter(holds).count()
    });
}

#[divan::bench(args = [0, 1])]
fn build(bencher: Bencher<'_, '_>, at: usize) {
    bencher.bench(|| index(&SIZES[at].gazetteer));
}
