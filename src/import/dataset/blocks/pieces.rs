//! The lists, measures and departments of a category, handed out in the order in which the text has them.

use std::collections::VecDeque;

use super::text::same;
use crate::import::draft::{Category, Department, Measure, Roll};

/// Where in its category a list or measure stands.
#[derive(Clone, Copy)]
pub(super) struct Place<'d> {
    /// The heading of its part.
    pub(super) heading: Option<&'d str>,
    /// Whether its part begins with it.
    pub(super) is_new: bool,
    /// Whether its part is the category's first with a list.
    pub(super) is_first: bool,
    /// Whether its part has a list: the dataset has no others.
    pub(super) has_rolls: bool,
}

/// What is still to come of a category.
pub(super) struct Pieces<'d> {
    category: &'d Category,
    rolls: VecDeque<(usize, &'d Roll)>,
    measures: VecDeque<(usize, &'d Measure)>,
    departments: VecDeque<&'d Department>,
    /// Lines of the list that is being read.
    lines: VecDeque<&'d str>,
    part: Option<usize>,
    headed: bool,
    /// The heading of a part, whose list stands before it.
    awaited: Option<&'d str>,
}

impl<'d> Pieces<'d> {
    pub(super) fn new(category: &'d Category) -> Self {
        let parts = || category.parts.iter().enumerate();
        let measures = || category.parts.iter().flat_map(|part| &part.measures);
        Self {
            category,
            rolls: parts()
                .flat_map(|(at, part)| part.rolls.iter().map(move |roll| (at, roll)))
                .collect(),
            measures: parts()
                .flat_map(|(at, part)| part.measures.iter().map(move |one| (at, one)))
                .collect(),
            departments: measures().flat_map(|measure| &measure.departments).collect(),
            lines: VecDeque::new(),
            part: None,
            headed: false,
            awaited: None,
        }
    }

    /// Notes that the category's heading has come.
    pub(super) fn headed(&mut self) {
        self.headed = true;
    }

    pub(super) fn has_heading(&self) -> bool {
        self.headed
    }

    /// Whether nothing of it has come yet.
    pub(super) fn is_fresh(&self) -> bool {
        self.part.is_none()
    }

    pub(super) fn has_rolls(&self) -> bool {
        !self.rolls.is_empty()
    }

    /// The next line of the list that is being read.
    pub(super) fn next_line(&mut self) -> Option<&'d str> {
        self.lines.pop_front()
    }

    /// The next list, its first line, and where it stands.
    pub(super) fn roll(&mut self) -> Option<(&'d Roll, &'d str, Place<'d>)> {
        let (part, roll) = self.rolls.pop_front()?;
        self.lines = roll.text.split('\n').collect();
        let line = self.lines.pop_front()?;
        Some((roll, line, self.place(part)))
    }

    /// The next measure, and where it stands.
    pub(super) fn measure(&mut self) -> Option<(&'d Measure, Place<'d>)> {
        let (part, measure) = self.measures.pop_front()?;
        self.lines.clear();
        Some((measure, self.place(part)))
    }

    fn place(&mut self, at: usize) -> Place<'d> {
        let parts = &self.category.parts;
        let part = parts.get(at);
        let has_rolls = part.is_some_and(|part| !part.rolls.is_empty());
        let is_new = has_rolls && self.part != Some(at);
        if has_rolls {
            self.part = Some(at);
        }
        Place {
            heading: part.and_then(|part| part.heading.as_deref()),
            is_new,
            is_first: parts.iter().position(|part| !part.rolls.is_empty()) == Some(at),
            has_rolls,
        }
    }

    /// The departments that a bracket or line names.
    pub(super) fn departments(&mut self, text: &str) -> Vec<&'d Department> {
        let mut rest = text;
        let mut named = Vec::new();
        while let Some(next) = self.departments.front()
            && let Some((_, after)) = rest.split_once(&next.name)
        {
            rest = after;
            named.extend(self.departments.pop_front());
        }
        named
    }

    /// Notes that the heading of the part that has begun is still to come.
    pub(super) fn await_heading(&mut self) {
        let part = self.part.and_then(|at| self.category.parts.get(at));
        self.awaited = part.and_then(|part| part.heading.as_deref());
    }

    /// Whether a heading is the one that was still to come.
    pub(super) fn take_heading(&mut self, head: &str) -> bool {
        self.awaited
            .take_if(|heading| same(head, heading) || super::ends_same(heading, head))
            .is_some()
    }
}

/// Headings that have come and not yet found what they head.
#[derive(Default)]
pub(super) struct Heads(Vec<String>);

impl Heads {
    pub(super) fn push(&mut self, head: String) {
        if !head.is_empty() {
            self.0.push(head);
        }
    }

    pub(super) fn last_mut(&mut self) -> Option<&mut String> {
        self.0.last_mut()
    }

    pub(super) fn take(&mut self) -> Vec<String> {
        std::mem::take(&mut self.0)
    }
}
