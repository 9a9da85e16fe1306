//! What holds of the first screen holds of every other: quiet, unmoved by what a terminal says of itself, drawn at any
//! size, and the terminal as it was however it ends.

use std::os::unix::process::ExitStatusExt;
use std::time::Duration;

use rustix::process::Signal;
use tempfile::TempDir;

use crate::input::{NO_KEYS, SIZES};
use crate::screens::{WAYS, add_open, bytes};
use crate::support::{Pty, Start};
use crate::{HEADER, assert_restored, started, untouched_modes};

/// Long enough for a key to be taken alone, and for anything that ticks to have ticked.
const WINDOW: Duration = Duration::from_millis(300);

/// A screen, and what was made for it.
struct At {
    name: String,
    pty: Pty,
    _library: Option<TempDir>,
}

/// Every screen, one after another, each in a program of its own.
fn everywhere() -> impl Iterator<Item = At> {
    let ways = WAYS.into_iter().map(|way| {
        let mut pty = started(Start::jili());
        for key in bytes(way.keys) {
            pty.output_until_quiet(WINDOW);
            pty.type_keys(key);
        }
        pty.wait_for_text(way.shows);
        At {
            name: format!("{} by {:?}", way.screen, way.keys),
            pty,
            _library: None,
        }
    });
    ways.chain(std::iter::once_with(|| {
        let folder = tempfile::tempdir().expect("a folder");
        add_open(&jili::library::Library::at(folder.path().to_owned()));
        let review = Start::program(env!("CARGO_BIN_EXE_jili"), &["review", "sichuan-2021"]);
        let mut pty = review.env("JILI_LIBRARY", folder.path()).spawn();
        pty.wait_for_text("待核 1/3");
        At {
            name: "Review".to_owned(),
            pty,
            _library: Some(folder),
        }
    }))
}

/// The rows of the screen; whether a blank at the end was written or cleared cannot be seen.
fn rows(pty: &Pty) -> Vec<String> {
    let contents = pty.screen().contents();
    contents.lines().map(|row| row.trim_end().to_owned()).collect()
}

#[cfg(target_os = "linux")]
#[test]
fn every_screen_is_idle() {
    for mut at in everywhere() {
        at.pty.output_until_quiet(WINDOW);
        let before = crate::quiet::waits(&at.pty);
        let written = at.pty.output_until_quiet(2 * WINDOW);
        assert_eq!(written.escape_ascii().to_string(), "", "{}", at.name);
        assert_eq!(crate::quiet::waits(&at.pty), before, "{}", at.name);
    }
}

#[test]
fn what_a_terminal_says_and_does_not_end_changes_no_screen() {
    for mut at in everywhere() {
        at.pty.output_until_quiet(WINDOW);
        let before = at.pty.screen().contents();
        for bytes in NO_KEYS {
            at.pty.type_keys(bytes);
        }
        at.pty.output_until_quiet(2 * WINDOW);
        assert_eq!(at.pty.screen().contents(), before, "{}", at.name);
        at.pty.type_keys("\x1b]11;rgb");
        at.pty.type_keys("\u{3}");
        assert_eq!(at.pty.wait_for_end().code(), Some(0), "{}", at.name);
        assert_restored(&at.pty);
    }
}

/// A storm of sizes and keys, and then a signal.
#[test]
fn every_screen_is_drawn_at_any_size_and_ends_by_a_signal() {
    let before = untouched_modes();
    let signals = [
        Signal::TERM,
        Signal::HUP,
        Signal::QUIT,
        Signal::USR1,
        Signal::ABORT,
    ];
    for (mut at, signal) in everywhere().zip(signals.into_iter().cycle()) {
        for (columns, rows) in SIZES {
            at.pty.resize(columns, rows);
            at.pty.type_keys("\x1b[A\x1b[B\x1b[6~");
        }
        at.pty.resize(120, 36);
        at.pty.wait_for("the screen", |screen| {
            let contents = screen.contents();
            // The circular of the review is another one.
            contents.contains(HEADER) || contents.contains("待核")
        });
        at.pty.signal(signal);
        assert_eq!(
            at.pty.wait_for_end().signal(),
            Some(signal.as_raw()),
            "{}",
            at.name
        );
        assert_eq!(before, format!("{:?}", at.pty.termios()), "{}", at.name);
        assert_restored(&at.pty);
    }
}

#[test]
fn every_screen_ends_with_its_terminal() {
    for mut at in everywhere() {
        at.pty.close(|pty| pty.resize(100, 30));
        assert_eq!(
            at.pty.wait_for_end().signal(),
            Some(Signal::HUP.as_raw()),
            "{}",
            at.name
        );
    }
}

#[test]
fn every_screen_comes_back_after_it_was_stopped() {
    let script = "\"$JILI\"; echo \"stopped $?\"; while read line; do fg; echo \"ended $?\"; done";
    let before = untouched_modes();
    for way in WAYS {
        let mut pty = Start::shell(script).spawn();
        pty.wait_for_text(HEADER);
        for key in bytes(way.keys) {
            pty.output_until_quiet(WINDOW);
            pty.type_keys(key);
        }
        pty.wait_for_text(way.shows);
        pty.output_until_quiet(WINDOW);
        let shown = rows(&pty);
        pty.type_keys("\u{1a}");
        pty.wait_for_text("stopped 1");
        assert_restored(&pty);
        assert_eq!(before, format!("{:?}", pty.termios()), "{}", way.keys);
        pty.type_keys("\n");
        pty.output_until_quiet(WINDOW);
        assert_eq!(rows(&pty), shown, "{}", way.keys);
        pty.type_keys("\u{3}");
        pty.wait_for_text("ended 0");
        assert_restored(&pty);
    }
}
