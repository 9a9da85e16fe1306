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
            "正被其他程序使用，请先关闭",
            "another program has it open; close it there first",
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
