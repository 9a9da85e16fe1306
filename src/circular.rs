//! The document: one circular (通报) with its categories, the recipients they name and what those are given.
//!
//! A circular is an ordered list of blocks, and every character of its text is in one of them. Titles, headings, lists and
//! measures are the circular's own characters. What jili adds (short labels, instruments, amounts as numbers) stands apart
//! from them, and each addition names the words it rests on. Nothing here knows of screens, searches or other circulars.

mod head;
mod instrument;
pub mod load;
mod measure;
mod read;
mod recipient;
pub(crate) mod validate;
mod walk;

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::gazetteer::PlaceId;
use crate::lang::Lang;
pub use head::Head;
pub use instrument::Instrument;
pub use measure::{Amount, Decimal, Department, Measure, Per, Role, Tag};
pub use recipient::{Correction, Doubt, Former, Open, Recipient, Remarks, Subject, Unit, UnitKind};

/// Whether a word can be the id of a circular.
pub fn is_id(word: &str) -> bool {
    validate::is_id(word)
}

/// One circular. Nothing is required but an id, an issuer, a year, a region and one category.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Circular {
    /// Stable key, unique among the circulars: `sichuan-2022`.
    pub id: Box<str>,
    /// Whether it is invented, to try jili with.
    pub synthetic: bool,
    /// 文号 without layout blanks: 川办函〔2023〕58号.
    pub document_number: Option<Box<str>>,
    /// The government that issued it, as it signs.
    pub issuer: Box<str>,
    /// Day of issue, ISO 8601.
    pub issued_on: Option<Box<str>>,
    /// The year whose work is commended.
    pub award_year: u16,
    /// The place whose government issued it.
    pub region: PlaceId,
    /// How many places it says it commends.
    pub claims: Option<Claims>,
    /// Until when the departments report, in the words of the closing: 2023 年底.
    pub report_by: Option<Box<str>>,
    /// SHA-256 of the text that the dataset was made of, in hexadecimal digits.
    pub text_sha256: Option<Box<str>>,
    /// The document from which the text was taken, where the dataset says.
    pub original: Option<Original>,
    /// The text from its first to its last character, but for layout.
    pub blocks: Box<[Block]>,
    /// The kinds of work, in printed order.
    pub categories: Box<[Category]>,
}

impl Circular {
    /// The words of the first block of a kind.
    pub fn text(&self, kind: BlockKind) -> Option<&str> {
        self.texts(kind).next()
    }

    /// The words of all blocks of a kind, in printed order.
    pub fn texts(&self, kind: BlockKind) -> impl Iterator<Item = &str> {
        let blocks = self.blocks.iter().filter(move |block| block.kind == kind);
        blocks.map(|block| &*block.text)
    }

    /// The whole title, as printed; the id where there is none.
    pub fn title(&self) -> &str {
        self.text(BlockKind::Title).unwrap_or(&self.id)
    }

    /// What a person calls it: its number, else its title.
    pub fn name(&self) -> &str {
        self.document_number.as_deref().unwrap_or_else(|| self.title())
    }

    /// How many recipients nobody could place yet.
    pub fn open_recipients(&self) -> usize {
        let parts = self.categories.iter().flat_map(|category| &category.parts);
        let rolls = parts.flat_map(|part| &part.rolls);
        let recipients = rolls.flat_map(|roll| &roll.recipients);
        recipients
            .filter(|recipient| matches!(recipient.subject, Subject::Open(_)))
            .count()
    }
}

/// The document from which a circular's text was taken.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Original {
    /// Name of the file.
    pub file: Option<Box<str>>,
    /// SHA-256 of its bytes, in hexadecimal digits.
    pub sha256: Option<Box<str>>,
    /// Encoding of its text: GB18030.
    pub encoding: Option<Box<str>>,
    /// Where it was published.
    pub address: Option<Box<str>>,
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

/// A stretch of the text with one purpose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// Its purpose.
    pub kind: BlockKind,
    /// Its words; empty for headings, parts, rolls, measures and departments, whose words the categories hold.
    pub text: Box<str>,
    /// Where it stands in the source; `None` without a source.
    pub lines: Option<Lines>,
}

/// What a block of the text is for, in the order in which documents usually have them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum BlockKind {
    /// The title.
    Title,
    /// 文号
    Number,
    /// Whom it addresses.
    Salutation,
    /// A paragraph before the lists.
    Preamble,
    /// The line that names the annexes.
    Enclosure,
    /// Who signed.
    Signature,
    /// The date as printed.
    Date,
    /// The word over an annex, with which numbering may begin again.
    Annex,
    /// An annex's title.
    AnnexTitle,
    /// A heading over several categories.
    Chapter,
    /// A category's heading.
    Heading,
    /// A part's heading.
    Part,
    /// A list of recipients.
    Roll,
    /// What they are given.
    Measure,
    /// Who carries that out.
    Departments,
    /// What is said about lists or measures, as （排名不分先后）.
    Note,
    /// What comes after the lists: the reporting requirement.
    Closing,
}

impl BlockKind {
    const ALL: [(Self, &str); 17] = [
        (Self::Title, "title"),
        (Self::Number, "number"),
        (Self::Salutation, "salutation"),
        (Self::Preamble, "preamble"),
        (Self::Enclosure, "enclosure"),
        (Self::Signature, "signature"),
        (Self::Date, "date"),
        (Self::Annex, "annex"),
        (Self::AnnexTitle, "annex_title"),
        (Self::Chapter, "chapter"),
        (Self::Heading, "heading"),
        (Self::Part, "part"),
        (Self::Roll, "roll"),
        (Self::Measure, "measure"),
        (Self::Departments, "departments"),
        (Self::Note, "note"),
        (Self::Closing, "closing"),
    ];

    /// The word in data and exports.
    pub fn key(self) -> &'static str {
        Self::ALL
            .iter()
            .find(|(kind, _)| *kind == self)
            .map_or("", |(_, key)| key)
    }

    /// The kind of a [`Self::key`].
    pub fn from_key(key: &str) -> Option<Self> {
        let (kind, _) = Self::ALL.into_iter().find(|(_, known)| *known == key)?;
        Some(kind)
    }
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
    /// Number inside its annex, counted from 1.
    pub number: u16,
    /// The annex that it stands in, counted from 1; 0 in the body of the document.
    pub annex: u16,
    /// The heading as printed, numeral and all: 一、效能评价好的地方.
    pub heading: Box<str>,
    /// Short label in Chinese, of words of the title.
    pub label: Box<str>,
    /// Short label in English; empty where nobody gave one.
    pub label_en: Box<str>,
    /// Whether the label was cut from the title by rule.
    pub label_is_automatic: bool,
    /// The topics (同类事项) that it was given; none are inferred here.
    pub topics: Box<[Box<str>]>,
    /// Position of its heading in [`Circular::blocks`].
    pub block: u32,
    /// Where the heading stands in the source; `None` without a source.
    pub lines: Option<Lines>,
    /// What its measures cover; one part without a heading where the circular makes no division.
    pub parts: Box<[Part]>,
}

/// What numerals of headings are made of.
const NUMERALS: &str = "〇零一二三四五六七八九十百0123456789０１２３４５６７８９";
/// What stands between a heading's numeral and its title.
const AFTER_NUMERAL: [char; 7] = ['、', '.', '．', '﹒', '）', ')', '：'];

impl Category {
    /// The numeral as printed, without brackets: 十八; empty where there is none.
    pub fn numeral(&self) -> &str {
        split_heading(&self.heading).0
    }

    /// The title without its numeral.
    pub fn title(&self) -> &str {
        split_heading(&self.heading).1
    }

    /// The short label in `lang`; in Chinese where there is none in English.
    pub fn label(&self, lang: Lang) -> &str {
        match lang {
            Lang::En if !self.label_en.is_empty() => &self.label_en,
            _ => &self.label,
        }
    }
}

/// A heading's numeral, without brackets and stops, and its title.
pub(crate) fn split_heading(heading: &str) -> (&str, &str) {
    let whole = ("", heading);
    let bare = heading.trim_start_matches(['（', '(', '第']);
    let alone = bare.split_once(' ').filter(|(numeral, _)| {
        numeral
            .chars()
            .all(|digit| "一二三四五六七八九十".contains(digit))
    });
    let Some((numeral, rest)) = alone.or_else(|| bare.split_once(AFTER_NUMERAL)) else {
        return whole;
    };
    let is_numeral = !numeral.is_empty() && numeral.chars().all(|digit| NUMERALS.contains(digit));
    if is_numeral {
        (numeral, rest.trim_start_matches(['、', ' ', '\u{3000}']))
    } else {
        whole
    }
}

/// What its measures cover (方面).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// The heading as printed, if there is one: (一)数字经济创新发展方面。
    pub heading: Option<Box<str>>,
    /// The lists of recipients.
    pub rolls: Box<[Roll]>,
    /// What the recipients on them are given; each of the measures is for all of them.
    pub measures: Box<[Measure]>,
}

impl Part {
    /// The heading without the full stop or colon at its end.
    pub fn title(&self) -> Option<&str> {
        self.heading
            .as_deref()
            .map(|heading| heading.trim_end_matches(['。', ':', '：']))
    }
}

/// One list of recipients (名单).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Roll {
    /// The heading as printed, with its colon, if there is one.
    pub printed_heading: Option<Box<str>>,
    /// The list as printed.
    pub text: Box<str>,
    /// Position in [`Circular::blocks`].
    pub block: u32,
    /// Where it stands in the source; `None` without a source.
    pub lines: Option<Lines>,
    /// The recipients, in printed order.
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
