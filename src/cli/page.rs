//! Text for people: paragraphs wrapped to the terminal, columns aligned with Chinese widths, colours only where
//! they are wanted. Linear and without boxes, so that a screen reader can read it out. Everything that is put on
//! a page is made safe to print.

use std::borrow::Cow;
use std::ops::Range;

use crate::text::{self, sanitize};

/// How far lines that go on are set in, where they have nothing to stand under.
const HANG: usize = 4;
/// A last column is wrapped in its place if at least so many cells are left for it.
const LEAST_ROOM: usize = 20;

/// How a piece of text looks where there are colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    Plain,
    Heading,
    Dim,
    Amount,
    Mark,
}

impl Style {
    /// The ANSI sequence that turns it on.
    fn sequence(self) -> &'static str {
        match self {
            Self::Plain => "",
            Self::Heading => "\x1b[1m",
            Self::Dim => "\x1b[2m",
            Self::Amount => "\x1b[32m",
            Self::Mark => "\x1b[1;33m",
        }
    }
}

/// A text being put together.
#[derive(Debug)]
pub(super) struct Page {
    width: Option<usize>,
    coloured: bool,
    text: String,
}

/// A cell of a table.
pub(super) type Cell = (Style, String);

impl Page {
    pub(super) fn new(width: Option<usize>, coloured: bool) -> Self {
        Self {
            width,
            coloured,
            text: String::new(),
        }
    }

    /// The whole text.
    pub(super) fn into_text(self) -> String {
        self.text
    }

    pub(super) fn blank(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    pub(super) fn heading(&mut self, content: &str) {
        self.paragraph(Style::Heading, 0, content);
    }

    /// A paragraph, each line of which begins `indent` cells from the left.
    pub(super) fn paragraph(&mut self, style: Style, indent: usize, content: &str) {
        self.labelled("", indent, style, content);
    }

    /// A paragraph that begins with a label; the lines after the first begin where the text did.
    pub(super) fn labelled(&mut self, label: &str, indent: usize, style: Style, content: &str) {
        let label = sanitize(label);
        let hang = indent + text::width(&label);
        self.text.push_str(&" ".repeat(indent));
        self.push(Style::Dim, &label);
        let content = sanitize(content);
        let lines = match self.room(hang) {
            Some(room) => text::wrap(&content, room),
            None => vec![&*content],
        };
        self.wrapped(hang, hang, style, &lines);
        self.text.push('\n');
    }

    /// A paragraph after a label, in which some bytes are marked.
    pub(super) fn marked(&mut self, label: &str, content: &str, marks: &[Range<usize>]) {
        self.push(Style::Dim, label);
        let hang = text::width(label);
        let lines = match self.room(hang) {
            Some(room) => text::wrap(content, room),
            None => vec![content],
        };
        for (number, line) in lines.iter().enumerate() {
            if number > 0 {
                self.text.push_str(&format!("\n{}", " ".repeat(hang)));
            }
            // Lines are slices of the paragraph.
            let start = line.as_ptr().addr() - content.as_ptr().addr();
            for (is_marked, piece) in text::runs(line, start, marks) {
                let style = if is_marked { Style::Mark } else { Style::Plain };
                self.push(style, &sanitize(piece));
            }
        }
        self.text.truncate(self.text.trim_end_matches(' ').len());
        self.text.push('\n');
    }

    /// Pieces with two blanks between them; those that do not fit go on, `hang` cells from the left.
    pub(super) fn pieces(&mut self, hang: usize, pieces: &[Cell]) {
        let pieces: Vec<_> = pieces
            .iter()
            .map(|(style, piece)| ("", *style, sanitize(piece)))
            .collect();
        self.flow(0, hang, &pieces);
    }

    /// Rows in aligned columns, under a header if there is one; `right` says which columns end at the right.
    ///
    /// Where the terminal is too narrow for that, the columns that do not fit flow after the others, line by line,
    /// each with its header before it if there are several: nothing is ever cut.
    pub(super) fn columns(
        &mut self,
        header: Option<&[impl AsRef<str>]>,
        rows: &[impl AsRef<[Cell]>],
        right: &[bool],
    ) {
        let count = right.len();
        let no_label = vec![""; count];
        let header: Vec<&str> = match header {
            Some(header) => header.iter().map(AsRef::as_ref).collect(),
            None => no_label.clone(),
        };
        let mut widths: Vec<_> = header.iter().map(|name| text::width(name)).collect();
        for row in rows {
            for (width, (_, cell)) in widths.iter_mut().zip(row.as_ref()) {
                *width = (*width).max(text::width(&sanitize(cell)));
            }
        }
        let aligned = self.aligned(&widths);
        let labels = if aligned + 1 < count { &header } else { &no_label };
        let mut first: Vec<_> = header
            .iter()
            .map(|name| (Style::Dim, (*name).to_owned()))
            .collect();
        for ((_, name), label) in first.iter_mut().zip(labels).skip(aligned) {
            // What stands before each cell need not stand above them too.
            if !label.is_empty() {
                name.clear();
            }
        }
        let first = Some(first).filter(|_| !header.concat().is_empty());
        let rows = rows.iter().map(AsRef::as_ref);
        for row in first.iter().map(Vec::as_slice).chain(rows) {
            let start = self.cells(row.get(..aligned).unwrap_or_default(), &widths, right);
            let rest: Vec<_> = row
                .iter()
                .zip(labels)
                .skip(aligned)
                .filter(|((_, cell), _)| !cell.is_empty())
                .map(|((style, cell), label)| (*label, *style, sanitize(cell)))
                .collect();
            self.flow(start, if aligned == 0 { HANG } else { start }, &rest);
        }
    }

    /// Begins a line with cells in their columns; how many cells of the terminal they take.
    fn cells(&mut self, cells: &[Cell], widths: &[usize], right: &[bool]) -> usize {
        let mut used = 0;
        for (((style, cell), width), right) in cells.iter().zip(widths).zip(right) {
            // A column of nothing is no column.
            if *width == 0 {
                continue;
            }
            let cell = sanitize(cell);
            let blanks = " ".repeat(width.saturating_sub(text::width(&cell)));
            if *right {
                self.text.push_str(&blanks);
                self.push(*style, &cell);
            } else {
                self.push(*style, &cell);
                self.text.push_str(&blanks);
            }
            self.text.push_str("  ");
            used += width + 2;
        }
        used
    }

    /// How many of the columns are aligned: all, if they fit; all but the last, if that has room to be wrapped in its
    /// place; else as many as take up no more than half of the line.
    fn aligned(&self, widths: &[usize]) -> usize {
        let used = |count: usize| {
            let columns = widths[..count].iter().filter(|width| **width > 0);
            columns.map(|width| width + 2).sum::<usize>()
        };
        let filled = widths
            .iter()
            .rposition(|width| *width > 0)
            .map_or(0, |last| last + 1);
        let Some(cells) = self.width.filter(|cells| used(filled) > cells + 2) else {
            return widths.len();
        };
        let but_last = filled.saturating_sub(1);
        if used(but_last) + LEAST_ROOM <= cells {
            return but_last;
        }
        (0..but_last)
            .rev()
            .find(|count| used(*count) * 2 <= cells)
            .unwrap_or_default()
    }

    /// Ends a line, of which `start` cells are used, with pieces; each whole on a line, if it fits on any.
    fn flow(&mut self, start: usize, hang: usize, pieces: &[(&str, Style, Cow<'_, str>)]) {
        let mut at = start;
        let mut begun = false;
        for (label, style, piece) in pieces {
            let label = if label.is_empty() {
                String::new()
            } else {
                format!("{label} ")
            };
            let wide = text::width(&label) + text::width(piece);
            let gap = if begun { 2 } else { 0 };
            if begun && self.width.is_some_and(|cells| at + gap + wide > cells) {
                self.text.push('\n');
                self.text.push_str(&" ".repeat(hang));
                at = hang;
            } else {
                self.text.push_str(&" ".repeat(gap));
                at += gap;
            }
            self.push(Style::Dim, &label);
            at += text::width(&label);
            let lines = items(piece, self.room(at.max(hang)));
            at = self.wrapped(at, at.max(hang), *style, &lines);
            begun = true;
        }
        self.text.truncate(self.text.trim_end_matches(' ').len());
        self.text.push('\n');
    }

    /// Text whose first line begins `at` cells from the left, the others `hang` cells; where it ends.
    fn wrapped(&mut self, at: usize, hang: usize, style: Style, lines: &[&str]) -> usize {
        for (number, line) in lines.iter().enumerate() {
            if number > 0 {
                self.text.push('\n');
                self.text.push_str(&" ".repeat(hang));
            }
            self.push(style, line);
        }
        let begins = if lines.len() > 1 { hang } else { at };
        begins + lines.last().map_or(0, |line| text::width(line))
    }

    /// How many cells are left after `hang`; never so few that nothing can be read.
    fn room(&self, hang: usize) -> Option<usize> {
        self.width.map(|width| width.saturating_sub(hang).max(8))
    }

    fn push(&mut self, style: Style, content: &str) {
        if self.coloured && style != Style::Plain && !content.is_empty() {
            self.text.push_str(style.sequence());
            self.text.push_str(content);
            self.text.push_str("\x1b[0m");
        } else {
            self.text.push_str(content);
        }
    }
}

/// The lines of a list with 、 between its items, in so many cells. Items stay whole as far as they fit: 1200 万元
/// is one.
fn items(list: &str, room: Option<usize>) -> Vec<&str> {
    let Some(room) = room.filter(|room| text::width(list) > *room) else {
        return vec![list];
    };
    let mut lines: Vec<&str> = Vec::new();
    let mut start = 0;
    let mut end = 0;
    for item in list.split_inclusive('、') {
        let next = end + item.len();
        if text::width(item) > room {
            return text::wrap(list, room);
        }
        if list.get(start..next).is_some_and(|line| text::width(line) > room) {
            lines.extend(list.get(start..end));
            start = end;
        }
        end = next;
    }
    lines.extend(list.get(start..));
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_aligned_by_cells() {
        let mut page = Page::new(None, false);
        let cell = |text: &str| (Style::Plain, text.to_owned());
        page.columns(
            Some(&["名", "n"]),
            &[[cell("成都市"), cell("1")], [cell("ab"), cell("23")]],
            &[false, true],
        );
        assert_eq!(page.into_text(), "名       n\n成都市   1\nab      23\n");
    }

    #[test]
    fn a_narrow_terminal_wraps_columns_and_cuts_nothing() {
        let cell = |text: &str| (Style::Plain, text.to_owned());
        let rows = [
            [
                cell("1"),
                cell("宜宾市"),
                cell("15"),
                cell("2000 万元、1 个项目申报名额"),
            ],
            [cell("10"), cell("甘孜州"), cell("0"), cell("")],
        ];
        let narrow = [
            (
                40,
                " n  市州    项  数额\n 1  宜宾市  15  2000 万元、\n                1 个项目申报名额\n10  甘孜州   0\n",
            ),
            (
                30,
                " n  市州\n 1  宜宾市  项 15\n            数额 2000 万元、\n                 1 个项目申报\n                 名额\n10  甘孜州  项 0\n",
            ),
            (
                18,
                " n\n 1  市州 宜宾市\n    项 15\n    数额 2000 万\n         元、1 个\n         项目申报\n         名额\n10  市州 甘孜州\n    项 0\n",
            ),
        ];
        for (cells, expected) in narrow {
            let mut page = Page::new(Some(cells), false);
            page.columns(
                Some(&["n", "市州", "项", "数额"]),
                &rows,
                &[true, false, true, false],
            );
            assert_eq!(page.into_text(), expected, "{cells}");
        }
    }

    #[test]
    fn pieces_go_on_under_the_line() {
        let mut page = Page::new(Some(24), false);
        let piece = |text: &str| (Style::Plain, text.to_owned());
        page.pieces(
            4,
            &[piece("18  2022"), piece("总量前五的地方"), piece("1000 万元")],
        );
        assert_eq!(page.into_text(), "18  2022  总量前五的地方\n    1000 万元\n");
    }

    #[test]
    fn paragraphs_hang_under_their_text() {
        let mut page = Page::new(Some(16), false);
        page.labelled("措施 ", 2, Style::Plain, "对上述地方给予支持");
        assert_eq!(page.into_text(), "  措施 对上述地\n       方给予支\n       持\n");
    }
}
