//! What the view remembers between frames, and no meaning depends on: the terminal's size, how far each list and text is
//! scrolled, and where on the screen what was drawn.

use ratatui::layout::{Position, Rect};

use crate::tui::action::{Action, Motion, Pane};
use crate::tui::app::{App, ScreenId};
use crate::tui::article::{Article, Text};
use crate::tui::layout::{Layout, layout, page_rows, reading_area};

/// What drawing remembers.
#[derive(Debug)]
pub(in crate::tui) struct ViewState {
    /// The terminal, as it was last said to be.
    area: Rect,
    /// How far each screen that can be come back to is scrolled, the one on top last.
    scrolls: Vec<(ScreenId, Scroll)>,
    /// What each area of the last frame leads to, the later ones on top.
    targets: Vec<(Rect, Target)>,
}

/// How far the panes of a screen are scrolled.
#[derive(Debug, Default)]
struct Scroll {
    /// The first row shown of each pane's list.
    lists: [usize; 3],
    /// The first line shown of a text, and of which: any other is read from its beginning.
    text: Option<(Text, usize)>,
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
        }
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
        let (text_pane, text) = app.screen().behaviour().text(app.session());
        if pane != text_pane {
            return Some(motion);
        }
        let (text, area) = (text?, area?);
        self.come_to(app);
        let shown = usize::from(reading_area(area).height);
        let article = read(app, text, area);
        let top = self.top(text, &article, shown);
        let top = motion.apply(top, (article.lines.len() + 1).saturating_sub(shown));
        let (_, scroll) = self.scrolls.last_mut()?;
        scroll.text = Some((text, top));
        None
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
        let scrolled = self.scrolls.last().and_then(|(_, scroll)| scroll.text);
        let scrolled = scrolled.filter(|(other, _)| *other == text);
        scrolled.map_or_else(
            || {
                let mark = article.first_mark().filter(|line| *line >= shown);
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
    let words = screen.words().cloned().unwrap_or_default();
    text.article(session.view(), session.strings(), &words, width)
}
