//! The cache: what was read of a library's circulars, so that a start need not read them again.
//!
//! One file a library, written whole. It holds, for each circular that could be read, the names, sizes and times of its
//! two files, its head, the places that it brings, and its bytes, which are read when they are asked for. It is believed
//! only where all of that agrees with the files and it was written by this very program; else what it would tell is read
//! again. It can be deleted at any time. [`Library::read_one`](super::Library::read_one) never looks at it.

use std::borrow::Cow;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use directories::ProjectDirs;
use serde::{Deserialize, Serialize};

use super::blob::Blob;
use super::entry::NamedRows;
use super::named::Rows;
use super::places::Brought;
use super::stamp::Stamp;
use crate::circular::Head;
use crate::files;

/// What the file begins with.
const MAGIC: &[u8; 8] = b"jilicach";
/// Its form; another one is not read.
const FORM: u32 = 1;
/// Bytes before the index: magic, form, length of the index, its checksum.
const PREFIX: usize = 20;
/// The largest index that is read, in bytes: fifty times that of a thousand circulars.
const MOST_INDEX: u32 = 32 << 20;

/// What a circular's files were, and what was read of them.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Cached {
    /// The dataset and the text as they were.
    pub(super) stamps: [Stamp; 2],
    /// Its head, with the places as the program and the circular alone have them.
    pub(super) head: Head,
    /// The places that it brings.
    pub(super) brought: Vec<Brought>,
    pub(super) body: Stretch,
    /// Where its rows begin among those of all circulars, and how many bytes they are.
    pub(super) named: (u32, u32),
}

/// Where something stands behind the index, and its checksum.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub(super) struct Stretch {
    start: u64,
    length: u32,
    checksum: u32,
}

/// The index of a cache. The circulars are in the order of their ids.
#[derive(Debug, Serialize, Deserialize)]
struct IndexOf<'a, C> {
    /// The program that wrote it.
    program: &'a str,
    /// The library that it is of.
    folder: &'a str,
    /// The rows that tell which places each circular names, one circular's after another's.
    named: Stretch,
    circulars: C,
}

/// A cache that was read: its circulars, and the file behind them.
#[derive(Debug)]
pub(super) struct Cache {
    /// In the order of their ids.
    pub(super) circulars: Vec<Cached>,
    named: Arc<Rows>,
    file: Arc<Mutex<File>>,
    /// Where what is behind the index begins.
    start: u64,
}

/// What is to be written into a cache: a circular, and its bytes.
#[derive(Clone, Debug)]
pub(super) struct Fresh {
    pub(super) stamps: [Stamp; 2],
    pub(super) head: Head,
    pub(super) brought: Vec<Brought>,
    pub(super) body: Box<[u8]>,
    pub(super) named: Box<[u8]>,
}

/// The program as the cache names it: its version, and what stands for the places and the code that reads circulars.
fn program() -> &'static str {
    concat!(env!("CARGO_PKG_VERSION"), " ", env!("JILI_READER"))
}

/// The file of the cache of a library, where the system keeps such files; `None` where the user has no home.
pub(super) fn path_of(library: &Path) -> Option<PathBuf> {
    let directories = ProjectDirs::from("", "", "jili")?;
    let name = super::sha256(library.to_string_lossy().as_bytes());
    let name: String = name.chars().take(16).collect();
    Some(directories.cache_dir().join(format!("library-{name}.cache")))
}

impl Cache {
    /// Reads the cache of a library. Whatever is wrong with it, there is then none.
    pub(super) fn read(path: &Path, folder: &Path) -> Option<Self> {
        let mut file = File::open(path).ok()?;
        let mut prefix = [0; PREFIX];
        file.read_exact(&mut prefix).ok()?;
        let (magic, rest) = prefix.split_first_chunk::<8>()?;
        let (numbers, _) = rest.as_chunks::<4>();
        let [form, length, checksum] = *numbers else {
            return None;
        };
        let [form, length, checksum] = [form, length, checksum].map(u32::from_le_bytes);
        if magic != MAGIC || form != FORM || length > MOST_INDEX {
            return None;
        }
        let mut index = Vec::new();
        (&mut file).take(u64::from(length)).read_to_end(&mut index).ok()?;
        if index.len() != length as usize || crc32fast::hash(&index) != checksum {
            return None;
        }
        let index: IndexOf<'_, Vec<Cached>> = postcard::from_bytes(&index).ok()?;
        if index.program != program() || index.folder != folder.to_string_lossy() {
            return None;
        }
        let is_ordered = index
            .circulars
            .is_sorted_by(|one, next| one.head.id < next.head.id);
        let file = Arc::new(Mutex::new(file));
        let start = PREFIX as u64 + u64::from(length);
        is_ordered.then(|| Self {
            circulars: index.circulars,
            named: Arc::new(Rows::new(blob(&file, start, index.named))),
            file,
            start,
        })
    }

    /// The bytes of a circular, which are read when they are asked for.
    pub(super) fn body(&self, cached: &Cached) -> Blob {
        blob(&self.file, self.start, cached.body)
    }

    /// Which places a circular names.
    pub(super) fn named(&self, cached: &Cached) -> NamedRows {
        let (start, length) = cached.named;
        NamedRows::Part {
            all: Arc::clone(&self.named),
            start: start as usize,
            length: length as usize,
        }
    }

    /// What was read of one of its circulars, to be written into the next cache; `None` where it is damaged.
    pub(super) fn keep(&self, cached: &Cached) -> Option<Fresh> {
        Some(Fresh {
            body: self.body(cached).bytes()?,
            named: self
                .named
                .get(cached.named.0 as usize, cached.named.1 as usize)?
                .into(),
            stamps: cached.stamps,
            head: cached.head.clone(),
            brought: cached.brought.clone(),
        })
    }
}

/// A stretch of what is behind the index.
fn blob(file: &Arc<Mutex<File>>, start: u64, stretch: Stretch) -> Blob {
    Blob::File {
        file: Arc::clone(file),
        start: start.saturating_add(stretch.start),
        length: stretch.length,
        checksum: stretch.checksum,
    }
}

/// Writes the cache of a library in the place of the old one. The circulars are in the order of their ids.
///
/// # Errors
/// Why it cannot be written, which keeps nobody from going on.
pub(super) fn write(path: &Path, folder: &Path, circulars: &[Cow<'_, Fresh>]) -> io::Result<()> {
    let named: Vec<u8> = circulars.iter().flat_map(|fresh| &fresh.named).copied().collect();
    let (mut start, mut first_row) = (0, 0);
    let mut stretch = |content: &[u8]| {
        let stretch = Stretch {
            start,
            length: content.len() as u32,
            checksum: crc32fast::hash(content),
        };
        start += content.len() as u64;
        stretch
    };
    let all_named = stretch(&named);
    let index = circulars.iter().map(|fresh| {
        let rows = (first_row, fresh.named.len() as u32);
        first_row += rows.1;
        Cached {
            body: stretch(&fresh.body),
            named: rows,
            stamps: fresh.stamps,
            head: fresh.head.clone(),
            brought: fresh.brought.clone(),
        }
    });
    let circulars_of_index = index.collect::<Vec<_>>();
    let index = IndexOf {
        program: program(),
        folder: &folder.to_string_lossy(),
        named: all_named,
        circulars: circulars_of_index,
    };
    let index = postcard::to_stdvec(&index).map_err(io::Error::other)?;
    let mut content = Vec::with_capacity(PREFIX + index.len() + start as usize);
    content.extend(MAGIC);
    for number in [FORM, index.len() as u32, crc32fast::hash(&index)] {
        content.extend(number.to_le_bytes());
    }
    content.extend(index);
    content.extend(named);
    circulars.iter().for_each(|fresh| content.extend(&fresh.body));
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent)?;
    }
    files::replace(path, &content).map_err(io::Error::other)
}
