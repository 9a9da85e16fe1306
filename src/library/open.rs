//! Opens a library: what it holds, as far as that is known without reading it, and what is wrong with the rest.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::blob::Blob;
use super::cache::{self, Cache, Cached, Fresh};
use super::entry::{NamedRows, Stored};
use super::named;
use super::places::{self, Brought};
use super::stamp::Stamp;
use super::{Broken, Entry, Library, Origin};
use crate::circular::{Circular, Head};
use crate::data_file::{DataErrors, Faults};
use crate::gazetteer::Gazetteer;

/// What a library holds.
#[derive(Debug, Default)]
pub struct Opened {
    /// The circulars, in the order of their ids; they are read when they are asked for.
    pub entries: Vec<Entry>,
    /// Those that cannot be used, in the same order.
    pub broken: Vec<Broken>,
}

impl Opened {
    /// The built-in circulars and those of the library after them; one with the id of a built-in one takes its place.
    pub fn beside(self, built_in: Vec<Circular>) -> Vec<Entry> {
        let mut entries = self.entries;
        let mut all = Vec::with_capacity(built_in.len() + entries.len());
        for circular in built_in {
            let same = entries.iter().position(|entry| entry.head.id == circular.id);
            all.push(match same {
                Some(at) => {
                    let mut entry = entries.remove(at);
                    entry.origin = Origin::InPlaceOfBuiltIn;
                    entry
                }
                None => Entry::of(circular),
            });
        }
        all.extend(entries);
        all
    }
}

/// A circular as it was found.
#[derive(Debug)]
enum Found {
    /// As the cache has it.
    Cached(Box<Cached>),
    /// Read just now.
    Fresh {
        fresh: Box<Fresh>,
        /// Whether a change would show, so that it can be kept in a cache.
        is_settled: bool,
    },
}

impl Library {
    /// Opens the library with the cache that the system keeps for it; the places that its circulars bring are added to
    /// `gazetteer`, which has those that all circulars know.
    ///
    /// # Errors
    /// When the folder itself cannot be read; what is wrong with a circular is told beside the others.
    pub fn open(&self, gazetteer: &mut Gazetteer) -> io::Result<Opened> {
        self.open_with(gazetteer, cache::path_of(&self.whole_path()).as_deref())
    }

    /// The same, with the cache in a file, or with none.
    ///
    /// # Errors
    /// As for [`Library::open`].
    pub fn open_with(&self, gazetteer: &mut Gazetteer, cache: Option<&Path>) -> io::Result<Opened> {
        let ids = self.ids()?;
        if ids.is_empty() {
            return Ok(Opened::default());
        }
        let mut old = cache.and_then(|path| Cache::read(path, &self.whole_path()));
        let cached = old.as_mut().map(|old| std::mem::take(&mut old.circulars));
        let mut cached: BTreeMap<Box<str>, Cached> = cached
            .into_iter()
            .flatten()
            .map(|cached| (cached.head.id.clone(), cached))
            .collect();
        let common = gazetteer.len();
        let (mut found, mut broken) = (Vec::new(), Vec::new());
        let mut is_stale = false;
        for id in ids {
            let stamps = self.stamps(&id).ok();
            match cached.remove(&*id) {
                Some(cached) if stamps == Some(cached.stamps) => found.push(Found::Cached(Box::new(cached))),
                outdated => {
                    is_stale |= outdated.is_some();
                    match self.read_fresh(&id, stamps, gazetteer) {
                        Ok((fresh, is_settled)) => {
                            is_stale |= is_settled;
                            let fresh = Box::new(fresh);
                            found.push(Found::Fresh { fresh, is_settled });
                        }
                        Err(errors) => broken.push(Broken { id, errors }),
                    }
                }
            }
        }
        is_stale |= !cached.is_empty();
        if is_stale && let Some(path) = cache {
            self.renew(path, &mut old, &mut found);
        }
        let mut opened = Opened {
            entries: Vec::with_capacity(found.len()),
            broken,
        };
        for found in found {
            match self.entry(found, old.as_ref(), gazetteer, common) {
                Ok(entry) => opened.entries.push(entry),
                Err(broken) => opened.broken.push(broken),
            }
        }
        opened.broken.sort_by(|one, other| one.id.cmp(&other.id));
        Ok(opened)
    }

    /// The folder's one name, from wherever it is named.
    fn whole_path(&self) -> PathBuf {
        fs::canonicalize(&self.folder).unwrap_or_else(|_| self.folder.clone())
    }

    /// What the system tells of a circular's two files.
    fn stamps(&self, id: &str) -> io::Result<[Stamp; 2]> {
        Ok([Stamp::of(&self.dataset(id))?, Stamp::of(&self.text(id))?])
    }

    /// Reads a circular that the cache does not know.
    fn read_fresh(
        &self,
        id: &str,
        stamps: Option<[Stamp; 2]>,
        gazetteer: &mut Gazetteer,
    ) -> Result<(Fresh, bool), DataErrors> {
        let common = gazetteer.len();
        let now = SystemTime::now();
        // A gazetteer of its own: what one circular brings is not another's, and nothing is left of one that is wrong.
        let mut own = gazetteer.clone();
        let circular = self.read_one(id, &mut own)?;
        let stored = |error: postcard::Error| fault(&self.dataset(id), error.to_string());
        let fresh = Fresh {
            stamps: stamps.unwrap_or_default(),
            head: Head::of(&circular),
            brought: Brought::of(&own, common),
            body: postcard::to_stdvec(&circular).map_err(stored)?.into(),
            named: named::rows(&circular),
        };
        let is_settled = stamps.is_some_and(|stamps| stamps.iter().all(|stamp| stamp.is_settled(now)));
        Ok((fresh, is_settled))
    }

    /// Writes the cache anew, and takes from it what it has now. Where it cannot be written, all stays as it is.
    fn renew(&self, path: &Path, old: &mut Option<Cache>, found: &mut [Found]) {
        let kept = found.iter().filter_map(|found| match found {
            Found::Cached(cached) => Some(Cow::Owned(old.as_ref()?.keep(cached)?)),
            Found::Fresh { fresh, is_settled } => is_settled.then_some(Cow::Borrowed(&**fresh)),
        });
        let kept: Vec<_> = kept.collect();
        let folder = self.whole_path();
        if cache::write(path, &folder, &kept).is_err() {
            return;
        }
        drop(kept);
        let Some(mut new) = Cache::read(path, &folder) else {
            return;
        };
        let mut cached = std::mem::take(&mut new.circulars).into_iter().peekable();
        for found in found {
            let (id, stamps) = match found {
                Found::Cached(cached) => (&cached.head.id, cached.stamps),
                Found::Fresh { fresh, .. } => (&fresh.head.id, fresh.stamps),
            };
            while cached.next_if(|cached| cached.head.id < *id).is_some() {}
            // Another program may have written one in between.
            if let Some(same) = cached.next_if(|cached| cached.head.id == *id && cached.stamps == stamps) {
                *found = Found::Cached(Box::new(same));
            }
        }
        *old = Some(new);
    }

    /// A circular as the catalog has it.
    fn entry(
        &self,
        found: Found,
        cache: Option<&Cache>,
        gazetteer: &mut Gazetteer,
        common: usize,
    ) -> Result<Entry, Broken> {
        let (mut head, brought, body, named) = match found {
            Found::Fresh { fresh, .. } => (
                fresh.head,
                fresh.brought,
                Blob::Memory(fresh.body),
                NamedRows::Memory(fresh.named),
            ),
            Found::Cached(cached) => {
                // It came from a cache.
                let cache = cache.map(|cache| (cache.body(&cached), cache.named(&cached)));
                let none = (Blob::Memory(Box::default()), NamedRows::Memory(Box::default()));
                let (body, named) = cache.unwrap_or(none);
                let Cached { head, brought, .. } = *cached;
                (head, brought, body, named)
            }
        };
        let broken = |problem: String| Broken {
            id: head.id.to_string(),
            errors: fault(&self.dataset(&head.id), problem),
        };
        let brought = places::add(gazetteer, &brought, common).map_err(broken)?;
        let stored = Stored {
            body,
            named,
            common,
            brought,
            library: self.clone(),
        };
        head.region = stored.place(head.region).unwrap_or_default();
        Ok(Entry::stored(head, stored))
    }
}

fn fault(dataset: &Path, problem: String) -> DataErrors {
    let mut faults = Faults::new(&dataset.display().to_string());
    faults.add(None, "", "", problem);
    faults.into_errors()
}
