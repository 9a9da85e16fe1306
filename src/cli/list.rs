//! `jili list`: awards, one a line.

use clap::Args;

use super::awards::{references, table, write_lines, write_references};
use super::filter::Filters;
use super::form::{Form, Rows};
use super::output::Printable;
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
    let ids = || awards.iter().copied();
    let answer = match rows.form(Form::Text, context.lang)? {
        Form::Json => Printable::json(&awards_file(context.view, ids()))?,
        Form::Csv => {
            let awards = award_rows(context.catalog, ids());
            rows.csv(context, &awards.iter().map(csv::Award::from).collect::<Vec<_>>())?
        }
        Form::Xlsx => {
            let table = xlsx::awards(context.catalog, ids(), context.lang);
            rows.xlsx(context, &table, &[])?
        }
        Form::Markdown => {
            let scope = context.markdown_scope();
            Printable::lines(&format!(
                "{scope}{}{}",
                table(context, ids(), cite),
                references(context)
            ))
        }
        Form::Text => {
            let mut page = rows.target.page(context);
            if !awards.is_empty() {
                context.write_scope(&mut page);
                write_lines(&mut page, context, awards, cite);
            }
            if cite && !awards.is_empty() {
                write_references(&mut page, context);
            }
            page.into()
        }
    };
    rows.target.put(context, answer)
}
