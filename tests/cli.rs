//! The commands, driven as a shell drives them: what they print, where, and how they end.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on fails"
)]

#[path = "support/program.rs"]
mod support;

#[path = "cli/files.rs"]
mod files;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Read;
use std::process::Stdio;

use jili::catalog::Catalog;
use jili::gazetteer::Kind;
use serde_json::Value;
use support::{Answer, command, jili};

/// What a briefing says of nothing: in words, with no empty brackets, and in its title.
#[test]
fn a_briefing_says_in_words_that_there_is_nothing() {
    let catalog = Catalog::embedded();
    let all = catalog.gazetteer().places();
    // Every prefecture, and of the others each that differs: named or not, in a prefecture that is or is not.
    let some = all.filter(|(_, place)| place.kind != Kind::Province).enumerate();
    for (_, (id, place)) in some.filter(|(at, (_, place))| place.kind == Kind::Prefecture || at % 7 == 0) {
        let key = &place.key;
        let (zh, en) = (
            jili(&format!("brief {key}")),
            jili(&format!("brief {key} --lang en")),
        );
        assert_eq!((zh.code, en.code), (Some(0), Some(0)), "{place}");
        for empty in [
            "（）",
            " 0 个",
            "另获 0",
            "()",
            " 0 places",
            " 0 awards",
            "1 awards",
            "1 categories",
        ] {
            for said in [&zh.out, &en.out] {
                let lines = said
                    .lines()
                    .filter(|line| line.starts_with("- ") || line.starts_with('#'));
                for line in lines.filter(|line| line.contains(empty)) {
                    // 11 awards are well said.
                    assert!(line.contains(&format!("1{empty}")), "{place}: {line}");
                }
            }
        }
        assert!(!en.out.contains("（annex"), "{place}");
        let has_none = catalog.awards_of(id).is_empty() && catalog.awards_about(id).count_within() == 0;
        let title = zh.out.lines().next().unwrap();
        assert_eq!(title.contains("未列入"), has_none, "{title}");
        assert_eq!(zh.out.contains("写明数额的激励"), !has_none, "{place}");
    }
}

/// Text for people, held against what somebody has looked at.
#[test]
fn commands_print_what_they_printed() {
    let commands = [
        "list --category 18 --within 宜宾",
        "list --department 省林草局 --kind zone",
        "list --instrument exemption --within 成都",
        "list --place 翠屏 --cite",
        "list --category 1-2 -f markdown",
        "list --category 一 -f csv",
        "show 18",
        "show 十八 --cite",
        "show 外贸 -f markdown",
        "show 数字 --lang en",
        "place 荥经",
        "place 翠屏 --cite",
        "place 荣县",
        "place 甘孜州",
        "place 天府新区 --lang en",
        "place 铁路港 -f markdown",
        "search cp",
        "search 市中",
        "search 翠坪 --lang en",
        "search yibin -f csv",
        "search gaoxinqu -f json",
        "stats",
        "stats --by prefecture",
        "stats --by category --lang en",
        "stats --by department",
        "stats --by instrument -f markdown",
        "stats --by kind -f json",
        "stats --by prefecture --department swt",
        "brief 宜宾",
        "brief 甘孜州",
        "brief 翠屏 --cite",
        "brief 荣县",
        "brief 自贡",
        "brief 泸定 --lang en",
        "brief 天府新区",
        "brief 遂宁经开区",
        "brief 宜宾 --lang en",
        "brief 荥经 --lang en",
    ];
    for line in commands {
        let answer = jili(line);
        assert_eq!(answer.code, Some(0), "{line}: {}", answer.err);
        let name = line.replace([' ', '-'], "_");
        insta::with_settings!({ prepend_module_to_snapshot => false, snapshot_path => "snapshots/cli", omit_expression => true }, {
            insta::assert_snapshot!(name, answer.out);
        });
    }
}

#[test]
fn every_end_has_its_status_and_says_what_to_try() {
    let cases: &[(&str, i32, &str)] = &[
        ("place 翠屏", 0, ""),
        ("place cuiping", 0, ""),
        ("place cp", 0, "jili: cp → 宜宾市翠屏区（首字母 cp）\n"),
        ("place 翠坪", 0, "jili: 翠坪 → 宜宾市翠屏区（同音 坪→屏）\n"),
        ("place 荣县", 0, ""),
        ("place tianfu-new-area", 0, ""),
        (
            "place 市中",
            2,
            "jili: “市中”可以是几个地方：内江市市中区、乐山市市中区\njili: 请写得更具体，例如加上市州，或用代码\n",
        ),
        (
            "place 广安",
            2,
            "jili: “广安”可以是几个地方：广安市、广安市广安区\njili: 请写得更具体，例如加上市州，或用代码\n",
        ),
        (
            "place 北京",
            1,
            "jili: 没有“北京”这个地方；相近的有：绵阳市北川羌族自治县\n",
        ),
        ("place zzzz", 1, "jili: 没有“zzzz”这个地方\n"),
        ("brief zzzz --lang en", 1, "jili: no place is called \"zzzz\"\n"),
        ("search zzzz", 1, "jili: 没有“zzzz”这个地方\n"),
        ("list --category 22 --kind base", 1, "jili: 没有符合条件的激励\n"),
        (
            "list --category 99",
            2,
            "jili: 没有激励事项“99”；编号为 1 至 23\n",
        ),
        (
            "list --category 5-1",
            2,
            "jili: 没有激励事项“5-1”；编号为 1 至 23\n",
        ),
        ("list --bom", 2, "jili: --bom 只用于 CSV；请加 -f csv\n"),
        ("export --bom", 2, "jili: --bom 只用于 CSV；请加 -f csv\n"),
        ("place 绵阳市", 0, ""),
        ("list --category 0", 2, "jili: 没有激励事项“0”；编号为 1 至 23\n"),
        (
            "show 医",
            2,
            "jili: “医”可以是几个激励事项：20 公立医院高质量发展、21 医保经办、22 中医药综合改革\n",
        ),
        (
            "show xyz --lang en",
            2,
            "jili: there is no category \"xyz\"; they are numbered 1 to 23\n",
        ),
        ("list --department 商务", 0, "jili: 商务 → 商务厅（名称）\n"),
        ("show １８", 0, ""),
        ("show 第18", 0, ""),
        ("show 第十八项", 0, ""),
        ("list --category 1-3,5", 0, ""),
        (
            "list --category 1-3,50",
            2,
            "jili: 没有激励事项“50”；编号为 1 至 23\n",
        ),
        ("search ，", 2, "jili: “，”里没有可查的字\n"),
        (
            "place - --lang en",
            2,
            "jili: there is nothing to look for in \"-\"\n",
        ),
        ("list --department 商务厅", 0, ""),
        ("list --department swt", 0, "jili: swt → 商务厅（首字母 swt）\n"),
        (
            "list --department 发改委",
            0,
            "jili: 发改委 → 省发展改革委（缩略）\n",
        ),
        (
            "list --department 省林业和草原局 --lang en",
            0,
            "jili: 省林业和草原局 → 省林草局 (in full)\n",
        ),
        (
            "list --department 省政府",
            2,
            "jili: “省政府”可以是几个单位：省政府办公厅、省政府督查室\njili: 请写得更具体\n",
        ),
        (
            "list --department 林草厅",
            1,
            "jili: 没有组织实施单位叫“林草厅”；相近的有：省林草局\n",
        ),
        ("list --department 林草局", 0, "jili: 林草局 → 省林草局（名称）\n"),
        (
            "list --within 翠屏",
            2,
            "jili: “翠屏”不是市州（宜宾市翠屏区）\njili: 查一个地方请用 --place 翠屏\n",
        ),
        (
            "list --within 市中 --lang en",
            2,
            "jili: \"市中\" is no prefecture (内江市市中区、乐山市市中区)\njili: for one place use --place 市中\n",
        ),
        (
            "list --within tianfu-new-area",
            2,
            "jili: “tianfu-new-area”不是市州（四川天府新区）\njili: 查一个地方请用 --place tianfu-new-area\n",
        ),
        ("list --within zzzz", 1, "jili: 没有“zzzz”这个地方\n"),
        ("list --within 甘孜", 0, ""),
        (
            "lst",
            2,
            "jili: 没有“lst”这个命令\njili: 相近的有：list；见 jili --help\n",
        ),
        (
            "lst --lang en",
            2,
            "jili: unrecognized subcommand 'lst'\njili: tip: a similar subcommand exists: 'list'; see jili --help\n",
        ),
        (
            "list --knd county",
            2,
            "jili: 不认识参数“--knd”\njili: 相近的有：--kind；见 jili --help\n",
        ),
        (
            "list --knd county --lang=en",
            2,
            "jili: unexpected argument '--knd' found\njili: tip: a similar argument exists: '--kind'; see jili --help\n",
        ),
        (
            "list --kind town",
            2,
            "jili: --kind <KIND> 不能是“town”\njili: 可以是：prefecture、county、zone、base；见 jili --help\n",
        ),
        (
            "list --kind countie",
            2,
            "jili: --kind <KIND> 不能是“countie”\njili: 相近的有：county；可以是：prefecture、county、zone、base；见 jili --help\n",
        ),
        (
            "--lang en list --kind town",
            2,
            "jili: invalid value 'town' for '--kind <KIND>'\njili: [possible values: prefecture, county, zone, base]; see jili --help\n",
        ),
        (
            "list --kind",
            2,
            "jili: --kind <KIND> 缺少值\njili: 可以是：prefecture、county、zone、base；见 jili --help\n",
        ),
        ("place", 2, "jili: 缺少 <PLACE>\njili: 见 jili --help\n"),
        ("show 1 2", 2, "jili: 不认识参数“2”\njili: 见 jili --help\n"),
        (
            "export --force",
            2,
            "jili: 缺少 --output <FILE>\njili: 见 jili --help\n",
        ),
        (
            "list --cite --cite",
            2,
            "jili: --cite 只能写一次\njili: 见 jili --help\n",
        ),
        (
            "list --cite=1",
            2,
            "jili: --cite 多了值“1”\njili: 见 jili --help\n",
        ),
        (
            "",
            2,
            "jili: 浏览界面需要终端；在管道或文件里请用 jili list、jili export 等命令，见 jili --help\n",
        ),
        (
            "--lang en",
            2,
            "jili: the browser needs a terminal; into a pipe or a file use jili list, jili export and others, see jili --help\n",
        ),
    ];
    for (line, code, said) in cases {
        let answer = jili(line);
        assert_eq!(
            (answer.code, answer.err.as_str()),
            (Some(*code), *said),
            "jili {line}"
        );
        if *code != 0 {
            assert_eq!(answer.out, "", "jili {line}");
        }
    }
}

#[test]
fn a_department_that_nobody_knows_is_answered_with_all_on_lines_that_can_be_read() {
    let answer = jili("list --department 我");
    assert_eq!(answer.code, Some(1));
    let lines: Vec<_> = answer.err.lines().collect();
    assert_eq!(lines[0], "jili: 没有组织实施单位叫“我”；有：");
    assert!(
        lines.len() > 2 && lines.iter().all(|line| line.chars().count() < 50),
        "{}",
        answer.err
    );
    for share in Catalog::embedded().departments() {
        assert!(answer.err.contains(share.name), "{}", share.name);
    }
}

#[test]
fn help_and_version_are_answers() {
    assert_eq!(
        jili("--version").out,
        format!("jili {}\n", env!("CARGO_PKG_VERSION"))
    );
    let help = jili("--help");
    assert_eq!(help.code, Some(0));
    for word in [
        "list",
        "show",
        "place",
        "search",
        "stats",
        "brief",
        "export",
        "completions",
        "man",
        "Exit status: 0 found",
    ] {
        assert!(help.out.contains(word), "{word}");
    }
}

#[test]
fn completions_and_manual_are_generated() {
    for shell in ["bash", "zsh", "fish", "powershell"] {
        let script = jili(&format!("completions {shell}")).out;
        assert!(script.contains("jili") && script.contains("within"), "{shell}");
    }
    let manual = jili("man").out;
    assert!(manual.contains(".TH jili 1"));
    // Every page that the manual refers to is there.
    let pages = manual
        .split("jili\\-")
        .skip(1)
        .filter_map(|rest| rest.split_once("(1)"));
    let pages: BTreeSet<_> = pages.map(|(name, _)| name).collect();
    assert_eq!(pages.len(), 9, "{pages:?}");
    for name in pages {
        let page = jili(&format!("man {name}"));
        assert_eq!(page.code, Some(0), "{name}: {}", page.err);
        for part in [
            format!(".TH jili-{name} 1"),
            format!("jili {}", env!("CARGO_PKG_VERSION")),
            "\\-\\-lang".to_owned(),
        ] {
            assert!(page.out.contains(&part), "{name}: {part}");
        }
    }
    let unknown = jili("man lst");
    assert_eq!(unknown.code, Some(2));
    assert!(
        unknown
            .err
            .starts_with("jili: 没有“lst”这个命令；有：list、show、"),
        "{}",
        unknown.err
    );
}

fn parsed(line: &str) -> Value {
    let answer = jili(line);
    assert_eq!(answer.code, Some(0), "{line}: {}", answer.err);
    serde_json::from_str(&answer.out).unwrap_or_else(|error| panic!("{line}: {error}"))
}

#[test]
fn json_keeps_its_shape() {
    let cases = [
        ("export", "jili.circular-1"),
        ("list -f json", "jili.awards-1"),
        ("show 12 -f json", "jili.awards-1"),
        ("place 宜宾 -f json", "jili.place-1"),
        ("place 翠屏 -f json", "jili.place-1"),
        ("place 天府新区 -f json", "jili.place-1"),
        ("search cp -f json", "jili.search-1"),
        ("search 高新区 -f json", "jili.search-1"),
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
    assert_eq!(value["total"], 204, "21 prefectures and 183 counties");
    assert_eq!(value["hits"].as_array().unwrap().len(), 50);
    assert!(jili("search 51").out.ends_with("\n\n共 204 个，以上是前 50 个\n"));
    assert!(jili("search 51 --lang en").out.ends_with("\n\nfirst 50 of 204\n"));
    for format in ["csv", "markdown"] {
        let answer = jili(&format!("search 51 -f {format}"));
        assert_eq!(answer.err, "jili: 共 204 个，以上是前 50 个\n", "{format}");
        assert!(!answer.out.contains("204 个"), "{format}");
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
        .flat_map(|part| part["measure"]["departments"].as_array().unwrap())
        .map(|name| name.as_str().unwrap())
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
    let source = squeeze(include_str!("../data/circulars/sichuan-2022.txt"));
    for text in parts
        .iter()
        .map(|part| &part["measure"]["text"])
        .chain(rolls.iter().map(|roll| &roll["text"]))
    {
        assert!(source.contains(&squeeze(text.as_str().unwrap())), "{text}");
    }
}

#[test]
fn every_form_says_the_same() {
    let catalog = Catalog::embedded();
    let expected: Vec<_> = catalog
        .awards()
        .map(|award| {
            (
                award.category.number.to_string(),
                award.place.full_name.to_string(),
                award.measure().text.to_string(),
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
    let circular = &catalog.circulars()[0];
    let printed = &circular.printed;
    let head = [
        &circular.title,
        &circular.document_number,
        &circular.issuer,
        &printed.salutation,
        &printed.enclosure,
        &printed.date,
        &printed.annex_title,
        &circular.closing,
    ];
    for paragraph in head.into_iter().chain(&circular.preamble) {
        assert!(plain.contains(&**paragraph), "{paragraph}");
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
        (&Value::from("宜宾市"), &Value::from(1))
    );
    let chosen = first("stats --by prefecture --within 宜宾 -f json");
    assert_eq!(
        (&chosen["name"], &chosen["rank"]),
        (&Value::from("宜宾市"), &Value::Null)
    );
    assert_eq!(jili("stats --category 22 --kind base").code, Some(1));
}

#[test]
fn categories_are_understood_however_they_are_written() {
    let numbers = |word: &str| {
        let answer = Answer::of(command("list -f json --category").arg(word));
        assert_eq!(answer.code, Some(0), "{word}: {}", answer.err);
        let file: Value = serde_json::from_str(&answer.out).unwrap();
        let awards = file["awards"].as_array().unwrap();
        let numbers = awards.iter().map(|award| award["category"].as_u64().unwrap());
        numbers.collect::<BTreeSet<_>>().into_iter().collect::<Vec<_>>()
    };
    let cases: &[(&str, &[u64])] = &[
        ("１８", &[18]),
        ("第18", &[18]),
        ("第十八项", &[18]),
        ("第 18 项", &[18]),
        (" 十八 ", &[18]),
        ("1-3,5", &[1, 2, 3, 5]),
        ("1－3，５", &[1, 2, 3, 5]),
        ("一至三、五", &[1, 2, 3, 5]),
        ("20～22", &[20, 21, 22]),
        ("外贸,效能", &[1, 18]),
        ("货物进出口指标、绿色贸易指标", &[18]),
    ];
    for (word, expected) in cases {
        assert_eq!(numbers(word), *expected, "{word}");
    }
}

#[test]
fn empty_queries_are_misuse() {
    for arguments in [
        &["search", ""][..],
        &["search", " ", "-f", "json"],
        &["place", ""],
        &["list", "--within", ""],
        &["list", "--department", " "],
        &["list", "--category", ""],
    ] {
        let answer = Answer::of(command("").args(arguments));
        assert_eq!((answer.code, answer.out.as_str()), (Some(2), ""), "{arguments:?}");
        assert!(!answer.err.is_empty());
    }
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

#[test]
fn the_same_is_printed_every_time() {
    for line in ["export", "list -f csv", "brief 成都", "search x"] {
        assert_eq!(jili(line).out, jili(line).out, "{line}");
    }
}

#[test]
fn colours_are_only_where_they_are_wanted() {
    let coloured = |line: &str, variables: &[(&str, &str)]| {
        let mut command = command(line);
        command.envs(variables.iter().copied());
        Answer::of(&mut command).out.contains('\u{1b}')
    };
    assert!(!coloured("place 翠屏", &[]), "a pipe");
    assert!(coloured("place 翠屏 --color always", &[]));
    assert!(coloured("place 翠屏", &[("CLICOLOR_FORCE", "1")]));
    assert!(!coloured(
        "place 翠屏",
        &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]
    ));
    assert!(!coloured("place 翠屏 --color never", &[("CLICOLOR_FORCE", "1")]));
}

#[test]
fn the_locale_chooses_the_language() {
    let said = |lang: &str| {
        let mut command = command("place 荣县");
        command.env("LANG", lang).env_remove("LC_ALL");
        Answer::of(&mut command).out
    };
    assert!(said("en_US.UTF-8").contains("is not named in this circular"));
    assert!(said("zh_CN.UTF-8").contains("未列入本通报"));
    assert!(said("C").contains("未列入本通报"));
}

#[test]
fn a_closed_pipe_ends_it_quietly() {
    let mut child = command("export")
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut first = [0; 16];
    child.stdout.take().unwrap().read_exact(&mut first).unwrap();
    // The pipe is closed here, long before the export is through.
    let output = child.wait_with_output().unwrap();
    assert_eq!(
        (output.status.code(), output.stderr.as_slice()),
        (Some(0), &b""[..])
    );
}

#[cfg(unix)]
#[test]
fn bytes_that_are_no_text_are_refused_with_a_word() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    let strange = OsStr::from_bytes(b"\xff\xfe");
    for arguments in [&["place"][..], &["search"], &["list", "--place"], &["show"]] {
        let answer = Answer::of(command("").args(arguments).arg(strange));
        assert_eq!(answer.code, Some(2), "{arguments:?}: {}", answer.err);
        assert!(!answer.err.is_empty());
    }
    for variable in ["LANG", "LC_ALL", "NO_COLOR", "TERM", "COLUMNS"] {
        let answer = Answer::of(command("place 翠屏").env(variable, strange));
        assert_eq!(answer.code, Some(0), "{variable}: {}", answer.err);
    }
}
