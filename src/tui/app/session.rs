//! What all screens share: what is browsed, in which language, the search's index and the last queries.

use std::cell::OnceCell;
use std::collections::BTreeSet;

use crate::catalog::{Catalog, Scope, Totals, View};
use crate::gazetteer::PlaceId;
use crate::lang::Lang;
use crate::report::{Finding, Searchable};
use crate::search::Index;
use crate::tui::strings::Strings;

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
    /// What the scope is searched for beside places, made likewise.
    searchable: OnceCell<Searchable>,
    /// The places that any circular of the library names, whatever the scope; found out when somebody first asks.
    named: OnceCell<BTreeSet<PlaceId>>,
    /// The last queries, the newest last.
    history: Vec<String>,
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
            searchable: OnceCell::new(),
            named: OnceCell::new(),
            history: Vec::new(),
        }
    }

    /// Browses other circulars.
    pub(super) fn set_scope(&mut self, scope: Scope) {
        let catalog = self.view.catalog();
        let view = catalog.view(scope);
        self.totals = view.totals(view.award_ids());
        if let Some(index) = self.index.get_mut() {
            index.set_scope(view.gazetteer(), view.region(), |id| view.is_named(id));
        }
        self.searchable = OnceCell::new();
        self.view = view;
    }

    /// Whether any circular of the library names a place, whatever the scope.
    pub(crate) fn is_named_anywhere(&self, place: PlaceId) -> bool {
        let catalog = self.view.catalog();
        let named = || {
            let all = catalog.view(catalog.scope_of(catalog.circular_ids().collect()));
            all.awards().filter_map(|award| award.place_id).collect()
        };
        self.named.get_or_init(named).contains(&place)
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
        &self.history
    }

    /// Makes what the search looks in.
    pub(super) fn prepare(&self) {
        self.index();
        self.searchable();
    }

    fn index(&self) -> &Index {
        let view = &self.view;
        self.index
            .get_or_init(|| Index::new(view.gazetteer(), view.region(), |id| view.is_named(id)))
    }

    fn searchable(&self) -> &Searchable {
        self.searchable.get_or_init(|| Searchable::new(&self.view))
    }

    /// What a query finds.
    pub(super) fn find(&self, query: &str) -> Finding {
        self.searchable().find(self.index(), query)
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
