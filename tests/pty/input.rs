//! Any size and any bytes.

use std::time::Duration;

use crate::support::Start;
use crate::{HEADER, HELP, assert_restored, at_panes, started};

pub const SIZES: [(u16, u16); 14] = [
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
        pty.type_keys("q\r");
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

/// What terminals say of themselves, asked or not, and bytes that nobody should send: whole, and cut anywhere.
pub const NO_KEYS: [&[u8]; 32] = [
    b"\x1b[?997;1n",
    b"\x1b[?2026;2$y",
    b"\x1b[?1;0;256S",
    b"\x1b[?24;80;1R",
    b"\x1b[24;80R",
    b"\x1b[?62;22c",
    b"\x1b[>41;370;0c",
    b"\x1b[8;24;80t",
    b"\x1b[48;24;80;480;800t",
    b"\x1b[?0u",
    b"\x1b[99999999999999999999u",
    b"\x1b[1;2;3;4;5;6;7;8R",
    b"\x1b[<0;99999;99999M",
    b"\x1b[<0;0;0M",
    b"\x1b[M\x00\x00\x00",
    b"\x1b[M\xff\xff\xff",
    b"\x1b]11;rgb:1e1e/1e1e/2e2e\x1b\\",
    b"\x1b]10;rgb:ffff/ffff/ffff\x07",
    b"\x1b]4;1;rgb:cdcd/0000/0000\x1b\\",
    b"\x1b]52;c;aGk=\x07",
    b"\x1b]ltitle q\x1b\\",
    b"\x1bP>|xterm(370) q\x1b\\",
    b"\x1bP1+r544e=787465726d\x1b\\",
    b"\x1bP!|00000000\x1b\\",
    b"\x1b_Gi=31;OK q\x1b\\",
    b"\x1b^q\x1b\\",
    b"\x1bXq\x1b\\",
    b"\x1b[201~",
    b"\x1bO1;5",
    b"\xff\xfe\x80\x80",
    b"\xe7\x94",
    b"\x00\x01\x02\x1c\x1d\x1e\x1f",
];

/// Nothing of them is typed, on the panes or in the search line, and none of them leaves a screen.
#[test]
fn what_a_terminal_says_of_itself_is_not_typed() {
    let mut pty = started(Start::jili());
    for (screen, key) in [("the panes", "\x1b[B"), ("search", "/"), ("help", "?")] {
        pty.type_keys(key);
        pty.output_until_quiet(Duration::from_millis(300));
        let before = pty.screen().contents();
        for bytes in NO_KEYS {
            pty.type_keys(bytes);
        }
        pty.output_until_quiet(Duration::from_millis(600));
        assert_eq!(pty.screen().contents(), before, "{screen}");
        if screen == "search" {
            pty.type_keys("\x1b");
            pty.wait_for("the panes", |screen| screen.contents().contains("换栏"));
        }
    }
    pty.type_keys("\u{3}");
    assert_eq!(pty.wait_for_end().code(), Some(0));
}

/// What is begun and not ended holds up neither Ctrl-C nor, after a moment, any other key.
#[test]
fn nothing_jams_the_keyboard() {
    let begun: Vec<&[u8]> = vec![
        b"\x1b[200~ab",
        b"\x1b[200~ab\x1b[20",
        b"\x1b]",
        b"\x1bP",
        b"\x1b_",
        b"\x1b[M !",
        b"\x1bO",
        b"\xe7",
    ];
    let cut = NO_KEYS.iter().map(|bytes| bytes.split_at(bytes.len() - 1).0);
    for bytes in begun.into_iter().chain(cut) {
        let shown = bytes.escape_ascii().to_string();
        let mut pty = started(Start::jili());
        pty.type_keys(bytes);
        pty.output_until_quiet(Duration::from_millis(700));
        pty.type_keys("\x1bOP");
        pty.wait_for_text(HELP);
        pty.type_keys(bytes);
        pty.type_keys("\u{3}");
        assert_eq!(pty.wait_for_end().code(), Some(0), "{shown}");
        assert_restored(&pty);
    }
}

/// As type-ahead too: what was sent before anybody read it.
#[test]
fn what_was_sent_before_the_start_jams_nothing() {
    for bytes in [&b"\x1b[?997;1n"[..], b"\x1b[200~ab", b"\x1b]11;rgb", b"\xe7"] {
        let mut pty = Start::jili().spawn();
        pty.type_keys(bytes);
        pty.wait_for_text(HEADER);
        pty.type_keys("\u{3}");
        assert_eq!(pty.wait_for_end().code(), Some(0), "{}", bytes.escape_ascii());
    }
}

#[test]
fn takes_keys_although_a_paste_does_not_end() {
    let mut pty = started(Start::jili());
    pty.type_keys([b"\x1b[200~".to_vec(), b"x".repeat(5_000_000)].concat());
    pty.type_keys("\u{3}");
    assert_eq!(pty.wait_for_end().code(), Some(0));
    assert_restored(&pty);
}

/// The peak of a process's memory, in KiB.
#[cfg(target_os = "linux")]
fn peak(pty: &crate::support::Pty) -> usize {
    let status =
        std::fs::read_to_string(format!("/proc/{}/status", pty.pid().as_raw_pid())).expect("its status");
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let peak = peak.and_then(|peak| peak.split_whitespace().next()?.parse().ok());
    peak.expect("the peak of its memory")
}

#[cfg(target_os = "linux")]
#[test]
fn what_does_not_end_takes_no_memory() {
    for begun in ["\x1b[200~", "\x1b]52;c;", "\x1bP+q"] {
        let mut pty = started(Start::jili());
        let before = peak(&pty);
        pty.type_keys([begun.as_bytes(), &b"x".repeat(4_000_000)].concat());
        pty.type_keys("\x1b");
        pty.output_until_quiet(Duration::from_millis(1500));
        let grown = peak(&pty) - before;
        assert!(grown < 3 * 1024, "{begun:?}: {grown} KiB");
        pty.type_keys("\u{3}");
        assert_eq!(pty.wait_for_end().code(), Some(0));
    }
}

/// What is left out is told.
#[test]
fn a_text_that_is_too_long_is_cut_and_says_so() {
    for text in [
        format!("\x1b[200~{}\x1b[201~", "翠屏".repeat(100_000)),
        "cuiping ".repeat(100),
    ] {
        let mut pty = started(Start::jili());
        pty.type_keys(text);
        pty.wait_for_text("查询最长 100 字，超出部分已略去");
        pty.type_keys("\u{15}");
        pty.wait_for("no notice", |screen| !screen.contents().contains("已略去"));
        pty.type_keys("\u{3}");
        assert_eq!(pty.wait_for_end().code(), Some(0));
    }
}

/// The processor time that a process has taken, in hundredths of a second.
#[cfg(target_os = "linux")]
fn processor_time(pty: &crate::support::Pty) -> u64 {
    let stat = std::fs::read_to_string(format!("/proc/{}/stat", pty.pid().as_raw_pid())).expect("its state");
    let (_, fields) = stat.rsplit_once(") ").expect("its state");
    let times = fields.split(' ').skip(11).take(2);
    times.filter_map(|time| time.parse::<u64>().ok()).sum()
}

/// 100 kB without the brackets of a paste, and a key behind them: one search, not one for each key.
#[cfg(target_os = "linux")]
#[test]
fn searches_once_for_all_that_has_queued_up() {
    let mut pty = started(Start::jili());
    let before = processor_time(&pty);
    pty.type_keys("翠屏区 yibin cuipingqv ".repeat(4_000));
    pty.type_keys("\u{15}cuiping");
    pty.wait_for_text("翠屏区");
    let ticks = processor_time(&pty) - before;
    // A debug build reads some 100,000 keys in a second or so; it searched for half a minute.
    assert!(ticks < 500, "{ticks} hundredths of a second");
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
    for (keys, category) in [
        ("\x1b\x1b[B", 2),
        ("\x1b\x1b[B\x1b[B", 4),
        ("\x1b\x1bOA", 3),
        ("\x1b\x1b[5~\x1b[F", 23),
        ("\x1b\x1b[1;5C\x1b\x1b[H", 1),
    ] {
        pty.type_keys(keys);
        let selected = format!("▌{category:>2} ");
        pty.wait_for(&selected, |screen| {
            at_panes(screen) && screen.contents().contains(&selected)
        });
    }
}

/// Lines that are pasted where the terminal does not bracket them: their line breaks open nothing.
#[test]
fn an_enter_between_pasted_lines_opens_nothing() {
    let mut pty = started(Start::jili());
    pty.type_keys("荥经\r翠屏\r");
    pty.wait_for_text("荥经 翠屏");
    pty.type_keys("\u{15}荥经\r");
    pty.wait_for_text("雅安市荥经县共获");
    pty.type_keys("\u{3}");
    assert_eq!(pty.wait_for_end().code(), Some(0));
}

#[test]
fn the_browser_opens_at_a_place_that_is_named_in_place_of_a_command() {
    for arguments in [&["荥经"][..], &["yingjing", "--lang", "zh"]] {
        let mut pty = Start::program(env!("CARGO_BIN_EXE_jili"), arguments).spawn();
        pty.wait_for_text("雅安市荥经县共获");
        pty.type_keys("\u{1b}");
        pty.wait_for_text("效能评价");
        pty.type_keys("\u{3}");
        assert_eq!(pty.wait_for_end().code(), Some(0));
    }
}
