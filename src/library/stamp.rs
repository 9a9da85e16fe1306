//! By what a file is known to be the one that was read: size and times, not content.

use std::fs::{self, Metadata};
use std::io;
use std::path::Path;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};

/// A file younger than this may be written again without its time changing, for some systems count in whole seconds,
/// and FAT in two.
const YOUNG: Duration = Duration::from_secs(2);

/// What the system tells of a file without its being read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Stamp {
    size: u64,
    /// When it was last written, in nanoseconds since 1970.
    modified: i128,
    /// Which file it is and when anything about it changed, where the system tells: what copies a time with the content
    /// cannot set these.
    identity: [i64; 3],
}

impl Stamp {
    /// The stamp of the file that a path leads to.
    ///
    /// # Errors
    /// When the system tells nothing of it.
    pub(super) fn of(path: &Path) -> io::Result<Self> {
        let metadata = fs::metadata(path)?;
        Ok(Self {
            size: metadata.len(),
            modified: nanoseconds(metadata.modified()?),
            identity: identity(&metadata),
        })
    }

    /// Whether a change at this moment would show in the stamp.
    pub(super) fn is_settled(&self, now: SystemTime) -> bool {
        let age = nanoseconds(now) - self.modified;
        age >= YOUNG.as_nanos() as i128
    }
}

fn nanoseconds(time: SystemTime) -> i128 {
    match time.duration_since(UNIX_EPOCH) {
        Ok(since) => since.as_nanos() as i128,
        Err(error) => -(error.duration().as_nanos() as i128),
    }
}

#[cfg(unix)]
fn identity(metadata: &Metadata) -> [i64; 3] {
    use std::os::unix::fs::MetadataExt;
    [
        metadata.ino().cast_signed(),
        metadata.ctime(),
        metadata.ctime_nsec(),
    ]
}

#[cfg(not(unix))]
fn identity(_: &Metadata) -> [i64; 3] {
    [0; 3]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_young_file_is_not_settled_and_one_of_the_future_never() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("file");
        let file = fs::File::create(&path).unwrap();
        let now = SystemTime::now();
        for (age, settled) in [(0, false), (1, false), (2, true), (1000, true)] {
            file.set_modified(now - Duration::from_secs(age)).unwrap();
            assert_eq!(Stamp::of(&path).unwrap().is_settled(now), settled, "{age}");
        }
        file.set_modified(now + Duration::from_secs(1000)).unwrap();
        assert!(!Stamp::of(&path).unwrap().is_settled(now));
    }

    #[cfg(unix)]
    #[test]
    fn what_keeps_size_and_time_is_told_apart_all_the_same() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("file");
        fs::write(&path, "one").unwrap();
        let old = fs::metadata(&path).unwrap().modified().unwrap();
        let before = Stamp::of(&path).unwrap();
        fs::remove_file(&path).unwrap();
        fs::write(folder.path().join("other"), "").unwrap();
        fs::write(&path, "two").unwrap();
        fs::File::options()
            .write(true)
            .open(&path)
            .unwrap()
            .set_modified(old)
            .unwrap();
        assert_ne!(Stamp::of(&path).unwrap(), before);
    }
}
