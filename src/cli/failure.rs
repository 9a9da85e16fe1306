//! Why a command did not do what was asked, in the language of the rest.

use std::io;
use std::path::PathBuf;

use crate::data_file::DataErrors;
use crate::lang::Lang;
use crate::os_error::{is_no_device, reason};

use super::output::echo;
use super::say;

/// Why a command did not do what was asked.
#[derive(Debug)]
pub enum Failure {
    /// Nothing matches what was asked for.
    Nothing(String),
    /// The call is wrong, or could mean several things.
    Misuse(String),
    /// A data file is wrong.
    Data(DataErrors),
    /// All has been said already; this is the exit status.
    Said(u8),
    /// Something could not be read or written.
    Io {
        /// What it was.
        what: IoSubject,
        /// Why.
        error: io::Error,
    },
}

/// What could not be read or written.
#[derive(Debug)]
pub enum IoSubject {
    /// A file.
    File(PathBuf),
    /// Standard output.
    Output,
    /// The terminal that the browser is on.
    Terminal,
    /// Something made in memory, by the name of its form.
    Made(&'static str),
}

impl From<DataErrors> for Failure {
    fn from(errors: DataErrors) -> Self {
        Self::Data(errors)
    }
}

impl Failure {
    /// The exit status.
    fn code(&self) -> u8 {
        match self {
            Self::Nothing(_) => 1,
            Self::Said(code) => *code,
            Self::Misuse(_) | Self::Data(_) | Self::Io { .. } => 2,
        }
    }

    /// Says it on standard error, and gives the exit status.
    pub fn report(&self, lang: Lang) -> u8 {
        for line in self.text(lang).lines() {
            say(line);
        }
        self.code()
    }

    /// What, where and what to try: a line or two. Data errors are in English only; those who work on data read them.
    pub(super) fn text(&self, lang: Lang) -> String {
        match self {
            Self::Nothing(said) | Self::Misuse(said) => said.clone(),
            Self::Said(_) => String::new(),
            Self::Data(errors) => errors.to_string(),
            Self::Io {
                what: IoSubject::Terminal,
                error,
            } if is_no_device(error) => lang
                .pick(
                    "没有可读键盘的终端；浏览界面要在终端里运行，其他情况请用 jili list 等命令，见 jili --help",
                    "no terminal to read keys from; run the browser on a terminal, or use jili list and others, see \
                     jili --help",
                )
                .to_owned(),
            Self::Io {
                what: IoSubject::Terminal,
                error,
            } if error.kind() == io::ErrorKind::Unsupported => lang
                .pick(
                    "控制台不支持浏览界面；请用 Windows Terminal，或 Windows 10 及以上系统的控制台（属性中不勾选“使用旧版控制台”）",
                    "the console cannot show the browser; use Windows Terminal, or the console of Windows 10 or later \
                     without “Use legacy console” in its properties",
                )
                .to_owned(),
            Self::Io { what, error } => format!("{}: {}", what.name(lang), reason(error, lang)),
        }
    }
}

impl IoSubject {
    fn name(&self, lang: Lang) -> String {
        match self {
            Self::File(path) => echo(&path.to_string_lossy(), lang),
            Self::Output => lang.pick("标准输出", "standard output").to_owned(),
            Self::Terminal => lang.pick("终端", "terminal").to_owned(),
            Self::Made(form) => (*form).to_owned(),
        }
    }
}
