//! What cannot be replaced, but takes bytes as they come: pipes, devices, and what the program was given open.

#[cfg(not(unix))]
pub use elsewhere::{is_standard_output, is_stream};
#[cfg(unix)]
pub use unix::{is_standard_output, is_stream};

#[cfg(unix)]
mod unix {
    use std::fs;
    use std::io;
    use std::os::fd::AsFd;
    use std::os::unix::fs::{FileTypeExt, MetadataExt};
    use std::path::Path;

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
        let output = io::stdout().as_fd().try_clone_to_owned();
        let output = output.and_then(|output| fs::File::from(output).metadata());
        match (fs::metadata(path), output) {
            (Ok(found), Ok(output)) => (found.dev(), found.ino()) == (output.dev(), output.ino()),
            _ => false,
        }
    }
}

#[cfg(not(unix))]
mod elsewhere {
    use std::path::Path;

    /// Nothing that is known of.
    pub fn is_stream(_path: &Path) -> bool {
        false
    }

    /// Nothing that is known of.
    pub fn is_standard_output(_path: &Path) -> bool {
        false
    }
}
