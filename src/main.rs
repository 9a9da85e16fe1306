//! The jili program: parses its arguments, runs, and says how it ended.

use std::process::ExitCode;

use jili::cli::{self, Arguments, Failure, IoSubject};
use jili::console;
use jili::library::Review;
use jili::tui::{self, theme::Theme};

fn main() -> ExitCode {
    let _sequences = console::Sequences::ask();
    if std::env::args_os().len() > 1 {
        cli::warn_of_encoding();
    }
    let arguments = match cli::parse(std::env::args_os()) {
        Ok(arguments) => arguments,
        Err(code) => return ExitCode::from(code),
    };
    let done = match &arguments.command {
        Some(command) => match review(&arguments) {
            Ok(true) => Ok(()),
            Ok(false) => cli::run(&arguments, command),
            Err(failure) => Err(failure),
        },
        None => browse(&arguments, None),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => ExitCode::from(failure.report(arguments.lang())),
    }
}

/// Has open entries answered in the browser, where that was asked for and can be; whether it was done.
fn review(arguments: &Arguments) -> Result<bool, Failure> {
    match arguments.review()? {
        Some(review) => browse(arguments, Some(review)).map(|()| true),
        None => Ok(false),
    }
}

fn browse(arguments: &Arguments, review: Option<Review>) -> Result<(), Failure> {
    let lang = arguments.lang();
    if let Some(reason) = tui::reason_against(lang, |name| std::env::var(name).ok()) {
        return Err(Failure::Misuse(reason));
    }
    let catalog = arguments.catalog()?;
    tui::run(
        &catalog,
        lang,
        Theme::new(arguments.coloured()),
        !arguments.no_mouse,
        review,
        &cli::handout,
    )
    .map_err(|error| Failure::Io {
        what: IoSubject::Terminal,
        error,
    })
}
