//! What a screen is: its kinds, and what each of them can do. A new one is a variant here, a file beside this one with
//! its state, and one in `view/` that draws it.

use super::help::Help;
use super::panes::Panes;
use super::search::Search;
use super::session::Session;
use crate::tui::action::{Action, Pane};
use crate::tui::article::Text;
use crate::tui::effect::Effect;
use crate::tui::keymap::Context;
use crate::tui::layout::Shape;

/// One screen.
#[derive(Debug)]
pub(crate) enum Screen {
    /// Three panes: a circular's categories or a place's awards at the left.
    Panes(Panes),
    /// The search line and what it finds.
    Search(Search),
    /// The keys.
    Help(Help),
}

/// What every screen can do.
pub(crate) trait Behaviour {
    /// What is on the screen, as far as its layout goes.
    fn shape(&self) -> Shape;

    /// Where keys are typed.
    fn context(&self) -> Context;

    /// The pane that has the keys; on screens with one list, that list.
    fn focus(&self) -> Pane {
        Pane::Left
    }

    /// The pane with a text to be read, and which text it is, if there is one.
    fn text(&self, session: &Session<'_>) -> (Pane, Option<Text>);

    /// Changes the screen's state; movements in texts never get here. What changes more than this screen comes back.
    fn update(&mut self, action: Action, session: &mut Session<'_>) -> Option<Step>;

    /// Does what was put off while one typed: before anything else is done or drawn.
    fn settle(&mut self, _: &Session<'_>) {}

    /// Whether every selection is in range: for the tests.
    fn is_sound(&self, session: &Session<'_>) -> bool;
}

/// What a screen asks for beyond itself.
#[derive(Debug)]
pub(crate) enum Step {
    /// Put a screen on top.
    Push(Screen),
    /// Back to the screen below; from the first one there is none.
    Pop,
    /// Tell something until the next action.
    Tell(String),
    /// What must be done outside.
    Leave(Effect),
}

impl Screen {
    pub(crate) fn behaviour(&self) -> &dyn Behaviour {
        match self {
            Self::Panes(panes) => panes,
            Self::Search(search) => search,
            Self::Help(help) => help,
        }
    }

    pub(super) fn behaviour_mut(&mut self) -> &mut dyn Behaviour {
        match self {
            Self::Panes(panes) => panes,
            Self::Search(search) => search,
            Self::Help(help) => help,
        }
    }
}
