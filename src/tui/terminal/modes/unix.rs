//! The modes of a terminal: raw, and what it is told by sequences.

use std::io;

use crossterm::terminal::{disable_raw_mode, enable_raw_mode};

/// Alternate screen; pastes in brackets.
pub(in super::super) const ENTER: &str = "\x1b[?1049h\x1b[?2004h";
/// Clicks and the wheel, in the form that has no limit of columns. Movements are not asked for: they would wake
/// the program for nothing.
pub(in super::super) const ENTER_MOUSE: &str = "\x1b[?1000h\x1b[?1006h";
/// All of it undone, and whatever a frame that was cut short left: update ended, colours reset, cursor shown.
pub(in super::super) const LEAVE: &str =
    "\x1b[?2026l\x1b[0m\x1b[?1006l\x1b[?1000l\x1b[?2004l\x1b[?1049l\x1b[?25h";

/// The terminal's modes; crossterm keeps what they were.
#[derive(Debug)]
pub(in super::super) struct Modes;

impl Modes {
    /// Nothing is changed yet.
    pub(in super::super) fn read() -> io::Result<Self> {
        Ok(Self)
    }

    /// Sets the terminal raw. The mouse is asked for by [`ENTER_MOUSE`].
    ///
    /// # Errors
    /// When it is no terminal, or is closed.
    pub(in super::super) fn take(&self, _mouse: bool) -> io::Result<()> {
        enable_raw_mode()
    }

    /// Sets it to what it was.
    ///
    /// # Errors
    /// When the terminal is closed.
    pub(in super::super) fn give_back(&self) -> io::Result<()> {
        disable_raw_mode()
    }
}
