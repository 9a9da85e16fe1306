//! Files: the one way in which the program reads and writes them. Bounded when read; written whole or not at all.
//!
//! [`write_new`] and [`replace`] make a file so that at every moment there is the old one or the new one, whole, also
//! when the program is killed or the disk is full; what a kill left behind is cleared by the next write to that
//! folder. [`append`] is for pipes and devices, which cannot be replaced. [`Lock`] keeps writers of several files
//! apart. What is said of a failure is the caller's.

mod lock;
mod name;
#[cfg(unix)]
mod owner;
mod scratch;
#[cfg(unix)]
mod signals;
mod stream;

use std::fs::{self, File, Metadata};
use std::io::{self, IsTerminal, Read, Write};
use std::path::{Path, PathBuf};

pub use lock::Lock;
pub use name::NameFault;
use scratch::{Access, Scratch};
pub use stream::{is_standard_output, is_stream, require_standard_output};

/// Links followed to a file's end; a longer way is a circle.
const MOST_LINKS: usize = 40;

/// Why a file was not read.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// It has more bytes than the caller allows.
    #[error("larger than {0} bytes")]
    TooLarge(usize),
    /// It is no UTF-8, first in this line, counted from 1.
    #[error("line {0} is not UTF-8")]
    NotUtf8(usize),
    /// The system refused.
    #[error(transparent)]
    Io(#[from] io::Error),
}

/// Why a file was not written. What was there before is still there.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// The name is taken.
    #[error("exists already")]
    Exists,
    /// The name is a folder's, a device's or another thing's that a file must not take the place of.
    #[error("is not a regular file")]
    NotRegular,
    /// A terminal, which would obey what is written to it.
    #[error("is a terminal")]
    Terminal,
    /// The old file belongs to a user or a group that the new one cannot be given.
    #[error("its owner or group cannot be kept")]
    Owner,
    /// The system has no file of that name.
    #[error(transparent)]
    Name(#[from] NameFault),
    /// The system refused.
    #[error(transparent)]
    Io(io::Error),
}

impl From<io::Error> for WriteError {
    /// The system's error alone, without the temporary file's name that may have been added to it.
    fn from(error: io::Error) -> Self {
        Self::Io(match error.raw_os_error() {
            Some(_) => error,
            None => error.kind().into(),
        })
    }
}

/// The text of a file of at most `most` bytes.
///
/// # Errors
/// When it cannot be read, is larger, or is no UTF-8.
pub fn read_bounded(path: &Path, most: usize) -> Result<String, ReadError> {
    let mut bytes = Vec::new();
    // One byte more than allowed tells a file that is too large, whatever its size claims to be.
    File::open(path)?.take(most as u64 + 1).read_to_end(&mut bytes)?;
    if bytes.len() > most {
        return Err(ReadError::TooLarge(most));
    }
    String::from_utf8(bytes).map_err(|error| {
        let valid = error.utf8_error().valid_up_to();
        let before = error.as_bytes().iter().take(valid);
        ReadError::NotUtf8(1 + before.filter(|byte| **byte == b'\n').count())
    })
}

/// Writes a file where there is none. Where links lead to is written.
///
/// # Errors
/// [`WriteError::Exists`] where there is one, also if it came in between; else why it cannot be written.
pub fn write_new(path: &Path, content: &[u8]) -> Result<(), WriteError> {
    match existing(path)? {
        Some(_) => Err(WriteError::Exists),
        None => {
            let target = linked(path);
            let folder = folder_of(&target);
            scratch::sweep(folder);
            Scratch::with(folder, Access::New, content, |scratch| {
                scratch.become_new(&target)
            })
        }
    }
}

/// Writes a file, in place of the old one if there is one. It keeps the owner, the group, the permissions and the
/// access control list of the old one, but never runs as somebody else: set-user-ID and set-group-ID are dropped. A
/// link is kept, and what it leads to is written.
///
/// # Errors
/// Why it cannot be written; the old file is then as it was.
pub fn replace(path: &Path, content: &[u8]) -> Result<(), WriteError> {
    let old = existing(path)?;
    let target = linked(path);
    let folder = folder_of(&target);
    scratch::sweep(folder);
    let access = match &old {
        Some(old) => Access::Of(&target, old),
        None => Access::New,
    };
    Scratch::with(folder, access, content, |scratch| {
        scratch.take_place_of(folder, &target)
    })
}

/// Writes a file that its owner alone may read, in place of the old one if there is one, whoever could read that. A link
/// is kept, and what it leads to is written.
///
/// # Errors
/// Why it cannot be written; the old file is then as it was.
pub fn replace_private(path: &Path, content: &[u8]) -> Result<(), WriteError> {
    existing(path)?;
    let target = linked(path);
    let folder = folder_of(&target);
    scratch::sweep(folder);
    Scratch::with(folder, Access::Private, content, |scratch| {
        scratch.take_place_of(folder, &target)
    })
}

/// Makes a folder and those above it, as far as they are not there, for their owner alone.
///
/// # Errors
/// When the system refuses, or one of the names is a file's.
pub fn make_private_folder(path: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}

/// Makes a folder, and those above it, where there is none.
///
/// # Errors
/// Why it cannot be made.
pub fn make_folder(path: &Path) -> io::Result<()> {
    fs::create_dir_all(path)
}

/// Writes to what is no file that could be replaced; see [`is_stream`].
///
/// # Errors
/// [`WriteError::NotRegular`] for what takes no bytes so, or should not: folders, disks, sockets;
/// [`WriteError::Terminal`] for a terminal; else why it cannot be written.
pub fn append(path: &Path, content: &[u8]) -> Result<(), WriteError> {
    if !is_stream(path) {
        return Err(WriteError::NotRegular);
    }
    let mut stream = File::options().append(true).open(path)?;
    if stream.is_terminal() {
        return Err(WriteError::Terminal);
    }
    Ok(stream.write_all(content)?)
}

/// The regular file that a path leads to, if there is one.
///
/// # Errors
/// [`WriteError::Name`] and [`WriteError::NotRegular`] where none can be.
fn existing(path: &Path) -> Result<Option<Metadata>, WriteError> {
    if let Some(fault) = name::fault(path) {
        return Err(fault.into());
    }
    match fs::metadata(path) {
        // Renaming over a device or a folder would not write to it but take its place.
        Ok(found) if !found.is_file() => Err(WriteError::NotRegular),
        Ok(found) => Ok(Some(found)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error.into()),
    }
}

fn folder_of(target: &Path) -> &Path {
    target
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."))
}

/// Where a path leads, links followed, whether there is a file or not.
fn linked(path: &Path) -> PathBuf {
    links(path).last().unwrap_or_default()
}

/// A path, and those that it leads to as long as they are links.
fn links(path: &Path) -> impl Iterator<Item = PathBuf> {
    let next = |link: &PathBuf| Some(link.parent()?.join(fs::read_link(link).ok()?));
    std::iter::successors(Some(path.to_owned()), next).take(MOST_LINKS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_read_is_bounded_and_utf8() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("read");
        fs::write(&path, "一\n二\n").unwrap();
        assert_eq!(read_bounded(&path, 8).unwrap(), "一\n二\n");
        assert!(matches!(read_bounded(&path, 7), Err(ReadError::TooLarge(7))));
        fs::write(&path, b"a\nb\xff\n").unwrap();
        assert!(matches!(read_bounded(&path, 8), Err(ReadError::NotUtf8(2))));
        let missing = read_bounded(&folder.path().join("missing"), 8);
        assert!(matches!(missing, Err(ReadError::Io(error)) if error.kind() == io::ErrorKind::NotFound));
    }

    #[test]
    fn a_new_file_takes_nobodys_place() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("new");
        write_new(&path, b"first").unwrap();
        assert!(matches!(write_new(&path, b"second"), Err(WriteError::Exists)));
        assert_eq!(fs::read(&path).unwrap(), b"first");
        replace(&path, b"third").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"third");
        replace(&folder.path().join("other"), b"fourth").unwrap();
        assert!(matches!(replace(folder.path(), b""), Err(WriteError::NotRegular)));
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
    }

    #[test]
    fn errors_do_not_name_the_temporary_file() {
        let folder = tempfile::tempdir().unwrap();
        let nowhere = write_new(&folder.path().join("missing/file"), b"").unwrap_err();
        assert!(!nowhere.to_string().contains(".jili-"), "{nowhere}");
        assert!(matches!(nowhere, WriteError::Io(error) if error.kind() == io::ErrorKind::NotFound));
    }

    #[cfg(unix)]
    #[test]
    fn what_leads_in_a_circle_is_no_file() {
        let folder = tempfile::tempdir().unwrap();
        let circle = folder.path().join("circle");
        std::os::unix::fs::symlink("circle", &circle).unwrap();
        assert!(matches!(replace(&circle, b""), Err(WriteError::Io(_))));
        assert!(circle.is_symlink());
    }
}
