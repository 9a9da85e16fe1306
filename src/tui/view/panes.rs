//! The three panes:
//!
//! ```text
//! ╭ 激励事项 ───────────────── 项次 ╮╭ 激励对象 ─ 明确额度 ─ 共获事项 ╮╭ 激励措施 ─────────────────────────╮
//! │▌ 1 效能评价                   6 ││ 成都市    1000 万元         13 ││ 一、效能评价好的地方              │
//! │  2 成渝双城经济圈             5 ││▌绵阳市    1000 万元          9 ││                                   │
//! ╰─────────────────────────────────╯╰────────────────────────────────╯╰───────────────────────────────────╯
//! ```

use std::borrow::Cow;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::frame::{Column, Frame, cells};
use super::list::List;
use super::{MARKED, Target, ViewState, draw_reading, put, put_name, put_right};
use crate::catalog::{AwardId, CategoryId};
use crate::lang::Lang;
use crate::report::{AwardReport, RecipientRow};
use crate::text;
use crate::tui::action::Pane;
use crate::tui::app::{App, Panes, Session, Subject};
use crate::tui::article::Text;
use crate::tui::layout::Layout;
use crate::tui::outline::{Item, Outline};
use crate::tui::theme::{Role, Theme};
use crate::wording;

/// As much of a name as must be seen beside an amount, in cells.
const NAME: usize = 12;

/// As much of a category's label as must be seen before headings, in cells.
const LABEL: usize = 9;
/// As much of a part's heading as must be seen before a list's, in cells: its numeral, and that it goes on.
const LEAST: usize = 5;
/// The widest number of awards or categories, in cells.
const COUNT: usize = 3;
/// How far items stand to the right of subheadings.
const INDENT: u16 = 2;

/// The cells of the columns right of each item's name; 0 where one is not there.
#[derive(Clone, Copy, Default)]
struct Columns {
    amount: u16,
    count: u16,
}

pub(super) fn draw(
    app: &App<'_>,
    panes: &Panes,
    layout: &Layout,
    state: &mut ViewState,
    theme: Theme,
    buffer: &mut Buffer,
) {
    let session = app.session();
    let strings = session.strings();
    let titles = &strings.titles;
    let lists = panes.lists(session.view(), strings.lang());
    let of_place = matches!(panes.subject, Subject::Place(_));
    for (which, area) in &layout.panes {
        state.lead(*area, Target::Pane(*which));
        let frame = Frame {
            area: *area,
            focused: panes.focus == *which,
            theme,
        };
        let (title, selected, outline) = match which {
            Pane::Left if of_place => (titles.awards, panes.left, &lists.left),
            Pane::Left => (titles.categories, panes.left, &lists.left),
            Pane::Middle if of_place => (titles.fellows, lists.selected, &lists.middle),
            Pane::Middle => (titles.recipients, lists.selected, &lists.middle),
            Pane::Far => {
                frame.draw(titles.context, &[], buffer);
                if let Some(award) = lists.award() {
                    draw_reading(
                        buffer,
                        frame,
                        &state.reading(app, Text::Context(award), frame.area),
                    );
                }
                continue;
            }
            Pane::Right => {
                draw_measure(app, lists.award(), frame, state, buffer);
                continue;
            }
        };
        let list = Listed {
            session,
            subject: panes.subject,
            pane: *which,
            selected,
        };
        list.draw(frame, title, outline, state, buffer);
    }
}

/// One of the two lists.
struct Listed<'a> {
    session: &'a Session<'a>,
    subject: Subject,
    pane: Pane,
    selected: usize,
}

impl Listed<'_> {
    fn draw(
        &self,
        frame: Frame,
        title: &str,
        outline: &Outline<'_>,
        state: &mut ViewState,
        buffer: &mut Buffer,
    ) {
        let strings = self.session.strings();
        let words = &strings.columns;
        let count = match (self.pane, self.subject) {
            (Pane::Left, Subject::Circular(_)) => Some(words.awards),
            (Pane::Left, Subject::Place(_)) => None,
            _ => Some(words.categories),
        };
        let count = count.map(|heading| Column {
            heading,
            width: COUNT,
        });
        let room = usize::from(frame.area.width).saturating_sub(5);
        let amount = self.amount_column(outline, room);
        // What is stated here matters more than what there is in all.
        let left = amount.map_or(usize::MAX, |amount| room - amount.width - 1 - NAME);
        let count = count.filter(|count| count.headed() <= left);
        let there: Vec<_> = amount.into_iter().chain(count).collect();
        let inner = frame.draw(title, &there, buffer);
        let mut cells = cells(&there);
        let columns = Columns {
            amount: amount.and_then(|_| cells.next()).unwrap_or_default(),
            count: count.and_then(|_| cells.next()).unwrap_or_default(),
        };
        let list = List {
            frame,
            area: inner,
            pane: self.pane,
            selected: Some(self.selected),
        };
        let sections = outline.sections.iter().map(|section| {
            let heading = section.heading.iter();
            list.block(
                heading.map(|(role, paragraph)| (*role, paragraph.as_str())),
                section.items.count(),
            )
        });
        let blocks = sections.collect();
        let indent = if outline.has_subheadings() { INDENT } else { 0 };
        list.draw(blocks, state, buffer, |buffer, row, at| {
            let row = Rect {
                x: row.x + indent,
                width: row.width.saturating_sub(indent),
                ..row
            };
            self.draw_item(outline.item(at), columns, row, frame.theme, buffer);
        });
    }

    fn draw_item(&self, item: Option<Item>, columns: Columns, row: Rect, theme: Theme, buffer: &mut Buffer) {
        match item {
            Some(Item::Category(category)) => self.draw_category(category, columns, row, theme, buffer),
            Some(Item::Award(award)) if self.pane == Pane::Left => {
                self.draw_award(award, columns, row, theme, buffer);
            }
            Some(Item::Award(award)) => self.draw_recipient(award, columns, row, theme, buffer),
            None => {}
        }
    }

    /// The column of stated amounts, as wide as the widest that leaves enough of the `room` for names; none where none is
    /// stated.
    fn amount_column(&self, outline: &Outline<'_>, room: usize) -> Option<Column<'static>> {
        let strings = self.session.strings();
        let view = self.session.view();
        // All awards of a range have the same measure.
        let awards = outline
            .sections
            .iter()
            .flat_map(|section| section.items.measures());
        let lang = strings.lang();
        let widths = awards.map(|id| text::width(&amounts(&AwardReport::new(view.catalog(), id), lang)));
        let fits = |width: &usize| *width > 0 && width + 1 + NAME <= room;
        let width = widths.filter(fits).max()?;
        Some(Column {
            heading: strings.columns.amount,
            width,
        })
    }

    /// `18 外贸                     27`
    fn draw_category(&self, id: CategoryId, columns: Columns, row: Rect, theme: Theme, buffer: &mut Buffer) {
        let view = self.session.view();
        let category = view.catalog().category(id);
        let count = view.awards_in(id).len().to_string();
        let row = put_column(buffer, row, Role::Text, &count, columns.count, theme);
        let number = format!("{:>2} ", category.number);
        let label = category.label(self.session.strings().lang());
        put(buffer, row, &[(Role::Text, &number), (Role::Text, label)], theme);
    }

    /// `15 粮食生产                 1000 万元`
    fn draw_award(&self, id: AwardId, columns: Columns, row: Rect, theme: Theme, buffer: &mut Buffer) {
        let (view, strings) = (self.session.view(), self.session.strings());
        let lang = strings.lang();
        let award = AwardReport::new(view.catalog(), id);
        let amounts = amounts(&award, lang);
        // A row without an amount has all of its cells.
        let row = if amounts.is_empty() || text::width(&amounts) >= usize::from(columns.amount) {
            row
        } else {
            put_column(buffer, row, Role::Amount, &amounts, columns.amount, theme)
        };
        let subject = &award.subject;
        let number = format!("{:>2} ", subject.category.number);
        // Of several circulars each row says which.
        let year = match view.single() {
            Some(_) => String::new(),
            None => format!("{} ", award.circular.award_year),
        };
        let number = year + &number;
        let room = usize::from(row.width).saturating_sub(text::width(&number));
        let label = subject.category.label(lang);
        let headings = subject
            .headings()
            .map(|heading| wording::short_heading(heading, lang));
        let (label, headings) = beside(label, &headings.collect::<Vec<_>>(), room);
        let pieces = [
            (Role::Text, number.as_str()),
            (Role::Text, &label),
            (Role::Text, &headings),
        ];
        put(buffer, row, &pieces, theme);
    }

    /// `成都市        1000 万元       13`: a place, what it is stated to get here, and in how many categories it is
    /// commended in all.
    fn draw_recipient(&self, id: AwardId, columns: Columns, row: Rect, theme: Theme, buffer: &mut Buffer) {
        let (view, strings) = (self.session.view(), self.session.strings());
        let RecipientRow { award, counts } = RecipientRow::new(view, id);
        let count = counts.categories.to_string();
        let row = put_column(buffer, row, Role::Text, &count, columns.count, theme);
        let row = put_column(
            buffer,
            row,
            Role::Amount,
            &amounts(&award, strings.lang()),
            columns.amount,
            theme,
        );
        let mut marks = String::new();
        if award
            .place
            .is_some_and(|place| self.subject == Subject::Place(place))
        {
            marks.push_str(" ◆");
        }
        if award
            .place
            .is_some_and(|place| self.session.marks().contains(&place))
        {
            marks.push_str(MARKED);
        }
        if award.correction.is_some() {
            marks.push(' ');
            marks.push_str(strings.corrected);
        }
        match award.place {
            Some(place) => put_name(buffer, row, view.catalog(), place, &marks, strings.lang(), theme),
            None => {
                let name = wording::recipient(view.gazetteer(), &award, strings.lang());
                let room = usize::from(row.width).saturating_sub(text::width(&marks));
                let name = text::shorten(&name, room);
                put(buffer, row, &[(Role::Text, &name), (Role::Accent, &marks)], theme);
            }
        }
    }
}

/// A label and the headings that tell it from others of that label, with dots between, in so many cells. Where they are
/// too few, what tells most keeps most: the last heading before the one before it, and both before the label.
fn beside<'a>(label: &'a str, headings: &[&str], room: usize) -> (Cow<'a, str>, String) {
    const DOT: &str = " · ";
    let dot = text::width(DOT);
    let left = room.saturating_sub(text::width(label).min(LABEL));
    let headings = match headings {
        [] => String::new(),
        [heading] => format!("{DOT}{}", text::shorten(heading, left.saturating_sub(dot))),
        [first, .., last] => {
            let left = left.saturating_sub(2 * dot);
            let last = text::shorten(last, left.saturating_sub(text::width(first).min(LEAST)));
            let first = text::truncate(first, left.saturating_sub(text::width(&last)));
            format!("{DOT}{first}{DOT}{last}")
        }
    };
    let label = text::truncate(label, room.saturating_sub(text::width(&headings)));
    (label, headings)
}

/// The amounts that are stated for an award, beside one another.
fn amounts(award: &AwardReport<'_>, lang: Lang) -> String {
    let amounts: Vec<_> = award
        .amounts()
        .map(|amount| wording::short_amount(amount, lang))
        .collect();
    amounts.join(" ")
}

/// Writes a value at the right end of a column at a row's right end. Gives what is left of the column.
fn put_column(buffer: &mut Buffer, row: Rect, role: Role, value: &str, cells: u16, theme: Theme) -> Rect {
    if cells == 0 {
        return row;
    }
    // What is too wide stands with the measure.
    if !value.is_empty() && text::width(value) < usize::from(cells) {
        put_right(buffer, row, role, value, theme);
    }
    Rect {
        width: row.width.saturating_sub(cells),
        ..row
    }
}

fn draw_measure(app: &App<'_>, award: Option<AwardId>, frame: Frame, state: &ViewState, buffer: &mut Buffer) {
    let strings = app.session().strings();
    let inner = frame.draw(strings.titles.measures, &[], buffer);
    match award {
        Some(id) => draw_reading(buffer, frame, &state.reading(app, Text::Award(id), frame.area)),
        None => {
            let row = Rect {
                height: inner.height.min(1),
                ..inner
            };
            put(
                buffer,
                row,
                &[(Role::Text, " "), (Role::Text, strings.nothing)],
                frame.theme,
            );
        }
    }
}
