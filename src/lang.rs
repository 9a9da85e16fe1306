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
    /// Chooses by the locale variables, the first that is set of `LC_ALL`, `LC_MESSAGES` and `LANG`.
    ///
    /// A value that names English (`en`, `en_US.UTF-8`) gives English; everything else, `C` and `POSIX`
    /// among it, gives Chinese: the data is Chinese, so in doubt its reader is too.
    pub fn from_locale(variable: impl Fn(&str) -> Option<String>) -> Self {
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"]
            .into_iter()
            .filter_map(variable)
            .find(|value| !value.is_empty())
            .unwrap_or_default();
        let language = locale.split(['_', '.', '-', '@']).next().unwrap_or_default();
        if language.eq_ignore_ascii_case("en") {
            Self::En
        } else {
            Self::Zh
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
        match word {
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
        let cases: [(&[(&str, &str)], Lang); 7] = [
            (&[], Lang::Zh),
            (&[("LANG", "en_US.UTF-8")], Lang::En),
            (&[("LANG", "zh_CN.UTF-8")], Lang::Zh),
            (&[("LANG", "C.UTF-8")], Lang::Zh),
            (&[("LC_ALL", "zh_CN"), ("LANG", "en_US")], Lang::Zh),
            (&[("LC_ALL", ""), ("LANG", "en")], Lang::En),
            (&[("LC_MESSAGES", "en-GB"), ("LANG", "zh_CN")], Lang::En),
        ];
        for (variables, expected) in cases {
            let look = |name: &str| {
                variables
                    .iter()
                    .find(|(key, _)| *key == name)
                    .map(|(_, value)| (*value).to_owned())
            };
            assert_eq!(Lang::from_locale(look), expected, "{variables:?}");
        }
    }
}
