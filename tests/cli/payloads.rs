//! A circular whose words are made for whatever reads them next: a spreadsheet, a page, a document, a shell. They come out as
//! words everywhere.

use std::fs;
use std::io::{Cursor, Read};
use std::process::Command;

use jili::library::Library;
use tempfile::TempDir;

use super::support::{Answer, command};

/// What a reader of each kind would act upon.
const PAYLOAD: &str =
    "=cmd|'/c calc'!A1<script>alert(1)</script>&lt;b&gt;[x](http://a.cn)`$(id)`\"*;&&'<w:p/>]]>--";

/// A library with the payload in a heading, a label, a measure and a department's name.
fn library() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let toml = PAYLOAD.replace('"', "\\\"");
    let with = |text: &str, payload: &str| {
        text.replace("推动创新平台加快建设", &format!("推动{payload}建设"))
            .replace("优先推荐申报", &format!("{payload}推荐申报"))
            .replace("科技厅", "=cmd|<b>`$(id)`厅")
    };
    let text = with(include_str!("../data/library/sichuan-2021.txt"), PAYLOAD);
    let dataset = with(include_str!("../data/library/sichuan-2021.toml"), &toml);
    let dataset = dataset.replacen("label = \"创新平台", "label = \"=cmd|", 1);
    let library = Library::at(folder.path().to_owned());
    library.add("sichuan-2021", &text, &dataset, false).unwrap();
    folder
}

fn of(library: &TempDir, line: &str) -> Command {
    let mut command = command(line);
    command.env("JILI_LIBRARY", library.path());
    command
}

fn run(library: &TempDir, line: &str) -> String {
    let answer = Answer::of(&mut of(library, line));
    assert_eq!(answer.code, Some(0), "{line}: {}", answer.err);
    answer.out
}

fn part(archive: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(archive)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

fn parts(archive: &[u8]) -> Vec<String> {
    let archive = zip::ZipArchive::new(Cursor::new(archive)).unwrap();
    let names = archive.file_names();
    names.map(|name| name.unwrap().into_owned()).collect()
}

#[test]
fn in_a_page_they_are_text() {
    let library = library();
    let page = run(&library, "brief 叙州区 --circular sichuan-2021 -f html");
    assert!(
        page.contains("&lt;script&gt;alert(1)") && page.contains("&amp;lt;b&amp;gt;"),
        "{page}"
    );
    for tag in ["<script", "<w:p", "href", "onerror"] {
        assert!(!page.contains(tag), "{tag}");
    }
}

#[test]
fn in_markdown_they_are_text() {
    let library = library();
    for line in ["brief 叙州区 -f markdown", "list -f markdown"] {
        let text = run(&library, &format!("{line} --circular sichuan-2021"));
        assert!(text.contains("alert(1)"), "{text}");
        let chars: Vec<char> = text.chars().collect();
        let has_bare = |wanted: &str| {
            let wanted: Vec<char> = wanted.chars().collect();
            let mut at = chars.windows(wanted.len()).enumerate();
            at.any(|(at, found)| found == wanted && (at == 0 || chars[at - 1] != '\\'))
        };
        for bare in ["<script", "](http", "`", "&lt;", "<w:p"] {
            assert!(!has_bare(bare), "{line}: {bare}: {text}");
        }
    }
}

#[test]
fn in_a_word_document_they_are_text() {
    let library = library();
    let file = library.path().join("a.docx");
    let answer = Answer::of(of(&library, "brief 叙州区 --circular sichuan-2021 -o").arg(&file));
    assert_eq!(answer.code, Some(0), "{}", answer.err);
    let bytes = fs::read(&file).unwrap();
    let document = part(&bytes, "word/document.xml");
    assert!(document.contains("&lt;script&gt;alert(1)") && !document.contains("<script"));
    assert!(!document.contains("w:hyperlink") && !document.contains("w:object"));
    let active =
        |name: &String| name.contains("vba") || name.contains("embeddings") || name.contains("activeX");
    assert!(!parts(&bytes).iter().any(active), "{:?}", parts(&bytes));
}

#[test]
fn in_a_spreadsheet_they_are_text() {
    let library = library();
    let table = run(&library, "list --circular sichuan-2021 -f csv --bom");
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(table.as_bytes());
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let cells = || rows.iter().flat_map(|row| row.iter());
    assert!(cells().any(|cell| cell.contains("cmd|")), "{table}");
    for cell in cells() {
        assert!(
            !cell.starts_with(['=', '+', '-', '@', '\t', '\r']) || cell.parse::<f64>().is_ok(),
            "{cell}"
        );
    }
    for line in ["list", "department", "places", "stats"] {
        let file = library.path().join("a.xlsx");
        let mut command = of(&library, &format!("{line} --circular sichuan-2021 --force -o"));
        let answer = Answer::of(command.arg(&file));
        assert_eq!(answer.code, Some(0), "{line}: {}", answer.err);
        let bytes = fs::read(&file).unwrap();
        for name in parts(&bytes) {
            assert!(!name.contains("externalLink") && !name.contains("vba"), "{name}");
            if name.starts_with("xl/worksheets/sheet") {
                let sheet = part(&bytes, &name);
                assert!(
                    !sheet.contains("<f>") && !sheet.contains("hyperlink"),
                    "{line}: {sheet}"
                );
            }
        }
    }
}

/// What a shell runs holds nothing that was imported.
#[test]
fn in_completions_and_the_manual_they_are_not_at_all() {
    let library = library();
    let none = tempfile::tempdir().unwrap();
    for line in [
        "completions bash",
        "completions zsh",
        "completions fish",
        "man",
        "man list",
    ] {
        assert_eq!(run(&library, line), run(&none, line), "{line}");
    }
}
