//! One key of a search, section by section and as a whole, each beside a plain substring scan of the same keys or the same
//! text, which is the floor.
//!
//! Prints finished tables: times are medians in µs, taken in turn with the floor's.
#![allow(missing_docs, reason = "a bench")]

#[path = "support/samples.rs"]
mod samples;

use std::collections::HashSet;
use std::hint::black_box;

use jili::catalog::{Catalog, View};
use jili::circular::Circular;
use jili::gazetteer::{Gazetteer, Kind};
use jili::report::Searchable;
use jili::search::{self, Corpus, Index, Passages, Words, reading};
use memchr::memmem::{self, Finder};
use samples::{alone, heading, in_turn, row};

/// As many circulars as are looked through at a key.
const CIRCULARS: usize = 30;
/// How many times the floor's a query may take that hits, one that falls through to the fallbacks, and one in the text.
const LIMITS: [f64; 3] = [2.0, 15.0, 2.0];
/// What any key may take, in µs.
const KEY: f64 = 500.0;

/// Kinds of query among the places, each with an example, and whether it falls through.
const PLACES: [(&str, &str, bool); 16] = [
    ("full name", "宜宾市翠屏区", false),
    ("hanzi", "翠屏", false),
    ("pinyin", "cuiping", false),
    ("half typed", "cuip", false),
    ("two terms", "yibin cuiping", false),
    ("mixed", "cui屏", false),
    ("initials", "cp", false),
    ("one letter", "c", false),
    ("a path to another province", "内蒙古多伦县", false),
    ("the same in pinyin", "xilinguole duolun", false),
    ("former name", "密云县", false),
    ("same sound", "翠坪", true),
    ("fuzzy sound", "congzhou", true),
    ("believed reading", "jianwei", true),
    ("slip", "ciuping", true),
    ("nothing, with the nearest names", "zzzzzz", true),
];
const CATEGORIES: [(&str, &str, bool); 8] = [
    ("label", "外贸", false),
    ("pinyin", "waimao", false),
    ("initials", "wm", false),
    ("word of a title", "撂荒地", false),
    ("number", "18", false),
    ("English", "trade", false),
    ("one letter", "c", false),
    ("same sound", "外帽", true),
];
const DEPARTMENTS: [(&str, &str, bool); 5] = [
    ("name", "商务厅", false),
    ("pinyin", "shangwuting", false),
    ("initials", "swt", false),
    ("part of it", "科技", false),
    ("short form", "发改委", true),
];
const WORDS: [(&str, &str); 6] = [
    ("a word", "专项资金"),
    ("a common word", "资金"),
    ("the commonest", "的"),
    ("two words", "科技 倾斜"),
    ("three words", "财政 专项资金 倾斜"),
    ("a word that is nowhere", "没有这样的词"),
];
/// What is typed into the one line, and what it means there.
const KEYS: [&str; 16] = [
    "翠屏",
    "cuiping",
    "c",
    "q",
    "外贸",
    "swt",
    "专项资金",
    "的",
    "科技 倾斜",
    "2022",
    "宜宾 泸州",
    "翠坪",
    "ciuping",
    "xinxihuagongcheng",
    "在分配专项资金时给予倾斜",
    "zzzzzz",
];

fn main() {
    let (gazetteer, circulars) = Catalog::embedded().into_parts();
    let index = index(&gazetteer);
    let keys = keys_of_places(&gazetteer);
    section(&format!("{} places", keys.len()), &PLACES, &keys, |query| {
        index.find(query).total
    });
    let catalogs = [1, CIRCULARS].map(|count| catalog(&gazetteer, &circulars[0], count));
    for catalog in &catalogs {
        of_circulars(&view(catalog));
    }
    in_text(&view(&catalogs[1]));
    keys_of_all(&catalogs.each_ref().map(view), &index);
    once(&gazetteer, &view(&catalogs[1]));
}

/// As many circulars of the real one's shape, each for a year of its own.
fn catalog(gazetteer: &Gazetteer, real: &Circular, count: usize) -> Catalog {
    let circulars = (0..count).map(|at| {
        let mut circular = real.clone();
        circular.id = format!("sichuan-{}", 2022 - at).into();
        circular.award_year = 2022 - at as u16;
        circular
    });
    Catalog::new(gazetteer.clone(), circulars.collect()).unwrap_or_else(|_| Catalog::embedded())
}

/// All of a catalog's circulars.
fn view(catalog: &Catalog) -> View<'_> {
    catalog.view(catalog.scope_of(catalog.circular_ids().collect()))
}

/// In the scope of Sichuan.
fn index(gazetteer: &Gazetteer) -> Index {
    let region = gazetteer.by_key("510000").unwrap_or_default();
    Index::new(gazetteer, region, |_| false)
}

/// `name pinyin initials`.
fn key(name: &str, pinyin: &str) -> String {
    let initials = pinyin.split(' ').filter_map(|syllable| syllable.chars().next());
    format!(
        "{name} {} {}",
        pinyin.replace(' ', ""),
        initials.collect::<String>()
    )
}

fn keys_of_places(gazetteer: &Gazetteer) -> Vec<String> {
    let places = gazetteer
        .places()
        .filter(|(_, place)| place.kind != Kind::Country);
    places
        .map(|(_, place)| key(&place.full_name, &place.pinyin))
        .collect()
}

/// A section's kinds of query beside a scan of its keys.
fn section(title: &str, kinds: &[(&str, &str, bool)], keys: &[String], find: impl Fn(&str) -> usize) {
    heading(&[title, "query", "µs", "floor", "×", "limit"]);
    for (kind, query, falls) in kinds {
        let scan = || {
            let finder = Finder::new(black_box(*query));
            let has = |key: &&String| finder.find(key.as_bytes()).is_some();
            black_box(keys.iter().filter(has).count());
        };
        let found = || {
            black_box(find(black_box(query)));
        };
        let times = in_turn(found, scan);
        compare(kind, query, times, LIMITS[usize::from(*falls)]);
    }
}

fn compare(kind: &str, query: &str, [time, floor]: [f64; 2], limit: f64) {
    row(&[
        kind.to_owned(),
        query.to_owned(),
        format!("{time:.1}"),
        format!("{floor:.1}"),
        format!("{:.1}", time / floor),
        format!("{limit}"),
    ]);
}

/// The categories and the departments of the circulars in a scope.
fn of_circulars(view: &View<'_>) {
    let circulars = view.circulars().len();
    let categories: Vec<_> = view.categories().map(|(_, category)| category).collect();
    let keys: Vec<_> = categories
        .iter()
        .map(|category| {
            let (label, title) = (&*category.label, category.title());
            let names = [label, title].map(|name| key(name, &reading(name)));
            format!("{} {} {}", category.number, names.join(" "), category.label_en)
        })
        .collect();
    // What several of them are called alike is compared once, as the program does.
    let mut known = HashSet::new();
    let names = categories.iter().copied();
    let corpus = search::categories(names.filter(|category| {
        known.insert((
            category.number,
            &category.label,
            &category.heading,
            &category.label_en,
        ))
    }));
    let title = format!("{} categories of {circulars}", keys.len());
    section(&title, &CATEGORIES, &keys, |query| {
        as_typed_or_heard(&corpus, query)
    });

    let parts = categories.iter().flat_map(|category| &category.parts);
    let named = parts.flat_map(|part| &part.measures);
    let mut names: Vec<&str> = named
        .flat_map(|measure| measure.departments.iter().map(|department| &*department.name))
        .collect();
    names.sort_unstable();
    names.dedup();
    let keys: Vec<_> = names.iter().map(|name| key(name, &reading(name))).collect();
    let corpus = search::departments(names);
    let title = format!("{} departments of {circulars}", keys.len());
    section(&title, &DEPARTMENTS, &keys, |query| {
        let found = corpus.find_direct(query).total;
        if found > 0 {
            found
        } else {
            corpus.find(query).total
        }
    });
}

/// What a query means as it is typed, and only where that is nothing what it may be heard as.
fn as_typed_or_heard(corpus: &Corpus, query: &str) -> usize {
    let found = corpus.find_direct(query).total;
    if found > 0 {
        found
    } else {
        corpus.find_heard(query).total
    }
}

/// Words in the text of a scope's circulars, beside a search for each place where each word stands.
fn in_text(view: &View<'_>) {
    let passages: Vec<_> = view
        .circulars()
        .map(|(_, circular)| Passages::new(circular))
        .collect();
    let mut text = String::new();
    for (_, circular) in view.circulars() {
        let parts = || circular.categories.iter().flat_map(|category| &category.parts);
        text.extend(circular.blocks.iter().map(|block| &*block.text));
        text.extend(circular.categories.iter().map(|category| &*category.heading));
        text.extend(parts().filter_map(|part| part.heading.as_deref()));
        text.extend(
            parts()
                .flat_map(|part| &part.measures)
                .map(|measure| &*measure.text),
        );
    }
    let title = format!("{} circulars, {} kB", passages.len(), text.len() / 1000);
    heading(&[&title, "query", "µs", "floor", "×", "limit"]);
    for (kind, query) in WORDS {
        let find = || {
            let words = Words::new(black_box(query));
            let found = passages.iter().map(|passages| passages.find(&words).len());
            black_box(found.sum::<usize>());
        };
        let scan = || {
            let terms = black_box(query).split(' ');
            let counts = terms.map(|term| memmem::find_iter(text.as_bytes(), term).count());
            black_box(counts.sum::<usize>());
        };
        compare(kind, query, in_turn(find, scan), LIMITS[2]);
    }
}

/// All sections at once, as a key has them.
fn keys_of_all(views: &[View<'_>; 2], index: &Index) {
    let scopes = views.each_ref().map(Searchable::new);
    heading(&["all sections", "1 circular, µs", "30 circulars, µs", "limit"]);
    for query in KEYS {
        let [one, all] = scopes.each_ref().map(|scope| {
            alone(|| {
                black_box(scope.find(index, black_box(query)));
            })
        });
        row(&[
            query.to_owned(),
            format!("{one:.0}"),
            format!("{all:.0}"),
            format!("{KEY}"),
        ]);
    }
}

/// What is done once, and not at a key.
fn once(gazetteer: &Gazetteer, view: &View<'_>) {
    heading(&["once", "µs"]);
    let told = |what: &str, time: f64| row(&[what.to_owned(), format!("{time:.0}")]);
    told(
        "the index of the places",
        alone(|| drop(black_box(index(gazetteer)))),
    );
    let sections = alone(|| drop(black_box(Searchable::new(view))));
    told("all other sections of 30 circulars", sections);
    let decode = || drop(black_box(Catalog::embedded().into_parts()));
    told("the built-in data, as a start reads it", alone(decode));
    let read = || {
        let (gazetteer, _) = Catalog::embedded().into_parts();
        let names = gazetteer.places().map(|(_, place)| place.name.len());
        black_box(names.sum::<usize>());
    };
    told("the same, and every place", alone(read));
}
