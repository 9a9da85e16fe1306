//! Reads a circular from its dataset (TOML) and, where there is one, its source text.
//!
//! Reading resolves every recipient to a place, checks every annotation against the words that it rests on,
//! and walks the source. All that is wrong is found in one run, as far as one fault does not hide another.

use toml::de::DeTable;

use super::read::{Document, Record};
use super::validate::{recipient_spans, validate};
use super::walk::walk;
use super::{
    Amount, Category, Circular, Claims, Correction, Instrument, Measure, Part, Per, Printed, Recipient,
    Remarks, Roll, Tag,
};
use crate::data_file::{DataErrors, DataFile, Faults};
use crate::gazetteer::{Bilingual, Gazetteer, PlaceId};

/// The largest dataset that is read, in bytes: a hundred times the largest known.
pub const MAX_BYTES: usize = 8 << 20;

/// Reads a circular whose places are in `gazetteer`.
///
/// With a `source`, the dataset is walked beside it and every record gets its lines; without one, the
/// circular has no lines.
///
/// # Errors
/// Everything that is wrong, each fault with file, line, record and field.
pub fn circular(
    dataset: DataFile<'_>,
    source: Option<DataFile<'_>>,
    gazetteer: &Gazetteer,
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
    let mut circular = read_circular(root, gazetteer);
    // Where fields are missing or of the wrong type, further checks would only repeat that.
    if document.is_sound() {
        validate(&circular, gazetteer, &mut |record, field, problem| {
            document.fault(record, field, problem)
        });
        if let Some(source) = source
            && let Err(departure) = walk(source.text, &mut circular)
        {
            let problem = format!("{} ({}:{})", departure.problem, source.name, departure.line);
            document.fault(&departure.record, departure.field, problem);
        }
    }
    if document.is_sound() {
        Ok(circular)
    } else {
        Err(document.into_errors())
    }
}

fn read_circular(root: Record<'_, '_>, gazetteer: &Gazetteer) -> Circular {
    let region = root.text("region");
    let region = gazetteer.by_key(&region).unwrap_or_else(|| {
        root.fault("region", format!("no place has the code {region:?}"));
        PlaceId::default()
    });
    let claims = root.table("claims").map(read_claims).unwrap_or_default();
    let printed = root.table("printed").map(read_printed).unwrap_or_default();
    let categories = root.tables("categories");
    let circular = Circular {
        id: root.text("id"),
        title: root.text("title"),
        document_number: root.text("document_number"),
        issuer: root.text("issuer"),
        issued_on: root.text("issued_on"),
        award_year: root.number("award_year"),
        region,
        claims,
        preamble: root.texts("preamble").into(),
        closing: root.text("closing"),
        report_by: root.text("report_by"),
        printed,
        categories: categories
            .into_iter()
            .map(|record| read_category(record, gazetteer))
            .collect(),
    };
    root.finish();
    circular
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

fn read_printed(record: Record<'_, '_>) -> Printed {
    let printed = Printed {
        document_number: record.text("document_number"),
        salutation: record.text("salutation"),
        enclosure: record.text("enclosure"),
        signature: record.text("signature"),
        date: record.text("date"),
        annex_label: record.text("annex_label"),
        annex_title: record.text("annex_title"),
    };
    record.finish();
    printed
}

fn read_category(record: Record<'_, '_>, gazetteer: &Gazetteer) -> Category {
    let parts = record.tables("parts");
    let category = Category {
        number: record.number("number"),
        heading: record.text("heading"),
        label: record.text("label"),
        label_en: record.text("label_en"),
        lines: None,
        parts: parts
            .into_iter()
            .map(|record| read_part(record, gazetteer))
            .collect(),
    };
    record.finish();
    category
}

fn read_part(record: Record<'_, '_>, gazetteer: &Gazetteer) -> Part {
    let rolls = record.tables("rolls");
    let part = Part {
        heading: record.optional_text("heading"),
        rolls: rolls
            .into_iter()
            .map(|record| read_roll(record, gazetteer))
            .collect(),
        measure: record.table("measure").map(read_measure).unwrap_or_default(),
    };
    record.finish();
    part
}

fn read_roll(record: Record<'_, '_>, gazetteer: &Gazetteer) -> Roll {
    let text = record.text("text");
    let entries: Vec<Entry> = record
        .tables("recipients")
        .into_iter()
        .map(|entry| read_entry(entry, gazetteer))
        .collect();
    let printed: Vec<&str> = entries.iter().map(|entry| &*entry.printed).collect();
    let spans = recipient_spans(&text, &printed).unwrap_or_else(|problem| {
        record.fault("recipients", problem);
        Vec::new()
    });
    let recipients = spans.into_iter().zip(entries).map(|(span, entry)| Recipient {
        start: span.start,
        end: span.end,
        place: entry.place,
        carried: entry.carried,
        remarks: entry.remarks,
    });
    let roll = Roll {
        printed_heading: record.optional_text("heading"),
        recipients: recipients.collect(),
        text,
        lines: None,
    };
    record.finish();
    roll
}

/// A recipient before its place in the roll's text is known.
struct Entry {
    printed: Box<str>,
    place: PlaceId,
    carried: bool,
    remarks: Option<Box<Remarks>>,
}

fn read_entry(record: Record<'_, '_>, gazetteer: &Gazetteer) -> Entry {
    let name = record.text("place");
    let place = gazetteer.by_full_name(&name).unwrap_or_else(|| {
        if !name.is_empty() {
            record.fault("place", format!("the gazetteer has no place called {name:?}"));
        }
        PlaceId::default()
    });
    let correction = record.optional_table("correction").map(|correction| {
        let read = Correction {
            reading: correction.text("reading"),
            reason: Bilingual {
                zh: correction.text("reason_zh"),
                en: correction.text("reason_en"),
            },
        };
        correction.finish();
        read
    });
    let note = match (record.optional_text("note_zh"), record.optional_text("note_en")) {
        (None, None) => None,
        (Some(zh), Some(en)) => Some(Bilingual { zh, en }),
        _ => {
            record.fault("note_zh", "a note is in both languages or in none");
            None
        }
    };
    let remarks = (correction.is_some() || note.is_some()).then(|| Box::new(Remarks { correction, note }));
    let entry = Entry {
        printed: record.text("printed"),
        place,
        carried: record.flag("carried"),
        remarks,
    };
    record.finish();
    entry
}

fn read_measure(record: Record<'_, '_>) -> Measure {
    let amounts = record.tables("amounts");
    let tags = record.tables("instruments");
    let measure = Measure {
        text: record.text("text"),
        implementers: record.text("implementers"),
        lines: None,
        departments: record.texts("departments").into(),
        years: record.numbers("years").into(),
        amounts: amounts.into_iter().map(read_amount).collect(),
        instruments: tags.into_iter().filter_map(read_tag).collect(),
    };
    record.finish();
    measure
}

fn read_amount(record: Record<'_, '_>) -> Amount {
    let per = record.text("per");
    if !per.is_empty() && *per != *Per::Place.key() {
        record.fault("per", format!("expected {:?}, found {per:?}", Per::Place.key()));
    }
    let amount = Amount {
        value: record.number("value"),
        unit: record.text("unit"),
        per: Per::Place,
        evidence: record.text("evidence"),
    };
    record.finish();
    amount
}

fn read_tag(record: Record<'_, '_>) -> Option<Tag> {
    let kind = record.text("kind");
    let instrument = Instrument::from_key(&kind);
    if instrument.is_none() && !kind.is_empty() {
        let known = Instrument::ALL.map(Instrument::key).join(", ");
        record.fault("kind", format!("unknown instrument {kind:?}; known are {known}"));
    }
    let evidence = record.text("evidence");
    record.finish();
    instrument.map(|instrument| Tag { instrument, evidence })
}
