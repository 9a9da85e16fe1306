//! The two languages in which jili speaks, and how one of them is chosen.
//!
//! Data stays in Chinese; what surrounds it is in either. Nothing here knows a screen.

use std::str::FromStr;

/// A language of the interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Lang {
    /// Chinese, also where nothing says otherwise.
    #[default]
    Zh,
    /// English.
    En,
}

impl Lang {
    /// Chooses by the system's locale (`en-US`, `zh-CN`, `C`), if it has one.
    ///
    /// One that names English gives English; everything else, `C` and `POSIX` among it, gives Chinese: the data is
    /// Chinese, so in doubt its reader is too.
    pub fn from_locale(locale: Option<&str>) -> Self {
        let language = locale.and_then(|locale| locale.split(['-', '_']).next());
        match language {
            Some(language) if language.eq_ignore_ascii_case("en") => Self::En,
            _ => Self::Zh,
        }
    }

    /// Takes the text of this language from a pair.
    pub fn pick<T>(self, zh: T, en: T) -> T {
        match self {
            Self::Zh => zh,
            Self::En => en,
        }
    }
}

/// The word given is not `zh` or `en`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected zh or en")]
pub struct UnknownLang;

impl FromStr for Lang {
    type Err = UnknownLang;

    fn from_str(word: &str) -> Result<Self, Self::Err> {
        match word.to_ascii_lowercase().as_str() {
            "zh" => Ok(Self::Zh),
            "en" => Ok(Self::En),
            _ => Err(UnknownLang),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_locale_chooses_english_only_when_it_says_so() {
        let cases = [
            (None, Lang::Zh),
            (Some("en-US"), Lang::En),
            (Some("EN"), Lang::En),
            (Some("zh-CN"), Lang::Zh),
            (Some("C"), Lang::Zh),
            (Some("english"), Lang::Zh),
        ];
        for (locale, expected) in cases {
            assert_eq!(Lang::from_locale(locale), expected, "{locale:?}");
        }
    }
}
