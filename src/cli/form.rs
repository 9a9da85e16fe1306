//! The forms in which an answer comes out, and where it goes.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use serde::Serialize;

use super::output::{Printable, echo};
use super::page::Page;
use super::{Context, Failure, save};
use crate::export::csv;
use crate::lang::Lang;

/// The form of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Form {
    /// For people
    Text,
    /// For programs
    Json,
    /// For spreadsheets
    Csv,
    /// For documents
    Markdown,
}

impl Form {
    /// The form that a file's extension means.
    ///
    /// # Errors
    /// [`Failure::Misuse`] for an extension of no form: JSON in what is called .xlsx would be found out too late.
    pub(super) fn by_extension(extension: &OsStr, lang: Lang) -> Result<Self, Failure> {
        let extension = extension.to_string_lossy();
        let shown = echo(&extension, lang);
        Self::of_extension(&extension).ok_or_else(|| {
            Failure::Misuse(lang.pick(
                format!("不支持扩展名 .{shown}；请用 .json、.csv、.md、.txt，或用 -f 写明格式"),
                format!(
                    "unsupported extension .{shown}; use .json, .csv, .md or .txt, or say the format with -f"
                ),
            ))
        })
    }

    /// The form that a file's extension means, if it means one.
    fn of_extension(extension: &str) -> Option<Self> {
        match extension.to_ascii_lowercase().as_str() {
            "txt" => Some(Self::Text),
            "json" => Some(Self::Json),
            "csv" => Some(Self::Csv),
            "md" | "markdown" => Some(Self::Markdown),
            _ => None,
        }
    }
}

/// In which form rows come out.
#[derive(Debug, Args)]
pub(super) struct Rows {
    /// The form of the output; else by the name of FILE, else text
    #[arg(short, long, value_enum, ignore_case = true, value_name = "FORMAT")]
    format: Option<Form>,
    /// Begin CSV with a byte order mark, for Excel
    #[arg(long)]
    bom: bool,
    #[command(flatten)]
    pub(super) target: Target,
}

/// Where an answer goes.
#[derive(Debug, Args)]
pub(super) struct Target {
    /// Write to a file instead of standard output, which is -
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Replace the file if it exists
    #[arg(long, requires = "output")]
    force: bool,
}

impl Rows {
    /// The form that was asked for, in so many words or by the file's name; else `default`.
    ///
    /// # Errors
    /// [`Failure::Misuse`] for a mark where there is no CSV to have it, or an extension of no form.
    pub(super) fn form(&self, default: Form, lang: Lang) -> Result<Form, Failure> {
        let form = match (self.format, self.target.extension()) {
            (Some(form), _) => form,
            (None, None) => default,
            (None, Some(extension)) => Form::by_extension(extension, lang)?,
        };
        if self.bom && form != Form::Csv {
            let said = lang.pick(
                "--bom 只用于 CSV；请加 -f csv",
                "--bom is for CSV only; add -f csv",
            );
            return Err(Failure::Misuse(said.to_owned()));
        }
        Ok(form)
    }

    /// Rows as CSV.
    pub(super) fn csv<T: Serialize + Default>(
        &self,
        context: &Context<'_>,
        rows: &[T],
    ) -> Result<Printable, Failure> {
        let mark = if self.bom { csv::BYTE_ORDER_MARK } else { "" };
        let on_terminal = context.terminal && self.target.file().is_none();
        Printable::csv(csv::to_string(rows), mark, on_terminal)
    }
}

impl Target {
    /// The file to write; none for standard output.
    fn file(&self) -> Option<&Path> {
        self.output.as_deref().filter(|path| *path != Path::new("-"))
    }

    fn extension(&self) -> Option<&OsStr> {
        self.file().and_then(Path::extension)
    }

    /// Prints an answer, or writes it to the file that was named.
    pub(super) fn put(&self, context: &Context<'_>, answer: impl Into<Printable>) -> Result<(), Failure> {
        let answer = answer.into();
        match self.file() {
            Some(path) => save::write(path, answer.as_bytes(), self.force, context.lang),
            None => answer.print(),
        }
    }

    /// An empty page for an answer: as wide as the terminal and coloured, where it goes to one.
    pub(super) fn page(&self, context: &Context<'_>) -> Page {
        match self.file() {
            Some(_) => Page::new(None, false),
            None => context.page(),
        }
    }
}
