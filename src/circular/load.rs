//! Reads a circular from its dataset (TOML) and, where there is one, its source text.
//!
//! Reading resolves every recipient to a place, checks every annotation against the words that it rests on,
//! and walks the source. All that is wrong is found in one run, as far as one fault does not hide another.

mod fold;
mod measure;
mod places;
mod roll;

use toml::de::DeTable;

use super::read::{Document, Record};
pub(crate) use super::validate::annotations::label_holds;
pub(crate) use super::validate::dates::is_day;
pub(crate) use super::validate::head::{claims_hold, digits};
pub(crate) use super::validate::identity::region_problem;
pub(crate) use super::validate::measure::{left_out, states, years};
pub(crate) use super::validate::names::is_name;
use super::validate::validate;
pub(crate) use super::validate::words::show;
pub(crate) use super::validate::{is_carried, recipient_spans, value};
use super::walk::{Words, walk};
use super::{BlockKind, Circular, Claims, Lines, Original};
use crate::data_file::{DataErrors, DataFile, Faults};
use crate::gazetteer::{Gazetteer, PlaceId};
use fold::Folding;

/// The largest dataset that is read, in bytes: a hundred times the largest known.
pub const MAX_BYTES: usize = 8 << 20;

/// Reads a circular whose places are in `gazetteer`, to which those are added that it brings of its own.
///
/// With a `source`, the dataset is walked beside it and every record gets its lines; without one, the
/// circular has no lines.
///
/// # Errors
/// Everything that is wrong, each fault with file, line, record and field.
pub fn circular(
    dataset: DataFile<'_>,
    source: Option<DataFile<'_>>,
    gazetteer: &mut Gazetteer,
) -> Result<Circular, DataErrors> {
    if dataset.text.len() > MAX_BYTES {
        let mut faults = Faults::new(dataset.name);
        faults.add(None, "", "", format!("larger than {MAX_BYTES} bytes"));
        return Err(faults.into_errors());
    }
    let document = Document::new(dataset.name, dataset.text);
    let (table, errors) = DeTable::parse_recoverable(dataset.text);
    for error in errors {
        let line = error.span().map(|span| document.line(span.start));
        document.fault_at(line, "", "", error.message());
    }
    if !document.is_sound() {
        return Err(document.into_errors());
    }
    let root = Record::new(&document, table.get_ref(), String::new(), &table.span());
    let (mut circular, printed) = read_circular(root, gazetteer);
    // Where fields are missing or of the wrong type, further checks would only repeat that.
    if document.is_sound() {
        validate(&circular, gazetteer, &mut |record, field, problem| {
            // Titles may name another year than the one that is commended; then the dataset says so.
            if !(printed.year_differs && (record, field) == ("", "award_year")) {
                document.fault(record, field, problem);
            }
        });
        if let Some(source) = source {
            match walk(source.text, &printed.layout, &printed.words) {
                Ok(lines) => note_lines(&mut circular, &lines),
                Err(departure) => {
                    let problem = format!("{} ({}:{})", departure.problem, source.name, departure.line);
                    let record = format!("blocks[{}]", departure.block);
                    document.fault(&record, departure.field, problem);
                }
            }
        }
    }
    if document.is_sound() {
        Ok(circular)
    } else {
        Err(document.into_errors())
    }
}

/// The words of all blocks, and the lines of the layout: page marks, what a web page puts around a text.
struct Printed {
    words: Vec<Words>,
    layout: Vec<Box<str>>,
    /// Whether the year that is commended is not the title's.
    year_differs: bool,
}

/// Leaves in a circular on which lines each of its blocks stands.
fn note_lines(circular: &mut Circular, lines: &[Lines]) {
    let of = |block: u32| lines.get(block as usize).copied();
    for (block, lines) in circular.blocks.iter_mut().zip(lines) {
        block.lines = Some(*lines);
    }
    for category in &mut circular.categories {
        category.lines = of(category.block);
        for part in &mut category.parts {
            for roll in &mut part.rolls {
                roll.lines = of(roll.block);
            }
            for measure in &mut part.measures {
                let departments = measure.departments_block.and_then(of);
                let text = of(measure.block);
                measure.lines = text.map(|text| departments.map_or(text, |lines| text.through(lines)));
            }
        }
    }
}

fn read_circular(root: Record<'_, '_>, gazetteer: &mut Gazetteer) -> (Circular, Printed) {
    places::read(root.optional_tables("places"), gazetteer);
    let gazetteer = &*gazetteer;
    let region = root.text("region");
    let region = gazetteer.by_key(&region).unwrap_or_else(|| {
        // One that is missing is told already.
        if !region.is_empty() {
            root.fault("region", format!("no place has the code {region:?}"));
        }
        PlaceId::default()
    });
    let layout = root.optional_texts("layout");
    let mut folding = Folding::default();
    for (at, record) in (0..).zip(root.tables("blocks")) {
        folding.read(record, at, gazetteer);
    }
    let words = std::mem::take(&mut folding.words);
    // 文号 without the blanks of its layout.
    let number = folding
        .blocks
        .iter()
        .find(|block| block.kind == BlockKind::Number);
    let number = number.map(|block| block.text.replace([' ', '\u{3000}'], "").into());
    let circular = Circular {
        id: root.text("id"),
        synthetic: root.flag("synthetic"),
        document_number: number,
        issuer: root.text("issuer"),
        issued_on: root.optional_text("issued_on"),
        award_year: root.number("award_year"),
        region,
        claims: root.optional_table("claims").map(read_claims),
        report_by: root.optional_text("report_by"),
        text_sha256: root.optional_text("text_sha256"),
        original: root.optional_table("original").map(read_original),
        blocks: std::mem::take(&mut folding.blocks).into(),
        categories: folding.into_categories(),
    };
    let year_differs = root.flag("award_year_differs");
    root.finish();
    let printed = Printed {
        words,
        layout,
        year_differs,
    };
    (circular, printed)
}

fn read_claims(record: Record<'_, '_>) -> Claims {
    let claims = Claims {
        prefectures: record.number("prefectures"),
        counties: record.number("counties"),
        evidence: record.text("evidence"),
    };
    record.finish();
    claims
}

fn read_original(record: Record<'_, '_>) -> Original {
    let original = Original {
        file: record.optional_text("file"),
        sha256: record.optional_text("sha256"),
        encoding: record.optional_text("encoding"),
        address: record.optional_text("address"),
    };
    record.finish();
    original
}
