//! `jili stats`: counts, from every side. Amounts are summed only within one unit, and a prefecture's own awards
//! stand apart from those within it.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use clap::{Args, ValueEnum};

use super::filter::Filters;
use super::list::Rows;
use super::output::Printable;
use super::page::{Page, Style};
use super::{Context, Failure, Format};
use crate::catalog::AwardId;
use crate::circular::Instrument;
use crate::export::{StatsFile, StatsRow, SumRow, csv, markdown};
use crate::gazetteer::{Kind, PlaceId};
use crate::lang::Lang;

/// What `stats` takes.
#[derive(Debug, Args)]
pub struct Arguments {
    /// What to count by; without it, all together
    #[arg(long, value_enum, value_name = "BY")]
    by: Option<By>,
    #[command(flatten)]
    filters: Filters,
    #[command(flatten)]
    rows: Rows,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum By {
    Prefecture,
    Category,
    Department,
    Instrument,
    Kind,
}

pub(super) fn run(context: &Context<'_>, arguments: &Arguments) -> Result<(), Failure> {
    // In printed order, and so sorted.
    let awards = arguments.filters.select(context)?;
    let (by, mut rows) = match arguments.by {
        None => ("total", vec![total(context, &awards)]),
        Some(By::Prefecture) => ("prefecture", by_prefecture(context, &awards, &arguments.filters)),
        Some(By::Category) => ("category", by_category(context, &awards)),
        Some(By::Department) => ("department", by_department(context, &awards)),
        Some(By::Instrument) => ("instrument", by_instrument(context, &awards)),
        Some(By::Kind) => ("kind", by_kind(context, &awards)),
    };
    // Of all awards, who has none is an answer; of some, it is what was filtered out.
    if arguments.filters.choose() {
        rows.retain(|row| row.awards > 0);
    }
    let answer = match arguments.rows.form(context.lang)? {
        Format::Json => Printable::json(&StatsFile {
            schema: "jili.stats/1",
            by,
            rows,
        })?,
        Format::Csv => {
            let header = [
                "key", "name", "awards", "places", "measures", "own", "within", "rank", "tied", "stated",
            ];
            Printable::csv(
                csv::table(&header, rows.iter().map(|row| cells(row, "; "))),
                arguments.rows.mark(),
                context.terminal,
            )?
        }
        Format::Markdown => {
            let header = context.lang.pick(
                [
                    "代号",
                    "名称",
                    "激励",
                    "地方",
                    "措施",
                    "本级",
                    "辖内",
                    "名次",
                    "并列",
                    "写明的数额",
                ],
                [
                    "Key",
                    "Name",
                    "Awards",
                    "Places",
                    "Measures",
                    "Own",
                    "Within",
                    "Rank",
                    "Shared by",
                    "Stated",
                ],
            );
            let between = context.lang.pick("、", ", ");
            Printable::lines(&markdown::table(
                header,
                rows.iter().map(|row| cells(row, between)),
            ))
        }
        Format::Text => as_text(context, &rows, arguments.by).into(),
    };
    answer.print()
}

/// Counts a set of awards.
fn row(context: &Context<'_>, key: &str, name: &str, awards: &[AwardId]) -> StatsRow {
    let totals = context.view.totals(awards.iter().copied());
    let measures: BTreeSet<_> = awards
        .iter()
        .map(|id| {
            let award = context.view.award(*id);
            (award.category_id, award.part_index)
        })
        .collect();
    let sums = context.view.stated_sums(awards.iter().copied()).into_iter();
    let mut stated: Vec<_> = sums
        .map(|stated| SumRow {
            sum: stated.sum,
            unit: stated.unit.to_owned(),
            awards: stated.awards.len(),
        })
        .collect();
    // In one order in all rows.
    stated.sort_by(|one, other| one.unit.cmp(&other.unit));
    StatsRow {
        key: key.to_owned(),
        name: name.to_owned(),
        awards: totals.awards,
        places: totals.places,
        measures: measures.len(),
        stated,
        ..StatsRow::default()
    }
}

fn total(context: &Context<'_>, awards: &[AwardId]) -> StatsRow {
    row(context, "total", context.lang.pick("合计", "total"), awards)
}

/// The prefectures, ranked by their own awards where it is not places that were chosen. Where something was chosen,
/// who has none of it has no rank.
fn by_prefecture(context: &Context<'_>, awards: &[AwardId], filters: &Filters) -> Vec<StatsRow> {
    let (catalog, gazetteer) = (context.catalog, context.catalog.gazetteer());
    let of_place = context.view.group_by_place(awards.iter().copied());
    let of = |id: PlaceId| of_place.get(&id).map_or(&[][..], Vec::as_slice);
    let view = context.view;
    let mut rows: Vec<_> = view
        .ranked_members(Kind::Prefecture)
        .map(|id| {
            let own = of(id);
            let within: Vec<_> = gazetteer.descendants(id).flat_map(of).copied().collect();
            let is_ranked = !(filters.choose_places() || filters.choose() && own.is_empty());
            let counts = |id| view.counts(of(id).iter().copied());
            let standing = is_ranked.then(|| view.standing_by(id, counts)).flatten();
            StatsRow {
                own: Some(own.len()),
                within: Some(within.len()),
                rank: standing.map(|standing| standing.rank),
                tied: standing.map(|standing| standing.tied),
                ..row(
                    context,
                    &catalog.place(id).key,
                    &gazetteer.full_name(id, context.lang),
                    &[own, &within].concat(),
                )
            }
        })
        .collect();
    let rank = |row: &StatsRow| row.rank.unwrap_or(usize::MAX);
    rows.sort_by_key(|row| {
        (
            rank(row),
            Reverse(if row.rank.is_none() { row.awards } else { 0 }),
        )
    });
    // A zone that spans prefectures is counted under none of them, and stands by itself.
    let spanning = of_place
        .iter()
        .filter(|(id, _)| gazetteer.prefecture_of(**id).is_none());
    rows.extend(spanning.map(|(id, awards)| {
        let name = gazetteer.full_name(*id, context.lang);
        row(context, &catalog.place(*id).key, &name, awards)
    }));
    rows
}

fn by_category(context: &Context<'_>, awards: &[AwardId]) -> Vec<StatsRow> {
    let view = context.view;
    view.categories()
        .map(|(id, category)| {
            let all = view.awards_in(id);
            let awards: Vec<_> = all
                .into_iter()
                .filter(|id| awards.binary_search(id).is_ok())
                .collect();
            row(
                context,
                &category.number.to_string(),
                category.label(context.lang),
                &awards,
            )
        })
        .collect()
}

fn by_department(context: &Context<'_>, awards: &[AwardId]) -> Vec<StatsRow> {
    let shares = context.view.departments();
    let mut rows: Vec<_> = shares
        .iter()
        .map(|share| {
            let all = share.awards.iter().copied();
            let awards: Vec<_> = all.filter(|id| awards.binary_search(id).is_ok()).collect();
            row(context, share.name, share.name, &awards)
        })
        .collect();
    rows.sort_by_key(|row| Reverse(row.awards));
    rows
}

fn by_instrument(context: &Context<'_>, awards: &[AwardId]) -> Vec<StatsRow> {
    let catalog = context.catalog;
    let of = |instrument: Instrument| {
        let tagged = |id: &AwardId| {
            catalog
                .award(*id)
                .measure()
                .instruments
                .iter()
                .find(|tag| tag.instrument == instrument)
        };
        let awards: Vec<_> = awards.iter().copied().filter(|id| tagged(id).is_some()).collect();
        // An amount belongs to the instrument whose phrase states it, not to whatever else the measure gives.
        let states = |id: &AwardId| {
            let amounts = &catalog.award(*id).measure().amounts;
            tagged(id).is_some_and(|tag| amounts.iter().any(|amount| amount.evidence == tag.evidence))
        };
        let stating: Vec<_> = awards.iter().copied().filter(states).collect();
        let stated = row(context, "", "", &stating).stated;
        StatsRow {
            stated,
            ..row(context, instrument.key(), instrument.label(context.lang), &awards)
        }
    };
    Instrument::ALL.into_iter().map(of).collect()
}

fn by_kind(context: &Context<'_>, awards: &[AwardId]) -> Vec<StatsRow> {
    let catalog = context.catalog;
    let of = |kind: Kind| {
        let awards: Vec<_> = awards
            .iter()
            .copied()
            .filter(|id| catalog.award(*id).place.kind == kind)
            .collect();
        row(context, kind.key(), kind.label(context.lang), &awards)
    };
    Kind::COMMENDED.into_iter().map(of).collect()
}

fn stated(row: &StatsRow, between: &str) -> String {
    row.stated
        .iter()
        .map(|stated| format!("{} {}", stated.sum, stated.unit))
        .collect::<Vec<_>>()
        .join(between)
}

/// A row of a table; what is stated has `between` between its amounts.
fn cells(row: &StatsRow, between: &str) -> [String; 10] {
    let optional = |number: Option<usize>| number.map(|number| number.to_string()).unwrap_or_default();
    [
        row.key.clone(),
        row.name.clone(),
        row.awards.to_string(),
        row.places.to_string(),
        row.measures.to_string(),
        optional(row.own),
        optional(row.within),
        optional(row.rank),
        optional(row.tied),
        stated(row, between),
    ]
}

fn as_text(context: &Context<'_>, rows: &[StatsRow], by: Option<By>) -> Page {
    let lang = context.lang;
    let mut page = context.page();
    let between = lang.pick("、", ", ");
    let count = |number: usize| (Style::Plain, number.to_string());
    if by == Some(By::Prefecture) {
        let mut header = lang.pick(
            ["名次", "市州", "本级", "辖内", "合计", "写明的数额"],
            ["rank", "prefecture", "own", "within", "together", "stated"],
        );
        if rows.iter().all(|row| row.rank.is_none()) {
            header[0] = "";
        }
        let table: Vec<_> = rows
            .iter()
            .map(|row| {
                let rank = match (row.rank, row.tied, lang) {
                    (Some(rank), Some(1), _) => rank.to_string(),
                    (Some(rank), _, Lang::Zh) => format!("并列 {rank}"),
                    (Some(rank), _, Lang::En) => format!("={rank}"),
                    (None, ..) => String::new(),
                };
                let name = match row.own {
                    Some(_) => row.name.clone(),
                    None => lang.pick(
                        format!("{}（不计入市州）", row.name),
                        format!("{} (under no prefecture)", row.name),
                    ),
                };
                [
                    (Style::Dim, rank),
                    (Style::Heading, name),
                    count(row.own.unwrap_or(row.awards)),
                    count(row.within.unwrap_or_default()),
                    count(row.awards),
                    (Style::Amount, stated(row, between)),
                ]
            })
            .collect();
        page.columns(Some(header), &table, [true, false, true, true, true, false]);
    } else {
        let header = lang.pick(
            ["名称", "激励", "地方", "措施", "写明的数额"],
            ["name", "awards", "places", "measures", "stated"],
        );
        let table: Vec<_> = rows
            .iter()
            .map(|row| {
                [
                    (Style::Heading, row.name.clone()),
                    count(row.awards),
                    count(row.places),
                    count(row.measures),
                    (Style::Amount, stated(row, between)),
                ]
            })
            .collect();
        page.columns(Some(header), &table, [false, true, true, true, false]);
    }
    if let Some(By::Department | By::Instrument) = by {
        page.blank();
        let overlap = lang.pick(
            "一项激励涉及几个单位或几种方式的，在各行都计入，各行不可相加。",
            "An award of several departments or instruments is counted in the row of each: rows do not add up.",
        );
        page.paragraph(Style::Dim, 0, overlap);
    }
    page
}
