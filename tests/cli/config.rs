//! Settings, as a shell sees them: where they come from, what is wrong with them, and how they are printed.

use std::fs;

use serde_json::Value;
use tempfile::TempDir;

use crate::support::{Answer, command};

/// A file of settings with this text.
fn file(text: &str) -> (TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("config.toml");
    fs::write(&path, text).unwrap();
    let path = path.to_str().unwrap().to_owned();
    (folder, path)
}

/// The program with that file.
fn with(path: &str, line: &str) -> Answer {
    Answer::of(command(line).args(["--config", path]))
}

/// The settings as JSON, by their names.
fn settings(answer: &Answer) -> impl Fn(&str) -> Value + use<> {
    let file: Value = serde_json::from_str(&answer.out).unwrap();
    let rows = file["settings"].as_array().unwrap().clone();
    move |name| rows.iter().find(|row| row["name"] == name).unwrap().clone()
}

#[test]
fn a_mistake_is_told_with_line_and_column_in_both_languages_and_the_rest_holds() {
    let text = "# 设置\nremember = false\nmouse = flase\nlnag = 'en'\n\n[theme]\naccent = 'purpel'\nmark = 'red'\n\n\
                [keys.panes]\nopen = 'F11'\nback = 'F1'\n[keys.search]\nup = 'k'\n";
    let (_folder, path) = file(text);
    let zh = [
        "3:9: 不合 TOML 语法：invalid boolean, expected `false`",
        "4:1: 没有“lnag”这一设置；是否指 lang？",
        "7:10: theme.accent: 没有“purpel”这种样式；可以是 black、",
        "12:8: keys.panes.back: F1 已用于 keys.panes.help",
        "14:6: keys.search.up: “k”在查找时用于输入；请加 Ctrl 或 Alt，或用功能键",
    ];
    let en = [
        "3:9: invalid TOML: invalid boolean, expected `false`",
        "4:1: no setting \"lnag\"; did you mean lang?",
        "7:10: theme.accent: no style \"purpel\"; it can be black, ",
        "12:8: keys.panes.back: F1 is taken by keys.panes.help",
        "14:6: keys.search.up: \"k\" is typed into a search; use it with Ctrl or Alt, or take a function key",
    ];
    for (lang, told) in [("zh", zh), ("en", en)] {
        let answer = with(&path, &format!("config -f json --lang {lang}"));
        assert_eq!(answer.code, Some(2));
        let lines: Vec<_> = answer.err.lines().collect();
        assert_eq!(lines.len(), told.len(), "{}", answer.err);
        for (line, told) in lines.iter().zip(told) {
            assert!(line.starts_with(&format!("jili: {path}:{told}")), "{line}");
        }
        let setting = settings(&answer);
        assert_eq!(setting("remember")["value"], false);
        assert_eq!(setting("mouse")["value"], true);
        assert_eq!(setting("theme.mark")["value"], "red");
        assert_eq!(setting("theme.accent")["source"], "default");
        assert_eq!(setting("keys.panes.open")["value"], serde_json::json!(["F11"]));
        assert_eq!(setting("keys.panes.open")["line"], 11);
        assert_eq!(
            setting("keys.panes.back")["value"],
            serde_json::json!(["Esc", "Backspace"])
        );
    }
    // Other commands tell what concerns them, and do what they were asked to.
    let answer = with(&path, "search cuiping");
    assert_eq!(answer.code, Some(0));
    assert_eq!(answer.err.lines().count(), 2, "{}", answer.err);
}

#[test]
fn every_setting_says_where_it_comes_from() {
    let (_folder, path) = file("lang = 'en'\nmouse = false\nlibrary = 'mine'\n");
    let mut command = command("config -f json");
    let answer = Answer::of(
        command
            .env("JILI_CONFIG", &path)
            .env("JILI_LIBRARY", "/elsewhere"),
    );
    assert_eq!((answer.code, &*answer.err), (Some(0), ""));
    let setting = settings(&answer);
    let told = |name: &str| {
        let row = setting(name);
        let [value, default, source, by] = ["value", "default", "source", "by"].map(|key| row[key].clone());
        (value, default, source, by)
    };
    let text = |text: &str| Value::from(text);
    assert_eq!(told("lang"), (text("en"), text("zh"), text("file"), Value::Null));
    assert_eq!(
        told("mouse"),
        (false.into(), true.into(), text("file"), Value::Null)
    );
    assert_eq!(
        told("remember"),
        (true.into(), true.into(), text("default"), Value::Null)
    );
    let library = told("library");
    assert_eq!(
        (library.0, library.2, library.3),
        (text("/elsewhere"), text("environment"), text("JILI_LIBRARY"))
    );
    // An argument goes before them all, also in what is said of a call that is wrong.
    let answer = with(&path, "config -f json --lang zh");
    assert_eq!(settings(&answer)("lang")["by"], "--lang");
    assert!(
        with(&path, "lst").err.contains("subcommand"),
        "English, as it is set"
    );
    assert!(
        with(&path, "--help").out.contains("Usage"),
        "English, as it is set"
    );
}

#[test]
fn what_is_printed_is_a_file_of_settings() {
    let (_folder, path) = file("lang = 'en'\nissuer = '四川\"省'\n[keys]\npanes.open = ['F9', 'Enter']\n");
    let printed = with(&path, "config");
    assert!(
        printed.out.contains("issuer = \"四川\\\"省\"  # whose circulars"),
        "{}",
        printed.out
    );
    let (_folder, copy) = file(&printed.out);
    let again = with(&copy, "config -f json");
    assert_eq!((again.code, &*again.err), (Some(0), ""));
    let (first, second) = (settings(&with(&path, "config -f json")), settings(&again));
    for name in [
        "lang",
        "issuer",
        "mouse",
        "theme.mark",
        "keys.panes.open",
        "keys.search.up",
    ] {
        assert_eq!(first(name)["value"], second(name)["value"], "{name}");
        assert_eq!(first(name)["source"], second(name)["source"], "{name}");
    }
    // So is it with every line uncommented that is a setting with a value.
    let all = printed.out.lines().map(|line| {
        let bare = line.strip_prefix("# ").unwrap_or(line);
        let is_setting = bare
            .split_once(" = ")
            .is_some_and(|(_, value)| !value.starts_with("\"\""));
        if is_setting { bare } else { line }
    });
    let (_folder, whole) = file(&all.collect::<Vec<_>>().join("\n"));
    let whole = with(&whole, "config -f json");
    assert_eq!((whole.code, &*whole.err), (Some(0), ""));
    assert_eq!(settings(&whole)("keys.help.back")["source"], "file");
}

#[test]
fn a_file_that_is_asked_for_must_be_there_and_the_users_own_need_not() {
    let answer = with("/nonexistent/config.toml", "list");
    assert_eq!((answer.code, &*answer.out), (Some(2), ""));
    assert_eq!(
        answer.err,
        "jili: /nonexistent/config.toml: 没有这个文件或文件夹\n"
    );
    // Help does not depend on it.
    assert_eq!(with("/nonexistent/config.toml", "--help").code, Some(0));
    let folder = tempfile::tempdir().unwrap();
    let at = |line: &str| Answer::of(command(line).env("XDG_CONFIG_HOME", folder.path()));
    if cfg!(unix) {
        assert_eq!(at("stats").err, "");
        fs::create_dir(folder.path().join("jili")).unwrap();
        let path = folder.path().join("jili/config.toml");
        fs::write(&path, "lang = 'en'\n").unwrap();
        assert!(at("stats").out.starts_with("Name"));
        fs::write(&path, b"lang = 'en'\n# \xb4\xa8\n").unwrap();
        let answer = at("stats");
        assert_eq!(answer.code, Some(0));
        assert_eq!(
            answer.err,
            format!("jili: {}:2:1: 不是 UTF-8 文本，未读取\n", path.display())
        );
    }
}

#[test]
fn the_default_scope_can_be_set() {
    let older = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cli/sichuan-2021.toml");
    for (text, known) in [
        ("issuer = '四川省人民政府'", true),
        ("region = '四川'", true),
        ("region = '510000'", true),
        ("issuer = '国务院'", false),
        ("region = '云南'", false),
    ] {
        let (_folder, path) = file(text);
        let answer = Answer::of(command("stats -f json").args(["--config", &path, "--data", older]));
        assert_eq!(answer.code, Some(0), "{}", answer.err);
        assert!(answer.out.contains("sichuan-2021"));
        let told = format!("jili: {path}:1:10: ");
        assert_eq!(answer.err.starts_with(&told), !known, "{text}: {}", answer.err);
    }
}

#[test]
fn hostile_settings_do_no_harm() {
    let (_folder, path) = file("issuer = '\u{202e}x'\n\"\\u001b[31m\" = 1\n[theme]\n'\u{202e}' = 'red'\n");
    for line in ["config", "config -f json"] {
        let answer = with(&path, line);
        for text in [&answer.out, &answer.err] {
            assert!(!text.contains(['\u{1b}', '\u{202e}']), "{text:?}");
        }
    }
}

/// The tables of `docs/settings.md` are what the program has; `JILI_BLESS=1` writes its last part anew.
#[test]
fn the_page_of_settings_is_in_step() {
    const HEADING: &str = "# 样式与按键 · Styles and keys\n";
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/settings.md");
    let page = fs::read_to_string(path).unwrap();
    let (_none, empty) = file("");
    let answer = with(&empty, "config -f json");
    let printed: Value = serde_json::from_str(&answer.out).unwrap();
    let rows = printed["settings"].as_array().unwrap();
    let names = |row: &Value| row["name"].as_str().unwrap().to_owned();
    for name in rows.iter().map(names).filter(|name| !name.contains('.')) {
        let told = page.matches(&format!("\n| `{name}` | ")).count();
        assert_eq!(told, 2, "{name}: once in each language");
    }
    let mut tables = "\n| | |\n|---|---|\n".to_owned();
    for row in rows.iter().filter(|row| names(row).contains('.')) {
        let default = match &row["default"] {
            Value::Array(keys) => {
                let keys: Vec<_> = keys
                    .iter()
                    .map(|key| format!("`{}`", key.as_str().unwrap()))
                    .collect();
                keys.join(" ")
            }
            other => format!("`{}`", other.as_str().unwrap()),
        };
        tables.push_str(&format!("| `{}` | {default} |\n", names(row)));
    }
    let before = page.split(HEADING).next().unwrap();
    let whole = format!("{before}{HEADING}{tables}");
    if std::env::var_os("JILI_BLESS").is_some() {
        fs::write(path, &whole).unwrap();
    }
    assert_eq!(fs::read_to_string(path).unwrap(), whole);
    // The example is a file of settings without a mistake.
    let example = page
        .split("```toml\n")
        .nth(1)
        .unwrap()
        .split("```")
        .next()
        .unwrap();
    let (_folder, path) = file(example);
    let answer = with(&path, "config -f json");
    assert_eq!((answer.code, &*answer.err), (Some(0), ""));
    assert_eq!(
        settings(&answer)("keys.everywhere.quit")["value"],
        serde_json::json!(["Ctrl-Q"])
    );
}
