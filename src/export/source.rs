//! `jili.source/1`: lines of circulars' own texts.

use serde::Serialize;

use super::{CorrectionRow, ScopeRow, correction, scope_row};
use crate::catalog::View;
use crate::lang::Lang;
use crate::report::{AwardReport, Mark, SourceLine, SourceReport};
use crate::wording;

/// `jili.source/1`: lines of texts, with what is marked and noted.
#[derive(Debug, Serialize)]
pub struct SourceFile<'a> {
    schema: &'static str,
    scope: ScopeRow<'a>,
    lines: Vec<LineRow<'a>>,
}

/// One line.
#[derive(Debug, Serialize)]
struct LineRow<'a> {
    circular: &'a str,
    line: u32,
    text: &'a str,
    /// What is marked, from and to, in characters counted from 0.
    marks: Vec<[usize; 2]>,
    remarks: Vec<RemarkRow<'a>>,
}

/// What must be said of an entry that ends on the line.
#[derive(Debug, Serialize)]
struct RemarkRow<'a> {
    printed: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    correction: Option<CorrectionRow<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    open: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'a str>,
}

/// One line as a row of a table.
#[derive(Debug, Default, Serialize)]
pub struct SourceRow {
    circular: String,
    line: u32,
    text: String,
    marks: String,
    remarks: String,
}

/// The bytes of a line that are marked.
pub fn marked(marks: &[Mark], line: u32) -> impl Iterator<Item = std::ops::Range<usize>> + '_ {
    let pieces = marks.iter().flat_map(Mark::pieces);
    pieces
        .filter(move |piece| piece.line == line)
        .map(|piece| piece.range.clone())
}

/// A file of lines, each with its text and the marks in it.
pub fn source_file<'a>(
    view: &'a View<'_>,
    lines: impl IntoIterator<Item = (&'a SourceReport, SourceLine<'a>)>,
    marks: impl Fn(&SourceReport) -> &'a [Mark],
) -> SourceFile<'a> {
    let catalog = view.catalog();
    let lines = lines.into_iter().map(|(report, line)| {
        let before = |at: usize| line.text.get(..at).unwrap_or_default().chars().count();
        let remarks = report.remarks_at(line.number).map(|id| {
            let award = AwardReport::new(catalog, id);
            RemarkRow {
                printed: award.printed,
                correction: award.correction.map(correction),
                open: award.open().map(|open| open.doubt.key()),
                note: award.note.map(|note| &*note.zh),
            }
        });
        LineRow {
            circular: &catalog.circular(report.id).id,
            line: line.number,
            text: line.text,
            marks: marked(marks(report), line.number)
                .map(|range| [before(range.start), before(range.end)])
                .collect(),
            remarks: remarks.collect(),
        }
    });
    SourceFile {
        schema: "jili.source/1",
        scope: scope_row(view),
        lines: lines.collect(),
    }
}

/// A row of a table for a line.
pub fn source_row(
    view: &View<'_>,
    report: &SourceReport,
    line: SourceLine<'_>,
    marks: &[Mark],
    lang: Lang,
) -> SourceRow {
    let marked: Vec<_> = marked(marks, line.number)
        .filter_map(|range| line.text.get(range))
        .collect();
    let remarks = report.remarks_at(line.number);
    let remarks: Vec<_> = remarks
        .flat_map(|id| wording::remarks(&AwardReport::new(view.catalog(), id), lang))
        .collect();
    SourceRow {
        circular: view.catalog().circular(report.id).id.to_string(),
        line: line.number,
        text: line.text.to_owned(),
        marks: marked.join("; "),
        remarks: remarks.join("; "),
    }
}
