//! `jili review`: the open entries of a circular. On a terminal they are answered in the browser; elsewhere they are
//! printed.

use std::io::{self, IsTerminal};

use clap::Args;

use super::output::Printable;
use super::{Arguments as Call, Command, Failure};
use crate::lang::Lang;
use crate::library::{Library, Question, Review};

/// What `review` takes.
#[derive(Debug, Args)]
pub struct Arguments {
    /// Id of a circular of the library
    id: String,
}

impl Call {
    /// The review that was asked for, where there is a terminal to have it on and anything is open.
    ///
    /// # Errors
    /// When there is no such circular, or it does not load.
    pub fn review(&self) -> Result<Option<Review>, Failure> {
        let Some(Command::Review(own)) = &self.command else {
            return Ok(None);
        };
        if !io::stdin().is_terminal() || !io::stdout().is_terminal() {
            return Ok(None);
        }
        let review = open(self, own)?;
        Ok((review.left() > 0).then_some(review))
    }
}

/// Prints what is open: status 1 where anything is.
pub(super) fn run(call: &Call, arguments: &Arguments) -> Result<(), Failure> {
    let lang = call.lang();
    let review = open(call, arguments)?;
    if review.left() == 0 {
        let none = lang.pick("没有待核的激励对象", "nothing is open");
        return Printable::lines(&format!("{}: {none}\n", arguments.id)).print();
    }
    let path = call.library().map(|library| library.text(&arguments.id));
    let name = path.map_or_else(|| arguments.id.clone(), |path| path.display().to_string());
    let rows = review
        .questions()
        .iter()
        .map(|question| row(&review, question, &name, lang));
    Printable::lines(&rows.collect::<String>()).print()?;
    Err(Failure::Said(1))
}

/// An open entry: where it stands, why it is open, what it could be.
fn row(review: &Review, question: &Question, name: &str, lang: Lang) -> String {
    let doubt = question.doubt.label(lang);
    let (line, column) = (question.span.line + 1, question.span.start + 1);
    let mut rows = lang.pick(
        format!("{name}:{line}:{column}: “{}”{doubt}\n", question.printed),
        format!("{name}:{line}:{column}: 〈{}〉 {doubt}\n", question.printed),
    );
    for id in &question.candidates {
        let place = review.gazetteer().get(*id);
        rows.push_str(&format!("  {}  {}\n", place.key, place.full_name));
    }
    rows
}

fn open(call: &Call, arguments: &Arguments) -> Result<Review, Failure> {
    let (lang, id) = (call.lang(), &arguments.id);
    let library = call.library().filter(|library: &Library| library.has(id));
    let Some(library) = library else {
        return Err(Failure::Misuse(lang.pick(
            format!("通报库中没有 {id}"),
            format!("{id} is not in the library"),
        )));
    };
    // The browser has the same places, with those that circulars of the library bring, under the same ids.
    Ok(Review::open(&library, id, call.load()?.gazetteer())?)
}
