//! The top row, and the row about a place:
//!
//! ```text
//!  激励 川办函〔2023〕58号 2022年度四川省督查激励                23 类 · 202 项 · 91 个地方
//!  宜宾市翠屏区  Cuìpíng · Cuiping District · 511502                                2 项
//! ```

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{put, put_right};
use crate::text;
use crate::tui::app::{App, Screen, Subject};
use crate::tui::article;
use crate::tui::layout::Layout;
use crate::tui::theme::{Role, Theme};

pub(super) fn draw(app: &App<'_>, layout: &Layout, theme: Theme, buffer: &mut Buffer) {
    let (catalog, strings) = (app.catalog(), app.strings());
    let row = Rect {
        x: layout.header.x + 1,
        width: layout.header.width.saturating_sub(2),
        ..layout.header
    };
    let view = app.view();
    let Some((_, circular)) = view.single() else {
        return;
    };
    let totals = app.totals();
    let counts = strings.counts(totals.categories, totals.awards, totals.places);
    let region = catalog.place(circular.region);
    let title = strings.circular(&region.name, &region.english, circular.award_year);
    let number = format!(" {} ", circular.document_number);
    // The number matters most: counts and title are shown as far as there is room beside it.
    let mut left = usize::from(row.width).saturating_sub(text::width(strings.brand) + text::width(&number));
    let mut row = row;
    if text::width(&counts) < left {
        row = put_right(buffer, row, Role::Dim, &counts, theme);
        left -= text::width(&counts);
    }
    let title = if text::width(&title) < left { &*title } else { "" };
    put(
        buffer,
        row,
        &[
            (Role::Accent, strings.brand),
            (Role::Text, &number),
            (Role::Dim, title),
        ],
        theme,
    );
    if let Screen::Panes(panes) = app.screen()
        && let Subject::Place(id) = panes.subject
    {
        let row = Rect {
            x: layout.place.x + 1,
            width: layout.place.width.saturating_sub(2),
            ..layout.place
        };
        let own = strings.award_count(view.awards_of(id).len());
        let row = put_right(buffer, row, Role::Amount, &format!(" {own}"), theme);
        let name = catalog.gazetteer().full_name(id, strings.lang());
        let facts = whole_facts(
            &article::facts(catalog, id, strings.lang()),
            usize::from(row.width).saturating_sub(text::width(&name) + 2),
        );
        put(
            buffer,
            row,
            &[(Role::Accent, "◆ "), (Role::Heading, &name), (Role::Dim, &facts)],
            theme,
        );
    }
}

/// The facts that fit beside one another in so many cells; none is cut, for half a name says nothing.
fn whole_facts(facts: &[&str], cells: usize) -> String {
    let mut shown = String::new();
    for fact in facts {
        let gap = if shown.is_empty() { "  " } else { " · " };
        if text::width(&shown) + text::width(gap) + text::width(fact) <= cells {
            shown.push_str(gap);
            shown.push_str(fact);
        }
    }
    shown
}
