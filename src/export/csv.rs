//! CSV by RFC 4180: UTF-8, a header, quotes where they are needed, CRLF. Lists inside a field have `; ` between
//! them. The text is the circular's own, to the letter: a spreadsheet shows what is printed.
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
    let bytes = writer
        .into_inner()
        .map_err(|error| std::io::Error::other(error.to_string()))?;
    let text = String::from_utf8_lossy(&bytes);
    let header = text.split_inclusive("\r\n").take(1);
    Ok(if rows.is_empty() {
        header.collect()
    } else {
        text.into_owned()
    })
}

/// An award as a row of a table.
#[derive(Debug, Default, Serialize)]
pub struct Award {
    circular: String,
    document_number: String,
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
    place: String,
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
            document_number: row.document_number.to_owned(),
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
            place: row.place.to_owned(),
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
        }
    }
}

/// A list in one field.
pub(super) fn list(items: impl Iterator<Item = String>) -> String {
    items.collect::<Vec<_>>().join("; ")
}
