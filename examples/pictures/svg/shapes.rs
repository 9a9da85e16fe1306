//! Lines and blocks as paths that fill their cell to its edges, so that those of neighbouring cells meet.

use super::{HEIGHT, WIDTH};

/// What is drawn for a character in a cell of 8 × 19 pixels, from the left end of its row [`MIDDLE`] on.
const LINES: [(&str, &str); 17] = [
    ("─", "h8v1h-8z"),
    ("━", "m0-1h8v2h-8z"),
    ("│", "m4-9h1v19h-1z"),
    ("┃", "m3-9h2v19h-2z"),
    ("┌", "m4 0h4v1h-3v9h-1z"),
    ("┐", "h5v10h-1v-9h-4z"),
    ("└", "m4-9h1v9h3v1h-4z"),
    ("┘", "m4-9h1v10h-5v-1h4z"),
    ("├", "m4-9h1v9h3v1h-3v9h-1z"),
    ("┤", "m4-9h1v19h-1v-9h-4v-1h4z"),
    ("┬", "h8v1h-3v9h-1v-9h-4z"),
    ("┴", "h4v-9h1v9h3v1h-8z"),
    ("┼", "h4v-9h1v9h3v1h-3v9h-1v-9h-4z"),
    ("╭", "m8 0q-4 0-4 4v6h1v-6q0-3 3-3z"),
    ("╮", "q5 0 5 4v6h-1v-6q0-3-4-3z"),
    ("╰", "m4-9v6q0 4 4 4v-1q-3 0-3-3v-6z"),
    ("╯", "m5-9v6q0 4-5 4v-1q4 0 4-3v-6z"),
];

/// The row of pixels in a cell that horizontal lines are in.
const MIDDLE: u32 = 9;

/// The path of a character in the cell whose upper left corner is here, if it is drawn and not written.
pub(super) fn of(text: &str, left: u32, top: u32) -> Option<String> {
    if let Some((_, line)) = LINES.iter().find(|(character, _)| *character == text) {
        return Some(format!("M{left} {}{line}", top + MIDDLE));
    }
    let mut characters = text.chars();
    let (Some(character), None) = (characters.next(), characters.next()) else {
        return None;
    };
    // Eighths of a cell: from below, of the whole width; from the left, of the whole height.
    let (width, height) = match u32::from(character) {
        lower @ 0x2581..=0x2588 => (WIDTH, ((lower - 0x2580) * HEIGHT).div_ceil(8)),
        left @ 0x2589..=0x258f => ((0x2590 - left) * WIDTH / 8, HEIGHT),
        _ => return None,
    };
    let top = top + HEIGHT - height;
    Some(format!("M{left} {top}h{width}v{height}h-{width}z"))
}
