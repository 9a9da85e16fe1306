//! Finds what an argument means: a place, a department, a category. One clear answer is taken, and said on
//! standard error where it was not exact; several are listed; none is said with what comes near.

use crate::catalog::{Catalog, DepartmentShare};
use crate::gazetteer::{Kind, PlaceId};
use crate::lang::Lang;
use crate::search::{Found, Index, Tier};
use crate::text::sanitize;

use super::categories;
use super::{Failure, say};

/// At most so many candidates are listed.
const CANDIDATES: usize = 8;

pub(super) struct Resolver<'c> {
    catalog: &'c Catalog,
    lang: Lang,
    index: Index,
}

impl<'c> Resolver<'c> {
    pub(super) fn new(catalog: &'c Catalog, lang: Lang) -> Self {
        let index = Index::new(catalog.gazetteer(), |id| catalog.awards_of(id).len() as u32);
        Self { catalog, lang, index }
    }

    pub(super) fn index(&self) -> &Index {
        &self.index
    }

    /// The prefecture that a query clearly means; a county of the same name is not meant.
    pub(super) fn prefecture(&self, query: &str) -> Result<PlaceId, Failure> {
        let mut found = self.index.find(query);
        found
            .hits
            .retain(|hit| self.catalog.place(hit.place).kind == Kind::Prefecture);
        self.clear(query, &found)
    }

    /// The place that a query clearly means.
    pub(super) fn place(&self, query: &str) -> Result<PlaceId, Failure> {
        self.clear(query, &self.index.find(query))
    }

    /// The one clear hit, said where it is not exact.
    fn clear(&self, query: &str, found: &Found) -> Result<PlaceId, Failure> {
        let query_shown = sanitize(query);
        let gazetteer = self.catalog.gazetteer();
        if let Some(hit) = found.clear_best() {
            let name = gazetteer.full_name(hit.place, self.lang);
            if hit.tier != Tier::Exact {
                let why = hit.why.text(self.lang);
                say(&self.say(
                    format!("{query_shown} → {name}（{why}）"),
                    format!("{query_shown} → {name} ({why})"),
                ));
            }
            return Ok(hit.place);
        }
        let names = |ids: &mut dyn Iterator<Item = PlaceId>| {
            let names: Vec<_> = ids
                .take(CANDIDATES)
                .map(|id| sanitize(&gazetteer.full_name(id, Lang::Zh)).into_owned())
                .collect();
            names.join("、")
        };
        if found.hits.is_empty() {
            let nearest = names(&mut found.nearest.iter().copied());
            let mut said = self.say(
                format!("没有“{query_shown}”这个地方"),
                format!("jili knows no place {query_shown:?}"),
            );
            if !nearest.is_empty() {
                said.push_str(&self.say(format!("；相近的有：{nearest}"), format!("; nearest: {nearest}")));
            }
            return Err(Failure::Nothing(said));
        }
        let best = found.hits[0].tier;
        let candidates = names(
            &mut found
                .hits
                .iter()
                .filter(|hit| hit.tier == best)
                .map(|hit| hit.place),
        );
        Err(Failure::Misuse(self.say(
            format!("“{query_shown}”可以是几个地方：{candidates}\n请写得更具体，例如加上市州，或用代码"),
            format!("{query_shown:?} could be several places: {candidates}\nsay which, with its prefecture or by its code"),
        )))
    }

    /// The department whose name is, or alone contains, what was asked for.
    pub(super) fn department(&self, query: &str) -> Result<&'c str, Failure> {
        let shares = self.catalog.departments();
        let matching: Vec<&DepartmentShare<'c>> = match shares.iter().find(|share| share.name == query) {
            Some(exact) => vec![exact],
            None => shares
                .iter()
                .filter(|share| !query.is_empty() && share.name.contains(query))
                .collect(),
        };
        let query = sanitize(query);
        let names = |shares: &mut dyn Iterator<Item = &str>| {
            shares
                .map(|name| sanitize(name).into_owned())
                .collect::<Vec<_>>()
                .join("、")
        };
        match matching.as_slice() {
            [one] => {
                if one.name != query {
                    say(&format!("{query} → {}", one.name));
                }
                Ok(one.name)
            }
            [] => {
                let all = names(&mut shares.iter().map(|share| share.name));
                Err(Failure::Nothing(self.say(
                    format!("没有组织实施单位叫“{query}”；有：{all}"),
                    format!("no department is called {query:?}; there are: {all}"),
                )))
            }
            several => {
                let candidates = names(&mut several.iter().map(|share| share.name));
                Err(Failure::Misuse(self.say(
                    format!("“{query}”可以是几个单位：{candidates}"),
                    format!("{query:?} could be several departments: {candidates}"),
                )))
            }
        }
    }

    /// The indices of the categories that a number, a numeral, a range or a word means.
    pub(super) fn categories(&self, word: &str) -> Result<Vec<usize>, Failure> {
        categories::select(self.catalog, word, self.lang)
    }

    fn say(&self, zh: String, en: String) -> String {
        self.lang.pick(zh, en)
    }
}
