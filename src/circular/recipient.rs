//! The entries of the lists (激励对象): places, units without a place in the country, and those that nobody could settle
//! yet.

use serde::{Deserialize, Serialize};

use crate::gazetteer::{Bilingual, Kind, PlaceId};
use crate::lang::Lang;

/// One entry of a roll (激励对象): what is printed, and who that is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recipient {
    /// Where the entry begins in the roll's text, in bytes.
    pub(super) start: u32,
    /// Where it ends.
    pub(super) end: u32,
    /// Who it is.
    pub subject: Subject,
    /// Whether the prefecture's name was carried from an earlier entry: printed 锦江区, means 成都市锦江区.
    pub carried: bool,
    /// What must be said about the reading; most entries need nothing.
    pub remarks: Option<Box<Remarks>>,
}

/// What must be said about how an entry is read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remarks {
    /// A certain misprint.
    pub correction: Option<Correction>,
    /// The name that the printed one stands for, where it is written otherwise: in traditional characters, or short.
    pub reading: Option<Box<str>>,
    /// A name that the place had and has no more.
    pub former: Option<Former>,
    /// What is only suspected, or else worth knowing.
    pub note: Option<Bilingual>,
}

/// A misprint and what it must mean.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correction {
    /// What is meant.
    pub reading: Box<str>,
    /// Why that is certain.
    pub reason: Bilingual,
}

/// A name that a place had when the circular was written, or that was printed out of habit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Former {
    /// The year in which the place got its present name.
    pub year: Option<u16>,
}

impl Recipient {
    /// The place, unless it is a unit or open.
    pub fn place(&self) -> Option<PlaceId> {
        match &self.subject {
            Subject::Place(place) => Some(*place),
            Subject::Unit(_) | Subject::Open(_) => None,
        }
    }
}

/// Who an entry is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Subject {
    /// A place.
    Place(PlaceId),
    /// An enterprise, a hospital, a department: identified by region and printed name, and counted among the recipients
    /// but never among the places.
    Unit(Unit),
    /// Nobody could settle yet who it is (待核): the award counts, no place does.
    Open(Box<Open>),
}

/// A recipient that is no place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unit {
    /// What it is.
    pub kind: UnitKind,
    /// Where it is, as far as the circular tells.
    pub region: PlaceId,
}

/// What a recipient is that is no place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum UnitKind {
    /// 企业
    Enterprise,
    /// 医院
    Hospital,
    /// 学校
    School,
    /// 部门
    Department,
    /// Anything else.
    Other,
}

impl UnitKind {
    /// All kinds.
    pub const ALL: [Self; 5] = [
        Self::Enterprise,
        Self::Hospital,
        Self::School,
        Self::Department,
        Self::Other,
    ];

    /// The word in data and exports.
    pub fn key(self) -> &'static str {
        match self {
            Self::Enterprise => "enterprise",
            Self::Hospital => "hospital",
            Self::School => "school",
            Self::Department => "department",
            Self::Other => "other",
        }
    }

    /// The kind of a [`Self::key`].
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.key() == key)
    }

    /// The word for this kind.
    pub fn label(self, lang: Lang) -> &'static str {
        match self {
            Self::Enterprise => lang.pick("企业", "enterprise"),
            Self::Hospital => lang.pick("医院", "hospital"),
            Self::School => lang.pick("学校", "school"),
            Self::Department => lang.pick("部门", "department"),
            Self::Other => lang.pick("其他单位", "other unit"),
        }
    }
}

/// Why nobody could settle who an entry is, and who it could be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Open {
    /// Why it is open.
    pub doubt: Doubt,
    /// What kind of place it is, as far as its name tells.
    pub kind: Option<Kind>,
    /// The places that it could be.
    pub candidates: Box<[PlaceId]>,
}

/// Why an entry is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Doubt {
    /// Several places have the name.
    Ambiguous,
    /// The name was a place's that is divided or no more.
    Former,
    /// A slip is likely.
    Misprint,
    /// It counts places and names none: 14 个市州.
    Aggregate,
    /// The place is not in what is printed before it.
    Membership,
    /// A second name stands in brackets behind it: one recipient, or two.
    Alias,
    /// No place of the name is known.
    Unknown,
}

impl Doubt {
    /// All doubts.
    pub const ALL: [Self; 7] = [
        Self::Ambiguous,
        Self::Former,
        Self::Misprint,
        Self::Aggregate,
        Self::Membership,
        Self::Alias,
        Self::Unknown,
    ];

    /// The word in data and exports.
    pub fn key(self) -> &'static str {
        match self {
            Self::Ambiguous => "ambiguous",
            Self::Former => "former",
            Self::Misprint => "misprint",
            Self::Aggregate => "aggregate",
            Self::Membership => "membership",
            Self::Alias => "alias",
            Self::Unknown => "unknown",
        }
    }

    /// The doubt of a [`Self::key`].
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|doubt| doubt.key() == key)
    }

    /// The words for it.
    pub fn label(self, lang: Lang) -> &'static str {
        match self {
            Self::Ambiguous => lang.pick("可能指多个地方", "could be several places"),
            Self::Former => lang.pick(
                "原名，现已撤销或拆分",
                "a former name, of a place divided or abolished",
            ),
            Self::Misprint => lang.pick("疑有误字", "a likely misprint"),
            Self::Aggregate => lang.pick("只有数目，没有地名", "a number of places, none named"),
            Self::Membership => lang.pick("与前面所印的上级地方不符", "not in the place printed before it"),
            Self::Alias => lang.pick(
                "括注另一名称，不知是一个还是两个",
                "a second name in brackets: one or two",
            ),
            Self::Unknown => lang.pick("未找到匹配的地方", "no place of this name is known"),
        }
    }
}
