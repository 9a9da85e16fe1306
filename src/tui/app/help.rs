//! The help screen. All that can happen on it is scrolling, which is the view's.

use super::session::Session;
use super::{Behaviour, Step};
use crate::tui::action::{Action, Pane};
use crate::tui::article::Text;
use crate::tui::keymap::Context;
use crate::tui::layout::Shape;

/// The screen's state: none.
#[derive(Debug)]
pub(crate) struct Help;

impl Behaviour for Help {
    fn shape(&self) -> Shape {
        Shape::Page
    }

    fn context(&self) -> Context {
        Context::Help
    }

    fn text(&self, _: &Session<'_>) -> (Pane, Option<Text>) {
        (Pane::Left, Some(Text::Help))
    }

    fn update(&mut self, action: Action, _: &mut Session<'_>) -> Option<Step> {
        (action == Action::Back).then_some(Step::Pop)
    }

    fn is_sound(&self, _: &Session<'_>) -> bool {
        true
    }
}
