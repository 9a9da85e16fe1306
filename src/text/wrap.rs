//! Breaks text into lines where Unicode's line breaking rules (UAX #14) allow it, so that no line begins with
//! 、。，） or ends with （“〔, and keeps a number together with its unit: 1000 万元.

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
    for (at, _) in linebreaks(text).filter(|(at, _)| !joins_number_and_unit(text, *at)) {
        let piece = between(end, at);
        let bare = piece.trim_end();
        let mut wide = if adds_up {
            used + width(bare)
        } else {
            width(between(start, at).trim_end())
        };
        if wide > cells && end > start {
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

/// A line without the blanks that hang over its end; nothing if it is only blanks.
fn line(text: &str) -> Option<&str> {
    Some(text.trim_end()).filter(|line| !line.is_empty())
}

fn first_cluster(text: &str) -> &str {
    use unicode_segmentation::UnicodeSegmentation;
    text.graphemes(true).next().unwrap_or(text)
}

/// Whether a break at `at` would part a number from the Chinese unit after it: 2023 年, 1000 万元, 1个.
fn joins_number_and_unit(text: &str, at: usize) -> bool {
    let Some((before, after)) = text.split_at_checked(at) else {
        return false;
    };
    let number = before
        .strip_suffix(' ')
        .unwrap_or(before)
        .ends_with(|c: char| c.is_ascii_digit());
    number && after.starts_with(|c: char| !c.is_ascii() && c.is_alphabetic())
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
            ("发展“5+1”产业", 8, &["发", "展“5+1”", "产业"]),
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
