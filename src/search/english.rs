//! English names, and the slugs that zones and bases have for keys: a query is compared with their words, and
//! blanks, hyphens and brackets count for nothing.

use std::collections::HashMap;

use super::masks::letters;
use super::names::Names;
use super::normalize::Query;
use super::rank::{Cause, Match, Tier};
use super::table::rows;
use crate::gazetteer::{Designation, Kind, Place};

/// English names beside those that follow by rule.
const OTHER_NAMES: &str = include_str!("../../data/search/english_names.csv");

/// Fewer letters than this begin too many words.
const FEWEST_LETTERS: usize = 3;
/// Between a place's own name and its prefecture's.
const END_OF_OWN: u8 = b'|';
/// Between the names of a place.
const END_OF_NAME: u8 = b'\n';

/// What is known of English names.
#[derive(Debug)]
pub(super) struct English {
    /// The names beside those that follow by rule, by the place's key.
    others: HashMap<&'static str, Vec<&'static str>>,
    /// The places whose names have words that are neither their reading nor their designation, by index: a single
    /// word that spells no name can only mean one of these.
    worded: Vec<u32>,
}

impl English {
    pub(super) fn new() -> Self {
        let mut others: HashMap<_, Vec<_>> = HashMap::new();
        for [place, name, ..] in rows(OTHER_NAMES) {
            others.entry(place).or_default().push(name);
        }
        Self {
            others,
            worded: Vec::new(),
        }
    }

    /// The English names of the place that will be at `index`, in the form in which queries are compared with them, a
    /// line each: `cuiping district|yibin city`.
    pub(super) fn add(&mut self, index: usize, place: &Place, prefecture: Option<&Place>) -> String {
        let others = self.others.get(&*place.key);
        let is_worded = matches!(
            place.designation,
            Designation::Zone | Designation::Base | Designation::AutonomousCounty
        );
        if is_worded || others.is_some() {
            self.worded.push(index as u32);
        }
        let mut names = with_designation(place);
        if let Some(prefecture) = prefecture {
            names.push(char::from(END_OF_OWN));
            names.push_str(&with_designation(prefecture));
        }
        for other in others.into_iter().flatten() {
            names.push(char::from(END_OF_NAME));
            names.push_str(other);
        }
        let plain = names.chars().filter_map(|character| match character {
            '\'' => None,
            // As queries are read.
            'ü' | 'v' => Some('u'),
            'ê' => Some('e'),
            '-' | ',' | '(' | ')' => Some(' '),
            _ => Some(character.to_ascii_lowercase()),
        });
        plain.collect()
    }
    /// The places whose English name or slug the query is, begins, or has inside.
    pub(super) fn find(&self, query: &Query, names: &Names) -> Vec<Match> {
        let typed = query.text();
        if typed.len() < FEWEST_LETTERS || !query.is_letters() {
            return Vec::new();
        }
        let is_one_word = query.terms.len() < 2;
        let wanted = letters(&typed);
        // A slug in several words is English: Tianfu New Area.
        let slug = if is_one_word { Cause::Code } else { Cause::English };
        let match_entry = |index: usize| {
            if wanted & !names.masks(index).english != 0 {
                return None;
            }
            let entry = names.entry(index);
            let by_name = by_name(entry.english.as_bytes(), typed.as_bytes(), is_one_word);
            let by_slug = match entry.kind {
                Kind::Zone | Kind::Base => by_slug(names.key(index).as_bytes(), typed.as_bytes()),
                _ => None,
            };
            let (tier, cause) = match (by_name, by_slug) {
                (Some(Tier::Exact), _) => (Tier::Exact, Cause::English),
                (_, Some(Tier::Exact)) => (Tier::Exact, slug),
                (Some(tier), _) => (tier, Cause::English),
                (None, Some(tier)) => (tier, slug),
                (None, None) => return None,
            };
            Some(Match::new(index, tier, cause, entry.own_marks))
        };
        if is_one_word {
            let worded = self.worded.iter().map(|index| *index as usize);
            worded.filter_map(match_entry).collect()
        } else {
            names.entries().filter_map(match_entry).collect()
        }
    }
}

/// The English name, that of a city with the word for it.
fn with_designation(place: &Place) -> String {
    let suffix = if place.designation == Designation::PrefectureLevelCity {
        " City"
    } else {
        ""
    };
    format!("{}{suffix}", place.english)
}

/// How a query fits what [`English::add`] gives, the best of all ways. One pass over the bytes: a query that is no
/// English at all is compared with them too.
fn by_name(names: &[u8], typed: &[u8], is_one_word: bool) -> Option<Tier> {
    let mut best = None;
    let (mut is_own, mut before) = (true, END_OF_NAME);
    for (at, byte) in names.iter().copied().enumerate() {
        match byte {
            END_OF_OWN => is_own = false,
            END_OF_NAME => is_own = true,
            _ if is_own && typed.first() == Some(&byte) && !before.is_ascii_lowercase() => {
                let rest = names.split_at(at).1;
                let rest = rest.split(|byte| *byte == END_OF_NAME).next().unwrap_or_default();
                let tier = from_word(rest, typed, before == END_OF_NAME, is_one_word);
                best = best.into_iter().chain(tier).min();
            }
            _ => {}
        }
        before = byte;
    }
    best
}

/// How a query fits a name from one of its own words on.
fn from_word(rest: &[u8], typed: &[u8], is_first: bool, is_one_word: bool) -> Option<Tier> {
    let end = follow(rest, typed)?;
    let own = rest.split(|byte| *byte == END_OF_OWN).next().unwrap_or_default();
    let own = own.trim_ascii_end();
    if !is_first {
        // The last word alone is what hundreds of places are: a county.
        return own.contains(&b' ').then_some(Tier::WordStart);
    }
    let is_letter = |at: usize| rest.get(at).is_some_and(u8::is_ascii_lowercase);
    if !is_letter(end) && end >= own.len() {
        return Some(Tier::Exact);
    }
    // mianyangn is a slip in a name rather than the beginning of Mianyang National.
    let begins_word = end > 1 && rest.get(end - 2) == Some(&b' ');
    (!(is_one_word && begins_word)).then_some(Tier::Prefix)
}

/// How a query fits a slug: base-suining.
fn by_slug(slug: &[u8], typed: &[u8]) -> Option<Tier> {
    let end = follow(slug, typed)?;
    Some(if end == slug.len() {
        Tier::Exact
    } else {
        Tier::Prefix
    })
}

/// Where in `text` the letters of `typed` end, if its letters begin with them.
fn follow(text: &[u8], typed: &[u8]) -> Option<usize> {
    let mut letters = typed.iter().peekable();
    let mut end = 0;
    for (at, byte) in text.iter().enumerate() {
        let Some(letter) = letters.peek() else {
            break;
        };
        if byte == *letter {
            letters.next();
            end = at + 1;
        } else if byte.is_ascii_lowercase() {
            return None;
        }
    }
    letters.peek().is_none().then_some(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn queries_fit_words() {
        let base = "mianyang base (electronic information)".replace(['(', ')'], " ");
        let cases = [
            (
                "cuiping district|yibin city",
                "cuipingdistrict",
                Some(Tier::Exact),
            ),
            (
                "cuiping district|yibin city",
                "cuipingdistrictyibin",
                Some(Tier::Exact),
            ),
            (
                "cuiping district|yibin city",
                "cuipingdistricty",
                Some(Tier::Prefix),
            ),
            ("cuiping district|yibin city", "cuipingdi", Some(Tier::Prefix)),
            ("cuiping district|yibin city", "cuipingd", None),
            ("cuiping district|yibin city", "district", None),
            ("cuiping district|yibin city", "yibincity", None),
            ("sichuan tianfu new area", "tianfunew", Some(Tier::WordStart)),
            ("sichuan tianfu new area", "fu", None),
            (
                base.as_str(),
                "mianyangbaseelectronicinformation",
                Some(Tier::Exact),
            ),
            (base.as_str(), "electronic", Some(Tier::WordStart)),
        ];
        for (name, typed, expected) in cases {
            assert_eq!(
                by_name(name.as_bytes(), typed.as_bytes(), true),
                expected,
                "{typed}"
            );
        }
    }

    #[test]
    fn every_other_name_has_a_reason() {
        assert!(
            rows(OTHER_NAMES).all(|[place, name, reason, _]| {
                !place.is_empty() && !name.is_empty() && !reason.is_empty()
            })
        );
    }
}
