//! A data file, and what can be wrong with it, said so that a person can mend it: file, line, record, field.

use std::fmt;

/// A data file's name, for messages, and its text.
#[derive(Clone, Copy, Debug)]
pub struct DataFile<'a> {
    /// The name as the user knows it.
    pub name: &'a str,
    /// The whole text.
    pub text: &'a str,
}

/// One thing that is wrong with a data file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DataError {
    /// The file as the caller named it.
    pub file: String,
    /// Line of the file, counted from 1; `None` where the fault is in no one line.
    pub line: Option<usize>,
    /// The record: `categories[3].parts[0]`, or a place's key; empty for the file as a whole.
    pub record: String,
    /// The field inside the record; empty for the record as a whole.
    pub field: String,
    /// What is wrong, and what was expected.
    pub problem: String,
}

impl fmt::Display for DataError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.file)?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        f.write_str(": ")?;
        for part in [&self.record, &self.field] {
            if !part.is_empty() {
                write!(f, "{part}: ")?;
            }
        }
        f.write_str(&self.problem)
    }
}

/// Everything that one run found wrong with the data, in the order of the file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.0.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))]
pub struct DataErrors(pub Vec<DataError>);

/// Collects what is wrong with one file.
#[derive(Debug)]
pub struct Faults {
    file: String,
    found: Vec<DataError>,
}

impl Faults {
    /// No faults yet in `file`.
    pub fn new(file: &str) -> Self {
        Self {
            file: file.to_owned(),
            found: Vec::new(),
        }
    }

    /// Notes one fault.
    pub fn add(&mut self, line: Option<usize>, record: &str, field: &str, problem: impl Into<String>) {
        self.found.push(DataError {
            file: self.file.clone(),
            line,
            record: record.to_owned(),
            field: field.to_owned(),
            problem: problem.into(),
        });
    }

    /// Whether nothing is wrong so far.
    pub fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// All faults noted, sorted by line; those of no one line last.
    pub fn into_errors(mut self) -> DataErrors {
        self.found.sort_by_key(|fault| fault.line.unwrap_or(usize::MAX));
        DataErrors(self.found)
    }
}
