//! Any size and any bytes.

use crate::support::Start;
use crate::{HEADER, HELP, assert_restored, at_panes, started};

const SIZES: [(u16, u16); 14] = [
    (0, 0),
    (1, 1),
    (500, 200),
    (0, 24),
    (80, 0),
    (39, 9),
    (1, 200),
    (500, 1),
    (2, 2),
    (40, 10),
    (3, 50),
    (65_535, 1),
    (1, 65_535),
    (120, 36),
];

#[test]
fn draws_at_any_size_in_any_order() {
    let mut pty = started(Start::jili());
    for screen in ["", "?", "\x1b", "/", "cuiping", "\r"] {
        pty.type_keys(screen);
        for (columns, rows) in SIZES {
            pty.resize(columns, rows);
            pty.type_keys("\x1b[A\x1b[B");
        }
    }
    pty.resize(120, 36);
    pty.wait_for_text("翠屏区");
    pty.type_keys("\u{3}");
    assert_eq!(pty.wait_for_end().code(), Some(0));
    assert_restored(&pty);
}

#[test]
fn starts_at_any_size() {
    for (columns, rows) in SIZES {
        let mut pty = Start::jili().size(columns, rows).spawn();
        pty.wait("raw mode", |pty| pty.screen().alternate_screen());
        pty.resize(120, 36);
        pty.wait_for_text(HEADER);
        pty.type_keys("q");
        assert_eq!(pty.wait_for_end().code(), Some(0), "{columns}×{rows}");
    }
}

/// More than one read takes, without the brackets of a paste: nothing may be left lying until the next key.
#[test]
fn handles_everything_that_has_queued_up() {
    let mut pty = started(Start::jili());
    for _ in 0..3 {
        pty.type_keys([b"\x1b[B".repeat(900), b"?".to_vec()].concat());
        pty.wait_for_text(HELP);
        pty.type_keys([b"\x1b[B".repeat(3000), b"?".to_vec()].concat());
        pty.wait_for("the panes", at_panes);
    }
}

#[test]
fn takes_a_paste_of_a_megabyte() {
    let mut pty = started(Start::jili());
    let text = "甘孜县\n\u{7}".repeat(80_000);
    pty.type_keys(format!("/\x1b[200~{text}\x1b[201~"));
    pty.type_keys("\u{15}cuiping");
    pty.wait_for_text("翠屏区");
    pty.type_keys("\u{3}");
    assert_eq!(pty.wait_for_end().code(), Some(0));
}

#[test]
fn survives_bytes_that_are_no_keys() {
    let hostile: [&[u8]; 14] = [
        b"\x1b[",
        b"\x1b]52;c;aGk=\x07",
        b"\x1b[<0;99999;99999M",
        b"\x1b[<0;0;0M",
        b"\x1b[M\x00\x00\x00",
        b"\x1b[M\xff\xff\xff",
        b"\x1b[99999999999999999999u",
        b"\x1b[1;2;3;4;5;6;7;8R",
        b"\x1b[?62;22c",
        b"\xff\xfe\x80\x80",
        b"\xe7\x94",
        b"\x00\x01\x02\x1c\x1d\x1e\x1f\x7f",
        b"\x1bP+q544e\x1b\\",
        b"\x1b[201~\x1b[200~\x1b[200~x\x1b[201~",
    ];
    let mut pty = started(Start::jili());
    for bytes in hostile {
        pty.type_keys(bytes);
        // Whatever the bytes were: what they began is ended, the search line is left and is entered again.
        pty.type_keys("\x1b\x1b\x1b\x1b");
        pty.type_keys("/\u{15}\u{b}cuiping");
        pty.wait_for_text("翠屏区");
        pty.type_keys("\u{15}");
    }
    pty.type_keys("\u{3}");
    assert_eq!(pty.wait_for_end().code(), Some(0));
}

/// `Alt-[` begins what could become a sequence: until it does, nothing else may wait for it.
#[test]
fn a_sequence_that_is_not_ended_holds_nothing_up() {
    let mut pty = started(Start::jili());
    pty.type_keys("?\x1b[");
    pty.wait_for_text(HELP);
    pty.resize(90, 20);
    pty.resize(30, 8);
    pty.wait_for_text("40×10");
    pty.signal(rustix::process::Signal::TERM);
    pty.wait_for_end();
    assert_restored(&pty);
}

/// Esc and an arrow that arrive together, as over a slow line: the arrow is not letters.
#[test]
fn tells_esc_from_the_sequence_behind_it() {
    let mut pty = started(Start::jili());
    for (keys, position) in [
        ("\x1b\x1b[B", "2/23"),
        ("\x1b\x1b[B\x1b[B", "4/23"),
        ("\x1b\x1bOA", "3/23"),
        ("\x1b\x1b[5~\x1b[F", "23/23"),
        ("\x1b\x1b[1;5C\x1b\x1b[H", "1/23"),
    ] {
        pty.type_keys(keys);
        pty.wait_for(position, |screen| {
            at_panes(screen) && screen.contents().contains(&format!(" {position} "))
        });
    }
}
