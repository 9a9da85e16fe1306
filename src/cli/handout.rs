//! What the browser hands out, written as the commands write it.

use std::path::Path;

use super::form::Form;
use super::output::Printable;
use super::{Context, Failure, brief, list};
use crate::catalog::View;
use crate::export::Handout;
use crate::lang::Lang;

/// The bytes of something that is copied, or saved in a file of this name.
///
/// # Errors
/// Why it cannot be written in the form that the name means, in words.
pub fn handout(
    view: &View<'_>,
    lang: Lang,
    handout: &Handout,
    file: Option<&Path>,
) -> Result<Vec<u8>, String> {
    let context = Context {
        catalog: view.catalog(),
        view,
        lang,
        coloured: false,
        terminal: false,
    };
    write(&context, handout, file)
        .map(|answer| answer.as_bytes().to_vec())
        .map_err(|failure| failure.text(lang))
}

fn write(context: &Context<'_>, handout: &Handout, file: Option<&Path>) -> Result<Printable, Failure> {
    let named = match file.and_then(Path::extension) {
        Some(extension) => Some(Form::by_extension(extension, context.lang)?),
        None => None,
    };
    let form = named.unwrap_or(Form::Text);
    match (handout, form) {
        (Handout::Awards(awards), _) => list::written(context, awards, form, false),
        (Handout::Words(words), Form::Text | Form::Markdown) => {
            let end = if file.is_some() { "\n" } else { "" };
            Ok(Printable::lines(&format!("{words}{end}")))
        }
        (Handout::Briefing(place), Form::Text | Form::Markdown) => {
            Ok(Printable::lines(&brief::written(context, *place, false, false)))
        }
        (Handout::Words(_) | Handout::Briefing(_), Form::Json | Form::Csv) => {
            Err(Failure::Misuse(context.pick(
                "这项内容只能存为 .txt 或 .md",
                "this can be saved as .txt or .md only",
            )))
        }
    }
}
