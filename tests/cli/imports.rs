//! `jili import` and `jili review`: what they write, what they say, and their exit statuses.

use std::fs;
use std::io::{Cursor, Write};
use std::path::Path;

use serde_json::Value;
use zip::write::SimpleFileOptions;

use super::support::{Answer, command};

const HEAD: &str =
    "四川省人民政府办公厅\n关于对2021年度落实有关重大政策措施真抓实干成效明显地方予以督查激励的通报\n";
const REST: &str = "各市（州）人民政府：\n为鼓励先进，现予激励。\n一、促进外贸稳定增长成效明显的地方\n";
const MEASURE: &str = "2022年对上述地方各给予500万元激励支持。（商务厅、财政厅组织实施）\n";

fn text(number: u32, list: &str) -> String {
    format!("{HEAD}川办函〔2022〕{number}号\n{REST}{list}\n{MEASURE}")
}

/// Runs the program with a library of its own.
fn jili(library: &Path, line: &str, files: &[&Path]) -> Answer {
    let mut command = command(line);
    Answer::of(command.args(files).env("JILI_LIBRARY", library))
}

#[test]
fn an_import_writes_text_and_dataset_and_replaces_only_when_asked() {
    let folder = tempfile::tempdir().unwrap();
    let library = folder.path().join("library");
    let file = folder.path().join("通报.txt");
    fs::write(&file, text(901, "绵阳市、宜宾市，宜宾市翠屏区。")).unwrap();
    let first = jili(&library, "import --source https://example.org/1", &[&file]);
    assert_eq!(first.code, Some(0), "{}", first.err);
    assert!(first.out.contains("川办函〔2022〕901号") && first.out.contains("1 项激励事项，3 项次"));
    let dataset = fs::read_to_string(library.join("sichuan-2021.toml")).unwrap();
    assert!(
        dataset.contains("address = \"https://example.org/1\"") && dataset.contains("file = \"通报.txt\"")
    );
    assert_eq!(
        fs::read_to_string(library.join("sichuan-2021.txt")).unwrap(),
        fs::read_to_string(&file).unwrap()
    );
    let again = jili(&library, "import", &[&file]);
    assert_eq!(again.code, Some(2));
    assert!(again.err.contains("--replace"), "{}", again.err);
    assert_eq!(jili(&library, "import --replace", &[&file]).code, Some(0));
    // Another circular of the same region and year stands beside it.
    fs::write(&file, text(902, "德阳市。")).unwrap();
    assert_eq!(jili(&library, "import", &[&file]).code, Some(0));
    assert!(library.join("sichuan-2021-2.toml").exists());
    assert!(
        fs::read_to_string(library.join("sichuan-2021.toml"))
            .unwrap()
            .contains("翠屏区")
    );
}

#[test]
fn each_file_is_taken_or_refused_by_itself() {
    let folder = tempfile::tempdir().unwrap();
    let library = folder.path().join("library");
    let write = |name: &str, content: &str| {
        let path = folder.path().join(name);
        fs::write(&path, content).unwrap();
        path
    };
    let plain = write("a.txt", &text(901, "绵阳市、宜宾市。"));
    let open = write("b.txt", &text(902, "绵阳市、市中区。"));
    let none = write("c.txt", "今天天气很好。\n");
    assert_eq!(jili(&library, "import --id a1", &[&plain]).code, Some(0));
    let asked = jili(&library, "import", &[&open]);
    assert_eq!(asked.code, Some(1));
    assert!(
        asked.err.contains("问题[歧义]") && asked.err.contains("jili review sichuan-2021"),
        "{}",
        asked.err
    );
    let all = jili(&library, "import --replace", &[&plain, &none, &open]);
    assert_eq!(all.code, Some(2));
    assert!(
        all.err.contains("c.txt: ") && all.out.contains("b.txt"),
        "{}",
        all.err
    );
    assert_eq!(jili(&library, "import --id A_1", &[&plain]).code, Some(2));
    assert!(!library.join("A_1.toml").exists());

    let listed = jili(&library, "review sichuan-2021", &[]);
    assert_eq!(listed.code, Some(1), "{}", listed.err);
    assert!(
        listed
            .out
            .contains(":7:5: “市中区”可能指多个地方\n  511002  内江市市中区\n"),
        "{}",
        listed.out
    );
    assert_eq!(jili(&library, "review a1", &[]).code, Some(0));
    assert_eq!(jili(&library, "review nothing", &[]).code, Some(2));
}

fn schema(name: &str) -> Value {
    let path = format!("{}/schemas/{name}.schema.json", env!("CARGO_MANIFEST_DIR"));
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

/// What of a value a schema does not allow.
fn faults(schema: &Value, value: &Value) -> Vec<String> {
    let validator = jsonschema::validator_for(schema).unwrap();
    let faults = validator.iter_errors(value);
    faults
        .map(|fault| format!("{fault} at {}", fault.instance_path()))
        .collect()
}

#[test]
fn the_answer_for_programs_has_its_shape() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.txt");
    let (answers, circulars) = (schema("jili.import-1"), schema("jili.circular-2"));
    let mut embedded = answers["$defs"]["circular"].clone();
    embedded["$schema"] = circulars["$schema"].clone();
    assert_eq!(
        embedded, circulars,
        "one definition of a circular in both schemas"
    );
    let held = |path: &Path| {
        let answer = jili(folder.path(), "import --dry-run -f json", &[path]);
        let value: Value = serde_json::from_str(&answer.out).unwrap();
        let mut wrong = faults(&answers, &value);
        wrong.extend(faults(&circulars, &value["circular"]));
        assert!(wrong.is_empty(), "{}: {wrong:#?}", path.display());
        value
    };
    fs::write(
        &file,
        text(
            901,
            "绵阳市、市中区、荣经县、某某有限公司、泸州市省级外贸转型升级基地（白酒）。",
        ),
    )
    .unwrap();
    let value = held(&file);
    let asked = &value["diagnostics"][0];
    assert_eq!(
        (&asked["line"], &asked["column"], &asked["end_column"]),
        (&7.into(), &5.into(), &8.into())
    );
    assert_eq!(asked["candidates"][0]["code"], "511002");
    // An open recipient is as printed, without a code; its kind is what its name tells.
    let entries = &value["circular"]["categories"][0]["parts"][0]["rolls"][0]["recipients"];
    let open = &entries[1];
    assert_eq!(
        (&open["printed"], &open["kind"]),
        (&"市中区".into(), &"county".into())
    );
    assert!(open["code"].is_null() && open["place"].is_null());
    assert_eq!(open["open"]["doubt"], "ambiguous");
    assert_eq!(open["open"]["candidates"][0], "511002");
    assert_eq!(entries[3]["kind"], "enterprise");
    assert_eq!(entries[4]["kind"], "base");
    for name in ["O1", "O2", "O3", "O4", "O5", "O6", "O7"] {
        held(Path::new(&format!(
            "{}/tests/data/import/{name}.txt",
            env!("CARGO_MANIFEST_DIR")
        )));
    }
    assert!(
        !folder.path().join("sichuan-2021.toml").exists(),
        "a dry run writes nothing"
    );
}

#[test]
fn a_dry_run_gives_the_circular_that_the_library_then_exports() {
    let folder = tempfile::tempdir().unwrap();
    let library = folder.path().join("library");
    let file = folder.path().join("a.txt");
    fs::write(&file, text(901, "绵阳市、市中区、荣经县、某某有限公司。")).unwrap();
    let tried = jili(&library, "import --dry-run -f json --id a1", &[&file]);
    assert!(!library.exists(), "a dry run writes nothing");
    let written = jili(&library, "import -f json --id a1", &[&file]);
    let exported = jili(&library, "export -f json --circular a1", &[]);
    let value = |answer: &Answer| -> Value { serde_json::from_str(&answer.out).unwrap() };
    let exported = value(&exported);
    assert_eq!(value(&tried)["circular"], exported);
    assert_eq!(value(&written)["circular"], exported);
}

#[test]
fn a_dry_run_without_an_issuer_has_no_circular_and_asks_for_one() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.txt");
    let body = text(901, "绵阳市、宜宾市。");
    let headless = body
        .replace("四川省人民政府办公厅\n", "")
        .replace("川办函〔2022〕901号\n", "");
    fs::write(&file, headless).unwrap();
    let answer = jili(folder.path(), "import --dry-run -f json", &[&file]);
    assert_eq!(answer.code, Some(1), "{}", answer.err);
    let value: Value = serde_json::from_str(&answer.out).unwrap();
    assert_eq!(faults(&schema("jili.import-1"), &value), Vec::<String>::new());
    assert!(value["circular"].is_null());
    let said = value["diagnostics"].as_array().unwrap();
    assert!(
        said.iter()
            .any(|one| one["code"] == "head" && one["help"].as_str().unwrap().contains("--issuer"))
    );
}

#[test]
fn documents_of_word_are_read_and_bombs_refused() {
    let folder = tempfile::tempdir().unwrap();
    let document = Path::new(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/data/import/word.docx"
    ));
    let taken = jili(folder.path(), "import", &[document]);
    assert_eq!(taken.code, Some(0), "{}", taken.err);
    assert!(taken.out.contains("2 项激励事项，5 项次"), "{}", taken.out);
    let bomb = folder.path().join("bomb.docx");
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    archive
        .start_file("word/document.xml", SimpleFileOptions::default())
        .unwrap();
    let blanks = vec![b' '; 1 << 20];
    for _ in 0..65 {
        archive.write_all(&blanks).unwrap();
    }
    let bytes = archive.finish().unwrap().into_inner();
    assert!(bytes.len() < 1 << 20, "small before it is unpacked");
    fs::write(&bomb, bytes).unwrap();
    let refused = jili(folder.path(), "import", &[&bomb]);
    assert_eq!(refused.code, Some(2));
    assert_eq!(refused.err.lines().count(), 1, "{}", refused.err);
}
