//! What the event loop does for the application, so that updating it needs no I/O, and what comes back of it.

use std::borrow::Cow;
use std::path::PathBuf;

use crate::catalog::CircularId;
use crate::export::Handout;
use crate::library::{Answer as Settled, NoText};

/// Something to be done outside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Leave the program.
    Quit,
    /// Give the terminal back and stop until continued.
    Suspend,
    /// Read what is open in a circular, and have it answered.
    OpenReview(CircularId),
    /// Write what was answered about an open entry.
    Review(Reviewed),
    /// Forget what is on the screen and draw it all.
    Redraw,
    /// Read a circular's text.
    ReadText(CircularId),
    /// Put something on the clipboard.
    Copy(Handout),
    /// Write something to a file, in the form that its name means.
    Save {
        /// What.
        handout: Handout,
        /// The file.
        file: PathBuf,
        /// Whether one that is there may be replaced.
        replace: bool,
    },
}

/// What came of an effect.
#[derive(Debug)]
pub enum Answer {
    /// A circular's text, or why there is none.
    Text(CircularId, Result<Cow<'static, str>, NoText>),
    /// What was copied, or why nothing was, in words.
    Copied(Result<Copied, String>),
    /// Which file was written, or why none was.
    Saved(Result<PathBuf, Saved>),
}

/// How something was copied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copied {
    /// How many characters there were.
    pub characters: usize,
    /// By what: `wl-copy`, `OSC 52`.
    pub by: Vec<&'static str>,
}

/// Why no file was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Saved {
    /// It is there already.
    Exists,
    /// Anything else, in words.
    Failed(String),
}

/// What was done on the screen of open entries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reviewed {
    /// A question was answered, by its position.
    Answer(usize, Settled),
    /// The last answer is taken back.
    Undo,
}
