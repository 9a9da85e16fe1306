//! What the browser hands out, written as the commands write it.

use std::path::Path;

use super::form::{DocumentForm, Form};
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
    let lang = context.lang;
    match handout {
        Handout::Awards(awards) => {
            let form = Form::by_name(file, lang)?.unwrap_or(Form::Text);
            list::written(context, awards, form, false)
        }
        Handout::Words(words) => match Form::by_name(file, lang)? {
            None | Some(Form::Text | Form::Markdown) => {
                let end = if file.is_some() { "\n" } else { "" };
                Ok(Printable::lines(&format!("{words}{end}")))
            }
            Some(Form::Json | Form::Csv | Form::Xlsx) => Err(Failure::Misuse(context.pick(
                "这项内容只能存为 .txt 或 .md",
                "this can be saved as .txt or .md only",
            ))),
        },
        Handout::Briefing(place) => {
            // Markdown is text, whatever it is called.
            let is_text = file
                .and_then(Path::extension)
                .is_some_and(|extension| extension.eq_ignore_ascii_case("txt"));
            let form = if is_text {
                None
            } else {
                DocumentForm::by_name(file, lang)?
            };
            brief::written(context, *place, form.unwrap_or(DocumentForm::Markdown))
        }
    }
}
