//! What a department implements: its measures, for whom, what money they state, and what it has to report by when.

use super::award::{Citation, departments};
use crate::catalog::{AwardId, AwardRange, CategoryId, CircularId, Totals, View};
use crate::circular::{BlockKind, Circular, Decimal, Measure, Part, Role, Roll};

/// What a department implements, circular by circular.
#[derive(Clone, Debug)]
pub struct DepartmentReport<'v> {
    /// Its name as printed.
    pub name: &'v str,
    /// What each circular of the view that names it has for it, the newest first.
    pub circulars: Vec<DepartmentInCircular<'v>>,
}

/// What one circular has for a department.
#[derive(Clone, Debug)]
pub struct DepartmentInCircular<'v> {
    /// The circular.
    pub id: CircularId,
    /// The circular.
    pub circular: &'v Circular,
    /// What the awards of its measures count up to.
    pub totals: Totals,
    /// The measures, in printed order.
    pub measures: Vec<DepartmentMeasure<'v>>,
    /// What the measures state for their recipients: unit, sum and awards, a unit each, in the order of the units. What is
    /// stated for a list or a project, and what is a ceiling, is in no sum.
    pub stated: Vec<(&'v str, Decimal, usize)>,
    /// What all departments have to report, if the circular says so.
    pub due: Option<Due<'v>>,
}

/// What is to be reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Due<'v> {
    /// Until when: 2023 年底.
    pub by: &'v str,
    /// The circular's words about it; none where only the time is known.
    pub words: Option<&'v str>,
}

/// One measure of a department.
#[derive(Clone, Debug)]
pub struct DepartmentMeasure<'v> {
    /// Its category.
    pub category: CategoryId,
    /// The part of the category.
    pub part: &'v Part,
    /// It.
    pub measure: &'v Measure,
    /// What the department is printed to do.
    pub role: Role,
    /// The lists of those who get it, in printed order.
    pub rolls: Vec<(&'v Roll, AwardRange)>,
    /// Where the measure stands.
    pub citation: Citation<'v>,
}

impl DepartmentMeasure<'_> {
    /// Those who get it, in printed order.
    pub fn awards(&self) -> impl Iterator<Item = AwardId> + '_ {
        self.rolls.iter().flat_map(|(_, awards)| *awards)
    }

    /// How many get it.
    pub fn len(&self) -> usize {
        self.rolls.iter().map(|(_, awards)| awards.len()).sum()
    }

    /// Whether nobody gets it.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

impl<'v> DepartmentReport<'v> {
    /// The departments that the circulars of the view name, each once, in the order in which they are first named.
    pub fn names(view: &'v View<'_>) -> Vec<&'v str> {
        let parts = view.categories().flat_map(|(_, category)| &category.parts);
        let mut names: Vec<&str> = Vec::new();
        for name in parts.flat_map(|part| departments(&part.measures)) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names
    }

    /// All departments, in the order in which they are first named.
    pub fn all(view: &'v View<'_>) -> Vec<Self> {
        let names = Self::names(view).into_iter();
        names.map(|name| Self::new(view, name)).collect()
    }

    /// What the circulars of the view have for the department of this name.
    pub fn new(view: &'v View<'_>, name: &'v str) -> Self {
        let circulars = view.circulars().map(|(id, circular)| {
            let categories = view.catalog().categories_of(id);
            let measures: Vec<_> = categories
                .flat_map(|(id, _)| measures_in(view, id, name))
                .collect();
            let awards = measures.iter().flat_map(DepartmentMeasure::awards);
            DepartmentInCircular {
                id,
                circular,
                totals: view.totals(awards),
                stated: stated(&measures),
                measures,
                due: due(circular),
            }
        });
        Self {
            name,
            circulars: circulars.filter(|said| !said.measures.is_empty()).collect(),
        }
    }
}

/// A category's measures that name the department.
fn measures_in<'v>(
    view: &'v View<'_>,
    id: CategoryId,
    name: &str,
) -> impl Iterator<Item = DepartmentMeasure<'v>> {
    let catalog = view.catalog();
    let (circular, category) = (catalog.circular(id.circular), catalog.category(id));
    let parts = category.parts.iter().enumerate().flat_map(|(at, part)| {
        let of_part = part.measures.iter();
        of_part.map(move |measure| (at, part, measure))
    });
    parts.filter_map(move |(at, part, measure)| {
        let mut named = measure.departments.iter();
        let department = named.find(|department| *department.name == *name)?;
        let rolls = view.rolls_in(id).filter(|(of, ..)| *of == at);
        Some(DepartmentMeasure {
            category: id,
            part,
            measure,
            role: department.role,
            rolls: rolls.map(|(_, roll, awards)| (roll, awards)).collect(),
            citation: Citation {
                circular,
                category,
                printed: None,
                correction: None,
                lines: measure.lines,
            },
        })
    })
}

/// What measures state for their recipients, a sum for each unit.
fn stated<'v>(measures: &[DepartmentMeasure<'v>]) -> Vec<(&'v str, Decimal, usize)> {
    let mut sums: Vec<(&str, Decimal, usize)> = Vec::new();
    for measure in measures {
        for amount in measure
            .measure
            .amounts
            .iter()
            .filter(|amount| amount.can_be_added())
        {
            let at = sums.iter().position(|(unit, ..)| **unit == *amount.unit);
            let at = at.unwrap_or_else(|| {
                sums.push((&amount.unit, Decimal::default(), 0));
                sums.len() - 1
            });
            let Some((_, sum, awards)) = sums.get_mut(at) else {
                continue;
            };
            for _ in measure.awards() {
                // What a number cannot hold no text states: the sum stays as it is.
                *sum = sum.checked_add(amount.value).unwrap_or(*sum);
                *awards += 1;
            }
        }
    }
    sums.sort_unstable();
    sums
}

fn due(circular: &Circular) -> Option<Due<'_>> {
    let by = circular.report_by.as_deref()?;
    let mut closing = circular.texts(BlockKind::Closing);
    Some(Due {
        by,
        words: closing.find(|words| words.contains(by)),
    })
}
