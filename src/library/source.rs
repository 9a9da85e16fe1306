//! The text that a circular's dataset was made of: the built-in ones are part of the program, the others are read when
//! somebody asks.

use std::borrow::Cow;

use super::{Entry, MOST_TEXT, sha256};
use crate::circular::Circular;
use crate::files::{self, ReadError};

/// The texts of the built-in circulars, by their ids.
static BUILT_IN: [(&str, &str); 1] = [(
    "sichuan-2022",
    include_str!("../../data/circulars/sichuan-2022.txt"),
)];

/// Why a circular's text cannot be shown.
#[derive(Debug)]
pub enum NoText {
    /// There is none: the dataset was loaded alone.
    Absent,
    /// It is not the text any more that the dataset was made of.
    Changed,
    /// It cannot be read.
    Unreadable(ReadError),
}

impl Entry {
    /// The text of the circular that the entry is of, if it is in the program.
    pub fn built_in_text(&self, circular: &Circular) -> Option<&'static str> {
        // A dataset of the same id that was loaded alone has no lines, and may be of another text.
        let has_lines = circular
            .categories
            .iter()
            .any(|category| category.lines.is_some());
        if self.library().is_some() || !has_lines {
            return None;
        }
        let (_, text) = BUILT_IN.iter().find(|(id, _)| *id == &*circular.id)?;
        Some(text)
    }

    /// The text of the circular that the entry is of.
    ///
    /// # Errors
    /// [`NoText`] says why there is none.
    pub fn text(&self, circular: &Circular) -> Result<Cow<'static, str>, NoText> {
        if let Some(text) = self.built_in_text(circular) {
            return Ok(text.into());
        }
        let path = self.library().ok_or(NoText::Absent)?.text(&circular.id);
        if !path.exists() {
            return Err(NoText::Absent);
        }
        let text = files::read_bounded(&path, MOST_TEXT).map_err(NoText::Unreadable)?;
        let named = circular.text_sha256.as_deref();
        if named.is_some_and(|named| *named != sha256(text.as_bytes())) {
            return Err(NoText::Changed);
        }
        Ok(text.into())
    }
}
