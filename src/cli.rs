//! The command line: every answer without the screen.
//!
//! Commands ask the same catalog and the same search as the browser, and print. They know nothing of it.

mod awards;
mod brief;
mod categories;
mod compare;
mod context;
mod department;
mod departments;
mod export;
mod failure;
mod filter;
mod form;
mod handout;
mod help;
mod history;
mod import;
mod library;
mod list;
mod load;
mod locale;
mod man;
mod output;
mod overview;
mod page;
mod place;
mod places;
mod resolve;
mod review;
mod save;
mod scope;
mod search;
mod show;
mod source;
mod stats;
mod usage;

use std::ffi::OsString;
use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;

use clap::{CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum, ValueHint};

use crate::catalog::Catalog;
use crate::console;
use crate::lang::Lang;
use crate::text::sanitize;
use context::{Context, answer};
pub use failure::{Failure, IoSubject};
pub use handout::handout;
pub use locale::warn_of_encoding;

/// How the program was called.
#[derive(Debug, Default, Parser)]
#[command(name = "jili", version, about, long_about = LONG_ABOUT, after_help = EXIT_CODES)]
pub struct Arguments {
    /// What to print; without a command the browser starts
    #[command(subcommand)]
    pub command: Option<Command>,
    /// Language of everything that is not data; else from the locale
    #[arg(long, global = true, value_enum, ignore_case = true, value_name = "LANG")]
    lang: Option<LangArgument>,
    /// Colours: NO_COLOR and CLICOLOR_FORCE are honoured
    #[arg(long, global = true, value_enum, default_value_t = Colour::Auto, value_name = "WHEN")]
    color: Colour,
    /// Leave the mouse to the terminal, so that it selects text
    #[arg(long)]
    pub no_mouse: bool,
    /// The folder of your own circulars; else JILI_LIBRARY, else where the system keeps such data
    #[arg(long, global = true, value_name = "DIR", value_hint = ValueHint::DirPath)]
    library: Option<PathBuf>,
    #[arg(skip)]
    data: Vec<PathBuf>,
}

// All that can be typed: what is for everybody, and what is for work on jili. Completions and the manual are made of
// the former alone.
#[derive(Debug, Parser)]
#[command(name = "jili")]
struct Call {
    #[command(flatten)]
    arguments: Arguments,
    /// Datasets instead of the built-in one, for tests and for work on data
    #[arg(long, global = true, hide = true, value_name = "FILE")]
    data: Vec<PathBuf>,
}

const LONG_ABOUT: &str = "Reads the circulars in which a Chinese government commends places for their work.\n\
    Without a command the browser starts.";
const EXIT_CODES: &str = "Exit status: 0 found · 1 nothing found (no place of that name, nothing left by the filters) · \
    2 error, for example an ambiguous PLACE or a category that does not exist";

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Awards, one per line
    List(list::Arguments),
    /// One category in full, or the circular and its categories
    Show(show::Arguments),
    /// One place: its own awards and, apart from them, those of its prefecture or within it
    Place(place::Arguments),
    /// The region at a glance: map, ranking, money by category, who is not on the list
    Overview(overview::Arguments),
    /// Places beside one another: what they share, what each has alone
    Compare(compare::Arguments),
    /// Places with what each has, sorted and filtered
    Places(places::Arguments),
    /// Places that match a query, and why
    Search(search::Arguments),
    /// A circular's own text with its line numbers, at what is asked about
    Source(source::Arguments),
    /// One department: its measures, for whom, what is due by when; or all of them
    Department(department::Arguments),
    /// Counts by place, category, department, instrument or kind
    Stats(stats::Arguments),
    /// A place over the years: what was kept, gained and lost; or a topic
    History(history::Arguments),
    /// A briefing of a place in Markdown, ready to send
    Brief(brief::Arguments),
    /// Whole circulars as a file
    Export(export::Arguments),
    /// The circulars that there are: list, check, remove
    Library(library::Arguments),
    /// A circular's text as data, with questions where nobody can know
    Import(import::Arguments),
    /// What is open in a circular of the library, to be answered in the browser
    Review(review::Arguments),
    /// Shell completions
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
    /// The manual, a page for each command
    Man(man::Arguments),
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum LangArgument {
    Zh,
    En,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Colour {
    #[default]
    Auto,
    Always,
    Never,
}

/// Reads the program's arguments; help, version and misuse are printed, and give the exit status.
///
/// # Errors
/// The exit status, where there is nothing to run.
pub fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Arguments, u8> {
    let arguments: Vec<_> = arguments.into_iter().collect();
    // The browser is started without arguments nearly always: what those could be need not be built for that.
    if arguments.len() < 2 {
        return Ok(Arguments::default());
    }
    let matches = help::in_lang(Call::command(), usage::lang(&arguments)).try_get_matches_from(&arguments);
    let call = matches.and_then(|matches| Call::from_arg_matches(&matches));
    let arguments_of = |call: Call| Arguments {
        data: call.data,
        ..call.arguments
    };
    call.map(arguments_of).map_err(|error| {
        if !error.use_stderr() {
            // The program's name is as it was called: it is made safe to print.
            let printed = output::Printable::lines(&error.to_string()).print();
            return printed.map_or_else(|failure| failure.report(usage::lang(&arguments)), |()| 0);
        }
        for line in usage::explain(&error, usage::lang(&arguments)) {
            say(&line);
        }
        2
    })
}

impl Arguments {
    /// The language that was asked for, else the locale's.
    pub fn lang(&self) -> Lang {
        match self.lang {
            Some(LangArgument::Zh) => Lang::Zh,
            Some(LangArgument::En) => Lang::En,
            None => system_lang(),
        }
    }

    /// Whether colours are wanted on standard output.
    pub fn coloured(&self) -> bool {
        let set = |name| environment(name).is_some_and(|value| !value.is_empty());
        match self.color {
            Colour::Always => true,
            Colour::Never => false,
            Colour::Auto if set("NO_COLOR") => false,
            Colour::Auto
                if environment("CLICOLOR_FORCE").is_some_and(|value| !value.is_empty() && value != "0") =>
            {
                true
            }
            Colour::Auto => {
                io::stdout().is_terminal()
                    && environment("TERM").is_none_or(|term| term != "dumb")
                    && console::understands_sequences()
            }
        }
    }

    /// What is answered from: the built-in circulars and those of the library; what of it cannot be used is said once.
    ///
    /// # Errors
    /// When data that was named cannot be read or is wrong.
    pub fn catalog(&self) -> Result<Catalog, Failure> {
        let catalog = self.load()?;
        load::say_what_is_broken(&catalog, self.lang());
        Ok(catalog)
    }
}

/// The language of the locale: the environment's, else the system's. Windows and macOS have settings of their own, but
/// whoever sets a variable for a shell there means it.
fn system_lang() -> Lang {
    let named = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .filter_map(environment);
    let named = named.into_iter().find(|locale| !locale.is_empty());
    let named = named.filter(|_| cfg!(any(windows, target_vendor = "apple")));
    Lang::from_locale(named.or_else(sys_locale::get_locale).as_deref())
}

/// A variable of the environment; one that is no UTF-8 is as good as unset.
fn environment(name: &str) -> Option<String> {
    std::env::var(name).ok()
}

/// Runs a command and prints its answer.
///
/// # Errors
/// [`Failure`] says what, where and what to try; its code is the exit status.
pub fn run(call: &Arguments, command: &Command) -> Result<(), Failure> {
    match command {
        Command::List(own) => answer(call, &own.scope, |context| list::run(context, own)),
        Command::Show(own) => answer(call, &own.scope, |context| show::run(context, own)),
        Command::Place(own) => answer(call, &own.scope, |context| place::run(context, own)),
        Command::Overview(own) => answer(call, &own.scope, |context| overview::run(context, own)),
        Command::Compare(own) => answer(call, &own.scope, |context| compare::run(context, own)),
        Command::Places(own) => answer(call, &own.scope, |context| places::run(context, own)),
        Command::Search(own) => answer(call, &own.scope, |context| search::run(context, own)),
        Command::Source(own) => answer(call, &own.scope, |context| source::run(context, own)),
        Command::Department(own) => answer(call, &own.scope, |context| department::run(context, own)),
        Command::Stats(own) => answer(call, &own.scope, |context| stats::run(context, own)),
        Command::History(own) => answer(call, &own.scope.or_all(), |context| history::run(context, own)),
        Command::Brief(own) => answer(call, &own.scope, |context| brief::run(context, own)),
        Command::Export(own) => answer(call, &own.scope, |context| export::run(context, own)),
        Command::Import(own) => import::run(call, own),
        Command::Review(own) => review::run(call, own),
        Command::Library(own) => library::run(call, own),
        Command::Completions { shell } => {
            let mut script = Vec::new();
            let mut command = help::in_lang(Arguments::command(), call.lang());
            clap_complete::generate(*shell, &mut command, "jili", &mut script);
            output::print_bytes(&script)
        }
        Command::Man(page) => man::run(page, call.lang()),
    }
}

/// Says something on standard error. Where nobody can hear it any more, nothing can be done about that.
pub fn say(line: &str) {
    let _ = writeln!(io::stderr(), "jili: {}", sanitize(line));
}
