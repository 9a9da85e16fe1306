//! The jili program: parses its arguments, runs, and says how it ended.

use std::process::ExitCode;

use jili::cli::{self, Arguments, Failure, IoSubject};
use jili::tui::{self, theme::Theme};

fn main() -> ExitCode {
    if std::env::args_os().len() > 1 {
        cli::warn_of_encoding();
    }
    let arguments = match cli::parse(std::env::args_os()) {
        Ok(arguments) => arguments,
        Err(code) => return ExitCode::from(code),
    };
    let reason = || tui::reason_against(arguments.lang(), |name| std::env::var(name).ok());
    let done = match &arguments.command {
        Some(_) if arguments.at.is_some() && reason().is_none() => browse(&arguments),
        Some(command) => cli::run(&arguments, command),
        None => browse(&arguments),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => ExitCode::from(failure.report(arguments.lang())),
    }
}

fn browse(arguments: &Arguments) -> Result<(), Failure> {
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
        &cli::handout,
        arguments.at,
    )
    .map_err(|error| Failure::Io {
        what: IoSubject::Terminal,
        error,
    })
}
