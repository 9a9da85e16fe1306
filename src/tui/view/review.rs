//! The screen on which open entries are answered: the text at the left, with what is open in it marked; at the right the
//! question and what it could be.
//!
//! ```text
//! ╭ 原文 ──────────────────────────╮╭ 待核 1/3 ──────────────────────╮
//! │ 自贡市荣县、富顺县，市中区。   ││ “市中区”                       │
//! │                                ││ 可能指多个地方                 │
//! │                                ││▌内江市市中区            511002 │
//! ╰────────────────────────────────╯╰────────────────────────────────╯
//! ```

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::frame::Frame;
use super::list::{Block, List};
use super::{Target, ViewState, put, put_name, put_right};
use crate::library::{Answer, Question};
use crate::text::{is_dangerous, width, wrap};
use crate::tui::action::Pane;
use crate::tui::app::{App, Review};
use crate::tui::canvas::Cursor;
use crate::tui::layout::{Layout, inside};
use crate::tui::strings::Strings;
use crate::tui::theme::{Role, Theme};

/// The cells before what is typed.
const PROMPT: u16 = 3;

/// Draws the line in which a place is typed, and gives where the cursor stands.
pub(super) fn draw_line(
    app: &App<'_>,
    review: &Review,
    area: Rect,
    theme: Theme,
    buffer: &mut Buffer,
) -> Cursor {
    put(buffer, area, &[(Role::Accent, " ⌕ ")], theme);
    let row = Rect {
        x: area.x + PROMPT,
        width: area.width.saturating_sub(PROMPT + 1),
        ..area
    };
    let search = review.search();
    let hint = app.session().strings().review_hint();
    let piece = if search.query().is_empty() {
        (Role::Dim, hint)
    } else {
        (Role::Heading, search.query())
    };
    put(buffer, row, &[piece], theme);
    let column = search.cursor().min(usize::from(row.width).saturating_sub(1));
    Cursor {
        position: Position::new(row.x + u16::try_from(column).unwrap_or_default(), row.y),
        visible: true,
    }
}

pub(super) fn draw(
    app: &App<'_>,
    review: &Review,
    layout: &Layout,
    state: &mut ViewState,
    theme: Theme,
    buffer: &mut Buffer,
) {
    let strings = app.session().strings();
    if let Some(area) = layout.pane(Pane::Left) {
        let frame = Frame {
            area,
            focused: false,
            theme,
        };
        frame.draw(strings.source_text(), &[], buffer);
        draw_text(review, frame, buffer);
    }
    if let Some(area) = layout.pane(Pane::Right) {
        state.lead(area, Target::Pane(Pane::Right));
        let frame = Frame {
            area,
            focused: true,
            theme,
        };
        let questions = review.open().questions().len();
        let title = match review.question() {
            Some((at, _)) => strings.question(at + 1, questions, review.open().left()),
            None => strings.all_answered().to_owned(),
        };
        let choices = review.choices();
        let list = List {
            frame,
            area: frame.draw(&title, &[], buffer),
            pane: Pane::Right,
            selected: review.selected(),
        };
        let block = question(review, &list, strings, choices.len());
        let gazetteer = review.open().gazetteer();
        list.draw(block, state, buffer, |buffer, row, at| {
            let Some(id) = choices.get(at).copied() else {
                return;
            };
            let row = put_right(
                buffer,
                row,
                Role::Text,
                &format!(" {}", gazetteer.get(id).key),
                theme,
            );
            let catalog = app.session().view().catalog();
            if catalog.gazetteer().len() > id.index() {
                put_name(buffer, row, catalog, id, "", strings.lang(), theme);
            } else {
                put(buffer, row, &[(Role::Text, &gazetteer.get(id).full_name)], theme);
            }
        });
    }
}

/// What is asked, above what can be chosen.
fn question(review: &Review, list: &List, strings: &Strings, choices: usize) -> Vec<Block> {
    let Some((_, question)) = review.question() else {
        return vec![list.block([(Role::Text, strings.all_answered())], 0)];
    };
    let printed = strings.quoted(&question.printed);
    let doubt = question.doubt.label(strings.lang());
    let said = answered(review, question, strings);
    let mut asked = vec![(Role::Heading, printed.as_str()), (Role::Warning, doubt)];
    asked.push((Role::Text, &question.category));
    if let Some(said) = &said {
        asked.push((Role::Accent, said));
    }
    let heading = if review.is_searching() {
        strings.titles.results
    } else {
        strings.could_be()
    };
    let below = match (choices, review.is_searching()) {
        (0, true) => (Role::Warning, strings.unknown_place),
        (0, false) => (Role::Text, strings.no_candidates()),
        _ => (Role::Heading, heading),
    };
    vec![
        list.block(asked, 0),
        list.block([(Role::Text, ""), below], choices),
    ]
}

/// What was answered to a question.
fn answered(review: &Review, question: &Question, strings: &Strings) -> Option<String> {
    match question.answer? {
        Answer::Place(id) => Some(strings.answered(&review.open().gazetteer().get(id).full_name)),
        Answer::NoPlace => Some(strings.answered(strings.no_place())),
    }
}

/// A row of the text: pieces with their meaning.
type Row = Vec<(Role, String)>;

/// The text round the question: what is asked about stands in the upper half.
fn draw_text(review: &Review, frame: Frame, buffer: &mut Buffer) {
    let area = inside(frame.area);
    let area = Rect {
        x: area.x + 1,
        width: area.width.saturating_sub(2),
        ..area
    };
    let (rows, height) = (usize::from(area.width), usize::from(area.height));
    let line = review.question().map_or(0, |(_, question)| question.span.line);
    let lines: Vec<&str> = review.open().lines().collect();
    let first = line.saturating_sub(height / 3);
    let mut shown: Vec<(usize, Row)> = Vec::new();
    for (at, text) in lines.iter().enumerate().skip(first).take(height * 2) {
        shown.extend(wrapped(review, at, text, rows).into_iter().map(|row| (at, row)));
    }
    let is_marked = |(_, row): &(usize, Row)| row.iter().any(|(role, _)| *role == Role::Selection);
    let here = shown
        .iter()
        .position(is_marked)
        .or_else(|| shown.iter().position(|(at, _)| *at == line));
    let top = here.unwrap_or_default().saturating_sub(height / 3);
    for ((_, row), y) in shown.iter().skip(top).zip(area.top()..area.bottom()) {
        let pieces: Vec<_> = row.iter().map(|(role, piece)| (*role, piece.as_str())).collect();
        put(buffer, Rect { y, height: 1, ..area }, &pieces, frame.theme);
    }
    let whole = lines.len().max(1);
    frame.draw_scrollbar(line.min(whole.saturating_sub(height)), whole, buffer);
}

/// A line of the text in rows, with what is open in it marked: what is asked about most.
fn wrapped(review: &Review, line: usize, text: &str, cells: usize) -> Vec<Row> {
    let safe: String = text
        .chars()
        .map(|c| if is_dangerous(c) { '\u{fffd}' } else { c })
        .collect();
    let marks: Vec<_> = review
        .open()
        .questions()
        .iter()
        .enumerate()
        .filter(|(_, question)| question.span.line == line)
        .map(|(at, question)| {
            let asked = review.question().is_some_and(|(here, _)| here == at);
            let role = match (asked, question.answer) {
                (true, _) => Role::Selection,
                (false, None) => Role::Mark,
                (false, Some(_)) => Role::Text,
            };
            (question.span.start..question.span.end, role)
        })
        .collect();
    let role = |at: usize| {
        marks
            .iter()
            .find(|(span, _)| span.contains(&at))
            .map_or(Role::Text, |(_, role)| *role)
    };
    let (mut rest, mut at) = (safe.as_str(), 0);
    let mut rows = Vec::new();
    for piece in wrap(&safe, cells.max(2)) {
        let Some((before, after)) = rest.split_once(piece).filter(|_| !piece.is_empty()) else {
            rows.push(Row::new());
            continue;
        };
        at += before.chars().count();
        let mut row = Row::new();
        for character in piece.chars() {
            match row.last_mut() {
                Some((last, run)) if *last == role(at) => run.push(character),
                _ => row.push((role(at), character.to_string())),
            }
            at += 1;
        }
        debug_assert!(
            width(piece) <= cells.max(2) || piece.chars().count() == 1,
            "wrapped to the width"
        );
        rows.push(row);
        rest = after;
    }
    rows
}
