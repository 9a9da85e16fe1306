//! The official designations, and as a table: the word in the files, the level, and how names of the kind end.

use serde::{Deserialize, Serialize};

use super::Kind;

/// What a place is officially designated as; finer than [`Kind`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Designation {
    /// 国家
    Country,
    /// 省
    Province,
    /// 自治区
    AutonomousRegion,
    /// 直辖市
    Municipality,
    /// 特别行政区
    SpecialAdministrativeRegion,
    /// 地级市
    PrefectureLevelCity,
    /// 自治州
    AutonomousPrefecture,
    /// 地区
    Prefecture,
    /// 盟
    League,
    /// 市辖区
    District,
    /// 县
    County,
    /// 县级市
    CountyLevelCity,
    /// 自治县
    AutonomousCounty,
    /// 旗
    Banner,
    /// 自治旗
    AutonomousBanner,
    /// 林区
    ForestryDistrict,
    /// 特区
    SpecialDistrict,
    /// 新区、高新区
    Zone,
    /// 外贸转型升级基地
    Base,
}

/// Designation, word in the files, level, and the end of the names; zones and bases end in more than one way.
const TABLE: [(Designation, &str, Kind, &[&str]); 18] = [
    (Designation::Province, "province", Kind::Province, &["省"]),
    (
        Designation::AutonomousRegion,
        "autonomous_region",
        Kind::Province,
        &["自治区"],
    ),
    (Designation::Municipality, "municipality", Kind::Province, &["市"]),
    (
        Designation::SpecialAdministrativeRegion,
        "special_administrative_region",
        Kind::Province,
        &["特别行政区"],
    ),
    (
        Designation::PrefectureLevelCity,
        "prefecture_level_city",
        Kind::Prefecture,
        &["市"],
    ),
    (
        Designation::AutonomousPrefecture,
        "autonomous_prefecture",
        Kind::Prefecture,
        &["自治州"],
    ),
    (Designation::Prefecture, "prefecture", Kind::Prefecture, &["地区"]),
    (Designation::League, "league", Kind::Prefecture, &["盟"]),
    (Designation::District, "district", Kind::County, &["区"]),
    (Designation::County, "county", Kind::County, &["县"]),
    (
        Designation::CountyLevelCity,
        "county_level_city",
        Kind::County,
        &["市"],
    ),
    (
        Designation::AutonomousCounty,
        "autonomous_county",
        Kind::County,
        &["自治县"],
    ),
    (Designation::Banner, "banner", Kind::County, &["旗"]),
    (
        Designation::AutonomousBanner,
        "autonomous_banner",
        Kind::County,
        &["自治旗"],
    ),
    (
        Designation::ForestryDistrict,
        "forestry_district",
        Kind::County,
        &["林区"],
    ),
    (
        Designation::SpecialDistrict,
        "special_district",
        Kind::County,
        &["特区"],
    ),
    (Designation::Zone, "zone", Kind::Zone, &["区", "园", "城", "港"]),
    (Designation::Base, "base", Kind::Base, &["基地"]),
];

impl Designation {
    /// The designation of a word in the files.
    pub(super) fn from_key(key: &str) -> Option<Self> {
        let mut rows = TABLE.iter();
        rows.find(|row| row.1 == key).map(|row| row.0)
    }

    /// The level of places that are so designated.
    pub(super) fn level(self) -> Kind {
        let mut rows = TABLE.iter();
        rows.find(|row| row.0 == self).map_or(Kind::Country, |row| row.2)
    }

    /// How their names end; nothing for the country.
    pub(super) fn endings(self) -> &'static [&'static str] {
        let mut rows = TABLE.iter();
        rows.find(|row| row.0 == self).map_or(&[], |row| row.3)
    }
}
