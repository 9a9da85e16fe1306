//! Folding for recognition, character by character: traditional to simplified, full width to half width, kinds of
//! brackets and stops to one. What is taken stays as it was written; only what it is compared by is folded.

use crate::search::simplify;

/// The character that this one is compared as.
pub(super) fn fold(character: char) -> char {
    match character {
        '〔' | '﹝' | '【' | '[' | '［' => '〔',
        '〕' | '﹞' | '】' | ']' | '］' => '〕',
        '﹒' | '．' => '.',
        '﹑' | '､' => '、',
        '｡' => '。',
        '︰' | '﹕' => ':',
        '﹔' => ';',
        '﹐' => ',',
        '﹙' => '(',
        '﹚' => ')',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(character) - 0xff01 + 0x21).unwrap_or(character),
        // Mirrors write 真抓實乾; the search leaves 乾 alone, which stands in names.
        '乾' => '干',
        '\u{4e00}'..='\u{9fff}' => simplify(character),
        _ => character,
    }
}

/// Whether a character is nothing to the eye: blanks of all widths, joiners, marks of byte order.
pub(super) fn is_blank(character: char) -> bool {
    character.is_whitespace()
        || matches!(character, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}' | '\u{202a}'..='\u{202e}')
        || (character.is_control() && character != '\n')
}

/// A text folded, without its blanks.
pub(super) fn folded(text: &str) -> Vec<char> {
    text.chars()
        .filter(|character| !is_blank(*character))
        .map(fold)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writing_differs_and_folds_to_one() {
        let simple: String = folded("关于对2018年真抓实干（一）〔2019〕1.").iter().collect();
        let other: String = folded("關於對 ２０１８年真抓實幹(一)﹝2019﹞１﹒")
            .iter()
            .collect();
        assert_eq!(simple, other);
    }
}
