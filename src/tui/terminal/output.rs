//! Writing to the terminal, so that a terminal that takes no bytes never holds the program for good.

#[cfg(unix)]
mod unix;
#[cfg(windows)]
mod windows;

#[cfg(unix)]
pub(super) use unix::Output;
#[cfg(windows)]
pub(super) use windows::Output;
