//! English names of administrative places: the established one where there is one (Hohhot, Shaanxi, Lhasa), else the
//! romanised short name with the designation, and with the peoples that an autonomous place is named after.

use super::Designation;

/// Established names: `code,english,reason`.
const ESTABLISHED: &str = include_str!("../../data/gazetteer/english.csv");
/// The peoples: `zh,en`.
const PEOPLES: &str = include_str!("../../data/gazetteer/peoples.csv");

/// The English name of a place of which `code`, `name`, `short` and `pinyin` are given, in this order.
pub(super) fn name(designation: Designation, [code, name, short, pinyin]: [&str; 4]) -> String {
    if let Some(established) = established(code) {
        return established.to_owned();
    }
    let romanised = romanise(pinyin);
    match designation {
        Designation::AutonomousCounty => with_peoples(&romanised, name, short, "Autonomous County"),
        Designation::AutonomousBanner => with_peoples(&romanised, name, short, "Autonomous Banner"),
        // People say 阿坝州 as they say 阿里地区; the peoples are in the official name, which the search knows.
        Designation::AutonomousPrefecture | Designation::Prefecture => format!("{romanised} Prefecture"),
        Designation::League => format!("{romanised} League"),
        Designation::District => format!("{romanised} District"),
        Designation::County => format!("{romanised} County"),
        Designation::CountyLevelCity => format!("{romanised} City"),
        Designation::Banner => format!("{romanised} Banner"),
        Designation::ForestryDistrict => format!("{romanised} Forestry District"),
        Designation::SpecialDistrict => format!("{romanised} Special District"),
        Designation::Country
        | Designation::Province
        | Designation::AutonomousRegion
        | Designation::Municipality
        | Designation::SpecialAdministrativeRegion
        | Designation::PrefectureLevelCity
        | Designation::Zone
        | Designation::Base => romanised,
    }
}

fn established(code: &str) -> Option<&'static str> {
    let mut rows = ESTABLISHED.lines().skip(1).map(|row| row.splitn(3, ','));
    rows.find_map(|mut row| (row.next() == Some(code)).then(|| row.next())?)
}

/// The peoples between the short name and 自治, in their order: 北川羌族自治县 is Qiang, 大厂回族自治县 Hui.
fn with_peoples(romanised: &str, name: &str, short: &str, designation: &str) -> String {
    let between = name.strip_prefix(short).unwrap_or(name);
    let mut rest = between.split("自治").next().unwrap_or_default();
    let mut peoples = Vec::new();
    while !rest.is_empty() {
        // The longest name that fits: 蒙古族 before 蒙古.
        let fitting = PEOPLES.lines().skip(1).filter_map(|row| row.split_once(','));
        let fitting = fitting.filter(|(chinese, _)| rest.starts_with(chinese));
        let Some((chinese, english)) = fitting.max_by_key(|(chinese, _)| chinese.len()) else {
            break;
        };
        peoples.push(english);
        rest = rest.strip_prefix(chinese).unwrap_or_default();
    }
    let of_peoples = match peoples.as_slice() {
        [] => String::new(),
        [one] => format!(" {one}"),
        [first @ .., last] => format!(" {} and {last}", first.join(", ")),
    };
    format!("{romanised}{of_peoples} {designation}")
}

/// Joins syllables by the spelling rules: a capital, and an apostrophe before a, o or e inside a word.
fn romanise(pinyin: &str) -> String {
    let mut word = String::new();
    for syllable in pinyin.split(' ') {
        if !word.is_empty() && syllable.starts_with(['a', 'o', 'e']) {
            word.push('\'');
        }
        for character in syllable.chars() {
            let character = if character == 'v' { 'ü' } else { character };
            if word.is_empty() {
                word.extend(character.to_uppercase())
            } else {
                word.push(character)
            }
        }
    }
    word
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_the_established_ones_else_pinyin_and_kind() {
        let cases = [
            (
                Designation::AutonomousRegion,
                ["150000", "内蒙古自治区", "内蒙古", "nei meng gu"],
                "Inner Mongolia",
            ),
            (
                Designation::PrefectureLevelCity,
                ["150100", "呼和浩特市", "呼和浩特", "hu he hao te"],
                "Hohhot",
            ),
            (
                Designation::Province,
                ["610000", "陕西省", "陕西", "shan xi"],
                "Shaanxi",
            ),
            (
                Designation::Province,
                ["140000", "山西省", "山西", "shan xi"],
                "Shanxi",
            ),
            (
                Designation::AutonomousCounty,
                ["510726", "北川羌族自治县", "北川", "bei chuan"],
                "Beichuan Qiang Autonomous County",
            ),
            (
                Designation::AutonomousCounty,
                ["530829", "西盟佤族自治县", "西盟", "xi meng"],
                "Ximeng Wa Autonomous County",
            ),
            (
                Designation::AutonomousCounty,
                ["530925", "双江拉祜族佤族布朗族傣族自治县", "双江", "shuang jiang"],
                "Shuangjiang Lahu, Wa, Blang and Dai Autonomous County",
            ),
            (
                Designation::AutonomousPrefecture,
                ["513200", "阿坝藏族羌族自治州", "阿坝", "a ba"],
                "Aba Prefecture",
            ),
            (
                Designation::Prefecture,
                ["542500", "阿里地区", "阿里", "a li"],
                "Ngari Prefecture",
            ),
            (
                Designation::ForestryDistrict,
                ["429021", "神农架林区", "神农架", "shen nong jia"],
                "Shennongjia Forestry District",
            ),
            (
                Designation::District,
                ["610116", "长安区", "长安", "chang an"],
                "Chang'an District",
            ),
        ];
        for (designation, place, expected) in cases {
            assert_eq!(name(designation, place), expected);
        }
    }
}
