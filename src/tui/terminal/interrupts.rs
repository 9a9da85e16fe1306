//! The one thread beside the browser's: it waits for what ends a program of a console. Ctrl-C is a key like any other
//! while the browser has the console; Ctrl-Break never is.
//!
//! When the window is closed, or the session ends, the system ends the program as soon as it has been told, and the
//! console with it: nothing is left that would have to be given back.

use std::io;
use std::process;
use std::sync::Arc;

use super::guard::Guard;

/// STATUS_CONTROL_C_EXIT: how the system itself ends a program so.
const STATUS: i32 = -0x3fff_fec6;

/// Gives the console back, and ends the program, whenever the system asks for its end.
///
/// # Errors
/// When the system has no thread, or is asked twice.
pub(super) fn watch(guard: &Arc<Guard>) -> io::Result<()> {
    let guard = Arc::downgrade(guard);
    let watched = ctrlc::set_handler(move || {
        if let Some(guard) = guard.upgrade() {
            guard.restore();
        }
        process::exit(STATUS)
    });
    watched.map_err(|error| match error {
        ctrlc::Error::System(error) => error,
        other => io::Error::other(other),
    })
}
