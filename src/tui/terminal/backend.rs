//! Collects what a frame changes, in bytes, and leaves out what changes nothing.

use std::io;

use crossterm::cursor::{Hide, MoveTo, Show};
use crossterm::queue;
use crossterm::terminal::{Clear, ClearType as Erase};
use ratatui::backend::{Backend, ClearType, CrosstermBackend, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};

use super::LARGEST;

/// Ratatui's backend for a terminal whose cursor nobody else moves.
#[derive(Debug, Default)]
pub(super) struct FrameBackend {
    bytes: Vec<u8>,
    /// Where the cursor is, if that is known.
    cursor: Option<Position>,
    /// Whether it is shown, if that is known.
    shown: Option<bool>,
}

impl FrameBackend {
    /// The bytes collected since the last call.
    pub(super) fn take_bytes(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.bytes)
    }

    /// The terminal may have been in other hands.
    pub(super) fn forget_cursor(&mut self) {
        (self.cursor, self.shown) = (None, None);
    }
}

/// The size of the terminal that standard output is, bounded.
///
/// Crossterm's own function opens the terminal anew each time, and starts another program where that fails.
#[cfg(unix)]
pub(super) fn size() -> io::Result<(u16, u16)> {
    let size = rustix::termios::tcgetwinsize(io::stdout())?;
    Ok(bounded(size.ws_col, size.ws_row))
}

/// The terminal's size, bounded.
#[cfg(not(unix))]
pub(super) fn size() -> io::Result<(u16, u16)> {
    crossterm::terminal::size().map(|(columns, rows)| bounded(columns, rows))
}

/// The part of a size that is drawn.
pub(super) fn bounded(columns: u16, rows: u16) -> (u16, u16) {
    (columns.min(LARGEST.0), rows.min(LARGEST.1))
}

impl Backend for FrameBackend {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        let mut content = content.peekable();
        if content.peek().is_none() {
            return Ok(());
        }
        self.cursor = None;
        CrosstermBackend::new(&mut self.bytes).draw(content)
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        if self.shown.replace(false) != Some(false) {
            queue!(self.bytes, Hide)?;
        }
        Ok(())
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        if self.shown.replace(true) != Some(true) {
            queue!(self.bytes, Show)?;
        }
        Ok(())
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        Ok(self.cursor.unwrap_or_default())
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        let position = position.into();
        if self.cursor.replace(position) != Some(position) {
            queue!(self.bytes, MoveTo(position.x, position.y))?;
        }
        Ok(())
    }

    fn clear(&mut self) -> io::Result<()> {
        self.clear_region(ClearType::All)
    }

    fn clear_region(&mut self, region: ClearType) -> io::Result<()> {
        queue!(
            self.bytes,
            Clear(match region {
                ClearType::All => Erase::All,
                ClearType::AfterCursor => Erase::FromCursorDown,
                ClearType::BeforeCursor => Erase::FromCursorUp,
                ClearType::CurrentLine => Erase::CurrentLine,
                ClearType::UntilNewLine => Erase::UntilNewLine,
            })
        )
    }

    fn size(&self) -> io::Result<Size> {
        size().map(|(width, height)| Size { width, height })
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        Ok(WindowSize {
            columns_rows: self.size()?,
            pixels: Size::default(),
        })
    }

    /// The bytes are written by who takes them.
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
