//! The command line: every answer without the screen.
//!
//! Commands ask the same catalog and the same search as the browser, and print. They know nothing of it.

mod awards;
mod bare;
mod brief;
mod categories;
mod compare;
mod config;
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
use crate::gazetteer::PlaceId;
use crate::lang::Lang;
use crate::settings::{Customs, Fault, Settings, Source};
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
    no_mouse: bool,
    /// The folder of your own circulars; else JILI_LIBRARY, else the one that is set, else where the system keeps such data
    #[arg(long, global = true, value_name = "DIR", value_hint = ValueHint::DirPath)]
    library: Option<PathBuf>,
    /// Neither show the queries of earlier runs nor keep those of this one
    #[arg(long)]
    private: bool,
    /// A file of settings instead of the user's; see jili config
    #[arg(long, global = true, value_name = "FILE", value_hint = ValueHint::FilePath)]
    config: Option<PathBuf>,
    #[arg(skip)]
    data: Vec<PathBuf>,
    /// What holds: of the file, the environment and the arguments.
    #[arg(skip)]
    settings: Settings,
    /// The place that was named in place of a command: the browser opens there, and where there can be none the command
    /// prints what it has
    #[arg(skip)]
    pub at: Option<PlaceId>,
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
    Without a command the browser starts; with the name of a place in its stead, at that place.";
const EXIT_CODES: &str = "Exit status: 0 found or done · 1 nothing found (no place of that name, nothing left by the filters), or questions \
    left open by an import · 2 error, for example an ambiguous PLACE or a category that does not exist";

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
    /// Places that match a query, and why; also categories, departments, words of the text
    Search(search::Arguments),
    /// A circular's own text with its line numbers, at what is asked about
    Source(source::Arguments),
    /// One department: its measures, for whom, what is due by when; or all of them
    Department(department::Arguments),
    /// Counts by place, category, department, instrument or kind
    Stats(stats::Arguments),
    /// A place over the years: what was kept, gained and lost; or a topic
    History(history::Arguments),
    /// Briefings of places, ready to send: Markdown, Word or a page for mail
    Brief(brief::Arguments),
    /// Whole circulars as a file
    Export(export::Arguments),
    /// The circulars that there are: list, check, remove
    Library(library::Arguments),
    /// A circular's text as data, with questions where nobody can know
    Import(import::Arguments),
    /// What is open in a circular of the library, to be answered in the browser
    Review(review::Arguments),
    /// The settings: what holds, what would by default, and where it comes from
    Config(config::Arguments),
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
    // Help and complaints are in the language that is set, so the settings come first.
    let asked = usage::config(&arguments);
    let loaded = Settings::load(asked.as_deref(), |name| std::env::var_os(name));
    let (settings, unreadable) = match loaded {
        Ok(settings) => (settings, None),
        Err(unreadable) => (Settings::default(), Some(unreadable)),
    };
    let lang = usage::lang(&arguments)
        .or(settings.lang())
        .unwrap_or_else(system_lang);
    // The browser is started without arguments nearly always: what those could be need not be built for that.
    let call = if arguments.len() < 2 {
        Ok(Arguments::default())
    } else {
        let mut command = help::in_lang(Call::command(), lang);
        if cfg!(windows) {
            // It is called jili.exe there, which nobody types.
            command = command.bin_name("jili");
        }
        let matches = command.try_get_matches_from(&arguments);
        let call = matches.and_then(|matches| Call::from_arg_matches(&matches));
        call.map(Arguments::from)
    };
    let call = call.or_else(|error| {
        if let Some(arguments) = bare::arguments(&arguments, &error, &settings) {
            return Ok(arguments);
        }
        if !error.use_stderr() {
            // The program's name is as it was called: it is made safe to print.
            let printed = output::Printable::lines(&error.to_string()).print();
            return Err(printed.map_or_else(|failure| failure.report(lang), |()| 0));
        }
        for line in usage::explain(&error, lang) {
            say(&line);
        }
        Err(2)
    })?;
    match unreadable {
        Some((path, error)) => Err(save::unreadable(&path, error, lang).report(lang)),
        None => Ok(call.with(settings)),
    }
}

impl From<Call> for Arguments {
    fn from(call: Call) -> Self {
        Self {
            data: call.data,
            ..call.arguments
        }
    }
}

impl Arguments {
    /// The arguments with settings, before which they go.
    fn with(self, mut settings: Settings) -> Self {
        if let Some(lang) = self.lang {
            let lang = match lang {
                LangArgument::Zh => Lang::Zh,
                LangArgument::En => Lang::En,
            };
            settings.set_lang(lang, Source::Argument("--lang"));
        }
        if self.no_mouse {
            settings.set_mouse(false, Source::Argument("--no-mouse"));
        }
        if self.private {
            settings.set_remember(false, Source::Argument("--private"));
        }
        Self { settings, ..self }
    }

    /// What holds of the file of settings, the environment and the arguments.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The language that was asked for, else the one that is set, else the locale's.
    pub fn lang(&self) -> Lang {
        self.settings.lang().unwrap_or_else(system_lang)
    }

    /// Tells on standard error what is wrong with settings.
    pub fn tell(&self, faults: &[Fault]) {
        let file = self.settings.path().map(|path| path.to_string_lossy());
        let file = file.unwrap_or_default();
        for fault in faults {
            say(&fault.line(&file, self.lang()));
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

    /// What is answered from: the built-in circulars and those of the library, with the scope that is set as the default;
    /// what of it cannot be used is said once.
    ///
    /// # Errors
    /// When data that was named cannot be read or is wrong.
    pub fn catalog(&self) -> Result<Catalog, Failure> {
        let mut catalog = self.load()?;
        load::say_what_is_broken(&catalog, self.lang());
        let (issuer, region) = (self.settings.issuer(), self.settings.region());
        let has_choice = issuer.is_some() || region.is_some();
        if has_choice && !catalog.prefer(issuer, region) {
            self.tell(&[self.settings.without_circulars()]);
        }
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

/// What of the browser can be set, as settings have it, in a language. The commands do not know the browser.
pub type OfBrowser = fn(&Settings, Lang) -> Customs;

/// Runs a command and prints its answer.
///
/// # Errors
/// [`Failure`] says what, where and what to try; its code is the exit status.
pub fn run(call: &Arguments, command: &Command, of_browser: OfBrowser) -> Result<(), Failure> {
    call.tell(call.settings.faults());
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
        Command::Config(own) => config::run(call, own, of_browser),
        Command::Man(page) => man::run(page, &of_browser(&call.settings, call.lang()).keys, call.lang()),
    }
}

/// Says something on standard error. Where nobody can hear it any more, nothing can be done about that.
pub fn say(line: &str) {
    let _ = writeln!(io::stderr(), "jili: {}", sanitize(line));
}
