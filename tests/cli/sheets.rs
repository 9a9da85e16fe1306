//! The page of a region, the table of its places, and places beside one another: counted by hand from the circular's text.

use serde_json::Value;

use super::support::{Answer, command, jili};

fn parsed(line: &str) -> Value {
    let answer = jili(line);
    assert_eq!(answer.code, Some(0), "{line}: {}", answer.err);
    serde_json::from_str(&answer.out).unwrap_or_else(|error| panic!("{line}: {error}"))
}

/// The names of the rows, in their order.
fn names(line: &str) -> Vec<String> {
    let value = parsed(&format!("{line} -f json"));
    let rows = value["rows"].as_array().unwrap();
    rows.iter()
        .map(|row| row["name"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn a_place_has_what_the_circular_gives_it() {
    let value = parsed("places -f json");
    let rows = value["rows"].as_array().unwrap();
    // 21 prefectures, 183 counties, 2 zones, 9 bases.
    assert_eq!(rows.len(), 21 + 183 + 2 + 9);
    // Categories, awards, awards within it, money.
    for (name, categories, awards, within, money) in [
        ("宜宾市", 13, 15, Some(6), 2000),
        ("成都市", 13, 14, Some(19), 1000),
        ("绵阳市", 9, 9, Some(5), 1200),
        // A place in a quota is no money.
        ("泸州市", 7, 7, Some(7), 0),
        ("甘孜州", 0, 0, Some(8), 0),
        ("宜宾市翠屏区", 2, 2, None, 0),
        ("遂宁经济技术开发区省级外贸转型升级基地(电子信息)", 1, 2, None, 0),
        ("自贡市荣县", 0, 0, None, 0),
    ] {
        let row = rows.iter().find(|row| row["name"] == name);
        let row = row.unwrap_or_else(|| panic!("no {name}"));
        assert_eq!(row["categories"], categories, "{row}");
        assert_eq!(row["awards"], awards, "{row}");
        assert_eq!(
            row["within_awards"],
            within.map_or(Value::Null, Value::from),
            "{row}"
        );
        assert_eq!(row["money"], money * 10_000, "{row}");
        assert_eq!(row["listed"], awards > 0, "{row}");
    }
}

#[test]
fn places_are_sorted_by_any_column() {
    assert_eq!(
        names("places --kind prefecture --sort money --top 5"),
        ["宜宾市", "绵阳市", "遂宁市", "成都市", "雅安市"]
    );
    let by_place = names("places --kind prefecture --sort place");
    assert_eq!(
        (by_place[0].as_str(), by_place[20].as_str()),
        ("成都市", "凉山州")
    );
    let reversed = names("places --kind prefecture --sort place --reverse");
    assert!(by_place.iter().rev().eq(&reversed));
    assert_eq!(names("places --kind prefecture --reverse")[0], "甘孜州");
    assert_eq!(
        names("places --kind prefecture --sort within --top 1"),
        ["成都市"]
    );
}

#[test]
fn conditions_hold_together() {
    // An amount of one award, and of all that is stated.
    assert_eq!(names("places --min-award 1000").len(), 10);
    assert_eq!(
        names("places --min-sum 1200 --sort place"),
        ["绵阳市", "遂宁市", "宜宾市"]
    );
    // 效能评价, 粮食生产 and 医保经办 state money, for 6, 5 and 5 places, three of them twice.
    assert_eq!(names("places --money").len(), 13);
    assert_eq!(names("places --unlisted --kind prefecture"), ["甘孜州"]);
    assert_eq!(names("places --unlisted --kind county").len(), 183 - 60);
    assert_eq!(names("places --listed").len(), 91);
    assert_eq!(names("places --category 9").len(), 16);
    assert_eq!(names("places --category 9 --within 泸州").len(), 6);
    assert_eq!(
        names("places --kind zone --sort place"),
        ["四川天府新区", "成都高新区"]
    );
    // Of what is counted, not of all that a place has.
    let value = parsed("places --department 商务厅 --within 宜宾 --kind prefecture -f json");
    assert_eq!(
        (&value["rows"][0]["categories"], &value["rows"][0]["awards"]),
        (&Value::from(2), &Value::from(4))
    );
}

#[test]
fn no_place_is_status_1_and_an_empty_table() {
    let answer = jili("places --min-award 1200 --kind base");
    assert_eq!((answer.code, answer.out.as_str()), (Some(1), ""));
    assert_eq!(answer.err, "jili: 没有符合条件的地方\n");
    let json = jili("places --min-award 5000 -f json");
    let value: Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!(value["rows"].as_array().map(Vec::len), Some(0));
    assert_eq!(jili("places --listed --unlisted").code, Some(2));
}

#[test]
fn what_a_table_counts_is_said_below_it() {
    let answer = jili("places --kind 市州 --money --sort money").out;
    for expected in [
        "地方    事项  项次  所辖   明确资金\n宜宾市    13    15     6  2000 万元\n",
        "\n\n市州 · 有明确资金 · 13 个市州\n",
        "只计本级",
    ] {
        assert!(answer.contains(expected), "{expected}\n{answer}");
    }
    let english = jili("places --min-sum 2000 --lang en").out;
    assert!(
        english.contains("¥20 million (2000 万元) or more in sum · 1 place"),
        "{english}"
    );
}

#[test]
fn circulars_are_kept_apart() {
    let data = "--data data/circulars/sichuan-2022.toml --data tests/cli/sichuan-2021.toml";
    let both = |line: &str| {
        Answer::of(command(&format!("{data} {line}")).current_dir(env!("CARGO_MANIFEST_DIR"))).out
    };
    let places = both("places --all --kind prefecture --listed --within 宜宾");
    let rows: Vec<_> = places.lines().filter(|line| line.contains("宜宾市  ")).collect();
    assert_eq!(rows.len(), 2, "{places}");
    assert!(places.contains("sichuan-2022  宜宾市    13    15"), "{places}");
    assert!(places.contains("sichuan-2021  宜宾市     2     2"), "{places}");
    let overview = both("overview --all");
    for circular in ["2022 年度通报", "2021 年度通报"] {
        assert_eq!(
            overview
                .matches(&format!("四川省：四川省人民政府办公厅 {circular}"))
                .count(),
            1
        );
    }
    let compared = both("compare 宜宾 成都 --all");
    assert!(compared.contains("2021 年度通报"), "{compared}");
}

#[test]
fn the_page_of_a_region_says_what_must_be_said() {
    let page = jili("overview").out;
    for expected in [
        "通报共 23 个激励事项、202 项次，涉及 20 个市州、60 个县（市、区）、2 个新区、高新区、9 个外贸基地。",
        "（合计 62 个），与通报所称一致",
        "23 个激励事项中 3 个写明资金，可相加的共 12000 万元",
        "甘孜州本级未列入名单，所辖有 8 项次。",
        "未列入名单的县（市、区）（123 个）：龙泉驿区、",
        "四川省 21 个市州，本级激励事项数",
        // The map: 甘孜 in the west, 成都 beside it.
        "\n甘孜  0  成都 13  德阳  5  南充  4  达州  7\n",
        "\n 5  以工代赈               5  5 个项目申报名额\n",
    ] {
        assert!(page.contains(expected), "{expected}\n{page}");
    }
    let json = parsed("overview -f json");
    let circular = &json["circulars"][0];
    assert_eq!(circular["claim"]["agrees"], true);
    assert_eq!(circular["members"].as_array().map(Vec::len), Some(21));
    // Zero is a number, and no last place.
    let last = &circular["members"][20];
    assert_eq!(
        (&last["name"], &last["value"]),
        (&Value::from("甘孜州"), &Value::from(0))
    );
    assert_eq!(last["rank"], Value::Null);
    let grain = parsed("overview --by 粮食生产 -f json");
    let members = grain["circulars"][0]["members"].as_array().unwrap();
    let having: Vec<_> = members
        .iter()
        .filter(|member| member["rank"] == 1)
        .map(|member| member["name"].as_str().unwrap())
        .collect();
    assert_eq!(having, ["遂宁市", "内江市", "南充市", "宜宾市", "资阳市"]);
    assert!(members.iter().skip(5).all(|member| member["rank"].is_null()));
    assert_eq!(jili("overview --by 99").code, Some(2));
}

#[test]
fn every_tile_of_the_map_is_in_the_table() {
    let json = parsed("overview -f json");
    let tiles: Vec<_> = json["circulars"][0]["members"]
        .as_array()
        .unwrap()
        .iter()
        .map(|member| {
            (
                member["row"].as_u64().unwrap(),
                member["column"].as_u64().unwrap(),
            )
        })
        .collect();
    let distinct: std::collections::BTreeSet<_> = tiles.iter().collect();
    assert_eq!((tiles.len(), distinct.len()), (21, 21));
}

#[test]
fn places_beside_one_another_share_what_both_have() {
    let value = parsed("compare 宜宾 泸州 -f json");
    let said = &value["circulars"][0];
    let of = |shared: &str, place: usize| -> Vec<u64> {
        let rows = said["categories"].as_array().unwrap().iter();
        rows.filter(|row| row["shared"] == shared && row["cells"][place]["awards"] != 0)
            .map(|row| row["category"].as_u64().unwrap())
            .collect()
    };
    assert_eq!(of("all", 0), [2, 6, 13, 14, 18, 22]);
    assert_eq!(of("one", 0), [1, 7, 8, 10, 15, 17, 23]);
    assert_eq!(of("one", 1), [5]);
    let nobodys = said["nobodys"].as_array().unwrap();
    assert_eq!(nobodys, &[3, 4, 9, 11, 12, 16, 19, 20, 21].map(Value::from));
    let page = jili("compare 宜宾 泸州 绵阳市").out;
    for expected in ["都有（3）", "部分地方有（7）", "仅泸州市有（1）", "都没有（7）："]
    {
        assert!(page.contains(expected), "{expected}\n{page}");
    }
    let trade = page.lines().find(|line| line.starts_with("18 外贸")).unwrap();
    assert!(trade.contains("●×3"), "three lists of one category: {trade}");
    // Each place once; two at least, six at most.
    for line in [
        "compare 宜宾",
        "compare 宜宾 宜宾市",
        "compare 成都市 自贡 攀枝花 泸州 德阳 绵阳市 广元",
        "compare 宜宾 市中",
    ] {
        assert_eq!(jili(line).code, Some(2), "{line}");
    }
    let csv = jili("compare 宜宾 泸州 -f csv").out;
    // 13 categories of the one and 7 of the other, under a header.
    assert_eq!(csv.lines().count(), 1 + 13 + 7, "{csv}");
}
