//! A monkey at the keyboard: random events, drawn one by one, without a panic, a lost selection or growing memory.
//!
//! `JILI_MONKEY=1000000 cargo test --release --test monkey` lets it type for longer.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on fails"
)]

#[path = "support/screen.rs"]
mod support;

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use support::Screen;

/// Events where nothing else is asked for.
const EVENTS: usize = 8_000;
/// How much more memory the process may have at the end than after the first tenth, in pages of 4 KiB.
const GROWTH: usize = 2_048;

const KEYS: [KeyCode; 14] = [
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
];
const LETTERS: &str = "cuipingybq翠屏宜宾市中 /？?阿坝1５ＣＰ\u{202e}\u{1b}\u{301}👨";

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
    std::fs::read_to_string("/proc/self/statm")
        .ok()?
        .split(' ')
        .nth(1)?
        .parse()
        .ok()
}

#[test]
fn a_monkey_breaks_nothing() {
    let events = std::env::var("JILI_MONKEY")
        .ok()
        .and_then(|count| count.parse().ok())
        .unwrap_or(EVENTS);
    let mut dice = Dice(20_230_919);
    let mut screen = Screen::new(120, 36);
    let mut before = None;
    for at in 0..events {
        let event = dice.event();
        if let Event::Resize(columns, rows) = event {
            screen.resize(columns, rows);
        } else {
            screen.event(event);
        }
        assert!(screen.browser.is_sound(), "event {at}");
        if at == events / 10 {
            before = pages();
        }
    }
    if let (Some(before), Some(after)) = (before, pages()) {
        assert!(after <= before + GROWTH, "{before} pages grew to {after}");
    }
}
