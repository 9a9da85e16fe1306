//! Places beside one another:
//!
//! ```text
//!  只比较本级所获；“●”为列入名单，写明数额的列数额。
//! ╭ 比较 ─────────────── 宜宾市 ◂ ─ 泸州市 ─ 绵阳市 ╮
//! │ 事项                       13        7        9 │
//! │ 都有（3）                                       │
//! │▌ 6 工业稳增长               ●        ●        ● │
//! ╰─────────────────────────────────────────────────╯
//! ```

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::frame::Frame;
use super::list::{Block, List};
use super::table::{Table, Values};
use super::{ViewState, put};
use crate::gazetteer::PlaceId;
use crate::lang::Lang;
use crate::report::ComparedPlace;
use crate::text;
use crate::tui::action::Pane;
use crate::tui::app::{App, Compare, CompareLine, Total};
use crate::tui::layout::Layout;
use crate::tui::theme::{Role, Theme};
use crate::wording;

/// The narrowest a column is worth, in cells: a short name.
const NARROWEST: usize = 8;
/// Amounts are shown as far as they are no wider than this: money is.
const AMOUNT: usize = 12;
/// And the widest: numbers that belong together must not stand far apart.
const WIDEST: usize = 18;
/// What stands after the heading of the place that Enter opens.
const SELECTED: &str = " ◂";
/// As much of a category's label as must be seen, in cells.
const LABEL: usize = 14;

pub(super) fn draw(
    app: &App<'_>,
    compare: &Compare,
    layout: &Layout,
    state: &mut ViewState,
    theme: Theme,
    buffer: &mut Buffer,
) {
    let strings = app.session().strings();
    let lang = strings.lang();
    let line = Rect {
        x: layout.place.x + 1,
        width: layout.place.width.saturating_sub(2),
        ..layout.place
    };
    let scope = format!(
        "{} {} · ",
        strings.sheets.scope,
        strings.scope(app.session().view())
    );
    let pieces = [
        (Role::Text, scope.as_str()),
        (Role::Text, wording::comparison_basis(lang)),
    ];
    put(buffer, line, &pieces, theme);
    let Some(area) = layout.pane(Pane::Left) else {
        return;
    };
    let frame = Frame {
        area,
        focused: true,
        theme,
    };
    let table = Table {
        frame,
        pane: Pane::Left,
        title: strings.titles.compare,
        title_id: None,
        columns: columns(app, compare, area),
        selected: Some(compare.row),
    };
    table.draw(
        state,
        buffer,
        |list| blocks(app, compare, list),
        |buffer, row, at| {
            let label = match compare.line(at) {
                Some((_, CompareLine::Total(total))) => total_label(total, lang).to_owned(),
                Some((_, CompareLine::Category(id, _))) => {
                    let category = app.session().view().catalog().category(id);
                    format!("{:>2} {}", category.number, category.label(lang))
                }
                None => String::new(),
            };
            put(buffer, row, &[(Role::Text, &label)], theme);
        },
        |at, column| value(app, compare, at, column),
    );
}

/// A column for each place, as wide as there is room for; those furthest from the selected one are left out first.
fn columns(app: &App<'_>, compare: &Compare, area: Rect) -> Vec<Values> {
    let count = compare.report.places.len();
    let room = usize::from(area.width).saturating_sub(6 + LABEL) / count.max(1);
    let width = room.saturating_sub(1).clamp(amount_width(app, compare), WIDEST);
    let places = compare.report.places.iter().enumerate();
    places
        .map(|(id, place)| {
            let selected = if id == compare.column { SELECTED } else { "" };
            let name = short_name(app, *place);
            let name = text::shorten(&name, width - text::width(selected));
            Values {
                id,
                heading: format!("{name}{selected}"),
                width,
                need: 1 + 2 * id.abs_diff(compare.column) + usize::from(id > compare.column),
            }
        })
        .collect()
}

/// The cells of the widest amount that is no wider than money is.
fn amount_width(app: &App<'_>, compare: &Compare) -> usize {
    let session = app.session();
    let (catalog, lang) = (session.view().catalog(), session.strings().lang());
    let circulars = compare.report.circulars.iter();
    let widths = circulars.flat_map(|said| {
        let sums = said
            .columns
            .iter()
            .map(|place| text::width(&wording::money(&place.money, lang)));
        let cells = said.rows.iter().flat_map(|row| &row.cells);
        sums.chain(cells.map(|awards| text::width(&wording::compared_cell(catalog, awards, lang))))
    });
    let widest = widths.filter(|width| *width <= AMOUNT).max();
    widest.unwrap_or_default().max(NARROWEST)
}

fn short_name(app: &App<'_>, place: PlaceId) -> String {
    let session = app.session();
    wording::names(session.view().gazetteer(), &[place], session.strings().lang())
}

/// The totals and the groups of each circular, under their headings.
fn blocks(app: &App<'_>, compare: &Compare, list: &List) -> Vec<Block> {
    let strings = app.session().strings();
    let (catalog, lang) = (app.session().view().catalog(), strings.lang());
    let several = compare.report.circulars.len() > 1;
    let mut blocks = Vec::new();
    for said in &compare.report.circulars {
        let circular = several.then(|| wording::circular_name(catalog.circular(said.circular), lang));
        let circular = circular.as_deref().map(|circular| (Role::Heading, circular));
        blocks.push(list.block(circular, Total::ALL.len()));
        for (shared, rows) in said.groups() {
            let heading = wording::shared(catalog, &compare.report.places, shared, rows.len(), lang);
            blocks.push(list.block([(Role::Heading, heading.as_str())], rows.len()));
        }
        if said.rows.is_empty() {
            blocks.push(list.block([(Role::Warning, strings.sheets.nothing_to_compare)], 0));
        }
        let nobodys = wording::nobodys(said.nobodys.len(), lang);
        let nobodys = (!said.nobodys.is_empty()).then_some((Role::Heading, nobodys.as_str()));
        blocks.push(list.block(nobodys, said.nobodys.len()));
    }
    blocks
}

fn value(app: &App<'_>, compare: &Compare, at: usize, column: usize) -> (Role, String) {
    let session = app.session();
    let lang = session.strings().lang();
    let nothing = (Role::Text, String::new());
    match compare.line(at) {
        Some((said, CompareLine::Total(total))) => {
            let place = said.columns.get(column);
            place.map_or(nothing, |place| total_value(place, total, lang))
        }
        Some((said, CompareLine::Category(_, Some(row)))) => {
            let cell = said.rows.get(row).and_then(|row| row.cells.get(column));
            let said = cell.map(|awards| wording::compared_cell(session.view().catalog(), awards, lang));
            (Role::Amount, said.unwrap_or_default())
        }
        _ => nothing,
    }
}

fn total_label(total: Total, lang: Lang) -> &'static str {
    match total {
        Total::Categories => lang.pick("事项数", "categories"),
        Total::Awards => lang.pick("项次", "awards"),
        Total::Within => lang.pick("所辖项次（另计）", "within (apart)"),
        Total::Money => lang.pick("明确资金", "stated money"),
    }
}

fn total_value(place: &ComparedPlace, total: Total, lang: Lang) -> (Role, String) {
    let count = |count: usize| (Role::Text, count.to_string());
    match total {
        Total::Categories => count(place.own.categories),
        Total::Awards => count(place.own.awards),
        Total::Within => place
            .within
            .map_or((Role::Text, String::new()), |within| count(within.awards)),
        Total::Money => (Role::Amount, wording::money(&place.money, lang)),
    }
}
