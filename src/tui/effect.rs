//! What the event loop does for the application, so that updating it needs no I/O.

/// Something to be done outside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Leave the program.
    Quit,
    /// Give the terminal back and stop until continued.
    Suspend,
    /// Forget what is on the screen and draw it all.
    Redraw,
}
