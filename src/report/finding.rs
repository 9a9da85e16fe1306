//! What one query finds: places, and beside them the categories, the departments, the words of the text and the circulars
//! that are meant by it.

mod categories;

use std::collections::HashMap;

use categories::Categories;

use crate::catalog::{Catalog, CategoryId, CircularId, View};
use crate::circular::{Circular, Department, Head};
use crate::gazetteer::{Gazetteer, PlaceId};
use crate::search::{
    self, Corpus, Folded, Found, FoundTerms, Hit, Index, PassageId, Passages, TermHit, Tier, Why, Words,
};

/// The text of so many circulars is looked through for a query; that of more when it is asked for.
pub const CIRCULARS_AT_ONCE: usize = 30;

/// A department, by the first place in the scope that names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct DepartmentId {
    category: CategoryId,
    part: u32,
    measure: u32,
    at: u32,
}

impl DepartmentId {
    /// Its name as printed. The id must be of this catalog.
    pub fn name(self, catalog: &Catalog) -> &str {
        let part = catalog.category(self.category).parts.get(self.part as usize);
        let measure = part.and_then(|part| part.measures.get(self.measure as usize));
        let department = measure.and_then(|measure| measure.departments.get(self.at as usize));
        department.map_or("", |department| &*department.name)
    }
}

/// What a scope can be searched for beside places.
#[derive(Debug)]
pub struct Searchable {
    categories: Categories,
    departments: Corpus,
    /// Each with the number of measures that name it.
    department_ids: Vec<(DepartmentId, usize)>,
    /// All that are loaded, whatever the scope.
    circulars: Corpus,
    circular_ids: Vec<CircularId>,
    /// Id, number, title, issuer and year of each.
    descriptions: Vec<String>,
    /// The same, as words are looked for in them.
    described: Folded,
    /// The circulars of the scope, the newest first, as many as are looked through at once.
    passages: Vec<(CircularId, Passages)>,
}

/// A category, a department or a circular that a query found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Thing<T> {
    /// Which.
    pub id: T,
    /// How well its names matched, and where.
    pub hit: TermHit,
}

/// What one query found, section by section, each best first.
#[derive(Clone, Debug, Default)]
pub struct Finding {
    /// The places.
    pub places: Found,
    /// The places that the query's words mean one by one, where they mean two or more and together none.
    pub together: Vec<PlaceId>,
    /// The categories of the scope's circulars.
    pub categories: Vec<Thing<CategoryId>>,
    /// The departments that they name, each with the number of measures that do.
    pub departments: Vec<(Thing<DepartmentId>, usize)>,
    /// The passages that have the query's words, the newest circular's first, in printed order.
    pub passages: Vec<PassageId>,
    /// How many of the scope's circulars were looked through for them, the newest first.
    pub looked_through: usize,
    /// The circulars that are loaded.
    pub circulars: Vec<Thing<CircularId>>,
}

impl Searchable {
    /// What the circulars of a view can be searched for.
    pub fn new(view: &View<'_>) -> Self {
        let catalog = view.catalog();
        let department_ids = departments(view);
        let names = department_ids.iter().map(|(id, _)| id.name(catalog));
        let at_once = view.circulars().take(CIRCULARS_AT_ONCE);
        let loaded = || catalog.circular_ids().map(|id| catalog.head(id));
        let descriptions: Vec<_> = loaded()
            .map(|circular| description(view.gazetteer(), circular))
            .collect();
        let mut described = Folded::default();
        for description in &descriptions {
            described.push(description);
        }
        Self {
            categories: Categories::new(view),
            departments: search::departments(names),
            department_ids,
            circulars: search::circulars(loaded(), |circular| &*view.place(circular.region).english),
            circular_ids: catalog.circular_ids().collect(),
            descriptions,
            described,
            passages: at_once
                .map(|(id, circular)| (id, Passages::new(circular)))
                .collect(),
        }
    }

    /// What a query finds. The same query always finds the same.
    pub fn find(&self, index: &Index, query: &str) -> Finding {
        let words = Words::new(query);
        let passages = self.passages.iter().flat_map(|(circular, passages)| {
            let spots = passages.find(&words).into_iter();
            spots.map(|spot| PassageId {
                circular: *circular,
                spot,
            })
        });
        let department = |at: usize| self.department_ids.get(at).copied();
        let mut finding = Finding {
            places: index.find(query),
            together: Vec::new(),
            categories: self.categories.find_direct(query),
            departments: apart(things(self.departments.find_direct(query), department)),
            passages: passages.collect(),
            looked_through: self.passages.len(),
            circulars: self.find_circulars(query, &words),
        };
        finding.find_together(index, query);
        let has_places = finding.has_direct_places();
        let has_direct = has_places || finding.has_others();
        // What sounds alike is looked at where nothing is meant as it is typed; slips of the finger, for places alone.
        if !has_direct {
            finding.categories = self.categories.find_heard(query);
        }
        if !has_places && finding.departments.is_empty() {
            finding.departments = apart(things(self.departments.find(query), department));
            // 发改委 is what everybody says for 省发展改革委.
            let is_guess = |hit: &TermHit| !has_direct && hit.tier <= Tier::SameSound;
            let is_short = |hit: &TermHit| hit.why == Why::Abbreviation;
            finding
                .departments
                .retain(|(thing, _)| is_guess(&thing.hit) || is_short(&thing.hit));
        }
        finding
    }

    /// The circulars that a query means by their names, or that have its words in what describes them.
    fn find_circulars(&self, query: &str, words: &Words) -> Vec<Thing<CircularId>> {
        let mut found = things(self.circulars.find_direct(query), |at| {
            self.circular_ids.get(at).copied()
        });
        let known = found.len();
        for at in self.described.having_all(words) {
            let (Some(description), Some(id)) = (self.descriptions.get(at), self.circular_ids.get(at)) else {
                continue;
            };
            let hit = TermHit::by_words(at, is_one_of(query, description));
            match found.iter_mut().take(known).find(|thing| thing.id == *id) {
                Some(known) => known.hit.tier = known.hit.tier.min(hit.tier),
                None => found.push(Thing { id: *id, hit }),
            }
        }
        found.sort_by_key(|thing| thing.hit.tier);
        found
    }
}

impl Finding {
    /// Whether some place fits what was typed as it stands, and not only what that may have been meant for.
    pub fn has_direct_places(&self) -> bool {
        is_direct(self.places.hits.first().map(|hit| hit.tier))
    }

    /// Looks through one more circular for the words of the query.
    pub fn look_through(&mut self, id: CircularId, circular: &Circular, query: &str) {
        let spots = Passages::new(circular).find(&Words::new(query)).into_iter();
        let passages = spots.map(|spot| PassageId { circular: id, spot });
        self.passages.extend(passages);
        self.looked_through += 1;
    }

    /// Looks for each word as a place of its own, where together they mean none: 宜宾 泸州.
    fn find_together(&mut self, index: &Index, query: &str) {
        if self.has_direct_places() {
            return;
        }
        let terms = search::terms_of(query);
        if !(2..=MOST_TOGETHER).contains(&terms.len()) {
            return;
        }
        let mut hits: Vec<Hit> = Vec::new();
        for term in terms {
            let found = index.find_direct(&term);
            match found.clear_best() {
                Some(hit) if is_direct(Some(hit.tier)) => {
                    if hits.iter().all(|known| known.place != hit.place) {
                        hits.push(hit.clone());
                    }
                }
                // One that is not clear leaves all of them in doubt.
                _ => return,
            }
        }
        if hits.len() < 2 {
            return;
        }
        self.together = hits.iter().map(|hit| hit.place).collect();
        self.places = Found {
            total: hits.len(),
            hits,
            ..Found::default()
        };
    }

    /// Whether anything but places was found.
    fn has_others(&self) -> bool {
        let is_empty = self.categories.is_empty() && self.departments.is_empty();
        !(is_empty && self.passages.is_empty() && self.circulars.is_empty())
    }
}

/// Where a query is looked for beside the places.
#[derive(Clone, Copy, Debug, Default)]
pub struct Sections {
    /// Among the categories.
    pub categories: bool,
    /// Among the departments.
    pub departments: bool,
    /// In the text.
    pub text: bool,
}

/// What a query found beside the places, in the sections that were asked for and all circulars of the scope.
#[derive(Clone, Debug, Default)]
pub struct Beside {
    /// The categories, if asked for.
    pub categories: Option<Vec<Thing<CategoryId>>>,
    /// The departments, each with the number of measures that name it.
    pub departments: Option<Vec<(Thing<DepartmentId>, usize)>>,
    /// The passages that have the query's words.
    pub passages: Option<Vec<PassageId>>,
}

impl Beside {
    /// What a query finds in these sections.
    pub fn new(view: &View<'_>, query: &str, sections: Sections) -> Self {
        let categories = || {
            let ids: Vec<_> = view.categories().collect();
            let found = search::categories(ids.iter().map(|(_, category)| *category)).find(query);
            things(found, |at| ids.get(at).map(|(id, _)| *id))
        };
        let departments = || {
            let ids = departments(view);
            let names = ids.iter().map(|(id, _)| id.name(view.catalog()));
            apart(things(search::departments(names).find(query), |at| {
                ids.get(at).copied()
            }))
        };
        let passages = || {
            let words = Words::new(query);
            let circulars = view.circulars();
            let found = circulars.flat_map(|(circular, content)| {
                let spots = Passages::new(content).find(&words).into_iter();
                spots.map(move |spot| PassageId { circular, spot })
            });
            found.collect()
        };
        Self {
            categories: sections.categories.then(categories),
            departments: sections.departments.then(departments),
            passages: sections.text.then(passages),
        }
    }

    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.categories.as_ref().is_none_or(Vec::is_empty)
            && self.departments.as_ref().is_none_or(Vec::is_empty)
            && self.passages.as_ref().is_none_or(Vec::is_empty)
    }
}

/// As many places are compared at most.
const MOST_TOGETHER: usize = 6;

/// Whether a hit of this tier fits what was typed as it stands.
fn is_direct(tier: Option<Tier>) -> bool {
    tier.is_some_and(|tier| tier <= Tier::Initials)
}

fn things<T>(found: FoundTerms, id: impl Fn(usize) -> Option<T>) -> Vec<Thing<T>> {
    let hits = found.hits.into_iter();
    hits.filter_map(|hit| {
        Some(Thing {
            id: id(hit.term)?,
            hit,
        })
    })
    .collect()
}

/// Departments, and apart from each the number of measures that name it.
fn apart(things: Vec<Thing<(DepartmentId, usize)>>) -> Vec<(Thing<DepartmentId>, usize)> {
    let things = things.into_iter().map(
        |Thing {
             id: (id, measures),
             hit,
         }| (Thing { id, hit }, measures),
    );
    things.collect()
}

/// The departments that a view's circulars name, in the order in which they are first named, with the number of measures
/// that name each.
fn departments(view: &View<'_>) -> Vec<(DepartmentId, usize)> {
    let mut known: HashMap<&str, usize> = HashMap::new();
    let mut departments: Vec<(DepartmentId, usize)> = Vec::new();
    for (category, content) in view.categories() {
        for (part, content) in (0..).zip(&content.parts) {
            for (measure, content) in (0..).zip(&content.measures) {
                let mut named: Vec<&Department> = Vec::new();
                for (at, department) in (0..).zip(&content.departments) {
                    if named.iter().any(|other| other.name == department.name) {
                        continue;
                    }
                    named.push(department);
                    let position = *known.entry(&department.name).or_insert_with(|| {
                        departments.push((
                            DepartmentId {
                                category,
                                part,
                                measure,
                                at,
                            },
                            0,
                        ));
                        departments.len() - 1
                    });
                    if let Some((_, measures)) = departments.get_mut(position) {
                        *measures += 1;
                    }
                }
            }
        }
    }
    departments
}

/// What a circular is known by, a line each.
fn description(gazetteer: &Gazetteer, circular: &Head) -> String {
    let number = circular.document_number.as_deref().unwrap_or_default();
    let (id, year, region) = (&circular.id, circular.award_year, gazetteer.get(circular.region));
    let title = circular.title.as_deref().unwrap_or_default();
    let issuer = &circular.issuer;
    let date = circular.issued_on.as_deref().unwrap_or_default();
    format!(
        "{id}\n{number}\n{year}\n{issuer}\n{}\n{date}\n{title}",
        region.name
    )
}

/// Whether a query is the whole of one of the lines.
fn is_one_of(query: &str, lines: &str) -> bool {
    lines.lines().any(|line| line.eq_ignore_ascii_case(query.trim()))
}
