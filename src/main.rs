//! The jili program: parses its arguments, runs, and says how it ended.

use std::process::ExitCode;
use std::sync::Arc;

use jili::cli::{self, Arguments, Failure, IoSubject};
use jili::console;
use jili::lang::Lang;
use jili::library::Review;
use jili::os_error::reason;
use jili::settings::queries::Memory;
use jili::settings::{Settings, folders};
use jili::tui::{self, Habits, Start};

fn main() -> ExitCode {
    let _sequences = console::Sequences::ask();
    if std::env::args_os().len() > 1 {
        cli::warn_of_encoding();
    }
    let arguments = match cli::parse(std::env::args_os()) {
        Ok(arguments) => arguments,
        Err(code) => return ExitCode::from(code),
    };
    let reason = || tui::reason_against(arguments.lang(), |name| std::env::var(name).ok());
    let done = match &arguments.command {
        Some(_) if arguments.at.is_some() && reason().is_none() => browse(&arguments, None),
        Some(command) => match review(&arguments) {
            Ok(true) => Ok(()),
            Ok(false) => cli::run(&arguments, command, tui::customs),
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
    let (settings, lang) = (arguments.settings(), arguments.lang());
    if let Some(reason) = tui::reason_against(lang, |name| std::env::var(name).ok()) {
        return Err(Failure::Misuse(reason));
    }
    let (mut habits, faults) = Habits::new(settings, arguments.coloured());
    // On the terminal as it is before and after; on the screen only that there is something.
    arguments.tell(settings.faults());
    arguments.tell(&faults);
    let wrong = settings.faults().len() + faults.len();
    if wrong > 0 {
        habits.tell(&lang.pick(
            format!("设置有 {wrong} 处错误，未予采用；退出后可见，或运行 jili config"),
            format!("{wrong} settings are wrong and left out; see below when you quit, or run jili config"),
        ));
    }
    let memory = remembered(settings, lang, &mut habits);
    let catalog = arguments.catalog()?;
    let start = Start {
        review,
        place: arguments.at,
    };
    tui::run(&catalog, lang, habits, &memory, start, &cli::handout).map_err(|error| Failure::Io {
        what: IoSubject::Terminal,
        error,
    })?;
    // The browser did what was asked of it: this is told, and is no failure.
    if let (Err(error), Some(path)) = (memory.save(), memory.path()) {
        let what = IoSubject::File(path.to_owned());
        Failure::Io { what, error }.report(lang);
    }
    Ok(())
}

/// The queries of earlier runs, unless nothing is to be remembered.
fn remembered(settings: &Settings, lang: Lang, habits: &mut Habits) -> Arc<Memory> {
    let Some(path) = folders::queries_file().filter(|_| settings.remember()) else {
        return Arc::default();
    };
    let (memory, notice) = match Memory::open(path) {
        Ok((memory, None)) => (memory, None),
        Ok((memory, Some(aside))) => {
            let aside = aside.display();
            let notice = lang.pick(
                format!("以前的查找记录已损坏，移至 {aside}"),
                format!("the queries of earlier runs were damaged; the file is now {aside}"),
            );
            (memory, Some(notice))
        }
        Err(error) => {
            let reason = reason(&error, lang);
            let notice = lang.pick(
                format!("以前的查找记录无法读取：{reason}"),
                format!("the queries of earlier runs cannot be read: {reason}"),
            );
            (Memory::default(), Some(notice))
        }
    };
    if let Some(notice) = notice {
        habits.tell(&notice);
    }
    Arc::new(memory)
}
