//! Writes a draft as the dataset of a circular, as if somebody had written it by hand: the blocks of the text in their
//! order, and what was resolved and annotated beside them.

mod blocks;
mod recipients;

use std::fmt::Write;

use toml_edit::Value;

use self::blocks::{Piece, Unit, units};
use super::draft::{Amount, Category, Draft, Measure, Paper, Roll};
use super::fold::folded;
use crate::circular::load::is_day;
use crate::circular::{BlockKind, Claims, Decimal, Role, load};
use crate::gazetteer::{Gazetteer, PlaceId};
use crate::text::is_dangerous;

/// What a dataset says of its text, besides what the draft has.
#[derive(Clone, Copy, Debug)]
pub struct Provenance<'a> {
    /// SHA-256 of the text, in hexadecimal digits.
    pub text_sha256: &'a str,
    /// Name of the original file.
    pub file: &'a str,
    /// SHA-256 of the original file.
    pub file_sha256: &'a str,
    /// Encoding of the original.
    pub encoding: &'a str,
    /// Where it was published, if that is known.
    pub address: Option<&'a str>,
}

/// Why a draft cannot be a dataset.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Lack {
    /// Nobody is said to have issued it.
    #[error("no issuer")]
    Issuer,
    /// No year is said to be commended.
    #[error("no year")]
    Year,
    /// The region is none that there is.
    #[error("no region")]
    Region,
    /// No category has a list.
    #[error("no list")]
    Lists,
}

/// The key of the country as regions are named in datasets.
const COUNTRY: &str = "100000";

/// The dataset of a draft of `text`.
///
/// # Errors
/// [`Lack`], where the draft lacks what no dataset can.
pub fn dataset(
    draft: &Draft,
    text: &str,
    provenance: Provenance<'_>,
    gazetteer: &Gazetteer,
) -> Result<String, Lack> {
    let paper = &draft.circular;
    let region = match paper.region.as_deref().ok_or(Lack::Region)? {
        "000000" => COUNTRY,
        code => code,
    };
    let place = gazetteer.by_key(region).ok_or(Lack::Region)?;
    let year = paper.award_year.ok_or(Lack::Year)?;
    let printed = paper.issuer.as_deref().ok_or(Lack::Issuer)?;
    let issuer = issuer(printed, place, gazetteer).ok_or(Lack::Region)?;
    let units = units(draft, text);
    if !units.units.iter().any(|unit| matches!(unit, Unit::Heading(..))) {
        return Err(Lack::Lists);
    }
    let mut out = Writer::default();
    out.field("id", &paper.id);
    out.field("region", region);
    out.raw("award_year", year);
    if title_differs(&units.units, year) {
        out.raw("award_year_differs", true);
    }
    out.field("issuer", &issuer);
    out.optional("issued_on", paper.issued_on.as_deref().filter(|day| is_day(day)));
    out.field("text_sha256", provenance.text_sha256);
    if !units.layout.is_empty() {
        out.lines("layout", units.layout.iter().map(|line| quoted(line)));
    }
    out.line("\n[original]");
    out.field("file", &shown(provenance.file));
    out.field("sha256", provenance.file_sha256);
    out.field("encoding", provenance.encoding);
    out.optional("address", provenance.address.map(shown).as_deref());
    claims(&mut out, paper, &units.units);
    let mut people = recipients::Recipients::new(gazetteer, region);
    let mut body = Writer::default();
    let mut last = 0;
    for unit in &units.units {
        match unit {
            Unit::Plain(BlockKind::Annex, _) => last = 0,
            Unit::Heading(category, text) => last = number(category, text, last),
            _ => {}
        }
        block(&mut body, unit, &issuer, paper.issued_on.as_deref(), &mut people);
        if matches!(unit, Unit::Heading(..)) {
            body.raw("number", last);
        }
    }
    out.0.push_str(&people.places());
    out.0.push_str(&body.0);
    Ok(out.0)
}

/// The issuer as printed, in simplified characters where only those begin as its region's name does; `None` where it is of
/// another region.
fn issuer(printed: &str, region: PlaceId, gazetteer: &Gazetteer) -> Option<String> {
    let printed = shown(printed);
    let simplified: String = folded(&printed).into_iter().collect();
    let mut names = [printed, simplified].into_iter();
    names.find(|name| load::region_problem(region, name, gazetteer).is_none())
}

fn title_differs(units: &[Unit<'_>], year: u16) -> bool {
    let title = units.iter().find_map(|unit| match unit {
        Unit::Plain(BlockKind::Title, text) => Some(text.as_str()),
        _ => None,
    });
    let years = load::digits(title.unwrap_or_default());
    years.iter().any(|year| *year > 1000) && !years.contains(&u32::from(year))
}

/// What the text claims, where a paragraph before the lists says so in digits.
fn claims(out: &mut Writer, paper: &Paper, units: &[Unit<'_>]) {
    let Some(claims) = &paper.claims else { return };
    let evidence = shown(&claims.evidence);
    let stands = units.iter().any(|unit| match unit {
        Unit::Plain(BlockKind::Preamble, text) => text.contains(&evidence),
        _ => false,
    });
    let claims = Claims {
        prefectures: claims.prefectures.unwrap_or_default(),
        counties: claims.counties.unwrap_or_default(),
        evidence: evidence.into(),
    };
    if stands && load::claims_hold(&claims) {
        out.line("\n[claims]");
        out.raw("prefectures", claims.prefectures);
        out.raw("counties", claims.counties);
        out.field("evidence", &claims.evidence);
    }
}

fn block(
    out: &mut Writer,
    unit: &Unit<'_>,
    issuer: &str,
    day: Option<&str>,
    people: &mut recipients::Recipients<'_>,
) {
    out.line("\n[[blocks]]");
    match unit {
        Unit::Plain(kind, text) => {
            // Who signs and when is said once; what looks like it and says something else is a remark.
            let agrees = match kind {
                BlockKind::Signature => text.contains(issuer) || issuer.contains(text.as_str()),
                BlockKind::Date => {
                    let printed = load::digits(text);
                    printed.len() != 3 || day.is_none_or(|day| load::digits(day) == printed)
                }
                _ => true,
            };
            let kind = if agrees { *kind } else { BlockKind::Note };
            out.field("kind", kind.key());
            out.field("text", text);
        }
        Unit::Heading(category, text) => heading(out, category, text),
        Unit::Roll(roll, piece) => {
            opening(out, "roll", piece);
            list(out, roll, &piece.text, people);
        }
        Unit::Measure(measure, piece) => {
            opening(out, "measure", piece);
            annotations(out, measure, &piece.text);
        }
        Unit::Departments(named, text) => {
            out.field("kind", "departments");
            out.field("text", text);
            let row = |department: &&super::draft::Department| {
                format!(
                    "{{ name = {}, role = {} }}",
                    quoted(&department.name),
                    quoted(role(&department.role).key())
                )
            };
            out.lines("departments", named.iter().map(row));
        }
    }
}

/// The fields that lists and measures have.
fn opening(out: &mut Writer, kind: &str, piece: &Piece) {
    out.field("kind", kind);
    if piece.begins_part {
        out.raw("begins_part", true);
    }
    if piece.before_heading {
        out.raw("before_heading", true);
    }
    out.optional("heading", piece.heading.as_deref());
    out.field("text", &piece.text);
}

/// A text without what cannot be seen.
fn shown(text: &str) -> String {
    text.chars()
        .filter(|character| !is_dangerous(*character))
        .collect()
}

/// The number of a category: the printed one, else one behind the last.
fn number(category: &Category, text: &str, last: u16) -> u16 {
    let (numeral, _) = crate::circular::split_heading(text);
    let counted = || u16::try_from(category.number).unwrap_or(u16::MAX);
    load::value(numeral).unwrap_or_else(|| counted().max(last.saturating_add(1)))
}

fn heading(out: &mut Writer, category: &Category, text: &str) {
    let (_, title) = crate::circular::split_heading(text);
    out.field("kind", "heading");
    out.field("text", text);
    let label = shown(&category.label);
    if load::label_holds(&label, title) {
        out.field("label", &label);
    } else {
        let plain = |character: &char| !"“”‘’《》()（）".contains(*character) && !character.is_whitespace();
        let label: String = title.chars().filter(plain).take(10).collect();
        out.field("label", if label.is_empty() { title } else { &label });
    }
    if category.label_automatic {
        out.raw("label_is_automatic", true);
    }
}

fn list(out: &mut Writer, roll: &Roll, text: &str, people: &mut recipients::Recipients<'_>) {
    people.begin();
    let printed: Vec<String> = roll
        .recipients
        .iter()
        .map(|recipient| shown(&recipient.printed))
        .collect();
    let printed: Vec<&str> = printed.iter().map(String::as_str).collect();
    if load::recipient_spans(text, &printed).is_err() {
        out.raw("prose", true);
    }
    let entries = roll.recipients.iter().zip(&printed);
    let rows: Vec<_> = entries
        .map(|(recipient, printed)| people.row(recipient, printed))
        .collect();
    out.lines("recipients", rows.into_iter());
}

/// What is annotated of a measure, as far as its words show it.
fn annotations(out: &mut Writer, measure: &Measure, text: &str) {
    let years: Vec<_> = load::years(text).iter().map(u16::to_string).collect();
    out.raw("years", format!("[{}]", years.join(", ")));
    let amount = |amount: &Amount| {
        let evidence = shown(&amount.evidence);
        let value = amount.value.to_string();
        let stated = Decimal::parse(&value).is_some_and(|value| load::states(&evidence, value, &amount.unit));
        if !stated || !text.contains(&evidence) {
            return None;
        }
        let cap = if amount.cap { ", cap = true" } else { "" };
        Some(format!(
            "{{ value = {value}, unit = {}, per = {}{cap}, evidence = {} }}",
            quoted(&shown(&amount.unit)),
            quoted(amount.per.key()),
            quoted(&evidence)
        ))
    };
    out.lines("amounts", measure.amounts.iter().filter_map(amount));
    let mut seen = Vec::new();
    let tag = |tag: &super::draft::InstrumentTag| {
        let evidence = shown(&tag.evidence);
        let shows = load::show(&evidence, tag.kind) && text.contains(&evidence);
        if !shows || seen.contains(&tag.kind) {
            return None;
        }
        seen.push(tag.kind);
        Some(format!(
            "{{ kind = {}, evidence = {} }}",
            quoted(tag.kind.key()),
            quoted(&evidence)
        ))
    };
    out.lines("instruments", measure.instruments.iter().filter_map(tag));
}

/// What a department is printed to do.
fn role(printed: &str) -> Role {
    if printed.contains("牵头") {
        Role::Lead
    } else if printed.contains("配合") || printed.contains("参与") {
        Role::Supporting
    } else {
        Role::Implementing
    }
}

/// A text as TOML writes it.
fn quoted(text: &str) -> String {
    Value::from(text).to_string()
}

/// TOML being written.
#[derive(Default)]
struct Writer(String);

impl Writer {
    fn line(&mut self, line: &str) {
        self.0.push_str(line);
        self.0.push('\n');
    }

    fn raw(&mut self, key: &str, value: impl std::fmt::Display) {
        // Writing to a string cannot fail.
        let _ = writeln!(self.0, "{key} = {value}");
    }

    fn field(&mut self, key: &str, text: &str) {
        self.raw(key, quoted(text));
    }

    fn optional(&mut self, key: &str, text: Option<&str>) {
        if let Some(text) = text {
            self.field(key, text);
        }
    }

    /// A list with an item on each line.
    fn lines(&mut self, key: &str, items: impl Iterator<Item = String>) {
        let items: Vec<_> = items.collect();
        if items.is_empty() {
            return self.raw(key, "[]");
        }
        self.line(&format!("{key} = ["));
        for item in items {
            self.line(&format!("  {item},"));
        }
        self.line("]");
    }
}
