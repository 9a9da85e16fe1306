//! Where an answer goes that was asked for as a file, and what is said when that cannot be.

use std::io::{self, ErrorKind, IsTerminal};
use std::path::Path;

use super::output::{echo, print_bytes};
use super::{Failure, IoSubject};
use crate::files::{self, ReadError, WriteError};
use crate::lang::Lang;
use crate::wording;

/// The text of a file of at most `most` bytes.
pub(super) fn read_bounded(path: &Path, most: usize, lang: Lang) -> Result<String, Failure> {
    files::read_bounded(path, most).map_err(|error| {
        let name = echo(&path.to_string_lossy(), lang);
        match error {
            ReadError::TooLarge(most) => Failure::Misuse(lang.pick(
                format!("{name}: 超过 {most} 字节"),
                format!("{name}: larger than {most} bytes"),
            )),
            ReadError::NotUtf8(line) => Failure::Misuse(lang.pick(
                format!("{name}:{line}: 不是 UTF-8"),
                format!("{name}:{line}: is not UTF-8"),
            )),
            ReadError::Io(error) => system(path, error),
        }
    })
}

/// Writes an answer to where it was asked for: standard output and other streams as they are, files whole or not at
/// all. An existing file is replaced only by `force`.
pub(super) fn write(path: &Path, content: &[u8], force: bool, lang: Lang) -> Result<(), Failure> {
    let written = if files::is_standard_output(path) {
        if !io::stdout().is_terminal() {
            return print_bytes(content);
        }
        Err(WriteError::Terminal)
    } else if files::is_stream(path) {
        files::append(path, content)
    } else if force {
        files::replace(path, content)
    } else {
        files::write_new(path, content)
    };
    let (zh, en) = match written {
        Ok(()) => return Ok(()),
        // Whoever closed the pipe has read enough: that is no failure.
        Err(WriteError::Io(error)) if error.kind() == ErrorKind::BrokenPipe => return Ok(()),
        Err(WriteError::Io(error)) => return Err(system(path, error)),
        Err(WriteError::Name(fault)) => {
            return Err(Failure::Misuse(format!(
                "{}: {}",
                echo(&path.to_string_lossy(), lang),
                wording::unusable_name(&fault, lang)
            )));
        }
        Err(WriteError::Exists) => ("已经存在；用 --force 覆盖", "exists already; --force replaces it"),
        Err(WriteError::NotRegular) => ("不是普通文件", "is not a regular file"),
        Err(WriteError::Terminal) => (
            "是终端；省去 -o 即可在此显示",
            "is a terminal; leave out -o to print there",
        ),
        Err(WriteError::Owner) => (
            "属于其他用户或用户组，覆盖会改变其归属；请另存为新文件",
            "belongs to another user or group, which replacing it would change; write to a new file",
        ),
    };
    Err(Failure::Misuse(format!(
        "{}: {}",
        path.display(),
        lang.pick(zh, en)
    )))
}

fn system(path: &Path, error: io::Error) -> Failure {
    Failure::Io {
        what: IoSubject::File(path.to_owned()),
        error,
    }
}
