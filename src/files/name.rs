//! Names that Windows gives to no file, or to something else: a device takes what is written to `CON`, and what is
//! written to `宜宾:翠屏.md` is hidden behind an empty file `宜宾`.

use std::path::{Component, Path};

/// Why Windows has no file of a name.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NameFault {
    /// It is a device's, whatever its extension.
    #[error("{0} is a device")]
    Device(String),
    /// It has a character that no name has.
    #[error("{0:?} in a name")]
    Character(char),
    /// It ends with a full stop or a blank, which would be dropped.
    #[error("ends with a full stop or a blank")]
    Ending,
}

/// What is wrong with a path that a file is to be written to: on Windows, where other systems have no such names.
pub(super) fn fault(path: &Path) -> Option<NameFault> {
    if cfg!(not(windows)) {
        return None;
    }
    let names = path.components().filter_map(|component| match component {
        Component::Normal(name) => name.to_str(),
        _ => None,
    });
    names.into_iter().find_map(fault_of_name)
}

fn fault_of_name(name: &str) -> Option<NameFault> {
    let forbidden = |character: &char| character.is_ascii_control() || r#"<>:"/\|?*"#.contains(*character);
    if let Some(character) = name.chars().find(forbidden) {
        return Some(NameFault::Character(character));
    }
    let stem = name.split('.').next().unwrap_or_default().trim_end();
    if is_device(&stem.to_ascii_uppercase()) {
        return Some(NameFault::Device(stem.to_owned()));
    }
    name.ends_with(['.', ' ']).then_some(NameFault::Ending)
}

/// Whether a name in capital letters is a device's. Superscript digits count as digits.
fn is_device(name: &str) -> bool {
    let port = name.strip_prefix("COM").or_else(|| name.strip_prefix("LPT"));
    let mut number = port.unwrap_or_default().chars();
    let is_port = matches!(number.next(), Some('0'..='9' | '¹' | '²' | '³')) && number.next().is_none();
    is_port || matches!(name, "CON" | "PRN" | "AUX" | "NUL" | "CONIN$" | "CONOUT$")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_windows_has_are_taken() {
        for name in [
            "宜宾.md",
            "..宜宾",
            "CONSOLE.csv",
            "COM.json",
            "com10.txt",
            "a.con",
            "（一）；“二”.md",
            ".jili",
        ] {
            assert_eq!(fault_of_name(name), None, "{name}");
        }
    }

    #[test]
    fn names_that_windows_forbids_are_told_apart() {
        for (name, device) in [
            ("CON", "CON"),
            ("nul.json", "nul"),
            ("aux .tar.gz", "aux"),
            ("Com1.csv", "Com1"),
            ("LPT³", "LPT³"),
            ("conout$", "conout$"),
        ] {
            assert_eq!(
                fault_of_name(name),
                Some(NameFault::Device(device.to_owned())),
                "{name}"
            );
        }
        for character in ['<', '>', ':', '"', '|', '?', '*', '\t'] {
            let name = format!("宜{character}宾.md");
            assert_eq!(fault_of_name(&name), Some(NameFault::Character(character)));
        }
        for name in ["宜宾.", "宜宾 ", "a.md. "] {
            assert_eq!(fault_of_name(name), Some(NameFault::Ending), "{name}");
        }
    }

    #[test]
    fn only_windows_forbids_them() {
        let found = fault(Path::new("folder/nul/a.md"));
        let expected = cfg!(windows).then(|| NameFault::Device("nul".to_owned()));
        assert_eq!(found, expected);
    }
}
