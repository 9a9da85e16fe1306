//! Every list: items under headings, of which only the visible rows are made.
//!
//! ```text
//!  总量前五的地方                the heading of a block, wrapped
//! ▌成都市                  13    the selected item
//!  德阳市                   6
//! ```

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::frame::Frame;
use super::{Target, ViewState, draw_selection_mark, put};
use crate::text;
use crate::tui::action::Pane;
use crate::tui::theme::Role;

/// With fewer rows than this, blanks are left out: what a list says matters more.
const ROOMY: u16 = 8;

/// Where a list is drawn, and how.
pub(super) struct List {
    pub(super) frame: Frame,
    /// The area inside the frame.
    pub(super) area: Rect,
    pub(super) pane: Pane,
    /// The selected item, counted over all blocks; none where nothing is selected.
    pub(super) selected: Option<usize>,
}

/// So many items under a heading.
pub(super) struct Block {
    /// Its lines; `None` is a blank one.
    heading: Vec<Option<(Role, String)>>,
    items: usize,
}

/// A row of the list: a line of a heading, or an item.
enum Row<'a> {
    Heading(Option<&'a (Role, String)>),
    Item(usize),
}

impl List {
    /// A block under these paragraphs, which are wrapped; an empty one is a blank line.
    pub(super) fn block<'p>(
        &self,
        paragraphs: impl IntoIterator<Item = (Role, &'p str)>,
        items: usize,
    ) -> Block {
        let width = usize::from(self.area.width.saturating_sub(2)).max(2);
        let mut heading = Vec::new();
        for (role, paragraph) in paragraphs {
            if paragraph.is_empty() && self.area.height >= ROOMY {
                heading.push(None);
            }
            let paragraph = text::sanitize(paragraph);
            let lines = text::wrap(&paragraph, width).into_iter();
            heading.extend(lines.map(|line| Some((role, line.to_owned()))));
        }
        Block { heading, items }
    }

    /// Draws the rows in sight; `item` draws one item, by its index, into its row right of the selection's mark.
    pub(super) fn draw(
        self,
        mut blocks: Vec<Block>,
        state: &mut ViewState,
        buffer: &mut Buffer,
        mut item: impl FnMut(&mut Buffer, Rect, usize),
    ) {
        // A blank before each main heading but the first.
        for block in blocks.iter_mut().skip(1) {
            if self.area.height >= ROOMY && matches!(block.heading.first(), Some(Some((Role::Heading, _)))) {
                block.heading.insert(0, None);
            }
        }
        let theme = self.frame.theme;
        let top = self.scroll(&blocks, state);
        self.frame.draw_scrollbar(top, rows_of(&blocks), buffer);
        for (y, index) in (self.area.top()..self.area.bottom()).zip(top..) {
            let row = Rect {
                y,
                height: 1,
                ..self.area
            };
            match row_at(index, &blocks) {
                Some(Row::Heading(Some((role, line)))) => {
                    put(buffer, row, &[(*role, " "), (*role, line)], theme);
                }
                Some(Row::Heading(None)) => {}
                Some(Row::Item(at)) => {
                    let inner = Rect {
                        x: row.x + 1,
                        width: row.width.saturating_sub(2),
                        ..row
                    };
                    item(buffer, inner, at);
                    if self.selected == Some(at) {
                        let role = if self.frame.focused {
                            Role::Selection
                        } else {
                            Role::InactiveSelection
                        };
                        buffer.set_style(row, theme.style(role));
                        draw_selection_mark(buffer, row, theme);
                    }
                    state.lead(row, Target::Item(self.pane, at));
                }
                None => break,
            }
        }
    }

    /// The first row in sight: the one that was, moved only as far as the selected item needs to be in sight.
    fn scroll(&self, blocks: &[Block], state: &mut ViewState) -> usize {
        let height = usize::from(self.area.height);
        let items = blocks.iter().map(|block| block.items).sum::<usize>();
        let rows = rows_of(blocks);
        let Some(offset) = state.offset(self.pane) else {
            return 0;
        };
        *offset = match self.selected.and_then(|at| Some((at, row_of(at, blocks)?))) {
            Some((at, row)) => {
                // The first item brings the headings above it along, the last one what is said below it.
                let first = if at == 0 { 0 } else { row };
                let last = if at > 0 && at + 1 == items { rows } else { row + 1 };
                (*offset)
                    .min(first)
                    .max(last.saturating_sub(height).min(row))
                    .max((row + 1).saturating_sub(height))
                    .min(rows.saturating_sub(height))
            }
            None => 0,
        };
        *offset
    }
}

/// How many rows there are.
fn rows_of(blocks: &[Block]) -> usize {
    let rows = blocks.iter().map(|block| block.heading.len() + block.items);
    rows.sum()
}

/// The row that an item is on.
fn row_of(item: usize, blocks: &[Block]) -> Option<usize> {
    let (mut row, mut left) = (0, item);
    for block in blocks {
        row += block.heading.len();
        if left < block.items {
            return Some(row + left);
        }
        row += block.items;
        left -= block.items;
    }
    None
}

/// What is on a row.
fn row_at(row: usize, blocks: &[Block]) -> Option<Row<'_>> {
    let (mut left, mut items) = (row, 0);
    for block in blocks {
        if let Some(line) = block.heading.get(left) {
            return Some(Row::Heading(line.as_ref()));
        }
        left -= block.heading.len();
        if left < block.items {
            return Some(Row::Item(items + left));
        }
        left -= block.items;
        items += block.items;
    }
    None
}
