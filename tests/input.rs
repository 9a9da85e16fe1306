//! Bytes in, keys out: what a terminal sends is read for what it is, and nothing that it sends jams the keyboard.
#![cfg(unix)]
#![allow(clippy::panic, reason = "a test that cannot go on says why")]

use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEventKind};
use jili::tui::input::{PASTE_BYTES, Parser};
use proptest::prelude::*;

/// What all of the bytes are, arriving together, when nothing follows.
fn read(bytes: impl AsRef<[u8]>) -> Vec<Event> {
    let mut parser = Parser::default();
    parser.feed(bytes.as_ref());
    rest(&mut parser)
}

/// What is left when nothing follows.
fn rest(parser: &mut Parser) -> Vec<Event> {
    while parser.patience().is_some() {
        parser.give_up();
    }
    std::iter::from_fn(|| parser.next_event()).collect()
}

fn key(code: KeyCode, modifiers: KeyModifiers) -> Event {
    Event::Key(KeyEvent::new(code, modifiers))
}

fn plain(code: KeyCode) -> Event {
    key(code, KeyModifiers::NONE)
}

fn typed(text: &str) -> Vec<Event> {
    text.chars()
        .map(|character| plain(KeyCode::Char(character)))
        .collect()
}

fn ctrl(character: char) -> Event {
    key(KeyCode::Char(character), KeyModifiers::CONTROL)
}

fn alt(character: char) -> Event {
    key(KeyCode::Char(character), KeyModifiers::ALT)
}

#[test]
fn every_key_that_terminals_send_is_read() {
    let f = KeyCode::F;
    let (shift, control, alt) = (KeyModifiers::SHIFT, KeyModifiers::CONTROL, KeyModifiers::ALT);
    let keys: &[(&str, KeyCode, KeyModifiers)] = &[
        // xterm, in both modes of the cursor keys.
        ("\x1b[A", KeyCode::Up, KeyModifiers::NONE),
        ("\x1bOB", KeyCode::Down, KeyModifiers::NONE),
        ("\x1b[1;5C", KeyCode::Right, control),
        ("\x1b[1;3D", KeyCode::Left, alt),
        ("\x1b[H", KeyCode::Home, KeyModifiers::NONE),
        ("\x1bOF", KeyCode::End, KeyModifiers::NONE),
        ("\x1b[5~", KeyCode::PageUp, KeyModifiers::NONE),
        ("\x1b[6;2~", KeyCode::PageDown, shift),
        ("\x1b[2~", KeyCode::Insert, KeyModifiers::NONE),
        ("\x1b[3~", KeyCode::Delete, KeyModifiers::NONE),
        ("\x1bOP", f(1), KeyModifiers::NONE),
        ("\x1bOS", f(4), KeyModifiers::NONE),
        ("\x1b[15~", f(5), KeyModifiers::NONE),
        ("\x1b[17~", f(6), KeyModifiers::NONE),
        ("\x1b[21~", f(10), KeyModifiers::NONE),
        ("\x1b[24~", f(12), KeyModifiers::NONE),
        ("\x1b[1;2P", f(1), shift),
        ("\x1b[Z", KeyCode::BackTab, KeyModifiers::NONE),
        // rxvt and the Linux console.
        ("\x1b[7~", KeyCode::Home, KeyModifiers::NONE),
        ("\x1b[8~", KeyCode::End, KeyModifiers::NONE),
        ("\x1b[11~", f(1), KeyModifiers::NONE),
        ("\x1b[[A", f(1), KeyModifiers::NONE),
        ("\x1b[[E", f(5), KeyModifiers::NONE),
        // kitty's protocol, and modifyOtherKeys.
        ("\x1b[99;5u", KeyCode::Char('c'), control),
        ("\x1b[27;5;99~", KeyCode::Char('c'), control),
        ("\x1b[27u", KeyCode::Esc, KeyModifiers::NONE),
        ("\x1b[9;2u", KeyCode::BackTab, shift),
        // By themselves, and with Alt.
        ("\r", KeyCode::Enter, KeyModifiers::NONE),
        ("\t", KeyCode::Tab, KeyModifiers::NONE),
        ("\x7f", KeyCode::Backspace, KeyModifiers::NONE),
        ("\x08", KeyCode::Char('h'), control),
        ("\x15", KeyCode::Char('u'), control),
        ("\x1bf", KeyCode::Char('f'), alt),
        ("\x1b\x7f", KeyCode::Backspace, alt),
        ("\x1b", KeyCode::Esc, KeyModifiers::NONE),
        ("屏", KeyCode::Char('屏'), KeyModifiers::NONE),
        ("👨", KeyCode::Char('👨'), KeyModifiers::NONE),
    ];
    for (bytes, code, modifiers) in keys {
        assert_eq!(read(bytes), [key(*code, *modifiers)], "{bytes:?}");
    }
    let released = KeyEvent::new_with_kind(KeyCode::Char('a'), KeyModifiers::NONE, KeyEventKind::Release);
    assert_eq!(read("\x1b[97;1:3u"), [Event::Key(released)]);
}

#[test]
fn the_mouse_is_read_in_both_forms() {
    let mouse = |bytes: &[u8]| match read(bytes).as_slice() {
        [Event::Mouse(event)] => Some((event.kind, event.column, event.row)),
        _ => None,
    };
    let (left, right) = (MouseButton::Left, MouseButton::Right);
    assert_eq!(mouse(b"\x1b[<0;1;1M"), Some((MouseEventKind::Down(left), 0, 0)));
    assert_eq!(
        mouse(b"\x1b[<2;300;9m"),
        Some((MouseEventKind::Up(right), 299, 8))
    );
    assert_eq!(
        mouse(b"\x1b[<65;20;5M"),
        Some((MouseEventKind::ScrollDown, 19, 4))
    );
    assert_eq!(mouse(b"\x1b[M !!"), Some((MouseEventKind::Down(left), 0, 0)));
    assert_eq!(
        mouse(b"\x1b[M\x60\xff\xff"),
        Some((MouseEventKind::ScrollUp, 222, 222))
    );
    for senseless in [
        &b"\x1b[<0;0;0M"[..],
        b"\x1b[<0;1M",
        b"\x1b[<255;1;1M",
        b"\x1b[<0;1;1;1M",
        b"\x1b[M   ",
    ] {
        assert_eq!(read(senseless), [], "{}", senseless.escape_ascii());
    }
}

/// Answers and notices of terminals. None is a key, and none holds up the key behind it.
const REPORTS: [&[u8]; 34] = [
    // The colour scheme, modes, sizes, the cursor, the terminal's identity, the keyboard's protocol.
    b"\x1b[?997;1n",
    b"\x1b[?2026;2$y",
    b"\x1b[4;2$y",
    b"\x1b[?1;0;256S",
    b"\x1b[?24;80;1R",
    b"\x1b[24;80R",
    b"\x1b[1;1R",
    b"\x1b[0n",
    b"\x1b[?62;22c",
    b"\x1b[>41;370;0c",
    b"\x1b[=0c",
    b"\x1b[?0u",
    b"\x1b[>4;2m",
    b"\x1b[8;24;80t",
    b"\x1b[48;24;80;480;800t",
    b"\x1b[2;1;1;112;112;1;0x",
    b"\x1b[I",
    b"\x1b[O",
    b"\x1b[1;2;3;4;5;6;7;8R",
    b"\x1b[99999999999999999999u",
    b"\x1b[1?5c",
    b"\x1b[1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1A",
    // OSC: colours, the clipboard, titles.
    b"\x1b]11;rgb:1e1e/1e1e/2e2e\x1b\\",
    b"\x1b]10;rgb:ffff/ffff/ffff\x07",
    b"\x1b]4;1;rgb:cdcd/0000/0000\x1b\\",
    b"\x1b]52;c;cXVpdCBxIHE=\x07",
    b"\x1b]l\xe6\xa0\x87\xe9\xa2\x98 q\x1b\\",
    // DCS: XTVERSION, XTGETTCAP, DECRQSS; one that has other ends in it.
    b"\x1bP>|xterm(370) q\x1b\\",
    b"\x1bP1+r544e=787465726d\x1b\\",
    b"\x1bP1$r0m\x1b\\",
    b"\x1bP!|00000000\x07",
    // APC, PM, SOS.
    b"\x1b_Gi=31;OK q\x1b\\",
    b"\x1b^q\x07",
    b"\x1bXq\x1b\\",
];

#[test]
fn what_a_terminal_reports_is_no_key() {
    for report in REPORTS {
        let shown = report.escape_ascii();
        assert_eq!(read(report), [], "{shown}");
        let with_key = [report, b"g"].concat();
        assert_eq!(read(&with_key), typed("g"), "{shown}");
        // However it is cut into reads.
        let mut parser = Parser::default();
        for byte in &with_key {
            parser.feed(&[*byte]);
        }
        assert_eq!(rest(&mut parser), typed("g"), "{shown}");
    }
}

#[test]
fn what_is_not_ended_is_given_up() {
    for report in REPORTS {
        for end in 1..report.len() {
            let mut parser = Parser::default();
            parser.feed(&report[..end]);
            rest(&mut parser);
            parser.feed(b"g");
            assert_eq!(rest(&mut parser), typed("g"), "{}", report[..end].escape_ascii());
        }
    }
    // So are characters.
    for bytes in [
        &b"\xe7"[..],
        b"\xe7\x94",
        b"\xf0\x9f\x91",
        b"\xff",
        b"\x80",
        b"\xc2\x9b",
    ] {
        assert_eq!(read(bytes), []);
        assert_eq!(
            read([bytes, b"g"].concat()),
            typed("g"),
            "{}",
            bytes.escape_ascii()
        );
    }
}

#[test]
fn esc_is_told_from_what_follows_it() {
    let esc = || plain(KeyCode::Esc);
    assert_eq!(read("\x1b\x1b"), [esc(), esc()]);
    assert_eq!(read("\x1b\x1b[B"), [esc(), plain(KeyCode::Down)]);
    assert_eq!(read("\x1b\x1bOA"), [esc(), plain(KeyCode::Up)]);
    assert_eq!(read("\x1b[\x1b[B"), [plain(KeyCode::Down)]);
    assert_eq!(read("\x1b翠"), [esc(), plain(KeyCode::Char('翠'))]);
    assert_eq!(read("\x1bb"), [alt('b')]);
    // A key in the middle of a sequence is a key, and ends it.
    assert_eq!(
        read("\x1b[?9\rg"),
        [plain(KeyCode::Enter), plain(KeyCode::Char('g'))]
    );
}

#[test]
fn characters_may_arrive_in_pieces() {
    let mut parser = Parser::default();
    for byte in "翠屏é👨".as_bytes() {
        parser.feed(&[*byte]);
    }
    assert_eq!(rest(&mut parser), typed("翠屏é👨"));
}

#[test]
fn a_paste_is_one_text_without_what_a_terminal_would_obey() {
    let pasted = |text: &str| vec![Event::Paste(text.to_owned())];
    assert_eq!(read("\x1b[200~甘孜\t县\n\x1b[201~"), pasted("甘孜\t县\n"));
    assert_eq!(
        read("\x1b[200~a\x1b[31mb\x1b]0;q\x07c\x1bOPd\x07\x1b[201~"),
        pasted("abcOPd")
    );
    assert_eq!(read("\x1b[201~\x1b[200~\x1b[200~x\x1b[201~"), pasted("x"));
    assert_eq!(read("\x1b[200~\x1b[201~"), []);
    assert_eq!(read("\x1b[200~a\x7fb\x00c\u{85}\x1b[201~"), pasted("abc"));
    // Control characters with text behind them are a part of it.
    assert_eq!(read("\x1b[200~a\x03b\x1ac\x1b[201~"), pasted("abc"));
    // One that does not end is all there is, and an Esc ends it.
    assert_eq!(read("\x1b[200~abc"), pasted("abc"));
    assert_eq!(
        read("\x1b[200~abc\x1b"),
        [Event::Paste("abc".to_owned()), plain(KeyCode::Esc)]
    );
}

#[test]
fn a_paste_is_bounded() {
    let mut parser = Parser::default();
    parser.feed(b"\x1b[200~");
    let chunk = "县".repeat(10_000);
    for _ in 0..100 {
        parser.feed(chunk.as_bytes());
        assert_eq!(parser.next_event(), None);
    }
    parser.feed(b"\x1b[201~g");
    let events = rest(&mut parser);
    assert_eq!(events.len(), 2);
    assert_eq!(events[1..], typed("g"));
    let Some(Event::Paste(text)) = events.first() else {
        panic!("no paste: {events:?}");
    };
    assert!(
        (PASTE_BYTES - 2..=PASTE_BYTES).contains(&text.len()),
        "{}",
        text.len()
    );
    assert!(text.chars().all(|character| character == '县'));
}

#[test]
fn a_string_is_dropped_whole_however_long_it_is() {
    for begun in ["\x1b]52;c;", "\x1bP+q", "\x1b_", "\x1b["] {
        for end in ["\x07", "\x1b\\"] {
            let mut parser = Parser::default();
            parser.feed(begun.as_bytes());
            for _ in 0..1_000 {
                parser.feed("1".repeat(1_000).as_bytes());
                assert!(!parser.has_event());
            }
            parser.feed(format!("{end}g").as_bytes());
            assert_eq!(rest(&mut parser), typed("g"), "{begun:?} {end:?}");
        }
    }
}

/// Pieces of what terminals send, some of them cut.
fn pieces() -> impl Strategy<Value = Vec<u8>> {
    let report = (0..REPORTS.len(), 0..40_usize).prop_map(|(at, end)| {
        let report = REPORTS[at];
        report[..end.min(report.len())].to_vec()
    });
    let lead = prop::sample::select(vec![
        "\x1b[200~",
        "\x1b[201~",
        "\x1b[M",
        "\x1bO",
        "\x1b[<",
        "\x1b[[",
        "\x1b",
        "翠",
    ]);
    let piece = prop_oneof![
        report,
        lead.prop_map(|lead| lead.as_bytes().to_vec()),
        prop::collection::vec(any::<u8>(), 0..12),
    ];
    prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn ctrl_c_acts_in_any_state(bytes in pieces(), together in any::<bool>()) {
        let mut parser = Parser::default();
        let with_key = [bytes.as_slice(), b"\x03"].concat();
        if together {
            parser.feed(&with_key);
        } else {
            parser.feed(&bytes);
            parser.feed(b"\x03");
        }
        let events: Vec<_> = std::iter::from_fn(|| parser.next_event()).collect();
        prop_assert_eq!(events.last(), Some(&ctrl('c')));
        prop_assert_eq!(parser.patience(), None);
    }

    #[test]
    fn the_keyboard_is_free_after_a_moment(bytes in pieces()) {
        let mut parser = Parser::default();
        parser.feed(&bytes);
        rest(&mut parser);
        parser.feed("g翠".as_bytes());
        prop_assert_eq!(rest(&mut parser), typed("g翠"));
    }

    #[test]
    fn how_bytes_are_cut_into_reads_does_not_matter(
        bytes in pieces(),
        cut in any::<prop::sample::Index>(),
    ) {
        // But for these two, which are keys where nothing follows.
        let bytes: Vec<_> = bytes.into_iter().filter(|byte| !matches!(byte, 0x03 | 0x1a)).collect();
        let (before, after) = bytes.split_at(cut.index(bytes.len() + 1));
        let mut parser = Parser::default();
        parser.feed(before);
        parser.feed(after);
        prop_assert_eq!(rest(&mut parser), read(&bytes));
    }
}
