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

    /// Makes what the first question about a place would wait for.
    pub fn prepare(&self) {
        self.all_named();
    }

    /// The circulars that name a place, with what each gives it of its own (本级), in their order.
    pub fn naming(&self, place: PlaceId) -> impl Iterator<Item = (CircularId, Counts)> + '_ {
        let named = self.all_named();
        let start = named.partition_point(|(other, ..)| *other < place);
        let named = named.iter().skip(start);
        let named = named.take_while(move |(other, ..)| *other == place);
        named.map(|(_, id, counts)| (*id, *counts))
    }

    fn all_named(&self) -> &[(PlaceId, CircularId, Counts)] {
        self.named.get_or_init(|| {
            let circulars = self.circular_ids().zip(&self.circulars);
            let named = circulars.flat_map(|(id, loaded)| {
                let named = loaded.named(&self.gazetteer).into_iter();
                named.map(move |named| (named.place, id, Counts::from(named)))
            });
            let mut named: Vec<_> = named.collect();
            named.sort_unstable_by_key(|(place, id, _)| (*place, *id));
            named.into()
        })
    }
}
