//! Places beside one another: which categories they share, what each has alone, circular by circular. Only what each has of
//! its own (本级) is compared.

use super::{AwardReport, Money};
use crate::catalog::{AwardId, CategoryId, CircularId, Counts, View};
use crate::gazetteer::PlaceId;

/// Some places beside one another.
#[derive(Clone, Debug)]
pub struct PlaceComparison {
    /// They, each once, in the order in which they were asked for.
    pub places: Vec<PlaceId>,
    /// What each circular of the view has for them, the newest first.
    pub circulars: Vec<ComparedInCircular>,
}

/// What one circular has for the places.
#[derive(Clone, Debug)]
pub struct ComparedInCircular {
    /// The circular.
    pub circular: CircularId,
    /// What each place has in all.
    pub columns: Vec<ComparedPlace>,
    /// The categories that any of them has: first those that all have, then those that some share, then what each has
    /// alone; each of these in printed order.
    pub rows: Vec<ComparedRow>,
    /// The categories that none of them has.
    pub nobodys: Vec<CategoryId>,
}

/// What one place has of its own in a circular.
#[derive(Clone, Copy, Debug)]
pub struct ComparedPlace {
    /// Its categories and awards.
    pub own: Counts,
    /// What those within it have, apart; `None` for what has no members.
    pub within: Option<Counts>,
    /// The money that is stated for it.
    pub money: Money,
}

/// One category over all places.
#[derive(Clone, Debug)]
pub struct ComparedRow {
    /// It.
    pub category: CategoryId,
    /// Who has it.
    pub shared: Shared,
    /// The awards of each place.
    pub cells: Vec<Vec<AwardId>>,
}

/// Who has a category.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shared {
    /// All of the places.
    All,
    /// Several of them.
    Several,
    /// One, by its position.
    One(usize),
}

impl Shared {
    /// The word in exports.
    pub fn key(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Several => "several",
            Self::One(_) => "one",
        }
    }
}

impl PlaceComparison {
    /// How many places can be compared: those at least, and at most.
    pub const PLACES: (usize, usize) = (2, 6);

    /// The places beside one another.
    pub fn new(view: &View<'_>, places: &[PlaceId]) -> Self {
        let mut distinct: Vec<PlaceId> = Vec::new();
        for place in places {
            if !distinct.contains(place) {
                distinct.push(*place);
            }
        }
        let circulars = view.circulars();
        Self {
            circulars: circulars
                .map(|(id, _)| ComparedInCircular::new(view, id, &distinct))
                .collect(),
            places: distinct,
        }
    }
}

impl ComparedInCircular {
    fn new(view: &View<'_>, circular: CircularId, places: &[PlaceId]) -> Self {
        let is_of_circular = |id: &AwardId| view.award(*id).category_id.circular == circular;
        let own = |place: PlaceId| view.awards_of(place).iter().copied().filter(is_of_circular);
        let mut rows = Vec::new();
        let mut nobodys = Vec::new();
        for (category, _) in view.catalog().categories_of(circular) {
            let cells: Vec<Vec<AwardId>> = places
                .iter()
                .map(|place| {
                    own(*place)
                        .filter(|id| view.award(*id).category_id == category)
                        .collect()
                })
                .collect();
            match shared(&cells) {
                Some(shared) => rows.push(ComparedRow {
                    category,
                    shared,
                    cells,
                }),
                None => nobodys.push(category),
            }
        }
        rows.sort_by_key(|row| row.shared);
        let column = |place: &PlaceId| {
            let gazetteer = view.gazetteer();
            let within = gazetteer.descendants(*place).flat_map(own);
            ComparedPlace {
                own: view.counts(own(*place)),
                within: gazetteer.has_members(*place).then(|| view.counts(within)),
                money: Money::of(own(*place).map(|id| AwardReport::new(view.catalog(), id))),
            }
        };
        Self {
            circular,
            columns: places.iter().map(column).collect(),
            rows,
            nobodys,
        }
    }

    /// The rows in groups: who has them, and which they are.
    pub fn groups(&self) -> impl Iterator<Item = (Shared, &[ComparedRow])> {
        let groups = self.rows.chunk_by(|one, other| one.shared == other.shared);
        groups.filter_map(|rows| Some((rows.first()?.shared, rows)))
    }
}

/// Who has something in a row of cells; `None` where nobody has.
fn shared(cells: &[Vec<AwardId>]) -> Option<Shared> {
    let mut having = cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty());
    let (first, _) = having.next()?;
    let count = 1 + having.count();
    Some(match count {
        count if count == cells.len() => Shared::All,
        1 => Shared::One(first),
        _ => Shared::Several,
    })
}
