//! A lock that writers agree on, for what is kept in more than one file: a library, a cache and what it is made of.
//!
//! It is advisory: who does not ask for it is not held up. Readers need none, since files are written whole.

use std::fs::{File, TryLockError};
use std::io;
use std::path::Path;

/// A lock that is held until it is dropped, or the program ends in whatever way.
#[derive(Debug)]
pub struct Lock {
    _file: File,
}

impl Lock {
    /// Waits until nobody else has the lock of that name. The file that it is made of is empty, and stays: to
    /// remove it would let two have the lock.
    ///
    /// # Errors
    /// When the file cannot be made, or its file system has no locks.
    pub fn wait(path: &Path) -> io::Result<Self> {
        let file = open(path)?;
        file.lock()?;
        Ok(Self { _file: file })
    }

    /// The lock, if nobody else has it.
    ///
    /// # Errors
    /// As for [`Lock::wait`].
    pub fn try_take(path: &Path) -> io::Result<Option<Self>> {
        let file = open(path)?;
        match file.try_lock() {
            Ok(()) => Ok(Some(Self { _file: file })),
            Err(TryLockError::WouldBlock) => Ok(None),
            Err(TryLockError::Error(error)) => Err(error),
        }
    }
}

fn open(path: &Path) -> io::Result<File> {
    File::options()
        .create(true)
        .truncate(false)
        .write(true)
        .open(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_has_the_lock_at_a_time() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(".lock");
        let first = Lock::wait(&path).unwrap();
        assert!(Lock::try_take(&path).unwrap().is_none());
        let (sent, got) = std::sync::mpsc::channel();
        std::thread::scope(|scope| {
            scope.spawn(|| {
                let second = Lock::wait(&path).unwrap();
                sent.send("second").unwrap();
                drop(second);
            });
            assert!(got.try_recv().is_err(), "the second waits");
            drop(first);
            assert_eq!(got.recv().unwrap(), "second");
        });
        assert!(Lock::try_take(&path).unwrap().is_some());
    }
}
