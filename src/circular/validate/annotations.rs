//! Checks what jili adds in words of its own: labels, notes and reasons are short, and in the language that they say.

use super::Report;
use crate::circular::{Category, Recipient};
use crate::gazetteer::Bilingual;

/// Characters that a short label has at most.
const LABEL_CHARACTERS: usize = 10;
/// Those of an English one.
const ENGLISH_LABEL_CHARACTERS: usize = 40;
/// Those of a note, and of its English text.
const NOTE_CHARACTERS: (usize, usize) = (200, 400);

/// Checks a category's labels.
pub(super) fn labels(category: &Category, record: &str, report: Report<'_>) {
    text("label", &category.label, LABEL_CHARACTERS, record, report);
    text(
        "label_en",
        &category.label_en,
        ENGLISH_LABEL_CHARACTERS,
        record,
        report,
    );
    if let Some(strange) = strange(&category.label, category.title()) {
        report(
            record,
            "label",
            format!("{strange:?} does not stand in the title, or not in this order"),
        );
    }
    let mut english = category.label_en.chars();
    if !is_balanced(&category.label) {
        report(
            record,
            "label",
            format!("half a pair of marks in {:?}", category.label),
        );
    }
    if has_han(&category.label_en) || english.next().is_some_and(|first| !first.is_ascii_alphanumeric()) {
        report(
            record,
            "label_en",
            format!("expected English, found {:?}", category.label_en),
        );
    }
}

/// The first character of a label that does not stand in the title behind those before it.
fn strange(label: &str, title: &str) -> Option<char> {
    let mut title = title.chars();
    label
        .chars()
        .find(|wanted| !title.any(|character| character == *wanted))
}

/// Whether a label can be a category's.
pub(crate) fn label_holds(label: &str, title: &str) -> bool {
    let is_short = (1..=LABEL_CHARACTERS).contains(&label.chars().count());
    is_short && label.trim() == label && is_balanced(label) && strange(label, title).is_none()
}

/// Checks what is said of how an entry is read.
pub(super) fn remarks(recipient: &Recipient, record: &str, report: Report<'_>) {
    let Some(remarks) = &recipient.remarks else {
        return;
    };
    if let Some(said) = &remarks.note {
        bilingual(["note_zh", "note_en"], said, record, report);
    }
    if let Some(correction) = &remarks.correction {
        let record = format!("{record}.correction");
        bilingual(["reason_zh", "reason_en"], &correction.reason, &record, report);
    }
}

fn bilingual(fields: [&str; 2], said: &Bilingual, record: &str, report: Report<'_>) {
    let [zh, en] = fields;
    text(zh, &said.zh, NOTE_CHARACTERS.0, record, report);
    text(en, &said.en, NOTE_CHARACTERS.1, record, report);
    if !has_han(&said.zh) {
        report(record, zh, format!("expected Chinese, found {:?}", said.zh));
    }
    // It may name a place in Chinese, but begins in English.
    if said
        .en
        .chars()
        .next()
        .is_some_and(|first| !first.is_ascii_graphic())
    {
        report(record, en, format!("expected English, found {:?}", said.en));
    }
}

fn text(field: &str, value: &str, most: usize, record: &str, report: Report<'_>) {
    if value.chars().count() > most {
        report(record, field, format!("longer than {most} characters"));
    }
    if value.trim() != value {
        report(
            record,
            field,
            format!("blanks that separate no words in {value:?}"),
        );
    }
}

/// Whether every quotation mark and bracket has its other half.
fn is_balanced(text: &str) -> bool {
    let pairs = [('“', '”'), ('‘', '’'), ('《', '》'), ('(', ')'), ('（', '）')];
    let count = |wanted: char| text.chars().filter(|character| *character == wanted).count();
    pairs
        .iter()
        .all(|(opening, closing)| count(*opening) == count(*closing))
}

fn has_han(text: &str) -> bool {
    text.chars()
        .any(|character| matches!(character, '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{323af}'))
}
