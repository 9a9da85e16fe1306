//! Years: what a place had, and what a topic was given for, over two circulars and a year between that nobody has.

use serde_json::Value;

use super::support::{Answer, command, jili};

/// The real circular of 2022 and an invented one of 2021, in which by hand: 宜宾 is on the list of 外贸 and of 创新平台; 荣县 is on
/// that of 农村人居环境, which 2022 does not set.
const DATA: &str = "--data data/circulars/sichuan-2022.toml --data tests/data/library/sichuan-2021.toml";

fn both(line: &str) -> Answer {
    Answer::of(command(&format!("{DATA} {line}")).current_dir(env!("CARGO_MANIFEST_DIR")))
}

fn parsed(answer: &Answer) -> Value {
    serde_json::from_str(&answer.out).unwrap_or_else(|error| panic!("{error}: {}", answer.err))
}

#[test]
fn what_a_place_kept_gained_and_lost_is_told_year_by_year() {
    let answer = both("history 宜宾");
    assert_eq!(answer.code, Some(0), "{}", answer.err);
    for said in [
        "2021（虚构样例）",
        "2021 → 2022　保持 1 项：外贸\n",
        "2021 → 2022　未再列入 1 项：创新平台\n",
        "* 按标题推定",
    ] {
        assert!(answer.out.contains(said), "{said}: {}", answer.out);
    }
    let row = |name: &str| {
        let mut lines = answer.out.lines();
        let row = lines.find(|line| line.starts_with(name)).unwrap_or_default();
        row.split("  ")
            .filter(|cell| !cell.is_empty())
            .map(str::trim)
            .collect::<Vec<_>>()
    };
    assert_eq!(row("外贸"), ["外贸*", "1 项次，500 万元", "3 项次"]);
    assert_eq!(row("创新平台"), ["创新平台*", "1 项次", "未列入"]);
    assert_eq!(
        row("粮食生产"),
        ["粮食生产与高标准农田*", "当年未设此事项", "1 项次，1000 万元"]
    );
    assert_eq!(
        row("本级合计"),
        ["本级合计", "2 个激励事项、2 项次", "13 个激励事项、15 项次"]
    );
}

#[test]
fn what_is_no_longer_set_is_not_lost() {
    let file = parsed(&both("history 荣县 -f json"));
    let change = &file["issuers"][0]["changes"][0];
    assert_eq!(
        (&change["from"], &change["to"]),
        (&Value::from(2021), &Value::from(2022))
    );
    assert_eq!(change["no_longer_set"], serde_json::json!(["rural-environment"]));
    assert_eq!(change["lost"], serde_json::json!([]));
}

#[test]
fn nothing_is_concluded_across_a_year_that_the_library_lacks() {
    let folder = tempfile::tempdir().unwrap();
    let text = std::fs::read_to_string("tests/data/library/sichuan-2021.toml").unwrap();
    let text = text.replace("2021", "2020").replace("2022", "2021");
    let path = folder.path().join("sichuan-2020.toml");
    std::fs::write(&path, text).unwrap();
    let line = "history 宜宾 --data data/circulars/sichuan-2022.toml --data";
    let answer = Answer::of(command(line).arg(&path).current_dir(env!("CARGO_MANIFEST_DIR")));
    assert_eq!(answer.code, Some(0), "{}", answer.err);
    assert!(
        answer.out.contains("2021 年度通报未入库，前后年度不作比较。"),
        "{}",
        answer.out
    );
    assert!(
        !answer.out.contains('→') && !answer.out.contains("保持"),
        "{}",
        answer.out
    );
    let row = answer.out.lines().find(|line| line.starts_with("外贸")).unwrap();
    assert!(row.contains("未入库"), "{row}");
}

#[test]
fn a_topic_tells_who_got_it_and_how_much_each_year() {
    for word in ["外贸", "foreign-trade", "对外贸易"] {
        let answer = both(&format!("history --topic {word}"));
        assert_eq!(answer.code, Some(0), "{word}: {}", answer.err);
        for said in [
            "激励对象 3 个：绵阳市、宜宾市、乐山市\n",
            "明确额度：500 万元\n",
            "2022年对上述地方各给予500万元激励支持。\n",
            "与上年措辞差异较大，不逐字比较",
        ] {
            assert!(answer.out.contains(said), "{word}: {said}: {}", answer.out);
        }
    }
    let file = parsed(&both("history --topic 外贸 -f json"));
    let years = file["issuers"][0]["years"].as_array().unwrap();
    let awards = |year: &Value| year["awards"].as_array().unwrap().len();
    assert_eq!(years.iter().map(awards).collect::<Vec<_>>(), [3, 27]);
}

#[test]
fn what_nobody_has_is_said() {
    let cases = [
        ("history 北京", 1, "范围内没有涉及北京市的通报"),
        ("history --topic 呵呵", 1, "没有同类事项“呵呵”"),
        ("history --topic 海洋经济", 1, "范围内的通报未设“海洋经济”事项"),
        ("history", 2, "<PLACE>"),
        ("history 宜宾 --topic 外贸", 2, "--topic"),
    ];
    for (line, code, said) in cases {
        let answer = jili(line);
        assert_eq!((answer.code, answer.out.as_str()), (Some(code), ""), "{line}");
        assert!(answer.err.contains(said), "{line}: {}", answer.err);
    }
}

/// What 四川省商务厅 issues is no year of the province's government: nothing is compared with it.
#[test]
fn a_department_s_circular_is_no_year_of_its_government() {
    let folder = tempfile::tempdir().unwrap();
    let text = std::fs::read_to_string("tests/data/library/sichuan-2021.toml").unwrap();
    let text = text.replace("四川省人民政府办公厅", "四川省商务厅");
    let path = folder.path().join("sichuan-2021.toml");
    std::fs::write(&path, text).unwrap();
    let run = |line: &str| {
        let line = format!("{line} --data data/circulars/sichuan-2022.toml --data");
        Answer::of(command(&line).arg(&path).current_dir(env!("CARGO_MANIFEST_DIR")))
    };
    for line in ["history 宜宾 -f json", "history --topic 外贸 -f json"] {
        let file = parsed(&run(line));
        let issuers = file["issuers"].as_array().unwrap();
        assert_eq!(issuers.len(), 2, "{line}: {file}");
    }
    let answer = run("history 宜宾");
    assert!(!answer.out.contains("保持"), "{}", answer.out);
    assert!(
        answer.out.contains("仅有 2021 年度通报，无从比较"),
        "{}",
        answer.out
    );
}

#[test]
fn a_row_of_an_invented_circular_says_so_in_every_form() {
    let file = parsed(&both("list --all --place 宜宾 -f json"));
    for row in file["awards"].as_array().unwrap() {
        let invented = row["circular"] == "sichuan-2021";
        assert_eq!(row.get("synthetic").is_some(), invented, "{row}");
    }
    let csv = both("list --all --place 宜宾 -f csv");
    for row in csv.out.lines().filter(|row| row.starts_with("sichuan-")) {
        let said = row.trim_end().rsplit(',').next().unwrap();
        assert_eq!(said == "true", row.starts_with("sichuan-2021"), "{row}");
    }
}
