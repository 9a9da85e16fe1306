//! What leaves the program: rows as JSON, CSV, Markdown or sheets, documents as Markdown, Word or web pages.
//!
//! These types are a contract with whoever reads the files, apart from the program's own: a field that is
//! renamed inside does not rename what is written. The shapes are pinned by the files in `schemas/`.

mod awards;
mod circular;
mod comparison;
mod config;
pub mod csv;
pub mod department;
pub mod document;
pub mod docx;
mod handout;
mod history;
pub mod html;
pub mod json;
mod library;
pub mod markdown;
mod overview;
mod places;
mod search;
mod source;
mod stats;
pub mod xlsx;

use std::borrow::Cow;
use std::fmt;

use serde::{Serialize, Serializer};

use crate::catalog::{AwardId, Catalog, View};
use crate::circular::{Amount, Correction, Decimal, Measure, Recipient, Subject, Tag};
use crate::gazetteer::PlaceId;
use crate::report::{AwardReport, PlaceReport, Relation};
pub use awards::{AwardsFile, awards_file};
pub use circular::{CircularFile, circular_file};
pub use comparison::{ComparisonFile, ComparisonRow, comparison_file, comparison_rows};
pub use config::{ConfigFile, config_file};
pub use handout::Handout;
pub use history::{HistoryFile, HistoryRow, TopicFile, history_csv, history_file, topic_csv, topic_file};
use library::{ElsewhereRow, elsewhere};
pub use library::{LibraryFile, LibraryRow, library_file, library_rows};
pub use overview::{MemberRow, OverviewFile, member_rows, overview_file};
pub use places::{PlacesFile, PlacesRow, places_file, places_rows};
pub use search::{SearchFile, search_file};
pub use source::{SourceFile, SourceRow, marked, source_file, source_row};
pub use stats::{StatsFile, StatsRow, SumRow, stats_csv, stats_file};

/// A number as programs read it: a whole one without a point.
#[derive(Clone, Copy, Debug)]
pub struct Number(Decimal);

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0.whole() {
            Some(whole) => serializer.serialize_u64(whole),
            None => serializer.serialize_f64(self.0.to_f64()),
        }
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// An amount as stated.
#[derive(Clone, Debug, Serialize)]
pub struct AmountRow<'a> {
    /// The number.
    pub value: Number,
    /// What is counted.
    pub unit: &'a str,
    per: &'static str,
    /// Whether it is a ceiling; not written where it is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    cap: Option<bool>,
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
    pub document_number: Option<&'a str>,
    /// The year whose work is commended.
    pub award_year: u16,
    /// Whether the circular is invented; said only where it is.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub synthetic: bool,
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
    /// The place's full name; what is printed where there is no place.
    pub name: &'a str,
    /// The place's key.
    pub place: Option<&'a str>,
    /// The place's kind, or the unit's; `open` where nobody could settle yet who it is.
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
    pub measure: Cow<'a, str>,
    /// Who carries it out.
    pub departments: Vec<&'a str>,
    /// The years that it names.
    pub years: Vec<u16>,
    /// The amounts that it states.
    pub amounts: Vec<AmountRow<'a>>,
    /// How it rewards.
    pub instruments: Vec<TagRow<'a>>,
    /// The first and last line of the source on which roll and measure stand.
    pub lines: Option<[u32; 2]>,
}

/// `jili.place/2`: one place's awards, and apart from them its prefecture's, or those within it.
#[derive(Debug, Serialize)]
pub struct PlaceFile<'a> {
    schema: &'static str,
    scope: ScopeRow<'a>,
    place: PlaceRow<'a>,
    own: Vec<AwardRow<'a>>,
    prefecture: Vec<AwardRow<'a>>,
    within: Vec<AwardRow<'a>>,
    spanning: Vec<AwardRow<'a>>,
    unnamed: Vec<UnnamedRow<'a>>,
    elsewhere: Vec<ElsewhereRow<'a>>,
}

/// A prefecture or county that a circular does not name.
#[derive(Debug, Serialize)]
struct UnnamedRow<'a> {
    circular: &'a str,
    place: &'a str,
    name: &'a str,
    kind: &'static str,
}

/// What an answer is about: circulars, the newest first, and their region.
#[derive(Debug, Serialize)]
pub struct ScopeRow<'a> {
    circulars: Vec<&'a str>,
    region: &'a str,
}

fn amount(amount: &Amount) -> AmountRow<'_> {
    AmountRow {
        value: Number(amount.value),
        unit: &amount.unit,
        per: amount.per.key(),
        cap: amount.is_cap.then_some(true),
        evidence: &amount.evidence,
    }
}

fn tag(tag: &Tag) -> TagRow<'_> {
    TagRow {
        kind: tag.instrument.key(),
        evidence: &tag.evidence,
    }
}

fn correction(correction: &Correction) -> CorrectionRow<'_> {
    CorrectionRow {
        reading: &correction.reading,
        reason: &correction.reason.zh,
    }
}

/// The words of measures, one after another.
fn text(measures: &[Measure]) -> Cow<'_, str> {
    match measures {
        [measure] => Cow::Borrowed(&measure.text),
        several => Cow::Owned(
            several
                .iter()
                .map(|measure| &*measure.text)
                .collect::<Vec<_>>()
                .join("\n"),
        ),
    }
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

/// A recipient as exports have it, whether it is a place or not.
struct Who<'a> {
    name: &'a str,
    place: Option<&'a str>,
    kind: &'static str,
    code: Option<&'a str>,
    prefecture: Option<&'a str>,
}

fn who<'a>(catalog: &'a Catalog, recipient: &Recipient, printed: &'a str) -> Who<'a> {
    let unplaced = |kind, region: Option<PlaceId>| {
        let prefecture = region.and_then(|region| catalog.gazetteer().prefecture_of(region));
        Who {
            name: printed,
            place: None,
            kind,
            code: None,
            prefecture: prefecture.map(|id| &*catalog.place(id).full_name),
        }
    };
    match &recipient.subject {
        Subject::Place(id) => {
            let place = place_row(catalog, *id);
            Who {
                name: place.name,
                place: Some(place.place),
                kind: place.kind,
                code: place.code,
                prefecture: place.prefecture,
            }
        }
        Subject::Unit(unit) => unplaced(unit.kind.key(), Some(unit.region)),
        Subject::Open(_) => unplaced("open", None),
    }
}

/// An award as exports have it.
pub fn award_row<'a>(catalog: &'a Catalog, award: &AwardReport<'a>) -> AwardRow<'a> {
    let who = who(catalog, award.recipient, award.printed);
    let category = award.subject.category;
    let measures = award.measures;
    let years = measures.iter().flat_map(|measure| &measure.years);
    AwardRow {
        circular: &award.circular.id,
        document_number: award.circular.document_number.as_deref(),
        award_year: award.circular.award_year,
        synthetic: award.circular.synthetic,
        category: category.number,
        numeral: category.numeral(),
        title: category.title(),
        label: &category.label,
        label_en: &category.label_en,
        part: award.part_heading,
        roll: award.subject.list,
        printed: award.printed,
        name: who.name,
        place: who.place,
        kind: who.kind,
        code: who.code,
        prefecture: who.prefecture,
        carried: award.carried,
        correction: award.correction.map(correction),
        note: award.note.map(|note| &*note.zh),
        measure: text(measures),
        departments: award.departments(),
        years: years.copied().collect(),
        amounts: award.amounts().map(amount).collect(),
        instruments: award.instruments().map(tag).collect(),
        lines: award.citation.lines.map(|lines| [lines.first, lines.last]),
    }
}

/// The rows of awards, in the order given.
pub fn award_rows<'a>(catalog: &'a Catalog, awards: impl IntoIterator<Item = AwardId>) -> Vec<AwardRow<'a>> {
    let awards = awards.into_iter();
    awards
        .map(|id| award_row(catalog, &AwardReport::new(catalog, id)))
        .collect()
}

/// A file of one place's awards.
pub fn place_file<'a>(view: &'a View<'_>, report: &PlaceReport<'_>) -> PlaceFile<'a> {
    let catalog = view.catalog();
    let rows = |relation: Relation| {
        let mut rows = Vec::new();
        for said in &report.circulars {
            let groups = said.groups().filter(|group| group.relation == relation);
            let mut awards: Vec<_> = groups.flat_map(|group| group.awards).copied().collect();
            awards.sort_unstable();
            rows.extend(award_rows(catalog, awards));
        }
        rows
    };
    let unnamed = report.circulars.iter().flat_map(|said| {
        said.unnamed.iter().map(|id| UnnamedRow {
            circular: &catalog.circular(said.id).id,
            place: &catalog.place(*id).key,
            name: &catalog.place(*id).full_name,
            kind: catalog.place(*id).kind.key(),
        })
    });
    PlaceFile {
        schema: "jili.place/2",
        scope: scope_row(view),
        place: place_row(catalog, report.place),
        own: rows(Relation::Own),
        prefecture: rows(Relation::Prefecture),
        within: rows(Relation::Within),
        spanning: rows(Relation::Spanning),
        unnamed: unnamed.collect(),
        elsewhere: report
            .elsewhere
            .iter()
            .map(|other| elsewhere(catalog, *other))
            .collect(),
    }
}

/// What an answer is about.
pub fn scope_row<'a>(view: &'a View<'_>) -> ScopeRow<'a> {
    ScopeRow {
        circulars: view.circulars().map(|(_, circular)| &*circular.id).collect(),
        region: &view.place(view.region()).name,
    }
}
