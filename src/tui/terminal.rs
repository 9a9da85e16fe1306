//! The real terminal: entering and leaving it, events in, frames out. Everything else in `tui` is pure.
//!
//! What is promised: however the program ends (a key, an error half-way through starting, a panic, a signal, a
//! terminal that is closed) the terminal is as it was before. What a frame changes goes out in one write inside
//! a synchronized update; a frame that changes nothing writes nothing.

mod clipboard;
mod events;
mod guard;
#[cfg(windows)]
mod interrupts;
mod modes;
mod output;
#[cfg(unix)]
mod ready;
#[cfg(unix)]
mod signals;

use std::io;
use std::sync::Arc;

use crossterm::event::Event;
use ratatui::buffer::Buffer;

use super::canvas::{Canvas, Cursor};
use crate::settings::queries::Memory;
use events::Events;
use guard::Guard;

/// Terminals larger than this, in cells, are drawn up to here: a size is only a number that somebody sent.
const LARGEST: (u16, u16) = (1000, 500);

/// The terminal while the browser has it.
#[derive(Debug)]
pub(super) struct Terminal {
    guard: Arc<Guard>,
    canvas: Canvas,
    events: Events,
    /// The size that the last frame was drawn at.
    drawn_size: (u16, u16),
    /// The size that the browser was told last. A frame is drawn at the size of its moment, which may be later.
    told: (u16, u16),
}

impl Terminal {
    /// Takes the terminal that standard output is: raw mode, alternate screen, bracketed paste, and clicks and
    /// wheel of the mouse if `mouse` says so. Nothing is asked of the terminal that it would have to answer. A signal
    /// that ends the program has `memory` written.
    ///
    /// # Errors
    /// When the terminal cannot be had; it is then as it was.
    pub(super) fn enter(mouse: bool, memory: &Arc<Memory>) -> io::Result<Self> {
        let guard = Arc::new(Guard::new(mouse)?);
        let events = Events::open()?;
        // What restores the terminal stands before anything is changed.
        restore_on_panic(&guard);
        #[cfg(unix)]
        signals::watch(&guard, Arc::clone(memory))?;
        #[cfg(windows)]
        interrupts::watch(&guard)?;
        #[cfg(not(unix))]
        let _ = memory;
        let taken = guard.enter().and_then(|()| {
            inject::fail_at_start()?;
            terminal_size()
        });
        match taken {
            Ok(size) => Ok(Self {
                guard,
                canvas: Canvas::new(size),
                events,
                drawn_size: size,
                told: size,
            }),
            Err(error) => {
                guard.restore();
                Err(error)
            }
        }
    }

    /// The size in cells when the terminal was taken, or at the last event that told of another: columns, rows.
    pub(super) fn size(&self) -> (u16, u16) {
        self.told
    }

    /// Draws one frame; `render` as in [`Canvas::draw`]. Only what differs from the frame before is written.
    ///
    /// # Errors
    /// When the terminal does not take it.
    pub(super) fn draw(&mut self, render: impl FnOnce(&mut Buffer) -> Option<Cursor>) -> io::Result<()> {
        if self.guard.take_redraw() {
            self.redraw();
        }
        self.drawn_size = terminal_size()?;
        let bytes = self.canvas.draw(self.drawn_size, render);
        self.guard.write_frame(bytes)
    }

    /// Puts a text on the clipboard: by the system's own program, where there is one, and by the terminal. Gives what took
    /// it; nothing where it is too long for the terminal and no program is there.
    ///
    /// # Errors
    /// When the terminal does not take it.
    pub(super) fn copy(&self, text: &str) -> io::Result<Vec<&'static str>> {
        let mut by: Vec<_> = clipboard::by_program(text).into_iter().collect();
        if let Some(sequence) = clipboard::osc52(text) {
            self.guard.write_frame(sequence.as_bytes())?;
            by.push("OSC 52");
        }
        Ok(by)
    }

    /// Forgets what is on the screen: the next frame is written whole.
    pub(super) fn redraw(&mut self) {
        self.canvas.forget();
    }

    /// Waits for the next event; blocks until there is one.
    ///
    /// # Errors
    /// When the terminal cannot be read.
    pub(super) fn next_event(&mut self) -> io::Result<Event> {
        // A terminal that is not the one that the program was started on changes its size without a signal.
        let event = if self.drawn_size == self.told {
            let event = self.events.next_event(&self.guard)?;
            // Made smaller and larger again it has its old size, and has lost what it showed.
            if matches!(event, Event::Resize(..)) {
                self.redraw();
            }
            event
        } else {
            Event::Resize(self.drawn_size.0, self.drawn_size.1)
        };
        inject::panic_on(&event);
        Ok(match event {
            Event::Resize(columns, rows) => {
                self.told = bounded((columns, rows));
                self.drawn_size = self.told;
                Event::Resize(self.told.0, self.told.1)
            }
            event => event,
        })
    }

    /// Whether an event is there to be had without waiting.
    ///
    /// # Errors
    /// When the terminal cannot be read.
    pub(super) fn has_queued(&mut self) -> io::Result<bool> {
        self.events.has_queued()
    }

    /// Stops the program as Ctrl-Z does elsewhere: the terminal is given back, and taken again on `fg`.
    ///
    /// # Errors
    /// When the signal cannot be sent.
    pub(super) fn suspend(&self) -> io::Result<()> {
        #[cfg(unix)]
        signals::stop()?;
        Ok(())
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        self.guard.restore();
    }
}

/// The size of the terminal that standard output is, bounded: columns, rows.
fn terminal_size() -> io::Result<(u16, u16)> {
    events::terminal_size().map(bounded)
}

/// The part of a size that is drawn.
fn bounded((columns, rows): (u16, u16)) -> (u16, u16) {
    (columns.min(LARGEST.0), rows.min(LARGEST.1))
}

/// Ends the program as a hangup does, if the terminal that standard output is has been closed: nobody is there to read
/// an error.
pub(super) fn end_if_closed() {
    #[cfg(unix)]
    signals::end_if_closed();
}

/// Restores the terminal before a panic's message is printed, so that the message can be read.
fn restore_on_panic(guard: &Arc<Guard>) {
    let guard = Arc::clone(guard);
    let report = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        guard.restore();
        report(panic);
    }));
}

/// Faults that the tests ask for with the variable `JILI_INJECT`; release builds have none.
mod inject {
    use std::io;

    use crossterm::event::Event;

    #[cfg(debug_assertions)]
    fn asked_for(fault: &str) -> bool {
        std::env::var("JILI_INJECT").is_ok_and(|value| value == fault)
    }

    #[cfg(not(debug_assertions))]
    fn asked_for(_fault: &str) -> bool {
        false
    }

    /// `start`: fails after the terminal was taken.
    pub(super) fn fail_at_start() -> io::Result<()> {
        if asked_for("start") {
            Err(io::Error::other("injected fault"))
        } else {
            Ok(())
        }
    }

    /// `panic`: the next paste panics.
    #[expect(clippy::panic, reason = "it is what the test asks for")]
    pub(super) fn panic_on(event: &Event) {
        if matches!(event, Event::Paste(_)) && asked_for("panic") {
            panic!("injected panic");
        }
    }
}
