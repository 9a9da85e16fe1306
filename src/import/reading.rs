//! All sections of a text together: which of them commend places, and whether the whole is a circular.

use std::ops::Range;

use super::assemble;
use super::chars::Chars;
use super::diagnostics::Diagnostic;
use super::draft::BlockKind;
use super::head::Head;
use super::kinds::Kind;
use super::reader::{Reader, Reading};
use super::refusal::Refusal;
use super::resolve::Resolver;
use super::sections::{sections, top};
use super::source::{Paragraph, Source};

/// What all sections gave.
#[derive(Default)]
pub(super) struct Everything {
    pub(super) categories: Vec<(Option<String>, Reading)>,
    pub(super) preamble: Vec<Paragraph>,
    pub(super) closing: Vec<String>,
    pub(super) said: Vec<Diagnostic>,
    pub(super) blocks: Vec<(Range<usize>, BlockKind)>,
}

/// Reads all sections. The body counts beside annexes only where it commends places itself.
pub(super) fn read(resolver: &Resolver<'_>, source: &Source, paragraphs: &[Paragraph]) -> Everything {
    let mut all = Everything::default();
    for section in sections(paragraphs) {
        let here = paragraphs.get(section.range.clone()).unwrap_or_default();
        let around = if section.annex.is_none() {
            around(here)
        } else {
            0..0
        };
        let (before, behind) = (here.get(..around.start), here.get(around.end..));
        let here: Vec<Paragraph> = before.into_iter().chain(behind).flatten().cloned().collect();
        let here = here.as_slice();
        let mut reader = Reader::new(resolver, source, top(&resolver.names, here));
        reader.read(here);
        let annex = section.annex.and_then(|at| paragraphs.get(at));
        if let Some(label) = annex {
            all.blocks.push((label.span(0..label.len()), BlockKind::Annex));
        }
        let placed = reader.categories.iter().any(Reading::has_rolls);
        if annex.is_none() {
            let enclosed =
                paragraphs.get(section.range.start + around.start..section.range.start + around.end);
            let before: Vec<_> = reader
                .before
                .iter()
                .filter_map(|at| here.get(*at))
                .chain(enclosed.into_iter().flatten())
                .collect();
            preamble(&before, &mut all);
            if !placed {
                continue;
            }
        } else {
            let titles = reader.before.iter().filter_map(|at| here.get(*at));
            all.blocks
                .extend(titles.map(|text| (text.span(0..text.len()), BlockKind::Annex)));
        }
        let label = annex.map(|text| text.verbatim(source, 0..text.len()));
        all.categories.extend(
            reader
                .categories
                .into_iter()
                .map(|category| (label.clone(), category)),
        );
        all.closing.extend(reader.closing);
        all.said.extend(reader.said);
        all.blocks.extend(reader.blocks);
    }
    all
}

/// The paragraphs of a body from its enclosures to the day under it, which are never lists.
fn around(body: &[Paragraph]) -> Range<usize> {
    let Some(date) = body.iter().position(|text| super::dates::is_date(&text.fold)) else {
        return 0..0;
    };
    let before = body.get(..date).unwrap_or_default();
    let enclosed = before
        .iter()
        .rposition(|text| text.fold.starts_any(&["附件:", "附件1", "附:"]));
    let start = enclosed.filter(|start| date - start < 20).unwrap_or_else(|| {
        let signed = before
            .last()
            .is_some_and(|text| text.len() < 40 && !text.fold.has("。"));
        date - usize::from(signed)
    });
    start..date + 1
}

/// The paragraphs before the first category: to whom, why, and what is enclosed.
fn preamble(before: &[&Paragraph], all: &mut Everything) {
    let mut enclosed = false;
    for text in before {
        let fold = text.fold.as_slice();
        let kind = if super::dates::is_date(fold) {
            BlockKind::Date
        } else if fold.starts("附件") {
            enclosed = true;
            BlockKind::Enclosure
        } else if fold.ends(":") && all.preamble.is_empty() {
            BlockKind::Salutation
        } else if fold.len() < 40 && !fold.has("。") {
            if enclosed && super::numbering::numbering(fold).is_some() {
                BlockKind::Enclosure
            } else {
                BlockKind::Signature
            }
        } else {
            all.preamble.push((*text).clone());
            BlockKind::Preamble
        };
        all.blocks.push((text.span(0..text.len()), kind));
    }
}

/// Whether a text is no circular; where it breaks off and may be taken in part, the last category goes.
pub(super) fn refuse(head: &Head, all: &mut Everything, partial: bool) -> Result<(), Refusal> {
    let kinds: Vec<Kind> = all
        .categories
        .iter()
        .flat_map(|(_, reading)| recipients(reading))
        .collect();
    let named = head.title.is_some() || head.number.is_some();
    if kinds.is_empty() {
        return Err(if named {
            Refusal::NamesNobody
        } else {
            Refusal::NoCircular
        });
    }
    if !named && all.categories.len() < 2 {
        return Err(Refusal::NoCircular);
    }
    if kinds.iter().all(|kind| *kind == Kind::Enterprise) {
        return Err(Refusal::OnlyEnterprises);
    }
    let measured = all
        .categories
        .iter()
        .filter(|(_, reading)| reading.has_measures())
        .count();
    let last = all.categories.last();
    let lacks = last.is_some_and(|(_, reading)| {
        !reading.has_rolls() || (!reading.has_measures() && measured * 2 > all.categories.len())
    });
    if lacks || last.is_some_and(|(_, reading)| breaks_off(reading)) {
        let whole = all.categories.len() - 1;
        if !partial || whole == 0 {
            return Err(Refusal::CutOff { whole });
        }
        if let Some((_, cut)) = all.categories.pop() {
            all.said
                .retain(|diagnostic| diagnostic.span.start < cut.span.start);
            for (span, kind) in &mut all.blocks {
                if span.start >= cut.span.start {
                    *kind = BlockKind::Stray;
                }
            }
        }
    }
    Ok(())
}

/// Whether a category's last measure has neither departments nor an end.
fn breaks_off(reading: &Reading) -> bool {
    match reading.pieces.last() {
        Some(assemble::Piece::Measure(measure)) => {
            measure.departments.is_empty()
                && !measure
                    .text
                    .trim_end()
                    .ends_with(['。', '；', ';', '）', ')', '！', '.'])
        }
        _ => false,
    }
}

pub(super) fn recipients(reading: &Reading) -> Vec<Kind> {
    let rolls = reading.pieces.iter().filter_map(|piece| match piece {
        assemble::Piece::Roll { recipients, .. } => Some(recipients),
        _ => None,
    });
    rolls.flatten().map(|recipient| recipient.kind).collect()
}
