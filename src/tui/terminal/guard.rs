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
const PATIENCE: Duration = Duration::from_secs(1);

/// Bytes that a terminal's buffer holds when it is as good as empty.
const ROOM: usize = 16 << 10;

/// Who has the terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Holder {
    /// Whoever started the program; it has changed nothing yet.
    Shell,
    /// The browser.
    Browser,
    /// Whoever stopped the program; the browser takes it again when it is continued.
    Borrower,
    /// Whoever started the program, for good: it is ending, and nothing takes the terminal again.
    Heir,
}

/// The terminal's modes, and who may write.
#[derive(Debug)]
pub(super) struct Guard {
    output: File,
    mouse: bool,
    /// Held while bytes are written.
    holder: Mutex<Holder>,
    /// Whether what is on the screen is no longer what was drawn.
    redraw: AtomicBool,
}

impl Guard {
    /// A guard of the terminal that standard output is; nothing is changed yet.
    pub(super) fn new(mouse: bool) -> io::Result<Self> {
        // A descriptor of its own: no lock of the standard library stands between a signal and the terminal.
        let output = open_output()?;
        Ok(Self {
            output,
            mouse,
            holder: Mutex::new(Holder::Shell),
            redraw: AtomicBool::new(false),
        })
    }

    /// Takes the terminal for the first time.
    pub(super) fn enter(&self) -> io::Result<()> {
        let mut holder = self.lock();
        // A terminal that was given back before it was taken: the program is ending already.
        if *holder == Holder::Shell {
            self.take(&mut holder)?;
        }
        Ok(())
    }

    /// Takes the terminal again, also from somebody who changed its modes without being lent it; whether the
    /// browser has it now.
    pub(super) fn resume(&self) -> io::Result<bool> {
        let mut holder = self.lock();
        match *holder {
            Holder::Shell | Holder::Heir => return Ok(false),
            Holder::Browser => disable_raw_mode()?,
            Holder::Borrower => {}
        }
        self.take(&mut holder)?;
        Ok(true)
    }

    fn take(&self, holder: &mut Holder) -> io::Result<()> {
        enable_raw_mode()?;
        // From here on there is something to undo.
        *holder = Holder::Browser;
        let mouse = if self.mouse { ENTER_MOUSE } else { "" };
        write_all(&self.output, format!("{ENTER}{mouse}").as_bytes(), None)
    }

    /// Gives the terminal back until [`Self::resume`].
    pub(super) fn lend(&self) {
        self.hand_over(Holder::Borrower);
    }

    /// Gives the terminal back for good.
    pub(super) fn restore(&self) {
        self.hand_over(Holder::Heir);
    }

    /// Gives the terminal to `next`. Errors are of no use to anybody here: the program is ending or stopping.
    fn hand_over(&self, next: Holder) {
        let had_it = match self.lock_within(PATIENCE) {
            Some(mut holder) => {
                let had_it = *holder == Holder::Browser;
                if had_it {
                    let _ = write_all(&self.output, LEAVE.as_bytes(), Some(PATIENCE));
                }
                if *holder != Holder::Heir {
                    *holder = next;
                }
                had_it
            }
            // A frame is stuck on its way out: no more bytes, but the modes can still be set.
            None => true,
        };
        if had_it {
            let _ = disable_raw_mode();
        }
    }

    /// Writes one frame, unless the terminal has been given back.
    pub(super) fn write_frame(&self, frame: &[u8]) -> io::Result<()> {
        if frame.is_empty() {
            return Ok(());
        }
        let holder = self.lock();
        if *holder != Holder::Browser {
            return Ok(());
        }
        let mut update = Vec::with_capacity(frame.len() + BEGIN_UPDATE.len() + END_UPDATE.len());
        update.extend_from_slice(BEGIN_UPDATE);
        update.extend_from_slice(frame);
        update.extend_from_slice(END_UPDATE);
        write_all(&self.output, &update, None)
    }

    /// Whether so many bytes can be written without waiting, as far as that can be known.
    pub(super) fn has_room(&self, bytes: usize) -> bool {
        // A terminal that takes bytes has nearly all of its buffer free, which is larger than this everywhere.
        bytes <= ROOM && takes_bytes(&self.output, Some(Duration::ZERO))
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

    /// Whether that was asked for and is still to be done.
    pub(super) fn wants_redraw(&self) -> bool {
        self.redraw.load(Ordering::Acquire)
    }

    fn lock(&self) -> MutexGuard<'_, Holder> {
        self.holder
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    fn lock_within(&self, patience: Duration) -> Option<MutexGuard<'_, Holder>> {
        let deadline = Instant::now() + patience;
        loop {
            match self.holder.try_lock() {
                Ok(guard) => return Some(guard),
                Err(TryLockError::Poisoned(poisoned)) => return Some(poisoned.into_inner()),
                Err(TryLockError::WouldBlock) if Instant::now() >= deadline => return None,
                Err(TryLockError::WouldBlock) => std::thread::yield_now(),
            }
        }
    }
}

/// Standard output once more, so that a write never halts inside the kernel where nothing could end it.
///
/// Where the system opens descriptors anew by this name, as Linux does, not blocking is a matter of this one alone;
/// the shell, whose descriptor it shares otherwise, must not be left with that. Elsewhere, and where the terminal
/// is another user's, it is a copy that blocks as the original does.
#[cfg(unix)]
fn open_output() -> io::Result<File> {
    use rustix::fs::{Mode, OFlags, open};
    use std::os::fd::AsFd;

    let flags = OFlags::WRONLY | OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::CLOEXEC;
    match open("/dev/fd/1", flags, Mode::empty()) {
        Ok(output) => Ok(File::from(output)),
        Err(_) => Ok(File::from(io::stdout().as_fd().try_clone_to_owned()?)),
    }
}

#[cfg(windows)]
fn open_output() -> io::Result<File> {
    use std::os::windows::io::AsHandle;
    Ok(File::from(io::stdout().as_handle().try_clone_to_owned()?))
}

/// Makes reading standard input not block, if it is a terminal; for this process alone, as with the output.
///
/// Crossterm reads until there is an event: after the beginning of an escape sequence a read that blocks would
/// hold up everything else, changes of size too.
#[cfg(unix)]
pub(super) fn unblock_input() {
    use rustix::fs::{Mode, OFlags, open};
    use std::io::IsTerminal;

    if !io::stdin().is_terminal() {
        return;
    }
    let flags = OFlags::RDWR | OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::CLOEXEC;
    if let Ok(input) = open("/dev/fd/0", flags, Mode::empty()) {
        // Where either fails, input is read as it was.
        let _ = rustix::stdio::dup2_stdin(input);
    }
}

/// Whether the terminal takes bytes, or has gone, within a time; one that is stopped (Ctrl-S) does not. Without a
/// time it waits.
#[cfg(unix)]
fn takes_bytes(output: &File, patience: Option<Duration>) -> bool {
    use rustix::event::{PollFd, PollFlags, Timespec, poll};
    // More seconds than can be counted are as good as no limit.
    let patience = patience.and_then(|patience| Timespec::try_from(patience).ok());
    loop {
        let mut wanted = [PollFd::new(output, PollFlags::OUT)];
        match poll(&mut wanted, patience.as_ref()) {
            Err(rustix::io::Errno::INTR) => {}
            ready => return ready.is_ok_and(|ready| ready > 0),
        }
    }
}

#[cfg(not(unix))]
fn takes_bytes(_output: &File, _patience: Option<Duration>) -> bool {
    true
}

/// Writes all bytes; gives up when the terminal takes none of them for as long as `patience`.
fn write_all(mut output: &File, mut bytes: &[u8], patience: Option<Duration>) -> io::Result<()> {
    while !bytes.is_empty() {
        // Asked first where time is short: the descriptor may be one that blocks.
        if patience.is_some() && !takes_bytes(output, patience) {
            return Err(io::ErrorKind::TimedOut.into());
        }
        match output.write(bytes) {
            Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
            Ok(written) => bytes = bytes.split_at(written).1,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => {
                takes_bytes(output, patience);
            }
            Err(error) => return Err(error),
        }
    }
    Ok(())
}
