//! `jili brief`: briefings of places, to be sent as they are: in Markdown, for Word and WPS, for mail. Into a folder each
//! place has a file of its own.

mod folder;

use clap::{Args, ValueEnum, ValueHint};

use super::form::{DocumentForm, Documents};
use super::output::Printable;
use super::{Context, Failure, IoSubject, scope};
use crate::briefing::{self, Options};
use crate::export::document::Document;
use crate::export::{docx, html, markdown};
use crate::gazetteer::{Kind, PlaceId};
use crate::lang::Lang;

/// What `brief` takes.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The places: 宜宾, 翠屏, 甘孜州, 天府新区, 四川
    #[arg(required_unless_present = "all_prefectures", num_args = 1.., value_name = "PLACE",
          value_hint = ValueHint::Other)]
    places: Vec<String>,
    /// All prefectures of the region
    #[arg(long, conflicts_with = "places")]
    all_prefectures: bool,
    /// Say where each award stands in the document
    #[arg(long)]
    cite: bool,
    /// Say how the place stands among those of its level; circulars rank nobody
    #[arg(long)]
    rank: bool,
    /// The circular's punctuation: as it is, or full-width where it is half-width
    #[arg(long, value_enum, ignore_case = true, default_value_t = Punctuation::Source, value_name = "WHICH")]
    punctuation: Punctuation,
    #[command(flatten)]
    documents: Documents,
    #[command(flatten)]
    pub(super) scope: scope::Words,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Punctuation {
    Source,
    Normalized,
}

pub(super) fn run(context: &Context<'_>, arguments: &Arguments) -> Result<(), Failure> {
    let (documents, lang) = (&arguments.documents, context.lang);
    let form = documents.form(lang)?;
    let places = places(context, arguments)?;
    let options = Options {
        lang,
        cite: arguments.cite,
        rank: arguments.rank,
        normalized: arguments.punctuation == Punctuation::Normalized,
    };
    let of_place = |place: &PlaceId| briefing::of_place(context.view, *place, options);
    let target = &documents.target;
    if let Some(folder) = target.folder() {
        let named = folder::names(context, &places, form);
        let files = named.into_iter().zip(&places);
        let files = files.map(|(name, place)| (name, of_place(place)));
        return folder::write(folder, files.collect(), form, target.replaces(), lang);
    }
    if places.len() > 1 && target.file().is_some() {
        return Err(Failure::Misuse(lang.pick(
            "几个地方各成一个文件；请写文件夹，例如 -o 目录/".to_owned(),
            "several places are a file each; name a folder, as in -o folder/".to_owned(),
        )));
    }
    let all: Vec<_> = places.iter().flat_map(of_place).collect();
    let answer = printable(&all, form, target.is_terminal(context), lang)?;
    target.put(context, answer)
}

/// The briefings of a place in a form, as a file has them.
pub(super) fn written(
    context: &Context<'_>,
    place: PlaceId,
    form: DocumentForm,
) -> Result<Printable, Failure> {
    let options = Options {
        lang: context.lang,
        ..Options::default()
    };
    let documents = briefing::of_place(context.view, place, options);
    printable(&documents, form, false, context.lang)
}

fn printable(
    documents: &[Document],
    form: DocumentForm,
    on_terminal: bool,
    lang: Lang,
) -> Result<Printable, Failure> {
    Ok(match form {
        DocumentForm::Markdown => Printable::lines(&markdown_of(documents)),
        DocumentForm::Html => Printable::lines(&html::to_string(documents)),
        DocumentForm::Docx => Printable::file(bytes(documents, form)?, "DOCX", on_terminal, lang)?,
    })
}

/// The places that are asked for, each once.
fn places(context: &Context<'_>, arguments: &Arguments) -> Result<Vec<PlaceId>, Failure> {
    if arguments.all_prefectures {
        let gazetteer = context.gazetteer();
        let within = gazetteer.descendants(context.view.region());
        let prefectures: Vec<_> = within
            .filter(|id| gazetteer.kind(*id) == Kind::Prefecture)
            .collect();
        if prefectures.is_empty() {
            let region = context.name(context.view.region());
            return Err(Failure::Nothing(context.pick(
                format!("{region}没有所辖市州"),
                format!("{region} has no prefectures"),
            )));
        }
        return Ok(prefectures);
    }
    let resolver = context.resolver();
    let mut places = Vec::new();
    for query in &arguments.places {
        let place = resolver.place(query)?;
        if !places.contains(&place) {
            places.push(place);
        }
    }
    Ok(places)
}

/// Documents as a file.
fn bytes(documents: &[Document], form: DocumentForm) -> Result<Vec<u8>, Failure> {
    match form {
        DocumentForm::Markdown => Ok(markdown_of(documents).into_bytes()),
        DocumentForm::Html => Ok(html::to_string(documents).into_bytes()),
        DocumentForm::Docx => docx::to_bytes(documents).map_err(|error| Failure::Io {
            what: IoSubject::Made("DOCX"),
            error,
        }),
    }
}

fn markdown_of(documents: &[Document]) -> String {
    let texts: Vec<_> = documents.iter().map(markdown::document).collect();
    texts.join("\n")
}
