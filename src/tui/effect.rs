//! What the event loop does for the application, so that updating it needs no I/O.

use crate::library::Answer;

/// Something to be done outside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Leave the program.
    Quit,
    /// Give the terminal back and stop until continued.
    Suspend,
    /// Write what was answered about an open entry.
    Review(Reviewed),
    /// Forget what is on the screen and draw it all.
    Redraw,
}

/// What was done on the screen of open entries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reviewed {
    /// A question was answered, by its position.
    Answer(usize, Answer),
    /// The last answer is taken back.
    Undo,
}
