//! `jili import`: from a circular's text to its data in the library, with what it asks.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum, ValueHint};
use serde::Serialize;

use super::output::Printable;
use super::{Failure, IoSubject};
use crate::catalog::Catalog;
use crate::export::{CircularFile, circular_file};
use crate::import::{self, Counts, Decoded, Diagnostic, Form, Import, Options, Places, Proposal};
use crate::lang::Lang;
use crate::library::Library;

mod render;
mod store;

/// Bytes of a file at most.
const MOST_BYTES: u64 = 64 << 20;

/// What `import` takes.
#[derive(Debug, Args)]
pub struct Arguments {
    /// Texts, web pages, .docx or .pdf; - is standard input
    #[arg(required = true, num_args = 1.., value_name = "FILE", value_hint = ValueHint::FilePath)]
    files: Vec<PathBuf>,
    /// Write nothing: print what would be taken
    #[arg(long)]
    dry_run: bool,
    /// Replace the circular of the same id
    #[arg(long, conflicts_with = "dry_run")]
    replace: bool,
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
    /// Where it was published
    #[arg(long, value_name = "ADDRESS")]
    source: Option<String>,
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
    /// The circular as it loads; nothing while the head lacks what a dataset needs, which the diagnostics ask for.
    circular: Option<CircularFile<'a>>,
    diagnostics: &'a [Diagnostic],
    /// The topics that titles speak for.
    topics: Vec<Proposal>,
    counts: Counts,
}

#[derive(Serialize)]
struct Source<'a> {
    file: &'a str,
    encoding: &'static str,
    form: Form,
}

/// What all files of a call are imported with.
struct Desk<'a> {
    arguments: &'a Arguments,
    catalog: Catalog,
    places: Places,
    library: Option<Library>,
    lang: Lang,
    coloured: bool,
}

/// Imports each file by itself. The highest status is the answer: 0 taken, 1 with questions, 2 refused.
pub(super) fn run(call: &super::Arguments, arguments: &Arguments) -> Result<(), Failure> {
    let catalog = Catalog::embedded();
    let desk = Desk {
        arguments,
        places: import::country(catalog.gazetteer()),
        catalog,
        library: call.library(),
        lang: call.lang(),
        coloured: call.coloured(),
    };
    let mut status = 0;
    for path in &arguments.files {
        let here = match desk.one(path) {
            Ok(questions) => u8::from(questions > 0),
            Err(failure) => failure.report(desk.lang),
        };
        status = status.max(here);
    }
    if status == 0 {
        Ok(())
    } else {
        Err(Failure::Said(status))
    }
}

impl Desk<'_> {
    /// Imports one file, and prints what was made of it; how many questions it has.
    fn one(&self, path: &Path) -> Result<usize, Failure> {
        let (arguments, lang) = (self.arguments, self.lang);
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
        let mut taken = import::import(&decoded.text, &options, &self.places).map_err(refused)?;
        let written = if arguments.dry_run {
            None
        } else {
            Some(self.write(path, &bytes, &decoded, &mut taken)?)
        };
        match arguments.format {
            Answer::Json => {
                let loaded = match written {
                    Some(written) => Some(written.loaded),
                    None => self.try_out(path, &bytes, &decoded, &taken)?,
                };
                json(&name, &decoded, &taken, loaded)?.print()?;
            }
            Answer::Text => {
                let report = render::report(&name, &decoded, &taken, written.as_ref(), lang);
                Printable::lines(&report).print()?;
                render::diagnostics(
                    &name,
                    &decoded.text,
                    &taken,
                    written.as_ref(),
                    lang,
                    self.coloured,
                )?;
            }
        }
        Ok(taken.counts.questions)
    }
}

fn json(
    name: &str,
    decoded: &Decoded,
    taken: &Import,
    loaded: Option<store::Loaded>,
) -> Result<Printable, Failure> {
    let catalog = loaded
        .map(|loaded| Catalog::new(loaded.gazetteer, vec![loaded.circular]))
        .transpose()
        .map_err(|error| Failure::Misuse(format!("{name}: {error}")))?;
    let circular = catalog.as_ref().and_then(|catalog| {
        let first = catalog.circular_ids().next()?;
        Some(circular_file(catalog, catalog.circular(first)))
    });
    Printable::json(&Answered {
        schema: "jili.import/1",
        source: Source {
            file: name,
            encoding: decoded.encoding,
            form: decoded.form,
        },
        circular,
        diagnostics: &taken.diagnostics,
        topics: import::proposals(&taken.circular),
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
