//! The real terminal: entering and leaving it, events in, frames out. Everything else in `tui` is pure.
//!
//! What is promised: however the program ends (a key, an error half-way through starting, a panic, a signal, a
//! terminal that is closed) the terminal is as it was before. What a frame changes goes out in one write inside
//! a synchronized update; a frame that changes nothing writes nothing.

mod backend;
mod guard;
#[cfg(unix)]
mod signals;

use std::io;
use std::sync::Arc;
use std::time::Duration;

use crossterm::event::{self, Event};
use ratatui::Frame;

use backend::FrameBackend;
use guard::Guard;

/// Terminals larger than this, in cells, are drawn up to here: a size is only a number that somebody sent.
const LARGEST: (u16, u16) = (1000, 500);

/// The terminal while the browser has it.
#[derive(Debug)]
pub struct Terminal {
    guard: Arc<Guard>,
    screen: ratatui::Terminal<FrameBackend>,
    size: (u16, u16),
    /// Signals that nobody waits for yet: the thread starts after the first frame, which it would only delay.
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
    pub fn enter(mouse: bool) -> io::Result<Self> {
        let guard = Arc::new(Guard::new(mouse)?);
        // What restores the terminal stands before anything is changed.
        restore_on_panic(&guard);
        #[cfg(unix)]
        let caught = signals::catch()?;
        let taken = guard.enter().and_then(|()| {
            inject::fail_at_start()?;
            Ok((ratatui::Terminal::new(FrameBackend::default())?, backend::size()?))
        });
        match taken {
            Ok((screen, size)) => Ok(Self {
                guard,
                screen,
                size,
                #[cfg(unix)]
                caught: Some(caught),
                listening: false,
            }),
            Err(error) => {
                guard.restore();
                Err(error)
            }
        }
    }

    /// The size in cells that the next frame is drawn for, unless it changes before: columns, rows.
    pub fn size(&self) -> (u16, u16) {
        self.size
    }

    /// Draws one frame. Only what differs from the frame before is written.
    ///
    /// # Errors
    /// When the terminal does not take it.
    pub fn draw(&mut self, render: impl FnOnce(&mut Frame<'_>)) -> io::Result<()> {
        if self.guard.take_redraw() {
            self.redraw()?;
        }
        let area = self.screen.draw(render)?.area;
        self.size = (area.width, area.height);
        let bytes = self.screen.backend_mut().take_bytes();
        self.guard.write_frame(&bytes)?;
        #[cfg(unix)]
        if let Some(caught) = self.caught.take() {
            caught.watch(&self.guard)?;
        }
        Ok(())
    }

    /// Forgets what is on the screen: the next frame is written whole.
    ///
    /// # Errors
    /// When the terminal's size cannot be read.
    pub fn redraw(&mut self) -> io::Result<()> {
        // `clear` would ask the terminal where its cursor is, and wait for an answer.
        let area = ratatui::backend::Backend::size(self.screen.backend())?;
        self.screen.backend_mut().forget_cursor();
        self.screen.resize(area.into())
    }

    /// Waits for the next event; blocks until there is one.
    ///
    /// # Errors
    /// When the terminal cannot be read.
    pub fn next_event(&mut self) -> io::Result<Event> {
        if !self.listening {
            self.listening = true;
            event::poll(Duration::ZERO)?;
            // The size may have changed before anybody listened for that.
            let size = backend::size()?;
            if size != self.size {
                return Ok(Event::Resize(size.0, size.1));
            }
        }
        let event = event::read()?;
        inject::panic_on(&event);
        Ok(match event {
            Event::Resize(columns, rows) => {
                let (columns, rows) = backend::bounded(columns, rows);
                Event::Resize(columns, rows)
            }
            event => event,
        })
    }

    /// Whether an event is there to be had without waiting.
    ///
    /// # Errors
    /// When the terminal cannot be read.
    pub fn has_queued(&mut self) -> io::Result<bool> {
        event::poll(Duration::ZERO)
    }

    /// Stops the program as Ctrl-Z does elsewhere: the terminal is given back, and taken again on `fg`.
    ///
    /// # Errors
    /// When the signal cannot be sent.
    pub fn suspend(&self) -> io::Result<()> {
        #[cfg(unix)]
        signals::stop()?;
        Ok(())
    }

    /// Gives the terminal back.
    pub fn leave(self) {
        drop(self);
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        self.guard.restore();
    }
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
