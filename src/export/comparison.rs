//! Places beside one another, as programs read them.

use serde::Serialize;

use super::{AmountRow, ScopeRow, amount, scope_row};
use crate::catalog::View;
use crate::report::{AwardReport, PlaceComparison};

/// `jili.comparison/1`: places beside one another, a circular at a time.
#[derive(Debug, Serialize)]
pub struct ComparisonFile<'a> {
    schema: &'static str,
    scope: ScopeRow<'a>,
    circulars: Vec<ComparedRow<'a>>,
}

#[derive(Debug, Serialize)]
struct ComparedRow<'a> {
    circular: &'a str,
    places: Vec<ComparedPlaceRow<'a>>,
    categories: Vec<ComparedCategoryRow<'a>>,
    /// The numbers of the categories that none of the places has.
    nobodys: Vec<u16>,
}

#[derive(Debug, Serialize)]
struct ComparedPlaceRow<'a> {
    place: &'a str,
    name: &'a str,
    categories: usize,
    awards: usize,
    within_categories: Option<usize>,
    within_awards: Option<usize>,
    money: u64,
}

#[derive(Debug, Serialize)]
struct ComparedCategoryRow<'a> {
    category: u16,
    label: &'a str,
    shared: &'static str,
    /// What each of the places has, in their order.
    cells: Vec<CellRow<'a>>,
}

#[derive(Debug, Serialize)]
struct CellRow<'a> {
    awards: usize,
    amounts: Vec<AmountRow<'a>>,
}

/// A file of a comparison.
pub fn comparison_file<'a>(view: &'a View<'_>, comparison: &PlaceComparison) -> ComparisonFile<'a> {
    let catalog = view.catalog();
    let circulars = comparison.circulars.iter().map(|said| {
        let places = comparison.places.iter().zip(&said.columns);
        let places = places.map(|(id, has)| ComparedPlaceRow {
            place: &catalog.place(*id).key,
            name: &catalog.place(*id).full_name,
            categories: has.own.categories,
            awards: has.own.awards,
            within_categories: has.within.map(|within| within.categories),
            within_awards: has.within.map(|within| within.awards),
            money: has.money.sum,
        });
        let categories = said.rows.iter().map(|row| {
            let category = catalog.category(row.category);
            let cells = row.cells.iter().map(|awards| CellRow {
                awards: awards.len(),
                amounts: awards
                    .iter()
                    .flat_map(|id| AwardReport::new(catalog, *id).amounts())
                    .map(amount)
                    .collect(),
            });
            ComparedCategoryRow {
                category: category.number,
                label: &category.label,
                shared: row.shared.key(),
                cells: cells.collect(),
            }
        });
        ComparedRow {
            circular: &catalog.circular(said.circular).id,
            places: places.collect(),
            categories: categories.collect(),
            nobodys: said
                .nobodys
                .iter()
                .map(|id| catalog.category(*id).number)
                .collect(),
        }
    });
    ComparisonFile {
        schema: "jili.comparison/1",
        scope: scope_row(view),
        circulars: circulars.collect(),
    }
}

/// What one place has of a category, as a row of a table.
#[derive(Debug, Default, Serialize)]
pub struct ComparisonRow {
    circular: String,
    category: u16,
    label: String,
    shared: &'static str,
    place: String,
    name: String,
    awards: usize,
    amounts: String,
}

/// A comparison for a spreadsheet: a row for each category and each place that has it.
pub fn comparison_rows(view: &View<'_>, comparison: &PlaceComparison) -> Vec<ComparisonRow> {
    let catalog = view.catalog();
    let mut rows = Vec::new();
    for said in &comparison.circulars {
        for row in &said.rows {
            for (place, awards) in comparison.places.iter().zip(&row.cells) {
                if awards.is_empty() {
                    continue;
                }
                let reports = awards.iter().map(|id| AwardReport::new(catalog, *id));
                let amounts = reports.flat_map(|award| award.amounts());
                rows.push(ComparisonRow {
                    circular: catalog.circular(said.circular).id.to_string(),
                    category: catalog.category(row.category).number,
                    label: catalog.category(row.category).label.to_string(),
                    shared: row.shared.key(),
                    place: catalog.place(*place).key.to_string(),
                    name: catalog.place(*place).full_name.to_string(),
                    awards: awards.len(),
                    amounts: super::csv::list(amounts.map(|amount| amount.to_string())),
                });
            }
        }
    }
    rows
}
