//! The errors that Windows numbers and the standard library does not tell apart.

/// What an error's number means: Chinese, English.
pub(super) fn words(number: i32) -> Option<(&'static str, &'static str)> {
    Some(match number {
        // ERROR_TOO_MANY_OPEN_FILES
        4 => ("打开的文件过多", "too many files are open"),
        // ERROR_NOT_READY
        21 => ("设备没有就绪", "the device is not ready"),
        // ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION
        32 | 33 => (
            "正被其他程序（如 WPS、Excel）打开；请先在其中关闭，或另存为其他文件名",
            "another program has it open (WPS, Excel); close it there first, or write to another name",
        ),
        // ERROR_BAD_NETPATH, ERROR_BAD_NET_NAME
        53 | 67 => ("找不到网络路径", "the network path was not found"),
        // ERROR_INVALID_NAME
        123 => ("文件名不能用", "the name cannot be a file's"),
        // ERROR_FILENAME_EXCED_RANGE
        206 => ("文件名过长", "the name is too long"),
        _ => return None,
    })
}

/// ERROR_INVALID_HANDLE: what is no console.
pub(super) fn is_no_device(number: i32) -> bool {
    number == 6
}

#[cfg(test)]
mod tests {
    use std::io;

    use crate::lang::Lang;
    use crate::os_error::reason;

    #[test]
    fn what_users_meet_has_words_in_both_languages() {
        for number in [2, 3, 4, 5, 21, 32, 33, 53, 67, 112, 123, 206] {
            let error = io::Error::from_raw_os_error(number);
            let (zh, en) = (reason(&error, Lang::Zh), reason(&error, Lang::En));
            assert!(!zh.contains("系统报告") && !zh.contains("os error"), "{zh}");
            assert!(en.is_ascii() && !en.contains("os error"), "{en}");
        }
    }
}
