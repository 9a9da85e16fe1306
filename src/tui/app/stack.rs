//! The screens that lie on one another.

use super::Screen;

/// How many there are at most; past that the ones between the first and the last are forgotten.
const DEPTH: usize = 64;

/// Which screen of all that were ever opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ScreenId(u64);

/// Screens on one another, never none.
#[derive(Debug)]
pub(super) struct Stack {
    first: Screen,
    above: Vec<(ScreenId, Screen)>,
    /// How many were ever opened on the first.
    opened: u64,
}

impl Stack {
    pub(super) fn new(first: Screen) -> Self {
        Self {
            first,
            above: Vec::new(),
            opened: 0,
        }
    }

    /// The screen on top.
    pub(super) fn top(&self) -> &Screen {
        self.above.last().map_or(&self.first, |(_, screen)| screen)
    }

    pub(super) fn top_mut(&mut self) -> &mut Screen {
        self.above
            .last_mut()
            .map_or(&mut self.first, |(_, screen)| screen)
    }

    /// Which screen is on top.
    pub(super) fn id(&self) -> ScreenId {
        self.above.last().map_or(ScreenId(0), |(id, _)| *id)
    }

    /// Whether a screen is still there, on top or below.
    pub(super) fn has(&self, id: ScreenId) -> bool {
        id == ScreenId(0) || self.above.iter().any(|(other, _)| *other == id)
    }

    /// All screens, the top one last.
    pub(super) fn iter(&self) -> impl Iterator<Item = &Screen> {
        let above = self.above.iter().map(|(_, screen)| screen);
        std::iter::once(&self.first).chain(above)
    }

    /// The same, to be changed.
    pub(super) fn iter_mut(&mut self) -> impl Iterator<Item = &mut Screen> {
        let above = self.above.iter_mut().map(|(_, screen)| screen);
        std::iter::once(&mut self.first).chain(above)
    }

    /// Puts a screen on top. The first screen is never forgotten, and the last ones are not.
    pub(super) fn push(&mut self, screen: Screen) {
        if self.above.len() + 1 == DEPTH {
            self.above.remove(0);
        }
        self.opened += 1;
        self.above.push((ScreenId(self.opened), screen));
    }

    /// Takes the screen on top away; the first one stays.
    pub(super) fn pop(&mut self) {
        self.above.pop();
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Panes, Subject};
    use super::*;
    use crate::gazetteer::PlaceId;

    #[test]
    fn the_first_and_the_last_are_never_forgotten() {
        let panes = |place: usize| {
            let place = PlaceId::from_index(place).unwrap();
            Screen::Panes(Panes::new(Subject::Place(place)))
        };
        let subject = |screen: &Screen| match screen {
            Screen::Panes(Panes {
                subject: Subject::Place(place),
                ..
            }) => place.index(),
            _ => usize::MAX,
        };
        let mut stack = Stack::new(panes(0));
        for place in 1..=100 {
            stack.push(panes(place));
        }
        let kept: Vec<_> = stack.iter().map(subject).collect();
        assert_eq!(kept.len(), 64);
        assert_eq!((kept[0], kept[1], kept[63]), (0, 38, 100));
        for _ in 0..100 {
            stack.pop();
        }
        assert_eq!(subject(stack.top()), 0);
    }
}
