//! The top line while it takes something else than a search: words to be found in a text, the name of a file.
//!
//! ```text
//!  ⌕ 专项资金▏                                               第 2 处，共 11 处
//! ```

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::search::skip_cells;
use super::{put, put_right};
use crate::text;
use crate::tui::app::Line;
use crate::tui::canvas::Cursor;
use crate::tui::theme::{Role, Theme};

/// Draws a line after a prompt, with what is said of it at the right; `hint` stands in an empty one. Gives where the cursor
/// stands.
pub(super) fn draw(
    line: &Line,
    (prompt, hint, said): (&str, &str, &str),
    area: Rect,
    theme: Theme,
    buffer: &mut Buffer,
) -> Cursor {
    let left = put(buffer, area, &[(Role::Accent, prompt)], theme);
    let row = Rect {
        x: area.right() - left,
        width: left.saturating_sub(1),
        ..area
    };
    let row = if said.is_empty() {
        row
    } else {
        put_right(buffer, row, Role::Text, &format!("  {said}"), theme)
    };
    let cursor = |column: usize| Cursor {
        position: Position::new(row.x + u16::try_from(column).unwrap_or_default(), row.y),
        visible: true,
    };
    if line.text().is_empty() {
        put(buffer, row, &[(Role::Dim, hint)], theme);
        return cursor(0);
    }
    let room = usize::from(row.width).saturating_sub(1);
    let shown = skip_cells(line.text(), line.scroll(room));
    let skipped = text::width(line.text()) - text::width(shown);
    // As in any line whose text is selected: typing replaces it.
    let role = if line.is_proposed() {
        Role::Selection
    } else {
        Role::Heading
    };
    put(buffer, row, &[(role, shown)], theme);
    cursor(line.cursor().saturating_sub(skipped).min(room))
}
