//! Breaks text into lines where Unicode's line breaking rules (UAX #14) allow it, so that no line begins with
//! 、。，） or ends with （“〔. To these rules are added those of Chinese typesetting for quotation marks, and that numbers are
//! never torn from their units: 1000 万元, 168–170 行.

use unicode_linebreak::linebreaks;

use super::width::{fitting, plain_width, width};

/// The lines of a text, each at most `cells` wide, in order. What stands between two lines is blanks only.
///
/// What no rule breaks is broken between clusters. A cluster that is wider than `cells` itself, as any Chinese
/// character is in one cell, has a line of its own.
pub fn wrap(text: &str, cells: usize) -> Vec<&str> {
    let between = |start: usize, end: usize| text.get(start..end).unwrap_or_default();
    // Widths of plain text add up; else a cluster may be wider than its parts, and the line is measured whole.
    let adds_up = plain_width(text).is_some();
    let mut lines = Vec::new();
    // The line so far, up to the last place where it may be broken, and its width with the blanks at its end.
    let (mut start, mut end, mut used) = (0, 0, 0);
    for at in ends(text, cells) {
        let piece = between(end, at);
        let bare = piece.trim_end();
        let mut wide = if adds_up {
            used + width(bare)
        } else {
            width(between(start, at).trim_end())
        };
        // A piece that no line has room for is broken anyway: it begins on this one.
        if wide > cells && end > start && width(bare) <= cells {
            lines.extend(line(between(start, end)));
            start = end;
            wide = width(bare);
        }
        while wide > cells {
            let rest = between(start, at).trim_end();
            let part = match fitting(rest, cells) {
                "" => first_cluster(rest),
                part => part,
            };
            lines.push(part);
            start += part.len();
            wide = width(between(start, at).trim_end());
        }
        used = wide + width(piece.strip_prefix(bare).unwrap_or_default());
        end = at;
        // A hard break ends the line; what follows begins the next.
        if piece.ends_with('\n') {
            lines.extend(line(between(start, end)));
            (start, used) = (end, 0);
        }
    }
    lines.extend(line(between(start, text.len())));
    lines
}

/// Where lines may end that are `cells` wide: what is kept together though a line has no room for it is broken as UAX #14
/// alone would break it.
fn ends(text: &str, cells: usize) -> Vec<usize> {
    let mut start = 0;
    let mut ends = Vec::new();
    for at in breaks(text) {
        let piece = text.get(start..at).unwrap_or_default();
        if width(piece.trim_end()) > cells {
            let inside = linebreaks(piece).map(|(end, _)| start + end);
            ends.extend(inside.filter(|end| *end < at));
        }
        ends.push(at);
        start = at;
    }
    ends
}

/// A line without the blanks that hang over its end; nothing if it is only blanks.
fn line(text: &str) -> Option<&str> {
    Some(text.trim_end()).filter(|line| !line.is_empty())
}

fn first_cluster(text: &str) -> &str {
    use unicode_segmentation::UnicodeSegmentation;
    text.graphemes(true).next().unwrap_or(text)
}

/// Where lines may end, in order: each is the byte behind what may be a line's last character. The last is the text's
/// end.
fn breaks(text: &str) -> impl Iterator<Item = usize> {
    let mut start = 0;
    linebreaks(text).flat_map(move |(end, _)| {
        let piece = text.get(start..end).unwrap_or_default();
        let quotes = beside_quotes(text, start, piece);
        start = end;
        let end = (!tears_number(text, end)).then_some(end);
        quotes.into_iter().chain(end)
    })
}

/// Where a piece of the text, which begins at `start`, may be broken at quotation marks. UAX #14 cannot tell which of
/// them open, and so breaks at none; where Chinese stands on the outside, “ opens and ” closes.
fn beside_quotes(text: &str, start: usize, piece: &str) -> Vec<usize> {
    let mut places = Vec::new();
    if !piece.contains(['“', '”', '‘', '’']) {
        return places;
    }
    let mut before = text.get(..start).and_then(|text| text.chars().next_back());
    for (at, character) in piece.char_indices() {
        let may_break = match (before, character) {
            (Some(before), '“' | '‘') => is_chinese(before) && !opens(before),
            (Some('”' | '’'), after) => is_chinese(after) && !closes(after),
            _ => false,
        };
        if may_break && at > 0 {
            places.push(start + at);
        }
        before = Some(character);
    }
    places
}

/// Ideographs and the punctuation between them.
fn is_chinese(character: char) -> bool {
    matches!(character, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ff60}' | '\u{20000}'..='\u{3ffff}')
}

fn opens(character: char) -> bool {
    "（《〈「『【〔〖［｛“‘".contains(character)
}

fn closes(character: char) -> bool {
    "）》〉」』】〕〗］｝”’、。，．；：！？".contains(character)
}

/// Whether a break at `at` would tear a number: from its unit (2023 年, 1000 万元, 1个, 15 awards), from what it counts in
/// (1000 万|元, 14 项|次), from 第 before it, or the ends of a range from each other (168–170).
fn tears_number(text: &str, at: usize) -> bool {
    let Some((before, after)) = text.split_at_checked(at) else {
        return false;
    };
    let is_digit = |character: char| character.is_ascii_digit();
    let is_dash = |character: char| "–—-~～".contains(character);
    let Some(next) = after.chars().next() else {
        return false;
    };
    let word = before.strip_suffix(' ').unwrap_or(before);
    if is_digit(next) {
        let starts_range = word
            .strip_suffix(is_dash)
            .is_some_and(|from| from.ends_with(is_digit));
        return starts_range || word.ends_with('第');
    }
    let ends_in_number = word.ends_with(is_digit);
    if ends_in_number && (next.is_alphabetic() || is_dash(next)) {
        return true;
    }
    // A unit of two characters.
    let unit = word.strip_suffix(['万', '亿', '千', '百']).or_else(|| {
        let count = word.strip_suffix('项')?;
        (next == '次').then_some(count)
    });
    let number = unit.map(|before| before.strip_suffix(' ').unwrap_or(before));
    number.is_some_and(|number| number.ends_with(is_digit)) && next.is_alphabetic()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn lines_break_where_a_typesetter_would() {
        let cases: &[(&str, usize, &[&str])] = &[
            ("", 10, &[]),
            ("对上述地方给予支持。", 8, &["对上述地", "方给予支", "持。"]),
            ("给予支持、倾斜", 8, &["给予支", "持、倾斜"]),
            ("(省政府组织实施)", 10, &["(省政府组", "织实施)"]),
            ("各给予 1000 万元支持", 12, &["各给予", "1000 万元支", "持"]),
            ("增加1个项目", 6, &["增加", "1个项", "目"]),
            ("发展“5+1”产业", 8, &["发展", "“5+1”产", "业"]),
            ("没有荣经县；“荣”为误", 12, &["没有荣经县；", "“荣”为误"]),
            ("推动“一带一路”建设", 10, &["推动“一带", "一路”建设"]),
            ("称（“双城”）", 7, &["称（“双", "城”）"]),
            ("原文第 168–170 行", 14, &["原文", "第 168–170 行"]),
            ("共获 14 项次等", 9, &["共获", "14 项次等"]),
            ("各1000万元", 8, &["各", "1000万元"]),
            ("and 15 awards", 8, &["and 15", "awards"]),
            ("见 https://a.gov.cn", 10, &["见", "https://", "a.gov.cn"]),
            ("abcdefghij", 4, &["abcd", "efgh", "ij"]),
            ("翠屏", 1, &["翠", "屏"]),
            ("一\n二", 10, &["一", "二"]),
        ];
        for (text, cells, expected) in cases {
            assert_eq!(wrap(text, *cells), *expected, "{text} in {cells}");
        }
    }

    proptest! {
        #[test]
        fn nothing_is_lost_and_nothing_is_too_wide(
            text in "[\\PC 、。，（）“”0-9万元年a-z川府]{0,80}",
            cells in 2_usize..50,
        ) {
            let lines = wrap(&text, cells);
            for line in &lines {
                prop_assert!(width(line) <= cells || first_cluster(line) == *line, "{:?}", line);
            }
            let squeeze = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            prop_assert_eq!(squeeze(&lines.concat()), squeeze(&text));
        }
    }
}
