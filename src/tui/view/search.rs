//! The search line, and under it what it finds, in sections:
//!
//! ```text
//!  ⌕ 专项资金▏                          地方 0 · 事项 0 · 单位 0 · 原文 11 · 通报 0 · 操作 0
//! ╭ 查找结果 ───────────────────────────────────────╮╭ 原文 ──────────────────────────────╮
//! │ 原文                                            ││ 八、科技创新“两头抓”工作推进有力…  │
//! │▌ 8 科技创新     …省级财政科技专项资金时给予一定…││ 对上述地方在分配省级财政科技专项…  │
//! ╰─────────────────────────────────────────────────╯╰────────────────────────────────────╯
//! ```

mod rows;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::frame::Frame;
use super::list::{Block, List};
use super::{Target, ViewState, draw_reading, put, put_right};
use crate::text;
use crate::tui::action::Pane;
use crate::tui::app::{App, Results, Screen, Search, Session};
use crate::tui::canvas::Cursor;
use crate::tui::layout::Layout;
use crate::tui::section::Section;
use crate::tui::strings::Strings;
use crate::tui::theme::{Role, Theme};

/// The cells before the query: ` ⌕ `.
const PROMPT: u16 = 3;
/// As much of a query as must be seen beside how much it found, in cells.
const QUERY: usize = 16;

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
    let needed = text::width(typed.query()).clamp(QUERY, usize::from(row.width).max(QUERY)) + 1;
    let counts = counts(typed, strings, usize::from(row.width).saturating_sub(needed));
    let row = put_right(buffer, row, Role::Text, &counts, theme);
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
        let list = List {
            frame,
            area: frame.draw(strings.titles.results, &[], buffer),
            pane: Pane::Left,
            selected: search.selected(),
        };
        let blocks = blocks(app.session(), search, &list);
        list.draw(blocks, state, buffer, |buffer, row, at| {
            rows::draw(app.session(), search, at, row, theme, buffer);
        });
    }
    if let Some(area) = layout.pane(Pane::Right) {
        state.lead(area, Target::Pane(Pane::Right));
        let frame = Frame {
            area,
            focused: false,
            theme,
        };
        let preview = search.preview();
        let title = preview.map_or("", |text| text.title(strings));
        frame.draw(title, &[], buffer);
        if let Some(text) = preview {
            draw_reading(buffer, frame, &state.reading(app, text, area));
        }
    }
}

/// How much was found in each section, as far as there is room: in all of them, in those with something, in the one that
/// the selected thing is in.
fn counts(search: &Search, strings: &Strings, room: usize) -> String {
    let results = search.results();
    let count = |section: &Section| strings.section_count(*section, results.total(*section));
    let joined = |sections: &mut dyn Iterator<Item = &Section>| {
        let counts: Vec<_> = sections.map(count).collect();
        counts.join(" · ")
    };
    let some = |section: &&Section| results.total(**section) > 0;
    let here = search.selected().and_then(|at| results.section_at(at));
    let ways = [
        joined(&mut Section::ALL.iter()),
        joined(&mut Section::ALL.iter().filter(some)),
        joined(&mut here.iter().filter(some)),
    ];
    let mut ways = ways.into_iter();
    let fits = ways.find(|way| text::width(way) <= room);
    fits.unwrap_or_default()
}

/// What can be chosen, under the headings of its sections; where nothing was found, that this is so, and which names are
/// nearest. Where nothing is typed or near, what can be typed.
fn blocks(session: &Session<'_>, search: &Search, list: &List) -> Vec<Block> {
    let (strings, results) = (session.strings(), search.results());
    let hints = || strings.search_help.iter().map(|hint| (Role::Text, *hint));
    if search.query().trim().is_empty() {
        let recent = session.history().iter().rev();
        let recent = recent.map(|query| (Role::Text, query.as_str()));
        let heading = session.keymap().filled(strings.history);
        let heading = (!session.history().is_empty()).then_some((Role::Heading, &*heading));
        return vec![
            list.block(hints(), 0),
            list.block(heading.into_iter().chain(recent), 0),
        ];
    }
    if results.is_empty() {
        let nothing = (Role::Warning, strings.nothing_found);
        if results.nearest().is_empty() {
            let blank = (Role::Text, "");
            return vec![list.block([nothing, blank].into_iter().chain(hints()), 0)];
        }
        return vec![
            list.block([nothing], 0),
            list.block([(Role::Heading, strings.nearest)], results.nearest().len()),
        ];
    }
    let width = usize::from(list.area.width.saturating_sub(2));
    let sections = results.sections().iter();
    sections
        .map(|section| {
            let heading = heading(*section, results, strings, width);
            list.block([(Role::Heading, &*heading)], results.len(*section))
        })
        .collect()
}

/// `地方 230，列出前 50 个             本级项次`: what a section is, and what the numbers in it count.
fn heading(section: Section, results: &Results, strings: &Strings, width: usize) -> String {
    let (listed, total) = (results.len(section), results.total(section));
    let name = strings.section_heading(section, listed, total);
    let counted = strings.counted_in(section);
    let gap = width.saturating_sub(text::width(&name) + text::width(counted));
    if gap < 2 || counted.is_empty() {
        return name;
    }
    format!("{name}{}{counted}", " ".repeat(gap))
}
