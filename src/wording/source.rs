//! A circular's own text: why there is none, and how often something stands in it.

use crate::files::ReadError;
use crate::lang::Lang;
use crate::library::NoText;
use crate::os_error::reason;

/// Why a circular's text cannot be shown.
pub(crate) fn no_text(why: &NoText, lang: Lang) -> String {
    match why {
        NoText::Absent => lang.pick(
            "数据未附原文，无从对照".to_owned(),
            "the dataset came without its text".to_owned(),
        ),
        NoText::Changed => lang.pick(
            "原文已改动，与数据不符；请重新导入".to_owned(),
            "the text has changed since the dataset was made of it; import it again".to_owned(),
        ),
        NoText::Unreadable(error) => {
            let why = match error {
                ReadError::TooLarge(most) => {
                    lang.pick(format!("超过 {most} 字节"), format!("larger than {most} bytes"))
                }
                ReadError::NotUtf8(line) => lang.pick(
                    format!("第 {line} 行不是 UTF-8"),
                    format!("line {line} is not UTF-8"),
                ),
                ReadError::Io(error) => reason(error, lang),
            };
            lang.pick(
                format!("原文不能读取：{why}"),
                format!("the text cannot be read: {why}"),
            )
        }
    }
}

/// Which of how many: 第 2 处，共 11 处. Of none, that there is none.
pub(crate) fn nth(at: usize, count: usize, lang: Lang) -> String {
    match count {
        0 => lang.pick("原文中没有", "not in the text").to_owned(),
        _ => lang.pick(
            format!("第 {} 处，共 {count} 处", at + 1),
            format!("{} of {count}", at + 1),
        ),
    }
}
