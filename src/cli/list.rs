//! `jili list`: awards, one a line.

use clap::Args;

use super::awards::{amounts, reference, subject, table};
use super::filter::Filters;
use super::output::Printable;
use super::page::{Page, Style};
use super::{Context, Failure, Format};
use crate::catalog::AwardId;
use crate::export::{award_rows, awards_file, csv};
use crate::lang::Lang;
use crate::wording;

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
}

/// How rows come out.
#[derive(Debug, Args)]
pub(super) struct Rows {
    /// The form of the output
    #[arg(
        short,
        long,
        value_enum,
        ignore_case = true,
        default_value_t,
        value_name = "FORMAT"
    )]
    pub(super) format: Format,
    /// Begin CSV with a byte order mark, for Excel
    #[arg(long)]
    pub(super) bom: bool,
}

impl Rows {
    /// The form that was asked for.
    ///
    /// # Errors
    /// [`Failure::Misuse`] for a mark where there is no CSV to have it.
    pub(super) fn form(&self, lang: Lang) -> Result<Format, Failure> {
        if self.bom && self.format != Format::Csv {
            return Err(bom_without_csv(lang));
        }
        Ok(self.format)
    }

    /// Whether a program reads them.
    pub(super) fn are_for_programs(&self) -> bool {
        matches!(self.format, Format::Json | Format::Csv)
    }

    /// What CSV begins with.
    pub(super) fn mark(&self) -> &'static str {
        if self.bom { csv::BYTE_ORDER_MARK } else { "" }
    }
}

/// That only CSV has a byte order mark.
pub(super) fn bom_without_csv(lang: Lang) -> Failure {
    let said = lang.pick(
        "--bom 只用于 CSV；请加 -f csv",
        "--bom is for CSV only; add -f csv",
    );
    Failure::Misuse(said.to_owned())
}

pub(super) fn run(context: &Context<'_>, arguments: &Arguments) -> Result<(), Failure> {
    let awards = match arguments.filters.select(context) {
        // For programs, nothing is a list too.
        Err(nothing @ Failure::Nothing(_)) if arguments.rows.are_for_programs() => {
            print_awards(context, &[], &arguments.rows, arguments.cite)?;
            return Err(nothing);
        }
        awards => awards?,
    };
    print_awards(context, &awards, &arguments.rows, arguments.cite)
}

/// Prints awards in a form.
pub(super) fn print_awards(
    context: &Context<'_>,
    awards: &[AwardId],
    rows: &Rows,
    cite: bool,
) -> Result<(), Failure> {
    let ids = || awards.iter().copied();
    let answer = match rows.form(context.lang)? {
        Format::Json => Printable::json(&awards_file(award_rows(context.catalog, ids())))?,
        Format::Csv => Printable::csv(
            csv::to_string(&award_rows(context.catalog, ids())),
            rows.mark(),
            context.terminal,
        )?,
        Format::Markdown => Printable::lines(&(table(context, ids(), cite) + &reference(context))),
        Format::Text => as_text(context, awards, cite).into(),
    };
    answer.print()
}

fn as_text(context: &Context<'_>, awards: &[AwardId], cite: bool) -> Page {
    let mut page = context.page();
    let rows: Vec<_> = awards
        .iter()
        .map(|id| {
            let award = context.catalog.award(*id);
            [
                (Style::Dim, award.category.number.to_string()),
                (
                    Style::Heading,
                    context
                        .catalog
                        .gazetteer()
                        .full_name(award.place_id, context.lang),
                ),
                (Style::Plain, subject(&award, context.lang)),
                (Style::Amount, amounts(&award)),
                (Style::Dim, award.measure().departments.join("、")),
                (
                    Style::Dim,
                    if cite {
                        wording::award_location(&award, context.lang)
                    } else {
                        wording::misprint(&award, context.lang).unwrap_or_default()
                    },
                ),
            ]
        })
        .collect();
    page.columns(None, &rows, [true, false, false, true, false, false]);
    if cite {
        page.blank();
        page.paragraph(Style::Dim, 0, &wording::reference(context.circular()));
    }
    page
}
