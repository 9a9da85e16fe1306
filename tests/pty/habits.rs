//! What somebody has set, and what is remembered of them from one run to the next.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};

use rustix::process::Signal;
use tempfile::TempDir;

use crate::support::{Pty, Start};
use crate::{HEADER, started};

/// A home that outlives a run.
fn home() -> TempDir {
    tempfile::tempdir().expect("a folder")
}

fn jili_at(home: &Path) -> Start {
    Start::jili().env("HOME", home)
}

/// Where the specification of such folders has it.
fn queries_file(home: &Path) -> PathBuf {
    let folder = if cfg!(target_os = "macos") {
        "Library/Application Support/jili"
    } else {
        ".local/state/jili"
    };
    home.join(folder).join("queries")
}

/// A run that searches for something and opens it, and then ends.
#[track_caller]
fn search_and(home: &Path, end: impl FnOnce(&mut Pty)) -> std::process::ExitStatus {
    let mut pty = started(jili_at(home));
    pty.type_keys("cuiping");
    pty.wait_for_text("拼音 cui ping");
    pty.type_keys("\r");
    pty.wait_for_text("◆ 宜宾市翠屏区");
    end(&mut pty);
    pty.wait_for_end()
}

#[test]
fn queries_come_back_in_the_next_run_however_this_one_ended() {
    type End = fn(&mut Pty);
    let ends: [(&str, End, Option<i32>); 4] = [
        ("Ctrl-C", |pty| pty.type_keys("\u{3}"), None),
        ("q Enter", |pty| pty.type_keys("q\r"), None),
        (
            "SIGTERM",
            |pty| pty.signal(Signal::TERM),
            Some(Signal::TERM.as_raw()),
        ),
        (
            "SIGHUP",
            |pty| pty.signal(Signal::HUP),
            Some(Signal::HUP.as_raw()),
        ),
    ];
    for (name, end, signal) in ends {
        let home = home();
        let status = search_and(home.path(), end);
        assert_eq!(status.signal(), signal, "{name}");
        let file = queries_file(home.path());
        assert_eq!(fs::read_to_string(&file).expect(name), "cuiping\n", "{name}");
        let mode = fs::metadata(&file).expect(name).permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{name}");
        let mut next = started(jili_at(home.path()));
        next.type_keys("/");
        next.wait_for_text("最近查找");
        next.type_keys("\x1b[A");
        next.wait_for_text("拼音 cui ping");
        next.type_keys("\u{3}");
        assert_eq!(next.wait_for_end().code(), Some(0));
        // The recalled query is the last one again, and no other.
        assert_eq!(fs::read_to_string(&file).expect(name), "cuiping\n");
    }
}

#[test]
fn what_is_typed_when_the_program_is_left_is_remembered() {
    let home = home();
    let mut pty = started(jili_at(home.path()));
    pty.type_keys("宜宾");
    pty.wait_for_text("宜宾市叙州区");
    pty.type_keys("\u{3}");
    assert_eq!(pty.wait_for_end().code(), Some(0));
    assert_eq!(
        fs::read_to_string(queries_file(home.path())).expect("queries"),
        "宜宾\n"
    );
}

#[test]
fn nothing_is_remembered_of_whoever_does_not_want_it() {
    let home = home();
    let file = queries_file(home.path());
    fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
    fs::write(&file, "宜宾\n").expect("a file");
    let config = home.path().join("config.toml");
    fs::write(&config, "remember = false\n").expect("a file");
    for start in [
        jili_at(home.path()).argument("--private"),
        jili_at(home.path()).argument("--config").argument(&config),
    ] {
        let mut pty = started(start);
        pty.type_keys("/");
        pty.wait_for_text("cuiping · cp");
        assert!(!pty.screen().contents().contains("最近查找"));
        pty.type_keys("cuiping");
        pty.wait_for_text("拼音 cui ping");
        pty.type_keys("\r\u{3}");
        assert_eq!(pty.wait_for_end().code(), Some(0));
        assert_eq!(fs::read_to_string(&file).expect("queries"), "宜宾\n");
    }
}

#[test]
fn a_damaged_file_of_queries_is_set_aside_and_told() {
    let home = home();
    let file = queries_file(home.path());
    fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
    fs::write(&file, b"\xff\xfe\0").expect("a file");
    let mut pty = started(jili_at(home.path()));
    pty.wait_for_text("以前的查找记录已损坏，移至");
    pty.type_keys("宜宾\u{3}");
    assert_eq!(pty.wait_for_end().code(), Some(0));
    assert_eq!(fs::read_to_string(&file).expect("queries"), "宜宾\n");
    let aside = file.with_file_name("queries.damaged");
    assert_eq!(fs::read(aside).expect("the damaged file"), b"\xff\xfe\0");
}

#[test]
fn queries_that_cannot_be_read_or_written_are_told_and_no_failure() {
    let home = home();
    let file = queries_file(home.path());
    let folder = file.parent().expect("a folder");
    let mut pty = started(jili_at(home.path()));
    // By the end of the run a file is where the folder would be made.
    fs::create_dir_all(folder.parent().expect("a folder")).expect("a folder");
    fs::write(folder, "a file").expect("a file");
    pty.type_keys("宜宾\u{3}");
    assert_eq!(pty.wait_for_end().code(), Some(0));
    let said = String::from_utf8_lossy(pty.transcript()).into_owned();
    let said = said.rsplit("\x1b[?1049l").next().unwrap_or_default();
    assert!(said.contains(&format!("jili: {}: ", file.display())), "{said:?}");
    let mut next = started(jili_at(home.path()));
    next.wait_for_text("以前的查找记录无法读取：路径中有一段不是文件夹");
    next.type_keys("宜宾\u{3}");
    assert_eq!(next.wait_for_end().code(), Some(0));
    assert_eq!(fs::read_to_string(folder).expect("the file"), "a file");
}

#[test]
fn keys_and_colours_are_as_they_are_set_and_mistakes_are_told() {
    let home = home();
    let config = home.path().join("config.toml");
    let text = "[keys.everywhere]\nquit = 'F10'\n[keys.panes]\nhelp = ['F11', 'Ctrl-G']\nopen = 'F10'\n[theme]\naccent = 'cyan'\nwarning = 'green'\n";
    fs::write(&config, text).expect("a file");
    let mut pty = Start::jili().env("JILI_CONFIG", &config).spawn();
    pty.wait_for_text("设置有 1 处错误");
    pty.type_keys("\x1b[B");
    // The footer has the keys that hold; what is in conflict with another is left out.
    pty.wait_for_text("F11 帮助");
    pty.wait_for_text("F10 退出");
    pty.wait_for_text("Enter 打开");
    pty.type_keys("\u{7}");
    pty.wait_for_text("─ 帮助 ─");
    pty.wait_for_text("F11 Ctrl-G");
    pty.wait_for_text("F10 立即退出");
    // It is bound to nothing now.
    pty.type_keys("\u{3}");
    pty.type_keys("\x1b");
    pty.wait_for("the panes", |screen| {
        screen.contents().contains(HEADER) && !screen.contents().contains("─ 帮助 ─")
    });
    pty.type_keys("\x1b[21~");
    assert_eq!(pty.wait_for_end().code(), Some(0));
    let written = String::from_utf8_lossy(pty.transcript()).into_owned();
    let place = format!(
        "{}:5:8: keys.panes.open: F10 已用于 keys.everywhere.quit",
        config.display()
    );
    assert!(written.contains(&place), "{written:?}");
    assert!(
        written.contains("36m") && written.contains("32m"),
        "cyan and green"
    );
    assert!(!written.contains("35m"), "magenta is for marks alone now");
}
