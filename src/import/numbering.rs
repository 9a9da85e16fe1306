//! The numbers that headings and entries begin with: 一、 （一） 1. （1） ① ➤

use super::chars::{closing, number, part};

/// The kinds of numbers, from the outermost to the innermost.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rank {
    /// 一、
    Chinese,
    /// （一）
    ChineseInBrackets,
    /// 1. 1、 1．
    Arabic,
    /// （1） 1）
    ArabicInBrackets,
    /// ①
    Circled,
    /// ➤
    Bullet,
}

/// A number at the beginning of a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Numbering {
    pub(super) rank: Rank,
    /// The number; 0 for bullets.
    pub(super) value: u32,
    /// Characters it takes, with its stop.
    pub(super) len: usize,
    /// Characters of the number itself, from its first.
    pub(super) digits: (usize, usize),
}

/// The number that a text, folded, begins with.
pub(super) fn numbering(text: &[char]) -> Option<Numbering> {
    let first = *text.first()?;
    if first == '(' {
        let end = closing(part(text, 0, 8), 0)?;
        let digits = part(text, 1, end);
        let value = number(digits)?;
        let rank = match digits.first() {
            Some('0'..='9') => Rank::ArabicInBrackets,
            _ => Rank::ChineseInBrackets,
        };
        let stop = usize::from(matches!(text.get(end + 1), Some('、' | '.')));
        return Some(Numbering {
            rank,
            value,
            len: end + 1 + stop,
            digits: (1, end),
        });
    }
    if let '①'..='⑳' = first {
        return Some(Numbering {
            rank: Rank::Circled,
            value: u32::from(first) - u32::from('①') + 1,
            len: 1,
            digits: (0, 1),
        });
    }
    if matches!(
        first,
        '➤' | '●' | '■' | '◆' | '▲' | '★' | '▶' | '►' | '◎' | '□' | '•' | '·'
    ) {
        return Some(Numbering {
            rank: Rank::Bullet,
            value: 0,
            len: 1,
            digits: (0, 1),
        });
    }
    let arabic = first.is_ascii_digit();
    let is_digit = |character: &char| {
        if arabic {
            character.is_ascii_digit()
        } else {
            "一二三四五六七八九十百〇零".contains(*character)
        }
    };
    let end = text
        .iter()
        .take(6)
        .take_while(|character| is_digit(character))
        .count();
    let value = number(part(text, 0, end))?;
    let stop = *text.get(end)?;
    let next = text.get(end + 1);
    let fits = match stop {
        '、' => true,
        '.' => !next.is_some_and(char::is_ascii_digit),
        ')' => arabic,
        _ => false,
    };
    // 一、二、三等奖 counts prizes and numbers nothing.
    let counts = stop == '、'
        && !arabic
        && next.is_some_and(is_digit)
        && matches!(text.get(end + 2), Some('、' | '等'));
    (fits && !counts && value > 0 && value < 300).then_some(Numbering {
        rank: match (arabic, stop) {
            (true, ')') => Rank::ArabicInBrackets,
            (true, _) => Rank::Arabic,
            (false, _) => Rank::Chinese,
        },
        value,
        len: end + 1,
        digits: (0, end),
    })
}

/// The number that a line holds and nothing else, the title standing below it.
pub(super) fn alone(text: &[char]) -> Option<Numbering> {
    if text.len() > 6 {
        return None;
    }
    if let Some(found) = numbering(text) {
        return (found.len == text.len() && found.rank < Rank::Circled).then_some(found);
    }
    let value = number(text)?;
    (value > 0 && value < 100 && text.len() <= 3).then_some(Numbering {
        rank: match text.first() {
            Some('0'..='9') => Rank::Arabic,
            _ => Rank::Chinese,
        },
        value,
        len: text.len(),
        digits: (0, text.len()),
    })
}

#[cfg(test)]
mod tests {
    use super::super::fold::folded;
    use super::*;

    #[test]
    fn numbers_of_all_kinds_are_known() {
        let cases = [
            ("一、效能评价好的地方", Some((Rank::Chinese, 1, 2))),
            ("二十三、落实", Some((Rank::Chinese, 23, 4))),
            ("（十一）外贸", Some((Rank::ChineseInBrackets, 11, 4))),
            ("1﹒工业", Some((Rank::Arabic, 1, 2))),
            ("12、工业", Some((Rank::Arabic, 12, 3))),
            ("（3）工业", Some((Rank::ArabicInBrackets, 3, 3))),
            ("②工业", Some((Rank::Circled, 2, 1))),
            ("1.5亿元", None),
            ("60处治理工程", None),
            ("一、二、三等奖各奖励", None),
            ("2022年对上述地方", None),
        ];
        for (text, expected) in cases {
            let found = numbering(&folded(text)).map(|found| (found.rank, found.value, found.len));
            assert_eq!(found, expected, "{text}");
        }
        assert_eq!(alone(&folded("三")).map(|found| found.value), Some(3));
        assert!(alone(&folded("三江")).is_none());
    }
}
