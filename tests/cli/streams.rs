//! Answers that go into what is open or takes bytes as they come: pipes, devices, standard output by its name.

use std::os::unix::net::UnixListener;
use std::path::Path;
use std::process::Command;

use super::support::{Answer, command, jili};

/// A shell's line, in which `jili` is the program.
fn shell(line: &str, folder: &Path) -> Answer {
    let line = line.replace("jili", env!("CARGO_BIN_EXE_jili"));
    Answer::of(
        Command::new("sh")
            .args(["-c", &line])
            .current_dir(folder)
            .env("LANG", "zh_CN.UTF-8")
            .env_remove("LC_ALL"),
    )
}

#[test]
fn standard_output_by_its_name_is_standard_output() {
    let folder = tempfile::tempdir().unwrap();
    let whole = jili("export").out;
    for line in [
        "jili export -o /dev/stdout",
        "jili export -o /dev/fd/1 | cat",
        "jili export -f json -o /proc/self/fd/1 | cat",
        "ln -s /dev/stdout out.json; jili export -o out.json | cat",
        // Through a file that the shell has opened: after what is in it, with the rest behind.
        "(echo head; jili export -o /dev/stdout; echo tail) > file; cat file",
        "(echo head; jili export -f json -o /dev/fd/3; echo tail) 3>file >&3; cat file",
    ] {
        let answer = shell(line, folder.path());
        assert_eq!((answer.code, answer.err.as_str()), (Some(0), ""), "{line}");
        let expected = if line.contains("head") {
            format!("head\n{whole}tail\n")
        } else {
            whole.clone()
        };
        assert!(answer.out == expected, "{line}: {:.200}", answer.out);
    }
}

#[test]
fn pipes_and_devices_are_written_to() {
    let folder = tempfile::tempdir().unwrap();
    let whole = jili("export").out;
    let pipe = shell(
        "mkfifo pipe.json; jili export -o pipe.json & cat pipe.json; wait",
        folder.path(),
    );
    assert!(pipe.code == Some(0) && pipe.out == whole, "{:.200}", pipe.out);
    let closed = shell(
        "mkfifo shut.json; jili export -o shut.json & head -c 1 shut.json; wait $!",
        folder.path(),
    );
    assert_eq!(
        (closed.code, closed.out.as_str(), closed.err.as_str()),
        (Some(0), "{", "")
    );
    assert_eq!(jili("export -o /dev/null").code, Some(0));
    let full = jili("export -o /dev/full");
    assert_eq!(
        (full.code, full.err.as_str()),
        (Some(2), "jili: /dev/full: 空间不足\n")
    );
    let socket = folder.path().join("socket.json");
    let _listener = UnixListener::bind(&socket).unwrap();
    let refused = Answer::of(command("export --force -o").arg(&socket));
    let said = format!("jili: {}: 不是普通文件\n", socket.display());
    assert_eq!((refused.code, refused.err), (Some(2), said));
}
