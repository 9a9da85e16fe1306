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
    let missing = folder.path().join("missing/file.json");
    let nowhere = Answer::of(command("export").arg("-o").arg(&missing));
    assert_eq!(nowhere.code, Some(2));
    assert_eq!(
        nowhere.err,
        format!("jili: {}: 没有这个文件或文件夹\n", missing.display())
    );
    let directory = Answer::of(command("export --force --lang en -f json -o").arg(folder.path()));
    let said = format!("jili: {}: is not a regular file\n", folder.path().display());
    assert_eq!((directory.code, directory.err), (Some(2), said));
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
        ("c.CSV", "", "csv"),
        ("a.md", "", "markdown"),
        ("a.markdown", "", "markdown"),
        ("a", "", "json"),
        ("b.csv", "-f json", "json"),
        ("b.pdf", "-f csv", "csv"),
    ] {
        assert!(written(name, more) == printed(form), "{name}");
    }
    let unknown = jili("export -o circular.pdf");
    assert_eq!(
        (unknown.code, unknown.err.as_str()),
        (
            Some(2),
            "jili: 不支持扩展名 .pdf；请用 .json、.csv、.xlsx、.md、.txt，或用 -f 写明格式\n"
        )
    );
    let standard = jili("export -f csv -o -");
    assert!(standard.code == Some(0) && standard.out == printed("csv"));
}

/// As WPS and Excel have what they show.
#[cfg(windows)]
#[test]
fn a_file_that_another_program_has_open_is_left_and_said_to_be() {
    use std::os::windows::fs::OpenOptionsExt;

    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("open.json");
    fs::write(&path, "old").unwrap();
    let export = |lang: &str| {
        let mut command = command("export");
        command.args(["--lang", lang, "--force", "-o"]).arg(&path);
        Answer::of(&mut command)
    };
    // Nobody else may do anything with it, or nobody may replace it.
    for share in [0, 3] {
        let open = fs::File::options()
            .read(true)
            .share_mode(share)
            .open(&path)
            .unwrap();
        for (lang, expected) in [("zh", "正被其他程序"), ("en", "another program has it open")] {
            let answer = export(lang);
            assert_eq!(answer.code, Some(2));
            assert!(answer.err.contains(expected), "{}", answer.err);
        }
        drop(open);
        assert_eq!(fs::read_to_string(&path).unwrap(), "old");
    }
    assert_eq!(export("zh").code, Some(0));
    assert_eq!(
        fs::read_dir(folder.path()).unwrap().count(),
        1,
        "nothing is left behind"
    );
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

/// What was set-user-ID would run as its owner whatever is written into it.
#[cfg(unix)]
#[test]
fn a_file_that_is_replaced_gets_no_rights_to_run_as_somebody_else() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("circular.json");
    for (wanted, kept) in [(0o4755, 0o755), (0o2750, 0o750), (0o6777, 0o777)] {
        fs::write(&path, "old").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(wanted)).unwrap();
        assert_eq!(replaced(&path).code, Some(0));
        let mode = fs::metadata(&path).unwrap().permissions().mode() & 0o7777;
        assert_eq!(mode, kept, "{wanted:o}");
    }
}

/// Nobody, as Unix calls those who own nothing.
#[cfg(unix)]
const NOBODY: u32 = 65534;

/// A copy of the program where everybody may run it, or none where the tests are not root's.
#[cfg(unix)]
fn for_everybody(folder: &std::path::Path) -> Option<std::path::PathBuf> {
    use std::os::unix::fs::PermissionsExt;
    if !rustix::process::geteuid().is_root() {
        return None;
    }
    let program = folder.join("jili");
    fs::copy(env!("CARGO_BIN_EXE_jili"), &program).unwrap();
    for (path, mode) in [(folder, 0o777), (&program, 0o755)] {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    }
    Some(program)
}

#[cfg(unix)]
#[test]
fn a_file_that_is_replaced_keeps_its_owner() {
    use std::os::unix::fs::{MetadataExt, PermissionsExt, chown};
    if !rustix::process::geteuid().is_root() {
        // Nobody else can give files away.
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("circular.json");
    for inject in ["", "named"] {
        fs::write(&path, "old").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
        chown(&path, Some(NOBODY), Some(NOBODY)).unwrap();
        let answer = Answer::of(
            command("export -f json --force -o")
                .arg(&path)
                .env("JILI_INJECT", inject),
        );
        assert_eq!((answer.code, answer.err.as_str()), (Some(0), ""));
        let new = fs::metadata(&path).unwrap();
        assert_eq!(
            (new.uid(), new.gid(), new.mode() & 0o7777),
            (NOBODY, NOBODY, 0o600)
        );
        assert_ne!(fs::read_to_string(&path).unwrap(), "old");
    }
}

#[cfg(unix)]
#[test]
fn a_file_whose_owner_cannot_be_kept_is_not_replaced() {
    use std::os::unix::process::CommandExt;
    let folder = tempfile::tempdir().unwrap();
    let Some(program) = for_everybody(folder.path()) else {
        return;
    };
    let path = folder.path().join("circular.json");
    fs::write(&path, "old").unwrap();
    let answer = Answer::of(
        std::process::Command::new(program)
            .args(["export", "--force", "-o"])
            .arg(&path)
            .env("LANG", "zh_CN.UTF-8")
            .env("XDG_DATA_HOME", "/nonexistent")
            .env_remove("LC_ALL")
            .uid(NOBODY)
            .gid(NOBODY),
    );
    let said = "属于其他用户或用户组，覆盖会改变其归属；请另存为新文件";
    assert_eq!(
        (answer.code, answer.err),
        (Some(2), format!("jili: {}: {said}\n", path.display()))
    );
    assert_eq!(fs::read_to_string(&path).unwrap(), "old");
    assert_eq!(
        fs::read_dir(folder.path()).unwrap().count(),
        2,
        "nothing is left beside it"
    );
}

/// An access control list, as `setfacl -m u:65534:r` writes it: without it the group would have what it bounds.
#[cfg(target_os = "linux")]
#[test]
fn a_file_that_is_replaced_keeps_its_access_control_list() {
    use rustix::fs::{XattrFlags, getxattr, setxattr};
    const NAME: &str = "system.posix_acl_access";
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("circular.json");
    fs::write(&path, "old").unwrap();
    // Version 2; then tag, permissions, id: owner rw, user 65534 r, group none, mask r, others none.
    let mut list = 2u32.to_le_bytes().to_vec();
    for (tag, permissions, id) in [
        (0x01u16, 6u16, u32::MAX),
        (0x02, 4, NOBODY),
        (0x04, 0, u32::MAX),
        (0x10, 4, u32::MAX),
        (0x20, 0, u32::MAX),
    ] {
        list.extend(tag.to_le_bytes());
        list.extend(permissions.to_le_bytes());
        list.extend(id.to_le_bytes());
    }
    if setxattr(&path, NAME, &list, XattrFlags::empty()).is_err() {
        // The file system has none.
        return;
    }
    assert_eq!(replaced(&path).code, Some(0));
    let mut kept = vec![0; 256];
    let length = getxattr(&path, NAME, &mut kept).unwrap();
    kept.truncate(length);
    assert_eq!(kept, list);
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
