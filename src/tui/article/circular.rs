//! A circular to be read about before it is taken: what is told of it without reading it.

use super::{Article, column_beside};
use crate::catalog::{Catalog, CircularId};
use crate::library::Origin;
use crate::tui::strings::Strings;
use crate::tui::theme::Role;
use crate::wording;

/// What is told of a circular.
pub(super) fn article(catalog: &Catalog, id: CircularId, strings: &Strings, width: usize) -> Article {
    let (head, lang) = (catalog.head(id), strings.lang());
    let mut article = Article::new(width);
    article.paragraph(Role::Heading, head.title.as_deref().unwrap_or(head.name()));
    article.paragraph(Role::Text, &wording::head_name(head, lang));
    article.blank();
    let words = &strings.circular_fields;
    let region = catalog.gazetteer().full_name(head.region, lang);
    let origin = match catalog.origin(id) {
        Origin::BuiltIn => words.built_in,
        Origin::Library => words.of_library,
        Origin::InPlaceOfBuiltIn => words.in_place_of_built_in,
    };
    let counts = strings.counts(
        head.categories as usize,
        head.awards as usize,
        head.places as usize,
        head.open as usize,
    );
    let text = |text: &Option<Box<str>>| text.as_deref().unwrap_or_default().to_owned();
    let facts = [
        (words.issuer, head.issuer.to_string()),
        (words.number, text(&head.document_number)),
        (words.date, text(&head.issued_on)),
        (words.year, head.award_year.to_string()),
        (words.region, region),
        (words.counts, counts),
        (words.id, head.id.to_string()),
        (words.origin, origin.to_owned()),
    ];
    let same = catalog.same_number(id).map(|other| {
        let name = wording::head_name(catalog.head(other), lang);
        (words.same_number, name)
    });
    let facts: Vec<_> = facts.into_iter().chain(same).collect();
    let column = column_beside(facts.iter().map(|(label, _)| *label));
    for (label, fact) in facts.into_iter().filter(|(_, fact)| !fact.is_empty()) {
        article.field(label, column, &[(Role::Text, fact)]);
    }
    article
}
