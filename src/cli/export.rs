//! `jili export`: the whole circular as a file.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::list::bom_without_csv;
use super::output::{Printable, echo};
use super::{Context, Failure, save};
use crate::circular::Circular;
use crate::export::markdown::escape;
use crate::export::{award_rows, circular_file, csv};
use crate::lang::Lang;

/// What `export` takes.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The form of the file; else by the name of FILE, else json
    #[arg(short, long, value_enum, value_name = "FORMAT")]
    format: Option<Form>,
    /// Write to a file instead of standard output, which is -
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Replace the file if it exists
    #[arg(long, requires = "output")]
    force: bool,
    /// Begin CSV with a byte order mark, for Excel
    #[arg(long)]
    bom: bool,
}

/// The forms of a whole circular: all but text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Form {
    /// For programs
    Json,
    /// For spreadsheets
    Csv,
    /// For documents
    Markdown,
}

impl Arguments {
    /// The file to write; none for standard output.
    fn file(&self) -> Option<&Path> {
        self.output.as_deref().filter(|path| *path != Path::new("-"))
    }

    /// The form that was asked for, in so many words or by the file's name.
    fn form(&self, lang: Lang) -> Result<Form, Failure> {
        let extension = self
            .file()
            .and_then(Path::extension)
            .map(OsStr::to_ascii_lowercase);
        let by_name = match extension.as_deref().and_then(OsStr::to_str) {
            Some("csv") => Some(Form::Csv),
            Some("md" | "markdown") => Some(Form::Markdown),
            Some("json") => Some(Form::Json),
            _ => None,
        };
        match (self.format.or(by_name), &extension) {
            (Some(form), _) => Ok(form),
            (None, None) => Ok(Form::Json),
            // JSON in what is called .xlsx would be found out too late.
            (None, Some(extension)) => {
                let extension = echo(&extension.to_string_lossy(), lang);
                Err(Failure::Misuse(lang.pick(
                    format!("不认识文件的扩展名 .{extension}；请用 .json、.csv、.md，或用 -f 写明格式"),
                    format!(
                        "no form is known by .{extension}; use .json, .csv or .md, or say the form with -f"
                    ),
                )))
            }
        }
    }
}

pub(super) fn run(context: &Context<'_>, arguments: &Arguments) -> Result<(), Failure> {
    let catalog = context.catalog;
    let circular = context.circular();
    let form = arguments.form(context.lang)?;
    if arguments.bom && form != Form::Csv {
        return Err(bom_without_csv(context.lang));
    }
    let file = arguments.file();
    let answer = match form {
        Form::Csv => {
            let rows = award_rows(catalog, context.view.award_ids());
            let mark = if arguments.bom { csv::BYTE_ORDER_MARK } else { "" };
            let shown = context.terminal && file.is_none();
            Printable::csv(csv::to_string(&rows), mark, shown)?
        }
        Form::Markdown => Printable::lines(&as_markdown(context, circular)),
        Form::Json => Printable::json(&circular_file(catalog, circular))?,
    };
    match file {
        Some(path) => save::write(path, answer.as_bytes(), arguments.force, context.lang),
        None => answer.print(),
    }
}

/// The whole document, in the order in which it is printed.
fn as_markdown(context: &Context<'_>, circular: &Circular) -> String {
    let printed = &circular.printed;
    let mut text = format!("# {}\n", escape(&circular.title));
    let opening = [&circular.document_number, &printed.salutation];
    let ending = [&printed.enclosure, &printed.signature, &printed.date];
    for paragraph in opening.into_iter().chain(&circular.preamble).chain(ending) {
        text.push_str(&format!("\n{}\n", escape(paragraph)));
    }
    let annex = format!("{}　{}", printed.annex_label, printed.annex_title);
    text.push_str(&format!("\n# {}\n", escape(&annex)));
    for (id, _) in context.view.categories() {
        text.push_str(&format!("\n{}", super::show::as_markdown(context, id, false)));
    }
    text.push_str(&format!("\n{}\n", escape(&circular.closing)));
    text
}
