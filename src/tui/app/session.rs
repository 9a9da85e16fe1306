//! What all screens share: what is browsed, in which language, the search's index and the last queries.

use std::cell::OnceCell;

use crate::catalog::{Catalog, Totals, View};
use crate::lang::Lang;
use crate::search::{Found, Index};
use crate::settings::queries::Queries;
use crate::tui::keymap::Keymap;
use crate::tui::strings::Strings;

/// What all screens share.
#[derive(Debug)]
pub(crate) struct Session<'c> {
    view: View<'c>,
    /// What the view counts up to: asked for with every frame, and so counted once.
    totals: Totals,
    strings: &'static Strings,
    /// Made when there is time, or when a search first needs it.
    index: OnceCell<Index>,
    /// The last queries, of this run and those before.
    queries: Queries,
    /// The keys that hold, for the footer and the help.
    keymap: Keymap,
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
            queries: Queries::default(),
            keymap: Keymap::default(),
        }
    }

    /// What is browsed, in its scope.
    pub(crate) fn view(&self) -> &View<'c> {
        &self.view
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
        self.queries.list()
    }

    /// The last queries, for whoever keeps them.
    pub(crate) fn queries(&self) -> &Queries {
        &self.queries
    }

    /// Begins with the queries of earlier runs.
    pub(super) fn recall(&mut self, queries: Queries) {
        self.queries = queries;
    }

    /// The keys that hold.
    pub(crate) fn keymap(&self) -> &Keymap {
        &self.keymap
    }

    /// Has other keys hold.
    pub(super) fn set_keymap(&mut self, keymap: Keymap) {
        self.keymap = keymap;
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
        self.queries.add(query);
    }
}
