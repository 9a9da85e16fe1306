//! Stopping and coming back, under a shell with job control and without one.

use crate::support::Start;
use crate::{HEADER, HELP, assert_restored, at_panes, started, untouched_modes};

/// A shell that runs jili, says when it has stopped, and brings it back whenever a line is typed.
const SCRIPT: &str =
    "echo ready; \"$JILI\"; echo \"stopped $?\"; while read line; do fg; echo \"ended $?\"; done";

/// The state of a process, as `ps` shows it: S waits, T is stopped.
#[cfg(target_os = "linux")]
fn state(pid: rustix::process::Pid) -> Option<char> {
    let stat = std::fs::read_to_string(format!("/proc/{}/stat", pid.as_raw_pid())).ok()?;
    stat.rsplit(") ").next()?.chars().next()
}

#[test]
fn comes_back_at_the_size_that_the_terminal_has_then() {
    let mut pty = Start::shell(SCRIPT).spawn();
    let before = untouched_modes();
    pty.wait_for_text(HEADER);
    let shell = pty.pid();
    pty.type_keys("?\u{1a}");
    pty.wait_for_text("stopped 1");
    assert_restored(&pty);
    assert_eq!(before, format!("{:?}", pty.termios()));
    assert!(pty.screen().contents().contains("ready"));
    assert_eq!(pty.foreground(), shell);

    pty.resize(80, 24);
    pty.type_keys("\n");
    pty.wait_for("the help screen at 80×24", |screen| {
        screen.alternate_screen() && screen.contents().contains(HELP)
    });
    assert_ne!(before, format!("{:?}", pty.termios()));
    // Esc and the next key in one would be Alt with that key.
    pty.type_keys("\x1b");
    pty.wait_for("the panes", at_panes);
    assert!(pty.screen().bracketed_paste());
    let entered = String::from_utf8_lossy(pty.transcript())
        .matches("\x1b[?1049h")
        .count();
    assert_eq!(entered, 2, "once at the start, once when continued");
    pty.type_keys("q\r");
    pty.wait_for_text("ended 0");
    assert_restored(&pty);
    assert_eq!(before, format!("{:?}", pty.termios()));
}

#[cfg(target_os = "linux")]
#[test]
fn stops_and_comes_back_by_signals_from_outside() {
    use rustix::process::{Signal, kill_process};
    use std::time::Duration;

    let mut pty = Start::shell(SCRIPT).spawn();
    pty.wait_for_text(HEADER);
    let jili = pty.foreground();
    kill_process(jili, Signal::TSTP).expect("a signal");
    pty.wait_for_text("stopped 1");
    assert_restored(&pty);
    assert_eq!(state(jili), Some('T'));
    pty.type_keys("\n");
    pty.wait_for_text(HEADER);
    assert!(pty.screen().alternate_screen() && pty.screen().bracketed_paste());

    // Stopped without being asked, and continued: the terminal is taken again, and drawn whole. In the middle of a
    // frame the shell's own words would be lost in it.
    pty.output_until_quiet(Duration::from_millis(300));
    kill_process(jili, Signal::STOP).expect("a signal");
    pty.wait_for_text("ended 1");
    let stopped = pty.transcript().len();
    pty.resize(100, 30);
    pty.type_keys("\n");
    pty.wait("the whole screen", |pty| {
        let since = String::from_utf8_lossy(&pty.transcript()[stopped..]).into_owned();
        since.contains("\x1b[?1049h") && pty.screen().contents().contains(HEADER)
    });
    pty.wait("waiting", |_| state(jili) == Some('S'));
    pty.type_keys("q\r");
    pty.wait_for_text("ended 0");
    assert_restored(&pty);
}

#[test]
fn a_stopped_jili_that_is_killed_does_not_come_back() {
    let script = "\"$JILI\"; echo \"stopped $?\"; read line; kill -TERM %1; fg; echo \"ended $?\"";
    for _ in 0..5 {
        let mut pty = Start::shell(script).spawn();
        pty.wait_for_text(HEADER);
        pty.type_keys("\u{1a}");
        pty.wait_for_text("stopped 1");
        pty.type_keys("\n");
        pty.wait_for_text("ended 143");
        assert_restored(&pty);
    }
}

/// Where no shell could continue it, as in a terminal window that runs nothing else, stopping would be for ever.
#[test]
fn does_not_stop_where_nobody_could_continue_it() {
    let mut pty = started(Start::jili());
    pty.type_keys("\u{1a}");
    pty.type_keys("?");
    pty.wait_for("help", |screen| {
        screen.alternate_screen() && screen.contents().contains(HELP)
    });
    // Esc and the next key in one would be Alt with that key.
    pty.type_keys("\x1b");
    pty.wait_for("the panes", at_panes);
    pty.type_keys("q\r");
    assert_eq!(pty.wait_for_end().code(), Some(0));
    assert_restored(&pty);
}
