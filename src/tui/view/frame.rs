//! The frame of a pane: its border with the title, what its columns are headed, and where one is in it.
//!
//! ```text
//! ╭ 激励对象 ───────── 明确额度 ─ 共获事项 ╮
//! │▌成都市            1000 万元         13 ┃
//! ╰────────────────────────────────────────╯
//! ```

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::symbols::border;

use super::{put, write};
use crate::text;
use crate::tui::action::Pane;
use crate::tui::layout::{Layout, inside};
use crate::tui::theme::{Role, Theme};

/// What shows in the right border how much of the pane's content is in sight.
const THUMB: &str = "┃";

/// A pane's border.
#[derive(Clone, Copy)]
pub(super) struct Frame {
    /// The pane, border included.
    pub(super) area: Rect,
    /// Whether the pane has the keys.
    pub(super) focused: bool,
    pub(super) theme: Theme,
}

/// The panes of a screen with their frames; `focus` has the keys.
pub(super) fn frames(layout: &Layout, focus: Pane, theme: Theme) -> impl Iterator<Item = (Pane, Frame)> {
    layout.panes.iter().map(move |(pane, area)| {
        let frame = Frame {
            area: *area,
            focused: *pane == focus,
            theme,
        };
        (*pane, frame)
    })
}

/// A column of a list, at the right end of each row: what it is headed, and how many cells its values take.
#[derive(Clone, Copy)]
pub(super) struct Column<'a> {
    pub(super) heading: &'a str,
    pub(super) width: usize,
}

impl Column<'_> {
    /// The cells from its right end to that of what is left of its heading, with a blank between.
    pub(super) fn headed(self) -> usize {
        self.width.max(text::width(self.heading)) + 1
    }
}

/// The cells that each column takes in a row, with the blank before it. Over the first one the heading reaches beyond
/// its values, and leaves their room to what stands left of them.
pub(super) fn cells(columns: &[Column<'_>]) -> impl Iterator<Item = u16> {
    let columns = columns.iter().enumerate();
    columns.map(|(at, column)| match at {
        0 => column.width as u16 + 1,
        _ => column.headed() as u16,
    })
}

impl Frame {
    /// Draws the border with a title, and the headings of the columns that stand at the right end of each row; what is
    /// too narrow for all of them has the title alone. Gives the area inside.
    pub(super) fn draw(self, title: &str, columns: &[Column<'_>], buffer: &mut Buffer) -> Rect {
        clear_left_edge(buffer, self.area);
        self.draw_border(buffer);
        let top = Rect {
            x: self.area.x + 2,
            width: self.area.width.saturating_sub(4),
            height: 1,
            ..self.area
        };
        let role = if self.focused { Role::Accent } else { Role::Heading };
        if !title.is_empty() {
            self.write_over(top, role, title, buffer);
        }
        let taken: usize = columns.iter().map(|column| column.headed()).sum();
        if text::width(title) + taken + 6 <= usize::from(self.area.width) {
            // Right of the last column is what is right of it in each row: a blank.
            let mut right = self.area.right().saturating_sub(2);
            for column in columns.iter().rev() {
                let cells = (text::width(column.heading) + 2) as u16;
                let x = right.saturating_sub(cells - 1);
                let area = Rect {
                    x,
                    width: cells,
                    ..top
                };
                self.write_over(area, Role::Text, column.heading, buffer);
                right = right.saturating_sub(column.headed() as u16);
            }
        }
        inside(self.area)
    }

    /// Writes a text on the border, between blanks.
    fn write_over(self, area: Rect, role: Role, content: &str, buffer: &mut Buffer) {
        let end = area.x + (text::width(content) + 2).min(usize::from(area.width)) as u16;
        for x in area.x..end {
            if let Some(cell) = buffer.cell_mut((x, area.y)) {
                cell.reset();
            }
        }
        put(
            buffer,
            area,
            &[(role, " "), (role, content), (role, " ")],
            self.theme,
        );
    }

    /// Draws the border, and touches only its cells: ratatui's block styles those inside too, each of them.
    fn draw_border(self, buffer: &mut Buffer) {
        let set = border::ROUNDED;
        let area = self.area;
        let role = if self.focused { Role::Accent } else { Role::Border };
        let style = self.theme.style(role);
        let (right, bottom) = (area.right().saturating_sub(1), area.bottom().saturating_sub(1));
        let mut draw = |x: u16, y: u16, symbol: &'static str| {
            if let Some(cell) = buffer.cell_mut((x, y)) {
                cell.set_symbol(symbol).set_style(style);
            }
        };
        for x in area.left()..area.right() {
            draw(x, area.y, set.horizontal_top);
            draw(x, bottom, set.horizontal_bottom);
        }
        for y in area.top()..area.bottom() {
            draw(area.x, y, set.vertical_left);
            draw(right, y, set.vertical_right);
        }
        draw(area.x, area.y, set.top_left);
        draw(right, area.y, set.top_right);
        draw(area.x, bottom, set.bottom_left);
        draw(right, bottom, set.bottom_right);
    }

    /// Shows in the right border where one is: which part of `rows` rows, from `top` on, is in sight. Nothing where all
    /// of them are.
    pub(super) fn draw_scrollbar(self, top: usize, rows: usize, buffer: &mut Buffer) {
        let shown = usize::from(inside(self.area).height);
        let Some((start, length)) = thumb(top, shown, rows) else {
            return;
        };
        let x = self.area.right().saturating_sub(1);
        let first = usize::from(self.area.y) + 1 + start;
        for y in first..first + length {
            let role = if self.focused { Role::Accent } else { Role::Text };
            write(buffer, (x, y as u16), THUMB, self.theme.style(role));
        }
    }
}

/// Where the thumb begins, and how long it is, in rows of a bar that is as high as what it shows. It touches an end only
/// where the content's end is in sight.
fn thumb(top: usize, shown: usize, rows: usize) -> Option<(usize, usize)> {
    if rows <= shown || shown < 3 {
        return None;
    }
    let length = (shown * shown / rows).clamp(1, shown - 2);
    let (space, last) = (shown - length, rows - shown);
    let start = match top {
        0 => 0,
        top if top >= last => space,
        top => (top * space / last).clamp(1, space - 1),
    };
    Some((start, length))
}

/// Blanks a wide character that the left edge of `area` would cut: its second half would hide the border.
fn clear_left_edge(buffer: &mut Buffer, area: Rect) {
    let Some(before) = area.x.checked_sub(1) else {
        return;
    };
    for y in area.top()..area.bottom() {
        if let Some(cell) = buffer.cell_mut((before, y))
            && text::width(cell.symbol()) > 1
        {
            cell.set_symbol(" ");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_thumb_touches_an_end_only_where_the_end_is_in_sight() {
        for (shown, rows) in [(3, 4), (3, 1000), (20, 21), (20, 40), (7, 5000)] {
            for top in 0..=rows - shown {
                let (start, length) = thumb(top, shown, rows).unwrap();
                assert!(
                    length >= 1 && start + length <= shown,
                    "{shown} of {rows} at {top}"
                );
                assert_eq!(start == 0, top == 0, "{shown} of {rows} at {top}");
                assert_eq!(
                    start + length == shown,
                    top == rows - shown,
                    "{shown} of {rows} at {top}"
                );
            }
        }
        assert_eq!(thumb(0, 20, 20), None);
        assert_eq!(thumb(0, 20, 3), None);
    }
}
