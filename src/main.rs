//! The jili program: parses its arguments, runs, and says how it ended.

use std::io::{self, IsTerminal};
use std::process::ExitCode;

use jili::cli::{self, Arguments, Failure, IoSubject};
use jili::lang::Lang;
use jili::tui::{self, theme::Theme};

fn main() -> ExitCode {
    if std::env::args_os().len() > 1 {
        cli::warn_of_encoding();
    }
    let arguments = match cli::parse(std::env::args_os()) {
        Ok(arguments) => arguments,
        Err(code) => return ExitCode::from(code),
    };
    let done = match &arguments.command {
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
    if !io::stdout().is_terminal() {
        return Err(Failure::Misuse(match lang {
            Lang::Zh => "浏览界面需要终端；在管道或文件里请用 jili list、jili export 等命令，见 jili --help"
                .to_owned(),
            Lang::En => "the browser needs a terminal; into a pipe or a file use jili list, jili export and \
                         others, see jili --help"
                .to_owned(),
        }));
    }
    let catalog = arguments.catalog()?;
    tui::run(
        &catalog,
        lang,
        Theme::new(arguments.coloured()),
        !arguments.no_mouse,
    )
    .map_err(|error| Failure::Io {
        what: IoSubject::Terminal,
        error,
    })
}
