//! Writing to the terminal by a descriptor of its own, and waiting for room.

use std::fs::File;
use std::io::{self, Write};
use std::os::fd::AsFd;
use std::os::unix::net::UnixStream;
use std::time::Duration;

use super::super::ready::{Wanted, wait};

/// The terminal that standard output is.
#[derive(Debug)]
pub(in super::super) struct Output {
    file: File,
    /// Whether a write may halt inside the kernel.
    blocks: bool,
    /// A byte in here ends the waiting of [`Self::write`].
    stop: (UnixStream, UnixStream),
}

impl Output {
    /// Standard output once more: no lock of the standard library stands between a signal and the terminal.
    ///
    /// It is opened anew, so that not blocking is a matter of this descriptor alone; the shell, whose descriptor it would
    /// share otherwise, must not be left with that. Where that is not to be had, it is a copy that blocks.
    pub(in super::super) fn open() -> io::Result<Self> {
        let stop = UnixStream::pair()?;
        stop.0.set_nonblocking(true)?;
        let (file, blocks) = match open_anew() {
            Ok(file) => (file, false),
            Err(_) => (File::from(io::stdout().as_fd().try_clone_to_owned()?), true),
        };
        Ok(Self { file, blocks, stop })
    }

    /// Writes all bytes. Ends early, without an error, when [`Self::stop_writing`] is called while it waits.
    ///
    /// # Errors
    /// When the terminal is closed, or takes none of the bytes for as long as `patience`.
    pub(in super::super) fn write(&self, bytes: &[u8], patience: Option<Duration>) -> io::Result<()> {
        let is_stopped = || Ok(!self.wait_for_room(patience, true)?);
        self.write_until(bytes, is_stopped)
    }

    /// Writes all bytes, also after [`Self::stop_writing`].
    ///
    /// # Errors
    /// As for [`Self::write`].
    pub(in super::super) fn write_last(&self, bytes: &[u8], patience: Duration) -> io::Result<()> {
        let is_stopped = || Ok(!self.wait_for_room(Some(patience), false)?);
        self.write_until(bytes, is_stopped)
    }

    /// Writes bytes; where there is no room for them, until `is_stopped` says so after waiting for it.
    fn write_until(&self, mut bytes: &[u8], is_stopped: impl Fn() -> io::Result<bool>) -> io::Result<()> {
        /// So little that a terminal that takes bytes takes all of it.
        const PIECE: usize = 256;

        while !bytes.is_empty() {
            let mut piece = bytes;
            if self.blocks {
                if is_stopped()? {
                    return Ok(());
                }
                piece = bytes.split_at(bytes.len().min(PIECE)).0;
            }
            match (&self.file).write(piece) {
                Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
                Ok(written) => bytes = bytes.split_at(written).1,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => {
                    if is_stopped()? {
                        return Ok(());
                    }
                }
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    /// Waits until the terminal takes bytes or has gone, and says so; or until there is no use in writing, if that is
    /// heeded.
    fn wait_for_room(&self, patience: Option<Duration>, heed_stop: bool) -> io::Result<bool> {
        let heeded = if heed_stop { Wanted::Bytes } else { Wanted::End };
        match wait(
            [(self.file.as_fd(), Wanted::Room), (self.stop.0.as_fd(), heeded)],
            patience,
        )? {
            [_, true] => Ok(false),
            [true, false] => Ok(true),
            [false, false] => Err(io::ErrorKind::TimedOut.into()),
        }
    }

    /// Ends a write in another thread that waits for the terminal, or the next that would.
    pub(in super::super) fn stop_writing(&self) {
        // Where it does not fit, there are bytes enough.
        let _ = (&self.stop.1).write(&[0]);
    }

    /// Forgets [`Self::stop_writing`].
    pub(in super::super) fn allow_writing(&self) {
        let _ = io::Read::read(&mut &self.stop.0, &mut [0; 64]);
    }

    /// Drops what the terminal has not taken yet, so that there is room.
    pub(in super::super) fn discard(&self) {
        use rustix::termios::{QueueSelector, tcflush};
        let _ = tcflush(&self.file, QueueSelector::OFlush);
    }

    /// The descriptor, to wait for its end.
    pub(in super::super) fn file(&self) -> &File {
        &self.file
    }
}

fn open_anew() -> io::Result<File> {
    use rustix::fs::{Mode, OFlags, open};

    let flags = OFlags::WRONLY | OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::CLOEXEC;
    // Where terminals have no name that leads to them, as in some containers, Linux knows another way; elsewhere that
    // name gives a copy that shares what it is set to.
    let named =
        rustix::termios::ttyname(io::stdout(), Vec::new()).and_then(|name| open(name, flags, Mode::empty()));
    if cfg!(target_os = "linux") {
        return Ok(File::from(
            named.or_else(|_| open("/proc/self/fd/1", flags, Mode::empty()))?,
        ));
    }
    Ok(File::from(named?))
}
