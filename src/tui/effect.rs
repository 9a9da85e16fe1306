//! What the event loop does for the application, so that updating it needs no I/O, and what comes back of it.

use std::borrow::Cow;

use crate::catalog::CircularId;
use crate::library::NoText;

/// Something to be done outside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Leave the program.
    Quit,
    /// Give the terminal back and stop until continued.
    Suspend,
    /// Forget what is on the screen and draw it all.
    Redraw,
    /// Read a circular's text.
    ReadText(CircularId),
}

/// What came of an effect.
#[derive(Debug)]
pub enum Answer {
    /// A circular's text, or why there is none.
    Text(CircularId, Result<Cow<'static, str>, NoText>),
}
