//! The errors that Unix numbers and the standard library does not tell apart.

use rustix::io::Errno;

/// What an error's number means: Chinese, English.
pub(super) fn words(number: i32) -> Option<(&'static str, &'static str)> {
    Some(match Errno::from_raw_os_error(number) {
        Errno::LOOP => (
            "符号链接成环，或层数过多",
            "symbolic links lead in a circle, or too far",
        ),
        Errno::MFILE => ("本程序打开的文件过多", "this program has too many files open"),
        Errno::NFILE => ("系统打开的文件过多", "the system has too many files open"),
        Errno::IO => (
            "读写出错，设备可能有故障",
            "reading or writing failed; the device may be faulty",
        ),
        Errno::NXIO | Errno::NODEV => ("没有这个设备", "no such device"),
        Errno::NOTTY => ("不是终端", "is not a terminal"),
        Errno::BADF => ("没有打开", "is not open"),
        Errno::INVAL => ("不能这样读写", "cannot be read or written in this way"),
        Errno::NOLCK => ("文件系统不支持加锁", "the file system has no locks"),
        Errno::NOBUFS => ("内存不足", "out of memory"),
        Errno::OVERFLOW => ("文件过大", "the file is too large"),
        _ => return None,
    })
}

pub(super) fn is_no_device(number: i32) -> bool {
    matches!(
        Errno::from_raw_os_error(number),
        Errno::NXIO | Errno::NODEV | Errno::NOTTY
    )
}

#[cfg(test)]
mod tests {
    use std::io;

    use super::*;
    use crate::lang::Lang;
    use crate::os_error::reason;

    /// Numbers that a file's name, a folder, a disk, a limit or a terminal can bring about.
    #[test]
    fn what_users_meet_has_words_in_both_languages() {
        for number in [
            Errno::ACCESS,
            Errno::AGAIN,
            Errno::BADF,
            Errno::BUSY,
            Errno::DQUOT,
            Errno::FBIG,
            Errno::INVAL,
            Errno::IO,
            Errno::ISDIR,
            Errno::LOOP,
            Errno::MFILE,
            Errno::NAMETOOLONG,
            Errno::NFILE,
            Errno::NODEV,
            Errno::NOENT,
            Errno::NOMEM,
            Errno::NOSPC,
            Errno::NOTDIR,
            Errno::NOTTY,
            Errno::NXIO,
            Errno::OPNOTSUPP,
            Errno::OVERFLOW,
            Errno::PERM,
            Errno::PIPE,
            Errno::ROFS,
            Errno::SPIPE,
            Errno::STALE,
            Errno::TIMEDOUT,
            Errno::TXTBSY,
        ] {
            let error = io::Error::from(number);
            let (zh, en) = (reason(&error, Lang::Zh), reason(&error, Lang::En));
            assert!(!zh.contains("系统报告") && !zh.contains("os error"), "{zh}");
            assert!(en.is_ascii() && !en.contains("os error"), "{en}");
        }
    }
}
