//! What a terminal sends, as events: bytes in, keys, pastes and mouse reports out. No I/O and no clock.
//!
//! [`vte`] takes escape sequences and UTF-8 apart, as it does in terminal emulators; `keys` and `mouse` say what they
//! mean. This module adds what only input has: a lone Esc, Alt, the three-byte sequences of old keyboards, pastes, and
//! that a keyboard must not jam:
//!
//! - Whatever is not a key is dropped whole: answers and notices of the terminal, known or not.
//! - What has begun and does not end is given up after [`Parser::patience`].
//! - Ctrl-C and Ctrl-Z act at once, whatever has begun. In a paste they do so only as the last byte of what has
//!   arrived: with more behind them they are part of the text, and dropped from it as other control characters are.

mod keys;
mod mouse;

use std::collections::VecDeque;
use std::time::Duration;

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};

/// A paste is cut after so many bytes: many times the longest query.
pub const PASTE_BYTES: usize = 64 << 10;
/// What a terminal sends in one string is looked at up to here. What follows is dropped as well, until the string ends.
const STRING_BYTES: usize = 64 << 10;

/// How long after Esc something may follow that makes it the beginning of a sequence.
const ESCAPE: Duration = Duration::from_millis(50);
/// How long after one byte of a sequence or character the next may follow: as far apart as two packets.
const SEQUENCE: Duration = Duration::from_millis(200);
/// The same for pastes, whose rest would act as keys.
const PASTE: Duration = Duration::from_millis(500);

const CTRL_C: u8 = 0x03;
const BEL: u8 = 0x07;
const CTRL_Z: u8 = 0x1a;
const ESC: u8 = 0x1b;

/// What has begun and not ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Pending {
    #[default]
    Nothing,
    /// Esc, or the beginning of a sequence.
    Escape,
    /// A sequence, a string or a character that the state machine has taken the first bytes of.
    Sequence,
    /// A key whose name is the next byte, as in `ESC O P`.
    Key(keys::Lead),
    /// A mouse report of three bytes, with those that are there and how many they are.
    Mouse([u8; 3], usize),
}

/// Reads what a terminal sends.
#[derive(Default)]
pub struct Parser {
    machine: vte::Parser,
    pending: Pending,
    /// How many bytes the state machine has taken without a word.
    taken: usize,
    paste: Option<String>,
    events: VecDeque<Event>,
}

impl std::fmt::Debug for Parser {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("Parser")
            .field("pending", &self.pending)
            .field("paste", &self.paste.as_ref().map(String::len))
            .field("events", &self.events)
            .finish_non_exhaustive()
    }
}

impl Parser {
    /// Takes bytes as they have arrived together.
    pub fn feed(&mut self, mut bytes: &[u8]) {
        while let Some((&byte, rest)) = bytes.split_first() {
            let text = self.text_in_front(bytes);
            if text > 0 {
                let (text, rest) = bytes.split_at(text);
                self.advance(text);
                bytes = rest;
            } else {
                self.take(byte, rest.is_empty());
                bytes = rest;
            }
        }
    }

    /// How many of the first bytes are text and nothing else, so that they can be taken at once.
    fn text_in_front(&self, bytes: &[u8]) -> usize {
        if self.pending != Pending::Nothing {
            return 0;
        }
        let is_text = |byte: &&u8| **byte >= 0x20;
        let text = bytes.iter().take_while(is_text).count();
        // The last character may be cut.
        let (text, _) = bytes.split_at(text);
        let cut = text
            .iter()
            .rev()
            .take(3)
            .take_while(|byte| !byte.is_ascii())
            .count();
        text.len() - cut
    }

    /// The next event that is whole.
    pub fn next_event(&mut self) -> Option<Event> {
        self.events.pop_front()
    }

    /// Whether there is a next event.
    pub fn has_event(&self) -> bool {
        !self.events.is_empty()
    }

    /// How long to wait for more bytes before [`Self::give_up`]; `None` where nothing has begun.
    pub fn patience(&self) -> Option<Duration> {
        match self.pending {
            _ if self.paste.is_some() => Some(PASTE),
            Pending::Nothing => None,
            Pending::Escape => Some(ESCAPE),
            Pending::Sequence | Pending::Key(_) | Pending::Mouse(..) => Some(SEQUENCE),
        }
    }

    /// Takes what has begun for all there is: Esc is a key, a paste is as long as it is, the rest is dropped.
    pub fn give_up(&mut self) {
        let is_escape = self.pending == Pending::Escape;
        self.reset();
        let text = self.paste.take().filter(|text| !text.is_empty());
        self.events.extend(text.map(Event::Paste));
        if is_escape {
            self.push_key(KeyCode::Esc.into());
        }
    }

    fn take(&mut self, byte: u8, is_last: bool) {
        match (self.pending, byte) {
            (_, CTRL_C | CTRL_Z) if is_last || self.paste.is_none() => {
                self.reset();
                self.paste = None;
                self.push_key(keys::ascii(byte));
            }
            (pending, ESC) => {
                self.reset();
                self.pending = Pending::Escape;
                if pending == Pending::Escape && self.paste.is_none() {
                    self.push_key(KeyCode::Esc.into());
                }
            }
            (Pending::Escape, _) => self.take_after_escape(byte),
            (Pending::Key(lead), 0x20..=0x7e) => self.take_key(lead, byte),
            (Pending::Mouse(bytes, count), 0x20..) => self.take_mouse(bytes, count, byte),
            // All strings may end so, not only OSC.
            (Pending::Sequence, BEL) => self.reset(),
            _ => self.advance(&[byte]),
        }
    }

    fn take_after_escape(&mut self, byte: u8) {
        self.pending = Pending::Nothing;
        match byte {
            // CSI, OSC, DCS, SOS, PM, APC.
            b'[' | b']' | b'P' | b'X' | b'^' | b'_' => {
                self.advance(&[ESC, byte]);
            }
            // The end of a string, which has been dropped.
            b'\\' => {}
            _ if self.paste.is_some() => self.advance(&[byte]),
            b'O' => self.pending = Pending::Key(keys::Lead::Ss3),
            0x00..=0x7f => {
                let key = keys::ascii(byte);
                self.push_key(KeyEvent::new(key.code, key.modifiers | KeyModifiers::ALT));
            }
            // Esc and then a character that is not ASCII: nobody binds Alt with it, and many type so.
            0x80.. => {
                self.push_key(KeyCode::Esc.into());
                self.advance(&[byte]);
            }
        }
    }

    fn take_key(&mut self, lead: keys::Lead, byte: u8) {
        if matches!(byte, b'0'..=b'9' | b';') {
            return;
        }
        self.pending = Pending::Nothing;
        if let Some(key) = keys::after_lead(lead, byte) {
            self.push_key(key);
        }
    }

    fn take_mouse(&mut self, mut bytes: [u8; 3], count: usize, byte: u8) {
        if let Some(place) = bytes.get_mut(count) {
            *place = byte;
        }
        self.pending = Pending::Mouse(bytes, count + 1);
        if count + 1 == bytes.len() {
            self.pending = Pending::Nothing;
            self.events.extend(mouse::old(bytes).map(Event::Mouse));
        }
    }

    /// Gives bytes to the state machine, which calls the sink when something is whole.
    fn advance(&mut self, bytes: &[u8]) {
        let had_begun = self.pending == Pending::Sequence;
        if had_begun && self.taken > STRING_BYTES {
            return;
        }
        let mut sink = Sink {
            events: &mut self.events,
            paste: &mut self.paste,
            next: None,
            executed: false,
        };
        self.machine.advance(&mut sink, bytes);
        self.taken += bytes.len();
        match sink.next {
            Some(next) => {
                // A control character in the middle of a sequence is a key, and ends the sequence.
                if had_begun && sink.executed {
                    self.reset();
                }
                self.pending = next;
                self.taken = 0;
            }
            None => self.pending = Pending::Sequence,
        }
    }

    fn push_key(&mut self, key: KeyEvent) {
        self.events.push_back(Event::Key(key));
    }

    /// Drops what has begun, but for a paste.
    fn reset(&mut self) {
        self.machine = vte::Parser::default();
        self.pending = Pending::Nothing;
        self.taken = 0;
    }
}

/// What the state machine finds.
struct Sink<'p> {
    events: &'p mut VecDeque<Event>,
    paste: &'p mut Option<String>,
    /// What follows, once something was whole.
    next: Option<Pending>,
    /// Whether there was a control character.
    executed: bool,
}

impl Sink<'_> {
    fn push_text(&mut self, character: char) {
        if let Some(text) = self.paste
            && text.len() + character.len_utf8() <= PASTE_BYTES
        {
            text.push(character);
        }
    }
}

impl vte::Perform for Sink<'_> {
    fn print(&mut self, character: char) {
        self.next = Some(Pending::Nothing);
        match character {
            // Bytes that are no UTF-8; the last of them may begin a character.
            char::REPLACEMENT_CHARACTER => self.next = Some(Pending::Sequence),
            // C1 controls.
            '\u{80}'..='\u{9f}' => {}
            '\u{7f}' if self.paste.is_some() => {}
            _ if self.paste.is_some() => self.push_text(character),
            '\u{7f}' => self.events.push_back(Event::Key(KeyCode::Backspace.into())),
            _ => self.events.push_back(Event::Key(KeyCode::Char(character).into())),
        }
    }

    fn execute(&mut self, byte: u8) {
        self.next = Some(Pending::Nothing);
        self.executed = true;
        match byte {
            b'\t' | b'\n' | b'\r' if self.paste.is_some() => self.push_text(char::from(byte)),
            _ if self.paste.is_some() => {}
            0x00..=0x1f => self.events.push_back(Event::Key(keys::ascii(byte))),
            // C1 controls.
            _ => {}
        }
    }

    fn csi_dispatch(&mut self, params: &vte::Params, intermediates: &[u8], ignore: bool, last: char) {
        self.next = Some(Pending::Nothing);
        let numbers: Vec<&[u16]> = params.iter().collect();
        if ignore {
            return;
        }
        match (intermediates, numbers.as_slice(), last) {
            ([], [[200]], '~') => {
                self.paste.get_or_insert_default();
            }
            ([], [[201]], '~') => {
                let text = self.paste.take().filter(|text| !text.is_empty());
                self.events.extend(text.map(Event::Paste));
            }
            // Pasted text has no keys in it.
            _ if self.paste.is_some() => {}
            ([], [[0]], '[') => self.next = Some(Pending::Key(keys::Lead::LinuxConsole)),
            ([], [[0]], 'M') => self.next = Some(Pending::Mouse([0; 3], 0)),
            ([b'<'], numbers, 'M' | 'm') => {
                self.events
                    .extend(mouse::sgr(numbers, last == 'm').map(Event::Mouse));
            }
            ([], numbers, _) => self.events.extend(keys::csi(numbers, last).map(Event::Key)),
            _ => {}
        }
    }

    fn esc_dispatch(&mut self, _: &[u8], _: bool, _: u8) {
        self.next = Some(Pending::Nothing);
    }

    fn unhook(&mut self) {
        self.next = Some(Pending::Nothing);
    }
}
