//! The program's state and how actions change it. No I/O, no drawing, no terminal.
//!
//! [`App`] holds meaning only: a stack of screens, what is selected on each, the query. Where things are drawn
//! and how far lists are scrolled is the view's business.

mod panes;
mod search;
mod stack;

use std::cell::OnceCell;

use ratatui::layout::Rect;

pub(super) use panes::{Panes, Subject};
pub(super) use search::Search;
pub(super) use stack::ScreenId;
use stack::Stack;

use super::action::{Action, Motion, Pane};
use super::article::{self, Article};
use super::effect::Effect;
use super::keymap::Context;
use super::layout::{self, Layout, Shape, layout};
use super::strings::Strings;
use crate::catalog::{Catalog, Totals, View};
use crate::gazetteer::PlaceId;
use crate::lang::Lang;
use crate::search::Index;

/// How many queries are remembered.
const HISTORY: usize = 20;

/// One screen.
#[derive(Debug)]
pub(super) enum Screen {
    /// Three panes: a circular's categories or a place's awards at the left.
    Panes(Panes),
    /// The search line and what it finds.
    Search(Search),
    /// The keys.
    Help {
        /// The first line shown.
        top: usize,
    },
}

/// The program's state.
#[derive(Debug)]
pub(super) struct App<'c> {
    view: View<'c>,
    /// What the view counts up to: asked for with every frame, and so counted once.
    totals: Totals,
    strings: &'static Strings,
    /// Made when there is time, or when a search first needs it.
    index: OnceCell<Index>,
    area: Rect,
    screens: Stack,
    /// The last queries, the newest last.
    history: Vec<String>,
}

impl<'c> App<'c> {
    /// The program as it starts, on a terminal of the given size in cells.
    pub(super) fn new(catalog: &'c Catalog, lang: Lang, (columns, rows): (u16, u16)) -> Self {
        let view = catalog.default_view();
        let circular = view.single().map(|(id, _)| id);
        let totals = view.totals(view.award_ids());
        Self {
            view,
            totals,
            strings: Strings::of(lang),
            index: OnceCell::new(),
            area: Rect::new(0, 0, columns, rows),
            screens: Stack::new(Screen::Panes(Panes::new(Subject::Circular(circular)))),
            history: Vec::new(),
        }
    }

    /// All that was loaded.
    pub(super) fn catalog(&self) -> &'c Catalog {
        self.view.catalog()
    }

    /// What is browsed, in its scope.
    pub(super) fn view(&self) -> &View<'c> {
        &self.view
    }

    /// What the scope counts up to.
    pub(super) fn totals(&self) -> Totals {
        self.totals
    }

    /// The most awards that any member of the region has of its own.
    pub(super) fn most_awards(&self) -> usize {
        let members = self.view.ranked_members(crate::gazetteer::Kind::Prefecture);
        members
            .map(|id| self.view.awards_of(id).len())
            .max()
            .unwrap_or_default()
    }

    /// The words of the language in use.
    pub(super) fn strings(&self) -> &'static Strings {
        self.strings
    }

    /// The screen on top.
    pub(super) fn screen(&self) -> &Screen {
        self.screens.top()
    }

    /// Which screen is on top.
    pub(super) fn screen_id(&self) -> ScreenId {
        self.screens.id()
    }

    /// Whether a screen is on top or can be come back to.
    pub(super) fn has_screen(&self, id: ScreenId) -> bool {
        self.screens.has(id)
    }

    /// The last queries, the newest last.
    pub(super) fn history(&self) -> &[String] {
        &self.history
    }

    /// Where keys are typed now.
    pub(super) fn context(&self) -> Context {
        match self.screen() {
            Screen::Panes(_) => Context::Panes,
            Screen::Search(_) => Context::Search,
            Screen::Help { .. } => Context::Help,
        }
    }

    /// Whether every selection is in range: for the tests.
    pub(super) fn is_sound(&self) -> bool {
        self.screens.iter().all(|screen| match screen {
            Screen::Panes(panes) => panes.is_sound(&self.view, self.strings),
            Screen::Search(search) => search.is_sound(),
            Screen::Help { .. } => true,
        })
    }

    /// What is on the screen, as far as its layout goes.
    pub(super) fn shape(&self) -> Shape {
        match self.screen() {
            Screen::Panes(panes) => Shape::Panes {
                focus: panes.focus,
                of_place: matches!(panes.subject, Subject::Place(_)),
            },
            Screen::Search(_) => Shape::Search,
            Screen::Help { .. } => Shape::Page,
        }
    }

    /// The layout on a terminal of this size; `None` where it is too small.
    pub(super) fn layout(&self) -> Option<Layout> {
        layout(self.area, self.shape())
    }

    /// Changes the state. What must be done outside comes back.
    pub(super) fn update(&mut self, action: Action) -> Option<Effect> {
        match action {
            Action::Quit => return Some(Effect::Quit),
            Action::Suspend => return Some(Effect::Suspend),
            Action::Redraw => return Some(Effect::Redraw),
            Action::Resize(columns, rows) => self.area = Rect::new(0, 0, columns, rows),
            Action::Back => self.back(),
            Action::Open => self.open(),
            Action::Search => self.search(),
            Action::Help if !matches!(self.screen(), Screen::Help { .. }) => {
                self.screens.push(Screen::Help { top: 0 })
            }
            Action::Help => {}
            Action::Move(motion) => {
                if !self.recall(motion) {
                    self.move_in(self.focus(), motion);
                }
            }
            Action::Scroll(pane, motion) => self.move_in(pane, motion),
            Action::Focus(direction) => {
                if let Some(panes) = self.panes_mut() {
                    panes.focus = panes.focus.towards(direction);
                }
            }
            Action::FocusOn(pane) => self.focus_on(pane),
            Action::Choose(pane, index) => self.choose(pane, index),
            Action::Edit(edit) => {
                if let Some(search) = self.search_mut() {
                    search.edit(edit);
                    self.find();
                }
            }
            Action::Insert(text) => {
                self.search();
                if let Some(search) = self.search_mut() {
                    search.insert(&text);
                    self.find();
                }
            }
        }
        self.clamp();
        None
    }

    /// The pane that has the keys; on screens with one list, that list.
    fn focus(&self) -> Pane {
        match self.screen() {
            Screen::Panes(panes) => panes.focus,
            Screen::Search(_) | Screen::Help { .. } => Pane::Left,
        }
    }

    fn panes_mut(&mut self) -> Option<&mut Panes> {
        match self.screens.top_mut() {
            Screen::Panes(panes) => Some(panes),
            _ => None,
        }
    }

    fn search_mut(&mut self) -> Option<&mut Search> {
        match self.screens.top_mut() {
            Screen::Search(search) => Some(search),
            _ => None,
        }
    }

    fn back(&mut self) {
        if let Some(panes) = self.panes_mut()
            && panes.focus != Pane::Left
        {
            panes.focus = panes.focus.towards(super::action::Direction::Left);
        } else if self.screens.can_pop() {
            self.remember_query();
            self.screens.pop();
        }
    }

    fn search(&mut self) {
        if !matches!(self.screen(), Screen::Search(_)) {
            self.screens.push(Screen::Search(Search::default()));
        }
    }

    /// Makes what the first screen does not need and the first search does, so that its first key need not wait.
    pub(super) fn prepare(&self) {
        self.index();
    }

    fn index(&self) -> &Index {
        let view = &self.view;
        self.index
            .get_or_init(|| Index::new(view.gazetteer(), view.region(), |id| view.is_named(id)))
    }

    /// Searches for what is typed now.
    fn find(&mut self) {
        let Screen::Search(search) = self.screen() else {
            return;
        };
        let found = self.index().find(search.query());
        if let Some(search) = self.search_mut() {
            search.show(found);
        }
    }

    fn open(&mut self) {
        match self.screen() {
            Screen::Panes(panes) => match panes.focus {
                Pane::Left => self.focus_on(Pane::Middle),
                Pane::Middle | Pane::Right => {
                    if let Some(award) = panes.lists(&self.view, self.strings).award() {
                        self.open_place(self.view.award(award).place_id);
                    }
                }
            },
            Screen::Search(search) => {
                if let Some(place) = search.selected_place() {
                    self.remember_query();
                    self.open_place(place);
                }
            }
            Screen::Help { .. } => self.back(),
        }
    }

    fn focus_on(&mut self, pane: Pane) {
        if let Some(panes) = self.panes_mut() {
            panes.focus = pane;
        }
    }

    /// Opens a place, unless it is the one that is open.
    fn open_place(&mut self, place: PlaceId) {
        let is_open = matches!(self.screen(), Screen::Panes(panes) if panes.subject == Subject::Place(place));
        if !is_open {
            self.screens
                .push(Screen::Panes(Panes::new(Subject::Place(place))));
        }
    }

    fn remember_query(&mut self) {
        let Some(query) = self.search_mut().map(|search| search.query().trim().to_owned()) else {
            return;
        };
        if query.is_empty() {
            return;
        }
        self.history.retain(|earlier| *earlier != query);
        self.history.push(query);
        if self.history.len() > HISTORY {
            self.history.remove(0);
        }
    }

    /// Selects an item; what is selected already is opened.
    fn choose(&mut self, pane: Pane, index: usize) {
        let (view, strings) = (&self.view, self.strings);
        let is_selected = match self.screen() {
            Screen::Panes(panes) => panes.focus == pane && panes.selected(pane, view, strings) == Some(index),
            Screen::Search(search) => search.selected() == Some(index),
            Screen::Help { .. } => false,
        };
        if is_selected {
            return self.open();
        }
        match self.screens.top_mut() {
            Screen::Panes(panes) => panes.choose(pane, index, view, strings),
            Screen::Search(search) => search.choose(index),
            Screen::Help { .. } => {}
        }
    }

    /// Calls one of the last queries back, if that is what a movement by a key means now. The wheel never does: it
    /// scrolls, and types nothing.
    fn recall(&mut self, motion: Motion) -> bool {
        let count = self.history.len();
        let Some(search) = self.search_mut().filter(|search| search.is_recalling(motion)) else {
            return false;
        };
        if let Some(at) = search.recall(motion, count) {
            let query = self.history.get(at).cloned().unwrap_or_default();
            if let Some(search) = self.search_mut() {
                search.set(&query);
            }
            self.find();
        }
        true
    }

    fn move_in(&mut self, pane: Pane, motion: Motion) {
        let page = self.page(pane);
        let (view, strings) = (&self.view, self.strings);
        match self.screens.top_mut() {
            Screen::Panes(panes) => panes.move_in(pane, motion, page, view, strings),
            Screen::Search(search) => search.move_in(pane, motion, page),
            Screen::Help { top } => *top = moved(*top, usize::MAX, motion, page),
        }
    }

    /// The rows of a page in a pane: all but one that stays in sight.
    fn page(&self, pane: Pane) -> usize {
        let area = self.layout().and_then(|layout| layout.pane(pane));
        area.map_or(1, |area| {
            usize::from(layout::inside(area).height).saturating_sub(1).max(1)
        })
    }

    /// The pane that has a text to be read.
    fn text_pane(&self) -> Pane {
        match self.screen() {
            Screen::Help { .. } => Pane::Left,
            Screen::Panes(_) | Screen::Search(_) => Pane::Right,
        }
    }

    /// The text of the pane at the right, or of the help screen; `None` where there is none to show.
    pub(super) fn article(&self) -> Option<Article> {
        let area = layout::reading_area(self.layout()?.pane(self.text_pane())?);
        let (width, rows) = (usize::from(area.width), usize::from(area.height));
        match self.screen() {
            Screen::Panes(panes) => {
                let award = panes.lists(&self.view, self.strings).award()?;
                Some(article::award(self.view.catalog(), award, self.strings, width))
            }
            Screen::Search(search) => Some(article::place(
                &self.view,
                search.selected_place()?,
                self.strings,
                width,
                search.top() + rows + 1,
            )),
            Screen::Help { .. } => Some(article::help(self.strings, width)),
        }
    }

    /// Keeps texts from being scrolled past their end.
    fn clamp(&mut self) {
        let scrolled = match self.screen() {
            Screen::Panes(panes) => panes.top > 0,
            Screen::Help { top } => *top > 0,
            Screen::Search(search) => search.top() > 0,
        };
        if !scrolled {
            return;
        }
        let lines = self.article().map_or(0, |article| article.lines.len());
        let last = lines.saturating_sub(self.page(self.text_pane()) + 1);
        match self.screens.top_mut() {
            Screen::Panes(panes) => panes.top = panes.top.min(last),
            Screen::Help { top } => *top = (*top).min(last),
            Screen::Search(search) => search.clamp(last),
        }
    }
}

/// Where a movement leads from `at` among `count`; stays at the ends.
fn moved(at: usize, count: usize, motion: Motion, page: usize) -> usize {
    let last = count.saturating_sub(1);
    match motion {
        Motion::Up => at.saturating_sub(1),
        Motion::Down => at.saturating_add(1).min(last),
        Motion::PageUp => at.saturating_sub(page),
        Motion::PageDown => at.saturating_add(page).min(last),
        Motion::Home => 0,
        Motion::End => last,
    }
}
