//! A monkey at the keyboard: random events on every screen, drawn one by one, over libraries small and
//! damaged, without a panic, a lost selection or growing memory.
//!
//! `JILI_MONKEY=1000000 cargo test --release --test monkey` lets it type for longer.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on fails"
)]

#[path = "support/screens.rs"]
mod screens;
#[path = "support/screen.rs"]
mod support;

use std::collections::BTreeSet;
use std::fs;

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use jili::catalog::{Catalog, CircularId};
use jili::lang::Lang;
use jili::library::{Library, Review};
use jili::tui::effect::{Answer, Copied, Effect, Saved};
use screens::{WAYS, add_open, variants};
use support::Screen;

/// Events in all, where nothing else is asked for.
const EVENTS: usize = 24_000;
/// So often somebody starts anew on some screen: a monkey alone seldom finds the deep ones.
const ROUND: usize = 400;
/// How much more memory the process may have at the end than after the first tenth, in pages of 4 KiB.
const GROWTH: usize = 2_048;

const KEYS: [KeyCode; 22] = [
    KeyCode::Up,
    KeyCode::Down,
    KeyCode::Left,
    KeyCode::Right,
    KeyCode::Enter,
    KeyCode::Esc,
    KeyCode::Tab,
    KeyCode::BackTab,
    KeyCode::Home,
    KeyCode::End,
    KeyCode::PageUp,
    KeyCode::PageDown,
    KeyCode::Backspace,
    KeyCode::Delete,
    KeyCode::F(1),
    KeyCode::F(2),
    KeyCode::F(3),
    KeyCode::F(5),
    KeyCode::F(6),
    KeyCode::F(7),
    KeyCode::F(8),
    KeyCode::F(9),
];
const LETTERS: &str = "cuipingybqfr翠屏宜宾市中 /？?阿坝1５ＣＰ\u{202e}\u{1b}\u{301}👨";

/// A fixed sequence of numbers: the same monkey every time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, sides: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides
    }

    fn event(&mut self) -> Event {
        let modifiers = [
            KeyModifiers::NONE,
            KeyModifiers::NONE,
            KeyModifiers::CONTROL,
            KeyModifiers::ALT,
        ][self.below(4)];
        let character = LETTERS.chars().nth(self.below(LETTERS.chars().count())).unwrap();
        match self.below(100) {
            0..60 => Event::Key(KeyEvent::new(KEYS[self.below(KEYS.len())], KeyModifiers::NONE)),
            60..88 => Event::Key(KeyEvent::new(KeyCode::Char(character), modifiers)),
            88..90 => Event::Paste(character.to_string().repeat(self.below(200_000))),
            90..92 => Event::Resize(self.below(220) as u16, self.below(70) as u16),
            92..93 => [Event::FocusGained, Event::FocusLost][self.below(2)].clone(),
            _ => {
                let kind = [
                    MouseEventKind::Down(MouseButton::Left),
                    MouseEventKind::ScrollUp,
                    MouseEventKind::ScrollDown,
                ][self.below(3)];
                let (column, row) = (self.below(230) as u16, self.below(80) as u16);
                Event::Mouse(MouseEvent {
                    kind,
                    column,
                    row,
                    modifiers,
                })
            }
        }
    }
}

/// Pages of memory that the process has; none where the system does not say.
fn pages() -> Option<usize> {
    fs::read_to_string("/proc/self/statm")
        .ok()?
        .split(' ')
        .nth(1)?
        .parse()
        .ok()
}

/// A library of three circulars: open entries in one, one of another province, and one whose text is not its own.
fn three(library: &Library) {
    add_open(library);
    let files = [
        (
            "china-2020",
            include_str!("data/library/china-2020.txt").to_owned(),
            include_str!("data/library/china-2020.toml"),
        ),
        (
            "huzhou-2022",
            include_str!("data/library/huzhou-2022.txt").replace('市', "县"),
            include_str!("data/library/huzhou-2022.toml"),
        ),
    ];
    for (id, text, dataset) in files {
        library.add(id, &text, dataset, false).unwrap();
    }
}

fn catalog(library: &Library) -> Catalog {
    let (mut gazetteer, built_in) = Catalog::embedded().into_parts();
    let mut opened = library.open_with(&mut gazetteer, None).unwrap();
    let broken = std::mem::take(&mut opened.broken);
    let catalog = Catalog::of(gazetteer, opened.beside(built_in)).unwrap();
    catalog.with_broken(broken)
}

/// Does what the event loop would, with answers of every kind; nothing is copied or written.
fn answer(screen: &mut Screen<'_>, catalog: &Catalog, effect: Effect, dice: &mut Dice) -> Option<Effect> {
    let answer = match effect {
        Effect::Quit | Effect::Suspend | Effect::Redraw => return None,
        Effect::OpenReview(id) => {
            screen.browser.open_review(id);
            return None;
        }
        Effect::Review(change) => {
            screen.browser.carry_out(change);
            return None;
        }
        Effect::ReadText(id) => Answer::Text(id, catalog.text(id)),
        Effect::Copy(_) if dice.below(2) == 0 => Answer::Copied(Err("没有".to_owned())),
        Effect::Copy(_) => Answer::Copied(Ok(Copied {
            characters: 1,
            by: vec!["OSC 52"],
        })),
        Effect::Save { file, .. } => Answer::Saved(match dice.below(3) {
            0 => Err(Saved::Exists),
            1 => Err(Saved::Failed("没有".to_owned())),
            _ => Ok(file),
        }),
    };
    screen.browser.answer(answer)
}

/// So many events over a library; the screens that there were.
fn play(events: usize, dice: &mut Dice, library: &Library) -> BTreeSet<(&'static str, bool)> {
    let catalog = catalog(library);
    let circulars: Vec<CircularId> = catalog.circular_ids().collect();
    let mut seen = BTreeSet::new();
    let mut screen = Screen::over(&catalog, Lang::Zh, 120, 36);
    let mut before = None;
    for at in 0..events {
        if at % ROUND == 0 {
            // Every other time on what lies there.
            if dice.below(2) == 0 {
                let lang = [Lang::Zh, Lang::En][dice.below(2)];
                screen = Screen::over(&catalog, lang, 120, 36);
                screen.browser.set_scope(circulars.clone());
            }
            match dice.below(WAYS.len() + 2).checked_sub(2) {
                Some(way) => {
                    screen.keys(WAYS[way].keys);
                }
                None if library.has("sichuan-2021") => {
                    let review = Review::open(library, "sichuan-2021", catalog.gazetteer()).unwrap();
                    screen.browser.review(review);
                }
                None => {}
            }
        }
        let event = dice.event();
        if let Event::Resize(columns, rows) = event {
            screen.resize(columns, rows);
        } else {
            let mut effect = screen.event(event);
            while let Some(asked) = effect.take() {
                effect = answer(&mut screen, &catalog, asked, dice);
            }
        }
        screen.browser.work();
        screen.draw();
        seen.insert(screen.browser.whereabouts());
        assert!(screen.browser.is_sound(), "event {at}");
        if at == events / 10 {
            before = pages();
        }
    }
    if let (Some(before), Some(after)) = (before, pages()) {
        assert!(after <= before + GROWTH, "{before} pages grew to {after}");
    }
    seen
}

#[test]
fn a_monkey_breaks_nothing() {
    let events = std::env::var("JILI_MONKEY")
        .ok()
        .and_then(|count| count.parse().ok())
        .unwrap_or(EVENTS);
    let mut dice = Dice(20_230_919);
    let mut seen = BTreeSet::new();
    let libraries: [fn(&Library); 3] = [|_| {}, add_open, three];
    for fill in libraries {
        let folder = tempfile::tempdir().unwrap();
        let library = Library::at(folder.path().join("library"));
        fs::create_dir(library.folder()).unwrap();
        fill(&library);
        seen.extend(play(events / libraries.len(), &mut dice, &library));
    }
    for way in WAYS {
        assert!(seen.contains(&(way.screen, way.asks)), "not on {}", way.screen);
    }
    for variant in variants() {
        assert!(seen.iter().any(|(name, _)| *name == variant), "not on {variant}");
    }
}
