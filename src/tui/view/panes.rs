//! The three panes:
//!
//! ```text
//! ╭ 类别 ──────────────────────────╮╭ 受激励地方 ────────────╮╭ 激励措施 ───────────────────────────╮
//! │▌ 1 效能评价                  6 ││ 成都市        ▇▇▇▇▇ 14 ││ 一、效能评价好的地方                 │
//! │  2 成渝双城经济圈            5 ││▌绵阳市        ▇▇▇    9 ││                                      │
//! ╰────────────────────────────────╯╰────────────────────────╯╰──────────────────────────────────────╯
//! ```

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::list::List;
use super::{Target, ViewState, draw_article, pane, put, put_right};
use crate::catalog::{AwardId, CategoryId};
use crate::circular::Amount;
use crate::text;
use crate::tui::action::Pane;
use crate::tui::app::{App, Panes, Subject};
use crate::tui::article;
use crate::tui::layout::{Layout, reading_area};
use crate::tui::outline::{Item, Outline, place_name};
use crate::tui::theme::{Role, Theme};

/// The longest bar, in cells.
const BAR: usize = 5;

pub(super) fn draw(
    app: &App<'_>,
    panes: &Panes,
    layout: &Layout,
    state: &mut ViewState,
    theme: Theme,
    buffer: &mut Buffer,
) {
    let strings = app.strings();
    let lists = panes.lists(app.view(), strings);
    for (which, area) in &layout.panes {
        state.targets.push((*area, Target::Pane(*which)));
        let (title, at, outline) = match (which, panes.subject) {
            (Pane::Left, Subject::Circular(_)) => (strings.titles.categories, panes.left, &lists.left),
            (Pane::Left, Subject::Place(_)) => (strings.titles.awards, panes.left, &lists.left),
            (Pane::Middle, Subject::Circular(_)) => {
                (strings.titles.recipients, lists.selected, &lists.middle)
            }
            (Pane::Middle, Subject::Place(_)) => (strings.titles.fellows, lists.selected, &lists.middle),
            (Pane::Right, _) => {
                draw_measure(app, panes, lists.award(), *area, theme, buffer);
                continue;
            }
        };
        let focused = panes.focus == *which;
        let count = if outline.count() == 0 {
            String::new()
        } else {
            strings.position(at + 1, outline.count())
        };
        let inner = pane(buffer, *area, title, &count, focused, theme);
        let list = List {
            area: inner,
            pane: *which,
            selected: Some(at),
            focused,
            theme,
        };
        draw_list(app, panes.subject, list, outline, state, buffer);
    }
}

fn draw_list(
    app: &App<'_>,
    subject: Subject,
    list: List,
    outline: &Outline<'_>,
    state: &mut ViewState,
    buffer: &mut Buffer,
) {
    let theme = list.theme;
    let is_left = list.pane == Pane::Left;
    // The longest bar stands for the most awards that any prefecture has.
    let most = app.most_awards();
    let sections = outline.sections.iter().map(|section| {
        let heading = section.heading.iter();
        list.block(
            heading.map(|(role, paragraph)| (*role, paragraph.as_str())),
            section.items.count(),
        )
    });
    let blocks = sections.collect();
    list.draw(blocks, state, buffer, |buffer, row, at| {
        match (outline.item(at), subject) {
            (Some(Item::Category(category)), Subject::Circular(_)) => {
                draw_category(app, category, row, theme, buffer);
            }
            (Some(Item::Award(award)), _) if is_left => draw_award(app, award, row, theme, buffer),
            (Some(Item::Award(award)), subject) => {
                draw_recipient(app, award, subject, most, row, theme, buffer);
            }
            (Some(Item::Category(_)), Subject::Place(_)) | (None, _) => {}
        }
    });
}

/// `18 外贸                     27`
fn draw_category(app: &App<'_>, category: CategoryId, row: Rect, theme: Theme, buffer: &mut Buffer) {
    let count = app.view().awards_in(category).len().to_string();
    let category = app.catalog().category(category);
    let row = put_right(buffer, row, Role::Dim, &format!(" {count}"), theme);
    let number = format!("{:>2} ", category.number);
    put(
        buffer,
        row,
        &[
            (Role::Dim, &number),
            (Role::Text, category.label(app.strings().lang())),
        ],
        theme,
    );
}

/// `2022 15 粮食生产                    1000 万元`
fn draw_award(app: &App<'_>, award: AwardId, row: Rect, theme: Theme, buffer: &mut Buffer) {
    let award = app.catalog().award(award);
    let amounts = award.measure().amounts.iter().map(Amount::to_string);
    let amounts = amounts.collect::<Vec<_>>().join(" ");
    let row = if amounts.is_empty() {
        row
    } else {
        put_right(buffer, row, Role::Amount, &format!(" {amounts}"), theme)
    };
    let number = format!("{} {:>2} ", award.circular.award_year, award.category.number);
    let mut pieces = vec![
        (Role::Dim, number.as_str()),
        (Role::Text, award.category.label(app.strings().lang())),
    ];
    if let Some(heading) = award.heading() {
        pieces.extend([(Role::Dim, " · "), (Role::Dim, heading)]);
    }
    put(buffer, row, &pieces, theme);
}

/// `成都市        ▇▇▇▇▇ 14`: a place, and how many awards it has itself, as a bar and as a number.
fn draw_recipient(
    app: &App<'_>,
    award: AwardId,
    subject: Subject,
    most: usize,
    row: Rect,
    theme: Theme,
    buffer: &mut Buffer,
) {
    let (catalog, strings) = (app.catalog(), app.strings());
    let award = catalog.award(award);
    let count = app.view().awards_of(award.place_id).len();
    let filled = (count * BAR).div_ceil(most.max(1)).min(BAR);
    let name = place_name(catalog, award.place_id, strings.lang());
    let mut row = put_right(buffer, row, Role::Dim, &format!(" {count:>2}"), theme);
    // A name is worth more than a bar.
    if text::width(&name) + BAR + 2 <= usize::from(row.width) {
        let bar = format!(" {}", text::pad(&"▇".repeat(filled), BAR));
        row = put_right(buffer, row, Role::Amount, &bar, theme);
    }
    let mut pieces = vec![(Role::Text, name.as_str())];
    if subject == Subject::Place(award.place_id) {
        pieces.extend([(Role::Text, " "), (Role::Accent, "◆")]);
    }
    if award
        .recipient
        .remarks
        .as_ref()
        .is_some_and(|remarks| remarks.correction.is_some())
    {
        pieces.extend([(Role::Text, " "), (Role::Warning, strings.corrected)]);
    }
    put(buffer, row, &pieces, theme);
}

fn draw_measure(
    app: &App<'_>,
    panes: &Panes,
    award: Option<AwardId>,
    area: Rect,
    theme: Theme,
    buffer: &mut Buffer,
) {
    let strings = app.strings();
    let focused = panes.focus == Pane::Right;
    let width = usize::from(reading_area(area).width);
    let article = award.map(|award| article::award(app.catalog(), award, strings, width));
    let shown = usize::from(area.height.saturating_sub(2));
    let lines = article.as_ref().map_or(0, |article| article.lines.len());
    let count = if lines > shown {
        strings.position((panes.top + shown).min(lines), lines)
    } else {
        String::new()
    };
    let inner = pane(buffer, area, strings.titles.measures, &count, focused, theme);
    match article {
        Some(article) => draw_article(buffer, area, &article, panes.top, theme),
        None => {
            put(
                buffer,
                Rect {
                    height: inner.height.min(1),
                    ..inner
                },
                &[(Role::Dim, strings.nothing)],
                theme,
            );
        }
    }
}
