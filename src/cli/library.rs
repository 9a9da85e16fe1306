//! `jili library`: the circulars that there are, where the user's own are, what is wrong with them, and their removal.

mod check;
mod rows;

use std::io::{self, BufRead, IsTerminal};
use std::path::PathBuf;

use clap::{Args, Subcommand, ValueHint};

use super::form::Rows;
use super::output::{Printable, echo};
use super::{Context, Failure, IoSubject, say};
use crate::lang::Lang;
use crate::library::{ChangeError, Library};

/// What `library` takes.
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub struct Arguments {
    #[command(subcommand)]
    action: Option<Action>,
    #[command(flatten)]
    rows: Rows,
}

/// What is done with the library; without one, it is listed.
#[derive(Debug, Subcommand)]
enum Action {
    /// The folder of the library
    Path,
    /// All that is wrong with circulars of the library
    Check {
        /// Only these: ids, or .toml files; else all
        #[arg(value_name = "ID|FILE", value_hint = ValueHint::FilePath)]
        circulars: Vec<PathBuf>,
    },
    /// Take a circular out of the library
    Remove {
        /// Its id
        id: String,
        /// Without being asked
        #[arg(long)]
        yes: bool,
    },
}

pub(super) fn run(call: &super::Arguments, arguments: &Arguments) -> Result<(), Failure> {
    let lang = call.lang();
    match &arguments.action {
        None => {
            let catalog = call.load()?;
            let view = catalog.default_view();
            rows::list(
                &Context::new(call, &catalog, &view),
                call.library(),
                &arguments.rows,
            )
        }
        Some(Action::Path) => {
            let folder = library(call)?.folder().display().to_string();
            Printable::lines(&format!("{folder}\n")).print()
        }
        Some(Action::Check { circulars }) => check::run(&library(call)?, circulars, lang),
        Some(Action::Remove { id, yes }) => remove(&library(call)?, id, *yes, lang),
    }
}

/// The library that is in use.
fn library(call: &super::Arguments) -> Result<Library, Failure> {
    call.library().ok_or_else(|| {
        let said = call.lang().pick(
            "不知道主目录，所以没有通报库；用 --library 指定文件夹",
            "your home is not known, and so there is no library; name a folder with --library",
        );
        Failure::Misuse(said.to_owned())
    })
}

fn remove(library: &Library, id: &str, yes: bool, lang: Lang) -> Result<(), Failure> {
    let shown = echo(id, lang);
    // An id names files, and nothing outside the folder.
    if !Library::is_id(id) || !library.has(id) {
        return Err(Failure::Nothing(lang.pick(
            format!("通报库里没有 {shown}；内置的通报不能移除"),
            format!("{shown} is not in the library; what is built in cannot be removed"),
        )));
    }
    let folder = library.folder().display();
    if !yes
        && !confirm(
            &lang.pick(
                format!("从 {folder} 移除 {shown}（.toml 和 .txt 两个文件）？"),
                format!("Remove {shown} from {folder} (two files, .toml and .txt)?"),
            ),
            lang,
        )?
    {
        say(lang.pick("没有移除", "nothing was removed"));
        return Err(Failure::Said(1));
    }
    library.remove(id).map_err(|error| changed(error, lang))?;
    say(&lang.pick(format!("已移除 {shown}"), format!("removed {shown}")));
    Ok(())
}

/// Asks on the terminal; elsewhere nobody can answer.
fn confirm(question: &str, lang: Lang) -> Result<bool, Failure> {
    if !io::stdin().is_terminal() || !io::stderr().is_terminal() {
        let said = lang.pick(
            "没有终端可以询问；确定要移除请加 --yes",
            "there is no terminal to ask on; add --yes to remove it",
        );
        return Err(Failure::Misuse(said.to_owned()));
    }
    say(&format!("{question} [y/N]"));
    let mut answer = String::new();
    let read = io::stdin().lock().read_line(&mut answer);
    read.map_err(|error| Failure::Io {
        what: IoSubject::Terminal,
        error,
    })?;
    Ok(matches!(answer.trim(), "y" | "Y" | "yes" | "是"))
}

/// Why the library was not changed, in the language of the rest.
fn changed(error: ChangeError, lang: Lang) -> Failure {
    match error {
        ChangeError::Io { path, error } => Failure::Io {
            what: IoSubject::File(path),
            error,
        },
        ChangeError::Data(errors) => Failure::Data(errors),
        ChangeError::Absent(id) => Failure::Nothing(lang.pick(
            format!("通报库里没有 {id}"),
            format!("{id} is not in the library"),
        )),
        other => Failure::Misuse(other.to_string()),
    }
}
