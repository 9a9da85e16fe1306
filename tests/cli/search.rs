//! `jili search --in`, and a place in place of a command.

use jili::catalog::Catalog;
use serde_json::Value;

use super::support::jili;

fn parsed(line: &str) -> Value {
    serde_json::from_str(&jili(line).out).unwrap()
}

/// The categories whose measures have a word, in printed order, one for each measure.
fn measures_with(word: &str) -> Vec<u64> {
    let catalog = Catalog::embedded();
    let view = catalog.default_view();
    let mut numbers = Vec::new();
    for (_, category) in view.categories() {
        let measures = category.parts.iter().flat_map(|part| &part.measures);
        let having = measures.filter(|measure| measure.text.contains(word));
        numbers.extend(having.map(|_| u64::from(category.number)));
    }
    numbers
}

#[test]
fn words_of_the_text_are_found_where_they_stand() {
    let found = parsed("search 专项资金 --in text -f json");
    let passages = found["text"].as_array().unwrap();
    let numbers: Vec<_> = passages
        .iter()
        .map(|row| row["category"].as_u64().unwrap())
        .collect();
    assert_eq!(numbers, measures_with("专项资金"));
    for row in passages {
        let text: Vec<char> = row["text"].as_str().unwrap().chars().collect();
        let marks = row["marks"].as_array().unwrap();
        for mark in marks {
            let (start, end) = (mark[0].as_u64().unwrap(), mark[1].as_u64().unwrap());
            let marked: String = text[start as usize..end as usize].iter().collect();
            assert_eq!(marked, "专项资金");
        }
        assert!(!marks.is_empty());
    }
    assert_eq!(
        (&found["hits"], &found["total"]),
        (&Value::Array(Vec::new()), &Value::from(0))
    );
    assert_eq!(found.get("categories"), None, "they were not asked for");
    assert_eq!(parsed("search 專項資金 --in text -f json")["text"], found["text"]);
}

#[test]
fn lines_are_those_of_the_text() {
    let source = include_str!("../../data/circulars/sichuan-2022.txt");
    let lines: Vec<_> = source.lines().collect();
    let found = parsed("search 保税物流中心 --in text -f json");
    let row = &found["text"][0];
    let (first, last) = (
        row["lines"][0].as_u64().unwrap(),
        row["lines"][1].as_u64().unwrap(),
    );
    let printed: String = lines[first as usize - 1..last as usize].concat();
    let printed: String = printed
        .chars()
        .filter(|character| !character.is_whitespace())
        .collect();
    assert!(printed.contains("保税物流中心"), "{printed}");
    let cited = jili("search 保税物流中心 --in text --cite").out;
    assert!(
        cited.contains("川办函〔2023〕58号附件第十八项（数据文件第 ") && first <= last,
        "{cited}"
    );
    assert!(cited.contains("【保税物流中心】"), "{cited}");
    assert!(!jili("search 保税物流中心 --in text").out.contains("数据文件"));
}

#[test]
fn sections_are_found_as_they_are_asked_for() {
    let cases = [
        (
            "search 外贸 --in categories",
            "激励事项\n18 外贸  27 项次  名称\n",
        ),
        (
            "search 十八 --in categories",
            "激励事项\n18 外贸  27 项次  别名\n",
        ),
        ("search 18 --in categories", "激励事项\n18 外贸  27 项次  序号\n"),
        (
            "search 发改委 --in departments",
            "组织实施单位\n省发展改革委  5 条措施  缩略\n",
        ),
        (
            "search swt --in departments --lang en",
            "Departments\nDepartment of Commerce (商务厅)  4 measures  initials swt\n",
        ),
        ("search cp --in places,text", "地方\n宜宾市翠屏区"),
    ];
    for (line, begins) in cases {
        let answer = jili(line);
        assert_eq!((answer.code, answer.err.as_str()), (Some(0), ""), "{line}");
        assert!(answer.out.starts_with(begins), "{line}: {}", answer.out);
    }
    for (line, said) in [
        ("search zzzz --in text", "jili: 未找到匹配“zzzz”的内容\n"),
        (
            "search 翠屏 --in departments --lang en",
            "jili: nothing found for \"翠屏\"\n",
        ),
    ] {
        let answer = jili(line);
        assert_eq!(
            (answer.code, answer.out.as_str(), answer.err.as_str()),
            (Some(1), "", said)
        );
    }
    assert_eq!(jili("search 外贸 --in 原文").code, Some(2));
}

#[test]
fn rows_of_all_sections_have_one_shape() {
    let csv = jili("search 外贸 --in places,categories,text -f csv").out;
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let header = reader.headers().unwrap().clone();
    assert_eq!(
        header.iter().collect::<Vec<_>>(),
        [
            "section", "circular", "category", "name", "text", "count", "tier", "why", "citation"
        ]
    );
    let rows: Vec<_> = reader.records().map(Result::unwrap).collect();
    let of = |section: &str| rows.iter().filter(|row| &row[0] == section).count();
    assert_eq!((of("places"), of("categories")), (9, 1));
    assert!(
        rows.iter()
            .filter(|row| &row[0] == "text")
            .all(|row| row[4].contains("【外贸】"))
    );
    let places = jili("search 外贸 -f csv").out;
    assert!(
        places.starts_with("place,name,kind,"),
        "places alone are as they were"
    );
    let markdown = jili("search 外贸 --in categories -f markdown --cite").out;
    assert!(
        markdown.starts_with("| 栏目 | 事项 |") && markdown.contains("附件第十八项"),
        "{markdown}"
    );
}

#[test]
fn a_place_in_place_of_a_command_prints_what_it_has() {
    for word in ["荥经", "yingjing", "荥经县", "511822"] {
        let (bare, place) = (jili(word), jili("place 荥经"));
        assert_eq!(
            (bare.code, bare.out, bare.err.as_str()),
            (Some(0), place.out, ""),
            "{word}"
        );
    }
    assert_eq!(
        jili("--lang en 荥经 -f json --cite").out,
        jili("place 荥经 -f json --cite --lang en").out
    );
}

#[test]
fn what_is_no_clear_place_is_a_mistyped_command() {
    for word in [
        "广安", "市中", "lst", "shw", "plac", "zzzz", "yingj", "翠坪", "川", "荥",
    ] {
        let answer = jili(word);
        assert_eq!((answer.code, answer.out.as_str()), (Some(2), ""), "{word}");
        let said = format!("jili: 没有“{word}”这个命令\n");
        assert!(answer.err.starts_with(&said), "{word}: {}", answer.err);
    }
    assert_eq!(jili("宜宾 翠屏").code, Some(2));
    assert_eq!(jili("荥经 --bogus").code, Some(2));
}
