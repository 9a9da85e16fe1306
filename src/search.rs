//! Finds places the way people type them: in characters, in pinyin, in initials, halfway, mixed, misheard and
//! mistyped. The index is over distinct places, never over awards.
//!
//! A query is read into `normalize::Query`, compared with each place's names (`names`) by one matcher (`matcher`),
//! which follows every way through a name (`path`), and what matched is put in the order that [`rank`] states. What
//! sounds or looks alike is data (`sounds`, worked out for all names in `alike`). English names (`english`), names that
//! places had (`former`), official writing (`formal`) and wrong suffixes (`suffix`) are looked at where the names themselves do not fit; slips of
//! the finger are the last resort (`fuzzy`).

mod alike;
mod english;
mod formal;
mod former;
mod fuzzy;
mod masks;
mod matcher;
mod names;
mod normalize;
mod path;
pub mod rank;
mod readings;
mod sounds;
mod spelling;
mod suffix;
mod table;
mod why;

use std::ops::Range;
use std::sync::OnceLock;

use crate::gazetteer::{Gazetteer, Kind, PlaceId};
use alike::Alike;
use english::English;
use formal::Formal;
use former::FormerNames;
use matcher::Matcher;
use names::Names;
use normalize::{Query, Traditional};
use rank::Match;
pub use rank::Tier;
pub use readings::reading;
use sounds::Sounds;
pub use why::Why;

/// More hits than this are a wall, not an answer.
const MOST_HITS: usize = 50;

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
}

/// What a query found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// The places, best first, in the order of [`rank`]; of very many the best.
    pub hits: Vec<Hit>,
    /// How many places there were in all.
    pub total: usize,
    /// Where nothing was found: the nearest names, at most three.
    pub nearest: Vec<PlaceId>,
    /// The province that the query names, which is no hit: a circular of a province is all about it.
    pub province: Option<PlaceId>,
}

impl Found {
    /// The one place that was clearly meant: the only hit of the best tier. 市中 and 广安 mean two places each
    /// and have none.
    pub fn clear_best(&self) -> Option<&Hit> {
        match self.hits.as_slice() {
            [best] => Some(best),
            [best, second, ..] if best.tier < second.tier => Some(best),
            _ => None,
        }
    }
}

/// What can be searched: every place but provinces.
#[derive(Debug)]
pub struct Index {
    names: Names,
    english: English,
    formal: Formal,
    former: FormerNames,
    sounds: Sounds,
    traditional: Traditional,
    /// Made when a query first matches nothing as it is.
    alike: OnceLock<Alike>,
}

impl Index {
    /// Indexes the places of a gazetteer. Those that `is_named` says are named in a circular are put before those
    /// that are not.
    pub fn new(gazetteer: &Gazetteer, is_named: impl Fn(PlaceId) -> bool) -> Self {
        let sounds = Sounds::new();
        let mut english = English::new();
        let mut names = Names::new(gazetteer.len());
        for (id, place) in gazetteer
            .places()
            .filter(|(_, place)| place.kind > Kind::Province)
        {
            let prefecture = gazetteer.prefecture_above(id).map(|id| gazetteer.get(id));
            let in_english = english.add(names.entries().len(), place, prefecture);
            names.add(id, place, prefecture, is_named(id), &sounds, in_english);
        }
        Self {
            english,
            formal: Formal::new(gazetteer),
            former: FormerNames::new(&names),
            names,
            sounds,
            traditional: Traditional::new(),
            alike: OnceLock::new(),
        }
    }

    /// The places that a query means, best first. The same query always finds the same.
    pub fn find(&self, query: &str) -> Found {
        let query = Query::new(query, &self.traditional);
        if query.is_empty() {
            return Found::default();
        }
        let province = self.formal.province(&query);
        let mut ranked = self.matches(&query);
        if ranked.is_empty() {
            return Found {
                nearest: fuzzy::nearest(&query, &self.names),
                province,
                ..Found::default()
            };
        }
        let total = ranked.len();
        // Only those that will be shown are put in order.
        let by_rank = |a: &Match, b: &Match| a.order(&self.names).cmp(&b.order(&self.names));
        if ranked.len() > MOST_HITS {
            ranked.select_nth_unstable_by(MOST_HITS, by_rank);
            ranked.truncate(MOST_HITS);
        }
        ranked.sort_unstable_by(by_rank);
        let hits = ranked.iter().map(|matched| Hit {
            place: self.names.place(matched.entry),
            tier: matched.tier,
            why: why::explain(matched, &self.names),
            marks: ranges(matched.marks),
        });
        Found {
            hits: hits.collect(),
            total,
            nearest: Vec::new(),
            province,
        }
    }

    /// The places that a query means, in no order, each once.
    ///
    /// The tiers after [`Tier::Initials`] are tried only when the better ones have found nothing, and
    /// [`Tier::Slip`] only when those have found nothing either: a right query is never drowned in guesses.
    /// English is tried where the letters begin no name; a single word, which is far more often pinyin, only
    /// where they sound like none either.
    fn matches(&self, query: &Query) -> Vec<Match> {
        let is_one_word = query.terms.len() < 2;
        let mut matches = self.scan(query, None);
        // 安县 also stands in 江安县, and the half words pi xian in 平武县: a whole name of another kind is more.
        if matches.iter().all(|matched| matched.tier > Tier::WordStart) {
            put_before(&mut matches, self.former.find(query, &self.names));
            if !is_one_word {
                put_before(&mut matches, self.english.find(query, &self.names));
            }
        }
        if matches.is_empty()
            && let Some(plainer) = self.formal.plainer(query)
        {
            return self.matches(&plainer);
        }
        if matches.is_empty()
            && let Some(query) = suffix::without(query)
        {
            matches = suffix::keep_right_names(self.scan(&query, None), &self.names);
        }
        if matches.is_empty() {
            let alike = || Alike::new(&self.names, &self.sounds);
            matches = self.scan(query, Some(self.alike.get_or_init(alike)));
        }
        if matches.is_empty() && is_one_word {
            matches = self.english.find(query, &self.names);
        }
        if matches.is_empty() {
            matches = fuzzy::slips(query, &self.names);
        }
        matches
    }

    /// Compares the query with every place whose letters and characters allow it, and, with `alike`, whose sounds do.
    fn scan(&self, query: &Query, alike: Option<&Alike>) -> Vec<Match> {
        let matcher = Matcher::new(query, &self.names, &self.sounds, alike);
        self.names
            .entries()
            .filter_map(|entry| matcher.match_entry(entry))
            .collect()
    }
}

/// Adds what was found otherwise, and better, than what is there; it comes in the order of the places.
fn put_before(matches: &mut Vec<Match>, better: Vec<Match>) {
    matches.retain(|matched| {
        let same = better.binary_search_by_key(&matched.entry, |other| other.entry);
        same.is_err()
    });
    matches.extend(better);
}

/// The runs of set bits.
fn ranges(marks: u64) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for at in (0..64).filter(|at| marks >> at & 1 == 1) {
        match runs.last_mut() {
            Some(run) if run.end == at => run.end = at + 1,
            _ => runs.push(at..at + 1),
        }
    }
    runs
}
