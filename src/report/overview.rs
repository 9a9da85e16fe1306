//! The page of a circular's region: what its members have, seen from one side or another; money by category; who is not
//! on the list.

use super::tiles::tiles;
use super::{AwardReport, Money, Summary, Tile};
use crate::catalog::{AwardId, CategoryId, CircularId, Counts, Totals, View};
use crate::circular::Decimal;
use crate::gazetteer::{Kind, PlaceId};

/// One circular over its region.
#[derive(Clone, Debug)]
pub struct Overview {
    /// The circular.
    pub circular: CircularId,
    /// Its region.
    pub region: PlaceId,
    /// The level of the members that are told apart.
    pub level: Kind,
    /// What all of the circular counts up to.
    pub totals: Totals,
    /// The members of that level, in the order of the gazetteer.
    pub members: Vec<Member>,
    /// The categories with what is stated for each, in printed order.
    pub categories: Vec<CategorySum>,
    /// Counties of the region that the circular does not name, where it is a province's or smaller.
    pub unlisted_counties: Vec<PlaceId>,
}

/// A member of the region.
#[derive(Clone, Debug)]
pub struct Member {
    /// It.
    pub place: PlaceId,
    /// What it stands by: its own; of a province, what it and those within it have.
    pub counts: Counts,
    /// What those within it have, apart.
    pub within: Counts,
    /// The money stated for what it stands by.
    pub money: Money,
    /// Its awards in each category, by position.
    in_categories: Vec<usize>,
    /// Where it is on the map, if there is one.
    pub tile: Option<Tile>,
}

/// What is stated for a category's awards.
#[derive(Clone, Debug)]
pub struct CategorySum {
    /// It.
    pub id: CategoryId,
    /// Its awards.
    pub awards: usize,
    /// Its money.
    pub money: Money,
    /// All that is stated and can be added up: a unit and a sum of each.
    pub stated: Vec<(Box<str>, Decimal)>,
}

/// From which side the members are seen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Basis {
    /// Distinct categories.
    #[default]
    Categories,
    /// Awards.
    Awards,
    /// Stated money, in 元.
    Money,
    /// Awards of one category.
    Category(CategoryId),
}

/// A member's place in a ranking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ranked {
    /// Which of the members.
    pub member: usize,
    /// What it has.
    pub value: u64,
    /// Its rank, counted from 1; those with as much share it. `None` for who has nothing: that is no last place.
    pub rank: Option<usize>,
    /// How many share it.
    pub tied: usize,
}

/// How many shades there are, apart from none.
pub const SHADES: u64 = 4;

impl Overview {
    /// The overview of one circular of a view.
    pub fn new(view: &View<'_>, circular: CircularId) -> Self {
        let gazetteer = view.gazetteer();
        let region = view.catalog().circular(circular).region;
        let of_place = view.group_by_place(view.awards_of_circular(circular));
        let own = |place: PlaceId| of_place.get(&place).map_or(&[][..], Vec::as_slice);
        let children = gazetteer.children(region);
        let level = children.iter().map(|id| gazetteer.kind(*id)).min();
        let level = level.unwrap_or(Kind::County);
        let tiles: Vec<_> = tiles(&view.place(region).key).collect();
        let categories: Vec<_> = view.catalog().categories_of(circular).map(|(id, _)| id).collect();
        let member = |place: PlaceId| {
            let within: Vec<AwardId> = gazetteer.descendants(place).flat_map(own).copied().collect();
            let counted = match level {
                Kind::Province => [own(place), &within].concat(),
                _ => own(place).to_vec(),
            };
            let mut in_categories = vec![0; categories.len()];
            for id in &counted {
                let at = view.award(*id).category_id.position();
                in_categories
                    .iter_mut()
                    .skip(at)
                    .take(1)
                    .for_each(|count| *count += 1);
            }
            let key = &*view.place(place).key;
            Member {
                place,
                counts: view.counts(counted.iter().copied()),
                within: view.counts(within),
                money: money(view, &counted),
                in_categories,
                tile: tiles
                    .iter()
                    .find(|(of, _)| *of == key)
                    .map(|(_, tile)| tile.clone()),
            }
        };
        let sum = |id: &CategoryId| {
            let awards: Vec<_> = view.awards_in(*id).into_iter().collect();
            let sums = Summary::new(view.catalog(), awards.iter().copied()).sums;
            CategorySum {
                id: *id,
                awards: awards.len(),
                money: money(view, &awards),
                stated: sums.into_iter().map(|sum| (sum.unit.into(), sum.sum)).collect(),
            }
        };
        // Of a circular of the whole country nearly no county is named, and a list of those says nothing.
        let tells_counties = view.place(region).kind != Kind::Country && level < Kind::County;
        let counties = gazetteer.descendants(region);
        let counties = counties.filter(|id| gazetteer.kind(*id) == Kind::County && own(*id).is_empty());
        Self {
            circular,
            region,
            level,
            totals: view.totals(view.awards_of_circular(circular)),
            members: children
                .iter()
                .copied()
                .filter(|id| gazetteer.kind(*id) == level)
                .map(member)
                .collect(),
            categories: categories.iter().map(sum).collect(),
            unlisted_counties: counties.filter(|_| tells_counties).collect(),
        }
    }

    /// All sides from which the members can be seen.
    pub fn bases(&self) -> impl Iterator<Item = Basis> + '_ {
        let categories = self.categories.iter();
        [Basis::Categories, Basis::Awards, Basis::Money]
            .into_iter()
            .chain(categories.map(|category| Basis::Category(category.id)))
    }

    /// What a member has from one side; money in 元.
    pub fn value(&self, member: &Member, basis: Basis) -> u64 {
        match basis {
            Basis::Categories => member.counts.categories as u64,
            Basis::Awards => member.counts.awards as u64,
            Basis::Money => member.money.sum,
            Basis::Category(id) => member
                .in_categories
                .get(id.position())
                .map_or(0, |count| *count as u64),
        }
    }

    /// The most that any member has.
    pub fn most(&self, basis: Basis) -> u64 {
        let values = self.members.iter().map(|member| self.value(member, basis));
        values.max().unwrap_or_default()
    }

    /// The members, the greatest first, those with as much in the order of the gazetteer.
    pub fn ranking(&self, basis: Basis) -> Vec<Ranked> {
        let values: Vec<_> = self
            .members
            .iter()
            .map(|member| self.value(member, basis))
            .collect();
        let mut ranking: Vec<_> = values
            .iter()
            .enumerate()
            .map(|(member, value)| Ranked {
                member,
                value: *value,
                rank: (*value > 0).then(|| 1 + values.iter().filter(|other| *other > value).count()),
                tied: values.iter().filter(|other| *other == value).count(),
            })
            .collect();
        ranking.sort_by_key(|ranked| std::cmp::Reverse(ranked.value));
        ranking
    }

    /// The members of which the circular does not name any: neither they nor anybody within them has an award.
    pub fn unlisted_members(&self) -> impl Iterator<Item = &Member> {
        let members = self.members.iter();
        members.filter(|member| member.counts.awards + member.within.awards == 0)
    }

    /// The members that are not named themselves, while others within them are.
    pub fn within_only(&self) -> impl Iterator<Item = &Member> {
        let members = self.members.iter();
        members.filter(|member| member.counts.awards == 0 && member.within.awards > 0)
    }
}

/// How dark a value is beside the most that there is: from 1 to [`SHADES`]; 0 for nothing.
pub fn shade(value: u64, most: u64) -> u64 {
    (value * SHADES).div_ceil(most.max(1)).min(SHADES)
}

fn money(view: &View<'_>, awards: &[AwardId]) -> Money {
    Money::of(awards.iter().map(|id| AwardReport::new(view.catalog(), *id)))
}
