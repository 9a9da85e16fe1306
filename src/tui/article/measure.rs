//! A measure of a department to be read: what it is for, what it gives and by which role, to whom, and what is due by
//! when.

use super::{Article, column_beside, facts};
use crate::catalog::View;
use crate::report::DepartmentReport;
use crate::tui::strings::Strings;
use crate::tui::theme::Role;
use crate::wording;

/// The measure at an index among those of the department at an index, in the order of their screen.
pub(super) fn article(
    view: &View<'_>,
    (department, measure): (usize, usize),
    strings: &Strings,
    width: usize,
) -> Article {
    let lang = strings.lang();
    let mut article = Article::new(width);
    let names = DepartmentReport::names(view);
    let Some(name) = names.get(department) else {
        return article;
    };
    let report = DepartmentReport::new(view, name);
    let measures = report.circulars.iter().flat_map(|said| {
        let of_it = said.measures.iter();
        of_it.map(move |of| (said, of))
    });
    let Some((said, of)) = measures.into_iter().nth(measure) else {
        return article;
    };
    article.paragraph(Role::Heading, &of.citation.category.heading);
    if let Some(part) = of.part.title() {
        article.paragraph(Role::Text, &wording::glossed(part, lang));
    }
    article.blank();
    if let Some(verbatim) = strings.verbatim {
        article.paragraph(Role::Text, verbatim);
    }
    let amounts: Vec<&str> = of
        .measure
        .amounts
        .iter()
        .map(|amount| &*amount.evidence)
        .collect();
    article.marked(Role::Text, &of.measure.text, &amounts);
    article.blank();
    let fields = &strings.fields;
    let role = (fields.role, Role::Text, of.role.label(lang).to_owned());
    let due = said
        .due
        .as_ref()
        .map(|due| (fields.due, Role::Text, wording::due(due, lang)));
    let lists = of
        .rolls
        .iter()
        .map(|(roll, _)| (fields.recipients, Role::Text, wording::list(roll, lang)));
    let source = (fields.source, Role::Text, wording::citation(&of.citation, lang));
    let said: Vec<_> = [role]
        .into_iter()
        .chain(facts(of.measure, strings))
        .chain(lists)
        .chain(due)
        .chain([source])
        .collect();
    let column = column_beside(said.iter().map(|(label, ..)| *label));
    let mut before = "";
    for (label, role, fact) in said {
        // Each label once.
        article.field(if label == before { "" } else { label }, column, &[(role, fact)]);
        before = label;
    }
    article
}
