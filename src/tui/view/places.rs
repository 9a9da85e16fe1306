//! The table of places, and the conditions beside it:
//!
//! ```text
//!  范围 四川省 2022 · 市州 · 有明确资金                                  13 个市州 · 排序 明确资金 ↓
//! ╭ 地方 ───────────── 事项 ─ 项次 ─ 所辖 ─ 明确资金 ↓ ╮╭ 筛选 ──────────────────────────────╮
//! │▌宜宾市               13     15      6    2000 万元 ││ 类型        市州                    │
//! │ 绵阳市                9      9      5    1200 万元 ││ 地区        全部                    │
//! ╰────────────────────────────────────────────────────╯╰─────────────────────────────────────╯
//! ```

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::frame::{Frame, frames};
use super::list::List;
use super::table::{Table, Values, sort_mark};
use super::{Target, ViewState, draw_reading, put, put_marked_name, put_right};
use crate::report::{Condition, PlaceColumn, PlaceEntry};
use crate::text;
use crate::tui::action::Pane;
use crate::tui::app::{App, Places};
use crate::tui::article::Text;
use crate::tui::conditions::Question;
use crate::tui::layout::Layout;
use crate::tui::theme::{Role, Theme};
use crate::wording;

/// The widest count, in cells.
const COUNT: usize = 4;
/// How much each column is needed, in the order of [`PlaceColumn::ALL`].
const NEEDS: [usize; 5] = [0, 1, 3, 4, 2];

pub(super) fn draw(
    app: &App<'_>,
    places: &Places,
    layout: &Layout,
    state: &mut ViewState,
    theme: Theme,
    buffer: &mut Buffer,
) {
    draw_line(app, places, layout.place, theme, buffer);
    for (pane, frame) in frames(layout, places.focus, theme) {
        match pane {
            Pane::Left => draw_table(app, places, frame, state, buffer),
            Pane::Right | Pane::Far => draw_preview(app, places, frame, state, buffer),
            Pane::Middle => draw_conditions(app, places, frame, state, buffer),
        }
    }
}

/// What the table is about, and what its places meet; at the right how many there are, in which order.
fn draw_line(app: &App<'_>, places: &Places, area: Rect, theme: Theme, buffer: &mut Buffer) {
    let (session, strings) = (app.session(), app.session().strings());
    let (view, lang) = (session.view(), strings.lang());
    let row = Rect {
        x: area.x + 1,
        width: area.width.saturating_sub(2),
        ..area
    };
    let conditions = places.report.conditions.iter();
    let conditions: Vec<_> = conditions
        .map(|condition| wording::condition(view.catalog(), condition, lang))
        .collect();
    let conditions = conditions.join(" · ");
    let count = wording::place_count(places.report.count, places.report.kind(), lang);
    let order = places.report.order;
    let sorted = format!(
        "{} {}{}",
        strings.sheets.sorted,
        wording::place_column(order.by, lang),
        sort_mark(order.ascending)
    );
    let scope = format!("{} {}", strings.sheets.scope, strings.scope(view));
    let dot = if conditions.is_empty() { "" } else { " · " };
    let room = usize::from(row.width);
    let needed = |right: &str| {
        text::width(&scope) + text::width(dot) + text::width(&conditions) + 2 + text::width(right) <= room
    };
    // The conditions are never cut for what else there is to say.
    let both = format!("{count} · {sorted}");
    let rights = [both.as_str(), count.as_str()];
    let right = rights.into_iter().find(|right| needed(right)).unwrap_or_default();
    let row = put_right(buffer, row, Role::Text, right, theme);
    let scope = if needed("") {
        format!("{scope}{dot}")
    } else {
        String::new()
    };
    put(
        buffer,
        row,
        &[(Role::Text, &scope), (Role::Heading, &conditions)],
        theme,
    );
}

fn draw_table(app: &App<'_>, places: &Places, frame: Frame, state: &mut ViewState, buffer: &mut Buffer) {
    let (session, strings) = (app.session(), app.session().strings());
    let lang = strings.lang();
    let report = &places.report;
    let entries = &report.entries;
    let several = session.view().single().is_none();
    let heading = |column: PlaceColumn| {
        let heading = wording::place_column(column, lang).to_owned();
        let sorted = (report.order.by == column).then(|| sort_mark(report.order.ascending));
        heading + sorted.unwrap_or_default()
    };
    let amounts = entries
        .iter()
        .map(|entry| text::width(&wording::money(&entry.money, lang)));
    let amount = amounts.max().unwrap_or_default();
    let columns = PlaceColumn::ALL.into_iter().enumerate().zip(NEEDS);
    let columns = columns.skip(1).map(|((id, column), need)| Values {
        id,
        heading: heading(column),
        width: if column == PlaceColumn::Money {
            amount
        } else {
            COUNT
        },
        need,
    });
    let sorted = (report.order.by == PlaceColumn::Place).then(|| sort_mark(report.order.ascending));
    let title = strings.titles.places.to_owned() + sorted.unwrap_or_default();
    let table = Table {
        frame,
        pane: Pane::Left,
        title: &title,
        title_id: Some(0),
        columns: columns.collect(),
        selected: (!entries.is_empty()).then_some(places.selected),
    };
    let theme = frame.theme;
    table.draw(
        state,
        buffer,
        |list| {
            let nothing = entries
                .is_empty()
                .then_some((Role::Warning, strings.sheets.no_place));
            vec![list.block(nothing, entries.len())]
        },
        |buffer, row, at| {
            let Some(entry) = entries.get(at) else { return };
            // Of several circulars each row says which.
            let year = several.then(|| session.view().catalog().circular(entry.circular).award_year);
            let year = year.map(|year| format!("{year} ")).unwrap_or_default();
            put(buffer, row, &[(Role::Text, &year)], theme);
            let row = Rect {
                x: row.x + year.len() as u16,
                width: row.width.saturating_sub(year.len() as u16),
                ..row
            };
            put_marked_name(buffer, row, session, entry.place, theme);
        },
        |at, column| {
            let value = entries.get(at).zip(PlaceColumn::ALL.get(column));
            value.map_or_else(Default::default, |(entry, column)| cell(entry, *column, app))
        },
    );
}

/// What the selected place has, where there is room for it.
fn draw_preview(app: &App<'_>, places: &Places, frame: Frame, state: &mut ViewState, buffer: &mut Buffer) {
    state.lead(frame.area, Target::Pane(Pane::Right));
    frame.draw(app.session().strings().titles.awards, &[], buffer);
    if let Some(place) = places.place() {
        draw_reading(buffer, frame, &state.reading(app, Text::Place(place), frame.area));
    }
}

fn cell(entry: &PlaceEntry, column: PlaceColumn, app: &App<'_>) -> (Role, String) {
    let count = |count: usize| (Role::Text, count.to_string());
    match column {
        PlaceColumn::Place => (Role::Text, String::new()),
        PlaceColumn::Categories => count(entry.own.categories),
        PlaceColumn::Awards => count(entry.own.awards),
        PlaceColumn::Within => entry
            .within
            .map_or((Role::Text, String::new()), |within| count(within.awards)),
        PlaceColumn::Money => {
            let lang = app.session().strings().lang();
            (Role::Amount, wording::money(&entry.money, lang))
        }
    }
}

/// The questions with what is asked for; or the answers to one of them.
fn draw_conditions(app: &App<'_>, places: &Places, frame: Frame, state: &mut ViewState, buffer: &mut Buffer) {
    let (session, strings) = (app.session(), app.session().strings());
    let catalog = session.view().catalog();
    let (lang, theme) = (strings.lang(), frame.theme);
    let questions = strings.sheets.questions;
    state.lead(frame.area, Target::Pane(Pane::Middle));
    let said = |condition: Option<&Condition>| match condition {
        Some(condition) => (Role::Heading, wording::condition(catalog, condition, lang)),
        None => (Role::Text, strings.sheets.any.to_owned()),
    };
    let answers = places.answers.as_ref();
    let title = match answers {
        Some(_) => questions.get(places.question).copied().unwrap_or_default(),
        None => strings.titles.conditions,
    };
    let list = List {
        area: frame.draw(title, &[], buffer),
        frame,
        pane: Pane::Middle,
        selected: Some(answers.map_or(places.question, |answers| answers.selected)),
    };
    if let Some(answers) = answers {
        let blocks = vec![list.block([], answers.conditions.len())];
        list.draw(blocks, state, buffer, |buffer, row, at| {
            let answer = answers.conditions.get(at).and_then(Option::as_ref);
            put(buffer, row, &[(Role::Text, &said(answer).1)], theme);
        });
        return;
    }
    let widths = questions.iter().map(|question| text::width(question));
    let column = widths.max().unwrap_or_default() + 2;
    let note = wording::place_columns(lang);
    let blocks = vec![
        list.block([], Question::ALL.len()),
        list.block([(Role::Text, ""), (Role::Text, note)], 0),
    ];
    list.draw(blocks, state, buffer, |buffer, row, at| {
        let label = questions.get(at).copied().unwrap_or_default();
        let answer = Question::ALL
            .get(at)
            .and_then(|question| places.answer(*question));
        let (role, answer) = said(answer);
        put(
            buffer,
            row,
            &[(Role::Text, &text::pad(label, column)), (role, &answer)],
            theme,
        );
    });
}
