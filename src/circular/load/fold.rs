//! Makes categories of blocks: a heading begins one, a part's heading a part; lists, measures and departments belong to
//! the part before them.

use crate::circular::read::Record;
use crate::circular::walk::Words;
use crate::circular::{Block, BlockKind, Category, Department, Measure, Part, Roll};
use crate::gazetteer::Gazetteer;

use super::{measure, roll};

/// The blocks read so far, and the categories that they make.
#[derive(Default)]
pub(super) struct Folding {
    /// The blocks.
    pub blocks: Vec<Block>,
    /// What each of them prints.
    pub words: Vec<Words>,
    categories: Vec<Category>,
    /// The parts of the last category.
    parts: Vec<OpenPart>,
    annexes: u16,
    /// Lists that stand before the heading of their category or part: 翠屏区、江安县推动…成效明显。
    waiting: Vec<Roll>,
}

/// A part to which more can come.
#[derive(Default)]
struct OpenPart {
    heading: Option<Box<str>>,
    rolls: Vec<Roll>,
    measures: Vec<Measure>,
    /// Whether a measure, or who carries it out, came last.
    after_measure: bool,
    /// Departments that stand before their measure.
    departments: Option<Implementers>,
}

/// Departments as printed, as a list, and the position of their block.
type Implementers = (Box<str>, Box<[Department]>, u32);

impl OpenPart {
    fn close(self) -> Part {
        Part {
            heading: self.heading,
            rolls: self.rolls.into(),
            measures: self.measures.into(),
        }
    }

    fn add_measure(&mut self, mut measure: Measure) {
        if let Some(departments) = self.departments.take() {
            give(&mut measure, departments);
        }
        self.measures.push(measure);
        self.after_measure = true;
    }

    fn add_departments(&mut self, departments: Implementers) {
        match self.measures.last_mut() {
            Some(measure) if self.after_measure => give(measure, departments),
            _ => self.departments = Some(departments),
        }
    }

    fn add_roll(&mut self, roll: Roll) {
        self.rolls.push(roll);
        self.after_measure = false;
    }
}

/// Gives departments to a measure, beside those that it may have: a bracket, and a line below.
fn give(measure: &mut Measure, (printed, departments, block): Implementers) {
    measure.implementers = format!("{}{printed}", measure.implementers).into();
    let both = measure.departments.iter().cloned().chain(departments);
    measure.departments = both.collect();
    measure.departments_block.get_or_insert(block);
}

impl Folding {
    /// Reads the block at a position of the document.
    pub(super) fn read(&mut self, record: Record<'_, '_>, at: u32, gazetteer: &Gazetteer) {
        let key = record.text("kind");
        let text = record.text("text");
        let Some(kind) = BlockKind::from_key(&key) else {
            if !key.is_empty() {
                record.fault("kind", format!("unknown kind of block {key:?}"));
            }
            return;
        };
        self.words.push(Words {
            heading: match kind {
                BlockKind::Roll | BlockKind::Measure => record.optional_text("heading"),
                _ => None,
            },
            text: text.clone(),
        });
        let mut words = "".into();
        match kind {
            BlockKind::Heading => {
                self.close_category();
                self.categories.push(heading(&record, text, at, self.annexes));
                let waiting = std::mem::take(&mut self.waiting);
                for roll in waiting {
                    self.part(&record).add_roll(roll);
                }
            }
            BlockKind::Part => {
                let departments = self.take_bare();
                self.parts.push(OpenPart {
                    heading: Some(text),
                    rolls: std::mem::take(&mut self.waiting),
                    departments,
                    ..OpenPart::default()
                });
            }
            BlockKind::Roll => {
                let roll = roll::read(&record, text, at, gazetteer);
                if record.flag("before_heading") {
                    self.waiting.push(roll);
                } else {
                    self.begin_part(&record);
                    self.part(&record).add_roll(roll);
                }
            }
            BlockKind::Measure => {
                let measure = measure::read(&record, text, at);
                self.begin_part(&record);
                self.part(&record).add_measure(measure);
            }
            BlockKind::Departments => {
                let departments = measure::departments(&record);
                self.part(&record).add_departments((text, departments, at));
            }
            BlockKind::Annex => {
                self.annexes += 1;
                words = text;
            }
            _ => words = text,
        }
        if kind == BlockKind::Part && self.categories.is_empty() {
            record.fault("kind", "stands before the first heading");
        }
        record.finish();
        self.blocks.push(Block {
            kind,
            text: words,
            lines: None,
        });
    }

    /// Begins a part that has no heading, where the dataset says so.
    fn begin_part(&mut self, record: &Record<'_, '_>) {
        if record.flag("begins_part") && !self.parts.is_empty() {
            let departments = self.take_bare();
            self.parts.push(OpenPart {
                departments,
                ..OpenPart::default()
            });
        }
    }

    /// Takes away a part in which nothing but departments stands, for the part that begins.
    fn take_bare(&mut self) -> Option<Implementers> {
        let is_bare =
            |part: &mut OpenPart| part.heading.is_none() && part.rolls.is_empty() && part.measures.is_empty();
        self.parts.pop_if(is_bare)?.departments
    }

    /// The part that a block belongs to.
    fn part(&mut self, record: &Record<'_, '_>) -> &mut OpenPart {
        if self.categories.is_empty() {
            record.fault("kind", "stands before the first heading");
        }
        if self.parts.is_empty() {
            self.parts.push(OpenPart::default());
        }
        let last = self.parts.len() - 1;
        &mut self.parts[last]
    }

    fn close_category(&mut self) {
        let parts = std::mem::take(&mut self.parts);
        if let Some(category) = self.categories.last_mut() {
            category.parts = parts.into_iter().map(OpenPart::close).collect();
        }
    }

    /// The categories, when all blocks have been read.
    pub(super) fn into_categories(mut self) -> Box<[Category]> {
        self.close_category();
        self.categories.into()
    }
}

fn heading(record: &Record<'_, '_>, text: Box<str>, at: u32, annex: u16) -> Category {
    Category {
        number: record.number("number"),
        annex,
        heading: text,
        label: record.text("label"),
        label_en: record.optional_text("label_en").unwrap_or_default(),
        label_is_automatic: record.flag("label_is_automatic"),
        topics: record.optional_texts("topics").into(),
        block: at,
        lines: None,
        parts: Box::default(),
    }
}
