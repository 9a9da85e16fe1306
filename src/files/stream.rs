//! What cannot be replaced, but takes bytes as they come: pipes, devices, and what the program was given open.

#[cfg(not(unix))]
pub use elsewhere::{is_standard_output, is_stream, require_standard_output};
#[cfg(unix)]
pub use unix::{is_standard_output, is_stream, require_standard_output};

#[cfg(unix)]
mod unix {
    use std::fs;
    use std::io;
    use std::os::fd::AsFd;
    use std::os::unix::fs::{FileTypeExt, MetadataExt};
    use std::path::Path;

    use rustix::fs::{OFlags, fcntl_getfl};

    use crate::files::{folder_of, links};

    /// Whether a path is of what [`append`](crate::files::append) writes to: a pipe, a device of characters, or
    /// something that the program was given open, which may be a file (`/dev/fd/3`).
    pub fn is_stream(path: &Path) -> bool {
        let is_stream = |kind: fs::FileType| kind.is_fifo() || kind.is_char_device();
        fs::metadata(path).is_ok_and(|found| is_stream(found.file_type())) || is_open(path)
    }

    /// Whether a path leads through a folder of what is open. Links there are not what they seem: they lead to what
    /// need not have a name any more.
    fn is_open(path: &Path) -> bool {
        links(path).any(|link| {
            let folder = folder_of(&link).canonicalize().unwrap_or_default();
            folder == Path::new("/dev/fd") || (folder.starts_with("/proc") && folder.ends_with("fd"))
        })
    }

    /// Whether a path is of what standard output goes to (`/dev/stdout`). To open that once more would fail for a
    /// socket, and write over the beginning of a file.
    pub fn is_standard_output(path: &Path) -> bool {
        let found = fs::metadata(path).map(|found| (found.dev(), found.ino()));
        matches!((found, identity(io::stdout())), (Ok(found), Ok(output)) if found == output)
    }

    /// Fails where the program was started with standard output closed (`>&-`).
    ///
    /// By now the standard library has put `/dev/null` in its place, which takes everything. It opens that for reading
    /// too, which who redirects output does not. Daemons do, for all three: so where standard error is the same,
    /// it was meant so.
    ///
    /// # Errors
    /// That it is not open.
    pub fn require_standard_output() -> io::Result<()> {
        if is_null_for_both(io::stdout()) && !is_null_for_both(io::stderr()) {
            return Err(rustix::io::Errno::BADF.into());
        }
        Ok(())
    }

    /// Whether something is `/dev/null`, open for reading and writing.
    fn is_null_for_both(stream: impl AsFd) -> bool {
        let both = |flags: OFlags| flags & OFlags::RWMODE == OFlags::RDWR;
        if !cfg!(target_os = "linux") || !fcntl_getfl(&stream).is_ok_and(both) {
            return false;
        }
        let null = fs::metadata("/dev/null").map(|null| (null.dev(), null.ino()));
        matches!((identity(stream), null), (Ok(found), Ok(null)) if found == null)
    }

    /// The device and the number of what a stream goes to. What the system itself gives differs in type between systems.
    fn identity(stream: impl AsFd) -> io::Result<(u64, u64)> {
        let found = fs::File::from(stream.as_fd().try_clone_to_owned()?).metadata()?;
        Ok((found.dev(), found.ino()))
    }
}

#[cfg(not(unix))]
mod elsewhere {
    use std::io;
    use std::path::Path;

    /// Nothing that is known of.
    pub fn is_stream(_path: &Path) -> bool {
        false
    }

    /// Nothing that is known of.
    pub fn is_standard_output(_path: &Path) -> bool {
        false
    }

    /// Whether it was closed cannot be told.
    pub fn require_standard_output() -> io::Result<()> {
        Ok(())
    }
}
