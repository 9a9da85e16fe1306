//! The decoded text as lines and characters, and paragraphs of it that remember where each of their characters stands.

use std::ops::Range;

use super::chars::part;
use super::fold::{fold, is_blank};

/// The decoded text.
#[derive(Debug)]
pub(super) struct Source {
    chars: Vec<char>,
    /// Where each line begins.
    starts: Vec<usize>,
}

/// A place in the text, in lines and characters counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Position {
    pub(super) line: usize,
    pub(super) column: usize,
}

impl Source {
    /// Takes a text. Lines end with LF, CRLF, a form feed or Unicode's separators.
    pub(super) fn new(text: &str) -> Self {
        let chars: Vec<_> = text.chars().collect();
        let mut starts = vec![0];
        for (at, character) in chars.iter().enumerate() {
            if *character == '\n' {
                starts.push(at + 1);
            }
        }
        Self { chars, starts }
    }

    /// How many characters there are.
    pub(super) fn len(&self) -> usize {
        self.chars.len()
    }

    /// How many lines there are.
    pub(super) fn lines(&self) -> usize {
        self.starts.len()
    }

    /// Line and column of a character.
    pub(super) fn position(&self, at: usize) -> Position {
        let line = self.starts.partition_point(|start| *start <= at);
        let start = self.starts.get(line.saturating_sub(1)).copied().unwrap_or(0);
        Position {
            line,
            column: at.saturating_sub(start) + 1,
        }
    }

    /// Characters of a range.
    pub(super) fn slice(&self, range: Range<usize>) -> &[char] {
        part(&self.chars, range.start, range.end)
    }

    /// The characters of a line, by its index from 0, without what ends it.
    fn line(&self, index: usize) -> Range<usize> {
        let start = self.starts.get(index).copied().unwrap_or(self.chars.len());
        let end = self
            .starts
            .get(index + 1)
            .map_or(self.chars.len(), |next| next.saturating_sub(1));
        start..end.max(start)
    }

    /// A line as a paragraph of its own.
    pub(super) fn paragraph(&self, index: usize) -> Paragraph {
        let range = self.line(index);
        let mut paragraph = Paragraph::default();
        let (mut cells, mut characters) = (0, 0);
        for (at, character) in self.slice(range.clone()).iter().enumerate() {
            if is_blank(*character) {
                cells += usize::from(*character != '\u{feff}') + usize::from(*character == '\u{3000}');
                characters += usize::from(*character != '\u{feff}');
                if paragraph.fold.is_empty() {
                    paragraph.indent = cells;
                }
                continue;
            }
            characters += 1;
            paragraph.characters = characters;
            cells += 1 + usize::from(*character >= '\u{1100}');
            paragraph.width = cells;
            paragraph.fold.push(fold(*character));
            paragraph.at.push(range.start + at);
        }
        if let (Some(first), Some(last)) = (paragraph.at.first(), paragraph.at.last()) {
            paragraph.pieces.push(*first..*last + 1);
        }
        paragraph
    }
}

/// What a paragraph is, where a table's header tells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Role {
    /// What it is, its words tell.
    #[default]
    Words,
    /// A category's title.
    Title,
    /// Recipients.
    List,
    /// A measure.
    Measure,
    /// Departments.
    Departments,
}

/// Characters that are read together: a line, or several that a page's width has parted.
///
/// Indices into a paragraph count its folded characters, which leave blanks out.
#[derive(Clone, Debug, Default)]
pub(super) struct Paragraph {
    /// The characters to compare by, without blanks.
    pub(super) fold: Vec<char>,
    /// Where in the source each of them stands.
    pub(super) at: Vec<usize>,
    /// What the paragraph is put together of, in the source.
    pieces: Vec<Range<usize>>,
    /// Cells before its first character.
    pub(super) indent: usize,
    /// Cells up to the end of its last line.
    pub(super) width: usize,
    /// Characters up to there, blanks too.
    pub(super) characters: usize,
    pub(super) role: Role,
}

impl Paragraph {
    /// Whether there is nothing in it.
    pub(super) fn is_empty(&self) -> bool {
        self.fold.is_empty()
    }

    /// How many characters it has, blanks left out.
    pub(super) fn len(&self) -> usize {
        self.fold.len()
    }

    /// Whether blanks stand before a character on its own line.
    pub(super) fn is_apart(&self, index: usize) -> bool {
        let before = index.checked_sub(1).and_then(|before| self.at.get(before));
        let (Some(before), Some(here)) = (before, self.at.get(index)) else {
            return false;
        };
        let piece = |at: usize| self.pieces.partition_point(|piece| piece.end <= at);
        *here > before + 1 && piece(*here) == piece(*before)
    }

    /// A part of a line as a paragraph.
    pub(super) fn cut(&self, range: Range<usize>, role: Role) -> Self {
        let at = self.at.get(range.clone()).unwrap_or_default().to_vec();
        let span = self.span(range.clone());
        Self {
            fold: self.part(range).to_vec(),
            at,
            pieces: if span.is_empty() {
                Vec::new()
            } else {
                std::iter::once(span).collect()
            },
            role,
            ..Self::default()
        }
    }

    /// The same, known to be something.
    pub(super) fn with(self, role: Role) -> Self {
        Self { role, ..self }
    }

    /// Puts a line behind it.
    pub(super) fn join(&mut self, next: Self) {
        self.fold.extend(next.fold);
        self.at.extend(next.at);
        self.pieces.extend(next.pieces);
        self.width = next.width;
        self.characters = next.characters;
    }

    /// Part of the folded characters.
    pub(super) fn part(&self, range: Range<usize>) -> &[char] {
        part(&self.fold, range.start, range.end)
    }

    /// Where a part stands in the source; an empty one nowhere.
    pub(super) fn span(&self, range: Range<usize>) -> Range<usize> {
        let first = self.at.get(range.start);
        let last = range.end.checked_sub(1).and_then(|last| self.at.get(last));
        match (first, last) {
            (Some(first), Some(last)) if first <= last => *first..*last + 1,
            _ => 0..0,
        }
    }

    /// A part as it was written, joined over the breaks of lines.
    pub(super) fn verbatim(&self, source: &Source, range: Range<usize>) -> String {
        let span = self.span(range);
        let mut text = String::new();
        let from = self.pieces.partition_point(|piece| piece.end <= span.start);
        for piece in self.pieces.get(from..).unwrap_or_default() {
            if piece.start >= span.end {
                break;
            }
            let shown = source.slice(piece.start.max(span.start)..piece.end.min(span.end));
            text.extend(shown.iter().filter(|character| !character.is_control()));
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paragraph_knows_where_its_characters_stand() {
        let source = Source::new("  对上述\u{3000}\n地方 各给予１万元\n");
        let mut paragraph = source.paragraph(0);
        assert_eq!((paragraph.indent, paragraph.len()), (2, 3));
        paragraph.join(source.paragraph(1));
        assert_eq!(paragraph.fold.iter().collect::<String>(), "对上述地方各给予1万元");
        assert_eq!(
            paragraph.verbatim(&source, 0..paragraph.len()),
            "对上述地方 各给予１万元"
        );
        let span = paragraph.span(5..6);
        assert_eq!(source.position(span.start), Position { line: 2, column: 4 });
        assert_eq!(paragraph.verbatim(&source, 3..3), "");
    }
}
