//! The page of the region:
//!
//! ```text
//!  四川省 21 个市州，本级激励事项数
//! ╭ 总览 ──────────────────────╮╭ 位次 ─────── 事项 ╮╭ 按什么看 ── 项次 ── 明确额度 ╮
//! │         ·······  ▓▓▓▓▓▓▓   ││  1 成都市      13 ││▌激励事项数                    │
//! │         阿坝  1  绵阳  9   ││▌ 1 宜宾市      13 ││ 1 效能评价     6   6000 万元  │
//! ╰────────────────────────────╯╰───────────────────╯╰───────────────────────────────╯
//! ```

mod map;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::frame::{Frame, frames};
use super::table::{Table, Values};
use super::{Target, ViewState, put, put_marked_name};
use crate::report::{Basis, Overview as Report};
use crate::text;
use crate::tui::action::Pane;
use crate::tui::app::{App, Overview};
use crate::tui::layout::Layout;
use crate::tui::theme::{Role, Theme};
use crate::wording;

/// The widest count, in cells.
const COUNT: usize = 4;
/// A category's number and label, in cells.
const LABEL: usize = 21;
/// From this width on the ranking says too what those within each place have.
const WITH_WITHIN: u16 = 36;

pub(super) fn draw(
    app: &App<'_>,
    overview: &Overview,
    layout: &Layout,
    state: &mut ViewState,
    theme: Theme,
    buffer: &mut Buffer,
) {
    let strings = app.session().strings();
    let (view, lang) = (app.session().view(), strings.lang());
    let line = Rect {
        x: layout.place.x + 1,
        width: layout.place.width.saturating_sub(2),
        ..layout.place
    };
    let Some(report) = &overview.report else {
        put(
            buffer,
            line,
            &[(Role::Warning, strings.sheets.no_circular)],
            theme,
        );
        return;
    };
    let sentence = wording::basis_sentence(view.catalog(), report, overview.basis(), lang);
    // Of several circulars the newest is shown, and which that is.
    let circular = view.catalog().circular(report.circular);
    let several = view.single().is_none();
    let which = several.then(|| format!("{} · ", wording::circular_name(circular, lang)));
    let which = which.unwrap_or_default();
    put(
        buffer,
        line,
        &[(Role::Text, &which), (Role::Heading, &sentence)],
        theme,
    );
    // Where the facts have no room below the map, they stand below the ranking.
    let map_area = layout.pane(Pane::Left);
    let map_area = map_area.or_else(|| layout.panes.first().map(|(_, area)| *area));
    let screen = Page::new(app, overview, report, map_area.unwrap_or_default());
    let below_map = map_area.is_some_and(|area| screen.has_room_for_facts(area));
    for (pane, frame) in frames(layout, overview.focus, theme) {
        match pane {
            Pane::Left if overview.map_size().is_some() => screen.draw_map(frame, below_map, state, buffer),
            Pane::Left => screen.draw_members(frame, state, buffer),
            Pane::Middle => screen.draw_ranking(frame, !below_map, state, buffer),
            _ => screen.draw_bases(frame, state, buffer),
        }
    }
}

/// What is drawn, and what several parts of it need.
struct Page<'a> {
    app: &'a App<'a>,
    overview: &'a Overview,
    report: &'a Report,
    /// From which side the members are seen.
    basis: Basis,
    /// What each of them has, as it is written.
    values: Vec<String>,
    /// The cells of the widest value.
    digits: usize,
    /// What must be said of the region.
    facts: Vec<String>,
    /// The same, in lines for below the map.
    fact_lines: Vec<String>,
}

impl<'a> Page<'a> {
    fn new(app: &'a App<'a>, overview: &'a Overview, report: &'a Report, map_area: Rect) -> Self {
        let (view, lang) = (app.session().view(), app.session().strings().lang());
        let basis = overview.basis();
        let members = report.members.iter();
        let values: Vec<_> = members
            .map(|member| wording::basis_value(report.value(member, basis), basis))
            .collect();
        let facts = wording::overview_facts(view, report, lang);
        Self {
            app,
            overview,
            report,
            basis,
            digits: values.iter().map(String::len).max().unwrap_or_default(),
            values,
            fact_lines: map::wrapped(&facts, map_area),
            facts,
        }
    }

    fn value(&self, member: usize) -> &str {
        self.values.get(member).map_or("", String::as_str)
    }

    fn column(&self) -> Values {
        let lang = self.app.session().strings().lang();
        Values {
            id: 0,
            heading: wording::basis_unit(self.basis, lang).to_owned(),
            width: self.digits,
            need: 1,
        }
    }

    fn draw_member(&self, buffer: &mut Buffer, row: Rect, rank: Option<usize>, member: usize, theme: Theme) {
        let Some(member) = self.report.members.get(member) else {
            return;
        };
        let rank = rank.map(|rank| rank.to_string()).unwrap_or_default();
        put(buffer, row, &[(Role::Text, &format!("{rank:>2} "))], theme);
        let row = Rect {
            x: row.x + 3,
            width: row.width.saturating_sub(3),
            ..row
        };
        put_marked_name(buffer, row, self.app.session(), member.place, theme);
    }

    /// The members in the order of the gazetteer, where the region has no map.
    fn draw_members(&self, frame: Frame, state: &mut ViewState, buffer: &mut Buffer) {
        let strings = self.app.session().strings();
        let count = self.report.members.len();
        let table = Table {
            frame,
            pane: Pane::Left,
            title: strings.titles.overview,
            title_id: None,
            columns: vec![self.column()],
            selected: (count > 0).then_some(self.overview.member),
        };
        table.draw(
            state,
            buffer,
            |list| vec![list.block([], count)],
            |buffer, row, at| {
                if let Some(member) = self.report.members.get(at) {
                    put_marked_name(buffer, row, self.app.session(), member.place, frame.theme);
                }
            },
            |at, _| (Role::Text, self.value(at).to_owned()),
        );
    }

    /// The members with their ranks, then those that have nothing; at the end the facts, if they stand nowhere else.
    fn draw_ranking(&self, frame: Frame, with_facts: bool, state: &mut ViewState, buffer: &mut Buffer) {
        let strings = self.app.session().strings();
        let ranking = self.overview.ranking();
        let having = ranking.iter().filter(|ranked| ranked.rank.is_some()).count();
        let selected = ranking
            .iter()
            .position(|ranked| ranked.member == self.overview.member);
        let within = (frame.area.width >= WITH_WITHIN).then(|| Values {
            id: 1,
            heading: strings.sheets.within.to_owned(),
            width: COUNT,
            need: 2,
        });
        let table = Table {
            frame,
            pane: Pane::Middle,
            title: strings.titles.ranking,
            title_id: None,
            columns: [self.column()].into_iter().chain(within).collect(),
            selected,
        };
        table.draw(
            state,
            buffer,
            |list| {
                let none = (having < ranking.len()).then_some((Role::Heading, strings.sheets.none_of_it));
                let mut blocks = vec![list.block([], having), list.block(none, ranking.len() - having)];
                if with_facts {
                    for fact in &self.facts {
                        blocks.push(list.block([(Role::Text, ""), (Role::Text, fact)], 0));
                    }
                }
                blocks
            },
            |buffer, row, at| {
                if let Some(ranked) = ranking.get(at) {
                    self.draw_member(buffer, row, ranked.rank, ranked.member, frame.theme);
                }
            },
            |at, column| {
                let member = ranking.get(at).map(|ranked| ranked.member).unwrap_or_default();
                let said = match column {
                    0 => self.value(member).to_owned(),
                    _ => {
                        let member = self.report.members.get(member);
                        member.map_or_else(String::new, |member| member.within.awards.to_string())
                    }
                };
                (Role::Text, said)
            },
        );
    }

    /// The sides from which the members can be seen; of categories with their awards and what is stated.
    fn draw_bases(&self, frame: Frame, state: &mut ViewState, buffer: &mut Buffer) {
        let strings = self.app.session().strings();
        let lang = strings.lang();
        let catalog = self.app.session().view().catalog();
        let bases: Vec<_> = self.report.bases().collect();
        let sum = |at: usize| at.checked_sub(3).and_then(|at| self.report.categories.get(at));
        let stated = |at: usize| sum(at).map_or_else(String::new, |sum| wording::short_stated(sum, lang));
        // Labels come before amounts.
        let room = usize::from(frame.area.width).saturating_sub(LABEL + COUNT + 5);
        let amounts = (0..bases.len()).map(|at| text::width(&stated(at)));
        let amount = amounts.filter(|width| *width > 0 && *width <= room).max();
        let amount = amount.map(|width| Values {
            id: 1,
            heading: strings.columns.amount.to_owned(),
            width,
            need: 1,
        });
        let awards = Values {
            id: 0,
            heading: strings.columns.awards.to_owned(),
            width: COUNT,
            need: 2,
        };
        let columns = [awards].into_iter().chain(amount).collect();
        let table = Table {
            frame,
            pane: Pane::Right,
            title: strings.titles.bases,
            title_id: None,
            columns,
            selected: Some(self.overview.side),
        };
        table.draw(
            state,
            buffer,
            |list| {
                let categories = [(Role::Heading, strings.titles.categories)];
                let fixed = bases
                    .iter()
                    .filter(|basis| !matches!(basis, Basis::Category(_)))
                    .count();
                vec![list.block([], fixed), list.block(categories, bases.len() - fixed)]
            },
            |buffer, row, at| {
                if let Some(basis) = bases.get(at) {
                    let said = wording::basis(catalog, *basis, lang);
                    put(buffer, row, &[(Role::Text, &said)], frame.theme);
                }
            },
            |at, column| match (sum(at), column) {
                (Some(sum), 0) => (Role::Text, sum.awards.to_string()),
                (Some(_), _) => (Role::Amount, stated(at)),
                (None, _) => (Role::Text, String::new()),
            },
        );
    }

    fn draw_map(&self, frame: Frame, with_facts: bool, state: &mut ViewState, buffer: &mut Buffer) {
        state.lead(frame.area, Target::Pane(Pane::Left));
        let inner = frame.draw(self.app.session().strings().titles.overview, &[], buffer);
        self.draw_tiles(frame, inner, with_facts, state, buffer);
    }
}
