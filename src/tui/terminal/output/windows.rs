//! Writing to the console, through the standard library: it hands over UTF-16, so that the console's code page, which
//! is its owner's matter, neither counts nor is changed.

use std::io::{self, Write};
use std::time::Duration;

/// The console that standard output is.
#[derive(Debug)]
pub(in super::super) struct Output;

impl Output {
    /// Standard output; nothing has to be opened for it.
    pub(in super::super) fn open() -> io::Result<Self> {
        Ok(Self)
    }

    /// Writes all bytes, UTF-8; a console takes them without waiting.
    ///
    /// # Errors
    /// When the console has gone.
    pub(in super::super) fn write(&self, bytes: &[u8], _patience: Option<Duration>) -> io::Result<()> {
        let mut output = io::stdout().lock();
        output.write_all(bytes)?;
        output.flush()
    }

    /// The same.
    ///
    /// # Errors
    /// As for [`Self::write`].
    pub(in super::super) fn write_last(&self, bytes: &[u8], patience: Duration) -> io::Result<()> {
        self.write(bytes, Some(patience))
    }

    /// Nothing waits.
    pub(in super::super) fn stop_writing(&self) {}

    /// Nothing waits.
    pub(in super::super) fn allow_writing(&self) {}

    /// Nothing is held back.
    pub(in super::super) fn discard(&self) {}
}
