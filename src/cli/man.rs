//! `jili man`: the manual, a page for the program and one for each command, made from the definitions of the arguments.

use clap::{Args, CommandFactory, ValueHint};

use super::output::{echo, print_bytes};
use super::{Failure, IoSubject, help};
use crate::lang::Lang;

/// What `man` takes.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The command whose page is wanted; without it, the program's
    #[arg(value_hint = ValueHint::Other)]
    command: Option<String>,
}

pub(super) fn run(arguments: &Arguments, lang: Lang) -> Result<(), Failure> {
    let mut program = help::in_lang(super::Arguments::command(), lang);
    // Gives the commands the names of their pages, and the options that all of them have.
    program.build();
    let command = match &arguments.command {
        None => program,
        Some(name) => command_of(&program, name, lang)?,
    };
    let mut page = Vec::new();
    let source = concat!("jili ", env!("CARGO_PKG_VERSION"));
    let rendered = clap_mangen::Man::new(command).source(source).render(&mut page);
    rendered.map_err(|error| Failure::Io {
        what: IoSubject::Made("man"),
        error,
    })?;
    print_bytes(&page)
}

fn command_of(program: &clap::Command, name: &str, lang: Lang) -> Result<clap::Command, Failure> {
    program.find_subcommand(name).cloned().ok_or_else(|| {
        let names: Vec<_> = program.get_subcommands().map(clap::Command::get_name).collect();
        let name = echo(name, lang);
        Failure::Misuse(lang.pick(
            format!("没有“{name}”这个命令；现有：{}", names.join("、")),
            format!("no command {name:?}; there are: {}", names.join(", ")),
        ))
    })
}
