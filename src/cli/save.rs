//! Files: reading no more than is sensible, and writing whole or not at all.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use super::{Failure, IoSubject};
use crate::lang::Lang;

/// The text of a file of at most `most` bytes.
pub(super) fn read_bounded(path: &Path, most: usize, lang: Lang) -> Result<String, Failure> {
    let what = || path.display().to_string();
    let io = |error| Failure::Io {
        what: IoSubject::File(path.to_owned()),
        error,
    };
    let mut bytes = Vec::new();
    // One byte more than allowed tells a file that is too long, whatever its size claims to be.
    File::open(path)
        .map_err(io)?
        .take(most as u64 + 1)
        .read_to_end(&mut bytes)
        .map_err(io)?;
    if bytes.len() > most {
        return Err(Failure::Misuse(lang.pick(
            format!("{}: 超过 {most} 字节", what()),
            format!("{}: larger than {most} bytes", what()),
        )));
    }
    String::from_utf8(bytes).map_err(|error| {
        let valid = error.utf8_error().valid_up_to();
        let line = 1 + error
            .as_bytes()
            .iter()
            .take(valid)
            .filter(|byte| **byte == b'\n')
            .count();
        Failure::Misuse(lang.pick(
            format!("{}:{line}: 不是 UTF-8", what()),
            format!("{}:{line}: is not UTF-8", what()),
        ))
    })
}

/// Links followed to a file's end; a longer way is a circle.
const MOST_LINKS: usize = 40;

/// Writes a file so that at every moment there is the old one or the new one, whole. An existing file is
/// replaced only by `force`, and keeps its permissions; a link is kept, and what it leads to is written.
pub(super) fn write_whole(path: &Path, content: &[u8], force: bool, lang: Lang) -> Result<(), Failure> {
    let misuse = |zh: &str, en: &str| Failure::Misuse(format!("{}: {}", path.display(), lang.pick(zh, en)));
    let exists = || misuse("已经存在；用 --force 覆盖", "exists already; --force replaces it");
    let io = |error| Failure::Io {
        what: IoSubject::File(path.to_owned()),
        error: system(error),
    };
    let target = linked(path);
    let old = match fs::metadata(&target) {
        Ok(old) => Some(old),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(io(error)),
    };
    // Renaming over a device or a folder would not write to it but take its place.
    if old.as_ref().is_some_and(|old| !old.is_file()) {
        return Err(misuse("不是普通文件", "is no regular file"));
    }
    if old.is_some() && !force {
        return Err(exists());
    }
    let folder = target
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    // In the same folder, so that the last step is a rename inside one file system.
    let mut builder = tempfile::Builder::new();
    builder.prefix(".jili-");
    // As any new file: what the umask leaves, not the owner's alone.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut file = builder.tempfile_in(folder).map_err(io)?;
    // Before the content, so that nobody can read it who could not read the old one.
    if let Some(old) = old {
        file.as_file().set_permissions(old.permissions()).map_err(io)?;
    }
    file.write_all(content).map_err(io)?;
    file.as_file().sync_all().map_err(io)?;
    let persisted = if force {
        file.persist(&target)
    } else {
        file.persist_noclobber(&target)
    };
    match persisted {
        Ok(_) => Ok(()),
        Err(failed) if failed.error.kind() == io::ErrorKind::AlreadyExists => Err(exists()),
        Err(failed) => Err(io(failed.error)),
    }
}

/// Where a path leads, links followed, whether there is a file or not.
fn linked(path: &Path) -> PathBuf {
    let mut end = path.to_owned();
    for _ in 0..MOST_LINKS {
        let Ok(next) = fs::read_link(&end) else { break };
        end = end.parent().unwrap_or(Path::new("")).join(next);
    }
    end
}

/// The system's error alone, without the temporary file's name that was added to it, which helps nobody.
fn system(error: io::Error) -> io::Error {
    match error.raw_os_error() {
        Some(_) => error,
        None => error.kind().into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_do_not_name_the_temporary_file() {
        let error = tempfile::Builder::new()
            .prefix(".jili-")
            .tempfile_in("/nonexistent");
        let error = error.unwrap_err();
        assert!(error.to_string().contains(".jili-"), "{error}");
        let plain = system(error);
        assert_eq!(plain.kind(), io::ErrorKind::NotFound);
        assert!(!plain.to_string().contains(".jili-"), "{plain}");
    }
}
