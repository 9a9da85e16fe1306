//! A file for each place in a folder, under a name that every system allows.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::bytes;
use crate::cli::form::DocumentForm;
use crate::cli::output::echo;
use crate::cli::{Context, Failure, IoSubject, save, say};
use crate::export::document::Document;
use crate::files;
use crate::gazetteer::PlaceId;
use crate::lang::Lang;

/// The longest name without its extension, in characters: in UTF-8 well below the 255 bytes that file systems allow.
const LONGEST: usize = 60;

/// A name for each place's file. Those that would have the same one, whatever the case, have their keys in it too.
pub(super) fn names(context: &Context<'_>, places: &[PlaceId], form: DocumentForm) -> Vec<String> {
    let names: Vec<_> = places.iter().map(|place| safe(&context.name(*place))).collect();
    let mut uses: BTreeMap<String, usize> = BTreeMap::new();
    for name in &names {
        *uses.entry(name.to_lowercase()).or_default() += 1;
    }
    let named = places.iter().zip(&names).map(|(place, name)| {
        let extension = form.extension();
        if uses.get(&name.to_lowercase()).is_some_and(|count| *count > 1) {
            let key = safe(&context.catalog.place(*place).key);
            format!("{name} {key}.{extension}")
        } else {
            format!("{name}.{extension}")
        }
    });
    named.collect()
}

/// Writes the files. Unless they may be replaced, nothing is written where one of them exists.
pub(super) fn write(
    folder: &Path,
    named: Vec<(String, Vec<Document>)>,
    form: DocumentForm,
    replaces: bool,
    lang: Lang,
) -> Result<(), Failure> {
    let exists = |(name, _): &&(String, Vec<Document>)| folder.join(name).exists();
    if let Some((name, _)) = named.iter().find(exists).filter(|_| !replaces) {
        let name = echo(&folder.join(name).to_string_lossy(), lang);
        return Err(Failure::Misuse(lang.pick(
            format!("{name}: 已经存在，没有写入任何文件；用 --force 覆盖"),
            format!("{name}: exists already, so nothing was written; --force replaces it"),
        )));
    }
    let written: Result<Vec<(PathBuf, Vec<u8>)>, Failure> = named
        .into_iter()
        .map(|(name, documents)| Ok((folder.join(name), bytes(&documents, form)?)))
        .collect();
    let written = written?;
    files::make_folder(folder).map_err(|error| Failure::Io {
        what: IoSubject::File(folder.to_owned()),
        error,
    })?;
    for (path, content) in &written {
        save::write(path, content, replaces, lang)?;
    }
    let (count, folder) = (written.len(), echo(&folder.to_string_lossy(), lang));
    say(&lang.pick(
        format!("已写入 {count} 个文件：{folder}"),
        format!("files written to {folder}: {count}"),
    ));
    Ok(())
}

/// A name without what Windows forbids: its characters, blanks and dots at the end, names of devices.
fn safe(name: &str) -> String {
    let safe = |character: char| {
        let is_forbidden = matches!(character, '<' | '>' | ':' | '"' | '/' | '\\' | '|' | '?' | '*');
        if is_forbidden || crate::text::is_dangerous(character) {
            '_'
        } else {
            character
        }
    };
    let name: String = name.chars().map(safe).take(LONGEST).collect();
    let name = name.trim().trim_end_matches(['.', ' ']);
    let stem = name
        .split('.')
        .next()
        .unwrap_or_default()
        .trim_end()
        .to_ascii_uppercase();
    let is_numbered = |device: &str| {
        let number = stem.strip_prefix(device);
        number.is_some_and(|number| number.chars().count() == 1 && !number.starts_with(char::is_alphabetic))
    };
    let is_device =
        matches!(&*stem, "CON" | "PRN" | "AUX" | "NUL") || is_numbered("COM") || is_numbered("LPT");
    if name.is_empty() || is_device {
        return format!("_{name}");
    }
    name.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_those_that_windows_allows() {
        let cases = [
            ("宜宾市翠屏区", "宜宾市翠屏区"),
            ("Cuiping District, Yibin", "Cuiping District, Yibin"),
            ("a/b\\c:d*e?f\"g<h>i|j\u{1b}", "a_b_c_d_e_f_g_h_i_j_"),
            ("x. . ", "x"),
            ("..", "_"),
            ("con", "_con"),
            ("NUL.txt", "_NUL.txt"),
            ("COM1", "_COM1"),
            ("LPT¹", "_LPT¹"),
            ("COMA", "COMA"),
            ("console", "console"),
        ];
        for (name, expected) in cases {
            assert_eq!(safe(name), expected);
        }
        assert_eq!(safe(&"县".repeat(100)).chars().count(), LONGEST);
    }
}
