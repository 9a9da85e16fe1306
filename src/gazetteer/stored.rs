//! The form in which the built-in places are stored: tables for the whole, and after them each place by itself, so that
//! a start reads the tables and no more places than it shows.

use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

use super::{Gazetteer, Place, PlaceId};

/// The tables of a gazetteer.
#[derive(Serialize, Deserialize)]
struct Tables {
    /// Where the bytes of each place begin, behind the tables; one entry more than there are places.
    starts: Vec<u32>,
    by_key: Vec<PlaceId>,
    by_full_name: Vec<PlaceId>,
    children: Vec<PlaceId>,
    child_starts: Vec<u32>,
}

/// The stored places, and those that have been read.
#[derive(Clone, Debug)]
pub(super) struct Places {
    read: Box<[OnceLock<Box<Place>>]>,
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

    pub(super) fn len(&self) -> usize {
        self.read.len()
    }

    /// The place at a position, which must be one.
    pub(super) fn get(&self, at: usize) -> &Place {
        self.read[at].get_or_init(|| match self.decode(at) {
            Some(place) => Box::new(place),
            // The bytes were written by the same types when this program was built.
            None => unreachable!("the stored places were checked when they were written"),
        })
    }

    fn decode(&self, at: usize) -> Option<Place> {
        let start = *self.starts.get(at)? as usize;
        postcard::from_bytes(self.bytes.get(start..)?).ok()
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
        let tables = Tables {
            starts,
            by_key: self.by_key.to_vec(),
            by_full_name: self.by_full_name.to_vec(),
            children: self.children.to_vec(),
            child_starts: self.child_starts.to_vec(),
        };
        let mut stored = postcard::to_stdvec(&tables)?;
        stored.extend(bytes);
        Ok(stored)
    }

    /// Reads what [`Gazetteer::to_stored`] wrote and no one has changed; places are read when they are asked for.
    ///
    /// # Errors
    /// The tables are none.
    pub fn from_stored(stored: &'static [u8]) -> Result<Self, postcard::Error> {
        let (tables, bytes): (Tables, _) = postcard::take_from_bytes(stored)?;
        Ok(Self {
            places: Places {
                read: tables.starts.iter().map(|_| OnceLock::new()).collect(),
                starts: tables.starts.into(),
                bytes,
            },
            by_key: tables.by_key.into(),
            by_full_name: tables.by_full_name.into(),
            children: tables.children.into(),
            child_starts: tables.child_starts.into(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Catalog;

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
