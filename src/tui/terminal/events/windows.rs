//! The console's events as crossterm reads them: keys, the mouse and sizes, each a record of its own.

use std::io;
use std::time::Duration;

use crossterm::event::{self, Event};

use super::super::guard::Guard;

/// The console's events.
#[derive(Debug)]
pub(in super::super) struct Events;

impl Events {
    /// The console's events.
    pub(in super::super) fn open() -> io::Result<Self> {
        Ok(Self)
    }

    /// The next event; blocks until there is one.
    pub(in super::super) fn next_event(&mut self, _guard: &Guard) -> io::Result<Event> {
        event::read()
    }

    /// Whether there is one to be had without waiting.
    pub(in super::super) fn has_queued(&self) -> io::Result<bool> {
        event::poll(Duration::ZERO)
    }
}

/// The console's size in cells: columns, rows.
pub(in super::super) fn terminal_size() -> io::Result<(u16, u16)> {
    crossterm::terminal::size()
}
