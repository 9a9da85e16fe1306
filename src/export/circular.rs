//! `jili.circular/2`: a whole circular, nested as the document is.

use serde::Serialize;

use super::{AmountRow, CorrectionRow, PlaceRow, TagRow, amount, correction, place_row, tag, who};
use crate::catalog::Catalog;
use crate::circular::{Block, BlockKind, Category, Circular, Measure, Recipient, Roll, Subject, UnitKind};
use crate::gazetteer::Kind;

/// `jili.circular/2`: a whole circular.
#[derive(Debug, Serialize)]
pub struct CircularFile<'a> {
    schema: &'static str,
    circular: Head<'a>,
    /// The blocks of the text, in printed order.
    blocks: Vec<BlockRow<'a>>,
    categories: Vec<CategoryRow<'a>>,
    places: Vec<PlaceRow<'a>>,
}

#[derive(Debug, Serialize)]
struct Head<'a> {
    id: &'a str,
    title: &'a str,
    synthetic: bool,
    document_number: Option<&'a str>,
    issuer: &'a str,
    issued_on: Option<&'a str>,
    award_year: u16,
    region: &'a str,
    claims: Option<Claims>,
    preamble: Vec<&'a str>,
    closing: Vec<&'a str>,
}

#[derive(Debug, Serialize)]
struct Claims {
    prefectures: u32,
    counties: u32,
}

#[derive(Debug, Serialize)]
struct BlockRow<'a> {
    kind: &'static str,
    /// Its words; nothing where the categories hold them.
    text: Option<&'a str>,
    /// The first and last line of the source.
    lines: Option<[u32; 2]>,
}

#[derive(Debug, Serialize)]
struct DepartmentRow<'a> {
    name: &'a str,
    role: &'static str,
}

#[derive(Debug, Serialize)]
struct CategoryRow<'a> {
    number: u16,
    /// The annex that it stands in, counted from 1; 0 in the body.
    annex: u16,
    numeral: &'a str,
    title: &'a str,
    label: &'a str,
    label_en: &'a str,
    parts: Vec<PartRow<'a>>,
}

#[derive(Debug, Serialize)]
struct PartRow<'a> {
    heading: Option<&'a str>,
    measures: Vec<MeasureRow<'a>>,
    rolls: Vec<RollRow<'a>>,
}

#[derive(Debug, Serialize)]
struct MeasureRow<'a> {
    text: &'a str,
    departments: Vec<DepartmentRow<'a>>,
    years: &'a [u16],
    amounts: Vec<AmountRow<'a>>,
    instruments: Vec<TagRow<'a>>,
}

#[derive(Debug, Serialize)]
struct RollRow<'a> {
    heading: Option<&'a str>,
    text: &'a str,
    recipients: Vec<RecipientRow<'a>>,
}

#[derive(Debug, Serialize)]
struct OpenRow<'a> {
    doubt: &'static str,
    candidates: Vec<&'a str>,
}

#[derive(Debug, Serialize)]
struct RecipientRow<'a> {
    printed: &'a str,
    name: &'a str,
    place: Option<&'a str>,
    kind: &'static str,
    code: Option<&'a str>,
    prefecture: Option<&'a str>,
    /// Why nobody could settle yet who it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    open: Option<OpenRow<'a>>,
    carried: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    correction: Option<CorrectionRow<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'a str>,
}

/// Everything in a circular, and all places.
pub fn circular_file<'a>(catalog: &'a Catalog, circular: &'a Circular) -> CircularFile<'a> {
    let gazetteer = catalog.gazetteer();
    let commended = gazetteer
        .descendants(circular.region)
        .filter(|id| gazetteer.get(*id).kind > Kind::Province);
    CircularFile {
        schema: "jili.circular/2",
        circular: Head {
            id: &circular.id,
            title: circular.title(),
            synthetic: circular.synthetic,
            document_number: circular.document_number.as_deref(),
            issuer: &circular.issuer,
            issued_on: circular.issued_on.as_deref(),
            award_year: circular.award_year,
            region: &catalog.place(circular.region).name,
            claims: circular.claims.as_ref().map(|claims| Claims {
                prefectures: claims.prefectures,
                counties: claims.counties,
            }),
            preamble: circular.texts(BlockKind::Preamble).collect(),
            closing: circular.texts(BlockKind::Closing).collect(),
        },
        blocks: circular.blocks.iter().map(block_row).collect(),
        categories: circular
            .categories
            .iter()
            .map(|category| category_row(catalog, category))
            .collect(),
        places: commended.map(|id| place_row(catalog, id)).collect(),
    }
}

fn block_row(block: &Block) -> BlockRow<'_> {
    BlockRow {
        kind: block.kind.key(),
        text: (!block.text.is_empty()).then_some(&*block.text),
        lines: block.lines.map(|lines| [lines.first, lines.last]),
    }
}

fn category_row<'a>(catalog: &'a Catalog, category: &'a Category) -> CategoryRow<'a> {
    let roll = |roll: &'a Roll| RollRow {
        heading: roll.heading(),
        text: &roll.text,
        recipients: roll
            .recipients
            .iter()
            .map(|entry| recipient_row(catalog, roll.printed(entry), entry))
            .collect(),
    };
    let parts = category.parts.iter().map(|part| PartRow {
        heading: part.heading.as_deref(),
        measures: part.measures.iter().map(measure_row).collect(),
        rolls: part.rolls.iter().map(roll).collect(),
    });
    CategoryRow {
        number: category.number,
        annex: category.annex,
        numeral: category.numeral(),
        title: category.title(),
        label: &category.label,
        label_en: &category.label_en,
        parts: parts.collect(),
    }
}

fn measure_row(measure: &Measure) -> MeasureRow<'_> {
    MeasureRow {
        text: &measure.text,
        departments: measure
            .departments
            .iter()
            .map(|department| DepartmentRow {
                name: &department.name,
                role: department.role.key(),
            })
            .collect(),
        years: &measure.years,
        amounts: measure.amounts.iter().map(amount).collect(),
        instruments: measure.instruments.iter().map(tag).collect(),
    }
}

fn recipient_row<'a>(catalog: &'a Catalog, printed: &'a str, recipient: &'a Recipient) -> RecipientRow<'a> {
    let who = who(catalog, recipient, printed);
    let remarks = recipient.remarks.as_deref();
    let note = remarks.and_then(|remarks| remarks.note.as_ref());
    RecipientRow {
        printed,
        name: who.name,
        place: who.place,
        kind: match &recipient.subject {
            // That it is open stands beside: what its name tells of it is not lost.
            Subject::Open(open) => open.kind.map_or(UnitKind::Other.key(), Kind::key),
            Subject::Place(_) | Subject::Unit(_) => who.kind,
        },
        code: who.code,
        prefecture: who.prefecture,
        open: match &recipient.subject {
            Subject::Open(open) => Some(OpenRow {
                doubt: open.doubt.key(),
                candidates: open
                    .candidates
                    .iter()
                    .map(|id| &*catalog.place(*id).key)
                    .collect(),
            }),
            Subject::Place(_) | Subject::Unit(_) => None,
        },
        carried: recipient.carried,
        correction: remarks
            .and_then(|remarks| remarks.correction.as_ref())
            .map(correction),
        note: note.map(|note| &*note.zh),
    }
}
