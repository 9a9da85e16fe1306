//! `jili compare`: places beside one another.

use clap::{Args, ValueHint};

use super::form::{Form, Rows};
use super::output::Printable;
use super::page::{Cell, Page, Style};
use super::{Context, Failure, scope};
use crate::export::{comparison_file, comparison_rows, markdown, xlsx};
use crate::report::{ComparedInCircular, ComparedRow, PlaceComparison};
use crate::wording;

/// What `compare` takes.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The places, from two to six: 宜宾 泸州 绵阳
    #[arg(required = true, num_args = 2..=6, value_name = "PLACE", value_hint = ValueHint::Other)]
    places: Vec<String>,
    #[command(flatten)]
    rows: Rows,
    #[command(flatten)]
    pub(super) scope: scope::Words,
}

pub(super) fn run(context: &Context<'_>, arguments: &Arguments) -> Result<(), Failure> {
    let resolver = context.resolver();
    let places: Result<Vec<_>, _> = arguments
        .places
        .iter()
        .map(|place| resolver.place(place))
        .collect();
    let comparison = PlaceComparison::new(context.view, &places?);
    if comparison.places.len() < PlaceComparison::PLACES.0 {
        return Err(Failure::Misuse(context.pick(
            "几个词指的是同一个地方；比较至少要两个不同的地方",
            "these words mean one place; a comparison needs two",
        )));
    }
    let answer = match arguments.rows.form(Form::Text, context.lang)? {
        Form::Json => Printable::json(&comparison_file(context.view, &comparison))?,
        Form::Csv => arguments
            .rows
            .csv(context, &comparison_rows(context.view, &comparison))?,
        Form::Xlsx => {
            let table = xlsx::comparison(context.catalog, &comparison, context.lang);
            arguments
                .rows
                .xlsx(context, &table, &notes(context, &comparison))?
        }
        Form::Markdown => {
            let tables = comparison
                .circulars
                .iter()
                .map(|said| in_markdown(context, &comparison, said));
            let scope = context.markdown_scope();
            let basis = markdown::escape(wording::comparison_basis(context.lang));
            let tables = tables.collect::<Vec<_>>().join("\n");
            Printable::lines(&format!("{scope}{tables}\n{basis}\n"))
        }
        Form::Text => {
            let mut page = arguments.rows.target.page(context);
            context.write_scope(&mut page);
            for said in &comparison.circulars {
                write(&mut page, context, &comparison, said);
            }
            page.blank();
            page.paragraph(Style::Dim, 0, wording::comparison_basis(context.lang));
            page.into()
        }
    };
    arguments.rows.target.put(context, answer)
}

/// The headings of a table: the category, and each place.
fn header(context: &Context<'_>, comparison: &PlaceComparison) -> Vec<String> {
    let places = comparison.places.iter().map(|id| context.name(*id));
    let category = context.pick("激励事项", "Category");
    [category].into_iter().chain(places).collect()
}

/// What each place has in all, a row for each count.
fn totals(context: &Context<'_>, said: &ComparedInCircular) -> Vec<Vec<Cell>> {
    let lang = context.lang;
    let row = |label: &str, value: &dyn Fn(usize) -> Option<String>| {
        let values = (0..said.columns.len()).map(|at| (Style::Plain, value(at).unwrap_or_default()));
        [(Style::Dim, label.to_owned())]
            .into_iter()
            .chain(values)
            .collect()
    };
    let column = |at: usize| said.columns.get(at);
    vec![
        row(lang.pick("事项数", "Categories"), &|at| {
            Some(column(at)?.own.categories.to_string())
        }),
        row(lang.pick("项次", "Awards"), &|at| {
            Some(column(at)?.own.awards.to_string())
        }),
        row(lang.pick("所辖项次（另计）", "Within it (apart)"), &|at| {
            Some(column(at)?.within?.awards.to_string())
        }),
        row(lang.pick("明确资金", "Stated money"), &|at| {
            Some(wording::money(&column(at)?.money, lang))
        }),
    ]
}

/// What each place has in all, a line for each count, and what the sheet has of it.
fn notes(context: &Context<'_>, comparison: &PlaceComparison) -> Vec<String> {
    let names: Vec<_> = comparison.places.iter().map(|id| context.name(*id)).collect();
    let mut notes = Vec::new();
    for said in &comparison.circulars {
        notes.extend(context.heading_of(context.catalog.circular(said.circular)));
        for row in totals(context, said) {
            let mut cells = row.into_iter().map(|(_, cell)| cell);
            let label = cells.next().unwrap_or_default();
            let values = names.iter().zip(cells).filter(|(_, value)| !value.is_empty());
            let values: Vec<_> = values.map(|(name, value)| format!("{name} {value}")).collect();
            let values = values.join(context.lang.pick("，", ", "));
            if !values.is_empty() {
                notes.push(context.pick(format!("{label}：{values}"), format!("{label}: {values}")));
            }
        }
    }
    notes.push(context.pick(
        "表内只有本级所获，不含所辖",
        "the table has each place's own awards, none of those within it",
    ));
    notes
}

fn rows(context: &Context<'_>, rows: &[ComparedRow]) -> Vec<Vec<Cell>> {
    let lang = context.lang;
    let row = |row: &ComparedRow| {
        let label = wording::category(context.catalog, row.category, lang);
        let cells = row.cells.iter().map(|awards| {
            let said = wording::compared_cell(context.catalog, awards, lang);
            (Style::Amount, said)
        });
        [(Style::Heading, label)].into_iter().chain(cells).collect()
    };
    rows.iter().map(row).collect()
}

fn nobodys(context: &Context<'_>, said: &ComparedInCircular) -> Option<String> {
    let labels = said
        .nobodys
        .iter()
        .map(|id| wording::category(context.catalog, *id, context.lang));
    let labels: Vec<_> = labels.collect();
    let heading = wording::nobodys(labels.len(), context.lang);
    let labels_said = labels.join(context.lang.pick("、", ", "));
    let said = context.pick(
        format!("{heading}：{labels_said}"),
        format!("{heading}: {labels_said}"),
    );
    (!labels.is_empty()).then_some(said)
}

/// All of it in one table, so that all groups stand in the same columns: their headings are rows.
fn table(context: &Context<'_>, comparison: &PlaceComparison, said: &ComparedInCircular) -> Vec<Vec<Cell>> {
    let mut table = totals(context, said);
    for (shared, of_group) in said.groups() {
        let heading = wording::shared(
            context.catalog,
            &comparison.places,
            shared,
            of_group.len(),
            context.lang,
        );
        let empty = comparison.places.iter().map(|_| (Style::Plain, String::new()));
        table.push([(Style::Dim, heading)].into_iter().chain(empty).collect());
        table.extend(rows(context, of_group));
    }
    table
}

fn write(page: &mut Page, context: &Context<'_>, comparison: &PlaceComparison, said: &ComparedInCircular) {
    page.blank();
    if let Some(heading) = context.heading_of(context.catalog.circular(said.circular)) {
        page.heading(&heading);
    }
    let table = table(context, comparison, said);
    let right = vec![false; comparison.places.len() + 1];
    page.columns(Some(&header(context, comparison)), &table, &right);
    if let Some(nobodys) = nobodys(context, said) {
        page.blank();
        page.paragraph(Style::Plain, 0, &nobodys);
    }
}

fn in_markdown(context: &Context<'_>, comparison: &PlaceComparison, said: &ComparedInCircular) -> String {
    let mut text = String::new();
    if let Some(heading) = context.heading_of(context.catalog.circular(said.circular)) {
        text.push_str(&format!("## {}\n\n", markdown::escape(&heading)));
    }
    let rows = table(context, comparison, said).into_iter().map(|row| {
        let cells = row.into_iter().map(|(_, cell)| cell);
        cells.collect::<Vec<_>>()
    });
    text.push_str(&markdown::table(&header(context, comparison), rows));
    if let Some(nobodys) = nobodys(context, said) {
        text.push_str(&format!("\n{}\n", markdown::escape(&nobodys)));
    }
    text
}
