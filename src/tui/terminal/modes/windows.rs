//! The modes of a console: keys, the mouse and sizes as records, and sequences understood in what is written.
//!
//! Consoles have no pastes in brackets: Windows Terminal would send the brackets all the same, as keys.

use std::fs::File;
use std::io;

use winapi_util::HandleRef;
use winapi_util::console::{mode, set_mode};

use crate::console::{PROCESSED_OUTPUT, VIRTUAL_TERMINAL_PROCESSING};

/// Alternate screen.
pub(in super::super) const ENTER: &str = "\x1b[?1049h";
/// The mouse is a matter of modes.
pub(in super::super) const ENTER_MOUSE: &str = "";
/// All of it undone, and whatever a frame that was cut short left: update ended, colours reset, cursor shown.
pub(in super::super) const LEAVE: &str = "\x1b[?2026l\x1b[0m\x1b[?1049l\x1b[?25h";

/// Ctrl-C ends the program; lines are edited by the console, and echoed.
const COOKED: u32 = 0x1 | 0x2 | 0x4;
/// A record for each change of size.
const WINDOW_INPUT: u32 = 0x8;
const MOUSE_INPUT: u32 = 0x10;
/// The mouse selects text, and the program gets nothing of it.
const QUICK_EDIT: u32 = 0x40;
/// Without it [`QUICK_EDIT`] stays as it is.
const EXTENDED_FLAGS: u32 = 0x80;
/// Keys as sequences, which the reader of records does not know.
const VIRTUAL_TERMINAL_INPUT: u32 = 0x200;
/// The cursor waits behind the last column instead of beginning a line.
const DISABLE_NEWLINE_AUTO_RETURN: u32 = 0x8;

/// The console's modes before the browser.
#[derive(Debug)]
pub(in super::super) struct Modes {
    /// Where keys come from, whatever standard input is.
    keys: File,
    input: u32,
    output: u32,
}

impl Modes {
    /// The modes as they are; nothing is changed yet.
    ///
    /// # Errors
    /// When there is no console, or standard output is another thing than it (Git Bash's own window is a pipe).
    pub(in super::super) fn read() -> io::Result<Self> {
        let keys = File::options().read(true).write(true).open("CONIN$")?;
        Ok(Self {
            input: mode(HandleRef::from_file(&keys))?,
            output: mode(HandleRef::stdout())?,
            keys,
        })
    }

    /// Takes the console; with the mouse, or leaves that to it, so that it selects text.
    ///
    /// # Errors
    /// [`io::ErrorKind::Unsupported`] for a console that understands no sequences: one older than Windows 10, or set to
    /// be as those were. Nothing is changed then.
    pub(in super::super) fn take(&self, mouse: bool) -> io::Result<()> {
        let output = PROCESSED_OUTPUT | VIRTUAL_TERMINAL_PROCESSING | DISABLE_NEWLINE_AUTO_RETURN;
        set_mode(HandleRef::stdout(), self.output | output)
            .map_err(|error| io::Error::new(io::ErrorKind::Unsupported, error))?;
        let raw =
            self.input & !(COOKED | VIRTUAL_TERMINAL_INPUT | MOUSE_INPUT) | WINDOW_INPUT | EXTENDED_FLAGS;
        let input = if mouse {
            raw & !QUICK_EDIT | MOUSE_INPUT
        } else {
            raw
        };
        let taken = set_mode(HandleRef::from_file(&self.keys), input);
        if taken.is_err() {
            let _ = set_mode(HandleRef::stdout(), self.output);
        }
        taken
    }

    /// Sets all of them to what they were.
    ///
    /// # Errors
    /// When the console has gone.
    pub(in super::super) fn give_back(&self) -> io::Result<()> {
        let input = set_mode(HandleRef::from_file(&self.keys), self.input | EXTENDED_FLAGS);
        set_mode(HandleRef::stdout(), self.output).and(input)
    }
}
