//! What is known of all circulars without reading them: who names which places, and who shares a number.

use super::{Catalog, CircularId, Counts};
use crate::gazetteer::PlaceId;

impl Catalog {
    /// The others that have the number (文号) of a circular, if it has one.
    pub fn same_number(&self, id: CircularId) -> impl Iterator<Item = CircularId> + '_ {
        let number = self.head(id).document_number.as_ref();
        let others = self.circular_ids().filter(move |other| *other != id);
        others.filter(move |other| number.is_some() && self.head(*other).document_number.as_ref() == number)
    }

    /// The circulars that name a place, with what each gives it of its own (本级), in their order. None is read for that.
    pub fn naming(&self, place: PlaceId) -> impl Iterator<Item = (CircularId, Counts)> + '_ {
        let circulars = self.circular_ids().zip(&self.circulars);
        circulars.filter_map(move |(id, loaded)| Some((id, loaded.named(place, &self.gazetteer)?)))
    }
}
