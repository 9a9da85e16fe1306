//! Which key a sequence is: one table each for what is sent by itself, after `ESC [`, and after `ESC O`.
//!
//! Beside the sequences of xterm it knows those of the Linux console, and the two protocols in which some terminals
//! report keys with modifiers, kitty's and xterm's modifyOtherKeys. What is in no table is not a key.

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

/// What stands before a key that is named by one more byte.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lead {
    /// `ESC O`.
    Ss3,
    /// `ESC [ [`, with which the Linux console begins F1 to F5.
    LinuxConsole,
}

/// The key that sends an ASCII byte.
pub(super) fn ascii(byte: u8) -> KeyEvent {
    let control = |first: u8, offset: u8| {
        KeyEvent::new(KeyCode::Char(char::from(first + offset)), KeyModifiers::CONTROL)
    };
    match byte {
        b'\t' => KeyCode::Tab.into(),
        b'\r' => KeyCode::Enter.into(),
        0x1b => KeyCode::Esc.into(),
        0x7f => KeyCode::Backspace.into(),
        0x00 => control(b' ', 0),
        0x01..=0x1a => control(b'a', byte - 0x01),
        0x1c..=0x1f => control(b'4', byte - 0x1c),
        _ => KeyCode::Char(char::from(byte)).into(),
    }
}

/// The key that a byte names after a lead.
pub(super) fn after_lead(lead: Lead, byte: u8) -> Option<KeyEvent> {
    let code = match (lead, byte) {
        (Lead::Ss3, b'M') => KeyCode::Enter,
        (Lead::Ss3, _) => lettered(char::from(byte))?,
        (Lead::LinuxConsole, b'A'..=b'E') => KeyCode::F(byte - b'A' + 1),
        (Lead::LinuxConsole, _) => return None,
    };
    Some(code.into())
}

/// The key whose sequence begins with `ESC [`, has these numbers, each with its subnumbers, and this last character.
pub(super) fn csi(numbers: &[&[u16]], last: char) -> Option<KeyEvent> {
    let first = |at: usize| numbers.get(at).and_then(|number| number.first()).copied();
    let (code, modifiers) = match (numbers, last) {
        ([[27], _, _], '~') => (unicode(first(2)?)?, numbers.get(1)),
        ([number, modifiers @ ..], '~') if modifiers.len() <= 1 => {
            (numbered(*number.first()?)?, modifiers.first())
        }
        ([number, modifiers @ ..], 'u') => (unicode(*number.first()?)?, modifiers.first()),
        // With numbers it says where the cursor is.
        ([[0]], 'R') => (KeyCode::F(3), None),
        (_, 'R') => return None,
        ([[0 | 1], modifiers @ ..], _) if modifiers.len() <= 1 => (lettered(last)?, modifiers.first()),
        _ => return None,
    };
    let (modifiers, kind) = match modifiers {
        Some([bits, kind, ..]) => (modified(*bits), kind_of(*kind)),
        Some([bits]) => (modified(*bits), KeyEventKind::Press),
        Some([]) | None => (KeyModifiers::NONE, KeyEventKind::Press),
    };
    let code = if code == KeyCode::Tab && modifiers.contains(KeyModifiers::SHIFT) {
        KeyCode::BackTab
    } else {
        code
    };
    Some(KeyEvent::new_with_kind(code, modifiers, kind))
}

/// Keys whose sequence ends with a letter of their own.
fn lettered(last: char) -> Option<KeyCode> {
    Some(match last {
        'A' => KeyCode::Up,
        'B' => KeyCode::Down,
        'C' => KeyCode::Right,
        'D' => KeyCode::Left,
        'F' => KeyCode::End,
        'H' => KeyCode::Home,
        'P' => KeyCode::F(1),
        'Q' => KeyCode::F(2),
        'R' => KeyCode::F(3),
        'S' => KeyCode::F(4),
        'Z' => KeyCode::BackTab,
        _ => return None,
    })
}

/// Keys whose sequence is a number and `~`.
fn numbered(number: u16) -> Option<KeyCode> {
    let function = |first: u8, from: u16| {
        u8::try_from(number - from)
            .ok()
            .map(|offset| KeyCode::F(first + offset))
    };
    match number {
        1 | 7 => Some(KeyCode::Home),
        2 => Some(KeyCode::Insert),
        3 => Some(KeyCode::Delete),
        4 | 8 => Some(KeyCode::End),
        5 => Some(KeyCode::PageUp),
        6 => Some(KeyCode::PageDown),
        11..=15 => function(1, 11),
        17..=21 => function(6, 17),
        23..=26 => function(11, 23),
        28..=29 => function(15, 28),
        31..=34 => function(17, 31),
        _ => None,
    }
}

/// The key that has a code point. Private ones are kitty's names of keys that have no character.
fn unicode(number: u16) -> Option<KeyCode> {
    match number {
        9 => Some(KeyCode::Tab),
        13 | 57_414 => Some(KeyCode::Enter),
        27 => Some(KeyCode::Esc),
        127 => Some(KeyCode::Backspace),
        // Nor is the number that stands for all that are too large.
        0xe000..=0xf8ff | u16::MAX => None,
        _ => char::from_u32(u32::from(number))
            .filter(|character| !character.is_control())
            .map(KeyCode::Char),
    }
}

/// The modifiers, which are sent as one more than their bits.
fn modified(number: u16) -> KeyModifiers {
    let bits = number.saturating_sub(1);
    let mut modifiers = KeyModifiers::NONE;
    for (bit, modifier) in [
        (1, KeyModifiers::SHIFT),
        (2, KeyModifiers::ALT),
        (4, KeyModifiers::CONTROL),
        (8, KeyModifiers::SUPER),
    ] {
        if bits & bit != 0 {
            modifiers |= modifier;
        }
    }
    modifiers
}

fn kind_of(number: u16) -> KeyEventKind {
    match number {
        2 => KeyEventKind::Repeat,
        3 => KeyEventKind::Release,
        _ => KeyEventKind::Press,
    }
}
