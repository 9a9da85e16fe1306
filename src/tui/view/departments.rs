//! The departments, the measures of one, and what each gives to whom:
//!
//! ```text
//! ╭ 组织实施单位 ─ 措施 ─ 对象 ─ 明确资金 ╮╭ 激励事项 ───────────── 项次 ╮╭ 激励措施 ────────────────╮
//! │▌财政厅           1      6  6000 万元 ││▌ 1 效能评价               6 ││ 一、效能评价好的地方      │
//! ╰───────────────────────────────────────╯╰─────────────────────────────╯╰───────────────────────────╯
//! ```

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::frame::{Column, Frame, cells, frames};
use super::list::List;
use super::{Target, ViewState, draw_reading, put, put_right};
use crate::report::{DepartmentInCircular, DepartmentMeasure};
use crate::text;
use crate::tui::action::Pane;
use crate::tui::app::{App, DepartmentRow, Departments};
use crate::tui::article::Text;
use crate::tui::layout::Layout;
use crate::tui::theme::{Role, Theme};
use crate::wording;

/// As much of a name as must be seen beside numbers, in cells.
const NAME: usize = 14;
/// The widest count, in cells.
const COUNT: usize = 3;

pub(super) fn draw(
    app: &App<'_>,
    screen: &Departments,
    layout: &Layout,
    state: &mut ViewState,
    theme: Theme,
    buffer: &mut Buffer,
) {
    for (pane, frame) in frames(layout, screen.focus, theme) {
        state.lead(frame.area, Target::Pane(pane));
        match pane {
            Pane::Left => draw_departments(app, screen, frame, state, buffer),
            Pane::Middle => draw_measures(app, screen, frame, state, buffer),
            Pane::Right | Pane::Far => draw_text(app, screen, frame, state, buffer),
        }
    }
}

/// `商务厅                 4     20`
fn draw_departments(
    app: &App<'_>,
    screen: &Departments,
    frame: Frame,
    state: &mut ViewState,
    buffer: &mut Buffer,
) {
    let strings = app.session().strings();
    let (words, lang) = (&strings.columns, strings.lang());
    let money = |row: &DepartmentRow| -> String {
        let sums = row.sums.as_ref().and_then(|sums| sums.money.as_ref());
        sums.map(|(sum, unit)| wording::short_sum(*sum, unit, lang))
            .unwrap_or_default()
    };
    let rows = screen.rows();
    let widest = rows
        .iter()
        .map(|row| text::width(&money(row)))
        .max()
        .unwrap_or_default();
    let is_of_one = rows.iter().any(|row| row.sums.is_some());
    let column = |heading, width| Column { heading, width };
    let all: &[Column<'_>] = &if is_of_one {
        vec![
            column(words.measures, COUNT),
            column(words.recipients, COUNT),
            column(words.money, widest),
        ]
    } else {
        vec![column(words.circulars, COUNT)]
    };
    // Money goes first where there is too little room, then the recipients.
    let room = usize::from(frame.area.width).saturating_sub(3 + NAME);
    let title = strings.titles.departments;
    let fits = |count: &usize| {
        let columns = all.get(..*count).unwrap_or_default();
        let headed: usize = columns.iter().map(|column| column.headed()).sum();
        let taken: usize = cells(columns).map(usize::from).sum();
        taken <= room && text::width(title) + headed + 6 <= usize::from(frame.area.width)
    };
    let widths = if is_of_one && widest == 0 { 2 } else { all.len() };
    let shown = (0..=widths).rev().find(fits).unwrap_or_default();
    let columns = all.get(..shown).unwrap_or_default();
    let list = List {
        frame,
        area: frame.draw(title, columns, buffer),
        pane: Pane::Left,
        selected: (!rows.is_empty()).then_some(screen.left),
    };
    let nothing = [(Role::Text, strings.no_department)];
    let heading = nothing.into_iter().filter(|_| rows.is_empty());
    let blocks = vec![list.block(heading, rows.len())];
    let widths: Vec<_> = cells(columns).collect();
    list.draw(blocks, state, buffer, |buffer, mut row, at| {
        let Some(department) = rows.get(at) else { return };
        let values = match &department.sums {
            Some(sums) => vec![
                sums.measures.to_string(),
                sums.recipients.to_string(),
                money(department),
            ],
            None => vec![department.circulars.to_string()],
        };
        for (at, (value, width)) in values.iter().zip(&widths).enumerate().rev() {
            let role = if at == 2 { Role::Amount } else { Role::Text };
            put_right(buffer, row, role, value, frame.theme);
            row.width = row.width.saturating_sub(*width);
        }
        let name = wording::short_department(&department.name, lang);
        let name = text::truncate(&name, usize::from(row.width));
        put(buffer, row, &[(Role::Text, &name)], frame.theme);
    });
}

/// `18 外贸 · (二)绿色贸易指标完成较好的地方          10`
fn draw_measures(
    app: &App<'_>,
    screen: &Departments,
    frame: Frame,
    state: &mut ViewState,
    buffer: &mut Buffer,
) {
    let (view, strings) = (app.session().view(), app.session().strings());
    let lang = strings.lang();
    let report = screen.selected(view);
    let circulars: &[DepartmentInCircular<'_>] = report.as_ref().map_or(&[], |report| &report.circulars);
    let columns = [Column {
        heading: strings.columns.awards,
        width: COUNT,
    }];
    let list = List {
        frame,
        area: frame.draw(strings.titles.categories, &columns, buffer),
        pane: Pane::Middle,
        selected: Some(screen.middle),
    };
    let are_several = view.single().is_none();
    let blocks = circulars.iter().map(|said| {
        let name = are_several.then(|| wording::circular_name(said.circular, lang));
        let heading = name.iter().map(|name| (Role::Heading, name.as_str()));
        list.block(heading, said.measures.len())
    });
    let blocks = blocks.collect();
    let measures: Vec<&DepartmentMeasure<'_>> = circulars.iter().flat_map(|said| &said.measures).collect();
    list.draw(blocks, state, buffer, |buffer, row, at| {
        let Some(of) = measures.get(at) else { return };
        put_right(buffer, row, Role::Text, &of.len().to_string(), frame.theme);
        let row = Rect {
            width: row.width.saturating_sub(columns[0].width as u16 + 1),
            ..row
        };
        let number = format!("{:>2} ", of.citation.category.number);
        let label = of.citation.category.label(lang);
        let part = of.part.title().map(|title| wording::short_heading(title, lang));
        let part = part.map(|part| format!(" · {part}")).unwrap_or_default();
        let room = usize::from(row.width).saturating_sub(text::width(&number) + text::width(label));
        let part = text::shorten(&part, room);
        let pieces = [
            (Role::Text, number.as_str()),
            (Role::Text, label),
            (Role::Text, &part),
        ];
        put(buffer, row, &pieces, frame.theme);
    });
}

fn draw_text(app: &App<'_>, screen: &Departments, frame: Frame, state: &ViewState, buffer: &mut Buffer) {
    frame.draw(app.session().strings().titles.measures, &[], buffer);
    if !screen.rows().is_empty() {
        let text = Text::Measure {
            department: screen.left,
            measure: screen.middle,
        };
        draw_reading(buffer, frame, &state.reading(app, text, frame.area));
    }
}
