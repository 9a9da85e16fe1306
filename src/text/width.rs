//! Widths in cells. The unit that is measured and cut is the grapheme cluster, as the screen's buffer does it;
//! a Chinese character is two cells.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// What stands for the part that was cut off.
const ELLIPSIS: &str = "…";

/// The width of a text in cells.
pub fn width(text: &str) -> usize {
    if is_plain(text) {
        text.chars().map(plain_width).sum()
    } else {
        text.graphemes(true).map(UnicodeWidthStr::width).sum()
    }
}

/// Whether each character of a text is a cluster of its own and as wide as [`plain_width`] says: ASCII that can
/// be printed, ideographs, and Chinese punctuation. Nearly all text is, and need not be taken apart by the rules
/// for clusters.
pub fn is_plain(text: &str) -> bool {
    text.chars().all(|character| {
        matches!(character,
            ' '..='~' | '\u{4e00}'..='\u{9fff}' | '\u{3001}'..='\u{3011}' | '\u{ff01}'..='\u{ff5e}'
            | '\u{3400}'..='\u{4dbf}' | '·' | '“' | '”' | '…' | '▇' | '▌' | '◆')
    })
}

/// The width of a character of plain text.
pub fn plain_width(character: char) -> usize {
    if character < '\u{3000}' { 1 } else { 2 }
}

/// The text, or as much of its beginning as fits in `cells` with `…` after it. No cluster is cut.
pub fn truncate(text: &str, cells: usize) -> Cow<'_, str> {
    if width(text) <= cells {
        return Cow::Borrowed(text);
    }
    let Some(room) = cells.checked_sub(width(ELLIPSIS)) else {
        return Cow::Borrowed("");
    };
    Cow::Owned(format!("{}{ELLIPSIS}", fitting(text, room)))
}

/// The text, truncated where it must be, with blanks after it up to exactly `cells`.
pub fn pad(text: &str, cells: usize) -> String {
    let mut padded = truncate(text, cells).into_owned();
    let blanks = cells - width(&padded);
    padded.extend(std::iter::repeat_n(' ', blanks));
    padded
}

/// As much of the text's beginning as fits in `cells`, in whole clusters.
pub(super) fn fitting(text: &str, cells: usize) -> &str {
    let mut used = 0;
    if is_plain(text) {
        for (at, character) in text.char_indices() {
            used += plain_width(character);
            if used > cells {
                return text.get(..at).unwrap_or(text);
            }
        }
        return text;
    }
    for (at, cluster) in text.grapheme_indices(true) {
        used += UnicodeWidthStr::width(cluster);
        if used > cells {
            return text.get(..at).unwrap_or(text);
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_chinese_character_is_two_cells() {
        let cases = [
            ("", 0),
            ("jili", 4),
            ("激励", 4),
            ("58号", 4),
            ("é", 1),
            ("e\u{301}", 1),
            ("〔2023〕", 8),
            ("…", 1),
        ];
        for (text, cells) in cases {
            assert_eq!(width(text), cells, "{text}");
        }
    }

    #[test]
    fn plain_characters_are_as_wide_as_the_tables_say() {
        for character in (0..=0xffff).filter_map(char::from_u32) {
            let mut buffer = [0; 4];
            let text: &str = character.encode_utf8(&mut buffer);
            if is_plain(text) {
                assert_eq!(
                    plain_width(character),
                    UnicodeWidthStr::width(text),
                    "{character:?}"
                );
            }
        }
    }

    #[test]
    fn text_is_cut_between_characters_and_says_so() {
        let cases = [
            ("翠屏区", 6, "翠屏区"),
            ("翠屏区", 5, "翠屏…"),
            ("翠屏区", 4, "翠…"),
            ("翠屏区", 2, "…"),
            ("翠屏区", 1, "…"),
            ("翠屏区", 0, ""),
        ];
        for (text, cells, expected) in cases {
            assert_eq!(truncate(text, cells), expected, "{cells}");
        }
        assert_eq!(pad("翠屏区", 4), "翠… ");
        assert_eq!(pad("翠", 5), "翠   ");
    }

    proptest! {
        #[test]
        fn truncated_and_padded_text_has_the_width_that_was_asked_for(text in "\\PC{0,40}", cells in 0_usize..60) {
            prop_assert!(width(&truncate(&text, cells)) <= cells);
            prop_assert_eq!(width(&pad(&text, cells)), cells);
        }
    }
}
