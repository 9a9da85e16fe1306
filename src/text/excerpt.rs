//! As much of a text as fits on a line, around what is marked in it.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::width::{ELLIPSIS, fitting, width};

/// The stretch of a text that fits in `cells` with its first mark in sight, in pieces, those that are marked apart; `…`
/// stands for what is left out. Marks are in bytes, sorted and disjoint.
pub fn excerpt<'t>(text: &'t str, marks: &[Range<usize>], cells: usize) -> Vec<(bool, &'t str)> {
    let shown = window(text, marks.first(), cells);
    let mut pieces = Vec::new();
    if shown.start > 0 {
        pieces.push((false, ELLIPSIS));
    }
    let mut add = |is_marked: bool, range: Range<usize>| {
        let piece = text.get(range).filter(|piece| !piece.is_empty());
        pieces.extend(piece.map(|piece| (is_marked, piece)));
    };
    let mut at = shown.start;
    for mark in marks {
        let (start, end) = (mark.start.max(at), mark.end.min(shown.end));
        if start < end {
            add(false, at..start);
            add(true, start..end);
            at = end;
        }
    }
    add(false, at..shown.end);
    if shown.end < text.len() {
        pieces.push((false, ELLIPSIS));
    }
    pieces
}

/// The same as plain text, what is marked in 【】, which come on top of the cells.
pub fn bracketed(text: &str, marks: &[Range<usize>], cells: usize) -> String {
    let pieces = excerpt(text, marks, cells).into_iter();
    pieces
        .map(|(is_marked, piece)| {
            if is_marked {
                format!("【{piece}】")
            } else {
                piece.to_owned()
            }
        })
        .collect()
}

/// Which bytes of a text are shown: a third of the room is for what stands before the mark, and none is left over while
/// there is more to show.
fn window(text: &str, mark: Option<&Range<usize>>, cells: usize) -> Range<usize> {
    if width(text) <= cells {
        return 0..text.len();
    }
    let dots = width(ELLIPSIS);
    let room = cells.saturating_sub(dots);
    let mark = mark.map_or(0, |mark| mark.start);
    let before = text.get(..mark).unwrap_or_default();
    let start = mark - ending(before, room / 3).len();
    let rest = text.get(start..).unwrap_or_default();
    let room = if start > 0 {
        room.saturating_sub(dots)
    } else {
        room
    };
    if width(rest) <= room + dots {
        return text.len() - ending(text, room + dots).len()..text.len();
    }
    start..start + fitting(rest, room).len()
}

/// As much of a text's end as fits in `cells`, in whole clusters.
fn ending(text: &str, cells: usize) -> &str {
    let mut end = "";
    for (at, _) in text.grapheme_indices(true).rev() {
        match text.get(at..) {
            Some(longer) if width(longer) <= cells => end = longer,
            _ => break,
        }
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "2023年对上述地方在地质灾害防治专项资金安排中予以适当奖补。";

    fn of(mark: &str, cells: usize) -> String {
        let start = TEXT.find(mark).unwrap();
        bracketed(TEXT, std::slice::from_ref(&(start..start + mark.len())), cells)
    }

    #[test]
    fn what_is_marked_is_in_sight() {
        assert_eq!(
            of("专项资金", 80),
            "2023年对上述地方在地质灾害防治【专项资金】安排中予以适当奖补。"
        );
        assert_eq!(of("专项资金", 24), "…害防治【专项资金】安排中予…");
        assert_eq!(of("奖补", 20), "…排中予以适当【奖补】。");
        assert_eq!(of("2023", 12), "【2023】年对上…");
    }

    #[test]
    fn an_excerpt_fits_whatever_is_marked() {
        for cells in 6..80 {
            for (start, character) in TEXT.char_indices() {
                let mark = start..start + character.len_utf8();
                let pieces = excerpt(TEXT, std::slice::from_ref(&mark), cells);
                let all: String = pieces.iter().map(|(_, piece)| *piece).collect();
                assert!(width(&all) <= cells, "{all} in {cells}");
                let marked: String = pieces
                    .iter()
                    .filter(|piece| piece.0)
                    .map(|piece| piece.1)
                    .collect();
                assert_eq!(marked, character.to_string(), "{all} in {cells}");
            }
        }
    }
}
