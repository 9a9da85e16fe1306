//! Says what is wrong with a call: on one line what it is, on the next what to try. The parser's own sentences are
//! English; its kinds of errors and what they are about are said in Chinese here.

use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::lang::Lang;
use crate::text::sanitize;

use super::output::echo;

/// The language of a call that could not be parsed: the one that it asks for, else the locale's.
pub(super) fn lang(arguments: &[OsString]) -> Lang {
    let words = || arguments.iter().filter_map(|argument| argument.to_str());
    let after = words().skip_while(|word| *word != "--lang").nth(1);
    let joined = words().find_map(|word| word.strip_prefix("--lang="));
    let asked = after.or(joined).and_then(|word| word.parse().ok());
    asked.unwrap_or_else(super::system_lang)
}

/// What is wrong, and what to try.
pub(super) fn explain(error: &clap::Error, lang: Lang) -> [String; 2] {
    let chinese = match lang {
        Lang::Zh => in_chinese(error),
        Lang::En => None,
    };
    chinese.unwrap_or_else(|| in_english(error))
}

/// The parser's own words, without the usage that it adds.
fn in_english(error: &clap::Error) -> [String; 2] {
    // What was typed stands in the message: what is long in it is shortened, and all is made safe line by line.
    let mut message = error.to_string();
    for typed in error.context().flat_map(|(_, value)| words(value)) {
        let shown = echo(&typed, Lang::En);
        if shown.len() < typed.len() {
            message = message.replace(&typed, &shown);
        }
    }
    let said = message.lines().map(|line| sanitize(line.trim()).into_owned());
    let mut said = said
        .take_while(|line| !line.starts_with("Usage:"))
        .filter(|line| !line.is_empty() && !line.starts_with("For more"));
    let first = said.next().unwrap_or_default();
    let rest: Vec<_> = said.collect();
    let place = Some(error).filter(|_| rest.is_empty());
    let place = place.and_then(|error| as_place(error, Lang::En));
    let rest = rest
        .into_iter()
        .chain(place)
        .chain([format!("see {}", help(error))]);
    let rest = rest.collect::<Vec<_>>();
    [first.trim_start_matches("error: ").to_owned(), rest.join("; ")]
}

/// Nothing for the few kinds of errors that this program's arguments cannot cause.
fn in_chinese(error: &clap::Error) -> Option<[String; 2]> {
    let about = |kind| {
        let values = error.get(kind).map(words).unwrap_or_default();
        let values = values.iter().map(|value| echo(value, Lang::Zh));
        values.collect::<Vec<_>>().join("、")
    };
    let argument = about(ContextKind::InvalidArg);
    let value = about(ContextKind::InvalidValue);
    let said = match error.kind() {
        ErrorKind::InvalidSubcommand => format!("没有“{}”这个命令", about(ContextKind::InvalidSubcommand)),
        ErrorKind::UnknownArgument => format!("未知参数“{argument}”"),
        ErrorKind::InvalidValue if value.is_empty() => format!("{argument} 缺少值"),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => format!("{argument} 不能是“{value}”"),
        ErrorKind::MissingRequiredArgument => format!("缺少 {argument}"),
        ErrorKind::ArgumentConflict => {
            let prior = about(ContextKind::PriorArg);
            if prior.is_empty() || prior == argument {
                format!("{argument} 只能写一次")
            } else {
                format!("{argument} 不能与 {prior} 同用")
            }
        }
        ErrorKind::TooManyValues => format!("{argument} 多了值“{value}”"),
        ErrorKind::InvalidUtf8 => "参数不是 UTF-8".to_owned(),
        _ => return None,
    };
    let near = [
        ContextKind::SuggestedSubcommand,
        ContextKind::SuggestedArg,
        ContextKind::SuggestedValue,
    ]
    .map(about);
    let near = near.into_iter().find(|near| !near.is_empty());
    let possible = about(ContextKind::ValidValue);
    let hints = [
        near.map(|near| format!("相近的有：{near}"))
            .or_else(|| as_place(error, Lang::Zh)),
        Some(format!("可以是：{possible}")).filter(|_| !possible.is_empty()),
        Some(format!("见 {}", help(error))),
    ];
    Some([said, hints.into_iter().flatten().collect::<Vec<_>>().join("；")])
}

/// Where the options are explained: the help of the command that was called, as the parser's usage names it.
fn help(error: &clap::Error) -> String {
    let usage = error.get(ContextKind::Usage).map(ToString::to_string);
    let usage = usage.unwrap_or_default();
    // Windows calls it jili.exe.
    let is_program = |word: &str| word.strip_suffix(".exe").unwrap_or(word) == "jili";
    let command = usage
        .split_whitespace()
        .skip_while(|word| !is_program(word))
        .nth(1);
    match command.filter(|word| word.chars().all(|letter| letter.is_ascii_lowercase())) {
        Some(command) => format!("jili {command} --help"),
        None => "jili --help".to_owned(),
    }
}

/// What is no command may be a place.
fn as_place(error: &clap::Error, lang: Lang) -> Option<String> {
    let word = words(error.get(ContextKind::InvalidSubcommand)?).concat();
    // What is too long to be repeated is too long for a place.
    let word = Some(sanitize(&word)).filter(|shown| *shown == echo(&word, lang))?;
    Some(lang.pick(
        format!("查一个地方用 jili place {word}"),
        format!("for a place: jili place {word}"),
    ))
}

fn words(value: &ContextValue) -> Vec<String> {
    match value {
        ContextValue::String(word) => vec![word.clone()],
        ContextValue::Strings(words) => words.clone(),
        _ => Vec::new(),
    }
}
