//! The places: a tree of country, provinces, prefectures and counties, with the zones and bases that circulars
//! name; what they are called, and how their names are read.
//!
//! A place is an identity, never a bare name: there are two 市中区, and 甘孜 and 阿坝 are each a county and
//! a prefecture. Everything else refers to a place by its [`PlaceId`]. Nothing here knows of awards.

pub mod check;
mod derived;
mod designation;
mod english;
pub mod load;
mod moves;
mod names;
mod rows;
mod stored;
mod tables;

use std::borrow::Cow;
use std::fmt;
use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

use crate::lang::Lang;
use stored::Places;
use tables::Tables;

pub use derived::reading as derived_reading;
pub use designation::Designation;
pub use moves::Membership;

/// What kind of place a place is, in the order of levels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Kind {
    /// 国家
    Country,
    /// 省、自治区、直辖市
    Province,
    /// 市州
    Prefecture,
    /// 县市区
    County,
    /// 新区、高新区
    Zone,
    /// 外贸转型升级基地
    Base,
    /// 乡镇、街道
    Town,
}

impl Kind {
    /// All kinds, in the order of levels.
    const ALL: [Self; 7] = [
        Self::Country,
        Self::Province,
        Self::Prefecture,
        Self::County,
        Self::Zone,
        Self::Base,
        Self::Town,
    ];

    /// The kinds that can be commended, in the order of levels.
    pub const COMMENDED: [Self; 6] = [
        Self::Province,
        Self::Prefecture,
        Self::County,
        Self::Zone,
        Self::Base,
        Self::Town,
    ];

    /// The word for this kind in exports and filters.
    pub fn key(self) -> &'static str {
        match self {
            Self::Country => "country",
            Self::Province => "province",
            Self::Prefecture => "prefecture",
            Self::County => "county",
            Self::Zone => "zone",
            Self::Base => "base",
            Self::Town => "town",
        }
    }

    /// The word for this kind.
    pub fn label(self, lang: Lang) -> &'static str {
        match self {
            Self::Country => lang.pick("国家", "country"),
            Self::Province => lang.pick("省级", "province"),
            Self::Prefecture => lang.pick("市州", "prefecture"),
            Self::County => lang.pick("县市区", "county"),
            Self::Zone => lang.pick("新区或高新区", "zone"),
            Self::Base => lang.pick("外贸基地", "base"),
            Self::Town => lang.pick("乡镇街道", "town"),
        }
    }
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

/// A text of a place: a part of the built-in data, or its own.
pub type Text = Cow<'static, str>;

/// One place. Source of administrative places: the division codes (行政区划代码); of zones and bases: the
/// circulars that name them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// Stable key: the six-digit division code, or a slug for a zone or a base, which have no code.
    #[serde(borrow)]
    pub key: Cow<'static, str>,
    /// Official name: 翠屏区, 阿坝藏族羌族自治州, 四川天府新区.
    #[serde(borrow)]
    pub name: Cow<'static, str>,
    /// Name without its suffix: 翠屏, 阿坝, 天府新区; 荣县 and 东区 keep theirs, as speech does.
    #[serde(borrow)]
    pub short: Cow<'static, str>,
    /// Full name as circulars write it: 宜宾市翠屏区, 阿坝州汶川县, 四川天府新区. Unique.
    #[serde(borrow)]
    pub full_name: Cow<'static, str>,
    /// Kind of place.
    pub kind: Kind,
    /// Official designation.
    pub designation: Designation,
    /// The place directly above: a county's prefecture, or its province where there is no prefecture between (a
    /// municipality's districts, 仙桃市); a province's country. `None` for the country, and for a province of a
    /// gazetteer without one. For a zone that spans prefectures, what they have in common.
    pub parent: Option<PlaceId>,
    /// The prefectures that a zone spans; none for what is in one.
    pub spans: Box<[PlaceId]>,
    /// For a base, what hosts it, as read from its name: 遂宁经济技术开发区.
    pub host: Option<Text>,
    /// Reading of `short`: toneless syllables with a space between them, one to a character.
    #[serde(borrow)]
    pub pinyin: Cow<'static, str>,
    /// Reading of `short` with tone marks, written together: Cuìpíng.
    #[serde(borrow)]
    pub toned: Cow<'static, str>,
    /// Whether the reading was made of the characters, and nobody has looked at it.
    pub is_derived: bool,
    /// English name: Cuiping District, Yibin.
    #[serde(borrow)]
    pub english: Cow<'static, str>,
    /// Other names in use: 高新区, 铁路港.
    pub aliases: Box<[Text]>,
    /// What a reader must know about this place.
    pub note: Option<Bilingual>,
}

impl Place {
    /// The six-digit division code; zones and bases have none.
    pub fn code(&self) -> Option<&str> {
        matches!(
            self.kind,
            Kind::Country | Kind::Province | Kind::Prefecture | Kind::County
        )
        .then_some(&*self.key)
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.full_name)
    }
}

/// All places that jili knows: a tree, and what is looked up in it.
///
/// Invariants, established by [`Gazetteer::new`]: keys and full names are unique; every parent stands before its
/// children and is of a higher level.
#[derive(Clone, Debug)]
pub struct Gazetteer {
    places: Places,
    tables: Tables,
    /// Read when it is first asked what was in what.
    moves: OnceLock<Box<[moves::Move]>>,
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
    /// A parent that does not stand before its child, or is not above it.
    #[error("place {key}: what it is in does not stand before it, or is of no higher level")]
    NoParent {
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
        for (at, place) in places.iter().enumerate() {
            let is_above = |id: &PlaceId| {
                id.index() < at
                    && places
                        .get(id.index())
                        .is_some_and(|above| above.kind < place.kind)
            };
            if !place.parent.iter().chain(&place.spans).all(is_above) {
                return Err(GazetteerError::NoParent {
                    key: (*place.key).into(),
                });
            }
        }
        Ok(Self {
            tables: Tables::of(&places)?,
            places: Places::of(places),
            moves: OnceLock::new(),
        })
    }

    /// Adds a place that a circular brings: a zone, a town.
    ///
    /// # Errors
    /// [`GazetteerError`] where it breaks an invariant; the gazetteer is then as it was.
    pub fn add(&mut self, place: Place) -> Result<PlaceId, GazetteerError> {
        let id = PlaceId::from_index(self.places.len()).ok_or(GazetteerError::TooMany)?;
        let is_above = |above: &PlaceId| *above < id && self.kind(*above) < place.kind;
        let Some(parent) = place.parent.filter(is_above) else {
            return Err(GazetteerError::NoParent {
                key: (*place.key).into(),
            });
        };
        let taken = |field, value: &str| GazetteerError::Duplicate {
            key: (*place.key).into(),
            field,
            value: value.into(),
        };
        let free = |sorted: &[PlaceId], wanted: &str, field: fn(&Place) -> &str| {
            sorted
                .binary_search_by(|id| field(&self.read(*id)).cmp(wanted))
                .err()
        };
        let by_key = free(&self.tables.by_key, &place.key, |place| &place.key);
        let by_key = by_key.ok_or_else(|| taken("key", &place.key))?;
        let by_full_name = free(&self.tables.by_full_name, &place.full_name, |place| {
            &place.full_name
        });
        let by_full_name = by_full_name.ok_or_else(|| taken("full_name", &place.full_name))?;
        self.tables.push(place.kind, parent, by_key, by_full_name);
        self.places.push(place);
        Ok(id)
    }

    /// All places with their ids, in the order of the files: each place before what is in it.
    pub fn places(&self) -> impl ExactSizeIterator<Item = (PlaceId, &Place)> + Clone {
        // `new` made sure that they fit.
        (0..self.places.len() as u32).map(|index| (PlaceId(index), self.places.get(index as usize)))
    }

    /// The ids of all places, in their order.
    pub fn ids(&self) -> impl ExactSizeIterator<Item = PlaceId> + Clone + use<> {
        (0..self.places.len() as u32).map(PlaceId)
    }

    /// The kind of a place, without reading the place.
    pub fn kind(&self, id: PlaceId) -> Kind {
        self.tables.kinds[id.index()]
    }

    /// [`Place::parent`], without reading the place.
    pub fn parent(&self, id: PlaceId) -> Option<PlaceId> {
        self.tables.parents[id.index()]
    }

    /// The place of an id, for who goes through very many and keeps none.
    pub fn read(&self, id: PlaceId) -> Cow<'_, Place> {
        self.places.read(id.index())
    }

    /// The place of an id. The id must be of this gazetteer.
    pub fn get(&self, id: PlaceId) -> &Place {
        self.places.get(id.index())
    }

    /// How many places there are, provinces among them.
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// Whether there are no places at all.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The place with this key: `511502`, `tianfu-new-area`.
    pub fn by_key(&self, key: &str) -> Option<PlaceId> {
        self.look_up(&self.tables.by_key, key, |place| &place.key)
    }

    /// The place with this full name: 宜宾市翠屏区.
    pub fn by_full_name(&self, name: &str) -> Option<PlaceId> {
        self.look_up(&self.tables.by_full_name, name, |place| &place.full_name)
    }

    fn look_up(&self, sorted: &[PlaceId], wanted: &str, field: fn(&Place) -> &str) -> Option<PlaceId> {
        let at = sorted
            .binary_search_by(|id| field(&self.read(*id)).cmp(wanted))
            .ok()?;
        sorted.get(at).copied()
    }

    /// What is directly in a place, in the order of the files: prefectures of a province, then its counties;
    /// counties, zones and bases of a prefecture. Zones that span prefectures are in none of them.
    pub fn children(&self, id: PlaceId) -> &[PlaceId] {
        self.tables.children(id)
    }

    /// Everything in a place, at any depth, each place before what is in it.
    pub fn descendants(&self, id: PlaceId) -> impl Iterator<Item = PlaceId> + '_ {
        let mut waiting: Vec<PlaceId> = self.children(id).iter().rev().copied().collect();
        std::iter::from_fn(move || {
            let next = waiting.pop()?;
            waiting.extend(self.children(next).iter().rev());
            Some(next)
        })
    }

    /// The place itself, then each place above it, up to the top.
    pub fn path(&self, id: PlaceId) -> impl Iterator<Item = PlaceId> + '_ {
        std::iter::successors(Some(id), |id| self.parent(*id))
    }

    /// Whether a place is `above`, or in it at any depth.
    pub fn is_within(&self, id: PlaceId, above: PlaceId) -> bool {
        self.path(id).any(|id| id == above)
    }

    /// The prefecture that the place is in, or is; `None` for a province, for what lies in one directly, and for a
    /// zone that spans prefectures.
    pub fn prefecture_of(&self, id: PlaceId) -> Option<PlaceId> {
        self.path(id).find(|id| self.kind(*id) == Kind::Prefecture)
    }

    /// The prefecture that a county, zone or base is in; `None` for the prefecture itself too.
    pub fn prefecture_above(&self, id: PlaceId) -> Option<PlaceId> {
        self.prefecture_of(id).filter(|prefecture| *prefecture != id)
    }

    /// The province that the place is in, or is.
    pub fn province_of(&self, id: PlaceId) -> Option<PlaceId> {
        self.path(id).find(|id| self.kind(*id) == Kind::Province)
    }

    /// Whether a place has others in it that can be commended: a prefecture, a province, the country.
    pub fn has_members(&self, id: PlaceId) -> bool {
        !self.children(id).is_empty()
    }

    /// The zones that span a prefecture and others.
    pub fn spanning(&self, prefecture: PlaceId) -> impl Iterator<Item = PlaceId> + '_ {
        // They are in what the prefectures have in common.
        let siblings = self.parent(prefecture).map(|above| self.children(above));
        let zones = siblings.unwrap_or_default().iter().copied();
        let zones = zones.filter(|id| self.kind(*id) >= Kind::Zone);
        zones.filter(move |id| self.get(*id).spans.contains(&prefecture))
    }
}
