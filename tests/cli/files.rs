//! Files that are written: whole or not at all, in the form that their names say, where and as the old ones were.

use std::fs;

use super::support::{Answer, command, jili};

#[test]
fn files_are_written_whole_or_not_at_all() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("circular.json");
    let export = |more: &str| {
        let mut command = command("export -f json");
        command.arg("-o").arg(&path);
        command.args(more.split_whitespace());
        Answer::of(&mut command)
    };
    assert_eq!(export("").code, Some(0));
    let written = fs::read_to_string(&path).unwrap();
    assert_eq!(written, jili("export").out);
    fs::write(&path, "mine").unwrap();
    let refused = export("");
    assert_eq!(refused.code, Some(2));
    assert!(
        refused.err.contains(": 已经存在；用 --force 覆盖"),
        "{}",
        refused.err
    );
    assert_eq!(fs::read_to_string(&path).unwrap(), "mine");
    assert_eq!(export("--force").code, Some(0));
    assert_eq!(fs::read_to_string(&path).unwrap(), written);
    assert_eq!(
        fs::read_dir(folder.path()).unwrap().count(),
        1,
        "nothing is left beside it"
    );
    let nowhere = Answer::of(command("export").args(["-o", "/nonexistent/file.json"]));
    assert_eq!(nowhere.code, Some(2));
    assert_eq!(
        nowhere.err,
        "jili: /nonexistent/file.json: 没有这个文件或文件夹\n"
    );
    let device = Answer::of(command("export --lang en").args(["--force", "-o", "/dev/null"]));
    assert_eq!(device.err, "jili: /dev/null: is no regular file\n");
}

#[test]
fn the_form_of_a_file_is_in_its_name() {
    let folder = tempfile::tempdir().unwrap();
    let written = |name: &str, more: &str| {
        let path = folder.path().join(name);
        let mut command = command("export");
        command.args(more.split_whitespace()).arg("-o").arg(&path);
        let answer = Answer::of(&mut command);
        assert_eq!((answer.code, answer.err.as_str()), (Some(0), ""), "{name}");
        fs::read_to_string(path).unwrap()
    };
    let printed = |form: &str| jili(&format!("export -f {form}")).out;
    for (name, more, form) in [
        ("a.json", "", "json"),
        ("a.csv", "", "csv"),
        ("a.CSV", "", "csv"),
        ("a.md", "", "markdown"),
        ("a.markdown", "", "markdown"),
        ("a", "", "json"),
        ("b.csv", "-f json", "json"),
        ("b.xlsx", "-f csv", "csv"),
    ] {
        assert!(written(name, more) == printed(form), "{name}");
    }
    let unknown = jili("export -o circular.xlsx");
    assert_eq!(
        (unknown.code, unknown.err.as_str()),
        (
            Some(2),
            "jili: 不认识文件的扩展名 .xlsx；请用 .json、.csv、.md，或用 -f 写明格式\n"
        )
    );
    let standard = jili("export -f csv -o -");
    assert!(standard.code == Some(0) && standard.out == printed("csv"));
}

/// A disk that is full: the shell's limit on the size of files.
#[cfg(unix)]
#[test]
fn a_full_disk_leaves_the_old_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("circular.json");
    fs::write(&path, "old").unwrap();
    let script = format!(
        "trap '' XFSZ; ulimit -f 8; exec {} export --force -o {}",
        env!("CARGO_BIN_EXE_jili"),
        path.display()
    );
    let answer = Answer::of(std::process::Command::new("sh").args(["-c", &script]));
    assert_eq!(answer.code, Some(2), "{}", answer.err);
    assert_eq!(fs::read_to_string(&path).unwrap(), "old");
    assert_eq!(
        fs::read_dir(folder.path()).unwrap().count(),
        1,
        "nothing is left beside it"
    );
}

/// The export, replacing a file.
#[cfg(unix)]
fn replaced(path: &std::path::Path) -> Answer {
    Answer::of(command("export -f json --force -o").arg(path))
}

#[cfg(unix)]
#[test]
fn a_file_that_is_replaced_keeps_its_permissions() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("circular.json");
    let mode = || fs::metadata(&path).unwrap().permissions().mode() & 0o7777;
    for wanted in [0o640, 0o600, 0o444] {
        fs::write(&path, "old")
            .or_else(|_| fs::remove_file(&path))
            .unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(wanted)).unwrap();
        let answer = replaced(&path);
        assert_eq!(answer.code, Some(0), "{}", answer.err);
        assert_eq!(mode(), wanted, "{wanted:o}");
        assert_eq!(fs::read_to_string(&path).unwrap(), jili("export").out);
        fs::remove_file(&path).unwrap();
    }
}

#[cfg(unix)]
#[test]
fn a_link_is_written_through() {
    use std::os::unix::fs::symlink;
    let folder = tempfile::tempdir().unwrap();
    let shared = folder.path().join("shared");
    fs::create_dir(&shared).unwrap();
    let target = shared.join("circular.json");
    let (near, far) = (folder.path().join("near.json"), folder.path().join("far.json"));
    symlink("shared/circular.json", &near).unwrap();
    symlink(&near, &far).unwrap();
    // First the links lead to nothing yet, then to what is written.
    let fresh = Answer::of(command("export -f json -o").arg(&far));
    assert_eq!((fresh.code, fresh.err.as_str()), (Some(0), ""));
    fs::write(&target, "old").unwrap();
    let refused = Answer::of(command("export -f json -o").arg(&far));
    assert_eq!(refused.code, Some(2));
    assert_eq!(fs::read_to_string(&target).unwrap(), "old");
    assert_eq!(replaced(&far).code, Some(0));
    assert_eq!(fs::read_to_string(&target).unwrap(), jili("export").out);
    assert!(near.is_symlink() && far.is_symlink());
    assert_eq!(
        fs::read_dir(&shared).unwrap().count(),
        1,
        "nothing is left beside it"
    );
    let circle = folder.path().join("circle.json");
    symlink("circle.json", &circle).unwrap();
    assert_eq!(replaced(&circle).code, Some(2));
}

/// Killed by the system in the middle of a write: the limit on the size of files, with its signal.
#[cfg(unix)]
#[test]
fn a_kill_in_the_middle_of_writing_leaves_the_old_file() {
    use std::os::unix::process::ExitStatusExt;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("circular.json");
    fs::write(&path, "old").unwrap();
    let script = format!(
        "ulimit -c 0; ulimit -f 8; exec {} export --force -o {}",
        env!("CARGO_BIN_EXE_jili"),
        path.display()
    );
    let status = std::process::Command::new("sh")
        .args(["-c", &script])
        .status()
        .unwrap();
    assert!(status.signal().is_some(), "{status}");
    assert_eq!(fs::read_to_string(&path).unwrap(), "old");
    // What the dead left behind is in nobody's way.
    assert_eq!(replaced(&path).code, Some(0));
    assert_eq!(fs::read_to_string(&path).unwrap(), jili("export").out);
}

#[cfg(unix)]
#[test]
fn a_folder_that_may_not_be_written_to_is_said() {
    use std::os::unix::fs::PermissionsExt;
    if rustix::process::geteuid().is_root() {
        // Nothing is forbidden to root.
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("circular.json");
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o555)).unwrap();
    let answer = replaced(&path);
    assert_eq!(
        (answer.code, answer.err),
        (Some(2), format!("jili: {}: 没有权限\n", path.display()))
    );
}
