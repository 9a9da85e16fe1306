//! Words of a query as they are looked for in running text. Case, width and script count for nothing: text and words are
//! compared in one folded form, which has as many characters as the text, so that what is found can be shown in the
//! text's own words.

use std::ops::Range;
use std::sync::OnceLock;

use memchr::memmem::Finder;

use super::normalize::{half_width, simplified_ideographs, simplify, simplify_words};

/// Words that are looked for in text: all of them, in any order.
#[derive(Clone, Debug, Default)]
pub struct Words {
    /// The query as it was typed.
    typed: Box<str>,
    /// Folded, each once, the longest and so the rarest first; none of them empty or with blanks.
    terms: Vec<Box<str>>,
    /// What looks for each of them, made once for all texts.
    finders: Vec<Finder<'static>>,
}

impl Words {
    /// The words of a query, which blanks part. Punctuation around a word, as lists and quotations bring it along, is
    /// left aside.
    pub fn new(query: &str) -> Self {
        let folded = fold(query);
        let mut terms: Vec<Box<str>> = Vec::new();
        for term in folded.split_whitespace() {
            let term = term.trim_matches(|character: char| !character.is_alphanumeric());
            if !term.is_empty() && terms.iter().all(|known| **known != *term) {
                terms.push(term.into());
            }
        }
        terms.sort_by_key(|term| std::cmp::Reverse(term.len()));
        Self {
            typed: query.into(),
            finders: terms
                .iter()
                .map(|term| Finder::new(term.as_bytes()).into_owned())
                .collect(),
            terms,
        }
    }

    /// The query that they are of.
    pub fn typed(&self) -> &str {
        &self.typed
    }

    /// Whether nothing is looked for.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// One searcher for each word.
    pub(super) fn finders(&self) -> &[Finder<'static>] {
        &self.finders
    }

    /// Where the words stand in a text, in bytes of it: sorted, disjoint, not empty.
    pub fn marks(&self, text: &str) -> Vec<Range<usize>> {
        if self.is_empty() {
            return Vec::new();
        }
        let folded = fold(text);
        let mut found: Vec<Range<usize>> = Vec::new();
        for (term, finder) in self.terms.iter().zip(&self.finders) {
            let starts = finder.find_iter(folded.as_bytes());
            found.extend(starts.map(|start| start..start + term.len()));
        }
        found.sort_unstable_by_key(|mark| mark.start);
        let mut marks: Vec<Range<usize>> = Vec::with_capacity(found.len());
        for mark in found {
            match marks.last_mut() {
                Some(last) if last.end >= mark.start => last.end = last.end.max(mark.end),
                _ => marks.push(mark),
            }
        }
        in_verbatim(&marks, &folded, text)
    }
}

/// Ranges of a folded text as ranges of the text itself: the same characters, which may have other lengths.
fn in_verbatim(marks: &[Range<usize>], folded: &str, text: &str) -> Vec<Range<usize>> {
    let starts = |text: &str| -> Vec<usize> {
        let starts = text.char_indices().map(|(at, _)| at);
        starts.chain([text.len()]).collect()
    };
    if marks.is_empty() {
        return Vec::new();
    }
    let (of_folded, of_text) = (starts(folded), starts(text));
    let place = |at: usize| {
        let character = of_folded.binary_search(&at).ok()?;
        of_text.get(character).copied()
    };
    let marks = marks.iter();
    marks
        .filter_map(|mark| Some(place(mark.start)?..place(mark.end)?))
        .collect()
}

/// A text in the form in which it is searched: small letters, half width, simplified. Character by character.
pub(super) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    if fold_into(&mut folded, text) {
        // 骨乾: only text in traditional characters can have words that its characters alone would make wrong.
        let worded = simplify_words(text);
        if *worded != *text {
            folded.clear();
            fold_into(&mut folded, &worded);
        }
    }
    folded
}

/// Adds a folded text; says whether there was a traditional character in it.
fn fold_into(folded: &mut String, text: &str) -> bool {
    let mut is_traditional = false;
    for character in text.chars() {
        let plain = match character {
            'A'..='Z' => character.to_ascii_lowercase(),
            '\0'..='\u{7f}' => character,
            '\u{4e00}'..='\u{9fff}' => simplified(character),
            '\u{3000}' | '\u{ff01}'..='\u{ff5e}' => half_width(character).to_ascii_lowercase(),
            // One that becomes several stays as it is.
            _ => {
                let mut small = simplify(character).to_lowercase();
                small
                    .next()
                    .filter(|_| small.next().is_none())
                    .unwrap_or(character)
            }
        };
        is_traditional |= plain != character && !plain.is_ascii();
        folded.push(plain);
    }
    is_traditional
}

/// [`simplify`] for ideographs, of which text has very many.
fn simplified(character: char) -> char {
    static TABLE: OnceLock<Box<[char]>> = OnceLock::new();
    let table = TABLE.get_or_init(simplified_ideographs);
    let at = (u32::from(character) - 0x4e00) as usize;
    table.get(at).copied().unwrap_or(character)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked<'t>(query: &str, text: &'t str) -> Vec<&'t str> {
        let marks = Words::new(query).marks(text);
        marks.into_iter().map(|mark| text.get(mark).unwrap()).collect()
    }

    #[test]
    fn case_width_and_script_count_for_nothing() {
        let cases = [
            ("专项资金", "省级财政科技专项资金", "专项资金"),
            ("專項資金", "省级财政科技专项资金", "专项资金"),
            ("专项资金", "省級財政科技專項資金", "專項資金"),
            ("骨干", "培養骨乾人才", "骨乾"),
            ("5g", "推进５Ｇ网络", "５Ｇ"),
            ("５Ｇ", "5g 网络", "5g"),
            ("aaa级", "评为 AAA级", "AAA级"),
            ("(一)", "第（一）项", "一"),
            ("“两头抓”", "科技创新“两头抓”工作", "两头抓"),
            ("1000", "给予1000万元奖励", "1000"),
            ("１０００", "给予1000万元奖励", "1000"),
        ];
        for (query, text, expected) in cases {
            assert_eq!(marked(query, text), [expected], "{query} in {text}");
        }
    }

    #[test]
    fn several_words_are_marked_each_where_it_stands() {
        let text = "在分配专项资金时给予倾斜，资金由财政厅下达";
        assert_eq!(
            marked("倾斜　专项资金", text),
            ["专项资金", "倾斜"],
            "a wide blank parts words"
        );
        assert_eq!(marked("专项 项资金", text), ["专项资金"], "what overlaps is one");
        assert_eq!(marked("资金", text), ["资金", "资金"]);
        assert!(marked("，。 …", text).is_empty(), "punctuation is no word");
    }

    #[test]
    fn folding_keeps_the_number_of_characters() {
        for text in [
            "İstanbul ŉ ß",
            "培養骨乾人才，餘乾縣",
            "ＡＢＣ　１２３",
            "a\u{301}\u{200b}",
            "𠮷野家㑯",
        ] {
            assert_eq!(fold(text).chars().count(), text.chars().count(), "{text}");
        }
    }
}
