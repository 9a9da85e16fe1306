//! Finds what an argument means: a place, a department, a category. One clear answer is taken, and said on
//! standard error where it was not exact; several are listed; none is said with what comes near.

use std::cell::OnceCell;

use crate::catalog::{CategoryId, View};
use crate::gazetteer::PlaceId;
use crate::lang::Lang;
use crate::search::{self, Found, Index, Tier};
use crate::text::sanitize;

use super::output::echo;
use super::{Failure, say};
use super::{categories, departments};

/// At most so many candidates are listed.
const CANDIDATES: usize = 8;

pub(super) struct Resolver<'c> {
    view: &'c View<'c>,
    lang: Lang,
    /// Made when something is first looked up in it.
    index: OnceCell<Index>,
}

impl<'c> Resolver<'c> {
    pub(super) fn new(view: &'c View<'c>, lang: Lang) -> Self {
        Self {
            view,
            lang,
            index: OnceCell::new(),
        }
    }

    /// What a query finds; one in which nothing is asked for is misuse.
    pub(super) fn find(&self, query: &str) -> Result<Found, Failure> {
        asks_something(query, self.lang)?;
        let index = || {
            Index::new(self.view.gazetteer(), self.view.region(), |id| {
                self.view.is_named(id)
            })
        };
        Ok(self.index.get_or_init(index).find(query))
    }

    /// The place with members that a query means; a county of the same name is not meant, which is then said.
    pub(super) fn place_with_members(&self, query: &str) -> Result<PlaceId, Failure> {
        let mut found = self.find(query)?;
        let others = self.best_names(&found);
        let was_clear = found.clear_best().is_some();
        found
            .hits
            .retain(|hit| self.view.gazetteer().has_members(hit.place));
        if found.hits.is_empty() && !others.is_empty() {
            let query = echo(query, self.lang);
            return Err(Failure::Misuse(self.lang.pick(
                format!("“{query}”没有所辖地方（{others}）\n查一个地方请用 --place {query}"),
                format!("{query:?} has no places within it ({others})\nfor one place use --place {query}"),
            )));
        }
        let place = self.clear(query, &found)?;
        if !was_clear && found.clear_best().is_some_and(|hit| hit.tier == Tier::Exact) {
            let (query, name) = (echo(query, self.lang), self.names([place]));
            say(&self.lang.pick(
                format!("{query} → {name}（同名的地方中只有它有所辖地方）"),
                format!("{query} → {name} (the only one of this name with places within it)"),
            ));
        }
        Ok(place)
    }

    /// The place that a query clearly means.
    pub(super) fn place(&self, query: &str) -> Result<PlaceId, Failure> {
        if let Some(place) = search::whole_name(self.view.gazetteer(), query) {
            return Ok(place);
        }
        self.clear(query, &self.find(query)?)
    }

    /// The names of places, as many as can be taken in.
    fn names(&self, places: impl IntoIterator<Item = PlaceId>) -> String {
        let names = places.into_iter().take(CANDIDATES).map(|id| {
            let name = self.view.gazetteer().full_name(id, self.lang);
            sanitize(&name).into_owned()
        });
        names.collect::<Vec<_>>().join(self.lang.pick("、", "; "))
    }

    /// The names of the hits of the best tier.
    fn best_names(&self, found: &Found) -> String {
        let best = found.hits.first().map(|hit| hit.tier);
        let hits = found.hits.iter().filter(|hit| Some(hit.tier) == best);
        self.names(hits.map(|hit| hit.place))
    }

    /// The one clear hit, said where it is not exact.
    fn clear(&self, query: &str, found: &Found) -> Result<PlaceId, Failure> {
        let query_shown = echo(query, self.lang);
        let gazetteer = self.view.gazetteer();
        if let Some(hit) = found.clear_best() {
            let name = gazetteer.full_name(hit.place, self.lang);
            if hit.tier != Tier::Exact {
                let why = hit.why.text(self.lang);
                say(&self.lang.pick(
                    format!("{query_shown} → {name}（{why}）"),
                    format!("{query_shown} → {name} ({why})"),
                ));
            }
            return Ok(hit.place);
        }
        if found.hits.is_empty() {
            return Err(self.nothing(query, found));
        }
        let candidates = self.best_names(found);
        Err(Failure::Misuse(self.lang.pick(
            format!("“{query_shown}”可能指多个地方：{candidates}\n请写得更具体，例如加上市州，或用代码"),
            format!(
                "ambiguous place {query_shown:?}: {candidates}\nsay which, with its prefecture or by its code"
            ),
        )))
    }

    /// That a query found nothing; with what comes near.
    pub(super) fn nothing(&self, query: &str, found: &Found) -> Failure {
        let query = echo(query, self.lang);
        let nearest = self.names(found.nearest.iter().copied());
        let mut said = self.lang.pick(
            format!("未找到匹配“{query}”的地方"),
            format!("no place called {query:?}"),
        );
        if !nearest.is_empty() {
            let near = self
                .lang
                .pick(format!("；相近的有：{nearest}"), format!("; nearest: {nearest}"));
            said.push_str(&near);
        }
        Failure::Nothing(said)
    }

    /// The department that a query clearly means.
    pub(super) fn department(&self, query: &str) -> Result<&'c str, Failure> {
        asks_something(query, self.lang)?;
        departments::find(self.view, query, self.lang)
    }

    /// The categories of the scope's circulars that a number, a numeral, a range or a word means. What one of them does
    /// not have, another may.
    pub(super) fn categories(&self, word: &str) -> Result<Vec<CategoryId>, Failure> {
        let catalog = self.view.catalog();
        let (mut ids, mut refused) = (Vec::new(), None);
        for (id, circular) in self.view.circulars() {
            match categories::select(&circular.categories, word, self.lang) {
                Ok(positions) => {
                    ids.extend(positions.into_iter().filter_map(|at| catalog.category_id(id, at)))
                }
                Err(failure) => refused = refused.or(Some(failure)),
            }
        }
        refused.filter(|_| ids.is_empty()).map_or(Ok(ids), Err)
    }
}

fn asks_something(query: &str, lang: Lang) -> Result<(), Failure> {
    if query.contains(char::is_alphanumeric) {
        return Ok(());
    }
    let query = echo(query, lang);
    Err(Failure::Misuse(lang.pick(
        format!("“{query}”中没有可供查找的文字或数字"),
        format!("the query {query:?} has no letters or digits"),
    )))
}
