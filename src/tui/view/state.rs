//! What the view remembers between frames, and no meaning depends on: the terminal's size, how far each list and text is
//! scrolled, and where on the screen what was drawn.

use ratatui::layout::{Position, Rect};

use super::source::{Anchor, Sheet};
use crate::tui::action::{Action, Motion, Pane};
use crate::tui::app::{App, Screen, ScreenId};
use crate::tui::article::{Article, Text};
use crate::tui::layout::{Layout, inside, layout, page_rows, reading_area};

/// What drawing remembers.
#[derive(Debug)]
pub(in crate::tui) struct ViewState {
    /// The terminal, as it was last said to be.
    area: Rect,
    /// How far each screen that can be come back to is scrolled, the one on top last.
    scrolls: Vec<(ScreenId, Scroll)>,
    /// What each area of the last frame leads to, the later ones on top.
    targets: Vec<(Rect, Target)>,
    /// The rows of the circular's text that was drawn last: whose, and in how many cells.
    sheet: Option<(ScreenId, usize, Sheet)>,
}

/// How far the panes of a screen are scrolled.
#[derive(Debug, Default)]
struct Scroll {
    /// The first row shown of each pane's list.
    lists: [usize; 3],
    /// Where a circular's text is scrolled to, and how often it has been brought to another place of it.
    source: (Anchor, usize),
    /// The first line shown of the text and of that beside it, and of which: any other is read from its beginning.
    texts: [Option<(Text, usize)>; 2],
}

/// What a cell of the screen leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::tui) enum Target {
    /// The search line.
    SearchLine,
    /// A pane.
    Pane(Pane),
    /// An item of a pane's list.
    Item(Pane, usize),
    /// The heading of a table's column.
    Heading(usize),
}

/// A text as it is shown in its pane.
pub(super) struct Reading {
    pub(super) article: Article,
    /// The first line shown.
    pub(super) top: usize,
}

impl ViewState {
    /// For a terminal of the given size in cells: columns, rows.
    pub(in crate::tui) fn new((columns, rows): (u16, u16)) -> Self {
        Self {
            area: Rect::new(0, 0, columns, rows),
            scrolls: Vec::new(),
            targets: Vec::new(),
            sheet: None,
        }
    }

    /// The terminal's area.
    pub(super) fn area(&self) -> Rect {
        self.area
    }

    /// Does what is asked of the view alone: takes a new size, scrolls a text. Anything else comes back for the
    /// application, movements by pages as movements by rows.
    pub(in crate::tui) fn take(&mut self, app: &App<'_>, action: Action) -> Option<Action> {
        match action {
            Action::Resize(columns, rows) => {
                self.area = Rect::new(0, 0, columns, rows);
                None
            }
            Action::Move(motion) => {
                let pane = app.screen().behaviour().focus();
                self.scroll(app, pane, motion).map(Action::Move)
            }
            Action::Scroll(pane, motion) => self
                .scroll(app, pane, motion)
                .map(|motion| Action::Scroll(pane, motion)),
            action => Some(action),
        }
    }

    /// Scrolls a pane's text. Of a pane with a list the movement comes back.
    fn scroll(&mut self, app: &App<'_>, pane: Pane, motion: Motion) -> Option<Motion> {
        let area = self.layout(app).and_then(|layout| layout.pane(pane));
        let motion = motion.in_pages_of(area.map_or(1, page_rows));
        if matches!(app.screen(), Screen::Source(_)) {
            self.scroll_source(app, area?, motion);
            return None;
        }
        let behaviour = app.screen().behaviour();
        let (text_pane, text) = behaviour.text(app.session());
        let (which, text) = match pane {
            pane if pane == text_pane => (0, text),
            Pane::Far => (1, behaviour.beside(app.session())),
            _ => return Some(motion),
        };
        let (text, area) = (text?, area?);
        self.come_to(app);
        let shown = usize::from(reading_area(area).height);
        let article = read(app, text, area);
        let top = self.top(text, &article, shown);
        let top = motion.apply(top, (article.lines.len() + 1).saturating_sub(shown));
        let (_, scroll) = self.scrolls.last_mut()?;
        if let Some(scrolled) = scroll.texts.get_mut(which) {
            *scrolled = Some((text, top));
        }
        None
    }

    /// Scrolls the circular's text that is on top.
    fn scroll_source(&mut self, app: &App<'_>, area: Rect, motion: Motion) {
        let shown = usize::from(inside(area).height);
        let Some((sheet, top)) = self.sheet(app, area) else {
            return;
        };
        let top = motion.apply(top, (sheet.len() + 1).saturating_sub(shown));
        let anchor = sheet.anchor(top);
        if let Some((_, scroll)) = self.scrolls.last_mut() {
            scroll.source.0 = anchor;
        }
    }

    /// The rows of the circular's text on top in a pane of this area, borders included, and the first of them that is
    /// shown: where it was, or where the place stands that was gone to.
    pub(super) fn sheet(&mut self, app: &App<'_>, area: Rect) -> Option<(&Sheet, usize)> {
        let Screen::Source(source) = app.screen() else {
            return None;
        };
        self.come_to(app);
        let report = source.report()?;
        let (screen, inner) = (app.screen_id(), inside(area));
        let cells = usize::from(inner.width);
        let is_it = |(of, in_cells, _): &(ScreenId, usize, Sheet)| (*of, *in_cells) == (screen, cells);
        if !self.sheet.as_ref().is_some_and(is_it) {
            let session = app.session();
            let sheet = Sheet::new(report, session.view().catalog(), session.strings().lang(), cells);
            self.sheet = Some((screen, cells, sheet));
        }
        let (_, _, sheet) = self.sheet.as_ref()?;
        let (_, scroll) = self.scrolls.last_mut()?;
        let (anchor, jumps) = &mut scroll.source;
        let shown = usize::from(inner.height);
        let last = sheet.len().saturating_sub(shown);
        let mut top = sheet.row_at(*anchor).min(last);
        if *jumps != source.jumps() {
            *jumps = source.jumps();
            let mark = source.hits().get(source.hit());
            if let Some(piece) = mark.and_then(|mark| mark.pieces().first()) {
                let row = sheet.row_of(piece);
                // What is in sight stays where it is.
                if !(top..top + shown).contains(&row) || *jumps == 1 {
                    top = row.saturating_sub(shown / 3).min(last);
                    *anchor = sheet.anchor(top);
                }
            }
        }
        Some((sheet, top))
    }

    /// The layout of the screen on top; `None` where the terminal is too small.
    pub(super) fn layout(&self, app: &App<'_>) -> Option<Layout> {
        layout(self.area, app.screen().behaviour().shape())
    }

    /// A text of the screen on top, as it is shown in a pane of this area, borders included.
    pub(super) fn reading(&self, app: &App<'_>, text: Text, area: Rect) -> Reading {
        let shown = usize::from(reading_area(area).height);
        let article = read(app, text, area);
        let top = self.top(text, &article, shown);
        // The text may have become shorter, as it does in wider lines.
        let top = top.min(article.lines.len().saturating_sub(shown));
        Reading { article, top }
    }

    /// The first line shown of a text on the screen on top: where it was scrolled to, else the first or, where the first
    /// word that is marked would be out of sight, one above that.
    fn top(&self, text: Text, article: &Article, shown: usize) -> usize {
        let scroll = self.scrolls.last().map(|(_, scroll)| scroll);
        let mut texts = scroll.into_iter().flat_map(|scroll| scroll.texts).flatten();
        let scrolled = texts.find(|(other, _)| *other == text);
        scrolled.map_or_else(
            || {
                let mark = article.first_word.filter(|line| *line >= shown);
                mark.map_or(0, |line| line - shown / 3)
            },
            |(_, top)| top,
        )
    }

    /// The first row shown of a list on the screen on top.
    pub(super) fn offset(&mut self, pane: Pane) -> Option<&mut usize> {
        let (_, scroll) = self.scrolls.last_mut()?;
        scroll.lists.get_mut(pane as usize)
    }

    /// Begins a frame: forgets where what was drawn.
    pub(super) fn begin(&mut self, app: &App<'_>) {
        self.targets.clear();
        self.come_to(app);
    }

    /// Notes what an area leads to.
    pub(super) fn lead(&mut self, area: Rect, target: Target) {
        self.targets.push((area, target));
    }

    /// What was drawn at a cell.
    pub(in crate::tui) fn target(&self, column: u16, row: u16) -> Option<Target> {
        let at = Position::new(column, row);
        let mut targets = self.targets.iter().rev();
        targets
            .find(|(area, _)| area.contains(at))
            .map(|(_, target)| *target)
    }

    /// Has the screen on top last, and forgets what can no more be come back to.
    fn come_to(&mut self, app: &App<'_>) {
        self.scrolls.retain(|(id, _)| app.has_screen(*id));
        let top = app.screen_id();
        if self.scrolls.last().is_none_or(|(id, _)| *id != top) {
            self.scrolls.push((top, Scroll::default()));
        }
    }
}

/// A text wrapped for a pane of this area, borders included.
fn read(app: &App<'_>, text: Text, area: Rect) -> Article {
    let session = app.session();
    let width = usize::from(reading_area(area).width);
    let screen = app.screen().behaviour();
    let words = screen.marked().cloned().unwrap_or_default();
    let marked = (&words, screen.years());
    text.article(session.view(), session.strings(), session.keymap(), marked, width)
}
