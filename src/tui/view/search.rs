//! The search line, and under it what it finds:
//!
//! ```text
//!  ⌕ cuiping▏                                                                     1 个地方
//! ╭ 地方 ──────────────────────────────── 本级项次 ─╮╭ 所获激励 ──────────────────────────╮
//! │▌宜宾市翠屏区              拼音 cui ping       2 ││ 宜宾市翠屏区                       │
//! ╰─────────────────────────────────────────────────╯╰────────────────────────────────────╯
//! ```

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::frame::{Column, Frame};
use super::list::{Block, List};
use super::{Target, ViewState, draw_reading, put, put_name, put_right};
use crate::catalog::View;
use crate::gazetteer::PlaceId;
use crate::lang::Lang;
use crate::search::Hit;
use crate::text;
use crate::tui::action::Pane;
use crate::tui::app::{App, Choice, Screen, Search, Session};
use crate::tui::article::Text;
use crate::tui::canvas::Cursor;
use crate::tui::layout::Layout;
use crate::tui::outline::place_name;
use crate::tui::theme::{Role, Theme};

/// As much of a name as must be seen beside why it was found, in cells.
const NAME: usize = 8;
/// The cells before the query: ` ⌕ `.
const PROMPT: u16 = 3;

/// Draws the search line and gives where the cursor stands: in the query, where it is seen, or where one would begin.
pub(super) fn draw_line(
    app: &App<'_>,
    area: Rect,
    state: &mut ViewState,
    theme: Theme,
    buffer: &mut Buffer,
) -> Cursor {
    let strings = app.session().strings();
    state.lead(area, Target::SearchLine);
    put(buffer, area, &[(Role::Accent, " ⌕ ")], theme);
    let row = Rect {
        x: area.x + PROMPT,
        width: area.width.saturating_sub(PROMPT + 1),
        ..area
    };
    let search = match app.screen() {
        Screen::Search(search) => Some(search),
        _ => None,
    };
    let Some(typed) = search.filter(|search| !search.query().is_empty()) else {
        put(buffer, row, &[(Role::Dim, strings.search_hint)], theme);
        return Cursor {
            position: Position::new(row.x, row.y),
            visible: search.is_some(),
        };
    };
    let found = typed.found();
    let row = if found.total == 0 && typed.before_places() > 0 {
        row
    } else {
        let count = strings.hit_count(found.hits.len(), found.total);
        put_right(buffer, row, Role::Text, &format!("  {count}"), theme)
    };
    let room = usize::from(row.width).saturating_sub(1);
    let shown = skip_cells(typed.query(), typed.scroll(room));
    let skipped = text::width(typed.query()) - text::width(shown);
    // As in any line whose text is selected: typing replaces it.
    let role = if typed.is_answered() {
        Role::Selection
    } else {
        Role::Heading
    };
    put(buffer, row, &[(role, shown)], theme);
    let column = typed.cursor().saturating_sub(skipped).min(room);
    Cursor {
        position: Position::new(row.x + u16::try_from(column).unwrap_or_default(), row.y),
        visible: true,
    }
}

/// What is left of a text after its first `cells` cells; a wide character that is half skipped is skipped.
pub(super) fn skip_cells(content: &str, cells: usize) -> &str {
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
    let strings = app.session().strings();
    if let Some(area) = layout.pane(Pane::Left) {
        state.lead(area, Target::Pane(Pane::Left));
        let frame = Frame {
            area,
            focused: true,
            theme,
        };
        let column = Column {
            heading: strings.columns.own_awards,
            width: 3,
        };
        let columns = [column];
        let has_hits = !search.found().hits.is_empty();
        let list = List {
            frame,
            area: frame.draw(strings.titles.results, &columns[usize::from(!has_hits)..], buffer),
            pane: Pane::Left,
            selected: search.selected(),
        };
        let blocks = blocks(app.session(), search, &list);
        list.draw(blocks, state, buffer, |buffer, row, at| {
            draw_choice(app.session(), search.choice(at), column, row, theme, buffer);
        });
    }
    if let Some(area) = layout.pane(Pane::Right) {
        state.lead(area, Target::Pane(Pane::Right));
        let frame = Frame {
            area,
            focused: false,
            theme,
        };
        let place = search.selected_place();
        let reading = place.map(|id| state.reading(app, Text::Place(id), area));
        let title = reading.as_ref().map_or("", |_| strings.titles.preview);
        frame.draw(title, &[], buffer);
        if let Some(reading) = reading {
            draw_reading(buffer, frame, &reading);
        }
    }
}

/// What can be chosen, under headings; where nothing was found, that there is no such place, and which names are nearest.
/// Where nothing is typed or near, what can be typed.
fn blocks(session: &Session<'_>, search: &Search, list: &List) -> Vec<Block> {
    let (strings, found) = (session.strings(), search.found());
    let hints = || strings.search_help.iter().map(|hint| (Role::Text, *hint));
    if search.query().trim().is_empty() {
        let recent = session.history().iter().rev();
        let recent = recent.map(|query| (Role::Text, query.as_str()));
        let heading = (!session.history().is_empty()).then_some((Role::Heading, strings.history));
        return vec![
            list.block(hints(), 0),
            list.block(heading.into_iter().chain(recent), 0),
        ];
    }
    let before = search.before_places();
    let mut blocks = Vec::new();
    if before > 0 {
        blocks.push(list.block([(Role::Heading, strings.commands)], before));
        if !found.hits.is_empty() {
            blocks.push(list.block([(Role::Heading, strings.titles.results)], found.hits.len()));
        }
        return blocks;
    }
    if !found.hits.is_empty() {
        return vec![list.block([], found.hits.len())];
    }
    let unknown = (Role::Warning, strings.unknown_place);
    if found.nearest.is_empty() {
        let blank = (Role::Text, "");
        return vec![list.block([unknown, blank].into_iter().chain(hints()), 0)];
    }
    vec![
        list.block([unknown], 0),
        list.block([(Role::Heading, strings.nearest)], found.nearest.len()),
    ]
}

fn draw_choice(
    session: &Session<'_>,
    choice: Option<Choice<'_>>,
    column: Column<'_>,
    row: Rect,
    theme: Theme,
    buffer: &mut Buffer,
) {
    let strings = session.strings();
    let catalog = session.view().catalog();
    match choice {
        Some(Choice::Command(command)) => {
            put(buffer, row, &[(Role::Text, command.label(strings))], theme);
        }
        Some(Choice::Region(id)) => {
            let name = place_name(catalog, id, strings.lang());
            put(buffer, row, &[(Role::Text, &strings.whole_region(&name))], theme);
        }
        Some(Choice::Hit(hit)) => draw_hit(session, hit, column, row, theme, buffer),
        Some(Choice::Nearest(id)) => put_name(buffer, row, catalog, id, "", strings.lang(), theme),
        None => {}
    }
}

/// `宜宾市翠屏区   拼音 cui ping        2`: the name with what matched marked, why, and the number of its own awards.
fn draw_hit(
    session: &Session<'_>,
    hit: &Hit,
    column: Column<'_>,
    row: Rect,
    theme: Theme,
    buffer: &mut Buffer,
) {
    let (view, strings) = (session.view(), session.strings());
    let place = view.place(hit.place);
    // To be on no list of a circular about another region is no 0.
    let count = if is_covered(view, hit.place) {
        view.awards_of(hit.place).len().to_string()
    } else {
        "-".to_owned()
    };
    put_right(buffer, row, Role::Text, &count, theme);
    let row = Rect {
        width: row.width.saturating_sub(column.width as u16 + 1),
        ..row
    };
    let why = hit.why.text(strings.lang());
    // A name that is cut stands in full in the preview; why it was found stands here only.
    let name_width = text::width(&place.full_name).min(NAME);
    let row = if name_width + text::width(&why) + 2 <= usize::from(row.width) {
        let row = put_right(buffer, row, Role::Text, &why, theme);
        Rect {
            width: row.width.saturating_sub(2),
            ..row
        }
    } else {
        row
    };
    let mut pieces = marked(hit, &place.full_name, usize::from(row.width));
    let used: usize = pieces.iter().map(|(_, piece)| text::width(piece)).sum();
    // Less than a word of the English name would look like the end of the Chinese one.
    let has_room = used + 2 + NAME <= usize::from(row.width);
    if strings.lang() == Lang::En && !place.english.is_empty() && has_room {
        pieces.extend([(Role::Text, "  "), (Role::Text, &place.english)]);
    }
    put(buffer, row, &pieces, theme);
}

/// Whether the scope is about a place at all: whether it lies in the region, or the region in it.
fn is_covered(view: &View<'_>, place: PlaceId) -> bool {
    let (gazetteer, region) = (view.gazetteer(), view.region());
    gazetteer.is_within(place, region) || gazetteer.is_within(region, place)
}

/// A name in pieces, those that matched apart; one that is too long without its middle.
fn marked<'n>(hit: &Hit, name: &'n str, cells: usize) -> Vec<(Role, &'n str)> {
    let (head, tail) = text::ends(name, cells).unwrap_or((name, ""));
    let mut pieces = Vec::new();
    add_marked(&mut pieces, hit, head, 0);
    if head.len() + tail.len() < name.len() {
        // Nobody typed the dots.
        pieces.push((Role::Text, text::ELLIPSIS));
        add_marked(
            &mut pieces,
            hit,
            tail,
            name.chars().count() - tail.chars().count(),
        );
    }
    pieces
}

/// Adds a part of a name, which begins at its `first` character, in runs of what matched and what did not.
fn add_marked<'n>(pieces: &mut Vec<(Role, &'n str)>, hit: &Hit, part: &'n str, first: usize) {
    let is_marked = |at: usize| hit.marks.iter().any(|mark| mark.contains(&at));
    let mut rest = part;
    let mut at = first;
    while !rest.is_empty() {
        let matches = is_marked(at);
        let mut run = rest.char_indices().zip(at..);
        let end = run.find(|(_, at)| is_marked(*at) != matches);
        let (end, next) = end.map_or((rest.len(), at), |((end, _), at)| (end, at));
        let Some((piece, after)) = rest.split_at_checked(end) else {
            return;
        };
        pieces.push((if matches { Role::Mark } else { Role::Text }, piece));
        (rest, at) = (after, next);
    }
}
