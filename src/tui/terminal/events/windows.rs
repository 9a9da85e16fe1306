//! The console's events as crossterm reads them: keys, the mouse and sizes, each a record of its own.

use std::collections::VecDeque;
use std::io;
use std::time::Duration;

use crossterm::event::{self, Event};

use super::super::guard::Guard;
use super::batch::{is_text, is_wanted, joined};

/// Events taken at once at most: a paste that is longer is several.
const MOST: usize = 1 << 16;
/// How long the rest of a text may take to come: consoles hand over long ones in pieces.
const PATIENCE: Duration = Duration::from_millis(5);

/// The console's events.
#[derive(Debug)]
pub(in super::super) struct Events {
    queued: VecDeque<Event>,
}

impl Events {
    /// The console's events.
    pub(in super::super) fn open() -> io::Result<Self> {
        Ok(Self {
            queued: VecDeque::new(),
        })
    }

    /// The next event; blocks until there is one.
    ///
    /// # Errors
    /// When the console has gone.
    pub(in super::super) fn next_event(&mut self, _guard: &Guard) -> io::Result<Event> {
        loop {
            if let Some(event) = self.queued.pop_front() {
                return Ok(event);
            }
            let event = event::read()?;
            self.take_with(event)?;
        }
    }

    /// Whether there is one to be had without waiting.
    ///
    /// # Errors
    /// When the console has gone.
    pub(in super::super) fn has_queued(&mut self) -> io::Result<bool> {
        // Much of what is there may be nothing to the browser, which would then wait before it has drawn.
        while self.queued.is_empty() && event::poll(Duration::ZERO)? {
            let event = event::read()?;
            self.take_with(event)?;
        }
        Ok(!self.queued.is_empty())
    }

    /// Takes an event, and what is queued behind it.
    fn take_with(&mut self, first: Event) -> io::Result<()> {
        let mut batch = Vec::new();
        let mut characters = 0;
        let mut next = Some(first);
        while let Some(event) = next {
            characters += usize::from(is_wanted(&event) && is_text(&event));
            batch.extend(Some(event).filter(is_wanted));
            let patience = if characters > 1 { PATIENCE } else { Duration::ZERO };
            next = if batch.len() < MOST && event::poll(patience)? {
                Some(event::read()?)
            } else {
                None
            };
        }
        // A record has the size of what can be scrolled, not of the window.
        let sized = |event| match event {
            Event::Resize(..) => terminal_size().map(|(columns, rows)| Event::Resize(columns, rows)),
            event => Ok(event),
        };
        for event in joined(batch) {
            self.queued.push_back(sized(event)?);
        }
        Ok(())
    }
}

/// The console's size in cells: columns, rows.
///
/// # Errors
/// When there is no console.
pub(in super::super) fn terminal_size() -> io::Result<(u16, u16)> {
    crossterm::terminal::size()
}
