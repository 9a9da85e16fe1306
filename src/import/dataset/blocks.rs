//! Puts the stretches of a draft's text together to blocks, in their order: a title over two lines is one, and so is a
//! list that a page mark breaks. What is no block is layout.

mod between;
mod pieces;
mod text;

use std::collections::{HashSet, VecDeque};

use self::pieces::{Heads, Pieces};
use self::text::{fitted, joined, same, visible};
use crate::circular::BlockKind;
use crate::import::draft::{self, Category, Draft, Measure, Roll};

/// Characters of a block or of a line of layout at most, somewhat fewer than a dataset may have.
const MOST: usize = 9_000;

/// One block of the dataset, with its words as printed, joined over line breaks.
pub(super) enum Unit<'d> {
    /// What is neither category, list nor measure.
    Plain(BlockKind, String),
    /// A category's heading.
    Heading(&'d Category, String),
    /// A list.
    Roll(&'d Roll, Piece),
    /// A measure.
    Measure(&'d Measure, Piece),
    /// Who carries a measure out: the names, with their roles as printed.
    Departments(Vec<&'d draft::Department>, String),
}

/// A list or measure as printed.
#[derive(Default)]
pub(super) struct Piece {
    /// What stands before it.
    pub(super) heading: Option<String>,
    /// Its words.
    pub(super) text: String,
    /// Whether a part without a heading begins with it.
    pub(super) begins_part: bool,
    /// Whether it stands before the heading of its category or part.
    pub(super) before_heading: bool,
}

/// The blocks of a text, and what of it is layout.
pub(super) struct Units<'d> {
    pub(super) units: Vec<Unit<'d>>,
    pub(super) layout: Vec<String>,
}

/// Puts a draft's stretches together.
pub(super) fn units<'d>(draft: &'d Draft, text: &str) -> Units<'d> {
    let characters: Vec<char> = text.chars().collect();
    let mut builder = Builder::new(draft);
    builder.furniture = furniture(draft, &characters);
    let mut blocks = draft.blocks.iter().peekable();
    while let Some(block) = blocks.next() {
        let raw: String = characters
            .get(block.start..block.end)
            .into_iter()
            .flatten()
            .collect();
        let next = blocks.peek().map(|block| block.kind);
        builder.stretch(block.kind, &raw, next);
    }
    builder.flush_heads();
    builder.layout.extend(builder.lead.take());
    Units {
        units: builder.units,
        layout: builder.layout,
    }
}

struct Builder<'d> {
    units: Vec<Unit<'d>>,
    layout: Vec<String>,
    paragraphs: Paragraphs<'d>,
    categories: VecDeque<&'d Category>,
    /// What is still to come of the category that is being read; `None` before the first, and in one without a list.
    pieces: Option<Pieces<'d>>,
    heads: Heads,
    /// What stands before a list or measure on its own line: 激励措施：
    lead: Option<String>,
    /// The last stretch that was no layout.
    last: Option<draft::BlockKind>,
    seen_annex: bool,
    /// The lines that stand between blocks somewhere in the text.
    furniture: HashSet<String>,
    /// Whether the last measure is a remark only, for want of a list.
    is_noted: bool,
}

/// The paragraphs whose words the draft has, in their order.
struct Paragraphs<'d> {
    preamble: VecDeque<&'d str>,
    closing: VecDeque<&'d str>,
}

impl<'d> Builder<'d> {
    fn new(draft: &'d Draft) -> Self {
        let all = |texts: &'d [String]| texts.iter().map(String::as_str).collect();
        Self {
            units: Vec::new(),
            layout: Vec::new(),
            paragraphs: Paragraphs {
                preamble: all(&draft.circular.preamble),
                closing: all(&draft.circular.closing),
            },
            categories: draft.categories.iter().collect(),
            pieces: None,
            heads: Heads::default(),
            lead: None,
            last: None,
            seen_annex: false,
            furniture: HashSet::new(),
            is_noted: false,
        }
    }

    fn stretch(&mut self, kind: draft::BlockKind, raw: &str, next: Option<draft::BlockKind>) {
        use draft::BlockKind as Kind;
        match kind {
            Kind::Layout => return self.between(raw),
            Kind::Heading => self.heading(raw),
            Kind::Part => {
                let lead = self.lead.take();
                lead.into_iter().for_each(|lead| self.heads.push(lead));
                self.heads.push(joined(raw));
            }
            Kind::Roll => self.roll(raw, next),
            Kind::Measure => self.measure(raw),
            Kind::Departments => self.departments(raw),
            Kind::Preamble => {
                let text = self.paragraphs.preamble.pop_front();
                self.paragraph(BlockKind::Preamble, raw, text);
            }
            Kind::Closing => {
                let text = self.paragraphs.closing.pop_front();
                self.paragraph(BlockKind::Closing, raw, text);
            }
            Kind::Annex => {
                let text = joined(raw);
                let is_label = text.starts_with('附') && text.chars().count() < 8;
                let is_title = self.seen_annex && !is_label && self.last == Some(Kind::Annex);
                self.seen_annex = true;
                let kind = if is_title {
                    BlockKind::AnnexTitle
                } else {
                    BlockKind::Annex
                };
                self.plain(kind, text);
            }
            Kind::Title => self.joining(BlockKind::Title, raw, kind),
            Kind::Signature => self.joining(BlockKind::Signature, raw, kind),
            Kind::Salutation => self.stretched(BlockKind::Salutation, raw),
            Kind::Number => self.stretched(BlockKind::Number, raw),
            Kind::Enclosure => self.stretched(BlockKind::Enclosure, raw),
            Kind::Date => self.stretched(BlockKind::Date, raw),
            Kind::Chapter => self.stretched(BlockKind::Chapter, raw),
            Kind::Note | Kind::Stray => self.stretched(BlockKind::Note, raw),
        }
        self.last = Some(kind);
    }

    /// A block of the draft whose words only the text has.
    fn plain(&mut self, kind: BlockKind, text: String) {
        self.flush_heads();
        if let Some(lead) = self.lead.take() {
            self.layout.push(lead);
        }
        if text.is_empty() {
            return;
        }
        if text.chars().count() <= MOST {
            self.units.push(Unit::Plain(kind, text));
            return;
        }
        // Longer than any block may be: nothing that was recognised.
        let characters: Vec<char> = text.chars().collect();
        for piece in characters.chunks(MOST) {
            let text: String = piece.iter().collect();
            self.units.push(Unit::Plain(BlockKind::Note, text));
        }
    }

    /// A block that may stand on several lines, each a stretch.
    fn joining(&mut self, kind: BlockKind, raw: &str, of: draft::BlockKind) {
        let text = joined(raw);
        match self.units.last_mut() {
            Some(Unit::Plain(last, before))
                if *last == kind && self.last == Some(of) && kind == BlockKind::Title =>
            {
                before.push_str(&text);
            }
            _ => self.plain(kind, text),
        }
    }

    fn paragraph(&mut self, kind: BlockKind, raw: &str, text: Option<&str>) {
        let (text, marks) = text
            .and_then(|text| fitted(raw, text))
            .unwrap_or_else(|| self.words(raw));
        self.layout.extend(marks);
        self.plain(kind, text);
    }

    fn heading(&mut self, raw: &str) {
        // A number alone on its line is a stretch of its own.
        if let Some(Unit::Heading(_, before)) = self.units.last_mut()
            && self.last == Some(draft::BlockKind::Heading)
            && self.pieces.as_ref().is_none_or(Pieces::is_fresh)
            && visible(before).chars().count() < 8
        {
            let gap = if before.ends_with(['、', '.', '．', '）', ')', '：', ':']) {
                ""
            } else {
                " "
            };
            before.push_str(gap);
            before.push_str(&joined(raw));
            return;
        }
        self.is_noted = false;
        let early = self.take_early();
        self.flush_heads();
        let lead = self.lead.take();
        self.layout.extend(lead);
        self.pieces = None;
        let category = self.categories.pop_front();
        let text = joined(raw);
        match category {
            Some(category) if text.chars().count() <= MOST && has_rolls(category) => {
                let mut pieces = early.unwrap_or_else(|| Pieces::new(category));
                pieces.headed();
                self.pieces = Some(pieces);
                self.units.push(Unit::Heading(category, text));
            }
            _ => self.plain(BlockKind::Note, text),
        }
    }

    /// The pieces of the next category, where a list of it has stood before its heading.
    fn take_early(&mut self) -> Option<Pieces<'d>> {
        self.pieces.take_if(|pieces| !pieces.has_heading())
    }

    fn roll(&mut self, raw: &str, next: Option<draft::BlockKind>) {
        if let Some(pieces) = &mut self.pieces
            && let Some(line) = pieces.next_line()
        {
            // A list of several lines goes on, whatever is repeated before them.
            self.layout.extend(self.heads.take());
            self.layout.extend(self.lead.take());
            let (text, marks) = fitted(raw, line).unwrap_or_else(|| self.words(raw));
            self.layout.extend(marks);
            if let Some(Unit::Roll(_, piece)) = self
                .units
                .iter_mut()
                .rev()
                .find(|unit| matches!(unit, Unit::Roll(..)))
            {
                piece.text.push(' ');
                piece.text.push_str(&text);
            }
            return;
        }
        let exhausted = self.pieces.as_ref().is_none_or(|pieces| !pieces.has_rolls());
        let early = exhausted && next == Some(draft::BlockKind::Heading);
        if early {
            let category = self
                .categories
                .front()
                .copied()
                .filter(|category| has_rolls(category));
            self.pieces = category.map(Pieces::new);
        }
        self.is_noted = false;
        let Some((roll, line, part)) = self.pieces.as_mut().and_then(Pieces::roll) else {
            return self.stretched(BlockKind::Note, raw);
        };
        let (text, marks) = fitted(raw, line).unwrap_or_else(|| self.words(raw));
        let mut piece = self.open(
            part,
            roll.heading.as_deref(),
            early || next == Some(draft::BlockKind::Part),
        );
        piece.before_heading |= early;
        self.layout.extend(marks);
        piece.text = text;
        self.units.push(Unit::Roll(roll, piece));
    }

    fn measure(&mut self, raw: &str) {
        let Some((measure, part)) = self.pieces.as_mut().and_then(Pieces::measure) else {
            return self.stretched(BlockKind::Note, raw);
        };
        self.is_noted = !part.has_rolls;
        if self.is_noted {
            return self.stretched(BlockKind::Note, raw);
        }
        let (text, marks) = fitted(raw, &measure.text).unwrap_or_else(|| self.words(raw));
        if text.chars().count() > MOST {
            return self.plain(BlockKind::Note, text);
        }
        let mut piece = self.open(part, None, false);
        self.layout.extend(marks);
        piece.text = text;
        self.units.push(Unit::Measure(measure, piece));
    }

    /// What stands before a list or a measure: the heading of its part, its own, and others.
    fn open(&mut self, part: pieces::Place<'d>, own: Option<&str>, heading_follows: bool) -> Piece {
        let mut piece = Piece::default();
        let mut heads = self.heads.take();
        if let Some(lead) = self.lead.take() {
            heads.push(lead);
        }
        // The last is its own, where it is what the draft says, or a label.
        let is_own = heads.last().is_some_and(|head| {
            let is_label = head.trim_end().ends_with(['：', ':'])
                && heads.len() > usize::from(part.is_new && part.heading.is_some());
            own.is_some_and(|own| same(head, own))
                || (is_label && part.heading.is_none_or(|part| !same(head, part)))
        });
        piece.heading = if is_own { heads.pop() } else { None };
        let mut begun = !part.is_new;
        for head in heads {
            let is_parts = part
                .heading
                .is_some_and(|heading| same(&head, heading) || ends_same(heading, &head));
            if is_parts && !begun {
                begun = true;
                self.units.push(Unit::Plain(BlockKind::Part, head));
            } else {
                self.units.push(Unit::Plain(BlockKind::Note, head));
            }
        }
        if !begun {
            let follows = heading_follows && part.heading.is_some();
            piece.before_heading = follows;
            piece.begins_part = !follows && !part.is_first;
            if follows && let Some(pieces) = &mut self.pieces {
                pieces.await_heading();
            }
        }
        piece
    }

    /// Headings below which nothing came; the heading of a part may follow its list.
    fn flush_heads(&mut self) {
        for head in self.heads.take() {
            let awaited = self
                .pieces
                .as_mut()
                .is_some_and(|pieces| pieces.take_heading(&head));
            let kind = if awaited { BlockKind::Part } else { BlockKind::Note };
            self.units.push(Unit::Plain(kind, head));
        }
    }

    fn departments(&mut self, raw: &str) {
        let (text, marks) = self.words(raw);
        self.layout.extend(marks);
        let names = self
            .pieces
            .as_mut()
            .map(|pieces| pieces.departments(&text))
            .unwrap_or_default();
        let lead = self.lead.take();
        self.layout.extend(lead);
        self.flush_heads();
        let named: Vec<&str> = names.iter().map(|department| department.name.as_str()).collect();
        if self.is_noted || names.is_empty() || !crate::circular::load::left_out(&text, &named).is_empty() {
            return self.plain(BlockKind::Note, text);
        }
        self.units.push(Unit::Departments(names, text));
    }
}

/// The lines of a text that are layout.
fn furniture(draft: &Draft, characters: &[char]) -> HashSet<String> {
    let layout = draft
        .blocks
        .iter()
        .filter(|block| block.kind == draft::BlockKind::Layout);
    let stretches = layout.filter_map(|block| characters.get(block.start..block.end));
    let lines = stretches.flat_map(|stretch| stretch.split(|character| *character == '\n'));
    let lines = lines.map(|line| joined(&line.iter().collect::<String>()));
    lines.filter(|line| !line.is_empty()).collect()
}

fn has_rolls(category: &Category) -> bool {
    category.parts.iter().any(|part| !part.rolls.is_empty())
}

/// Whether a heading ends with what is printed of it behind its list.
fn ends_same(heading: &str, printed: &str) -> bool {
    let (heading, printed) = (text::bare(heading), text::bare(printed));
    !printed.is_empty() && heading.ends_with(&printed)
}
