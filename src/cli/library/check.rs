//! `jili library check`: all that is wrong, file and line first, as compilers say it. It reads the files themselves, and
//! believes no cache.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::super::{Failure, IoSubject};
use crate::catalog::Catalog;
use crate::circular::Circular;
use crate::cli::output::{Printable, echo};
use crate::data_file::{DataErrors, Faults};
use crate::gazetteer::Gazetteer;
use crate::lang::Lang;
use crate::library::{Library, read_pair};

/// Checks the circulars that are named, or all of the library.
///
/// # Errors
/// Status 1 where anything is wrong; that one of those named is not there.
pub(super) fn run(library: &Library, named: &[PathBuf], lang: Lang) -> Result<(), Failure> {
    let (gazetteer, _) = Catalog::embedded().into_parts();
    let (mut read, mut wrong) = (0, 0);
    let mut said = String::new();
    let mut numbers: BTreeMap<Box<str>, Vec<String>> = BTreeMap::new();
    let mut take = |result: Result<Circular, DataErrors>| {
        read += 1;
        match result {
            Ok(circular) => {
                if let Some(number) = circular.document_number {
                    numbers.entry(number).or_default().push(circular.id.to_string());
                }
            }
            Err(errors) => {
                wrong += 1;
                said.push_str(&format!("{errors}\n"));
            }
        }
    };
    if named.is_empty() {
        let ids = library.ids().map_err(|error| Failure::Io {
            what: IoSubject::File(library.folder().to_owned()),
            error,
        })?;
        for id in &ids {
            take(library.read_one(id, &mut gazetteer.clone()));
        }
        for text in lone_texts(library, &ids) {
            take(Err(lone(&text)));
        }
    }
    for word in named {
        take(one(library, word, &gazetteer, lang)?);
    }
    for (number, ids) in numbers.iter().filter(|(_, ids)| ids.len() > 1) {
        wrong += 1;
        let ids = ids.join(lang.pick("、", ", "));
        said.push_str(&lang.pick(
            format!("文号 {number} 有两份以上：{ids}\n"),
            format!("{number} is the number of several: {ids}\n"),
        ));
    }
    said.push_str(&match wrong {
        0 => lang.pick(
            format!("检查了 {read} 份通报，没有错误\n"),
            format!("{read} checked, nothing wrong\n"),
        ),
        _ => lang.pick(
            format!("检查了 {read} 份通报，{wrong} 处要改\n"),
            format!("{read} checked, {wrong} to be mended\n"),
        ),
    });
    Printable::lines(&said).print()?;
    match wrong {
        0 => Ok(()),
        _ => Err(Failure::Said(1)),
    }
}

/// The circular that a word names: a file, else an id of the library.
fn one(
    library: &Library,
    word: &Path,
    gazetteer: &Gazetteer,
    lang: Lang,
) -> Result<Result<Circular, DataErrors>, Failure> {
    let mut places = gazetteer.clone();
    let is_file = word.extension().is_some() || word.components().count() > 1;
    let id = word.to_string_lossy();
    if is_file {
        let dataset = word.with_extension("toml");
        return Ok(read_pair(&dataset, &mut places));
    }
    if Library::is_id(&id) && library.has(&id) {
        return Ok(library.read_one(&id, &mut places));
    }
    let (id, folder) = (echo(&id, lang), library.folder().display());
    Err(Failure::Misuse(lang.pick(
        format!("通报库 {folder} 里没有 {id}"),
        format!("{id} is not in the library {folder}"),
    )))
}

/// The texts of the folder to which there is no dataset: what a kill leaves that came between the two.
fn lone_texts(library: &Library, ids: &[String]) -> Vec<PathBuf> {
    let entries = fs::read_dir(library.folder()).into_iter().flatten().flatten();
    let texts = entries.map(|entry| entry.path()).filter(|path| {
        let stem = path
            .file_stem()
            .and_then(|stem| stem.to_str())
            .unwrap_or_default();
        let is_text = path.extension().is_some_and(|extension| extension == "txt");
        is_text && Library::is_id(stem) && !ids.iter().any(|id| id == stem)
    });
    let mut texts: Vec<_> = texts.collect();
    texts.sort();
    texts
}

fn lone(text: &Path) -> DataErrors {
    let mut faults = Faults::new(&text.display().to_string());
    faults.add(
        None,
        "",
        "",
        "has no dataset beside it; import the circular again",
    );
    faults.into_errors()
}
