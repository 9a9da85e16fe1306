//! Counts, as programs read them: a row for each thing that is counted and each circular.

use serde::Serialize;

use super::csv::list;
use super::{Number, ScopeRow, scope_row};
use crate::catalog::View;
use crate::circular::Decimal;
use crate::lang::Lang;
use crate::report::Table;
use crate::wording;

/// `jili.stats/1`: counts by something.
#[derive(Debug, Serialize)]
pub struct StatsFile<'a> {
    schema: &'static str,
    scope: ScopeRow<'a>,
    by: &'static str,
    rows: Vec<StatsRow<Vec<SumRow>>>,
}

/// One row of counts. What does not apply is nothing. `S` is what is stated: sums, or a list in one field.
#[derive(Debug, Default, Serialize)]
pub struct StatsRow<S> {
    circular: String,
    key: String,
    name: String,
    awards: usize,
    categories: usize,
    places: usize,
    measures: usize,
    own: Option<usize>,
    own_categories: Option<usize>,
    within: Option<usize>,
    /// By distinct categories of its own.
    rank: Option<usize>,
    /// How many have that rank, itself among them.
    tied: Option<usize>,
    stated: S,
}

/// Amounts of one unit, added up.
#[derive(Debug, Serialize)]
pub struct SumRow {
    sum: Number,
    unit: String,
    awards: usize,
}

/// A file of a table.
pub fn stats_file<'a>(view: &'a View<'_>, table: &Table<'_>, lang: Lang) -> StatsFile<'a> {
    let sum = |(unit, sum, awards): &(&str, Decimal, usize)| SumRow {
        sum: Number(*sum),
        unit: (*unit).to_owned(),
        awards: *awards,
    };
    StatsFile {
        schema: "jili.stats/1",
        scope: scope_row(view),
        by: table.by.key(),
        rows: rows(view, table, lang, |stated| stated.iter().map(sum).collect()),
    }
}

/// The rows of a table for a spreadsheet.
pub fn stats_csv(view: &View<'_>, table: &Table<'_>, lang: Lang) -> Vec<StatsRow<String>> {
    let sum = |(unit, sum, _): &(&str, Decimal, usize)| format!("{sum} {unit}");
    rows(view, table, lang, |stated| list(stated.iter().map(sum)))
}

fn rows<S>(
    view: &View<'_>,
    table: &Table<'_>,
    lang: Lang,
    stated: impl Fn(&[(&str, Decimal, usize)]) -> S,
) -> Vec<StatsRow<S>> {
    let mut rows = Vec::new();
    for row in &table.rows {
        for (column, tally) in &row.tallies {
            let (_, circular) = table.circulars[*column];
            rows.push(StatsRow {
                circular: circular.id.to_string(),
                key: row.key.word(view.catalog()),
                name: wording::row_name(view.catalog(), row.key, lang),
                awards: tally.totals.awards,
                categories: tally.totals.categories,
                places: tally.totals.places,
                measures: tally.measures,
                own: tally.own.map(|own| own.awards),
                own_categories: tally.own.map(|own| own.categories),
                within: tally.within.map(|within| within.awards),
                rank: tally.standing.map(|standing| standing.rank),
                tied: tally.standing.map(|standing| standing.tied),
                stated: stated(&tally.stated),
            });
        }
    }
    rows
}
