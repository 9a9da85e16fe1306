//! What departments implement as sheets: a row for each department and circular, or for each of their measures.

use super::awards::{list, single_amount};
use super::{Cell, Column, Kind, Table};
use crate::catalog::View;
use crate::lang::Lang;
use crate::report::{AwardReport, DepartmentInCircular, DepartmentMeasure, DepartmentReport};
use crate::wording;

/// Departments, with a column for each unit of what they state.
pub fn departments(reports: &[DepartmentReport<'_>], lang: Lang) -> Table {
    use Kind::{Number, Text};
    let columns = [
        ("通报", "Circular", Text),
        ("组织实施单位", "Department", Text),
        ("措施数", "Measures", Number),
        ("激励对象数", "Recipients", Number),
        ("激励项次", "Awards", Number),
        ("报送期限", "To report by", Text),
    ];
    let columns = columns.map(|(zh, en, kind)| Column::new(lang.pick(zh, en), kind));
    let all = reports.iter().flat_map(|report| &report.circulars);
    let mut units: Vec<&str> = all
        .flat_map(|said| &said.stated)
        .map(|(unit, ..)| *unit)
        .collect();
    units.sort_unstable();
    units.dedup();
    let stated = units.iter().map(|unit| {
        let heading = lang.pick(format!("明确额度（{unit}）"), format!("Stated ({unit})"));
        Column::new(heading, Number)
    });
    let columns = columns.into_iter().chain(stated).collect();
    let mut table = Table::new(lang.pick("组织实施单位", "Departments"), columns);
    for report in reports {
        for said in &report.circulars {
            let mut row: Vec<Cell> = vec![
                (&*said.circular.id).into(),
                wording::departments([report.name], lang).into(),
                Cell::count(said.measures.len()),
                Cell::count(said.totals.recipients()),
                Cell::count(said.totals.awards),
                Cell::optional(said.due.map(|due| due.by)),
            ];
            row.extend(units.iter().map(|unit| sum(said, unit)));
            table.rows.push(row);
        }
    }
    table
}

fn sum(said: &DepartmentInCircular<'_>, unit: &str) -> Cell {
    let stated = said.stated.iter().find(|(known, ..)| *known == unit);
    stated.map_or(Cell::Empty, |(_, sum, _)| (*sum).into())
}

/// The measures of departments.
pub fn department_measures(view: &View<'_>, reports: &[DepartmentReport<'_>], lang: Lang) -> Table {
    use Kind::{Number, Prose, Text};
    let columns = [
        ("通报", "Circular", Text),
        ("组织实施单位", "Department", Text),
        ("职责", "Role", Text),
        ("序号", "Item", Number),
        ("激励事项", "Category", Text),
        ("方面", "Part", Text),
        ("激励措施", "Measure", Prose),
        ("激励项次", "Awards", Number),
        ("激励对象", "Recipients", Prose),
        ("明确额度", "Stated amount", Number),
        ("单位", "Unit", Text),
        ("额度说明", "As stated", Text),
        ("报送期限", "To report by", Text),
        ("原文行", "Lines", Text),
    ];
    let columns = columns.map(|(zh, en, kind)| Column::new(lang.pick(zh, en), kind));
    let mut table = Table::new(lang.pick("激励措施", "Measures"), columns.to_vec());
    for report in reports {
        for said in &report.circulars {
            let rows = said.measures.iter().map(|of| row(view, report, said, of, lang));
            table.rows.extend(rows);
        }
    }
    table
}

fn row(
    view: &View<'_>,
    report: &DepartmentReport<'_>,
    said: &DepartmentInCircular<'_>,
    of: &DepartmentMeasure<'_>,
    lang: Lang,
) -> Vec<Cell> {
    let between = lang.pick("、", ", ");
    let category = of.citation.category;
    let [value, unit] = single_amount(of.measure.amounts.iter());
    let stated = of.measure.amounts.iter();
    let stated = stated.map(|amount| wording::stated(amount, lang));
    let recipients = of.awards().map(|id| {
        let award = AwardReport::new(view.catalog(), id);
        wording::recipient(view.gazetteer(), &award, lang)
    });
    vec![
        (&*said.circular.id).into(),
        wording::departments([report.name], lang).into(),
        of.role.label(lang).into(),
        Cell::count(category.number.into()),
        category.label(lang).into(),
        Cell::optional(of.part.heading.as_deref()),
        (&*of.measure.text).into(),
        Cell::count(of.len()),
        list(recipients, between),
        value,
        unit,
        list(stated, between),
        Cell::optional(said.due.map(|due| due.by)),
        Cell::optional(of.measure.lines.map(|lines| lines.to_string())),
    ]
}
