//! The words of circulars: where in their titles, headings, paragraphs and measures a query's words stand. Nothing is
//! indexed: each circular's text is folded once, and looked through for every query.

use super::folded::Folded;
use super::words::Words;
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
    /// The passages' words.
    folded: Folded,
}

impl Passages {
    /// Reads a circular's passages, in printed order but for those outside the categories, which come first.
    pub fn new(circular: &Circular) -> Self {
        let mut passages = Self {
            spots: Vec::new(),
            above: Vec::new(),
            folded: Folded::default(),
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
        self.folded.push(text);
        Some(index)
    }

    /// The passages that have the words: some of them itself, and the others itself or in the headings above it.
    pub fn find(&self, words: &Words) -> Vec<Spot> {
        let mut found = Vec::new();
        match words.finders() {
            [] => {}
            [finder] => self
                .folded
                .each_having(finder, |index| found.extend(self.spots.get(index))),
            finders => {
                // Of each passage, whether it has one of the words itself, and all so far with the headings above it.
                let mut has_some = vec![false; self.folded.len()];
                let mut has_all = vec![true; self.folded.len()];
                let mut has_this = vec![false; self.folded.len()];
                for finder in finders {
                    has_this.fill(false);
                    self.folded.each_having(finder, |index| has_this[index] = true);
                    if !has_this.contains(&true) {
                        return found;
                    }
                    let above = |index: &u32| has_this[*index as usize];
                    let stated = has_this.iter().zip(&self.above);
                    for ((some, all), (own, headings)) in has_some.iter_mut().zip(&mut has_all).zip(stated) {
                        *some |= own;
                        *all &= *own || headings.iter().flatten().any(above);
                    }
                }
                let wanted = has_some.iter().zip(&has_all).zip(&self.spots);
                found.extend(
                    wanted
                        .filter(|((some, all), _)| **some && **all)
                        .map(|(_, spot)| *spot),
                );
            }
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
