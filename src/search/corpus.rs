//! One index over the terms of a corpus, and how a query goes through it: first what it may mean as it is typed, and
//! only where that is nothing what it may have been meant for.

use std::ops::Range;
use std::sync::OnceLock;

use super::alike::Alike;
use super::english::English;
use super::former::FormerNames;
use super::fuzzy;
use super::matcher::Matcher;
use super::names::Names;
use super::normalize::Query;
use super::paths::{Paths, Reading};
use super::rank::{Match, Tier};
use super::suffix;
use super::term::{Standing, Term};
use super::why::{Why, explain};

/// One thing that a query, read in one way, is tried as.
type Stage = fn(&Corpus, &Reading) -> Vec<Match>;

/// More hits than this are a wall, not an answer.
pub const MOST_HITS: usize = 50;

/// No syllable is without one, as pinyin is typed.
const VOWELS: [char; 5] = ['a', 'e', 'i', 'o', 'u'];

/// One term that a query found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TermHit {
    /// The term's position in the corpus.
    pub term: usize,
    /// How well it matched.
    pub tier: Tier,
    /// Why it matched.
    pub why: Why,
    /// Which characters of the term's name matched, counted from 0: sorted, disjoint, not empty ranges. None where
    /// only a title did.
    pub marks: Vec<Range<usize>>,
    /// How near the term is to what the reader works on.
    pub standing: Standing,
}

impl TermHit {
    /// A hit by words of what describes a term, none of which stand in its name.
    pub fn by_words(term: usize, is_whole: bool) -> Self {
        Self {
            term,
            tier: if is_whole { Tier::Exact } else { Tier::Substring },
            why: Why::Characters,
            marks: Vec::new(),
            standing: Standing::Named,
        }
    }
}

/// The terms that a query found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FoundTerms {
    /// The terms, best first, in the order of [`super::rank`]; of very many the best.
    pub hits: Vec<TermHit>,
    /// How many there were in all.
    pub total: usize,
    /// Where nothing was found: the nearest names, at most three.
    pub nearest: Vec<usize>,
}

impl FoundTerms {
    /// The one term that was clearly meant: the only hit of the best tier.
    pub fn clear_best(&self) -> Option<&TermHit> {
        clear_best(&self.hits, |hit| (hit.tier, hit.standing))
    }
}

/// The only hit of the best tier; or, where what is near and what is far away share that tier, the only near one.
pub(super) fn clear_best<H>(hits: &[H], rank: impl Fn(&H) -> (Tier, Standing)) -> Option<&H> {
    let is_near = |hit: &H| rank(hit).1 < Standing::Elsewhere;
    let (best, others) = hits.split_first()?;
    let rival = others.first().filter(|other| rank(other).0 == rank(best).0);
    rival
        .is_none_or(|rival| is_near(best) && !is_near(rival))
        .then_some(best)
}

/// What can be searched.
#[derive(Debug)]
pub struct Corpus {
    names: Names,
    english: English,
    former: FormerNames,
    paths: Paths,
    /// Made when a query first matches nothing as it is.
    alike: OnceLock<Alike>,
}

impl Corpus {
    /// All but slips of the finger, in the order in which they are tried.
    const HEARD: [Stage; 4] = [
        Self::direct,
        Self::other_suffix,
        Self::alike,
        Self::one_english_word,
    ];

    /// Indexes terms, which keep their positions.
    pub fn new<'a>(terms: impl IntoIterator<Item = Term<'a>>) -> Self {
        let terms = terms.into_iter();
        let mut corpus = Self::with_room(terms.size_hint().0);
        for term in terms {
            corpus.add(&term);
        }
        corpus
    }

    /// A corpus without terms yet, with room for so many.
    pub(super) fn with_room(terms: usize) -> Self {
        Self {
            names: Names::new(terms),
            english: English::default(),
            former: FormerNames::default(),
            paths: Paths::default(),
            alike: OnceLock::new(),
        }
    }

    /// Adds a term behind the others.
    pub(super) fn add(&mut self, term: &Term<'_>) {
        if term.is_worded {
            self.english.add_worded(self.names.entries().len());
        }
        self.names.add(term);
    }

    /// The corpus of places: with the names that they had, and with what paths to them begin with.
    pub(super) fn with(self, paths: Paths) -> Self {
        Self {
            former: FormerNames::new(&self.names),
            english: self.english.with_designations(),
            paths,
            ..self
        }
    }

    /// Puts the terms nearer or further, each by its position.
    pub fn set_standings(&mut self, standing: impl Fn(usize) -> Standing) {
        self.names.set_standings(standing);
    }

    /// The terms that a query means, best first. The same query always finds the same.
    pub fn find(&self, query: &str) -> FoundTerms {
        self.find_query(&Query::new(query))
    }

    /// The part of the corpus that a query names and means as a whole.
    pub(super) fn section(&self, query: &Query) -> Option<u16> {
        self.paths.section(query)
    }

    pub(super) fn find_query(&self, query: &Query) -> FoundTerms {
        if query.is_empty() {
            return FoundTerms::default();
        }
        let mut matches = self.matches(query, &Self::HEARD);
        if matches.is_empty() {
            matches = self.matches(query, &[Self::slips]);
        }
        if matches.is_empty() {
            return FoundTerms {
                nearest: fuzzy::nearest(query, &self.names),
                ..FoundTerms::default()
            };
        }
        self.ranked(&matches)
    }

    /// The terms that a query means as it is typed: nothing that it may only have been meant for, and nothing near it.
    pub fn find_direct(&self, query: &str) -> FoundTerms {
        self.find_query_direct(&Query::new(query))
    }

    pub(super) fn find_query_direct(&self, query: &Query) -> FoundTerms {
        if query.is_empty() {
            return FoundTerms::default();
        }
        self.ranked(&self.at_stage(Self::direct, &self.readings(query)))
    }

    /// The terms that a query means, or may have been meant for by who mishears: no slips of the finger, and nothing that
    /// is only near.
    pub fn find_heard(&self, query: &str) -> FoundTerms {
        let query = Query::new(query);
        if query.is_empty() {
            return FoundTerms::default();
        }
        self.ranked(&self.matches(&query, &Self::HEARD))
    }

    /// Matches, the best first and explained.
    fn ranked(&self, matches: &[Match]) -> FoundTerms {
        let total = matches.len();
        let mut ranked: Vec<_> = matches
            .iter()
            .map(|matched| (matched.order(&self.names), matched))
            .collect();
        // Only those that will be shown are put in order.
        if total > MOST_HITS {
            ranked.select_nth_unstable_by_key(MOST_HITS, |(order, _)| *order);
            ranked.truncate(MOST_HITS);
        }
        ranked.sort_unstable_by_key(|(order, _)| *order);
        let hits = ranked.into_iter().map(|(_, matched)| TermHit {
            term: matched.entry,
            tier: matched.tier,
            why: explain(matched, &self.names, &self.former),
            marks: ranges(matched.marks),
            standing: self.names.entry(matched.entry).standing,
        });
        FoundTerms {
            hits: hits.collect(),
            total,
            nearest: Vec::new(),
        }
    }

    /// The terms that a query means at the first of these stages that finds any, in no order, each once.
    ///
    /// What follows [`Tier::Initials`] is tried only when the better tiers have found nothing, and [`Tier::Slip`] only
    /// when those have found nothing either: a right query is never drowned in guesses. Letters that only mean what is
    /// far away may have been meant for what is near and sounds alike: chendu is 称多, and comes close to 成都.
    fn matches(&self, query: &Query, stages: &[Stage]) -> Vec<Match> {
        let readings = self.readings(query);
        let mut found = Vec::new();
        for stage in stages {
            found = self.at_stage(*stage, &readings);
            if !found.is_empty() {
                break;
            }
        }
        let is_near = |matched: &Match| self.names.entry(matched.entry).standing < Standing::Elsewhere;
        let is_direct = found.iter().any(|matched| matched.tier <= Tier::Initials);
        let is_one_word = query.is_letters() && query.terms.len() == 1;
        if is_one_word && is_direct && !found.iter().any(is_near) {
            let mut alike = self.at_stage(Self::alike, &readings);
            alike.retain(is_near);
            merge(&mut found, alike);
        }
        found
    }

    /// The query in each way in which it can be read.
    fn readings(&self, query: &Query) -> Vec<Reading> {
        let mut readings = self.paths.readings(query);
        readings.insert(0, Reading::of(query.clone()));
        readings
    }

    /// What one stage finds of all readings.
    fn at_stage(&self, stage: Stage, readings: &[Reading]) -> Vec<Match> {
        let mut found = Vec::new();
        for reading in readings {
            let mut matches = stage(self, reading);
            matches.retain(|matched| reading.admits(matched, &self.names));
            merge(&mut found, matches);
        }
        found
    }

    /// What is typed as it is, or as it was once, or in English. That is tried where the letters begin no name; a
    /// single word, which is far more often pinyin, must be the whole of a name.
    fn direct(&self, reading: &Reading) -> Vec<Match> {
        let query = &reading.query;
        let mut matches = self.scan(query, None);
        // 安县 also stands in 江安县, and the half words pi xian in 平武县: a whole name of another kind is more.
        let begins_name = matches.iter().any(|matched| matched.tier <= Tier::WordStart);
        merge(&mut matches, self.former.find(query, &self.names));
        if !begins_name {
            let mut in_english = self.english.find(query, &self.names);
            if query.terms.len() < 2 {
                in_english.retain(|matched| matched.tier == Tier::Exact);
            }
            merge(&mut matches, in_english);
        }
        matches
    }

    fn other_suffix(&self, reading: &Reading) -> Vec<Match> {
        let shorter = suffix::without(&reading.query);
        let matches = shorter.map(|query| suffix::keep_right_names(self.scan(&query, None), &self.names));
        matches.unwrap_or_default()
    }

    fn alike(&self, reading: &Reading) -> Vec<Match> {
        // Letters without a vowel are initials: nothing that could sound like something else.
        if reading.query.is_letters() && !reading.query.whole.iter().any(|letter| VOWELS.contains(letter)) {
            return Vec::new();
        }
        let alike = self.alike.get_or_init(|| Alike::new(&self.names));
        self.scan(&reading.query, Some(alike))
    }

    fn one_english_word(&self, reading: &Reading) -> Vec<Match> {
        if reading.query.terms.len() > 1 {
            return Vec::new();
        }
        self.english.find(&reading.query, &self.names)
    }

    fn slips(&self, reading: &Reading) -> Vec<Match> {
        fuzzy::slips(&reading.query, &self.names)
    }

    /// Compares the query with every term whose letters and characters allow it, and, with `alike`, whose sounds do.
    fn scan(&self, query: &Query, alike: Option<&Alike>) -> Vec<Match> {
        let matcher = Matcher::new(query, &self.names, alike);
        self.names
            .entries()
            .filter_map(|entry| matcher.match_entry(entry))
            .collect()
    }
}

/// Adds what was found otherwise: of each term the better match stays, of equal ones the first.
fn merge(matches: &mut Vec<Match>, more: Vec<Match>) {
    if matches.is_empty() {
        *matches = more;
        return;
    }
    if more.is_empty() {
        return;
    }
    matches.extend(more);
    matches.sort_by_key(|matched| {
        let marked = std::cmp::Reverse(matched.marks.count_ones());
        (matched.entry, matched.tier, marked)
    });
    matches.dedup_by_key(|matched| matched.entry);
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
