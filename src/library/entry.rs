//! One circular as a library gives it: its head at once, the rest when it is asked for.

use std::path::Path;
use std::sync::{Arc, OnceLock};

use super::blob::Blob;
use super::named::{self, Rows};
use super::{Library, Named, Review};
use crate::circular::{Circular, Head};
use crate::data_file::{DataErrors, Faults};
use crate::gazetteer::{Gazetteer, PlaceId};

/// Where a circular comes from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Origin {
    /// It is in the program.
    #[default]
    BuiltIn,
    /// It is a file of the library.
    Library,
    /// It is a file of the library that has the id of a built-in one, and takes its place.
    InPlaceOfBuiltIn,
}

/// A circular as a library gives it.
#[derive(Debug)]
pub struct Entry {
    /// What is told of it before it is read.
    pub head: Head,
    /// Where it comes from.
    pub origin: Origin,
    source: Source,
    /// Why it could not be read when it was asked for.
    failure: OnceLock<DataErrors>,
}

/// Only the circular itself can tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unknown;

#[derive(Debug)]
enum Source {
    /// It has been read; nothing is left here once that was taken.
    Read(Option<Box<Circular>>),
    /// Its bytes are somewhere.
    Stored(Box<Stored>),
}

/// A circular as bytes, and the files from which they were made.
#[derive(Debug)]
pub(super) struct Stored {
    /// The circular, in postcard's form.
    pub(super) body: Blob,
    /// The places that it names.
    pub(super) named: NamedRows,
    /// The number of places that every circular knows: those from this one on are in `brought`.
    pub(super) common: usize,
    /// The places that it brought of its own, as they are in the gazetteer of all.
    pub(super) brought: Box<[PlaceId]>,
    /// Where it can be read anew.
    pub(super) library: Library,
}

/// The rows that tell which places a circular names, in memory, or a part of those of all circulars of a cache.
#[derive(Debug)]
pub(super) enum NamedRows {
    Memory(Box<[u8]>),
    Part {
        all: Arc<Rows>,
        start: usize,
        length: usize,
    },
}

impl Entry {
    /// A circular that has been read.
    pub fn of(circular: Circular) -> Self {
        Self::new(
            Head::of(&circular),
            Origin::BuiltIn,
            Source::Read(Some(Box::new(circular))),
        )
    }

    /// A circular of a library whose bytes are stored; the head has its places as the gazetteer of all has them.
    pub(super) fn stored(head: Head, stored: Stored) -> Self {
        Self::new(head, Origin::Library, Source::Stored(Box::new(stored)))
    }

    fn new(head: Head, origin: Origin, source: Source) -> Self {
        Self {
            head,
            origin,
            source,
            failure: OnceLock::new(),
        }
    }

    /// The circular, if it was read before the entry was made; it is no longer here then.
    pub fn take(&mut self) -> Option<Circular> {
        match &mut self.source {
            Source::Read(circular) => circular.take().map(|circular| *circular),
            Source::Stored(_) => None,
        }
    }

    /// Reads the circular; `gazetteer` is the one of all. Where that cannot be, it is what its head tells and no more,
    /// and [`Entry::failure`] says why.
    pub fn read(&self, gazetteer: &Gazetteer) -> Circular {
        let Source::Stored(stored) = &self.source else {
            return self.head.alone();
        };
        let decoded = stored
            .decode(gazetteer)
            .filter(|circular| Head::of(circular) == self.head);
        let read = decoded.map_or_else(|| self.read_anew(&stored.library, gazetteer), Ok);
        read.unwrap_or_else(|errors| {
            let _ = self.failure.set(errors);
            self.head.alone()
        })
    }

    /// Reads the files again, where what was stored of them is damaged.
    fn read_anew(&self, library: &Library, gazetteer: &Gazetteer) -> Result<Circular, DataErrors> {
        let mut places = gazetteer.clone();
        let circular = library.read_one(&self.head.id, &mut places)?;
        if places.len() == gazetteer.len() && Head::of(&circular) == self.head {
            return Ok(circular);
        }
        Err(changed(&library.dataset(&self.head.id)))
    }

    /// What it gives a place of its own: `None` where it does not name it.
    ///
    /// # Errors
    /// Where only the circular itself can tell.
    pub fn named(&self, place: PlaceId) -> Result<Option<Named>, Unknown> {
        let Source::Stored(stored) = &self.source else {
            return Err(Unknown);
        };
        let rows = match &stored.named {
            NamedRows::Memory(rows) => Some(&**rows),
            NamedRows::Part { all, start, length } => all.get(*start, *length),
        };
        let own = stored.own_id(place);
        let rows = rows.ok_or(Unknown)?;
        Ok(own.and_then(|own| named::find(rows, own)))
    }

    /// The library whose files it is made of, if it is.
    pub(super) fn library(&self) -> Option<&Library> {
        match &self.source {
            Source::Read(_) => None,
            Source::Stored(stored) => Some(&stored.library),
        }
    }

    /// Opens the review of what is open in it, as its files are now; `None` where it is built in.
    pub fn review(&self, gazetteer: &Gazetteer) -> Option<Result<Review, DataErrors>> {
        Some(Review::open(self.library()?, &self.head.id, gazetteer))
    }

    /// Why it could not be read when it was asked for.
    pub fn failure(&self) -> Option<&DataErrors> {
        self.failure.get()
    }
}

impl Stored {
    /// The circular with its places as the gazetteer of all has them; `None` where the bytes are none of it.
    fn decode(&self, gazetteer: &Gazetteer) -> Option<Circular> {
        let mut circular: Circular = postcard::from_bytes(&self.body.bytes()?).ok()?;
        let place = |id: PlaceId| {
            let place = self.place(id).filter(|place| place.index() < gazetteer.len());
            place.ok_or(())
        };
        circular.try_change_places(place).ok()?;
        Some(circular)
    }

    /// A place of the gazetteer of all, as the circular alone has it; `None` where it does not know it.
    fn own_id(&self, id: PlaceId) -> Option<PlaceId> {
        if id.index() < self.common {
            return Some(id);
        }
        let own = self.brought.iter().position(|brought| *brought == id)?;
        PlaceId::from_index(self.common + own)
    }

    /// A place of the circular alone, as the gazetteer of all has it.
    pub(super) fn place(&self, id: PlaceId) -> Option<PlaceId> {
        match id.index().checked_sub(self.common) {
            None => Some(id),
            Some(own) => self.brought.get(own).copied(),
        }
    }
}

fn changed(dataset: &Path) -> DataErrors {
    let mut faults = Faults::new(&dataset.display().to_string());
    faults.add(None, "", "", "has changed since jili was started; start it again");
    faults.into_errors()
}
