//! A table of places as a sheet: a row for each circular and place.

use super::{Cell, Column, Kind, Table};
use crate::catalog::View;
use crate::lang::Lang;
use crate::report::PlaceEntry;

/// What places have, in the order given. Money is in 万元.
pub fn places(view: &View<'_>, entries: &[PlaceEntry], lang: Lang) -> Table {
    use Kind::{Number, Text};
    let columns = [
        ("通报", "Circular", Text),
        ("地方", "Place", Text),
        ("行政区划代码", "Code", Text),
        ("类型", "Kind", Text),
        ("所在市州", "Prefecture", Text),
        ("列入名单", "On the list", Text),
        ("本级事项", "Own categories", Number),
        ("本级项次", "Own awards", Number),
        ("所辖事项", "Categories within", Number),
        ("所辖项次", "Awards within", Number),
        ("明确资金（万元）", "Stated money (万元)", Number),
        ("单项最高（万元）", "Most of one award (万元)", Number),
        ("可相加的项次", "Awards added up", Number),
        ("不相加的项次", "Awards not added up", Number),
    ];
    let columns = columns.map(|(zh, en, kind)| Column::new(lang.pick(zh, en), kind));
    let mut table = Table::new(lang.pick("地方", "Places"), columns.to_vec());
    table.rows = entries.iter().map(|entry| row(view, entry, lang)).collect();
    table
}

fn row(view: &View<'_>, entry: &PlaceEntry, lang: Lang) -> Vec<Cell> {
    let (gazetteer, place) = (view.gazetteer(), view.place(entry.place));
    let prefecture = gazetteer.prefecture_of(entry.place);
    let listed = match entry.is_listed {
        true => lang.pick("是", "yes"),
        false => lang.pick("否", "no"),
    };
    vec![
        (&*view.catalog().circular(entry.circular).id).into(),
        gazetteer.full_name(entry.place, lang).into(),
        Cell::optional(place.code()),
        place.kind.label(lang).into(),
        Cell::optional(prefecture.map(|id| gazetteer.full_name(id, lang))),
        listed.into(),
        Cell::count(entry.own.categories),
        Cell::count(entry.own.awards),
        Cell::optional_count(entry.within.map(|within| within.categories)),
        Cell::optional_count(entry.within.map(|within| within.awards)),
        Cell::money(entry.money.sum),
        Cell::money(entry.money.largest),
        Cell::count(entry.money.awards),
        Cell::count(entry.money.apart),
    ]
}
