//! The circulars that there are, the newest first: what is told of each before it is read, and whether it is in scope.

use std::cmp::Reverse;

use crate::catalog::{CircularId, View};
use crate::circular::Head;
use crate::library::{Broken, Origin};

/// The circulars that there are.
#[derive(Clone, Debug)]
pub struct CircularsReport<'v> {
    /// They, the newest first.
    pub circulars: Vec<ListedCircular<'v>>,
    /// Those of the library that cannot be used.
    pub broken: &'v [Broken],
}

/// A circular in the list.
#[derive(Clone, Copy, Debug)]
pub struct ListedCircular<'v> {
    /// Its id.
    pub id: CircularId,
    /// What is told of it.
    pub head: &'v Head,
    /// Where it comes from.
    pub origin: Origin,
    /// Whether the view is of it, alone or among others.
    pub is_in_scope: bool,
}

impl<'v> CircularsReport<'v> {
    /// All circulars of a view's catalog.
    pub fn new(view: &'v View<'_>) -> Self {
        let catalog = view.catalog();
        let circulars = catalog.circular_ids().map(|id| ListedCircular {
            id,
            head: catalog.head(id),
            origin: catalog.origin(id),
            is_in_scope: view.scope().circulars.contains(&id),
        });
        let mut circulars: Vec<_> = circulars.collect();
        circulars.sort_by_key(|listed| (Reverse(listed.head.age()), listed.id));
        Self {
            circulars,
            broken: catalog.broken(),
        }
    }
}
