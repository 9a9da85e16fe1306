//! Files: reading no more than is sensible, and writing whole or not at all.

use std::fs::File;
use std::io::{self, Read, Write};
use std::path::Path;

use super::{Failure, Subject};
use crate::lang::Lang;

/// The text of a file of at most `most` bytes.
pub(super) fn read_bounded(path: &Path, most: usize, lang: Lang) -> Result<String, Failure> {
    let what = || path.display().to_string();
    let io = |error| Failure::Io {
        what: Subject::File(path.to_owned()),
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

/// Writes a file so that at every moment there is the old one or the new one, whole. An existing file is
/// replaced only by `force`.
pub(super) fn write_whole(path: &Path, content: &[u8], force: bool, lang: Lang) -> Result<(), Failure> {
    let what = || path.display().to_string();
    let exists = || {
        Failure::Misuse(lang.pick(
            format!("{}: 已经存在；用 --force 覆盖", what()),
            format!("{}: exists already; --force replaces it", what()),
        ))
    };
    if !force && path.exists() {
        return Err(exists());
    }
    // Renaming over a device or a folder would not write to it but take its place.
    if path.exists() && !path.is_file() {
        return Err(Failure::Misuse(lang.pick(
            format!("{}: 不是普通文件", what()),
            format!("{}: is no regular file", what()),
        )));
    }
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    let io = |error| Failure::Io {
        what: Subject::File(path.to_owned()),
        error,
    };
    // In the same folder, so that the last step is a rename inside one file system.
    let mut builder = tempfile::Builder::new();
    builder.prefix(".jili-");
    // As any new file: what the umask leaves, not the owner's alone.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut file = builder.tempfile_in(folder).map_err(io)?;
    file.write_all(content).map_err(io)?;
    file.as_file().sync_all().map_err(io)?;
    let persisted = if force {
        file.persist(path)
    } else {
        file.persist_noclobber(path)
    };
    match persisted {
        Ok(_) => Ok(()),
        Err(failed) if failed.error.kind() == io::ErrorKind::AlreadyExists => Err(exists()),
        Err(failed) => Err(io(failed.error)),
    }
}
