//! What a search found, as `jili search -f json` gives it.

use serde::Serialize;

use super::{PlaceRow, ScopeRow, place_row, scope_row};
use crate::catalog::View;
use crate::lang::Lang;
use crate::report::own_counts;
use crate::search::{Found, Hit};

/// `jili.search/1`: what a query found.
#[derive(Debug, Serialize)]
pub struct SearchFile<'a> {
    schema: &'static str,
    scope: ScopeRow<'a>,
    query: &'a str,
    outcome: &'static str,
    /// How many places there were in all; the best of very many are in `hits`.
    total: usize,
    hits: Vec<HitRow<'a>>,
    /// What comes near, where nothing was found.
    nearest: Vec<PlaceRow<'a>>,
    /// The province that the query names as a whole.
    province: Option<PlaceRow<'a>>,
}

#[derive(Debug, Serialize)]
struct HitRow<'a> {
    place: &'a str,
    name: &'a str,
    kind: &'static str,
    code: Option<&'a str>,
    prefecture: Option<&'a str>,
    /// Its own awards, in each circular of the scope: nothing is added up over several.
    own: Vec<OwnRow<'a>>,
    /// Its own awards, where the scope is one circular.
    awards: Option<usize>,
    #[serde(rename = "match")]
    matched: MatchRow,
}

#[derive(Debug, Serialize)]
struct OwnRow<'a> {
    circular: &'a str,
    categories: usize,
    awards: usize,
}

#[derive(Debug, Serialize)]
struct MatchRow {
    tier: &'static str,
    why: String,
    marks: Vec<[usize; 2]>,
}

/// A file of what a search found; `nearest` and `province` are what the text tells where that is nothing.
pub fn search_file<'a>(view: &'a View<'_>, query: &'a str, found: &Found, lang: Lang) -> SearchFile<'a> {
    let nearest = found.nearest.iter().filter(|_| found.hits.is_empty());
    SearchFile {
        schema: "jili.search/1",
        scope: scope_row(view),
        query,
        outcome: if found.hits.is_empty() { "unknown" } else { "found" },
        total: found.total,
        hits: found.hits.iter().map(|hit| hit_row(view, hit, lang)).collect(),
        nearest: nearest.map(|id| place_row(view.catalog(), *id)).collect(),
        province: found.province.map(|id| place_row(view.catalog(), id)),
    }
}

fn hit_row<'a>(view: &'a View<'_>, hit: &Hit, lang: Lang) -> HitRow<'a> {
    let place = place_row(view.catalog(), hit.place);
    let own = own_counts(view, hit.place).into_iter();
    let own = own.map(|(circular, counts)| OwnRow {
        circular: &view.catalog().circular(circular).id,
        categories: counts.categories,
        awards: counts.awards,
    });
    HitRow {
        place: place.place,
        name: place.name,
        kind: place.kind,
        code: place.code,
        prefecture: place.prefecture,
        awards: view.single().map(|_| view.awards_of(hit.place).len()),
        own: own.collect(),
        matched: MatchRow {
            tier: hit.tier.key(),
            why: hit.why.text(lang),
            marks: hit.marks.iter().map(|mark| [mark.start, mark.end]).collect(),
        },
    }
}
