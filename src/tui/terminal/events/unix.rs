//! A terminal's events: the bytes that it sends, and the signal that tells of another size.

use std::fs::File;
use std::io::{self, IsTerminal, Read};
use std::os::fd::AsFd;
use std::os::unix::net::UnixStream;
use std::time::Duration;

use crossterm::event::Event;
use signal_hook::consts::SIGWINCH;

use super::super::guard::Guard;
use super::super::ready::{Wanted, wait};
use crate::tui::input::Parser;

/// More than a terminal hands over at once.
const BYTES: usize = 4096;

/// The terminal's events.
#[derive(Debug)]
pub(in super::super) struct Events {
    input: File,
    /// A byte for each change of size.
    resized: UnixStream,
    parser: Parser,
    buffer: Vec<u8>,
}

impl Events {
    /// The events of the terminal that standard input is, or else of the one that the program runs on. From here on no
    /// change of size goes unnoticed.
    ///
    /// # Errors
    /// When there is no such terminal.
    pub(in super::super) fn open() -> io::Result<Self> {
        let stdin = io::stdin();
        let input = if stdin.is_terminal() {
            File::from(stdin.as_fd().try_clone_to_owned()?)
        } else {
            File::open("/dev/tty")?
        };
        let (resized, write) = UnixStream::pair()?;
        resized.set_nonblocking(true)?;
        signal_hook::low_level::pipe::register(SIGWINCH, write)?;
        Ok(Self {
            input,
            resized,
            parser: Parser::default(),
            buffer: vec![0; BYTES],
        })
    }

    /// The next event; blocks until there is one.
    ///
    /// # Errors
    /// When the terminal is closed or cannot be read.
    pub(in super::super) fn next_event(&mut self, guard: &Guard) -> io::Result<Event> {
        loop {
            if let Some(event) = self.parser.next_event() {
                return Ok(event);
            }
            let [resized, readable, closed] = wait(
                [
                    (self.resized.as_fd(), Wanted::Bytes),
                    (self.input.as_fd(), Wanted::Bytes),
                    // It may be another terminal than the input.
                    (guard.output().file().as_fd(), Wanted::End),
                ],
                self.parser.patience(),
            )?;
            if resized {
                // More of them are one.
                let _ = (&self.resized).read(&mut [0; 64]);
                let (columns, rows) = terminal_size()?;
                return Ok(Event::Resize(columns, rows));
            }
            if readable {
                self.read()?;
            } else if closed {
                return Err(io::ErrorKind::BrokenPipe.into());
            } else {
                self.parser.give_up();
            }
        }
    }

    /// Whether there is one to be had without waiting, or something that may become one.
    ///
    /// # Errors
    /// When the terminal cannot be waited for.
    pub(in super::super) fn has_queued(&self) -> io::Result<bool> {
        let waiting = [
            (self.resized.as_fd(), Wanted::Bytes),
            (self.input.as_fd(), Wanted::Bytes),
        ];
        Ok(self.parser.has_event() || wait(waiting, Some(Duration::ZERO))?.contains(&true))
    }

    /// Reads what is there. The terminal gives at least one byte at once, since it was waited for; only as much as there
    /// is, since it is raw; so that no read has to be told not to block.
    fn read(&mut self) -> io::Result<()> {
        match self.input.read(&mut self.buffer) {
            // Somebody made the terminal cooked, and pressed Ctrl-D.
            Ok(0) if self.input.is_terminal() => Ok(()),
            Ok(0) => Err(io::ErrorKind::UnexpectedEof.into()),
            Ok(count) => {
                self.parser.feed(self.buffer.split_at(count).0);
                Ok(())
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => Ok(()),
            Err(error) => Err(error),
        }
    }
}

/// The size of the terminal that standard output is, in cells: columns, rows.
///
/// Crossterm's own function opens the terminal anew each time, and starts another program where that fails.
///
/// # Errors
/// When it is no terminal, or is closed.
pub(in super::super) fn terminal_size() -> io::Result<(u16, u16)> {
    let size = rustix::termios::tcgetwinsize(io::stdout())?;
    Ok((size.ws_col, size.ws_row))
}
