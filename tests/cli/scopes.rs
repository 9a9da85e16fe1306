//! Several circulars: an answer is about those that were asked for, and nothing of one mixes with another's.

use serde_json::Value;

use super::support::{Answer, command, jili};

const DATA: &str = "--data data/circulars/sichuan-2022.toml --data tests/cli/sichuan-2021.toml";

/// The answer with both circulars loaded.
fn both(line: &str) -> Answer {
    let answer = Answer::of(command(&format!("{DATA} {line}")).current_dir(env!("CARGO_MANIFEST_DIR")));
    assert!(!answer.err.contains("panicked"), "{line}: {}", answer.err);
    answer
}

fn parsed(line: &str) -> Value {
    serde_json::from_str(&both(line).out).unwrap_or_else(|error| panic!("{line}: {error}"))
}

/// Citations alone differ, since data that was named has no source text beside it.
#[test]
fn a_second_circular_changes_no_answer_about_the_first() {
    for line in [
        "list",
        "list --place 成都 -f markdown",
        "list --within 宜宾 --department 商务厅",
        "show",
        "show 外贸",
        "show 18 -f markdown",
        "place 宜宾",
        "place 翠屏 -f markdown",
        "place 四川",
        "search cp",
        "search yibin -f json",
        "stats",
        "stats --by prefecture",
        "stats --by category -f csv",
        "stats --by department -f json",
        "stats --by instrument --lang en",
        "stats --by kind -f markdown",
        "brief 宜宾 --rank",
        "brief 四川 --rank",
        "export -f markdown",
    ] {
        let (one, two) = (jili(line), both(line));
        // But that there is another is said, in paragraphs of its own.
        let is_own = |line: &&str| !line.is_empty() && !line.contains("另见") && !line.contains("一并列出");
        let own = |text: &str| -> Vec<String> { text.lines().filter(is_own).map(str::to_owned).collect() };
        assert_eq!((one.code, own(&one.out)), (two.code, own(&two.out)), "{line}");
    }
    let of = |answer: Answer| without_lines(serde_json::from_str(&answer.out).unwrap());
    assert!(
        of(jili("export")) == of(both("export")),
        "the export says something else"
    );
}

/// A file without the lines of the source.
fn without_lines(mut value: Value) -> Value {
    match &mut value {
        Value::Object(fields) => {
            fields.remove("lines");
            fields
                .values_mut()
                .for_each(|field| *field = without_lines(field.take()));
        }
        Value::Array(items) => items
            .iter_mut()
            .for_each(|item| *item = without_lines(item.take())),
        _ => {}
    }
    value
}

#[test]
fn what_was_asked_for_is_said() {
    let scope = "范围：四川省人民政府办公厅 2021 年度通报（川办函〔2022〕1号，虚构样例）\n";
    for words in [
        "--circular sichuan-2021",
        "--circular 川办函〔2022〕1号",
        "--year 2021",
        "--year 2021 --issuer 四川 --region 四川",
    ] {
        for command in [
            "list",
            "show 1",
            "place 宜宾",
            "search cp",
            "stats --by prefecture",
        ] {
            let answer = both(&format!("{command} {words}"));
            assert_eq!(answer.code, Some(0), "{command} {words}: {}", answer.err);
            assert!(answer.out.starts_with(scope), "{command} {words}: {}", answer.out);
        }
        assert_eq!(
            both(&format!("list {words}")).out.lines().count(),
            2 + 5,
            "{words}"
        );
    }
    for format in ["json", "csv"] {
        let rows = both(&format!("list --year 2021 -f {format}")).out;
        assert!(
            rows.contains("sichuan-2021") && !rows.contains("sichuan-2022"),
            "{rows}"
        );
    }
    assert!(!both("list --circular sichuan-2022").out.contains("范围"));
    let none = both("list --year 1999");
    assert_eq!((none.code, none.out.as_str()), (Some(1), ""));
    assert!(none.err.contains("sichuan-2021") && none.err.contains("sichuan-2022"));
    assert_eq!(both("list --circular sichuan-1999").code, Some(2));
    assert_eq!(both("list --all --year 2021").code, Some(2));
}

/// 成都市 has two awards in one category of 2021, 宜宾市 one in each of two: by categories 宜宾市 is first.
#[test]
fn ranks_go_by_distinct_categories_of_one_circular() {
    let rows = parsed("stats --by prefecture --year 2021 -f json");
    let first: Vec<_> = rows["rows"].as_array().unwrap().iter().take(2).collect();
    for (row, name, categories, awards, rank) in
        [(first[0], "宜宾市", 2, 2, 1), (first[1], "成都市", 1, 2, 2)]
    {
        assert_eq!(row["name"], name);
        assert_eq!(
            (&row["own_categories"], &row["own"], &row["rank"]),
            (&Value::from(categories), &Value::from(awards), &Value::from(rank))
        );
    }
    let said = both("brief 宜宾 --year 2021 --rank").out;
    assert!(
        said.contains("按本级激励事项数（2 个），在四川省 21 个市州中居第 1 位。"),
        "{said}"
    );
    let ties = both("brief 宜宾 --rank").out;
    assert!(
        ties.contains("按本级激励事项数（13 个），在四川省 21 个市州中居并列第 1 位（2 地并列）。"),
        "{ties}"
    );
    assert!(!both("brief 宜宾").out.contains(" 位"));
}

#[test]
fn several_circulars_are_kept_apart() {
    // The newest first, each with its own counts.
    let place = both("place 翠屏 --all").out;
    let newer = place.find("2022 年度通报（川办函〔2023〕58号）\n宜宾市翠屏区共获 2 个激励事项、2 项次");
    let older =
        place.find("2021 年度通报（川办函〔2022〕1号，虚构样例）\n宜宾市翠屏区共获 1 个激励事项、1 项次");
    assert!(newer.is_some() && newer < older, "{place}");
    let table = both("stats --by prefecture --all").out;
    let yibin = table.lines().find(|line| line.starts_with("宜宾市")).unwrap();
    let cells: Vec<_> = yibin
        .split("  ")
        .filter(|cell| !cell.is_empty())
        .map(str::trim)
        .collect();
    assert_eq!(
        cells,
        ["宜宾市", "13 个激励事项、15 项次", "2 个激励事项、2 项次"]
    );
    assert!(!table.contains("17 项次") && !table.contains("位次：") && !table.contains("207"));
    let stats = parsed("stats --by prefecture --all -f json");
    let rows = stats["rows"].as_array().unwrap();
    assert!(rows.iter().all(|row| row["rank"].is_null()));
    for (circular, awards) in [("sichuan-2022", 15), ("sichuan-2021", 2)] {
        let mut rows = rows.iter();
        let row = rows.find(|row| row["name"] == "宜宾市" && row["circular"] == circular);
        assert_eq!(row.unwrap()["own"], awards, "{circular}");
    }
    let hit = &parsed("search cp --all -f json")["hits"][0];
    assert_eq!(
        (&hit["awards"], &hit["own"][0]["awards"], &hit["own"][1]["awards"]),
        (&Value::Null, &Value::from(2), &Value::from(1))
    );
    let briefs = both("brief 宜宾 --all").out;
    assert_eq!(briefs.matches("\n# ").count() + 1, 2, "{briefs}");
    assert!(briefs.contains("# 宜宾市获 2021 年度四川省督查激励情况"));
    assert!(briefs.contains("本级有明确额度的 1 项次，共 300 万元") && briefs.contains("共 2000 万元"));
    assert_eq!(both("list --all").out.lines().count(), 2 + 202 + 5);
}

/// A category that one circular has under another number is found in each.
#[test]
fn categories_are_each_circulars_own() {
    let rows = parsed("list --category 外贸 --all -f json");
    let awards = rows["awards"].as_array().unwrap();
    let count = |circular: &str| {
        awards
            .iter()
            .filter(|award| award["circular"] == circular)
            .count()
    };
    assert_eq!((count("sichuan-2022"), count("sichuan-2021")), (27, 2));
    assert_eq!(both("show 23 --year 2021").code, Some(2));
}

#[test]
fn the_circulars_own_count_comes_out() {
    let claim = "通报称激励“20 个市(州)、62 个县(市、区)”；名单所列为 20 个市州、60 个县（市、区）和 2 个新区、高新区（合计 62 个），\
                 与通报所称一致；另有 9 个外贸基地，未计入";
    for line in ["show", "stats", "brief 四川", "place 四川"] {
        assert!(jili(line).out.contains(claim), "{line}");
    }
}
