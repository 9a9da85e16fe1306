//! Finds what an argument means: a place, a department, a category. One clear answer is taken, and said on
//! standard error where it was not exact; several are listed; none is said with what comes near.

use std::cell::OnceCell;

use crate::catalog::{CategoryId, CircularId, View};
use crate::gazetteer::{Kind, PlaceId};
use crate::lang::Lang;
use crate::search::{Found, Hit, Index, Tier};
use crate::text::sanitize;

use super::{Failure, say};
use super::{categories, departments};

/// At most so many candidates are listed.
const CANDIDATES: usize = 8;

pub(super) struct Resolver<'c> {
    view: &'c View<'c>,
    /// Whose categories are meant.
    circular: CircularId,
    lang: Lang,
    /// Made when something is first looked up in it.
    index: OnceCell<Index>,
}

impl<'c> Resolver<'c> {
    pub(super) fn new(view: &'c View<'c>, circular: CircularId, lang: Lang) -> Self {
        Self {
            view,
            circular,
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

    /// The prefecture that a query clearly means; a county of the same name is not meant.
    pub(super) fn prefecture(&self, query: &str) -> Result<PlaceId, Failure> {
        let is_prefecture = |id: PlaceId| self.view.place(id).kind == Kind::Prefecture;
        let mut found = self.find(query)?;
        let others = self.best_names(&found);
        found.hits.retain(|hit| is_prefecture(hit.place));
        if found.hits.is_empty() && !others.is_empty() {
            let query = sanitize(query);
            return Err(Failure::Misuse(self.lang.pick(
                format!("“{query}”不是市州（{others}）\n查一个地方请用 --place {query}"),
                format!("{query:?} is no prefecture ({others})\nfor one place use --place {query}"),
            )));
        }
        self.clear(query, &found)
    }

    /// The place that a query clearly means.
    pub(super) fn place(&self, query: &str) -> Result<PlaceId, Failure> {
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
        let query_shown = sanitize(query);
        let gazetteer = self.view.gazetteer();
        // 四川 stands in 四川天府新区, and means the province.
        let is_named = |hit: &Hit| found.province != Some(hit.place) || self.view.is_named(hit.place);
        let is_meant = |hit: &&Hit| found.province.is_none() || hit.tier == Tier::Exact && is_named(hit);
        if let Some(hit) = found.clear_best().filter(is_meant) {
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
        if let Some(province) = found.province {
            return Err(Failure::Misuse(self.whole_province(province)));
        }
        if found.hits.is_empty() {
            return Err(self.nothing(query, found));
        }
        let candidates = self.best_names(found);
        Err(Failure::Misuse(self.lang.pick(
            format!("“{query_shown}”可以是几个地方：{candidates}\n请写得更具体，例如加上市州，或用代码"),
            format!("{query_shown:?} could be several places: {candidates}\nsay which, with its prefecture or by its code"),
        )))
    }

    /// That a query found nothing; with what comes near.
    pub(super) fn nothing(&self, query: &str, found: &Found) -> Failure {
        if let Some(province) = found.province {
            return Failure::Nothing(self.whole_province(province));
        }
        let query = sanitize(query);
        let nearest = self.names(found.nearest.iter().copied());
        let mut said = self.lang.pick(
            format!("不认识“{query}”这个地方"),
            format!("knows no place called {query:?}"),
        );
        if !nearest.is_empty() {
            let near = self
                .lang
                .pick(format!("；相近的有：{nearest}"), format!("; nearest: {nearest}"));
            said.push_str(&near);
        }
        Failure::Nothing(said)
    }

    /// That a province is no place that a circular of it names.
    fn whole_province(&self, province: PlaceId) -> String {
        let name = self.view.gazetteer().full_name(province, self.lang);
        let name = sanitize(&name);
        self.lang.pick(
            format!("{name}是全省，不是受激励的地方\n全部激励见 jili list，统计见 jili stats"),
            format!("{name} is the whole province, not a place that is commended\nall awards: jili list; counts: jili stats"),
        )
    }

    /// The department that a query clearly means.
    pub(super) fn department(&self, query: &str) -> Result<&'c str, Failure> {
        asks_something(query, self.lang)?;
        departments::find(self.view, query, self.lang)
    }

    /// The categories that a number, a numeral, a range or a word means.
    pub(super) fn categories(&self, word: &str) -> Result<Vec<CategoryId>, Failure> {
        let catalog = self.view.catalog();
        let circular = self.circular;
        let positions = categories::select(&catalog.circular(circular).categories, word, self.lang)?;
        let id = |position| catalog.category_id(circular, position);
        Ok(positions.into_iter().filter_map(id).collect())
    }
}

fn asks_something(query: &str, lang: Lang) -> Result<(), Failure> {
    if query.contains(char::is_alphanumeric) {
        return Ok(());
    }
    let query = sanitize(query);
    Err(Failure::Misuse(lang.pick(
        format!("“{query}”里没有可查的字"),
        format!("there is nothing to look for in {query:?}"),
    )))
}
