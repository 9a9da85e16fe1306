//! One category: its parts, the lists of each, and what those on them are given.

use super::award::{AwardReport, Citation};
use crate::catalog::{AwardRange, CategoryId, Counts, Totals, View};
use crate::circular::{Category, Circular, Lines, Measure, Roll};

/// A category as its circular prints it, with what it counts up to.
#[derive(Clone, Debug)]
pub struct CategoryReport<'v> {
    /// Its id.
    pub id: CategoryId,
    /// Its circular.
    pub circular: &'v Circular,
    /// Its heading and labels.
    pub category: &'v Category,
    /// Its awards, in printed order.
    pub awards: AwardRange,
    /// What they count up to.
    pub totals: Totals,
    /// Its parts.
    pub parts: Vec<PartReport<'v>>,
}

/// What one measure, or several for the same lists, cover.
#[derive(Clone, Debug)]
pub struct PartReport<'v> {
    /// The heading as printed, if there is one.
    pub heading: Option<&'v str>,
    /// The lists.
    pub rolls: Vec<RollReport<'v>>,
    /// What those on them are given.
    pub measures: &'v [Measure],
    /// Where all of it stands.
    pub citation: Citation<'v>,
}

/// One list.
#[derive(Clone, Copy, Debug)]
pub struct RollReport<'v> {
    /// It, as printed.
    pub roll: &'v Roll,
    /// Its awards, in printed order.
    pub awards: AwardRange,
}

/// One recipient of a list, with what it has in its whole circular.
#[derive(Clone, Copy, Debug)]
pub struct RecipientRow<'v> {
    /// What it gets here.
    pub award: AwardReport<'v>,
    /// What it has in all, of its own (共获).
    pub counts: Counts,
}

impl<'v> CategoryReport<'v> {
    /// The report of a category of the view.
    pub fn new(view: &'v View<'_>, id: CategoryId) -> Self {
        let catalog = view.catalog();
        let (circular, category) = (catalog.circular(id.circular), catalog.category(id));
        let mut rolls = view.rolls_in(id).peekable();
        let parts = category.parts.iter().enumerate().map(|(at, part)| {
            let mut of_part = Vec::new();
            while let Some((_, roll, awards)) = rolls.next_if(|(part, ..)| *part == at) {
                of_part.push(RollReport { roll, awards });
            }
            let roll_lines = of_part.first().and_then(|roll| roll.roll.lines);
            let measures = std::slice::from_ref(&part.measure);
            let measure_lines = measures.last().and_then(|measure| measure.lines);
            PartReport {
                heading: part.heading.as_deref(),
                rolls: of_part,
                measures,
                citation: Citation {
                    circular,
                    category,
                    printed: None,
                    correction: None,
                    lines: roll_lines.zip(measure_lines).map(through),
                },
            }
        });
        Self {
            id,
            circular,
            category,
            parts: parts.collect(),
            awards: view.awards_in(id),
            totals: view.totals(view.awards_in(id)),
        }
    }
}

impl RollReport<'_> {
    /// The recipients, in printed order.
    pub fn recipients<'v>(&self, view: &'v View<'_>) -> impl Iterator<Item = RecipientRow<'v>> + use<'v> {
        self.awards.into_iter().map(|id| RecipientRow::new(view, id))
    }
}

impl<'v> RecipientRow<'v> {
    /// The row of an award.
    pub fn new(view: &'v View<'_>, id: crate::catalog::AwardId) -> Self {
        let award = AwardReport::new(view.catalog(), id);
        let circular = award.category_id.circular;
        let own = view.awards_of(award.place).iter().copied();
        let counts = view.counts(own.filter(|id| view.award(*id).category_id.circular == circular));
        Self { award, counts }
    }
}

fn through((first, last): (Lines, Lines)) -> Lines {
    first.through(last)
}
