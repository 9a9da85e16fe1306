//! A data file, and what can be wrong with it, said so that a person can mend it: file, line, record, field.

use std::fmt;

/// At most so many faults of a file are told: a screenful. The others are counted.
const MOST: usize = 20;

/// So much is told of what a record, a field or a problem says, in characters.
const MOST_SAID: usize = 300;

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

/// What one run found wrong with the data, in the order of the file; of very much, a screenful a file, and how much more
/// there is.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.0.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))]
pub struct DataErrors(pub Vec<DataError>);

/// Collects what is wrong with one file, in bounded memory.
#[derive(Debug)]
pub struct Faults {
    file: String,
    found: Vec<DataError>,
    /// How many were found that are not kept.
    more: usize,
}

impl Faults {
    /// No faults yet in `file`.
    pub fn new(file: &str) -> Self {
        Self {
            file: file.to_owned(),
            found: Vec::new(),
            more: 0,
        }
    }

    /// Notes one fault.
    pub fn add(&mut self, line: Option<usize>, record: &str, field: &str, problem: impl Into<String>) {
        self.found.push(DataError {
            file: self.file.clone(),
            line,
            record: shortened(record.to_owned()),
            field: shortened(field.to_owned()),
            problem: shortened(problem.into()),
        });
        // Now and then, so that sorting costs little.
        if self.found.len() >= 50 * MOST {
            self.keep_first();
        }
    }

    /// Keeps those that will be told: sorted by line, those of no one line last.
    fn keep_first(&mut self) {
        self.found.sort_by_key(|fault| fault.line.unwrap_or(usize::MAX));
        self.more += self.found.len().saturating_sub(MOST);
        self.found.truncate(MOST);
    }

    /// Whether nothing is wrong so far.
    pub fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// The first faults, sorted by line, those of no one line last; and as the very last, how many more there are.
    pub fn into_errors(mut self) -> DataErrors {
        self.keep_first();
        if self.more > 0 {
            self.found.push(DataError {
                file: self.file,
                line: None,
                record: String::new(),
                field: String::new(),
                problem: format!("and {} more", self.more),
            });
        }
        DataErrors(self.found)
    }
}

/// A text that may have come from the file, which may be one long line.
fn shortened(text: String) -> String {
    match text.chars().skip(MOST_SAID).count() {
        0 => text,
        more => {
            let beginning: String = text.chars().take(MOST_SAID).collect();
            format!("{beginning}... ({more} more characters)")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_screenful_is_told_and_the_rest_counted() {
        let mut faults = Faults::new("file");
        for line in (1..=30_000).rev() {
            faults.add(Some(line), "", "", "wrong");
        }
        faults.add(None, "", "", "wrong as a whole");
        let told = faults.into_errors().0;
        let lines: Vec<_> = told.iter().map(|error| error.line).collect();
        let expected: Vec<_> = (1..=20).map(Some).chain([None]).collect();
        assert_eq!(lines, expected);
        assert_eq!(told[20].to_string(), "file: and 29981 more");
        assert!(faults_of(20).iter().all(|error| error.problem == "wrong"));
        assert_eq!(faults_of(21)[20].problem, "and 1 more");
    }

    fn faults_of(count: usize) -> Vec<DataError> {
        let mut faults = Faults::new("file");
        for line in 1..=count {
            faults.add(Some(line), "", "", "wrong");
        }
        faults.into_errors().0
    }

    #[test]
    fn what_comes_from_the_file_is_shortened() {
        let mut faults = Faults::new("file");
        faults.add(Some(1), &"记".repeat(1000), "", "言".repeat(1_000_000));
        let told = faults.into_errors().to_string();
        assert!(told.chars().count() < 700, "{}", told.len());
        assert!(told.ends_with("... (999700 more characters)"), "{told}");
    }
}
