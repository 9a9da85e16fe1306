//! Names: each ends as places of its kind do, and no place goes by another's.

use super::{Report, is_han};
use crate::gazetteer::{Designation, Kind, Place, PlaceId};

/// What some names have before their ending, and speech leaves away: 沈北新区, 峰峰矿区, 达尔罕茂明安联合旗.
const LEFT_AWAY: [&str; 3] = ["新", "矿", "联合"];
/// The peoples whose names stand without 族 in the names of their autonomous places.
const PEOPLES: [&str; 6] = ["维吾尔", "哈萨克", "蒙古", "柯尔克孜", "塔吉克", "锡伯"];
/// Words for a kind of zone that are no zone's own: 高新区 after a city's name is that city's.
const SHARED: [&str; 2] = ["高新区", "经开区"];
/// The ranks of bases, which stand between host and kind.
const RANKS: [&str; 4] = ["国家级", "省级", "市级", "县级"];

/// Checks the names of a place with a code: what its ending says, and what of it is left in speech.
pub(super) fn administrative(place: &Place, report: Report<'_>) {
    if place.designation.level() != place.kind {
        let level = place.designation.level().key();
        report(
            "kind",
            format!("is of the level {level}, not {}", place.kind.key()),
        );
        return;
    }
    let name = &*place.name;
    if let Some(character) = name.chars().find(|character| !is_han(*character)) {
        report("name", format!("{character:?} is no character of a name"));
    }
    let endings = place.designation.endings();
    let stem = endings.iter().find_map(|ending| name.strip_suffix(ending));
    let is_autonomous = matches!(
        place.designation,
        Designation::AutonomousRegion
            | Designation::AutonomousPrefecture
            | Designation::AutonomousCounty
            | Designation::AutonomousBanner
    );
    let Some(stem) = stem.filter(|stem| !stem.is_empty() && name.contains("自治") == is_autonomous) else {
        report(
            "kind",
            format!(
                "{name} does not end as the name of such a place does ({})",
                endings.join(", ")
            ),
        );
        return;
    };
    // 荣县, 土默特左旗 and 井陉矿区 are never called by less.
    let is_kept = *place.short == *name
        && (stem.chars().count() == 1 || place.designation == Designation::Banner || stem.ends_with('矿'));
    let left_away = stem.strip_prefix(&*place.short);
    let is_stem = left_away.is_some_and(|rest| {
        rest.is_empty() && stem.chars().count() > 1
            || LEFT_AWAY.contains(&rest)
            || rest.ends_with('族') && !rest.contains("自治")
            || is_autonomous && PEOPLES.contains(&rest)
    });
    if !is_kept && !is_stem {
        report(
            "short",
            format!("{:?} is not what is short for {name}", place.short),
        );
    }
}

/// Checks the names of a zone or base: its key, its ending, the city in it, and that they are its own.
pub(super) fn zone(place: &Place, before: &[Place], report: Report<'_>) {
    let is_slug = place
        .key
        .split('-')
        .all(|word| !word.is_empty() && word.chars().all(is_slug_character))
        && place.key.starts_with(|first: char| first.is_ascii_lowercase());
    if !is_slug {
        report(
            "place",
            format!(
                "expected words of a–z and 0–9 with - between, found {:?}",
                place.key
            ),
        );
    }
    let is_written =
        |character: char| is_han(character) || character.is_ascii_alphanumeric() || "()".contains(character);
    if let Some(character) = place.name.chars().find(|character| !is_written(*character)) {
        report("name", format!("{character:?} is no character of a name"));
    }
    // A base has what it makes behind its name: 绵阳市国家级外贸转型升级基地(电子信息).
    let head = place.name.split('(').next().unwrap_or_default();
    let endings = place.designation.endings();
    if !endings.iter().any(|ending| head.ends_with(ending)) {
        report(
            "kind",
            format!(
                "{} does not end as the name of such a place does ({})",
                place.name,
                endings.join(", ")
            ),
        );
    }
    let mut rest = place.name.chars();
    if let Some(strange) = place
        .short
        .chars()
        .find(|wanted| !rest.any(|character| character == *wanted))
    {
        report(
            "short",
            format!("{strange:?} does not stand in the name, or not in this order"),
        );
    }
    host(place, report);
    home(place, before, report);
    aliases(place, before, report);
    if let Some(other) = before.iter().find(|other| other.english == place.english) {
        report("english", format!("is the English name of {} too", other.key));
    }
}

fn is_slug_character(character: char) -> bool {
    character.is_ascii_lowercase() || character.is_ascii_digit()
}

/// The host of a base is all that its name says before the base's rank.
fn host(place: &Place, report: Report<'_>) {
    let Some(host) = &place.host else {
        return;
    };
    let rank = place.name.strip_prefix(&**host);
    if !rank.is_some_and(|rank| RANKS.iter().any(|word| rank.starts_with(word))) {
        report(
            "host",
            format!("{host:?} is not what stands before the rank in {}", place.name),
        );
    }
}

/// The place that a zone's name begins with must be what the zone is in, or in it.
fn home(place: &Place, before: &[Place], report: Report<'_>) {
    let begins = |candidate: &&Place| match candidate.kind {
        Kind::Province | Kind::Prefecture => place.name.starts_with(&*candidate.short),
        Kind::County => candidate.name.chars().count() > 2 && place.name.starts_with(&*candidate.name),
        _ => false,
    };
    let named: Vec<&Place> = before.iter().filter(begins).collect();
    // 东湖高新区 is Wuhan's, not of 东湖区: a county counts only where nothing larger is named. And 吉林 is two places.
    let longest = |kinds: &[Kind]| -> Vec<&Place> {
        let of_kind = || named.iter().filter(|place| kinds.contains(&place.kind));
        let length = of_kind().map(|place| place.short.len()).max();
        of_kind()
            .filter(|place| Some(place.short.len()) == length)
            .copied()
            .collect()
    };
    let mut wanted = longest(&[Kind::Province, Kind::Prefecture]);
    if wanted.is_empty() {
        wanted = longest(&[Kind::County]);
    }
    let homes: Vec<PlaceId> = if place.spans.is_empty() {
        place.parent.into_iter().collect()
    } else {
        place.spans.to_vec()
    };
    let is_within = |id: PlaceId, key: &str| {
        std::iter::successors(Some(id), |id| before[id.index()].parent)
            .any(|id| *before[id.index()].key == *key)
    };
    let agrees = |wanted: &&Place| {
        homes.iter().all(|home| {
            let is_above = wanted
                .parent
                .is_some_and(|parent| is_within(parent, &before[home.index()].key));
            is_within(*home, &wanted.key) || is_above
        })
    };
    match wanted.first() {
        None if place.kind == Kind::Base => {
            report("name", "begins with no place of the gazetteer".to_owned());
        }
        Some(first) if !homes.is_empty() && !wanted.iter().any(agrees) => {
            report("prefecture", format!("the name begins with {}", first.name));
        }
        Some(first) => {
            // Without what a prefecture or county is designated as: Aba, not Aba Prefecture.
            let english = first.english.split(' ').next().unwrap_or_default();
            if !place.english.starts_with(english) {
                report(
                    "english",
                    format!(
                        "does not begin with {english}, as the name does with {}",
                        first.name
                    ),
                );
            }
        }
        None => {}
    }
}

/// An alias is one place's alone, but for words that are no place's own.
fn aliases(place: &Place, before: &[Place], report: Report<'_>) {
    for (index, alias) in place.aliases.iter().enumerate() {
        if alias.chars().any(|character| !is_han(character)) || alias.chars().count() < 2 {
            report("aliases", format!("{alias:?} is no name"));
        }
        if *alias == place.name || place.aliases.iter().take(index).any(|other| other == alias) {
            report("aliases", format!("{alias} is there already"));
        }
        if SHARED.contains(&&**alias) {
            continue;
        }
        let has = |other: &&Place| {
            [&other.name, &other.short, &other.full_name]
                .into_iter()
                .chain(&other.aliases)
                .any(|name| name == alias)
        };
        if let Some(other) = before.iter().find(has) {
            report(
                "aliases",
                format!("{alias} is a name of {} {} too", other.key, other.full_name),
            );
        }
    }
    // And none of its own names may be what an earlier zone goes by.
    let is_alias = |other: &&Place| {
        other
            .aliases
            .iter()
            .any(|alias| *alias == place.name || *alias == place.short)
    };
    if let Some(other) = before.iter().find(is_alias) {
        report("name", format!("is an alias of {}", other.key));
    }
}
