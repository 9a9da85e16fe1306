//! One keystroke in the search, per kind of query and per size of the gazetteer, beside a plain substring scan of
//! the same keys, which is the floor; and one in all sections, over one circular and over thirty, beside a plain scan of
//! their text.
#![allow(missing_docs, reason = "a bench")]

#[path = "support/synthetic.rs"]
mod synthetic;

use std::sync::LazyLock;

use divan::{Bencher, black_box};
use jili::catalog::Catalog;
use jili::circular::Circular;
use jili::gazetteer::{Gazetteer, Kind};
use jili::report::Searchable;
use jili::search::{Index, Passages, Words};
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
    LazyLock::force(&SCOPES);
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

/// The text of a scope's circulars, and what of it is searched.
struct Scope {
    circulars: Vec<Circular>,
    /// Each circular's, folded.
    passages: Vec<Passages>,
    /// All of it as one, which the floor scans.
    text: String,
    index: Index,
    searchable: Searchable,
}

/// One circular, and as many as are looked through at a key.
const CIRCULARS: [usize; 2] = [1, 30];

static SCOPES: LazyLock<Vec<Scope>> = LazyLock::new(|| CIRCULARS.into_iter().map(scope).collect());

/// As many circulars of the real one's shape, each for a year of its own.
fn scope(count: usize) -> Scope {
    let (gazetteer, real) = Catalog::embedded().into_parts();
    let circulars: Vec<Circular> = (0..count)
        .map(|at| {
            let mut circular = real[0].clone();
            circular.id = format!("sichuan-{}", 2022 - at).into();
            circular.award_year = 2022 - at as u16;
            circular
        })
        .collect();
    let mut text = String::new();
    for circular in &circulars {
        let parts = circular.categories.iter().flat_map(|category| &category.parts);
        text.extend(circular.blocks.iter().map(|block| &*block.text));
        text.extend(circular.categories.iter().map(|category| &*category.heading));
        text.extend(parts.clone().filter_map(|part| part.heading.as_deref()));
        text.extend(
            parts
                .flat_map(|part| &part.measures)
                .map(|measure| &*measure.text),
        );
    }
    let index = index(&gazetteer);
    let passages = circulars.iter().map(Passages::new).collect();
    let catalog = Catalog::new(gazetteer, circulars.clone()).unwrap_or_else(|_| Catalog::embedded());
    let scope = catalog.scope_of(catalog.circular_ids().collect());
    Scope {
        searchable: Searchable::new(&catalog.view(scope)),
        circulars,
        passages,
        text,
        index,
    }
}

const WORDS: [&str; 4] = ["专项资金", "科技 倾斜", "的", "没有这样的词"];

fn text_cases() -> impl Iterator<Item = (usize, &'static str)> {
    (0..CIRCULARS.len()).flat_map(|at| WORDS.map(|words| (at, words)))
}

/// Words in the text.
#[divan::bench(args = text_cases())]
fn words(bencher: Bencher<'_, '_>, (at, words): (usize, &str)) {
    let scope = &SCOPES[at];
    bencher.bench(|| {
        let words = Words::new(black_box(words));
        let found = scope.passages.iter().map(|passages| passages.find(&words).len());
        found.sum::<usize>()
    });
}

/// The floor under that: each word's every place in the text.
#[divan::bench(args = text_cases())]
fn words_floor(bencher: Bencher<'_, '_>, (at, words): (usize, &str)) {
    let scope = &SCOPES[at];
    bencher.bench(|| {
        let terms = black_box(words).split(' ');
        let counts = terms.map(|term| memmem::find_iter(scope.text.as_bytes(), term.as_bytes()).count());
        counts.sum::<usize>()
    });
}

/// What the text costs before it is first searched.
#[divan::bench(args = [0, 1])]
fn fold(bencher: Bencher<'_, '_>, at: usize) {
    let scope = &SCOPES[at];
    bencher.bench(|| scope.circulars.iter().map(Passages::new).collect::<Vec<_>>());
}

const KEYS: [&str; 10] = [
    "翠屏",
    "cuiping",
    "c",
    "外贸",
    "swt",
    "专项资金",
    "2022",
    "宜宾 泸州",
    "ciuping",
    "zzzzzz",
];

fn key_cases() -> impl Iterator<Item = (usize, &'static str)> {
    (0..CIRCULARS.len()).flat_map(|at| KEYS.map(|key| (at, key)))
}

/// One key: all sections.
#[divan::bench(args = key_cases())]
fn key(bencher: Bencher<'_, '_>, (at, key): (usize, &str)) {
    let scope = &SCOPES[at];
    bencher.bench(|| scope.searchable.find(&scope.index, black_box(key)));
}
