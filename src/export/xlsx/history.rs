//! A place over the years as a sheet: a row for each topic and year.

use super::{Cell, Column, Kind, Table};
use crate::catalog::Catalog;
use crate::lang::Lang;
use crate::report::{AwardReport, PlaceHistory, YearCell};
use crate::wording;

/// A place's years.
pub fn history(catalog: &Catalog, history: &PlaceHistory<'_>, lang: Lang) -> Table {
    let columns = [
        ("发文机关", "Issuer", Kind::Text),
        ("同类事项", "Topic", Kind::Text),
        ("激励年度", "Award year", Kind::Number),
        ("情况", "State", Kind::Text),
        ("激励项次", "Awards", Kind::Number),
        ("激励事项", "Categories", Kind::Text),
        ("明确额度", "Stated amounts", Kind::Text),
    ];
    let columns = columns.map(|(zh, en, kind)| Column::new(lang.pick(zh, en), kind));
    let mut table = Table::new(lang.pick("历年", "Years"), columns.to_vec());
    for issuer in &history.issuers {
        for topic in &issuer.rows {
            for (cell, year) in topic.cells.iter().zip(&issuer.years) {
                let mut row: Vec<Cell> = vec![
                    issuer.issuer.into(),
                    wording::topic_name(topic, lang).into(),
                    Cell::count(year.year.into()),
                ];
                row.extend(state(catalog, cell, lang));
                table.rows.push(row);
            }
        }
    }
    table
}

/// Whether the place is named, and with what.
fn state(catalog: &Catalog, cell: &YearCell, lang: Lang) -> [Cell; 4] {
    let YearCell::Named(awards) = cell else {
        let state = wording::unnamed_cell(cell, lang);
        return [Cell::optional(state), Cell::Empty, Cell::Empty, Cell::Empty];
    };
    let reports = awards.iter().map(|id| AwardReport::new(catalog, *id));
    let reports: Vec<_> = reports.collect();
    let mut labels: Vec<_> = reports
        .iter()
        .map(|award| award.subject.category.label(lang))
        .collect();
    labels.dedup();
    let mut amounts: Vec<_> = reports
        .iter()
        .map(|award| wording::amounts(award, lang))
        .collect();
    amounts.retain(|amounts| !amounts.is_empty());
    let between = lang.pick("、", ", ");
    [
        lang.pick("列入名单", "listed").into(),
        Cell::count(awards.len()),
        labels.join(between).into(),
        amounts.join(between).into(),
    ]
}
