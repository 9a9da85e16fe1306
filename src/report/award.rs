//! One award, as a row of any answer.

use crate::catalog::{Award, AwardId, Catalog, CategoryId};
use crate::circular::{self, Amount, Category, Circular, Correction, Lines, Measure, Open, Recipient, Tag};
use crate::gazetteer::{Bilingual, PlaceId};

/// What an award is for: the category, and the headings over the list.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'c> {
    /// The category, with its labels.
    pub category: &'c Category,
    /// The part's heading without the full stop at its end: (三)绿色贸易指标.
    pub part: Option<&'c str>,
    /// The list's heading without its colon: 总量前五的地方.
    pub list: Option<&'c str>,
}

impl<'c> Subject<'c> {
    /// The headings of part and list, as far as there are any.
    pub fn headings(&self) -> impl Iterator<Item = &'c str> + use<'c> {
        [self.part, self.list].into_iter().flatten()
    }
}

/// Where a statement stands: its circular, its item of the annex, the words there, and the lines of the data file.
#[derive(Clone, Copy, Debug)]
pub struct Citation<'c> {
    /// The document.
    pub circular: &'c Circular,
    /// The item of the annex.
    pub category: &'c Category,
    /// The entry as printed, where it is an entry that is cited.
    pub printed: Option<&'c str>,
    /// What the entry is read as, if it is a misprint.
    pub correction: Option<&'c Correction>,
    /// Lines of the circular's text file, counted from 1; `None` without a source.
    pub lines: Option<Lines>,
}

/// One award with everything that an answer says of it.
#[derive(Clone, Copy, Debug)]
pub struct AwardReport<'c> {
    /// Its id.
    pub id: AwardId,
    /// Its category's id, which names its circular too.
    pub category_id: CategoryId,
    /// The circular that makes it.
    pub circular: &'c Circular,
    /// What it is for.
    pub subject: Subject<'c>,
    /// The part's heading as printed, if there is one.
    pub part_heading: Option<&'c str>,
    /// Who gets it.
    pub recipient: &'c Recipient,
    /// The place that gets it; `None` for a unit, and for a recipient that nobody could settle yet.
    pub place: Option<PlaceId>,
    /// The entry as printed.
    pub printed: &'c str,
    /// Whether the prefecture's name was carried from an earlier entry.
    pub carried: bool,
    /// How a misprint is read.
    pub correction: Option<&'c Correction>,
    /// What is only suspected of the entry, or else worth knowing.
    pub note: Option<&'c Bilingual>,
    /// What is given.
    pub measures: &'c [Measure],
    /// Where it stands.
    pub citation: Citation<'c>,
}

impl<'c> AwardReport<'c> {
    /// The report of an award of the catalog.
    pub fn new(catalog: &'c Catalog, id: AwardId) -> Self {
        Self::of(&catalog.award(id))
    }

    fn of(award: &Award<'c>) -> Self {
        let remarks = award.recipient.remarks.as_deref();
        let correction = remarks.and_then(|remarks| remarks.correction.as_ref());
        Self {
            id: award.id,
            category_id: award.category_id,
            circular: award.circular,
            subject: Subject {
                category: award.category,
                part: award.part.title(),
                list: award.roll.heading(),
            },
            part_heading: award.part.heading.as_deref(),
            recipient: award.recipient,
            place: award.place_id,
            printed: award.printed(),
            carried: award.recipient.carried,
            correction,
            note: remarks.and_then(|remarks| remarks.note.as_ref()),
            measures: award.measures(),
            citation: Citation {
                circular: award.circular,
                category: award.category,
                printed: Some(award.printed()),
                correction,
                lines: award.lines(),
            },
        }
    }

    /// Why nobody could settle yet who gets it (待核), if so.
    pub fn open(&self) -> Option<&'c Open> {
        match &self.recipient.subject {
            circular::Subject::Open(open) => Some(open),
            circular::Subject::Place(_) | circular::Subject::Unit(_) => None,
        }
    }

    /// The amounts that the measures state.
    pub fn amounts(&self) -> impl Iterator<Item = &'c Amount> + use<'c> {
        self.measures.iter().flat_map(|measure| &measure.amounts)
    }

    /// Who carries the measures out, each once, in printed order.
    pub fn departments(&self) -> Vec<&'c str> {
        departments(self.measures)
    }

    /// How the measures reward, with the words that show it.
    pub fn instruments(&self) -> impl Iterator<Item = &'c Tag> + use<'c> {
        self.measures.iter().flat_map(|measure| &measure.instruments)
    }
}

/// Who carries measures out, each once, in printed order.
pub(super) fn departments(measures: &[Measure]) -> Vec<&str> {
    let mut names: Vec<&str> = Vec::new();
    for department in measures.iter().flat_map(|measure| &measure.departments) {
        if !names.contains(&&*department.name) {
            names.push(&department.name);
        }
    }
    names
}
