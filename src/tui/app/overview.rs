//! The page of the region: which of its members is selected, and from which side they are seen. The map, the ranking and
//! the list of sides are three panes over the same report.

use super::panes::{Panes, Subject};
use super::session::Session;
use super::{Behaviour, Screen, Step};
use crate::catalog::Scope;
use crate::gazetteer::PlaceId;
use crate::report::{self, Basis, Member, Tile};
use crate::tui::action::{Action, Direction, Motion, Pane};
use crate::tui::article::Text;
use crate::tui::keymap::Context;
use crate::tui::layout::Shape;

/// The screen's state.
#[derive(Debug)]
pub(crate) struct Overview {
    /// What is shown: of several circulars the newest. `None` without any.
    pub report: Option<report::Overview>,
    /// What the report was made of.
    scope: Scope,
    /// The pane that has the keys.
    pub focus: Pane,
    /// The selected member.
    pub member: usize,
    /// The side from which they are seen, by its position among all.
    pub side: usize,
}

impl Overview {
    /// The screen put on top.
    pub(super) fn step(session: &Session<'_>) -> Step {
        let mut overview = Self {
            report: None,
            scope: session.view().scope().clone(),
            focus: Pane::Left,
            member: 0,
            side: 0,
        };
        overview.read(session);
        Step::Push(Screen::Overview(overview))
    }

    /// Makes the report anew.
    fn read(&mut self, session: &Session<'_>) {
        let view = session.view();
        self.scope = view.scope().clone();
        let circular = view.circulars().next();
        self.report = circular.map(|(id, _)| report::Overview::new(view, id));
        (self.member, self.side) = (0, 0);
        // Who has most is what one looks for first.
        self.member = self.ranking().first().map_or(0, |ranked| ranked.member);
    }

    /// The side from which the members are seen.
    pub(crate) fn basis(&self) -> Basis {
        let report = self.report.as_ref();
        let basis = report.and_then(|report| report.bases().nth(self.side));
        basis.unwrap_or_default()
    }

    /// The members in the order of what is counted.
    pub(crate) fn ranking(&self) -> Vec<report::Ranked> {
        let report = self.report.as_ref();
        report.map_or_else(Vec::new, |report| report.ranking(self.basis()))
    }

    fn members(&self) -> &[Member] {
        self.report.as_ref().map_or(&[], |report| &report.members)
    }

    /// How many tiles the map has across and down; none where the region has no map.
    pub(crate) fn map_size(&self) -> Option<(usize, usize)> {
        let tiles = || self.members().iter().filter_map(|member| member.tile.as_ref());
        let across = tiles().map(|tile| tile.column + 1).max()?;
        let down = tiles().map(|tile| tile.row + 1).max()?;
        Some((across, down))
    }

    fn place(&self) -> Option<PlaceId> {
        self.members().get(self.member).map(|member| member.place)
    }

    /// How many items a pane's list has.
    fn count(&self, pane: Pane) -> usize {
        match pane {
            Pane::Right => self.report.as_ref().map_or(0, |report| report.bases().count()),
            _ => self.members().len(),
        }
    }

    /// Moves the selection of a pane: over the map up and down, in lists by items.
    fn move_in(&mut self, pane: Pane, motion: Motion) {
        match (pane, motion) {
            (Pane::Left, Motion::Pages(_)) => {}
            (Pane::Left, Motion::By(steps)) if self.map_size().is_some() => self.go((0, steps.signum())),
            (Pane::Left, motion) => self.member = motion.apply(self.member, self.count(pane)),
            (Pane::Middle, motion) => {
                let ranking = self.ranking();
                let at = ranking.iter().position(|ranked| ranked.member == self.member);
                let to = motion.apply(at.unwrap_or_default(), ranking.len());
                self.member = ranking.get(to).map_or(self.member, |ranked| ranked.member);
            }
            (_, motion) => self.side = motion.apply(self.side, self.count(Pane::Right)),
        }
    }

    /// Goes over the map, one tile right and down by the signs: to the nearest that lies that way, those straight ahead
    /// before others.
    fn go(&mut self, (right, down): (isize, isize)) {
        let Some(from) = self
            .members()
            .get(self.member)
            .and_then(|member| member.tile.clone())
        else {
            return;
        };
        let away = |tile: &Tile| {
            let across = tile.column.cast_signed() - from.column.cast_signed();
            let along = tile.row.cast_signed() - from.row.cast_signed();
            let (ahead, aside) = if right == 0 {
                (along * down, across.abs())
            } else {
                (across * right, along.abs())
            };
            // One to the side counts as three ahead; what lies further aside than ahead is another way.
            (ahead > 0 && aside <= ahead).then_some(ahead + 3 * aside)
        };
        let tiles = self.members().iter().enumerate();
        let nearest = tiles
            .filter_map(|(at, member)| Some((away(member.tile.as_ref()?)?, at)))
            .min();
        self.member = nearest.map_or(self.member, |(_, at)| at);
    }

    /// Selects an item of a pane, and gives the pane the keys; the selected one is opened.
    fn choose(&mut self, pane: Pane, index: usize) -> Option<Step> {
        if index >= self.count(pane) {
            return None;
        }
        let is_open = self.focus == pane;
        self.focus = pane;
        if pane == Pane::Right {
            self.side = index;
            return None;
        }
        let member = match pane {
            Pane::Middle => self.ranking().get(index)?.member,
            _ => index,
        };
        if is_open && member == self.member {
            return self.open();
        }
        self.member = member;
        None
    }

    fn open(&self) -> Option<Step> {
        let panes = Panes::new(Subject::Place(self.place()?));
        Some(Step::Push(Screen::Panes(panes)))
    }

    fn turn(&mut self, direction: Direction) {
        match direction {
            Direction::Next | Direction::Previous => self.focus = self.focus.towards(direction),
            Direction::Left | Direction::Right if self.focus == Pane::Left && self.map_size().is_some() => {
                self.go((if direction == Direction::Left { -1 } else { 1 }, 0));
            }
            // Off the map the arrows lead from pane to pane.
            _ => self.focus = self.focus.towards(direction),
        }
    }
}

impl Behaviour for Overview {
    fn shape(&self) -> Shape {
        Shape::Overview {
            focus: self.focus,
            across: self
                .map_size()
                .map_or(0, |(across, _)| u16::try_from(across).unwrap_or(u16::MAX)),
        }
    }

    fn context(&self) -> Context {
        Context::Overview
    }

    fn focus(&self) -> Pane {
        self.focus
    }

    fn text(&self, _: &Session<'_>) -> (Pane, Option<Text>) {
        (Pane::Far, None)
    }

    fn place(&self, _: &Session<'_>) -> Option<PlaceId> {
        Overview::place(self)
    }

    fn update(&mut self, action: Action, session: &mut Session<'_>) -> Option<Step> {
        match action {
            Action::Back if self.focus == Pane::Left => return Some(Step::Pop),
            Action::Back => self.focus = Pane::Left,
            Action::Open => return self.open(),
            Action::Mark => return Some(session.toggle_mark(self.place()?)),
            Action::Choose(pane, index) => return self.choose(pane, index),
            // On the map a page is another side.
            Action::Sides(steps) => self.side = Motion::By(steps).apply(self.side, self.count(Pane::Right)),
            Action::Move(motion) => self.move_in(self.focus, motion),
            Action::Scroll(pane, motion) => self.move_in(pane, motion),
            Action::Focus(direction) => self.turn(direction),
            Action::FocusOn(pane @ (Pane::Left | Pane::Middle | Pane::Right)) => self.focus = pane,
            _ => {}
        }
        None
    }

    fn settle(&mut self, session: &Session<'_>) {
        if self.scope != *session.view().scope() {
            self.read(session);
        }
    }

    fn is_sound(&self, _: &Session<'_>) -> bool {
        self.member < self.members().len().max(1) && self.side < self.count(Pane::Right).max(1)
    }
}
