//! Review (待核): the open entries of a circular, answered one by one. Each answer is written into the dataset at once,
//! with comments and everything else as they were, and only where the file is still the one that was read.

use toml_edit::{Array, DocumentMut, InlineTable, Value};

use super::{ChangeError, Library, MOST_TEXT};
use crate::circular::load::{self, is_name};
use crate::circular::{Circular, Doubt, Roll, Subject, UnitKind};
use crate::data_file::{DataErrors, DataFile};
use crate::files;
use crate::gazetteer::{Bilingual, Gazetteer, Kind, PlaceId};
use crate::lang::Lang;

/// The open entries of a circular, and what was answered since it was opened.
#[derive(Debug)]
pub struct Review {
    library: Library,
    circular: Circular,
    gazetteer: Gazetteer,
    /// The text, as it lies in the library.
    source: String,
    /// The dataset as it was last read or written.
    dataset: String,
    questions: Vec<Question>,
    /// What was answered, and the dataset before it.
    given: Vec<(usize, String)>,
}

/// An open entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// As printed.
    pub printed: String,
    /// Why it is open.
    pub doubt: Doubt,
    /// What kind of place it is, as far as its name tells.
    pub kind: Option<Kind>,
    /// The places that it could be.
    pub candidates: Vec<PlaceId>,
    /// The heading of its category, as printed.
    pub category: String,
    /// Where it stands in the text.
    pub span: Span,
    /// What was answered, if anything was.
    pub answer: Option<Answer>,
    /// Its block and its place in the list.
    at: (usize, usize),
}

/// Where something stands in a text: line and characters counted from 0, the end not in it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Span {
    /// The line.
    pub line: usize,
    /// The first character.
    pub start: usize,
    /// The one behind the last; the first where only the line is known.
    pub end: usize,
}

/// What an open entry is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// This place.
    Place(PlaceId),
    /// As printed, and no place of its own.
    NoPlace,
}

/// Why an answer was not written.
#[derive(Debug, thiserror::Error)]
pub enum ReviewError {
    /// Somebody has changed the dataset meanwhile.
    #[error("the dataset was changed by somebody else; open the review again")]
    Changed,
    /// With this answer the dataset does not load.
    #[error(transparent)]
    Invalid(#[from] DataErrors),
    /// A file could not be written.
    #[error(transparent)]
    Change(#[from] ChangeError),
}

impl Review {
    /// Opens the review of a circular of the library.
    ///
    /// # Errors
    /// All that is wrong with the circular; what is open is nothing wrong.
    pub fn open(library: &Library, id: &str, gazetteer: &Gazetteer) -> Result<Self, DataErrors> {
        let mut gazetteer = gazetteer.clone();
        library.read_one(id, &mut gazetteer)?;
        let dataset = super::read(&library.dataset(id), load::MAX_BYTES)?;
        let source = super::read(&library.text(id), MOST_TEXT)?;
        let circular = read(library, id, &dataset, &source, &mut gazetteer)?;
        let questions = questions(&circular, &source);
        Ok(Self {
            library: library.clone(),
            circular,
            gazetteer,
            source,
            dataset,
            questions,
            given: Vec::new(),
        })
    }

    /// The circular, as it was when it was opened.
    pub fn circular(&self) -> &Circular {
        &self.circular
    }

    /// The places, with those that the circular brings.
    pub fn gazetteer(&self) -> &Gazetteer {
        &self.gazetteer
    }

    /// The lines of the text.
    pub fn lines(&self) -> impl Iterator<Item = &str> {
        self.source.lines()
    }

    /// What was open when it was opened, in the order of the text.
    pub fn questions(&self) -> &[Question] {
        &self.questions
    }

    /// How many questions have no answer yet.
    pub fn left(&self) -> usize {
        self.questions
            .iter()
            .filter(|question| question.answer.is_none())
            .count()
    }

    /// Answers a question, and writes that.
    ///
    /// # Errors
    /// [`ReviewError`]; nothing is written then.
    pub fn answer(&mut self, index: usize, answer: Answer) -> Result<(), ReviewError> {
        let Some(question) = self.questions.get(index) else {
            return Ok(());
        };
        let changed = self.changed(question, answer).ok_or(ReviewError::Changed)?;
        let id = self.circular.id.clone();
        read(
            &self.library,
            &id,
            &changed,
            &self.source,
            &mut self.gazetteer.clone(),
        )?;
        let before = self.write(changed)?;
        self.given.push((index, before));
        if let Some(question) = self.questions.get_mut(index) {
            question.answer = Some(answer);
        }
        Ok(())
    }

    /// Takes the last answer back that was given since it was opened; which question it was.
    ///
    /// # Errors
    /// [`ReviewError`]; the answer stands then.
    pub fn undo(&mut self) -> Result<Option<usize>, ReviewError> {
        let Some((index, before)) = self.given.last().cloned() else {
            return Ok(None);
        };
        self.write(before)?;
        self.given.pop();
        if let Some(question) = self.questions.get_mut(index) {
            question.answer = None;
        }
        Ok(Some(index))
    }

    /// Puts a dataset in place of the one that was read; gives that.
    fn write(&mut self, dataset: String) -> Result<String, ReviewError> {
        let path = self.library.dataset(&self.circular.id);
        let _lock = self.library.lock()?;
        let now = files::read_bounded(&path, load::MAX_BYTES).map_err(|_| ReviewError::Changed)?;
        if now != self.dataset {
            return Err(ReviewError::Changed);
        }
        files::replace(&path, dataset.as_bytes()).map_err(|error| ChangeError::Write { path, error })?;
        Ok(std::mem::replace(&mut self.dataset, dataset))
    }

    /// The dataset with an answer; `None` where it is not the one that was read.
    fn changed(&self, question: &Question, answer: Answer) -> Option<String> {
        let mut document: DocumentMut = self.dataset.parse().ok()?;
        let (block, entry) = question.at;
        let blocks = document.get_mut("blocks")?.as_array_of_tables_mut()?;
        let recipients: &mut Array = blocks.get_mut(block)?.get_mut("recipients")?.as_array_mut()?;
        let recipient = recipients.get_mut(entry)?.as_inline_table_mut()?;
        if recipient.get("printed")?.as_str()? != question.printed {
            return None;
        }
        for field in ["open", "kind", "candidates", "note_zh", "note_en"] {
            recipient.remove(field);
        }
        if let Some(note) = self.fill(recipient, question, answer) {
            recipient.insert("note_zh", note.zh.as_ref().into());
            recipient.insert("note_en", note.en.as_ref().into());
        }
        recipient.fmt();
        Some(document.to_string())
    }

    /// Writes who an entry is; why, unless that is written with a correction.
    fn fill(&self, recipient: &mut InlineTable, question: &Question, answer: Answer) -> Option<Bilingual> {
        let doubt = |lang| question.doubt.label(lang);
        match answer {
            Answer::Place(id) => {
                let place = self.gazetteer.get(id);
                recipient.insert("place", (*place.key).into());
                let is_name = is_name(&question.printed, id, &self.gazetteer);
                if !is_name && question.doubt == Doubt::Misprint {
                    let mut correction = InlineTable::new();
                    correction.insert("reading", (*place.name).into());
                    correction.insert("reason_zh", format!("经人工核定，应为{}", place.full_name).into());
                    correction.insert("reason_en", "Settled by hand".into());
                    correction.fmt();
                    recipient.insert("correction", Value::from(correction));
                    return None;
                }
                if !is_name {
                    recipient.insert("reading", (*place.name).into());
                }
                Some(Bilingual {
                    zh: format!(
                        "原列为待核（{}），经人工核定为{}",
                        doubt(Lang::Zh),
                        place.full_name
                    )
                    .into(),
                    en: format!("Was open ({}); settled by hand", doubt(Lang::En)).into(),
                })
            }
            Answer::NoPlace => {
                let region = &self.gazetteer.get(self.circular.region).key;
                recipient.insert("unit", UnitKind::Other.key().into());
                recipient.insert("region", Value::from(&**region));
                Some(Bilingual {
                    zh: format!("原列为待核（{}），经人工核定没有对应的地方", doubt(Lang::Zh)).into(),
                    en: format!("Was open ({}); settled by hand to be no place", doubt(Lang::En)).into(),
                })
            }
        }
    }
}

fn read(
    library: &Library,
    id: &str,
    dataset: &str,
    source: &str,
    gazetteer: &mut Gazetteer,
) -> Result<Circular, DataErrors> {
    let (dataset_name, source_name) = (library.dataset(id), library.text(id));
    let file = DataFile {
        name: &dataset_name.display().to_string(),
        text: dataset,
    };
    let source = DataFile {
        name: &source_name.display().to_string(),
        text: source,
    };
    load::circular(file, Some(source), gazetteer)
}

fn questions(circular: &Circular, source: &str) -> Vec<Question> {
    let lines: Vec<&str> = source.lines().collect();
    let mut all = Vec::new();
    for category in &circular.categories {
        for roll in category.parts.iter().flat_map(|part| &part.rolls) {
            let spans = spans(roll, &lines);
            let recipients = roll.recipients.iter().enumerate().zip(spans);
            all.extend(recipients.filter_map(|((entry, recipient), span)| {
                let Subject::Open(open) = &recipient.subject else {
                    return None;
                };
                Some(Question {
                    printed: roll.printed(recipient).to_owned(),
                    doubt: open.doubt,
                    kind: open.kind,
                    candidates: open.candidates.to_vec(),
                    category: category.heading.to_string(),
                    span,
                    answer: None,
                    at: (roll.block as usize, entry),
                })
            }));
        }
    }
    all
}

/// Where the entries of a list stand in the text. One that a line's end parts is on the line of the entry before it.
fn spans(roll: &Roll, lines: &[&str]) -> Vec<Span> {
    let first = roll
        .lines
        .map_or(0, |lines| (lines.first as usize).saturating_sub(1));
    let last = roll.lines.map_or(0, |lines| lines.last as usize);
    let mut at = Span {
        line: first,
        ..Span::default()
    };
    let find = |recipient| {
        let printed = roll.printed(recipient);
        let found = (at.line..last).find_map(|line| {
            let skipped = if line == at.line { at.end } else { 0 };
            let text: Vec<char> = lines.get(line)?.chars().skip(skipped).collect();
            let wanted: Vec<char> = printed.chars().collect();
            let start = text
                .windows(wanted.len().max(1))
                .position(|window| window == wanted)?
                + skipped;
            Some(Span {
                line,
                start,
                end: start + wanted.len(),
            })
        });
        match found {
            Some(found) => {
                at = found;
                found
            }
            None => Span { start: at.end, ..at },
        }
    };
    roll.recipients.iter().map(find).collect()
}
