//! The order of hits, stated once:
//!
//! 1. the tier, in the order of [`Tier`]; a worse tier never comes before a better one
//! 2. the standing: what a circular in scope names, what is in the scope's region, the rest
//! 3. how much of the term's own name, its prefecture's left aside, is covered by what matched: more first
//! 4. the level: province, prefecture, county, zone, base
//! 5. the key, which for places is the division code, then the position in the corpus
//!
//! No two terms have the same position, so the order is total and the same every time.

use std::cmp::Reverse;

use super::names::Names;
use super::term::Standing;

/// How well a term matches, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tier {
    /// The query is the place's name, code or English name, with or without suffix and prefecture, in characters
    /// or in pinyin.
    Exact,
    /// The query is a name that the place had, or of one that became part of it: 郫县.
    FormerName,
    /// The query begins the place's name or code.
    Prefix,
    /// The query begins another word of the full name: the prefecture's name, a part of a base's name.
    WordStart,
    /// The query stands elsewhere in the name.
    Substring,
    /// Initials take part in the match; one or two letters that are no whole syllable are initials too.
    Initials,
    /// The query is the place's name with the suffix of another kind of place: 翠屏县.
    OtherSuffix,
    /// A reading that people wrongly believe to be right takes part.
    BelievedReading,
    /// 模糊音 takes part.
    FuzzySound,
    /// A wrong character that sounds or looks like the right one takes part.
    SameSound,
    /// A slip of the finger, or characters left out.
    Slip,
}

impl Tier {
    /// The word for it in exports.
    pub fn key(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Prefix => "prefix",
            Self::WordStart => "word_start",
            Self::FormerName => "former_name",
            Self::Substring => "substring",
            Self::Initials => "initials",
            Self::OtherSuffix => "other_suffix",
            Self::BelievedReading => "believed_reading",
            Self::FuzzySound => "fuzzy_sound",
            Self::SameSound => "same_sound",
            Self::Slip => "slip",
        }
    }
}

/// A name that is no longer in use, and what became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Former {
    /// The name: 密云县.
    pub name: &'static str,
    /// The year in which it ended: 2015.
    pub until: u16,
    /// Whether the place became part of another one, or of several: it was never their name.
    pub joined: bool,
}

/// What made a term match; the later, the further from what was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Cause {
    Characters,
    OfficialName,
    Alias,
    Title,
    Code,
    English,
    Pinyin,
    Initials,
    /// The index of what it was called, among the former names.
    Former(u16),
    OtherSuffix,
    BelievedReading,
    FuzzySound,
    SameSound(char, char),
    LookAlike(char, char),
    Slip,
    Abbreviation,
}

impl Cause {
    /// The tier of a match that needed this; the best one, where that depends on how much of a name matched.
    pub(super) fn tier(self) -> Tier {
        match self {
            Self::Characters
            | Self::OfficialName
            | Self::Alias
            | Self::Title
            | Self::Code
            | Self::English
            | Self::Pinyin => Tier::Exact,
            Self::Initials => Tier::Initials,
            Self::Former(_) => Tier::FormerName,
            Self::OtherSuffix => Tier::OtherSuffix,
            Self::BelievedReading => Tier::BelievedReading,
            Self::FuzzySound => Tier::FuzzySound,
            Self::SameSound(..) | Self::LookAlike(..) => Tier::SameSound,
            Self::Slip | Self::Abbreviation => Tier::Slip,
        }
    }
}

/// A term that matches, before it is put in order and explained.
#[derive(Clone, Debug)]
pub(super) struct Match {
    /// The term's index among the names.
    pub(super) entry: usize,
    pub(super) tier: Tier,
    pub(super) cause: Cause,
    /// Which characters of the full name matched, a bit each; those past the 64th are not marked.
    pub(super) marks: u64,
}

/// What hits are sorted by; the module says what each is.
type Order<'n> = (Tier, Standing, Reverse<u32>, u8, &'n str, usize);

impl Match {
    pub(super) fn new(entry: usize, tier: Tier, cause: Cause, marks: u64) -> Self {
        Self {
            entry,
            tier,
            cause,
            marks,
        }
    }

    /// What hits are sorted by.
    pub(super) fn order<'n>(&self, names: &'n Names) -> Order<'n> {
        let entry = names.entry(self.entry);
        let covered =
            (self.marks & entry.own_marks).count_ones() * 1000 / entry.own_marks.count_ones().max(1);
        (
            self.tier,
            entry.standing,
            Reverse(covered),
            entry.level,
            names.key(entry),
            self.entry,
        )
    }
}
