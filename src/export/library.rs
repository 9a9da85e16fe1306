//! The circulars that there are, as rows.

use serde::Serialize;

use crate::catalog::{Catalog, CircularId};
use crate::data_file::DataError;
use crate::library::Origin;
use crate::report::Elsewhere;

/// `jili.library/1`: the circulars that there are, and those that cannot be used.
#[derive(Debug, Serialize)]
pub struct LibraryFile<'a> {
    schema: &'static str,
    /// The folder of the user's own.
    folder: Option<&'a str>,
    circulars: Vec<LibraryRow>,
    broken: Vec<BrokenRow<'a>>,
}

/// A circular in a list of them; one that cannot be used has its id and the number of its faults.
#[derive(Clone, Debug, Default, Serialize)]
pub struct LibraryRow {
    /// Its id.
    pub circular: String,
    /// Who issued it.
    pub issuer: Option<String>,
    /// 文号
    pub document_number: Option<String>,
    /// Its title.
    pub title: Option<String>,
    /// Day of issue.
    pub issued_on: Option<String>,
    /// The year whose work is commended.
    pub award_year: Option<u16>,
    /// Division code of the region whose government issued it.
    pub region: Option<String>,
    /// How many categories it has.
    pub categories: Option<u32>,
    /// How many awards.
    pub awards: Option<u32>,
    /// How many places it names.
    pub places: Option<u32>,
    /// How many recipients nobody could settle yet.
    pub open: Option<u32>,
    /// How many faults were found; one with any is not loaded.
    pub faults: usize,
    /// `built-in`, `library`, or `in-place-of-built-in`.
    pub origin: &'static str,
    /// Whether it is invented.
    pub synthetic: bool,
    /// Whether it is what is meant where nothing is said.
    pub default: bool,
    /// Ids of others with the same 文号, with `; ` between them.
    pub same_number: Option<String>,
}

#[derive(Debug, Serialize)]
struct BrokenRow<'a> {
    circular: &'a str,
    faults: Vec<FaultRow<'a>>,
}

#[derive(Debug, Serialize)]
struct FaultRow<'a> {
    file: &'a str,
    line: Option<usize>,
    record: &'a str,
    field: &'a str,
    problem: &'a str,
}

/// The circulars that there are: those loaded, the newest first, then those that cannot be used.
pub fn library_rows(catalog: &Catalog) -> Vec<LibraryRow> {
    let default = catalog.default_scope().circulars;
    let loaded = catalog.scope_of(catalog.circular_ids().collect()).circulars;
    let loaded = loaded
        .into_iter()
        .map(|id| loaded_row(catalog, id, default.contains(&id)));
    let broken = catalog.broken().iter().map(|broken| LibraryRow {
        circular: broken.id.clone(),
        faults: broken.errors.0.len(),
        origin: "library",
        ..LibraryRow::default()
    });
    loaded.chain(broken).collect()
}

fn loaded_row(catalog: &Catalog, id: CircularId, default: bool) -> LibraryRow {
    let head = catalog.head(id);
    let text = |text: &Option<Box<str>>| text.as_deref().map(str::to_owned);
    let others: Vec<&str> = catalog
        .same_number(id)
        .map(|other| &*catalog.head(other).id)
        .collect();
    LibraryRow {
        circular: head.id.to_string(),
        issuer: Some(head.issuer.to_string()),
        document_number: text(&head.document_number),
        title: text(&head.title),
        issued_on: text(&head.issued_on),
        award_year: Some(head.award_year),
        region: Some(catalog.place(head.region).key.to_string()),
        categories: Some(head.categories),
        awards: Some(head.awards),
        places: Some(head.places),
        open: Some(head.open),
        faults: 0,
        origin: match catalog.origin(id) {
            Origin::BuiltIn => "built-in",
            Origin::Library => "library",
            Origin::InPlaceOfBuiltIn => "in-place-of-built-in",
        },
        synthetic: head.synthetic,
        default,
        same_number: (!others.is_empty()).then(|| others.join("; ")),
    }
}

/// A file of them.
pub fn library_file<'a>(catalog: &'a Catalog, folder: Option<&'a str>) -> LibraryFile<'a> {
    let broken = catalog.broken().iter().map(|broken| BrokenRow {
        circular: &broken.id,
        faults: broken.errors.0.iter().map(fault).collect(),
    });
    LibraryFile {
        schema: "jili.library/1",
        folder,
        circulars: library_rows(catalog),
        broken: broken.collect(),
    }
}

fn fault(error: &DataError) -> FaultRow<'_> {
    FaultRow {
        file: &error.file,
        line: error.line,
        record: &error.record,
        field: &error.field,
        problem: &error.problem,
    }
}

/// Another circular of the library that names the place, and what it has there of its own.
#[derive(Debug, Serialize)]
pub(super) struct ElsewhereRow<'a> {
    circular: &'a str,
    document_number: Option<&'a str>,
    issuer: &'a str,
    award_year: u16,
    synthetic: bool,
    categories: usize,
    awards: usize,
}

pub(super) fn elsewhere(catalog: &Catalog, other: Elsewhere) -> ElsewhereRow<'_> {
    let head = catalog.head(other.id);
    ElsewhereRow {
        circular: &head.id,
        document_number: head.document_number.as_deref(),
        issuer: &head.issuer,
        award_year: head.award_year,
        synthetic: head.synthetic,
        categories: other.counts.categories,
        awards: other.counts.awards,
    }
}
