//! The control sequences that a frame is written with (ECMA-48), each as short as it can be.

use ratatui::buffer::Cell;
use ratatui::layout::Position;
use ratatui::style::{Color, Modifier};

pub(super) const ERASE_ALL: &[u8] = b"\x1b[2J";
pub(super) const ERASE_TO_EDGE: &[u8] = b"\x1b[K";
pub(super) const SHOW_CURSOR: &[u8] = b"\x1b[?25h";
pub(super) const HIDE_CURSOR: &[u8] = b"\x1b[?25l";

/// The colour in front and the modifiers: all that a theme has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Look {
    /// What is added to 30 for one of the sixteen colours; 9 is the terminal's own.
    pub(super) colour: u8,
    pub(super) modifier: Modifier,
}

impl Look {
    /// What a terminal prints in when nothing was asked for.
    pub(super) const PLAIN: Self = Self {
        colour: 9,
        modifier: Modifier::empty(),
    };
}

impl From<&Cell> for Look {
    fn from(cell: &Cell) -> Self {
        Self {
            colour: number(cell.fg),
            modifier: cell.modifier,
        }
    }
}

/// The number of a colour. What no theme has is the terminal's own.
fn number(colour: Color) -> u8 {
    match colour {
        Color::Black => 0,
        Color::Red => 1,
        Color::Green => 2,
        Color::Yellow => 3,
        Color::Blue => 4,
        Color::Magenta => 5,
        Color::Cyan => 6,
        Color::Gray => 7,
        Color::DarkGray => BRIGHT,
        Color::LightRed => BRIGHT + 1,
        Color::LightGreen => BRIGHT + 2,
        Color::LightYellow => BRIGHT + 3,
        Color::LightBlue => BRIGHT + 4,
        Color::LightMagenta => BRIGHT + 5,
        Color::LightCyan => BRIGHT + 6,
        Color::White => BRIGHT + 7,
        _ => 9,
    }
}

/// The first of the eight bright colours: they are told by 90 to 97 as the others by 30 to 37.
const BRIGHT: u8 = 60;

/// Changes the style: by what is added, or, where something is taken away or it is not known what was, as a whole.
pub(super) fn push_style(bytes: &mut Vec<u8>, from: Option<Look>, to: Look) {
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
    bytes.extend_from_slice(b"\x1b[");
    let start = bytes.len();
    let from = from.filter(|from| to != Look::PLAIN && to.modifier.contains(from.modifier));
    let base = from.unwrap_or(Look::PLAIN);
    if from.is_none() && to != Look::PLAIN {
        push_parameters(bytes, &[0]);
    }
    let added = to.modifier.difference(base.modifier);
    if !added.is_empty() {
        for (_, code) in MODIFIERS.iter().filter(|(flag, _)| added.contains(*flag)) {
            push_parameters(bytes, &[*code]);
        }
    }
    if to.colour != base.colour {
        push_parameters(bytes, &[30 + to.colour]);
    }
    // Each parameter has a semicolon after it; without any the style is the plain one.
    if bytes.len() > start {
        bytes.pop();
    }
    bytes.push(b'm');
}

/// Adds parameters to a sequence, each before a semicolon.
fn push_parameters(bytes: &mut Vec<u8>, parameters: &[u8]) {
    for parameter in parameters {
        push_number(bytes, u16::from(*parameter));
        bytes.push(b';');
    }
}

/// Moves the cursor from where it is, if that is known: along its row, or to anywhere.
pub(super) fn push_move(bytes: &mut Vec<u8>, from: Option<Position>, to: Position) {
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

/// Erases cells from the cursor on; it stays.
pub(super) fn push_erase(bytes: &mut Vec<u8>, cells: u16) {
    bytes.extend_from_slice(b"\x1b[");
    push_number(bytes, cells);
    bytes.push(b'X');
}

/// A number in decimal. Hundreds of them stand in a frame: the machinery of formatting would take longer than
/// everything else about it.
fn push_number(bytes: &mut Vec<u8>, number: u16) {
    if number >= 10 {
        push_number(bytes, number / 10);
    }
    bytes.push(b'0' + (number % 10) as u8);
}
