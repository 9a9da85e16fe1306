//! What is told of a thing that was found before it is opened: a category, a department, a passage.

use super::{Article, column_beside};
use crate::catalog::{Catalog, CategoryId, View};
use crate::circular::BlockKind;
use crate::lang::Lang;
use crate::report::{CategoryReport, DepartmentId, DepartmentReport};
use crate::search::{PassageId, Words};
use crate::tui::strings::Strings;
use crate::tui::theme::Role;
use crate::wording;

/// A category: its title, what it counts up to, and its measures with the headings over them.
pub(super) fn category(view: &View<'_>, id: CategoryId, strings: &Strings, width: usize) -> Article {
    let report = CategoryReport::new(view, id);
    let lang = strings.lang();
    let mut article = Article::new(width);
    article.paragraph(Role::Heading, &report.category.heading);
    if lang == Lang::En {
        article.paragraph(Role::Text, &report.category.label_en);
    }
    if view.single().is_none() {
        article.paragraph(Role::Text, &wording::circular_name(report.circular, lang));
    }
    let (awards, recipients) = (report.awards.len(), report.totals.recipients());
    article.paragraph(Role::Text, &strings.given_to(awards, recipients));
    for part in &report.parts {
        article.blank();
        if let Some(heading) = part.heading {
            article.paragraph(Role::Heading, &wording::glossed(heading, lang));
        }
        for measure in part.measures {
            article.paragraph(Role::Text, &measure.text);
        }
    }
    article
}

/// A department: the measures that name it, and to how many each is given.
pub(super) fn department(view: &View<'_>, id: DepartmentId, strings: &Strings, width: usize) -> Article {
    let lang = strings.lang();
    let report = DepartmentReport::new(view, id.name(view.catalog()));
    let mut article = Article::new(width);
    article.paragraph(Role::Heading, &wording::departments([report.name], lang));
    for said in &report.circulars {
        if report.circulars.len() > 1 {
            article.blank();
            article.paragraph(Role::Heading, &wording::circular_name(said.circular, lang));
        }
        let recipients = said.totals.recipients();
        article.paragraph(Role::Text, &strings.carried_out(said.measures.len(), recipients));
        for measure in &said.measures {
            article.blank();
            article.paragraph(Role::Heading, &view.catalog().category(measure.category).heading);
            if let Some(part) = measure.part.heading.as_deref() {
                article.paragraph(Role::Text, &wording::glossed(part, lang));
            }
            article.paragraph(Role::Text, &measure.measure.text);
            let awards = measure.awards().count();
            article.paragraph(Role::Text, &wording::awards(awards, lang));
        }
    }
    article
}

/// A passage as it stands, with the headings over it and where it is.
pub(super) fn passage(
    catalog: &Catalog,
    id: PassageId,
    strings: &Strings,
    words: &Words,
    width: usize,
) -> Article {
    let lang = strings.lang();
    let circular = catalog.circular(id.circular);
    let kind = id.spot.kind(circular);
    let category = id.spot.category().and_then(|at| circular.categories.get(at));
    let part = category.zip(id.spot.part());
    let part = part.and_then(|(category, at)| category.parts.get(at)?.title());
    let mut article = Article::new(width);
    match category {
        Some(category) => {
            article.marked(Role::Heading, &category.heading, &[], words);
            if lang == Lang::En {
                article.paragraph(Role::Text, &category.label_en);
            }
        }
        None => article.paragraph(Role::Heading, wording::block_kind(kind, lang)),
    }
    if let Some(part) = part {
        article.marked(Role::Text, &wording::glossed(part, lang), &[], words);
    }
    let is_heading = matches!(kind, BlockKind::Heading | BlockKind::Part);
    if !is_heading {
        article.blank();
        article.marked(Role::Text, id.spot.text(circular), &[], words);
    }
    article.blank();
    let column = column_beside([strings.fields.source]);
    let source = wording::passage(circular, id.spot, lang);
    article.field(strings.fields.source, column, &[(Role::Text, source)]);
    article
}
