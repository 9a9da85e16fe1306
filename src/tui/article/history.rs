//! A place over the years: a table for each government whose circulars are about it, and what changed. Where the table has
//! no room, each topic has a line for each year.

use super::{Article, Line, column_beside};
use crate::catalog::View;
use crate::gazetteer::PlaceId;
use crate::lang::Lang;
use crate::text;
use crate::tui::theme::Role;
use crate::wording::{self, YearsTable};

/// The cells between columns.
const GAP: usize = 2;

/// The years of a place, as its screen asked for them.
pub(super) fn article(
    view: &View<'_>,
    place: PlaceId,
    years: &[YearsTable],
    lang: Lang,
    width: usize,
) -> Article {
    let mut article = Article::new(width);
    let name = view.gazetteer().full_name(place, lang);
    article.paragraph(Role::Heading, &wording::history_title(&name, lang));
    if years.is_empty() {
        article.blank();
        article.paragraph(Role::Warning, &wording::no_history(&name, lang));
    }
    for table in years {
        article.blank();
        article.paragraph(Role::Heading, &table.issuer);
        article.blank();
        match columns(table, width) {
            Some(columns) => rows(&mut article, table, &columns),
            None => topics(&mut article, table),
        }
        article.blank();
        for note in &table.notes {
            article.paragraph(Role::Text, note);
        }
    }
    article
}

/// The cells that each column of a table takes; nothing where they are too many.
fn columns(table: &YearsTable, width: usize) -> Option<Vec<usize>> {
    let columns = table.header.iter().enumerate().map(|(at, heading)| {
        let cells = table.rows.iter().filter_map(|row| match at.checked_sub(1) {
            None => Some(&row.name),
            Some(at) => row.cells.get(at),
        });
        let widths = cells.chain([heading]).map(|cell| text::width(cell));
        widths.max().unwrap_or_default() + GAP
    });
    let columns: Vec<_> = columns.collect();
    (columns.iter().sum::<usize>() <= width + GAP).then_some(columns)
}

fn rows(article: &mut Article, table: &YearsTable, columns: &[usize]) {
    let padded = |role, cells: Vec<(Role, &str)>| -> Line {
        let cells = cells.into_iter().zip(columns);
        let cells = cells.map(|((own, cell), width)| (own, text::pad(cell, *width)));
        let mut line: Line = cells.collect();
        line.insert(0, (role, String::new()));
        line
    };
    let header = table.header.iter().map(|heading| (Role::Dim, heading.as_str()));
    article.lines.push(padded(Role::Dim, header.collect()));
    for row in &table.rows {
        let cells = row.cells.iter().zip(&row.named);
        let cells = cells.map(|(cell, is_named)| (role(*is_named), cell.as_str()));
        let name = (Role::Heading, row.name.as_str());
        let line = padded(Role::Text, std::iter::once(name).chain(cells).collect());
        article.lines.push(line);
    }
}

fn topics(article: &mut Article, table: &YearsTable) {
    let years = || table.header.iter().skip(1).map(String::as_str);
    let column = column_beside(years()) + GAP;
    for row in &table.rows {
        article.paragraph(Role::Heading, &row.name);
        let cells = row.cells.iter().zip(&row.named);
        for (year, (cell, is_named)) in years().zip(cells) {
            let cell = (role(*is_named), cell.clone());
            article.labelled(Role::Dim, &format!("  {year}"), column, &[cell]);
        }
    }
}

/// How a cell is shown: one that names the place stands out.
fn role(is_named: bool) -> Role {
    if is_named { Role::Text } else { Role::Dim }
}
