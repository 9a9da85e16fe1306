//! The words that say what an answer is about: the same in every command.

use clap::Args;

use super::Failure;
use super::output::echo;
use crate::catalog::{Catalog, CircularId, Scope, issuer};
use crate::gazetteer::PlaceId;
use crate::lang::Lang;
use crate::search::{self, Index};
use crate::text::sanitize;
use crate::wording;

/// Which circulars; without any of these, the newest of the default issuer. All of them hold together.
#[derive(Clone, Debug, Default, Args)]
#[command(next_help_heading = "Scope")]
pub(super) struct Words {
    /// A circular by its id or its number; repeatable
    #[arg(long, value_name = "ID")]
    circular: Vec<String>,
    /// The circulars of an issuer: 国务院
    #[arg(long, value_name = "ISSUER")]
    issuer: Option<String>,
    /// The circulars for an award year
    #[arg(long, value_name = "YEAR")]
    year: Option<u16>,
    /// The circulars issued for a region: 四川, 宜宾
    #[arg(long, value_name = "REGION")]
    region: Option<String>,
    /// All circulars
    #[arg(long, conflicts_with_all = ["circular", "issuer", "year", "region"])]
    all: bool,
}

impl Words {
    /// The same, and all circulars where nothing is asked for: years are read across what there is.
    pub(super) fn or_all(&self) -> Self {
        let says_nothing = self.issuer.is_none() && self.year.is_none() && self.region.is_none();
        Self {
            all: self.all || (self.circular.is_empty() && says_nothing),
            ..self.clone()
        }
    }

    /// The scope that the words mean.
    ///
    /// # Errors
    /// When one of them means nothing, or no circular is left.
    pub(super) fn resolve(&self, catalog: &Catalog, lang: Lang) -> Result<Scope, Failure> {
        let says_nothing = self.issuer.is_none() && self.year.is_none() && self.region.is_none();
        if self.circular.is_empty() && says_nothing && !self.all {
            return Ok(catalog.default_scope());
        }
        let mut chosen: Vec<CircularId> = match self.circular.as_slice() {
            [] => catalog.circular_ids().collect(),
            words => {
                let ids = words.iter().map(|word| by_word(catalog, word, lang));
                ids.collect::<Result<_, _>>()?
            }
        };
        let region = self.region.as_ref().map(|query| region(catalog, query, lang));
        let region = region.transpose()?;
        let issuer = self.issuer.as_ref().map(|issuer| search::simplified(issuer));
        let home = catalog.home();
        chosen.retain(|id| {
            let head = catalog.head(*id);
            issuer
                .as_ref()
                .is_none_or(|issuer| issuer::means(issuer, head, home, catalog.gazetteer()))
                && self.year.is_none_or(|year| head.award_year == year)
                && region.is_none_or(|region| head.region == region)
        });
        if chosen.is_empty() {
            let known = known(catalog, lang);
            return Err(Failure::Nothing(lang.pick(
                format!("没有符合条件的通报\n现有：{known}"),
                format!("no circular meets these conditions\nthere are: {known}"),
            )));
        }
        Ok(catalog.scope_of(chosen))
    }
}

/// The circular of this id or this number.
fn by_word(catalog: &Catalog, word: &str, lang: Lang) -> Result<CircularId, Failure> {
    if let Some(id) = catalog.circular_by_key(word) {
        return Ok(id);
    }
    // 文号 as people type it, with whatever brackets.
    let plain = |number: &str| -> String {
        number
            .chars()
            .filter(|character| character.is_alphanumeric())
            .collect()
    };
    let wanted = plain(&search::simplified(word));
    let numbered: Vec<_> = catalog
        .circular_ids()
        .filter(|id| {
            let number = catalog.head(*id).document_number.as_deref();
            !wanted.is_empty() && number.is_some_and(|number| plain(number) == wanted)
        })
        .collect();
    let word = echo(word, lang);
    match numbered.as_slice() {
        [id] => Ok(*id),
        [] => {
            let known = known(catalog, lang);
            Err(Failure::Misuse(lang.pick(
                format!("没有通报“{word}”\n现有：{known}"),
                format!("no circular {word:?}\nthere are: {known}"),
            )))
        }
        several => {
            let ids: Vec<_> = several.iter().map(|id| &*catalog.head(*id).id).collect();
            let ids = ids.join(lang.pick("、", ", "));
            Err(Failure::Misuse(lang.pick(
                format!("文号“{word}”有几份通报：{ids}\n请写编号"),
                format!("several circulars have the number {word:?}: {ids}\nsay the id"),
            )))
        }
    }
}

/// So many circulars are named where one was not found.
const MOST_KNOWN: usize = 20;

/// The circulars that there are, by their ids.
fn known(catalog: &Catalog, lang: Lang) -> String {
    let ids = catalog.circular_ids();
    let more = ids.len().saturating_sub(MOST_KNOWN);
    let known = ids.take(MOST_KNOWN).map(|id| {
        let head = catalog.head(id);
        format!("{} {}", head.id, wording::head_name(head, lang))
    });
    let more = (more > 0).then(|| {
        lang.pick(
            format!("另有 {more} 份，见 jili library"),
            format!("{more} more, see jili library"),
        )
    });
    let known: Vec<_> = known.chain(more).collect();
    sanitize(&known.join(lang.pick("；", "; "))).into_owned()
}

/// The region of a circular that a query means.
fn region(catalog: &Catalog, query: &str, lang: Lang) -> Result<PlaceId, Failure> {
    let gazetteer = catalog.gazetteer();
    let regions = || catalog.circular_ids().map(|id| catalog.head(id).region);
    let is_region = |id: PlaceId| regions().any(|region| region == id);
    let is_named = |id: &PlaceId| {
        let place = gazetteer.get(*id);
        [&*place.name, &place.short, &place.key, &place.full_name].contains(&query)
    };
    if let Some(id) = regions().find(is_named) {
        return Ok(id);
    }
    let found = Index::new(gazetteer, PlaceId::default(), is_region).find(query);
    let mut hits = found.hits.iter().map(|hit| hit.place);
    hits.find(|id| is_region(*id)).ok_or_else(|| {
        let (query, known) = (echo(query, lang), known(catalog, lang));
        Failure::Nothing(lang.pick(
            format!("没有地区“{query}”的通报\n现有：{known}"),
            format!("no circular of a region called {query:?}\nthere are: {known}"),
        ))
    })
}
