//! Reads events, and puts right what crossterm's reader takes apart: of `ESC ESC [ B`, which is Esc and an arrow that
//! arrive together, it makes Esc and the letters [B, which would be typed into the search line.

use std::io;
use std::time::Duration;

use crossterm::event::{self, Event, KeyCode, KeyEvent, KeyModifiers};

/// As good as no time. Crossterm's reader does not look at all when it is given none, and looks until it is over.
const AT_ONCE: Duration = Duration::from_micros(10);
/// Sequences that keys send are no longer than this.
const LONGEST: usize = 16;

/// The terminal's events.
#[derive(Debug, Default)]
pub(super) struct Events {
    /// What was read ahead.
    held: Option<Event>,
}

impl Events {
    /// The next event; blocks until there is one.
    pub(super) fn next(&mut self) -> io::Result<Event> {
        let event = match self.held.take() {
            Some(event) => event,
            None => event::read()?,
        };
        if is_key(&event, KeyCode::Esc) {
            self.read_past_esc()?;
        }
        Ok(event)
    }

    /// Whether there is one to be had without waiting.
    pub(super) fn has_queued(&self) -> io::Result<bool> {
        Ok(self.held.is_some() || event::poll(AT_ONCE)?)
    }

    /// Holds the key whose sequence lies right behind an Esc; a sequence that is none of those is left out.
    fn read_past_esc(&mut self) -> io::Result<()> {
        let Some(introducer) = self.read_at_once()? else {
            return Ok(());
        };
        if !matches!(character(&introducer), Some('[' | 'O')) {
            self.held = Some(introducer);
            return Ok(());
        }
        for _ in 0..LONGEST {
            let Some(event) = self.read_at_once()? else {
                return Ok(());
            };
            match character(&event) {
                Some('0'..='9' | ';' | '<') => {}
                Some(last) => {
                    let key = key(last).map(|code| KeyEvent::new(code, KeyModifiers::NONE));
                    self.held = key.map(Event::Key);
                    return Ok(());
                }
                None => {
                    self.held = Some(event);
                    return Ok(());
                }
            }
        }
        Ok(())
    }

    fn read_at_once(&self) -> io::Result<Option<Event>> {
        event::poll(AT_ONCE)?.then(event::read).transpose()
    }
}

fn is_key(event: &Event, code: KeyCode) -> bool {
    matches!(event, Event::Key(key) if key.code == code)
}

fn character(event: &Event) -> Option<char> {
    match event {
        Event::Key(KeyEvent {
            code: KeyCode::Char(character),
            ..
        }) => Some(*character),
        _ => None,
    }
}

/// The key whose sequence ends with a character.
fn key(last: char) -> Option<KeyCode> {
    match last {
        'A' => Some(KeyCode::Up),
        'B' => Some(KeyCode::Down),
        'C' => Some(KeyCode::Right),
        'D' => Some(KeyCode::Left),
        'F' => Some(KeyCode::End),
        'H' => Some(KeyCode::Home),
        _ => None,
    }
}
