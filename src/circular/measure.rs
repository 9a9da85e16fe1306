//! Measures (激励措施): what recipients are given, by whom, how much.

use std::cmp::Ordering;
use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Instrument, Lines};
use crate::lang::Lang;

/// What the places of a part are given, and by whom (激励措施).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Measure {
    /// What is printed before it, as 激励措施：, if anything is.
    pub printed_heading: Option<Box<str>>,
    /// The measure as printed, without the departments' parenthesis.
    pub text: Box<str>,
    /// Who carries it out as printed: a parenthesis or a line; empty where nothing says so.
    pub implementers: Box<str>,
    /// Position in [`Circular::blocks`](super::Circular::blocks).
    pub block: u32,
    /// Position of the block that names the departments, if one does.
    pub departments_block: Option<u32>,
    /// Where text and departments stand in the source; `None` without a source.
    pub lines: Option<Lines>,
    /// Who carries it out (组织实施单位), in printed order.
    pub departments: Box<[Department]>,
    /// The years that the text names, in printed order.
    pub years: Box<[u16]>,
    /// Amounts exactly as stated; most measures state none.
    pub amounts: Box<[Amount]>,
    /// How the places are rewarded.
    pub instruments: Box<[Tag]>,
}

/// A department that carries a measure out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Department {
    /// Its name as printed: 财政厅.
    pub name: Box<str>,
    /// What it is printed to do.
    pub role: Role,
}

/// What a department is printed to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Role {
    /// 组织实施, 负责
    Implementing,
    /// 牵头单位
    Lead,
    /// 配合单位
    Supporting,
}

impl Role {
    /// All roles.
    pub const ALL: [Self; 3] = [Self::Implementing, Self::Lead, Self::Supporting];

    /// The word in data and exports.
    pub fn key(self) -> &'static str {
        match self {
            Self::Implementing => "implementing",
            Self::Lead => "lead",
            Self::Supporting => "supporting",
        }
    }

    /// The role of a [`Self::key`].
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.key() == key)
    }

    /// The word for it.
    pub fn label(self, lang: Lang) -> &'static str {
        match self {
            Self::Implementing => lang.pick("组织实施", "implementing"),
            Self::Lead => lang.pick("牵头", "lead"),
            Self::Supporting => lang.pick("配合", "supporting"),
        }
    }
}

/// A decimal number as a text states it: 7.6 is 76 with one digit after the point.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Decimal {
    digits: u64,
    places: u8,
}

impl Decimal {
    /// The most digits after the point; money and land have four at most.
    const MOST_PLACES: u8 = 6;

    /// Reads digits with at most one point; `None` for anything else, or what is too long.
    pub fn parse(text: &str) -> Option<Self> {
        let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
        let places = u8::try_from(fraction.len())
            .ok()
            .filter(|places| *places <= Self::MOST_PLACES)?;
        let all_digits = !whole.is_empty()
            && whole
                .chars()
                .chain(fraction.chars())
                .all(|digit| digit.is_ascii_digit());
        let digits = all_digits
            .then(|| format!("{whole}{fraction}").parse().ok())
            .flatten()?;
        Some(Self { digits, places }.reduced())
    }

    /// The sum; `None` past what a number can hold.
    pub fn checked_add(self, other: Self) -> Option<Self> {
        let places = self.places.max(other.places);
        let digits = self.at(places)?.checked_add(other.at(places)?)?;
        Some(Self { digits, places }.reduced())
    }

    /// The number times a whole one, where that is whole: 7.6 亿 is 760,000,000.
    pub fn times(self, factor: u64) -> Option<u64> {
        let product = self.digits.checked_mul(factor)?;
        let divisor = 10_u64.checked_pow(u32::from(self.places))?;
        (product % divisor == 0).then(|| product / divisor)
    }

    /// The number, where it is whole.
    pub fn whole(self) -> Option<u64> {
        self.times(1)
    }

    /// The nearest number of the machine, for programs.
    pub fn to_f64(self) -> f64 {
        self.digits as f64 / 10_f64.powi(i32::from(self.places))
    }

    fn at(self, places: u8) -> Option<u64> {
        let factor = 10_u64.checked_pow(u32::from(places - self.places))?;
        self.digits.checked_mul(factor)
    }

    fn reduced(mut self) -> Self {
        while self.places > 0 && self.digits.is_multiple_of(10) {
            self.digits /= 10;
            self.places -= 1;
        }
        self
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        let at = |number: &Self, places: u8| {
            u128::from(number.digits) * 10_u128.pow(u32::from(places - number.places))
        };
        let places = self.places.max(other.places);
        at(self, places).cmp(&at(other, places))
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl From<u64> for Decimal {
    fn from(digits: u64) -> Self {
        Self { digits, places: 0 }
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.places == 0 {
            return write!(f, "{}", self.digits);
        }
        let unit = 10_u64.pow(u32::from(self.places));
        let (whole, fraction) = (self.digits / unit, self.digits % unit);
        write!(f, "{whole}.{fraction:0width$}", width = usize::from(self.places))
    }
}

/// An amount that a measure states (明确额度).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Amount {
    /// The number as stated.
    pub value: Decimal,
    /// What is counted, as stated: 万元, 个项目申报名额. Amounts are added only within one unit.
    pub unit: Box<str>,
    /// What gets so much.
    pub per: Per,
    /// Whether it is a ceiling (最高): what is given may be less.
    pub is_cap: bool,
    /// The words of the measure that state it.
    pub evidence: Box<str>,
}

impl Amount {
    /// The sum in 元, where it is money.
    pub fn yuan(&self) -> Option<u64> {
        let factor = match &*self.unit {
            "元" => 1,
            "万元" => 10_000,
            "亿元" => 100_000_000,
            _ => return None,
        };
        self.value.times(factor)
    }

    /// Whether it is what one recipient gets, so that it may be added up.
    pub fn can_be_added(&self) -> bool {
        self.per == Per::Recipient && !self.is_cap
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.value, self.unit)
    }
}

/// What an amount is stated for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Per {
    /// Each recipient.
    Recipient,
    /// Each recipient of one level: 每个市州, 每个县市区.
    Level,
    /// All on a list together.
    Roll,
    /// Each project.
    Project,
    /// Each unit of something: 每亩.
    Unit,
    /// Everything together.
    Total,
}

impl Per {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::Recipient,
        Self::Level,
        Self::Roll,
        Self::Project,
        Self::Unit,
        Self::Total,
    ];

    /// The word in data and exports.
    pub fn key(self) -> &'static str {
        match self {
            Self::Recipient => "recipient",
            Self::Level => "level",
            Self::Roll => "roll",
            Self::Project => "project",
            Self::Unit => "unit",
            Self::Total => "total",
        }
    }

    /// What is meant by a [`Self::key`].
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|per| per.key() == key)
    }

    /// The words for it.
    pub fn label(self, lang: Lang) -> &'static str {
        match self {
            Self::Recipient => lang.pick("每个激励对象", "for each recipient"),
            Self::Level => lang.pick("同级每个激励对象", "for each recipient of the level"),
            Self::Roll => lang.pick("名单合计", "for the list together"),
            Self::Project => lang.pick("每个项目", "for each project"),
            Self::Unit => lang.pick("每单位", "for each unit"),
            Self::Total => lang.pick("总额", "in total"),
        }
    }
}

/// An instrument, and the words of the measure that show it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tag {
    /// The kind of reward.
    pub instrument: Instrument,
    /// A substring of the measure's text.
    pub evidence: Box<str>,
}
