//! Reads what was typed: full-width forms, capitals, tone marks and numbers, traditional characters and the
//! spellings of ü become one form.

use std::borrow::Cow;

use super::table::rows;
use crate::text::is_dangerous;

/// Traditional and variant characters, each with the simplified one: rows of eight bytes in the order of the first, so
/// that they are searched as they are.
const TRADITIONAL: &str = include_str!("../../data/search/traditional.csv");
/// Words in which a character stands for another one than alone, the longest first.
const WORDS: &str = include_str!("../../data/search/traditional_words.csv");

/// The simplified character for a traditional one; any other as it is.
pub(crate) fn simplify(character: char) -> char {
    let mut buffer = [0; 4];
    let wanted = character.encode_utf8(&mut buffer).as_bytes();
    let table = TRADITIONAL.as_bytes();
    let header = table
        .iter()
        .position(|byte| *byte == b'\n')
        .map_or(0, |at| at + 1);
    let (rows, _) = table.split_at(header).1.as_chunks::<8>();
    let found = rows.binary_search_by(|row| row.split_at(3).0.cmp(wanted)).ok();
    let simplified = found
        .and_then(|at| rows.get(at))
        .map(|row| row.split_at(4).1.split_at(3).0);
    simplified
        .and_then(|bytes| std::str::from_utf8(bytes).ok()?.chars().next())
        .unwrap_or(character)
}

/// The text with the words that their characters alone would make wrong.
fn simplify_words(text: &str) -> Cow<'_, str> {
    let mut text = Cow::Borrowed(text);
    if !text.is_ascii() {
        for [written, simplified, _] in rows(WORDS) {
            if text.contains(written) {
                text = text.replace(written, simplified).into();
            }
        }
    }
    text
}

/// A text in simplified characters, without blanks at its ends.
pub fn simplified(text: &str) -> String {
    simplify_words(text.trim()).chars().map(simplify).collect()
}

/// A query in the form in which it is compared with names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Query {
    /// Its terms, each without blanks; none of them empty.
    pub(super) terms: Vec<Vec<char>>,
    /// All terms as one.
    pub(super) whole: Vec<char>,
}

impl Query {
    pub(super) fn new(typed: &str) -> Self {
        let mut terms: Vec<Vec<char>> = vec![Vec::new()];
        let characters: Vec<char> = without_item_number(&simplify_words(typed))
            .chars()
            .map(half_width)
            .flat_map(char::to_lowercase)
            .collect();
        let has_letters = characters.iter().any(char::is_ascii_lowercase);
        for character in characters {
            match plain(character) {
                // Apostrophes and hyphens part syllables: xi'an.
                Some('\'' | '’' | '-' | '·') | None => {}
                // Blanks, and punctuation that input methods and lists bring along.
                Some(character) if !character.is_alphanumeric() => terms.push(Vec::new()),
                Some(character) => {
                    // A number after a letter is a tone: cui4ping2.
                    let after_letter = terms
                        .last()
                        .and_then(|term| term.last())
                        .is_some_and(char::is_ascii_lowercase);
                    let is_tone = has_letters && after_letter && matches!(character, '0'..='5');
                    if !is_tone && let Some(term) = terms.last_mut() {
                        term.push(simplify(if character == 'v' { 'u' } else { character }));
                    }
                }
            }
        }
        Self::of(terms)
    }

    fn of(mut terms: Vec<Vec<char>>) -> Self {
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
        Self::of(terms)
    }

    /// The query without its first `length` characters, in the terms in which it was typed.
    pub(super) fn after(&self, length: usize) -> Self {
        let mut left = length;
        let mut terms = self.terms.clone();
        for term in &mut terms {
            let here = left.min(term.len());
            term.drain(..here);
            left -= here;
        }
        Self::of(terms)
    }

    /// The query with more before its first term, as one with it.
    pub(super) fn behind(&self, more: &[char]) -> Self {
        let mut terms = self.terms.clone();
        match terms.first_mut() {
            Some(first) => first.splice(..0, more.iter().copied()).for_each(drop),
            None => terms.push(more.to_vec()),
        }
        Self::of(terms)
    }

    /// The query without the term that is `name`, where it has that and others.
    pub(super) fn without_term(&self, name: &[char]) -> Option<Self> {
        let at = self.terms.iter().position(|term| term == name)?;
        let mut terms = self.terms.clone();
        terms.remove(at);
        (!terms.is_empty()).then(|| Self::of(terms))
    }

    /// Whether it ends with these characters.
    pub(super) fn ends_with(&self, end: &str) -> bool {
        let mut last = self.whole.iter().rev();
        end.chars().rev().all(|character| last.next() == Some(&character))
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

/// The text without the number of an item of a list before it: 1. 翠屏区, 12、翠屏区.
fn without_item_number(typed: &str) -> &str {
    let rest = typed.trim_start();
    let after = rest.trim_start_matches(|character: char| half_width(character).is_ascii_digit());
    let digits = rest.chars().count() - after.chars().count();
    let behind = after.strip_prefix(['.', '．', '、', ')', '）']);
    match behind.filter(|behind| (1..=3).contains(&digits) && behind.contains(char::is_alphanumeric)) {
        Some(behind) => behind,
        None => typed,
    }
}

/// A character as words of a text are compared with what is typed: of ordinary width, simplified, in small letters.
pub(crate) fn fold(character: char) -> char {
    match half_width(character) {
        plain if plain.is_ascii() => plain.to_ascii_lowercase(),
        other => simplify(other),
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

/// English names in the form in which queries are compared with them: `cuiping district|yibin city`.
pub(super) fn plain_english(names: &str) -> impl Iterator<Item = char> {
    names.chars().filter_map(|character| match character {
        '\'' | '’' => None,
        // As queries are read.
        'ü' | 'Ü' | 'v' | 'V' => Some('u'),
        'ê' | 'é' | 'Ê' | 'É' => Some('e'),
        'ö' | 'Ö' => Some('o'),
        '-' | ',' | '(' | ')' => Some(' '),
        _ => Some(character.to_ascii_lowercase()),
    })
}

/// A letter without its tone, ü as v; `None` for a mark that stands alone or cannot be seen.
pub(super) fn plain(character: char) -> Option<char> {
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
        _ if character.is_control() => ' ',
        // What cannot be seen was not typed: a zero-width space from a page.
        _ if is_dangerous(character) => return None,
        _ => character,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_spellings_are_one() {
        let cases = [
            ("Cuìpíng", "cuiping"),
            ("cui4ping2", "cuiping"),
            ("Cui\u{300}pi\u{301}ng", "cuiping"),
            ("ＣＰ", "cp"),
            ("lv", "lu"),
            ("lü", "lu"),
            ("ya'an", "yaan"),
            ("瀘州", "泸州"),
            ("餘乾縣", "余干县"),
            ("乾縣", "乾县"),
            ("內蒙古自治區", "内蒙古自治区"),
            ("　翠屏　", "翠屏"),
            ("511502", "511502"),
            ("\u{1b}[31m", "31m"),
            ("“翠屏区”。", "翠屏区"),
            ("1. 翠屏区", "翠屏区"),
            ("1.", "1"),
            ("翠\u{200b}屏", "翠屏"),
        ];
        for (typed, expected) in cases {
            assert_eq!(Query::new(typed).text(), expected, "{typed:?}");
        }
    }
}
