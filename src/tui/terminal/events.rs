//! The terminal's events: each system has its own way to them.

#[cfg(any(windows, test))]
mod batch;
#[cfg(unix)]
mod unix;
#[cfg(windows)]
mod windows;

#[cfg(unix)]
pub(super) use unix::{Events, terminal_size};
#[cfg(windows)]
pub(super) use windows::{Events, terminal_size};
