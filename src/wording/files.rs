//! Why a file cannot be written.

use crate::files::NameFault;
use crate::lang::Lang;

/// Why a name cannot be a file's: only Windows is so strict.
pub(crate) fn unusable_name(fault: &NameFault, lang: Lang) -> String {
    match fault {
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
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_windows_forbids_are_told_in_both_languages() {
        let device = NameFault::Device("nul".to_owned());
        assert_eq!(
            unusable_name(&device, Lang::Zh),
            "nul 是 Windows 的设备名，不能用作文件名"
        );
        assert_eq!(
            unusable_name(&NameFault::Character('?'), Lang::En),
            "Windows allows no ? in a file's name"
        );
        assert!(unusable_name(&NameFault::Ending, Lang::Zh).contains("以句点或空格结尾"));
    }
}
