//! The rules of the house, checked in the source: who may import whom, and how large a file may grow.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on fails"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Files longer than this are two files.
const MOST_LINES: usize = 420;

/// Every source file with its module path (`tui::view`) and its text.
fn sources() -> Vec<(PathBuf, String, String)> {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, found);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                found.push(path);
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    walk(&root, &mut found);
    let sources = found.into_iter().map(|path| {
        let module = path.strip_prefix(&root).unwrap().with_extension("");
        let module = module.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "::");
        let text = fs::read_to_string(&path).unwrap();
        (path, module, text)
    });
    sources.collect()
}

/// The code of a file without its comments and its tests.
fn code(text: &str) -> String {
    let code = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
    code.lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .collect::<Vec<_>>()
        .join("\n")
}

#[test]
fn only_the_browser_knows_the_screen() {
    for (path, module, text) in sources() {
        if module.starts_with("tui") {
            continue;
        }
        for name in ["ratatui", "crossterm"] {
            assert!(!code(&text).contains(name), "{} names {name}", path.display());
        }
    }
}

/// The paths that code names from `at` on, groups in braces taken apart, as lists of segments.
fn paths_at(code: &[char], mut at: usize, start: &[String], found: &mut Vec<Vec<String>>) -> usize {
    let mut path = start.to_vec();
    loop {
        while code.get(at).is_some_and(|character| character.is_whitespace()) {
            at += 1;
        }
        if code.get(at) == Some(&'{') {
            at += 1;
            while code.get(at).is_some_and(|character| *character != '}') {
                at = paths_at(code, at, &path, found);
                while code
                    .get(at)
                    .is_some_and(|character| *character == ',' || character.is_whitespace())
                {
                    at += 1;
                }
            }
            return at + 1;
        }
        let is_word = |character: &&char| character.is_alphanumeric() || **character == '_';
        let word: String = code[at..].iter().take_while(is_word).collect();
        at += word.chars().count().max(usize::from(word.is_empty()));
        path.push(word);
        if code.get(at..at + 2) != Some(&[':', ':']) {
            found.push(path);
            return at;
        }
        at += 2;
    }
}

/// The modules that a module's code names, by their whole paths.
fn named_modules(module: &str, code: &str, modules: &BTreeSet<String>) -> BTreeSet<String> {
    let characters: Vec<char> = code.chars().collect();
    let mut paths = Vec::new();
    let begins = |at: usize, word: &str| {
        let before = at.checked_sub(1).map(|before| characters[before]);
        before.is_none_or(|before| !before.is_alphanumeric() && before != ':' && before != '_')
            && characters[at..].iter().take(word.len()).collect::<String>() == word
    };
    for at in 0..characters.len() {
        if begins(at, "crate::") || begins(at, "super::") {
            paths_at(&characters, at, &[], &mut paths);
        }
    }
    let whole = paths.into_iter().map(|path| {
        let ups = path.iter().take_while(|segment| *segment == "super").count();
        let own: Vec<_> = module.split("::").map(str::to_owned).collect();
        let root = if ups > 0 {
            &own[..own.len().saturating_sub(ups)]
        } else {
            &[]
        };
        [root, &path[ups.max(1)..]].concat()
    });
    // What is named is a module or something in one.
    let module_of = |path: Vec<String>| {
        (1..=path.len())
            .rev()
            .map(|length| path[..length].join("::"))
            .find(|path| modules.contains(path))
    };
    whole.filter_map(module_of).collect()
}

#[test]
fn commands_and_browser_do_not_know_each_other() {
    let sources = sources();
    let modules: BTreeSet<String> = sources.iter().map(|(_, module, _)| module.clone()).collect();
    let top = |module: &str| module.split("::").next().unwrap_or_default().to_owned();
    for (path, module, text) in &sources {
        let stranger = match top(module).as_str() {
            "cli" => "tui",
            "tui" => "cli",
            _ => continue,
        };
        for named in named_modules(module, &code(text), &modules) {
            assert_ne!(top(&named), stranger, "{} imports {named}", path.display());
        }
    }
    // So that it is known to find one.
    for import in ["use crate::{lang, tui::app};", "use super::super::tui;"] {
        let named = named_modules("cli::list", import, &modules);
        assert!(
            named.iter().any(|named| top(named) == "tui"),
            "{import}: {named:?}"
        );
    }
}

/// Who imports whom, at the top and among the modules of each folder. What a module and those inside it share is
/// theirs.
#[test]
fn imports_make_no_circle() {
    let sources = sources();
    let modules: BTreeSet<String> = sources.iter().map(|(_, module, _)| module.clone()).collect();
    let mut imports: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (_, module, text) in &sources {
        for named in named_modules(module, &code(text), &modules) {
            let (from, to): (Vec<_>, Vec<_>) = (module.split("::").collect(), named.split("::").collect());
            let shared = from
                .iter()
                .zip(&to)
                .take_while(|(one, other)| one == other)
                .count();
            if shared < from.len() && shared < to.len() {
                let importer = imports.entry(from[..=shared].join("::")).or_default();
                importer.insert(to[..=shared].join("::"));
            }
        }
    }
    assert!(
        imports["search::matcher"].contains("search::path"),
        "imports are read"
    );
    assert!(imports["export"].contains("catalog"), "imports are read");
    for named in imports.values().flatten().cloned().collect::<Vec<_>>() {
        imports.entry(named).or_default();
    }
    // Take away, again and again, what imports nothing that is left; a circle would stay.
    while let Some(free) = imports
        .iter()
        .find(|(_, needs)| needs.is_empty())
        .map(|(name, _)| name.clone())
    {
        imports.remove(&free);
        for needs in imports.values_mut() {
            needs.remove(&free);
        }
    }
    assert!(imports.is_empty(), "these import one another: {imports:?}");
}

#[test]
fn files_are_of_a_size_that_can_be_read() {
    for (path, _, text) in sources() {
        let lines = text.lines().count();
        assert!(lines <= MOST_LINES, "{} has {lines} lines", path.display());
        assert!(
            !path.ends_with("mod.rs"),
            "{}: foo.rs beside foo/",
            path.display()
        );
    }
}

#[test]
fn every_module_says_what_it_owns() {
    for (path, _, text) in sources() {
        assert!(text.starts_with("//!"), "{} opens without a word", path.display());
    }
}

/// The glossary of the crate is written once more as a table: it must say what the program says.
#[test]
fn the_glossary_defines_every_instrument() {
    use jili::circular::Instrument;
    use jili::lang::Lang;
    let glossary = include_str!("../src/lib.rs");
    for instrument in Instrument::ALL {
        let (zh, en) = (instrument.label(Lang::Zh), instrument.definition(Lang::En));
        let row = format!("| `{}` | {zh} | {en} |", instrument.key());
        assert!(glossary.contains(&row), "{row}");
    }
}

#[test]
fn every_dependency_has_a_reason() {
    let manifest = include_str!("../Cargo.toml");
    let sections = manifest.split("\n[").filter(|section| {
        section.starts_with("dependencies]")
            || section.starts_with("dev-dependencies]")
            || section.starts_with("build-dependencies]")
            || section.contains(".dependencies]")
    });
    for section in sections {
        let lines: Vec<_> = section.lines().collect();
        for pair in lines.windows(2).filter(|pair| pair[1].contains(" = ")) {
            assert!(pair[0].starts_with('#'), "no reason above {}", pair[1]);
        }
    }
}
