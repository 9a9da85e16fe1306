//! `jili config`: every setting, what holds, what would by default, and where it comes from.
//!
//! For people it is written as a file of settings, in which what nobody has set is commented out: what is printed can
//! be saved as one.

use std::io::IsTerminal;

use clap::{Args, ValueEnum};

use super::output::Printable;
use super::page::{Page, Style};
use super::{Failure, OfBrowser};
use crate::export::config_file;
use crate::lang::Lang;
use crate::settings::{Fault, Row, Source, Value, folders};
use crate::text::is_dangerous;

/// What `config` takes.
#[derive(Debug, Args)]
pub struct Arguments {
    /// How it comes out: text, which is a file of settings, or json
    #[arg(short, long, value_enum, ignore_case = true, default_value_t = Answer::Text, value_name = "FORMAT")]
    format: Answer,
}

/// The forms of the answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Answer {
    /// For people
    Text,
    /// For programs
    Json,
}

pub(super) fn run(
    call: &super::Arguments,
    arguments: &Arguments,
    of_browser: OfBrowser,
) -> Result<(), Failure> {
    let (settings, lang) = (call.settings(), call.lang());
    let mut rows = settings.rows(super::system_lang(), lang);
    let customs = of_browser(settings, lang);
    rows.extend(customs.rows);
    call.tell(&customs.faults);
    let faults: Vec<_> = settings.faults().iter().chain(&customs.faults).collect();
    let answer = match arguments.format {
        Answer::Text => {
            let coloured = call.coloured() && std::io::stdout().is_terminal();
            text(call, &rows, &faults, Page::new(None, coloured)).into()
        }
        Answer::Json => {
            let queries = folders::queries_file();
            let faults = faults.iter().copied();
            let (path, exists) = (settings.path(), settings.has_file());
            Printable::json(&config_file(path, exists, queries.as_deref(), rows, faults, lang))?
        }
    };
    answer.print()?;
    // What is wrong has been told by now.
    if faults.is_empty() {
        Ok(())
    } else {
        Err(Failure::Said(2))
    }
}

/// The settings as a file of them.
fn text(call: &super::Arguments, rows: &[Row], faults: &[&Fault], mut page: Page) -> Page {
    let (settings, lang) = (call.settings(), call.lang());
    let file = settings.path().map(|path| path.to_string_lossy().into_owned());
    let file = file.unwrap_or_else(|| lang.pick("无", "none").to_owned());
    let is_there = match (settings.has_file(), lang) {
        (true, _) => "",
        (false, Lang::Zh) => "（尚无此文件）",
        (false, Lang::En) => " (not there yet)",
    };
    let mut notes = vec![lang.pick(
        format!("设置文件：{file}{is_there}"),
        format!("File of settings: {file}{is_there}"),
    )];
    if let Some(queries) = folders::queries_file() {
        let queries = queries.to_string_lossy();
        notes.push(lang.pick(
            format!("以前的查找：{queries}"),
            format!("Queries of earlier runs: {queries}"),
        ));
    }
    if !faults.is_empty() {
        let count = faults.len();
        notes.push(lang.pick(
            format!("设置有 {count} 处错误，均未采用"),
            format!("What is wrong in it ({count}) is left out"),
        ));
    }
    notes.push(
        lang.pick(
            "以下各行，未设置的以 # 开头，所写为默认值",
            "What is not set begins with #, and is the default",
        )
        .to_owned(),
    );
    for note in notes {
        page.paragraph(Style::Dim, 0, &format!("# {note}"));
    }
    page.blank();
    let mut table = "";
    for row in rows {
        let (within, name) = row.name.rsplit_once('.').unwrap_or(("", &row.name));
        if within != table {
            page.blank();
            page.paragraph(Style::Heading, 0, &format!("[{within}]"));
            table = within;
        }
        page.paragraph(
            if row.source == Source::Default {
                Style::Dim
            } else {
                Style::Plain
            },
            0,
            &line(row, name, lang),
        );
    }
    page
}

/// A setting on its line, and behind it what it is about, where it comes from, and what it would be.
fn line(row: &Row, name: &str, lang: Lang) -> String {
    let by_default = row.source == Source::Default;
    let source = match row.source {
        Source::Default => None,
        Source::File(position) => Some(lang.pick(
            format!("设置文件第 {} 行", position.line),
            format!("line {} of the file", position.line),
        )),
        Source::Environment(by) | Source::Argument(by) => Some(by.to_owned()),
    };
    let default = (!by_default).then(|| {
        let default = match &row.default {
            Value::None => lang.pick("无", "none").to_owned(),
            value => written(value),
        };
        lang.pick(format!("默认 {default}"), format!("default {default}"))
    });
    let about = (!row.about.is_empty()).then(|| row.about.to_owned());
    let notes: Vec<_> = [about, source, default].into_iter().flatten().collect();
    let mut line = format!(
        "{}{name} = {}",
        if by_default { "# " } else { "" },
        written(&row.value)
    );
    if !notes.is_empty() {
        line.push_str("  # ");
        line.push_str(&notes.join(lang.pick("；", "; ")));
    }
    line
}

/// A value as the file writes it.
fn written(value: &Value) -> String {
    match value {
        Value::None => quoted(""),
        Value::Bool(value) => value.to_string(),
        Value::Text(text) => quoted(text),
        Value::List(texts) => {
            let texts: Vec<_> = texts.iter().map(|text| quoted(text)).collect();
            match texts.as_slice() {
                [only] => only.clone(),
                texts => format!("[{}]", texts.join(", ")),
            }
        }
    }
}

/// A text in quotes, as TOML reads it. What a terminal could obey is escaped.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for character in text.chars() {
        match character {
            '"' | '\\' => quoted.extend(['\\', character]),
            character if is_dangerous(character) => {
                quoted.push_str(&format!("\\U{:08X}", u32::from(character)));
            }
            character => quoted.push(character),
        }
    }
    quoted + "\""
}
