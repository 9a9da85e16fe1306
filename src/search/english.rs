//! English names, and the slugs that zones and bases have for keys: a query is held against their words, and
//! blanks, hyphens and brackets count for nothing.

use std::collections::HashMap;

use super::names::Names;
use super::normalize::Query;
use super::rank::{Standing, Tier};
use super::sounds::rows;
use super::why::Cause;
use crate::gazetteer::{Designation, Kind, Place};

/// English names beside those that follow by rule.
const OTHER_NAMES: &str = include_str!("../../data/search/english_names.csv");

/// Fewer letters than this begin too many words.
const FEWEST_LETTERS: usize = 3;
/// Between a place's own name and its prefecture's.
const END_OF_OWN: char = '|';

/// The English names of places beside those that follow by rule, by key.
#[derive(Debug)]
pub(super) struct OtherNames(HashMap<&'static str, Vec<&'static str>>);

impl OtherNames {
    pub(super) fn new() -> Self {
        let mut names: HashMap<_, Vec<_>> = HashMap::new();
        for [place, name, ..] in rows(OTHER_NAMES) {
            names.entry(place).or_default().push(name);
        }
        Self(names)
    }

    /// A place's English names in the form in which queries are held against them, a line each:
    /// `cuiping district|yibin city`.
    pub(super) fn text(&self, place: &Place, prefecture: Option<&Place>) -> String {
        let mut names = with_designation(place);
        if let Some(prefecture) = prefecture {
            names.push(END_OF_OWN);
            names.push_str(&with_designation(prefecture));
        }
        for other in self.0.get(&*place.key).into_iter().flatten() {
            names.push('\n');
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

/// The places whose English name or slug the query is, begins, or has inside.
pub(super) fn find(query: &Query, names: &Names) -> Vec<Standing> {
    let typed = query.text();
    if typed.len() < FEWEST_LETTERS || !query.is_letters() {
        return Vec::new();
    }
    let stand = |index: usize| {
        let entry = names.entry(index);
        let by_name = entry
            .english
            .lines()
            .filter_map(|name| by_name(name, &typed, query.terms.len() < 2))
            .min();
        let by_slug = Some(names.key(index))
            .filter(|_| matches!(entry.kind, Kind::Zone | Kind::Base))
            .and_then(|slug| by_slug(slug, &typed));
        let (tier, cause) = match (by_name, by_slug) {
            (_, Some(Tier::Exact)) => (Tier::Exact, Cause::Code),
            (Some(tier), _) => (tier, Cause::English),
            (None, Some(tier)) => (tier, Cause::Code),
            (None, None) => return None,
        };
        Some(Standing::new(index, tier, cause, entry.own_marks))
    };
    names.entries().filter_map(stand).collect()
}

/// How a query fits a line of [`OtherNames::text`].
fn by_name(name: &str, typed: &str, is_one_word: bool) -> Option<Tier> {
    let own = name.split(END_OF_OWN).next().unwrap_or_default();
    if let Some(end) = follow(name, typed) {
        // mianyangn is a slip in a name rather than the beginning of Mianyang National.
        let begins_word = end > 1 && name.bytes().nth(end - 2) == Some(b' ');
        if is_one_word && begins_word {
            return None;
        }
        let is_whole_word = !name
            .bytes()
            .nth(end)
            .is_some_and(|byte| byte.is_ascii_lowercase());
        let is_whole = is_whole_word && end >= own.trim_end().len();
        return Some(if is_whole { Tier::Exact } else { Tier::Prefix });
    }
    // The last word alone is what hundreds of places are: a county.
    let mut inner = own
        .match_indices(' ')
        .map(|(at, _)| own.split_at(at).1.trim_start());
    inner
        .any(|rest| rest.trim_end().contains(' ') && follow(rest, typed).is_some())
        .then_some(Tier::WordStart)
}

/// How a query fits a slug: base-suining.
fn by_slug(slug: &str, typed: &str) -> Option<Tier> {
    let end = follow(slug, typed)?;
    Some(if end == slug.len() {
        Tier::Exact
    } else {
        Tier::Prefix
    })
}

/// Where in `text` the letters of `typed` end, if its letters begin with them.
fn follow(text: &str, typed: &str) -> Option<usize> {
    let mut letters = typed.bytes().peekable();
    let mut end = 0;
    for (at, byte) in text.bytes().enumerate() {
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
            assert_eq!(by_name(name, typed, true), expected, "{typed}");
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
