//! The members of a region as a sheet, ranked: a row for each circular and member.

use super::{Cell, Column, Kind, Table};
use crate::catalog::View;
use crate::lang::Lang;
use crate::report::{Basis, Overview};

/// The members of overviews, each ranked from its side. Money is in 万元.
pub fn overview(view: &View<'_>, overviews: &[(Overview, Basis)], lang: Lang) -> Table {
    use Kind::{Number, Text};
    let (catalog, gazetteer) = (view.catalog(), view.gazetteer());
    let columns = [
        ("通报", "Circular", Text),
        ("位次", "Rank", Number),
        ("并列数", "Tied", Number),
        ("地方", "Place", Text),
        ("行政区划代码", "Code", Text),
        ("事项数", "Categories", Number),
        ("激励项次", "Awards", Number),
        ("所辖事项", "Categories within", Number),
        ("所辖项次", "Awards within", Number),
        ("明确资金（万元）", "Stated money (万元)", Number),
    ];
    let mut columns = columns
        .map(|(zh, en, kind)| Column::new(lang.pick(zh, en), kind))
        .to_vec();
    // Circulars number the category differently, so that the heading cannot name it.
    let is_by_category = overviews
        .iter()
        .any(|(_, basis)| matches!(basis, Basis::Category(_)));
    if is_by_category {
        let heading = lang.pick("所选事项的项次", "Awards in the category asked for");
        columns.push(Column::new(heading, Number));
    }
    let mut table = Table::new(lang.pick("位次", "Ranking"), columns);
    for (overview, basis) in overviews {
        for ranked in overview.ranking(*basis) {
            let Some(member) = overview.members.get(ranked.member) else {
                continue;
            };
            let mut row = vec![
                (&*catalog.circular(overview.circular).id).into(),
                Cell::optional_count(ranked.rank),
                Cell::optional_count(ranked.rank.map(|_| ranked.tied)),
                gazetteer.full_name(member.place, lang).into(),
                Cell::optional(view.place(member.place).code()),
                Cell::count(member.counts.categories),
                Cell::count(member.counts.awards),
                Cell::count(member.within.categories),
                Cell::count(member.within.awards),
                Cell::money(member.money.sum),
            ];
            if is_by_category {
                // What is ranked by a category is ranked by its awards, which are few.
                row.push(Cell::optional_count(usize::try_from(ranked.value).ok()));
            }
            table.rows.push(row);
        }
    }
    table
}
