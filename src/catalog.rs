//! Circulars and places joined: who was commended for what, looked up from every side, and the roll-ups.
//!
//! A [`Catalog`] holds what was loaded; every answer is a [`View`]'s, which is a [`Scope`] applied to it. Nothing here
//! sums over a whole catalog.

mod embedded;
pub mod issuer;
mod loaded;
mod naming;
mod rollup;
mod scope;
mod texts;

use std::ops::Range;

pub use rollup::{Counts, Standing, Totals};
pub use scope::{Scope, View};

use crate::circular::{
    Amount, Category, Circular, Department, Head, Lines, Measure, Part, Recipient, Roll, Subject, Tag,
};
use crate::data_file::DataErrors;
use crate::gazetteer::{Gazetteer, Place, PlaceId};
use crate::library::{Broken, Entry, Origin};
use loaded::{Body, Loaded};

/// A circular's position among those loaded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CircularId(u16);

/// A category: its circular, and its position there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CategoryId {
    /// The circular that has it.
    pub circular: CircularId,
    position: u16,
}

impl CategoryId {
    /// Its position in [`Circular::categories`], counted from 0.
    pub fn position(self) -> usize {
        usize::from(self.position)
    }
}

/// An award's index: awards are numbered in the order in which the circulars print them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AwardId(u32);

impl AwardId {
    /// The award's position over all circulars.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// Awards that follow one another in printed order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AwardRange {
    start: u32,
    end: u32,
}

impl AwardRange {
    /// How many there are.
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether there are none.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The award at `index` of the range.
    pub fn get(self, index: usize) -> Option<AwardId> {
        let id = u32::try_from(index)
            .ok()
            .and_then(|index| self.start.checked_add(index))?;
        (id < self.end).then_some(AwardId(id))
    }

    /// Where `award` is in the range.
    pub fn position(self, award: AwardId) -> Option<usize> {
        (self.start..self.end)
            .contains(&award.0)
            .then(|| (award.0 - self.start) as usize)
    }
}

impl IntoIterator for AwardRange {
    type Item = AwardId;
    type IntoIter = std::iter::Map<Range<u32>, fn(u32) -> AwardId>;

    fn into_iter(self) -> Self::IntoIter {
        (self.start..self.end).map(AwardId)
    }
}

/// One award (激励) with everything that it is about.
#[derive(Clone, Copy, Debug)]
pub struct Award<'a> {
    /// Its id.
    pub id: AwardId,
    /// Its category's id, which names its circular too.
    pub category_id: CategoryId,
    /// Index of the part in its category.
    pub part_index: usize,
    /// The circular that makes it.
    pub circular: &'a Circular,
    /// The kind of work.
    pub category: &'a Category,
    /// The part of the category.
    pub part: &'a Part,
    /// The list.
    pub roll: &'a Roll,
    /// The entry of the list.
    pub recipient: &'a Recipient,
    /// The place's id; `None` for a unit, and for a recipient that nobody could settle yet.
    pub place_id: Option<PlaceId>,
    /// The place.
    pub place: Option<&'a Place>,
}

impl<'a> Award<'a> {
    /// Whether its place, or what the unit belongs to, is `above` or was in it in the award year.
    pub fn is_within(&self, gazetteer: &Gazetteer, above: PlaceId) -> bool {
        let region = match &self.recipient.subject {
            Subject::Place(place) => Some(*place),
            Subject::Unit(unit) => Some(unit.region),
            Subject::Open(_) => None,
        };
        region.is_some_and(|region| gazetteer.is_within_in(region, above, self.circular.award_year))
    }

    /// What is given for it: all measures of its part.
    pub fn measures(&self) -> &'a [Measure] {
        &self.part.measures
    }

    /// The departments that carry its measures out, in printed order, each once.
    pub fn departments(&self) -> Vec<&'a Department> {
        let mut departments: Vec<&Department> = Vec::new();
        for department in self.measures().iter().flat_map(|measure| &measure.departments) {
            if departments.iter().all(|known| known.name != department.name) {
                departments.push(department);
            }
        }
        departments
    }

    /// The amounts that its measures state.
    pub fn amounts(&self) -> impl Iterator<Item = &'a Amount> + use<'a> {
        self.measures().iter().flat_map(|measure| &measure.amounts)
    }

    /// The instruments of its measures.
    pub fn instruments(&self) -> impl Iterator<Item = &'a Tag> + use<'a> {
        self.measures().iter().flat_map(|measure| &measure.instruments)
    }

    /// The lines of the source on which roll and measure stand; `None` without a source.
    pub fn lines(&self) -> Option<Lines> {
        let measures = self.measures().iter().filter_map(|measure| measure.lines);
        Some(measures.fold(self.roll.lines?, Lines::through))
    }

    /// The place as printed.
    pub fn printed(&self) -> &'a str {
        self.roll.printed(self.recipient)
    }
}

/// All circulars over one gazetteer. Of each it has what is told of it at once; the rest is read when it is first asked
/// for.
#[derive(Debug)]
pub struct Catalog {
    gazetteer: Gazetteer,
    circulars: Box<[Loaded]>,
    /// Those of the library that cannot be used.
    broken: Box<[Broken]>,
    /// Those that the default scope is chosen among; of nobody's choice, none.
    preferred: Vec<CircularId>,
}

/// A set of circulars is too large for the catalog's indices.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("too many {0} for one catalog")]
pub struct TooLarge(&'static str);

impl Catalog {
    /// Joins `circulars` over the gazetteer that their places are of: another one's make it panic. Linear in the
    /// number of awards.
    ///
    /// # Errors
    /// [`TooLarge`] past 2¹⁶ circulars, 2¹⁶ categories, parts or rolls inside their parent, or 2³² awards.
    pub fn new(gazetteer: Gazetteer, circulars: Vec<Circular>) -> Result<Self, TooLarge> {
        Self::of(gazetteer, circulars.into_iter().map(Entry::of).collect())
    }

    /// Joins what a library gives over the gazetteer that has the places of all.
    ///
    /// # Errors
    /// As for [`Catalog::new`]; of what has not been read yet, past what its head tells.
    pub fn of(gazetteer: Gazetteer, entries: Vec<Entry>) -> Result<Self, TooLarge> {
        let _: u16 = index(entries.len(), "circulars")?;
        let mut first_award = 0;
        let mut circulars = Vec::with_capacity(entries.len());
        for entry in entries {
            let awards: usize = entry.head.awards as usize;
            circulars.push(Loaded::new(entry, index(first_award, "awards")?)?);
            first_award += awards;
        }
        let _: u32 = index(first_award, "awards")?;
        Ok(Self {
            gazetteer,
            circulars: circulars.into(),
            broken: Box::default(),
            preferred: Vec::new(),
        })
    }

    /// The same with those that cannot be used, so that whoever lists circulars can list them too.
    pub fn with_broken(self, broken: Vec<Broken>) -> Self {
        let broken = broken.into();
        Self { broken, ..self }
    }

    /// The circulars of the library that cannot be used, in the order of their ids.
    pub fn broken(&self) -> &[Broken] {
        &self.broken
    }

    /// The places and the circulars apart again.
    pub fn into_parts(self) -> (Gazetteer, Vec<Circular>) {
        let Self {
            gazetteer, circulars, ..
        } = self;
        let circulars = circulars.into_iter();
        let circulars = circulars.map(|loaded| loaded.into_circular(&gazetteer));
        let circulars = circulars.collect();
        (gazetteer, circulars)
    }

    /// The places.
    pub fn gazetteer(&self) -> &Gazetteer {
        &self.gazetteer
    }

    /// The ids of the circulars, in the order in which they were loaded.
    pub fn circular_ids(&self) -> impl ExactSizeIterator<Item = CircularId> + Clone + use<> {
        // `new` made sure that they fit.
        (0..self.circulars.len() as u16).map(CircularId)
    }

    /// A circular, which is read now if it has not been. The id must be of this catalog.
    pub fn circular(&self, id: CircularId) -> &Circular {
        &self.body(id).circular
    }

    fn body(&self, id: CircularId) -> &Body {
        self.loaded(id).body(&self.gazetteer)
    }

    fn loaded(&self, id: CircularId) -> &Loaded {
        &self.circulars[usize::from(id.0)]
    }

    /// What is told of a circular without reading it. The id must be of this catalog.
    pub fn head(&self, id: CircularId) -> &Head {
        self.loaded(id).head()
    }

    /// Where a circular comes from. The id must be of this catalog.
    pub fn origin(&self, id: CircularId) -> Origin {
        self.loaded(id).origin()
    }

    /// Why circulars could not be read when they were asked for, though they could when the catalog was made.
    pub fn failures(&self) -> impl Iterator<Item = &DataErrors> {
        self.circulars.iter().filter_map(Loaded::failure)
    }

    /// The circular with this key: `sichuan-2022`.
    pub fn circular_by_key(&self, key: &str) -> Option<CircularId> {
        self.circular_ids().find(|id| *self.head(*id).id == *key)
    }

    /// The categories of a circular, in printed order.
    pub fn categories_of(&self, circular: CircularId) -> impl Iterator<Item = (CategoryId, &Category)> {
        let categories = self.circular(circular).categories.iter();
        (0..)
            .zip(categories)
            .map(move |(position, category)| (CategoryId { circular, position }, category))
    }

    /// The category at a position of a circular, counted from 0.
    pub fn category_id(&self, circular: CircularId, position: usize) -> Option<CategoryId> {
        let exists = position < self.circular(circular).categories.len();
        let position = u16::try_from(position).ok()?;
        exists.then_some(CategoryId { circular, position })
    }

    /// A category. The id must be of this catalog.
    pub fn category(&self, id: CategoryId) -> &Category {
        &self.circular(id.circular).categories[id.position()]
    }

    /// A place of the gazetteer.
    pub fn place(&self, id: PlaceId) -> &Place {
        self.gazetteer.get(id)
    }

    /// An award. The id must be of this catalog.
    pub fn award(&self, id: AwardId) -> Award<'_> {
        // The last circular that begins no later; those without awards begin where the next one does.
        let after = self
            .circulars
            .partition_point(|loaded| loaded.first_award <= id.0);
        let at = after - 1;
        let loaded = &self.circulars[at];
        let Body { circular, awards, .. } = loaded.body(&self.gazetteer);
        let award = awards[(id.0 - loaded.first_award) as usize];
        let category = &circular.categories[usize::from(award.category)];
        let part = &category.parts[usize::from(award.part)];
        let roll = &part.rolls[usize::from(award.roll)];
        Award {
            id,
            category_id: CategoryId {
                circular: CircularId(at as u16),
                position: award.category,
            },
            part_index: usize::from(award.part),
            circular,
            category,
            part,
            roll,
            recipient: &roll.recipients[award.recipient as usize],
            place_id: award.place,
            place: award.place.map(|id| self.gazetteer.get(id)),
        }
    }

    fn awards_in(&self, category: CategoryId) -> AwardRange {
        let first = self.loaded(category.circular).first_award;
        let starts = &self.body(category.circular).category_starts;
        AwardRange {
            start: first + starts[category.position()],
            end: first + starts[category.position() + 1],
        }
    }

    pub(crate) fn awards_of_circular(&self, circular: CircularId) -> AwardRange {
        let first = self.loaded(circular).first_award;
        AwardRange {
            start: first,
            end: first + self.body(circular).awards.len() as u32,
        }
    }

    /// The awards of a circular with the places that they are given to, in printed order.
    fn places_of_circular(&self, circular: CircularId) -> impl Iterator<Item = (AwardId, PlaceId)> + '_ {
        let awards = &self.body(circular).awards;
        let ids = self.awards_of_circular(circular).into_iter();
        ids.zip(awards).filter_map(|(id, award)| Some((id, award.place?)))
    }

    fn rolls_in(&self, category: CategoryId) -> impl Iterator<Item = (usize, &Roll, AwardRange)> {
        let mut start = self.awards_in(category).start;
        let parts = self.category(category).parts.iter().enumerate();
        parts
            .flat_map(|(part, content)| content.rolls.iter().map(move |roll| (part, roll)))
            .map(move |(part, roll)| {
                let end = start + roll.recipients.len() as u32;
                let awards = AwardRange { start, end };
                start = end;
                (part, roll, awards)
            })
    }
}

fn index<T: TryFrom<usize>>(value: usize, what: &'static str) -> Result<T, TooLarge> {
    T::try_from(value).map_err(|_| TooLarge(what))
}
