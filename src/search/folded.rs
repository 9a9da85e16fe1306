//! Many short texts as one long one, in the form in which words are looked for: a word is looked for in all of them at
//! once, at the speed of a plain substring search.

use memchr::memmem::Finder;

use super::words::{Words, fold};

/// Texts, folded, one after the other.
#[derive(Debug, Default)]
pub struct Folded {
    /// All of them. No word has a line break, so none is found across the one between two.
    text: String,
    /// Where each ends, its line break with it.
    ends: Vec<usize>,
}

impl Folded {
    /// Adds a text behind the others.
    pub fn push(&mut self, text: &str) {
        self.text.push_str(&fold(text));
        self.text.push('\n');
        self.ends.push(self.text.len());
    }

    /// How many texts there are.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The texts that have all of the words, by index, in order; none where there are no words.
    pub fn having_all(&self, words: &Words) -> Vec<usize> {
        let mut found: Option<Vec<usize>> = None;
        for finder in words.finders() {
            let mut having = Vec::new();
            self.each_having(finder, |index| having.push(index));
            if let Some(found) = &found {
                having.retain(|index| found.binary_search(index).is_ok());
            }
            if having.is_empty() {
                return having;
            }
            found = Some(having);
        }
        found.unwrap_or_default()
    }

    /// Takes each text that has a word, by index, in order.
    pub(super) fn each_having(&self, finder: &Finder<'_>, mut take: impl FnMut(usize)) {
        let bytes = self.text.as_bytes();
        let (mut from, mut index) = (0, 0);
        while let Some(at) = bytes.get(from..).and_then(|rest| finder.find(rest)) {
            // Texts are short: the one that it stands in is nearly always one of the next.
            while self.ends.get(index).is_some_and(|end| *end <= from + at) {
                index += 1;
            }
            take(index);
            // One place in each is enough.
            from = self.ends.get(index).copied().unwrap_or(bytes.len());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_found_by_all_of_their_words() {
        let mut texts = Folded::default();
        for text in ["分配专项资金，资金", "", "專項獎勵\n5G 资金", "金"] {
            texts.push(text);
        }
        let cases: [(&str, &[usize]); 7] = [
            ("资金", &[0, 2]),
            ("金", &[0, 2, 3]),
            ("资金 专项", &[0, 2]),
            ("专项奖励", &[2]),
            ("５g 专项", &[2]),
            ("金分", &[]),
            ("", &[]),
        ];
        for (query, expected) in cases {
            assert_eq!(texts.having_all(&Words::new(query)), expected, "{query}");
        }
    }
}
