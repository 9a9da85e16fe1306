//! What the tests ask for with the variable `JILI_INJECT`, several words with blanks between them; release builds
//! have none of it.

/// Whether a word was given.
///
/// - `named`: as on systems without nameless files
/// - `half-way`, `before-rename`: stops the program there, until SIGCONT
#[cfg(debug_assertions)]
pub(super) fn is_asked_for(word: &str) -> bool {
    std::env::var("JILI_INJECT").is_ok_and(|words| words.split(' ').any(|asked| asked == word))
}

/// Whether a word was given: never.
#[cfg(not(debug_assertions))]
pub(super) fn is_asked_for(_word: &str) -> bool {
    false
}

/// Stops the program at a point, if that was asked for, so that a test can do something to it there.
pub(super) fn stop(point: &str) {
    if is_asked_for(point) {
        #[cfg(unix)]
        let _ = rustix::process::kill_process(rustix::process::getpid(), rustix::process::Signal::STOP);
    }
}
