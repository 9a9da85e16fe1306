//! Text for people: paragraphs wrapped to the terminal, columns aligned with Chinese widths, colours only where
//! they are wanted. Linear and without boxes, so that a screen reader can read it out. Everything that is put on
//! a page is made safe to print.

use crate::text::{self, sanitize};

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
        let content = sanitize(content);
        let lines = match self.width {
            Some(width) => text::wrap(&content, width.saturating_sub(hang).max(8)),
            None => vec![&*content],
        };
        for (at, line) in lines.into_iter().enumerate() {
            if at == 0 {
                self.text.push_str(&" ".repeat(indent));
                self.push(Style::Dim, &label);
            } else {
                self.text.push_str(&" ".repeat(hang));
            }
            self.push(style, line);
            self.text.push('\n');
        }
    }

    /// Pieces on one line, as they are.
    pub(super) fn line(&mut self, pieces: &[(Style, &str)]) {
        let last = pieces
            .iter()
            .rposition(|(_, piece)| !piece.trim().is_empty())
            .map_or(0, |last| last + 1);
        for (style, piece) in &pieces[..last] {
            self.push(*style, &sanitize(piece));
        }
        self.text.push('\n');
    }

    /// Rows in aligned columns; `right` says which columns end at the right. On a terminal the last column is cut
    /// where the line ends.
    pub(super) fn columns<const N: usize>(&mut self, rows: &[[Cell; N]], right: [bool; N]) {
        let mut widths = [0; N];
        for row in rows {
            for (width, (_, cell)) in widths.iter_mut().zip(row) {
                *width = (*width).max(text::width(&sanitize(cell)));
            }
        }
        for row in rows {
            let mut left = self.width.unwrap_or(usize::MAX);
            for (at, ((style, cell), width)) in row.iter().zip(widths).enumerate() {
                let cell = sanitize(cell);
                let room = left.min(width);
                let shown = text::truncate(&cell, room);
                let blanks = " ".repeat(room.saturating_sub(text::width(&shown)));
                let is_last = row.iter().skip(at + 1).all(|(_, cell)| cell.is_empty());
                if right[at] {
                    self.text.push_str(&blanks);
                    self.push(*style, &shown);
                } else {
                    self.push(*style, &shown);
                    if !is_last {
                        self.text.push_str(&blanks);
                    }
                }
                if is_last {
                    break;
                }
                self.text.push_str("  ");
                left = left.saturating_sub(room + 2);
            }
            while self.text.ends_with(' ') {
                self.text.pop();
            }
            self.text.push('\n');
        }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_aligned_by_cells() {
        let mut page = Page::new(None, false);
        let cell = |text: &str| (Style::Plain, text.to_owned());
        page.columns(
            &[[cell("成都市"), cell("1")], [cell("ab"), cell("23")]],
            [false, true],
        );
        assert_eq!(page.into_text(), "成都市   1\nab      23\n");
    }

    #[test]
    fn paragraphs_hang_under_their_text() {
        let mut page = Page::new(Some(16), false);
        page.labelled("措施 ", 2, Style::Plain, "对上述地方给予支持");
        assert_eq!(page.into_text(), "  措施 对上述地\n       方给予支\n       持\n");
    }
}
