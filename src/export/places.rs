//! A table of places, as programs read it: a row for each circular and place.

use serde::Serialize;

use super::{ScopeRow, place_row, scope_row};
use crate::catalog::View;
use crate::report::PlaceEntry;

/// `jili.places/1`: what places have.
#[derive(Debug, Serialize)]
pub struct PlacesFile<'a> {
    schema: &'static str,
    scope: ScopeRow<'a>,
    rows: Vec<PlacesRow>,
}

/// What one circular has for a place. Money is in 元.
#[derive(Debug, Default, Serialize)]
pub struct PlacesRow {
    circular: String,
    place: String,
    name: String,
    kind: &'static str,
    code: Option<String>,
    prefecture: Option<String>,
    /// Whether the circular names it.
    listed: bool,
    categories: usize,
    awards: usize,
    /// Of what has members: what those within it have.
    within_categories: Option<usize>,
    within_awards: Option<usize>,
    /// Stated for each recipient, added up, and the most of one award.
    money: u64,
    money_of_one_award: u64,
    money_awards: usize,
    /// Awards with money that is not added up.
    money_apart: usize,
}

/// A file of a table of places.
pub fn places_file<'a>(view: &'a View<'_>, entries: &[PlaceEntry]) -> PlacesFile<'a> {
    PlacesFile {
        schema: "jili.places/1",
        scope: scope_row(view),
        rows: places_rows(view, entries),
    }
}

/// The rows of a table of places.
pub fn places_rows(view: &View<'_>, entries: &[PlaceEntry]) -> Vec<PlacesRow> {
    let row = |entry: &PlaceEntry| {
        let place = place_row(view.catalog(), entry.place);
        PlacesRow {
            circular: view.catalog().circular(entry.circular).id.to_string(),
            place: place.place.to_owned(),
            name: place.name.to_owned(),
            kind: place.kind,
            code: place.code.map(str::to_owned),
            prefecture: place.prefecture.map(str::to_owned),
            listed: entry.is_listed,
            categories: entry.own.categories,
            awards: entry.own.awards,
            within_categories: entry.within.map(|within| within.categories),
            within_awards: entry.within.map(|within| within.awards),
            money: entry.money.sum,
            money_of_one_award: entry.money.largest,
            money_awards: entry.money.awards,
            money_apart: entry.money.apart,
        }
    };
    entries.iter().map(row).collect()
}
