//! The file while it is not whole: without a name where the system can do that, else with one of its own beside the
//! target, so that the last step is a rename inside one file system.
//!
//! A temporary name is `.jili-`, the number of the writer's process, `-`, six random characters, `.tmp`. The writer has
//! the file locked before it has the name: one that is not locked is a dead writer's.

mod inject;
mod nameless;

use std::fs::{self, File, Metadata};
use std::io::{self, Write};
use std::path::Path;

use tempfile::{Builder, TempPath};

use super::WriteError;
#[cfg(unix)]
use super::owner::{is_own, take_over};
#[cfg(unix)]
use super::signals::HeldBack;

const PREFIX: &str = ".jili-";
const SUFFIX: &str = ".tmp";

/// Who may read a new file: whom the umask lets.
const NEW: u32 = 0o666;
/// Who may read one that is to take another's place, until it has the other's permissions.
const PRIVATE: u32 = 0o600;

/// A file that is not whole yet. Dropped, it is gone.
#[derive(Debug)]
pub(super) struct Scratch {
    file: File,
    /// None while it has no name.
    name: Option<Name>,
}

#[derive(Debug)]
struct Name {
    path: TempPath,
    // Dropped when the name is gone.
    #[cfg(unix)]
    _held_back: HeldBack,
}

impl Scratch {
    /// Writes a file, with what it has from the `old` one, whose path and metadata these are, and has `finish` put it
    /// in its place.
    ///
    /// # Errors
    /// [`WriteError::Exists`] where `finish` finds the name taken; else what the system refused.
    pub(super) fn with(
        folder: &Path,
        old: Option<(&Path, &Metadata)>,
        content: &[u8],
        finish: impl Fn(Self) -> io::Result<()>,
    ) -> Result<(), WriteError> {
        let mode = if old.is_some() { PRIVATE } else { NEW };
        let finish = |scratch| {
            finish(scratch).map_err(|error| match error.kind() {
                io::ErrorKind::AlreadyExists => WriteError::Exists,
                _ => error.into(),
            })
        };
        if let Some(file) = nameless::open(folder, mode) {
            let scratch = Self { file, name: None };
            scratch.fill(old, content)?;
            // Whether it can be given a name is known only when it is.
            match finish(scratch) {
                Err(WriteError::Io(_)) => {}
                done => return done,
            }
        }
        let scratch = Self::named(folder, mode)?;
        scratch.fill(old, content)?;
        finish(scratch)
    }

    /// A file with a temporary name.
    fn named(folder: &Path, mode: u32) -> io::Result<Self> {
        loop {
            let (file, name) = Name::give(folder, |path| {
                let mut options = File::options();
                options.read(true).write(true).create_new(true);
                #[cfg(unix)]
                std::os::unix::fs::OpenOptionsExt::mode(&mut options, mode);
                #[cfg(not(unix))]
                let _ = mode;
                options.open(path)
            })?;
            // Where there are no locks nothing is ever taken for a dead writer's.
            let _ = file.try_lock();
            // Between the making and the locking somebody may have done that.
            if name.path.exists() {
                let name = Some(name);
                return Ok(Self { file, name });
            }
        }
    }

    fn fill(&self, old: Option<(&Path, &Metadata)>, content: &[u8]) -> Result<(), WriteError> {
        let mut file = &self.file;
        let (first, rest) = content.split_at(content.len() / 2);
        file.write_all(first)?;
        inject::stop("half-way");
        file.write_all(rest)?;
        if let Some((path, old)) = old {
            take_over(file, path, old)?;
        }
        file.sync_all()?;
        Ok(())
    }

    /// Gives it its name, which nobody else may have.
    pub(super) fn become_new(self, target: &Path) -> io::Result<()> {
        match self.name {
            Some(name) => Ok(name.path.persist_noclobber(target)?),
            None => nameless::link(&self.file, target),
        }
    }

    /// Gives it the name of the old file, or one that nobody has.
    pub(super) fn take_place_of(self, folder: &Path, target: &Path) -> io::Result<()> {
        let name = match self.name {
            Some(name) => name,
            // No name can be taken from another in one step; in two, that of a moment is between.
            None => {
                let _ = self.file.try_lock();
                Name::give(folder, |path| nameless::link(&self.file, path))?.1
            }
        };
        inject::stop("before-rename");
        name.path
            .persist(target)
            .map_err(|error| refused(error.error, target))
    }
}

impl Name {
    /// Finds a name that nobody has, and makes something of it.
    fn give<T>(folder: &Path, make: impl FnMut(&Path) -> io::Result<T>) -> io::Result<(T, Self)> {
        #[cfg(unix)]
        let held_back = HeldBack::new()?;
        let prefix = format!("{PREFIX}{}-", std::process::id());
        let made = Builder::new()
            .prefix(&prefix)
            .suffix(SUFFIX)
            .make_in(folder, make)?;
        let (made, path) = made.into_parts();
        let name = Self {
            path,
            #[cfg(unix)]
            _held_back: held_back,
        };
        Ok((made, name))
    }
}

/// Why a file cannot be taken the place of. To Windows it is a matter of permissions too where another program has it
/// open, as WPS and Excel have what they show; asked for the file itself, it tells.
#[cfg(windows)]
fn refused(error: io::Error, target: &Path) -> io::Error {
    use std::os::windows::fs::OpenOptionsExt;

    /// Whoever has it open must have allowed for its going, as who replaces it has to.
    const DELETE: u32 = 0x1_0000;
    const ERROR_SHARING_VIOLATION: i32 = 32;

    if error.kind() != io::ErrorKind::PermissionDenied {
        return error;
    }
    match File::options().access_mode(DELETE).open(target) {
        Err(reason) if reason.raw_os_error() == Some(ERROR_SHARING_VIOLATION) => reason,
        _ => error,
    }
}

#[cfg(not(windows))]
fn refused(error: io::Error, _target: &Path) -> io::Error {
    error
}

/// Whose a file is, and who may read it, is a matter of Unix; elsewhere only whether it is read-only.
#[cfg(not(unix))]
fn take_over(file: &File, _path: &Path, old: &Metadata) -> Result<(), WriteError> {
    Ok(file.set_permissions(old.permissions())?)
}

#[cfg(not(unix))]
fn is_own(_file: &Metadata) -> bool {
    true
}

/// Clears a folder of what dead writers left in it. What cannot be cleared stays: the next write tries again.
pub(super) fn sweep(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    let left = entries.flatten().filter(|entry| {
        let name = entry.file_name();
        name.to_str().is_some_and(is_temporary_name)
            && entry.metadata().is_ok_and(|file| file.is_file() && is_own(&file))
    });
    for path in left.map(|entry| entry.path()) {
        // Some file systems lock for writing only what was opened for it.
        let opened = File::options().read(true).write(true).open(&path);
        if let Ok(file) = opened.or_else(|_| File::open(&path))
            && file.try_lock().is_ok()
        {
            let _ = fs::remove_file(&path);
        }
    }
}

fn is_temporary_name(name: &str) -> bool {
    let parts = name
        .strip_prefix(PREFIX)
        .and_then(|rest| rest.strip_suffix(SUFFIX))
        .and_then(|rest| rest.split_once('-'));
    parts.is_some_and(|(process, random)| {
        !process.is_empty()
            && process.bytes().all(|byte| byte.is_ascii_digit())
            && random.len() == 6
            && random.bytes().all(|byte| byte.is_ascii_alphanumeric())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_a_dead_writer_left_is_cleared() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        for name in [
            ".jili-1-abcDE0.tmp",
            ".jili-1-.tmp",
            ".jili-x-abcdef.tmp",
            "jili.json",
            ".jili-notes",
        ] {
            fs::write(at(name), "").unwrap();
        }
        fs::create_dir(at(".jili-2-abcdef.tmp")).unwrap();
        let live = Scratch::named(folder.path(), PRIVATE).unwrap();
        sweep(folder.path());
        let left = |name: &str| at(name).exists();
        assert!(!left(".jili-1-abcDE0.tmp"));
        for name in [
            ".jili-1-.tmp",
            ".jili-x-abcdef.tmp",
            "jili.json",
            ".jili-notes",
            ".jili-2-abcdef.tmp",
        ] {
            assert!(left(name), "{name}");
        }
        assert_eq!(
            fs::read_dir(folder.path()).unwrap().count(),
            6,
            "the live one is there"
        );
        drop(live);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 5);
    }
}
