//! Copying and saving: what the terminal gets, what another program gets, what is in the file.

use std::os::unix::fs::PermissionsExt;

use crate::support::{Pty, Start};

/// What item 1 gives, and the same through `base64 -w0`.
const MEASURE: &str = "2023 年对上述地方各给予 1000 万元激励支持。";
const IN_BASE64: &str = "MjAyMyDlubTlr7nkuIrov7DlnLDmlrnlkITnu5nkuoggMTAwMCDkuIflhYPmv4DlirHmlK/mjIHjgII=";

/// jili at the measure of item 1, with the menu open.
fn at_the_menu(start: Start) -> Pty {
    let mut pty = start.spawn();
    pty.wait_for_text("效能评价");
    pty.type_keys("\x1b[C\x1b[C\x19");
    pty.wait_for_text("激励措施，附出处");
    pty
}

#[test]
fn the_terminal_is_given_the_text() {
    let mut pty = at_the_menu(Start::jili());
    pty.type_keys("\r");
    pty.wait_for_text("已复制到剪贴板：激励措施");
    assert!(
        pty.screen().contents().contains("（OSC 52）"),
        "{}",
        pty.screen().contents()
    );
    let sequence = format!("\x1b]52;c;{IN_BASE64}");
    let transcript = String::from_utf8_lossy(pty.transcript()).into_owned();
    assert_eq!(transcript.matches(&sequence).count(), 1);
    assert_eq!(transcript.matches("\x1b]52;").count(), 1, "nothing is read");
}

/// A program of the session's gets the words as they are.
#[test]
fn the_program_of_the_session_is_given_the_text() {
    let folder = tempfile::tempdir().expect("a file of the test");
    let (program, got) = (folder.path().join("wl-copy"), folder.path().join("got"));
    std::fs::write(&program, format!("#!/bin/sh\nexec cat > '{}'\n", got.display()))
        .expect("a file of the test");
    std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o755)).expect("a file of the test");
    let path = format!("{}:/usr/bin:/bin", folder.path().display());
    let start = Start::jili()
        .env("PATH", path)
        .env("WAYLAND_DISPLAY", "wayland-0");
    let mut pty = at_the_menu(start);
    pty.type_keys("\r");
    pty.wait_for_text("（wl-copy、OSC 52）");
    assert_eq!(std::fs::read_to_string(got).expect("a file of the test"), MEASURE);
}

#[test]
fn a_file_is_written_whole_and_replaced_only_when_asked() {
    let folder = tempfile::tempdir().expect("a file of the test");
    let file = folder.path().join("a.txt");
    let mut pty = at_the_menu(Start::jili());
    pty.type_keys("\t");
    pty.wait_for_text("存为");
    pty.type_keys(format!("{}\r", file.display()));
    pty.wait_for_text("已存为");
    assert_eq!(
        std::fs::read_to_string(&file).expect("a file of the test"),
        format!("{MEASURE}\n")
    );
    std::fs::write(&file, "mine").expect("a file of the test");
    pty.type_keys("\x19");
    pty.wait_for_text("激励措施，附出处");
    pty.type_keys("\t");
    pty.wait_for_text("存为");
    pty.type_keys(format!("{}\r", file.display()));
    pty.wait_for_text("已经存在");
    assert_eq!(
        std::fs::read_to_string(&file).expect("a file of the test"),
        "mine"
    );
    pty.type_keys("\r");
    pty.wait_for_text("已存为");
    assert_eq!(
        std::fs::read_to_string(&file).expect("a file of the test"),
        format!("{MEASURE}\n")
    );
}
