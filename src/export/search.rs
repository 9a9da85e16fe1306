//! What a search found, as `jili search -f json` gives it.

use serde::Serialize;

use super::{PlaceRow, ScopeRow, place_row, scope_row};
use crate::catalog::{CategoryId, View};
use crate::lang::Lang;
use crate::report::{Beside, DepartmentId, Thing, own_counts};
use crate::search::{Found, Hit, PassageId, TermHit, Words};

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
    /// The categories that were found; as the next two, only where they were asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    categories: Option<Vec<CategoryHitRow<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    departments: Option<Vec<DepartmentHitRow<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<Vec<PassageRow<'a>>>,
}

#[derive(Debug, Serialize)]
struct CategoryHitRow<'a> {
    circular: &'a str,
    category: u16,
    title: &'a str,
    label: &'a str,
    label_en: &'a str,
    awards: usize,
    #[serde(rename = "match")]
    matched: MatchRow,
}

#[derive(Debug, Serialize)]
struct DepartmentHitRow<'a> {
    department: &'a str,
    /// How many measures of the scope name it.
    measures: usize,
    #[serde(rename = "match")]
    matched: MatchRow,
}

/// A passage that has the query's words.
#[derive(Debug, Serialize)]
struct PassageRow<'a> {
    circular: &'a str,
    kind: &'static str,
    category: Option<u16>,
    label: Option<&'a str>,
    text: &'a str,
    /// Where the words stand in it, in characters.
    marks: Vec<[usize; 2]>,
    lines: Option<[u32; 2]>,
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

/// A file of what a search found among the places and beside them; `nearest` and `province` are what the text tells where
/// that is nothing.
pub fn search_file<'a>(
    view: &'a View<'_>,
    query: &'a str,
    found: &Found,
    beside: &Beside,
    lang: Lang,
) -> SearchFile<'a> {
    let nothing = found.hits.is_empty() && beside.is_empty();
    let nearest = found.nearest.iter().filter(|_| nothing);
    let categories = beside.categories.iter().flatten();
    let departments = beside.departments.iter().flatten();
    let passages = beside.passages.iter().flatten();
    let words = Words::new(query);
    SearchFile {
        schema: "jili.search/1",
        scope: scope_row(view),
        query,
        outcome: if nothing { "unknown" } else { "found" },
        total: found.total,
        hits: found.hits.iter().map(|hit| hit_row(view, hit, lang)).collect(),
        nearest: nearest.map(|id| place_row(view.catalog(), *id)).collect(),
        province: found.province.map(|id| place_row(view.catalog(), id)),
        categories: beside
            .categories
            .as_ref()
            .map(|_| categories.map(|thing| category_row(view, thing, lang)).collect()),
        departments: beside.departments.as_ref().map(|_| {
            departments
                .map(|(thing, measures)| department_row(view, thing, *measures, lang))
                .collect()
        }),
        text: beside
            .passages
            .as_ref()
            .map(|_| passages.map(|id| passage_row(view, *id, &words)).collect()),
    }
}

fn category_row<'a>(view: &'a View<'_>, thing: &Thing<CategoryId>, lang: Lang) -> CategoryHitRow<'a> {
    let category = view.catalog().category(thing.id);
    CategoryHitRow {
        circular: &view.catalog().circular(thing.id.circular).id,
        category: category.number,
        title: category.title(),
        label: &category.label,
        label_en: &category.label_en,
        awards: view.awards_in(thing.id).len(),
        matched: match_row(&thing.hit, lang),
    }
}

fn department_row<'a>(
    view: &'a View<'_>,
    thing: &Thing<DepartmentId>,
    measures: usize,
    lang: Lang,
) -> DepartmentHitRow<'a> {
    DepartmentHitRow {
        department: thing.id.name(view.catalog()),
        measures,
        matched: match_row(&thing.hit, lang),
    }
}

fn match_row(hit: &TermHit, lang: Lang) -> MatchRow {
    MatchRow {
        tier: hit.tier.key(),
        why: hit.why.text(lang),
        marks: hit.marks.iter().map(|mark| [mark.start, mark.end]).collect(),
    }
}

fn passage_row<'a>(view: &'a View<'_>, id: PassageId, words: &Words) -> PassageRow<'a> {
    let circular = view.catalog().circular(id.circular);
    let category = id.category(view.catalog());
    let category = category.map(|id| view.catalog().category(id));
    let text = id.spot.text(circular);
    let characters = |at: usize| text.get(..at).map_or(0, |before| before.chars().count());
    let marks = words.marks(text).into_iter();
    PassageRow {
        circular: &circular.id,
        kind: id.spot.kind(circular).key(),
        category: category.map(|category| category.number),
        label: category.map(|category| &*category.label),
        text,
        marks: marks
            .map(|mark| [characters(mark.start), characters(mark.end)])
            .collect(),
        lines: id.spot.lines(circular).map(|lines| [lines.first, lines.last]),
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
