//! The file of settings, read: names, kinds of values, and where each stands.

use std::ops::Range;
use std::path::Path;

use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

use super::fault::{shown, suggestion};
use super::{Entry, Fault, Position, Setting, Settings, Source, folders};

/// The names at the top of the file.
const NAMES: [&str; 8] = [
    "lang", "mouse", "library", "issuer", "region", "remember", "theme", "keys",
];

/// At most so many faults are kept: a screenful.
const MOST_FAULTS: usize = 20;

impl Settings {
    /// Takes what the text sets; what is wrong in it is noted and left out.
    pub(super) fn read(&mut self, text: &str) {
        // Editors on Windows put a byte order mark there.
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut lines = Lines::of(text);
        let (table, errors) = DeTable::parse_recoverable(text);
        for error in errors {
            let start = error.span().unwrap_or_default().start;
            let at = lines.position(start);
            lines.broken.push(start);
            let said = shown(error.message());
            self.faults.push(Fault::new(
                at,
                "",
                format!("不合 TOML 语法：{said}"),
                format!("invalid TOML: {said}"),
            ));
        }
        for (name, value) in lines.in_order(table.get_ref()) {
            self.take(&lines, name, value);
        }
        self.faults.sort_by_key(Fault::position);
        if let Some(last) = self.faults.get(MOST_FAULTS) {
            let more = self.faults.len() - MOST_FAULTS;
            let more = Fault::new(
                last.position().unwrap_or(Position { line: 1, column: 1 }),
                "",
                format!("此处起另有 {more} 处错误"),
                format!("{more} more faults from here on"),
            );
            self.faults.truncate(MOST_FAULTS);
            self.faults.push(more);
        }
    }

    fn take(&mut self, lines: &Lines<'_>, name: &Spanned<impl AsRef<str>>, value: &Spanned<DeValue<'_>>) {
        let (name, named) = (name.get_ref().as_ref(), lines.position(name.span().start));
        let at = lines.position(value.span().start);
        let source = Source::File(at);
        match name {
            "lang" => {
                let Some(word) = self.text(name, at, value.get_ref()) else {
                    return;
                };
                match word.parse() {
                    Ok(lang) => self.set_lang(lang, source),
                    Err(_) => self.faults.push(Fault::of_lang(name, Some(at), &word)),
                }
            }
            "mouse" | "remember" => match value.get_ref() {
                DeValue::Boolean(value) if name == "mouse" => self.set_mouse(*value, source),
                DeValue::Boolean(value) => self.set_remember(*value, source),
                other => self.wrong_kind(name, at, other, ("true 或 false", "true or false")),
            },
            "library" => {
                if let Some(path) = self.text(name, at, value.get_ref()) {
                    let folder = self.path.as_deref().and_then(Path::parent);
                    let value = Some(folders::expanded(Path::new(&path), folder));
                    self.library = Setting { value, source };
                }
            }
            "issuer" => {
                if let Some(text) = self.text(name, at, value.get_ref()) {
                    let value = Some(text);
                    self.issuer = Setting { value, source };
                }
            }
            "region" => {
                if let Some(text) = self.text(name, at, value.get_ref()) {
                    let value = Some(text);
                    self.region = Setting { value, source };
                }
            }
            "theme" => self.theme = self.entries(lines, "theme", "", at, value.get_ref()),
            "keys" => self.keys = self.entries(lines, "keys", "", at, value.get_ref()),
            _ => {
                let (zh, en) = suggestion(name, &NAMES);
                let shown = shown(name);
                self.faults.push(Fault::new(
                    named,
                    "",
                    format!("没有“{shown}”这一设置{zh}"),
                    format!("no setting \"{shown}\"{en}"),
                ));
            }
        }
    }

    /// A text with something in it.
    fn text(&mut self, name: &str, at: Position, value: &DeValue<'_>) -> Option<String> {
        match value {
            DeValue::String(text) if !text.trim().is_empty() => Some(text.to_string()),
            DeValue::String(_) => {
                self.faults.push(Fault::new(at, name, "不能为空", "is empty"));
                None
            }
            other => {
                self.wrong_kind(name, at, other, ("引号内的文字", "a text in quotes"));
                None
            }
        }
    }

    /// What a table sets, tables within it by names with a dot, in the order of the file.
    fn entries(
        &mut self,
        lines: &Lines<'_>,
        table: &str,
        within: &str,
        at: Position,
        value: &DeValue<'_>,
    ) -> Vec<Entry> {
        let DeValue::Table(rows) = value else {
            let whole = [table, within].join(".");
            let wanted = (format!("[{table}] 下的一组设置"), format!("a table, [{table}]"));
            self.wrong_kind(whole.trim_end_matches('.'), at, value, (&wanted.0, &wanted.1));
            return Vec::new();
        };
        let mut entries = Vec::new();
        for (name, value) in lines.in_order(rows) {
            let at = lines.position(value.span().start);
            let named = lines.position(name.span().start);
            let name = match within {
                "" => name.get_ref().to_string(),
                _ => format!("{within}.{}", name.get_ref()),
            };
            let words = match value.get_ref() {
                DeValue::Table(_) if within.is_empty() && table == "keys" => {
                    entries.extend(self.entries(lines, table, &name, at, value.get_ref()));
                    continue;
                }
                DeValue::Array(words) if table == "keys" => words
                    .iter()
                    .map(|word| {
                        let at = lines.position(word.span().start);
                        word.get_ref().as_str().map(|text| (text.to_owned(), at))
                    })
                    .collect(),
                DeValue::String(text) => Some(vec![(text.to_string(), at)]),
                _ => None,
            };
            match words {
                Some(words) => entries.push(Entry { name, named, words }),
                None => {
                    let wanted = if table == "keys" {
                        ("引号内的按键，或其列表", "a key in quotes, or a list of those")
                    } else {
                        ("引号内的样式", "a style in quotes")
                    };
                    self.wrong_kind(&format!("{table}.{name}"), at, value.get_ref(), wanted);
                }
            }
        }
        entries
    }

    fn wrong_kind(&mut self, name: &str, at: Position, value: &DeValue<'_>, wanted: (&str, &str)) {
        let (zh, en) = match value {
            DeValue::String(_) => ("文字", "a text"),
            DeValue::Integer(_) | DeValue::Float(_) => ("数", "a number"),
            DeValue::Boolean(_) => ("true 或 false", "true or false"),
            DeValue::Datetime(_) => ("日期", "a date"),
            DeValue::Array(_) => ("列表", "a list"),
            DeValue::Table(_) => ("一组设置", "a table"),
        };
        // Of a list, what is wrong is in it.
        let (zh, en) = match value {
            DeValue::Array(_) if name.starts_with("keys") => (
                format!("应为{}；列表中有的不是", wanted.0),
                format!("expected {}; something in the list is not", wanted.1),
            ),
            _ => (
                format!("应为{}，不是{zh}", wanted.0),
                format!("expected {}, not {en}", wanted.1),
            ),
        };
        self.faults.push(Fault::new(at, name, zh, en));
    }
}

/// A name and its value, as the parser has them.
type Pair<'t, 'i> = (&'t Spanned<DeString<'i>>, &'t Spanned<DeValue<'i>>);

/// Where lines begin in a text, and where it is no TOML.
struct Lines<'t> {
    text: &'t str,
    starts: Vec<usize>,
    broken: Vec<usize>,
}

impl<'t> Lines<'t> {
    fn of(text: &'t str) -> Self {
        let breaks = text.match_indices('\n').map(|(at, _)| at + 1);
        Self {
            text,
            starts: std::iter::once(0).chain(breaks).collect(),
            broken: Vec::new(),
        }
    }

    /// The rows of a table in the order of the file, without those that the parser could only guess at.
    fn in_order<'v, 'i>(&self, table: &'v DeTable<'i>) -> Vec<Pair<'v, 'i>> {
        let is_whole = |(name, value): &Pair<'_, '_>| {
            let line = self.position(name.span().start).line;
            let whole = name.span().start..=value.span().end;
            let breaks = |at: &usize| self.position(*at).line == line || whole.contains(at);
            matches!(value.get_ref(), DeValue::Table(_)) || !self.broken.iter().any(breaks)
        };
        let mut rows: Vec<_> = table.iter().filter(is_whole).collect();
        rows.sort_by_key(|(name, _)| name.span().start);
        rows
    }

    /// The line and the character of a byte.
    fn position(&self, at: usize) -> Position {
        let line = self.starts.partition_point(|start| *start <= at);
        let start = self
            .starts
            .get(line.saturating_sub(1))
            .copied()
            .unwrap_or_default();
        let before: Range<usize> = start..at.min(self.text.len());
        let before = self.text.get(before).unwrap_or_default();
        Position {
            line,
            column: 1 + before.chars().count(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Lang;

    fn faults(text: &str) -> Vec<String> {
        let settings = Settings::parse(text);
        let lines = settings.faults().iter().map(|fault| fault.line("c", Lang::En));
        lines.collect()
    }

    #[test]
    fn what_is_wrong_is_told_with_line_and_column_and_the_rest_holds() {
        let text =
            "\u{feff}# 注\r\nlang = 'en'\r\nmouse = 3\r\nlnag = 'zh'\r\nregion = ''\r\nissuer = '国务院'\r\n";
        let settings = Settings::parse(text);
        assert_eq!(settings.lang(), Some(Lang::En));
        assert_eq!(settings.issuer(), Some("国务院"));
        assert!(settings.mouse());
        assert_eq!(
            faults(text),
            [
                "c:3:9: mouse: expected true or false, not a number",
                "c:4:1: no setting \"lnag\"; did you mean lang?",
                "c:5:10: region: is empty",
            ]
        );
        assert_eq!(
            settings.faults()[1].line("c", Lang::Zh),
            "c:4:1: 没有“lnag”这一设置；是否指 lang？"
        );
        // Columns are characters.
        assert_eq!(
            faults("issuer = '国务院' x"),
            ["c:1:16: invalid TOML: unexpected key or value, expected newline, `#`"]
        );
        let around = Settings::parse("mouse = false\nlang = = 'en'\nremember = false");
        assert!(!around.mouse() && !around.remember() && around.lang().is_none());
        // What the parser makes of a slip is not what was meant.
        let slip = Settings::parse("mouse = flase\nremember = false");
        assert!(slip.mouse() && !slip.remember() && slip.faults().len() == 1);
        let list = Settings::parse("[keys.panes]\nopen = ['F9',\n F10]\nback = 'F11'");
        assert_eq!(list.keys().len(), 1, "{:?}", list.keys());
    }

    #[test]
    fn tables_are_taken_in_the_order_of_the_file() {
        let settings = Settings::parse(
            "keys.search.up = 'F9'\n[theme]\nmark = 'bold'\naccent = 'red'\n[keys.panes]\nopen = ['Enter', 'F10']",
        );
        assert!(settings.faults().is_empty(), "{:?}", settings.faults());
        let names = |entries: &[Entry]| entries.iter().map(|entry| entry.name.clone()).collect::<Vec<_>>();
        assert_eq!(names(settings.theme()), ["mark", "accent"]);
        assert_eq!(names(settings.keys()), ["search.up", "panes.open"]);
        let open = &settings.keys()[1];
        assert_eq!(
            open.words[1],
            ("F10".to_owned(), Position { line: 6, column: 18 })
        );
        for (wrong, told) in [
            (
                "theme = 'red'",
                "c:1:9: theme: expected a table, [theme], not a text",
            ),
            (
                "[theme]\nmark = ['red']",
                "c:2:8: theme.mark: expected a style in quotes, not a list",
            ),
            (
                "[keys.panes]\nopen = ['F9', 3]",
                "c:2:8: keys.panes.open: expected a key in quotes, or a list of those; something in the list is not",
            ),
            (
                "[keys.panes.open]\nx = 'F9'",
                "c:1:7: keys.panes.open: expected a key in quotes, or a list of those, not a table",
            ),
        ] {
            let found = faults(wrong);
            assert_eq!(found.len(), 1, "{found:?}");
            assert!(found[0].ends_with(told.split_once(": ").unwrap().1), "{found:?}");
        }
    }

    #[test]
    fn a_screenful_of_faults_is_told() {
        let text: String = (0..500).map(|number| format!("x{number} = 1\n")).collect();
        let found = faults(&text);
        assert_eq!(found.len(), 21);
        assert_eq!(found[20], "c:21:1: 480 more faults from here on");
    }
}
