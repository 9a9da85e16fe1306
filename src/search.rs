//! Finds places and other terms the way people type them: in characters, in pinyin, in initials, halfway, mixed,
//! misheard and mistyped. An index is over distinct terms, never over awards.
//!
//! What is searched is a [`Corpus`] of [`Term`]s: the places (`places`, behind [`Index`]), a circular's categories and
//! departments (`circulars`), and whatever else has names. A query is read into `normalize::Query`, compared with each
//! term's names (`names`) by one matcher (`matcher`), which follows every way through a name (`path`), and what matched
//! is put in the order that [`rank`] states. What sounds or looks alike is data (`sounds`, worked out for all names in
//! `alike`). English names (`english`), names that places had (`former`), paths as documents write them (`paths`) and
//! wrong suffixes (`suffix`) are looked at where the names themselves do not fit; slips of the finger are the last
//! resort (`fuzzy`). `corpus` says what is tried when.
//!
//! A place whose whole name is typed is found without an index (`whole`).
//!
//! Running text is no term: its words are looked for as they stand (`words`), passage by passage (`passages`), in one folded text
//! (`folded`).

mod alike;
mod circulars;
mod corpus;
mod english;
mod folded;
mod former;
mod fuzzy;
mod masks;
mod matcher;
mod names;
mod normalize;
mod passages;
mod path;
mod paths;
mod places;
pub mod rank;
mod readings;
mod sounds;
mod spelling;
mod suffix;
mod table;
mod term;
mod whole;
mod why;
mod words;

use std::ops::Range;

use crate::gazetteer::{Gazetteer, Kind, PlaceId};
pub use circulars::{categories, circulars, departments, named};
pub use corpus::{Corpus, FoundTerms, MOST_HITS, TermHit};
pub use folded::Folded;
use normalize::Query;
pub use normalize::simplified;
pub(crate) use normalize::{fold, simplify, terms_of};
pub use passages::{PassageId, Passages, Spot};
pub use rank::{Former, Tier};
pub use readings::reading;
pub use term::{OtherName, Standing, Style, Term};
pub use whole::whole_name;
pub use why::Why;
pub use words::Words;

/// One place that a query found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The place.
    pub place: PlaceId,
    /// How well it matched.
    pub tier: Tier,
    /// Why it matched.
    pub why: Why,
    /// Which characters of the place's full name matched, counted from 0: sorted, disjoint, not empty ranges.
    pub marks: Vec<Range<usize>>,
    /// Whether a circular in scope names the place, or it is in the scope's region, or elsewhere.
    pub standing: Standing,
}

/// What a query found among the places.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// The places, best first, in the order of [`rank`]; of very many the best.
    pub hits: Vec<Hit>,
    /// How many places there were in all.
    pub total: usize,
    /// Where nothing was found: the nearest names, at most three.
    pub nearest: Vec<PlaceId>,
    /// The province that the whole query is the name of.
    pub province: Option<PlaceId>,
}

impl Found {
    /// The one place that was clearly meant: the only hit of the best tier, or the only one of them in the scope's
    /// region: 大安 is in 自贡 where a circular of Sichuan is read. 市中 and 广安 mean two places each and have none.
    pub fn clear_best(&self) -> Option<&Hit> {
        corpus::clear_best(&self.hits, |hit| (hit.tier, hit.standing))
    }
}

/// The places that can be searched: all but countries.
#[derive(Debug)]
pub struct Index {
    corpus: Corpus,
    /// The place of each term, in the order of the gazetteer.
    places: Box<[PlaceId]>,
    /// The province of each section.
    provinces: Box<[PlaceId]>,
}

impl Index {
    /// Indexes the places of a gazetteer. Those that `is_named` says are named in a circular are put before the
    /// others, and those of the region before the rest.
    pub fn new(gazetteer: &Gazetteer, region: PlaceId, is_named: impl Fn(PlaceId) -> bool) -> Self {
        let searched = gazetteer.ids().filter(|id| gazetteer.kind(*id) > Kind::Country);
        let places: Box<[_]> = searched.collect();
        let standing = |id| standing(gazetteer, region, &is_named, id);
        Self {
            corpus: places::corpus(gazetteer, &places, standing),
            provinces: places::provinces(gazetteer, &places).into(),
            places,
        }
    }

    /// The same index for another scope: what of it is near is said anew.
    pub fn set_scope(&mut self, gazetteer: &Gazetteer, region: PlaceId, is_named: impl Fn(PlaceId) -> bool) {
        let places = &self.places;
        self.corpus
            .set_standings(|term| standing(gazetteer, region, &is_named, places[term]));
    }

    /// The places that a query means, best first. The same query always finds the same.
    pub fn find(&self, query: &str) -> Found {
        let query = Query::new(query);
        self.found(&query, self.corpus.find_query(&query))
    }

    /// The places that a query means as it is typed: nothing that it may only have been meant for, and no nearest names.
    pub fn find_direct(&self, query: &str) -> Found {
        let query = Query::new(query);
        self.found(&query, self.corpus.find_query_direct(&query))
    }

    fn found(&self, query: &Query, found: FoundTerms) -> Found {
        let hits = found.hits.into_iter().map(|hit| Hit {
            place: self.places[hit.term],
            tier: hit.tier,
            why: hit.why,
            marks: hit.marks,
            standing: hit.standing,
        });
        let section = self.corpus.section(query);
        Found {
            hits: hits.collect(),
            total: found.total,
            nearest: found.nearest.into_iter().map(|term| self.places[term]).collect(),
            province: section.and_then(|section| self.provinces.get(usize::from(section) - 1).copied()),
        }
    }
}

fn standing(
    gazetteer: &Gazetteer,
    region: PlaceId,
    is_named: &impl Fn(PlaceId) -> bool,
    id: PlaceId,
) -> Standing {
    if is_named(id) {
        Standing::Named
    } else if gazetteer.is_within(id, region) {
        Standing::InRegion
    } else {
        Standing::Elsewhere
    }
}
