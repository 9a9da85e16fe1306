//! JSON, CSV and Markdown: their shapes, and that each says what the others say.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use jili::catalog::Catalog;
use serde_json::Value;

use super::support::{Answer, command, jili};

fn parsed(line: &str) -> Value {
    let answer = jili(line);
    assert_eq!(answer.code, Some(0), "{line}: {}", answer.err);
    serde_json::from_str(&answer.out).unwrap_or_else(|error| panic!("{line}: {error}"))
}

#[test]
fn json_keeps_its_shape() {
    let cases = [
        ("export", "jili.circular-2"),
        ("list -f json", "jili.awards-2"),
        ("show 12 -f json", "jili.awards-2"),
        ("place 宜宾 -f json", "jili.place-2"),
        ("place 翠屏 -f json", "jili.place-2"),
        ("place 天府新区 -f json", "jili.place-2"),
        ("search cp -f json", "jili.search-1"),
        ("search 高新区 -f json", "jili.search-1"),
        ("source 18 -f json", "jili.source-1"),
        ("source --place 荥经 -f json", "jili.source-1"),
        ("department -f json", "jili.department-1"),
        ("history 宜宾 -f json", "jili.history-1"),
        ("history --topic 外贸 -f json", "jili.topic-1"),
        ("places -f json", "jili.places-1"),
        ("places --all --kind base -f json", "jili.places-1"),
        ("overview -f json", "jili.overview-1"),
        ("overview --by 外贸 -f json", "jili.overview-1"),
        ("compare 宜宾 泸州 翠屏 -f json", "jili.comparison-1"),
        ("stats -f json", "jili.stats-1"),
        ("stats --by prefecture -f json", "jili.stats-1"),
    ];
    for (line, schema) in cases {
        let path = format!("{}/schemas/{schema}.schema.json", env!("CARGO_MANIFEST_DIR"));
        let schema: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
        let validator = jsonschema::validator_for(&schema).unwrap();
        let value = parsed(line);
        let faults: Vec<_> = validator
            .iter_errors(&value)
            .map(|error| format!("{}: {error}", error.instance_path()))
            .collect();
        assert!(faults.is_empty(), "jili {line}: {faults:#?}");
    }
    let unknown = jili("search zzzz -f json");
    let value: Value = serde_json::from_str(&unknown.out).unwrap();
    assert_eq!(
        (unknown.code, &value["outcome"]),
        (Some(1), &Value::from("unknown"))
    );
}

#[test]
fn hits_that_are_cut_off_are_counted() {
    let value = parsed("search 51 -f json");
    assert_eq!(value["total"], 205, "a province, 21 prefectures and 183 counties");
    assert_eq!(value["hits"].as_array().unwrap().len(), 50);
    assert!(jili("search 51").out.ends_with("\n\n共 205 个，以上是前 50 个\n"));
    assert!(jili("search 51 --lang en").out.ends_with("\n\nfirst 50 of 205\n"));
    for format in ["csv", "markdown"] {
        let answer = jili(&format!("search 51 -f {format}"));
        assert_eq!(answer.err, "jili: 共 205 个，以上是前 50 个\n", "{format}");
        assert!(!answer.out.contains("205 个"), "{format}");
    }
    assert!(!jili("search cp").out.contains('共'));
}

/// The export, counted by nothing that wrote it.
#[test]
fn the_export_is_the_whole_circular() {
    let file = parsed("export");
    let categories = file["categories"].as_array().unwrap();
    assert_eq!(categories.len(), 23);
    let parts: Vec<_> = categories
        .iter()
        .flat_map(|category| category["parts"].as_array().unwrap())
        .collect();
    let rolls: Vec<_> = parts
        .iter()
        .flat_map(|part| part["rolls"].as_array().unwrap())
        .collect();
    let recipients: Vec<_> = rolls
        .iter()
        .flat_map(|roll| roll["recipients"].as_array().unwrap())
        .collect();
    assert_eq!((parts.len(), rolls.len(), recipients.len()), (26, 32, 202));
    let distinct = |kind: &str| {
        let names = recipients.iter().filter(|recipient| recipient["kind"] == kind);
        names
            .map(|recipient| recipient["name"].as_str().unwrap())
            .collect::<BTreeSet<_>>()
            .len()
    };
    assert_eq!(
        (
            distinct("prefecture"),
            distinct("county"),
            distinct("zone"),
            distinct("base")
        ),
        (20, 60, 2, 9)
    );
    assert_eq!(file["circular"]["claims"]["prefectures"], 20);
    assert_eq!(file["circular"]["claims"]["counties"], 62);
    let departments: BTreeSet<_> = parts
        .iter()
        .flat_map(|part| part["measures"].as_array().unwrap())
        .flat_map(|measure| measure["departments"].as_array().unwrap())
        .map(|department| department["name"].as_str().unwrap())
        .collect();
    assert_eq!(departments.len(), 18);
    let kinds: BTreeMap<&str, usize> =
        file["places"]
            .as_array()
            .unwrap()
            .iter()
            .fold(BTreeMap::new(), |mut kinds, place| {
                *kinds.entry(place["kind"].as_str().unwrap()).or_default() += 1;
                kinds
            });
    assert_eq!(
        kinds,
        BTreeMap::from([("base", 9), ("county", 183), ("prefecture", 21), ("zone", 2)])
    );
    let jinjiang = recipients
        .iter()
        .find(|recipient| recipient["printed"] == "锦江区")
        .unwrap();
    assert_eq!(
        (&jinjiang["name"], &jinjiang["carried"], &jinjiang["code"]),
        (
            &Value::from("成都市锦江区"),
            &Value::from(true),
            &Value::from("510104")
        )
    );
    let yingjing = recipients
        .iter()
        .find(|recipient| recipient["printed"] == "雅安市荣经县")
        .unwrap();
    assert_eq!(yingjing["correction"]["reading"], "荥经县");
    let tianfu = recipients
        .iter()
        .find(|recipient| recipient["name"] == "四川天府新区")
        .unwrap();
    assert_eq!(
        (&tianfu["code"], &tianfu["prefecture"]),
        (&Value::Null, &Value::Null)
    );
    // The source has every text of the export, but for the breaks of its lines.
    let squeeze = |text: &str| {
        text.chars()
            .filter(|character| !character.is_whitespace())
            .collect::<String>()
    };
    let source = squeeze(include_str!("../../data/circulars/sichuan-2022.txt"));
    for text in parts
        .iter()
        .flat_map(|part| part["measures"].as_array().unwrap())
        .map(|measure| &measure["text"])
        .chain(rolls.iter().map(|roll| &roll["text"]))
    {
        assert!(source.contains(&squeeze(text.as_str().unwrap())), "{text}");
    }
}

#[test]
fn every_form_says_the_same() {
    let catalog = Catalog::embedded();
    let view = catalog.default_view();
    let expected: Vec<_> = view
        .awards()
        .map(|award| {
            (
                award.category.number.to_string(),
                award.place.unwrap().full_name.to_string(),
                award.measures()[0].text.to_string(),
            )
        })
        .collect();
    let from_json: Vec<_> = parsed("list -f json")["awards"]
        .as_array()
        .unwrap()
        .iter()
        .map(|award| {
            (
                award["category"].to_string(),
                award["name"].as_str().unwrap().to_owned(),
                award["measure"].as_str().unwrap().to_owned(),
            )
        })
        .collect();
    assert_eq!(from_json, expected);
    for line in ["list -f csv", "export -f csv"] {
        let rows = read_csv(&jili(line).out);
        let at = |name: &str| rows[0].iter().position(|column| column == name).unwrap();
        let (category, name, measure) = (at("category"), at("name"), at("measure"));
        let from_csv: Vec<_> = rows[1..]
            .iter()
            .map(|row| (row[category].clone(), row[name].clone(), row[measure].clone()))
            .collect();
        assert_eq!(from_csv, expected, "{line}");
    }
    let markdown = jili("export -f markdown").out;
    let plain = markdown.replace('\\', "");
    for (_, _, measure) in &expected {
        assert!(plain.contains(measure), "{measure}");
    }
    let circular = catalog.default_view().single().unwrap().1;
    let blocks = circular.blocks.iter();
    for paragraph in blocks.map(|block| &*block.text).filter(|text| !text.is_empty()) {
        assert!(plain.contains(paragraph), "{paragraph}");
    }
    let rolls = circular
        .categories
        .iter()
        .flat_map(|category| &category.parts)
        .flat_map(|part| &part.rolls);
    let mut rest = plain.as_str();
    for roll in rolls {
        let Some((_, after)) = rest.split_once(&*roll.text) else {
            panic!("{}", roll.text);
        };
        rest = after;
    }
    assert_eq!(jili("list").out.lines().count(), 202);
}

/// RFC 4180 read by hand: another reader than the writer's.
fn read_csv(text: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut field, mut quoted) = (Vec::new(), Vec::new(), String::new(), false);
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match (character, quoted) {
            ('"', true) if characters.peek() == Some(&'"') => field.extend(characters.next()),
            ('"', _) => quoted = !quoted,
            (',', false) => row.push(std::mem::take(&mut field)),
            ('\r', false) => assert_eq!(characters.peek(), Some(&'\n')),
            ('\n', false) => {
                row.push(std::mem::take(&mut field));
                rows.push(std::mem::take(&mut row));
            }
            (other, _) => field.push(other),
        }
    }
    assert!(row.is_empty() && field.is_empty(), "the last row ends");
    rows
}

/// Counts of what filters leave, against the list of the same.
#[test]
fn counts_take_the_filters_of_the_list() {
    for filters in [
        "",
        "--department 商务厅",
        "--category 18",
        "--within 宜宾",
        "--kind county",
        "--instrument funding --within 成都",
        "--place 天府新区",
    ] {
        let listed = parsed(&format!("list {filters} -f json"))["awards"]
            .as_array()
            .unwrap()
            .len();
        for by in ["", "--by prefecture", "--by category", "--by kind"] {
            let counts = parsed(&format!("stats {by} {filters} -f json"));
            let rows = counts["rows"].as_array().unwrap();
            let counted: u64 = rows.iter().map(|row| row["awards"].as_u64().unwrap()).sum();
            assert_eq!(counted, listed as u64, "stats {by} {filters}");
            if !filters.is_empty() {
                assert!(rows.iter().all(|row| row["awards"] != 0), "stats {by} {filters}");
            }
        }
    }
    let first = |line: &str| parsed(line)["rows"][0].clone();
    let ranked = first("stats --by prefecture --department 商务厅 -f json");
    assert_eq!(
        (&ranked["name"], &ranked["rank"]),
        (&Value::from("绵阳市"), &Value::from(1))
    );
    let chosen = first("stats --by prefecture --within 宜宾 -f json");
    assert_eq!(
        (&chosen["name"], &chosen["rank"]),
        (&Value::from("宜宾市"), &Value::Null)
    );
    assert_eq!(jili("stats --category 22 --kind base").code, Some(1));
}

/// A place's own awards and those around it never stand in one table unmarked.
#[test]
fn a_table_of_a_place_says_whose_each_award_is() {
    let catalog = Catalog::embedded();
    let counts = |line: &str| {
        let rows = read_csv(&jili(line).out);
        assert_eq!(rows[0][..2], ["relation", "circular"], "{line}");
        let name = rows[0].iter().position(|column| column == "name").unwrap();
        let mut counts: BTreeMap<String, (usize, BTreeSet<String>)> = BTreeMap::new();
        for row in &rows[1..] {
            let (count, names) = counts.entry(row[0].clone()).or_default();
            *count += 1;
            names.insert(row[name].clone());
        }
        counts
    };
    let of = |name: &str| {
        catalog
            .default_view()
            .awards_of(catalog.gazetteer().by_full_name(name).unwrap())
            .len()
    };
    let county = counts("place 翠屏 -f csv");
    assert_eq!(county.len(), 2);
    assert_eq!(
        county["own"],
        (of("宜宾市翠屏区"), ["宜宾市翠屏区".to_owned()].into())
    );
    assert_eq!(county["prefecture"], (of("宜宾市"), ["宜宾市".to_owned()].into()));
    let prefecture = counts("place 宜宾市 -f csv");
    assert_eq!(prefecture.len(), 2);
    assert_eq!(prefecture["own"], (of("宜宾市"), ["宜宾市".to_owned()].into()));
    assert!(!prefecture["within"].1.contains("宜宾市") && prefecture["within"].0 == 6);
}

#[test]
fn csv_for_excel_begins_with_its_mark() {
    assert!(jili("list -f csv --bom").out.starts_with("\u{feff}circular,"));
    assert!(jili("list -f csv").out.starts_with("circular,"));
    assert!(jili("export -f csv --bom").out.starts_with('\u{feff}'));
    let stats = jili("stats -f csv").out;
    assert!(stats.contains("; ") && !stats.contains('、'), "{stats}");
}

/// What jili prints is taken as it is printed.
#[test]
fn filters_take_the_words_that_are_printed() {
    for (word, key) in [
        ("list --kind 基地", "list --kind base"),
        ("list --kind 县市区", "list --kind COUNTY"),
        ("list --instrument 资金", "list --instrument funding"),
        ("list --instrument 免督查", "list --instrument Exemption"),
    ] {
        let (by_word, by_key) = (jili(word), jili(key));
        assert_eq!(by_word.code, Some(0), "{word}: {}", by_word.err);
        assert_eq!(by_word.out, by_key.out, "{word}");
    }
}

/// Nothing found is the empty form of what was asked for; the status says that there is nothing.
#[test]
fn nothing_found_has_an_empty_form() {
    for (line, rows) in [
        ("list --place 荣县", "awards"),
        ("stats --place 荣县", "rows"),
        ("stats --by prefecture --place 荣县", "rows"),
        ("stats --by category --category 22 --kind base", "rows"),
        ("search zzzz", "hits"),
    ] {
        let of_form = |form: &str| {
            let answer = jili(&format!("{line} -f {form}"));
            assert_eq!(answer.code, Some(1), "{line} {form}: {}", answer.err);
            assert!(!answer.err.is_empty(), "{line} {form}");
            answer.out
        };
        let value: Value = serde_json::from_str(&of_form("json")).unwrap();
        assert_eq!(value[rows].as_array().map(Vec::len), Some(0), "{line}");
        let (csv, found) = (of_form("csv"), line.split(" --place").next().unwrap());
        let found = jili(&format!("{} -f csv", found.replace("zzzz", "cp"))).out;
        assert_eq!(csv.lines().count(), 1, "{line}: {csv}");
        assert_eq!(csv.lines().next(), found.lines().next(), "{line}");
        assert!(of_form("markdown").starts_with("| "), "{line}");
        assert_eq!(of_form("text"), "", "{line}");
    }
}

/// What the text tells on standard error, JSON has too.
#[test]
fn json_of_a_search_has_what_comes_near_and_the_province() {
    let near: Value = serde_json::from_str(&jili("search 北穿穿川 -f json").out).unwrap();
    assert_eq!(near["nearest"][0]["name"], "绵阳市北川羌族自治县");
    let province: Value = serde_json::from_str(&jili("search 四川省 -f json").out).unwrap();
    assert_eq!(province["province"]["place"], "510000");
    let found = parsed("search cp -f json");
    assert_eq!(
        (&found["nearest"], &found["province"]),
        (&Value::Array(Vec::new()), &Value::Null)
    );
}

/// The form is in the file's name, for every command.
#[test]
fn answers_are_written_to_files_too() {
    let folder = tempfile::tempdir().unwrap();
    for (line, name, begins) in [
        ("list --place 翠屏", "a.csv", "circular,"),
        ("place 翠屏", "a.json", "{"),
        ("show 18", "a.md", "## 十八"),
        ("stats", "a.txt", "名称"),
        ("search cp", "b.md", "| 代号"),
        ("brief 翠屏", "brief.md", "# 宜宾市翠屏区获"),
        ("export", "export.txt", "四川省人民政府办公厅关于"),
    ] {
        let path = folder.path().join(name);
        let answer = Answer::of(command(line).arg("-o").arg(&path));
        let written = fs::read_to_string(&path).unwrap();
        assert!(
            answer.out.is_empty() && written.starts_with(begins),
            "{line}: {written}"
        );
        let again = Answer::of(command(line).arg("-o").arg(&path));
        assert_eq!(again.code, Some(2), "{line}");
    }
}

#[test]
fn who_has_nothing_of_what_was_chosen_has_no_rank() {
    let rows = jili("stats --by prefecture --instrument quota -f json").out;
    let value: Value = serde_json::from_str(&rows).unwrap();
    for row in value["rows"].as_array().unwrap() {
        let own = row["own"].as_u64().unwrap_or_default();
        assert_eq!(row["rank"].is_u64(), own > 0 && row["own"].is_u64(), "{row}");
    }
    assert!(!jili("stats --by prefecture --within 甘孜").out.contains("位次"));
}

/// 成都 and 眉山 are asked about the zone that spans them.
#[test]
fn a_zone_that_spans_prefectures_is_said_of_each() {
    for prefecture in ["成都", "眉山"] {
        for command in ["brief", "place"] {
            let answer = jili(&format!("{command} {prefecture}")).out;
            let said = "跨市州的四川天府新区获 2 项次（附件第三、十六项），不计入任何市州";
            assert!(answer.contains(said), "{command} {prefecture}");
        }
    }
    assert!(!jili("brief 绵阳").out.contains("天府新区获"));
}
