//! What stands for the program that reads circulars: it changes with the built-in places and circulars, and with the code
//! that reads and stores others, so that no cache of another program is ever believed, whatever its version says.

use std::fs;
use std::hash::{DefaultHasher, Hasher};
use std::path::{Path, PathBuf};

use crate::data_file::DataErrors;

/// The sources of what reads and stores circulars.
const SOURCES: [&str; 5] = [
    "src/circular",
    "src/circular.rs",
    "src/gazetteer",
    "src/gazetteer.rs",
    "src/library",
];

/// The stamp of the built-in data and of the sources.
///
/// # Errors
/// When a source cannot be read.
pub fn stamp(data: &[&[u8]]) -> Result<String, DataErrors> {
    let mut hasher = DefaultHasher::new();
    data.iter().for_each(|bytes| hasher.write(bytes));
    let mut files = Vec::new();
    for source in SOURCES {
        find(Path::new(source), &mut files)?;
    }
    for path in files {
        hasher.write(&fs::read(&path).map_err(|error| failed(&path, &error))?);
    }
    Ok(format!("{:016x}", hasher.finish()))
}

/// The files of a folder and of those within it, in the order of their names; a file is itself.
fn find(path: &Path, files: &mut Vec<PathBuf>) -> Result<(), DataErrors> {
    if path.is_file() {
        files.push(path.to_owned());
        return Ok(());
    }
    let entries = fs::read_dir(path).map_err(|error| failed(path, &error))?;
    let mut within: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    within.sort();
    within.iter().try_for_each(|path| find(path, files))
}

fn failed(path: &Path, error: &std::io::Error) -> DataErrors {
    crate::fault(
        &path.to_string_lossy(),
        None,
        "",
        format!("cannot be read: {error}"),
    )
}
