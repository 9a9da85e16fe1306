//! What the terminal is set to while the browser has it, and how: by sequences that are written to it, and by the
//! system's calls.

#[cfg(unix)]
mod unix;
#[cfg(windows)]
mod windows;

#[cfg(unix)]
pub(super) use unix::{ENTER, ENTER_MOUSE, LEAVE, Modes};
#[cfg(windows)]
pub(super) use windows::{ENTER, ENTER_MOUSE, LEAVE, Modes};
