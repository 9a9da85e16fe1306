//! What a place has: its own (本级) and, apart from that, what its prefecture or those within it (所辖) have.

use std::cmp::Reverse;

use crate::catalog::{AwardId, CircularId, Counts, Standing, Totals, View};
use crate::circular::Circular;
use crate::gazetteer::{Kind, Membership, PlaceId};
use crate::lang::Lang;

/// What a place has, circular by circular.
#[derive(Clone, Debug)]
pub struct PlaceReport<'v> {
    /// The place.
    pub place: PlaceId,
    /// What each circular of the view says, the newest first.
    pub circulars: Vec<PlaceInCircular<'v>>,
    /// The other circulars of the library that name the place, the newest first: they are not opened.
    pub elsewhere: Vec<Elsewhere>,
}

/// A circular outside the view that names a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Elsewhere {
    /// The circular.
    pub id: CircularId,
    /// What it gives the place of its own (本级).
    pub counts: Counts,
}

/// What one circular says of a place.
#[derive(Clone, Debug)]
pub struct PlaceInCircular<'v> {
    /// The circular.
    pub id: CircularId,
    /// The circular.
    pub circular: &'v Circular,
    /// Whether the circular is about the place's region at all: 济南 is on no list of 四川, and that says nothing of it.
    pub is_covered: bool,
    /// Its own (本级).
    pub own: Group<'v>,
    /// What it was in at the end of the award year, which roll-ups go by.
    pub membership: Membership,
    /// The prefecture that it lay in then, if it lay in one; counted apart.
    pub prefecture: Option<Group<'v>>,
    /// For what has members: those within it (所辖), counted apart.
    pub within: Option<Within<'v>>,
    /// For a prefecture: the zones that span it and others and are named, which are counted under none of them.
    pub spanning: Vec<Group<'v>>,
    /// For what has members: the prefectures and counties in it that the circular does not name, in the order of their
    /// codes; none where the circular is the whole country's.
    pub unnamed: Vec<PlaceId>,
    /// How it stands among the members of its level; only where the view is of one circular.
    pub standing: Option<Standing>,
}

/// How the places of a group concern the place that was asked about; the words are those of exports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// 本级
    Own,
    /// 所在市州
    Prefecture,
    /// 所辖
    Within,
    /// 跨市州
    Spanning,
}

impl Relation {
    /// The word in exports.
    pub fn key(self) -> &'static str {
        match self {
            Self::Own => "own",
            Self::Prefecture => "prefecture",
            Self::Within => "within",
            Self::Spanning => "spanning",
        }
    }

    /// The word for it.
    pub fn label(self, lang: Lang) -> &'static str {
        match self {
            Self::Own => lang.pick("本级", "its own"),
            Self::Prefecture => lang.pick("所在市州", "its prefecture"),
            Self::Within => lang.pick("所辖", "within it"),
            Self::Spanning => lang.pick("跨市州", "spanning it"),
        }
    }
}

/// The awards of one place.
#[derive(Clone, Copy, Debug)]
pub struct Group<'v> {
    /// How it concerns the place that was asked about.
    pub relation: Relation,
    /// Whose they are.
    pub place: PlaceId,
    /// What they come to.
    pub counts: Counts,
    /// They, in printed order.
    pub awards: &'v [AwardId],
}

/// The places within a place that are named.
#[derive(Clone, Debug)]
pub struct Within<'v> {
    /// What all of them have.
    pub totals: Totals,
    /// They, in the gazetteer's order.
    pub members: Vec<Group<'v>>,
}

impl Within<'_> {
    /// The awards of all members, in printed order.
    pub fn awards(&self) -> Vec<AwardId> {
        let mut awards: Vec<_> = self
            .members
            .iter()
            .flat_map(|member| member.awards)
            .copied()
            .collect();
        awards.sort_unstable();
        awards
    }
}

impl<'v> PlaceReport<'v> {
    /// What the circulars of a view say of a place.
    pub fn new(view: &'v View<'_>, place: PlaceId) -> Self {
        let circulars = view.circulars();
        Self {
            place,
            circulars: circulars
                .map(|(id, circular)| PlaceInCircular::new(view, id, circular, place))
                .collect(),
            elsewhere: elsewhere(view, place),
        }
    }

    /// Whether any circular names the place or another within it.
    pub fn is_named(&self) -> bool {
        self.circulars.iter().any(|said| {
            let within = said.within.as_ref();
            said.own.counts.awards > 0 || within.is_some_and(|within| within.totals.awards > 0)
        })
    }
}

fn elsewhere(view: &View<'_>, place: PlaceId) -> Vec<Elsewhere> {
    let catalog = view.catalog();
    let others = catalog
        .naming(place)
        .filter(|(id, _)| !view.scope().circulars.contains(id));
    let mut others: Vec<_> = others.map(|(id, counts)| Elsewhere { id, counts }).collect();
    others.sort_by_key(|other| (Reverse(catalog.head(other.id).age()), other.id));
    others
}

/// What a place has of its own (本级), in each circular of the view, the newest first.
pub fn own_counts(view: &View<'_>, place: PlaceId) -> Vec<(CircularId, Counts)> {
    let circulars = view.circulars();
    let counts = |id| Group::new(view, id, Relation::Own, place).counts;
    circulars.map(|(id, _)| (id, counts(id))).collect()
}

impl<'v> PlaceInCircular<'v> {
    fn new(view: &'v View<'_>, id: CircularId, circular: &'v Circular, place: PlaceId) -> Self {
        let gazetteer = view.gazetteer();
        let year = circular.award_year;
        let group = |relation, place| Group::new(view, id, relation, place);
        let has_any = |group: &Group<'_>| !group.awards.is_empty();
        let is_covered =
            gazetteer.is_within(place, circular.region) || gazetteer.is_within(circular.region, place);
        let within = gazetteer.has_members(place).then(|| {
            let members = gazetteer.descendants_in(place, year).into_iter();
            let members: Vec<_> = members
                .map(|id| group(Relation::Within, id))
                .filter(has_any)
                .collect();
            let awards = members.iter().flat_map(|member| member.awards).copied();
            Within {
                totals: view.totals(awards),
                members,
            }
        });
        let spanning = gazetteer.spanning(place).map(|id| group(Relation::Spanning, id));
        let own = group(Relation::Own, place);
        // Of a circular of the whole country nearly nobody is named, and a list of those says nothing.
        let tells_who_is_not = is_covered && view.place(circular.region).kind != Kind::Country;
        let unnamed = gazetteer.descendants_in(place, year).into_iter().filter(|id| {
            tells_who_is_not
                && matches!(view.place(*id).kind, Kind::Prefecture | Kind::County)
                && !has_any(&group(Relation::Within, *id))
        });
        Self {
            id,
            circular,
            is_covered,
            own,
            membership: gazetteer.membership(place, year),
            prefecture: gazetteer
                .prefecture_above_in(place, year)
                .map(|id| group(Relation::Prefecture, id)),
            within,
            spanning: spanning.filter(has_any).collect(),
            unnamed: unnamed.collect(),
            standing: view.standing(place).filter(|_| has_any(&own)),
        }
    }

    /// The awards of the place and of the groups around it, each with how it concerns the place: its own, its
    /// prefecture's, those within it, those of zones that span it.
    pub fn groups(&self) -> impl Iterator<Item = &Group<'v>> {
        let within = self.within.iter().flat_map(|within| &within.members);
        let around = self.prefecture.iter().chain(within).chain(&self.spanning);
        std::iter::once(&self.own).chain(around)
    }

    /// What all of the circular counts up to. Counted when asked for: of all that tell of a place only a briefing does.
    pub fn circular_totals(&self, view: &View<'_>) -> Totals {
        view.totals(view.awards_of_circular(self.id))
    }

    /// Whether neither the place nor anybody within it is named.
    pub fn has_nothing(&self) -> bool {
        let within = self.within.as_ref();
        self.own.awards.is_empty() && within.is_none_or(|within| within.members.is_empty())
    }
}

impl<'v> Group<'v> {
    fn new(view: &'v View<'_>, circular: CircularId, relation: Relation, place: PlaceId) -> Self {
        // Those of one circular follow one another.
        let all = view.awards_of(place);
        let of_circular = |award: &AwardId| view.award(*award).category_id.circular == circular;
        let start = all.iter().position(of_circular).unwrap_or(all.len());
        let rest = all.get(start..).unwrap_or_default();
        let end = rest.iter().take_while(|award| of_circular(award)).count();
        let awards = rest.get(..end).unwrap_or_default();
        Self {
            relation,
            place,
            counts: view.counts(awards.iter().copied()),
            awards,
        }
    }
}
