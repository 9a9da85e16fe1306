//! Counts as a sheet: a row for each thing that is counted and each circular, a column for each unit of amounts.

use super::{Cell, Column, Kind, Table};
use crate::catalog::View;
use crate::lang::Lang;
use crate::report::{By, Table as Counts, Tally};
use crate::wording;

/// The rows of a table of counts.
pub fn stats(view: &View<'_>, counts: &Counts<'_>, lang: Lang) -> Table {
    let is_of_places = matches!(counts.by, By::Level(_));
    let is_ranked = counts.is_ranked();
    let units = units(counts);
    let mut columns = vec![
        Column::new(lang.pick("通报", "Circular"), Kind::Text),
        Column::new(lang.pick("名称", "Name"), Kind::Text),
        Column::new(lang.pick("代号", "Key"), Kind::Text),
    ];
    let number = |(zh, en)| Column::new(lang.pick(zh, en), Kind::Number);
    if is_ranked {
        columns.extend([("位次", "Rank"), ("并列数", "Tied")].map(number));
    }
    if is_of_places {
        let headings = [
            ("本级事项", "Own categories"),
            ("本级项次", "Own awards"),
            ("所辖项次", "Awards within"),
        ];
        columns.extend(headings.map(number));
    }
    let headings = [
        ("激励项次", "Awards"),
        ("事项数", "Categories"),
        ("地方数", "Places"),
        ("措施数", "Measures"),
    ];
    columns.extend(headings.map(number));
    columns.extend(units.iter().map(|unit| {
        let heading = lang.pick(format!("明确额度（{unit}）"), format!("Stated ({unit})"));
        Column::new(heading, Kind::Number)
    }));
    let mut table = Table::new(lang.pick("统计", "Counts"), columns);
    for row in &counts.rows {
        for (column, tally) in &row.tallies {
            let (_, circular) = counts.circulars[*column];
            let mut cells: Vec<Cell> = vec![
                (&*circular.id).into(),
                wording::row_name(view.catalog(), row.key, lang).into(),
                row.key.word(view.catalog()).into(),
            ];
            let standing = tally.standing.as_ref();
            if is_ranked {
                cells.push(Cell::optional_count(standing.map(|standing| standing.rank)));
                cells.push(Cell::optional_count(standing.map(|standing| standing.tied)));
            }
            if is_of_places {
                cells.push(Cell::optional_count(tally.own.map(|own| own.categories)));
                cells.push(Cell::optional_count(tally.own.map(|own| own.awards)));
                cells.push(Cell::optional_count(tally.within.map(|within| within.awards)));
            }
            cells.extend(
                [
                    tally.totals.awards,
                    tally.totals.categories,
                    tally.totals.recipients(),
                    tally.measures,
                ]
                .map(Cell::count),
            );
            cells.extend(units.iter().map(|unit| sum(tally, unit)));
            table.rows.push(cells);
        }
    }
    table
}

/// The units of all amounts, in one order.
fn units<'v>(counts: &Counts<'v>) -> Vec<&'v str> {
    let tallies = counts.rows.iter().flat_map(|row| row.tallies.values());
    let mut units: Vec<_> = tallies
        .flat_map(|tally| &tally.stated)
        .map(|(unit, ..)| *unit)
        .collect();
    units.sort_unstable();
    units.dedup();
    units
}

fn sum(tally: &Tally<'_>, unit: &str) -> Cell {
    let stated = tally.stated.iter().find(|(known, ..)| *known == unit);
    stated.map_or(Cell::Empty, |(_, sum, _)| (*sum).into())
}
