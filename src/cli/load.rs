//! What is answered from: the built-in circulars, and those of the library that is in use.

use std::io::{self, ErrorKind};
use std::path::PathBuf;

use super::{Arguments, Failure, environment, save, say};
use crate::catalog::Catalog;
use crate::circular::load::{MAX_BYTES, circular};
use crate::data_file::DataFile;
use crate::lang::Lang;
use crate::library::{Broken, Library, Opened};
use crate::os_error::reason;

/// The variable that names the folder of the library.
const VARIABLE: &str = "JILI_LIBRARY";
/// So many circulars that cannot be used are named one by one; of more, how many there are.
const MOST_NAMED: usize = 5;

impl Arguments {
    /// The library that is in use: the one that was named, in the arguments before the environment, else the user's.
    /// `None` where the user has no home.
    pub(super) fn library(&self) -> Option<Library> {
        self.named_library().map(Library::at).or_else(Library::of_user)
    }

    /// The folder that was named: whoever names one expects it to be there.
    fn named_library(&self) -> Option<PathBuf> {
        let variable = || environment(VARIABLE).filter(|value| !value.is_empty());
        self.library.clone().or_else(|| variable().map(PathBuf::from))
    }

    /// What is answered from; nothing is said.
    ///
    /// # Errors
    /// When data that was named cannot be read or is wrong.
    pub(super) fn load(&self) -> Result<Catalog, Failure> {
        let (mut gazetteer, built_in) = Catalog::embedded().into_parts();
        if !self.data.is_empty() {
            let mut circulars = Vec::new();
            for path in &self.data {
                let name = path.display().to_string();
                let text = save::read_bounded(path, MAX_BYTES, self.lang())?;
                let file = DataFile {
                    name: &name,
                    text: &text,
                };
                circulars.push(circular(file, None, &mut gazetteer)?);
            }
            return Catalog::new(gazetteer, circulars).map_err(|error| Failure::Misuse(error.to_string()));
        }
        let mut opened = Opened::default();
        if let Some(library) = self.library() {
            match library.open(&mut gazetteer) {
                Ok(found) => opened = found,
                Err(error) => say_folder(&library, &error, self.lang()),
            }
            if self.named_library().is_some() && !library.folder().exists() {
                say_folder(&library, &ErrorKind::NotFound.into(), self.lang());
            }
        }
        let broken = std::mem::take(&mut opened.broken);
        let catalog = Catalog::of(gazetteer, opened.beside(built_in));
        let catalog = catalog.map_err(|error| Failure::Misuse(error.to_string()))?;
        Ok(catalog.with_broken(broken))
    }
}

/// That the folder cannot be read; the built-in circulars are there all the same.
fn say_folder(library: &Library, error: &io::Error, lang: Lang) {
    let (folder, reason) = (library.folder().display(), reason(error, lang));
    say(&lang.pick(
        format!("通报库 {folder}：{reason}；只有内置的通报可用"),
        format!("library {folder}: {reason}; only the built-in circulars are available"),
    ));
}

/// Names the circulars that cannot be used, each with the first of its faults.
pub(super) fn say_what_is_broken(catalog: &Catalog, lang: Lang) {
    let broken = catalog.broken();
    for Broken { id, errors } in broken.iter().take(MOST_NAMED) {
        let Some(first) = errors.0.first() else {
            continue;
        };
        let more = errors.0.len() - 1;
        let hint = match more {
            0 => String::new(),
            _ => lang.pick(
                format!("（另有 {more} 处，见 jili library check {id}）"),
                format!(" ({more} more, see jili library check {id})"),
            ),
        };
        say(&lang.pick(
            format!("未载入 {id}：{first}{hint}"),
            format!("{id} was not loaded: {first}{hint}"),
        ));
    }
    let more = broken.len().saturating_sub(MOST_NAMED);
    if more > 0 {
        say(&lang.pick(
            format!("另有 {more} 份未载入，见 jili library check"),
            format!("{more} more were not loaded, see jili library check"),
        ));
    }
}
