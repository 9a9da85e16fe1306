//! Collects what a frame changes, in bytes, and leaves out what changes nothing.

use std::io;

use crossterm::cursor::{Hide, Show};
use crossterm::queue;
use crossterm::terminal::{Clear, ClearType as Erase};
use ratatui::backend::{Backend, ClearType, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};
use ratatui::style::{Color, Modifier};

use super::LARGEST;
use crate::text;

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

/// Sets a style as a whole, in one sequence, whatever the one before was.
fn push_style(bytes: &mut Vec<u8>, (foreground, background, modifier): (Color, Color, Modifier)) {
    const MODIFIERS: [(Modifier, u8); 8] = [
        (Modifier::BOLD, 1),
        (Modifier::DIM, 2),
        (Modifier::ITALIC, 3),
        (Modifier::UNDERLINED, 4),
        (Modifier::SLOW_BLINK, 5),
        (Modifier::REVERSED, 7),
        (Modifier::HIDDEN, 8),
        (Modifier::CROSSED_OUT, 9),
    ];
    bytes.extend_from_slice(b"\x1b[0");
    for (_, code) in MODIFIERS.into_iter().filter(|(flag, _)| modifier.contains(*flag)) {
        push_parameters(bytes, &[code]);
    }
    push_colour(bytes, foreground, 30);
    push_colour(bytes, background, 40);
    bytes.push(b'm');
}

/// Adds a colour to a style; `base` is 30 for the foreground and 40 for the background.
fn push_colour(bytes: &mut Vec<u8>, colour: Color, base: u8) {
    let bright = base + 60;
    match colour {
        Color::Reset => {}
        Color::Black => push_parameters(bytes, &[base]),
        Color::Red => push_parameters(bytes, &[base + 1]),
        Color::Green => push_parameters(bytes, &[base + 2]),
        Color::Yellow => push_parameters(bytes, &[base + 3]),
        Color::Blue => push_parameters(bytes, &[base + 4]),
        Color::Magenta => push_parameters(bytes, &[base + 5]),
        Color::Cyan => push_parameters(bytes, &[base + 6]),
        Color::Gray => push_parameters(bytes, &[base + 7]),
        Color::DarkGray => push_parameters(bytes, &[bright]),
        Color::LightRed => push_parameters(bytes, &[bright + 1]),
        Color::LightGreen => push_parameters(bytes, &[bright + 2]),
        Color::LightYellow => push_parameters(bytes, &[bright + 3]),
        Color::LightBlue => push_parameters(bytes, &[bright + 4]),
        Color::LightMagenta => push_parameters(bytes, &[bright + 5]),
        Color::LightCyan => push_parameters(bytes, &[bright + 6]),
        Color::White => push_parameters(bytes, &[bright + 7]),
        Color::Indexed(index) => push_parameters(bytes, &[base + 8, 5, index]),
        Color::Rgb(red, green, blue) => push_parameters(bytes, &[base + 8, 2, red, green, blue]),
    }
}

/// Adds parameters to a sequence, each after a semicolon.
fn push_parameters(bytes: &mut Vec<u8>, parameters: &[u8]) {
    for parameter in parameters {
        bytes.push(b';');
        push_number(bytes, u16::from(*parameter));
    }
}

/// Moves the cursor.
fn push_move(bytes: &mut Vec<u8>, x: u16, y: u16) {
    bytes.extend_from_slice(b"\x1b[");
    push_number(bytes, y.saturating_add(1));
    bytes.push(b';');
    push_number(bytes, x.saturating_add(1));
    bytes.push(b'H');
}

/// A number in decimal. Hundreds of them stand in a frame: the machinery of formatting would take longer than
/// everything else about it.
fn push_number(bytes: &mut Vec<u8>, number: u16) {
    if number >= 10 {
        push_number(bytes, number / 10);
    }
    bytes.push(b'0' + (number % 10) as u8);
}

impl Backend for FrameBackend {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        let mut style = None;
        for (x, y, cell) in content {
            let at = Position { x, y };
            // After a wide character the cursor stands two cells on: neighbours need no movement between them.
            if self.cursor != Some(at) {
                push_move(&mut self.bytes, x, y);
            }
            let wanted = (cell.fg, cell.bg, cell.modifier);
            if style.replace(wanted) != Some(wanted) {
                push_style(&mut self.bytes, wanted);
            }
            self.bytes.extend_from_slice(cell.symbol().as_bytes());
            let width = u16::try_from(text::width(cell.symbol())).unwrap_or_default();
            self.cursor = Some(Position {
                x: x.saturating_add(width),
                y,
            });
        }
        if style.is_some() {
            push_style(&mut self.bytes, (Color::Reset, Color::Reset, Modifier::empty()));
            // At the right edge terminals differ in where the cursor is, so that it is known only inside a frame.
            self.cursor = None;
        }
        Ok(())
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
            push_move(&mut self.bytes, position.x, position.y);
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
