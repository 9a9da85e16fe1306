//! A circular's own text, line by line: which lines are spoken of, which words on them, and what must be said about how
//! entries are read. Where a phrase goes on over a line break or a page break it is one mark with several pieces.

use std::borrow::Cow;
use std::ops::Range;

use super::AwardReport;
use crate::catalog::{AwardId, Catalog, CategoryId, CircularId};
use crate::circular::{Lines, Roll};
use crate::search::fold;

/// What is spoken of in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Passage {
    /// A category: its heading, lists and measures.
    Category(CategoryId),
    /// An award: the list with its entry, and the measures.
    Award(AwardId),
    /// These lines.
    Lines(Lines),
}

/// A circular's text with what is spoken of in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceReport {
    /// The circular.
    pub id: CircularId,
    text: Cow<'static, str>,
    /// Where each line begins and ends in the text, in bytes, without its break.
    lines: Vec<Range<usize>>,
    /// The lines that are spoken of, in their order.
    pub spoken: Vec<Lines>,
    /// The words that are spoken of, in their order.
    pub marks: Vec<Mark>,
    /// The entries of which something must be said, in their order.
    pub remarks: Vec<Remark>,
}

/// Words of the text, on one line or on several.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mark(Vec<Piece>);

/// A part of a mark: its line, counted from 1, and bytes of that line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The line.
    pub line: u32,
    /// The bytes.
    pub range: Range<usize>,
}

impl PartialOrd for Piece {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Piece {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        let key = |piece: &Self| (piece.line, piece.range.start, piece.range.end);
        key(self).cmp(&key(other))
    }
}

impl Mark {
    /// Its pieces, in their order; there is one at least.
    pub fn pieces(&self) -> &[Piece] {
        &self.0
    }

    /// The line on which it begins.
    pub fn line(&self) -> u32 {
        self.0.first().map_or(1, |piece| piece.line)
    }
}

/// An entry of a list that is corrected, open or noted, at the line on which it ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Remark {
    /// The line, counted from 1.
    pub line: u32,
    /// The award whose entry it is.
    pub award: AwardId,
}

/// One line.
#[derive(Clone, Copy, Debug)]
pub struct SourceLine<'r> {
    /// Its number, counted from 1.
    pub number: u32,
    /// Its words.
    pub text: &'r str,
    /// Whether it is spoken of.
    pub is_spoken: bool,
}

impl SourceReport {
    /// The text of a circular, and where in it the passages stand. What the dataset has no lines for is not marked.
    pub fn new(catalog: &Catalog, id: CircularId, text: Cow<'static, str>, passages: &[Passage]) -> Self {
        let mut lines = Vec::new();
        let mut at = 0;
        for line in text.split_inclusive('\n') {
            let words = line.strip_suffix('\n').unwrap_or(line);
            lines.push(at..at + words.strip_suffix('\r').unwrap_or(words).len());
            at += line.len();
        }
        let mut report = Self {
            id,
            text,
            lines,
            spoken: Vec::new(),
            marks: Vec::new(),
            remarks: Vec::new(),
        };
        for passage in passages {
            report.add(catalog, *passage);
        }
        report.spoken.sort_by_key(|lines| (lines.first, lines.last));
        report.spoken.dedup();
        report.marks.sort();
        report.marks.dedup();
        report.add_remarks(catalog);
        report
    }

    /// How many lines there are.
    pub fn len(&self) -> usize {
        self.lines.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// A line by its number, counted from 1.
    pub fn line(&self, number: u32) -> Option<SourceLine<'_>> {
        Some(SourceLine {
            number,
            text: self.words(number)?,
            is_spoken: self
                .spoken
                .iter()
                .any(|lines| (lines.first..=lines.last).contains(&number)),
        })
    }

    /// All lines.
    pub fn lines(&self) -> impl Iterator<Item = SourceLine<'_>> {
        (1..).zip(&self.lines).filter_map(|(number, _)| self.line(number))
    }

    /// The entries of which something must be said at a line.
    pub fn remarks_at(&self, line: u32) -> impl Iterator<Item = AwardId> + '_ {
        let remarks = self.remarks.iter().filter(move |remark| remark.line == line);
        remarks.map(|remark| remark.award)
    }

    /// The places where the text has any of the terms, whichever script, width and case they are typed in, also over line
    /// breaks. Terms have blanks between them.
    pub fn find(&self, query: &str) -> Vec<Mark> {
        let characters: Vec<_> = self.characters(None).collect();
        let folded: Vec<char> = characters.iter().map(|found| fold(found.character)).collect();
        let mut marks = Vec::new();
        for term in query.split_whitespace() {
            let term: Vec<char> = term.chars().map(fold).collect();
            let starts = folded.windows(term.len()).enumerate();
            let starts = starts.filter(|(_, window)| *window == term).map(|(at, _)| at);
            marks.extend(starts.filter_map(|at| mark(characters.get(at..at + term.len())?)));
        }
        marks.sort();
        marks.dedup();
        marks
    }

    fn words(&self, number: u32) -> Option<&str> {
        let at = usize::try_from(number).ok()?.checked_sub(1)?;
        self.text.get(self.lines.get(at)?.clone())
    }

    /// The characters of some lines but blanks; of all, without any.
    fn characters(&self, within: Option<Lines>) -> impl Iterator<Item = Found> + '_ {
        let numbers = match within {
            Some(lines) => lines.first..=lines.last,
            None => 1..=u32::try_from(self.lines.len()).unwrap_or(u32::MAX),
        };
        let lines = numbers.filter_map(|number| Some((number, self.words(number)?)));
        lines.flat_map(|(line, words)| {
            let characters = words
                .char_indices()
                .map(move |(at, character)| Found { line, at, character });
            characters.filter(|found| !found.character.is_whitespace())
        })
    }

    fn add(&mut self, catalog: &Catalog, passage: Passage) {
        match passage {
            Passage::Lines(lines) => self.spoken.push(lines),
            Passage::Category(id) => {
                let category = catalog.category(id);
                let Some(heading) = category.lines else { return };
                let parts = || category.parts.iter();
                let rolls = parts().flat_map(|part| &part.rolls).filter_map(|roll| roll.lines);
                let measures = parts().flat_map(|part| &part.measures);
                let all = rolls.chain(measures.filter_map(|measure| measure.lines));
                self.spoken.push(all.fold(heading, Lines::through));
                let found = self.follow(heading, &category.heading);
                self.marks.extend(mark(&found));
            }
            Passage::Award(id) => {
                let award = catalog.award(id);
                let measures = award.measures().iter().filter_map(|measure| measure.lines);
                self.spoken.extend(award.roll.lines.into_iter().chain(measures));
                self.marks.extend(self.entry(catalog, id));
            }
        }
    }

    fn add_remarks(&mut self, catalog: &Catalog) {
        let awards = catalog.awards_of_circular(self.id).into_iter();
        let remarks = awards.filter_map(|id| {
            let report = AwardReport::new(catalog, id);
            let says = report.correction.is_some() || report.note.is_some() || report.open().is_some();
            let entry = says.then(|| self.entry(catalog, id)).flatten()?;
            let line = entry.0.last()?.line;
            Some(Remark { line, award: id })
        });
        self.remarks = remarks.collect();
        self.remarks.sort_by_key(|remark| (remark.line, remark.award));
    }

    /// The entry of an award, as printed.
    fn entry(&self, catalog: &Catalog, id: AwardId) -> Option<Mark> {
        let award = catalog.award(id);
        let roll: &Roll = award.roll;
        let printed = award.printed();
        // The entry is a slice of the list.
        let start = printed.as_ptr().addr() - roll.text.as_ptr().addr();
        let heading = roll.printed_heading.as_deref().unwrap_or_default();
        let inked = |words: &str| {
            words
                .chars()
                .filter(|character| !character.is_whitespace())
                .count()
        };
        let first = inked(heading) + inked(roll.text.get(..start)?);
        let found = self.follow(roll.lines?, &format!("{heading}{}", roll.text));
        mark(found.get(first..first + inked(printed))?)
    }

    /// Where each character of some words stands in some lines, blanks and whatever stands between them left out. What is
    /// not there ends it.
    fn follow(&self, lines: Lines, words: &str) -> Vec<Found> {
        let mut source = self.characters(Some(lines));
        let words = words.chars().filter(|character| !character.is_whitespace());
        words
            .map_while(|wanted| source.find(|found| found.character == wanted))
            .collect()
    }
}

/// A character of the text.
#[derive(Clone, Copy, Debug)]
struct Found {
    line: u32,
    /// Where it begins in its line, in bytes.
    at: usize,
    character: char,
}

/// The mark over characters that follow one another; nothing over none.
fn mark(found: &[Found]) -> Option<Mark> {
    let mut pieces: Vec<Piece> = Vec::new();
    for Found { line, at, character } in found {
        let end = at + character.len_utf8();
        match pieces.last_mut() {
            Some(piece) if piece.line == *line => piece.range.end = end,
            _ => pieces.push(Piece {
                line: *line,
                range: *at..end,
            }),
        }
    }
    (!pieces.is_empty()).then_some(Mark(pieces))
}

impl Passage {
    /// Whether it is of this circular.
    pub fn is_of(self, catalog: &Catalog, circular: CircularId) -> bool {
        match self {
            Self::Category(id) => id.circular == circular,
            Self::Award(id) => catalog.award(id).category_id.circular == circular,
            Self::Lines(_) => true,
        }
    }
}
