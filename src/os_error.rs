//! Why the system refused something, in both languages. Those reasons that users meet have words here; the rest is
//! said in the system's own, and marked as that.

use std::io::{self, ErrorKind};

use crate::lang::Lang;

#[cfg_attr(unix, path = "os_error/unix.rs")]
#[cfg_attr(not(unix), path = "os_error/windows.rs")]
mod number;

/// Why the system refused: a clause without a full stop.
pub fn reason(error: &io::Error, lang: Lang) -> String {
    let known = error.raw_os_error().and_then(number::words);
    match known.or_else(|| words(error.kind())) {
        Some((zh, en)) => lang.pick(zh, en).to_owned(),
        None => lang.pick(format!("系统报告：{error}"), error.to_string()),
    }
}

/// Whether there is nothing to be read from or written to: as for a program without a terminal.
pub fn is_no_device(error: &io::Error) -> bool {
    error.raw_os_error().is_some_and(number::is_no_device)
}

/// What the standard library tells apart.
fn words(kind: ErrorKind) -> Option<(&'static str, &'static str)> {
    Some(match kind {
        ErrorKind::NotFound => ("没有这个文件或文件夹", "no such file or folder"),
        ErrorKind::PermissionDenied => ("没有权限", "permission denied"),
        ErrorKind::ReadOnlyFilesystem => ("文件系统只读", "the file system is read-only"),
        ErrorKind::StorageFull => ("空间不足", "no space left"),
        ErrorKind::QuotaExceeded => ("超出空间配额", "the quota is used up"),
        ErrorKind::FileTooLarge => ("文件过大", "the file grows too large"),
        ErrorKind::IsADirectory => ("是文件夹", "is a folder"),
        ErrorKind::NotADirectory => ("路径中有一段不是文件夹", "a part of the path is not a folder"),
        ErrorKind::InvalidFilename => ("文件名不能用", "the name cannot be a file's"),
        ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy => ("正被占用", "is in use"),
        ErrorKind::StaleNetworkFileHandle => ("网络文件已失效", "the network file is gone"),
        ErrorKind::TimedOut => ("超时", "timed out"),
        ErrorKind::OutOfMemory => ("内存不足", "out of memory"),
        ErrorKind::Unsupported => ("系统不支持", "the system does not support it"),
        ErrorKind::NotSeekable => (
            "不是可以反复读取的文件",
            "is not a file that can be read at any place",
        ),
        ErrorKind::BrokenPipe => ("管道的另一端已关闭", "the other end of the pipe is closed"),
        ErrorKind::WouldBlock => ("暂时不可用", "is not ready"),
        ErrorKind::TooManyLinks => ("链接过多", "too many links"),
        ErrorKind::UnexpectedEof => ("内容不完整", "ends too early"),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_no_words_is_marked_as_the_systems() {
        let error = io::Error::other("strange");
        assert_eq!(reason(&error, Lang::Zh), "系统报告：strange");
        assert_eq!(reason(&error, Lang::En), "strange");
    }
}
