//! What an answer is about: which circulars, and which region. Every sum, roll-up and standing is a [`View`]'s.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::issuer;
use super::{Award, AwardId, AwardRange, Catalog, CategoryId, CircularId};
use crate::circular::{Category, Circular, Roll};
use crate::gazetteer::{Gazetteer, Place, PlaceId};

/// The circulars and the region that an answer is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scope {
    /// The circulars, the newest first, each once.
    pub circulars: Vec<CircularId>,
    /// The region whose members are told apart, ranked and looked through for who is not named.
    pub region: PlaceId,
}

/// A scope applied to a catalog: what was given to whom, by these circulars and no others.
#[derive(Debug)]
pub struct View<'c> {
    catalog: &'c Catalog,
    scope: Scope,
    /// The awards by place, in printed order, and where those of each place begin; one entry more than there are
    /// places.
    by_place: Box<[AwardId]>,
    place_starts: Box<[u32]>,
}

impl Catalog {
    /// Has [`Self::default_scope`] chosen among the circulars of an issuer, as people call it, and of a region, by its name
    /// or its key. Says whether there are any; where there are none, nothing changes.
    pub fn prefer(&mut self, issuer: Option<&str>, region: Option<&str>) -> bool {
        let home = self.home();
        let is_wanted = |id: &CircularId| {
            let head = self.head(*id);
            let place = self.place(head.region);
            let names = [&*place.name, &place.short, &place.key, &place.full_name];
            issuer.is_none_or(|issuer| issuer::means(issuer, head, home, self.gazetteer()))
                && region.is_none_or(|region| names.contains(&region))
        };
        let wanted: Vec<_> = self.circular_ids().filter(is_wanted).collect();
        let found = !wanted.is_empty();
        if found {
            self.preferred = wanted;
        }
        found
    }

    /// The region of the first circular loaded, which is built in.
    pub fn home(&self) -> Option<PlaceId> {
        self.circular_ids().next().map(|id| self.head(id).region)
    }

    /// The scope that is meant where none is asked for: the newest circular of those that are preferred, else of the
    /// default issuer, by award year, then by date. The default issuer is that of the first circular loaded, which is
    /// built in; a catalog without circulars has a scope without any. What is invented is meant only where there is
    /// nothing else.
    pub fn default_scope(&self) -> Scope {
        let Some(first) = self.circular_ids().next() else {
            return Scope {
                circulars: Vec::new(),
                region: PlaceId::default(),
            };
        };
        let issuer = issuer::Body::of(self.head(first));
        let of_issuer = self.circular_ids().filter(|id| match self.preferred.as_slice() {
            [] => issuer::Body::of(self.head(*id)) == issuer,
            preferred => preferred.contains(id),
        });
        let newest = of_issuer.max_by_key(|id| {
            let head = self.head(*id);
            (!head.synthetic, head.age(), Reverse(*id))
        });
        self.scope_of(newest.into_iter().collect())
    }

    /// The scope of these circulars, which are put in order, the newest first. Its region is theirs, or what theirs have
    /// in common.
    pub fn scope_of(&self, mut circulars: Vec<CircularId>) -> Scope {
        circulars.sort_by_key(|id| (Reverse(self.head(*id).age()), *id));
        circulars.dedup();
        let regions = circulars.iter().map(|id| self.head(*id).region);
        let gazetteer = self.gazetteer();
        let region = regions.reduce(|common, region| {
            let mut above = gazetteer.path(common);
            above
                .find(|above| gazetteer.is_within(region, *above))
                .unwrap_or(common)
        });
        Scope {
            circulars,
            region: region.unwrap_or_default(),
        }
    }

    /// What the circulars of a scope say.
    pub fn view(&self, scope: Scope) -> View<'_> {
        View::new(self, scope)
    }

    /// What the circulars of the default scope say.
    pub fn default_view(&self) -> View<'_> {
        self.view(self.default_scope())
    }
}

impl<'c> View<'c> {
    fn new(catalog: &'c Catalog, scope: Scope) -> Self {
        // Printed order over all of them, so that ids are sorted.
        let mut circulars = scope.circulars.clone();
        circulars.sort_unstable();
        let (place_starts, by_place) = group_by_place(catalog, &circulars);
        Self {
            catalog,
            scope,
            by_place,
            place_starts,
        }
    }

    /// All that was loaded.
    pub fn catalog(&self) -> &'c Catalog {
        self.catalog
    }

    /// The places.
    pub fn gazetteer(&self) -> &'c Gazetteer {
        self.catalog.gazetteer()
    }

    /// A place of the gazetteer.
    pub fn place(&self, id: PlaceId) -> &'c Place {
        self.catalog.place(id)
    }

    /// An award.
    pub fn award(&self, id: AwardId) -> Award<'c> {
        self.catalog.award(id)
    }

    /// What the view is about.
    pub fn scope(&self) -> &Scope {
        &self.scope
    }

    /// The region whose members are told apart.
    pub fn region(&self) -> PlaceId {
        self.scope.region
    }

    /// The circulars, the newest first.
    pub fn circulars(&self) -> impl ExactSizeIterator<Item = (CircularId, &'c Circular)> + Clone + '_ {
        let catalog = self.catalog;
        self.scope.circulars.iter().map(|id| (*id, catalog.circular(*id)))
    }

    /// The circular, where the view is of a single one: only then are there ranks.
    pub fn single(&self) -> Option<(CircularId, &'c Circular)> {
        match self.scope.circulars.as_slice() {
            [id] => Some((*id, self.catalog.circular(*id))),
            _ => None,
        }
    }

    /// The categories of all its circulars.
    pub fn categories(&self) -> impl Iterator<Item = (CategoryId, &'c Category)> + '_ {
        let catalog = self.catalog;
        self.scope
            .circulars
            .iter()
            .flat_map(move |circular| catalog.categories_of(*circular))
    }

    /// All awards: circular by circular, the newest first, each in printed order.
    pub fn awards(&self) -> impl Iterator<Item = Award<'c>> + '_ {
        let catalog = self.catalog;
        let ids = self.award_ids();
        ids.map(move |id| catalog.award(id))
    }

    /// The ids of [`View::awards`].
    pub fn award_ids(&self) -> impl Iterator<Item = AwardId> + '_ {
        let ranges = self.scope.circulars.iter();
        ranges.flat_map(|id| self.catalog.awards_of_circular(*id))
    }

    /// The awards of one circular, in printed order.
    pub fn awards_of_circular(&self, circular: CircularId) -> AwardRange {
        self.catalog.awards_of_circular(circular)
    }

    /// A place's own awards (本级), in printed order; none of its prefecture's and none of its counties'.
    pub fn awards_of(&self, place: PlaceId) -> &[AwardId] {
        let start = self.place_starts[place.index()] as usize;
        let end = self.place_starts[place.index() + 1] as usize;
        &self.by_place[start..end]
    }

    /// Whether any circular of the scope names the place.
    pub fn is_named(&self, place: PlaceId) -> bool {
        !self.awards_of(place).is_empty()
    }

    /// The awards of one category, in printed order.
    pub fn awards_in(&self, category: CategoryId) -> AwardRange {
        self.catalog.awards_in(category)
    }

    /// The rolls of one category with their part and their awards, in printed order.
    pub fn rolls_in(&self, category: CategoryId) -> impl Iterator<Item = (usize, &'c Roll, AwardRange)> {
        self.catalog.rolls_in(category)
    }

    /// The awards of each place among some, in printed order.
    pub fn group_by_place(
        &self,
        awards: impl IntoIterator<Item = AwardId>,
    ) -> BTreeMap<PlaceId, Vec<AwardId>> {
        let mut of_place: BTreeMap<PlaceId, Vec<AwardId>> = BTreeMap::new();
        for id in awards {
            if let Some(place) = self.award(id).place_id {
                of_place.entry(place).or_default().push(id);
            }
        }
        of_place
    }
}

/// A counting sort: the awards of these circulars by place, printed order kept, and where each place's begin.
fn group_by_place(catalog: &Catalog, circulars: &[CircularId]) -> (Box<[u32]>, Box<[AwardId]>) {
    // Units, and recipients that nobody could settle, are no places.
    let placed = || circulars.iter().flat_map(|id| catalog.places_of_circular(*id));
    let mut starts = vec![0_u32; catalog.gazetteer.len() + 1];
    for (_, place) in placed() {
        starts[place.index() + 1] += 1;
    }
    for place in 1..starts.len() {
        starts[place] += starts[place - 1];
    }
    let mut next = starts.clone();
    let mut grouped = vec![AwardId(0); starts.last().map_or(0, |count| *count as usize)];
    for (id, place) in placed() {
        let slot = &mut next[place.index()];
        grouped[*slot as usize] = id;
        *slot += 1;
    }
    (starts.into(), grouped.into())
}
