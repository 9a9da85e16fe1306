//! `jili.department/1`: what departments implement, circular by circular.

use serde::Serialize;

use super::csv::list;
use super::{AmountRow, Number, ScopeRow, TagRow, amount, scope_row, tag, who};
use crate::catalog::{Catalog, View};
use crate::lang::Lang;
use crate::report::{AwardReport, DepartmentInCircular, DepartmentMeasure, DepartmentReport};
use crate::wording;

/// `jili.department/1`: departments with their measures.
#[derive(Debug, Serialize)]
pub struct DepartmentFile<'a> {
    schema: &'static str,
    scope: ScopeRow<'a>,
    departments: Vec<DepartmentRow<'a>>,
}

/// A department in one circular.
#[derive(Debug, Serialize)]
struct DepartmentRow<'a> {
    circular: &'a str,
    name: &'a str,
    /// Distinct recipients of its measures.
    recipients: usize,
    /// How often its measures are given.
    awards: usize,
    stated: Vec<StatedRow<'a>>,
    due: Option<DueRow<'a>>,
    measures: Vec<MeasureRow<'a>>,
}

#[derive(Debug, Serialize)]
struct StatedRow<'a> {
    sum: Number,
    unit: &'a str,
    awards: usize,
}

#[derive(Debug, Serialize)]
struct DueRow<'a> {
    by: &'a str,
    words: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct MeasureRow<'a> {
    category: u16,
    numeral: &'a str,
    label: &'a str,
    part: Option<&'a str>,
    role: &'static str,
    text: &'a str,
    years: &'a [u16],
    amounts: Vec<AmountRow<'a>>,
    instruments: Vec<TagRow<'a>>,
    recipients: Vec<RecipientRow<'a>>,
    /// The first and last line of the measure in the source.
    lines: Option<[u32; 2]>,
}

#[derive(Debug, Serialize)]
struct RecipientRow<'a> {
    roll: Option<&'a str>,
    printed: &'a str,
    name: &'a str,
    place: Option<&'a str>,
    kind: &'static str,
}

/// A department in one circular, as a row of a table.
#[derive(Debug, Default, Serialize)]
pub struct DepartmentSum {
    circular: String,
    department: String,
    measures: usize,
    recipients: usize,
    awards: usize,
    stated: String,
    report_by: Option<String>,
}

/// A measure of a department, as a row of a table.
#[derive(Debug, Default, Serialize)]
pub struct DepartmentLine {
    circular: String,
    department: String,
    role: &'static str,
    category: u16,
    label: String,
    part: Option<String>,
    measure: String,
    amounts: String,
    recipients: String,
    report_by: Option<String>,
    lines: Option<String>,
}

/// A file of departments.
pub fn department_file<'a>(view: &'a View<'_>, reports: &'a [DepartmentReport<'a>]) -> DepartmentFile<'a> {
    let catalog = view.catalog();
    let rows = reports.iter().flat_map(|report| {
        let circulars = report.circulars.iter();
        circulars.map(|said| department_row(catalog, report.name, said))
    });
    DepartmentFile {
        schema: "jili.department/1",
        scope: scope_row(view),
        departments: rows.collect(),
    }
}

fn department_row<'a>(
    catalog: &'a Catalog,
    name: &'a str,
    said: &'a DepartmentInCircular<'a>,
) -> DepartmentRow<'a> {
    let stated = said.stated.iter().map(|(unit, sum, awards)| StatedRow {
        sum: Number(*sum),
        unit,
        awards: *awards,
    });
    DepartmentRow {
        circular: &said.circular.id,
        name,
        recipients: said.totals.recipients(),
        awards: said.totals.awards,
        stated: stated.collect(),
        due: said.due.map(|due| DueRow {
            by: due.by,
            words: due.words,
        }),
        measures: said
            .measures
            .iter()
            .map(|measure| measure_row(catalog, measure))
            .collect(),
    }
}

fn measure_row<'a>(catalog: &'a Catalog, of: &'a DepartmentMeasure<'a>) -> MeasureRow<'a> {
    let category = of.citation.category;
    let recipients = of.awards().map(|id| {
        let award = AwardReport::new(catalog, id);
        let who = who(catalog, award.recipient, award.printed);
        RecipientRow {
            roll: award.subject.list,
            printed: award.printed,
            name: who.name,
            place: who.place,
            kind: who.kind,
        }
    });
    MeasureRow {
        category: category.number,
        numeral: category.numeral(),
        label: &category.label,
        part: of.part.heading.as_deref(),
        role: of.role.key(),
        text: &of.measure.text,
        years: &of.measure.years,
        amounts: of.measure.amounts.iter().map(amount).collect(),
        instruments: of.measure.instruments.iter().map(tag).collect(),
        recipients: recipients.collect(),
        lines: of.measure.lines.map(|lines| [lines.first, lines.last]),
    }
}

/// Departments as rows of a table, one for each circular.
pub fn department_sums(reports: &[DepartmentReport<'_>]) -> Vec<DepartmentSum> {
    let rows = reports.iter().flat_map(|report| {
        report.circulars.iter().map(|said| DepartmentSum {
            circular: said.circular.id.to_string(),
            department: report.name.to_owned(),
            measures: said.measures.len(),
            recipients: said.totals.recipients(),
            awards: said.totals.awards,
            stated: list(said.stated.iter().map(|(unit, sum, _)| format!("{sum} {unit}"))),
            report_by: said.due.map(|due| due.by.to_owned()),
        })
    });
    rows.collect()
}

/// The measures of departments as rows of a table.
pub fn department_lines(
    view: &View<'_>,
    reports: &[DepartmentReport<'_>],
    lang: Lang,
) -> Vec<DepartmentLine> {
    let mut rows = Vec::new();
    for report in reports {
        for said in &report.circulars {
            rows.extend(said.measures.iter().map(|of| {
                let names = of.awards().map(|id| {
                    let award = AwardReport::new(view.catalog(), id);
                    wording::recipient(view.gazetteer(), &award, lang)
                });
                let amounts = of.measure.amounts.iter();
                DepartmentLine {
                    circular: said.circular.id.to_string(),
                    department: report.name.to_owned(),
                    role: of.role.key(),
                    category: of.citation.category.number,
                    label: of.citation.category.label.to_string(),
                    part: of.part.heading.as_deref().map(str::to_owned),
                    measure: of.measure.text.to_string(),
                    amounts: list(
                        amounts.map(|amount| {
                            format!("{} {} per {}", amount.value, amount.unit, amount.per.key())
                        }),
                    ),
                    recipients: list(names),
                    report_by: said.due.map(|due| due.by.to_owned()),
                    lines: of
                        .measure
                        .lines
                        .map(|lines| format!("{}-{}", lines.first, lines.last)),
                }
            }));
        }
    }
    rows
}
