//! The whole of an import: from text to head, sections, categories, and what is said of them.

use std::ops::Range;

use serde::Serialize;

use super::assemble;
use super::chars::Chars;
use super::claims;
use super::dates::years;
use super::diagnostics::{Code, Diagnostic, Severity};
use super::draft::{Block, BlockKind, Category, Draft, Paper};
use super::furniture::{bare_page_marks, furniture};
use super::head::{Head, head};
use super::label::label;
use super::names::Names;
use super::paragraphs::{self, Lines};
use super::places::{PlaceId, Places};
use super::reader::Reading;
use super::reading::{read, recipients, refuse};
use super::refusal::Refusal;
use super::resolve::Resolver;
use super::source::{Paragraph, Source};
use super::tables;

/// Characters of a text at most, several times what the longest papers have.
const MOST_CHARACTERS: usize = 600_000;
/// Lines at most, and marks between entries.
const MOST_PIECES: usize = 30_000;

/// What the text does not say, or says wrongly.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Id of the circular.
    pub id: Option<String>,
    /// Who issued it.
    pub issuer: Option<String>,
    /// Division code of the region that it holds for; `000000` for the whole country.
    pub region: Option<String>,
    /// The year that is commended.
    pub year: Option<u16>,
    /// Whether the whole categories of a text that breaks off are taken.
    pub partial: bool,
}

/// What was made of a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Import {
    /// The circular.
    pub circular: Draft,
    /// What there is to say of it, in the order of the text.
    pub diagnostics: Vec<Diagnostic>,
    /// What was counted.
    pub counts: Counts,
}

/// What was counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Categories.
    pub categories: usize,
    /// Entries of lists.
    pub awards: usize,
    /// Prefectures, each once.
    pub prefectures: usize,
    /// Counties, each once.
    pub counties: usize,
    /// Entries that nobody could settle.
    pub open: usize,
    /// Diagnostics that ask.
    pub questions: usize,
}

/// Makes a draft of a text.
///
/// # Errors
/// [`Refusal`] says why the text is no circular that can be taken.
pub fn import(text: &str, options: &Options, places: &Places) -> Result<Import, Refusal> {
    let pieces = |marks: &[char]| text.matches(marks).take(MOST_PIECES + 1).count() > MOST_PIECES;
    if pieces(&['\n']) || pieces(&['、', '，', ',', '；']) {
        return Err(Refusal::TooLong);
    }
    let source = Source::new(text);
    if source.len() > MOST_CHARACTERS {
        return Err(Refusal::TooLong);
    }
    let lines: Vec<_> = (0..source.lines()).map(|index| source.paragraph(index)).collect();
    if lines.iter().all(Paragraph::is_empty) {
        return Err(Refusal::Empty);
    }
    let head = head(&source, &lines);
    let issuer = options.issuer.clone().or_else(|| head.issuer.clone());
    let region = region(places, options, issuer.as_deref());
    let mut names = Names {
        places,
        region,
        year: options.year,
    };
    let mut blocks = Vec::new();
    let paragraphs = paragraphs_of(&source, &names, &head, lines, &mut blocks);
    let year = options.year.or_else(|| award_year(&head, &paragraphs));
    names.year = year;
    let resolver = Resolver::new(names);
    let mut reading = read(&resolver, &source, &paragraphs);
    refuse(&head, &mut reading, options.partial)?;
    let mut said = reading.said;
    blocks.extend(reading.blocks);
    let categories = finish(&source, reading.categories, &mut said);
    let claims = reading
        .preamble
        .iter()
        .find_map(|paragraph| claims::claims(&source, paragraph));
    let (claims, claimed) = claims.map_or((None, 0..0), |(claims, span)| (Some(claims), span));
    let paper = Paper {
        id: options.id.clone().unwrap_or_else(|| id(places, region, year)),
        issuer,
        document_number: head.number.clone(),
        title: head.title.clone(),
        issued_on: head.date.map(|date| date.to_string()),
        award_year: year,
        region: region_code(places, options, region, head.title.is_some()),
        claims,
        preamble: reading
            .preamble
            .iter()
            .map(|text| text.verbatim(&source, 0..text.len()))
            .collect(),
        closing: reading.closing,
    };
    said.extend(about_head(&source, &paper, &categories, claimed));
    said.sort_by_key(|diagnostic| (diagnostic.span.start, diagnostic.severity));
    let circular = Draft {
        circular: paper,
        blocks: cover(source.len(), blocks),
        categories,
    };
    let counts = count(&circular.categories, &said);
    Ok(Import {
        circular,
        diagnostics: said,
        counts,
    })
}

/// The lines behind the head as paragraphs, what stands around them left out.
fn paragraphs_of(
    source: &Source,
    names: &Names<'_>,
    head: &Head,
    lines: Vec<Paragraph>,
    blocks: &mut Vec<(Range<usize>, BlockKind)>,
) -> Vec<Paragraph> {
    let marks = bare_page_marks(&lines);
    let how = Lines::of(&lines);
    let mut kept = Vec::new();
    for (at, line) in lines.into_iter().enumerate() {
        let span = line.span(0..line.len());
        if line.is_empty() || at < head.title_lines.start {
            continue;
        }
        if head.title_lines.contains(&at) {
            blocks.push((span, BlockKind::Title));
        } else if head.number_line == Some(at) {
            blocks.push((span, BlockKind::Number));
        } else if furniture(&line).is_none() && marks.binary_search(&at).is_err() {
            kept.push(line);
        }
    }
    let kept = tables::cells(source, names, kept, blocks);
    paragraphs::join(names, how, kept)
}

/// The region that a circular holds for; none where it is the whole country, or nobody knows.
fn region(places: &Places, options: &Options, issuer: Option<&str>) -> Option<PlaceId> {
    if let Some(code) = &options.region {
        return places.by_code(code);
    }
    let issuer = super::fold::folded(issuer?);
    let names = Names {
        places,
        region: None,
        year: None,
    };
    let (_, prefix) = names.read(&issuer, true);
    prefix.chain.last().copied()
}

fn region_code(places: &Places, options: &Options, region: Option<PlaceId>, known: bool) -> Option<String> {
    let code = options
        .region
        .clone()
        .or_else(|| places.place(region?).map(|place| place.code.clone()));
    code.or_else(|| known.then(|| "000000".to_owned()))
}

/// An id of region and year: sichuan-2022.
fn id(places: &Places, region: Option<PlaceId>, year: Option<u16>) -> String {
    let slug = region
        .and_then(|region| places.place(region))
        .map(|place| place.slug.as_str());
    let region = slug.filter(|slug| !slug.is_empty()).unwrap_or("china");
    year.map_or_else(|| region.to_owned(), |year| format!("{region}-{year}"))
}

/// The year that the title names, else the lists' title, else the text.
fn award_year(head: &Head, paragraphs: &[Paragraph]) -> Option<u16> {
    let of = |text: &[char]| {
        let all = years(text);
        let ranged = text.has_any(&["—", "-", "至"]) && all.len() == 1;
        if ranged {
            all.last().copied()
        } else {
            all.first().copied()
        }
    };
    let title = head.title.as_deref().map(super::fold::folded);
    let titled = title.as_deref().and_then(of);
    let listed = || {
        let lists = paragraphs
            .iter()
            .filter(|text| text.len() < 60 && text.fold.has("名单"));
        lists.filter_map(|text| of(&text.fold)).next()
    };
    let before = head.date.map(|date| date.year);
    let said = || {
        let body = paragraphs.iter().take(3).flat_map(|text| years(&text.fold));
        body.into_iter()
            .find(|year| before.is_none_or(|issued| *year <= issued))
    };
    titled.or_else(listed).or_else(said)
}

/// The categories as they leave, numbered where they were not.
fn finish(
    source: &Source,
    readings: Vec<(Option<String>, Reading)>,
    said: &mut Vec<Diagnostic>,
) -> Vec<Category> {
    let mut all: Vec<Category> = Vec::with_capacity(readings.len());
    for (annex, reading) in readings {
        if !reading.has_rolls() || !reading.has_measures() {
            let lacks = if reading.has_rolls() {
                "激励措施"
            } else {
                "名单"
            };
            let message = format!("“{}”没有{lacks}", label(&reading.title));
            said.push(Diagnostic::new(
                source,
                Severity::Warning,
                Code::Incomplete,
                reading.span.clone(),
                message,
            ));
        }
        let entries = recipients(&reading).len();
        let title = super::fold::folded(&reading.title);
        let claimed = super::prose::count(&title).filter(|count| usize::try_from(*count) != Ok(entries));
        if let (Some(count), true) = (claimed, reading.has_rolls()) {
            let message = format!("文中称{count}个，名单所列为{entries}个");
            let asked = Diagnostic::new(
                source,
                Severity::Question,
                Code::Count,
                reading.span.clone(),
                message,
            );
            said.push(asked.help("核对原件，是否有遗漏或误写"));
        }
        let earlier = all.iter().filter(|category| category.annex == annex).count();
        let number = reading
            .number
            .unwrap_or_else(|| u32::try_from(earlier + 1).unwrap_or(u32::MAX));
        all.push(Category {
            number,
            numeral: reading.numeral,
            annex,
            label: label(&reading.title),
            heading: reading.heading,
            title: reading.title,
            label_automatic: true,
            parts: assemble::parts(reading.pieces),
        });
    }
    all
}

/// What the head lacks, and where its claims disagree with the lists.
fn about_head(
    source: &Source,
    paper: &Paper,
    categories: &[Category],
    claimed: Range<usize>,
) -> Vec<Diagnostic> {
    let mut said = Vec::new();
    let mut lack = |what: &str, option: &str| {
        let message = format!("文中没有{what}");
        said.push(
            Diagnostic::new(source, Severity::Question, Code::Head, 0..0, message)
                .help(format!("用 {option} 写明")),
        );
    };
    if paper.issuer.is_none() {
        lack("发文机关", "--issuer");
    }
    if paper.award_year.is_none() {
        lack("激励年度", "--year");
    }
    let (prefectures, counties) = claims::counted(categories);
    if let Some(claims) = &paper.claims {
        let differs =
            |claim: Option<u32>, found: usize| claim.is_some_and(|claim| usize::try_from(claim) != Ok(found));
        if differs(claims.prefectures, prefectures) || differs(claims.counties, counties) {
            let message = format!(
                "文中称“{}”，名单所列为{prefectures}个市州、{counties}个县市区",
                claims.evidence
            );
            said.push(Diagnostic::new(
                source,
                Severity::Warning,
                Code::Count,
                claimed,
                message,
            ));
        }
    }
    said
}

fn count(categories: &[Category], said: &[Diagnostic]) -> Counts {
    let (prefectures, counties) = claims::counted(categories);
    let recipients = || {
        categories
            .iter()
            .flat_map(|category| &category.parts)
            .flat_map(|part| &part.rolls)
            .flat_map(|roll| &roll.recipients)
    };
    Counts {
        categories: categories.len(),
        awards: recipients().count(),
        prefectures,
        counties,
        open: recipients().filter(|recipient| recipient.open.is_some()).count(),
        questions: said
            .iter()
            .filter(|diagnostic| diagnostic.severity == Severity::Question)
            .count(),
    }
}

/// Blocks that cover the text: what lies between two is layout.
fn cover(len: usize, mut found: Vec<(Range<usize>, BlockKind)>) -> Vec<Block> {
    found.sort_by_key(|(range, _)| (range.start, range.end));
    let mut all: Vec<Block> = Vec::with_capacity(found.len() * 2);
    let mut at = 0;
    for (range, kind) in found {
        let start = range.start.max(at);
        if start >= range.end {
            continue;
        }
        if start > at {
            all.push(Block {
                kind: BlockKind::Layout,
                start: at,
                end: start,
            });
        }
        all.push(Block {
            kind,
            start,
            end: range.end,
        });
        at = range.end;
    }
    if at < len {
        all.push(Block {
            kind: BlockKind::Layout,
            start: at,
            end: len,
        });
    }
    all
}
