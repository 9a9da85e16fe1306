//! Takes the terminal and gives it back, from whichever thread must: the browser's, or the one that waits for
//! signals. Giving back twice does nothing, and neither ever lands in the middle of a frame, unless that is stuck.

use std::io;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use super::modes::{ENTER, ENTER_MOUSE, LEAVE, Modes};
use super::output::Output;

/// Around a frame: the terminal shows it when it is whole.
const BEGIN_UPDATE: &[u8] = b"\x1b[?2026h";
const END_UPDATE: &[u8] = b"\x1b[?2026l";
/// How long giving back waits for a terminal that takes no bytes, before what it has not taken is dropped.
const PATIENCE: Duration = Duration::from_millis(250);

/// Who has the terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Owner {
    /// Whoever started the program, which has changed nothing yet.
    Parent,
    /// The browser.
    Browser,
    /// Whoever stopped the program, where the system can do that; the browser takes it again when it is continued.
    #[cfg(unix)]
    ParentUntilResumed,
    /// Whoever started the program, for good: it is ending, and nothing takes the terminal again.
    ParentForGood,
}

#[derive(Debug)]
struct State {
    owner: Owner,
    /// Whether bytes are being written for the browser.
    writing: bool,
}

/// The terminal's modes, and who may write.
#[derive(Debug)]
pub(super) struct Guard {
    output: Output,
    modes: Modes,
    mouse: bool,
    state: Mutex<State>,
    /// Told when nothing is being written any more.
    written: Condvar,
    /// Whether what is on the screen is no longer what was drawn.
    redraw: AtomicBool,
}

impl Guard {
    /// A guard of the terminal that standard output is; nothing is changed yet.
    pub(super) fn new(mouse: bool) -> io::Result<Self> {
        Ok(Self {
            output: Output::open()?,
            modes: Modes::read()?,
            mouse,
            state: Mutex::new(State {
                owner: Owner::Parent,
                writing: false,
            }),
            written: Condvar::new(),
            redraw: AtomicBool::new(false),
        })
    }

    /// Takes the terminal for the first time.
    pub(super) fn enter(&self) -> io::Result<()> {
        let state = self.lock();
        // A terminal that was given back before it was taken: the program is ending already.
        if state.owner == Owner::Parent {
            self.take(state, None)?;
        }
        Ok(())
    }

    fn take(&self, mut state: MutexGuard<'_, State>, patience: Option<Duration>) -> io::Result<()> {
        self.modes.take(self.mouse)?;
        // From here on there is something to undo.
        state.owner = Owner::Browser;
        let mouse = if self.mouse { ENTER_MOUSE } else { "" };
        self.write(state, format!("{ENTER}{mouse}").as_bytes(), patience)
    }

    /// Gives the terminal back for good.
    pub(super) fn restore(&self) {
        self.hand_over(Owner::ParentForGood);
    }

    /// Gives the terminal to `next`. Errors are of no use to anybody here: the program is ending or stopping.
    fn hand_over(&self, next: Owner) {
        let mut state = self.lock();
        let had_it = state.owner == Owner::Browser;
        if state.owner != Owner::ParentForGood {
            state.owner = next;
        }
        if !had_it {
            return;
        }
        if state.writing {
            // A frame goes out whole, unless the terminal does not take it.
            drop(state);
            state = self.lock_when_written();
            if state.writing {
                self.output.stop_writing();
                drop(state);
                state = self.lock_when_written();
            }
        }
        // If it is still being written, the kernel has it: no more bytes, but the modes can be set.
        if !state.writing && self.output.write_last(LEAVE.as_bytes(), PATIENCE).is_err() {
            self.output.discard();
            let _ = self.output.write_last(LEAVE.as_bytes(), PATIENCE);
        }
        let _ = self.modes.give_back();
    }

    /// Writes one frame, unless the terminal has been given back.
    pub(super) fn write_frame(&self, frame: &[u8]) -> io::Result<()> {
        if frame.is_empty() {
            return Ok(());
        }
        let state = self.lock();
        let state = self
            .written
            .wait_while(state, |state| state.writing)
            .unwrap_or_else(PoisonError::into_inner);
        if state.owner != Owner::Browser {
            return Ok(());
        }
        let mut update = Vec::with_capacity(frame.len() + BEGIN_UPDATE.len() + END_UPDATE.len());
        update.extend_from_slice(BEGIN_UPDATE);
        update.extend_from_slice(frame);
        update.extend_from_slice(END_UPDATE);
        self.write(state, &update, None)
    }

    /// Writes for the browser, without holding the lock: who gives the terminal back must not wait for it.
    fn write(
        &self,
        mut state: MutexGuard<'_, State>,
        bytes: &[u8],
        patience: Option<Duration>,
    ) -> io::Result<()> {
        self.output.allow_writing();
        state.writing = true;
        drop(state);
        let done = self.output.write(bytes, patience);
        self.lock().writing = false;
        self.written.notify_all();
        done
    }

    /// Whether the whole screen is to be drawn; asks once.
    pub(super) fn take_redraw(&self) -> bool {
        self.redraw.swap(false, Ordering::AcqRel)
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Locks once nothing is being written, or after a while all the same.
    fn lock_when_written(&self) -> MutexGuard<'_, State> {
        let waited = self
            .written
            .wait_timeout_while(self.lock(), PATIENCE, |state| state.writing);
        waited.unwrap_or_else(PoisonError::into_inner).0
    }
}

/// What is asked of the thread that waits for signals.
#[cfg(unix)]
impl Guard {
    /// Gives the terminal back until [`Self::resume`].
    pub(super) fn lend(&self) {
        self.hand_over(Owner::ParentUntilResumed);
    }

    /// Takes the terminal again, also from somebody who changed its modes without being lent it; whether the
    /// browser has it now.
    pub(super) fn resume(&self) -> io::Result<bool> {
        let state = self.lock_when_written();
        match state.owner {
            Owner::Parent | Owner::ParentForGood => return Ok(false),
            // A frame that is stuck: the terminal takes nothing else either.
            Owner::Browser if state.writing => return Ok(true),
            Owner::Browser => self.modes.give_back()?,
            Owner::ParentUntilResumed => {}
        }
        self.take(state, Some(PATIENCE))?;
        Ok(true)
    }

    /// Asks for the whole screen to be drawn with the next frame.
    pub(super) fn ask_redraw(&self) {
        self.redraw.store(true, Ordering::Release);
    }

    /// The terminal.
    pub(super) fn output(&self) -> &Output {
        &self.output
    }
}
