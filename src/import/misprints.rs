//! Misprints: names that differ in one character from a member of the right parent. They are proposed, never applied.

use super::places::{Level, PlaceId};
use super::resolve::{Candidate, MOST, Resolver};

/// How often a text may look for misprints, which goes through all places of a region.
const SEARCHES: usize = 300;

impl Resolver<'_> {
    /// Members of the right parent whose names differ in one character.
    pub(super) fn alike(&self, name: &[char], parent: Option<PlaceId>) -> Vec<Candidate> {
        let places = self.names.places;
        if name.len() < 3 || name.len() > 12 || self.searches.get() >= SEARCHES {
            return Vec::new();
        }
        self.searches.set(self.searches.get() + 1);
        let tops: Vec<_> = match parent.or(self.names.region) {
            Some(top) => vec![top],
            None => places.provinces().collect(),
        };
        let mut found = Vec::new();
        let mut waiting = tops;
        while let Some(id) = waiting.pop() {
            waiting.extend(places.children(id));
            let Some(place) = places.place(id) else { continue };
            if place.level != Level::Province
                && found.len() < MOST
                && is_near(name, &super::fold::folded(&place.name))
            {
                let why = format!("与“{}”一字之差", place.name);
                found.push(Candidate { place: id, why });
            }
        }
        found.sort_by_key(|candidate| candidate.place);
        found
    }
}

/// Whether two names that end alike differ in one character, written otherwise, too much or too few.
fn is_near(one: &[char], other: &[char]) -> bool {
    if one.last() != other.last() || one.len().abs_diff(other.len()) > 1 || other.len() < 3 {
        return false;
    }
    let same = one.iter().zip(other).take_while(|(a, b)| a == b).count();
    let behind = one
        .iter()
        .rev()
        .zip(other.iter().rev())
        .take_while(|(a, b)| a == b)
        .count();
    same + behind + 1 >= one.len().max(other.len())
}
