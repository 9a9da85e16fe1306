//! The document: one circular (通报) with its categories, the places they name and what those are given.
//!
//! Titles, headings, lists and measures are the circular's own characters. What jili adds (short labels,
//! instruments, amounts as numbers) stands apart from them, and each addition names the words it rests on.
//! Nothing here knows of screens, searches or other circulars.

pub mod load;
mod read;
mod validate;
mod walk;

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::gazetteer::{Bilingual, PlaceId};
use crate::lang::Lang;

/// One circular.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Circular {
    /// Stable key, unique among the circulars: `sichuan-2022`.
    pub id: Box<str>,
    /// The whole title, as printed.
    pub title: Box<str>,
    /// 文号 without layout blanks: 川办函〔2023〕58号.
    pub document_number: Box<str>,
    /// Who issued it.
    pub issuer: Box<str>,
    /// Day of issue, ISO 8601.
    pub issued_on: Box<str>,
    /// The year whose work is commended.
    pub award_year: u16,
    /// The place whose government issued it.
    pub region: PlaceId,
    /// How many places it says it commends.
    pub claims: Claims,
    /// The paragraphs before the annex.
    pub preamble: Box<[Box<str>]>,
    /// The closing duty.
    pub closing: Box<str>,
    /// Until when the departments report, in the words of the closing: 2023 年底.
    pub report_by: Box<str>,
    /// What else the document prints.
    pub printed: Printed,
    /// The kinds of work, in the order of their numbers.
    pub categories: Box<[Category]>,
}

/// The circular's own count of the places it commends.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claims {
    /// 市(州)
    pub prefectures: u32,
    /// 县(市、区); zones are counted among them.
    pub counties: u32,
    /// The words of the preamble that say so.
    pub evidence: Box<str>,
}

/// The parts of the document that are neither preamble, category nor closing, verbatim.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Printed {
    /// The document number with its layout blanks.
    pub document_number: Box<str>,
    /// Whom it addresses.
    pub salutation: Box<str>,
    /// The line that names the annex.
    pub enclosure: Box<str>,
    /// Who signed.
    pub signature: Box<str>,
    /// The date as printed.
    pub date: Box<str>,
    /// The word over the annex.
    pub annex_label: Box<str>,
    /// The annex's title.
    pub annex_title: Box<str>,
}

/// Lines of the source text, counted from 1, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Lines {
    /// First line.
    pub first: u32,
    /// Last line.
    pub last: u32,
}

impl Lines {
    /// The lines from the first of `self` to the last of `other`.
    pub fn through(self, other: Self) -> Self {
        Self {
            first: self.first.min(other.first),
            last: self.last.max(other.last),
        }
    }
}

impl fmt::Display for Lines {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.first == self.last {
            write!(f, "{}", self.first)
        } else {
            write!(f, "{}–{}", self.first, self.last)
        }
    }
}

/// One kind of work (激励事项).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Category {
    /// Number, counted from 1.
    pub number: u16,
    /// The heading as printed, numeral and all: 一、效能评价好的地方.
    pub heading: Box<str>,
    /// Short label in Chinese, of words of the title; at most ten characters.
    pub label: Box<str>,
    /// Short label in English.
    pub label_en: Box<str>,
    /// Where the heading stands in the source; `None` without a source.
    pub lines: Option<Lines>,
    /// What its measures cover; one part without a heading where the circular makes no division.
    pub parts: Box<[Part]>,
}

impl Category {
    /// The numeral as printed: 十八.
    pub fn numeral(&self) -> &str {
        self.heading.split_once('、').map_or("", |(numeral, _)| numeral)
    }

    /// The title without its numeral.
    pub fn title(&self) -> &str {
        self.heading
            .split_once('、')
            .map_or(&self.heading, |(_, title)| title)
    }

    /// The short label in `lang`.
    pub fn label(&self, lang: Lang) -> &str {
        lang.pick(&self.label, &self.label_en)
    }
}

/// What one measure covers (方面).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// The heading as printed, if there is one: (一)数字经济创新发展方面。
    pub heading: Option<Box<str>>,
    /// The lists of places.
    pub rolls: Box<[Roll]>,
    /// What the places on them are given.
    pub measure: Measure,
}

impl Part {
    /// The heading without the full stop at its end.
    pub fn title(&self) -> Option<&str> {
        self.heading
            .as_deref()
            .map(|heading| heading.trim_end_matches('。'))
    }
}

/// One list of places (名单).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Roll {
    /// The heading as printed, with its colon, if there is one.
    pub printed_heading: Option<Box<str>>,
    /// The list as printed.
    pub text: Box<str>,
    /// Where it stands in the source; `None` without a source.
    pub lines: Option<Lines>,
    /// The places, in printed order.
    pub recipients: Box<[Recipient]>,
}

impl Roll {
    /// The heading without its colon: 总量前五的地方.
    pub fn heading(&self) -> Option<&str> {
        self.printed_heading
            .as_deref()
            .map(|heading| heading.trim_end_matches([':', '：']))
    }

    /// The colon that is printed after the heading.
    pub fn colon(&self) -> &str {
        let heading = self.printed_heading.as_deref().zip(self.heading());
        let colon = heading.and_then(|(printed, heading)| printed.strip_prefix(heading));
        colon.unwrap_or_default()
    }

    /// A recipient of this roll as printed.
    pub fn printed(&self, recipient: &Recipient) -> &str {
        self.text
            .get(recipient.start as usize..recipient.end as usize)
            .unwrap_or_default()
    }
}

/// One entry of a roll (受激励地方): what is printed, and the place that it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recipient {
    /// Where the entry begins in the roll's text, in bytes.
    start: u32,
    /// Where it ends.
    end: u32,
    /// The place.
    pub place: PlaceId,
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

/// What the places of a part are given, and by whom (激励措施).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Measure {
    /// The measure as printed, without the departments' parenthesis.
    pub text: Box<str>,
    /// The departments' parenthesis as printed.
    pub implementers: Box<str>,
    /// Where text and parenthesis stand in the source; `None` without a source.
    pub lines: Option<Lines>,
    /// Who carries it out (组织实施单位), in printed order.
    pub departments: Box<[Box<str>]>,
    /// The years that the text names, in printed order.
    pub years: Box<[u16]>,
    /// Amounts exactly as stated; most measures state none.
    pub amounts: Box<[Amount]>,
    /// How the places are rewarded.
    pub instruments: Box<[Tag]>,
}

/// An amount that a measure states.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Amount {
    /// The number as stated.
    pub value: u32,
    /// What is counted, as stated: 万元, 个项目申报名额. Amounts are added only within one unit.
    pub unit: Box<str>,
    /// What gets so much.
    pub per: Per,
    /// The words of the measure that state it.
    pub evidence: Box<str>,
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.value, self.unit)
    }
}

/// What an amount is stated for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Per {
    /// Each of the places.
    Place,
}

impl Per {
    /// The word in data and exports.
    pub fn key(self) -> &'static str {
        match self {
            Self::Place => "place",
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

/// A way of rewarding (激励方式); the glossary of the crate defines each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Instrument {
    /// 资金
    Funding,
    /// 项目
    Project,
    /// 试点
    Pilot,
    /// 名额
    Quota,
    /// 加分
    Scoring,
    /// 推荐
    Recommendation,
    /// 宣传
    Publicity,
    /// 免督查
    Exemption,
}

impl Instrument {
    /// All instruments, in the order of the glossary.
    pub const ALL: [Self; 8] = [
        Self::Funding,
        Self::Project,
        Self::Pilot,
        Self::Quota,
        Self::Scoring,
        Self::Recommendation,
        Self::Publicity,
        Self::Exemption,
    ];

    /// The word in data, exports and filters.
    pub fn key(self) -> &'static str {
        match self {
            Self::Funding => "funding",
            Self::Project => "project",
            Self::Pilot => "pilot",
            Self::Quota => "quota",
            Self::Scoring => "scoring",
            Self::Recommendation => "recommendation",
            Self::Publicity => "publicity",
            Self::Exemption => "exemption",
        }
    }

    /// The instrument of a [`Self::key`].
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|instrument| instrument.key() == key)
    }

    /// The glossary's word for it.
    pub fn label(self, lang: Lang) -> &'static str {
        match self {
            Self::Funding => lang.pick("资金", "funding"),
            Self::Project => lang.pick("项目", "project"),
            Self::Pilot => lang.pick("试点", "pilot"),
            Self::Quota => lang.pick("名额", "quota"),
            Self::Scoring => lang.pick("加分", "scoring"),
            Self::Recommendation => lang.pick("推荐", "recommendation"),
            Self::Publicity => lang.pick("宣传", "publicity"),
            Self::Exemption => lang.pick("免督查", "exemption"),
        }
    }

    /// What the word means: the glossary's entry.
    pub fn definition(self, lang: Lang) -> &'static str {
        match self {
            Self::Funding => lang.pick(
                "给予资金，或在分配资金时予以倾斜",
                "money, or favour when money is shared out",
            ),
            Self::Project => lang.pick(
                "项目纳入清单、计划，或在安排项目时优先",
                "projects put on a list or plan, or arranged first",
            ),
            Self::Pilot => lang.pick(
                "纳入试点示范，或优先支持申报",
                "a pilot or demonstration, or favour in applying for one",
            ),
            Self::Quota => lang.pick(
                "增加名额，或单列指标",
                "extra places in a quota, or a quota of their own",
            ),
            Self::Scoring => lang.pick("在考核或申报中加分", "points in an appraisal or an application"),
            Self::Recommendation => lang.pick(
                "优先推荐、推介，或在评选中倾斜",
                "put forward to higher levels, funds or selections",
            ),
            Self::Publicity => lang.pick("宣传典型，推广经验", "publicity, or its practice spread"),
            Self::Exemption => lang.pick("免予督查", "exempt from inspection"),
        }
    }
}
