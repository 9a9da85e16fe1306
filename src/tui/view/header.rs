//! The top row, and the row about a place:
//!
//! ```text
//!  激励 川办函〔2023〕58号 2022年度四川省督查激励      23 个激励事项 · 202 项次 · 91 个地方
//!  ◆ 甘孜州  Gānzī · Ganzi Prefecture · 513300               本级 0 · 所辖 8 项次
//! ```

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{put, put_right};
use crate::gazetteer::PlaceId;
use crate::report::PlaceReport;
use crate::text;
use crate::tui::app::{App, Screen, Subject};
use crate::tui::layout::Layout;
use crate::tui::theme::{Role, Theme};
use crate::wording;

pub(super) fn draw(app: &App<'_>, layout: &Layout, theme: Theme, buffer: &mut Buffer) {
    let strings = app.session().strings();
    let row = Rect {
        x: layout.header.x + 1,
        width: layout.header.width.saturating_sub(2),
        ..layout.header
    };
    let view = app.session().view();
    let totals = app.session().totals();
    let reviewed = match app.screen() {
        Screen::Review(review) => Some(review.open()),
        _ => None,
    };
    let counts = match reviewed {
        Some(review) => strings.to_check(review.left()),
        None => strings.counts(totals.categories, totals.awards, totals.places, totals.open),
    };
    let reviewed = reviewed.map(|review| (None, review.circular()));
    let shown = reviewed.or_else(|| view.single().map(|(id, circular)| (Some(id), circular)));
    let (number, title) = match shown {
        Some((id, circular)) => {
            let region = view.place(circular.region);
            let title = strings.circular(&region.name, &region.english, circular.award_year);
            let marks = id.map(|id| wording::marks(view.catalog(), id, strings.lang()));
            let marks = marks.unwrap_or_default();
            let marks = marks.iter().map(|mark| format!("[{mark}] ")).collect::<String>();
            (format!(" {} {marks}", circular.name()), title)
        }
        None => (
            format!(" {}", strings.circulars(view.circulars().len())),
            String::new(),
        ),
    };
    // The number matters most: counts and title are shown as far as there is room beside it.
    let mut left = usize::from(row.width).saturating_sub(text::width(strings.brand) + text::width(&number));
    let mut row = row;
    if text::width(&counts) < left {
        row = put_right(buffer, row, Role::Text, &counts, theme);
        left -= text::width(&counts);
    }
    let title = if text::width(&title) < left { &*title } else { "" };
    put(
        buffer,
        row,
        &[
            (Role::Accent, strings.brand),
            (Role::Text, &number),
            (Role::Text, title),
        ],
        theme,
    );
    if let Screen::Panes(panes) = app.screen()
        && let Subject::Place(id) = panes.subject
    {
        draw_place(app, id, layout.place, theme, buffer);
    }
}

/// The row about a place.
fn draw_place(app: &App<'_>, id: PlaceId, area: Rect, theme: Theme, buffer: &mut Buffer) {
    let (view, strings) = (app.session().view(), app.session().strings());
    let row = Rect {
        x: area.x + 1,
        width: area.width.saturating_sub(2),
        ..area
    };
    // Nothing is added up over circulars.
    let report = view.single().map(|_| PlaceReport::new(view, id));
    let row = match report.as_ref().and_then(|report| report.circulars.first()) {
        Some(said) => {
            let within = said.within.as_ref().map(|within| within.totals.awards);
            let counts = strings.place_counts(said.own.counts.awards, within);
            put_right(buffer, row, Role::Text, &format!(" {counts}"), theme)
        }
        None => row,
    };
    let name = view.gazetteer().name_in(id, view.region(), strings.lang());
    let facts = whole_facts(
        &wording::facts(view.place(id), strings.lang()),
        usize::from(row.width).saturating_sub(text::width(&name) + 2),
    );
    put(
        buffer,
        row,
        &[(Role::Accent, "◆ "), (Role::Heading, &name), (Role::Text, &facts)],
        theme,
    );
}

/// Those of the facts that fit beside one another in so many cells; none is cut, for half a name says nothing.
fn whole_facts(facts: &str, cells: usize) -> String {
    const DOT: &str = " · ";
    let mut shown = String::new();
    for fact in facts.split(DOT) {
        let gap = if shown.is_empty() { "  " } else { DOT };
        if text::width(&shown) + text::width(gap) + text::width(fact) <= cells {
            shown.push_str(gap);
            shown.push_str(fact);
        }
    }
    shown
}
