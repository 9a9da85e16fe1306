//! One text on a page of its own: what has no place in the panes, as a paragraph of the preamble. All that can happen on
//! it is scrolling, which is the view's.

use super::session::Session;
use super::{Behaviour, Step};
use crate::search::Words;
use crate::tui::action::{Action, Pane};
use crate::tui::article::Text;
use crate::tui::keymap::Context;
use crate::tui::layout::Shape;

/// The screen's state.
#[derive(Debug)]
pub(crate) struct Page {
    /// What is read.
    pub text: Text,
    /// What is marked in it.
    pub words: Words,
}

impl Behaviour for Page {
    fn shape(&self) -> Shape {
        Shape::Page
    }

    fn context(&self) -> Context {
        Context::Page
    }

    fn text(&self, _: &Session<'_>) -> (Pane, Option<Text>) {
        (Pane::Left, Some(self.text))
    }

    fn marked(&self) -> Option<&Words> {
        Some(&self.words)
    }

    fn update(&mut self, action: Action, _: &mut Session<'_>) -> Option<Step> {
        (action == Action::Back).then_some(Step::Pop)
    }

    fn is_sound(&self, _: &Session<'_>) -> bool {
        true
    }
}
