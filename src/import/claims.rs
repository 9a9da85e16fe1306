//! What a circular says of its own lists: 19个市（州）、68个县（市、区）.

use std::ops::Range;

use super::chars::{Chars, number, part};
use super::draft::{Category, Claims};
use super::kinds::Kind;
use super::source::{Paragraph, Source};

/// The claims of a paragraph, and where they stand.
pub(super) fn claims(source: &Source, text: &Paragraph) -> Option<(Claims, Range<usize>)> {
    let fold = text.fold.as_slice();
    let mut found = Claims {
        prefectures: None,
        counties: None,
        evidence: String::new(),
    };
    let (mut start, mut end) = (usize::MAX, 0);
    for (at, _) in fold
        .iter()
        .enumerate()
        .filter(|(_, character)| **character == '个')
    {
        let digits = part(fold, at.saturating_sub(4), at)
            .iter()
            .rev()
            .take_while(|c| c.is_ascii_digit() || "一二三四五六七八九十百".contains(**c))
            .count();
        let Some(count) = number(part(fold, at - digits, at)) else {
            continue;
        };
        let behind = part(fold, at + 1, at + 16);
        let counted = behind
            .iter()
            .take_while(|c| "设区的市州盟县区旗(、)地级".contains(**c))
            .count();
        let words = part(behind, 0, counted);
        // A list of levels goes on until the next number: 个市、53个县.
        let words = match words.iter().rposition(|c| !"、(".contains(*c)) {
            Some(last) => part(words, 0, last + 1),
            None => continue,
        };
        // 16个市、县（市、区） counts both levels together, and neither.
        if words.starts_any(&["市、县", "市州、县", "州市、县", "市县", "市和县"]) {
            continue;
        }
        let slot = if words.has_any(&["县"]) || words.starts("区") {
            &mut found.counties
        } else if words.starts_any(&["市", "州", "设区", "地级", "盟", "地"]) {
            &mut found.prefectures
        } else {
            continue;
        };
        if slot.is_none() {
            *slot = Some(count);
            start = start.min(at - digits);
            end = end.max(at + 1 + words.len());
        }
    }
    if found.prefectures.is_none() && found.counties.is_none() {
        return None;
    }
    found.evidence = text.verbatim(source, start..end);
    Some((found, text.span(start..end)))
}

/// Prefectures and counties that categories name, each once.
pub(super) fn counted(categories: &[Category]) -> (usize, usize) {
    let mut places: Vec<(&str, Kind)> = categories
        .iter()
        .flat_map(|category| &category.parts)
        .flat_map(|part| &part.rolls)
        .flat_map(|roll| &roll.recipients)
        .filter_map(|recipient| Some((recipient.code.as_deref()?, recipient.kind)))
        .collect();
    places.sort_unstable_by_key(|(code, _)| *code);
    places.dedup_by_key(|(code, _)| *code);
    let of = |kind| places.iter().filter(|(_, found)| *found == kind).count();
    (of(Kind::Prefecture), of(Kind::County))
}
