//! What a screen cannot do alone: put another on top, leave, change the scope.

use super::Screen;
use crate::catalog::CircularId;
use crate::tui::action::Action;
use crate::tui::effect::Effect;

/// What a screen asks for beyond itself.
#[derive(Debug)]
pub(in crate::tui) enum Step {
    /// Put a screen on top.
    Push(Screen),
    /// Back to the screen below; from the first one there is none.
    Pop,
    /// Do something else, over this screen.
    Act(Action),
    /// Tell something until the next action.
    Tell(String),
    /// Back to the screen below, and there tell something.
    PopAndTell(String),
    /// What must be done outside.
    Leave(Effect),
    /// Browse these circulars.
    Scope {
        /// They.
        circulars: Vec<CircularId>,
        /// Whether the screen on top has done its work then.
        leaves: bool,
    },
    /// Back to the screen below, and there do something.
    Instead(Action),
}
