//! The sections of what one line finds.

/// A part of what was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Section {
    Places,
    Categories,
    Departments,
    Text,
    Circulars,
    Actions,
}

impl Section {
    /// All of them, in the order in which they are counted.
    pub(super) const ALL: [Self; 6] = [
        Self::Places,
        Self::Categories,
        Self::Departments,
        Self::Text,
        Self::Circulars,
        Self::Actions,
    ];
}
