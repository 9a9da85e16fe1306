//! Data and queries made to harm a terminal: on the screen and in every command's output no such byte arrives.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on fails"
)]

#[path = "support/program.rs"]
mod program;
#[path = "support/screen.rs"]
mod screen;
#[path = "support/screens.rs"]
mod screens;

use std::borrow::Cow;
use std::io::Write;

use crossterm::event::Event;
use jili::catalog::Catalog;
use jili::circular::Circular;
use jili::export::{self, json};
use jili::gazetteer::{Bilingual, Gazetteer, Place};
use jili::lang::Lang;
use jili::tui::canvas::Canvas;
use jili::tui::theme::Theme;
use program::{Answer, command};
use screen::Screen;
use screens::WAYS;

/// ESC, a colour, OSC 52 (the clipboard), C1, bidi override and isolates, zero-width characters, separators, tab,
/// line breaks, a tag, a variation selector, BEL, DEL.
const HOSTILE: &str = "\u{1b}[31m\u{1b}]52;c;aGk=\u{7}\u{9b}32m\u{90}\u{202e}\u{2066}\u{2069}\u{200b}\u{200d}\u{feff}\u{2028}\u{2029}\t\r\n\u{e0041}\u{fe0f}\u{7f}\u{61c}";

/// Characters that no output for people may have. The list is this test's own.
fn is_harmful(character: char) -> bool {
    character.is_control()
        || matches!(u32::from(character), 0xad | 0x61c | 0x200b..=0x200f | 0x2028..=0x202e | 0x2060..=0x206f | 0xfe00..=0xfe0f | 0xfeff | 0xe0000..=0xe0fff)
}

fn spoil<T: std::fmt::Display + From<String>>(text: &mut T) {
    *text = format!("{text}{HOSTILE}").into();
}

fn spoil_name(text: &mut Cow<'static, str>) {
    *text = format!("{text}{HOSTILE}").into();
}

fn spoil_place(mut place: Place) -> Place {
    for field in [
        &mut place.name,
        &mut place.short,
        &mut place.full_name,
        &mut place.pinyin,
        &mut place.toned,
        &mut place.english,
    ] {
        spoil_name(field);
    }
    place.host.iter_mut().for_each(spoil_name);
    place.aliases.iter_mut().for_each(spoil_name);
    place.note = Some(Bilingual {
        zh: HOSTILE.into(),
        en: HOSTILE.into(),
    });
    place
}

fn spoil_circular(mut circular: Circular) -> Circular {
    spoil(&mut circular.issuer);
    circular.document_number.iter_mut().for_each(spoil);
    for block in circular.blocks.iter_mut().filter(|block| !block.text.is_empty()) {
        spoil(&mut block.text);
    }
    for category in &mut circular.categories {
        [&mut category.heading, &mut category.label, &mut category.label_en]
            .into_iter()
            .for_each(spoil);
        for part in &mut category.parts {
            part.heading.iter_mut().for_each(spoil);
            for roll in &mut part.rolls {
                roll.printed_heading.iter_mut().for_each(spoil);
                spoil(&mut roll.text);
                for recipient in &mut roll.recipients {
                    if let Some(remarks) = &mut recipient.remarks {
                        remarks.note = Some(Bilingual {
                            zh: HOSTILE.into(),
                            en: HOSTILE.into(),
                        });
                    }
                }
            }
            for measure in &mut part.measures {
                spoil(&mut measure.text);
                let departments = measure.departments.iter_mut();
                departments.for_each(|department| spoil(&mut department.name));
                let tags = measure.instruments.iter_mut();
                tags.for_each(|tag| spoil(&mut tag.evidence));
                for amount in &mut measure.amounts {
                    spoil(&mut amount.unit);
                    spoil(&mut amount.evidence);
                }
            }
        }
    }
    circular
}

fn hostile_catalog() -> Catalog {
    let (gazetteer, circulars) = Catalog::embedded().into_parts();
    let places = gazetteer
        .places()
        .map(|(_, place)| spoil_place(place.clone()))
        .collect();
    Catalog::new(
        Gazetteer::new(places).unwrap(),
        circulars.into_iter().map(spoil_circular).collect(),
    )
    .unwrap()
}

#[test]
fn nothing_harmful_is_drawn() {
    let catalog = hostile_catalog();
    for lang in [Lang::Zh, Lang::En] {
        for (columns, rows) in [(160, 50), (80, 24), (40, 10)] {
            let ways = WAYS.map(|way| way.keys);
            let more = [
                "天府 Enter Right Right",
                "铁路港 Enter",
                "荥经 Enter F6",
                "F8",
                "C-y Down Down Tab",
            ];
            for script in ways.into_iter().chain(more) {
                let mut screen = Screen::over(&catalog, lang, columns, rows);
                screen.keys(script);
                screen.event(Event::Paste(HOSTILE.into()));
                let text = screen.text();
                let harmful = text
                    .chars()
                    .find(|character| *character != '\n' && is_harmful(*character));
                assert_eq!(harmful, None, "{script} at {columns}×{rows}:\n{text:?}");
            }
        }
    }
}

#[test]
fn the_bytes_of_a_frame_have_only_the_programs_own_sequences() {
    let catalog = hostile_catalog();
    let mut browser = jili::tui::Browser::new(&catalog, Lang::Zh, Theme::new(true), (120, 36));
    browser.handle(Event::Paste(format!("翠{HOSTILE}")));
    let mut canvas = Canvas::new((120, 36));
    let bytes = canvas.draw((120, 36), |buffer| browser.draw(buffer)).to_vec();
    let text = String::from_utf8(bytes).unwrap();
    let mut rest = text.as_str();
    while let Some(at) = rest.find(is_harmful) {
        let (_, sequence) = rest.split_at(at);
        let body = sequence
            .strip_prefix("\u{1b}[")
            .unwrap_or_else(|| panic!("{sequence:?}"));
        let end = body
            .find(|character: char| character.is_ascii_alphabetic())
            .unwrap();
        let (parameters, after) = body.split_at(end);
        assert!(
            parameters
                .chars()
                .all(|character| character.is_ascii_digit() || ";?".contains(character)),
            "{parameters:?}"
        );
        rest = after;
    }
}

fn in_toml(text: &str) -> String {
    let escaped = text
        .chars()
        .map(|character| format!("\\U{:08X}", u32::from(character)));
    escaped.collect()
}

/// The dataset with something harmful in every text.
fn hostile_file() -> tempfile::NamedTempFile {
    let dataset = include_str!("../data/circulars/sichuan-2022.toml");
    let toml = in_toml(HOSTILE);
    let mut spoiled = String::new();
    for line in dataset.lines() {
        match line.strip_suffix('"').filter(|_| !line.starts_with('#')) {
            Some(start) => spoiled.push_str(&format!("{start}{toml}\"\n")),
            None => spoiled.push_str(&format!("{line}\n")),
        }
    }
    let mut file = tempfile::NamedTempFile::new().unwrap();
    file.write_all(spoiled.as_bytes()).unwrap();
    file
}

fn answer(line: &str, data: &std::path::Path) -> Answer {
    Answer::of(command(line).arg("--data").arg(data))
}

#[test]
fn a_harmful_dataset_is_refused_and_nothing_of_it_is_printed() {
    let file = hostile_file();
    for line in ["list", "show 1", "place 荥经", "export", "brief 宜宾 --lang en"] {
        let answer = answer(line, file.path());
        assert_eq!((answer.code, answer.out.as_str()), (Some(2), ""), "jili {line}");
        assert!(answer.err.contains("has U+001B"), "{}", answer.err);
        let harmful = answer
            .err
            .chars()
            .find(|character| *character != '\n' && is_harmful(*character));
        assert_eq!(harmful, None, "jili {line}");
    }
}

#[test]
fn json_keeps_the_text_and_escapes_it() {
    let catalog = hostile_catalog();
    let view = catalog.default_view();
    let circular = view.single().unwrap().1;
    let whole = json::to_string(&export::circular_file(&catalog, circular)).unwrap();
    let awards = json::to_string(&export::awards_file(&view, view.award_ids())).unwrap();
    for json in [&whole, &awards] {
        let harmful = json
            .chars()
            .find(|character| *character != '\n' && is_harmful(*character));
        assert_eq!(harmful, None);
    }
    let value: serde_json::Value = serde_json::from_str(&whole).unwrap();
    for text in [
        &value["circular"]["closing"][0],
        &value["circular"]["preamble"][0],
        &value["categories"][0]["parts"][0]["measures"][0]["text"],
    ] {
        assert!(text.as_str().unwrap().ends_with(HOSTILE), "{text}");
    }
}

#[test]
fn what_is_typed_as_an_argument_is_shown_safely() {
    for line in [
        "place",
        "search",
        "show",
        "list --department",
        "list --category",
        "list --kind",
        "nonsense",
    ] {
        for hostile in [HOSTILE, "\u{1b}]0;x\u{7}", "翠\u{202e}屏"] {
            let answer = Answer::of(command(line).arg(hostile));
            for text in [&answer.out, &answer.err] {
                let harmful = text
                    .chars()
                    .find(|character| *character != '\n' && is_harmful(*character));
                assert_eq!(harmful, None, "jili {line} {hostile:?}: {text:?}");
            }
        }
    }
}

#[test]
fn a_broken_dataset_is_said_and_not_used() {
    let cases: [(&[u8], &str); 3] = [
        (b"id = 1\n", "id: expected a string, found integer"),
        (b"id = \"\xff\"\n", ":1: 不是 UTF-8"),
        (b"\n\nid = = 2", ":3: "),
    ];
    for (content, expected) in cases {
        let mut file = tempfile::NamedTempFile::new().unwrap();
        file.write_all(content).unwrap();
        let answer = answer("list", file.path());
        assert_eq!((answer.code, answer.out.as_str()), (Some(2), ""));
        assert!(answer.err.contains(expected), "{}", answer.err);
    }
    // A gigabyte, without the disk having to hold it: no more is read than shows that it is too large.
    let file = tempfile::NamedTempFile::new().unwrap();
    file.as_file().set_len(1 << 30).unwrap();
    assert!(answer("list", file.path()).err.contains("超过 8388608 字节"));
    assert!(
        answer("list", std::path::Path::new("/nonexistent.toml"))
            .err
            .contains("/nonexistent.toml: ")
    );
}
