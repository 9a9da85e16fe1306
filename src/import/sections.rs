//! The text behind its head in sections: the body and each annex, and which kind of number counts their categories.

use std::ops::Range;

use super::chars::{Chars, part};
use super::dates::is_date;
use super::lists;
use super::names::{Names, Strength};
use super::numbering::{Rank, alone, numbering};
use super::source::Paragraph;

/// A stretch of paragraphs that counts its categories by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Section {
    /// The paragraph with 附件2, where it is an annex.
    pub(super) annex: Option<usize>,
    /// Its paragraphs, the label left out.
    pub(super) range: Range<usize>,
}

/// Cuts the paragraphs at labels of annexes.
pub(super) fn sections(paragraphs: &[Paragraph]) -> Vec<Section> {
    let mut all = Vec::new();
    let mut here = Section {
        annex: None,
        range: 0..0,
    };
    let mut signed = false;
    for (at, paragraph) in paragraphs.iter().enumerate() {
        let text = paragraph.fold.as_slice();
        signed |= is_date(text);
        if is_annex(text, signed) {
            here.range.end = at;
            all.push(here);
            here = Section {
                annex: Some(at),
                range: at + 1..at + 1,
            };
        }
    }
    here.range.end = paragraphs.len();
    all.push(here);
    all
}

/// Whether a paragraph is the label of an annex: 附件, 附件2, 附件一：; behind the day under the text also with its title.
fn is_annex(text: &[char], signed: bool) -> bool {
    if !text.starts("附件") && !text.starts("附表") {
        return text.len() <= 2 && text.starts("附") && signed;
    }
    let rest = part(text, 2, text.len());
    let number = rest
        .iter()
        .take_while(|c| c.is_ascii_digit() || "一二三四五六七八九十".contains(**c))
        .count();
    let rest = part(rest, number, rest.len());
    rest.is_empty() || rest == [':'] || (signed && rest.len() < 60 && !rest.has("。"))
}

/// The kind of number that counts a section's categories: the outermost that stands before headings.
pub(super) fn top(names: &Names<'_>, paragraphs: &[Paragraph]) -> Option<Rank> {
    let mut ranks = Vec::new();
    for (at, paragraph) in paragraphs.iter().enumerate() {
        let text = paragraph.fold.as_slice();
        let found = match numbering(text) {
            Some(found) if found.len < text.len() => found,
            _ => match alone(text) {
                Some(found)
                    if paragraphs
                        .get(at + 1)
                        .is_some_and(|next| is_heading_below(names, next)) =>
                {
                    found
                }
                _ => continue,
            },
        };
        if !is_entry(names, paragraph, found.len) {
            ranks.push(found.rank);
        }
    }
    ranks.into_iter().min()
}

/// Whether a paragraph can be the title of a number that stands alone above it.
pub(super) fn is_heading_below(names: &Names<'_>, paragraph: &Paragraph) -> bool {
    let text = paragraph.fold.as_slice();
    text.len() >= 6 && numbering(text).is_none() && !is_entry(names, paragraph, 0)
}

/// Whether what stands behind a number is an entry of a list and no heading.
pub(super) fn is_entry(names: &Names<'_>, paragraph: &Paragraph, from: usize) -> bool {
    let rest = paragraph.part(from..paragraph.len());
    let plain = part(
        rest,
        0,
        rest.len() - usize::from(rest.last().is_some_and(|c| "。;、,".contains(*c))),
    );
    if names.strength(plain) == Strength::Sure {
        let placed = names.read(super::names::core(plain), true).1.len > 0;
        return placed || !super::kinds::is_generic(plain);
    }
    let list = lists::list_at(names, paragraph, from, false);
    list.is_some_and(|list| list.heading.is_none() && list.range.end == paragraph.len())
}
