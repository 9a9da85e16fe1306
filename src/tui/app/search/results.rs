//! What a query found, as a list of choices in sections: which sections there are, in which order, and what each choice is.

use crate::catalog::{CategoryId, CircularId};
use crate::gazetteer::PlaceId;
use crate::report::{DepartmentId, Finding, Thing};
use crate::search::{Hit, PassageId, TermHit, Tier};
use crate::tui::app::Session;
use crate::tui::commands::{self, Named};
use crate::tui::section::Section;

/// What can be chosen.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Choice<'a> {
    /// The region of the scope, which all of it is about, and the circular, if it is one.
    Region(PlaceId, Option<CircularId>),
    /// A place that was found.
    Place(&'a Hit),
    /// A place with one of the nearest names, where nothing was found.
    Nearest(PlaceId),
    /// A category.
    Category(CategoryId, &'a TermHit),
    /// A department, and how many measures name it.
    Department(DepartmentId, usize, &'a TermHit),
    /// A passage that has the query's words.
    Passage(PassageId),
    /// To look through the text of all of the scope's circulars, so many.
    AllText(usize),
    /// A circular.
    Circular(CircularId, &'a TermHit),
    /// To put these places beside one another.
    Compare(&'a [PlaceId]),
    /// Something that the program does.
    Action(&'a Named),
}

/// What a query found.
#[derive(Debug, Default)]
pub(crate) struct Results {
    /// All but what the program does.
    pub finding: Finding,
    /// What the program does.
    actions: Vec<Named>,
    /// The province that the query names, where the scope is its region.
    region: Option<PlaceId>,
    /// The circular of the scope, if it is one.
    circular: Option<CircularId>,
    /// How many circulars the scope has, whose text can be looked through.
    circulars: usize,
    /// The sections with something in them, in the order in which they are shown.
    order: Vec<Section>,
}

impl Results {
    pub(super) fn new(query: &str, session: &Session<'_>) -> Self {
        let finding = session.find(query);
        let region = finding.places.province;
        let mut results = Self {
            actions: commands::find(query),
            region: region.filter(|id| *id == session.view().region()),
            circular: session.view().single().map(|(id, _)| id),
            circulars: session.view().circulars().len(),
            finding,
            order: Vec::new(),
        };
        results.order = results.in_order(query);
        results
    }

    /// Places come first where one fits what was typed as it stands; then the sections with a thing of exactly that name.
    /// The one exception is `q` alone, by which everybody tries to leave.
    fn in_order(&self, query: &str) -> Vec<Section> {
        let exact = |section: &Section| self.best(*section) == Some(Tier::Exact);
        let has_places = self.region.is_some() || self.finding.has_direct_places();
        // Nobody types the first digits of a division code for a place where they are the number of something; and the whole
        // id of a circular, sichuan-2022, is no place with a tone.
        let is_number = query.trim().chars().count() < 4 && query.trim().chars().all(char::is_numeric);
        let is_id = query.contains(char::is_numeric);
        let is_meant =
            |section: &Section| exact(section) && (is_number || is_id && *section == Section::Circulars);
        let rank = |section: &Section| match section {
            Section::Actions if commands::is_quit(query) => 0,
            Section::Places if has_places => 2,
            Section::Places => 5,
            other if is_meant(other) => 1,
            other if exact(other) => 3,
            _ => 4,
        };
        let sections = Section::ALL.into_iter();
        let mut order: Vec<_> = sections.filter(|section| self.len(*section) > 0).collect();
        order.sort_by_key(rank);
        order
    }

    /// How well the best of a section fits; for the words of a text, as a part of it.
    fn best(&self, section: Section) -> Option<Tier> {
        let finding = &self.finding;
        match section {
            Section::Places => finding.places.hits.first().map(|hit| hit.tier),
            Section::Categories => finding.categories.first().map(|thing| thing.hit.tier),
            Section::Departments => finding.departments.first().map(|(thing, _)| thing.hit.tier),
            Section::Text => finding.passages.first().map(|_| Tier::Substring),
            Section::Circulars => finding.circulars.first().map(|thing| thing.hit.tier),
            Section::Actions => self.actions.first().map(|named| named.tier),
        }
    }

    /// How many things there are in a section in all: of very many only the best can be chosen.
    pub(crate) fn total(&self, section: Section) -> usize {
        let finding = &self.finding;
        match section {
            Section::Places => finding.places.total,
            Section::Categories => finding.categories.len(),
            Section::Departments => finding.departments.len(),
            Section::Text => finding.passages.len(),
            Section::Circulars => finding.circulars.len(),
            Section::Actions => self.compares() + self.actions.len(),
        }
    }

    /// How many actions compare what was found: one, where it is several places.
    fn compares(&self) -> usize {
        usize::from(!self.finding.together.is_empty())
    }

    /// How many choices a section has.
    pub(crate) fn len(&self, section: Section) -> usize {
        match section {
            Section::Places => usize::from(self.region.is_some()) + self.finding.places.hits.len(),
            Section::Text => self.finding.passages.len() + usize::from(self.has_more_text()),
            other => self.total(other),
        }
    }

    /// Whether the words could stand in circulars that were not looked through.
    fn has_more_text(&self) -> bool {
        let looked_through = self.finding.looked_through;
        looked_through > 0 && looked_through < self.circulars
    }

    /// The sections with something in them, in the order in which they are shown.
    pub(crate) fn sections(&self) -> &[Section] {
        &self.order
    }

    /// Whether nothing was found, so that all there is are the nearest names.
    pub(crate) fn is_empty(&self) -> bool {
        self.order.is_empty()
    }

    /// How many choices there are.
    pub(super) fn count(&self) -> usize {
        let found: usize = self.order.iter().map(|section| self.len(*section)).sum();
        found + self.nearest().len()
    }

    /// The nearest names, where nothing was found.
    pub(crate) fn nearest(&self) -> &[PlaceId] {
        if self.is_empty() {
            &self.finding.places.nearest
        } else {
            &[]
        }
    }

    /// The section of the choice at an index, and where in it that is.
    fn at(&self, at: usize) -> Option<(Section, usize)> {
        let mut left = at;
        for section in &self.order {
            let length = self.len(*section);
            if left < length {
                return Some((*section, left));
            }
            left -= length;
        }
        None
    }

    /// The index of the first choice of the section after the one of the choice at an index; of the one before it,
    /// backwards. Round and round.
    pub(super) fn beside(&self, at: usize, backwards: bool) -> Option<usize> {
        let sections = self.order.len();
        let (section, _) = self.at(at)?;
        let current = self.order.iter().position(|other| *other == section)?;
        let step = if backwards { sections - 1 } else { 1 };
        let before = self.order.iter().take((current + step) % sections);
        Some(before.map(|section| self.len(*section)).sum())
    }

    /// The section of the choice at an index.
    pub(crate) fn section_at(&self, at: usize) -> Option<Section> {
        self.at(at).map(|(section, _)| section)
    }

    /// The choice at an index.
    pub(crate) fn choice(&self, at: usize) -> Option<Choice<'_>> {
        let finding = &self.finding;
        let Some((section, at)) = self.at(at) else {
            return self.nearest().get(at).copied().map(Choice::Nearest);
        };
        Some(match section {
            Section::Places => {
                let region = self
                    .region
                    .map(|id| Choice::Region(id, self.circular))
                    .into_iter();
                let hits = finding.places.hits.iter().map(Choice::Place);
                region.chain(hits).nth(at)?
            }
            Section::Categories => {
                let Thing { id, hit } = finding.categories.get(at)?;
                Choice::Category(*id, hit)
            }
            Section::Departments => {
                let (Thing { id, hit }, measures) = finding.departments.get(at)?;
                Choice::Department(*id, *measures, hit)
            }
            Section::Text => match finding.passages.get(at) {
                Some(passage) => Choice::Passage(*passage),
                None => Choice::AllText(self.circulars),
            },
            Section::Circulars => {
                let Thing { id, hit } = finding.circulars.get(at)?;
                Choice::Circular(*id, hit)
            }
            Section::Actions => match at.checked_sub(self.compares()) {
                Some(at) => Choice::Action(self.actions.get(at)?),
                None => Choice::Compare(&finding.together),
            },
        })
    }

    /// Adds what the text of one more circular of the scope has; says whether there is another one after it.
    pub(super) fn look_further(&mut self, query: &str, session: &Session<'_>) -> bool {
        let next = session.view().circulars().nth(self.finding.looked_through);
        if let Some((id, circular)) = next {
            self.finding.look_through(id, circular, query);
        }
        // The offer goes with the last one.
        let order = std::mem::take(&mut self.order).into_iter();
        self.order = order.filter(|section| self.len(*section) > 0).collect();
        self.has_more_text()
    }
}
