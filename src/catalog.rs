//! Circulars and places joined: who was commended for what, looked up from every side, and the roll-ups.
//!
//! The one source of every answer: the screen, the commands and the exports ask here and nowhere else.

mod embedded;
mod rollup;

use std::ops::Range;

pub use rollup::{DepartmentShare, Standing, StatedSum, Totals};

use crate::circular::{Category, Circular, Lines, Measure, Part, Recipient, Roll};
use crate::gazetteer::{Gazetteer, Kind, Place, PlaceId};

/// An award's index: awards are numbered in the order in which the circulars print them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AwardId(u32);

impl AwardId {
    /// The award's position in [`Catalog::awards`].
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

/// Where an award stands: indices into the circulars, sixteen bytes an award.
#[derive(Clone, Copy, Debug)]
struct AwardEntry {
    circular: u16,
    category: u16,
    part: u16,
    roll: u16,
    recipient: u32,
    place: PlaceId,
}

/// One award (激励) with everything that it is about.
#[derive(Clone, Copy, Debug)]
pub struct Award<'a> {
    /// Its id.
    pub id: AwardId,
    /// Index of the circular in [`Catalog::circulars`].
    pub circular_index: usize,
    /// Index of the category in its circular.
    pub category_index: usize,
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
    /// The place's id.
    pub place_id: PlaceId,
    /// The place.
    pub place: &'a Place,
}

impl<'a> Award<'a> {
    /// What is given for it.
    pub fn measure(&self) -> &'a Measure {
        &self.part.measure
    }

    /// The lines of the source on which roll and measure stand; `None` without a source.
    pub fn lines(&self) -> Option<Lines> {
        Some(self.roll.lines?.through(self.measure().lines?))
    }

    /// The place as printed.
    pub fn printed(&self) -> &'a str {
        self.roll.printed(self.recipient)
    }

    /// The heading that tells it from others of its category: its roll's, else its part's, if there is one.
    pub fn heading(&self) -> Option<&'a str> {
        self.roll.heading().or(self.part.title())
    }
}

/// The awards that concern a place, those of others kept apart from its own.
#[derive(Clone, Debug)]
pub struct PlaceAwards<'a> {
    /// Its own, in printed order.
    pub own: &'a [AwardId],
    /// The prefecture that it lies in, if it lies in one, with that prefecture's own awards.
    pub prefecture: Option<(PlaceId, &'a [AwardId])>,
    /// For a prefecture: the places within it that are named, in the gazetteer's order, each with its own.
    pub within: Option<Vec<(PlaceId, &'a [AwardId])>>,
    /// For a prefecture: the zones that span it and others and are named, which are counted under none of them, each
    /// with its own.
    pub spanning: Vec<(PlaceId, &'a [AwardId])>,
}

impl PlaceAwards<'_> {
    /// How many awards the places within a prefecture have.
    pub fn count_within(&self) -> usize {
        self.within.iter().flatten().map(|(_, awards)| awards.len()).sum()
    }

    /// The awards of the places within a prefecture, in printed order.
    pub fn all_within(&self) -> Vec<AwardId> {
        let within = self.within.iter().flatten();
        let mut awards: Vec<_> = within.flat_map(|(_, awards)| *awards).copied().collect();
        awards.sort_unstable();
        awards
    }
}

/// All circulars over one gazetteer.
#[derive(Debug)]
pub struct Catalog {
    gazetteer: Gazetteer,
    circulars: Box<[Circular]>,
    awards: Box<[AwardEntry]>,
    /// The awards sorted by place, and where each place's begin; one entry more than there are places.
    by_place: Box<[AwardId]>,
    place_starts: Box<[u32]>,
    /// Where each category's awards begin: an entry per category over all circulars, and the end.
    category_starts: Box<[u32]>,
    /// Where each circular's categories begin in `category_starts`.
    circular_starts: Box<[u32]>,
    /// What each circular counts up to: asked for with every frame, and so counted once.
    circular_totals: Box<[Totals]>,
    /// The most awards that any prefecture has itself.
    most_awards: usize,
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
        let mut awards = Vec::with_capacity(circulars.iter().map(count_recipients).sum());
        let mut category_starts = Vec::new();
        let mut circular_starts = Vec::with_capacity(circulars.len());
        for (at, circular) in circulars.iter().enumerate() {
            circular_starts.push(index(category_starts.len(), "categories")?);
            for (category_at, category) in circular.categories.iter().enumerate() {
                category_starts.push(index(awards.len(), "awards")?);
                add_awards(
                    &mut awards,
                    category,
                    index(at, "circulars")?,
                    index(category_at, "categories")?,
                )?;
            }
        }
        category_starts.push(index(awards.len(), "awards")?);
        let (place_starts, by_place) = group_by_place(&awards, gazetteer.len());
        let mut catalog = Self {
            gazetteer,
            circulars: circulars.into(),
            awards: awards.into(),
            by_place,
            place_starts,
            category_starts: category_starts.into(),
            circular_starts: circular_starts.into(),
            circular_totals: Box::default(),
            most_awards: 0,
        };
        // What is counted over the catalog is counted by it.
        let totals = |at| catalog.totals(catalog.awards_of_circular(at));
        catalog.circular_totals = (0..catalog.circulars.len()).map(totals).collect();
        let own = |id| catalog.awards_of(id).len();
        catalog.most_awards = catalog.gazetteer.prefectures().map(own).max().unwrap_or_default();
        Ok(catalog)
    }

    /// What a circular counts up to.
    pub fn circular_totals(&self, circular: usize) -> Totals {
        self.circular_totals[circular]
    }

    /// The most awards that any prefecture has itself.
    pub fn most_awards_of_a_prefecture(&self) -> usize {
        self.most_awards
    }

    /// The places and the circulars apart again.
    pub fn into_parts(self) -> (Gazetteer, Vec<Circular>) {
        (self.gazetteer, self.circulars.into())
    }

    /// The places.
    pub fn gazetteer(&self) -> &Gazetteer {
        &self.gazetteer
    }

    /// The circulars, in the order given.
    pub fn circulars(&self) -> &[Circular] {
        &self.circulars
    }

    /// A place of the gazetteer.
    pub fn place(&self, id: PlaceId) -> &Place {
        self.gazetteer.get(id)
    }

    /// An award. The id must be of this catalog.
    pub fn award(&self, id: AwardId) -> Award<'_> {
        let award = self.awards[id.index()];
        let circular = &self.circulars[usize::from(award.circular)];
        let category = &circular.categories[usize::from(award.category)];
        let part = &category.parts[usize::from(award.part)];
        let roll = &part.rolls[usize::from(award.roll)];
        Award {
            id,
            circular_index: usize::from(award.circular),
            category_index: usize::from(award.category),
            part_index: usize::from(award.part),
            circular,
            category,
            part,
            roll,
            recipient: &roll.recipients[award.recipient as usize],
            place_id: award.place,
            place: self.gazetteer.get(award.place),
        }
    }

    /// All awards, in printed order.
    pub fn awards(&self) -> impl ExactSizeIterator<Item = Award<'_>> + Clone {
        (0..self.awards.len() as u32).map(|id| self.award(AwardId(id)))
    }

    /// A place's own awards, in printed order; none of its prefecture's and none of its counties'.
    pub fn awards_of(&self, place: PlaceId) -> &[AwardId] {
        let start = self.place_starts[place.index()] as usize;
        let end = self.place_starts[place.index() + 1] as usize;
        &self.by_place[start..end]
    }

    /// The awards of one category, in printed order. Both are indices, counted from 0.
    pub fn awards_in(&self, circular: usize, category: usize) -> AwardRange {
        let at = self.circular_starts[circular] as usize + category;
        AwardRange {
            start: self.category_starts[at],
            end: self.category_starts[at + 1],
        }
    }

    /// The awards of one circular, in printed order.
    pub fn awards_of_circular(&self, circular: usize) -> AwardRange {
        let at = self.circular_starts[circular] as usize;
        let end = at + self.circulars[circular].categories.len();
        AwardRange {
            start: self.category_starts[at],
            end: self.category_starts[end],
        }
    }

    /// The rolls of one category with their part and their awards, in printed order.
    pub fn rolls_in(
        &self,
        circular: usize,
        category: usize,
    ) -> impl Iterator<Item = (usize, &Roll, AwardRange)> {
        let mut start = self.awards_in(circular, category).start;
        let parts = self.circulars[circular].categories[category]
            .parts
            .iter()
            .enumerate();
        parts
            .flat_map(|(part, content)| content.rolls.iter().map(move |roll| (part, roll)))
            .map(move |(part, roll)| {
                let end = start + roll.recipients.len() as u32;
                let awards = AwardRange { start, end };
                start = end;
                (part, roll, awards)
            })
    }

    /// The awards that concern a place: its own and, apart from them, its prefecture's and those within it.
    pub fn awards_about(&self, place: PlaceId) -> PlaceAwards<'_> {
        let with_awards = |id: PlaceId| (id, self.awards_of(id));
        let is_named = |(_, awards): &(PlaceId, &[AwardId])| !awards.is_empty();
        let Place { prefecture, kind, .. } = self.place(place);
        let is_prefecture = *kind == Kind::Prefecture;
        let within = || {
            let members = self.gazetteer.members(place).map(with_awards);
            members.filter(is_named).collect()
        };
        let spanning = || {
            let zones = self.gazetteer.spanning(place).map(with_awards);
            zones.filter(is_named).collect()
        };
        PlaceAwards {
            own: self.awards_of(place),
            prefecture: prefecture.map(|prefecture| (prefecture, self.awards_of(prefecture))),
            within: is_prefecture.then(within),
            spanning: is_prefecture.then(spanning).unwrap_or_default(),
        }
    }

    /// Whether any circular names the place.
    pub fn is_named(&self, place: PlaceId) -> bool {
        !self.awards_of(place).is_empty()
    }
}

fn count_recipients(circular: &Circular) -> usize {
    let parts = circular.categories.iter().flat_map(|category| &category.parts);
    let rolls = parts.flat_map(|part| &part.rolls);
    rolls.map(|roll| roll.recipients.len()).sum()
}

/// Adds the awards of one category, in printed order.
fn add_awards(
    awards: &mut Vec<AwardEntry>,
    content: &Category,
    circular: u16,
    category: u16,
) -> Result<(), TooLarge> {
    for (part_at, part) in content.parts.iter().enumerate() {
        for (roll_at, roll) in part.rolls.iter().enumerate() {
            for (recipient_at, recipient) in roll.recipients.iter().enumerate() {
                awards.push(AwardEntry {
                    circular,
                    category,
                    part: index(part_at, "parts")?,
                    roll: index(roll_at, "rolls")?,
                    recipient: index(recipient_at, "recipients")?,
                    place: recipient.place,
                });
            }
        }
    }
    Ok(())
}

fn index<T: TryFrom<usize>>(value: usize, what: &'static str) -> Result<T, TooLarge> {
    T::try_from(value).map_err(|_| TooLarge(what))
}

/// A counting sort: the awards by place, printed order kept, and where each place's begin.
fn group_by_place(awards: &[AwardEntry], places: usize) -> (Box<[u32]>, Box<[AwardId]>) {
    let mut starts = vec![0_u32; places + 1];
    for award in awards {
        starts[award.place.index() + 1] += 1;
    }
    for place in 1..starts.len() {
        starts[place] += starts[place - 1];
    }
    let mut next = starts.clone();
    let mut grouped = vec![AwardId(0); awards.len()];
    for (id, award) in (0..).map(AwardId).zip(awards) {
        let slot = &mut next[award.place.index()];
        grouped[*slot as usize] = id;
        *slot += 1;
    }
    (starts.into(), grouped.into())
}
