//! Counts, sums and standings over the awards of a view. Nothing here mixes what the circular keeps apart: money is
//! summed only within one unit, a prefecture's own awards are never added silently to its counties', and nobody is
//! ranked over several circulars.

use std::collections::BTreeSet;

use super::{AwardId, View};
use crate::circular::Subject;
use crate::gazetteer::{Kind, PlaceId};
use crate::library::Named;

/// How much a place has: one category (事项) with three lists is one achievement and three awards (项次).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Counts {
    /// Distinct categories: what standings go by.
    pub categories: usize,
    /// Awards.
    pub awards: usize,
}

impl From<Named> for Counts {
    fn from(named: Named) -> Self {
        Self {
            categories: named.categories as usize,
            awards: named.awards as usize,
        }
    }
}

/// What a set of awards counts up to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// Awards.
    pub awards: usize,
    /// Categories that have at least one of them.
    pub categories: usize,
    /// Distinct places.
    pub places: usize,
    /// Distinct recipients that are no places: enterprises, hospitals, departments.
    pub units: usize,
    /// Awards whose recipient nobody could settle yet (待核).
    pub open: usize,
    /// Distinct provinces among the places.
    pub provinces: usize,
    /// Distinct prefectures.
    pub prefectures: usize,
    /// Distinct counties.
    pub counties: usize,
    /// Distinct zones.
    pub zones: usize,
    /// Distinct bases.
    pub bases: usize,
    /// Distinct towns.
    pub towns: usize,
}

impl Totals {
    /// Distinct recipients (激励对象): places, units, and what nobody could settle yet, each entry for itself.
    pub fn recipients(&self) -> usize {
        self.places + self.units + self.open
    }

    /// The categories and awards alone.
    pub fn counts(&self) -> Counts {
        Counts {
            categories: self.categories,
            awards: self.awards,
        }
    }
}

/// How a place stands in one circular among the members of its level that the circular's region has directly: the
/// prefectures of a province, the counties straight under it, the provinces of the country.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// What it has: its own (本级), of a province what it and its own have.
    pub counts: Counts,
    /// Its rank by distinct categories, counted from 1; those with the same number have the same rank.
    pub rank: usize,
    /// How many have this number of categories, it among them.
    pub tied: usize,
    /// How many there are.
    pub of: usize,
    /// Their level.
    pub level: Kind,
}

impl View<'_> {
    /// Counts a set of awards. A category is counted once in each circular.
    pub fn totals(&self, awards: impl IntoIterator<Item = AwardId>) -> Totals {
        let mut totals = Totals::default();
        // A mark for each place is faster than a set of places, and no larger.
        let mut seen = vec![false; self.gazetteer().len()];
        let mut places = Vec::new();
        let mut units = BTreeSet::new();
        let mut categories = BTreeSet::new();
        let mut last = None;
        for id in awards {
            let award = self.award(id);
            totals.awards += 1;
            if last.replace(award.category_id) != Some(award.category_id) {
                categories.insert(award.category_id);
            }
            match award.place_id {
                Some(place) if !std::mem::replace(&mut seen[place.index()], true) => places.push(place),
                Some(_) => {}
                None => match &award.recipient.subject {
                    Subject::Unit(unit) => {
                        units.insert((unit.region, unit.kind.key(), award.printed()));
                    }
                    _ => totals.open += 1,
                },
            }
        }
        totals.categories = categories.len();
        totals.places = places.len();
        totals.units = units.len();
        for place in places {
            match self.place(place).kind {
                Kind::Country => {}
                Kind::Province => totals.provinces += 1,
                Kind::Prefecture => totals.prefectures += 1,
                Kind::County => totals.counties += 1,
                Kind::Zone => totals.zones += 1,
                Kind::Base => totals.bases += 1,
                Kind::Town => totals.towns += 1,
            }
        }
        totals
    }

    /// What a set of awards comes to.
    pub fn counts(&self, awards: impl IntoIterator<Item = AwardId>) -> Counts {
        let mut categories = BTreeSet::new();
        let awards = awards
            .into_iter()
            .map(|id| categories.insert(self.award(id).category_id))
            .count();
        Counts {
            categories: categories.len(),
            awards,
        }
    }

    /// What standings go by: what a place has of its own; of a province, what it and its own have.
    pub fn ranked_counts(&self, place: PlaceId) -> Counts {
        let own = self.awards_of(place).iter().copied();
        if self.place(place).kind == Kind::Province {
            let within = self.gazetteer().descendants(place);
            self.counts(own.chain(within.flat_map(|id| self.awards_of(id)).copied()))
        } else {
            self.counts(own)
        }
    }

    /// The members of the region that are ranked with one another: those of one level, in the order of their codes. Zones
    /// and bases rank nowhere.
    pub fn ranked_members(&self, level: Kind) -> impl Iterator<Item = PlaceId> + '_ {
        let ranked = matches!(level, Kind::Province | Kind::Prefecture | Kind::County);
        let members = self.gazetteer().children(self.region()).iter().copied();
        members.filter(move |id| ranked && self.place(*id).kind == level)
    }

    /// The level whose places are told apart in the region first: the highest that its direct members have.
    pub fn ranked_level(&self) -> Kind {
        let members = self.gazetteer().children(self.region()).iter();
        members
            .map(|id| self.place(*id).kind)
            .min()
            .unwrap_or(Kind::County)
    }

    /// How a place stands; `None` where the view is of several circulars, and for what is no direct member of the
    /// region.
    pub fn standing(&self, place: PlaceId) -> Option<Standing> {
        self.standing_by(place, |id| self.ranked_counts(id))
    }

    /// How a place stands by whatever is counted of each, under the conditions of [`View::standing`].
    pub fn standing_by(&self, place: PlaceId, count: impl Fn(PlaceId) -> Counts) -> Option<Standing> {
        self.single()?;
        let level = self.place(place).kind;
        let all: Vec<(PlaceId, Counts)> = self.ranked_members(level).map(|id| (id, count(id))).collect();
        let (_, counts) = *all.iter().find(|(id, _)| *id == place)?;
        let categories = || all.iter().map(|(_, other)| other.categories);
        Some(Standing {
            counts,
            rank: 1 + categories().filter(|other| *other > counts.categories).count(),
            tied: categories().filter(|other| *other == counts.categories).count(),
            of: all.len(),
            level,
        })
    }
}
