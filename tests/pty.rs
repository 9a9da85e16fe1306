//! jili on a real terminal: it gives it back however it ends, at any size, with any input, and is quiet otherwise.
#![cfg(unix)]
#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on says why"
)]

#[path = "support/screens.rs"]
mod screens;
#[path = "support/pty.rs"]
mod support;

#[path = "pty/copies.rs"]
mod copies;
#[path = "pty/ends.rs"]
mod ends;
#[path = "pty/everywhere.rs"]
mod everywhere;
#[path = "pty/habits.rs"]
mod habits;
#[path = "pty/input.rs"]
mod input;
#[path = "pty/prints.rs"]
mod prints;
#[path = "pty/quiet.rs"]
mod quiet;
#[path = "pty/stops.rs"]
mod stops;

use support::{DEADLINE, Pty, Start};

/// Part of the header, on every screen of the browser that is wide enough.
const HEADER: &str = "川办函〔2023〕58号";

/// The title of the help screen, at every size.
const HELP: &str = "─ 帮助 ─";

/// jili with its first screen drawn.
#[track_caller]
fn started(start: Start) -> Pty {
    let mut pty = start.spawn();
    pty.wait_for_text(HEADER);
    pty
}

/// The modes of a terminal that nobody has touched; those of every new one are the same.
fn untouched_modes() -> String {
    let pty = Start::program("/bin/sh", &["-c", "read line"]).spawn();
    format!("{:?}", pty.termios())
}

/// Whether the screen is that of the panes.
fn at_panes(screen: &vt100::Screen) -> bool {
    let contents = screen.contents();
    contents.contains(HEADER) && !contents.contains(HELP)
}

/// Nothing of jili is left on the terminal: its screen and every mode.
#[track_caller]
fn assert_restored(pty: &Pty) {
    let screen = pty.screen();
    assert!(!screen.alternate_screen(), "on the alternate screen");
    assert!(!screen.hide_cursor(), "the cursor is hidden");
    assert!(!screen.bracketed_paste(), "pastes are in brackets");
    assert_eq!(
        screen.mouse_protocol_mode(),
        vt100::MouseProtocolMode::None,
        "the mouse is captured"
    );
    let transcript = pty.transcript();
    let (begun, ended) = (last(transcript, b"\x1b[?2026h"), last(transcript, b"\x1b[?2026l"));
    assert!(begun <= ended, "an update is open");
}

/// Where the last occurrence of a sequence begins.
fn last(bytes: &[u8], sequence: &[u8]) -> Option<usize> {
    bytes
        .windows(sequence.len())
        .rposition(|window| window == sequence)
}
