//! The screen with three panes: what it is about, which pane has the keys, and what is selected in each.

use std::collections::BTreeMap;

use super::session::Session;
use super::{Behaviour, Focused, Screen, Step};
use crate::catalog::{AwardId, CategoryId, CircularId, View};
use crate::gazetteer::PlaceId;
use crate::lang::Lang;
use crate::search::{PassageId, Words};
use crate::tui::action::{Action, Direction, Motion, Pane};
use crate::tui::article::Text;
use crate::tui::keymap::Context;
use crate::tui::layout::Shape;
use crate::tui::outline::{self, Item, Outline};

/// What the panes are about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Subject {
    /// A circular, if there is one: its categories at the left.
    Circular(Option<CircularId>),
    /// A place: its awards at the left.
    Place(PlaceId),
}

/// The screen's state.
#[derive(Debug)]
pub(crate) struct Panes {
    /// What it is about.
    pub subject: Subject,
    /// The pane that has the keys.
    pub focus: Pane,
    /// The selected item at the left.
    pub left: usize,
    /// The selected recipient for each item at the left at which one was chosen.
    recipients: BTreeMap<usize, usize>,
    /// The pane that had the keys when the screen was opened: back from there is back to the screen before.
    entered: Pane,
    /// What is marked in the measures.
    words: Words,
}

/// What the panes list, built anew whenever it is needed.
#[derive(Debug)]
pub(crate) struct Lists<'c> {
    /// The list at the left.
    pub left: Outline<'c>,
    /// The recipients of the selected category, or of the selected award's part.
    pub middle: Outline<'c>,
    /// The selected item in the middle: the one chosen, else the selected award itself, else the first.
    pub selected: usize,
}

impl Lists<'_> {
    /// The award whose measure is shown.
    pub(crate) fn award(&self) -> Option<AwardId> {
        match self.middle.item(self.selected)? {
            Item::Award(id) => Some(id),
            Item::Category(_) => None,
        }
    }
}

impl Panes {
    /// The screen as it opens.
    pub(crate) fn new(subject: Subject) -> Self {
        Self {
            subject,
            focus: Pane::Left,
            left: 0,
            recipients: BTreeMap::new(),
            entered: Pane::Left,
            words: Words::default(),
        }
    }

    /// The screen of a category's circular, at the category's recipients.
    pub(super) fn at_category(id: CategoryId) -> Self {
        Self {
            left: id.position(),
            focus: Pane::Middle,
            entered: Pane::Middle,
            ..Self::new(Subject::Circular(Some(id.circular)))
        }
    }

    /// The measure that a passage of a category belongs to, with words marked in it; none where nobody is given any.
    pub(super) fn at_passage(id: PassageId, words: Words, session: &Session<'_>) -> Option<Self> {
        let view = session.view();
        let category = id.category(view.catalog())?;
        let of_part = |award: &AwardId| {
            let part = view.award(*award).part_index;
            id.spot.part().is_none_or(|wanted| wanted == part)
        };
        let award = view.awards_in(category).into_iter().find(of_part)?;
        let mut panes = Self {
            focus: Pane::Right,
            entered: Pane::Right,
            words,
            ..Self::at_category(category)
        };
        let lists = panes.lists(view, session.strings().lang());
        let position = lists.middle.position(award)?;
        panes.choose_middle(&lists, position);
        Some(panes)
    }

    /// The first screen, about the circular of the scope.
    pub(super) fn home(session: &Session<'_>) -> Self {
        let circular = session.view().single().map(|(id, _)| id);
        Self::new(Subject::Circular(circular))
    }

    /// What the panes list.
    pub(crate) fn lists<'c>(&self, view: &'c View<'_>, lang: Lang) -> Lists<'c> {
        let left = match self.subject {
            Subject::Circular(Some(circular)) => outline::categories(view, circular),
            Subject::Circular(None) => outline::all_categories(view, lang),
            Subject::Place(place) => outline::awards_of_place(view, place, lang),
        };
        let at = left.item(self.left);
        let middle = match (self.subject, at) {
            (Subject::Circular(_), Some(Item::Category(category))) => {
                outline::recipients(view, category, None, lang)
            }
            (_, Some(Item::Award(id))) => {
                let award = view.award(id);
                outline::recipients(view, award.category_id, Some(award.part_index), lang)
            }
            _ => Outline::default(),
        };
        let itself = || match at? {
            Item::Award(id) => middle.position(id),
            Item::Category(_) => None,
        };
        let chosen = self.recipients.get(&self.left).copied();
        Lists {
            selected: chosen.or_else(itself).unwrap_or_default(),
            left,
            middle,
        }
    }

    /// Moves the selection of a list.
    fn move_in(&mut self, pane: Pane, motion: Motion, session: &Session<'_>) {
        let lists = self.lists(session.view(), session.strings().lang());
        match pane {
            Pane::Left => self.left = motion.apply(self.left, lists.left.count()),
            Pane::Middle => self.choose_middle(&lists, motion.apply(lists.selected, lists.middle.count())),
            Pane::Right | Pane::Far => {}
        }
    }

    /// Selects an item of a list, and gives its pane the keys; what is selected there already is opened.
    fn choose(&mut self, pane: Pane, index: usize, session: &Session<'_>) -> Option<Step> {
        let lists = self.lists(session.view(), session.strings().lang());
        let (selected, count) = match pane {
            Pane::Left => (self.left, lists.left.count()),
            Pane::Middle => (lists.selected, lists.middle.count()),
            Pane::Right | Pane::Far => return None,
        };
        if index >= count {
            return None;
        }
        let is_open = self.focus == pane && index == selected;
        match pane {
            _ if is_open => return self.open(session),
            Pane::Left => self.left = index,
            _ => self.choose_middle(&lists, index),
        }
        self.focus = pane;
        None
    }

    fn choose_middle(&mut self, lists: &Lists<'_>, index: usize) {
        if index != lists.selected {
            self.recipients.insert(self.left, index);
        }
    }

    /// The place that is spoken of where the keys are: categories speak of none.
    fn spoken_of(&self, session: &Session<'_>) -> Option<PlaceId> {
        match (self.focus, self.subject) {
            (Pane::Left, Subject::Circular(_)) => None,
            (Pane::Left, Subject::Place(place)) => Some(place),
            _ => {
                let award = self.lists(session.view(), session.strings().lang()).award()?;
                session.view().award(award).place_id
            }
        }
    }

    /// Goes on to the recipients, or opens the selected one, unless it is the one that is open.
    fn open(&mut self, session: &Session<'_>) -> Option<Step> {
        if self.focus == Pane::Left {
            self.focus = Pane::Middle;
            return None;
        }
        let award = self.lists(session.view(), session.strings().lang()).award()?;
        let subject = Subject::Place(session.view().award(award).place_id?);
        (subject != self.subject).then(|| Step::Push(Screen::Panes(Self::new(subject))))
    }

    /// To the pane before, from the first one to the screen before.
    fn back(&mut self) -> Option<Step> {
        if self.focus <= self.entered {
            return Some(Step::Pop);
        }
        self.focus = self.focus.towards(Direction::Left);
        None
    }
}

impl Behaviour for Panes {
    fn shape(&self) -> Shape {
        Shape::Panes {
            focus: self.focus,
            of_place: matches!(self.subject, Subject::Place(_)),
        }
    }

    fn context(&self) -> Context {
        Context::Panes
    }

    fn focus(&self) -> Pane {
        self.focus
    }

    fn text(&self, session: &Session<'_>) -> (Pane, Option<Text>) {
        let award = self.lists(session.view(), session.strings().lang()).award();
        (Pane::Right, award.map(Text::Award))
    }

    fn place(&self, session: &Session<'_>) -> Option<PlaceId> {
        match (self.spoken_of(session), self.subject) {
            // Of a unit beside it the place is spoken on.
            (None, Subject::Place(place)) => Some(place),
            (place, _) => place,
        }
    }

    fn marked(&self) -> Option<&Words> {
        Some(&self.words)
    }

    fn words(&self) -> &str {
        self.words.typed()
    }

    fn focused(&self, session: &Session<'_>) -> Focused {
        let lists = self.lists(session.view(), session.strings().lang());
        match lists.left.item(self.left) {
            // A category is about all of its lists, until one of them is entered.
            Some(Item::Category(category)) if self.focus == Pane::Left => Focused::Category(category),
            _ => match lists.award() {
                Some(award) if self.focus == Pane::Middle => Focused::Recipient(award),
                award => award.map_or(Focused::Nothing, Focused::Award),
            },
        }
    }

    fn beside(&self, session: &Session<'_>) -> Option<Text> {
        let award = self.lists(session.view(), session.strings().lang()).award();
        award.map(Text::Context)
    }

    fn update(&mut self, action: Action, session: &mut Session<'_>) -> Option<Step> {
        match action {
            Action::Back => return self.back(),
            Action::Open => return self.open(session),
            Action::Choose(pane, index) => return self.choose(pane, index, session),
            Action::Move(motion) => self.move_in(self.focus, motion, session),
            Action::Scroll(pane, motion) => self.move_in(pane, motion, session),
            Action::Mark => return Some(session.toggle_mark(self.spoken_of(session)?)),
            Action::Focus(direction) => self.focus = self.focus.towards(direction),
            // What stands beside the measure never has the keys.
            Action::FocusOn(Pane::Far) => {}
            Action::FocusOn(pane) => self.focus = pane,
            _ => {}
        }
        None
    }

    fn rescope(&mut self, session: &Session<'_>) {
        let is_there = |id: CircularId| session.view().scope().circulars.contains(&id);
        // The first screen is of all that is in scope; that of one circular stays as long as it is.
        let stays = match self.subject {
            Subject::Circular(Some(id)) => is_there(id) && session.view().single().is_some(),
            Subject::Circular(None) | Subject::Place(_) => false,
        };
        if stays {
            return;
        }
        if let Subject::Circular(_) = self.subject {
            self.subject = Self::home(session).subject;
        }
        (self.left, self.focus, self.entered) = (0, Pane::Left, Pane::Left);
        self.recipients.clear();
    }

    fn is_sound(&self, session: &Session<'_>) -> bool {
        let lists = self.lists(session.view(), session.strings().lang());
        let within = |at: usize, outline: &Outline<'_>| at < outline.count().max(1);
        within(self.left, &lists.left) && within(lists.selected, &lists.middle)
    }
}
