//! Every table: a name in each row and columns of values right of it, under headings that stand in the frame. The column
//! that the rows are sorted by says which way; where it is too narrow, the columns that are least needed are left out.
//!
//! ```text
//! ╭ 地方 ───────────── 事项 ↓ ─ 项次 ─ 所辖 ── 明确资金 ╮
//! │▌宜宾市                 13     15      6   2000 万元 │
//! ╰──────────────────────────────────────────────────────╯
//! ```

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::frame::{Column, Frame, cells};
use super::list::{Block, List};
use super::{Target, ViewState, put_right};
use crate::text;
use crate::tui::action::Pane;
use crate::tui::theme::Role;

/// As much of a name as must be seen beside the columns, in cells.
const NAME: usize = 12;

/// A column of values, at the right end of each row.
#[derive(Clone, Debug)]
pub(super) struct Values {
    /// What a click on the heading asks for: the column's position among all that the table has.
    pub(super) id: usize,
    pub(super) heading: String,
    /// The cells of the widest value.
    pub(super) width: usize,
    /// How much it is needed, 1 more than 2; those that are needed least go first.
    pub(super) need: usize,
}

/// A table in a pane.
pub(super) struct Table<'a> {
    pub(super) frame: Frame,
    pub(super) pane: Pane,
    /// Over the names; a click on it asks for the column of this id, if there is one.
    pub(super) title: &'a str,
    pub(super) title_id: Option<usize>,
    pub(super) columns: Vec<Values>,
    /// The selected row, counted over all blocks.
    pub(super) selected: Option<usize>,
}

/// What tells that rows are sorted by a column, and which way.
pub(super) fn sort_mark(ascending: bool) -> &'static str {
    if ascending { " ↑" } else { " ↓" }
}

impl Table<'_> {
    /// Draws the rows in sight. `blocks` makes the rows, under headings if there are any; `name` draws what stands at the
    /// left of a row, `value` gives what stands in a column, by the column's id.
    pub(super) fn draw(
        mut self,
        state: &mut ViewState,
        buffer: &mut Buffer,
        blocks: impl FnOnce(&List) -> Vec<Block>,
        mut name: impl FnMut(&mut Buffer, Rect, usize),
        value: impl Fn(usize, usize) -> (Role, String),
    ) {
        let area = self.frame.area;
        state.lead(area, Target::Pane(self.pane));
        while !self.fits() {
            let needs = self.columns.iter().map(|column| column.need);
            let Some(least) = needs.max() else { break };
            self.columns.retain(|column| column.need != least);
        }
        let columns: Vec<_> = self
            .columns
            .iter()
            .map(|column| Column {
                heading: &column.heading,
                width: column.width,
            })
            .collect();
        let inner = self.frame.draw(self.title, &columns, buffer);
        self.lead_headings(&columns, state);
        let list = List {
            frame: self.frame,
            area: inner,
            pane: self.pane,
            selected: self.selected,
        };
        let blocks = blocks(&list);
        let cells: Vec<u16> = cells(&columns).collect();
        let theme = self.frame.theme;
        list.draw(blocks, state, buffer, |buffer, row, at| {
            let mut row = row;
            for (column, cells) in self.columns.iter().zip(&cells).rev() {
                let (role, said) = value(at, column.id);
                let room = usize::from(*cells).saturating_sub(1);
                // Half a number would be another number.
                let said = if text::width(&said) > room {
                    text::ELLIPSIS
                } else {
                    &said
                };
                put_right(buffer, row, role, said, theme);
                row.width = row.width.saturating_sub(*cells);
            }
            name(buffer, row, at);
        });
    }

    /// Whether the headings and enough of the names have room.
    fn fits(&self) -> bool {
        let cells: usize = self
            .columns
            .iter()
            .map(|column| column.width.max(text::width(&column.heading)) + 1)
            .sum();
        let width = usize::from(self.frame.area.width);
        text::width(self.title) + cells + 6 <= width && NAME + cells + 5 <= width
    }

    /// Notes which cells of the frame are headings; each stands where [`Frame::draw`] put it.
    fn lead_headings(&self, columns: &[Column<'_>], state: &mut ViewState) {
        let area = self.frame.area;
        let mut lead = |x: u16, width: usize, id: usize| {
            let heading = Rect {
                x,
                y: area.y,
                width: width as u16,
                height: 1,
            };
            state.lead(heading.intersection(area), Target::Heading(id));
        };
        if let Some(id) = self.title_id {
            lead(area.x + 2, text::width(self.title) + 2, id);
        }
        let mut right = area.right().saturating_sub(2);
        for (column, values) in columns.iter().zip(&self.columns).rev() {
            let width = text::width(column.heading) + 2;
            lead(right.saturating_sub(width as u16 - 1), width, values.id);
            right = right.saturating_sub(column.headed() as u16);
        }
    }
}
