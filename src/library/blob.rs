//! Bytes that are kept somewhere until they are asked for.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::sync::{Arc, Mutex, PoisonError};

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
