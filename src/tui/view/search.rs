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

use super::list::List;
use super::{Target, ViewState, draw_article, pane, put, put_right};
use crate::search::Hit;
use crate::text;
use crate::tui::action::Pane;
use crate::tui::app::{App, Screen, Search};
use crate::tui::layout::{Layout, inside};
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
    state.targets.push((area, Target::SearchLine));
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
    if let Some(area) = layout.pane(Pane::Left) {
        state.targets.push((area, Target::Pane(Pane::Left)));
        let hits = search.found().hits.len();
        let count = match search.selected() {
            Some(at) if hits > 0 => strings.position(at + 1, hits),
            _ => String::new(),
        };
        let list = List {
            area: pane(buffer, area, strings.titles.results, &count, true, theme),
            pane: Pane::Left,
            selected: search.selected(),
            focused: true,
            theme,
        };
        draw_found(app, search, list, state, buffer);
    }
    if let Some(area) = layout.pane(Pane::Right) {
        state.targets.push((area, Target::Pane(Pane::Right)));
        let article = app.article();
        let end = search.top() + usize::from(inside(area).height);
        let goes_on = article.as_ref().is_some_and(|article| article.lines.len() > end);
        pane(
            buffer,
            area,
            strings.titles.preview,
            if goes_on { strings.more } else { "" },
            false,
            theme,
        );
        if let Some(article) = article {
            draw_article(buffer, area, &article, search.top(), theme);
        }
    }
}

/// The hits; where there are none, that there is no such place, and which names are nearest. Where nothing is typed
/// or near, what can be typed.
fn draw_found(app: &App<'_>, search: &Search, list: List, state: &mut ViewState, buffer: &mut Buffer) {
    let (strings, theme) = (app.strings(), list.theme);
    let found = search.found();
    let hints = || strings.search_help.iter().map(|hint| (Role::Dim, *hint));
    let province = found
        .province
        .map(|id| place_name(app.catalog(), id, strings.lang()));
    let unknown = province.map_or_else(
        || strings.unknown_place.to_owned(),
        |name| strings.whole_province(&name),
    );
    let unknown = (Role::Warning, unknown.as_str());
    let blocks = if search.query().trim().is_empty() {
        let recent = app
            .history()
            .iter()
            .rev()
            .map(|query| (Role::Text, query.as_str()));
        let heading = (!app.history().is_empty()).then_some((Role::Heading, strings.history));
        vec![
            list.block(hints(), 0),
            list.block(heading.into_iter().chain(recent), 0),
        ]
    } else if !found.hits.is_empty() {
        vec![list.block([], found.hits.len())]
    } else if !found.nearest.is_empty() {
        let heading = (Role::Heading, strings.nearest);
        vec![
            list.block([unknown], 0),
            list.block([heading], found.nearest.len()),
        ]
    } else {
        let blank = (Role::Text, "");
        vec![list.block([unknown, blank].into_iter().chain(hints()), 0)]
    };
    list.draw(blocks, state, buffer, |buffer, row, at| {
        if let Some(hit) = found.hits.get(at) {
            draw_hit(app, hit, row, theme, buffer);
        } else if let Some(id) = found.nearest.get(at) {
            let name = place_name(app.catalog(), *id, strings.lang());
            put(buffer, row, &[(Role::Text, &name)], theme);
        }
    });
}

/// `宜宾市翠屏区   拼音 cui ping   2 项`: the name with what matched marked, why, and the number of awards.
fn draw_hit(app: &App<'_>, hit: &Hit, row: Rect, theme: Theme, buffer: &mut Buffer) {
    let (catalog, strings) = (app.catalog(), app.strings());
    let place = catalog.place(hit.place);
    let count = strings.award_count(app.view().awards_of(hit.place).len());
    let row = put_right(buffer, row, Role::Dim, &format!(" {count:>5}"), theme);
    let why = hit.why.text(strings.lang());
    // A name that is cut stands in full in the preview; why it was found stands here only.
    let name_width = text::width(&place.full_name).min(NAME);
    let row = if name_width + text::width(&why) + 2 <= usize::from(row.width) {
        put_right(buffer, row, Role::Dim, &format!("  {why}"), theme)
    } else {
        row
    };
    let name = text::truncate(&place.full_name, usize::from(row.width));
    let mut pieces: Vec<(Role, String)> = Vec::new();
    for (at, character) in name.chars().enumerate() {
        let marked = hit.marks.iter().any(|mark| mark.contains(&at));
        let role = if marked { Role::Mark } else { Role::Text };
        match pieces.last_mut() {
            Some((same, piece)) if *same == role => piece.push(character),
            _ => pieces.push((role, character.to_string())),
        }
    }
    // Less than a word of the English name would look like the end of the Chinese one.
    let has_room = text::width(&name) + 2 + NAME <= usize::from(row.width);
    if strings.lang() == crate::lang::Lang::En && has_room {
        pieces.push((Role::Dim, format!("  {}", place.english)));
    }
    let pieces: Vec<_> = pieces
        .iter()
        .map(|(role, piece)| (*role, piece.as_str()))
        .collect();
    put(buffer, row, &pieces, theme);
}
