//! What the locale says that the program cannot follow: it writes UTF-8, whatever the terminal reads.

use super::say;

/// Says so, once, where the locale names another encoding: the answer may be unreadable, and piped elsewhere be taken
/// for something else. A locale that names none is no reason: most terminals read UTF-8 all the same.
pub fn warn_of_encoding() {
    if let Some((locale, encoding)) = other_encoding(super::environment) {
        // In ASCII, which is the same in both: Chinese could not be read, which is what this is about.
        say(&format!(
            "warning: output is UTF-8, but your locale is {locale}; use a UTF-8 terminal and locale, or add: \
             | iconv -f UTF-8 -t {encoding}"
        ));
    }
}

/// The locale of characters, if it names another encoding than UTF-8, and that.
fn other_encoding(variable: impl Fn(&str) -> Option<String>) -> Option<(String, String)> {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"]
        .into_iter()
        .filter_map(variable)
        .find(|value| !value.is_empty())?;
    let encoding = locale.split_once('.')?.1.split('@').next()?.to_owned();
    // What is no name of an encoding is nothing that could be given to iconv, or printed.
    let is_name = |byte: u8| byte.is_ascii_alphanumeric() || b"-_:".contains(&byte);
    let plain: String = encoding.chars().filter(char::is_ascii_alphanumeric).collect();
    let other = !encoding.is_empty() && encoding.bytes().all(is_name) && !plain.eq_ignore_ascii_case("utf8");
    (other && encoding.len() <= 32 && locale.len() <= 64).then_some((locale, encoding))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_named_encoding_that_is_not_utf8_is_another() {
        let cases = [
            ("", None),
            ("LANG=C", None),
            ("LANG=zh_CN", None),
            ("LANG=zh_CN.UTF-8", None),
            ("LANG=C.utf8", None),
            ("LANG=en_IE.UTF-8@euro", None),
            ("LANG=zh_CN.GBK", Some("GBK")),
            ("LANG=zh_CN.GB18030@stroke", Some("GB18030")),
            ("LANG=zh_CN.UTF-8 LC_ALL=zh_TW.Big5", Some("Big5")),
            ("LC_CTYPE=zh_CN.UTF-8 LANG=zh_CN.gb2312", None),
            ("LC_ALL= LC_CTYPE=en_US.ISO-8859-1", Some("ISO-8859-1")),
            ("LANG=x.\u{1b}[31m", None),
        ];
        for (variables, expected) in cases {
            let look = |name: &str| {
                let mut pairs = variables.split(' ').filter_map(|pair| pair.split_once('='));
                let found = pairs.find(|(key, _)| *key == name);
                found.map(|(_, value)| value.to_owned())
            };
            let found = other_encoding(look).map(|(_, encoding)| encoding);
            assert_eq!(found.as_deref(), expected, "{variables:?}");
        }
    }
}
