//! The program's state and how actions change it. No I/O, no drawing, no terminal.
//!
//! [`App`] holds meaning only: a stack of screens, what is selected on each, the query. The terminal's size, where
//! things are drawn and how far lists and texts are scrolled is the view's business.
//!
//! A screen is a type with its own methods, those of [`Behaviour`]. A new one is a variant of [`Screen`], a file in `app/`
//! with its state, one in `view/` that draws it, and its rows in the tables of keys and strings.

mod circulars;
mod compare;
mod departments;
mod focused;
mod help;
mod line;
mod menu;
mod overview;
mod page;
mod panes;
mod places;
mod review;
mod search;
mod session;
mod source;
mod stack;
mod step;

pub(super) use circulars::{CircularRow, Circulars};
pub(super) use compare::{Compare, CompareLine, Total};
pub(super) use departments::{Departments, Row as DepartmentRow};
pub(super) use focused::Focused;
pub(super) use line::Line;
pub(super) use menu::Menu;
pub(super) use overview::Overview;
pub(super) use page::Page;
pub(super) use panes::{Panes, Subject};
pub(super) use places::Places;
pub(super) use review::Review;
pub(super) use search::{Choice, Results, Search};
pub(super) use session::Session;
pub(super) use source::Source;
pub(super) use stack::ScreenId;
pub(super) use step::Step;

use super::action::{Action, Pane};
use super::article::Text;
use super::effect::{Answer, Effect};
use super::keymap::{Context, Keymap};
use super::layout::Shape;
use crate::catalog::{Catalog, CircularId};
use crate::gazetteer::PlaceId;
use crate::lang::Lang;
use crate::search::Words;
use crate::settings::queries::Queries;
use crate::wording::YearsTable;
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
    /// Open entries, to be answered.
    Review(Box<Review>),
    /// A circular's text.
    Source(Source),
    /// The departments and their measures.
    Departments(Departments),
    /// The circulars, which set the scope.
    Circulars(Circulars),
    /// What can be taken out of the screen below.
    Menu(Menu),
    /// The page of the region.
    Overview(Overview),
    /// The table of places.
    Places(Places),
    /// Places beside one another.
    Compare(Compare),
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
    fn marked(&self) -> Option<&Words> {
        None
    }

    /// What the screen is about now: what its source is, what is copied of it.
    fn focused(&self, _: &Session<'_>) -> Focused {
        Focused::Nothing
    }

    /// The place that it is about now, whether anything is given to it or not.
    fn place(&self, _: &Session<'_>) -> Option<PlaceId> {
        None
    }

    /// The years of a place that stand on it.
    fn years(&self) -> &[YearsTable] {
        &[]
    }

    /// The words that it was asked for, if any.
    fn words(&self) -> &str {
        ""
    }

    /// Takes what came of an effect that it asked for.
    fn answer(&mut self, _: Answer, _: &mut Session<'_>) -> Option<Step> {
        None
    }

    /// The text that stands beside that one where there is room, in [`Pane::Far`].
    fn beside(&self, _: &Session<'_>) -> Option<Text> {
        None
    }

    /// Changes the screen's state; movements in texts never get here. What changes more than this screen comes back.
    fn update(&mut self, action: Action, session: &mut Session<'_>) -> Option<Step>;

    /// Takes note that the scope is another now: what is selected must be of it.
    fn rescope(&mut self, _: &Session<'_>) {}

    /// Does what was put off while one typed: before anything else is done or drawn.
    fn settle(&mut self, _: &Session<'_>) {}

    /// Keeps what is to be kept when the program is left from here.
    fn leave(&self, _: &mut Session<'_>) {}
    /// Does a bit of what takes longer than a key may; says whether there is more of it. The next action ends it.
    fn work(&mut self, _: &Session<'_>) -> bool {
        false
    }

    /// Whether every selection is in range: for the tests.
    fn is_sound(&self, session: &Session<'_>) -> bool;
}

impl Screen {
    pub(super) fn behaviour(&self) -> &dyn Behaviour {
        match self {
            Self::Panes(panes) => panes,
            Self::Search(search) => search,
            Self::Page(page) => page,
            Self::Help(help) => help,
            Self::Review(review) => &**review,
            Self::Source(source) => source,
            Self::Departments(departments) => departments,
            Self::Menu(menu) => menu,
            Self::Circulars(circulars) => circulars,
            Self::Overview(overview) => overview,
            Self::Places(places) => places,
            Self::Compare(compare) => compare,
        }
    }

    fn behaviour_mut(&mut self) -> &mut dyn Behaviour {
        match self {
            Self::Panes(panes) => panes,
            Self::Search(search) => search,
            Self::Page(page) => page,
            Self::Help(help) => help,
            Self::Review(review) => &mut **review,
            Self::Source(source) => source,
            Self::Departments(departments) => departments,
            Self::Menu(menu) => menu,
            Self::Circulars(circulars) => circulars,
            Self::Overview(overview) => overview,
            Self::Places(places) => places,
            Self::Compare(compare) => compare,
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

    /// Has other keys hold.
    pub(super) fn set_keymap(&mut self, keymap: Keymap) {
        self.session.set_keymap(keymap);
    }

    /// Begins with the queries of earlier runs.
    pub(super) fn recall(&mut self, queries: Queries) {
        self.session.recall(queries);
    }

    /// Tells something until the next action.
    pub(super) fn tell(&mut self, notice: String) {
        self.notice = Some(notice);
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

    /// Browses these circulars.
    pub(super) fn set_scope(&mut self, circulars: Vec<CircularId>) {
        self.take(Step::Scope {
            circulars,
            leaves: false,
        });
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
            Action::Quit => {
                self.screens.top().behaviour().leave(&mut self.session);
                Some(Step::Leave(Effect::Quit))
            }
            Action::Suspend => Some(Step::Leave(Effect::Suspend)),
            Action::Redraw => Some(Step::Leave(Effect::Redraw)),
            Action::Help => (context != Context::Help).then_some(Step::Push(Screen::Help(Help))),
            Action::Source => return self.open_source(),
            Action::Menu(_) if matches!(self.screen(), Screen::Menu(_)) => None,
            Action::Menu(seen) => {
                let focused = self.screen().behaviour().focused(&self.session);
                Some(Step::Push(Screen::Menu(Menu::new(&self.session, focused, seen))))
            }
            Action::Overview if context != Context::Overview => Some(Overview::step(&self.session)),
            Action::Places if context != Context::Places => Some(Places::step(&self.session)),
            Action::Compare if context != Context::Compare => Some(Compare::step(&self.session)),
            Action::History => {
                let place = self.screen().behaviour().place(&self.session);
                Some(Page::history(place, &self.session))
            }
            Action::Circulars if matches!(self.screen(), Screen::Circulars(_)) => None,
            Action::Circulars => Some(Step::Push(Screen::Circulars(Circulars::new(&self.session)))),
            Action::Review if context == Context::Review => None,
            Action::Review => Some(self.review_step()),
            Action::Departments if matches!(self.screen(), Screen::Departments(_)) => None,
            Action::Departments => Some(Step::Push(Screen::Departments(Departments::new(&self.session)))),
            Action::Search if !context.takes_text() => Some(Step::Push(Screen::Search(Search::default()))),
            Action::Insert(text) if !context.takes_text() => {
                if line::can_be_typed(&text) {
                    self.screens.push(Screen::Search(Search::default()));
                    self.act(Action::Insert(text))
                } else {
                    None
                }
            }
            action => self.act(action),
        };
        self.take(step?)
    }

    /// Takes what came of an effect.
    pub(super) fn answer(&mut self, answer: Answer) -> Option<Effect> {
        let screen = self.screens.top_mut().behaviour_mut();
        let step = screen.answer(answer, &mut self.session);
        self.take(step?)
    }

    fn take(&mut self, step: Step) -> Option<Effect> {
        match step {
            Step::Push(screen) => self.screens.push(screen),
            Step::Pop => self.screens.pop(),
            Step::Act(action) => return self.update(action),
            Step::Tell(notice) => self.notice = Some(notice),
            Step::PopAndTell(notice) => {
                self.screens.pop();
                self.notice = Some(notice);
            }
            Step::Leave(effect) => return Some(effect),
            Step::Scope { circulars, leaves } => {
                self.notice = self.session.set_scope(circulars);
                if leaves {
                    self.screens.pop();
                }
                for screen in self.screens.iter_mut() {
                    screen.behaviour_mut().rescope(&self.session);
                }
            }
            Step::Instead(action) => {
                self.screens.pop();
                return self.update(action);
            }
        }
        None
    }

    /// Shows the text at what the screen is about; on the screen of the text there is nothing else to show.
    fn open_source(&mut self) -> Option<Effect> {
        let behaviour = self.screen().behaviour();
        if matches!(self.screen(), Screen::Source(_)) {
            return None;
        }
        let focused = behaviour.focused(&self.session);
        let Some((source, effect)) = Source::open(&self.session, focused, behaviour.words()) else {
            self.notice = Some(self.session.strings().no_circular.to_owned());
            return None;
        };
        self.screens.push(Screen::Source(source));
        effect
    }

    /// Has the screen on top take an action.
    fn act(&mut self, action: Action) -> Option<Step> {
        let screen = self.screens.top_mut().behaviour_mut();
        screen.update(action, &mut self.session)
    }
}
