//! CSV by RFC 4180: UTF-8, a header, quotes where they are needed, CRLF. Lists inside a field have `; ` between
//! them. The text is the circular's own, to the letter: a spreadsheet shows what is printed.

use super::AwardRow;

/// What tells spreadsheet programs that a file is UTF-8.
pub const BYTE_ORDER_MARK: &str = "\u{feff}";

const HEADER: [&str; 28] = [
    "circular",
    "document_number",
    "award_year",
    "category",
    "numeral",
    "title",
    "label",
    "label_en",
    "part",
    "roll",
    "printed",
    "name",
    "place",
    "kind",
    "code",
    "prefecture",
    "carried",
    "correction",
    "note",
    "measure",
    "departments",
    "years",
    "amounts",
    "amount_value",
    "amount_unit",
    "instruments",
    "instrument_evidence",
    "lines",
];

/// Awards as CSV, one a row.
///
/// # Errors
/// When the writer fails, which one into memory does not.
pub fn to_string(awards: &[AwardRow<'_>]) -> Result<String, csv::Error> {
    table(&HEADER, awards.iter().map(fields))
}

/// Groups of awards as CSV, one a row, each with its group before it in the column `relation`.
///
/// # Errors
/// When the writer fails, which one into memory does not.
pub fn groups<'a>(groups: impl Iterator<Item = (&'a str, Vec<AwardRow<'a>>)>) -> Result<String, csv::Error> {
    let header = [&["relation"][..], &HEADER].concat();
    let rows = groups.flat_map(|(relation, awards)| {
        let row = move |award| [relation.to_owned()].into_iter().chain(fields(&award));
        awards.into_iter().map(row)
    });
    table(&header, rows)
}

/// A table as CSV.
///
/// # Errors
/// When the writer fails, which one into memory does not, or a row is not as long as the header.
pub fn table(
    header: &[&str],
    rows: impl Iterator<Item = impl IntoIterator<Item = String>>,
) -> Result<String, csv::Error> {
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(Vec::new());
    writer.write_record(header)?;
    for row in rows {
        writer.write_record(row)?;
    }
    let bytes = writer
        .into_inner()
        .map_err(|error| std::io::Error::other(error.to_string()))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn fields(award: &AwardRow<'_>) -> [String; 28] {
    let text = |text: &str| text.to_owned();
    let optional = |text: Option<&str>| text.unwrap_or_default().to_owned();
    let (amounts, tags) = (&award.amounts, &award.instruments);
    [
        text(award.circular),
        text(award.document_number),
        award.award_year.to_string(),
        award.category.to_string(),
        text(award.numeral),
        text(award.title),
        text(award.label),
        text(award.label_en),
        optional(award.part),
        optional(award.roll),
        text(award.printed),
        text(award.name),
        text(award.place),
        text(award.kind),
        optional(award.code),
        optional(award.prefecture),
        award.carried.to_string(),
        optional(award.correction.as_ref().map(|correction| correction.reading)),
        optional(award.note),
        text(award.measure),
        award.departments.join("; "),
        list(award.years.iter().map(u16::to_string)),
        list(
            amounts
                .iter()
                .map(|amount| format!("{} {} per {}", amount.value, amount.unit, amount.per)),
        ),
        list(amounts.iter().map(|amount| amount.value.to_string())),
        list(amounts.iter().map(|amount| amount.unit.to_owned())),
        list(tags.iter().map(|tag| tag.kind.to_owned())),
        list(tags.iter().map(|tag| tag.evidence.to_owned())),
        award
            .lines
            .map(|[first, last]| format!("{first}-{last}"))
            .unwrap_or_default(),
    ]
}

/// A list in one field.
fn list(items: impl Iterator<Item = String>) -> String {
    items.collect::<Vec<_>>().join("; ")
}
