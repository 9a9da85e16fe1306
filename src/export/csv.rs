//! CSV by RFC 4180: UTF-8, a header, quotes where they are needed, CRLF. Lists inside a field have `; ` between
//! them. The text is the circular's own, to the letter: a spreadsheet shows what is printed. Only a table that is marked
//! for a spreadsheet is guarded against being run by it.
//!
//! Rows are flat structs whose fields are the columns, so that header and fields cannot drift apart.

use serde::Serialize;

use super::AwardRow;
use crate::report::Relation;

/// What tells spreadsheet programs that a file is UTF-8.
pub const BYTE_ORDER_MARK: &str = "\u{feff}";

/// Rows as CSV; without any, the header alone.
///
/// # Errors
/// When the writer fails, which one into memory does not, or a row is no flat struct.
pub fn to_string<T: Serialize + Default>(rows: &[T]) -> Result<String, csv::Error> {
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(Vec::new());
    for row in rows {
        writer.serialize(row)?;
    }
    if rows.is_empty() {
        // The writer knows the columns from a row.
        writer.serialize(T::default())?;
    }
    let text = into_text(writer)?;
    Ok(if rows.is_empty() {
        text.split_inclusive("\r\n").take(1).collect()
    } else {
        text
    })
}

/// A table for a spreadsheet: what begins a cell that Excel or WPS would run as a formula has an apostrophe before it,
/// which is how one writes there that something is text.
///
/// # Errors
/// When the table is no CSV.
pub fn guarded(table: &str) -> Result<String, csv::Error> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_reader(table.as_bytes());
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .flexible(true)
        .from_writer(Vec::new());
    for record in reader.records() {
        writer.write_record(record?.iter().map(guard))?;
    }
    into_text(writer)
}

fn guard(cell: &str) -> String {
    let is_run = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let apostrophe = if is_run { "'" } else { "" };
    format!("{apostrophe}{cell}")
}

fn into_text(writer: csv::Writer<Vec<u8>>) -> Result<String, csv::Error> {
    let bytes = writer.into_inner();
    let bytes = bytes.map_err(|error| std::io::Error::other(error.to_string()))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// An award as a row of a table.
#[derive(Debug, Default, Serialize)]
pub struct Award {
    circular: String,
    document_number: Option<String>,
    award_year: u16,
    category: u16,
    numeral: String,
    title: String,
    label: String,
    label_en: String,
    part: Option<String>,
    roll: Option<String>,
    printed: String,
    name: String,
    place: Option<String>,
    kind: &'static str,
    code: Option<String>,
    prefecture: Option<String>,
    carried: bool,
    correction: Option<String>,
    note: Option<String>,
    measure: String,
    departments: String,
    years: String,
    amounts: String,
    amount_value: String,
    amount_unit: String,
    instruments: String,
    instrument_evidence: String,
    lines: Option<String>,
    synthetic: bool,
}

/// How an award's place concerns the one that was asked about: the column before those of the award.
#[derive(Debug, Default, Serialize)]
pub struct Related {
    relation: &'static str,
}

impl From<Relation> for Related {
    fn from(relation: Relation) -> Self {
        Self {
            relation: relation.key(),
        }
    }
}

impl From<&AwardRow<'_>> for Award {
    fn from(row: &AwardRow<'_>) -> Self {
        let optional = |text: Option<&str>| text.map(str::to_owned);
        let (amounts, tags) = (&row.amounts, &row.instruments);
        Self {
            circular: row.circular.to_owned(),
            document_number: optional(row.document_number),
            award_year: row.award_year,
            category: row.category,
            numeral: row.numeral.to_owned(),
            title: row.title.to_owned(),
            label: row.label.to_owned(),
            label_en: row.label_en.to_owned(),
            part: optional(row.part),
            roll: optional(row.roll),
            printed: row.printed.to_owned(),
            name: row.name.to_owned(),
            place: optional(row.place),
            kind: row.kind,
            code: optional(row.code),
            prefecture: optional(row.prefecture),
            carried: row.carried,
            correction: optional(row.correction.as_ref().map(|correction| correction.reading)),
            note: optional(row.note),
            measure: row.measure.to_string(),
            departments: row.departments.join("; "),
            years: list(row.years.iter().map(u16::to_string)),
            amounts: list(
                amounts
                    .iter()
                    .map(|amount| format!("{} {} per {}", amount.value, amount.unit, amount.per)),
            ),
            amount_value: list(amounts.iter().map(|amount| amount.value.to_string())),
            amount_unit: list(amounts.iter().map(|amount| amount.unit.to_owned())),
            instruments: list(tags.iter().map(|tag| tag.kind.to_owned())),
            instrument_evidence: list(tags.iter().map(|tag| tag.evidence.to_owned())),
            lines: row.lines.map(|[first, last]| format!("{first}-{last}")),
            synthetic: row.synthetic,
        }
    }
}

/// A list in one field.
pub(super) fn list(items: impl Iterator<Item = String>) -> String {
    items.collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_spreadsheet_would_run_is_guarded() {
        let table = "a,b\r\n=1+1,\"+x, \"\"y\"\"\"\r\n-1,@z\r\n\tx,\"\rx\"\r\n1-2,'=\r\n";
        let expected = "a,b\r\n'=1+1,\"'+x, \"\"y\"\"\"\r\n'-1,'@z\r\n'\tx,\"'\rx\"\r\n1-2,'=\r\n";
        assert_eq!(guarded(table).unwrap(), expected);
    }
}
