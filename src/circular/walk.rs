//! Walks the source text and the blocks of the dataset side by side: every character of the source stands in exactly one
//! block, or is a line break, a blank or a named line of the layout.

use super::Lines;
use crate::text::is_dangerous;

/// Source and dataset part company.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Departure {
    /// Line of the source, counted from 1.
    pub line: u32,
    /// The block that was being followed; how many there are, past the last.
    pub block: usize,
    /// Its field.
    pub field: &'static str,
    /// What stands where.
    pub problem: String,
}

/// What a block prints: its heading, if it has one, and its text.
#[derive(Clone, Debug)]
pub(super) struct Words {
    /// What is printed before a list or a measure.
    pub heading: Option<Box<str>>,
    /// The text.
    pub text: Box<str>,
}

/// Follows blocks through `source`, and gives the lines of each. Lines of `layout`, in their order, are passed over
/// wherever they stand, in the middle of a block too.
///
/// # Errors
/// The first place at which they differ, or what is left of the source at the end.
pub(super) fn walk<'a>(
    source: &'a str,
    layout: &'a [Box<str>],
    blocks: &'a [Words],
) -> Result<Vec<Lines>, Departure> {
    let mut cursor = Cursor {
        rest: source,
        layout,
        wanted: "",
        line: 1,
        at_line_start: true,
    };
    let mut lines = Vec::with_capacity(blocks.len());
    for (block, words) in blocks.iter().enumerate() {
        let heading = match &words.heading {
            Some(heading) => Some(cursor.take(block, "heading", heading)?),
            None => None,
        };
        let text = cursor.take(block, "text", &words.text)?;
        lines.push(heading.unwrap_or(text).through(text));
    }
    cursor.wanted = "";
    cursor.skip_to(None, true);
    match (cursor.rest.is_empty(), cursor.layout.first()) {
        (true, None) => Ok(lines),
        (true, Some(line)) => {
            let problem = format!("the source has no line {line:?} of the layout");
            Err(Departure {
                problem,
                ..cursor.departure(blocks.len(), "layout", "")
            })
        }
        (false, _) => Err(cursor.departure(blocks.len(), "", "the end of the dataset")),
    }
}

/// Blanks inside a line.
const INLINE: [char; 4] = [' ', '\t', '\u{3000}', '\u{a0}'];

/// Whether a character of the source is never in a dataset: it cannot be seen, and ends no line.
fn is_unseen(character: char) -> bool {
    is_dangerous(character) && !matches!(character, '\n' | '\r' | '\u{c}')
}

fn is_blank(character: char) -> bool {
    character.is_whitespace() || is_unseen(character)
}

/// What follows words in a text that may have characters among them that cannot be seen.
fn strip_visible<'t>(text: &'t str, words: &str) -> Option<&'t str> {
    let mut rest = text;
    for word in words.chars() {
        rest = rest
            .strip_prefix(word)
            .or_else(|| rest.trim_start_matches(is_unseen).strip_prefix(word))?;
    }
    (!words.is_empty()).then_some(rest)
}

/// A position in the source.
struct Cursor<'a> {
    rest: &'a str,
    /// The lines of layout that are still to come.
    layout: &'a [Box<str>],
    /// What is still to come of the field that is being followed.
    wanted: &'a str,
    line: u32,
    at_line_start: bool,
}

impl<'a> Cursor<'a> {
    /// Follows one field, and says on which lines it stands.
    fn take(&mut self, block: usize, field: &'static str, text: &'a str) -> Result<Lines, Departure> {
        self.wanted = text;
        self.skip_layout();
        self.skip_to(text.chars().next(), true);
        let first = self.line;
        for (at, expected) in text.char_indices() {
            let line = self.line;
            self.wanted = text.get(at..).unwrap_or_default();
            if !self.rest.starts_with(expected) {
                self.skip_to(Some(expected), false);
            }
            // Entries that stand on lines of their own have a blank between them in the dataset.
            if expected == ' ' && line != self.line && !self.rest.starts_with(' ') {
                continue;
            }
            match self.rest.strip_prefix(expected) {
                Some(rest) => self.rest = rest,
                None => return Err(self.departure(block, field, &format!("{expected:?}"))),
            }
            self.at_line_start = false;
        }
        Ok(Lines {
            first,
            last: self.line,
        })
    }

    /// Passes over layout until a character comes, or nothing is left to pass over. Layout may stand in the middle of a
    /// line too, as a button beside a title or a number in a table; so may characters that cannot be seen. Blanks are layout
    /// beside layout and, where `apart`, before what comes.
    fn skip_to(&mut self, expected: Option<char>, mut apart: bool) {
        loop {
            let before = self.rest.len();
            self.skip_layout();
            if expected.is_some_and(|expected| self.rest.starts_with(expected)) {
                return;
            }
            let bare = self.rest.trim_start_matches(INLINE);
            if let Some((next, others)) = self.layout.split_first()
                && let Some(rest) = strip_visible(bare, next)
            {
                (self.rest, self.layout) = (rest, others);
                self.at_line_start = false;
                apart = true;
            } else if let Some(rest) = self.rest.strip_prefix(is_unseen) {
                self.rest = rest;
            } else if let Some(expected) = expected
                && bare.starts_with(expected)
                && !expected.is_whitespace()
                && (apart || self.rest.starts_with('\t'))
            {
                self.rest = bare;
            }
            if self.rest.len() == before {
                return;
            }
        }
    }

    /// Passes over line breaks, over blanks that begin or end a line, and over lines of the layout.
    fn skip_layout(&mut self) {
        loop {
            if self.at_line_start && self.skip_layout_line() {
                continue;
            }
            let blanks = self.rest.trim_start_matches(INLINE);
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

    /// Passes over the next line of the layout, if it is the one that begins here. Where the line is also what is wanted next,
    /// as when a label is printed again, it is that.
    fn skip_layout_line(&mut self) -> bool {
        let Some((next, others)) = self.layout.split_first() else {
            return false;
        };
        let line = self.rest.lines().next().unwrap_or_default();
        let is_all = |words: &str| {
            let rest = strip_visible(line.trim_start(), words.trim());
            rest.is_some_and(|rest| rest.trim_matches(is_blank).is_empty())
        };
        if !is_all(next) || is_all(self.wanted) {
            return false;
        }
        self.rest = self.rest.get(line.len()..).unwrap_or_default();
        self.layout = others;
        // What follows is a line break, or the end.
        self.at_line_start = false;
        true
    }

    fn departure(&self, block: usize, field: &'static str, expected: &str) -> Departure {
        let found: String = self.rest.chars().take(12).collect();
        Departure {
            line: self.line,
            block,
            field,
            problem: format!("the dataset has {expected} where the source has {found:?}"),
        }
    }
}
