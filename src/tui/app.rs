//! The program's state and how actions change it. No I/O, no drawing, no terminal.
//!
//! [`App`] holds meaning only: a stack of screens, what is selected on each, the query. The terminal's size, where
//! things are drawn and how far lists and texts are scrolled is the view's business.

mod help;
mod panes;
mod screen;
mod search;
mod session;
mod stack;

pub(super) use panes::{Panes, Subject};
pub(super) use screen::Screen;
pub(super) use search::{Choice, Search};
pub(super) use session::Session;
pub(super) use stack::ScreenId;

use super::action::Action;
use super::effect::Effect;
use super::keymap::Context;
use crate::catalog::Catalog;
use crate::lang::Lang;
use help::Help;
use screen::Step;
use stack::Stack;

/// The program's state.
#[derive(Debug)]
pub(super) struct App<'c> {
    session: Session<'c>,
    screens: Stack,
    /// What is to be told about the last action.
    notice: Option<String>,
}

impl<'c> App<'c> {
    /// The program as it starts.
    pub(super) fn new(catalog: &'c Catalog, lang: Lang) -> Self {
        let session = Session::new(catalog, lang);
        let first = Panes::new(session.home());
        Self {
            session,
            screens: Stack::new(Screen::Panes(first)),
            notice: None,
        }
    }

    /// What all screens share.
    pub(super) fn session(&self) -> &Session<'c> {
        &self.session
    }

    /// The screen on top.
    pub(super) fn screen(&self) -> &Screen {
        self.screens.top()
    }

    /// Which screen is on top.
    pub(super) fn screen_id(&self) -> ScreenId {
        self.screens.id()
    }

    /// Whether a screen is on top or can be come back to.
    pub(super) fn has_screen(&self, id: ScreenId) -> bool {
        self.screens.has(id)
    }

    /// Where keys are typed now.
    pub(super) fn context(&self) -> Context {
        self.screen().behaviour().context()
    }

    /// Whether every selection is in range: for the tests.
    pub(super) fn is_sound(&self) -> bool {
        self.screens
            .iter()
            .all(|screen| screen.behaviour().is_sound(&self.session))
    }

    /// Makes what the first screen does not need and the first search does, so that its first key need not wait.
    pub(super) fn prepare(&self) {
        self.session.prepare();
    }

    /// What is to be told about the last action.
    pub(super) fn notice(&self) -> Option<&str> {
        self.notice.as_deref()
    }

    /// Does what was put off while one typed: before anything else is done or drawn.
    pub(super) fn settle(&mut self) {
        self.screens.top_mut().behaviour_mut().settle(&self.session);
    }

    /// Changes the state. What must be done outside comes back.
    pub(super) fn update(&mut self, action: Action) -> Option<Effect> {
        if action != Action::Redraw {
            self.notice = None;
        }
        let context = self.context();
        let step = match action {
            Action::Quit => Some(Step::Leave(Effect::Quit)),
            Action::Suspend => Some(Step::Leave(Effect::Suspend)),
            Action::Redraw => Some(Step::Leave(Effect::Redraw)),
            Action::Help => (context != Context::Help).then_some(Step::Push(Screen::Help(Help))),
            Action::Search if context != Context::Search => {
                Some(Step::Push(Screen::Search(Search::default())))
            }
            Action::Insert(text) if context != Context::Search => {
                if search::can_be_typed(&text) {
                    self.screens.push(Screen::Search(Search::default()));
                    self.act(Action::Insert(text))
                } else {
                    None
                }
            }
            action => self.act(action),
        };
        match step? {
            Step::Push(screen) => self.screens.push(screen),
            Step::Pop => self.screens.pop(),
            Step::Tell(notice) => self.notice = Some(notice),
            Step::Leave(effect) => return Some(effect),
        }
        None
    }

    /// Has the screen on top take an action.
    fn act(&mut self, action: Action) -> Option<Step> {
        let screen = self.screens.top_mut().behaviour_mut();
        screen.update(action, &mut self.session)
    }
}
