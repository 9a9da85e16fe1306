//! What all screens share: what is browsed, in which language, the search's index and the last queries.

use std::cell::OnceCell;

use super::Step;
use crate::catalog::{Catalog, CircularId, Totals, View};
use crate::gazetteer::PlaceId;
use crate::lang::Lang;
use crate::report::PlaceComparison;
use crate::search::{Found, Index};
use crate::tui::strings::Strings;
use crate::wording;

/// How many queries are remembered.
const HISTORY: usize = 20;

/// What all screens share.
#[derive(Debug)]
pub(crate) struct Session<'c> {
    view: View<'c>,
    /// What the view counts up to: asked for with every frame, and so counted once.
    totals: Totals,
    strings: &'static Strings,
    /// Made when there is time, or when a search first needs it.
    index: OnceCell<Index>,
    /// The last queries, the newest last.
    history: Vec<String>,
    /// The places that are marked to be compared, in the order in which they were.
    marks: Vec<PlaceId>,
}

impl<'c> Session<'c> {
    pub(super) fn new(catalog: &'c Catalog, lang: Lang) -> Self {
        let view = catalog.default_view();
        let totals = view.totals(view.award_ids());
        Self {
            view,
            totals,
            strings: Strings::of(lang),
            index: OnceCell::new(),
            history: Vec::new(),
            marks: Vec::new(),
        }
    }

    /// What is browsed, in its scope.
    pub(crate) fn view(&self) -> &View<'c> {
        &self.view
    }

    /// Browses these circulars. Gives why one of them could not be read, if that is so.
    pub(super) fn set_scope(&mut self, circulars: Vec<CircularId>) -> Option<String> {
        let catalog = self.view.catalog();
        let failures = catalog.failures().count();
        self.view = catalog.view(catalog.scope_of(circulars));
        self.totals = self.view.totals(self.view.award_ids());
        let view = &self.view;
        if let Some(index) = self.index.get_mut() {
            index.set_scope(view.gazetteer(), view.region(), |id| view.is_named(id));
        }
        catalog.failures().nth(failures).map(ToString::to_string)
    }

    /// What the scope counts up to.
    pub(crate) fn totals(&self) -> Totals {
        self.totals
    }

    /// The words of the language in use.
    pub(crate) fn strings(&self) -> &'static Strings {
        self.strings
    }

    /// The last queries, the newest last.
    pub(crate) fn history(&self) -> &[String] {
        &self.history
    }

    /// The places that are marked to be compared, in the order in which they were.
    pub(crate) fn marks(&self) -> &[PlaceId] {
        &self.marks
    }

    /// Marks a place, or takes its mark away, and says which are marked. As many as can be compared stay.
    pub(super) fn toggle_mark(&mut self, place: PlaceId) -> Step {
        let before = self.marks.len();
        self.unmark(place);
        if self.marks.len() == before {
            if before == PlaceComparison::PLACES.1 {
                return Step::Tell(self.strings.sheets.too_many_marks.to_owned());
            }
            self.marks.push(place);
        }
        let names = wording::names(self.view.gazetteer(), &self.marks, self.strings.lang());
        Step::Tell(self.strings.marked(self.marks.len(), &names))
    }

    /// Takes a place's mark away, if it has one.
    pub(super) fn unmark(&mut self, place: PlaceId) {
        self.marks.retain(|other| *other != place);
    }

    /// Makes the search's index.
    pub(super) fn prepare(&self) {
        self.index();
    }

    fn index(&self) -> &Index {
        let view = &self.view;
        self.index
            .get_or_init(|| Index::new(view.gazetteer(), view.region(), |id| view.is_named(id)))
    }

    /// The places that a query means.
    pub(super) fn find(&self, query: &str) -> Found {
        self.index().find(query)
    }

    /// Puts a query behind the last ones, unless there is nothing in it.
    pub(super) fn remember(&mut self, query: &str) {
        let query = query.trim();
        if query.is_empty() {
            return;
        }
        self.history.retain(|earlier| earlier != query);
        self.history.push(query.to_owned());
        if self.history.len() > HISTORY {
            self.history.remove(0);
        }
    }
}
