//! Rows to hand on: what leaves the program as JSON, CSV or Markdown.
//!
//! These types are a contract with whoever reads the files, apart from the program's own: a field that is
//! renamed inside does not rename what is written. The shapes are pinned by the files in `schemas/`.

mod circular;
pub mod csv;
pub mod json;
pub mod markdown;
mod stats;

use serde::Serialize;

use crate::catalog::{Award, AwardId, Catalog, View};
use crate::circular::{Measure, Recipient};
use crate::gazetteer::PlaceId;
use crate::search::{Found, Hit};
pub use circular::{CircularFile, circular_file};
pub use stats::{StatsFile, StatsRow, SumRow};

/// An amount as stated.
#[derive(Clone, Debug, Serialize)]
pub struct AmountRow<'a> {
    /// The number.
    pub value: u32,
    /// What is counted.
    pub unit: &'a str,
    per: &'static str,
    evidence: &'a str,
}

/// An instrument and its evidence.
#[derive(Clone, Debug, Serialize)]
pub struct TagRow<'a> {
    /// The instrument's key.
    pub kind: &'static str,
    evidence: &'a str,
}

/// A misprint and what it must mean.
#[derive(Clone, Debug, Serialize)]
pub struct CorrectionRow<'a> {
    /// What is meant.
    pub reading: &'a str,
    reason: &'a str,
}

/// A place.
#[derive(Clone, Debug, Serialize)]
pub struct PlaceRow<'a> {
    /// Stable key.
    pub place: &'a str,
    /// Full name in the circular's style.
    pub name: &'a str,
    /// The name without its suffix.
    pub short: &'a str,
    /// prefecture, county, zone or base
    pub kind: &'static str,
    /// Its division code.
    pub code: Option<&'a str>,
    /// The full name of the prefecture that it is in or is.
    pub prefecture: Option<&'a str>,
    /// Its reading, syllable by syllable, without tones.
    pub pinyin: &'a str,
    /// Its English name.
    pub english: &'a str,
    /// What hosts a base, as its name says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub host: Option<&'a str>,
    /// What must be said about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<&'a str>,
}

/// One award with all that belongs to it, flat.
#[derive(Clone, Debug, Serialize)]
pub struct AwardRow<'a> {
    /// The circular's key.
    pub circular: &'a str,
    /// 文号
    pub document_number: &'a str,
    /// The year whose work is commended.
    pub award_year: u16,
    /// The category's number.
    pub category: u16,
    /// Its numeral as printed.
    pub numeral: &'a str,
    /// Its full title.
    pub title: &'a str,
    /// Its short label.
    pub label: &'a str,
    /// Its short label in English.
    pub label_en: &'a str,
    /// The part's heading.
    pub part: Option<&'a str>,
    /// The roll's heading.
    pub roll: Option<&'a str>,
    /// The entry as printed.
    pub printed: &'a str,
    /// The place's full name.
    pub name: &'a str,
    /// The place's key.
    pub place: &'a str,
    /// The place's kind.
    pub kind: &'static str,
    /// Its division code.
    pub code: Option<&'a str>,
    /// The prefecture that it is in or is.
    pub prefecture: Option<&'a str>,
    /// Whether the prefecture's name was carried from an earlier entry.
    pub carried: bool,
    /// What is corrected.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub correction: Option<CorrectionRow<'a>>,
    /// What is said about the entry.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<&'a str>,
    /// The measure as printed.
    pub measure: &'a str,
    /// Who carries it out.
    pub departments: Vec<&'a str>,
    /// The years that it names.
    pub years: &'a [u16],
    /// The amounts that it states.
    pub amounts: Vec<AmountRow<'a>>,
    /// How it rewards.
    pub instruments: Vec<TagRow<'a>>,
    /// The first and last line of the source on which roll and measure stand.
    pub lines: Option<[u32; 2]>,
}

/// `jili.awards/1`: awards.
#[derive(Debug, Serialize)]
pub struct AwardsFile<'a> {
    schema: &'static str,
    awards: Vec<AwardRow<'a>>,
}

/// `jili.place/1`: one place's awards, and apart from them its prefecture's, or those within it.
#[derive(Debug, Serialize)]
pub struct PlaceFile<'a> {
    schema: &'static str,
    place: PlaceRow<'a>,
    own: Vec<AwardRow<'a>>,
    prefecture: Vec<AwardRow<'a>>,
    within: Vec<AwardRow<'a>>,
}

/// `jili.search/1`: what a query found.
#[derive(Debug, Serialize)]
pub struct SearchFile<'a> {
    schema: &'static str,
    query: &'a str,
    outcome: &'static str,
    /// How many places there were in all; the best of very many are in `hits`.
    total: usize,
    hits: Vec<HitRow<'a>>,
}

#[derive(Debug, Serialize)]
struct HitRow<'a> {
    place: &'a str,
    name: &'a str,
    kind: &'static str,
    code: Option<&'a str>,
    prefecture: Option<&'a str>,
    awards: usize,
    #[serde(rename = "match")]
    matched: MatchRow,
}

#[derive(Debug, Serialize)]
struct MatchRow {
    tier: &'static str,
    why: String,
    marks: Vec<[usize; 2]>,
}

fn departments(measure: &Measure) -> Vec<&str> {
    measure.departments.iter().map(|name| &**name).collect()
}

fn amounts(measure: &Measure) -> Vec<AmountRow<'_>> {
    let rows = measure.amounts.iter().map(|amount| AmountRow {
        value: amount.value,
        unit: &amount.unit,
        per: amount.per.key(),
        evidence: &amount.evidence,
    });
    rows.collect()
}

fn instruments(measure: &Measure) -> Vec<TagRow<'_>> {
    let rows = measure.instruments.iter().map(|tag| TagRow {
        kind: tag.instrument.key(),
        evidence: &tag.evidence,
    });
    rows.collect()
}

fn correction(recipient: &Recipient) -> Option<CorrectionRow<'_>> {
    let correction = recipient.remarks.as_ref()?.correction.as_ref()?;
    Some(CorrectionRow {
        reading: &correction.reading,
        reason: &correction.reason.zh,
    })
}

fn note(recipient: &Recipient) -> Option<&str> {
    recipient.remarks.as_ref()?.note.as_ref().map(|note| &*note.zh)
}

/// A place as exports have it.
pub fn place_row(catalog: &Catalog, id: PlaceId) -> PlaceRow<'_> {
    let place = catalog.place(id);
    let prefecture = catalog.gazetteer().prefecture_of(id);
    PlaceRow {
        place: &place.key,
        name: &place.full_name,
        short: &place.short,
        kind: place.kind.key(),
        code: place.code(),
        prefecture: prefecture.map(|id| &*catalog.place(id).full_name),
        pinyin: &place.pinyin,
        english: &place.english,
        host: place.host.as_deref(),
        note: place.note.as_ref().map(|note| &*note.zh),
    }
}

/// An award as exports have it.
pub fn award_row<'a>(catalog: &'a Catalog, award: &Award<'a>) -> AwardRow<'a> {
    let place = place_row(catalog, award.place_id);
    let measure = award.measure();
    AwardRow {
        circular: &award.circular.id,
        document_number: &award.circular.document_number,
        award_year: award.circular.award_year,
        category: award.category.number,
        numeral: award.category.numeral(),
        title: award.category.title(),
        label: &award.category.label,
        label_en: &award.category.label_en,
        part: award.part.heading.as_deref(),
        roll: award.roll.heading(),
        printed: award.printed(),
        name: place.name,
        place: place.place,
        kind: place.kind,
        code: place.code,
        prefecture: place.prefecture,
        carried: award.recipient.carried,
        correction: correction(award.recipient),
        note: note(award.recipient),
        measure: &measure.text,
        departments: departments(measure),
        years: &measure.years,
        amounts: amounts(measure),
        instruments: instruments(measure),
        lines: award.lines().map(|lines| [lines.first, lines.last]),
    }
}

/// The rows of awards, in the order given.
pub fn award_rows<'a>(catalog: &'a Catalog, awards: impl IntoIterator<Item = AwardId>) -> Vec<AwardRow<'a>> {
    awards
        .into_iter()
        .map(|id| award_row(catalog, &catalog.award(id)))
        .collect()
}

/// A file of awards.
pub fn awards_file(awards: Vec<AwardRow<'_>>) -> AwardsFile<'_> {
    AwardsFile {
        schema: "jili.awards/1",
        awards,
    }
}

/// A file of one place's awards.
pub fn place_file<'v>(view: &'v View<'_>, id: PlaceId) -> PlaceFile<'v> {
    let catalog = view.catalog();
    let awards = view.awards_about(id);
    let prefecture = awards.prefecture.map_or(&[][..], |(_, awards)| awards);
    PlaceFile {
        schema: "jili.place/1",
        place: place_row(catalog, id),
        own: award_rows(catalog, awards.own.iter().copied()),
        prefecture: award_rows(catalog, prefecture.iter().copied()),
        within: award_rows(catalog, awards.all_within()),
    }
}

/// A file of what a search found.
pub fn search_file<'a>(
    view: &'a View<'_>,
    query: &'a str,
    found: &Found,
    lang: crate::lang::Lang,
) -> SearchFile<'a> {
    let row = |hit: &Hit| {
        let place = place_row(view.catalog(), hit.place);
        HitRow {
            place: place.place,
            name: place.name,
            kind: place.kind,
            code: place.code,
            prefecture: place.prefecture,
            awards: view.awards_of(hit.place).len(),
            matched: MatchRow {
                tier: hit.tier.key(),
                why: hit.why.text(lang),
                marks: hit.marks.iter().map(|mark| [mark.start, mark.end]).collect(),
            },
        }
    };
    SearchFile {
        schema: "jili.search/1",
        query,
        outcome: if found.hits.is_empty() { "unknown" } else { "found" },
        total: found.total,
        hits: found.hits.iter().map(row).collect(),
    }
}
