//! The one way to standard output: what can be printed is only made here, and nothing in it is what a terminal obeys.

use std::io::{self, Write};

use serde::Serialize;

use super::page::Page;
use super::{Failure, IoSubject};
use crate::files;
use crate::lang::Lang;
use crate::text::sanitize;

/// What was typed is repeated up to so many characters: two or three lines of a terminal.
const MOST_ECHOED: usize = 160;

/// What was typed, as a message may repeat it: safe to print, and no longer than can be taken in.
pub(super) fn echo(typed: &str, lang: Lang) -> String {
    let beginning: String = typed.chars().take(MOST_ECHOED).collect();
    let shown = sanitize(&beginning);
    match typed.chars().skip(MOST_ECHOED).count() {
        0 => shown.into_owned(),
        more => lang.pick(
            format!("{shown}……（另有 {more} 个字符）"),
            format!("{shown}... ({more} more characters)"),
        ),
    }
}

/// An answer that is safe to print.
pub(super) struct Printable(Vec<u8>);

impl Printable {
    /// Lines of text: whatever in them is not safe becomes visible, whoever may have forgotten it.
    pub(super) fn lines(text: &str) -> Self {
        let safe: Vec<_> = text.split('\n').map(sanitize).collect();
        Self(safe.join("\n").into_bytes())
    }

    /// JSON of a value, which escapes what is not safe.
    pub(super) fn json(value: &impl Serialize) -> Result<Self, Failure> {
        let text = crate::export::json::to_string(value).map_err(|error| Failure::Io {
            what: IoSubject::Made("JSON"),
            error: error.into(),
        })?;
        Ok(Self(text.into_bytes()))
    }

    /// A table after its mark, which keeps the text as it is; but on a terminal, which would obey it, it is shown.
    pub(super) fn csv(
        table: Result<String, csv::Error>,
        mark: &str,
        on_terminal: bool,
    ) -> Result<Self, Failure> {
        let table = table.map_err(|error| Failure::Io {
            what: IoSubject::Made("CSV"),
            error: error.into(),
        })?;
        if on_terminal {
            let safe: Vec<_> = table.split("\r\n").map(sanitize).collect();
            return Ok(Self(safe.join("\r\n").into_bytes()));
        }
        Ok(Self(format!("{mark}{table}").into_bytes()))
    }

    /// A file of a program's own form, which is no text and is not shown on a terminal.
    pub(super) fn file(bytes: Vec<u8>, form: &str, on_terminal: bool, lang: Lang) -> Result<Self, Failure> {
        if on_terminal {
            return Err(Failure::Misuse(lang.pick(
                format!("{form} 不能显示在终端；请用 -o 写入文件"),
                format!("{form} cannot be shown on a terminal; write it to a file with -o"),
            )));
        }
        Ok(Self(bytes))
    }

    /// The answer as a file has it.
    pub(super) fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// Prints it.
    pub(super) fn print(&self) -> Result<(), Failure> {
        print_bytes(self.as_bytes())
    }
}

impl From<Page> for Printable {
    /// Pages make safe what is put on them, and add colours.
    fn from(page: Page) -> Self {
        Self(page.into_text().into_bytes())
    }
}

/// Writes an answer that is the program's own. Whoever closed the pipe has read enough: that is no failure.
pub(super) fn print_bytes(bytes: &[u8]) -> Result<(), Failure> {
    files::require_standard_output().map_err(|error| Failure::Io {
        what: IoSubject::Output,
        error,
    })?;
    let mut output = io::stdout().lock();
    match output.write_all(bytes).and_then(|()| output.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(Failure::Io {
            what: IoSubject::Output,
            error,
        }),
        _ => Ok(()),
    }
}
