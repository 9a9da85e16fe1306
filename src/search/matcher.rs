//! Compares a query with a term's names, atom by atom: each part of the query is a character, a whole syllable,
//! the beginning of one at the query's end, or an initial; what may be left out of a name may be left out of
//! the query. Of all ways in which a query fits, the best by tier and by coverage counts.

use std::ops::BitOr;

use super::alike::Alike;
use super::masks::{ideograph_bit, letters, syllable_bit};
use super::names::{Atom, Entry, Names};
use super::normalize::Query;
use super::path::{Fit, Name, Part, Path, better};
use super::rank::{Cause, Match, Tier};
use super::readings::readings;
use super::sounds::{Sounds, sounds};

/// A part of the query that is an ideograph, with its readings.
type Readings = (char, Vec<&'static str>);

/// A query ready to be compared with many terms.
pub(super) struct Matcher<'a> {
    query: &'a Query,
    names: &'a Names,
    sounds: &'static Sounds,
    /// What names may be taken for, if the query reaches so far.
    alike: Option<&'a Alike>,
    letters: u32,
    /// For each ideograph of the query the bits, of characters and of syllables, one of which a name must have.
    ideographs: Vec<(u64, u64)>,
    readings: Vec<Readings>,
    /// The division code that is asked for, or its beginning, if the query is one.
    code: Option<String>,
}

impl<'a> Matcher<'a> {
    /// A matcher of what is typed right; with `alike`, of believed readings, 模糊音, same sounds and look-alikes too.
    pub(super) fn new(query: &'a Query, names: &'a Names, alike: Option<&'a Alike>) -> Self {
        let sounds = sounds();
        let ideographs = query.whole.iter().filter(|character| !character.is_ascii());
        let readings_of = |character: &char| (*character, readings(*character).collect());
        let readings = alike.map(|_| ideographs.clone().map(readings_of).collect());
        Self {
            query,
            names,
            sounds,
            alike,
            letters: letters(&query.text()),
            ideographs: ideographs
                .map(|character| match alike {
                    Some(_) => bits_alike(*character, sounds),
                    None => (ideograph_bit(*character), 0),
                })
                .collect(),
            readings: readings.unwrap_or_default(),
            code: query.is_code().then(|| query.text()),
        }
    }

    /// How the term at `index` matches, if it does.
    pub(super) fn match_entry(&self, index: usize) -> Option<Match> {
        let best = if let Some(code) = &self.code {
            self.by_code(code, index)
        } else if self.admits(index) {
            self.by_name(self.names.entry(index))
        } else {
            // Most terms end here, before anything but their masks has been looked at.
            None
        };
        best.map(|fit| Match::new(index, fit.tier, fit.cause, fit.marks))
    }

    fn by_code(&self, code: &str, index: usize) -> Option<Fit> {
        let key = self.names.key(self.names.entry(index));
        key.starts_with(code).then(|| Fit {
            tier: if key == code { Tier::Exact } else { Tier::Prefix },
            cause: Cause::Code,
            marks: self.names.entry(index).own_marks,
            is_half: false,
        })
    }

    fn by_name(&self, entry: &Entry) -> Option<Fit> {
        let whole = self.term(entry, &self.query.whole, false);
        if self.query.terms.len() < 2 {
            return whole;
        }
        better(whole, self.all_terms(entry))
    }

    /// Whether the names of the term at `index` can match at all.
    fn admits(&self, index: usize) -> bool {
        let masks = self.names.masks(index);
        let letters = self.alike.map_or(masks.letters, |alike| alike.letters(index));
        self.letters & !letters == 0
            && self.ideographs.iter().all(|(characters, syllables)| {
                masks.ideographs & characters != 0 || masks.syllables & syllables != 0
            })
    }

    /// The terms in any order, each on characters of its own.
    fn all_terms(&self, entry: &Entry) -> Option<Fit> {
        let (mut best, mut worst, mut cause, mut marks) = (Tier::Slip, Tier::Exact, Cause::Characters, 0_u64);
        let mut is_half = false;
        for term in &self.query.terms {
            let fit = self
                .by_code_beside(entry, term)
                .or_else(|| self.term(entry, term, true))?;
            if fit.marks & marks != 0 {
                return None;
            }
            marks |= fit.marks;
            best = best.min(fit.tier);
            worst = worst.max(fit.tier);
            cause = cause.max(fit.cause);
            is_half |= fit.is_half;
        }
        // cp yb, but not yb alone, which is 宜宾市.
        if marks & entry.own_marks == 0 {
            return None;
        }
        // 翠屏 宜宾: the prefecture's name beside the place's own takes nothing away.
        let tier = if worst > Tier::WordStart {
            worst
        } else if is_half {
            best.max(Tier::Prefix)
        } else {
            best
        };
        Some(Fit {
            tier,
            cause,
            marks,
            is_half,
        })
    }

    /// A code beside a name marks nothing: its characters are not in the name.
    fn by_code_beside(&self, entry: &Entry, term: &[char]) -> Option<Fit> {
        let is_code = term.len() == 6 && self.names.key(entry).chars().eq(term.iter().copied());
        is_code.then_some(Fit {
            tier: Tier::Exact,
            cause: Cause::Code,
            marks: 0,
            is_half: false,
        })
    }

    /// How one term fits; `is_beside` says that others say the rest.
    fn term(&self, entry: &Entry, term: &[char], is_beside: bool) -> Option<Fit> {
        let mut best = None;
        for sequence in self.names.sequences(entry) {
            let name = Name {
                sequence,
                atoms: self.names.atoms(sequence),
                first_letters: self.alike.map(|alike| alike.first_letters(sequence)),
                is_beside,
            };
            for start in (0..name.atoms.len()).filter(|at| name.may_begin(*at, term)) {
                self.take(name, start, term, Path::from(start), &mut best);
            }
        }
        best
    }

    /// Follows every way on from the atom at `at`.
    fn walk(&self, name: Name<'_>, at: usize, rest: &[char], path: Path, best: &mut Option<Fit>) {
        let Some(next) = rest.first() else {
            let is_short = self.query.is_letters() && self.query.whole.len() <= 2;
            *best = better(*best, path.rate(name, is_short));
            return;
        };
        let Some(atom) = name.atoms.get(at) else {
            return;
        };
        let sequence = name.sequence;
        if let Some(tail) = sequence.tail
            && at == sequence.core_end
            && path.has_come_to(at)
        {
            self.walk(name, usize::from(tail), rest, path, best);
        }
        if name.may_go_on(at, *next) {
            self.take(name, at, rest, path, best);
        }
        if atom.optional && path.has_begun() {
            self.walk(name, at + 1, rest, path.leaving_out(), best);
        }
    }

    /// Takes the atom at `at` for what the query goes on with, in each way, and follows on from there.
    fn take(&self, name: Name<'_>, at: usize, rest: &[char], path: Path, best: &mut Option<Fit>) {
        let (Some(atom), Some(next)) = (name.atoms.get(at).copied(), rest.first().copied()) else {
            return;
        };
        let mut go = |part: Part, length: usize, alike: Option<Cause>| {
            if let Some(path) = path.with(name, at, part, length, alike) {
                self.walk(name, at + 1, rest.split_at(length).1, path, best);
            }
        };
        if next == atom.character {
            go(Part::Ideograph, 1, None);
        } else if next.is_ascii_lowercase() {
            let mut spell = |syllable: &str, alike: Option<Cause>| {
                spellings(syllable, rest, |part, length| go(part, length, alike));
            };
            spell(&self.names.syllable(atom).text, None);
            if let Some(alike) = self.alike {
                for believed in self.sounds.believed(atom.character) {
                    spell(believed, Some(Cause::BelievedReading));
                }
                for alike in alike.syllables(atom) {
                    spell(alike, Some(Cause::FuzzySound));
                }
            }
        } else if self.alike.is_some()
            && let Some(cause) = self.same_sound(next, atom)
        {
            go(Part::Ideograph, 1, Some(cause));
        }
    }

    /// Whether a wrong character may stand for the atom's.
    fn same_sound(&self, written: char, atom: Atom) -> Option<Cause> {
        let syllable = &*self.names.syllable(atom).text;
        let (_, readings) = self
            .readings
            .iter()
            .find(|(character, _)| *character == written)?;
        if !syllable.is_empty() && readings.contains(&syllable) {
            Some(Cause::SameSound(written, atom.character))
        } else if self.sounds.looks_like(written, atom.character) {
            Some(Cause::LookAlike(written, atom.character))
        } else {
            None
        }
    }
}

/// The bits, of characters and of syllables, of what an ideograph may stand for where it may be a wrong one.
fn bits_alike(character: char, sounds: &Sounds) -> (u64, u64) {
    let meant = sounds.meant_by(character).map(ideograph_bit);
    let heard = readings(character).map(syllable_bit);
    (
        meant.fold(ideograph_bit(character), BitOr::bitor),
        heard.fold(0, BitOr::bitor),
    )
}

/// The ways in which a query goes on with a syllable: all of it, its beginning at the query's end, or its initial.
fn spellings(syllable: &str, rest: &[char], mut go: impl FnMut(Part, usize)) {
    let letters = syllable.chars().zip(rest);
    let same = letters.take_while(|(one, other)| one == *other).count();
    if same == 0 {
        return;
    }
    let begins_with_two = matches!(syllable.as_bytes(), [b'z' | b'c' | b's', b'h', _, ..]);
    if same == syllable.len() {
        go(Part::Syllable, same);
    } else if same == rest.len() {
        let is_initial = same == 1 || same == 2 && begins_with_two;
        go(Part::Beginning { is_initial }, same);
    }
    if rest.len() < 2 {
        return;
    }
    if syllable.len() > 1 {
        go(Part::Initial, 1);
    }
    if same >= 2 && begins_with_two {
        go(Part::Initial, 2);
    }
}
