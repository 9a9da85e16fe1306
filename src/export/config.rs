//! Settings, as programs read them.

use std::path::Path;

use serde::{Serialize, Serializer};

use crate::lang::Lang;
use crate::settings::{Fault, Row, Source, Value};

/// `jili.config/1`: what holds, and where it comes from.
#[derive(Debug, Serialize)]
pub struct ConfigFile {
    schema: &'static str,
    /// The file of settings.
    file: Option<String>,
    exists: bool,
    /// The file of the queries of earlier runs.
    queries: Option<String>,
    settings: Vec<SettingRow>,
    faults: Vec<FaultRow>,
}

#[derive(Debug, Serialize)]
struct SettingRow {
    name: String,
    value: Written,
    default: Written,
    source: &'static str,
    /// The variable or the argument.
    by: Option<&'static str>,
    line: Option<usize>,
    column: Option<usize>,
}

#[derive(Debug, Serialize)]
struct FaultRow {
    setting: String,
    line: Option<usize>,
    column: Option<usize>,
    problem: String,
}

/// A value as JSON has it.
#[derive(Debug)]
struct Written(Value);

impl Serialize for Written {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match &self.0 {
            Value::None => to.serialize_none(),
            Value::Bool(value) => to.serialize_bool(*value),
            Value::Text(text) => to.serialize_str(text),
            Value::List(texts) => to.collect_seq(texts),
        }
    }
}

/// A file of settings and of what is wrong with them.
pub fn config_file<'a>(
    file: Option<&Path>,
    exists: bool,
    queries: Option<&Path>,
    rows: Vec<Row>,
    faults: impl Iterator<Item = &'a Fault>,
    lang: Lang,
) -> ConfigFile {
    let path = |path: Option<&Path>| path.map(|path| path.to_string_lossy().into_owned());
    ConfigFile {
        schema: "jili.config/1",
        file: path(file),
        exists,
        queries: path(queries),
        settings: rows.into_iter().map(setting_row).collect(),
        faults: faults
            .map(|fault| FaultRow {
                setting: fault.setting().to_owned(),
                line: fault.position().map(|position| position.line),
                column: fault.position().map(|position| position.column),
                problem: fault.problem(lang).to_owned(),
            })
            .collect(),
    }
}

fn setting_row(row: Row) -> SettingRow {
    let (source, by, position) = match row.source {
        Source::Default => ("default", None, None),
        Source::File(position) => ("file", None, Some(position)),
        Source::Environment(variable) => ("environment", Some(variable), None),
        Source::Argument(argument) => ("argument", Some(argument), None),
    };
    SettingRow {
        name: row.name,
        value: Written(row.value),
        default: Written(row.default),
        source,
        by,
        line: position.map(|position| position.line),
        column: position.map(|position| position.column),
    }
}
