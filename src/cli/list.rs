//! `jili list`: awards, one a line.

use clap::Args;

use super::awards::{references, table, write_lines, write_references};
use super::filter::Filters;
use super::form::{self, Form, Rows};
use super::output::Printable;
use super::page::Page;
use super::{Context, Failure, scope};
use crate::catalog::AwardId;
use crate::export::{award_rows, awards_file, csv, xlsx};

/// What `list` takes.
#[derive(Debug, Args)]
pub struct Arguments {
    #[command(flatten)]
    filters: Filters,
    #[command(flatten)]
    rows: Rows,
    /// Say where each award stands in the document
    #[arg(long)]
    cite: bool,
    #[command(flatten)]
    pub(super) scope: scope::Words,
}

pub(super) fn run(context: &Context<'_>, arguments: &Arguments) -> Result<(), Failure> {
    let awards = arguments.filters.select(context)?;
    print_awards(context, &awards, &arguments.rows, arguments.cite)?;
    if awards.is_empty() {
        return Err(arguments.filters.nothing(context)?);
    }
    Ok(())
}

/// Prints awards in a form.
pub(super) fn print_awards(
    context: &Context<'_>,
    awards: &[AwardId],
    rows: &Rows,
    cite: bool,
) -> Result<(), Failure> {
    let form = rows.form(Form::Text, context.lang)?;
    let answer = match form {
        Form::Csv => rows.csv(context, &csv_rows(context, awards))?,
        Form::Text => {
            let mut page = rows.target.page(context);
            write_page(&mut page, context, awards, cite);
            page.into()
        }
        Form::Xlsx => rows.xlsx(context, &sheet(context, awards), &[])?,
        Form::Json | Form::Markdown => written(context, awards, form, cite)?,
    };
    rows.target.put(context, answer)
}

fn sheet(context: &Context<'_>, awards: &[AwardId]) -> xlsx::Table {
    xlsx::awards(context.catalog, awards.iter().copied(), context.lang)
}

fn csv_rows(context: &Context<'_>, awards: &[AwardId]) -> Vec<csv::Award> {
    let rows = award_rows(context.catalog, awards.iter().copied());
    rows.iter().map(csv::Award::from).collect()
}

fn write_page(page: &mut Page, context: &Context<'_>, awards: &[AwardId], cite: bool) {
    if awards.is_empty() {
        return;
    }
    context.write_scope(page);
    write_lines(page, context, awards, cite);
    if cite {
        write_references(page, context);
    }
}

/// Awards in a form, as a file has them.
pub(super) fn written(
    context: &Context<'_>,
    awards: &[AwardId],
    form: Form,
    cite: bool,
) -> Result<Printable, Failure> {
    let ids = || awards.iter().copied();
    Ok(match form {
        Form::Json => Printable::json(&awards_file(context.view, ids()))?,
        Form::Csv => Printable::csv(csv::to_string(&csv_rows(context, awards)), "", false)?,
        Form::Xlsx => form::sheet(context, &sheet(context, awards), &[], false)?,
        Form::Markdown => {
            let scope = context.markdown_scope();
            Printable::lines(&format!(
                "{scope}{}{}",
                table(context, ids(), cite),
                references(context)
            ))
        }
        Form::Text => {
            let mut page = Page::new(None, false);
            write_page(&mut page, context, awards, cite);
            page.into()
        }
    })
}
