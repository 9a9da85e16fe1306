//! Puts the stretches of a draft's text together to blocks: a title over two lines is one, and so is a list that a page
//! mark breaks.

use crate::circular::BlockKind;
use crate::import::draft::{self, Category, Draft, Measure, Roll};

/// One block of the dataset, with its words as printed, joined over line breaks.
pub(super) enum Unit<'d> {
    /// What is neither category, list nor measure.
    Plain(BlockKind, String),
    /// A category's heading.
    Heading(&'d Category, String),
    /// A list: what stands before it, and its text.
    Roll(&'d Roll, Option<String>, String),
    /// A measure: what stands before it, and its text.
    Measure(&'d Measure, Option<String>, String),
    /// Who carries out the measure.
    Departments(Option<&'d Measure>, String),
}

/// The blocks of a text, and the lines of its layout that are not blank.
pub(super) struct Units<'d> {
    pub(super) units: Vec<Unit<'d>>,
    pub(super) layout: Vec<String>,
}

/// A stretch of the text being joined.
struct Stretch {
    kind: draft::BlockKind,
    text: String,
}

/// Puts a draft's stretches together.
pub(super) fn units<'d>(draft: &'d Draft, text: &str) -> Units<'d> {
    let (stretches, layout) = join(draft, text);
    let mut categories = draft.categories.iter();
    let (mut rolls, mut measures): (Vec<&Roll>, Vec<&Measure>) = (Vec::new(), Vec::new());
    let mut last_measure = None;
    let mut seen_annex = false;
    let mut units = Vec::new();
    for Stretch { kind, text } in stretches {
        units.push(match kind {
            draft::BlockKind::Heading => {
                let category = categories.next();
                let parts = || category.iter().flat_map(|category| &category.parts);
                rolls = parts().flat_map(|part| &part.rolls).rev().collect();
                measures = parts().flat_map(|part| &part.measures).rev().collect();
                last_measure = None;
                match category {
                    Some(category) => Unit::Heading(category, text),
                    None => Unit::Plain(BlockKind::Note, text),
                }
            }
            draft::BlockKind::Roll => match rolls.pop() {
                Some(roll) => {
                    let (heading, text) = split(text, &roll.text);
                    Unit::Roll(roll, heading, text)
                }
                None => Unit::Plain(BlockKind::Note, text),
            },
            draft::BlockKind::Measure => match measures.pop() {
                Some(measure) => {
                    last_measure = Some(measure);
                    let (heading, text) = split(text, &measure.text);
                    Unit::Measure(measure, heading, text)
                }
                None => Unit::Plain(BlockKind::Note, text),
            },
            draft::BlockKind::Departments => {
                Unit::Departments(last_measure.or_else(|| measures.last().copied()), text)
            }
            draft::BlockKind::Annex => {
                let is_label = text.trim_start().starts_with("附件") && text.chars().count() < 8;
                let kind = if is_label || !seen_annex {
                    BlockKind::Annex
                } else {
                    BlockKind::AnnexTitle
                };
                seen_annex = true;
                Unit::Plain(kind, text)
            }
            draft::BlockKind::Title => Unit::Plain(BlockKind::Title, text),
            draft::BlockKind::Number => Unit::Plain(BlockKind::Number, text),
            draft::BlockKind::Salutation => Unit::Plain(BlockKind::Salutation, text),
            draft::BlockKind::Preamble => Unit::Plain(BlockKind::Preamble, text),
            draft::BlockKind::Enclosure => Unit::Plain(BlockKind::Enclosure, text),
            draft::BlockKind::Signature => Unit::Plain(BlockKind::Signature, text),
            draft::BlockKind::Date => Unit::Plain(BlockKind::Date, text),
            draft::BlockKind::Chapter => Unit::Plain(BlockKind::Chapter, text),
            draft::BlockKind::Part => Unit::Plain(BlockKind::Part, text),
            draft::BlockKind::Closing => Unit::Plain(BlockKind::Closing, text),
            draft::BlockKind::Stray | draft::BlockKind::Layout => Unit::Plain(BlockKind::Note, text),
        });
    }
    Units { units, layout }
}

/// What stands before the text of a list or measure, if anything does, and the text.
fn split(printed: String, text: &str) -> (Option<String>, String) {
    let plain = |text: &str| text.chars().filter(|c| !c.is_whitespace()).count();
    let Some(before) = plain(&printed)
        .checked_sub(plain(text))
        .filter(|before| *before > 0)
    else {
        return (None, printed);
    };
    let mut left = before;
    let at = printed.char_indices().find_map(|(at, character)| {
        if left == 0 && !character.is_whitespace() {
            return Some(at);
        }
        left -= usize::from(left > 0 && !character.is_whitespace());
        None
    });
    let (heading, rest) = printed.split_at(at.unwrap_or_default());
    // Only what ends as a heading does is one: a list may also have words behind it.
    if heading.trim_end().ends_with([':', '：']) {
        (Some(heading.trim_end().to_owned()), rest.to_owned())
    } else {
        (None, printed)
    }
}

/// The stretches in their order, those of one block joined, and the layout's lines.
fn join(draft: &Draft, text: &str) -> (Vec<Stretch>, Vec<String>) {
    let characters: Vec<char> = text.chars().collect();
    let mut wanted = Wanted::new(draft);
    let mut stretches: Vec<Stretch> = Vec::new();
    let mut layout = Vec::new();
    for block in &draft.blocks {
        let piece: String = characters
            .get(block.start..block.end)
            .into_iter()
            .flatten()
            .collect();
        if block.kind == draft::BlockKind::Layout {
            let lines = piece.lines().map(str::trim).filter(|line| !line.is_empty());
            layout.extend(lines.map(str::to_owned));
            continue;
        }
        // Line breaks are layout; blanks in a line are the text's.
        let piece: String = piece
            .chars()
            .filter(|character| !matches!(character, '\n' | '\r'))
            .collect();
        let continues = wanted.take(block.kind, &piece);
        match stretches.last_mut() {
            Some(last) if last.kind == block.kind && continues => last.text.push_str(&piece),
            _ => stretches.push(Stretch {
                kind: block.kind,
                text: piece,
            }),
        }
    }
    (stretches, layout)
}

/// How many characters of the block that is being read are still to come, by the texts that the draft has joined.
struct Wanted<'d> {
    texts: Vec<(draft::BlockKind, &'d str)>,
    left: usize,
    before: Option<draft::BlockKind>,
}

impl<'d> Wanted<'d> {
    fn new(draft: &'d Draft) -> Self {
        let title = draft
            .circular
            .title
            .iter()
            .map(|text| (draft::BlockKind::Title, text.as_str()));
        let preamble = draft.circular.preamble.iter();
        let closing = draft.circular.closing.iter();
        let mut texts: Vec<_> = title
            .chain(preamble.map(|text| (draft::BlockKind::Preamble, text.as_str())))
            .chain(closing.map(|text| (draft::BlockKind::Closing, text.as_str())))
            .collect();
        for category in &draft.categories {
            texts.push((draft::BlockKind::Heading, &category.heading));
            for part in &category.parts {
                texts.extend(
                    part.heading
                        .iter()
                        .map(|text| (draft::BlockKind::Part, text.as_str())),
                );
                texts.extend(
                    part.rolls
                        .iter()
                        .map(|roll| (draft::BlockKind::Roll, roll.text.as_str())),
                );
                let measures = part.measures.iter();
                texts.extend(measures.map(|measure| (draft::BlockKind::Measure, measure.text.as_str())));
            }
        }
        Self {
            texts,
            left: 0,
            before: None,
        }
    }

    /// Takes a piece of a kind; whether it continues the block before it.
    fn take(&mut self, kind: draft::BlockKind, piece: &str) -> bool {
        let count = |text: &str| {
            text.chars()
                .filter(|character| !character.is_whitespace())
                .count()
        };
        // Who is addressed, who signed and who carries out are joined over their lines.
        let is_joined = matches!(
            kind,
            draft::BlockKind::Salutation
                | draft::BlockKind::Signature
                | draft::BlockKind::Date
                | draft::BlockKind::Number
                | draft::BlockKind::Departments
        );
        let same = self.before.replace(kind) == Some(kind);
        if same && (is_joined || self.left > 0) {
            self.left = self.left.saturating_sub(count(piece));
            return true;
        }
        self.left = 0;
        if let Some(at) = self.texts.iter().position(|(wanted, _)| *wanted == kind) {
            let (_, text) = self.texts.remove(at);
            self.left = count(text).saturating_sub(count(piece));
        }
        false
    }
}
