//! A circular's own text: line numbers, what is spoken of with a bar before it, words that are marked, and in the margin
//! what must be said of how entries are read; where there is no room for a margin, below the line.
//!
//! ```text
//! ╭ 原文 · 川办函〔2023〕58号 ───────────────────────── 第 1 处，共 11 处 ╮
//! │ 101 ▌交通强县(市、区)试点:成都市邛崃市、…雅  更正：原文印作“雅安市  │
//! │     ▌安市荣经县。                            荣经县”，应为荥经县。  ┃
//! ╰───────────────────────────────────────────────────────────────────────╯
//! ```

mod rows;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::frame::{Column, Frame};
use super::{Target, ViewState, line, put, write};
use crate::report::{Mark, SourceReport};
use crate::text;
use crate::tui::action::Pane;
use crate::tui::app::{App, Source};
use crate::tui::canvas::Cursor;
use crate::tui::layout::{Layout, inside};
use crate::tui::theme::{Role, Theme};
use crate::wording;
use rows::Row;
pub(super) use rows::{Anchor, Sheet};

/// The bar before what is spoken of.
const BAR: &str = "▌";

/// Draws the line in which words are typed, while they are.
pub(super) fn draw_line(
    app: &App<'_>,
    source: &Source,
    area: Rect,
    theme: Theme,
    buffer: &mut Buffer,
) -> Option<Cursor> {
    let strings = app.session().strings();
    let typed = source.typed()?;
    let said = match typed.text().trim() {
        "" => String::new(),
        _ => wording::nth(source.hit(), source.hits().len(), strings.lang()),
    };
    let words = (" ⌕ ", strings.find_hint, said.as_str());
    Some(line::draw(typed, words, area, theme, buffer))
}

pub(super) fn draw(
    app: &App<'_>,
    source: &Source,
    layout: &Layout,
    state: &mut ViewState,
    theme: Theme,
    buffer: &mut Buffer,
) {
    let Some(area) = layout.pane(Pane::Left) else {
        return;
    };
    let strings = app.session().strings();
    state.lead(area, Target::Pane(Pane::Left));
    let frame = Frame {
        area,
        focused: true,
        theme,
    };
    let circular = app.session().view().catalog().circular(source.circular());
    let title = format!("{} · {}", strings.titles.source, circular.name());
    let nth = match source.hits().len() {
        0 => String::new(),
        count => wording::nth(source.hit(), count, strings.lang()),
    };
    let column = Column {
        heading: &nth,
        width: 0,
    };
    let there = usize::from(!nth.is_empty());
    frame.draw(&title, &[column][..there], buffer);
    let Some(report) = source.report() else {
        let said = source.reason().unwrap_or(strings.reading_text);
        draw_reason(buffer, inside(area), said, theme);
        return;
    };
    let Some((sheet, top)) = state.sheet(app, area) else {
        return;
    };
    frame.draw_scrollbar(top, sheet.len(), buffer);
    let inner = inside(area);
    for (row, y) in sheet.rows(top).zip(inner.top()..inner.bottom()) {
        let at = Rect {
            y,
            height: 1,
            ..inner
        };
        draw_row(buffer, at, report, source, sheet, row, theme);
    }
}

/// Why there is no text.
fn draw_reason(buffer: &mut Buffer, area: Rect, said: &str, theme: Theme) {
    let said = text::sanitize(said);
    let lines = text::wrap(&said, usize::from(area.width.saturating_sub(2)).max(2));
    for (line, y) in lines.iter().zip(area.top()..area.bottom()) {
        let row = Rect { y, height: 1, ..area };
        put(buffer, row, &[(Role::Text, " "), (Role::Text, line)], theme);
    }
}

fn draw_row(
    buffer: &mut Buffer,
    area: Rect,
    report: &SourceReport,
    source: &Source,
    sheet: &Sheet,
    row: &Row,
    theme: Theme,
) {
    let Some(line) = report.line(row.line) else { return };
    let number = if row.is_first {
        row.line.to_string()
    } else {
        String::new()
    };
    let number = format!("{number:>digits$} ", digits = sheet.digits());
    put(buffer, area, &[(Role::Dim, &number)], theme);
    let bar = area.x + sheet.digits() as u16 + 1;
    if line.is_spoken && !row.is_below {
        write(buffer, (bar, area.y), BAR, theme.style(Role::Accent));
    }
    let after = |x: u16| Rect {
        x,
        width: area.right().saturating_sub(x),
        ..area
    };
    let pieces = pieces(line.text, row, source);
    put(buffer, after(bar + 1), &pieces, theme);
    let indent = if row.is_below { 2 } else { sheet.margin() };
    put(
        buffer,
        after(bar + 1 + indent),
        &[(Role::Warning, &row.note)],
        theme,
    );
}

/// The words of a row, marked; the place at which one is stands out among the others.
fn pieces<'t>(words: &'t str, row: &Row, source: &Source) -> Vec<(Role, &'t str)> {
    let Some(shown) = words.get(row.words.clone()) else {
        return Vec::new();
    };
    let of_line = |mark: &Mark| -> Vec<_> {
        let pieces = mark.pieces().iter().filter(|piece| piece.line == row.line);
        pieces.map(|piece| piece.range.clone()).collect()
    };
    // They are in order, and most are elsewhere.
    let hits = source.hits();
    let near = hits.iter().enumerate().filter(|(_, mark)| {
        let last = mark.pieces().last().map_or(0, |piece| piece.line);
        mark.line() <= row.line && row.line <= last
    });
    let (mut all, mut here) = (Vec::new(), Vec::new());
    for (at, mark) in near {
        all.extend(of_line(mark));
        if at == source.hit() {
            here.extend(of_line(mark));
        }
    }
    let mut pieces = Vec::new();
    let mut start = row.words.start;
    for (is_marked, run) in text::runs(shown, row.words.start, &all) {
        if is_marked {
            for (is_here, run) in text::runs(run, start, &here) {
                pieces.push((if is_here { Role::Selection } else { Role::Mark }, run));
            }
        } else {
            pieces.push((Role::Text, run));
        }
        start += run.len();
    }
    pieces
}
