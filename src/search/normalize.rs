//! Reads what was typed: full-width forms, capitals, tone marks and numbers, traditional characters and the
//! spellings of ü become one form.

use std::collections::HashMap;

/// Traditional and variant characters that stand for characters of place names.
const TRADITIONAL: &str = include_str!("../../data/search/traditional.csv");

/// The simplified character for a traditional one, as far as place names have it.
#[derive(Debug)]
pub(super) struct Traditional(HashMap<char, char>);

impl Traditional {
    pub(super) fn new() -> Self {
        let rows = super::table::rows(TRADITIONAL);
        let pairs = rows.filter_map(|[traditional, simplified, _, _]| {
            Some((traditional.chars().next()?, simplified.chars().next()?))
        });
        Self(pairs.collect())
    }

    fn simplify(&self, character: char) -> char {
        self.0.get(&character).copied().unwrap_or(character)
    }
}

/// A query in the form in which names are held against it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Query {
    /// Its terms, each without blanks; none of them empty.
    pub(super) terms: Vec<Vec<char>>,
    /// All terms as one.
    pub(super) whole: Vec<char>,
}

impl Query {
    pub(super) fn new(typed: &str, traditional: &Traditional) -> Self {
        let mut terms: Vec<Vec<char>> = vec![Vec::new()];
        let characters: Vec<char> = typed
            .chars()
            .map(half_width)
            .flat_map(char::to_lowercase)
            .collect();
        let has_letters = characters.iter().any(char::is_ascii_lowercase);
        for character in characters {
            match plain(character) {
                Some(character) if character.is_whitespace() || matches!(character, ',' | '(' | ')') => {
                    terms.push(Vec::new());
                }
                // Apostrophes and hyphens part syllables: xi'an.
                Some('\'' | '’' | '-' | '·') | None => {}
                Some(character) => {
                    // A number after a letter is a tone: cui4ping2.
                    let after_letter = terms
                        .last()
                        .and_then(|term| term.last())
                        .is_some_and(char::is_ascii_lowercase);
                    let is_tone = has_letters && after_letter && matches!(character, '0'..='5');
                    if !is_tone && let Some(term) = terms.last_mut() {
                        term.push(traditional.simplify(if character == 'v' { 'u' } else { character }));
                    }
                }
            }
        }
        terms.retain(|term| !term.is_empty());
        let whole = terms.concat();
        Self { terms, whole }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.whole.is_empty()
    }

    /// The first `length` characters of the query, in the terms in which they were typed.
    pub(super) fn beginning(&self, length: usize) -> Self {
        let mut left = length;
        let mut terms = self.terms.clone();
        for term in &mut terms {
            term.truncate(left);
            left -= term.len();
        }
        terms.retain(|term| !term.is_empty());
        Self {
            whole: terms.concat(),
            terms,
        }
    }

    /// The whole query as text.
    pub(super) fn text(&self) -> String {
        self.whole.iter().collect()
    }

    /// Whether it is letters only.
    pub(super) fn is_letters(&self) -> bool {
        self.whole.iter().all(char::is_ascii_lowercase)
    }

    /// Whether it is a division code or the beginning of one.
    pub(super) fn is_code(&self) -> bool {
        (1..=6).contains(&self.whole.len()) && self.whole.iter().all(char::is_ascii_digit)
    }
}

/// The ordinary form of a full-width character.
fn half_width(character: char) -> char {
    match character {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(character) - 0xfee0).unwrap_or(character),
        '\u{3000}' => ' ',
        _ => character,
    }
}

/// A letter without its tone, ü as v; `None` for a mark that stands alone.
fn plain(character: char) -> Option<char> {
    Some(match character {
        'ā' | 'á' | 'ǎ' | 'à' => 'a',
        'ē' | 'é' | 'ě' | 'è' | 'ê' => 'e',
        'ī' | 'í' | 'ǐ' | 'ì' => 'i',
        'ō' | 'ó' | 'ǒ' | 'ò' => 'o',
        'ū' | 'ú' | 'ǔ' | 'ù' => 'u',
        'ü' | 'ǖ' | 'ǘ' | 'ǚ' | 'ǜ' => 'v',
        'ń' | 'ň' | 'ǹ' => 'n',
        // Combining tones and the two dots.
        '\u{300}'..='\u{36f}' => return None,
        '，' => ',',
        _ if character.is_control() => ' ',
        _ => character,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_spellings_are_one() {
        let traditional = Traditional::new();
        let cases = [
            ("Cuìpíng", "cuiping"),
            ("cui4ping2", "cuiping"),
            ("Cui\u{300}pi\u{301}ng", "cuiping"),
            ("ＣＰ", "cp"),
            ("lv", "lu"),
            ("lü", "lu"),
            ("ya'an", "yaan"),
            ("瀘州", "泸州"),
            ("　翠屏　", "翠屏"),
            ("511502", "511502"),
            ("\u{1b}[31m", "[31m"),
        ];
        for (typed, expected) in cases {
            assert_eq!(Query::new(typed, &traditional).text(), expected, "{typed:?}");
        }
    }
}
