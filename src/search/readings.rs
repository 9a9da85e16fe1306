//! How characters are read: any character, by a table that build/readings.rs makes, and those of a place's names,
//! for which the gazetteer's reading goes before the usual one.

use std::borrow::Cow;

use crate::gazetteer::Place;

include!(concat!(env!("OUT_DIR"), "/readings.rs"));

/// The toneless readings of a character, the usual one first; ü is u.
pub(super) fn readings(character: char) -> impl Iterator<Item = &'static str> {
    let mut next = set_of(character);
    std::iter::from_fn(move || {
        let entry = SETS.get(next?)?;
        let is_last = entry & 1 == 1;
        next = next.filter(|_| !is_last).map(|at| at + 1);
        SPELLINGS.get(usize::from(entry >> 1)..)?.split(' ').next()
    })
}

/// The usual reading of each character of a text, a blank between two; of a character without one, nothing.
pub fn reading(text: &str) -> String {
    let usual = |character| readings(character).next().unwrap_or_default();
    text.chars().map(usual).collect::<Vec<_>>().join(" ")
}

/// Where a character's readings begin among all sets of readings. A table of pages: most of Unicode has none.
fn set_of(character: char) -> Option<usize> {
    let code = character as usize;
    let page = usize::from(*PAGE_OF.get(code >> 8)?).checked_sub(1)?;
    let set = usize::from(*SET_OF.get(page << 8 | code & 0xff)?);
    Some(set).filter(|set| *set > 0)
}

/// The readings that the gazetteer gives for parts of a place's names; they go before a character's usual one.
pub(super) struct Spelling<'a> {
    /// A part, and its syllables with blanks between.
    known: [(&'a str, &'a str); 3],
}

impl<'a> Spelling<'a> {
    pub(super) fn of(place: &'a Place, prefecture: Option<&'a Place>) -> Self {
        let prefecture = prefecture.map_or(("", ""), |prefecture| (&*prefecture.short, &*prefecture.pinyin));
        let host = place.host.as_deref().unwrap_or_default();
        Self {
            known: [(&place.short, &place.pinyin), (host, &place.pinyin), prefecture],
        }
    }

    /// A syllable for each character of a name; empty for what has none.
    pub(super) fn spell<'s>(&'s self, name: &'s str) -> impl Iterator<Item = Cow<'s, str>> {
        let mut rest = name;
        // Of a part whose reading is known, the syllables to come and how many characters they are for.
        let (mut syllables, mut left) = ("".split(' '), 0_usize);
        std::iter::from_fn(move || {
            let character = rest.chars().next()?;
            if left == 0
                && let Some((part, reading)) = self.known_at(rest)
            {
                (syllables, left) = (reading.split(' '), part.chars().count());
            }
            rest = rest.get(character.len_utf8()..)?;
            if left == 0 {
                return Some(Cow::Borrowed(readings(character).next().unwrap_or_default()));
            }
            left -= 1;
            let syllable = syllables.next().unwrap_or_default();
            Some(match syllable.contains('v') {
                true => Cow::Owned(syllable.replace('v', "u")),
                false => Cow::Borrowed(syllable),
            })
        })
    }

    /// The known part that a text begins with, and its reading.
    fn known_at(&self, text: &str) -> Option<(&'a str, &'a str)> {
        let mut known = self.known.iter().copied();
        known.find(|(part, _)| !part.is_empty() && text.starts_with(part))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_read_as_the_table_that_they_come_from_says() {
        use pinyin::ToPinyinMulti;
        for character in '\0'..=char::MAX {
            let mut expected: Vec<String> = Vec::new();
            for reading in character.to_pinyin_multi().into_iter().flatten() {
                let reading = reading.plain().replace('ü', "u");
                if !expected.contains(&reading) {
                    expected.push(reading);
                }
            }
            assert!(
                readings(character).eq(expected.iter().map(String::as_str)),
                "{character:?}"
            );
        }
    }

    #[test]
    fn characters_have_their_readings() {
        let cases: [(char, &[&str]); 5] = [
            ('屏', &["ping", "bing"]),
            ('翠', &["cui"]),
            ('绿', &["lu"]),
            ('a', &[]),
            ('\u{10ffff}', &[]),
        ];
        for (character, expected) in cases {
            assert!(readings(character).eq(expected.iter().copied()), "{character}");
        }
    }
}
