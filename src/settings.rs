//! Settings: what a user wants otherwise than jili does it, and what jili remembers of a user between runs.
//!
//! [`Settings::load`] reads `config.toml` and the environment. What is wrong becomes a [`Fault`] with its line and column,
//! and the rest holds. Names and kinds of values are checked here; what a style or a key means, whoever draws and reads
//! keys knows. [`queries`] are the queries of earlier runs. Nothing here prints, and nothing here writes but the latter.

mod fault;
mod file;
pub mod folders;
pub mod queries;
mod row;

use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};

pub use fault::{Fault, Position, nearest, shown, suggestion};
pub use row::{Customs, KeySection, Row, Value};

use crate::files::{self, ReadError};
use crate::lang::Lang;

/// A file of settings has at most so many bytes.
pub const MOST_BYTES: usize = 64 * 1024;

/// The variables of the environment that settings come from.
pub const VARIABLES: [&str; 3] = [CONFIG, LANG, LIBRARY];
const CONFIG: &str = "JILI_CONFIG";
const LANG: &str = "JILI_LANG";
const LIBRARY: &str = "JILI_LIBRARY";

/// Where a value comes from; the later ones go before the earlier.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Source {
    /// Nobody asked for another.
    #[default]
    Default,
    /// The file of settings, here.
    File(Position),
    /// A variable of the environment.
    Environment(&'static str),
    /// An argument of the call.
    Argument(&'static str),
}

/// A value, and where it comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Setting<T> {
    value: T,
    source: Source,
}

/// What a table of the file gives one of its names: words, which whoever knows the table reads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The name inside its table: `accent`, `search.delete-word`.
    pub name: String,
    /// Where the name stands.
    pub named: Position,
    /// The words, each with its place.
    pub words: Vec<(String, Position)>,
}

/// The settings of one run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    path: Option<PathBuf>,
    is_there: bool,
    lang: Setting<Option<Lang>>,
    mouse: Setting<bool>,
    library: Setting<Option<PathBuf>>,
    issuer: Setting<Option<String>>,
    region: Setting<Option<String>>,
    remember: Setting<bool>,
    theme: Vec<Entry>,
    keys: Vec<Entry>,
    faults: Vec<Fault>,
}

impl Default for Settings {
    /// What holds where nothing is set.
    fn default() -> Self {
        let on = || Setting {
            value: true,
            source: Source::Default,
        };
        Self {
            path: None,
            is_there: false,
            lang: Setting::default(),
            mouse: on(),
            library: Setting::default(),
            issuer: Setting::default(),
            region: Setting::default(),
            remember: on(),
            theme: Vec::new(),
            keys: Vec::new(),
            faults: Vec::new(),
        }
    }
}

impl Settings {
    /// Reads the file that was asked for, else the one that the variable names, else the one where the system keeps such
    /// files, which need not be there; then the other variables.
    ///
    /// # Errors
    /// The file, and why it cannot be read, where it was asked for by name.
    pub fn load(
        asked: Option<&Path>,
        variable: impl Fn(&str) -> Option<OsString>,
    ) -> Result<Self, (PathBuf, ReadError)> {
        let variable = |name: &str| variable(name).filter(|value| !value.is_empty());
        let asked = asked.map(Path::to_owned);
        let asked = asked.or_else(|| variable(CONFIG).map(PathBuf::from));
        let is_asked = asked.is_some();
        let mut settings = Self {
            path: asked.or_else(folders::config_file),
            ..Self::default()
        };
        if let Some(path) = settings.path.clone() {
            match files::read_bounded(&path, MOST_BYTES) {
                Ok(text) => {
                    settings.is_there = true;
                    settings.read(&text);
                }
                Err(error) if is_asked => return Err((path, error)),
                Err(ReadError::Io(error)) if is_nowhere(&error, &path) => {}
                Err(error) => settings.faults.push(Fault::unreadable(&error)),
            }
        }
        settings.read_environment(variable);
        Ok(settings)
    }

    /// The settings that a text of the file's form has; no other source is asked.
    pub fn parse(text: &str) -> Self {
        let mut settings = Self::default();
        settings.read(text);
        settings
    }

    fn read_environment(&mut self, variable: impl Fn(&str) -> Option<OsString>) {
        if let Some(value) = variable(LANG) {
            match value.to_str().and_then(|word| word.parse().ok()) {
                Some(lang) => self.set_lang(lang, Source::Environment(LANG)),
                None => self
                    .faults
                    .push(Fault::of_lang(LANG, None, &value.to_string_lossy())),
            }
        }
        if let Some(value) = variable(LIBRARY) {
            self.library = Setting {
                value: Some(folders::expanded(Path::new(&value), None)),
                source: Source::Environment(LIBRARY),
            };
        }
    }

    /// The language of everything that is not data; `None` for the locale's.
    pub fn lang(&self) -> Option<Lang> {
        self.lang.value
    }

    /// Whether the browser takes the mouse.
    pub fn mouse(&self) -> bool {
        self.mouse.value
    }

    /// The folder of the user's circulars; `None` for [`folders::library`].
    pub fn library(&self) -> Option<&Path> {
        self.library.value.as_deref()
    }

    /// Whose circulars answers are from where a call names none: part of the issuer's name.
    pub fn issuer(&self) -> Option<&str> {
        self.issuer.value.as_deref()
    }

    /// The region whose circulars answers are from where a call names none.
    pub fn region(&self) -> Option<&str> {
        self.region.value.as_deref()
    }

    /// What to tell where there is no circular of [`Self::issuer`] and [`Self::region`].
    pub fn without_circulars(&self) -> Fault {
        let (setting, source, word) = match (&self.region.value, &self.issuer.value) {
            (Some(region), _) => ("region", self.region.source, region.as_str()),
            (None, issuer) => (
                "issuer",
                self.issuer.source,
                issuer.as_deref().unwrap_or_default(),
            ),
        };
        let position = match source {
            Source::File(position) => position,
            _ => Position { line: 1, column: 1 },
        };
        let word = shown(word);
        Fault::new(
            position,
            setting,
            format!("没有“{word}”的通报，按默认范围作答"),
            format!("no circular of \"{word}\"; answering from the default scope"),
        )
    }

    /// Whether queries are remembered between runs.
    pub fn remember(&self) -> bool {
        self.remember.value
    }

    /// How the meanings of text on the screen look, where they are to look otherwise, in the order of the file.
    pub fn theme(&self) -> &[Entry] {
        &self.theme
    }

    /// Which keys do what, where others are wanted, in the order of the file. Names are a context and what is done there.
    pub fn keys(&self) -> &[Entry] {
        &self.keys
    }

    /// What is wrong with the file and the environment, in their order.
    pub fn faults(&self) -> &[Fault] {
        &self.faults
    }

    /// The file that was read, or would be if it were there.
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// Whether there is such a file.
    pub fn has_file(&self) -> bool {
        self.is_there
    }

    /// Has everything in this language.
    pub fn set_lang(&mut self, lang: Lang, source: Source) {
        self.lang = Setting {
            value: Some(lang),
            source,
        };
    }

    /// Has the mouse taken or not.
    pub fn set_mouse(&mut self, mouse: bool, source: Source) {
        self.mouse = Setting { value: mouse, source };
    }

    /// Has queries remembered or not.
    pub fn set_remember(&mut self, remember: bool, source: Source) {
        self.remember = Setting {
            value: remember,
            source,
        };
    }
}

/// Whether nothing is there to be read, which is no fault of a file that need not be. So it is for whoever runs as
/// somebody else (`sudo -u`) with a home that is not theirs to look into.
fn is_nowhere(error: &io::Error, path: &Path) -> bool {
    use io::ErrorKind::{NotADirectory, NotFound, PermissionDenied};
    match error.kind() {
        NotFound | NotADirectory => true,
        PermissionDenied => path.metadata().is_err(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn no_variables(_: &str) -> Option<OsString> {
        None
    }

    #[test]
    fn arguments_go_before_the_environment_and_that_before_the_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("config.toml");
        std::fs::write(&path, "mouse = false\nlang = \"en\"\nlibrary = \"mine\"\n").unwrap();
        let of_file = Settings::load(Some(&path), no_variables).unwrap();
        assert_eq!(of_file.lang(), Some(Lang::En));
        assert_eq!(of_file.lang.source, Source::File(Position { line: 2, column: 8 }));
        assert_eq!(of_file.library(), Some(&*folder.path().join("mine")));
        assert!(!of_file.mouse() && of_file.remember() && of_file.faults().is_empty());
        let variables = |name: &str| match name {
            "JILI_CONFIG" => Some(path.clone().into_os_string()),
            "JILI_LANG" => Some("ZH".into()),
            "JILI_LIBRARY" => Some("/elsewhere".into()),
            _ => None,
        };
        let mut of_all = Settings::load(None, variables).unwrap();
        assert_eq!(of_all.lang(), Some(Lang::Zh));
        assert_eq!(of_all.library(), Some(Path::new("/elsewhere")));
        assert!(!of_all.mouse());
        of_all.set_lang(Lang::En, Source::Argument("--lang"));
        assert_eq!(of_all.lang(), Some(Lang::En));
    }

    #[test]
    fn only_a_file_that_was_asked_for_must_be_there() {
        let folder = tempfile::tempdir().unwrap();
        let missing = folder.path().join("config.toml");
        assert!(Settings::load(Some(&missing), no_variables).is_err());
        let variable = |name: &str| (name == "JILI_CONFIG").then(|| missing.clone().into_os_string());
        assert!(Settings::load(None, variable).is_err());
        // An empty variable is as good as none.
        let empty = |name: &str| VARIABLES.contains(&name).then(OsString::new);
        assert!(Settings::load(None, empty).is_ok());
    }
}
