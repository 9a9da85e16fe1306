//! Waiting for descriptors: by poll(2), or by select(2) on macOS, whose poll(2) does not know terminals.

use std::io;
use std::os::fd::{AsRawFd, BorrowedFd};
use std::time::Duration;

use filedescriptor::{Error, POLLIN, POLLOUT, poll, pollfd};

/// What a descriptor is waited for.
#[derive(Clone, Copy, Debug)]
pub(super) enum Wanted {
    /// That there are bytes to read, or that it has been closed.
    Bytes,
    /// That it takes bytes, or has been closed.
    Room,
    /// That it has been closed, where the system tells.
    End,
}

/// Waits until one of the descriptors is ready, or for so long; without a time, for ever. Says which are ready.
///
/// # Errors
/// When the system cannot wait for them.
pub(super) fn wait<const N: usize>(
    descriptors: [(BorrowedFd<'_>, Wanted); N],
    patience: Option<Duration>,
) -> io::Result<[bool; N]> {
    let mut polled = descriptors.map(|(descriptor, wanted)| pollfd {
        fd: descriptor.as_raw_fd(),
        events: match wanted {
            Wanted::Bytes => POLLIN,
            Wanted::Room => POLLOUT,
            Wanted::End => 0,
        },
        revents: 0,
    });
    loop {
        match poll(&mut polled, patience).map_err(system_error) {
            Ok(_) => return Ok(polled.map(|polled| polled.revents != 0)),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}

fn system_error(error: Error) -> io::Error {
    match error {
        Error::Poll(error) | Error::Io(error) => error,
        error => io::Error::other(error),
    }
}
