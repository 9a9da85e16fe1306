//! Text of a document: runs, each the program's own words or the source's, which are kept to the letter.

use super::punctuation;
use crate::lang::Lang;
use crate::text::sanitize;

/// A text, made of runs.
#[derive(Clone, Debug, Default)]
pub struct Text(Vec<Run>);

#[derive(Clone, Debug)]
struct Run {
    whose: Whose,
    words: String,
}

/// Whose words they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Whose {
    Own,
    Source,
}

impl Text {
    /// The program's own words.
    pub fn own(words: impl Into<String>) -> Self {
        Self::default().and_own(words)
    }

    /// The source's words.
    pub fn source(words: impl Into<String>) -> Self {
        Self::default().and_source(words)
    }

    /// With more of the program's words.
    #[must_use]
    pub fn and_own(self, words: impl Into<String>) -> Self {
        self.with(Whose::Own, words.into())
    }

    /// With more of the source's words.
    #[must_use]
    pub fn and_source(self, words: impl Into<String>) -> Self {
        self.with(Whose::Source, words.into())
    }

    /// With another text after it.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        self.0.extend(other.0);
        self
    }

    /// Texts in a row, with the program's words between them.
    pub fn join(texts: impl IntoIterator<Item = Self>, between: &str) -> Self {
        texts.into_iter().fold(Self::default(), |all, text| {
            let all = if all.is_empty() { all } else { all.and_own(between) };
            all.and(text)
        })
    }

    /// Whether it says nothing.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|run| run.words.is_empty())
    }

    /// It as it is.
    pub fn plain(&self) -> String {
        self.0.iter().map(|run| &*run.words).collect()
    }

    /// It as a document has it, which is set by more rules than a terminal's text: “” inside “” are ‘’, and in Chinese
    /// no blanks stand between characters and numbers, which word processors keep apart themselves. Blanks in the
    /// source's words and in what is quoted stay. What a program could obey is made visible.
    pub fn typeset(&self, lang: Lang) -> String {
        let mut text = sanitize(&self.tight(lang)).into_owned();
        if let Some(nested) = nested_quotes(&text) {
            text = nested;
        }
        text
    }

    pub(super) fn normalized(mut self) -> Self {
        for run in &mut self.0 {
            if run.whose == Whose::Source {
                run.words = punctuation::full_width(&run.words);
            }
        }
        self
    }

    fn with(mut self, whose: Whose, words: String) -> Self {
        self.0.push(Run { whose, words });
        self
    }

    /// Without the program's blanks between Chinese and what is not.
    fn tight(&self, lang: Lang) -> String {
        if lang != Lang::Zh {
            return self.plain();
        }
        let runs = self.0.iter();
        let characters: Vec<_> = runs
            .flat_map(|run| run.words.chars().map(|character| (run.whose, character)))
            .collect();
        let at = |position: Option<usize>| characters.get(position?).map(|(_, character)| *character);
        let is_word = |character: char| character.is_alphanumeric() || punctuation::is_chinese(character);
        let mut quoted = 0_usize;
        let mut tight = String::new();
        for (position, (whose, character)) in characters.iter().copied().enumerate() {
            match character {
                '“' => quoted += 1,
                '”' => quoted = quoted.saturating_sub(1),
                ' ' if whose == Whose::Own && quoted == 0 => {
                    let around = (at(position.checked_sub(1)), at(position.checked_add(1)));
                    if let (Some(before), Some(after)) = around
                        && (is_word(before) && is_word(after))
                        && (punctuation::is_chinese(before) || punctuation::is_chinese(after))
                    {
                        continue;
                    }
                }
                _ => {}
            }
            tight.push(character);
        }
        tight
    }
}

/// “” inside “” as ‘’; `None` where quotation marks do not pair, for then nobody knows which stand inside.
fn nested_quotes(text: &str) -> Option<String> {
    let mut depth = 0_usize;
    let mut nested = String::with_capacity(text.len());
    for character in text.chars() {
        nested.push(match character {
            '“' => {
                depth += 1;
                if depth.is_multiple_of(2) { '‘' } else { '“' }
            }
            '”' => {
                depth = depth.checked_sub(1)?;
                if depth.is_multiple_of(2) { '”' } else { '’' }
            }
            other => other,
        });
    }
    (depth == 0).then_some(nested)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotation_marks_inside_others_are_single() {
        let cases = [
            ("“支持“一带一路”建设”", "“支持‘一带一路’建设”"),
            ("“一”和“二”", "“一”和“二”"),
            ("“一“二“三”二”一”", "“一‘二“三”二’一”"),
            // Not paired: left as they are.
            ("“一“二”", "“一“二”"),
            ("一”二“", "一”二“"),
        ];
        for (text, expected) in cases {
            assert_eq!(Text::own(text).typeset(Lang::Zh), expected);
        }
    }

    #[test]
    fn only_the_programs_own_blanks_go() {
        let text = Text::own("共获 13 个事项（第 1 项）。“")
            .and_source("2023 年给予 5 万元")
            .and_own("”，见 a. b 和 GB 18030 的 1 000");
        assert_eq!(
            text.typeset(Lang::Zh),
            "共获13个事项（第1项）。“2023 年给予 5 万元”，见a. b和GB 18030的1 000"
        );
        assert_eq!(text.typeset(Lang::En), text.plain());
    }

    #[test]
    fn what_a_program_could_obey_is_shown() {
        assert_eq!(Text::source("a\u{1b}b\u{0}").typeset(Lang::En), "a␛b␀");
    }
}
