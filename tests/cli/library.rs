//! The library: where it is, what it holds, and that nothing that lies in it keeps the rest from working.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use serde_json::Value;
use tempfile::TempDir;

use super::support::{Answer, command};

const DATASET: &str = include_str!("../data/library/sichuan-2021.toml");
const TEXT: &str = include_str!("../data/library/sichuan-2021.txt");

/// A library of its own, with the cache that belongs to it.
struct Shelf(TempDir);

impl Shelf {
    fn empty() -> Self {
        let shelf = Self(tempfile::tempdir().unwrap());
        fs::create_dir_all(shelf.folder()).unwrap();
        shelf
    }

    /// A library with the invented circular of 2021.
    fn new() -> Self {
        let shelf = Self::empty();
        shelf.put("sichuan-2021", DATASET, TEXT);
        shelf
    }

    fn folder(&self) -> PathBuf {
        self.0.path().join("jili/library")
    }

    fn file(&self, name: &str) -> PathBuf {
        self.folder().join(name)
    }

    /// Puts a circular into it, as if it had been there for an hour.
    fn put(&self, id: &str, dataset: &str, text: &str) {
        for (extension, content) in [("toml", dataset), ("txt", text)] {
            let path = self.file(&format!("{id}.{extension}"));
            fs::write(&path, content).unwrap();
            age(&path);
        }
    }

    /// Puts the invented circular into it for another year, with another number.
    fn put_year(&self, year: u16) {
        let of_year = |text: &str| {
            let text = text.replace("2021年度", &format!("{year}年度"));
            text.replace("〔2022〕901号", &format!("〔{}〕901号", year + 1))
        };
        let dataset = of_year(DATASET)
            .replace("award_year = 2021", &format!("award_year = {year}"))
            .replace("\"sichuan-2021\"", &format!("\"sichuan-{year}\""));
        self.put(&format!("sichuan-{year}"), &dataset, &of_year(TEXT));
    }

    fn command(&self, line: &str) -> std::process::Command {
        let mut command = command(line);
        command
            .env("XDG_DATA_HOME", self.0.path())
            .env("XDG_CACHE_HOME", self.0.path().join("cache"));
        command
    }

    fn run(&self, line: &str) -> Answer {
        let answer = Answer::of(&mut self.command(line));
        assert!(!answer.err.contains("panicked"), "{line}: {}", answer.err);
        answer
    }

    fn json(&self, line: &str) -> Value {
        let answer = self.run(line);
        serde_json::from_str(&answer.out).unwrap_or_else(|error| panic!("{line}: {error}: {}", answer.err))
    }

    /// The ids of the circulars that are loaded.
    fn ids(&self) -> Vec<String> {
        let file = self.json("library -f json");
        let circulars = file["circulars"].as_array().unwrap().iter();
        let loaded = circulars.filter(|row| row["faults"] == 0);
        loaded
            .map(|row| row["circular"].as_str().unwrap().to_owned())
            .collect()
    }

    /// The one cache that there is.
    fn cache(&self) -> PathBuf {
        let folder = self.0.path().join("cache/jili");
        let mut files = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path());
        let file = files.next().expect("a cache");
        assert_eq!(files.next(), None);
        file
    }
}

/// Makes a file an hour old.
fn age(path: &Path) {
    let file = fs::File::options().write(true).open(path).unwrap();
    file.set_modified(SystemTime::now() - Duration::from_secs(3600))
        .unwrap();
}

const BOTH: [&str; 2] = ["sichuan-2022", "sichuan-2021"];

#[test]
fn the_folder_is_the_one_that_was_named() {
    let (user, variable, option) = (Shelf::empty(), Shelf::new(), Shelf::empty());
    option.put_year(2019);
    let path = |command: &mut std::process::Command| PathBuf::from(Answer::of(command).out.trim_end());
    assert_eq!(path(&mut user.command("library path")), user.folder());
    let with_variable = |line: &str| {
        let mut command = user.command(line);
        command.env("JILI_LIBRARY", variable.folder());
        command
    };
    assert_eq!(path(&mut with_variable("library path")), variable.folder());
    let line = format!("library path --library {}", option.folder().display());
    assert_eq!(path(&mut with_variable(&line)), option.folder());
    let listed = Answer::of(&mut with_variable(&format!(
        "library --library {}",
        option.folder().display()
    )))
    .out;
    assert!(
        listed.contains("sichuan-2019") && !listed.contains("sichuan-2021"),
        "{listed}"
    );
    assert_eq!(user.ids(), ["sichuan-2022"]);
}

#[test]
fn circulars_are_listed_with_what_they_hold() {
    let shelf = Shelf::new();
    fs::write(shelf.file("broken.toml"), "id = 1\nregion = \"510000\"\n").unwrap();
    let file = shelf.json("library -f json");
    let schema = fs::read_to_string("schemas/jili.library-1.schema.json").unwrap();
    let schema: Value = serde_json::from_str(&schema).unwrap();
    let faults: Vec<_> = jsonschema::validator_for(&schema)
        .unwrap()
        .iter_errors(&file)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert!(faults.is_empty(), "{faults:#?}");
    let row = &file["circulars"][1];
    for (field, value) in [
        ("circular", Value::from("sichuan-2021")),
        ("document_number", Value::from("川办函〔2022〕901号")),
        ("award_year", Value::from(2021)),
        ("categories", Value::from(3)),
        ("awards", Value::from(9)),
        ("places", Value::from(7)),
        ("open", Value::from(0)),
        ("faults", Value::from(0)),
        ("synthetic", Value::from(true)),
        ("default", Value::from(false)),
    ] {
        assert_eq!(row[field], value, "{field}");
    }
    assert_eq!(file["circulars"][0]["default"], true);
    assert_eq!(file["broken"][0]["circular"], "broken");
    assert_eq!(file["broken"][0]["faults"][0]["line"], 1);
    let text = shelf.run("library").out;
    assert!(
        text.contains("虚构样例") && text.contains("默认，内置") && text.contains("未载入："),
        "{text}"
    );
    let csv = shelf.run("library -f csv").out;
    assert_eq!(csv.lines().count(), 1 + 3, "{csv}");
    assert!(csv.starts_with("circular,issuer,document_number,"), "{csv}");
}

/// The newest circular of the built-in one's issuer, but for what is invented.
#[test]
fn a_newer_circular_of_ones_own_is_the_default_and_an_invented_one_never() {
    let shelf = Shelf::new();
    shelf.put_year(2024);
    assert!(!shelf.run("list").out.contains("范围"));
    assert_eq!(shelf.run("list").out.lines().count(), 202);
    let real = fs::read_to_string(shelf.file("sichuan-2024.toml"))
        .unwrap()
        .replace("synthetic = true\n", "");
    let text = fs::read_to_string(shelf.file("sichuan-2024.txt")).unwrap();
    shelf.put("sichuan-2024", &real, &text);
    assert_eq!(shelf.run("list").out.lines().count(), 9);
    let file = shelf.json("library -f json");
    let default: Vec<_> = file["circulars"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|row| row["default"] == true)
        .collect();
    assert_eq!(default.len(), 1);
    assert_eq!(default[0]["circular"], "sichuan-2024");
}

#[test]
fn a_place_tells_which_other_circulars_name_it() {
    let shelf = Shelf::new();
    let line =
        "另见四川省人民政府办公厅 2021 年度通报（川办函〔2022〕901号，虚构样例）：本级 2 个激励事项、2 项次";
    for command in ["place 翠屏", "place 翠屏 -f markdown", "brief 翠屏"] {
        let said = shelf.run(command).out;
        assert_eq!(said.matches(line).count(), 1, "{command}: {said}");
    }
    assert!(
        !shelf.run("place 成都").out.contains("另见"),
        "2021 does not name it"
    );
    assert!(
        !shelf.run("place 翠屏 --all").out.contains("另见"),
        "it is opened"
    );
    let file = shelf.json("place 翠屏 -f json");
    assert_eq!(file["elsewhere"][0]["circular"], "sichuan-2021");
    assert_eq!(file["elsewhere"][0]["awards"], 2);
}

#[test]
fn what_is_invented_says_so_wherever_it_is_seen() {
    let shelf = Shelf::new();
    for command in [
        "library",
        "list --all",
        "show 1 --year 2021",
        "place 翠屏 --cite --year 2021",
        "stats --year 2021",
        "brief 宜宾 --year 2021",
        "list --year 2021 -f markdown",
    ] {
        assert!(shelf.run(command).out.contains("虚构样例"), "{command}");
    }
}

#[test]
fn a_file_with_the_id_of_the_built_in_circular_takes_its_place_and_says_so() {
    let shelf = Shelf::empty();
    let dataset = fs::read_to_string("data/circulars/sichuan-2022.toml").unwrap();
    let text = fs::read_to_string("data/circulars/sichuan-2022.txt").unwrap();
    let own = dataset.replace("label = \"效能评价\"", "label = \"评价好\"");
    assert_ne!(own, dataset);
    shelf.put("sichuan-2022", &own, &text);
    assert_eq!(shelf.ids(), ["sichuan-2022"]);
    let said = shelf.run("list --cite").out;
    assert!(
        said.starts_with(
            "范围：四川省人民政府办公厅 2022 年度通报（川办函〔2023〕58号）（通报库版本，代替内置）\n"
        ),
        "{said}"
    );
    assert!(
        said.trim_end().ends_with("（通报库版本，代替内置）"),
        "the reference says so"
    );
    assert!(said.contains("评价好") && !said.contains("效能评价  "), "{said}");
    // A broken one takes nothing's place.
    shelf.put(
        "sichuan-2022",
        &own.replace("award_year = 2022", "award_year = 2020"),
        &text,
    );
    let answer = shelf.run("list");
    assert!(
        answer.err.contains("未载入 sichuan-2022") && answer.out.contains("效能评价"),
        "{}",
        answer.err
    );
}

#[test]
fn one_broken_circular_keeps_no_other_from_loading_and_is_named_once() {
    let shelf = Shelf::new();
    shelf.put_year(2020);
    let dataset = fs::read_to_string(shelf.file("sichuan-2020.toml")).unwrap();
    let broken = dataset.replace("place = \"511500\"", "place = \"999999\"");
    fs::write(shelf.file("sichuan-2020.toml"), broken).unwrap();
    let line = 1 + dataset.lines().position(|line| line.contains("511500")).unwrap();
    for command in ["list", "place 翠屏 --all", "stats --year 2021"] {
        let answer = shelf.run(command);
        assert_eq!(answer.code, Some(0), "{command}: {}", answer.err);
        assert_eq!(answer.err.lines().count(), 1, "{command}: {}", answer.err);
        let said = format!(
            "jili: 未载入 sichuan-2020：{}:{line}: ",
            shelf.file("sichuan-2020.toml").display()
        );
        assert!(answer.err.starts_with(&said), "{command}: {}", answer.err);
    }
    assert_eq!(shelf.ids(), BOTH);
    // All of its faults are told when it is checked.
    for check in ["library check", "library check sichuan-2020"] {
        let answer = shelf.run(check);
        assert_eq!(answer.code, Some(1), "{check}");
        assert_eq!(answer.out.matches("999999").count(), 2, "{check}: {}", answer.out);
    }
    assert_eq!(shelf.run("library check sichuan-2021").code, Some(0));
    let file = format!("library check {}", shelf.file("sichuan-2020.toml").display());
    assert_eq!(shelf.run(&file).code, Some(1));
    assert_eq!(shelf.run("library check sichuan-1999").code, Some(2));
}

#[test]
fn issuers_are_governments_and_numbers_are_told_apart() {
    let shelf = Shelf::new();
    for words in [
        "省政府",
        "省政府办公厅",
        "四川",
        "四川省人民政府",
        "四川省政府辦公廳",
    ] {
        let answer = shelf.run(&format!("list --year 2021 --issuer {words}"));
        assert_eq!(answer.code, Some(0), "{words}: {}", answer.err);
    }
    assert_eq!(shelf.run("list --issuer 国务院").code, Some(1));
    assert_eq!(shelf.run("list --circular 川办函[2022]901号").code, Some(0));
    // The same number under another id.
    let other = DATASET.replace("\"sichuan-2021\"", "\"other-2021\"");
    shelf.put("other-2021", &other, TEXT);
    assert!(shelf.run("library").out.contains("文号与 sichuan-2021 相同"));
    let check = shelf.run("library check");
    assert_eq!(check.code, Some(1));
    assert!(
        check
            .out
            .contains("文号 川办函〔2022〕901号 有两份以上：other-2021、sichuan-2021"),
        "{}",
        check.out
    );
    let several = shelf.run("list --circular 川办函〔2022〕901号");
    assert_eq!(several.code, Some(2));
    assert!(
        several.err.contains("other-2021、sichuan-2021"),
        "{}",
        several.err
    );
}

#[test]
fn a_circular_brings_its_own_places() {
    let shelf = Shelf::empty();
    let brought = "[[places]]\nkey = \"sanjiang-zone\"\nname = \"宜宾三江新区\"\nkind = \"zone\"\nparent = \"511500\"\n\n[[blocks]]";
    let dataset = DATASET
        .replacen("[[blocks]]", brought, 1)
        .replace("自贡市荣县", "宜宾三江新区")
        .replace("place = \"510321\"", "place = \"sanjiang-zone\"");
    let text = TEXT.replace("自贡市荣县", "宜宾三江新区");
    shelf.put("sichuan-2021", &dataset, &text);
    for run in ["read", "from the cache"] {
        let said = shelf.run("place yibinsanjiang --year 2021");
        assert!(said.out.contains("读音按字推定"), "{run}: {}", said.out);
        assert_eq!(said.code, Some(0), "{run}: {}", said.err);
        assert!(
            said.out.contains("宜宾三江新区共获 1 个激励事项、1 项次"),
            "{run}: {}",
            said.out
        );
    }
    // Another that says the same of it shares it; one that says otherwise is told.
    let same = dataset.replace("\"sichuan-2021\"", "\"sichuan-2021-b\"");
    shelf.put("sichuan-2021-b", &same, &text);
    let other = dataset
        .replace("\"sichuan-2021\"", "\"sichuan-2021-c\"")
        .replace("parent = \"511500\"", "parent = \"511100\"");
    shelf.put("sichuan-2021-c", &other, &text);
    for run in ["read", "from the cache"] {
        let answer = shelf.run("place 三江新区 --year 2021");
        assert_eq!(
            answer.out.matches("1 个激励事项、1 项次").count(),
            2,
            "{run}: {}",
            answer.out
        );
        assert!(
            answer.err.contains("未载入 sichuan-2021-c"),
            "{run}: {}",
            answer.err
        );
    }
}

#[test]
fn a_circular_is_removed_when_somebody_says_so() {
    let shelf = Shelf::new();
    let answer = shelf.run("library remove sichuan-2021");
    assert_eq!(answer.code, Some(2), "there is nobody to ask");
    assert!(shelf.file("sichuan-2021.toml").exists() && answer.err.contains("--yes"));
    for id in ["sichuan-2022", "sichuan-1999", "../library/sichuan-2021"] {
        assert_eq!(
            shelf.run(&format!("library remove {id} --yes")).code,
            Some(1),
            "{id}"
        );
    }
    assert_eq!(shelf.run("library remove sichuan-2021 --yes").code, Some(0));
    assert!(!shelf.file("sichuan-2021.toml").exists() && !shelf.file("sichuan-2021.txt").exists());
    assert_eq!(shelf.ids(), ["sichuan-2022"]);
}

/// How many lines on standard error there are, and that the built-in circular is answered from all the same.
fn built_in_all_the_same(answer: &Answer, said: &str) {
    assert_eq!(answer.code, Some(0), "{}", answer.err);
    assert_eq!(answer.out.lines().count(), 202);
    assert!(answer.err.contains(said), "{:?} has no {said:?}", answer.err);
}

#[test]
fn a_folder_that_is_none_is_told_and_the_built_in_circular_is_there() {
    let shelf = Shelf::new();
    let none = shelf.file("none");
    built_in_all_the_same(
        &shelf.run(&format!("list --library {}", none.display())),
        "没有这个文件或文件夹",
    );
    let file = shelf.file("sichuan-2021.txt");
    built_in_all_the_same(
        &shelf.run(&format!("list --library {}", file.display())),
        "通报库",
    );
    // The user's own need not be there yet.
    fs::remove_dir_all(shelf.folder()).unwrap();
    assert_eq!(shelf.run("list").err, "");
    assert_eq!(shelf.run("library check").code, Some(0));
}

#[cfg(unix)]
#[test]
fn a_folder_and_files_that_cannot_be_read_are_told() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let shelf = Shelf::new();
    let circle = shelf.file("circle");
    symlink("circle", &circle).unwrap();
    let answer = shelf.run(&format!("list --library {}", circle.display()));
    built_in_all_the_same(&answer, "通报库");
    symlink("circle.toml", shelf.file("circle.toml")).unwrap();
    let answer = shelf.run("list");
    assert_eq!(answer.err.matches("未载入 circle：").count(), 1, "{}", answer.err);
    assert_eq!(shelf.ids(), BOTH);
    fs::remove_file(shelf.file("circle.toml")).unwrap();
    fs::set_permissions(shelf.folder(), PermissionsExt::from_mode(0o0)).unwrap();
    // Some users may read everything.
    let readable = fs::read_dir(shelf.folder()).is_ok();
    let answer = shelf.run("list");
    fs::set_permissions(shelf.folder(), PermissionsExt::from_mode(0o755)).unwrap();
    if !readable {
        built_in_all_the_same(&answer, "没有权限");
    }
}

#[test]
fn other_files_are_left_alone() {
    let shelf = Shelf::new();
    for name in [
        "notes.md",
        "picture.png",
        "circular.docx",
        ".hidden.toml",
        ".DS_Store",
        "lone.txt",
    ] {
        fs::write(shelf.file(name), [0xff, 0xfe, 0]).unwrap();
    }
    for name in ["folder", "folder.toml", "sichuan-2021.d"] {
        fs::create_dir(shelf.file(name)).unwrap();
    }
    fs::write(shelf.file("Cargo.toml"), "[package]\nname = \"other\"\n").unwrap();
    assert_eq!(shelf.ids(), BOTH);
    let answer = shelf.run("list");
    assert_eq!(
        (answer.code, answer.err.lines().count()),
        (Some(0), 1),
        "{}",
        answer.err
    );
    assert!(answer.err.contains("Cargo.toml:1:"), "{}", answer.err);
}

/// The dataset names the text that it was made of: what a kill leaves between the two files is told, and mended by doing
/// it again.
#[test]
fn a_text_and_a_dataset_that_do_not_fit_are_told() {
    let shelf = Shelf::empty();
    let named = |text: &str| {
        format!(
            "text_sha256 = \"{}\"\n{DATASET}",
            jili::library::sha256(text.as_bytes())
        )
    };
    let longer = format!("{TEXT}- 2 -\n");
    // The text was replaced, the dataset not yet.
    shelf.put("sichuan-2021", &named(TEXT), &longer);
    let answer = shelf.run("list");
    let said = format!(
        "jili: 未载入 sichuan-2021：{}: is not the text",
        shelf.file("sichuan-2021.txt").display()
    );
    assert!(
        answer.err.starts_with(&said) && answer.err.lines().count() == 1,
        "{}",
        answer.err
    );
    assert_eq!(shelf.ids(), ["sichuan-2022"]);
    shelf.put("sichuan-2021", &named(TEXT), TEXT);
    assert_eq!(shelf.ids(), BOTH);
    // The first import of a circular was killed between the two.
    fs::remove_file(shelf.file("sichuan-2021.toml")).unwrap();
    assert_eq!(shelf.run("list").err, "");
    let check = shelf.run("library check");
    assert_eq!(check.code, Some(1));
    assert!(
        check.out.contains("sichuan-2021.txt: has no dataset beside it"),
        "{}",
        check.out
    );
    // A dataset without its text.
    fs::write(shelf.file("sichuan-2021.toml"), DATASET).unwrap();
    fs::remove_file(shelf.file("sichuan-2021.txt")).unwrap();
    assert!(shelf.run("list").err.contains("sichuan-2021.txt: "));
}

#[test]
fn two_files_with_one_id_are_told() {
    let shelf = Shelf::new();
    shelf.put("another", DATASET, TEXT);
    let answer = shelf.run("list --all");
    let line = 1 + DATASET.lines().position(|line| line.starts_with("id")).unwrap();
    let said = format!("another.toml:{line}: id: \"sichuan-2021\" differs from the file's name");
    assert!(answer.err.contains(&said), "{}", answer.err);
    assert_eq!(shelf.ids(), BOTH);
}

#[test]
fn a_dataset_of_a_hundred_megabytes_is_refused_before_it_is_read() {
    let shelf = Shelf::new();
    let huge = fs::File::create(shelf.file("huge.toml")).unwrap();
    huge.set_len(100 << 20).unwrap();
    fs::write(shelf.file("huge.txt"), "").unwrap();
    let answer = shelf.run("list");
    assert!(
        answer.err.contains("未载入 huge") && answer.err.contains("larger than"),
        "{}",
        answer.err
    );
    assert_eq!(shelf.ids(), BOTH);
}

/// Whatever lies where the cache should be, the answer is the same, and the next run has a cache again.
#[test]
fn a_cache_that_is_damaged_or_foreign_is_never_believed() {
    let shelf = Shelf::new();
    shelf.put_year(2020);
    let question = "list --all --place 翠屏";
    let expected = shelf.run(question).out;
    let path = shelf.cache();
    let whole = fs::read(&path).unwrap();
    let other = Shelf::empty();
    other.put_year(2018);
    other.run("list");
    let foreign = fs::read(other.cache()).unwrap();
    let mut damaged: Vec<Vec<u8>> = vec![Vec::new(), b"other".to_vec(), foreign, vec![0; 1 << 20]];
    damaged
        .extend([1, 7, 19, 20, 100, whole.len() / 2, whole.len() - 1].map(|length| whole[..length].to_vec()));
    damaged.extend((0..whole.len()).step_by(whole.len() / 24).map(|at| {
        let mut bytes = whole.clone();
        bytes[at] ^= 0x41;
        bytes
    }));
    for (at, bytes) in damaged.into_iter().enumerate() {
        fs::write(&path, bytes).unwrap();
        for _ in 0..2 {
            let answer = shelf.run(question);
            assert_eq!(
                (answer.out.as_str(), answer.err.as_str()),
                (expected.as_str(), ""),
                "case {at}"
            );
        }
    }
    fs::remove_file(&path).unwrap();
    assert_eq!(shelf.run(question).out, expected);
    assert_eq!(fs::read(&path).unwrap(), whole, "it is written again");
    // A folder in its place, and nowhere to write it.
    fs::remove_file(&path).unwrap();
    fs::create_dir(&path).unwrap();
    assert_eq!(shelf.run(question).out, expected);
    let nowhere = Answer::of(
        shelf
            .command(question)
            .env("XDG_CACHE_HOME", shelf.file("sichuan-2021.txt")),
    );
    assert_eq!((nowhere.out, nowhere.err), (expected, String::new()));
}

#[test]
fn what_has_changed_is_read_again() {
    let shelf = Shelf::new();
    let first = shelf.run("list --year 2021 --place 荣县").out;
    assert!(first.contains("300 万元"), "{first}");
    let cache = fs::read(shelf.cache()).unwrap();
    shelf.run("list");
    assert_eq!(
        fs::read(shelf.cache()).unwrap(),
        cache,
        "what is as it was is not written again"
    );
    // As long as before, and as old.
    let (dataset, text) = (
        DATASET
            .replace("300万元", "400万元")
            .replace("value = 300", "value = 400"),
        TEXT.replace("300万元", "400万元"),
    );
    shelf.put("sichuan-2021", &dataset, &text);
    assert!(
        shelf
            .run("list --year 2021 --place 荣县")
            .out
            .contains("400 万元")
    );
    // Young files are not kept, and so are read each time.
    fs::write(shelf.file("sichuan-2021.toml"), DATASET).unwrap();
    fs::write(shelf.file("sichuan-2021.txt"), TEXT).unwrap();
    for _ in 0..2 {
        assert!(
            shelf
                .run("list --year 2021 --place 荣县")
                .out
                .contains("300 万元")
        );
    }
    shelf.put_year(2020);
    assert_eq!(shelf.ids(), ["sichuan-2022", "sichuan-2021", "sichuan-2020"]);
    fs::remove_file(shelf.file("sichuan-2021.toml")).unwrap();
    assert_eq!(shelf.ids(), ["sichuan-2022", "sichuan-2020"]);
}

/// 四川's 财政厅 and 江西's are two, whatever they are called.
#[test]
fn departments_are_each_governments_own() {
    let shelf = Shelf::empty();
    let elsewhere = |text: &str| {
        let text = text.replace("四川省", "江西省").replace("川办函", "赣府厅字");
        let cities = [
            ("绵阳市", "九江市"),
            ("宜宾市翠屏区", "上饶市信州区"),
            ("宜宾市", "宜春市"),
            ("乐山市", "新余市"),
            ("甘孜州", "萍乡市"),
            ("叙州区", "广丰区"),
            ("自贡市荣县", "吉安市吉水县"),
        ];
        cities
            .iter()
            .fold(text, |text, (from, to)| text.replace(from, to))
    };
    let codes = [
        ("510000", "360000"),
        ("510700", "360400"),
        ("511502", "361102"),
        ("511500", "360900"),
        ("511100", "360500"),
        ("513300", "360300"),
        ("511504", "361103"),
        ("510321", "360822"),
    ];
    let dataset = codes.iter().fold(elsewhere(DATASET), |text, (from, to)| {
        text.replace(&format!("\"{from}\""), &format!("\"{to}\""))
    });
    shelf.put(
        "jiangxi-2021",
        &dataset.replace("\"sichuan-2021\"", "\"jiangxi-2021\""),
        &elsewhere(TEXT),
    );
    let answer = shelf.run("stats --all --by department");
    assert_eq!(answer.err, "");
    let rows: Vec<_> = answer
        .out
        .lines()
        .filter(|line| line.starts_with("财政厅"))
        .collect();
    assert_eq!(rows.len(), 2, "{}", answer.out);
    assert!(
        rows.iter().any(|row| row.starts_with("财政厅（江西省）")),
        "{rows:?}"
    );
    // It is no circular of the default issuer, and none of 四川's region.
    assert_eq!(shelf.run("list --issuer 江西省政府").code, Some(0));
    assert_eq!(shelf.run("list --issuer 省政府 --year 2021").code, Some(1));
}
