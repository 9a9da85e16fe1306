//! `jili import`: from a circular's text to a draft of its data, with what it asks.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum, ValueHint};
use serde::Serialize;

use super::output::Printable;
use super::{Failure, IoSubject};
use crate::catalog::Catalog;
use crate::import::{self, Counts, Decoded, Diagnostic, Draft, Form, Import, Options, Places};
use crate::lang::Lang;

mod render;

/// Bytes of a file at most.
const MOST_BYTES: u64 = 64 << 20;

/// What `import` takes.
#[derive(Debug, Args)]
pub struct Arguments {
    /// Texts, web pages, .docx or .pdf; - is standard input
    #[arg(required = true, num_args = 1.., value_name = "FILE", value_hint = ValueHint::FilePath)]
    files: Vec<PathBuf>,
    /// Write nothing: print what would be taken
    #[arg(long, required = true)]
    dry_run: bool,
    /// How it comes out: text or json
    #[arg(short, long, value_enum, default_value_t = Answer::Text, value_name = "FORMAT")]
    format: Answer,
    /// Id of the circular, where region and year are not to make it
    #[arg(long, value_name = "ID")]
    id: Option<String>,
    /// Who issued it, where the text does not say
    #[arg(long, value_name = "NAME")]
    issuer: Option<String>,
    /// Division code of the region that it holds for
    #[arg(long, value_name = "CODE")]
    region: Option<String>,
    /// The year that is commended, where the text does not say
    #[arg(long, value_name = "YEAR")]
    year: Option<u16>,
    /// Take the whole categories of a text that breaks off
    #[arg(long)]
    partial: bool,
}

/// The forms of an import's answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Answer {
    /// For people
    Text,
    /// For programs
    Json,
}

/// An import as a program reads it.
#[derive(Serialize)]
struct Answered<'a> {
    schema: &'static str,
    source: Source<'a>,
    circular: &'a Draft,
    diagnostics: &'a [Diagnostic],
    counts: Counts,
}

#[derive(Serialize)]
struct Source<'a> {
    file: &'a str,
    encoding: &'static str,
    form: Form,
}

/// Imports each file by itself. The highest status is the answer: 0 taken, 1 with questions, 2 refused.
pub(super) fn run(arguments: &Arguments, lang: Lang, coloured: bool) -> Result<(), Failure> {
    let places = import::country(Catalog::embedded().gazetteer());
    let mut status = 0;
    for path in &arguments.files {
        let here = match one(arguments, path, &places, lang, coloured) {
            Ok(questions) => u8::from(questions > 0),
            Err(failure) => failure.report(lang),
        };
        status = status.max(here);
    }
    if status == 0 {
        Ok(())
    } else {
        Err(Failure::Said(status))
    }
}

/// Imports one file and prints what was made of it; how many questions it has.
fn one(
    arguments: &Arguments,
    path: &Path,
    places: &Places,
    lang: Lang,
    coloured: bool,
) -> Result<usize, Failure> {
    let name = path.display().to_string();
    let bytes = read(path, lang)?;
    let refused = |refusal: import::Refusal| {
        let (zh, en) = refusal.reason();
        Failure::Misuse(format!("{name}: {}", lang.pick(zh, en)))
    };
    let decoded = import::decode(&bytes).map_err(refused)?;
    let options = Options {
        id: arguments.id.clone(),
        issuer: arguments.issuer.clone(),
        region: arguments.region.clone(),
        year: arguments.year,
        partial: arguments.partial,
    };
    let taken = import::import(&decoded.text, &options, places).map_err(refused)?;
    match arguments.format {
        Answer::Json => json(&name, &decoded, &taken)?.print()?,
        Answer::Text => Printable::lines(&render::report(&name, &decoded, &taken)).print()?,
    }
    if arguments.format == Answer::Text {
        render::diagnostics(&name, &decoded.text, &taken.diagnostics, coloured)?;
    }
    Ok(taken.counts.questions)
}

fn json(name: &str, decoded: &Decoded, taken: &Import) -> Result<Printable, Failure> {
    Printable::json(&Answered {
        schema: "jili.import/1",
        source: Source {
            file: name,
            encoding: decoded.encoding,
            form: decoded.form,
        },
        circular: &taken.circular,
        diagnostics: &taken.diagnostics,
        counts: taken.counts,
    })
}

/// The bytes of a file, or of standard input, of no more than is sensible.
fn read(path: &Path, lang: Lang) -> Result<Vec<u8>, Failure> {
    let io = |error| Failure::Io {
        what: IoSubject::File(path.to_owned()),
        error,
    };
    let mut bytes = Vec::new();
    if path == Path::new("-") {
        io::stdin()
            .lock()
            .take(MOST_BYTES + 1)
            .read_to_end(&mut bytes)
            .map_err(io)?;
    } else {
        File::open(path)
            .map_err(io)?
            .take(MOST_BYTES + 1)
            .read_to_end(&mut bytes)
            .map_err(io)?;
    }
    if bytes.len() as u64 > MOST_BYTES {
        return Err(Failure::Misuse(lang.pick(
            format!("{}: 超过 64 MB", path.display()),
            format!("{}: larger than 64 MB", path.display()),
        )));
    }
    Ok(bytes)
}
