//! Each way to end.

use std::os::unix::process::ExitStatusExt;

use rustix::process::Signal;

use crate::support::{Pty, Start};
use crate::{HEADER, assert_restored, last, started, untouched_modes};

/// Signals by which a program ends that does not catch them.
const ENDING: [Signal; 14] = [
    Signal::TERM,
    Signal::HUP,
    Signal::INT,
    Signal::QUIT,
    Signal::USR1,
    Signal::USR2,
    Signal::ALARM,
    Signal::ABORT,
    Signal::VTALARM,
    Signal::PROF,
    Signal::XCPU,
    Signal::XFSZ,
    Signal::SYS,
    Signal::TRAP,
];

/// Ends jili by `end`; checks that the terminal is as it was before.
#[track_caller]
fn end(start: Start, end: impl FnOnce(&mut Pty)) -> (Pty, std::process::ExitStatus) {
    let before = untouched_modes();
    let mut pty = started(start);
    assert_ne!(
        format!("{before:?}"),
        format!("{:?}", pty.termios()),
        "raw mode is on"
    );
    assert!(pty.screen().alternate_screen() && pty.screen().bracketed_paste());
    end(&mut pty);
    let status = pty.wait_for_end();
    assert_eq!(before, format!("{:?}", pty.termios()));
    assert_restored(&pty);
    (pty, status)
}

#[test]
fn quits_by_key() {
    for keys in ["q\r", "\u{3}", "ｑ\r", "/\u{3}", "?q\r"] {
        let (_, status) = end(Start::jili(), |pty| pty.type_keys(keys));
        assert_eq!(status.code(), Some(0), "{keys:?}");
    }
}

#[test]
fn dies_by_the_signal_that_it_was_sent() {
    for signal in ENDING {
        let (_, status) = end(Start::jili(), |pty| pty.signal(signal));
        assert_eq!(status.signal(), Some(signal.as_raw()), "{signal:?}");
    }
}

/// Of these the status is what a shell makes of them.
#[cfg(target_os = "linux")]
#[test]
fn gives_the_terminal_back_on_signals_that_end_programs_only_here() {
    for signal in [Signal::IO, Signal::POWER] {
        let (_, status) = end(Start::jili(), |pty| pty.signal(signal));
        assert_eq!(status.code(), Some(128 + signal.as_raw()), "{signal:?}");
    }
}

#[test]
fn dies_by_one_of_many_signals() {
    let (_, status) = end(Start::jili(), |pty| {
        for signal in [
            Signal::TERM,
            Signal::INT,
            Signal::CONT,
            Signal::TERM,
            Signal::CONT,
        ] {
            // It may be gone by now.
            let _ = rustix::process::kill_process(pty.pid(), signal);
        }
    });
    let signals = [Signal::TERM, Signal::INT].map(|signal| Some(signal.as_raw()));
    assert!(signals.contains(&status.signal()), "{status}");
}

#[cfg(debug_assertions)]
#[test]
fn a_panic_is_told_on_the_normal_screen() {
    let start = Start::jili().env("JILI_INJECT", "panic");
    let (pty, status) = end(start, |pty| pty.type_keys("\x1b[200~甘孜\x1b[201~"));
    assert_eq!(status.code(), Some(101));
    let left = last(pty.transcript(), b"\x1b[?1049l").expect("left the alternate screen");
    let told = String::from_utf8_lossy(&pty.transcript()[left..]).into_owned();
    assert!(told.contains("injected panic"), "{told}");
    assert!(told.contains("stack backtrace"), "{told}");
    // Lines begin at the left edge: raw mode was off when it was printed.
    assert!(!told.replace("\r\n", "").contains('\n'), "{told:?}");
}

#[cfg(debug_assertions)]
#[test]
fn a_start_that_fails_half_way_is_undone() {
    let before = untouched_modes();
    let mut pty = Start::jili().env("JILI_INJECT", "start").spawn();
    let status = pty.wait_for_end();
    assert_eq!(before, format!("{:?}", pty.termios()));
    assert!(
        last(pty.transcript(), b"\x1b[?1049h").is_some(),
        "it got half-way"
    );
    assert_restored(&pty);
    assert!(status.signal().is_none(), "{status}");
}

/// Whether jili waits for the terminal to take bytes. Where the system does not say, that is believed.
fn is_blocked(pty: &Pty) -> bool {
    let path = format!("/proc/{}/syscall", pty.pid().as_raw_pid());
    let Ok(call) = std::fs::read_to_string(path) else {
        return true;
    };
    let mut call = call.split(' ');
    // poll and ppoll on x86-64, ppoll on AArch64; of two descriptors, where waiting for keys is of three.
    let is_poll = call
        .next()
        .is_some_and(|number| ["7", "271", "73"].contains(&number));
    is_poll && call.nth(1) == Some("0x2")
}

#[test]
fn dies_of_a_signal_although_the_terminal_takes_no_bytes() {
    let before = untouched_modes();
    for signal in [Signal::TERM, Signal::HUP] {
        let mut pty = started(Start::jili());
        pty.stop_reading();
        // Whole frames, until there are more than a line holds: a write comes to a halt in the middle.
        let mut columns = 400;
        pty.wait("a write that is blocked", |pty| {
            columns ^= 1;
            pty.resize(columns, 120);
            is_blocked(pty)
        });
        pty.signal(signal);
        let status = pty.wait_for_end();
        assert_eq!(status.signal(), Some(signal.as_raw()), "{signal:?}");
        // What the terminal had not taken was dropped, so that there was room for the last words.
        assert_eq!(before, format!("{:?}", pty.termios()));
        assert_restored(&pty);
    }
}

#[test]
fn ends_with_its_terminal() {
    let mut pty = started(Start::jili());
    pty.close(|pty| pty.resize(100, 30));
    assert_eq!(pty.wait_for_end().signal(), Some(Signal::HUP.as_raw()));
}

#[test]
fn ends_with_its_terminal_when_no_signal_says_so() {
    let mut pty = started(Start::jili().without_controlling_terminal());
    pty.close(|pty| pty.type_keys("?"));
    assert_eq!(pty.wait_for_end().signal(), Some(Signal::HUP.as_raw()));
}

#[test]
fn ends_with_its_terminal_in_the_middle_of_starting() {
    for _ in 0..30 {
        let mut pty = Start::jili().without_controlling_terminal().spawn();
        // The reader takes the first bytes only, so that nothing of what follows delays the close.
        pty.stop_reading();
        pty.wait("the first bytes", |pty| !pty.transcript().is_empty());
        pty.close(|pty| pty.type_keys("?"));
        assert_eq!(pty.wait_for_end().signal(), Some(Signal::HUP.as_raw()));
    }
}

#[test]
fn a_signal_before_the_first_frame_leaves_nothing_behind() {
    let before = untouched_modes();
    for _ in 0..20 {
        let mut pty = Start::jili().spawn();
        // Once more if need be: in the moment in which a handler is installed, a signal can fall between two stools.
        pty.wait("the end", |pty| {
            let _ = rustix::process::kill_process(pty.pid(), Signal::TERM);
            pty.has_ended()
        });
        let status = pty.wait_for_end();
        assert_eq!(status.signal(), Some(Signal::TERM.as_raw()));
        assert_eq!(before, format!("{:?}", pty.termios()));
        assert_restored(&pty);
    }
}

#[test]
fn leaves_what_stood_on_the_screen() {
    let script = "echo before; \"$JILI\"; echo after";
    let mut pty = started(Start::shell(script));
    pty.type_keys("q\r");
    pty.wait_for_end();
    let contents = pty.screen().contents();
    assert!(
        contents.contains("before") && contents.contains("after"),
        "{contents}"
    );
    assert!(!contents.contains(HEADER), "{contents}");
}

/// Terminals that cannot show it: they are told what to do, and nothing of the screen.
#[test]
fn refuses_what_cannot_show_it() {
    for (variable, value, told) in [
        ("TERM", "dumb", "jili list"),
        ("LANG", "zh_CN.GBK", "iconv -f UTF-8 -t GBK"),
        ("LC_ALL", "zh_CN.GB18030", "LC_ALL=zh_CN.UTF-8"),
    ] {
        let mut pty = Start::jili().env(variable, value).spawn();
        assert_eq!(pty.wait_for_end().code(), Some(2), "{value}");
        let transcript = String::from_utf8_lossy(pty.transcript()).into_owned();
        assert!(transcript.replace("\r\n", "").contains(told), "{transcript}");
        assert!(!transcript.contains('\u{1b}'), "{transcript:?}");
    }
}

/// At any moment: also before the program knows that there was a terminal.
#[test]
fn a_terminal_that_is_closed_during_the_start_ends_it_as_a_hangup_does() {
    for _ in 0..30 {
        let mut pty = Start::shell("echo now; exec \"$JILI\"")
            .without_controlling_terminal()
            .spawn();
        // As above: the reader takes what the shell says, and no more.
        pty.stop_reading();
        pty.wait("the first bytes", |pty| !pty.transcript().is_empty());
        pty.close(|pty| pty.type_keys("?"));
        assert_eq!(pty.wait_for_end().signal(), Some(Signal::HUP.as_raw()));
    }
}
