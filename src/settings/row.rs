//! A setting as it is shown: its name, its value, its default, and where the value comes from.

use super::{Fault, Position, Settings, Source, folders};
use crate::lang::Lang;

/// A value as a file of settings writes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Nothing is set.
    None,
    /// On or off.
    Bool(bool),
    /// A text.
    Text(String),
    /// A list of texts.
    List(Vec<String>),
}

/// One setting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The whole name: `lang`, `theme.accent`, `keys.panes.open`.
    pub name: String,
    /// What holds.
    pub value: Value,
    /// What holds where nothing is set.
    pub default: Value,
    /// Where the value comes from.
    pub source: Source,
    /// What it is about, a few words in the language in use; empty where the name says it.
    pub about: &'static str,
}

/// What of the browser can be set: its settings, what is wrong with them, and the keys that hold.
#[derive(Debug)]
pub struct Customs {
    /// The settings, `theme.*` and `keys.*`.
    pub rows: Vec<Row>,
    /// What is wrong with those in the file.
    pub faults: Vec<Fault>,
    /// The keys, by where they hold.
    pub keys: Vec<KeySection>,
}

/// The keys that hold somewhere.
#[derive(Debug)]
pub struct KeySection {
    /// Where.
    pub title: &'static str,
    /// Keys, and what they do.
    pub lines: Vec<(String, &'static str)>,
}

impl Row {
    /// A row of a table whose entries are words: what holds, what would, and where an entry that holds stands.
    pub fn of_entry(name: String, value: Value, default: Value, entry: Option<Position>) -> Self {
        Self {
            name,
            value,
            default,
            source: entry.map_or(Source::Default, Source::File),
            about: "",
        }
    }
}

impl Settings {
    /// The settings that are in no table. `locale` is the language of the locale.
    pub fn rows(&self, locale: Lang, said: Lang) -> Vec<Row> {
        let lang = |lang: Lang| Value::Text(lang.pick("zh", "en").to_owned());
        let text = |text: Option<&str>| text.map_or(Value::None, |text| Value::Text(text.to_owned()));
        let path = |path: Option<&std::path::Path>| text(path.map(|path| path.to_string_lossy()).as_deref());
        let default_library = folders::library();
        let row = |name: &str, value, default, source, (zh, en)| Row {
            name: name.to_owned(),
            value,
            default,
            source,
            about: said.pick(zh, en),
        };
        vec![
            row(
                "lang",
                lang(self.lang().unwrap_or(locale)),
                lang(locale),
                self.lang.source,
                ("语言；默认随系统", "language; by default the system's"),
            ),
            row(
                "mouse",
                Value::Bool(self.mouse()),
                Value::Bool(true),
                self.mouse.source,
                ("鼠标", "whether the browser takes the mouse"),
            ),
            row(
                "library",
                path(self.library().or(default_library.as_deref())),
                path(default_library.as_deref()),
                self.library.source,
                ("通报库文件夹", "folder of your circulars"),
            ),
            row(
                "issuer",
                text(self.issuer()),
                Value::None,
                self.issuer.source,
                ("默认的发文机关", "whose circulars are meant by default"),
            ),
            row(
                "region",
                text(self.region()),
                Value::None,
                self.region.source,
                ("默认的地区", "the region whose circulars are meant by default"),
            ),
            row(
                "remember",
                Value::Bool(self.remember()),
                Value::Bool(true),
                self.remember.source,
                ("记住查过的内容", "whether queries are remembered"),
            ),
        ]
    }
}
