//! A circular's own count of the places that it commends, beside what its lists name.

use crate::catalog::{CircularId, Totals, View};
use crate::circular::Claims;

/// What a circular claims, and what was counted. A circular's 县（市、区） are counties and zones together.
#[derive(Clone, Copy, Debug)]
pub struct ClaimReport<'v> {
    /// What it says.
    pub claims: &'v Claims,
    /// What its lists name.
    pub named: Totals,
}

impl<'v> ClaimReport<'v> {
    /// The claim of a circular; `None` where it makes none.
    pub fn new(view: &'v View<'_>, circular: CircularId) -> Option<Self> {
        let catalog = view.catalog();
        let claims = &catalog.circular(circular).claims;
        let makes_one = !claims.evidence.is_empty();
        makes_one.then(|| Self {
            claims,
            named: view.totals(view.awards_of_circular(circular)),
        })
    }

    /// Whether claim and count agree.
    pub fn agrees(&self) -> bool {
        (self.claims.prefectures as usize, self.claims.counties as usize)
            == (self.named.prefectures, self.named.counties + self.named.zones)
    }
}
