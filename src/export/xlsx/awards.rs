//! Awards as a sheet: a row for each.

use super::{Cell, Column, Kind, Table};
use crate::catalog::{AwardId, Catalog};
use crate::circular::{Amount, Subject};
use crate::lang::Lang;
use crate::report::AwardReport;
use crate::wording;

/// Awards in the order given.
pub fn awards(catalog: &Catalog, awards: impl IntoIterator<Item = AwardId>, lang: Lang) -> Table {
    use Kind::{Date, Number, Prose, Text};
    let columns = [
        ("通报", "Circular", Text),
        ("文号", "Document number", Text),
        ("发文日期", "Issued on", Date),
        ("激励年度", "Award year", Number),
        ("序号", "Item", Number),
        ("激励事项", "Category", Text),
        ("事项全称", "Title", Prose),
        ("方面", "Part", Text),
        ("名单", "List", Text),
        ("激励对象", "Recipient", Text),
        ("原文写法", "As printed", Text),
        ("类型", "Kind", Text),
        ("行政区划代码", "Code", Text),
        ("所在市州", "Prefecture", Text),
        ("激励措施", "Measure", Prose),
        ("组织实施单位", "Implemented by", Text),
        ("所涉年份", "Years", Text),
        ("明确额度", "Stated amount", Number),
        ("单位", "Unit", Text),
        ("额度说明", "As stated", Text),
        ("激励方式", "Instruments", Text),
        ("备注", "Remarks", Prose),
        ("原文行", "Lines", Text),
    ];
    let columns = columns.map(|(zh, en, kind)| Column::new(lang.pick(zh, en), kind));
    let mut table = Table::new(lang.pick("激励项次", "Awards"), columns.to_vec());
    let rows = awards
        .into_iter()
        .map(|id| row(catalog, &AwardReport::new(catalog, id), lang));
    table.rows = rows.collect();
    table
}

fn row(catalog: &Catalog, award: &AwardReport<'_>, lang: Lang) -> Vec<Cell> {
    let (circular, category) = (award.circular, award.subject.category);
    let gazetteer = catalog.gazetteer();
    let place = award.place.map(|id| catalog.place(id));
    let prefecture = award.place.and_then(|id| gazetteer.prefecture_of(id));
    let [value, unit] = single_amount(award.amounts());
    let years = award.measures.iter().flat_map(|measure| &measure.years);
    let measures = award.measures.iter().map(|measure| &*measure.text);
    let instruments = award.instruments().map(|tag| tag.instrument.label(lang));
    let stated = award.amounts().map(|amount| wording::stated(amount, lang));
    vec![
        (&*circular.id).into(),
        Cell::optional(circular.document_number.as_deref()),
        circular
            .issued_on
            .as_ref()
            .map_or(Cell::Empty, |day| Cell::Date(day.to_string())),
        Cell::count(circular.award_year.into()),
        Cell::count(category.number.into()),
        category.label(lang).into(),
        category.title().into(),
        Cell::optional(award.subject.part),
        Cell::optional(award.subject.list),
        wording::recipient(gazetteer, award, lang).into(),
        award.printed.into(),
        kind(award, catalog, lang).into(),
        Cell::optional(place.and_then(|place| place.code())),
        Cell::optional(prefecture.map(|id| gazetteer.full_name(id, lang))),
        list(measures, "\n"),
        wording::departments(award.departments(), lang).into(),
        list(years.map(u16::to_string), lang.pick("、", ", ")),
        value,
        unit,
        list(stated, lang.pick("、", ", ")),
        list(instruments, lang.pick("、", ", ")),
        list(wording::remarks(award, lang), "\n"),
        award
            .citation
            .lines
            .map_or(Cell::Empty, |lines| Cell::Text(lines.to_string())),
    ]
}

/// The one amount that each recipient gets, with its unit: what may be added up. What is stated otherwise stands in
/// words alone.
pub(super) fn single_amount<'a>(mut amounts: impl Iterator<Item = &'a Amount>) -> [Cell; 2] {
    match (amounts.next(), amounts.next()) {
        (Some(amount), None) if amount.can_be_added() => [amount.value.into(), (&*amount.unit).into()],
        _ => [Cell::Empty, Cell::Empty],
    }
}

fn kind(award: &AwardReport<'_>, catalog: &Catalog, lang: Lang) -> &'static str {
    match &award.recipient.subject {
        Subject::Place(id) => catalog.place(*id).kind.label(lang),
        Subject::Unit(unit) => unit.kind.label(lang),
        Subject::Open(_) => lang.pick("待核", "to be checked"),
    }
}

pub(super) fn list(items: impl Iterator<Item = impl Into<String>>, between: &str) -> Cell {
    let items: Vec<String> = items.map(Into::into).collect();
    items.join(between).into()
}
