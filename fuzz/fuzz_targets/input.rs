//! Any bytes from a terminal, in any pieces: no panic, bounded memory, and a keyboard that is free afterwards.
#![no_main]

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};
use jili::tui::input::{PASTE_BYTES, Parser};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let mut parser = Parser::default();
    // The first byte says how long the pieces are.
    let (size, bytes) = bytes
        .split_first()
        .map_or((1, bytes), |(size, rest)| (usize::from(*size).max(1), rest));
    for piece in bytes.chunks(size) {
        parser.feed(piece);
        while let Some(event) = parser.next_event() {
            if let Event::Paste(text) = event {
                assert!(!text.is_empty() && text.len() <= PASTE_BYTES);
                assert!(
                    !text
                        .chars()
                        .any(|character| character.is_control() && !matches!(character, '\t' | '\n' | '\r'))
                );
            }
        }
    }
    let ctrl_c = Event::Key(KeyEvent::new(KeyCode::Char('c'), KeyModifiers::CONTROL));
    parser.feed(b"\x03");
    assert_eq!(parser.next_event(), Some(ctrl_c));
    assert_eq!(parser.next_event(), None);
    assert_eq!(parser.patience(), None);
});
