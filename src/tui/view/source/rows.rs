//! A text cut into the rows of a pane, once for each width: thousands of characters are not wrapped anew with each key.

use std::ops::Range;

use crate::catalog::Catalog;
use crate::lang::Lang;
use crate::report::{AwardReport, Piece, SourceReport};
use crate::text;
use crate::wording;

/// From so many cells on there is a margin beside the text.
const WITH_MARGIN: usize = 90;
/// The widest that lines of text are, and the margin.
const WIDEST: (usize, usize) = (96, 56);
/// The cells between text and margin.
const GAP: usize = 3;

/// One row.
#[derive(Debug)]
pub(super) struct Row {
    /// The line of the text, counted from 1.
    pub(super) line: u32,
    /// Whether it is the line's first row, which has its number.
    pub(super) is_first: bool,
    /// The bytes of the line that stand on it.
    pub(super) words: Range<usize>,
    /// Which of the rows after the line's words it is; 0 for one with words.
    beyond: usize,
    /// What the margin says beside it, or the row itself below the line.
    pub(super) note: String,
    /// Whether the note stands below the line, for want of a margin.
    pub(super) is_below: bool,
}

/// The rows of a text at a width.
#[derive(Debug)]
pub(in crate::tui::view) struct Sheet {
    digits: usize,
    margin: u16,
    rows: Vec<Row>,
}

/// Where a text is scrolled to: the line and byte with which the first row begins, at any width, and how many rows after
/// the line's words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::tui::view) struct Anchor {
    line: u32,
    byte: usize,
    beyond: usize,
}

impl Sheet {
    /// The rows of a text in `cells` cells.
    pub(in crate::tui::view) fn new(
        report: &SourceReport,
        catalog: &Catalog,
        lang: Lang,
        cells: usize,
    ) -> Self {
        // A blank before them.
        let digits = report.len().to_string().len() + 1;
        let room = cells.saturating_sub(digits + 3).max(2);
        let has_margin = room >= WITH_MARGIN && !report.remarks.is_empty();
        let width = if has_margin {
            (room * 2 / 3).min(WIDEST.0)
        } else {
            room.min(WIDEST.0)
        };
        let margin = if has_margin {
            (room - width - GAP).min(WIDEST.1)
        } else {
            width.saturating_sub(2).max(2)
        };
        let mut sheet = Self {
            digits,
            margin: (width + GAP) as u16,
            rows: Vec::new(),
        };
        for line in report.lines() {
            let notes: Vec<String> = report
                .remarks_at(line.number)
                .flat_map(|id| wording::remarks(&AwardReport::new(catalog, id), lang))
                .flat_map(|remark| {
                    let remark = text::sanitize(&remark).into_owned();
                    let lines = text::wrap(&remark, margin).into_iter();
                    lines.map(str::to_owned).collect::<Vec<_>>()
                })
                .collect();
            sheet.add(line.number, line.text, width, notes, has_margin);
        }
        sheet
    }

    /// Adds the rows of one line, and of what is noted on it.
    fn add(&mut self, line: u32, words: &str, width: usize, notes: Vec<String>, has_margin: bool) {
        let wrapped = text::wrap(words, width).into_iter();
        let mut ranges: Vec<_> = wrapped
            .map(|row| {
                // Rows are slices of the line.
                let start = row.as_ptr().addr() - words.as_ptr().addr();
                start..start + row.len()
            })
            .collect();
        if ranges.is_empty() {
            ranges.push(0..0);
        }
        let end = words.len()..words.len();
        let (beside, below) = if has_margin {
            (notes, Vec::new())
        } else {
            (Vec::new(), notes)
        };
        let with_words = ranges.len();
        let longer = beside.len().saturating_sub(with_words);
        ranges.extend(std::iter::repeat_n(end.clone(), longer));
        let mut beside = beside.into_iter();
        for (at, words) in ranges.into_iter().enumerate() {
            self.rows.push(Row {
                line,
                is_first: at == 0,
                words,
                beyond: (at + 1).saturating_sub(with_words),
                note: beside.next().unwrap_or_default(),
                is_below: false,
            });
        }
        self.rows.extend((1..).zip(below).map(|(beyond, note)| Row {
            line,
            is_first: false,
            words: end.clone(),
            beyond,
            note,
            is_below: true,
        }));
    }

    /// How many rows there are.
    pub(in crate::tui::view) fn len(&self) -> usize {
        self.rows.len()
    }

    /// The rows from one on.
    pub(super) fn rows(&self, top: usize) -> impl Iterator<Item = &Row> {
        self.rows.iter().skip(top)
    }

    /// The cells of the line numbers.
    pub(super) fn digits(&self) -> usize {
        self.digits
    }

    /// Where the margin begins, in cells right of where the text does.
    pub(super) fn margin(&self) -> u16 {
        self.margin
    }

    /// The row at an anchor.
    pub(in crate::tui::view) fn row_at(&self, anchor: Anchor) -> usize {
        let at_or_before = self.rows.partition_point(|row| row.anchor() <= anchor);
        at_or_before.saturating_sub(1)
    }

    /// The anchor of a row.
    pub(in crate::tui::view) fn anchor(&self, row: usize) -> Anchor {
        self.rows.get(row).map(Row::anchor).unwrap_or_default()
    }

    /// The row on which a piece of a mark begins.
    pub(in crate::tui::view) fn row_of(&self, piece: &Piece) -> usize {
        self.row_at(Anchor {
            line: piece.line,
            byte: piece.range.start,
            beyond: 0,
        })
    }
}

impl Row {
    fn anchor(&self) -> Anchor {
        Anchor {
            line: self.line,
            byte: self.words.start,
            beyond: self.beyond,
        }
    }
}
