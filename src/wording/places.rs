//! What a table of places counts, what its places meet, and the money in it.

use super::counts::{Noun, counted};
use super::glossary::{department, sum};
use crate::catalog::{Catalog, CategoryId};
use crate::gazetteer::Kind;
use crate::lang::Lang;
use crate::report::{Condition, Least, Money, PlaceColumn, ten_thousands};

/// Money in 万元: 2000 万元; in English ¥20 million (2000 万元).
pub(crate) fn yuan(yuan: u64, lang: Lang) -> String {
    sum(ten_thousands(yuan), "万元", lang)
}

/// Money in a column: 2000 万元; nothing where none is stated. What is stated and not added up is said by a plus.
pub(crate) fn money(money: &Money, lang: Lang) -> String {
    let sum = match money.sum {
        0 => String::new(),
        sum => super::short_sum(ten_thousands(sum), "万元", lang),
    };
    let plus = if money.apart > 0 { "+" } else { "" };
    sum + plus
}

/// What a column of the table is headed.
pub(crate) fn place_column(column: PlaceColumn, lang: Lang) -> &'static str {
    match column {
        PlaceColumn::Place => lang.pick("地方", "place"),
        PlaceColumn::Categories => lang.pick("事项", "categories"),
        PlaceColumn::Awards => lang.pick("项次", "awards"),
        PlaceColumn::Within => lang.pick("所辖", "within"),
        PlaceColumn::Money => lang.pick("明确资金", "stated money"),
    }
}

/// What a table's columns count.
pub(crate) fn place_columns(lang: Lang) -> &'static str {
    lang.pick(
        "事项、项次、明确资金只计本级；所辖为其所辖地方的项次，不并入本级。资金只计原文写明且可相加的；名额等不是资金，不计。",
        "Categories, awards and money are a place's own; the awards within it are counted apart. Only stated money that can be \
         added up is; quotas are no money.",
    )
}

/// What `+` says beside money, where there is one.
pub(crate) fn money_apart(lang: Lang) -> &'static str {
    lang.pick(
        "“+”：另有最高额度，或名单、项目合计的额度，不相加。",
        "+: there are ceilings, or sums for a list or project, which are not added up.",
    )
}

/// A condition in a few words: 市州, 18 外贸, 合计不少于 1000 万元.
pub(crate) fn condition(catalog: &Catalog, condition: &Condition, lang: Lang) -> String {
    match condition {
        Condition::Kind(kind) => kind.label(lang).to_owned(),
        Condition::Place(place) => catalog.gazetteer().full_name(*place, lang),
        Condition::Within(place) => {
            let name = catalog.gazetteer().full_name(*place, lang);
            lang.pick(format!("{name}及所辖"), format!("{name} and within"))
        }
        Condition::Categories(categories) => match categories.as_slice() {
            [id] => category(catalog, *id, lang),
            several => counted(several.len(), Noun::CATEGORY, lang),
        },
        Condition::Department(name) => department(name, lang),
        Condition::Instrument(instrument) => instrument.label(lang).to_owned(),
        Condition::StatesMoney => lang.pick("有明确资金", "states money").to_owned(),
        Condition::AtLeast(Least::OneAward, least) => {
            let least = yuan(*least, lang);
            lang.pick(
                format!("单项不少于 {least}"),
                format!("one award of {least} or more"),
            )
        }
        Condition::AtLeast(Least::Sum, least) => {
            let least = yuan(*least, lang);
            lang.pick(format!("合计不少于 {least}"), format!("{least} or more in sum"))
        }
        Condition::Listed(true) => lang.pick("列入名单", "on the list").to_owned(),
        Condition::Listed(false) => lang.pick("未列入名单", "not on the list").to_owned(),
    }
}

/// A category in a list: its number and label.
pub(crate) fn category(catalog: &Catalog, id: CategoryId, lang: Lang) -> String {
    let category = catalog.category(id);
    format!("{} {}", category.number, category.label(lang))
}

/// How many places there are, of one kind in its words.
pub(crate) fn place_count(count: usize, kind: Option<Kind>, lang: Lang) -> String {
    let noun = match kind {
        Some(Kind::Province) => Noun::PROVINCE,
        Some(Kind::Prefecture) => Noun::PREFECTURE,
        Some(Kind::County) => Noun::COUNTY,
        Some(Kind::Zone) => Noun::ZONE,
        Some(Kind::Base) => Noun::BASE,
        Some(Kind::Town) => Noun::TOWN,
        Some(Kind::Country) | None => Noun::PLACE,
    };
    counted(count, noun, lang)
}
