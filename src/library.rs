//! The library (通报库): the circulars that are loaded, those built in and those of the user's folder.
//!
//! The folder holds pairs of files, `<id>.txt` with the circular's text and `<id>.toml` with the dataset made of it. One
//! broken circular keeps none of the others from loading. Nothing is written to it but by [`Library::add`] and
//! [`Library::remove`], under a lock; readers need none, since every file is whole. What was read is kept in a cache, apart
//! from the folder, so that a start need not read all of it again.

mod blob;
mod cache;
mod entry;
mod named;
mod open;
mod places;
mod stamp;

mod source;

mod review;

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use directories::ProjectDirs;
pub use review::{Answer, Question, Review, ReviewError, Span};
use sha2::{Digest, Sha256};

pub use entry::{Entry, Origin, Unknown};
pub use named::Named;
pub use open::Opened;

use crate::circular::{self, Circular, load};
use crate::data_file::{DataErrors, DataFile, Faults};
use crate::files::{self, Lock, ReadError, WriteError};
use crate::gazetteer::Gazetteer;
use crate::lang::Lang;
use crate::os_error::reason;
pub use source::NoText;

/// The largest text that is read, in bytes: a hundred times the largest known.
const MOST_TEXT: usize = 8 << 20;
/// The file that writers lock.
const LOCK: &str = ".lock";

/// A folder of circulars, which need not exist.
#[derive(Clone, Debug)]
pub struct Library {
    folder: PathBuf,
}

/// A circular of the folder that cannot be used, and why.
#[derive(Debug)]
pub struct Broken {
    /// Its id, as the files are called.
    pub id: String,
    /// All that is wrong.
    pub errors: DataErrors,
}

/// Why a circular was not added or removed.
#[derive(Debug, thiserror::Error)]
pub enum ChangeError {
    /// There is one with this id.
    #[error("{0} is in the library already")]
    Exists(String),
    /// There is none with this id.
    #[error("{0} is not in the library")]
    Absent(String),
    /// What would be added does not load.
    #[error(transparent)]
    Data(#[from] DataErrors),
    /// A file could not be written.
    #[error("{path}: {error}")]
    Write {
        /// The file.
        path: PathBuf,
        /// Why.
        error: WriteError,
    },
    /// The system refused.
    #[error("{path}: {error}")]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// Why.
        error: io::Error,
    },
}

impl Library {
    /// The library in a folder.
    pub fn at(folder: PathBuf) -> Self {
        Self { folder }
    }

    /// The library where programs of this system keep such data; `None` where the user has no home.
    pub fn of_user() -> Option<Self> {
        let directories = ProjectDirs::from("", "", "jili")?;
        Some(Self::at(directories.data_dir().join("library")))
    }

    /// The folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Whether a word can be the id of a circular, and so name its files: words of a–z and 0–9 with - between.
    pub fn is_id(word: &str) -> bool {
        circular::is_id(word)
    }

    /// Whether a circular of this id has a file in the folder.
    pub fn has(&self, id: &str) -> bool {
        self.dataset(id).exists() || self.text(id).exists()
    }

    /// The file that holds a circular's dataset.
    pub fn dataset(&self, id: &str) -> PathBuf {
        self.folder.join(format!("{id}.toml"))
    }

    /// The file that holds a circular's text.
    pub fn text(&self, id: &str) -> PathBuf {
        self.folder.join(format!("{id}.txt"))
    }

    /// The ids of the circulars, in order. A folder that is not there has none.
    ///
    /// # Errors
    /// When the folder cannot be read, or is a file.
    pub fn ids(&self) -> io::Result<Vec<String>> {
        let entries = match fs::read_dir(&self.folder) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            entries => entries?,
        };
        let mut ids = BTreeSet::new();
        for entry in entries {
            let entry = entry?;
            let path = entry.path();
            // Whatever else lies in the folder is left alone.
            let is_dataset = path.extension().is_some_and(|extension| extension == "toml")
                && entry.file_type().is_ok_and(|kind| !kind.is_dir());
            if let Some(id) = path.file_stem().and_then(|stem| stem.to_str())
                && is_dataset
                && !id.starts_with('.')
            {
                ids.insert(id.to_owned());
            }
        }
        Ok(ids.into_iter().collect())
    }

    /// Reads one circular, with all that is wrong with it.
    ///
    /// # Errors
    /// Each fault with file and line.
    pub fn read_one(&self, id: &str, gazetteer: &mut Gazetteer) -> Result<Circular, DataErrors> {
        read_files(&self.dataset(id), Some(id), gazetteer)
    }

    /// Adds a circular, or with `replace` puts it in place of the one with its id. The text comes first and the dataset,
    /// which names the text's SHA-256, last: what a kill leaves in between is told when it is read, and mended by doing it
    /// again.
    ///
    /// # Errors
    /// When there is one and it may not be replaced, or a file cannot be written.
    pub fn add(&self, id: &str, text: &str, dataset: &str, replace: bool) -> Result<(), ChangeError> {
        let _lock = self.lock()?;
        if !replace && self.dataset(id).exists() {
            return Err(ChangeError::Exists(id.to_owned()));
        }
        for (path, content) in [(self.text(id), text), (self.dataset(id), dataset)] {
            files::replace(&path, content.as_bytes()).map_err(|error| ChangeError::Write { path, error })?;
        }
        Ok(())
    }

    /// Removes a circular: the dataset first, so that no dataset is ever without its text.
    ///
    /// # Errors
    /// When there is none with this id, or a file cannot be removed.
    pub fn remove(&self, id: &str) -> Result<(), ChangeError> {
        if !self.has(id) {
            return Err(ChangeError::Absent(id.to_owned()));
        }
        let _lock = self.lock()?;
        for path in [self.dataset(id), self.text(id)] {
            match fs::remove_file(&path) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => {
                    return Err(ChangeError::Io { path, error });
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn lock(&self) -> Result<Lock, ChangeError> {
        let failed = |path: PathBuf| move |error| ChangeError::Io { path, error };
        fs::create_dir_all(&self.folder).map_err(failed(self.folder.clone()))?;
        let path = self.folder.join(LOCK);
        Lock::wait(&path).map_err(failed(path))
    }
}

/// Reads the circular of a dataset and of the text beside it.
///
/// # Errors
/// Each fault with file and line; a text that is not the one that the dataset names is one.
pub fn read_pair(dataset: &Path, gazetteer: &mut Gazetteer) -> Result<Circular, DataErrors> {
    read_files(dataset, None, gazetteer)
}

/// The same, where the circular must have an id.
fn read_files(dataset: &Path, id: Option<&str>, gazetteer: &mut Gazetteer) -> Result<Circular, DataErrors> {
    let text = dataset.with_extension("txt");
    let (dataset_name, text_name) = (dataset.display().to_string(), text.display().to_string());
    let dataset_text = read(dataset, load::MAX_BYTES)?;
    let file = DataFile {
        name: &dataset_name,
        text: &dataset_text,
    };
    let source_text = match read(&text, MOST_TEXT) {
        Ok(source_text) => source_text,
        // What is wrong with the dataset is told all the same.
        Err(missing) => {
            let of_dataset = load::circular(file, None, gazetteer).err();
            let of_dataset = of_dataset.into_iter().flat_map(|errors| errors.0);
            return Err(DataErrors(of_dataset.chain(missing.0).collect()));
        }
    };
    let source = DataFile {
        name: &text_name,
        text: &source_text,
    };
    let is_another = |circular: &Circular| {
        let named = circular.text_sha256.as_deref();
        named.is_some_and(|named| *named != sha256(source_text.as_bytes()))
    };
    match load::circular(file, Some(source), gazetteer) {
        Ok(circular) if is_another(&circular) => Err(another_text(&text_name)),
        Ok(circular) => match id.filter(|id| **id != *circular.id) {
            None => Ok(circular),
            Some(_) => Err(another_id(&circular, file)),
        },
        // With another text nothing would fit, and that is all that need be said.
        Err(errors) => Err(match load::circular(file, None, gazetteer) {
            Ok(circular) if is_another(&circular) => another_text(&text_name),
            _ => errors,
        }),
    }
}

fn another_text(text_name: &str) -> DataErrors {
    let mut faults = Faults::new(text_name);
    let problem = "is not the text that the dataset was made of; import the circular again";
    faults.add(None, "", "", problem);
    faults.into_errors()
}

fn another_id(circular: &Circular, dataset: DataFile<'_>) -> DataErrors {
    let mut faults = Faults::new(dataset.name);
    let mut lines = dataset.text.lines();
    let line = lines.position(|line| line.trim_start().starts_with("id"));
    let problem = format!("{:?} differs from the file's name", circular.id);
    faults.add(line.map(|at| at + 1), "", "id", problem);
    faults.into_errors()
}

/// SHA-256 in hexadecimal digits.
pub fn sha256(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn read(path: &Path, most: usize) -> Result<String, DataErrors> {
    files::read_bounded(path, most).map_err(|error| {
        let mut faults = Faults::new(&path.display().to_string());
        let (line, problem) = match error {
            ReadError::NotUtf8(line) => (Some(line), "is not UTF-8 here".to_owned()),
            ReadError::TooLarge(_) => (None, error.to_string()),
            ReadError::Io(error) => (None, reason(&error, Lang::En)),
        };
        faults.add(line, "", "", problem);
        faults.into_errors()
    })
}
