//! What the page of a region says: from which side its members are seen, who is not on the list, and what places that are
//! compared share.

use std::cmp::Ordering;

use super::counts::{Noun, counted};
use super::place::names;
use super::places::{category, place_count, yuan};
use crate::catalog::{AwardId, Catalog, View};
use crate::gazetteer::{Kind, PlaceId};
use crate::lang::Lang;
use crate::report::{
    AwardReport, Basis, CategorySum, ClaimReport, Member, Overview, SHADES, Shared, ten_thousands,
};

/// A side from which members are seen, in a few words: 激励事项, 18 外贸.
pub(crate) fn basis(catalog: &Catalog, basis: Basis, lang: Lang) -> String {
    match basis {
        Basis::Categories => lang.pick("激励事项数", "categories").to_owned(),
        Basis::Awards => lang.pick("激励项次", "awards").to_owned(),
        Basis::Money => lang.pick("明确资金", "stated money").to_owned(),
        Basis::Category(id) => category(catalog, id, lang),
    }
}

/// What the numbers of that side count: 个, 项次, 万元.
pub(crate) fn basis_unit(basis: Basis, lang: Lang) -> &'static str {
    match basis {
        Basis::Categories => lang.pick("事项", "categories"),
        Basis::Awards | Basis::Category(_) => lang.pick("项次", "awards"),
        Basis::Money => lang.pick("万元", "万元"),
    }
}

/// What the numbers on the map and in the ranking count, and among whom.
pub(crate) fn basis_sentence(catalog: &Catalog, overview: &Overview, of: Basis, lang: Lang) -> String {
    let region = catalog.gazetteer().full_name(overview.region, lang);
    let members = place_count(overview.members.len(), Some(overview.level), lang);
    // A province stands by what it and those within it have.
    let is_of_provinces = overview.level == Kind::Province;
    let whose = match (is_of_provinces, lang) {
        (false, Lang::Zh) => "本级",
        (true, Lang::Zh) => "本级和所辖",
        (false, Lang::En) => "their own",
        (true, Lang::En) => "their own and lower-level",
    };
    let what = match (of, lang) {
        (Basis::Categories, Lang::Zh) => "激励事项数".to_owned(),
        (Basis::Awards, Lang::Zh) => "激励项次".to_owned(),
        (Basis::Money, Lang::Zh) => "明确且可相加的资金（万元）".to_owned(),
        (Basis::Category(id), Lang::Zh) => format!("“{}”的项次", category(catalog, id, lang)),
        (Basis::Categories, Lang::En) => "categories".to_owned(),
        (Basis::Awards, Lang::En) => "awards".to_owned(),
        (Basis::Money, Lang::En) => "stated money in 万元 (¥10,000)".to_owned(),
        (Basis::Category(id), Lang::En) => format!("awards in “{}”", category(catalog, id, lang)),
    };
    lang.pick(
        format!("{region} {members}，{whose}{what}"),
        format!("{region}, {members}: {whose} {what}"),
    )
}

/// A value of a side, without its unit: money in 万元.
pub(crate) fn basis_value(value: u64, basis: Basis) -> String {
    match basis {
        Basis::Money => ten_thousands(value).to_string(),
        _ => value.to_string(),
    }
}

/// Which values each shade stands for, from the lightest; shades of no value are left out.
pub(crate) fn shade_ranges(most: u64, basis: Basis) -> Vec<(u64, String)> {
    // Money is stated in steps of 万元: nobody has between 250 and 251.
    let step = if basis == Basis::Money { 10_000 } else { 1 };
    let most = most / step;
    let range = |shade: u64| {
        let (first, last) = ((shade - 1) * most / SHADES + 1, shade * most / SHADES);
        let said = match first.cmp(&last) {
            Ordering::Less if basis == Basis::Money => format!("≤{last}"),
            Ordering::Less => format!("{first}–{last}"),
            Ordering::Equal => first.to_string(),
            Ordering::Greater => return None,
        };
        Some((shade, said))
    };
    (1..=SHADES).filter_map(range).collect()
}

/// What must be said of the region: what the circular counts up to, how its claim comes out, who is not on the list.
pub(crate) fn overview_facts(view: &View<'_>, overview: &Overview, lang: Lang) -> Vec<String> {
    let totals = &overview.totals;
    let what = super::counts(totals.counts(), lang);
    let whom = super::kind_counts(totals, lang);
    let mut facts = vec![lang.pick(
        format!("通报共 {what}，涉及 {whom}。"),
        format!("The circular has {what}, for {whom}."),
    )];
    if let Some(claim) = ClaimReport::new(view, overview.circular) {
        let claim = super::claim(&claim, lang);
        facts.push(lang.pick(format!("{claim}。"), format!("{claim}.")));
    }
    facts.push(stated_money(overview, lang));
    facts.extend(unlisted(view, overview, lang));
    facts
}

/// What a member has, piece by piece: 成都市, 13 事项, 14 项次, 所辖 19, 1000 万元.
pub(crate) fn member(catalog: &Catalog, member: &Member, lang: Lang) -> Vec<String> {
    let name = catalog.gazetteer().full_name(member.place, lang);
    let mut pieces = vec![name];
    if member.counts.awards == 0 {
        pieces.push(lang.pick("本级未列入名单", "not on the list itself").to_owned());
    } else {
        let categories = member.counts.categories;
        pieces.push(lang.pick(format!("{categories} 事项"), super::categories(categories, lang)));
        pieces.push(super::awards(member.counts.awards, lang));
    }
    let within = member.within.awards;
    pieces.push(lang.pick(format!("所辖 {within}"), format!("{within} within")));
    pieces.extend(
        member
            .money
            .is_stated()
            .then(|| super::money(&member.money, lang)),
    );
    pieces
}

/// How much money is stated, in how many categories.
fn stated_money(overview: &Overview, lang: Lang) -> String {
    let stating = overview
        .categories
        .iter()
        .filter(|category| category.money.sum > 0);
    let (count, sum) = stating.fold((0, 0_u64), |(count, sum), category| {
        (count + 1, sum.saturating_add(category.money.sum))
    });
    if count == 0 {
        return lang
            .pick("原文未写明资金数额。", "No sum of money is stated.")
            .to_owned();
    }
    let (sum, all) = (yuan(sum, lang), overview.categories.len());
    lang.pick(
        format!("{all} 个激励事项中 {count} 个写明资金，可相加的共 {sum}；其余未写明数额，不等于没有资金。"),
        format!(
            "{count} of {all} categories state money, {sum} in all; the others state no sum, which does not mean none."
        ),
    )
}

/// The members that are not on the list at all, those of which only others within them are, and how many counties are not.
fn unlisted(view: &View<'_>, overview: &Overview, lang: Lang) -> Vec<String> {
    let gazetteer = view.gazetteer();
    let ids = |members: Vec<&Member>| members.iter().map(|member| member.place).collect::<Vec<_>>();
    let mut said = Vec::new();
    let none = ids(overview.unlisted_members().collect());
    if !none.is_empty() {
        let count = place_count(none.len(), Some(overview.level), lang);
        let names = names(gazetteer, &none, lang);
        // Counties have nobody within them that could be on it.
        let (zh, en) = match overview.level {
            Kind::County => ("未列入名单", "Not on the list"),
            _ => (
                "本级和所辖均未列入名单",
                "Neither they nor any place within them on the list",
            ),
        };
        said.push(lang.pick(
            format!("{zh}的有 {count}：{names}。"),
            format!("{en} ({count}): {names}."),
        ));
    }
    for member in overview.within_only() {
        let name = names(gazetteer, &[member.place], lang);
        let within = super::awards(member.within.awards, lang);
        said.push(lang.pick(
            format!("{name}本级未列入名单，所辖有 {within}。"),
            format!("{name} itself is not on the list; those within it have {within}."),
        ));
    }
    let counties = overview.unlisted_counties.len();
    if counties > 0 {
        let noun = counted(counties, Noun::COUNTY, lang);
        said.push(lang.pick(
            format!("未列入名单的有 {noun}。"),
            format!("Not on the list: {noun}."),
        ));
    }
    said
}

/// The counties that are not on the list, by name.
pub(crate) fn unlisted_counties(view: &View<'_>, overview: &Overview, lang: Lang) -> Option<String> {
    super::unnamed(view.gazetteer(), &overview.unlisted_counties, lang).pop()
}

/// All that is stated for a category and can be added up; nothing where nothing is.
pub(crate) fn category_stated(sum: &CategorySum, lang: Lang) -> String {
    let stated = sum
        .stated
        .iter()
        .map(|(unit, value)| super::sum(*value, unit, lang));
    stated.collect::<Vec<_>>().join(lang.pick("、", ", "))
}

/// The same in a column: in English without what is stated, if there is a word for it.
pub(crate) fn short_stated(sum: &CategorySum, lang: Lang) -> String {
    let stated = sum
        .stated
        .iter()
        .map(|(unit, value)| super::short_sum(*value, unit, lang));
    stated.collect::<Vec<_>>().join(lang.pick("、", ", "))
}

/// What a place has of a category among others: the amounts that are stated for it, else a mark; how many awards, where
/// they are several. Nothing where it has none.
pub(crate) fn compared_cell(catalog: &Catalog, awards: &[AwardId], lang: Lang) -> String {
    let reports = awards.iter().map(|id| AwardReport::new(catalog, *id));
    let amounts: Vec<_> = reports
        .flat_map(|award| award.amounts())
        .map(|amount| super::short_amount(amount, lang))
        .collect();
    match (amounts.is_empty(), awards.len()) {
        (_, 0) => String::new(),
        (false, _) => amounts.join(lang.pick("、", ", ")),
        (true, 1) => "●".to_owned(),
        (true, several) => format!("●×{several}"),
    }
}

/// A heading over the categories of places that are compared.
pub(crate) fn shared(
    catalog: &Catalog,
    places: &[PlaceId],
    shared: Shared,
    count: usize,
    lang: Lang,
) -> String {
    let of =
        |place: Option<&PlaceId>| place.map_or(String::new(), |id| catalog.gazetteer().full_name(*id, lang));
    match (shared, lang) {
        (Shared::All, Lang::Zh) => format!("都有（{count}）"),
        (Shared::Several, Lang::Zh) => format!("部分地方有（{count}）"),
        (Shared::One(at), Lang::Zh) => format!("仅{}有（{count}）", of(places.get(at))),
        (Shared::All, Lang::En) => format!("All of them ({count})"),
        (Shared::Several, Lang::En) => format!("Some of them ({count})"),
        (Shared::One(at), Lang::En) => format!("Only {} ({count})", of(places.get(at))),
    }
}

/// The heading over the categories that none of the places has.
pub(crate) fn nobodys(count: usize, lang: Lang) -> String {
    lang.pick(format!("都没有（{count}）"), format!("None of them ({count})"))
}

/// What a comparison compares.
pub(crate) fn comparison_basis(lang: Lang) -> &'static str {
    lang.pick(
        "只比较本级所获；“●”为列入名单，写明数额的列数额。",
        "each place's own awards; ●: on the list, no sum stated",
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::shade;

    /// What the legend says of a shade is what the map does.
    #[test]
    fn every_value_is_in_the_range_of_its_shade() {
        for most in 1..=60 {
            let ranges = shade_ranges(most, Basis::Awards);
            for value in 1..=most {
                let (_, said) = ranges
                    .iter()
                    .find(|(of, _)| *of == shade(value, most))
                    .unwrap_or_else(|| panic!("{value} of {most}: {ranges:?}"));
                let (first, last) = said.split_once('–').unwrap_or((said, said));
                let range = first.parse::<u64>().unwrap()..=last.parse().unwrap();
                assert!(range.contains(&value), "{value} of {most}: {ranges:?}");
            }
        }
        assert!(shade_ranges(0, Basis::Awards).is_empty());
        assert_eq!(shade(0, 0), 0);
    }
}
