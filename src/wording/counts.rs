//! Numbers with what they count.

use crate::catalog::Counts;
use crate::lang::Lang;

/// What is counted: one and many in English, the measure word and noun in Chinese.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Noun {
    zh: &'static str,
    one: &'static str,
    many: &'static str,
}

impl Noun {
    pub(crate) const AWARD: Self = Self::new("项次", "award", "awards");
    pub(crate) const CATEGORY: Self = Self::new("个激励事项", "category", "categories");
    pub(crate) const MEASURE: Self = Self::new("项激励措施", "measure", "measures");
    pub(crate) const RECIPIENT: Self = Self::new("个激励对象", "recipient", "recipients");
    pub(crate) const PLACE: Self = Self::new("个地方", "place", "places");
    pub(crate) const PROVINCE: Self = Self::new("个省", "province", "provinces");
    pub(crate) const PREFECTURE: Self = Self::new("个市州", "prefecture", "prefectures");
    pub(crate) const COUNTY: Self = Self::new("个县（市、区）", "county", "counties");
    pub(crate) const ZONE: Self = Self::new("个新区、高新区", "zone", "zones");
    pub(crate) const TOWN: Self = Self::new("个乡镇街道", "town", "towns");
    pub(crate) const UNIT: Self = Self::new("个单位", "unit", "units");
    pub(crate) const BASE: Self = Self::new("个外贸基地", "base", "bases");

    const fn new(zh: &'static str, one: &'static str, many: &'static str) -> Self {
        Self { zh, one, many }
    }
}

/// A count with its noun: 15 项次; 1 county, 3 counties.
pub(crate) fn counted(count: usize, noun: Noun, lang: Lang) -> String {
    let noun = match lang {
        Lang::Zh => noun.zh,
        Lang::En if count == 1 => noun.one,
        Lang::En => noun.many,
    };
    format!("{count} {noun}")
}

/// A number of awards: 15 项次.
pub(crate) fn awards(count: usize, lang: Lang) -> String {
    counted(count, Noun::AWARD, lang)
}

/// A number of categories: 13 个激励事项.
pub(crate) fn categories(count: usize, lang: Lang) -> String {
    counted(count, Noun::CATEGORY, lang)
}

/// Categories first, awards beside: 13 个激励事项、15 项次.
pub(crate) fn counts(counts: Counts, lang: Lang) -> String {
    let between = lang.pick("、", ", ");
    format!(
        "{}{between}{}",
        categories(counts.categories, lang),
        awards(counts.awards, lang)
    )
}
