//! Widths in cells. The unit that is measured and cut is the grapheme cluster, as the screen's buffer does it;
//! a Chinese character is two cells.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// What stands for the part that was cut off.
pub const ELLIPSIS: &str = "…";

/// The width of a text in cells.
pub fn width(text: &str) -> usize {
    plain_width(text).unwrap_or_else(|| text.graphemes(true).map(UnicodeWidthStr::width).sum())
}

/// The width of a plain text in cells: of one whose every character is a cluster of its own and as wide as
/// [`cells_of`] says. Nearly all text is, and need not be taken apart by the rules for clusters.
pub fn plain_width(text: &str) -> Option<usize> {
    text.chars()
        .try_fold(0, |cells, character| Some(cells + cells_of(character)?))
}

/// The width of a character that is always a cluster of its own, if it is known to be one: ASCII that can be
/// printed, precomposed letters, ideographs, Chinese punctuation, and what the screen draws with.
pub fn cells_of(character: char) -> Option<usize> {
    match character {
        ' '..='~' | '\u{c0}'..='\u{17f}' | '\u{1cd}'..='\u{1dc}' => Some(1),
        '\u{4e00}'..='\u{9fff}' | '\u{3001}'..='\u{301f}' | '\u{ff01}'..='\u{ff5e}' => Some(2),
        '·' | '“' | '”' | '…' | '←'..='↓' | '⌕' | '\u{2500}'..='\u{257f}' | '▇' | '▌' | '◆' => {
            Some(1)
        }
        _ => None,
    }
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

/// The text, or as much of its beginning and of its end as fits in `cells` with `…` between them: names often differ
/// at both ends and agree in the middle. No cluster is cut.
pub fn shorten(text: &str, cells: usize) -> Cow<'_, str> {
    match ends(text, cells) {
        None => Cow::Borrowed(text),
        Some(("", "")) => truncate(text, cells),
        Some((head, tail)) => Cow::Owned(format!("{head}{ELLIPSIS}{tail}")),
    }
}

/// The beginning and the end that [`shorten`] leaves of a text; `None` where it leaves all of it.
pub fn ends(text: &str, cells: usize) -> Option<(&str, &str)> {
    if width(text) <= cells {
        return None;
    }
    let Some(room) = cells.checked_sub(width(ELLIPSIS)) else {
        return Some(("", ""));
    };
    let mut tail = "";
    for (at, _) in text.grapheme_indices(true).rev() {
        match text.get(at..) {
            Some(longer) if width(longer) <= room / 2 => tail = longer,
            _ => break,
        }
    }
    let head = text.strip_suffix(tail).unwrap_or(text);
    Some((fitting(head, room - width(tail)), tail))
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
    let fits = |used: &mut usize, wide: usize| {
        *used += wide;
        *used <= cells
    };
    let mut used = 0;
    let cut = if plain_width(text).is_some() {
        text.char_indices()
            .find(|(_, character)| !fits(&mut used, cells_of(*character).unwrap_or_default()))
            .map(|(at, _)| at)
    } else {
        text.grapheme_indices(true)
            .find(|(_, cluster)| !fits(&mut used, UnicodeWidthStr::width(*cluster)))
            .map(|(at, _)| at)
    };
    cut.and_then(|at| text.get(..at)).unwrap_or(text)
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
    fn characters_that_are_known_are_as_wide_as_the_tables_say_and_never_join() {
        for character in (0..=0xffff).filter_map(char::from_u32) {
            let Some(cells) = cells_of(character) else {
                continue;
            };
            let text = String::from(character);
            assert_eq!(Some(cells), UnicodeWidthStr::width(text.as_str()).into());
            for other in ["a", "翠", "↑", "é"] {
                let pair = format!("{text}{other}{text}");
                assert_eq!(pair.graphemes(true).count(), 3, "{character:?} beside {other}");
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

    #[test]
    fn of_a_long_name_both_ends_stay() {
        let cases = [
            ("宜宾市翠屏区", 12, "宜宾市翠屏区"),
            ("绵阳市国家经济技术开发区基地", 20, "绵阳市国家…发区基地"),
            (
                "绵阳市国家级外贸转型升级基地(电子信息)",
                21,
                "绵阳市国家…(电子信息)",
            ),
            ("翠屏区", 5, "翠…区"),
            ("翠屏区", 3, "翠…"),
            ("翠屏区", 1, "…"),
            ("翠屏区", 0, ""),
        ];
        for (text, cells, expected) in cases {
            assert_eq!(shorten(text, cells), expected, "{cells}");
        }
    }

    proptest! {
        #[test]
        fn truncated_and_padded_text_has_the_width_that_was_asked_for(text in "\\PC{0,40}", cells in 0_usize..60) {
            prop_assert!(width(&truncate(&text, cells)) <= cells);
            prop_assert!(width(&shorten(&text, cells)) <= cells);
            prop_assert_eq!(width(&pad(&text, cells)), cells);
        }
    }
}
