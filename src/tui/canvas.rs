//! What a frame is drawn on, what the terminal shows, and the bytes that lead from the one to the other.
//!
//! Ratatui's own terminal keeps two buffers and compares all that a cell can be, which took longer than drawing it.
//! What is shown is kept in a third of the space, in a form that compares at once: a key's frame takes half as long.

mod sequences;

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Position, Rect};

use crate::text;
use sequences::{
    ERASE_ALL, ERASE_TO_EDGE, HIDE_CURSOR, Look, SHOW_CURSOR, push_erase, push_move, push_style,
};

/// A run of so many blanks takes fewer bytes erased than printed, with the movement over it that follows.
const ERASED_FROM: usize = 9;
/// A gap of so many cells takes no more bytes moved over than printed.
const MOVED_FROM: usize = 4;

/// Where the cursor stands. An input method opens its window there even where the cursor is not seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cursor {
    /// The cell.
    pub position: Position,
    /// Whether it is seen.
    pub visible: bool,
}

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
    /// The style that the terminal prints in, if that is known.
    style: Option<Look>,
    bytes: Vec<u8>,
}

/// What one cell shows, as two numbers: thousands are compared with each frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Glyph {
    /// UTF-8, the first byte lowest: a character with a mark or two on it.
    symbol: u64,
    /// Colour and modifiers.
    look: u64,
}

impl Glyph {
    const BLANK: Self = Self {
        symbol: b' ' as u64,
        look: 0,
    };
    /// Lies under the right half of the wide character before it.
    const COVERED: Self = Self { symbol: 0, look: 0 };
    /// What is longer than can be kept: it is taken for changed each time.
    const TOO_LONG: u64 = u64::MAX;

    fn new(text: &str, look: Look) -> Self {
        let number = |bytes: &[u8]| {
            bytes
                .iter()
                .rev()
                .fold(0, |number, byte| number << 8 | u64::from(*byte))
        };
        let symbol = match text.as_bytes() {
            [byte] => u64::from(*byte),
            bytes if bytes.len() <= size_of::<u64>() => number(bytes),
            _ => Self::TOO_LONG,
        };
        // The plain look is 0.
        let colour = u64::from(look.colour ^ Look::PLAIN.colour);
        Self {
            symbol,
            look: colour << 16 | u64::from(look.modifier.bits()),
        }
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
            style: None,
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

    /// The terminal may show anything now: the next frame is written whole.
    pub fn forget(&mut self) {
        self.known = false;
    }

    /// Draws a frame of a size in cells, and gives the bytes by which the terminal shows it: none if nothing has
    /// changed. `render` draws on a blank buffer and says where the cursor stands, if it has a place.
    pub fn draw(&mut self, size: (u16, u16), render: impl FnOnce(&mut Buffer) -> Option<Cursor>) -> &[u8] {
        self.bytes.clear();
        let changed_size = size != (self.buffer.area.width, self.buffer.area.height);
        if changed_size || !self.known {
            self.resize(size);
            self.style = None;
            self.set_style(Look::PLAIN);
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
        for row in 0..usize::from(self.buffer.area.height) {
            let (mut at, edge) = (row * columns, (row + 1) * columns);
            while at < edge {
                at = self.print_change(at, edge - at);
            }
        }
        if self.style.is_some() {
            self.set_style(Look::PLAIN);
        }
    }

    /// Prints what is at a cell that is `room` cells away from the screen's edge, if it is not shown yet. Gives the
    /// next cell.
    fn print_change(&mut self, at: usize, room: usize) -> usize {
        let cell = &self.buffer.content[at];
        let (symbol, cells) = visible(cell.symbol(), room);
        let glyph = Glyph::new(symbol, Look::from(cell));
        let end = at + cells;
        let covers = |shown: &[Glyph]| shown.iter().all(|under| *under == Glyph::COVERED);
        if self.shown[at] == glyph
            && glyph.symbol != Glyph::TOO_LONG
            && (cells == 1 || covers(&self.shown[at + 1..end]))
        {
            end
        } else if glyph == Glyph::BLANK {
            self.print_blanks(at, room)
        } else {
            self.print(at, glyph, cells);
            end
        }
    }

    /// Prints what is at a cell, and takes note of it.
    fn print(&mut self, at: usize, glyph: Glyph, cells: usize) {
        let position = self.move_to(at);
        self.set_style(Look::from(&self.buffer.content[at]));
        let room = usize::from(self.buffer.area.width - position.x);
        let (symbol, _) = visible(self.buffer.content[at].symbol(), room);
        self.bytes.extend_from_slice(symbol.as_bytes());
        self.shown[at] = glyph;
        self.shown[at + 1..at + cells].fill(Glyph::COVERED);
        // At the right edge terminals differ in where the cursor is.
        self.cursor = (cells < room).then_some(Position {
            x: position.x + cells as u16,
            ..position
        });
    }

    /// Makes the run of blanks at a cell, of at most `room` cells, blank. Gives the cell after it.
    fn print_blanks(&mut self, at: usize, room: usize) -> usize {
        let is_blank = |cell: &&Cell| cell.symbol() == " " && Look::from(*cell) == Look::PLAIN;
        let run = self.buffer.content[at..at + room]
            .iter()
            .take_while(is_blank)
            .count();
        let end = at + run;
        let reaches_edge = run == room;
        // What is blank already need not be written; at the edge it costs nothing.
        let last = self.shown[at..end]
            .iter()
            .rposition(|shown| *shown != Glyph::BLANK);
        let changed = if reaches_edge {
            run
        } else {
            last.map_or(0, |last| last + 1)
        };
        if reaches_edge || changed >= ERASED_FROM {
            self.move_to(at);
            self.set_style(Look::PLAIN);
            if reaches_edge {
                self.bytes.extend_from_slice(ERASE_TO_EDGE);
            } else {
                push_erase(&mut self.bytes, changed as u16);
            }
            self.shown[at..end].fill(Glyph::BLANK);
        } else {
            for at in at..at + changed {
                self.print(at, Glyph::BLANK, 1);
            }
        }
        end
    }

    /// Moves the cursor to a cell.
    fn move_to(&mut self, at: usize) -> Position {
        let columns = usize::from(self.buffer.area.width);
        let position = Position::new((at % columns) as u16, (at / columns) as u16);
        if !self.print_gap(at, position) {
            push_move(&mut self.bytes, self.cursor, position);
        }
        self.cursor = Some(position);
        position
    }

    /// Moves the cursor over a few cells by printing them once more, if that takes fewer bytes than a movement.
    fn print_gap(&mut self, at: usize, position: Position) -> bool {
        let gap = match self.cursor {
            Some(from) if from.y == position.y && from.x <= position.x => usize::from(position.x - from.x),
            _ => return false,
        };
        let style = self.style.map(|look| Glyph::new(" ", look).look);
        let cells = &self.shown[at - gap..at];
        let is_short = |cell: &Glyph| (0x20..0x7f).contains(&cell.symbol) && Some(cell.look) == style;
        let prints = gap < MOVED_FROM && cells.iter().all(is_short);
        if prints {
            self.bytes.extend(cells.iter().map(|cell| cell.symbol as u8));
        }
        prints
    }

    fn set_style(&mut self, look: Look) {
        if self.style != Some(look) {
            push_style(&mut self.bytes, self.style, look);
            self.style = Some(look);
        }
    }

    fn place_cursor(&mut self, cursor: Option<Cursor>) {
        if let Some(Cursor { position, .. }) = cursor {
            push_move(&mut self.bytes, self.cursor, position);
            self.cursor = Some(position);
        }
        let visible = cursor.is_some_and(|cursor| cursor.visible);
        if self.cursor_seen.replace(visible) != Some(visible) {
            let sequence = if visible { SHOW_CURSOR } else { HIDE_CURSOR };
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
