//! The places of a view in one table: what each has of its own, what those within it have, and what money is stated for
//! it; as far as they meet some conditions, in some order. Circulars are kept apart: each has rows of its own.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use super::{AwardReport, Money};
use crate::catalog::{Award, AwardId, CategoryId, CircularId, Counts, View};
use crate::circular::Instrument;
use crate::gazetteer::{Kind, PlaceId};

/// What a place, or an award that is counted, must be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Condition {
    /// A place of this kind.
    Kind(Kind),
    /// This place.
    Place(PlaceId),
    /// This place, or one in it.
    Within(PlaceId),
    /// Awards of these categories; a place must have one.
    Categories(Vec<CategoryId>),
    /// Awards that this department implements; a place must have one.
    Department(Box<str>),
    /// Awards that use this instrument; a place must have one.
    Instrument(Instrument),
    /// A place for which money is stated.
    StatesMoney,
    /// A place for which at least so much is stated, in 元.
    AtLeast(Least, u64),
    /// A place that the circular names, or one that it does not name.
    Listed(bool),
}

/// Of what a least amount is one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Least {
    /// Of one award.
    OneAward,
    /// Of all that is stated, added up.
    Sum,
}

impl Condition {
    /// Whether it chooses among awards, rather than among places.
    fn chooses_awards(&self) -> bool {
        matches!(
            self,
            Self::Categories(_) | Self::Department(_) | Self::Instrument(_)
        )
    }

    fn takes_award(&self, award: &Award<'_>) -> bool {
        match self {
            Self::Categories(wanted) => wanted.contains(&award.category_id),
            Self::Department(name) => award
                .departments()
                .iter()
                .any(|department| department.name == *name),
            Self::Instrument(wanted) => award.instruments().any(|tag| tag.instrument == *wanted),
            _ => true,
        }
    }

    fn takes(&self, view: &View<'_>, entry: &PlaceEntry) -> bool {
        match self {
            Self::Kind(kind) => view.gazetteer().kind(entry.place) == *kind,
            Self::Place(place) => entry.place == *place,
            Self::Within(above) => view.gazetteer().is_within(entry.place, *above),
            Self::StatesMoney => entry.money.is_stated(),
            Self::AtLeast(Least::OneAward, yuan) => entry.money.largest >= *yuan,
            Self::AtLeast(Least::Sum, yuan) => entry.money.sum >= *yuan,
            Self::Listed(listed) => entry.is_listed == *listed,
            Self::Categories(_) | Self::Department(_) | Self::Instrument(_) => entry.own.awards > 0,
        }
    }
}

/// A column of the table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PlaceColumn {
    /// The place, in the order of the gazetteer.
    Place,
    /// Its categories.
    #[default]
    Categories,
    /// Its awards.
    Awards,
    /// The awards of those within it.
    Within,
    /// The money that is stated for it.
    Money,
}

impl PlaceColumn {
    /// All columns, from the left.
    pub const ALL: [Self; 5] = [
        Self::Place,
        Self::Categories,
        Self::Awards,
        Self::Within,
        Self::Money,
    ];

    fn compare(self, one: &PlaceEntry, other: &PlaceEntry) -> Ordering {
        let awards = |counts: Option<Counts>| counts.map_or(0, |counts| counts.awards);
        match self {
            Self::Place => one.place.cmp(&other.place),
            Self::Categories => one.own.cmp(&other.own),
            Self::Awards => one.own.awards.cmp(&other.own.awards),
            Self::Within => awards(one.within).cmp(&awards(other.within)),
            Self::Money => one.money.sum.cmp(&other.money.sum),
        }
    }
}

/// In which order the rows stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Order {
    /// By which column.
    pub by: PlaceColumn,
    /// Whether the least comes first.
    pub ascending: bool,
}

impl Order {
    /// By a column as one wants it: places from the first, numbers from the greatest.
    pub fn by(by: PlaceColumn) -> Self {
        Self {
            by,
            ascending: by == PlaceColumn::Place,
        }
    }

    /// The other way round.
    pub fn reversed(self) -> Self {
        Self {
            ascending: !self.ascending,
            ..self
        }
    }
}

impl Default for Order {
    fn default() -> Self {
        Self::by(PlaceColumn::default())
    }
}

/// What one circular has for a place, of the awards that are counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlaceEntry {
    /// The circular.
    pub circular: CircularId,
    /// The place.
    pub place: PlaceId,
    /// Whether the circular names the place itself, whatever is counted.
    pub is_listed: bool,
    /// Its own (本级).
    pub own: Counts,
    /// Those within it (所辖), apart; `None` for what has no members.
    pub within: Option<Counts>,
    /// The money stated for its own awards.
    pub money: Money,
}

/// The table.
#[derive(Clone, Debug, Default)]
pub struct Places {
    /// What the places meet, all of it.
    pub conditions: Vec<Condition>,
    /// In which order they stand; those that are equal in that of categories, then in the gazetteer's.
    pub order: Order,
    /// The rows.
    pub entries: Vec<PlaceEntry>,
    /// How many places they are of: of several circulars a place may have several.
    pub count: usize,
}

impl Places {
    /// The places in the regions of the view's circulars that meet all of the conditions.
    pub fn new(view: &View<'_>, conditions: Vec<Condition>, order: Order) -> Self {
        let circulars = view.circulars();
        let mut entries: Vec<_> = circulars
            .flat_map(|(id, circular)| entries(view, id, circular.region, &conditions))
            .filter(|entry| conditions.iter().all(|condition| condition.takes(view, entry)))
            .collect();
        entries.sort_by(|one, other| {
            let ordering = order.by.compare(one, other);
            let ordering = if order.ascending {
                ordering
            } else {
                ordering.reverse()
            };
            ordering.then_with(|| other.own.cmp(&one.own))
        });
        let distinct: BTreeSet<_> = entries.iter().map(|entry| entry.place).collect();
        Self {
            conditions,
            order,
            count: distinct.len(),
            entries,
        }
    }

    /// The kind that all of the places are of, if one was asked for.
    pub fn kind(&self) -> Option<Kind> {
        self.conditions.iter().find_map(|condition| match condition {
            Condition::Kind(kind) => Some(*kind),
            _ => None,
        })
    }
}

/// Awards of places, added up as one goes.
#[derive(Default)]
struct Sum {
    categories: BTreeSet<CategoryId>,
    awards: Vec<AwardId>,
}

impl Sum {
    fn add(&mut self, award: &Award<'_>) {
        self.categories.insert(award.category_id);
        self.awards.push(award.id);
    }

    fn counts(&self) -> Counts {
        Counts {
            categories: self.categories.len(),
            awards: self.awards.len(),
        }
    }
}

/// An entry for each place in a circular's region, in the order of the gazetteer.
fn entries(
    view: &View<'_>,
    circular: CircularId,
    region: PlaceId,
    conditions: &[Condition],
) -> Vec<PlaceEntry> {
    let gazetteer = view.gazetteer();
    let mut own: BTreeMap<PlaceId, Sum> = BTreeMap::new();
    let mut within: BTreeMap<PlaceId, Sum> = BTreeMap::new();
    let mut listed = BTreeSet::new();
    let of_awards: Vec<_> = conditions
        .iter()
        .filter(|condition| condition.chooses_awards())
        .collect();
    for award in view
        .awards_of_circular(circular)
        .into_iter()
        .map(|id| view.award(id))
    {
        let Some(place) = award.place_id else { continue };
        listed.insert(place);
        if of_awards.iter().all(|condition| condition.takes_award(&award)) {
            own.entry(place).or_default().add(&award);
            for above in gazetteer.path(place).skip(1) {
                within.entry(above).or_default().add(&award);
            }
        }
    }
    let entry = |place: PlaceId| {
        let sum = own.get(&place);
        let awards = sum.into_iter().flat_map(|sum| &sum.awards);
        let has_members = gazetteer.has_members(place);
        PlaceEntry {
            circular,
            place,
            is_listed: listed.contains(&place),
            own: sum.map(Sum::counts).unwrap_or_default(),
            within: has_members.then(|| within.get(&place).map(Sum::counts).unwrap_or_default()),
            money: Money::of(awards.map(|id| AwardReport::new(view.catalog(), *id))),
        }
    };
    gazetteer.descendants(region).map(entry).collect()
}
