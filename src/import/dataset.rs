//! Writes a draft as the dataset of a circular, as if somebody had written it by hand: the blocks of the text in their
//! order, and what was resolved and annotated beside them.

mod blocks;
mod recipients;

use std::fmt::Write;

use serde::Serialize;
use toml_edit::Value;

use self::blocks::{Unit, units};
use super::draft::{Amount, Category, Draft, Measure, Number, Roll};
use crate::circular::Role;
use crate::gazetteer::Gazetteer;

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

/// The key of the country as regions are named in datasets.
const COUNTRY: &str = "100000";

/// The dataset of a draft of `text`; `None` where the draft lacks what no dataset can: an issuer, a year, a region.
pub fn dataset(
    draft: &Draft,
    text: &str,
    provenance: Provenance<'_>,
    gazetteer: &Gazetteer,
) -> Option<String> {
    let paper = &draft.circular;
    let region = match paper.region.as_deref()? {
        "000000" => COUNTRY,
        code => code,
    };
    let mut out = Writer::default();
    out.field("id", &paper.id);
    out.field("region", region);
    out.raw("award_year", paper.award_year?);
    out.field("issuer", paper.issuer.as_deref()?);
    out.optional("issued_on", paper.issued_on.as_deref());
    out.field("text_sha256", provenance.text_sha256);
    let units = units(draft, text);
    if !units.layout.is_empty() {
        out.lines("layout", units.layout.iter().map(|line| quoted(line)));
    }
    out.line("\n[original]");
    out.field("file", provenance.file);
    out.field("sha256", provenance.file_sha256);
    out.field("encoding", provenance.encoding);
    out.optional("address", provenance.address);
    if let Some(claims) = &paper.claims {
        out.line("\n[claims]");
        out.raw("prefectures", claims.prefectures.unwrap_or_default());
        out.raw("counties", claims.counties.unwrap_or_default());
        out.field("evidence", &claims.evidence);
    }
    let mut people = recipients::Recipients::new(gazetteer, region);
    let mut body = Writer::default();
    for unit in &units.units {
        block(&mut body, unit, &mut people);
    }
    out.0.push_str(&people.places());
    out.0.push_str(&body.0);
    Some(out.0)
}

fn block(out: &mut Writer, unit: &Unit<'_>, people: &mut recipients::Recipients<'_>) {
    out.line("\n[[blocks]]");
    match unit {
        Unit::Plain(kind, text) => {
            out.field("kind", kind.key());
            out.field("text", text);
        }
        Unit::Heading(category, text) => heading(out, category, text),
        Unit::Roll(roll, heading, text) => {
            out.field("kind", "roll");
            out.optional("heading", heading.as_deref());
            out.field("text", text);
            list(out, roll, text, people);
        }
        Unit::Measure(measure, heading, text) => {
            out.field("kind", "measure");
            out.optional("heading", heading.as_deref());
            out.field("text", text);
            annotations(out, measure);
        }
        Unit::Departments(measure, text) => {
            out.field("kind", "departments");
            out.field("text", text);
            let departments = measure.map_or(&[][..], |measure| &measure.departments);
            let row = |department: &super::draft::Department| {
                format!(
                    "{{ name = {}, role = {} }}",
                    quoted(&department.name),
                    quoted(role(&department.role).key())
                )
            };
            out.lines("departments", departments.iter().map(row));
        }
    }
}

fn heading(out: &mut Writer, category: &Category, text: &str) {
    out.field("kind", "heading");
    out.field("text", text);
    out.raw("number", category.number);
    out.field("label", &category.label);
    if category.label_automatic {
        out.raw("label_is_automatic", true);
    }
}

fn list(out: &mut Writer, roll: &Roll, text: &str, people: &mut recipients::Recipients<'_>) {
    let printed: Vec<&str> = roll
        .recipients
        .iter()
        .map(|recipient| recipient.printed.as_str())
        .collect();
    if crate::circular::load::recipient_spans(text, &printed).is_err() {
        out.raw("prose", true);
    }
    let rows: Vec<_> = roll
        .recipients
        .iter()
        .map(|recipient| people.row(recipient))
        .collect();
    out.lines("recipients", rows.into_iter());
}

fn annotations(out: &mut Writer, measure: &Measure) {
    let years: Vec<_> = measure.years.iter().map(u16::to_string).collect();
    out.raw("years", format!("[{}]", years.join(", ")));
    let amount = |amount: &Amount| {
        let value = match amount.value {
            Number::Whole(value) => value.to_string(),
            Number::Decimal(value) => value.to_string(),
        };
        let cap = if amount.cap { ", cap = true" } else { "" };
        format!(
            "{{ value = {value}, unit = {}, per = {}{cap}, evidence = {} }}",
            quoted(&amount.unit),
            word(&amount.per),
            quoted(&amount.evidence)
        )
    };
    out.lines("amounts", measure.amounts.iter().map(amount));
    let tag = |tag: &super::draft::InstrumentTag| {
        format!(
            "{{ kind = {}, evidence = {} }}",
            word(&tag.kind),
            quoted(&tag.evidence)
        )
    };
    out.lines("instruments", measure.instruments.iter().map(tag));
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

/// The word for a kind of something; JSON's texts are TOML's too.
fn word(kind: &impl Serialize) -> String {
    serde_json::to_string(kind).unwrap_or_default()
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
