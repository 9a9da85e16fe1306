//! What is said in whole sentences: a title with its list and measure in one, counts, closing words.

use std::ops::Range;

use super::chars::{Chars, digit, part};
use super::kinds::Kind;
use super::lists::{self, List};
use super::names::{Names, core};
use super::source::Paragraph;

/// Title, list and measure in one sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Sentence {
    pub(super) title: Range<usize>,
    pub(super) list: List,
    pub(super) measure: Range<usize>,
}

/// 对…成效明显的凤县，除…外，给予…, and 翠屏区、江安县推动…成绩突出。对上述地方…
pub(super) fn sentence(names: &Names<'_>, text: &Paragraph, from: usize) -> Option<Sentence> {
    if text.part(from..from + 1) == ['对'] {
        return directed(names, text, from);
    }
    prefixed(names, text, from)
}

/// A sentence that begins with 对 and names whom it is for behind 的.
fn directed(names: &Names<'_>, text: &Paragraph, from: usize) -> Option<Sentence> {
    let end = text
        .fold
        .iter()
        .skip(from)
        .take(200)
        .position(|c| matches!(c, '。' | ';'))
        .map_or(text.len(), |at| at + from);
    let ofs = (from..end).filter(|at| text.fold.get(*at) == Some(&'的'));
    for of in ofs {
        let Some(list) = lists::list_at(names, text, of + 1, false) else {
            continue;
        };
        if list.heading.is_some() || list.range.end >= text.len() || !all_places(names, text, &list) {
            continue;
        }
        return Some(Sentence {
            title: from..of + 1,
            measure: list.range.end..text.len(),
            list,
        });
    }
    None
}

/// A sentence that begins with whom it is about.
fn prefixed(names: &Names<'_>, text: &Paragraph, from: usize) -> Option<Sentence> {
    let stop = text
        .fold
        .iter()
        .skip(from)
        .take(200)
        .position(|c| matches!(c, '。' | ',' | ';'))
        .map(|at| at + from)?;
    // The names are what stands before the verb: the longest that is a list of places.
    let last = text
        .part(from..stop)
        .iter()
        .rposition(|c| *c == '、')
        .map_or(from, |at| from + at + 1);
    let (_, prefix) = names.read(text.part(last..stop), false);
    let len = if prefix.whole { prefix.len } else { 0 };
    let len = unit(text.part(last + len..stop)).map_or(len, |unit| len + unit);
    if len == 0 || last + len >= stop {
        return None;
    }
    let names_end = last + len;
    let mut only = text.clone();
    only.fold.truncate(names_end);
    only.at.truncate(names_end);
    let mut list = lists::list_at(names, &only, from, false)
        .filter(|list| list.heading.is_none() && list.range.end == names_end)?;
    let behind = part(&text.fold, names_end, stop);
    let more = ["等地", "等市", "等县", "等"]
        .iter()
        .find(|more| behind.starts(more))
        .map_or(0, |more| more.chars().count());
    if let (true, Some(last)) = (more > 0, list.entries.last_mut()) {
        last.others = Some(names_end..names_end + more);
    }
    let names_end = names_end + more;
    let title = part(&text.fold, names_end, stop);
    let praised = title.len() >= 6
        && title.has_any(&[
            "成效", "成绩", "突出", "明显", "显著", "先进", "较好", "扎实", "靠前", "位居",
        ]);
    (praised && all_places(names, text, &list)).then_some(Sentence {
        title: names_end..stop,
        list,
        measure: stop + 1..text.len(),
    })
}

/// Characters of the town or zone that a text begins with.
fn unit(text: &[char]) -> Option<usize> {
    (2..text.len().min(16)).find(|len| match super::kinds::by_ending(part(text, 0, *len)) {
        Some(Kind::Town) => !matches!(text.get(*len), Some('村' | '级')),
        Some(Kind::Zone) => *len >= 4,
        _ => false,
    })
}

fn all_places(names: &Names<'_>, text: &Paragraph, list: &List) -> bool {
    list.entries.iter().all(|entry| {
        let token = text.part(entry.range.clone());
        !names.read(core(token), true).0.is_empty()
            || matches!(
                super::kinds::by_ending(core(token)),
                Some(Kind::Zone | Kind::Town)
            )
    })
}

/// The number in brackets at the end of a heading: （共9个）, （3家）.
pub(super) fn count(heading: &[char]) -> Option<u32> {
    let heading = match heading.last() {
        Some(':' | '。') => part(heading, 0, heading.len() - 1),
        _ => heading,
    };
    let open = super::kinds::note(heading)?;
    let words = part(heading, open + 1, heading.len() - 1);
    let from = usize::from(words.starts("共"));
    let digits = part(words, from, words.len())
        .iter()
        .take_while(|c| digit(**c).is_some() || **c == '十')
        .count();
    let unit = part(words, from + digits, words.len());
    let counts = unit.len() <= 3 && unit.starts_any(&["个", "家", "名"]);
    if counts {
        super::chars::number(part(words, from, from + digits))
    } else {
        None
    }
}

/// Whether a paragraph speaks to those who carry measures out, or to all, and gives nobody anything.
pub(super) fn is_closing(text: &[char]) -> bool {
    text.starts_any(&[
        "请各",
        "请省",
        "请市",
        "各组织实施",
        "各地各部门",
        "各地区",
        "各地要",
        "各有关",
        "希望",
        "上述激励措施由",
        "以上激励措施",
        "各责任",
        "有关部门要",
        "省直有关",
        "省级有关",
        "请有关",
        "各市州要",
        "各部门要",
    ])
}
