//! The console of Windows: it shows colours only to programs that ask for them, and remembers it after they have ended.
//! Terminals elsewhere need no asking.

#[cfg(windows)]
pub(crate) use windows::{PROCESSED_OUTPUT, VIRTUAL_TERMINAL_PROCESSING};
#[cfg(windows)]
pub use windows::{Sequences, understands_sequences};

#[cfg(not(windows))]
pub use elsewhere::{Sequences, understands_sequences};

#[cfg(windows)]
mod windows {
    use winapi_util::HandleRef;
    use winapi_util::console::{mode, set_mode};

    /// Line ends and tabs are what they are elsewhere.
    pub(crate) const PROCESSED_OUTPUT: u32 = 0x1;
    /// Escape sequences are obeyed.
    pub(crate) const VIRTUAL_TERMINAL_PROCESSING: u32 = 0x4;

    /// Sequences understood by the console that standard output is, as long as this lives.
    #[derive(Debug)]
    pub struct Sequences {
        before: Option<u32>,
    }

    impl Sequences {
        /// Asks for it. Where standard output is no console, or one that cannot, nothing is changed.
        pub fn ask() -> Self {
            let before = mode(HandleRef::stdout()).ok();
            let wanted = before.map(|before| before | PROCESSED_OUTPUT | VIRTUAL_TERMINAL_PROCESSING);
            let set = wanted.is_some_and(|wanted| set_mode(HandleRef::stdout(), wanted).is_ok());
            Self {
                before: before.filter(|_| set),
            }
        }
    }

    impl Drop for Sequences {
        fn drop(&mut self) {
            if let Some(before) = self.before {
                let _ = set_mode(HandleRef::stdout(), before);
            }
        }
    }

    /// Whether the terminal that standard output is obeys sequences. One that is no console does (Git Bash's window).
    pub fn understands_sequences() -> bool {
        mode(HandleRef::stdout()).map_or(true, |mode| mode & VIRTUAL_TERMINAL_PROCESSING != 0)
    }
}

#[cfg(not(windows))]
mod elsewhere {
    /// Nothing has to be asked for.
    #[derive(Debug)]
    pub struct Sequences;

    impl Sequences {
        /// Asks for nothing.
        pub fn ask() -> Self {
            Self
        }
    }

    /// Terminals obey sequences; those that do not say so (`TERM=dumb`).
    pub fn understands_sequences() -> bool {
        true
    }
}
