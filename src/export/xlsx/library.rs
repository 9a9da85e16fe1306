//! The circulars that there are as a sheet: a row for each.

use super::{Cell, Column, Kind, Table};
use crate::export::LibraryRow;
use crate::lang::Lang;

/// Circulars, each with what must be said of it.
pub fn library(rows: impl IntoIterator<Item = (LibraryRow, String)>, lang: Lang) -> Table {
    use Kind::{Date, Number, Prose, Text};
    let columns = [
        ("编号", "Id", Text),
        ("发文机关", "Issuer", Text),
        ("文号", "Document number", Text),
        ("标题", "Title", Prose),
        ("发文日期", "Issued on", Date),
        ("激励年度", "Award year", Number),
        ("地区代码", "Region", Text),
        ("事项数", "Categories", Number),
        ("激励项次", "Awards", Number),
        ("地方数", "Places", Number),
        ("待核", "To check", Number),
        ("错误", "Faults", Number),
        ("说明", "Notes", Text),
    ];
    let columns = columns.map(|(zh, en, kind)| Column::new(lang.pick(zh, en), kind));
    let mut table = Table::new(lang.pick("通报库", "Library"), columns.to_vec());
    table.rows = rows
        .into_iter()
        .map(|(row, remarks)| cells(row, remarks))
        .collect();
    table
}

fn cells(row: LibraryRow, remarks: String) -> Vec<Cell> {
    let number = |number: Option<u32>| number.map_or(Cell::Empty, |number| Cell::Number(number.into()));
    vec![
        row.circular.into(),
        Cell::optional(row.issuer),
        Cell::optional(row.document_number),
        Cell::optional(row.title),
        row.issued_on.map_or(Cell::Empty, Cell::Date),
        number(row.award_year.map(u32::from)),
        Cell::optional(row.region),
        number(row.categories),
        number(row.awards),
        number(row.places),
        number(row.open),
        Cell::count(row.faults),
        remarks.into(),
    ]
}
