//! What a place must be for its row to be believed: code, name, reading and neighbours agree with one another.
//!
//! A single slip in a file, whether of a hand or of a program, makes two of them disagree, and is refused. What is
//! said of places by number ([`counts`]) finds the rows that are not there.

mod code;
mod counts;
mod names;
mod reading;

use super::{Kind, Place};
use crate::text::is_dangerous;

pub use counts::counts;

/// Receives a fault: field, problem.
type Report<'a> = &'a mut dyn FnMut(&str, String);

/// Checks a place that was read after `before`; `key_field` is the column that its key stands in.
pub(super) fn place(place: &Place, before: &[Place], key_field: &str, report: &mut dyn FnMut(&str, String)) {
    texts(place, key_field, report);
    if place.code().is_some() {
        code::check(place, before, report);
        names::administrative(place, report);
    } else {
        names::zone(place, before, report);
    }
    reading::check(place, report);
}

/// Every text is short, can be printed as it is, and has its blanks between words.
fn texts(place: &Place, key_field: &str, report: Report<'_>) {
    let (note_zh, note_en) = place
        .note
        .as_ref()
        .map_or(("", ""), |note| (&*note.zh, &*note.en));
    let texts = [
        (key_field, &*place.key, 40),
        ("name", &place.name, 60),
        ("short", &place.short, 40),
        ("pinyin", &place.pinyin, 160),
        ("toned", &place.toned, 160),
        ("english", &place.english, 120),
        ("host", place.host.as_deref().unwrap_or_default(), 40),
        ("note_zh", note_zh, 200),
        ("note_en", note_en, 400),
    ];
    let aliases = place.aliases.iter().map(|alias| ("aliases", &**alias, 20));
    for (field, text, most) in texts.into_iter().chain(aliases) {
        if let Some(character) = text.chars().find(|character| is_dangerous(*character)) {
            report(
                field,
                format!("has U+{:04X}, which cannot be seen", u32::from(character)),
            );
        }
        if text.chars().count() > most {
            report(field, format!("longer than {most} characters"));
        }
        if text.trim() != text || text.contains("  ") {
            report(field, format!("blanks that separate no words in {text:?}"));
        }
    }
    if place.kind != Kind::Country && !is_english(&place.english) {
        report(
            "english",
            format!("expected a name in Latin letters, found {:?}", place.english),
        );
    }
}

/// Whether a text is a name in Latin letters that begins with a capital.
fn is_english(text: &str) -> bool {
    let is_latin = |character: char| {
        character.is_ascii_alphanumeric() || " ,'-()&".contains(character) || ('À'..='ž').contains(&character)
    };
    text.starts_with(char::is_uppercase) && text.chars().all(is_latin)
}

/// Whether a character is one that names are written with; look-alikes (radicals, compatibility forms) are not.
fn is_han(character: char) -> bool {
    matches!(character, '〇' | '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{323af}')
}

/// A syllable without its tone mark; ü is v.
pub(super) fn without_tones(syllable: &str) -> String {
    reading::without_tones(syllable)
}
