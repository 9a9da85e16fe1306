//! What a place has, what those around it have, and how it stands.

use super::citation::{head_name, items};
use super::counts::{Noun, awards, counted, counts};
use super::glossary::department;
use crate::catalog::{Catalog, Standing, Totals};
use crate::gazetteer::{Gazetteer, Kind, Membership, Place, PlaceId};
use crate::lang::Lang;
use crate::report::{AwardReport, ClaimReport, Elsewhere, Group, PlaceInCircular, RowKey, Within};

/// A place's reading, where its name stands in Chinese its English name, its code and kind, as far as it has them.
pub(crate) fn facts(place: &Place, lang: Lang) -> String {
    let english = lang.pick(&*place.english, "");
    let code = place.code().unwrap_or_default();
    let derived = if place.is_derived {
        lang.pick("读音按字推定", "reading derived from the characters")
    } else {
        ""
    };
    let facts = [&*place.toned, derived, english, code, place.kind.label(lang)];
    let facts: Vec<_> = facts.into_iter().filter(|fact| !fact.is_empty()).collect();
    facts.join(" · ")
}

/// Names of places in a row, without what they lie in.
pub(crate) fn names(gazetteer: &Gazetteer, places: &[PlaceId], lang: Lang) -> String {
    let name = |id: &PlaceId| -> &str {
        let place = gazetteer.get(*id);
        match lang {
            Lang::En if !place.english.is_empty() => &place.english,
            // 甘孜州, as circulars write it.
            _ if place.kind == Kind::Prefecture => &place.full_name,
            _ => &place.name,
        }
    };
    let names: Vec<_> = places.iter().map(name).collect();
    names.join(lang.pick("、", ", "))
}

/// Of a place that the scope is not about: whether other circulars of the library name it.
pub(crate) fn not_covered(is_named_elsewhere: bool, lang: Lang) -> &'static str {
    if is_named_elsewhere {
        lang.pick("本次范围未涉及", "not in this scope")
    } else {
        lang.pick("通报库未涉及", "not in the library")
    }
}

/// What a place has of its own, or that it is not on the list.
pub(crate) fn own_heading(gazetteer: &Gazetteer, said: &PlaceInCircular<'_>, lang: Lang) -> String {
    let name = gazetteer.full_name(said.own.place, lang);
    let has_members = said.within.is_some();
    let own = said.own.counts;
    if !said.is_covered {
        let region = gazetteer.full_name(said.circular.region, lang);
        return lang.pick(
            format!("{name}不属于{region}，不在本通报范围"),
            format!("{name} is not in {region}, which this circular is about"),
        );
    }
    match (own.awards, has_members) {
        (0, true) => lang.pick(
            format!("{name}本级未列入本通报名单"),
            format!("{name} itself is not on the list of this circular"),
        ),
        (0, false) => lang.pick(
            format!("{name}未列入本通报名单"),
            format!("{name} is not on the list of this circular"),
        ),
        (_, true) => lang.pick(
            format!("{name}本级共获 {}", counts(own, lang)),
            format!("{name} itself: {}", counts(own, lang)),
        ),
        (_, false) => lang.pick(
            format!("{name}共获 {}", counts(own, lang)),
            format!("{name}: {}", counts(own, lang)),
        ),
    }
}

/// What the prefecture of a place has, which is counted apart.
pub(crate) fn prefecture_heading(gazetteer: &Gazetteer, group: &Group<'_>, lang: Lang) -> String {
    let name = gazetteer.full_name(group.place, lang);
    match group.counts.awards {
        0 => lang.pick(
            format!("所在的{name}本级未列入本通报名单"),
            format!("{name}, in which it lies, is not on the list itself"),
        ),
        count => lang.pick(
            format!("另计：{name}本级 {}", awards(count, lang)),
            format!("{name} (not counted above): {}", awards(count, lang)),
        ),
    }
}

/// What those within a place have, which is counted apart.
pub(crate) fn within_heading(within: &Within<'_>, lang: Lang) -> String {
    let Totals {
        awards: count,
        places,
        ..
    } = within.totals;
    if count == 0 {
        let none = lang.pick("所辖地方均未列入本通报名单", "Within it: none on the list");
        return none.to_owned();
    }
    lang.pick(
        format!(
            "另计：所辖县（市、区）等 {places} 个激励对象共获 {}",
            awards(count, lang)
        ),
        format!(
            "Within it (not counted above): {}, {}",
            counted(places, Noun::RECIPIENT, lang),
            awards(count, lang)
        ),
    )
}

/// How many there are of each kind of place: 3 个县（市、区）、1 个外贸基地.
pub(crate) fn kind_counts(totals: &Totals, lang: Lang) -> String {
    let kinds = [
        (Noun::PROVINCE, totals.provinces),
        (Noun::PREFECTURE, totals.prefectures),
        (Noun::COUNTY, totals.counties),
        (Noun::ZONE, totals.zones),
        (Noun::BASE, totals.bases),
        (Noun::TOWN, totals.towns),
        (Noun::UNIT, totals.units),
    ];
    let named = kinds.into_iter().filter(|(_, count)| *count > 0);
    let named = named.map(|(noun, count)| counted(count, noun, lang));
    let open = (totals.open > 0).then(|| open(totals.open, lang));
    let named: Vec<_> = named.chain(open).collect();
    named.join(lang.pick("、", ", "))
}

/// How many awards have recipients that nobody could settle yet: 待核 2 项次.
pub(crate) fn open(count: usize, lang: Lang) -> String {
    let count = awards(count, lang);
    lang.pick(format!("待核 {count}"), format!("{count} to be checked"))
}

/// Who gets an award: a place in full; a unit as printed; what nobody could settle yet as printed, and that it is open.
pub(crate) fn recipient(gazetteer: &Gazetteer, award: &AwardReport<'_>, lang: Lang) -> String {
    match (award.place, award.open()) {
        (Some(place), _) => gazetteer.full_name(place, lang),
        (None, None) => award.printed.to_owned(),
        (None, Some(_)) => lang.pick(
            format!("{}（待核）", award.printed),
            format!("{} (to be checked)", award.printed),
        ),
    }
}

/// What a zone has that spans a prefecture and others.
pub(crate) fn spanning(catalog: &Catalog, group: &Group<'_>, lang: Lang) -> String {
    let zone = catalog.gazetteer().full_name(group.place, lang);
    let count = awards(group.counts.awards, lang);
    let items = items(group.awards.iter().map(|id| catalog.award(*id).category), lang);
    lang.pick(
        format!("跨市州的{zone}获 {count}（{items}），不计入任何市州。"),
        format!("{zone} spans prefectures; its {count} ({items}) are counted under none."),
    )
}

/// The members that are not on the list, level by level; none where there are none.
pub(crate) fn unnamed(gazetteer: &Gazetteer, unnamed: &[PlaceId], lang: Lang) -> Vec<String> {
    let levels = [
        (
            Kind::Prefecture,
            "未列入名单的市州",
            "Prefectures not on the list",
        ),
        (
            Kind::County,
            "未列入名单的县（市、区）",
            "Counties not on the list",
        ),
    ];
    let said = levels.into_iter().filter_map(|(level, zh, en)| {
        let of_level = unnamed.iter().copied();
        let places: Vec<_> = of_level.filter(|id| gazetteer.get(*id).kind == level).collect();
        let (count, names) = (places.len(), names(gazetteer, &places, lang));
        (count > 0).then(|| {
            lang.pick(
                format!("{zh}（{count} 个）：{names}"),
                format!("{en} ({count}): {names}"),
            )
        })
    });
    said.collect()
}

/// A rank with how many share it: 第 3 位, 并列第 8 位（3 地并列）.
pub(crate) fn standing_short(standing: &Standing, lang: Lang) -> String {
    let Standing { rank, tied, .. } = *standing;
    match (tied, lang) {
        (1, Lang::Zh) => format!("第 {rank} 位"),
        (_, Lang::Zh) => format!("并列第 {rank} 位（{tied} 地并列）"),
        (1, Lang::En) => format!("rank {rank}"),
        (_, Lang::En) => format!("rank {rank} (shared by {tied})"),
    }
}

/// A rank with what it counts, and among whom.
pub(crate) fn standing(gazetteer: &Gazetteer, region: PlaceId, standing: &Standing, lang: Lang) -> String {
    let among = among(gazetteer, region, standing, lang);
    let categories = standing.counts.categories;
    let rank = standing_short(standing, lang);
    lang.pick(
        format!(
            "按{}（{categories} 个），在{among}中居{rank}",
            basis(standing.level, lang)
        ),
        format!(
            "{rank} of {among} by {} ({categories})",
            basis(standing.level, lang)
        ),
    )
}

/// What a table's ranks count, and among whom.
pub(crate) fn standings_basis(
    gazetteer: &Gazetteer,
    region: PlaceId,
    standing: &Standing,
    lang: Lang,
) -> String {
    let among = among(gazetteer, region, standing, lang);
    lang.pick(
        format!(
            "位次：{among}，按{}；事项数相同的并列",
            basis(standing.level, lang)
        ),
        format!(
            "Ranks: {among}, by {}; equal numbers share a rank",
            basis(standing.level, lang)
        ),
    )
}

fn among(gazetteer: &Gazetteer, region: PlaceId, standing: &Standing, lang: Lang) -> String {
    let region = gazetteer.full_name(region, lang);
    let noun = match standing.level {
        Kind::Province => Noun::PROVINCE,
        Kind::Prefecture => Noun::PREFECTURE,
        _ => Noun::COUNTY,
    };
    let members = counted(standing.of, noun, lang);
    lang.pick(
        format!("{region} {members}"),
        format!("the {members} of {region}"),
    )
}

fn basis(level: Kind, lang: Lang) -> &'static str {
    match level {
        Kind::Province => lang.pick(
            "本级和所辖激励事项数",
            "their own categories and those within them",
        ),
        _ => lang.pick("本级激励事项数", "their own categories"),
    }
}

/// The circular's own claim, and how it comes out.
pub(crate) fn claim(report: &ClaimReport<'_>, lang: Lang) -> String {
    let (named, evidence) = (&report.named, &report.claims.evidence);
    let prefectures = counted(named.prefectures, Noun::PREFECTURE, lang);
    let together = named.counties + named.zones;
    let counties = counted(named.counties, Noun::COUNTY, lang);
    let counties = match named.zones {
        0 => counties,
        zones => {
            let zones = counted(zones, Noun::ZONE, lang);
            lang.pick(
                format!("{counties}和 {zones}（合计 {together} 个）"),
                format!("{counties} and {zones} ({together} together)"),
            )
        }
    };
    let verdict = match (report.agrees(), lang) {
        (true, Lang::Zh) => "，与通报所称一致",
        (false, Lang::Zh) => "，与通报所称不一致",
        (true, Lang::En) => ": they agree",
        (false, Lang::En) => ": they differ",
    };
    let bases = counted(named.bases, Noun::BASE, lang);
    let bases = match named.bases {
        0 => String::new(),
        _ => lang.pick(
            format!("；另有 {bases}，未计入"),
            format!("; {bases} not counted among them"),
        ),
    };
    lang.pick(
        format!("通报称激励“{evidence}”；名单所列为 {prefectures}、{counties}{verdict}{bases}"),
        format!("The circular says “{evidence}”; its lists name {prefectures}, {counties}{verdict}{bases}"),
    )
}

/// That another circular of the library names a place, and what it has there of its own.
pub(crate) fn elsewhere(catalog: &Catalog, other: Elsewhere, lang: Lang) -> String {
    let name = head_name(catalog.head(other.id), lang);
    let counts = counts(other.counts, lang);
    lang.pick(
        format!("另见{name}：本级 {counts}"),
        format!("See also {name}: {counts}"),
    )
}

/// That a place was in another prefecture in the award year, or that nobody can say; nothing where it is as now.
pub(crate) fn membership(gazetteer: &Gazetteer, said: &PlaceInCircular<'_>, lang: Lang) -> Option<String> {
    let name = gazetteer.full_name(said.own.place, lang);
    let year = said.circular.award_year;
    match said.membership {
        Membership::Present => None,
        Membership::Former(prefecture) => {
            let prefecture = gazetteer.full_name(prefecture, lang);
            Some(lang.pick(
                format!("{year} 年度{name}属{prefecture}，按当年隶属统计"),
                format!("In {year} it was in {prefecture}, and is counted there"),
            ))
        }
        Membership::Unknown => Some(lang.pick(
            format!("{year} 年度{name}所属市州已撤销，按现行隶属统计"),
            format!("Its prefecture in {year} no longer exists; it is counted where it is now"),
        )),
    }
}

/// What a row of a table is called.
pub(crate) fn row_name(catalog: &Catalog, key: RowKey<'_>, lang: Lang) -> String {
    match key {
        RowKey::Total => lang.pick("合计", "total").to_owned(),
        RowKey::Place(id) => catalog.gazetteer().full_name(id, lang),
        RowKey::Category(id) => catalog.category(id).label(lang).to_owned(),
        RowKey::Department(region, name) => {
            let name = department(name, lang);
            if region == catalog.default_scope().region {
                return name;
            }
            // 财政厅 is each province's own.
            let region = catalog.gazetteer().full_name(region, lang);
            lang.pick(format!("{name}（{region}）"), format!("{name} ({region})"))
        }
        RowKey::Instrument(instrument) => instrument.label(lang).to_owned(),
        RowKey::Kind(kind) => kind.label(lang).to_owned(),
    }
}
