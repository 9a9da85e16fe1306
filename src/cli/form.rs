//! The forms in which an answer comes out, and where it goes.

use std::io;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use serde::Serialize;

use super::output::{Printable, echo};
use super::page::Page;
use super::{Context, Failure, IoSubject, save};
use crate::export::{csv, xlsx};
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
    /// For Excel and WPS
    Xlsx,
}

impl Form {
    /// The form that the name of a file means; none where it has no extension.
    ///
    /// # Errors
    /// [`Failure::Misuse`] for an extension of no form.
    pub(super) fn by_name(file: Option<&Path>, lang: Lang) -> Result<Option<Self>, Failure> {
        by_extension(file, Self::of_extension, ".json, .csv, .xlsx, .md, .txt", lang)
    }

    /// The form that a file's extension means, if it means one.
    fn of_extension(extension: &str) -> Option<Self> {
        match extension {
            "txt" => Some(Self::Text),
            "json" => Some(Self::Json),
            "csv" => Some(Self::Csv),
            "md" | "markdown" => Some(Self::Markdown),
            "xlsx" => Some(Self::Xlsx),
            _ => None,
        }
    }
}

/// The form of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum DocumentForm {
    /// Plain text with marks
    Markdown,
    /// For Word and WPS
    Docx,
    /// For mail
    Html,
}

impl DocumentForm {
    /// The form that the name of a file means; none where it has no extension.
    ///
    /// # Errors
    /// [`Failure::Misuse`] for an extension of no form.
    pub(super) fn by_name(file: Option<&Path>, lang: Lang) -> Result<Option<Self>, Failure> {
        by_extension(file, Self::of_extension, ".docx, .html, .md", lang)
    }

    /// The form that a file's extension means, if it means one.
    fn of_extension(extension: &str) -> Option<Self> {
        match extension {
            "md" | "markdown" => Some(Self::Markdown),
            "docx" => Some(Self::Docx),
            "html" | "htm" => Some(Self::Html),
            _ => None,
        }
    }

    /// The extension of files of this form.
    pub(super) fn extension(self) -> &'static str {
        match self {
            Self::Markdown => "md",
            Self::Docx => "docx",
            Self::Html => "html",
        }
    }
}

/// The form that a file's extension means by `of`; none where it has no extension. `known` is the extensions that mean one.
fn by_extension<F>(
    file: Option<&Path>,
    of: impl Fn(&str) -> Option<F>,
    known: &str,
    lang: Lang,
) -> Result<Option<F>, Failure> {
    let Some(extension) = file.and_then(Path::extension) else {
        return Ok(None);
    };
    let extension = extension.to_string_lossy();
    let form = of(&extension.to_ascii_lowercase());
    // JSON in what is called .pdf would be found out too late.
    form.map(Some).ok_or_else(|| {
        let shown = echo(&extension, lang);
        let zh = known.replace(", ", "、");
        Failure::Misuse(lang.pick(
            format!("不支持扩展名 .{shown}；请用 {zh}，或用 -f 写明格式"),
            format!("unsupported extension .{shown}; use {known}, or say the format with -f"),
        ))
    })
}

/// A table as a sheet, with the scope and `notes` on another.
pub(super) fn sheet(
    context: &Context<'_>,
    table: &xlsx::Table,
    notes: &[String],
    on_terminal: bool,
) -> Result<Printable, Failure> {
    let bytes = xlsx::to_bytes(table, context.view, notes, context.lang);
    let bytes = bytes.map_err(|error| Failure::Io {
        what: IoSubject::Made("XLSX"),
        error: io::Error::other(error),
    })?;
    Printable::file(bytes, "XLSX", on_terminal, context.lang)
}

/// In which form documents come out.
#[derive(Debug, Args)]
pub(super) struct Documents {
    /// The form of the document; else by the name of FILE, else Markdown, in a folder Word
    #[arg(short, long, value_enum, ignore_case = true, value_name = "FORMAT")]
    format: Option<DocumentForm>,
    #[command(flatten)]
    pub(super) target: Target,
}

/// In which form rows come out.
#[derive(Debug, Args)]
pub(super) struct Rows {
    /// The form of the output; else by the name of FILE, else text
    #[arg(short, long, value_enum, ignore_case = true, value_name = "FORMAT")]
    format: Option<Form>,
    /// Begin CSV with a byte order mark, for Excel, and guard cells that it would run
    #[arg(long)]
    bom: bool,
    #[command(flatten)]
    pub(super) target: Target,
}

/// Where an answer goes.
#[derive(Debug, Args)]
pub(super) struct Target {
    /// Write to a file instead of standard output, which is -; documents also to a folder, a file for each place
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
        let form = match self.format {
            Some(form) => form,
            None => Form::by_name(self.target.file(), lang)?.unwrap_or(default),
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
        let table = csv::to_string(rows);
        let on_terminal = self.target.is_terminal(context);
        if self.bom {
            let table = table.and_then(|table| csv::guarded(&table));
            return Printable::csv(table, csv::BYTE_ORDER_MARK, on_terminal);
        }
        Printable::csv(table, "", on_terminal)
    }

    /// A table as a sheet, with the scope and `notes` on another.
    pub(super) fn xlsx(
        &self,
        context: &Context<'_>,
        table: &xlsx::Table,
        notes: &[String],
    ) -> Result<Printable, Failure> {
        sheet(context, table, notes, self.target.is_terminal(context))
    }
}

impl Documents {
    /// The form that was asked for, in so many words or by the file's name; else Markdown, in a folder Word.
    ///
    /// # Errors
    /// [`Failure::Misuse`] for an extension of no form.
    pub(super) fn form(&self, lang: Lang) -> Result<DocumentForm, Failure> {
        if let Some(form) = self.format {
            return Ok(form);
        }
        if self.target.folder().is_some() {
            return Ok(DocumentForm::Docx);
        }
        let by_name = DocumentForm::by_name(self.target.file(), lang)?;
        Ok(by_name.unwrap_or(DocumentForm::Markdown))
    }
}

impl Target {
    /// The file to write; none for standard output.
    pub(super) fn file(&self) -> Option<&Path> {
        self.output.as_deref().filter(|path| *path != Path::new("-"))
    }

    /// The folder to write to, where it is one or is called one by a separator at its end.
    pub(super) fn folder(&self) -> Option<&Path> {
        let is_called_one = |path: &Path| path.to_string_lossy().ends_with(std::path::is_separator);
        self.file().filter(|path| path.is_dir() || is_called_one(path))
    }

    /// Whether an existing file is to be replaced.
    pub(super) fn replaces(&self) -> bool {
        self.force
    }

    /// Whether the answer goes to a terminal.
    pub(super) fn is_terminal(&self, context: &Context<'_>) -> bool {
        context.terminal && self.file().is_none()
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
