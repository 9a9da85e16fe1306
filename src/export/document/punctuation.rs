//! Half-width punctuation in Chinese text, as it should have been printed.

/// Chinese characters, and the punctuation that stands among them.
pub(super) fn is_chinese(character: char) -> bool {
    matches!(
        character,
        '\u{3000}'..='\u{303f}'
            | '\u{3400}'..='\u{9fff}'
            | '\u{f900}'..='\u{faff}'
            | '\u{ff00}'..='\u{ffef}'
            | '\u{20000}'..='\u{3ffff}'
            | '“'
            | '”'
            | '‘'
            | '’'
    )
}

/// A text whose commas, colons, semicolons, question and exclamation marks, brackets and full stops are full-width where
/// Chinese stands beside them. Numbers, times and words in Latin letters keep theirs.
pub(super) fn full_width(text: &str) -> String {
    let mut characters: Vec<char> = text.chars().collect();
    widen_brackets(&mut characters);
    for at in 0..characters.len() {
        let before = at
            .checked_sub(1)
            .and_then(|before| characters.get(before))
            .copied();
        let after = characters.get(at + 1).copied();
        let beside = |character: Option<char>| character.is_some_and(is_chinese);
        let Some(character) = characters.get_mut(at) else {
            continue;
        };
        let is_among_chinese = match *character {
            // A blank after it belongs to it, as in references: 通报: 川办函.
            ',' | ';' | ':' | '?' | '!' => after != Some(' ') && (beside(before) || beside(after)),
            // Not in 1.加强, which is a number's.
            '.' => beside(before) && (after.is_none() || beside(after)),
            _ => false,
        };
        if is_among_chinese {
            *character = match *character {
                ',' => '，',
                ';' => '；',
                ':' => '：',
                '?' => '？',
                '!' => '！',
                _ => '。',
            };
        }
    }
    characters.into_iter().collect()
}

/// Makes those pairs full-width that have Chinese in them or beside them.
fn widen_brackets(characters: &mut [char]) {
    let mut open = Vec::new();
    for at in 0..characters.len() {
        match characters.get(at) {
            Some('(') => open.push(at),
            Some(')') => {
                let Some(start) = open.pop() else { continue };
                let around = start.saturating_sub(1)..(at + 2).min(characters.len());
                let around = characters.get(around).unwrap_or_default();
                if around.iter().copied().any(is_chinese) {
                    for (position, wide) in [(start, '（'), (at, '）')] {
                        if let Some(bracket) = characters.get_mut(position) {
                            *bracket = wide;
                        }
                    }
                }
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_among_chinese_is_widened() {
        let cases = [
            (
                "成效明显,在国省级创新型县(市、区)创建",
                "成效明显，在国省级创新型县（市、区）创建",
            ),
            ("保税物流中心(B型)培育", "保税物流中心（B型）培育"),
            ("(二)绿色贸易指标", "（二）绿色贸易指标"),
            ("推动5G,支持企业;共1,000 万元", "推动5G，支持企业；共1,000 万元"),
            ("总量前五的地方:", "总量前五的地方："),
            ("10:30 (a, b) v1.2", "10:30 (a, b) v1.2"),
            ("予以支持.", "予以支持。"),
            ("1.加强", "1.加强"),
            ("通报: 川办函", "通报: 川办函"),
            ("一)二(", "一)二("),
        ];
        for (text, expected) in cases {
            assert_eq!(full_width(text), expected);
        }
    }
}
