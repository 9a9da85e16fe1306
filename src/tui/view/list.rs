//! A list with headings, of which only the visible rows are made:
//!
//! ```text
//!  总量前五的地方                the heading of a section, wrapped
//! ▌成都市            ▇▇▇▇▇ 14    the selected item
//!  德阳市            ▇▇     6
//! ```

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{Hit, ViewState, draw_selection_mark, put};
use crate::text;
use crate::tui::action::Pane;
use crate::tui::outline::{Item, Outline};
use crate::tui::theme::{Role, Theme};

/// A row of the list: a line of a heading, a blank, or an item.
enum Row {
    Heading(Role, String),
    Blank,
    Item(usize),
}

/// Where a list is drawn, and how.
pub(super) struct List<'a> {
    pub(super) area: Rect,
    pub(super) pane: Pane,
    pub(super) depth: usize,
    pub(super) selected: usize,
    pub(super) focused: bool,
    pub(super) theme: Theme,
    pub(super) outline: &'a Outline<'a>,
}

impl List<'_> {
    /// Draws the rows in sight; `item` draws one item into its row, right of the selection's mark.
    pub(super) fn draw(
        self,
        state: &mut ViewState,
        buffer: &mut Buffer,
        mut item: impl FnMut(&mut Buffer, Rect, Item, bool),
    ) {
        let height = usize::from(self.area.height);
        let headings = self.headings();
        let rows = self.outline.count() + headings.iter().map(Vec::len).sum::<usize>();
        let selected_row = self.row_of(self.selected, &headings);
        let offset = state.offset(self.depth, self.pane);
        // The first item brings its headings along.
        let first_wanted = if self.selected == 0 { 0 } else { selected_row };
        *offset = (*offset)
            .min(first_wanted)
            .max((selected_row + 1).saturating_sub(height))
            .min(rows.saturating_sub(height));
        if self.outline.count() == 0 {
            *offset = 0;
        }
        let top = *offset;
        for (line, index) in (self.area.top()..self.area.bottom()).zip(top..rows) {
            let row = Rect {
                y: line,
                height: 1,
                ..self.area
            };
            match self.row(index, &headings) {
                Some(Row::Heading(role, heading)) => {
                    put(buffer, row, &[(role, " "), (role, &heading)], self.theme);
                }
                Some(Row::Item(at)) => {
                    if let Some(content) = self.outline.item(at) {
                        self.draw_item(buffer, row, at == self.selected, |buffer, row, selected| {
                            item(buffer, row, content, selected);
                        });
                        state.hits.push((row, Hit::Item(self.pane, at)));
                    }
                }
                Some(Row::Blank) | None => {}
            }
        }
    }

    fn draw_item(
        &self,
        buffer: &mut Buffer,
        row: Rect,
        selected: bool,
        item: impl FnOnce(&mut Buffer, Rect, bool),
    ) {
        let inner = Rect {
            x: row.x + 1,
            width: row.width.saturating_sub(2),
            ..row
        };
        item(buffer, inner, selected);
        if selected {
            let role = if self.focused { Role::Selected } else { Role::Kept };
            buffer.set_style(row, self.theme.style(role));
            draw_selection_mark(buffer, row, self.theme);
        }
    }

    /// Each section's heading, wrapped; a blank before each main heading but the first.
    fn headings(&self) -> Vec<Vec<Option<(Role, String)>>> {
        let width = usize::from(self.area.width.saturating_sub(2)).max(2);
        let wrapped = |section: &crate::tui::outline::Section<'_>| -> Vec<Option<(Role, String)>> {
            let paragraphs = section.heading.iter();
            paragraphs
                .flat_map(|(role, paragraph)| {
                    let paragraph = text::sanitize(paragraph);
                    text::wrap(&paragraph, width)
                        .into_iter()
                        .map(|line| Some((*role, line.to_owned())))
                        .collect::<Vec<_>>()
                })
                .collect()
        };
        let mut headings: Vec<_> = self.outline.sections.iter().map(wrapped).collect();
        for heading in headings.iter_mut().skip(1) {
            if matches!(heading.first(), Some(Some((Role::Heading, _)))) {
                heading.insert(0, None);
            }
        }
        headings
    }

    fn row_of(&self, selected: usize, headings: &[Vec<Option<(Role, String)>>]) -> usize {
        let (mut row, mut left) = (0, selected);
        for (section, heading) in self.outline.sections.iter().zip(headings) {
            row += heading.len();
            if left < section.items.count() {
                return row + left;
            }
            row += section.items.count();
            left -= section.items.count();
        }
        row
    }

    fn row(&self, index: usize, headings: &[Vec<Option<(Role, String)>>]) -> Option<Row> {
        let (mut left, mut items) = (index, 0);
        for (section, heading) in self.outline.sections.iter().zip(headings) {
            if let Some(line) = heading.get(left) {
                return Some(match line {
                    Some((role, line)) => Row::Heading(*role, line.clone()),
                    None => Row::Blank,
                });
            }
            left -= heading.len();
            if left < section.items.count() {
                return Some(Row::Item(items + left));
            }
            left -= section.items.count();
            items += section.items.count();
        }
        None
    }
}
