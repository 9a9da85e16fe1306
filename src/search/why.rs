//! Why a term was found, for people.

use super::former::FormerNames;
use super::names::Names;
use super::rank::{Cause, Former, Match};
use crate::lang::Lang;

/// Why a term was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// Its characters were typed.
    Characters,
    /// Its official name was typed.
    OfficialName,
    /// Another of its names was typed.
    Alias,
    /// Its title has what was typed.
    Title,
    /// Its division code.
    Code(Box<str>),
    /// Its English name.
    English,
    /// The reading of what matched: cui ping.
    Pinyin(Box<str>),
    /// The initials of what matched: cp.
    Initials(Box<str>),
    /// A name that it had, or that of a place which became part of it.
    Former(Former),
    /// Its name with a wrong suffix; the right one is given.
    OtherSuffix(Box<str>),
    /// A wrong reading that many believe in; the right one is given.
    BelievedReading(Box<str>),
    /// 模糊音; the right reading is given.
    FuzzySound(Box<str>),
    /// A character of the same sound: what was typed, what was meant.
    SameSound(char, char),
    /// A character that looks alike: what was typed, what was meant.
    LookAlike(char, char),
    /// A slip of the finger; the right reading is given.
    Slip(Box<str>),
    /// Characters were left out.
    Abbreviation,
}

impl Why {
    /// A few words for the screen.
    pub fn text(&self, lang: Lang) -> String {
        let with = |zh: &str, en: &str, what: &str| format!("{} {what}", lang.pick(zh, en));
        match self {
            Self::Characters => lang.pick("名称", "name").to_owned(),
            Self::OfficialName => lang.pick("全称", "official name").to_owned(),
            Self::Alias => lang.pick("别名", "other name").to_owned(),
            Self::Title => lang.pick("标题", "title").to_owned(),
            Self::Code(code) => with("代码", "code", code),
            Self::English => lang.pick("英文名", "English name").to_owned(),
            Self::Pinyin(reading) => with("拼音", "pinyin", reading),
            Self::Initials(initials) => with("首字母", "initials", initials),
            Self::Former(Former { name, until, joined }) => {
                let word = if *joined {
                    lang.pick("原", "formerly")
                } else {
                    lang.pick("旧称", "former name")
                };
                lang.pick(
                    format!("{word} {name}（至{until}年）"),
                    format!("{word} {name} (until {until})"),
                )
            }
            Self::OtherSuffix(suffix) => with("后缀应为", "the suffix is", suffix),
            Self::BelievedReading(reading) => with("误读，应读", "misread; it is", reading),
            Self::FuzzySound(reading) => with("模糊音", "sounds like", reading),
            Self::SameSound(written, meant) => with("同音", "same sound", &format!("{written}→{meant}")),
            Self::LookAlike(written, meant) => with("形近", "looks alike", &format!("{written}→{meant}")),
            Self::Slip(reading) => with("近似", "close to", reading),
            Self::Abbreviation => lang.pick("缩略", "shortened").to_owned(),
        }
    }
}

/// Explains a match by the names that matched.
pub(super) fn explain(matched: &Match, names: &Names, former: &FormerNames) -> Why {
    let entry = names.entry(matched.entry);
    let marked = || {
        let atoms = names
            .full_name(entry)
            .iter()
            .filter(|atom| atom.bit() & matched.marks != 0);
        atoms
            .map(|atom| &*names.syllable(*atom).text)
            .filter(|syllable| !syllable.is_empty())
    };
    let reading = || marked().collect::<Vec<_>>().join(" ").into();
    match matched.cause {
        Cause::Characters => Why::Characters,
        Cause::OfficialName => Why::OfficialName,
        Cause::Alias => Why::Alias,
        Cause::Title => Why::Title,
        Cause::Code => Why::Code(names.key(entry).into()),
        Cause::English => Why::English,
        Cause::Pinyin => Why::Pinyin(reading()),
        Cause::Initials => Why::Initials(
            marked()
                .filter_map(|syllable| syllable.chars().next())
                .collect::<String>()
                .into(),
        ),
        Cause::Former(at) => former.get(at).map_or(Why::OfficialName, Why::Former),
        Cause::OtherSuffix => {
            let suffix = names.suffix(entry).iter().map(|atom| atom.character);
            Why::OtherSuffix(suffix.collect::<String>().into())
        }
        Cause::BelievedReading => Why::BelievedReading(reading()),
        Cause::FuzzySound => Why::FuzzySound(reading()),
        Cause::SameSound(written, meant) => Why::SameSound(written, meant),
        Cause::LookAlike(written, meant) => Why::LookAlike(written, meant),
        Cause::Slip => Why::Slip(reading()),
        Cause::Abbreviation => Why::Abbreviation,
    }
}
