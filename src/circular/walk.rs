//! Walks the source text and the dataset side by side: every character of the source stands in exactly one
//! verbatim field of the dataset, or is a line break or blank of the layout.
//!
//! What the walk learns on its way, the lines on which each field stands, it leaves in the circular.

use super::{Circular, Lines};

/// Source and dataset part company.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Departure {
    /// Line of the source, counted from 1.
    pub line: u32,
    /// The record of the dataset that was being followed.
    pub record: String,
    /// Its field.
    pub field: &'static str,
    /// What stands where.
    pub problem: String,
}

/// Follows `circular` through `source` and notes the lines of each field.
///
/// # Errors
/// The first place at which they differ, or what is left of the source at the end.
pub(super) fn walk(source: &str, circular: &mut Circular) -> Result<(), Departure> {
    let mut cursor = Cursor {
        rest: source,
        line: 1,
        at_line_start: true,
    };
    let printed = &circular.printed;
    cursor.take("", "title", &circular.title)?;
    cursor.take("printed", "document_number", &printed.document_number)?;
    cursor.take("printed", "salutation", &printed.salutation)?;
    for paragraph in &circular.preamble {
        cursor.take("", "preamble", paragraph)?;
    }
    for (field, text) in [
        ("enclosure", &printed.enclosure),
        ("signature", &printed.signature),
        ("date", &printed.date),
        ("annex_label", &printed.annex_label),
        ("annex_title", &printed.annex_title),
    ] {
        cursor.take("printed", field, text)?;
    }
    for (index, category) in circular.categories.iter_mut().enumerate() {
        let record = format!("categories[{index}]");
        category.lines = Some(cursor.take(&record, "heading", &category.heading)?);
        for (index, part) in category.parts.iter_mut().enumerate() {
            let record = format!("{record}.parts[{index}]");
            if let Some(heading) = &part.heading {
                cursor.take(&record, "heading", heading)?;
            }
            for (index, roll) in part.rolls.iter_mut().enumerate() {
                let record = format!("{record}.rolls[{index}]");
                let heading = match &roll.printed_heading {
                    Some(heading) => Some(cursor.take(&record, "heading", heading)?),
                    None => None,
                };
                let text = cursor.take(&record, "text", &roll.text)?;
                roll.lines = Some(heading.unwrap_or(text).through(text));
            }
            let record = format!("{record}.measure");
            let text = cursor.take(&record, "text", &part.measure.text)?;
            let implementers = cursor.take(&record, "implementers", &part.measure.implementers)?;
            part.measure.lines = Some(text.through(implementers));
        }
    }
    cursor.take("", "closing", &circular.closing)?;
    cursor.skip_layout();
    if cursor.rest.is_empty() {
        Ok(())
    } else {
        Err(cursor.departure("", "closing", "the end of the dataset"))
    }
}

/// A position in the source.
struct Cursor<'a> {
    rest: &'a str,
    line: u32,
    at_line_start: bool,
}

impl Cursor<'_> {
    /// Follows one field, and says on which lines it stands.
    fn take(&mut self, record: &str, field: &'static str, text: &str) -> Result<Lines, Departure> {
        self.skip_layout();
        let first = self.line;
        for expected in text.chars() {
            if !self.rest.starts_with(expected) {
                self.skip_layout();
            }
            match self.rest.strip_prefix(expected) {
                Some(rest) => self.rest = rest,
                None => return Err(self.departure(record, field, &format!("{expected:?}"))),
            }
            self.at_line_start = false;
        }
        Ok(Lines {
            first,
            last: self.line,
        })
    }

    /// Passes over line breaks, and over blanks that begin or end a line.
    fn skip_layout(&mut self) {
        loop {
            let blanks = self.rest.trim_start_matches([' ', '\t', '\u{3000}']);
            if let Some(rest) = blanks
                .strip_prefix("\r\n")
                .or_else(|| blanks.strip_prefix(['\n', '\u{c}']))
            {
                self.rest = rest;
                self.line += 1;
                self.at_line_start = true;
            } else {
                if self.at_line_start || blanks.is_empty() {
                    self.rest = blanks;
                }
                return;
            }
        }
    }

    fn departure(&self, record: &str, field: &'static str, expected: &str) -> Departure {
        let found: String = self.rest.chars().take(12).collect();
        Departure {
            line: self.line,
            record: record.to_owned(),
            field,
            problem: format!("the dataset has {expected} where the source has {found:?}"),
        }
    }
}
