//! The queries of earlier runs: a text file, a query a line, the oldest first. Readable to its owner alone.
//!
//! Bounded, written whole, and the last writer wins. What is not such a file is set aside under another name, never
//! trusted and never fatal.

use std::ffi::OsString;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::files::{self, ReadError, WriteError};

/// So many queries are kept.
pub const MOST: usize = 100;
/// So many bytes the file has at most.
pub const MOST_BYTES: usize = 16 * 1024;
/// So many characters a query has at most; a pasted book is cut.
pub const MOST_CHARACTERS: usize = 100;

/// The last queries.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Queries {
    /// The newest last, each once.
    list: Vec<String>,
    /// How often something was added.
    changes: usize,
}

impl Queries {
    /// The queries that a file's text has; `None` if it is damaged. Whoever writes it by hand may leave blank lines, and
    /// the end of the last.
    pub fn parse(text: &str) -> Option<Self> {
        if text.len() > MOST_BYTES || text.lines().any(is_damaged) {
            return None;
        }
        let mut queries = Self::default();
        for line in text.lines() {
            queries.add(line);
        }
        queries.changes = 0;
        Some(queries)
    }

    /// The text of a file of them.
    pub fn to_text(&self) -> String {
        self.list.iter().map(|query| format!("{query}\n")).collect()
    }

    /// The last queries, the newest last.
    pub fn list(&self) -> &[String] {
        &self.list
    }

    /// Puts a query behind the others, unless there is nothing in it; the oldest go.
    pub fn add(&mut self, query: &str) {
        let query = query.trim();
        if query.is_empty() || is_damaged(query) {
            return;
        }
        self.list.retain(|earlier| earlier != query);
        self.list.push(query.to_owned());
        self.changes += 1;
        let mut bytes = 0;
        let fitting = self.list.iter().rev().take(MOST).take_while(|query| {
            bytes += query.len() + 1;
            bytes <= MOST_BYTES
        });
        let kept = fitting.count();
        self.list.drain(..self.list.len() - kept);
    }
}

/// Whether a line is none that was ever written: what is typed has no control characters, and is bounded.
fn is_damaged(line: &str) -> bool {
    line.chars().any(char::is_control) || line.chars().count() > MOST_CHARACTERS
}

/// The file, and what is to be written to it, for whichever thread ends the program.
#[derive(Debug, Default)]
pub struct Memory {
    /// None where nothing is to be remembered.
    path: Option<PathBuf>,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    queries: Queries,
    has_changed: bool,
}

impl Memory {
    /// Reads the file, which need not be there; and says where a damaged one is now. [`Memory::default`] reads and writes
    /// nothing.
    ///
    /// # Errors
    /// When there is something that cannot be read, or is no file; then nothing is to be written there either.
    pub fn open(path: PathBuf) -> io::Result<(Self, Option<PathBuf>)> {
        let (queries, aside) = match read(&path)? {
            Some(queries) => (queries, None),
            None => (Queries::default(), Some(set_aside(&path)?)),
        };
        let state = State {
            queries,
            has_changed: false,
        };
        let memory = Self {
            path: Some(path),
            state: Mutex::new(state),
        };
        Ok((memory, aside))
    }

    /// The queries that were read, or noted since.
    pub fn queries(&self) -> Queries {
        self.lock().queries.clone()
    }

    /// The file, if there is to be one.
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// Notes what is to be written at the end, if it has changed.
    pub fn note(&self, queries: &Queries) {
        let mut state = self.lock();
        if state.queries.changes != queries.changes {
            *state = State {
                queries: queries.clone(),
                has_changed: true,
            };
        }
    }

    /// Writes what was noted; nothing where nothing has changed.
    ///
    /// # Errors
    /// Why it cannot be written; the old file is then as it was.
    pub fn save(&self) -> io::Result<()> {
        // Held while it is written: of two threads that end the program, one writes.
        let mut state = self.lock();
        let Some(path) = self.path.as_deref().filter(|_| state.has_changed) else {
            return Ok(());
        };
        state.has_changed = false;
        if let Some(folder) = path.parent() {
            files::make_private_folder(folder)?;
        }
        let written = files::replace_private(path, state.queries.to_text().as_bytes());
        written.map_err(|error| match error {
            WriteError::Io(error) => error,
            other => io::Error::other(other),
        })
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The queries in a file, none if it is not there; `None` if it is damaged.
fn read(path: &Path) -> io::Result<Option<Queries>> {
    match fs::metadata(path) {
        // To open a pipe would wait for a writer.
        Ok(found) if !found.is_file() => return Err(ErrorKind::InvalidInput.into()),
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Some(Queries::default())),
        found => found?,
    };
    match files::read_bounded(path, MOST_BYTES) {
        Ok(text) => Ok(Queries::parse(&text)),
        Err(ReadError::TooLarge(_) | ReadError::NotUtf8(_)) => Ok(None),
        Err(ReadError::Io(error)) => Err(error),
    }
}

/// Gives a damaged file another name, in place of an earlier one.
fn set_aside(path: &Path) -> io::Result<PathBuf> {
    let mut name = path.file_name().map(OsString::from).unwrap_or_default();
    name.push(".damaged");
    let aside = path.with_file_name(name);
    fs::rename(path, &aside)?;
    Ok(aside)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_queries_are_kept_each_once_within_bounds() {
        let mut queries = Queries::default();
        for number in 0..150 {
            queries.add(&format!("{number}"));
        }
        queries.add(" 60 ");
        queries.add("  ");
        assert_eq!(queries.list().len(), MOST);
        assert_eq!(queries.list().last().unwrap(), "60");
        assert_eq!(queries.list().iter().filter(|query| *query == "60").count(), 1);
        for number in 0..150 {
            queries.add(&format!("{number:0>3}{}", "县".repeat(97)));
        }
        assert!(
            queries.to_text().len() <= MOST_BYTES,
            "{}",
            queries.to_text().len()
        );
        assert!(queries.to_text().len() > MOST_BYTES - 300);
        let read = Queries::parse(&queries.to_text()).unwrap();
        assert_eq!(read.list(), queries.list());
    }

    #[test]
    fn what_was_never_written_is_damaged() {
        for damaged in ["a\u{1b}[31m\n", "a\0\n", &"x".repeat(101), &"县\n".repeat(5000)] {
            assert!(Queries::parse(damaged).is_none(), "{damaged:.20}");
        }
        for whole in ["", "\n", "翠屏", "翠屏\r\n宜宾\r\n"] {
            assert!(Queries::parse(whole).is_some(), "{whole:?}");
        }
    }

    #[test]
    fn a_file_is_written_once_and_only_when_something_has_changed() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("deep/er/queries");
        let (memory, _) = Memory::open(path.clone()).unwrap();
        let mut queries = memory.queries();
        memory.note(&queries);
        memory.save().unwrap();
        assert!(!path.parent().unwrap().exists(), "nothing was asked");
        queries.add("翠屏");
        memory.note(&queries);
        memory.save().unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "翠屏\n");
        fs::remove_file(&path).unwrap();
        memory.save().unwrap();
        assert!(!path.exists(), "it was written before");
    }

    #[cfg(unix)]
    #[test]
    fn only_its_owner_reads_it() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("state/queries");
        let write = || {
            let (memory, _) = Memory::open(path.clone()).unwrap();
            let mut queries = memory.queries();
            queries.add("翠屏");
            memory.note(&queries);
            memory.save().unwrap();
        };
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o7777;
        write();
        assert_eq!(mode(&path), 0o600);
        assert_eq!(mode(path.parent().unwrap()), 0o700);
        // Also where somebody had made it readable to others.
        fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
        write();
        assert_eq!(mode(&path), 0o600);
    }

    #[test]
    fn a_damaged_file_is_set_aside() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("queries");
        for damaged in [b"\xff\xfe".to_vec(), b"a\x07\n".to_vec(), vec![b'x'; 20_000]] {
            fs::write(&path, &damaged).unwrap();
            let (memory, aside) = Memory::open(path.clone()).unwrap();
            assert!(memory.queries().list().is_empty() && !path.exists());
            assert_eq!(fs::read(aside.unwrap()).unwrap(), damaged);
        }
        fs::create_dir(&path).unwrap();
        assert!(Memory::open(path).is_err());
    }
}
