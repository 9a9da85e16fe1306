//! One award, as a row of any answer.

use crate::catalog::{Award, AwardId, Catalog, CategoryId};
use crate::circular::{Amount, Category, Circular, Correction, Lines, Measure, Tag};
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
    /// The place that gets it.
    pub place: PlaceId,
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
            place: award.place_id,
            printed: award.printed(),
            carried: award.recipient.carried,
            correction,
            note: remarks.and_then(|remarks| remarks.note.as_ref()),
            measures: std::slice::from_ref(&award.part.measure),
            citation: Citation {
                circular: award.circular,
                category: award.category,
                printed: Some(award.printed()),
                correction,
                lines: award.lines(),
            },
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
    for name in measures.iter().flat_map(|measure| &measure.departments) {
        if !names.contains(&&**name) {
            names.push(name);
        }
    }
    names
}
