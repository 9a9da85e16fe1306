//! What a search found beside places: as text with the words marked, and as rows of one shape for all sections.

use serde::Serialize;

use super::{Found, awards, name};
use crate::catalog::CategoryId;
use crate::cli::output::echo;
use crate::cli::page::{Page, Style};
use crate::cli::{Context, Failure};
use crate::export::{markdown, xlsx};
use crate::lang::Lang;
use crate::report::{Beside, Citation};
use crate::search::{PassageId, TermHit, Why, Words};
use crate::text;
use crate::wording;

/// A thing that was found, whatever it is, as a row of a table.
#[derive(Debug, Default, Serialize)]
pub(super) struct Row {
    /// places, categories, departments, text
    section: &'static str,
    circular: String,
    category: String,
    /// What it is called; of a passage, what it stands in.
    name: String,
    /// A category's title, a passage with the words in 【】.
    text: String,
    /// Awards of places and categories, measures of departments.
    count: String,
    tier: &'static str,
    why: String,
    citation: String,
}

/// What was found, in rows.
pub(super) struct Rows(pub(super) Vec<Row>);

impl Rows {
    pub(super) fn new(context: &Context<'_>, query: &str, found: &Found, beside: &Beside) -> Self {
        let (catalog, lang) = (context.catalog, context.lang);
        let places = found.hits.iter().map(|hit| Row {
            section: "places",
            name: name(context, hit),
            count: awards(context, hit, |count| count.to_string()),
            tier: hit.tier.key(),
            why: hit.why.text(lang),
            ..Row::default()
        });
        let categories = beside.categories.iter().flatten().map(|thing| {
            let category = catalog.category(thing.id);
            Row {
                section: "categories",
                circular: catalog.circular(thing.id.circular).id.to_string(),
                category: category.number.to_string(),
                name: category.label(lang).to_owned(),
                text: category.title().to_owned(),
                count: context.view.awards_in(thing.id).len().to_string(),
                tier: thing.hit.tier.key(),
                why: why(&thing.hit, lang),
                citation: of_category(context, thing.id),
            }
        });
        let departments = beside.departments.iter().flatten().map(|(thing, measures)| Row {
            section: "departments",
            name: wording::departments([thing.id.name(catalog)], lang),
            count: measures.to_string(),
            tier: thing.hit.tier.key(),
            why: thing.hit.why.text(lang),
            ..Row::default()
        });
        let words = Words::new(query);
        let passages = beside.passages.iter().flatten().map(|id| {
            let circular = catalog.circular(id.circular);
            let category = id.category(catalog).map(|id| catalog.category(id));
            Row {
                section: "text",
                circular: circular.id.to_string(),
                category: category.map_or_else(String::new, |category| category.number.to_string()),
                name: stands_in(context, *id),
                text: marked(context, *id, &words),
                citation: wording::passage(circular, id.spot, lang),
                ..Row::default()
            }
        });
        Self(
            places
                .chain(categories)
                .chain(departments)
                .chain(passages)
                .collect(),
        )
    }

    /// The rows as a table of Markdown, with citations if they are asked for.
    pub(super) fn markdown(self, lang: Lang, cite: bool) -> String {
        let header = header(lang);
        let columns = if cite { header.len() } else { header.len() - 1 };
        let header: Vec<_> = header.into_iter().take(columns).collect();
        let rows = self.cells(lang);
        markdown::table(
            &header,
            rows.map(|cells| cells.into_iter().take(columns).collect::<Vec<_>>()),
        )
    }

    /// The rows as a sheet.
    pub(super) fn sheet(self, lang: Lang) -> xlsx::Table {
        use xlsx::Kind::{Number, Prose, Text};
        let kinds = [Text, Text, Text, Prose, Number, Text, Text];
        let columns = header(lang).into_iter().zip(kinds);
        let columns: Vec<_> = columns
            .map(|(heading, kind)| xlsx::Column::new(heading, kind))
            .collect();
        let mut table = xlsx::Table::new(lang.pick("查找结果", "Found"), columns);
        let cell = |(cell, kind): (String, _)| match (kind, cell.parse()) {
            (Number, Ok(count)) => xlsx::Cell::count(count),
            _ => cell.into(),
        };
        table.rows = self
            .cells(lang)
            .map(|cells| cells.into_iter().zip(kinds).map(cell).collect())
            .collect();
        table
    }

    fn cells(self, lang: Lang) -> impl Iterator<Item = [String; 7]> {
        self.0.into_iter().map(move |row| {
            let section = match row.section {
                "places" => lang.pick("地方", "place"),
                "categories" => lang.pick("事项", "category"),
                "departments" => lang.pick("单位", "department"),
                _ => lang.pick("原文", "text"),
            };
            [
                section.to_owned(),
                row.category,
                row.name,
                row.text,
                row.count,
                row.why,
                row.citation,
            ]
        })
    }
}

fn header(lang: Lang) -> [&'static str; 7] {
    lang.pick(
        ["栏目", "事项", "名称", "文字", "数目", "匹配依据", "出处"],
        ["Section", "Category", "Name", "Text", "Count", "Why", "Source"],
    )
}

/// Writes what was found beside places, section by section.
pub(super) fn write(page: &mut Page, context: &Context<'_>, query: &str, beside: &Beside, cite: bool) {
    let (catalog, lang) = (context.catalog, context.lang);
    let categories = beside.categories.as_deref().unwrap_or_default();
    if !categories.is_empty() {
        page.blank();
        page.heading(lang.pick("激励事项", "Categories"));
    }
    for thing in categories {
        let category = catalog.category(thing.id);
        let awards = wording::awards(context.view.awards_in(thing.id).len(), lang);
        page.pieces(
            4,
            &[
                (Style::Heading, of_several(context, thing.id)),
                (Style::Amount, awards),
                (Style::Plain, why(&thing.hit, lang)),
            ],
        );
        page.paragraph(Style::Plain, 2, category.title());
        if cite {
            page.paragraph(Style::Dim, 2, &of_category(context, thing.id));
        }
    }
    let departments = beside.departments.as_deref().unwrap_or_default();
    if !departments.is_empty() {
        page.blank();
        page.heading(lang.pick("组织实施单位", "Departments"));
    }
    let rows: Vec<_> = departments
        .iter()
        .map(|(thing, measures)| {
            [
                (
                    Style::Heading,
                    wording::departments([thing.id.name(catalog)], lang),
                ),
                (Style::Amount, said_of_measures(*measures, lang)),
                (Style::Plain, thing.hit.why.text(lang)),
            ]
        })
        .collect();
    page.columns(None::<&[&str]>, &rows, &[false, true, false]);
    let passages = beside.passages.as_deref().unwrap_or_default();
    if !passages.is_empty() {
        page.blank();
        page.heading(lang.pick("原文", "Text"));
    }
    let words = Words::new(query);
    for id in passages {
        page.paragraph(Style::Mark, 0, &stands_in(context, *id));
        page.paragraph(Style::Plain, 2, &marked(context, *id, &words));
        if cite {
            let circular = catalog.circular(id.circular);
            page.paragraph(Style::Dim, 2, &wording::passage(circular, id.spot, lang));
        }
    }
}

/// That nothing was found in any of the sections that were asked for.
pub(super) fn nothing(query: &str, lang: Lang) -> Failure {
    let query = echo(query, lang);
    Failure::Nothing(lang.pick(
        format!("未找到匹配“{query}”的内容"),
        format!("nothing found for {query:?}"),
    ))
}

/// Why a category was found; what is a code of a place is a category's number.
fn why(hit: &TermHit, lang: Lang) -> String {
    match hit.why {
        Why::Code(_) => lang.pick("序号", "number").to_owned(),
        _ => hit.why.text(lang),
    }
}

fn said_of_measures(measures: usize, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{measures} 条措施"),
        Lang::En if measures == 1 => "1 measure".to_owned(),
        Lang::En => format!("{measures} measures"),
    }
}

/// What a passage stands in: `18 外贸`, 正文; of several circulars after its year.
fn stands_in(context: &Context<'_>, id: PassageId) -> String {
    match id.category(context.catalog) {
        Some(category) => of_several(context, category),
        None => {
            let circular = context.catalog.circular(id.circular);
            let kind = wording::block_kind(id.spot.kind(circular), context.lang);
            match context.is_of_several() {
                true => format!("{} {kind}", circular.award_year),
                false => kind.to_owned(),
            }
        }
    }
}

/// `18 外贸`; where there are several circulars, after the year.
fn of_several(context: &Context<'_>, id: CategoryId) -> String {
    let (circular, category) = (
        context.catalog.circular(id.circular),
        context.catalog.category(id),
    );
    let said = format!("{} {}", category.number, category.label(context.lang));
    match context.is_of_several() {
        true => format!("{} {said}", circular.award_year),
        false => said,
    }
}

/// A passage with the words in 【】.
fn marked(context: &Context<'_>, id: PassageId, words: &Words) -> String {
    let passage = id.spot.text(context.catalog.circular(id.circular));
    text::bracketed(passage, &words.marks(passage), usize::MAX)
}

fn of_category(context: &Context<'_>, id: CategoryId) -> String {
    let category = context.catalog.category(id);
    let citation = Citation {
        circular: context.catalog.circular(id.circular),
        category,
        printed: None,
        correction: None,
        lines: category.lines,
    };
    wording::citation(&citation, context.lang)
}
