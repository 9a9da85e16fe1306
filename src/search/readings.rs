//! The readings of any character, also of those that no place name has. Made by build/readings.rs.

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
