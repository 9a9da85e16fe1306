//! Lists of recipients: where one begins and ends in a paragraph, and what its entries are.

use std::ops::Range;

use super::chars::{Chars, closing, part};
use super::kinds::{self, Kind};
use super::names::{Names, Strength, aggregate, core, could_be_name};
use super::resolve::Separator;
use super::source::Paragraph;

/// One entry of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) range: Range<usize>,
    pub(super) separator: Separator,
    /// Where the text goes on to count others: 等95个县（区）
    pub(super) others: Option<Range<usize>>,
}

/// A list in a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct List {
    /// What stands before it with a colon.
    pub(super) heading: Option<Range<usize>>,
    /// The list with its last stop.
    pub(super) range: Range<usize>,
    pub(super) entries: Vec<Entry>,
}

/// Words before a colon that only say that a list follows.
const LABELS: [&str; 16] = [
    "激励对象",
    "激励名单",
    "名单",
    "激励地方",
    "受激励地方",
    "受激励对象",
    "表扬对象",
    "表扬名单",
    "通报表扬名单",
    "获奖名单",
    "激励单位",
    "受激励名单",
    "奖励对象",
    "入选名单",
    "名单如下",
    "激励市县",
];

/// The list that begins at `from`, with its heading or without. `expected` is where a heading stands right before.
pub(super) fn list_at(names: &Names<'_>, text: &Paragraph, from: usize, expected: bool) -> Option<List> {
    if let Some(list) = plain(names, text, from, expected) {
        return Some(list);
    }
    let colon = colon(&text.fold, from)?;
    let heading = from..colon;
    let list = plain(names, text, colon + 1, true)?;
    let label = text.part(heading.clone());
    Some(List {
        heading: (!is_label(label)).then_some(heading),
        ..list
    })
}

/// Whether this is no heading but a word for what follows.
pub(super) fn is_label(text: &[char]) -> bool {
    LABELS
        .iter()
        .any(|label| text.len() == label.chars().count() && text.starts(label))
}

/// The colon that parts a heading from what it heads, outside brackets.
pub(super) fn colon(text: &[char], from: usize) -> Option<usize> {
    let mut at = from;
    while at < text.len().min(from + 80) {
        match text.get(at)? {
            ':' => return (at > from).then_some(at),
            '。' | ';' => return None,
            '(' => at = closing(text, at)?,
            _ => {}
        }
        at += 1;
    }
    None
}

/// A list without a heading.
fn plain(names: &Names<'_>, text: &Paragraph, from: usize, expected: bool) -> Option<List> {
    let fold = &text.fold;
    let mut entries: Vec<Entry> = Vec::new();
    let mut separator = Separator::None;
    let (mut start, mut end) = (from, from);
    let (mut sure, mut short, mut strangers) = (0, 0, 0);
    let mut complete = true;
    while start < fold.len() {
        let stop = token_end(fold, start);
        let stopped = fold.get(stop).copied();
        if stopped == Some(':') {
            complete = !entries.is_empty();
            break;
        }
        if stop == start && stopped.is_some_and(|stopped| stopped != '。') {
            // Marks that a copy has doubled: 市州,、
            end = stop + 1;
            start = end;
            continue;
        }
        let before = entries.len();
        match add(names, text, start..stop, separator, &mut entries) {
            Strength::Sure => sure += entries.len() - before,
            // A name without what kind of place it is counts beside others that have it: 合肥、安庆、宣城市.
            Strength::Likely => short += usize::from(!names.shorts(text.part(start..stop)).is_empty()),
            // One name that nobody knows does not undo a list of names; it is asked about.
            Strength::No
                if expected && sure >= 2 && strangers * 3 < sure && could_be_name(text.part(start..stop)) =>
            {
                strangers += 1;
                entries.push(Entry {
                    range: start..stop,
                    separator,
                    others: None,
                });
            }
            Strength::No => {
                complete = separator == Separator::Outer && are_places(names, fold, &entries);
                break;
            }
        }
        end = stop + usize::from(stopped.is_some());
        if matches!(stopped, None | Some('。')) {
            break;
        }
        separator = if stopped == Some('、') {
            Separator::Inner
        } else {
            Separator::Outer
        };
        start = end;
    }
    let only = entries
        .first()
        .is_some_and(|entry| entry.range.len() <= 10 && expected);
    let all_short = expected && short >= 2 && short == entries.len();
    let enough =
        ((sure + short) * 2 >= entries.len() && sure > 0) || (only && entries.len() == 1) || all_short;
    (complete && enough && !entries.is_empty()).then_some(List {
        heading: None,
        range: from..end,
        entries,
    })
}

/// Where an entry ends: the next stop outside brackets.
fn token_end(text: &[char], from: usize) -> usize {
    let mut at = from;
    // What is longer is no name, and is not looked through to its end.
    while at < text.len() && at < from + 70 {
        match text.get(at) {
            Some('、' | ',' | ';' | '。' | ':' | '|' | '/') => return at,
            Some('(') => at = closing(text, at).unwrap_or(at),
            _ => {}
        }
        at += 1;
    }
    at.min(text.len())
}

/// Adds what stands between two stops: one entry, or several with 和 or blanks between them.
fn add(
    names: &Names<'_>,
    text: &Paragraph,
    range: Range<usize>,
    separator: Separator,
    entries: &mut Vec<Entry>,
) -> Strength {
    let token = text.part(range.clone());
    let mut entry = Entry {
        range: range.clone(),
        separator,
        others: None,
    };
    if let Some(at) = aggregate(token).filter(|at| *at > 0) {
        entry.range = range.start..range.start + at;
        entry.others = Some(range.start + at..range.end);
        let strength = names.strength(part(token, 0, at));
        if strength == Strength::Sure {
            entries.push(entry);
        }
        return strength;
    }
    let strength = names.strength(token);
    if !names.read(core(token), true).0.is_empty() || aggregate(token).is_some() {
        entries.push(entry);
        return strength;
    }
    if parted(names, text, &range, separator, entries) {
        return Strength::Sure;
    }
    if strength == Strength::Sure {
        entries.push(entry);
        return strength;
    }
    for end in [
        "等",
        "等地",
        "等地方",
        "等市",
        "等县",
        "等市县",
        "等县(市、区)",
        "等地区",
        "等单位",
    ] {
        let len = token.len().saturating_sub(end.chars().count());
        if token.ends(end) && names.strength(part(token, 0, len)) == Strength::Sure {
            entry.range = range.start..range.start + len;
            entry.others = Some(range.start + len..range.end);
            entries.push(entry);
            return Strength::Sure;
        }
    }
    if strength == Strength::Likely {
        entries.push(entry);
    }
    strength
}

/// Adds names that 和 or blanks part, where all of them are names.
fn parted(
    names: &Names<'_>,
    text: &Paragraph,
    range: &Range<usize>,
    separator: Separator,
    entries: &mut Vec<Entry>,
) -> bool {
    let token = text.part(range.clone());
    // 长兴县和平镇 is one name: what 和 parts must be places or zones on both sides.
    let is_whole = |piece: &Range<usize>| {
        let name = core(text.part(piece.clone()));
        !names.read(name, true).0.is_empty()
            || (name.len() >= 5 && kinds::by_ending(name) == Some(Kind::Zone))
    };
    let is_name = |piece: &Range<usize>| names.strength(text.part(piece.clone())) == Strength::Sure;
    for (cuts, by_word) in [(conjunction(token), true), (blanks(text, range), false)] {
        let mut pieces = Vec::new();
        let mut from = range.start;
        for (start, end) in cuts.iter().copied().chain([(token.len(), token.len())]) {
            pieces.push(from..range.start + start);
            from = range.start + end;
        }
        let fits = pieces
            .iter()
            .all(|piece| if by_word { is_whole(piece) } else { is_name(piece) });
        if pieces.len() < 2 || !fits {
            continue;
        }
        for (index, piece) in pieces.into_iter().enumerate() {
            entries.push(Entry {
                range: piece,
                separator: if index == 0 { separator } else { Separator::Inner },
                others: None,
            });
        }
        return true;
    }
    false
}

/// Where 和, 及 or 与 parts two names, of the first that could.
fn conjunction(token: &[char]) -> Vec<(usize, usize)> {
    for word in ["以及", "和", "及", "与"] {
        let at = part(token, 2, token.len()).find(word).map(|at| at + 2);
        if let Some(at) = at {
            return vec![(at, at + word.chars().count())];
        }
    }
    Vec::new()
}

/// Where blanks part names on a line.
fn blanks(text: &Paragraph, range: &Range<usize>) -> Vec<(usize, usize)> {
    let gaps = (range.start + 1..range.end).filter(|at| text.is_apart(*at));
    gaps.map(|at| (at - range.start, at - range.start)).collect()
}

/// Whether entries are places all, of which a list can end without a full stop.
fn are_places(names: &Names<'_>, fold: &[char], entries: &[Entry]) -> bool {
    !entries.is_empty()
        && entries.iter().all(|entry| {
            let token = part(fold, entry.range.start, entry.range.end);
            let kind = kinds::by_ending(core(token));
            !names.read(core(token), true).0.is_empty()
                || matches!(kind, Some(Kind::Zone | Kind::Base | Kind::Town))
        })
}

#[cfg(test)]
mod tests {
    use super::super::country::country;
    use super::super::source::Source;
    use super::*;
    use crate::catalog::Catalog;

    fn read(text: &str) -> Option<(Option<String>, Vec<String>, usize)> {
        let places = country(Catalog::embedded().gazetteer());
        let names = Names {
            places: &places,
            region: places.by_code("510000"),
            year: None,
        };
        let source = Source::new(text);
        let paragraph = source.paragraph(0);
        list_at(&names, &paragraph, 0, false).map(|list| {
            let text = |range: Range<usize>| paragraph.verbatim(&source, range);
            let entries = list
                .entries
                .iter()
                .map(|entry| text(entry.range.clone()))
                .collect();
            (list.heading.map(text), entries, list.range.end)
        })
    }

    #[test]
    fn a_list_is_names_between_commas() {
        let (heading, entries, _) = read("国家级示范市：成都市金牛区、简阳市，自贡市荣县。").unwrap();
        assert_eq!(heading.as_deref(), Some("国家级示范市"));
        assert_eq!(entries, ["成都市金牛区", "简阳市", "自贡市荣县"]);
        let (heading, entries, end) =
            read("激励对象：成都市和绵阳市，2023年对上述地方各给予100万元。").unwrap();
        assert_eq!(
            (heading, entries),
            (None, vec!["成都市".to_owned(), "绵阳市".to_owned()])
        );
        assert_eq!(end, 13);
        assert_eq!(read("勉县等9个县（区）、南江县。").unwrap().1, ["勉县", "南江县"]);
        assert_eq!(read("成都市 绵阳市 宜宾市").unwrap().1.len(), 3);
    }

    #[test]
    fn sentences_and_headings_are_no_lists() {
        for text in [
            "对上述地方给予倾斜，支持申报国家级示范区。",
            "改造老产线成效明显的市、县（市、区）",
            "请各组织实施部门报省政府办公厅。",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
