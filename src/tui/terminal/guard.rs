//! Takes the terminal and gives it back, from whichever thread must: the browser's, or the one that waits for
//! signals. Giving back twice does nothing, and neither ever lands in the middle of a frame.

use std::fs::File;
use std::io::{self, Write};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, TryLockError};
use std::time::{Duration, Instant};

use crossterm::terminal::{disable_raw_mode, enable_raw_mode};

/// Alternate screen; pastes in brackets.
const ENTER: &str = "\x1b[?1049h\x1b[?2004h";
/// Clicks and the wheel, in the form that has no limit of columns. Movements are not asked for: they would wake
/// the program for nothing.
const ENTER_MOUSE: &str = "\x1b[?1000h\x1b[?1006h";
/// All of it undone, and whatever a frame that was cut short left: update ended, colours reset, cursor shown.
const LEAVE: &str = "\x1b[?2026l\x1b[0m\x1b[?1006l\x1b[?1000l\x1b[?2004l\x1b[?1049l\x1b[?25h";
/// Around a frame: the terminal shows it when it is whole.
const BEGIN_UPDATE: &[u8] = b"\x1b[?2026h";
const END_UPDATE: &[u8] = b"\x1b[?2026l";
/// How long giving back waits for a frame that is being written, and for a terminal that takes no bytes.
const PATIENCE: Duration = Duration::from_millis(200);

/// The terminal's modes, and who may write.
#[derive(Debug)]
pub(super) struct Guard {
    output: File,
    mouse: bool,
    /// Held while bytes are written; says whether the browser has the terminal.
    taken: Mutex<bool>,
    /// Whether what is on the screen is no longer what was drawn.
    redraw: AtomicBool,
}

impl Guard {
    /// A guard of the terminal that standard output is; nothing is changed yet.
    pub(super) fn new(mouse: bool) -> io::Result<Self> {
        // A descriptor of its own: no lock of the standard library stands between a signal and the terminal.
        let output = duplicate_stdout()?;
        Ok(Self {
            output,
            mouse,
            taken: Mutex::new(false),
            redraw: AtomicBool::new(false),
        })
    }

    /// Takes the terminal, again if need be.
    pub(super) fn enter(&self) -> io::Result<()> {
        let mut taken = self.lock();
        // Somebody may have changed the modes while the program was stopped.
        if *taken {
            disable_raw_mode()?;
        }
        *taken = true;
        enable_raw_mode()?;
        let mouse = if self.mouse { ENTER_MOUSE } else { "" };
        write_all(&self.output, format!("{ENTER}{mouse}").as_bytes())
    }

    /// Gives the terminal back. Errors are of no use to anybody here: the program is ending.
    pub(super) fn restore(&self) {
        let taken = self.lock_within(PATIENCE);
        let was_taken = match taken {
            Some(mut taken) => {
                if *taken && takes_bytes(&self.output, PATIENCE) {
                    let _ = write_all(&self.output, LEAVE.as_bytes());
                }
                std::mem::replace(&mut *taken, false)
            }
            // A frame is stuck on its way out: no more bytes, but the modes can still be set.
            None => true,
        };
        if was_taken {
            let _ = disable_raw_mode();
        }
    }

    /// Writes one frame, unless the terminal has been given back.
    pub(super) fn write_frame(&self, frame: &[u8]) -> io::Result<()> {
        if frame.is_empty() {
            return Ok(());
        }
        let taken = self.lock();
        if !*taken {
            return Ok(());
        }
        let mut update = Vec::with_capacity(frame.len() + BEGIN_UPDATE.len() + END_UPDATE.len());
        update.extend_from_slice(BEGIN_UPDATE);
        update.extend_from_slice(frame);
        update.extend_from_slice(END_UPDATE);
        write_all(&self.output, &update)
    }

    /// Asks for the whole screen to be drawn with the next frame.
    pub(super) fn ask_redraw(&self) {
        self.redraw.store(true, Ordering::Release);
    }

    /// Whether that was asked for since the last call.
    pub(super) fn take_redraw(&self) -> bool {
        self.redraw.swap(false, Ordering::AcqRel)
    }

    /// The terminal's descriptor.
    pub(super) fn output(&self) -> &File {
        &self.output
    }

    fn lock(&self) -> MutexGuard<'_, bool> {
        self.taken
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    fn lock_within(&self, patience: Duration) -> Option<MutexGuard<'_, bool>> {
        let deadline = Instant::now() + patience;
        loop {
            match self.taken.try_lock() {
                Ok(guard) => return Some(guard),
                Err(TryLockError::Poisoned(poisoned)) => return Some(poisoned.into_inner()),
                Err(TryLockError::WouldBlock) if Instant::now() >= deadline => return None,
                Err(TryLockError::WouldBlock) => std::thread::yield_now(),
            }
        }
    }
}

#[cfg(unix)]
fn duplicate_stdout() -> io::Result<File> {
    use std::os::fd::AsFd;
    Ok(File::from(io::stdout().as_fd().try_clone_to_owned()?))
}

#[cfg(windows)]
fn duplicate_stdout() -> io::Result<File> {
    use std::os::windows::io::AsHandle;
    Ok(File::from(io::stdout().as_handle().try_clone_to_owned()?))
}

/// Whether the terminal takes bytes within a time; one that is stopped (Ctrl-S) does not.
#[cfg(unix)]
fn takes_bytes(output: &File, patience: Duration) -> bool {
    use rustix::event::{PollFd, PollFlags, Timespec, poll};
    let mut wanted = [PollFd::new(output, PollFlags::OUT)];
    let patience = Timespec {
        tv_sec: 0,
        tv_nsec: i64::from(patience.subsec_nanos()),
    };
    poll(&mut wanted, Some(&patience)).is_ok_and(|ready| ready > 0)
}

#[cfg(not(unix))]
fn takes_bytes(_output: &File, _patience: Duration) -> bool {
    true
}

/// Writes all bytes, also to a terminal that is set not to block.
fn write_all(mut output: &File, mut bytes: &[u8]) -> io::Result<()> {
    while !bytes.is_empty() {
        match output.write(bytes) {
            Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
            Ok(written) => bytes = bytes.split_at(written).1,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => {
                if !takes_bytes(output, PATIENCE) {
                    return Err(error);
                }
            }
            Err(error) => return Err(error),
        }
    }
    Ok(())
}
