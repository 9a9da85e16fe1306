//! One text on a page of its own: what has no place in the panes, as a paragraph of the preamble, or a place's years. All
//! that can happen on it is scrolling, which is the view's.

use super::session::Session;
use super::{Behaviour, Focused, Screen, Step};
use crate::gazetteer::PlaceId;
use crate::report::PlaceHistory;
use crate::search::Words;
use crate::tui::action::{Action, Pane};
use crate::tui::article::Text;
use crate::tui::keymap::Context;
use crate::tui::layout::Shape;
use crate::wording::YearsTable;

/// The screen's state.
#[derive(Debug)]
pub(crate) struct Page {
    /// What is read.
    text: Text,
    /// What is marked in it.
    words: Words,
    /// The years of a place, which are asked for once: they are read from many circulars.
    years: Vec<YearsTable>,
}

impl Page {
    /// A text with words marked in it.
    pub(super) fn new(text: Text, words: Words) -> Self {
        Self {
            text,
            words,
            years: Vec::new(),
        }
    }

    /// A place's years put on top: those of all circulars about it, whatever is in scope, as years are read across what
    /// there is. Without a place, that one is needed.
    pub(super) fn history(place: Option<PlaceId>, session: &Session<'_>) -> Step {
        let Some(place) = place else {
            return Step::Tell(session.strings().sheets.no_place_in_focus.to_owned());
        };
        let (catalog, lang) = (session.view().catalog(), session.strings().lang());
        let view = catalog.view(PlaceHistory::scope(catalog, catalog.circular_ids(), place));
        let history = PlaceHistory::new(&view, place);
        let issuers = history.issuers.iter();
        Step::Push(Screen::Page(Self {
            years: issuers
                .map(|issuer| YearsTable::new(catalog, issuer, lang))
                .collect(),
            ..Self::new(Text::History(place), Words::default())
        }))
    }

    /// What is read.
    pub(crate) fn what(&self) -> Text {
        self.text
    }
}

impl Behaviour for Page {
    fn shape(&self) -> Shape {
        Shape::Page
    }

    fn context(&self) -> Context {
        Context::Page
    }

    fn text(&self, _: &Session<'_>) -> (Pane, Option<Text>) {
        (Pane::Left, Some(self.text))
    }

    fn marked(&self) -> Option<&Words> {
        Some(&self.words)
    }

    fn place(&self, _: &Session<'_>) -> Option<PlaceId> {
        match self.text {
            Text::History(place) => Some(place),
            _ => None,
        }
    }

    fn focused(&self, session: &Session<'_>) -> Focused {
        self.place(session).map_or(Focused::Nothing, Focused::Place)
    }

    fn years(&self) -> &[YearsTable] {
        &self.years
    }

    fn update(&mut self, action: Action, _: &mut Session<'_>) -> Option<Step> {
        (action == Action::Back).then_some(Step::Pop)
    }

    fn is_sound(&self, _: &Session<'_>) -> bool {
        true
    }
}
