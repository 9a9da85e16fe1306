//! The form in which the built-in places are stored: tables for the whole, and after them each place by itself, so that
//! a start reads the tables and no more places than it shows.

use std::borrow::Cow;
use std::sync::OnceLock;

use super::tables::{StoredTables, Tables, numbers, to_bytes};
use super::{Gazetteer, Place};

/// The stored places, and those that have been read.
#[derive(Clone, Debug)]
pub(super) struct Places {
    read: Vec<OnceLock<Box<Place>>>,
    /// Where the bytes of each place begin.
    starts: Box<[u32]>,
    bytes: &'static [u8],
}

impl Places {
    /// Places that are all there.
    pub(super) fn of(places: Vec<Place>) -> Self {
        let read = places.into_iter().map(|place| OnceLock::from(Box::new(place)));
        Self {
            read: read.collect(),
            starts: Box::default(),
            bytes: &[],
        }
    }

    /// Adds a place that is all there, behind the others.
    pub(super) fn push(&mut self, place: Place) {
        self.read.push(OnceLock::from(Box::new(place)));
    }

    pub(super) fn len(&self) -> usize {
        self.read.len()
    }

    /// The place at a position, which must be one.
    pub(super) fn get(&self, at: usize) -> &Place {
        self.read[at].get_or_init(|| Box::new(self.decode(at)))
    }

    /// The same, and it is not kept.
    pub(super) fn read(&self, at: usize) -> Cow<'_, Place> {
        match self.read[at].get() {
            Some(place) => Cow::Borrowed(place),
            None => Cow::Owned(self.decode(at)),
        }
    }

    fn decode(&self, at: usize) -> Place {
        let bytes = self
            .starts
            .get(at)
            .and_then(|start| self.bytes.get(*start as usize..));
        match bytes.map(postcard::from_bytes) {
            Some(Ok(place)) => place,
            // The bytes were written by the same types when this program was built.
            _ => unreachable!("the stored places were checked when they were written"),
        }
    }
}

impl Gazetteer {
    /// The gazetteer in the form that [`Gazetteer::from_stored`] reads.
    ///
    /// # Errors
    /// What the writer of bytes says; it does not fail for lack of space.
    pub fn to_stored(&self) -> Result<Vec<u8>, postcard::Error> {
        let (mut starts, mut bytes) = (Vec::new(), Vec::new());
        for (_, place) in self.places() {
            starts.push(bytes.len() as u32);
            bytes.extend(postcard::to_stdvec(place)?);
        }
        let starts = to_bytes(starts.into_iter());
        let mut stored = self
            .tables
            .store(|tables| postcard::to_stdvec(&(starts.as_slice(), tables)))?;
        stored.extend(bytes);
        Ok(stored)
    }

    /// Reads what [`Gazetteer::to_stored`] wrote and no one has changed; places are read when they are asked for.
    ///
    /// # Errors
    /// The tables are none.
    pub fn from_stored(stored: &'static [u8]) -> Result<Self, postcard::Error> {
        let ((starts, tables), bytes): ((&[u8], StoredTables<'_>), _) = postcard::take_from_bytes(stored)?;
        let starts: Box<[u32]> = numbers(starts).collect();
        Ok(Self {
            places: Places {
                read: starts.iter().map(|_| OnceLock::new()).collect(),
                starts,
                bytes,
            },
            tables: Tables::from_stored(&tables),
            moves: OnceLock::new(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Catalog;
    use crate::search::Index;

    #[test]
    fn a_start_reads_few_places_and_an_index_keeps_few() {
        let catalog = Catalog::embedded();
        let view = catalog.default_view();
        let read = || {
            let places = view.gazetteer().places.read.iter();
            places.filter(|place| place.get().is_some()).count()
        };
        assert!(read() < 10, "{}", read());
        let index = Index::new(view.gazetteer(), view.region(), |id| view.is_named(id));
        assert_eq!(view.place(index.find("鼓楼").hits[0].place).short, "鼓楼");
        // Those that others are in.
        assert!(read() < 400, "{}", read());
    }

    #[test]
    fn places_come_back_as_they_were() {
        let gazetteer = Catalog::embedded().into_parts().0;
        let places: Vec<_> = gazetteer.places().map(|(_, place)| place.clone()).collect();
        let made = Gazetteer::new(places).unwrap();
        let stored: &'static [u8] = made.to_stored().unwrap().leak();
        let back = Gazetteer::from_stored(stored).unwrap();
        assert!(made.places().eq(back.places()));
        for (id, place) in made.places() {
            assert_eq!(back.by_key(&place.key), Some(id));
            assert_eq!(back.by_full_name(&place.full_name), Some(id));
            assert_eq!(back.children(id), made.children(id));
        }
    }
}
