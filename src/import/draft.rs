//! What an import makes of a text: a circular as far as it tells, every word of it the text's own.

use std::fmt;

use serde::Serialize;

use super::kinds::Kind;
use crate::circular::{Doubt, Instrument, Per};

/// A circular as far as its text tells.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Draft {
    /// The paper as a whole.
    pub circular: Paper,
    /// What places are commended for, in the order of the text.
    pub categories: Vec<Category>,
    /// What each stretch of the text is: they cover it, each character in one.
    pub blocks: Vec<Block>,
}

/// The paper as a whole.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Paper {
    /// Region and year: `sichuan-2022`.
    pub id: String,
    /// The government that issued it, as printed.
    pub issuer: Option<String>,
    /// 文号, without blanks.
    pub document_number: Option<String>,
    /// The title, joined over its lines.
    pub title: Option<String>,
    /// The day below the text, as 2023-09-19.
    pub issued_on: Option<String>,
    /// The year that is commended.
    pub award_year: Option<u16>,
    /// Division code of the issuer's region; `000000` for the whole country.
    pub region: Option<String>,
    /// How many places the text says it commends.
    pub claims: Option<Claims>,
    /// Paragraphs before the lists.
    pub preamble: Vec<String>,
    /// Paragraphs behind the last category.
    pub closing: Vec<String>,
}

/// What the text says of its own lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claims {
    /// Prefectures, each once.
    pub prefectures: Option<u32>,
    /// Counties, each once.
    pub counties: Option<u32>,
    /// The words.
    pub evidence: String,
}

/// One category.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Category {
    /// Its number in its annex; by position where none is printed.
    pub number: u32,
    /// The number as printed, without its stop.
    pub numeral: Option<String>,
    /// The annex that it stands in, as printed: 附件2.
    pub annex: Option<String>,
    /// Number and title as printed.
    pub heading: String,
    /// The title without its number.
    pub title: String,
    /// A short name cut from the title by rule.
    pub label: String,
    /// Whether the label was cut by rule.
    pub label_automatic: bool,
    /// What has measures of its own.
    pub parts: Vec<Part>,
}

/// What one set of measures covers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Part {
    /// （一）…, or a heading without a number; none where the category is one.
    pub heading: Option<String>,
    /// The lists.
    pub rolls: Vec<Roll>,
    /// What they are given.
    pub measures: Vec<Measure>,
}

/// One list.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Roll {
    /// What stands before it, without its colon.
    pub heading: Option<String>,
    /// The list as printed.
    pub text: String,
    /// Its entries.
    pub recipients: Vec<Recipient>,
}

/// One entry of a list.
#[derive(Clone, Debug, PartialEq)]
pub struct Recipient {
    /// As printed.
    pub printed: String,
    /// Division code, where it is a place and known.
    pub code: Option<String>,
    /// Key of the place.
    pub place: Option<String>,
    /// The place's name today; as printed where it is none.
    pub name: String,
    /// What it is.
    pub kind: Kind,
    /// Whether its parent was printed with an earlier entry only.
    pub carried: bool,
    /// The code of that parent.
    pub carried_parent: Option<String>,
    /// The code of what a zone or town lies in.
    pub parent: Option<String>,
    /// The name and year of a change, where it was printed with a former name.
    pub former: Option<FormerName>,
    /// Why nobody could say what it is.
    pub open: Option<Doubt>,
    /// What it could be.
    pub candidates: Vec<Candidate>,
}

/// A name that a place had until a year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormerName {
    /// The name.
    pub name: String,
    /// The year of the change.
    pub year: u16,
}

/// A place that an open entry could be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Candidate {
    /// Key of the place.
    pub place: String,
    /// Division code.
    pub code: String,
    /// Its name after its prefecture's.
    pub name: String,
    /// Why it could be.
    pub why: String,
}

/// What recipients are given.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Measure {
    /// The text as printed, without the bracket of departments.
    pub text: String,
    /// Who carries it out.
    pub departments: Vec<Department>,
    /// Years that it names.
    pub years: Vec<u16>,
    /// What of it is a number.
    pub amounts: Vec<Amount>,
    /// How recipients are rewarded.
    pub instruments: Vec<InstrumentTag>,
}

/// A department.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Department {
    /// As printed.
    pub name: String,
    /// What it does, as printed: 组织实施, 牵头单位. Empty where the text does not say.
    pub role: String,
}

/// A number with a unit that a recipient is given.
#[derive(Clone, Debug, PartialEq)]
pub struct Amount {
    /// As printed.
    pub value: Number,
    /// The unit: 万元, 个推荐名额, 亩.
    pub unit: String,
    /// In yuan, where it is money.
    pub yuan: Option<u64>,
    /// For what.
    pub per: Per,
    /// The clause that says so.
    pub evidence: String,
    /// Whether it is at most that.
    pub cap: bool,
}

/// A number, written as in data: whole ones without a point.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Number {
    /// Without a point.
    Whole(u64),
    /// With one.
    Decimal(f64),
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Whole(value) => value.fmt(f),
            Self::Decimal(value) => value.fmt(f),
        }
    }
}

impl From<f64> for Number {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "held to be whole and small"
    )]
    fn from(value: f64) -> Self {
        if value.fract() == 0.0 && (0.0..9e15).contains(&value) {
            Self::Whole(value as u64)
        } else {
            Self::Decimal(value)
        }
    }
}

/// An instrument and the phrase that shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InstrumentTag {
    /// Which.
    pub kind: Instrument,
    /// A phrase of the measure.
    pub evidence: String,
}

/// A stretch of the text and what it is; characters counted from 0, the end not in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// The first character.
    pub start: usize,
    /// The one behind the last.
    pub end: usize,
}

/// What a stretch of the text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum BlockKind {
    /// The title.
    Title,
    /// 文号
    Number,
    /// Who it is sent to.
    Salutation,
    /// Paragraphs before the lists.
    Preamble,
    /// 附件：…
    Enclosure,
    /// The issuer below the text.
    Signature,
    /// The day below the text.
    Date,
    /// The label and title of an annex.
    Annex,
    /// A heading over categories.
    Chapter,
    /// The heading of a category.
    Heading,
    /// The heading of a part or of a list.
    Part,
    /// A list.
    Roll,
    /// A measure.
    Measure,
    /// The bracket or line that names departments.
    Departments,
    /// A remark on the order of a list: （排名不分先后）.
    Note,
    /// Paragraphs behind the last category.
    Closing,
    /// Text that belongs to nothing that was recognised.
    Stray,
    /// Page marks, blanks, the web page around it, where copies went.
    Layout,
}
