//! The places: what they are called, which prefecture they are in, how their names are read.
//!
//! A place is an identity, never a bare name: there are two 市中区, and 甘孜 and 阿坝 are each a county and
//! a prefecture. Everything else refers to a place by its [`PlaceId`]. Nothing here knows of awards.

pub mod load;

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::lang::Lang;

/// What kind of place a place is, in the order of levels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Kind {
    /// 省
    Province,
    /// 市州
    Prefecture,
    /// 县市区
    County,
    /// 新区、高新区
    Zone,
    /// 外贸转型升级基地
    Base,
}

impl Kind {
    /// The kinds that can be commended, in the order of levels.
    pub const COMMENDED: [Self; 4] = [Self::Prefecture, Self::County, Self::Zone, Self::Base];

    /// The word for this kind in exports and filters.
    pub fn key(self) -> &'static str {
        match self {
            Self::Province => "province",
            Self::Prefecture => "prefecture",
            Self::County => "county",
            Self::Zone => "zone",
            Self::Base => "base",
        }
    }

    /// The word for this kind.
    pub fn label(self, lang: Lang) -> &'static str {
        match self {
            Self::Province => lang.pick("省", "province"),
            Self::Prefecture => lang.pick("市州", "prefecture"),
            Self::County => lang.pick("县市区", "county"),
            Self::Zone => lang.pick("新区或高新区", "zone"),
            Self::Base => lang.pick("外贸基地", "base"),
        }
    }
}

/// What a place is officially designated as; finer than [`Kind`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Designation {
    /// 省
    Province,
    /// 地级市
    PrefectureLevelCity,
    /// 自治州
    AutonomousPrefecture,
    /// 市辖区
    District,
    /// 县
    County,
    /// 县级市
    CountyLevelCity,
    /// 自治县
    AutonomousCounty,
    /// 新区、高新区
    Zone,
    /// 外贸转型升级基地
    Base,
}

/// A place's index in its [`Gazetteer`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct PlaceId(u32);

impl PlaceId {
    /// The id of the place at `index`; `None` past what an id can hold.
    pub fn from_index(index: usize) -> Option<Self> {
        u32::try_from(index).ok().map(Self)
    }

    /// The place's position in [`Gazetteer::places`].
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// A text in both languages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bilingual {
    /// The Chinese text.
    pub zh: Box<str>,
    /// The English text.
    pub en: Box<str>,
}

impl Bilingual {
    /// The text in `lang`.
    pub fn get(&self, lang: Lang) -> &str {
        lang.pick(&self.zh, &self.en)
    }
}

/// One place. Source of administrative places: the division codes (行政区划代码); of zones and bases: the
/// circulars that name them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// Stable key: the six-digit division code, or a slug for a zone or a base, which have no code.
    pub key: Box<str>,
    /// Official name: 翠屏区, 阿坝藏族羌族自治州, 四川天府新区.
    pub name: Box<str>,
    /// Name without its suffix: 翠屏, 阿坝, 天府新区; 荣县 and 东区 keep theirs, as speech does.
    pub short: Box<str>,
    /// Full name as circulars write it: 宜宾市翠屏区, 阿坝州汶川县, 四川天府新区. Unique.
    pub full_name: Box<str>,
    /// Kind of place.
    pub kind: Kind,
    /// Official designation.
    pub designation: Designation,
    /// The prefecture that a county, zone or base is in; `None` for a prefecture, for a province, and for
    /// a zone that spans prefectures.
    pub prefecture: Option<PlaceId>,
    /// The prefectures that a zone spans; none for what is in one.
    pub spans: Box<[PlaceId]>,
    /// For a base, what hosts it, as read from its name: 遂宁经济技术开发区.
    pub host: Option<Box<str>>,
    /// Reading of `short`: toneless syllables with a space between them, one to a character.
    pub pinyin: Box<str>,
    /// Reading of `short` with tone marks, written together: Cuìpíng.
    pub toned: Box<str>,
    /// English name: Cuiping District, Yibin.
    pub english: Box<str>,
    /// Other names in use: 高新区, 铁路港.
    pub aliases: Box<[Box<str>]>,
    /// What a reader must know about this place.
    pub note: Option<Bilingual>,
}

impl Place {
    /// The six-digit division code; zones and bases have none.
    pub fn code(&self) -> Option<&str> {
        matches!(self.kind, Kind::Province | Kind::Prefecture | Kind::County).then_some(&*self.key)
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.full_name)
    }
}

/// All places that jili knows.
///
/// Invariants, established by [`Gazetteer::new`]: keys and full names are unique; every `prefecture`
/// is an id of this gazetteer whose place is a prefecture.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gazetteer {
    places: Box<[Place]>,
}

/// A set of places breaks one of the invariants of [`Gazetteer`].
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum GazetteerError {
    /// Two places share a key or a full name.
    #[error("place {key}: {field} {value} is already another place's")]
    Duplicate {
        /// The later place's key.
        key: Box<str>,
        /// `key` or `full_name`.
        field: &'static str,
        /// What both have.
        value: Box<str>,
    },
    /// A prefecture that is not one, or not in the gazetteer.
    #[error("place {key}: what it is in is not a prefecture of this gazetteer")]
    NoPrefecture {
        /// The place's key.
        key: Box<str>,
    },
    /// More places than ids.
    #[error("more than {} places", u32::MAX)]
    TooMany,
}

impl Gazetteer {
    /// Makes a gazetteer of `places`, whose ids are their positions.
    ///
    /// # Errors
    /// [`GazetteerError`] names the first place that breaks an invariant.
    pub fn new(places: Vec<Place>) -> Result<Self, GazetteerError> {
        if PlaceId::from_index(places.len()).is_none() {
            return Err(GazetteerError::TooMany);
        }
        let mut keys = std::collections::HashSet::new();
        let mut names = std::collections::HashSet::new();
        for place in &places {
            let unique = [
                ("key", keys.insert(&place.key), &place.key),
                ("full_name", names.insert(&place.full_name), &place.full_name),
            ];
            for (field, fresh, value) in unique {
                if !fresh {
                    return Err(GazetteerError::Duplicate {
                        key: place.key.clone(),
                        field,
                        value: value.clone(),
                    });
                }
            }
            let is_prefecture = |id: &PlaceId| {
                let place = places.get(id.index());
                place.is_some_and(|place| place.kind == Kind::Prefecture)
            };
            if !place.prefecture.iter().chain(&place.spans).all(is_prefecture) {
                return Err(GazetteerError::NoPrefecture {
                    key: place.key.clone(),
                });
            }
        }
        Ok(Self {
            places: places.into(),
        })
    }

    /// All places with their ids, in the order of the files: each prefecture before its counties.
    pub fn places(&self) -> impl ExactSizeIterator<Item = (PlaceId, &Place)> + Clone {
        self.places
            .iter()
            .enumerate()
            .map(|(index, place)| (PlaceId(index as u32), place))
    }

    /// The place of an id. The id must be of this gazetteer.
    pub fn get(&self, id: PlaceId) -> &Place {
        &self.places[id.index()]
    }

    /// How many places there are, the province among them.
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// Whether there are no places at all.
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// The place with this key: `511502`, `tianfu-new-area`.
    pub fn by_key(&self, key: &str) -> Option<PlaceId> {
        self.places()
            .find(|(_, place)| &*place.key == key)
            .map(|(id, _)| id)
    }

    /// The place with this full name: 宜宾市翠屏区.
    pub fn by_full_name(&self, name: &str) -> Option<PlaceId> {
        self.places()
            .find(|(_, place)| &*place.full_name == name)
            .map(|(id, _)| id)
    }

    /// The prefecture that the place belongs to: its own id for a prefecture, `None` for a province and
    /// for a zone that spans prefectures.
    pub fn prefecture_of(&self, id: PlaceId) -> Option<PlaceId> {
        let place = self.get(id);
        if place.kind == Kind::Prefecture {
            Some(id)
        } else {
            place.prefecture
        }
    }

    /// The prefectures, in the order of their codes.
    pub fn prefectures(&self) -> impl Iterator<Item = PlaceId> {
        self.places()
            .filter(|(_, place)| place.kind == Kind::Prefecture)
            .map(|(id, _)| id)
    }

    /// The counties, zones and bases of a prefecture, in that order, by code inside each.
    pub fn members(&self, prefecture: PlaceId) -> impl Iterator<Item = PlaceId> {
        self.places()
            .filter(move |(_, place)| place.prefecture == Some(prefecture))
            .map(|(id, _)| id)
    }

    /// The zones that span a prefecture and others.
    pub fn spanning(&self, prefecture: PlaceId) -> impl Iterator<Item = PlaceId> {
        self.places()
            .filter(move |(_, place)| place.spans.contains(&prefecture))
            .map(|(id, _)| id)
    }

    /// The place's name in `lang`, with its prefecture where it has one: 宜宾市翠屏区; Cuiping District, Yibin.
    pub fn full_name(&self, id: PlaceId, lang: Lang) -> String {
        let place = self.get(id);
        match (lang, place.prefecture) {
            (Lang::Zh, _) => place.full_name.to_string(),
            (Lang::En, Some(prefecture)) if place.kind != Kind::Base => {
                format!("{}, {}", place.english, self.get(prefecture).english)
            }
            (Lang::En, _) => place.english.to_string(),
        }
    }
}
