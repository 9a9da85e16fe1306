//! Makes text safe to print: what a terminal would obey, and what would reorder or hide text, becomes visible.

use std::borrow::Cow;

/// The text with every dangerous character replaced by something that can be seen.
///
/// - Controls U+0000–U+001F and U+007F become their control pictures: ␛.
/// - C1 controls, line and paragraph separators, bidi controls, zero-width characters and whatever else is
///   invisible by Unicode's definition (joiners, variation selectors, tags, fillers) become ‹U+202E›.
///
/// Joiners and selectors are among them although emoji use them: circulars do not, and a name must not look
/// like another. Combining marks stay. What is left is borrowed if nothing was replaced.
pub fn sanitize(text: &str) -> Cow<'_, str> {
    if !text.contains(is_dangerous) {
        return Cow::Borrowed(text);
    }
    let mut safe = String::with_capacity(text.len() + 8);
    for character in text.chars() {
        match character {
            '\0'..='\u{1f}' => safe.extend(char::from_u32(0x2400 + u32::from(character))),
            '\u{7f}' => safe.push('␡'),
            _ if is_dangerous(character) => safe.push_str(&format!("‹U+{:04X}›", u32::from(character))),
            _ => safe.push(character),
        }
    }
    Cow::Owned(safe)
}

/// Whether a character must not reach a terminal: controls, what breaks lines, and what Unicode calls a bidi control
/// or ignorable by default.
pub fn is_dangerous(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
            | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}' | '\u{ffa0}'
            | '\u{fff0}'..='\u{fffb}'
            | '\u{1bca0}'..='\u{1bca3}'
            | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{e0fff}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_is_dangerous_becomes_visible() {
        let cases = [
            ("成都市 58号〔2023〕“5+1”", "成都市 58号〔2023〕“5+1”"),
            ("\u{1b}[31m红", "␛[31m红"),
            ("\u{1b}]52;c;aGk=\u{7}", "␛]52;c;aGk=␇"),
            ("a\tb\nc\u{7f}", "a␉b␊c␡"),
            ("\u{9b}31m", "‹U+009B›31m"),
            ("\u{202e}市都成\u{2066}\u{2069}", "‹U+202E›市都成‹U+2066›‹U+2069›"),
            ("荣\u{200b}县\u{feff}\u{2028}", "荣‹U+200B›县‹U+FEFF›‹U+2028›"),
            ("e\u{301}", "e\u{301}"),
            ("\u{e0041}", "‹U+E0041›"),
        ];
        for (text, expected) in cases {
            assert_eq!(sanitize(text), expected);
        }
    }

    #[test]
    fn clean_text_is_borrowed() {
        assert!(matches!(sanitize("翠屏区"), Cow::Borrowed(_)));
    }

    /// Unicode's own tables, as another crate has them.
    #[test]
    fn what_unicode_calls_invisible_is_dangerous_and_nothing_else() {
        let every: String = ('\0'..=char::MAX).collect();
        let invisible =
            r"[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\p{Default_Ignorable_Code_Point}\u{fff0}-\u{fffb}]";
        let invisible = regex::Regex::new(invisible).unwrap();
        let expected: Vec<&str> = invisible.find_iter(&every).map(|found| found.as_str()).collect();
        let dangerous: Vec<&str> = every.matches(is_dangerous).collect();
        assert_eq!(dangerous, expected);
    }

    proptest! {
        #[test]
        fn nothing_dangerous_is_left_and_a_second_time_changes_nothing(text in any::<String>()) {
            let safe = sanitize(&text);
            prop_assert!(!safe.contains(is_dangerous));
            prop_assert_eq!(sanitize(&safe), &*safe);
        }
    }
}
