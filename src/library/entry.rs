//! One circular as a library gives it: its head at once, the rest when it is asked for.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::Path;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use super::{Library, Named};
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
    /// A list of [`Named`], in the same form.
    pub(super) named: Blob,
    /// The number of places that every circular knows: those from this one on are in `brought`.
    pub(super) common: usize,
    /// The places that it brought of its own, as they are in the gazetteer of all.
    pub(super) brought: Box<[PlaceId]>,
    /// Where it can be read anew.
    pub(super) library: Library,
}

/// Bytes in memory, or a stretch of a file whose checksum is known.
#[derive(Debug)]
pub(super) enum Blob {
    Memory(Box<[u8]>),
    File {
        file: Arc<Mutex<File>>,
        start: u64,
        length: u32,
        checksum: u32,
    },
}

impl Blob {
    /// The bytes; `None` where the file has others than it had.
    pub(super) fn bytes(&self) -> Option<Box<[u8]>> {
        match self {
            Self::Memory(bytes) => Some(bytes.clone()),
            Self::File {
                file,
                start,
                length,
                checksum,
            } => {
                let mut file = file.lock().unwrap_or_else(PoisonError::into_inner);
                let mut bytes = Vec::new();
                file.seek(SeekFrom::Start(*start)).ok()?;
                file.by_ref()
                    .take(u64::from(*length))
                    .read_to_end(&mut bytes)
                    .ok()?;
                (bytes.len() == *length as usize && crc32fast::hash(&bytes) == *checksum)
                    .then(|| bytes.into())
            }
        }
    }
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

    /// The places that it names, in their order, with what each has of its own; `None` where that is not stored.
    pub fn named(&self) -> Option<Vec<Named>> {
        let Source::Stored(stored) = &self.source else {
            return None;
        };
        let mut named: Vec<Named> = postcard::from_bytes(&stored.named.bytes()?).ok()?;
        let mut is_sound = true;
        for one in &mut named {
            match stored.place(one.place) {
                Some(place) => one.place = place,
                None => is_sound = false,
            }
        }
        named.sort_unstable_by_key(|one| one.place);
        is_sound.then_some(named)
    }

    /// The library whose files it is made of, if it is.
    pub(super) fn library(&self) -> Option<&Library> {
        match &self.source {
            Source::Read(_) => None,
            Source::Stored(stored) => Some(&stored.library),
        }
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
