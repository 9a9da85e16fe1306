//! What a place had over the years, topic by topic, and what is the same, new or gone between two successive years of one
//! government. Years that the library lacks are told as such, and nothing is concluded across them.

use super::{PlaceInCircular, PlaceReport};
use crate::catalog::issuer::Body;
use crate::catalog::{AwardId, Catalog, CategoryId, CircularId, Counts, Scope, View};
use crate::circular::Category;
use crate::gazetteer::PlaceId;
use crate::topics::{self, Topic, Topics};

/// What a place had over the years, for each government whose circulars are about it.
#[derive(Debug)]
pub struct PlaceHistory<'v> {
    /// The place.
    pub place: PlaceId,
    /// Each government for itself: years of two governments are never compared.
    pub issuers: Vec<IssuerHistory<'v>>,
}

/// What a place had in the circulars of one government.
#[derive(Debug)]
pub struct IssuerHistory<'v> {
    /// The government's name, as its newest circular signs.
    pub issuer: &'v str,
    /// The award years from the first to the last of which there is a circular, and each year between.
    pub years: Vec<Year<'v>>,
    /// What lines up, in the order in which the years name it.
    pub rows: Vec<TopicRow<'v>>,
    /// What changed, for every two successive years of which there are circulars.
    pub changes: Vec<Change<'v>>,
}

/// One award year of a government.
#[derive(Debug)]
pub struct Year<'v> {
    /// The year whose work is commended.
    pub year: u16,
    /// Its circulars; none where the library has none (未入库).
    pub circulars: Vec<PlaceInCircular<'v>>,
}

/// One topic over the years.
#[derive(Debug)]
pub struct TopicRow<'v> {
    /// What lines up.
    pub key: TopicKey<'v>,
    /// Whether the topic of any of the categories is only inferred (按标题推定).
    pub inferred: bool,
    /// What each year has, in the order of [`IssuerHistory::years`].
    pub cells: Vec<YearCell>,
}

/// What categories line up by.
#[derive(Clone, Debug)]
pub enum TopicKey<'v> {
    /// A topic of the table.
    Topic(&'static Topic),
    /// A category that no topic is plain for, which stands for itself, with those it may belong to.
    Alone(CategoryId, &'v Category, Vec<&'static Topic>),
}

/// What one year has for a topic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum YearCell {
    /// The library has no circular for the year (未入库).
    Absent,
    /// Nobody could get it (当年未设此事项).
    NotSet,
    /// Whether anybody could get it cannot be told: titles that may mean it say so to nobody (未找到同类事项).
    Unclear,
    /// Others got it (未列入).
    NotListed,
    /// The place's own awards.
    Named(Vec<AwardId>),
}

/// What changed from one year to the next.
#[derive(Debug, Default)]
pub struct Change<'v> {
    /// The earlier year.
    pub from: u16,
    /// The later year.
    pub to: u16,
    /// Named in both.
    pub kept: Vec<TopicKey<'v>>,
    /// Named in the later year, while others were in the earlier.
    pub gained: Vec<TopicKey<'v>>,
    /// Named in the later year; in the earlier nobody could be.
    pub newly_set: Vec<TopicKey<'v>>,
    /// Named in the earlier year, while others are in the later.
    pub lost: Vec<TopicKey<'v>>,
    /// Named in the earlier year; in the later nobody can be.
    pub no_longer_set: Vec<TopicKey<'v>>,
    /// Named in one of them, and whether the other has the like cannot be told.
    pub unclear: Vec<TopicKey<'v>>,
}

impl<'v> PlaceHistory<'v> {
    /// The history of a place in the circulars of a view that are about its region. What a department of a government
    /// issues is no year of the government's.
    pub fn new(view: &'v View<'_>, place: PlaceId) -> Self {
        let report = PlaceReport::new(view, place);
        let mut by_body: Vec<(Body, Vec<PlaceInCircular<'v>>)> = Vec::new();
        for said in report.circulars.into_iter().filter(|said| said.is_covered) {
            let body = Body::of(view.catalog().head(said.id));
            match by_body.iter_mut().find(|(of, _)| *of == body) {
                Some((_, circulars)) => circulars.push(said),
                None => by_body.push((body, vec![said])),
            }
        }
        let issuers = by_body
            .into_iter()
            .map(|(_, said)| IssuerHistory::new(view, said));
        Self {
            place,
            issuers: issuers.collect(),
        }
    }

    /// The scope of those among some circulars that have anything to do with a place's history: those about its region.
    /// Their heads tell, so that no other is read.
    pub fn scope(catalog: &Catalog, among: impl Iterator<Item = CircularId>, place: PlaceId) -> Scope {
        let gazetteer = catalog.gazetteer();
        let is_about = |id: &CircularId| {
            let region = catalog.head(*id).region;
            gazetteer.is_within(place, region) || gazetteer.is_within(region, place)
        };
        catalog.scope_of(among.filter(is_about).collect())
    }
}

impl<'v> IssuerHistory<'v> {
    /// `circulars` are one government's, the newest first.
    fn new(view: &'v View<'_>, circulars: Vec<PlaceInCircular<'v>>) -> Self {
        let issuer = circulars.first().map_or("", |said| &*said.circular.issuer);
        let of = |said: &PlaceInCircular<'_>| said.circular.award_year;
        let (first, last) = (circulars.last().map_or(0, of), circulars.first().map_or(0, of));
        let mut years: Vec<Year<'_>> = (first..=last)
            .map(|year| Year {
                year,
                circulars: Vec::new(),
            })
            .collect();
        for said in circulars.into_iter().rev() {
            let at = usize::from(said.circular.award_year - first);
            years[at].circulars.push(said);
        }
        let rows = rows(view, &years);
        let changes = (0..years.len().saturating_sub(1))
            .filter(|at| years[*at].is_known() && years[at + 1].is_known())
            .map(|at| change(&years, &rows, at))
            .collect();
        Self {
            issuer,
            years,
            rows,
            changes,
        }
    }
}

impl<'v> Year<'v> {
    /// Whether the library has a circular for it.
    pub fn is_known(&self) -> bool {
        !self.circulars.is_empty()
    }

    /// What the place has of its own in it.
    pub fn own(&self) -> Counts {
        let mut all = Counts::default();
        for said in &self.circulars {
            all.categories += said.own.counts.categories;
            all.awards += said.own.counts.awards;
        }
        all
    }

    /// The topics of every part of every category that anybody got.
    fn topics<'a>(&'a self, view: &View<'v>) -> impl Iterator<Item = Topics> + 'a {
        let catalog = view.catalog();
        let categories = self
            .circulars
            .iter()
            .flat_map(|said| catalog.categories_of(said.id));
        categories.flat_map(|(_, category)| category.parts.iter().map(|part| topics::of(category, part)))
    }
}

/// What the place has, by topic: a row for each topic that any of the years names it under.
fn rows<'v>(view: &'v View<'_>, years: &[Year<'v>]) -> Vec<TopicRow<'v>> {
    let mut rows: Vec<TopicRow<'v>> = Vec::new();
    for (at, year) in years.iter().enumerate() {
        let own = year.circulars.iter().flat_map(|said| said.own.awards);
        for id in own.copied() {
            let award = view.award(id);
            let topics = topics::of(award.category, award.part);
            let inferred = matches!(topics, Topics::Inferred(_));
            let keys = match topics {
                Topics::Given(topics) => topics.into_iter().map(TopicKey::Topic).collect(),
                Topics::Inferred(topic) => vec![TopicKey::Topic(topic)],
                Topics::Tied(topics) => vec![TopicKey::Alone(award.category_id, award.category, topics)],
                Topics::None => vec![TopicKey::Alone(award.category_id, award.category, Vec::new())],
            };
            for key in keys {
                let row = match rows.iter().position(|row| row.key.is(&key)) {
                    Some(row) => &mut rows[row],
                    None => {
                        rows.push(TopicRow {
                            key,
                            inferred: false,
                            cells: vec![YearCell::Absent; years.len()],
                        });
                        let last = rows.len() - 1;
                        &mut rows[last]
                    }
                };
                row.inferred |= inferred;
                match &mut row.cells[at] {
                    YearCell::Named(awards) => awards.push(id),
                    cell => *cell = YearCell::Named(vec![id]),
                }
            }
        }
    }
    for (at, year) in years.iter().enumerate().filter(|(_, year)| year.is_known()) {
        if rows.iter().all(|row| row.cells[at] != YearCell::Absent) {
            continue;
        }
        let of_year: Vec<_> = year.topics(view).collect();
        for row in &mut rows {
            if row.cells[at] == YearCell::Absent {
                row.cells[at] = row.key.unnamed_in(&of_year);
            }
        }
    }
    rows
}

impl TopicKey<'_> {
    fn is(&self, other: &TopicKey<'_>) -> bool {
        match (self, other) {
            (Self::Topic(one), TopicKey::Topic(other)) => one == other,
            (Self::Alone(one, ..), TopicKey::Alone(other, ..)) => one == other,
            _ => false,
        }
    }

    /// What a year has for a place that it does not name under this topic, by the topics of its categories.
    fn unnamed_in(&self, topics: &[Topics]) -> YearCell {
        match self {
            Self::Topic(topic) if topics.iter().any(|topics| topics.has(topic)) => YearCell::NotListed,
            Self::Topic(topic) if topics.iter().any(|topics| topics.may_have(topic)) => YearCell::Unclear,
            Self::Topic(_) => YearCell::NotSet,
            // What it would line up with, nobody has said.
            Self::Alone(..) => YearCell::Unclear,
        }
    }
}

/// What changed between two successive years.
fn change<'v>(years: &[Year<'v>], rows: &[TopicRow<'v>], at: usize) -> Change<'v> {
    let mut change = Change {
        from: years[at].year,
        to: years[at + 1].year,
        ..Change::default()
    };
    for row in rows {
        let list = match (&row.cells[at], &row.cells[at + 1]) {
            (YearCell::Named(_), YearCell::Named(_)) => &mut change.kept,
            (YearCell::NotListed, YearCell::Named(_)) => &mut change.gained,
            (YearCell::NotSet, YearCell::Named(_)) => &mut change.newly_set,
            (YearCell::Named(_), YearCell::NotListed) => &mut change.lost,
            (YearCell::Named(_), YearCell::NotSet) => &mut change.no_longer_set,
            (YearCell::Named(_), _) | (_, YearCell::Named(_)) => &mut change.unclear,
            _ => continue,
        };
        list.push(row.key.clone());
    }
    change
}
