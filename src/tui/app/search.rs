//! The screen with the search line: what is typed, what it finds, which hit is selected; and when the application
//! searches.

use tui_input::{Input, InputRequest};

use crate::gazetteer::PlaceId;
use crate::search::{Found, Index};
use crate::tui::action::{Edit, Motion, Pane};

use super::{App, Screen, moved};

/// A query has this many characters at most; a pasted book is cut.
const QUERY_CHARACTERS: usize = 100;

/// The screen's state.
#[derive(Debug, Default)]
pub(crate) struct Search {
    input: Input,
    found: Found,
    /// Which of the hits; where only nearest names were found, they count from 1, and 0 is none of them.
    selected: usize,
    /// Which of the last queries is shown, counted from the newest, while the arrows walk through them.
    recalled: Option<usize>,
    /// The first line shown of the preview.
    top: usize,
}

impl Search {
    /// What is typed.
    pub(crate) fn query(&self) -> &str {
        self.input.value()
    }

    /// Where the cursor is, in cells from the query's start.
    pub(crate) fn cursor(&self) -> usize {
        self.input.visual_cursor()
    }

    /// How many cells of the query are scrolled out to the left of a line of `width` cells.
    pub(crate) fn scroll(&self, width: usize) -> usize {
        self.input.visual_scroll(width)
    }

    /// What was found for the query.
    pub(crate) fn found(&self) -> &Found {
        &self.found
    }

    /// The index of the selected hit; or, where only nearest names were found, of the selected one of those. None is at
    /// first: Enter must not open what was not asked for.
    pub(crate) fn selected(&self) -> Option<usize> {
        self.selected.checked_sub(self.first_choice())
    }

    /// The least value of `selected` that selects something.
    fn first_choice(&self) -> usize {
        usize::from(self.found.hits.is_empty())
    }

    /// How many values `selected` can have.
    fn choices(&self) -> usize {
        match self.found.hits.len() {
            0 => self.found.nearest.len() + 1,
            hits => hits,
        }
    }

    /// Whether what is selected is among what was found: for the tests.
    pub(super) fn is_sound(&self) -> bool {
        self.selected < self.choices()
    }

    /// The selected place.
    pub(crate) fn selected_place(&self) -> Option<PlaceId> {
        let at = self.selected()?;
        let hit = self.found.hits.get(at).map(|hit| hit.place);
        hit.or_else(|| self.found.nearest.get(at).copied())
    }

    /// Takes what was found for what is typed now.
    pub(super) fn show(&mut self, found: Found) {
        self.found = found;
        self.select(0);
    }

    pub(super) fn edit(&mut self, edit: Edit) {
        self.recalled = None;
        self.input.handle(match edit {
            Edit::Left => InputRequest::GoToPrevChar,
            Edit::Right => InputRequest::GoToNextChar,
            Edit::WordLeft => InputRequest::GoToPrevWord,
            Edit::WordRight => InputRequest::GoToNextWord,
            Edit::Start => InputRequest::GoToStart,
            Edit::End => InputRequest::GoToEnd,
            Edit::Backspace => InputRequest::DeletePrevChar,
            Edit::Delete => InputRequest::DeleteNextChar,
            Edit::DeleteWord => return self.delete_word(),
            Edit::DeleteToStart => InputRequest::DeleteFromStart,
            Edit::DeleteToEnd => InputRequest::DeleteTillEnd,
        });
    }

    /// Deletes back to the blank before the cursor's word, as a shell does.
    fn delete_word(&mut self) {
        let before: String = self.query().chars().take(self.input.cursor()).collect();
        let kept = before
            .trim_end()
            .trim_end_matches(|character: char| !character.is_whitespace());
        for _ in kept.chars().count()..before.chars().count() {
            self.input.handle(InputRequest::DeletePrevChar);
        }
    }

    /// Types text at the cursor; whether all of it fits. Line breaks, which a paste may bring, become blanks; other
    /// control characters are left out.
    pub(super) fn insert(&mut self, text: &str) -> bool {
        self.recalled = None;
        let room = QUERY_CHARACTERS.saturating_sub(self.query().chars().count());
        let mut typed = text
            .chars()
            .map(|character| if character.is_whitespace() { ' ' } else { character })
            .filter(|character| !character.is_control());
        for character in typed.by_ref().take(room) {
            self.input.handle(InputRequest::InsertChar(character));
        }
        typed.next().is_none()
    }

    pub(super) fn set(&mut self, query: &str) {
        self.input = Input::new(query.to_owned());
    }

    /// Whether a movement walks through the last queries: up from the empty line on, and down again as far as the
    /// newest. From there, and once a hit is chosen, movements are among the hits.
    pub(super) fn is_recalling(&self, motion: Motion) -> bool {
        match motion {
            Motion::Up => self.selected == 0 && (self.recalled.is_some() || self.query().is_empty()),
            Motion::Down => self.selected == 0 && self.recalled.is_some_and(|at| at > 0),
            _ => false,
        }
    }

    /// The index, among `count` last queries, of the one that a movement leads to.
    pub(super) fn recall(&mut self, motion: Motion, count: usize) -> Option<usize> {
        self.recalled = match (self.recalled, motion) {
            (None, _) => (count > 0).then_some(0),
            (Some(at), Motion::Up) => Some((at + 1).min(count.saturating_sub(1))),
            (Some(at), _) => Some(at.saturating_sub(1)),
        };
        self.recalled.map(|at| count.saturating_sub(at + 1))
    }

    /// Selects the hit, or the nearest name, at an index.
    pub(super) fn choose(&mut self, index: usize) {
        let selected = index + self.first_choice();
        if selected < self.choices() {
            self.select(selected);
        }
    }

    fn select(&mut self, selected: usize) {
        if selected != self.selected {
            self.top = 0;
        }
        self.selected = selected;
    }

    /// Moves in one of the panes: the selection at the left, the preview at the right.
    pub(super) fn move_in(&mut self, pane: Pane, motion: Motion, page: usize) {
        match pane {
            Pane::Right => self.top = moved(self.top, usize::MAX, motion, page),
            Pane::Left | Pane::Middle => {
                self.select(moved(self.selected, self.choices(), motion, page));
            }
        }
    }

    /// The first line shown of the preview.
    pub(crate) fn top(&self) -> usize {
        self.top
    }

    /// Keeps the preview from being scrolled past this line.
    pub(super) fn clamp(&mut self, last: usize) {
        self.top = self.top.min(last);
    }
}

impl App<'_> {
    /// Makes what the first screen does not need and the first search does, so that its first key need not wait.
    pub(in crate::tui) fn prepare(&self) {
        self.index();
    }

    fn index(&self) -> &Index {
        let view = &self.view;
        self.index
            .get_or_init(|| Index::new(view.gazetteer(), |id| view.is_named(id)))
    }

    /// Has a search made for what is typed, once everything that has queued up is handled. What it needs is made now, not
    /// in the middle of a frame.
    pub(super) fn ask(&mut self) {
        self.prepare();
        self.stale = true;
    }

    /// Searches for what is typed now, if that has changed: before anything is done with what was found, or drawn.
    pub(in crate::tui) fn settle(&mut self) {
        if !std::mem::take(&mut self.stale) {
            return;
        }
        let Screen::Search(search) = self.screen() else {
            return;
        };
        let found = self.index().find(search.query());
        if let Some(search) = self.search_mut() {
            search.show(found);
        }
        self.clamp();
    }

    /// Calls one of the last queries back, if that is what a movement by a key means now. The wheel never does: it
    /// scrolls, and types nothing.
    pub(super) fn recall(&mut self, motion: Motion) -> bool {
        let count = self.history.len();
        let Some(search) = self.search_mut().filter(|search| search.is_recalling(motion)) else {
            return false;
        };
        if let Some(at) = search.recall(motion, count) {
            let query = self.history.get(at).cloned().unwrap_or_default();
            if let Some(search) = self.search_mut() {
                search.set(&query);
            }
            self.ask();
        }
        true
    }

    /// What is to be told about the last action.
    pub(in crate::tui) fn notice(&self) -> Option<String> {
        self.query_is_full
            .then(|| self.strings.query_is_full(QUERY_CHARACTERS))
    }
}
