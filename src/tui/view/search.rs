//! The search line, and under it what it finds:
//!
//! ```text
//!  ⌕ cuiping▏                                                                            1 个
//! ╭ 地方 ───────────────────────────────────────────╮╭ 所获激励 ──────────────────────────╮
//! │▌宜宾市翠屏区              拼音 cui ping     2 项 ││ 宜宾市翠屏区                       │
//! ╰─────────────────────────────────────────────────╯╰────────────────────────────────────╯
//! ```

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::{Hit, ViewState, draw_article, draw_selection_mark, pane, put, put_right};
use crate::search::Hit as Match;
use crate::text;
use crate::tui::action::Pane;
use crate::tui::app::{App, Screen, Search};
use crate::tui::layout::Layout;
use crate::tui::outline::place_name;
use crate::tui::theme::{Role, Theme};

/// As much of a name as must be seen beside why it was found, in cells.
const NAME: usize = 8;
/// The cells before the query: ` ⌕ `.
const PROMPT: u16 = 3;

/// Draws the search line and gives where the cursor stands: in the query, or where one would begin.
pub(super) fn draw_line(
    app: &App<'_>,
    area: Rect,
    state: &mut ViewState,
    theme: Theme,
    buffer: &mut Buffer,
) -> Position {
    let strings = app.strings();
    state.hits.push((area, Hit::SearchLine));
    put(buffer, area, &[(Role::Accent, " ⌕ ")], theme);
    let row = Rect {
        x: area.x + PROMPT,
        width: area.width.saturating_sub(PROMPT + 1),
        ..area
    };
    let Screen::Search(search) = app.screen() else {
        put(buffer, row, &[(Role::Dim, strings.search_hint)], theme);
        return Position::new(row.x, row.y);
    };
    if search.query().is_empty() {
        put(buffer, row, &[(Role::Dim, strings.search_hint)], theme);
        return Position::new(row.x, row.y);
    }
    let found = search.found();
    let count = strings.hit_count(found.hits.len(), found.total);
    let row = put_right(buffer, row, Role::Dim, &format!("  {count}"), theme);
    let room = usize::from(row.width).saturating_sub(1);
    let scroll = search.scroll(room);
    let shown = skip_cells(search.query(), scroll);
    let skipped = text::width(search.query()) - text::width(shown);
    put(buffer, row, &[(Role::Heading, shown)], theme);
    let column = search.cursor().saturating_sub(skipped).min(room);
    Position::new(row.x + u16::try_from(column).unwrap_or_default(), row.y)
}

/// What is left of a text after its first `cells` cells; a wide character that is half skipped is skipped.
fn skip_cells(content: &str, cells: usize) -> &str {
    let mut rest = content;
    let mut skipped = 0;
    while skipped < cells {
        let mut characters = rest.chars();
        let Some(character) = characters.next() else { break };
        skipped += text::width(character.encode_utf8(&mut [0; 4]));
        rest = characters.as_str();
    }
    rest
}

pub(super) fn draw(
    app: &App<'_>,
    search: &Search,
    layout: &Layout,
    state: &mut ViewState,
    theme: Theme,
    buffer: &mut Buffer,
) {
    let strings = app.strings();
    let hits = &search.found().hits;
    if let Some(area) = layout.pane(Pane::Left) {
        state.hits.push((area, Hit::Pane(Pane::Left)));
        let count = if hits.is_empty() {
            String::new()
        } else {
            strings.position(search.selected() + 1, hits.len())
        };
        let inner = pane(buffer, area, strings.results, &count, true, theme);
        if search.query().trim().is_empty() {
            draw_hints(app, inner, theme, buffer);
        } else if hits.is_empty() {
            draw_unknown(app, search, inner, state, theme, buffer);
        } else {
            draw_hits(app, search, inner, state, theme, buffer);
        }
    }
    if let Some(area) = layout.pane(Pane::Right) {
        pane(buffer, area, strings.preview, "", false, theme);
        if let Some(article) = app.article() {
            draw_article(buffer, area, &article, 0, theme);
        }
    }
}

/// What can be typed, and the last queries.
fn draw_hints(app: &App<'_>, area: Rect, theme: Theme, buffer: &mut Buffer) {
    let strings = app.strings();
    let hints = strings.search_help.iter().map(|hint| (Role::Dim, *hint));
    let recent = app
        .history()
        .iter()
        .rev()
        .map(|query| (Role::Text, query.as_str()));
    let heading = (!app.history().is_empty()).then_some([(Role::Text, ""), (Role::Heading, strings.history)]);
    let lines = hints.chain(heading.into_iter().flatten()).chain(recent);
    for (line, y) in lines.zip(area.top()..area.bottom()) {
        put(
            buffer,
            Rect { y, height: 1, ..area },
            &[(Role::Text, " "), line],
            theme,
        );
    }
}

/// That there is no such place, and which names are nearest; those can be chosen. Where none is near, what can be typed.
fn draw_unknown(
    app: &App<'_>,
    search: &Search,
    area: Rect,
    state: &mut ViewState,
    theme: Theme,
    buffer: &mut Buffer,
) {
    let strings = app.strings();
    let row = |line: u16| {
        let y = area.y + line;
        Some(Rect { y, height: 1, ..area }).filter(|_| line < area.height)
    };
    let mut say = |line, role, content: &str| {
        if let Some(row) = row(line) {
            put(buffer, row, &[(Role::Text, " "), (role, content)], theme);
        }
    };
    say(0, Role::Warning, strings.unknown_place);
    let nearest = &search.found().nearest;
    if nearest.is_empty() {
        for (line, hint) in (2..).zip(strings.search_help) {
            say(line, Role::Dim, hint);
        }
    } else {
        say(2, Role::Dim, strings.nearest);
    }
    for ((at, id), row) in (1..).zip(nearest).zip((3..).map_while(row)) {
        let selected = at == search.selected();
        let role = if selected { Role::Selected } else { Role::Text };
        if selected {
            buffer.set_style(row, theme.style(role));
        }
        let name = place_name(app.catalog(), *id, strings.lang());
        put(buffer, row, &[(role, " "), (role, &name)], theme);
        if selected {
            draw_selection_mark(buffer, row, theme);
        }
        state.hits.push((row, Hit::Item(Pane::Left, at)));
    }
}

fn draw_hits(
    app: &App<'_>,
    search: &Search,
    area: Rect,
    state: &mut ViewState,
    theme: Theme,
    buffer: &mut Buffer,
) {
    let hits = &search.found().hits;
    let height = usize::from(area.height);
    let offset = state.offset(app.depth(), Pane::Left);
    *offset = (*offset)
        .min(search.selected())
        .max((search.selected() + 1).saturating_sub(height))
        .min(hits.len().saturating_sub(height));
    let top = *offset;
    for ((index, hit), y) in hits.iter().enumerate().skip(top).zip(area.top()..area.bottom()) {
        let row = Rect { y, height: 1, ..area };
        let selected = index == search.selected();
        if selected {
            buffer.set_style(row, theme.style(Role::Selected));
        }
        draw_hit(
            app,
            hit,
            Rect {
                x: row.x + 1,
                width: row.width.saturating_sub(2),
                ..row
            },
            selected,
            theme,
            buffer,
        );
        if selected {
            draw_selection_mark(buffer, row, theme);
        }
        state.hits.push((row, Hit::Item(Pane::Left, index)));
    }
}

/// `宜宾市翠屏区   拼音 cui ping   2 项`: the name with what matched marked, why, and the number of awards.
fn draw_hit(app: &App<'_>, hit: &Match, row: Rect, selected: bool, theme: Theme, buffer: &mut Buffer) {
    let (catalog, strings) = (app.catalog(), app.strings());
    let place = catalog.place(hit.place);
    let plain = if selected { Role::Selected } else { Role::Text };
    let dim = if selected { Role::Selected } else { Role::Dim };
    let count = strings.award_count(catalog.awards_of(hit.place).len());
    let row = put_right(buffer, row, dim, &format!(" {count:>5}"), theme);
    let why = hit.why.text(strings.lang());
    // A name that is cut stands in full in the preview; why it was found stands here only.
    let name_width = text::width(&place.full_name).min(NAME);
    let row = if name_width + text::width(&why) + 2 <= usize::from(row.width) {
        put_right(buffer, row, dim, &format!("  {why}"), theme)
    } else {
        row
    };
    let mut pieces: Vec<(Role, String)> = Vec::new();
    for (at, character) in place.full_name.chars().enumerate() {
        let marked = hit.marks.iter().any(|mark| mark.contains(&at));
        let role = if marked { Role::Mark } else { plain };
        match pieces.last_mut() {
            Some((same, piece)) if *same == role => piece.push(character),
            _ => pieces.push((role, character.to_string())),
        }
    }
    if strings.lang() == crate::lang::Lang::En {
        pieces.push((dim, format!("  {}", place.english)));
    }
    let pieces: Vec<_> = pieces
        .iter()
        .map(|(role, piece)| (*role, piece.as_str()))
        .collect();
    put(buffer, row, &pieces, theme);
}
