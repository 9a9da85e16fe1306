//! Division codes: two digits a level, and those of a place begin with those of what it is in (GB/T 2260).

use super::Report;
use crate::gazetteer::{Designation, Kind, Place};

/// The third and fourth digit of what lies in a province directly: 429004 仙桃市.
const DIRECT: &str = "90";
/// Those of a municipality's districts and of its counties.
const MUNICIPAL: [&str; 2] = ["01", "02"];

/// Checks that the code is of the place's level, and of what the place is in.
pub(super) fn check(place: &Place, before: &[Place], report: Report<'_>) {
    let code = &*place.key;
    let pairs = [code.get(..2), code.get(2..4), code.get(4..6)];
    let [Some(province), Some(prefecture), Some(county)] = pairs else {
        return; // Not six digits, which has been said.
    };
    let level = match (prefecture, county) {
        ("00", "00") => Kind::Province,
        (_, "00") => Kind::Prefecture,
        _ => Kind::County,
    };
    if level != place.kind {
        let (level, kind) = (level.key(), place.kind.key());
        report(
            "code",
            format!("{code} is the code of a {level}, not of a {kind}"),
        );
        return;
    }
    let Some(parent) = place.parent.map(|id| &before[id.index()]) else {
        return; // Said too.
    };
    let is_within = match parent.kind {
        Kind::Country => true,
        Kind::Province if place.kind == Kind::Prefecture => parent.key.starts_with(province),
        Kind::Province if parent.designation == Designation::Municipality => {
            parent.key.starts_with(province) && MUNICIPAL.contains(&prefecture)
        }
        Kind::Province => parent.key.starts_with(province) && prefecture == DIRECT,
        _ => parent.key.get(..4) == code.get(..4),
    };
    if !is_within {
        report(
            "parent",
            format!("{code} is no code in {} {}", parent.key, parent.name),
        );
    }
}
