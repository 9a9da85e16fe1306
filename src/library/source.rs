//! The text that a circular's dataset was made of: the built-in ones are part of the program, the others are read when
//! somebody asks.

use std::borrow::Cow;

use super::{Library, MOST_TEXT, sha256};
use crate::catalog::embedded_text;
use crate::circular::Circular;
use crate::files::{self, ReadError};

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

/// The text of a circular.
///
/// # Errors
/// [`NoText`] says why there is none.
pub fn text_of(circular: &Circular) -> Result<Cow<'static, str>, NoText> {
    if let Some(text) = embedded_text(&circular.id) {
        return Ok(text.into());
    }
    let library = Library::of_user().ok_or(NoText::Absent)?;
    let path = library.text(&circular.id);
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
