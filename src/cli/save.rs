//! Where an answer goes that was asked for as a file, and what is said when that cannot be.

use std::io::{self, ErrorKind, IsTerminal};
use std::path::Path;

use super::output::{echo, print_bytes};
use super::{Failure, IoSubject};
use crate::files::{self, NameFault, ReadError, WriteError};
use crate::lang::Lang;

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
        Err(WriteError::Name(fault)) => return Err(Failure::Misuse(unusable(path, &fault, lang))),
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

/// Why a name cannot be a file's: only Windows is so strict.
fn unusable(path: &Path, fault: &NameFault, lang: Lang) -> String {
    let reason = match fault {
        NameFault::Device(name) => lang.pick(
            format!("{name} 是 Windows 的设备名，不能用作文件名"),
            format!("{name} is a device on Windows and cannot be a file's name"),
        ),
        NameFault::Character(character) => lang.pick(
            format!("Windows 不允许文件名中有 {character}"),
            format!("Windows allows no {character} in a file's name"),
        ),
        NameFault::Ending => lang
            .pick(
                "Windows 不允许文件名以句点或空格结尾",
                "Windows allows no file's name to end with a full stop or a blank",
            )
            .to_owned(),
    };
    format!("{}: {reason}", echo(&path.to_string_lossy(), lang))
}

fn system(path: &Path, error: io::Error) -> Failure {
    Failure::Io {
        what: IoSubject::File(path.to_owned()),
        error,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_windows_forbids_are_told_in_both_languages() {
        let path = Path::new("nul.md");
        let device = NameFault::Device("nul".to_owned());
        assert_eq!(
            unusable(path, &device, Lang::Zh),
            "nul.md: nul 是 Windows 的设备名，不能用作文件名"
        );
        assert_eq!(
            unusable(Path::new("a?b.md"), &NameFault::Character('?'), Lang::En),
            "a?b.md: Windows allows no ? in a file's name"
        );
        // What is no character to be seen is made visible where it is printed.
        assert!(unusable(path, &NameFault::Ending, Lang::Zh).contains("以句点或空格结尾"));
    }
}
