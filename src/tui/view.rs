//! Draws the application. Drawing changes no meaning: what it notes in the [`ViewState`] is how far lists are scrolled,
//! and which cells lead where.

mod circulars;
mod compare;
mod departments;
mod footer;
mod frame;
mod header;
mod line;
mod list;
mod menu;
mod overview;
mod page;
mod panes;
mod places;
mod review;
mod search;
mod source;
mod state;
mod table;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

pub(super) use state::{Target, ViewState};

use super::app::{App, Screen, Session};
use super::article::Text;
use super::canvas::Cursor;
use super::layout::reading_area;
use super::outline::place_name;
use super::theme::{Role, Theme};
use crate::catalog::Catalog;
use crate::gazetteer::{Kind, PlaceId};
use crate::lang::Lang;
use crate::text;
use frame::Frame;
use state::Reading;

/// Behind the name of a place that is marked to be compared.
const MARKED: &str = " ✓";

/// Draws the whole screen on a blank buffer, and gives where the cursor stands, if it has a place.
pub(super) fn draw(
    app: &App<'_>,
    state: &mut ViewState,
    theme: Theme,
    buffer: &mut Buffer,
) -> Option<Cursor> {
    state.begin(app);
    // The terminal may have changed its size since the application was told: only a layout that fits is drawn.
    let area = buffer.area;
    let layout = state
        .layout(app)
        .filter(|layout| area.union(layout.footer) == area);
    let Some(layout) = layout else {
        put(
            buffer,
            frame_row(area),
            &[(Role::Text, &app.session().strings().too_small())],
            theme,
        );
        return None;
    };
    header::draw(app, &layout, theme, buffer);
    let own_line = match app.screen() {
        Screen::Source(source) => source::draw_line(app, source, layout.search, theme, buffer),
        Screen::Menu(menu) => menu::draw_line(app, menu, layout.search, theme, buffer),
        Screen::Review(open) => Some(review::draw_line(app, open, layout.search, theme, buffer)),
        _ => None,
    };
    let cursor = own_line.unwrap_or_else(|| search::draw_line(app, layout.search, state, theme, buffer));
    match app.screen() {
        Screen::Panes(panes) => panes::draw(app, panes, &layout, state, theme, buffer),
        Screen::Search(search) => search::draw(app, search, &layout, state, theme, buffer),
        Screen::Review(open) => review::draw(app, open, &layout, state, theme, buffer),
        Screen::Page(page) => {
            let title = page.what().title(app.session().strings());
            page::draw(app, (title, page.what()), &layout, state, theme, buffer);
        }
        Screen::Help(_) => {
            let title = app.session().strings().titles.help;
            page::draw(app, (title, Text::Help), &layout, state, theme, buffer);
        }
        Screen::Overview(overview) => overview::draw(app, overview, &layout, state, theme, buffer),
        Screen::Places(places) => places::draw(app, places, &layout, state, theme, buffer),
        Screen::Compare(compare) => compare::draw(app, compare, &layout, state, theme, buffer),
        Screen::Circulars(screen) => circulars::draw(app, screen, &layout, state, theme, buffer),
        Screen::Menu(menu) => menu::draw(app, menu, &layout, state, theme, buffer),
        Screen::Departments(screen) => departments::draw(app, screen, &layout, state, theme, buffer),
        Screen::Source(source) => source::draw(app, source, &layout, state, theme, buffer),
    }
    footer::draw(app, layout.footer, theme, buffer);
    Some(cursor)
}

/// What the screen shows, row by row, as text.
pub(super) fn seen(app: &App<'_>, state: &mut ViewState, theme: Theme) -> String {
    let mut buffer = Buffer::empty(state.area());
    draw(app, state, theme, &mut buffer);
    let rows = buffer.area.rows().map(|row| {
        let mut shown = String::new();
        let mut covered = 0;
        for position in row.positions() {
            if covered > 0 {
                covered -= 1;
                continue;
            }
            let symbol = buffer.cell(position).map_or(" ", |cell| cell.symbol());
            covered = text::width(symbol).saturating_sub(1);
            shown.push_str(symbol);
        }
        shown.trim_end().to_owned()
    });
    rows.collect::<Vec<_>>().join("\n")
}

/// The first row of an area; of no height where the area has none.
fn frame_row(area: Rect) -> Rect {
    Rect {
        height: area.height.min(1),
        ..area
    }
}

/// Writes pieces of text one after another, cut at the area's right edge. Gives the cells that are left.
fn put(buffer: &mut Buffer, area: Rect, pieces: &[(Role, &str)], theme: Theme) -> u16 {
    let mut x = area.x;
    if area.height == 0 {
        return 0;
    }
    for (role, piece) in pieces {
        let left = usize::from(area.right().saturating_sub(x));
        let style = theme.style(*role);
        // Plain text is never dangerous.
        x = if text::plain_width(piece).is_some_and(|cells| cells <= left) {
            write(buffer, (x, area.y), piece, style)
        } else {
            let piece = text::sanitize(piece);
            write(buffer, (x, area.y), &text::truncate(&piece, left), style)
        };
    }
    area.right().saturating_sub(x)
}

/// Writes text that is known to fit, and gives the column after it.
fn write(buffer: &mut Buffer, (x, y): (u16, u16), content: &str, style: Style) -> u16 {
    let row = usize::from(y - buffer.area.y) * usize::from(buffer.area.width);
    let start = row + usize::from(x - buffer.area.x);
    let mut at = start;
    for (index, character) in content.char_indices() {
        // While each character is a cluster, the buffer need not look for where clusters end.
        let (Some(cells), Some(cell)) = (text::cells_of(character), buffer.content.get_mut(at)) else {
            let rest = content.get(index..).unwrap_or_default();
            return buffer
                .set_stringn(x + (at - start) as u16, y, rest, usize::MAX, style)
                .0;
        };
        cell.set_char(character).set_style(style);
        if cells == 2
            && let Some(covered) = buffer.content.get_mut(at + 1)
        {
            covered.reset();
        }
        at += cells;
    }
    x + (at - start) as u16
}

/// Writes text at the right end of an area's first row, if there is room. Gives the area left of it.
fn put_right(buffer: &mut Buffer, area: Rect, role: Role, content: &str, theme: Theme) -> Rect {
    let content = text::sanitize(content);
    let width = u16::try_from(text::width(&content)).unwrap_or(u16::MAX);
    if area.height == 0 || width >= area.width {
        return area;
    }
    let x = area.right() - width;
    write(buffer, (x, area.y), &content, theme.style(role));
    Rect {
        width: area.width - width,
        ..area
    }
}

/// Marks a selected row at its left end: what is selected is seen without colours too, and can be copied.
fn draw_selection_mark(buffer: &mut Buffer, row: Rect, theme: Theme) {
    if let Some(cell) = buffer.cell_mut((row.x, row.y)) {
        cell.reset();
        cell.set_symbol("▌")
            .set_style(theme.style(Role::InactiveSelection));
    }
}

/// Writes a place's name into a row, and marks behind it, which are never cut. Of a name that is too long, what tells it
/// from others stays.
fn put_name(
    buffer: &mut Buffer,
    row: Rect,
    catalog: &Catalog,
    place: PlaceId,
    marks: &str,
    lang: Lang,
    theme: Theme,
) {
    let name = place_name(catalog, place, lang);
    let room = usize::from(row.width).saturating_sub(text::width(marks));
    let name = match catalog.place(place).kind {
        // Their first word tells English names apart, except those of bases, which begin and end alike.
        kind if kind != Kind::Base && lang == Lang::En => text::truncate(&name, room),
        _ => text::shorten(&name, room),
    };
    put(buffer, row, &[(Role::Text, &name), (Role::Text, marks)], theme);
}

/// Writes a place's name into a row, and that it is marked to be compared, if it is.
fn put_marked_name(buffer: &mut Buffer, row: Rect, session: &Session<'_>, place: PlaceId, theme: Theme) {
    let marks = if session.marks().contains(&place) {
        MARKED
    } else {
        ""
    };
    let (catalog, lang) = (session.view().catalog(), session.strings().lang());
    put_name(buffer, row, catalog, place, marks, lang, theme);
}

/// Draws a text into a pane.
fn draw_reading(buffer: &mut Buffer, frame: Frame, reading: &Reading) {
    let area = reading_area(frame.area);
    let lines = &reading.article.lines;
    frame.draw_scrollbar(reading.top, lines.len(), buffer);
    for (line, y) in lines.iter().skip(reading.top).zip(area.top()..area.bottom()) {
        let pieces: Vec<_> = line.iter().map(|(role, piece)| (*role, piece.as_str())).collect();
        put(buffer, Rect { y, height: 1, ..area }, &pieces, frame.theme);
    }
}
