//! The map: a tile for each member, with a shade and a number, as large as there is room for; below it what the shades
//! mean, and what must be said of the region, as far as that has room.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::Page;
use crate::catalog::AwardId;
use crate::report::{AwardReport, Basis, shade};
use crate::text;
use crate::tui::action::Pane;
use crate::tui::layout::{inside, reading_area};
use crate::tui::theme::Role;
use crate::tui::view::frame::Frame;
use crate::tui::view::{Target, ViewState, put, write};
use crate::wording;

/// How shades look, from none.
const SHADES: [&str; 5] = ["·", "░", "▒", "▓", "█"];
/// The widest a tile is worth, the gap included.
const WIDEST: usize = 16;
/// A label, two characters wide.
const LABEL: usize = 4;

/// How the tiles are laid out.
#[derive(Clone, Copy, Debug)]
struct Grid {
    /// The cells of a tile, the gap included.
    width: usize,
    /// The rows of a tile; from three on the last of them is a gap.
    height: usize,
    /// The first column and row of tiles in sight.
    first: (usize, usize),
    /// How many columns and rows are.
    shown: (usize, usize),
}

impl Page<'_> {
    /// What the selected member has, as far as it has room in one line; none of it is cut.
    fn selected(&self, cells: usize) -> String {
        let session = self.app.session();
        let (catalog, lang) = (session.view().catalog(), session.strings().lang());
        let member = self.report.members.get(self.overview.member);
        let facts = member.map_or_else(Vec::new, |member| wording::member(catalog, member, lang));
        let mut line = String::new();
        for fact in facts {
            let gap = if line.is_empty() { "" } else { "  " };
            if text::width(&line) + gap.len() + text::width(&fact) <= cells {
                line.push_str(gap);
                line.push_str(&fact);
            }
        }
        line
    }

    /// What the selected member is given; nothing where so many cells are surely too few.
    fn awards(&self, cells: usize) -> Option<String> {
        let session = self.app.session();
        let (view, lang) = (session.view(), session.strings().lang());
        let member = self.report.members.get(self.overview.member)?;
        let is_of_circular = |id: &&AwardId| view.award(**id).category_id.circular == self.report.circular;
        let awards = view.awards_of(member.place).iter().filter(is_of_circular);
        let labels = awards.map(|id| {
            let award = AwardReport::new(view.catalog(), *id);
            let label = wording::category(view.catalog(), award.category_id, lang);
            match wording::short_amounts(&award, lang) {
                amounts if amounts.is_empty() => label,
                amounts => lang.pick(format!("{label}（{amounts}）"), format!("{label} ({amounts})")),
            }
        });
        let mut labels: Vec<_> = labels.collect();
        labels.dedup();
        let name = view.gazetteer().full_name(member.place, lang);
        let labels_said = labels.join(lang.pick("、", ", "));
        let said = lang.pick(format!("{name}：{labels_said}"), format!("{name}: {labels_said}"));
        (!labels.is_empty() && text::width(&said) <= cells).then_some(said)
    }

    /// The counties that are not on the list; nothing where so many cells are surely too few.
    fn counties(&self, cells: usize) -> Option<String> {
        // The shortest names have two characters, and a comma.
        if self.report.unlisted_counties.len() * 6 > cells {
            return None;
        }
        let session = self.app.session();
        wording::unlisted_counties(session.view(), self.report, session.strings().lang())
    }

    /// Whether a pane has room for the map and the facts below it.
    pub(super) fn has_room_for_facts(&self, area: Rect) -> bool {
        let Some((_, down)) = self.overview.map_size() else {
            return false;
        };
        // Tiles of two rows, the legend, the selected member, a blank.
        down * 2 + 3 + self.fact_lines.len() <= usize::from(inside(area).height)
    }

    pub(super) fn draw_tiles(
        &self,
        frame: Frame,
        inner: Rect,
        with_facts: bool,
        state: &mut ViewState,
        buffer: &mut Buffer,
    ) {
        let mut lines = vec![(Role::Heading, self.selected(text_width(frame.area)))];
        if with_facts {
            let facts = self.fact_lines.iter().cloned();
            lines.push((Role::Text, String::new()));
            lines.extend(facts.map(|line| (Role::Text, line)));
        }
        let Some(grid) = self.grid(inner, lines.len() + 1) else {
            return;
        };
        let gap = usize::from(grid.height > 2);
        let most = self.report.most(self.basis);
        for (at, member) in self.report.members.iter().enumerate() {
            let Some(tile) = &member.tile else { continue };
            let column = tile.column.checked_sub(grid.first.0);
            let row = tile.row.checked_sub(grid.first.1);
            let column = column.filter(|column| *column < grid.shown.0);
            let row = row.filter(|row| *row < grid.shown.1);
            let (Some(column), Some(row)) = (column, row) else {
                continue;
            };
            let area = Rect {
                x: inner.x + 1 + (column * grid.width) as u16,
                y: inner.y + (row * grid.height) as u16,
                width: grid.width.saturating_sub(1) as u16,
                height: (grid.height - gap) as u16,
            };
            let area = area.intersection(inner);
            self.draw_tile(frame, area, at, most, buffer);
            state.lead(area, Target::Item(Pane::Left, at));
        }
        let top = inner.top() + (grid.shown.1 * grid.height) as u16;
        let mut rows = (top..inner.bottom()).map(|y| Rect {
            y,
            height: 1,
            ..inner
        });
        if let Some(row) = rows.next() {
            self.draw_legend(frame, row, buffer);
        }
        // For who has very much room: what the selected member is given, and the counties that are not on the list by
        // name. Whole, or not at all; and not made where there is none.
        let paragraphs = [Self::awards, Self::counties];
        for paragraph in paragraphs.iter().filter(|_| with_facts) {
            let Some(room) = rows.len().checked_sub(lines.len() + 1) else {
                break;
            };
            let more = paragraph(self, room * text_width(frame.area));
            let more = wrapped(more.as_slice(), frame.area);
            if !more.is_empty() && more.len() <= room {
                lines.push((Role::Text, String::new()));
                lines.extend(more.into_iter().map(|line| (Role::Text, line)));
            }
        }
        for ((role, line), row) in lines.iter().zip(rows) {
            put(buffer, row, &[(Role::Text, " "), (*role, line)], frame.theme);
        }
    }

    /// Tiles as large as there is room for, with so many rows left below them; where not all have room, those around the
    /// selected one.
    fn grid(&self, inner: Rect, below: usize) -> Option<Grid> {
        let (across, down) = self.overview.map_size()?;
        let (cells, rows) = (
            usize::from(inner.width).saturating_sub(1),
            usize::from(inner.height),
        );
        let height = (1..=4)
            .rev()
            .find(|height| down * height + below <= rows)
            .unwrap_or(1);
        // In one row the shade stands between label and number.
        let least = LABEL + usize::from(height == 1) + self.digits + 1;
        let width = (cells / across).clamp(least, WIDEST.max(least));
        let shown = ((cells / width).clamp(1, across), (rows / height).clamp(1, down));
        let member = self.report.members.get(self.overview.member);
        let selected = member.and_then(|member| member.tile.as_ref());
        let (column, row) = selected.map_or((0, 0), |tile| (tile.column, tile.row));
        // The selected tile in the middle, as far as that goes.
        let first = |at: usize, shown: usize, all: usize| at.saturating_sub(shown / 2).min(all - shown);
        Some(Grid {
            width,
            height,
            first: (first(column, shown.0, across), first(row, shown.1, down)),
            shown,
        })
    }

    /// `▓▓▓▓▓▓▓` over `成都 13`; in one row `成都▓13`.
    fn draw_tile(&self, frame: Frame, area: Rect, at: usize, most: u64, buffer: &mut Buffer) {
        let Some(member) = self.report.members.get(at) else {
            return;
        };
        let label = member.tile.as_ref().map_or("", |tile| tile.label);
        let theme = frame.theme;
        let shade = shade(self.report.value(member, self.basis), most);
        let symbol = SHADES.get(shade as usize).copied().unwrap_or_default();
        let mark = if self.app.session().marks().contains(&member.place) {
            "✓"
        } else if area.height == 1 {
            symbol
        } else {
            " "
        };
        let (width, number) = (usize::from(area.width), self.value(at));
        let has_gap = text::width(label) + number.len() < width;
        let mark = if has_gap { mark } else { "" };
        let blanks = width.saturating_sub(text::width(label) + text::width(mark) + number.len());
        let said = format!("{label}{mark}{}{number}", " ".repeat(blanks));
        let bar = symbol.repeat(width);
        let below = Rect {
            y: area.bottom().saturating_sub(1),
            height: area.height.min(1),
            ..area
        };
        for y in area.top()..below.y {
            write(buffer, (area.x, y), &bar, theme.style(Role::Text));
        }
        put(buffer, below, &[(Role::Text, &said)], theme);
        if at == self.overview.member {
            let role = if frame.focused {
                Role::Selection
            } else {
                Role::InactiveSelection
            };
            buffer.set_style(below, theme.style(role));
            // The gap before a tile is its own.
            let mark = theme.style(Role::InactiveSelection);
            for y in area.top()..area.bottom() {
                write(buffer, (area.x.saturating_sub(1), y), "▌", mark);
            }
        }
    }

    /// `事项：· 0  ░ 1–3  ▒ 4–6  ▓ 7–9  █ 10–13`
    fn draw_legend(&self, frame: Frame, row: Rect, buffer: &mut Buffer) {
        let basis = self.basis;
        let session = self.app.session();
        let lang = session.strings().lang();
        let ranges = wording::shade_ranges(self.report.most(basis), basis);
        let ranges = [(0, "0".to_owned())].into_iter().chain(ranges);
        let ranges = ranges.map(|(shade, range)| {
            let symbol = SHADES.get(shade as usize).copied().unwrap_or_default();
            format!("{symbol} {range}")
        });
        let ranges: Vec<_> = ranges.collect();
        let unit = match basis {
            Basis::Category(_) => wording::basis(session.view().catalog(), basis, lang),
            _ => wording::basis_unit(basis, lang).to_owned(),
        };
        let colon = lang.pick("：", ": ");
        let legend = format!(" {unit}{colon}{}", ranges.join("  "));
        put(buffer, row, &[(Role::Text, &legend)], frame.theme);
    }
}

/// The cells of a line of text in a pane.
fn text_width(area: Rect) -> usize {
    usize::from(reading_area(area).width).max(2)
}

/// Paragraphs in lines for a pane of this area.
pub(super) fn wrapped(paragraphs: &[String], area: Rect) -> Vec<String> {
    let width = text_width(area);
    let lines = paragraphs.iter().flat_map(|paragraph| {
        let paragraph = text::sanitize(paragraph);
        let lines = text::wrap(&paragraph, width).into_iter();
        lines.map(str::to_owned).collect::<Vec<_>>()
    });
    lines.collect()
}
