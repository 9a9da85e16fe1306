//! What is not necessary is not done: no bytes, no questions, no waking up.

use std::time::Duration;

use crate::support::{Pty, Start};
use crate::{HEADER, HELP, started};

/// Long enough for anything that ticks to have ticked.
const WINDOW: Duration = Duration::from_millis(600);

/// Started, and done with everything that starting brings.
fn settled() -> Pty {
    let mut pty = started(Start::jili());
    pty.output_until_quiet(WINDOW);
    pty
}

/// How often the threads of a process have waited.
#[cfg(target_os = "linux")]
pub fn waits(pty: &Pty) -> usize {
    let tasks = std::fs::read_dir(format!("/proc/{}/task", pty.pid().as_raw_pid())).expect("its threads");
    tasks
        .map(|task| {
            let status = std::fs::read_to_string(task.expect("a thread").path().join("status"));
            let status = status.expect("its status");
            let switches = status.lines().filter(|line| line.contains("ctxt_switches"));
            switches
                .filter_map(|line| line.split_whitespace().last()?.parse::<usize>().ok())
                .sum::<usize>()
        })
        .sum()
}

#[cfg(target_os = "linux")]
#[test]
fn idle_wakes_never_and_writes_nothing() {
    let mut pty = settled();
    let before = waits(&pty);
    assert_eq!(pty.output_until_quiet(2 * WINDOW), b"");
    assert_eq!(waits(&pty), before);
}

#[test]
fn a_key_that_changes_nothing_writes_nothing() {
    let mut pty = settled();
    // Up at the top, a key that is bound to nothing, an end that is reached.
    for keys in ["\x1b[A", "\x1b[24~", "\x1b[H", "\x1b[I\x1b[O"] {
        pty.type_keys(keys);
        let written = pty.output_until_quiet(WINDOW);
        assert_eq!(written.escape_ascii().to_string(), "", "{keys:?}");
    }
    pty.type_keys("?");
    pty.wait_for_text(HELP);
}

#[test]
fn asks_the_terminal_nothing() {
    let mut pty = settled();
    pty.type_keys("/cuiping\r\u{c}");
    pty.resize(100, 30);
    pty.wait_for_text("翠屏区");
    pty.type_keys("\u{3}");
    pty.wait_for_end();
    assert_eq!(pty.asked(), &[] as &[String]);
}

#[test]
fn every_frame_is_one_update() {
    let mut pty = settled();
    pty.type_keys("\x1b[B");
    pty.output_until_quiet(WINDOW);
    pty.resize(100, 30);
    pty.output_until_quiet(WINDOW);
    let transcript = String::from_utf8_lossy(pty.transcript()).into_owned();
    let (entered, frames) = transcript.split_once("\x1b[?2026h").expect("an update");
    assert!(!entered.contains(HEADER));
    for frame in frames.split("\x1b[?2026h") {
        let (_, after) = frame.split_once("\x1b[?2026l").expect("an update that ends");
        assert_eq!(after, "", "between two updates");
    }
}

#[test]
fn a_held_key_draws_fewer_frames_than_it_repeats() {
    let mut pty = settled();
    let start = pty.transcript().len();
    pty.type_keys(b"\x1b[B".repeat(300));
    pty.output_until_quiet(WINDOW);
    let written = String::from_utf8_lossy(&pty.transcript()[start..]).into_owned();
    let frames = written.matches("\x1b[?2026h").count();
    assert!((1..100).contains(&frames), "{frames} frames for 300 keys");
}

/// Smaller and larger again before the program has looked: its size is the old one, and what it showed is lost.
#[test]
fn a_size_that_changed_and_changed_back_has_everything_drawn() {
    let mut pty = settled();
    for _ in 0..20 {
        for (columns, rows) in [(40, 2), (120, 36)] {
            pty.resize(columns, rows);
        }
        pty.wait_for("the whole screen", |screen| {
            let contents = screen.contents();
            contents.contains(HEADER) && contents.contains("Ctrl-C")
        });
    }
}
