//! The program's state and how actions change it. No I/O, no drawing, no terminal.
//!
//! [`App`] holds meaning only: a stack of screens, what is selected on each, the query. The terminal's size, where
//! things are drawn and how far lists and texts are scrolled is the view's business.
//!
//! A screen is a type with its own methods, those of [`Behaviour`]. A new one is a variant of [`Screen`], a file in `app/`
//! with its state, one in `view/` that draws it, and its rows in the tables of keys and strings.

mod help;
mod page;
mod panes;
mod search;
mod session;
mod stack;

pub(super) use page::Page;
pub(super) use panes::{Panes, Subject};
pub(super) use search::{Choice, Results, Search};
pub(super) use session::Session;
pub(super) use stack::ScreenId;

use super::action::{Action, Pane};
use super::article::Text;
use super::effect::Effect;
use super::keymap::Context;
use super::layout::Shape;
use crate::catalog::{Catalog, Scope};
use crate::gazetteer::PlaceId;
use crate::lang::Lang;
use crate::search::Words;
use help::Help;
use stack::Stack;

/// One screen.
#[derive(Debug)]
pub(super) enum Screen {
    /// Three panes: a circular's categories or a place's awards at the left.
    Panes(Panes),
    /// The search line and what it finds.
    Search(Search),
    /// One text.
    Page(Page),
    /// The keys.
    Help(Help),
}

/// What every screen can do.
pub(super) trait Behaviour {
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

    /// What is marked in that text, and brought in sight.
    fn words(&self) -> Option<&Words> {
        None
    }

    /// Changes the screen's state; movements in texts never get here. What changes more than this screen comes back.
    fn update(&mut self, action: Action, session: &mut Session<'_>) -> Option<Step>;

    /// Does what was put off while one typed: before anything else is done or drawn.
    fn settle(&mut self, _: &Session<'_>) {}

    /// Does a bit of what takes longer than a key may; says whether there is more of it. The next action ends it.
    fn work(&mut self, _: &Session<'_>) -> bool {
        false
    }

    /// Whether every selection is in range: for the tests.
    fn is_sound(&self, session: &Session<'_>) -> bool;
}

/// What a screen asks for beyond itself.
#[derive(Debug)]
pub(super) enum Step {
    /// Put a screen on top.
    Push(Screen),
    /// Back to the screen below; from the first one there is none.
    Pop,
    /// Do something else, over this screen.
    Act(Action),
    /// Close this screen, and do something on the one below.
    Below(Action),
    /// Browse other circulars, from the first screen on.
    Scope(Scope),
    /// Tell something until the next action.
    Tell(String),
    /// What must be done outside.
    Leave(Effect),
}

impl Screen {
    pub(super) fn behaviour(&self) -> &dyn Behaviour {
        match self {
            Self::Panes(panes) => panes,
            Self::Search(search) => search,
            Self::Page(page) => page,
            Self::Help(help) => help,
        }
    }

    fn behaviour_mut(&mut self) -> &mut dyn Behaviour {
        match self {
            Self::Panes(panes) => panes,
            Self::Search(search) => search,
            Self::Page(page) => page,
            Self::Help(help) => help,
        }
    }
}

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
        let first = Panes::home(&session);
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

    /// Does a bit of what takes longer than a key may; says whether there is more of it.
    pub(super) fn work(&mut self) -> bool {
        self.screens.top_mut().behaviour_mut().work(&self.session)
    }

    /// Browses other circulars, from the first screen on.
    pub(super) fn set_scope(&mut self, scope: Scope) {
        self.session.set_scope(scope);
        self.screens = Stack::new(Screen::Panes(Panes::home(&self.session)));
    }

    /// Opens a place on the first screen.
    pub(super) fn open_place(&mut self, place: PlaceId) {
        let panes = Panes::new(Subject::Place(place));
        self.screens.push(Screen::Panes(panes));
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
            Step::Act(action) => return self.update(action),
            Step::Below(action) => {
                self.screens.pop();
                return self.update(action);
            }
            Step::Scope(scope) => self.set_scope(scope),
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
