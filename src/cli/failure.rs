//! Why a command did not do what was asked, in the language of the rest.

use std::io::{self, ErrorKind};
use std::path::PathBuf;

use crate::data_file::DataErrors;
use crate::lang::Lang;

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
    pub fn code(&self) -> u8 {
        match self {
            Self::Nothing(_) => 1,
            Self::Said(code) => *code,
            Self::Misuse(_) | Self::Data(_) | Self::Io { .. } => 2,
        }
    }

    /// What, where and what to try: a line or two. Data errors are in English only; those who work on data read them.
    pub fn text(&self, lang: Lang) -> String {
        match self {
            Self::Nothing(said) | Self::Misuse(said) => said.clone(),
            Self::Said(_) => String::new(),
            Self::Data(errors) => errors.to_string(),
            Self::Io { what, error } => format!("{}: {}", what.name(lang), reason(error, lang)),
        }
    }
}

impl IoSubject {
    fn name(&self, lang: Lang) -> String {
        match self {
            Self::File(path) => path.display().to_string(),
            Self::Output => lang.pick("标准输出", "standard output").to_owned(),
            Self::Terminal => lang.pick("终端", "terminal").to_owned(),
            Self::Made(form) => (*form).to_owned(),
        }
    }
}

/// Why the system refused. What has no words here is said in the system's.
fn reason(error: &io::Error, lang: Lang) -> String {
    let (zh, en) = match error.kind() {
        ErrorKind::NotFound => ("没有这个文件或文件夹", "no such file or folder"),
        ErrorKind::PermissionDenied => ("没有权限", "permission denied"),
        ErrorKind::ReadOnlyFilesystem => ("文件系统只读", "the file system is read-only"),
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => ("空间不足", "no space left"),
        ErrorKind::FileTooLarge => ("文件过大", "the file grows too large"),
        ErrorKind::IsADirectory => ("是文件夹", "is a folder"),
        ErrorKind::NotADirectory => ("路径中有一段不是文件夹", "a part of the path is no folder"),
        ErrorKind::InvalidFilename => ("文件名不能用", "the name cannot be a file's"),
        _ => return error.to_string(),
    };
    lang.pick(zh, en).to_owned()
}
