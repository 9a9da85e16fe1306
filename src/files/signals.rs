//! Signals held back while a file has a temporary name, so that what they end does not leave it behind.

use std::io;

use nix::sys::signal::{SigSet, SigmaskHow, Signal};

/// What a faulty instruction raises: it cannot wait.
const FAULTS: [Signal; 6] = [
    Signal::SIGABRT,
    Signal::SIGBUS,
    Signal::SIGFPE,
    Signal::SIGILL,
    Signal::SIGSEGV,
    Signal::SIGTRAP,
];

/// Signals of this thread, held back until this is dropped. They then do what they would have done, at once: nobody's
/// handlers are touched, and a program that nothing catches them in dies by the true signal.
#[derive(Debug)]
pub(super) struct HeldBack {
    before: SigSet,
}

impl HeldBack {
    pub(super) fn new() -> io::Result<Self> {
        let mut held = SigSet::all();
        for fault in FAULTS {
            held.remove(fault);
        }
        let before = held.thread_swap_mask(SigmaskHow::SIG_BLOCK)?;
        Ok(Self { before })
    }
}

impl Drop for HeldBack {
    fn drop(&mut self) {
        // What was a mask is one.
        let _ = self.before.thread_set_mask();
    }
}
