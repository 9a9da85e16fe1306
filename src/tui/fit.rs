//! Whether the browser can be shown at all, and what to do instead where it cannot.

use std::io::{self, IsTerminal};

use crate::lang::Lang;

/// Why the browser cannot be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Unfit {
    /// Standard output is a pipe or a file.
    NoTerminal,
    /// A terminal that only prints, as `TERM=dumb` says: one line after another.
    Dumb,
    /// A terminal for text in another encoding than UTF-8, as the locale says.
    Encoding(String),
}

/// Says why the browser cannot be shown here, and what to do instead; `None` where it can. If the terminal has just been
/// closed, the program ends here, as a hangup ends it.
pub fn reason_against(lang: Lang, variable: impl Fn(&str) -> Option<String>) -> Option<String> {
    super::terminal::end_if_closed();
    reason(io::stdout().is_terminal(), variable).map(|unfit| unfit.text(lang))
}

fn reason(is_terminal: bool, variable: impl Fn(&str) -> Option<String>) -> Option<Unfit> {
    if !is_terminal {
        return Some(Unfit::NoTerminal);
    }
    if variable("TERM").is_some_and(|term| term == "dumb") {
        return Some(Unfit::Dumb);
    }
    if cfg!(unix) {
        return foreign_encoding(variable).map(Unfit::Encoding);
    }
    None
}

/// The encoding that the locale names, if it names one, and that is not UTF-8.
///
/// Locales without an encoding, `C` among them, are taken for UTF-8: so are nearly all terminals, and containers and
/// `ssh` often set no other.
fn foreign_encoding(variable: impl Fn(&str) -> Option<String>) -> Option<String> {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"]
        .into_iter()
        .filter_map(variable)
        .find(|value| !value.is_empty())?;
    let (_, encoding) = locale.split_once('.')?;
    let encoding = encoding.split('@').next().unwrap_or_default();
    let plain: String = encoding.chars().filter(char::is_ascii_alphanumeric).collect();
    let is_foreign = !plain.is_empty() && !plain.eq_ignore_ascii_case("utf8");
    is_foreign.then(|| encoding.to_owned())
}

impl Unfit {
    fn text(&self, lang: Lang) -> String {
        match self {
            Self::NoTerminal => lang
                .pick(
                    "浏览界面需要终端；在管道或文件里请用 jili list、jili export 等命令，见 jili --help",
                    "the browser needs a terminal; into a pipe or a file use jili list, jili export and others, see \
                     jili --help",
                )
                .to_owned(),
            Self::Dumb => lang
                .pick(
                    "浏览界面需要能移动光标的终端（当前 TERM=dumb）；请改用 jili list、jili place 地名 等命令，见 jili --help",
                    "the browser needs a terminal that can move the cursor (TERM is dumb); use jili list, jili place \
                     PLACE and others, see jili --help",
                )
                .to_owned(),
            // On such a terminal only ASCII can be read.
            Self::Encoding(encoding) => format!(
                "jili writes UTF-8, and your locale says {encoding}: if the terminal is UTF-8, start it as \
                 LC_ALL=zh_CN.UTF-8 jili; if not, convert: jili list | iconv -f UTF-8 -t {encoding}"
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(variables: &[(&str, &str)]) -> Option<Unfit> {
        reason(true, |name| {
            let variable = variables.iter().find(|(key, _)| *key == name);
            variable.map(|(_, value)| (*value).to_owned())
        })
    }

    #[test]
    fn terminals_that_can_show_it_are_taken() {
        let fit: [&[(&str, &str)]; 9] = [
            &[],
            &[("TERM", "xterm-256color"), ("LANG", "zh_CN.UTF-8")],
            &[("LANG", "zh_CN.utf8")],
            &[("LANG", "en_US.UTF-8@euro")],
            &[("LANG", "C")],
            &[("LANG", "zh_CN")],
            &[("LANG", "zh_CN.")],
            &[("LC_ALL", "C.UTF-8"), ("LANG", "zh_CN.GBK")],
            &[("LC_ALL", ""), ("LC_CTYPE", "zh_CN.UTF-8"), ("LANG", "zh_CN.GBK")],
        ];
        for variables in fit {
            assert_eq!(with(variables), None, "{variables:?}");
        }
    }

    #[test]
    fn terminals_that_cannot_are_not() {
        assert_eq!(with(&[("TERM", "dumb")]), Some(Unfit::Dumb));
        for (name, locale, encoding) in [
            ("LANG", "zh_CN.GBK", "GBK"),
            ("LC_ALL", "zh_CN.GB18030", "GB18030"),
            ("LC_CTYPE", "zh_TW.Big5", "Big5"),
            ("LANG", "de_DE.ISO-8859-15@euro", "ISO-8859-15"),
        ] {
            // A console of Windows takes characters, whatever its code page and the locale.
            let expected = cfg!(unix).then(|| Unfit::Encoding(encoding.to_owned()));
            assert_eq!(with(&[(name, locale)]), expected);
        }
        assert_eq!(reason(false, |_| None), Some(Unfit::NoTerminal));
    }
}
