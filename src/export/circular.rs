//! `jili.circular/1`: a whole circular, nested as the document is.

use serde::Serialize;

use super::{AmountRow, CorrectionRow, PlaceRow, TagRow, amount, correction, place_row, tag};
use crate::catalog::Catalog;
use crate::circular::{Category, Circular, Measure, Recipient, Roll};
use crate::gazetteer::Kind;

/// `jili.circular/1`: a whole circular.
#[derive(Debug, Serialize)]
pub struct CircularFile<'a> {
    schema: &'static str,
    circular: Head<'a>,
    categories: Vec<CategoryRow<'a>>,
    places: Vec<PlaceRow<'a>>,
}

#[derive(Debug, Serialize)]
struct Head<'a> {
    id: &'a str,
    title: &'a str,
    document_number: &'a str,
    issuer: &'a str,
    issued_on: &'a str,
    award_year: u16,
    region: &'a str,
    claims: Claims,
    preamble: Vec<&'a str>,
    closing: &'a str,
}

#[derive(Debug, Serialize)]
struct Claims {
    prefectures: u32,
    counties: u32,
}

#[derive(Debug, Serialize)]
struct CategoryRow<'a> {
    number: u16,
    numeral: &'a str,
    title: &'a str,
    label: &'a str,
    label_en: &'a str,
    parts: Vec<PartRow<'a>>,
}

#[derive(Debug, Serialize)]
struct PartRow<'a> {
    heading: Option<&'a str>,
    measure: MeasureRow<'a>,
    rolls: Vec<RollRow<'a>>,
}

#[derive(Debug, Serialize)]
struct MeasureRow<'a> {
    text: &'a str,
    departments: Vec<&'a str>,
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
struct RecipientRow<'a> {
    printed: &'a str,
    name: &'a str,
    place: &'a str,
    kind: &'static str,
    code: Option<&'a str>,
    prefecture: Option<&'a str>,
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
        schema: "jili.circular/1",
        circular: Head {
            id: &circular.id,
            title: &circular.title,
            document_number: &circular.document_number,
            issuer: &circular.issuer,
            issued_on: &circular.issued_on,
            award_year: circular.award_year,
            region: &catalog.place(circular.region).name,
            claims: Claims {
                prefectures: circular.claims.prefectures,
                counties: circular.claims.counties,
            },
            preamble: circular.preamble.iter().map(|paragraph| &**paragraph).collect(),
            closing: &circular.closing,
        },
        categories: circular
            .categories
            .iter()
            .map(|category| category_row(catalog, category))
            .collect(),
        places: commended.map(|id| place_row(catalog, id)).collect(),
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
        measure: measure_row(&part.measure),
        rolls: part.rolls.iter().map(roll).collect(),
    });
    CategoryRow {
        number: category.number,
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
        departments: measure.departments.iter().map(|name| &**name).collect(),
        years: &measure.years,
        amounts: measure.amounts.iter().map(amount).collect(),
        instruments: measure.instruments.iter().map(tag).collect(),
    }
}

fn recipient_row<'a>(catalog: &'a Catalog, printed: &'a str, recipient: &'a Recipient) -> RecipientRow<'a> {
    let place = place_row(catalog, recipient.place);
    let remarks = recipient.remarks.as_deref();
    let note = remarks.and_then(|remarks| remarks.note.as_ref());
    RecipientRow {
        printed,
        name: place.name,
        place: place.place,
        kind: place.kind,
        code: place.code,
        prefecture: place.prefecture,
        carried: recipient.carried,
        correction: remarks
            .and_then(|remarks| remarks.correction.as_ref())
            .map(correction),
        note: note.map(|note| &*note.zh),
    }
}
