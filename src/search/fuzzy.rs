//! The last resort: slips of the finger, characters left out, and the nearest names where nothing fits at all.
//!
//! The one place that knows of fuzzy-matcher and strsim.

use std::cmp::Reverse;

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;
use strsim::osa_distance;

use super::masks::{ideograph_bit, letter_bit};
use super::names::{Atom, Entry, Names};
use super::normalize::Query;
use super::rank::{Cause, Match};
use super::readings::readings;
use super::suffix;

/// Fewer letters than this could be anything.
const FEWEST_LETTERS: usize = 4;
/// From this many letters on, two slips are forgiven; below, one.
const TWO_SLIPS: usize = 8;
/// How many nearest names are offered.
const NEAREST: usize = 3;
/// A near name shares at least so many thousandths of its characters with the query,
const SHARED: usize = 500;
/// or its spelling differs from a query in letters in at most so many thousandths,
const UNLIKE_LETTERS: usize = 500;
/// or from the spelling of a query in characters.
const UNLIKE_CHARACTERS: usize = 150;

/// The places that the query would be, had a finger not slipped or nothing been left out.
pub(super) fn slips(query: &Query, names: &Names) -> Vec<Match> {
    if query.is_letters() {
        letter_slips(query, names)
    } else {
        abbreviations(query, names)
    }
}

/// Letters swapped, missing, doubled or hit beside: up to one, in long names two. Where one slip explains a query,
/// nothing is found that would take two.
fn letter_slips(query: &Query, names: &Names) -> Vec<Match> {
    let typed = query.text();
    if typed.len() < FEWEST_LETTERS {
        return Vec::new();
    }
    let allowed = if typed.len() < TWO_SLIPS { 1 } else { 2 };
    let typed_letters = Letters::of(&typed);
    let mut spelling = String::new();
    let match_entry = |index: usize| {
        let entry = names.entry(index);
        let spelled = names.spelled(entry);
        // Each slip brings in one strange letter at the most.
        if typed_letters.strange_to(names.masks(index).letters) > allowed {
            return None;
        }
        let mut slips_in = |with_prefecture| {
            let syllables = || syllables(names, entry, with_prefecture);
            // A spelling of another length need not be put together.
            let length: usize = syllables().map(str::len).sum();
            if length.abs_diff(typed.len()) > allowed {
                return None;
            }
            spelling.clear();
            spelling.extend(syllables());
            distance_within(&spelling, &typed, allowed)
        };
        let slipped = [
            distance_within(spelled, &typed, allowed),
            slips_in(false),
            slips_in(true),
        ];
        let slipped = slipped.into_iter().flatten().min();
        // Several letters left out, but the order right and the beginning there: dujyan.
        let shortened = || {
            typed.len() * 2 >= spelled.len()
                && spelled.as_bytes().first() == typed.as_bytes().first()
                && has_in_order(spelled, &typed)
        };
        let slips = slipped.or_else(|| shortened().then_some(allowed + 1))?;
        let marks = core_marks(names, entry);
        Some((slips, Match::new(index, Cause::Slip.tier(), Cause::Slip, marks)))
    };
    let found: Vec<_> = names.entries().filter_map(match_entry).collect();
    let fewest = found.iter().map(|(slips, _)| *slips).min();
    let nearest = found.into_iter().filter(|(slips, _)| Some(*slips) == fewest);
    nearest.map(|(_, matched)| matched).collect()
}

/// Whether a spelling has the letters of what is typed in their order.
fn has_in_order(spelled: &str, typed: &str) -> bool {
    let mut rest = spelled.bytes();
    typed.bytes().all(|letter| rest.any(|other| other == letter))
}

/// Characters of the name in their order, others left out: 铁港.
fn abbreviations(query: &Query, names: &Names) -> Vec<Match> {
    if query.whole.len() < 2 || query.whole.iter().any(char::is_ascii) {
        return Vec::new();
    }
    let typed = query.text();
    let wanted = ideographs(query);
    let matcher = SkimMatcherV2::default();
    let match_entry = |index: usize| {
        let entry = names.entry(index);
        if wanted & !names.masks(index).ideographs != 0 {
            return None;
        }
        let full_name: String = names.full_name(entry).iter().map(|atom| atom.character).collect();
        let (_, at) = matcher.fuzzy_indices(&full_name, &typed)?;
        let marks = at
            .into_iter()
            .filter(|at| *at < 64)
            .fold(0, |marks, at| marks | 1 << at);
        let tier = Cause::Abbreviation.tier();
        Some(Match::new(index, tier, Cause::Abbreviation, marks))
    };
    names.entries().filter_map(match_entry).collect()
}

/// The terms whose names come nearest to a query that means none, the nearest first; none for what is not at all
/// like a name. What has characters in common comes before what only sounds similar.
pub(super) fn nearest(query: &Query, names: &Names) -> Vec<usize> {
    // 翠萍市: that it is a 市 says little of which.
    let shorter = suffix::without(query);
    let query = shorter.as_ref().unwrap_or(query);
    let spelled: String = query
        .whole
        .iter()
        .map(|character| {
            if character.is_ascii() {
                character.to_string()
            } else {
                readings(*character).next().unwrap_or_default().to_owned()
            }
        })
        .collect();
    // Letters are meant as sounds; that characters sound half alike is chance.
    let letters = Letters::of(&spelled);
    let most_unlike = if query.is_letters() {
        UNLIKE_LETTERS
    } else {
        UNLIKE_CHARACTERS
    };
    let wanted = ideographs(query);
    let near = |index: usize| {
        let entry = names.entry(index);
        let (shared, in_front) = if names.masks(index).ideographs & wanted == 0 {
            (0, 0)
        } else {
            in_common(query, names, entry)
        };
        let own = names.spelled(entry);
        let longest = own.len().max(spelled.len());
        let most = if shared >= SHARED {
            longest
        } else {
            longest * most_unlike / 1000
        };
        if letters.strange_to(names.masks(index).letters) > most {
            return None;
        }
        let distance = distance_within(own, &spelled, most)?;
        let unlike = distance * 1000 / longest.max(1);
        Some((
            Reverse(shared),
            Reverse(in_front),
            unlike,
            entry.standing,
            entry.level,
            index,
        ))
    };
    let mut near: Vec<_> = names.entries().filter_map(near).collect();
    near.sort_unstable();
    near.into_iter().take(NEAREST).map(|(.., index)| index).collect()
}

/// The ideographs of a query, a bit each; letters are none.
fn ideographs(query: &Query) -> u64 {
    let ideographs = query.whole.iter().filter(|character| !character.is_ascii());
    ideographs.fold(0, |mask, character| mask | ideograph_bit(*character))
}

/// How often a text has each of its letters: enough to rule most names out before they are looked at.
struct Letters(Vec<(u32, usize)>);

impl Letters {
    fn of(text: &str) -> Self {
        let mut counts: Vec<(u32, usize)> = Vec::new();
        for letter in text.chars() {
            let bit = letter_bit(letter);
            match counts.iter_mut().find(|(other, _)| *other == bit) {
                Some((_, count)) => *count += 1,
                None => counts.push((bit, 1)),
            }
        }
        Self(counts)
    }

    /// How many letters of the text are none of `letters`, a bit each.
    fn strange_to(&self, letters: u32) -> usize {
        let strange = |(bit, count): &(u32, usize)| count * usize::from(letters & bit == 0);
        self.0.iter().map(strange).sum()
    }
}

/// The optimal string alignment distance of two spellings, if it is at most `most`.
fn distance_within(one: &str, other: &str, most: usize) -> Option<usize> {
    if one.len().abs_diff(other.len()) > most {
        return None;
    }
    // Most pairs are told apart by how often they have each letter, which takes no table of distances.
    let mut surplus = [0_i16; 32];
    for byte in one.bytes() {
        surplus[usize::from(byte % 32)] += 1;
    }
    let mut fewer = 0;
    for byte in other.bytes() {
        let count = &mut surplus[usize::from(byte % 32)];
        *count -= 1;
        fewer += usize::from(*count < 0);
    }
    if fewer > most {
        return None;
    }
    Some(osa_distance(one, other)).filter(|distance| *distance <= most)
}

/// How many thousandths of its characters a query shares with a place's name, in their order, and how many of them
/// are in front. The name is the own one or, if the query has that too, the prefecture's with it.
fn in_common(query: &Query, names: &Names, entry: &Entry) -> (usize, usize) {
    let Some(sequence) = names.sequences(entry).first() else {
        return (0, 0);
    };
    let atoms = names.atoms(sequence).iter().take(sequence.core_end);
    let own = atoms.clone().skip(sequence.own);
    let without_suffix = atoms.clone().filter(|atom| !atom.optional);
    let score = |characters: Vec<char>| shared(&query.whole, &characters);
    let character = |atom: &Atom| atom.character;
    let scores = [
        score(own.map(character).collect()),
        score(atoms.map(character).collect()),
        score(without_suffix.map(character).collect()),
    ];
    scores.into_iter().max().unwrap_or_default()
}

/// The longest common subsequence, in thousandths of the longer text, and the longest common beginning; nothing for
/// texts of very different lengths.
fn shared(typed: &[char], name: &[char]) -> (usize, usize) {
    let longest = typed.len().max(name.len());
    if typed.len().abs_diff(name.len()) * 2 > longest {
        return (0, 0);
    }
    // By the length of the name that has been read, for what has been read of the query.
    let mut lengths = vec![0_usize; name.len() + 1];
    for character in typed {
        let mut diagonal = 0;
        for (at, other) in name.iter().enumerate() {
            let above = lengths[at + 1];
            lengths[at + 1] = if character == other {
                diagonal + 1
            } else {
                above.max(lengths[at])
            };
            diagonal = above;
        }
    }
    let in_front = typed
        .iter()
        .zip(name)
        .take_while(|(one, other)| one == other)
        .count();
    (lengths[name.len()] * 1000 / longest.max(1), in_front)
}

/// The syllables of the own name with its suffix, or with its prefecture's name before it and without suffixes.
fn syllables<'n>(
    names: &'n Names,
    entry: &Entry,
    with_prefecture: bool,
) -> impl Iterator<Item = &'n str> + use<'n> {
    let sequence = names.sequences(entry).first();
    let kept = sequence.into_iter().flat_map(move |sequence| {
        let atoms = names.atoms(sequence).iter().enumerate();
        atoms.filter(move |(at, atom)| {
            if with_prefecture {
                !atom.optional
            } else {
                *at >= sequence.own
            }
        })
    });
    kept.map(|(_, atom)| &*names.syllable(*atom).text)
}

/// The marks of a place's own name without its suffix.
fn core_marks(names: &Names, entry: &Entry) -> u64 {
    let Some(sequence) = names.sequences(entry).first() else {
        return 0;
    };
    let core = names
        .atoms(sequence)
        .iter()
        .take(sequence.core_end)
        .skip(sequence.own);
    core.fold(0, |marks, atom| marks | atom.bit())
}
