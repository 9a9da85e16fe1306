//! The menu for taking something out: what, and at the right what that is, word for word.
//!
//! ```text
//! ╭ 复制与保存 ─────────────────────╮╭ 内容 ──────────────────────────────╮
//! │▌激励措施                        ││ 2023 年对上述地方各给予 1000 万元  │
//! │ 激励措施，附出处                ││ 激励支持。                         │
//! ╰─────────────────────────────────╯╰────────────────────────────────────╯
//! ```

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::frame::frames;
use super::list::List;
use super::{Target, ViewState, line, put};
use crate::export::Handout;
use crate::text;
use crate::tui::action::Pane;
use crate::tui::app::{App, Menu};
use crate::tui::canvas::Cursor;
use crate::tui::layout::{Layout, reading_area};
use crate::tui::strings::Strings;
use crate::tui::theme::{Role, Theme};

/// Draws the line for the name of the file, while it is asked for.
pub(super) fn draw_line(
    app: &App<'_>,
    menu: &Menu,
    area: Rect,
    theme: Theme,
    buffer: &mut Buffer,
) -> Option<Cursor> {
    let strings = app.session().strings();
    let prompt = format!(" {} ", strings.file_name);
    Some(line::draw(
        menu.file()?,
        (&prompt, strings.file_hint, ""),
        area,
        theme,
        buffer,
    ))
}

pub(super) fn draw(
    app: &App<'_>,
    menu: &Menu,
    layout: &Layout,
    state: &mut ViewState,
    theme: Theme,
    buffer: &mut Buffer,
) {
    let strings = app.session().strings();
    for (pane, frame) in frames(layout, Pane::Left, theme) {
        state.lead(frame.area, Target::Pane(pane));
        if pane == Pane::Left {
            let list = List {
                frame,
                area: frame.draw(strings.titles.menu, &[], buffer),
                pane,
                selected: Some(menu.selected()),
            };
            let blocks = vec![list.block([], menu.items().len())];
            list.draw(blocks, state, buffer, |buffer, row, at| {
                let label = menu.items().get(at).map_or("", |item| &*item.label);
                let label = text::truncate(label, usize::from(row.width));
                put(buffer, row, &[(Role::Text, &label)], theme);
            });
        } else {
            frame.draw(strings.titles.content, &[], buffer);
            draw_content(menu, strings, reading_area(frame.area), theme, buffer);
        }
    }
}

/// What would be taken, as far as there is room.
fn draw_content(menu: &Menu, strings: &Strings, area: Rect, theme: Theme, buffer: &mut Buffer) {
    let Some(item) = menu.items().get(menu.selected()) else {
        return;
    };
    let words = match &item.handout {
        Handout::Words(words) => words.as_str(),
        Handout::Awards(awards) => &strings.as_list(awards.len()),
        Handout::Briefing(_) => strings.as_briefing,
    };
    let mut y = area.top();
    for paragraph in words.lines() {
        let paragraph = text::sanitize(paragraph);
        for line in text::wrap(&paragraph, usize::from(area.width).max(2)) {
            if y >= area.bottom() {
                return;
            }
            put(
                buffer,
                Rect { y, height: 1, ..area },
                &[(Role::Text, line)],
                theme,
            );
            y += 1;
        }
    }
}
