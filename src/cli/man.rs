//! `jili man`: the manual, a page for the program and one for each command, made from the definitions of the arguments.

use clap::{Args, CommandFactory, ValueHint};
use clap_mangen::roff::{Roff, bold, roman};

use super::output::{echo, print_bytes};
use super::{Failure, IoSubject, help};
use crate::lang::Lang;
use crate::settings::{KeySection, VARIABLES, folders};

/// What `man` takes.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The command whose page is wanted; without it, the program's
    #[arg(value_hint = ValueHint::Other)]
    command: Option<String>,
}

/// Prints a page; the program's own has the keys that hold.
pub(super) fn run(arguments: &Arguments, keys: &[KeySection], lang: Lang) -> Result<(), Failure> {
    let mut program = help::in_lang(super::Arguments::command(), lang);
    // Gives the commands the names of their pages, and the options that all of them have.
    program.build();
    let command = match &arguments.command {
        None => program,
        Some(name) => command_of(&program, name, lang)?,
    };
    let mut page = Vec::new();
    let source = concat!("jili ", env!("CARGO_PKG_VERSION"));
    let mut rendered = clap_mangen::Man::new(command).source(source).render(&mut page);
    if arguments.command.is_none() {
        rendered = rendered.and_then(|()| more(keys, lang).to_writer(&mut page));
    }
    rendered.map_err(|error| Failure::Io {
        what: IoSubject::Made("man"),
        error,
    })?;
    print_bytes(&page)
}

/// What the definitions of the arguments do not say: keys, files, variables of the environment.
fn more(keys: &[KeySection], lang: Lang) -> Roff {
    let mut page = Roff::default();
    page.control("SH", [lang.pick("按键", "KEYS")]);
    for section in keys {
        page.control("SS", [section.title]);
        for (keys, does) in &section.lines {
            page.control("TP", []);
            page.text([bold(keys.as_str())]);
            page.text([roman(*does)]);
        }
    }
    page.control("SH", [lang.pick("文件", "FILES")]);
    let files = [
        (
            folders::config_file(),
            lang.pick("设置；jili config 列出各项", "Settings; jili config lists them."),
        ),
        (
            folders::queries_file(),
            lang.pick("以前的查找", "The queries of earlier runs."),
        ),
        (
            folders::library(),
            lang.pick("用户的通报", "The user's circulars."),
        ),
    ];
    for (path, holds) in files {
        if let Some(path) = path {
            page.control("TP", []);
            page.text([bold(folders::abbreviated(&path).to_string_lossy())]);
            page.text([roman(holds)]);
        }
    }
    page.control("SH", [lang.pick("环境变量", "ENVIRONMENT")]);
    let [config, language, library] = VARIABLES;
    let variables = [
        (
            config,
            lang.pick("设置文件，如 --config", "The file of settings, as --config."),
        ),
        (
            language,
            lang.pick("语言：zh、en，如 --lang", "The language, zh or en, as --lang."),
        ),
        (
            library,
            lang.pick("通报库文件夹", "The folder of the user's circulars."),
        ),
        (
            "NO_COLOR",
            lang.pick("不为空则不用颜色", "Not empty: no colours."),
        ),
    ];
    for (name, holds) in variables {
        page.control("TP", []);
        page.text([bold(name)]);
        page.text([roman(holds)]);
    }
    page
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
