//! Places beside one another as a sheet: a row for each category of each circular, two columns for each place.

use super::{Cell, Column, Kind, Table};
use crate::catalog::{AwardId, Catalog, CategoryId};
use crate::lang::Lang;
use crate::report::{AwardReport, PlaceComparison, Shared};
use crate::wording;

/// What each of the places has of each category; also of those that none of them has.
pub fn comparison(catalog: &Catalog, comparison: &PlaceComparison, lang: Lang) -> Table {
    let mut columns = vec![
        Column::new(lang.pick("通报", "Circular"), Kind::Text),
        Column::new(lang.pick("序号", "Item"), Kind::Number),
        Column::new(lang.pick("激励事项", "Category"), Kind::Text),
        Column::new(lang.pick("哪些地方有", "Who has it"), Kind::Text),
    ];
    for place in &comparison.places {
        let name = catalog.gazetteer().full_name(*place, lang);
        let awards = lang.pick(format!("{name}项次"), format!("{name}: awards"));
        let stated = lang.pick(format!("{name}明确额度"), format!("{name}: stated"));
        columns.push(Column::new(awards, Kind::Number));
        columns.push(Column::new(stated, Kind::Text));
    }
    let mut table = Table::new(lang.pick("比较", "Comparison"), columns);
    for said in &comparison.circulars {
        let circular = &*catalog.circular(said.circular).id;
        let beginning = |category: CategoryId, who: String| -> Vec<Cell> {
            let category = catalog.category(category);
            let number = Cell::count(category.number.into());
            vec![circular.into(), number, category.label(lang).into(), who.into()]
        };
        for row in &said.rows {
            let who = match row.shared {
                Shared::All => lang.pick("都有", "all of them").to_owned(),
                Shared::Several => lang.pick("部分有", "some of them").to_owned(),
                Shared::One(at) => {
                    let only = comparison.places.get(at);
                    let name = only.map(|place| catalog.gazetteer().full_name(*place, lang));
                    let name = name.unwrap_or_default();
                    lang.pick(format!("仅{name}"), format!("only {name}"))
                }
            };
            let mut cells = beginning(row.category, who);
            cells.extend(row.cells.iter().flat_map(|awards| cell(catalog, awards, lang)));
            table.rows.push(cells);
        }
        for category in &said.nobodys {
            let none = lang.pick("都没有", "none of them").to_owned();
            let mut cells = beginning(*category, none);
            cells.extend(comparison.places.iter().flat_map(|_| cell(catalog, &[], lang)));
            table.rows.push(cells);
        }
    }
    table
}

/// How many awards one place has of a category, and what is stated for them.
fn cell(catalog: &Catalog, awards: &[AwardId], lang: Lang) -> [Cell; 2] {
    let reports = awards.iter().map(|id| AwardReport::new(catalog, *id));
    let stated = reports.flat_map(|award| award.amounts());
    let stated: Vec<_> = stated.map(|amount| wording::stated(amount, lang)).collect();
    let stated = stated.join(lang.pick("、", ", "));
    [Cell::count(awards.len()), stated.into()]
}
