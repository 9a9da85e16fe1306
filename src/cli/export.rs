//! `jili export`: the whole circular as a file.

use std::path::PathBuf;

use clap::Args;

use super::{Context, Failure, Format, csv_failure, json, print, save};
use crate::export::{award_rows, circular_file, csv, markdown};

/// What `export` takes.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The form of the file
    #[arg(short, long, value_parser = clap::builder::PossibleValuesParser::new(["json", "csv", "markdown"]), default_value = "json", value_name = "FORMAT")]
    format: String,
    /// Write to a file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Replace the file if it exists
    #[arg(long, requires = "output")]
    force: bool,
    /// Begin CSV with a byte order mark, for Excel
    #[arg(long)]
    bom: bool,
}

pub(super) fn run(context: &Context<'_>, arguments: &Arguments) -> Result<(), Failure> {
    let catalog = context.catalog;
    let circular = &catalog.circulars()[0];
    let rows = || award_rows(catalog, catalog.awards_of_circular(0));
    let format = match arguments.format.as_str() {
        "csv" => Format::Csv,
        "markdown" => Format::Markdown,
        _ => Format::Json,
    };
    let text = match format {
        Format::Csv => {
            let text = csv::to_string(&rows()).map_err(csv_failure)?;
            if arguments.bom {
                format!("{}{text}", csv::BYTE_ORDER_MARK)
            } else {
                text
            }
        }
        Format::Markdown => {
            let categories = 0..circular.categories.len();
            let categories: Vec<_> = categories
                .map(|at| super::show::as_markdown(context, at, false))
                .collect();
            format!(
                "# {}\n\n{}",
                markdown::escape(&circular.title),
                categories.join("\n")
            )
        }
        Format::Json | Format::Text => json(&circular_file(catalog, circular))?,
    };
    match &arguments.output {
        Some(path) => save::write_whole(path, text.as_bytes(), arguments.force),
        None if format == Format::Csv => context.print_csv(&text),
        None => print(&text),
    }
}
