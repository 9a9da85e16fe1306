//! Counts, sums and standings over awards. Nothing here mixes what the circular keeps apart: money is summed
//! only within one unit, and a prefecture's own awards are never added silently to its counties'.

use std::collections::{BTreeMap, BTreeSet};

use super::{AwardId, AwardRange, Catalog};
use crate::gazetteer::{Kind, PlaceId};

/// What a set of awards counts up to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// Awards.
    pub awards: usize,
    /// Categories that have at least one of them.
    pub categories: usize,
    /// Distinct places.
    pub places: usize,
    /// Distinct prefectures among the places.
    pub prefectures: usize,
    /// Distinct counties.
    pub counties: usize,
    /// Distinct zones.
    pub zones: usize,
    /// Distinct bases.
    pub bases: usize,
}

/// The amounts stated in one unit over a set of awards.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatedSum<'a> {
    /// What is counted, as stated: 万元.
    pub unit: &'a str,
    /// The sum of what is stated for each award.
    pub sum: u64,
    /// The awards for which an amount in this unit is stated.
    pub awards: Vec<AwardId>,
}

/// How a prefecture stands among all prefectures of the gazetteer by a number of awards.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Its number of awards.
    pub awards: usize,
    /// Its rank, counted from 1; prefectures with the same number have the same rank.
    pub rank: usize,
    /// How many prefectures have this number, it among them.
    pub tied: usize,
    /// How many prefectures there are.
    pub of: usize,
}

/// What one department carries out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DepartmentShare<'a> {
    /// The department's whole name.
    pub name: &'a str,
    /// How many measures name it.
    pub measures: usize,
    /// The awards of those measures, in printed order.
    pub awards: Vec<AwardId>,
}

impl Catalog {
    /// Counts a set of awards. A category is counted once in each circular.
    pub fn totals(&self, awards: impl IntoIterator<Item = AwardId>) -> Totals {
        let mut totals = Totals::default();
        // A mark for each place is faster than a set of places, and no larger.
        let mut seen = vec![false; self.gazetteer.len()];
        let mut places = Vec::new();
        let mut categories = BTreeSet::new();
        let mut last = None;
        for id in awards {
            let award = self.awards[id.index()];
            totals.awards += 1;
            let category = (award.circular, award.category);
            if last.replace(category) != Some(category) {
                categories.insert(category);
            }
            if !std::mem::replace(&mut seen[award.place.index()], true) {
                places.push(award.place);
            }
        }
        totals.categories = categories.len();
        totals.places = places.len();
        for place in places {
            match self.place(place).kind {
                Kind::Province => {}
                Kind::Prefecture => totals.prefectures += 1,
                Kind::County => totals.counties += 1,
                Kind::Zone => totals.zones += 1,
                Kind::Base => totals.bases += 1,
            }
        }
        totals
    }

    /// The amounts stated for a set of awards, a sum for each unit, in the order in which units appear.
    ///
    /// Awards of measures that state no amount are in none of the sums.
    pub fn stated_sums(&self, awards: impl IntoIterator<Item = AwardId>) -> Vec<StatedSum<'_>> {
        let mut sums: Vec<StatedSum<'_>> = Vec::new();
        for id in awards {
            for amount in &self.award(id).measure().amounts {
                let at = sums
                    .iter()
                    .position(|sum| sum.unit == &*amount.unit)
                    .unwrap_or_else(|| {
                        sums.push(StatedSum {
                            unit: &amount.unit,
                            sum: 0,
                            awards: Vec::new(),
                        });
                        sums.len() - 1
                    });
                sums[at].sum += u64::from(amount.value);
                sums[at].awards.push(id);
            }
        }
        sums
    }

    /// How a prefecture stands by its own awards.
    pub fn standing_by_own(&self, prefecture: PlaceId) -> Standing {
        self.standing(prefecture, |id| self.awards_of(id).len())
    }

    /// How a prefecture stands by its own awards and those within it together.
    pub fn standing_with_members(&self, prefecture: PlaceId) -> Standing {
        self.standing(prefecture, |id| self.awards_with_members(id))
    }

    /// How many awards a prefecture and the counties, zones and bases in it have together.
    pub fn awards_with_members(&self, prefecture: PlaceId) -> usize {
        let members = self
            .gazetteer
            .members(prefecture)
            .map(|place| self.awards_of(place).len());
        self.awards_of(prefecture).len() + members.sum::<usize>()
    }

    /// How a prefecture stands by whatever is counted of each.
    pub fn standing(&self, prefecture: PlaceId, count: impl Fn(PlaceId) -> usize) -> Standing {
        let awards = count(prefecture);
        let all: Vec<_> = self.gazetteer.prefectures().map(count).collect();
        Standing {
            awards,
            rank: 1 + all.iter().filter(|other| **other > awards).count(),
            tied: all.iter().filter(|other| **other == awards).count(),
            of: all.len(),
        }
    }

    /// The counties of a prefecture that no circular names, in the order of their codes.
    pub fn unnamed_counties(&self, prefecture: PlaceId) -> Vec<PlaceId> {
        let counties = self
            .gazetteer
            .members(prefecture)
            .filter(|id| self.place(*id).kind == Kind::County);
        counties.filter(|id| !self.is_named(*id)).collect()
    }

    /// The departments that carry out measures, in the order in which the circulars first name them.
    pub fn departments(&self) -> Vec<DepartmentShare<'_>> {
        let mut shares: Vec<DepartmentShare<'_>> = Vec::new();
        let mut known: BTreeMap<&str, usize> = BTreeMap::new();
        let mut next = 0;
        let parts = self
            .circulars
            .iter()
            .flat_map(|circular| &circular.categories)
            .flat_map(|category| &category.parts);
        for part in parts {
            let count: usize = part.rolls.iter().map(|roll| roll.recipients.len()).sum();
            let awards = AwardRange {
                start: next,
                end: next + count as u32,
            };
            next = awards.end;
            for name in &part.measure.departments {
                let at = *known.entry(name).or_insert_with(|| {
                    shares.push(DepartmentShare {
                        name,
                        measures: 0,
                        awards: Vec::new(),
                    });
                    shares.len() - 1
                });
                shares[at].measures += 1;
                shares[at].awards.extend(awards);
            }
        }
        shares
    }
}
