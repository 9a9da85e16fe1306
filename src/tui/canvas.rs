//! What a frame is drawn on, what the terminal shows, and the bytes that lead from the one to the other.
//!
//! Ratatui's own terminal keeps two buffers and compares all that a cell can be, which took longer than drawing it.
//! What is shown is kept in a third of the space, in a form that compares at once: a key's frame takes half as long.

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Position, Rect};
use ratatui::style::{Color, Modifier};

use crate::text;

const ERASE_ALL: &[u8] = b"\x1b[2J";
const SHOW_CURSOR: &[u8] = b"\x1b[?25h";
const HIDE_CURSOR: &[u8] = b"\x1b[?25l";

/// A screen, and what the terminal shows of it.
#[derive(Debug)]
pub struct Canvas {
    buffer: Buffer,
    /// What the terminal shows, cell by cell.
    shown: Vec<Glyph>,
    /// Whether the terminal shows that: it may have been in other hands.
    known: bool,
    /// Where the cursor is, if that is known.
    cursor: Option<Position>,
    /// Whether it is seen, if that is known.
    cursor_seen: Option<bool>,
    bytes: Vec<u8>,
}

/// What one cell shows, in sixteen bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Glyph {
    /// UTF-8, filled up with zeros: a character with one mark on it.
    symbol: [u8; 6],
    foreground: Color,
    background: Color,
    modifier: Modifier,
}

impl Glyph {
    const BLANK: Self = Self::plain(*b" \0\0\0\0\0");
    /// Lies under the right half of the wide character before it.
    const COVERED: Self = Self::plain([0; 6]);
    /// What is longer than can be kept: it is taken for changed each time.
    const TOO_LONG: [u8; 6] = [0xff; 6];

    const fn plain(symbol: [u8; 6]) -> Self {
        Self {
            symbol,
            foreground: Color::Reset,
            background: Color::Reset,
            modifier: Modifier::empty(),
        }
    }

    fn new(text: &str, cell: &Cell) -> Self {
        let symbol = match *text.as_bytes() {
            [a] => [a, 0, 0, 0, 0, 0],
            [a, b] => [a, b, 0, 0, 0, 0],
            [a, b, c] => [a, b, c, 0, 0, 0],
            [a, b, c, d] => [a, b, c, d, 0, 0],
            [a, b, c, d, e] => [a, b, c, d, e, 0],
            [a, b, c, d, e, f] => [a, b, c, d, e, f],
            _ => Self::TOO_LONG,
        };
        Self {
            symbol,
            foreground: cell.fg,
            background: cell.bg,
            modifier: cell.modifier,
        }
    }

    fn has_style_of(&self, other: &Self) -> bool {
        (self.foreground, self.background, self.modifier)
            == (other.foreground, other.background, other.modifier)
    }
}

impl Canvas {
    /// A canvas of a size in cells, for a terminal that shows nothing yet.
    pub fn new(size: (u16, u16)) -> Self {
        let mut canvas = Self {
            buffer: Buffer::default(),
            shown: Vec::new(),
            known: true,
            cursor: None,
            cursor_seen: None,
            bytes: Vec::new(),
        };
        canvas.resize(size);
        canvas
    }

    fn resize(&mut self, (width, height): (u16, u16)) {
        let area = Rect {
            x: 0,
            y: 0,
            width,
            height,
        };
        self.buffer.resize(area);
        self.shown.clear();
        self.shown.resize(self.buffer.content.len(), Glyph::BLANK);
    }

    /// What was drawn last.
    pub fn buffer(&self) -> &Buffer {
        &self.buffer
    }

    /// The terminal may show anything now: the next frame is written whole.
    pub fn forget(&mut self) {
        self.known = false;
    }

    /// Draws a frame of a size in cells, and gives the bytes by which the terminal shows it: none if nothing has
    /// changed. `render` draws on a blank buffer and says where the cursor stands, if it is to be seen.
    pub fn draw(&mut self, size: (u16, u16), render: impl FnOnce(&mut Buffer) -> Option<Position>) -> &[u8] {
        self.bytes.clear();
        let changed_size = size != (self.buffer.area.width, self.buffer.area.height);
        if changed_size || !self.known {
            self.resize(size);
            self.bytes.extend_from_slice(ERASE_ALL);
            (self.cursor, self.cursor_seen, self.known) = (None, None, true);
        }
        self.buffer.reset();
        let cursor = render(&mut self.buffer);
        self.print_changes();
        self.place_cursor(cursor);
        &self.bytes
    }

    fn print_changes(&mut self) {
        let columns = usize::from(self.buffer.area.width);
        let mut style = Glyph::BLANK;
        let mut has_printed = false;
        let mut at = 0;
        while let Some(cell) = self.buffer.content.get(at) {
            let column = at % columns;
            let (symbol, cells) = visible(cell.symbol(), columns - column);
            let glyph = Glyph::new(symbol, cell);
            let end = at + cells;
            let stays = self.shown[at] == glyph
                && glyph.symbol != Glyph::TOO_LONG
                && self.shown[at + 1..end]
                    .iter()
                    .all(|under| *under == Glyph::COVERED);
            if !stays {
                self.shown[at] = glyph;
                self.shown[at + 1..end].fill(Glyph::COVERED);
                let position = Position::new(column as u16, (at / columns) as u16);
                push_move(&mut self.bytes, self.cursor, position);
                if !has_printed || !glyph.has_style_of(&style) {
                    push_style(&mut self.bytes, &glyph);
                    style = glyph;
                }
                self.bytes.extend_from_slice(symbol.as_bytes());
                has_printed = true;
                // At the right edge terminals differ in where the cursor is.
                self.cursor = (column + cells < columns).then_some(Position {
                    x: position.x + cells as u16,
                    ..position
                });
            }
            at = end;
        }
        if has_printed && !style.has_style_of(&Glyph::BLANK) {
            push_style(&mut self.bytes, &Glyph::BLANK);
        }
    }

    fn place_cursor(&mut self, cursor: Option<Position>) {
        if let Some(position) = cursor {
            push_move(&mut self.bytes, self.cursor, position);
            self.cursor = cursor;
        }
        if self.cursor_seen.replace(cursor.is_some()) != Some(cursor.is_some()) {
            let sequence = if cursor.is_some() {
                SHOW_CURSOR
            } else {
                HIDE_CURSOR
            };
            self.bytes.extend_from_slice(sequence);
        }
    }
}

/// What a cell shows where there are `room` cells up to the screen's edge, and how many it takes. What has no width,
/// or more than there is room for, is not printed: the terminal would put it elsewhere.
fn visible(symbol: &str, room: usize) -> (&str, usize) {
    if symbol.len() == 1 {
        return (symbol, 1);
    }
    match text::width(symbol) {
        cells if cells > 0 && cells <= room => (symbol, cells),
        _ => (" ", 1),
    }
}

/// Sets a style as a whole, in one sequence, whatever the one before was.
fn push_style(bytes: &mut Vec<u8>, glyph: &Glyph) {
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
    if !glyph.modifier.is_empty() {
        for (_, code) in MODIFIERS
            .iter()
            .filter(|(flag, _)| glyph.modifier.contains(*flag))
        {
            push_parameters(bytes, &[*code]);
        }
    }
    push_colour(bytes, glyph.foreground, 30);
    push_colour(bytes, glyph.background, 40);
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

/// Moves the cursor from where it is, if that is known: along its row, or to anywhere.
fn push_move(bytes: &mut Vec<u8>, from: Option<Position>, to: Position) {
    match from {
        Some(from) if from == to => {}
        Some(from) if from.y == to.y && from.x < to.x => {
            bytes.extend_from_slice(b"\x1b[");
            push_number(bytes, to.x - from.x);
            bytes.push(b'C');
        }
        _ => {
            bytes.extend_from_slice(b"\x1b[");
            push_number(bytes, to.y.saturating_add(1));
            bytes.push(b';');
            push_number(bytes, to.x.saturating_add(1));
            bytes.push(b'H');
        }
    }
}

/// A number in decimal. Hundreds of them stand in a frame: the machinery of formatting would take longer than
/// everything else about it.
fn push_number(bytes: &mut Vec<u8>, number: u16) {
    if number >= 10 {
        push_number(bytes, number / 10);
    }
    bytes.push(b'0' + (number % 10) as u8);
}
