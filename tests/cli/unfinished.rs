//! Writes that are interrupted: stopped half-way on purpose, and then killed by every signal there is a use for.

use std::fs;
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Child, ExitStatus, Stdio};

use rustix::process::{Pid, Signal, WaitOptions, kill_process, waitpid};

use super::support::{Answer, command, jili};

/// A writer that has stopped itself at a point of its work.
struct Stopped(Child);

impl Stopped {
    /// The export with more arguments, as `inject` says.
    fn at(inject: &str, arguments: &str, path: &Path) -> Self {
        let child = command("export -f json")
            .args(arguments.split_whitespace())
            .arg("-o")
            .arg(path)
            .env("JILI_INJECT", inject)
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let (_, status) = waitpid(Some(Pid::from_child(&child)), WaitOptions::UNTRACED)
            .unwrap()
            .unwrap();
        assert!(status.stopped(), "{inject}: {status:?}");
        Self(child)
    }

    /// Sends it a signal, lets it go on, and waits for its end.
    fn ended_by(mut self, signal: Signal) -> ExitStatus {
        let process = Pid::from_child(&self.0);
        kill_process(process, signal).unwrap();
        // A killed one may be gone already.
        let _ = kill_process(process, Signal::CONT);
        self.0.wait().unwrap()
    }
}

/// All that is in a folder, by name.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<_> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

/// A folder, and the path of a file in it that may be there already.
fn target(old: bool) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("circular.json");
    if old {
        fs::write(&path, "old").unwrap();
    }
    (folder, path)
}

const DEADLY: [Signal; 9] = [
    Signal::INT,
    Signal::TERM,
    Signal::HUP,
    Signal::QUIT,
    Signal::ALARM,
    Signal::USR1,
    Signal::USR2,
    Signal::XCPU,
    Signal::VTALARM,
];

/// A new file has no name until it is whole, and one that takes another's place has one for a moment only.
#[cfg(target_os = "linux")]
#[test]
fn a_killed_writer_leaves_nothing() {
    for (arguments, old) in [("", false), ("--force", false), ("--force", true)] {
        for signal in DEADLY.into_iter().chain([Signal::KILL]) {
            let (folder, path) = target(old);
            let stopped = Stopped::at("half-way", arguments, &path);
            let before: &[&str] = if old { &["circular.json"] } else { &[] };
            assert_eq!(names(folder.path()), before);
            let status = stopped.ended_by(signal);
            assert_eq!(status.signal(), Some(signal.as_raw()), "{status}");
            assert_eq!(names(folder.path()), before, "{signal:?}");
            if old {
                assert_eq!(fs::read_to_string(&path).unwrap(), "old");
            }
        }
    }
}

/// While the file has a temporary name, signals wait until it has its own.
#[test]
fn a_writer_with_a_temporary_name_dies_by_the_signal_and_leaves_nothing() {
    let whole = jili("export").out;
    for (inject, arguments, old) in [
        ("named half-way", "", false),
        ("named half-way", "--force", true),
        ("named before-rename", "--force", true),
        ("before-rename", "--force", true),
    ] {
        for signal in DEADLY {
            let (folder, path) = target(old);
            let stopped = Stopped::at(inject, arguments, &path);
            assert_eq!(names(folder.path()).len(), 1 + usize::from(old), "{inject}");
            let status = stopped.ended_by(signal);
            assert_eq!(status.signal(), Some(signal.as_raw()), "{inject}: {status}");
            assert_eq!(names(folder.path()), ["circular.json"], "{inject} {signal:?}");
            assert_eq!(fs::read_to_string(&path).unwrap(), whole);
        }
    }
}

/// What nothing can be done against: SIGKILL while the file has a temporary name.
#[test]
fn the_next_write_clears_what_a_dead_writer_left_and_nothing_of_a_live_one() {
    let (folder, path) = target(true);
    let other = folder.path().join("other.json");
    let dead = Stopped::at("named half-way", "--force", &path);
    dead.ended_by(Signal::KILL);
    assert_eq!(names(folder.path()).len(), 2, "the dead one's is there");
    let live = Stopped::at("named half-way", "--force", &path);
    assert_eq!(
        names(folder.path()).len(),
        2,
        "the dead one's is gone, a live one's there"
    );
    let answer = Answer::of(command("export -f json -o").arg(&other));
    assert_eq!((answer.code, answer.err.as_str()), (Some(0), ""));
    assert_eq!(names(folder.path()).len(), 3, "the live one's is there");
    let mut child = live.0;
    kill_process(Pid::from_child(&child), Signal::CONT).unwrap();
    assert!(child.wait().unwrap().success());
    assert_eq!(names(folder.path()), ["circular.json", "other.json"]);
    assert_eq!(
        fs::read_to_string(&path).unwrap(),
        fs::read_to_string(&other).unwrap()
    );
}

/// Killed by the system in the middle of a write: the limit on the size of files, with its signal.
#[test]
fn the_signal_of_a_limit_leaves_the_old_file_and_nothing_else() {
    for inject in ["", "named"] {
        let (folder, path) = target(true);
        let script = format!(
            "ulimit -c 0; ulimit -f 8; exec {} export --force -o {}",
            env!("CARGO_BIN_EXE_jili"),
            path.display()
        );
        let status = std::process::Command::new("sh")
            .args(["-c", &script])
            .env("JILI_INJECT", inject)
            .status()
            .unwrap();
        assert_eq!(status.signal(), Some(Signal::XFSZ.as_raw()), "{status}");
        assert_eq!(fs::read_to_string(&path).unwrap(), "old");
        assert_eq!(names(folder.path()), ["circular.json"], "{inject}");
    }
}
