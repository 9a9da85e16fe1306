//! Draws the application. Drawing changes nothing but the [`ViewState`]: how far lists are scrolled, and which
//! cells lead where.

mod footer;
mod header;
mod help;
mod list;
mod panes;
mod search;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::symbols::border;

use super::action::Pane;
use super::app::{App, Screen, ScreenId};
use super::article::Article;
use super::layout::{inside, reading_area};
use super::theme::{Role, Theme};
use crate::text;

/// What drawing remembers from one frame to the next.
#[derive(Debug, Default)]
pub(super) struct ViewState {
    /// For each screen that can be come back to, the first row shown of each pane's list.
    offsets: Vec<(ScreenId, [usize; 3])>,
    /// What each area of the last frame leads to, the later ones on top.
    targets: Vec<(Rect, Target)>,
}

/// What a cell of the screen leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Target {
    /// The search line.
    SearchLine,
    /// A pane.
    Pane(Pane),
    /// An item of a pane's list.
    Item(Pane, usize),
}

impl ViewState {
    /// What was drawn at a cell.
    pub(super) fn target(&self, column: u16, row: u16) -> Option<Target> {
        let at = Position::new(column, row);
        self.targets
            .iter()
            .rev()
            .find(|(area, _)| area.contains(at))
            .map(|(_, target)| *target)
    }

    /// The first row shown of a list on the screen on top.
    fn offset(&mut self, pane: Pane) -> Option<&mut usize> {
        let (_, offsets) = self.offsets.last_mut()?;
        offsets.get_mut(pane as usize)
    }

    /// Forgets what can no more be come back to, and has the screen on top last.
    fn come_to(&mut self, app: &App<'_>) {
        self.offsets.retain(|(id, _)| app.has_screen(*id));
        let top = app.screen_id();
        if self.offsets.last().is_none_or(|(id, _)| *id != top) {
            self.offsets.push((top, [0; 3]));
        }
    }
}

/// Draws the whole screen on a blank buffer, and gives where the cursor stands, if it is to be seen.
pub(super) fn draw(
    app: &App<'_>,
    state: &mut ViewState,
    theme: Theme,
    buffer: &mut Buffer,
) -> Option<Position> {
    state.targets.clear();
    state.come_to(app);
    // The terminal may have changed its size since the application was told: only a layout that fits is drawn.
    let area = buffer.area;
    let layout = app.layout().filter(|layout| area.union(layout.footer) == area);
    let Some(layout) = layout else {
        put(
            buffer,
            frame_row(area),
            &[(Role::Text, &app.strings().too_small())],
            theme,
        );
        return None;
    };
    header::draw(app, &layout, theme, buffer);
    let cursor = search::draw_line(app, layout.search, state, theme, buffer);
    match app.screen() {
        Screen::Panes(panes) => panes::draw(app, panes, &layout, state, theme, buffer),
        Screen::Search(search) => search::draw(app, search, &layout, state, theme, buffer),
        Screen::Help { top } => help::draw(app, *top, &layout, state, theme, buffer),
    }
    footer::draw(app, layout.footer, theme, buffer);
    Some(cursor)
}

/// The first row of an area; of no height where the area has none.
fn frame_row(area: Rect) -> Rect {
    Rect {
        height: area.height.min(1),
        ..area
    }
}

/// Writes pieces of text one after another, cut at the area's right edge. Gives the cells that are left.
fn put(buffer: &mut Buffer, area: Rect, pieces: &[(Role, &str)], theme: Theme) -> u16 {
    let mut x = area.x;
    if area.height == 0 {
        return 0;
    }
    for (role, piece) in pieces {
        let left = usize::from(area.right().saturating_sub(x));
        let style = theme.style(*role);
        // Plain text is never dangerous.
        x = if text::plain_width(piece).is_some_and(|cells| cells <= left) {
            write(buffer, (x, area.y), piece, style)
        } else {
            let piece = text::sanitize(piece);
            write(buffer, (x, area.y), &text::truncate(&piece, left), style)
        };
    }
    area.right().saturating_sub(x)
}

/// Writes text that is known to fit, and gives the column after it.
fn write(buffer: &mut Buffer, (x, y): (u16, u16), content: &str, style: Style) -> u16 {
    let row = usize::from(y - buffer.area.y) * usize::from(buffer.area.width);
    let start = row + usize::from(x - buffer.area.x);
    let mut at = start;
    for (index, character) in content.char_indices() {
        // While each character is a cluster, the buffer need not look for where clusters end.
        let (Some(cells), Some(cell)) = (text::cells_of(character), buffer.content.get_mut(at)) else {
            let rest = content.get(index..).unwrap_or_default();
            return buffer
                .set_stringn(x + (at - start) as u16, y, rest, usize::MAX, style)
                .0;
        };
        cell.set_char(character).set_style(style);
        if cells == 2
            && let Some(covered) = buffer.content.get_mut(at + 1)
        {
            covered.reset();
        }
        at += cells;
    }
    x + (at - start) as u16
}

/// Writes text at the right end of an area's first row, if there is room. Gives the area left of it.
fn put_right(buffer: &mut Buffer, area: Rect, role: Role, content: &str, theme: Theme) -> Rect {
    let content = text::sanitize(content);
    let width = u16::try_from(text::width(&content)).unwrap_or(u16::MAX);
    if area.height == 0 || width >= area.width {
        return area;
    }
    let x = area.right() - width;
    write(buffer, (x, area.y), &content, theme.style(role));
    Rect {
        width: area.width - width,
        ..area
    }
}

/// Draws a pane's border with its title at the left and its count at the right, and gives the area inside.
fn pane(buffer: &mut Buffer, area: Rect, title: &str, count: &str, focused: bool, theme: Theme) -> Rect {
    clear_left_edge(buffer, area);
    draw_border(
        buffer,
        area,
        theme.style(if focused { Role::Accent } else { Role::Border }),
    );
    let top = Rect {
        x: area.x + 2,
        width: area.width.saturating_sub(4),
        height: 1,
        ..area
    };
    let role = if focused { Role::Accent } else { Role::Heading };
    let top = if count.is_empty() {
        top
    } else {
        put_right(buffer, top, Role::Dim, &format!(" {count} "), theme)
    };
    put(buffer, top, &[(role, &format!(" {title} "))], theme);
    inside(area)
}

/// Draws a border, and touches only its cells: ratatui's block styles those inside too, each of them.
fn draw_border(buffer: &mut Buffer, area: Rect, style: Style) {
    let set = border::ROUNDED;
    let (right, bottom) = (area.right().saturating_sub(1), area.bottom().saturating_sub(1));
    let mut draw = |x: u16, y: u16, symbol: &'static str| {
        if let Some(cell) = buffer.cell_mut((x, y)) {
            cell.set_symbol(symbol).set_style(style);
        }
    };
    for x in area.left()..area.right() {
        draw(x, area.y, set.horizontal_top);
        draw(x, bottom, set.horizontal_bottom);
    }
    for y in area.top()..area.bottom() {
        draw(area.x, y, set.vertical_left);
        draw(right, y, set.vertical_right);
    }
    draw(area.x, area.y, set.top_left);
    draw(right, area.y, set.top_right);
    draw(area.x, bottom, set.bottom_left);
    draw(right, bottom, set.bottom_right);
}

/// Marks a selected row at its left end: what is selected is seen without colours too, and can be copied.
fn draw_selection_mark(buffer: &mut Buffer, row: Rect, theme: Theme) {
    if let Some(cell) = buffer.cell_mut((row.x, row.y)) {
        cell.reset();
        cell.set_symbol("▌").set_style(theme.style(Role::Kept));
    }
}

/// Blanks a wide character that the left edge of `area` would cut: its second half would hide the border.
fn clear_left_edge(buffer: &mut Buffer, area: Rect) {
    let Some(before) = area.x.checked_sub(1) else {
        return;
    };
    for y in area.top()..area.bottom() {
        if let Some(cell) = buffer.cell_mut((before, y))
            && text::width(cell.symbol()) > 1
        {
            cell.set_symbol(" ");
        }
    }
}

/// Draws the lines of an article from `top` on into a pane.
fn draw_article(buffer: &mut Buffer, pane: Rect, article: &Article, top: usize, theme: Theme) {
    let area = reading_area(pane);
    for (line, y) in article.lines.iter().skip(top).zip(area.top()..area.bottom()) {
        let pieces: Vec<_> = line.iter().map(|(role, piece)| (*role, piece.as_str())).collect();
        put(buffer, Rect { y, height: 1, ..area }, &pieces, theme);
    }
}
