//! A section that is being read: what has been found of it so far.

use std::collections::HashSet;
use std::ops::Range;

use super::assemble::Piece;
use super::diagnostics::Diagnostic;
use super::draft::{BlockKind, Department};
use super::lists;
use super::numbering::{Numbering, Rank, numbering};
use super::resolve::{Carry, Resolver};
use super::source::{Paragraph, Source};

/// A category that is being read.
#[derive(Clone, Debug)]
pub(super) struct Reading {
    pub(super) number: Option<u32>,
    pub(super) numeral: Option<String>,
    pub(super) heading: String,
    pub(super) title: String,
    pub(super) pieces: Vec<Piece>,
    /// Where its heading stands.
    pub(super) span: Range<usize>,
    /// Where its last paragraph ends.
    pub(super) end: usize,
}

impl Reading {
    pub(super) fn has_rolls(&self) -> bool {
        self.pieces
            .iter()
            .any(|piece| matches!(piece, Piece::Roll { .. }))
    }

    pub(super) fn has_measures(&self) -> bool {
        self.pieces.iter().any(|piece| matches!(piece, Piece::Measure(_)))
    }
}

/// What is read of a section.
pub(super) struct Reader<'a> {
    pub(super) resolver: &'a Resolver<'a>,
    pub(super) source: &'a Source,
    pub(super) top: Option<Rank>,
    pub(super) categories: Vec<Reading>,
    /// Paragraphs before the first category.
    pub(super) before: Vec<usize>,
    /// Paragraphs behind the last.
    pub(super) closing: Vec<String>,
    pub(super) said: Vec<Diagnostic>,
    pub(super) blocks: Vec<(Range<usize>, BlockKind)>,
    /// A number that stood alone on its line.
    pub(super) pending: Option<(Numbering, String)>,
    /// Departments that stood before their measure.
    pub(super) waiting: Vec<Department>,
    pub(super) carry: Carry,
    /// Places that the list has named so far.
    pub(super) listed: HashSet<String>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(resolver: &'a Resolver<'a>, source: &'a Source, top: Option<Rank>) -> Self {
        Self {
            resolver,
            source,
            top,
            categories: Vec::new(),
            before: Vec::new(),
            closing: Vec::new(),
            said: Vec::new(),
            blocks: Vec::new(),
            pending: None,
            waiting: Vec::new(),
            carry: Carry::default(),
            listed: HashSet::new(),
        }
    }

    pub(super) fn piece(&mut self, piece: Piece) {
        if let Some(category) = self.categories.last_mut() {
            category.pieces.push(piece);
        }
    }

    pub(super) fn block(&mut self, text: &Paragraph, range: Range<usize>, kind: BlockKind) {
        let span = text.span(range.start..range.end.min(text.len()));
        if !span.is_empty() {
            self.blocks.push((span, kind));
        }
    }
}

/// Whether a paragraph begins with a list or an entry of one, numbered or not.
pub(super) fn begins_list(reader: &Reader<'_>, text: &Paragraph) -> bool {
    let names = &reader.resolver.names;
    let from = numbering(&text.fold).map_or(0, |found| found.len);
    lists::list_at(names, text, from, from == 0).is_some()
}

/// A title without the stop at its end.
pub(super) fn trimmed(text: &Paragraph, mut range: Range<usize>) -> Range<usize> {
    while range.end > range.start && matches!(text.fold.get(range.end - 1), Some(':' | '。' | ';')) {
        range.end -= 1;
    }
    range
}
