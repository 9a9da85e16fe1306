//! English names, and the slugs that some terms have for keys: a query is compared with their words, and blanks,
//! hyphens and brackets count for nothing.

use super::masks::letters;
use super::names::Names;
use super::normalize::Query;
use super::rank::{Cause, Match, Tier};

/// Fewer letters than this begin too many words.
const FEWEST_LETTERS: usize = 3;
/// Between a term's own name and that of what it is in.
const END_OF_OWN: u8 = b'|';
/// Between the names of a term.
const END_OF_NAME: u8 = b'\n';

/// What is known of English names.
#[derive(Debug, Default)]
pub(super) struct English {
    /// The terms whose names have words that are neither their reading nor their designation, by index: a single
    /// word that spells no name can only mean one of these.
    worded: Vec<u32>,
    /// Whether the last words of names are designations, which alone are what hundreds of places are: county.
    has_designations: bool,
}

impl English {
    /// Notes that the term at `index` has words of its own.
    pub(super) fn add_worded(&mut self, index: usize) {
        self.worded.push(index as u32);
    }

    /// Takes the last words of names for designations.
    pub(super) fn with_designations(self) -> Self {
        Self {
            has_designations: true,
            ..self
        }
    }

    /// The terms whose English name or slug the query is, begins, or has inside.
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
            let by_name = self.by_name(names.english(entry).as_bytes(), typed.as_bytes(), is_one_word);
            let by_slug = if entry.is_slug {
                by_slug(names.key(entry).as_bytes(), typed.as_bytes())
            } else {
                None
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

    /// How a query fits what [`super::normalize::plain_english`] gives, the best of all ways. One pass over the bytes: a query that is no
    /// English at all is compared with them too.
    fn by_name(&self, names: &[u8], typed: &[u8], is_one_word: bool) -> Option<Tier> {
        let mut best = None;
        let (mut is_own, mut before) = (true, END_OF_NAME);
        for (at, byte) in names.iter().copied().enumerate() {
            match byte {
                END_OF_OWN => is_own = false,
                END_OF_NAME => is_own = true,
                _ if is_own && typed.first() == Some(&byte) && !before.is_ascii_lowercase() => {
                    let rest = names.split_at(at).1;
                    let rest = rest.split(|byte| *byte == END_OF_NAME).next().unwrap_or_default();
                    let tier = self.fit_word(rest, typed, before == END_OF_NAME, is_one_word);
                    best = best.into_iter().chain(tier).min();
                }
                _ => {}
            }
            before = byte;
        }
        best
    }

    /// How a query fits a name from one of its own words on.
    fn fit_word(&self, rest: &[u8], typed: &[u8], is_first: bool, is_one_word: bool) -> Option<Tier> {
        let end = follow(rest, typed)?;
        let own = rest.split(|byte| *byte == END_OF_OWN).next().unwrap_or_default();
        let own = own.trim_ascii_end();
        if !is_first {
            return (!self.has_designations || own.contains(&b' ')).then_some(Tier::WordStart);
        }
        let is_letter = |at: usize| rest.get(at).is_some_and(u8::is_ascii_lowercase);
        if !is_letter(end) && end >= own.len() {
            return Some(Tier::Exact);
        }
        // mianyangn is a slip in a name rather than the beginning of Mianyang National.
        let begins_word = end > 1 && rest.get(end - 2) == Some(&b' ');
        (!(is_one_word && begins_word)).then_some(Tier::Prefix)
    }
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
        let english = English::default().with_designations();
        for (name, typed, expected) in cases {
            assert_eq!(
                english.by_name(name.as_bytes(), typed.as_bytes(), true),
                expected,
                "{typed}"
            );
        }
    }
}
