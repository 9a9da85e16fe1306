//! Overviews of regions, as programs read them.

use serde::Serialize;

use super::{Number, ScopeRow, place_row, scope_row};
use crate::catalog::View;
use crate::report::{Basis, ClaimReport, Overview, Ranked};

/// `jili.overview/1`: the page of a region, a circular at a time.
#[derive(Debug, Serialize)]
pub struct OverviewFile<'a> {
    schema: &'static str,
    scope: ScopeRow<'a>,
    circulars: Vec<OverviewRow<'a>>,
}

#[derive(Debug, Serialize)]
struct OverviewRow<'a> {
    circular: &'a str,
    region: &'a str,
    level: &'static str,
    /// What ranks go by: `categories`, `awards`, `money`, or a category's number.
    by: String,
    categories: usize,
    awards: usize,
    places: usize,
    claim: Option<ClaimRow<'a>>,
    members: Vec<MemberRow>,
    by_category: Vec<CategoryRow<'a>>,
    unlisted_counties: Vec<UnlistedRow<'a>>,
}

#[derive(Debug, Serialize)]
struct ClaimRow<'a> {
    evidence: &'a str,
    prefectures: u32,
    counties: u32,
    named_prefectures: usize,
    /// Counties and zones, which the circular counts together.
    named_counties: usize,
    agrees: bool,
}

/// A member of the region, as a row of a table too. Money is in 元.
#[derive(Debug, Default, Serialize)]
pub struct MemberRow {
    circular: String,
    place: String,
    name: String,
    /// By what was asked for; none for who has nothing of it.
    rank: Option<usize>,
    tied: Option<usize>,
    value: u64,
    categories: usize,
    awards: usize,
    within_categories: usize,
    within_awards: usize,
    money: u64,
    /// Where it is on the map, counted from 0.
    row: Option<usize>,
    column: Option<usize>,
}

#[derive(Debug, Serialize)]
struct CategoryRow<'a> {
    category: u16,
    label: &'a str,
    awards: usize,
    money: u64,
    stated: Vec<StatedRow<'a>>,
}

#[derive(Debug, Serialize)]
struct StatedRow<'a> {
    sum: Number,
    unit: &'a str,
}

#[derive(Debug, Serialize)]
struct UnlistedRow<'a> {
    place: &'a str,
    name: &'a str,
}

/// A file of overviews, each with the side from which its members are ranked.
pub fn overview_file<'a>(view: &'a View<'_>, overviews: &'a [(Overview, Basis)]) -> OverviewFile<'a> {
    OverviewFile {
        schema: "jili.overview/1",
        scope: scope_row(view),
        circulars: overviews
            .iter()
            .map(|(overview, basis)| overview_row(view, overview, *basis))
            .collect(),
    }
}

fn overview_row<'a>(view: &'a View<'_>, overview: &'a Overview, basis: Basis) -> OverviewRow<'a> {
    let catalog = view.catalog();
    let claim = ClaimReport::new(view, overview.circular).map(|claim| ClaimRow {
        evidence: &claim.claims.evidence,
        prefectures: claim.claims.prefectures,
        counties: claim.claims.counties,
        named_prefectures: claim.named.prefectures,
        named_counties: claim.named.counties + claim.named.zones,
        agrees: claim.agrees(),
    });
    let by_category = overview.categories.iter().map(|sum| {
        let category = catalog.category(sum.id);
        let stated = sum.stated.iter().map(|(unit, sum)| StatedRow {
            sum: Number(*sum),
            unit,
        });
        CategoryRow {
            category: category.number,
            label: &category.label,
            awards: sum.awards,
            money: sum.money.sum,
            stated: stated.collect(),
        }
    });
    let unlisted = overview.unlisted_counties.iter().map(|id| UnlistedRow {
        place: &catalog.place(*id).key,
        name: &catalog.place(*id).full_name,
    });
    OverviewRow {
        circular: &catalog.circular(overview.circular).id,
        region: &view.place(overview.region).name,
        level: overview.level.key(),
        by: match basis {
            Basis::Categories => "categories".to_owned(),
            Basis::Awards => "awards".to_owned(),
            Basis::Money => "money".to_owned(),
            Basis::Category(id) => catalog.category(id).number.to_string(),
        },
        categories: overview.totals.categories,
        awards: overview.totals.awards,
        places: overview.totals.places,
        claim,
        members: member_rows(view, overview, basis),
        by_category: by_category.collect(),
        unlisted_counties: unlisted.collect(),
    }
}

/// The members of an overview, ranked from one side.
pub fn member_rows(view: &View<'_>, overview: &Overview, basis: Basis) -> Vec<MemberRow> {
    let row = |ranked: &Ranked| {
        let member = overview.members.get(ranked.member)?;
        let place = place_row(view.catalog(), member.place);
        let tile = member.tile.as_ref();
        Some(MemberRow {
            circular: view.catalog().circular(overview.circular).id.to_string(),
            place: place.place.to_owned(),
            name: place.name.to_owned(),
            rank: ranked.rank,
            tied: ranked.rank.map(|_| ranked.tied),
            value: ranked.value,
            categories: member.counts.categories,
            awards: member.counts.awards,
            within_categories: member.within.categories,
            within_awards: member.within.awards,
            money: member.money.sum,
            row: tile.map(|tile| tile.row),
            column: tile.map(|tile| tile.column),
        })
    };
    overview.ranking(basis).iter().filter_map(row).collect()
}
