//! Reads a list and its recipients.

use crate::circular::read::Record;
use crate::circular::validate::{recipient_spans, spans_in_prose};
use crate::circular::{Correction, Doubt, Former, Open, Recipient, Remarks, Roll, Subject, Unit, UnitKind};
use crate::gazetteer::{Bilingual, Gazetteer, Kind, PlaceId};

/// Reads the list whose text is `text` and which is the block at a position.
pub(super) fn read(record: &Record<'_, '_>, text: Box<str>, at: u32, gazetteer: &Gazetteer) -> Roll {
    let entries: Vec<Entry> = record
        .tables("recipients")
        .into_iter()
        .map(|entry| read_entry(entry, gazetteer))
        .collect();
    let printed: Vec<&str> = entries.iter().map(|entry| &*entry.printed).collect();
    // Most lists are nothing but names; in some, names stand in sentences.
    let spans = if record.flag("prose") {
        spans_in_prose(&text, &printed)
    } else {
        recipient_spans(&text, &printed)
    };
    let spans = spans.unwrap_or_else(|problem| {
        record.fault("recipients", problem);
        Vec::new()
    });
    let recipients = spans.into_iter().zip(entries).map(|(span, entry)| Recipient {
        start: span.start,
        end: span.end,
        subject: entry.subject,
        carried: entry.carried,
        remarks: entry.remarks,
    });
    Roll {
        printed_heading: record.optional_text("heading"),
        recipients: recipients.collect(),
        text,
        block: at,
        lines: None,
    }
}

/// A recipient before its place in the roll's text is known.
struct Entry {
    printed: Box<str>,
    subject: Subject,
    carried: bool,
    remarks: Option<Box<Remarks>>,
}

fn read_entry(record: Record<'_, '_>, gazetteer: &Gazetteer) -> Entry {
    let entry = Entry {
        printed: record.text("printed"),
        subject: subject(&record, gazetteer),
        carried: record.flag("carried"),
        remarks: remarks(&record),
    };
    record.finish();
    entry
}

/// Who a recipient is: one of `place`, `unit` and `open` says it.
fn subject(record: &Record<'_, '_>, gazetteer: &Gazetteer) -> Subject {
    let place = record.optional_text("place");
    let unit = record.optional_text("unit");
    let open = record.optional_text("open");
    let (kind, candidates) = (record.optional_text("kind"), record.optional_texts("candidates"));
    let by_key = |field: &str, key: &str| {
        let place = gazetteer.by_key(key);
        if place.is_none() {
            record.fault(field, format!("the gazetteer has no place with the key {key:?}"));
        }
        place
    };
    match (place, unit, open) {
        (Some(key), None, None) => Subject::Place(by_key("place", &key).unwrap_or_default()),
        (None, Some(key), None) => {
            let region = record.text("region");
            let kind = UnitKind::from_key(&key);
            if kind.is_none() {
                let known = UnitKind::ALL.map(UnitKind::key).join(", ");
                record.fault("unit", format!("unknown kind of unit {key:?}; known are {known}"));
            }
            Subject::Unit(Unit {
                kind: kind.unwrap_or(UnitKind::Other),
                region: by_key("region", &region).unwrap_or_default(),
            })
        }
        (None, None, Some(key)) => {
            let doubt = Doubt::from_key(&key);
            if doubt.is_none() {
                let known = Doubt::ALL.map(Doubt::key).join(", ");
                record.fault("open", format!("unknown doubt {key:?}; known are {known}"));
            }
            let kinds = || Kind::COMMENDED.into_iter();
            let find = |key: &str| kinds().find(|kind| kind.key() == key);
            let candidates = candidates.iter().filter_map(|key| by_key("candidates", key));
            Subject::Open(Box::new(Open {
                doubt: doubt.unwrap_or(Doubt::Unknown),
                kind: kind.as_deref().and_then(find),
                candidates: candidates.collect(),
            }))
        }
        _ => {
            record.fault("place", "a recipient has one of place, unit and open");
            Subject::Place(PlaceId::default())
        }
    }
}

fn remarks(record: &Record<'_, '_>) -> Option<Box<Remarks>> {
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
    let former = record.optional_table("former").map(|former| {
        let read = Former {
            year: former.optional_number("year"),
        };
        former.finish();
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
    let reading = record.optional_text("reading");
    let is_remarkable = reading.is_some() || correction.is_some() || former.is_some() || note.is_some();
    is_remarkable.then(|| {
        Box::new(Remarks {
            correction,
            reading,
            former,
            note,
        })
    })
}
