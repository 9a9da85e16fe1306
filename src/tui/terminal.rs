//! The real terminal: entering and leaving it, events in, frames out. Everything else in `tui` is pure.
//!
//! What is promised: however the program ends (a key, an error half-way through starting, a panic, a signal, a
//! terminal that is closed) the terminal is as it was before. What a frame changes goes out in one write inside
//! a synchronized update; a frame that changes nothing writes nothing.

mod events;
mod guard;
#[cfg(unix)]
mod signals;

use std::io;
use std::sync::Arc;

use crossterm::event::Event;
use ratatui::buffer::Buffer;

use super::canvas::{Canvas, Cursor};
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
    drawn: (u16, u16),
    /// The size that the browser was told last. A frame is drawn at the size of its moment, which may be later.
    told: (u16, u16),
    /// Signals that nobody waits for yet: the thread starts with the first frame.
    #[cfg(unix)]
    caught: Option<signals::Caught>,
    /// Whether events have been asked for; before that, changes of size go unnoticed.
    listening: bool,
}

impl Terminal {
    /// Takes the terminal that standard output is: raw mode, alternate screen, bracketed paste, and clicks and
    /// wheel of the mouse if `mouse` says so. Nothing is asked of the terminal that it would have to answer.
    ///
    /// # Errors
    /// When the terminal cannot be had; it is then as it was.
    pub(super) fn enter(mouse: bool) -> io::Result<Self> {
        let guard = Arc::new(Guard::new(mouse)?);
        #[cfg(unix)]
        guard::unblock_input();
        // What restores the terminal stands before anything is changed.
        restore_on_panic(&guard);
        #[cfg(unix)]
        let caught = signals::catch()?;
        let taken = guard.enter().and_then(|()| {
            inject::fail_at_start()?;
            terminal_size()
        });
        match taken {
            Ok(size) => Ok(Self {
                guard,
                canvas: Canvas::new(size),
                events: Events::default(),
                drawn: size,
                told: size,
                #[cfg(unix)]
                caught: Some(caught),
                listening: false,
            }),
            Err(error) => {
                end_if_closed(&guard);
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
        self.drawn = terminal_size()?;
        let bytes = self.canvas.draw(self.drawn, render);
        // The thread would only delay the first frame, but must be there before a write that may get stuck.
        #[cfg(unix)]
        if !self.guard.has_room(bytes.len()) {
            listen_for_signals(&mut self.caught, &self.guard)?;
        }
        self.guard.write_frame(bytes)?;
        #[cfg(unix)]
        listen_for_signals(&mut self.caught, &self.guard)?;
        Ok(())
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
        if let Some(resize) = self.untold_resize()? {
            return Ok(resize);
        }
        let event = self.events.next()?;
        inject::panic_on(&event);
        Ok(match event {
            Event::Resize(columns, rows) => {
                self.told = bounded(columns, rows);
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

    /// A change of size that no event will tell of.
    fn untold_resize(&mut self) -> io::Result<Option<Event>> {
        let mut size = self.drawn;
        let mut redraw = false;
        if !self.listening {
            self.listening = true;
            self.events.has_queued()?;
            // It may have changed, or the program may have been stopped, before anybody listened.
            size = terminal_size()?;
            redraw = self.guard.wants_redraw();
        }
        if size == self.told && !redraw {
            return Ok(None);
        }
        self.told = size;
        self.drawn = size;
        Ok(Some(Event::Resize(size.0, size.1)))
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

    /// Gives the terminal back after what was `done` with it. If that failed because the terminal was closed, the
    /// program ends here, as a hangup ends it: nobody is there to read the error.
    ///
    /// # Errors
    /// What was done, if it failed.
    pub(super) fn leave(self, done: io::Result<()>) -> io::Result<()> {
        if done.is_err() {
            end_if_closed(&self.guard);
        }
        done
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        self.guard.restore();
    }
}

/// Starts the thread that waits for signals, once.
#[cfg(unix)]
fn listen_for_signals(caught: &mut Option<signals::Caught>, guard: &Arc<Guard>) -> io::Result<()> {
    match caught.take() {
        Some(caught) => caught.watch(guard),
        None => Ok(()),
    }
}

/// The size of the terminal that standard output is, bounded: columns, rows.
///
/// Crossterm's own function opens the terminal anew each time, and starts another program where that fails.
#[cfg(unix)]
fn terminal_size() -> io::Result<(u16, u16)> {
    let size = rustix::termios::tcgetwinsize(io::stdout())?;
    Ok(bounded(size.ws_col, size.ws_row))
}

/// The size of the terminal that standard output is, bounded: columns, rows.
#[cfg(not(unix))]
fn terminal_size() -> io::Result<(u16, u16)> {
    crossterm::terminal::size().map(|(columns, rows)| bounded(columns, rows))
}

/// The part of a size that is drawn.
fn bounded(columns: u16, rows: u16) -> (u16, u16) {
    (columns.min(LARGEST.0), rows.min(LARGEST.1))
}

/// Ends the program as a hangup does, if the terminal is closed: errors may come before the signal.
fn end_if_closed(guard: &Guard) {
    #[cfg(unix)]
    signals::end_if_closed(guard);
    #[cfg(not(unix))]
    let _ = guard;
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
