//! Files that have no name until they are given one: of them nothing is ever left behind. Linux has them, on most
//! file systems.

#[cfg(not(any(target_os = "linux", target_os = "android")))]
pub(super) use elsewhere::{link, open};
#[cfg(any(target_os = "linux", target_os = "android"))]
pub(super) use linux::{link, open};

#[cfg(any(target_os = "linux", target_os = "android"))]
mod linux {
    use std::fs::File;
    use std::io;
    use std::os::fd::AsRawFd;
    use std::path::{Path, PathBuf};

    use rustix::fs::{AtFlags, CWD, Mode, OFlags, linkat};

    use super::super::inject;

    /// What the file is called while nothing else calls it anything.
    fn descriptor(file: &File) -> PathBuf {
        PathBuf::from(format!("/proc/self/fd/{}", file.as_raw_fd()))
    }

    /// A new file in a folder, with permissions as open(2) takes them; none where there are no such files, or where
    /// they could not be given a name.
    pub(in super::super) fn open(folder: &Path, mode: u32) -> Option<File> {
        if inject::is_asked_for("named") {
            return None;
        }
        let flags = OFlags::TMPFILE | OFlags::RDWR | OFlags::CLOEXEC;
        let opened = rustix::fs::open(folder, flags, Mode::from_bits_truncate(mode));
        let file = File::from(opened.ok()?);
        descriptor(&file).exists().then_some(file)
    }

    /// Gives a file a name, which must be nobody's.
    pub(in super::super) fn link(file: &File, path: &Path) -> io::Result<()> {
        Ok(linkat(CWD, descriptor(file), CWD, path, AtFlags::SYMLINK_FOLLOW)?)
    }
}

#[cfg(not(any(target_os = "linux", target_os = "android")))]
mod elsewhere {
    use std::fs::File;
    use std::io;
    use std::path::Path;

    pub(in super::super) fn open(_folder: &Path, _mode: u32) -> Option<File> {
        None
    }

    pub(in super::super) fn link(_file: &File, _path: &Path) -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }
}
