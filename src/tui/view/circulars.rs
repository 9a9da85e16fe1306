//! The circulars, those in scope with a mark before them, and what is told of the selected one:
//!
//! ```text
//! ╭ 通报 ─────────────────────────── 事项 ─ 项次 ╮╭ 通报 ──────────────────────────────╮
//! │ 全部 3 份通报                                ││ 四川省人民政府办公厅关于对 2022 …   │
//! │▌● 2022 四川 川办函〔2023〕58号      23   202 ││                                     │
//! ╰──────────────────────────────────────────────╯╰─────────────────────────────────────╯
//! ```

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::frame::{Column, Frame, cells, frames};
use super::list::List;
use super::{Target, ViewState, draw_reading, put, put_right};
use crate::catalog::CircularId;
use crate::text;
use crate::tui::action::Pane;
use crate::tui::app::{App, CircularRow, Circulars};
use crate::tui::layout::Layout;
use crate::tui::theme::{Role, Theme};
use crate::wording;

/// The widest number of categories and of awards, in cells.
const COUNTS: [usize; 2] = [3, 4];

pub(super) fn draw(
    app: &App<'_>,
    screen: &Circulars,
    layout: &Layout,
    state: &mut ViewState,
    theme: Theme,
    buffer: &mut Buffer,
) {
    let strings = app.session().strings();
    for (pane, frame) in frames(layout, Pane::Left, theme) {
        state.lead(frame.area, Target::Pane(pane));
        if pane == Pane::Left {
            draw_list(app, screen, frame, state, buffer);
            continue;
        }
        frame.draw("", &[], buffer);
        let (_, text) = app.screen().behaviour().text(app.session());
        match text {
            Some(text) => draw_reading(buffer, frame, &state.reading(app, text, frame.area)),
            None => {
                let row = super::frame_row(crate::tui::layout::reading_area(frame.area));
                put(buffer, row, &[(Role::Text, strings.takes_all)], theme);
            }
        }
    }
}

fn draw_list(app: &App<'_>, screen: &Circulars, frame: Frame, state: &mut ViewState, buffer: &mut Buffer) {
    let strings = app.session().strings();
    let [categories, awards] = COUNTS;
    let columns = [
        Column {
            heading: strings.columns.category_count,
            width: categories,
        },
        Column {
            heading: strings.columns.awards,
            width: awards,
        },
    ];
    let list = List {
        frame,
        area: frame.draw(strings.titles.circulars, &columns, buffer),
        pane: Pane::Left,
        selected: (screen.count() > 0).then_some(screen.selected()),
    };
    let nothing = [(Role::Text, strings.no_circular)];
    let heading = nothing.into_iter().filter(|_| screen.count() == 0);
    let mut blocks = vec![list.block(heading, screen.count())];
    let broken = app.session().view().catalog().broken();
    let said = strings.broken(broken.iter().map(|broken| broken.id.as_str()));
    if !broken.is_empty() {
        blocks.push(list.block([(Role::Text, ""), (Role::Warning, said.as_str())], 0));
    }
    list.draw(blocks, state, buffer, |buffer, row, at| match screen.row(at) {
        Some(CircularRow::All) => {
            let all = strings.all_circulars(screen.count() - screen.has_all());
            put(
                buffer,
                row,
                &[(Role::Text, "  "), (Role::Text, &all)],
                frame.theme,
            );
        }
        Some(CircularRow::One(id)) => draw_circular(app, id, &columns, row, frame.theme, buffer),
        None => {}
    });
}

/// `● 2022 四川 川办函〔2023〕58号      23   202`
fn draw_circular(
    app: &App<'_>,
    id: CircularId,
    columns: &[Column<'_>],
    mut row: Rect,
    theme: Theme,
    buffer: &mut Buffer,
) {
    let (view, strings) = (app.session().view(), app.session().strings());
    let head = view.catalog().head(id);
    let widths: Vec<_> = cells(columns).collect();
    let counts = [head.categories.to_string(), head.awards.to_string()];
    for (count, width) in counts.iter().zip(widths).rev() {
        put_right(buffer, row, Role::Text, count, theme);
        row.width = row.width.saturating_sub(width);
    }
    let is_in_scope = view.scope().circulars.contains(&id);
    let mark = if is_in_scope { "● " } else { "  " };
    let region = view.place(head.region);
    let region = strings.region(&region.name, &region.english);
    let year = format!("{} {region} ", head.award_year);
    let marks = wording::marks(view.catalog(), id, strings.lang()).into_iter();
    // Of a row that is too long the name is cut, never what must be said of it.
    let marks: String = marks.map(|mark| format!(" · {mark}")).collect();
    let room = usize::from(row.width).saturating_sub(text::width(&year) + text::width(&marks) + 2);
    let name = text::truncate(head.name(), room);
    let pieces = [
        (Role::Accent, mark),
        (Role::Text, &*year),
        (Role::Text, &name),
        (Role::Warning, &marks),
    ];
    put(buffer, row, &pieces, theme);
}
