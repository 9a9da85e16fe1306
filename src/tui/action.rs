//! What a person can ask for. Keys and the mouse become actions; nothing else changes the program's state.

/// One request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Action {
    /// Leave the program.
    Quit,
    /// Stop until the shell continues the program.
    Suspend,
    /// Draw everything anew.
    Redraw,
    /// One step back: to the screen before, or to the pane before.
    Back,
    /// Open what is selected.
    Open,
    /// Go to the search line.
    Search,
    /// Show the help screen.
    Help,
    /// Show what can be taken out of the screen, whose text comes with it.
    Menu(String),
    /// Show the circulars, which set the scope.
    Circulars,
    /// Show the departments and their measures.
    Departments,
    /// Show the circular's text at what is spoken of.
    Source,
    /// Look for words in the text that is shown.
    Find,
    /// Move among the places that are marked in a text.
    Hit(Motion),
    /// Show the page of the region.
    Overview,
    /// Show the table of places.
    Places,
    /// Show the marked places beside one another.
    Compare,
    /// Show the years of the place that is spoken of.
    History,
    /// Mark what is selected, or take the mark away: a place for a comparison, a circular for the scope.
    Mark,
    /// Take away what was asked for last: a condition, a column, an answer about an open entry.
    Undo,
    /// Sort by the column at this index; by the one that is sorted by, the other way round.
    SortBy(usize),
    /// Sort the other way round.
    Reverse,
    /// See the members of a region from another side, so many further.
    Sides(isize),
    /// Move in the pane or list that has the keys.
    Move(Motion),
    /// Give the keys to another pane.
    Focus(Direction),
    /// Edit the search line.
    Edit(Edit),
    /// Insert text into the search line, opening it if need be.
    Insert(String),
    /// Choose the item at this index of a pane's list, and give the pane the keys.
    Choose(Pane, usize),
    /// Give a pane the keys.
    FocusOn(Pane),
    /// Move in a pane by rows, wherever the keys are.
    Scroll(Pane, Motion),
    /// Have what is open in a circular answered.
    Review,
    /// Settle that an open entry is as printed, and no place of its own.
    AsPrinted,
    /// The terminal's size in cells: columns, rows.
    Resize(u16, u16),
}

impl Action {
    /// Whether it changes what is typed: then nothing is searched for until more than that is done.
    pub(super) fn is_typing(&self) -> bool {
        matches!(self, Self::Edit(_) | Self::Insert(_))
    }
}

/// A movement in a list or a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Motion {
    /// So many items or lines down; up, where it is negative.
    By(isize),
    /// So many pages. How much a page is, the view knows, which makes it [`Motion::By`].
    Pages(isize),
    /// To the first.
    Home,
    /// To the last.
    End,
}

impl Motion {
    pub(super) const UP: Self = Self::By(-1);
    pub(super) const DOWN: Self = Self::By(1);
    pub(super) const PAGE_UP: Self = Self::Pages(-1);
    pub(super) const PAGE_DOWN: Self = Self::Pages(1);

    /// The movement where a page is so many items or lines.
    pub(super) fn in_pages_of(self, page: usize) -> Self {
        match self {
            Self::Pages(pages) => Self::By(pages.saturating_mul(page.cast_signed())),
            other => other,
        }
    }

    /// Where the movement leads from `at` among `count`; it stops at the ends.
    pub(super) fn apply(self, at: usize, count: usize) -> usize {
        let last = count.saturating_sub(1);
        match self {
            Self::By(steps) | Self::Pages(steps) => at.saturating_add_signed(steps).min(last),
            Self::Home => 0,
            Self::End => last,
        }
    }
}

/// A direction among panes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    /// To the pane at the left; stays at the first.
    Left,
    /// To the pane at the right; stays at the last.
    Right,
    /// To the next pane, round and round.
    Next,
    /// To the pane before, round and round.
    Previous,
}

/// A pane, by its position.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Pane {
    /// Categories, a place's awards, or search results.
    #[default]
    Left,
    /// Recipients.
    Middle,
    /// The measure, or a preview.
    Right,
    /// What stands beside the measure where there is room; it never has the keys.
    Far,
}

impl Pane {
    /// The pane in a direction.
    pub(super) fn towards(self, direction: Direction) -> Self {
        match (self, direction) {
            (Self::Left, Direction::Right | Direction::Next)
            | (Self::Right, Direction::Left | Direction::Previous) => Self::Middle,
            (Self::Far, _)
            | (Self::Middle | Self::Right, Direction::Right)
            | (Self::Middle, Direction::Next)
            | (Self::Left, Direction::Previous) => Self::Right,
            (Self::Left | Self::Middle, Direction::Left)
            | (Self::Middle, Direction::Previous)
            | (Self::Right, Direction::Next) => Self::Left,
        }
    }
}

/// A change of the search line, named as in shells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Edit {
    Left,
    Right,
    WordLeft,
    WordRight,
    Start,
    End,
    Backspace,
    Delete,
    DeleteWord,
    DeleteToStart,
    DeleteToEnd,
}
