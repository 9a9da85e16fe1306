//! What a department implements: its measures, and for whom.

use super::CategoryReport;
use super::award::departments;
use crate::catalog::{AwardId, CategoryId, CircularId, Totals, View};
use crate::circular::{Circular, Measure};

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
}

/// One measure of a department.
#[derive(Clone, Debug)]
pub struct DepartmentMeasure<'v> {
    /// Its category.
    pub category: CategoryId,
    /// The heading of its part, if there is one.
    pub part: Option<&'v str>,
    /// It.
    pub measure: &'v Measure,
    /// Those who get it, in printed order.
    pub awards: Vec<AwardId>,
}

impl<'v> DepartmentReport<'v> {
    /// The departments that the circulars of the view name, each once, in the order in which they are first named.
    pub fn names(view: &'v View<'_>) -> Vec<&'v str> {
        let parts = view
            .categories()
            .flat_map(|(id, _)| CategoryReport::new(view, id).parts);
        let mut names: Vec<&str> = Vec::new();
        for name in parts.flat_map(|part| departments(part.measures)) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names
    }

    /// What the circulars of the view have for the department of this name.
    pub fn new(view: &'v View<'_>, name: &'v str) -> Self {
        let circulars = view.circulars().map(|(id, circular)| {
            let categories = view.catalog().categories_of(id);
            let measures: Vec<_> = categories
                .flat_map(|(id, _)| measures_in(view, id, name))
                .collect();
            let awards = measures.iter().flat_map(|measure| &measure.awards).copied();
            DepartmentInCircular {
                id,
                circular,
                totals: view.totals(awards),
                measures,
            }
        });
        Self {
            name,
            circulars: circulars.filter(|said| !said.measures.is_empty()).collect(),
        }
    }
}

/// A category's measures that name the department.
fn measures_in<'v>(view: &'v View<'_>, category: CategoryId, name: &str) -> Vec<DepartmentMeasure<'v>> {
    let report = CategoryReport::new(view, category);
    let parts = report.parts.into_iter().flat_map(|part| {
        let awards: Vec<_> = part.rolls.iter().flat_map(|roll| roll.awards).collect();
        part.measures.iter().map(move |measure| DepartmentMeasure {
            category,
            part: part.heading,
            measure,
            awards: awards.clone(),
        })
    });
    let names = |measure: &Measure| {
        measure
            .departments
            .iter()
            .any(|department| *department.name == *name)
    };
    parts.filter(|part| names(part.measure)).collect()
}
