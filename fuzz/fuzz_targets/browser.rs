//! Any events at any size: no panic, and every selection stays in its list.
#![no_main]

use std::sync::LazyLock;

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use jili::catalog::Catalog;
use jili::lang::Lang;
use jili::tui::Browser;
use jili::tui::canvas::Canvas;
use jili::tui::theme::Theme;
use libfuzzer_sys::fuzz_target;

static CATALOG: LazyLock<Catalog> = LazyLock::new(Catalog::embedded);
const KEYS: [KeyCode; 15] = [
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
];

fn event(kind: u8, value: u16, character: char) -> Event {
    let [high, low] = value.to_be_bytes();
    let modifiers = [KeyModifiers::NONE, KeyModifiers::CONTROL, KeyModifiers::ALT][usize::from(kind) % 3];
    match kind % 8 {
        0..=2 => Event::Key(KeyEvent::new(KEYS[usize::from(value) % KEYS.len()], modifiers)),
        3 | 4 => Event::Key(KeyEvent::new(KeyCode::Char(character), modifiers)),
        5 => Event::Paste(character.to_string().repeat(usize::from(low))),
        6 => Event::Resize(u16::from(high), u16::from(low)),
        _ => {
            let kind = if value % 2 == 0 {
                MouseEventKind::ScrollDown
            } else {
                MouseEventKind::Down(MouseButton::Left)
            };
            Event::Mouse(MouseEvent {
                kind,
                column: u16::from(high),
                row: u16::from(low),
                modifiers,
            })
        }
    }
}

fuzz_target!(|events: Vec<(u8, u16, char)>| {
    let mut browser = Browser::new(&CATALOG, Lang::Zh, Theme::new(true), (80, 24));
    let mut size = (80, 24);
    let mut canvas = Canvas::new(size);
    for (kind, value, character) in events.into_iter().take(64) {
        let event = event(kind, value, character);
        // Half of the resizes are drawn before the browser hears of them.
        if let Event::Resize(columns, rows) = event {
            size = (columns, rows);
            if value % 2 == 0 {
                canvas.draw(size, |buffer| browser.draw(buffer));
            }
        }
        browser.handle(event);
        canvas.draw(size, |buffer| browser.draw(buffer));
        assert!(browser.is_sound());
    }
});
