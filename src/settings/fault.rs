//! What is wrong with a setting, and where: said so that a person can mend it, in either language.

use crate::files::ReadError;
use crate::lang::Lang;
use crate::os_error::reason;
use crate::text::sanitize;

/// So much is repeated of what somebody wrote, in characters.
const MOST_REPEATED: usize = 60;

/// A place in the file of settings, both counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The character in it.
    pub column: usize,
}

/// Where a fault is.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Origin {
    File(Option<Position>),
    Environment,
}

/// One thing that is wrong. What was wanted with it is as if it were not there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    origin: Origin,
    /// The setting's whole name, or the variable's; empty where it is about none.
    setting: String,
    zh: String,
    en: String,
}

impl Fault {
    /// A fault of a setting in the file, with what is wrong in both languages.
    pub fn new(position: Position, setting: &str, zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self {
            origin: Origin::File(Some(position)),
            setting: shown(setting),
            zh: zh.into(),
            en: en.into(),
        }
    }

    /// The file as a whole cannot be read.
    pub(super) fn unreadable(error: &ReadError) -> Self {
        let (line, zh, en) = match error {
            ReadError::TooLarge(most) => (
                None,
                format!("超过 {most} 字节，未读取"),
                format!("larger than {most} bytes; not read"),
            ),
            ReadError::NotUtf8(line) => (
                Some(*line),
                "不是 UTF-8 文本，未读取".to_owned(),
                "is not UTF-8; not read".to_owned(),
            ),
            ReadError::Io(error) => (None, reason(error, Lang::Zh), reason(error, Lang::En)),
        };
        Self {
            origin: Origin::File(line.map(|line| Position { line, column: 1 })),
            setting: String::new(),
            zh,
            en,
        }
    }

    /// A word that is no language, in the file or in a variable of the environment.
    pub(super) fn of_lang(setting: &str, position: Option<Position>, word: &str) -> Self {
        let word = shown(word);
        Self {
            origin: position.map_or(Origin::Environment, |position| Origin::File(Some(position))),
            setting: setting.to_owned(),
            zh: format!("没有“{word}”这种语言；可以是 zh 或 en"),
            en: format!("no language \"{word}\"; it can be zh or en"),
        }
    }

    /// Where in the file it is, if it is in one place there.
    pub fn position(&self) -> Option<Position> {
        match self.origin {
            Origin::File(position) => position,
            Origin::Environment => None,
        }
    }

    /// The setting's whole name, or the variable's; empty where it is about none.
    pub fn setting(&self) -> &str {
        &self.setting
    }

    /// What is wrong, and what could be.
    pub fn problem(&self, lang: Lang) -> &str {
        lang.pick(&self.zh, &self.en)
    }

    /// The whole line for a person: file, line and column; setting; what is wrong.
    pub fn line(&self, file: &str, lang: Lang) -> String {
        let mut line = match self.origin {
            Origin::File(Some(Position { line, column })) => format!("{file}:{line}:{column}: "),
            Origin::File(None) => format!("{file}: "),
            Origin::Environment => String::new(),
        };
        if !self.setting.is_empty() {
            line.push_str(&self.setting);
            line.push_str(": ");
        }
        line + self.problem(lang)
    }
}

/// What somebody wrote, as it is repeated: made safe, and shortened.
pub fn shown(text: &str) -> String {
    let mut characters = text.chars();
    let beginning: String = characters.by_ref().take(MOST_REPEATED).collect();
    let end = if characters.next().is_some() { "…" } else { "" };
    sanitize(&beginning).into_owned() + end
}

/// The one of some names that a word is likely meant to be.
pub fn nearest<'n>(word: &str, names: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    let word = word.to_lowercase().replace('_', "-");
    // What is very long is nobody's slip.
    if word.len() > MOST_REPEATED {
        return None;
    }
    let distances = names
        .into_iter()
        .map(|name| (strsim::osa_distance(&word, name), name));
    let nearest = distances.min_by_key(|(distance, _)| *distance)?;
    (nearest.0 <= 1 + word.chars().count() / 4).then_some(nearest.1)
}

/// The end of a sentence about a word that is not known: the name that it is likely meant to be, else all there are.
pub fn suggestion(word: &str, names: &[&str]) -> (String, String) {
    match nearest(word, names.iter().copied()) {
        Some(name) => (format!("；是否指 {name}？"), format!("; did you mean {name}?")),
        None => (
            format!("；可以是 {}", names.join("、")),
            format!("; it can be {}", names.join(", ")),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_told_from_another_word() {
        let names = ["lang", "mouse", "delete-word"];
        assert_eq!(nearest("lnag", names), Some("lang"));
        assert_eq!(nearest("Delete_Word", names), Some("delete-word"));
        assert_eq!(nearest("colour", names), None);
        assert_eq!(nearest(&"x".repeat(100_000), names), None);
    }

    #[test]
    fn what_is_repeated_is_safe_and_short() {
        assert!(!shown("\u{1b}[31m").contains('\u{1b}'));
        assert_eq!(shown(&"长".repeat(100)).chars().count(), 61);
    }
}
