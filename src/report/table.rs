//! Counts of a view, or of what was selected of it, by place, category, department, instrument or kind: a row for each,
//! and in it a tally for each circular. Nothing is added up over circulars, and nobody is ranked over several.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::Summary;
use crate::catalog::{AwardId, Catalog, CategoryId, CircularId, Counts, Standing, Totals, View};
use crate::circular::{Circular, Decimal, Instrument};
use crate::gazetteer::{Kind, PlaceId};

/// What is counted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// All together.
    Total,
    /// The places of one level in the region; those that are its direct members are ranked.
    Level(Kind),
    /// Categories.
    Category,
    /// Departments.
    Department,
    /// Instruments.
    Instrument,
    /// Kinds of places.
    Kind,
}

impl By {
    /// The word in exports.
    pub fn key(self) -> &'static str {
        match self {
            Self::Total => "total",
            Self::Level(kind) => kind.key(),
            Self::Category => "category",
            Self::Department => "department",
            Self::Instrument => "instrument",
            Self::Kind => "kind",
        }
    }

    /// Whether one award may be counted in several rows, so that rows do not add up.
    pub fn overlaps(self) -> bool {
        matches!(self, Self::Department | Self::Instrument)
    }
}

/// The awards that are counted, and what chose them.
#[derive(Clone, Debug)]
pub struct Selection {
    /// The awards, sorted.
    awards: Vec<AwardId>,
    /// Whether something was chosen at all.
    is_chosen: bool,
    /// Whether places were chosen, among which there is then no rank.
    chose_places: bool,
}

impl Selection {
    /// All awards of a view.
    pub fn all(view: &View<'_>) -> Self {
        Self::new(view.award_ids().collect(), false, false)
    }

    /// These awards: whether something was chosen, and whether it was places.
    pub fn new(mut awards: Vec<AwardId>, is_chosen: bool, chose_places: bool) -> Self {
        awards.sort_unstable();
        Self {
            awards,
            is_chosen,
            chose_places,
        }
    }

    fn has(&self, award: AwardId) -> bool {
        self.awards.binary_search(&award).is_ok()
    }
}

/// Counts by something: a row for each, in each row a tally for each circular.
#[derive(Clone, Debug)]
pub struct Table<'v> {
    /// What is counted by.
    pub by: By,
    /// The circulars, the newest first.
    pub circulars: Vec<(CircularId, &'v Circular)>,
    /// The rows: ranked ones by rank, others as [`By`] says: places and categories in their order, departments by awards.
    pub rows: Vec<Row<'v>>,
}

/// What a row counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RowKey<'v> {
    /// Everything.
    Total,
    /// A place, of its own and within it.
    Place(PlaceId),
    /// A category.
    Category(CategoryId),
    /// A department of the government of a region: those of two regions are two, whatever they are called.
    Department(PlaceId, &'v str),
    /// An instrument.
    Instrument(Instrument),
    /// A kind of places.
    Kind(Kind),
}

impl RowKey<'_> {
    /// What it is known by to programs: a code, a number, a word.
    pub fn word(self, catalog: &Catalog) -> String {
        match self {
            Self::Total => "total".to_owned(),
            Self::Place(id) => catalog.place(id).key.to_string(),
            Self::Category(id) => catalog.category(id).number.to_string(),
            Self::Department(_, name) => name.to_owned(),
            Self::Instrument(instrument) => instrument.key().to_owned(),
            Self::Kind(kind) => kind.key().to_owned(),
        }
    }
}

/// One row.
#[derive(Clone, Debug)]
pub struct Row<'v> {
    /// What it counts.
    pub key: RowKey<'v>,
    /// A tally for each of the table's circulars that has anything of the kind, by its place among them: most have none of
    /// another's categories.
    pub tallies: BTreeMap<usize, Tally<'v>>,
}

/// What some awards of one circular count up to.
#[derive(Clone, Debug, Default)]
pub struct Tally<'v> {
    /// The awards, their categories and places.
    pub totals: Totals,
    /// Measures that give them.
    pub measures: usize,
    /// Of a place: its own (本级).
    pub own: Option<Counts>,
    /// Of a place: those within it (所辖).
    pub within: Option<Counts>,
    /// Of a place that is ranked: how it stands, by the awards that are counted.
    pub standing: Option<Standing>,
    /// What is stated for the awards: unit, sum and the awards it is stated for, in the order of the units.
    pub stated: Vec<(&'v str, Decimal, usize)>,
}

/// Awards by the key of their row.
type Parts<'v> = Vec<(RowKey<'v>, Vec<AwardId>)>;

impl<'v> Table<'v> {
    /// Counts what was selected of a view. Who has none of it is in the table too, unless something was chosen.
    pub fn new(view: &'v View<'_>, by: By, selection: &Selection) -> Self {
        let circulars: Vec<_> = view.circulars().collect();
        let mut rows: BTreeMap<RowKey<'v>, (usize, BTreeMap<usize, Tally<'v>>)> = BTreeMap::new();
        for (column, (id, circular)) in circulars.iter().enumerate() {
            let counted = Counted {
                view,
                id: *id,
                circular,
                selection,
            };
            for (key, tally) in counted.tallies(by) {
                let order = rows.len();
                let (_, tallies) = rows.entry(key).or_insert((order, BTreeMap::new()));
                tallies.insert(column, tally);
            }
        }
        let mut rows: Vec<_> = rows.into_iter().collect();
        rows.sort_by_key(|(_, (order, _))| *order);
        let mut rows: Vec<_> = rows
            .into_iter()
            .map(|(key, (_, tallies))| Row { key, tallies })
            .collect();
        let leaves_out = selection.is_chosen || by == By::Kind || selection.awards.is_empty();
        rows.retain(|row| !leaves_out || row.awards() > 0);
        match by {
            By::Level(_) => rows.sort_by_key(|row| row.by_rank(circulars.len())),
            By::Department => rows.sort_by_key(|row| Reverse(row.awards())),
            By::Total | By::Category | By::Instrument | By::Kind => {}
        }
        Self { by, circulars, rows }
    }

    /// The places of the region's main level with what each has: the ranking.
    pub fn ranking(view: &'v View<'_>) -> Self {
        Self::new(view, By::Level(view.ranked_level()), &Selection::all(view))
    }

    /// Whether any row has a rank.
    pub fn is_ranked(&self) -> bool {
        self.rows.iter().any(|row| row.standing().is_some())
    }
}

impl Row<'_> {
    /// The awards in the largest tally: what rows are ordered by where nothing else does.
    fn awards(&self) -> usize {
        let awards = self.tallies.values().map(|tally| tally.totals.awards);
        awards.max().unwrap_or_default()
    }

    /// How it stands, in a table of one circular.
    pub fn standing(&self) -> Option<&Standing> {
        self.tallies.values().find_map(|tally| tally.standing.as_ref())
    }

    /// The ranked first; then, in a table of one circular, those with more awards; zones last.
    fn by_rank(&self, circulars: usize) -> (usize, Reverse<usize>) {
        let only = (circulars == 1).then(|| self.tallies.get(&0)).flatten();
        match (self.standing(), only) {
            (Some(standing), _) => (standing.rank, Reverse(0)),
            (None, Some(tally)) if tally.own.is_some() => (usize::MAX - 1, Reverse(tally.totals.awards)),
            (None, _) => (usize::MAX, Reverse(0)),
        }
    }
}

/// One circular's awards, as far as they were selected.
struct Counted<'a, 'v, 'c> {
    view: &'v View<'c>,
    id: CircularId,
    circular: &'v Circular,
    selection: &'a Selection,
}

impl<'v> Counted<'_, 'v, '_> {
    fn tallies(&self, by: By) -> Vec<(RowKey<'v>, Tally<'v>)> {
        let parts = match by {
            By::Total => vec![(RowKey::Total, self.awards())],
            By::Level(level) => return self.by_level(level),
            By::Category => self.by_category(),
            By::Department => self.by_department(),
            By::Instrument => return self.by_instrument(),
            By::Kind => self.by_kind(),
        };
        parts
            .into_iter()
            .map(|(key, awards)| (key, self.tally(&awards)))
            .collect()
    }

    /// Its awards that were selected.
    fn awards(&self) -> Vec<AwardId> {
        let awards = self.view.awards_of_circular(self.id).into_iter();
        awards.filter(|id| self.selection.has(*id)).collect()
    }

    fn tally(&self, awards: &[AwardId]) -> Tally<'v> {
        let measures: BTreeSet<_> = awards
            .iter()
            .flat_map(|id| {
                let award = self.view.award(*id);
                award
                    .measures()
                    .iter()
                    .map(move |measure| (award.category_id, measure.block))
            })
            .collect();
        let sums = Summary::new(self.view.catalog(), awards.iter().copied())
            .sums
            .into_iter();
        let mut stated: Vec<_> = sums.map(|sum| (sum.unit, sum.sum, sum.each.len())).collect();
        // In one order in all rows.
        stated.sort_unstable();
        Tally {
            totals: self.view.totals(awards.iter().copied()),
            measures: measures.len(),
            stated,
            ..Tally::default()
        }
    }

    /// The places of a level: those that the region has directly are ranked, by their own, where it is not places that
    /// were chosen; who has none of what was chosen has no rank. Below them who is in none of them: zones that span them.
    fn by_level(&self, level: Kind) -> Vec<(RowKey<'v>, Tally<'v>)> {
        let (view, gazetteer) = (self.view, self.view.gazetteer());
        let mut of_place = view.group_by_place(self.awards());
        let of = |id: PlaceId| of_place.get(&id).map_or(&[][..], Vec::as_slice);
        let counts = |id| view.counts(of(id).iter().copied());
        let chosen = self.selection.is_chosen;
        let year = self.circular.award_year;
        let members = gazetteer.descendants(self.circular.region);
        let members: Vec<_> = members.filter(|id| view.place(*id).kind == level).collect();
        let mut rows: Vec<_> = members
            .iter()
            .map(|id| {
                let own = of(*id);
                let within = gazetteer.descendants_in(*id, year).into_iter();
                let within: Vec<_> = within.flat_map(of).copied().collect();
                let is_ranked = !(self.selection.chose_places || chosen && own.is_empty());
                let standing = is_ranked.then(|| view.standing_by(*id, counts)).flatten();
                let tally = Tally {
                    own: Some(counts(*id)),
                    within: Some(view.counts(within.iter().copied())),
                    standing,
                    ..self.tally(&[own, &within].concat())
                };
                (RowKey::Place(*id), tally)
            })
            .collect();
        let is_in_a_member = |id: PlaceId| gazetteer.path(id).any(|above| view.place(above).kind == level);
        of_place.retain(|id, _| !is_in_a_member(*id));
        rows.extend(
            of_place
                .iter()
                .map(|(id, awards)| (RowKey::Place(*id), self.tally(awards))),
        );
        rows
    }

    fn by_category(&self) -> Parts<'v> {
        let categories = self.view.catalog().categories_of(self.id);
        categories
            .map(|(id, _)| {
                let awards = self.view.awards_in(id).into_iter();
                (
                    RowKey::Category(id),
                    awards.filter(|id| self.selection.has(*id)).collect(),
                )
            })
            .collect()
    }

    fn by_department(&self) -> Parts<'v> {
        let mut of_name: Vec<(&str, Vec<AwardId>)> = Vec::new();
        for (id, _) in self.view.catalog().categories_of(self.id) {
            for part in super::CategoryReport::new(self.view, id).parts {
                let awards = part.rolls.iter().flat_map(|roll| roll.awards);
                let awards: Vec<_> = awards.filter(|id| self.selection.has(*id)).collect();
                for name in super::award::departments(part.measures) {
                    match of_name.iter_mut().find(|(known, _)| *known == name) {
                        Some((_, all)) => all.extend(&awards),
                        None => of_name.push((name, awards.clone())),
                    }
                }
            }
        }
        let key = |name| RowKey::Department(self.circular.region, name);
        of_name
            .into_iter()
            .map(|(name, awards)| (key(name), awards))
            .collect()
    }

    /// An amount belongs to the instrument whose phrase states it, not to whatever else the measure gives.
    fn by_instrument(&self) -> Vec<(RowKey<'v>, Tally<'v>)> {
        let awards = self.awards();
        let report = |id: &AwardId| super::AwardReport::new(self.view.catalog(), *id);
        let row = |instrument| {
            let has_tag = |id: &AwardId| report(id).instruments().any(|tag| tag.instrument == instrument);
            let states = |id: &AwardId| {
                let award = report(id);
                let mut tags = award.instruments().filter(|tag| tag.instrument == instrument);
                tags.any(|tag| award.amounts().any(|amount| amount.evidence == tag.evidence))
            };
            let tagged: Vec<_> = awards.iter().copied().filter(has_tag).collect();
            let stating: Vec<_> = awards.iter().copied().filter(states).collect();
            let tally = Tally {
                stated: self.tally(&stating).stated,
                ..self.tally(&tagged)
            };
            (RowKey::Instrument(instrument), tally)
        };
        Instrument::ALL.into_iter().map(row).collect()
    }

    fn by_kind(&self) -> Parts<'v> {
        let awards = self.awards();
        let of_kind = |kind| {
            let is_of = |id: &AwardId| self.view.award(*id).place.is_some_and(|place| place.kind == kind);
            (RowKey::Kind(kind), awards.iter().copied().filter(is_of).collect())
        };
        Kind::COMMENDED.into_iter().map(of_kind).collect()
    }
}
