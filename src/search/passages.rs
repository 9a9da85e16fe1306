//! The words of circulars: where in their titles, headings, paragraphs and measures a query's words stand. Nothing is
//! indexed: each circular's text is folded once, and looked through for every query.

use memchr::memmem::Finder;

use super::words::{Words, fold};
use crate::catalog::{CategoryId, CircularId};
use crate::circular::{BlockKind, Circular, Lines, Measure, Part, Roll, Subject};

/// Where a passage stands in its circular.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Spot {
    /// A block outside the categories: the title, a paragraph of the preamble.
    Block(u32),
    /// A category's heading, by the category's position.
    Heading(u32),
    /// The heading of a part of a category.
    Part(u32, u32),
    /// A list of a part whose heading it is.
    RollHeading(u32, u32, u32),
    /// A list with recipients that are no places, which are found by their words alone.
    Roll(u32, u32, u32),
    /// One of a part's measures.
    Measure(u32, u32, u32),
}

/// A passage of a circular of the catalog.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PassageId {
    /// Its circular.
    pub circular: CircularId,
    /// Where it stands there.
    pub spot: Spot,
}

impl Spot {
    /// The position of the category that it is in, if it is in one.
    pub fn category(self) -> Option<usize> {
        match self {
            Self::Block(_) => None,
            Self::Heading(category)
            | Self::Part(category, _)
            | Self::RollHeading(category, ..)
            | Self::Roll(category, ..)
            | Self::Measure(category, ..) => Some(category as usize),
        }
    }

    /// The position of the part that it is in, if it is in one.
    pub fn part(self) -> Option<usize> {
        match self {
            Self::Block(_) | Self::Heading(_) => None,
            Self::Part(_, part)
            | Self::RollHeading(_, part, _)
            | Self::Roll(_, part, _)
            | Self::Measure(_, part, _) => Some(part as usize),
        }
    }

    fn in_part(self, circular: &Circular) -> Option<&Part> {
        let category = circular.categories.get(self.category()?)?;
        category.parts.get(self.part()?)
    }

    /// The list that it is, or whose heading.
    fn roll(self, circular: &Circular) -> Option<&Roll> {
        match self {
            Self::RollHeading(.., roll) | Self::Roll(.., roll) => {
                self.in_part(circular)?.rolls.get(roll as usize)
            }
            _ => None,
        }
    }

    /// The measure that it is.
    pub fn measure(self, circular: &Circular) -> Option<&Measure> {
        match self {
            Self::Measure(.., measure) => self.in_part(circular)?.measures.get(measure as usize),
            _ => None,
        }
    }

    /// Its words; empty where the circular has no such passage.
    pub fn text(self, circular: &Circular) -> &str {
        let text = match self {
            Self::Block(block) => circular.blocks.get(block as usize).map(|block| &*block.text),
            Self::Heading(category) => {
                let category = circular.categories.get(category as usize);
                category.map(|category| &*category.heading)
            }
            Self::Part(..) => self.in_part(circular).and_then(|part| part.heading.as_deref()),
            Self::RollHeading(..) => self
                .roll(circular)
                .and_then(|roll| roll.printed_heading.as_deref()),
            Self::Roll(..) => self.roll(circular).map(|roll| &*roll.text),
            Self::Measure(..) => self.measure(circular).map(|measure| &*measure.text),
        };
        text.unwrap_or_default()
    }

    /// Where it stands in the source; of a part's heading the lines of its first list.
    pub fn lines(self, circular: &Circular) -> Option<Lines> {
        match self {
            Self::Block(block) => circular.blocks.get(block as usize)?.lines,
            Self::Heading(category) => circular.categories.get(category as usize)?.lines,
            Self::Part(..) => self.in_part(circular)?.rolls.first()?.lines,
            Self::RollHeading(..) | Self::Roll(..) => self.roll(circular)?.lines,
            Self::Measure(..) => self.measure(circular)?.lines,
        }
    }

    /// What kind of block it is.
    pub fn kind(self, circular: &Circular) -> BlockKind {
        match self {
            Self::Block(block) => {
                let block = circular.blocks.get(block as usize);
                block.map_or(BlockKind::Note, |block| block.kind)
            }
            Self::Heading(_) => BlockKind::Heading,
            Self::Part(..) => BlockKind::Part,
            Self::RollHeading(..) | Self::Roll(..) => BlockKind::Roll,
            Self::Measure(..) => BlockKind::Measure,
        }
    }
}

impl PassageId {
    /// The category that it is in, if it is in one.
    pub fn category(self, catalog: &crate::catalog::Catalog) -> Option<CategoryId> {
        catalog.category_id(self.circular, self.spot.category()?)
    }
}

/// What of one circular is searched.
#[derive(Debug)]
pub struct Passages {
    spots: Vec<Spot>,
    /// The headings that each stands under, by index: its category's and its part's.
    above: Vec<[Option<u32>; 2]>,
    /// The passages' words, folded, a line each.
    folded: String,
    /// Where each begins in `folded`.
    starts: Vec<usize>,
}

impl Passages {
    /// Reads a circular's passages, in printed order but for those outside the categories, which come first.
    pub fn new(circular: &Circular) -> Self {
        let mut passages = Self {
            spots: Vec::new(),
            above: Vec::new(),
            folded: String::new(),
            starts: Vec::new(),
        };
        for (at, block) in (0..).zip(&circular.blocks) {
            if is_searched(block.kind) {
                passages.add(Spot::Block(at), &block.text, [None, None]);
            }
        }
        for (category_at, category) in (0..).zip(&circular.categories) {
            let heading = passages.add(Spot::Heading(category_at), &category.heading, [None, None]);
            for (part_at, part) in (0..).zip(&category.parts) {
                let title = part.heading.as_deref().unwrap_or_default();
                let spot = Spot::Part(category_at, part_at);
                let above = [heading, passages.add(spot, title, [heading, None])];
                for (roll_at, roll) in (0..).zip(&part.rolls) {
                    let title = roll.printed_heading.as_deref().unwrap_or_default();
                    passages.add(Spot::RollHeading(category_at, part_at, roll_at), title, above);
                    let are_places = |roll: &Roll| {
                        let mut recipients = roll.recipients.iter();
                        recipients.all(|recipient| matches!(recipient.subject, Subject::Place(_)))
                    };
                    if !are_places(roll) {
                        passages.add(Spot::Roll(category_at, part_at, roll_at), &roll.text, above);
                    }
                }
                for (measure_at, measure) in (0..).zip(&part.measures) {
                    let spot = Spot::Measure(category_at, part_at, measure_at);
                    passages.add(spot, &measure.text, above);
                }
            }
        }
        passages
    }

    /// Adds a passage, unless there is nothing in it; gives its index.
    fn add(&mut self, spot: Spot, text: &str, above: [Option<u32>; 2]) -> Option<u32> {
        if text.is_empty() {
            return None;
        }
        let index = self.spots.len() as u32;
        self.spots.push(spot);
        self.above.push(above);
        self.starts.push(self.folded.len());
        self.folded.push_str(&fold(text));
        // No word has a line break, so none is found across two passages.
        self.folded.push('\n');
        Some(index)
    }

    /// The passages that have the words: some of them itself, and the others itself or in the headings above it.
    pub fn find(&self, words: &Words) -> Vec<Spot> {
        let finders = words.finders().iter();
        let having: Vec<Vec<u32>> = finders.map(|finder| self.having(finder)).collect();
        let spots = |found: &[u32]| {
            let found = found.iter();
            let spots = found.filter_map(|index| self.spots.get(*index as usize));
            spots.copied().collect()
        };
        if let [found] = having.as_slice() {
            return spots(found);
        }
        let mut some = having.concat();
        some.sort_unstable();
        some.dedup();
        some.retain(|index| {
            let above = self.above.get(*index as usize).into_iter().flatten().flatten();
            let places: Vec<u32> = above.copied().chain([*index]).collect();
            let is_in = |found: &Vec<u32>| places.iter().any(|index| found.binary_search(index).is_ok());
            having.iter().all(is_in)
        });
        spots(&some)
    }

    /// The passages that have one word themselves, by index, in order.
    fn having(&self, finder: &Finder<'_>) -> Vec<u32> {
        let mut found = Vec::new();
        let bytes = self.folded.as_bytes();
        let mut from = 0;
        while let Some(at) = bytes.get(from..).and_then(|rest| finder.find(rest)) {
            let index = self
                .starts
                .partition_point(|start| *start <= from + at)
                .saturating_sub(1);
            found.push(index as u32);
            // One place in each is enough.
            from = self.starts.get(index + 1).copied().unwrap_or(bytes.len());
        }
        found
    }
}

/// Whether blocks of a kind are searched; those that the categories hold have no words of their own.
fn is_searched(kind: BlockKind) -> bool {
    matches!(
        kind,
        BlockKind::Title
            | BlockKind::Preamble
            | BlockKind::Enclosure
            | BlockKind::AnnexTitle
            | BlockKind::Chapter
            | BlockKind::Note
            | BlockKind::Closing
    )
}
