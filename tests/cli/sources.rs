//! Sources and departments, held against the circular's file itself.

use serde_json::Value;

use super::support::jili;

const SOURCE: &str = include_str!("../../data/circulars/sichuan-2022.txt");

fn parsed(line: &str) -> Value {
    let answer = jili(line);
    assert_eq!(answer.code, Some(0), "{line}: {}", answer.err);
    serde_json::from_str(&answer.out).unwrap()
}

#[test]
fn the_whole_source_is_the_file() {
    let file = parsed("source -f json");
    let lines: Vec<_> = file["lines"].as_array().unwrap().iter().collect();
    let words: Vec<_> = lines.iter().map(|line| line["text"].as_str().unwrap()).collect();
    assert_eq!(words, SOURCE.lines().collect::<Vec<_>>());
    let numbers = lines.iter().map(|line| line["line"].as_u64().unwrap());
    assert!(numbers.eq(1..=words.len() as u64));
}

#[test]
fn a_category_of_the_source_is_its_lines() {
    let text = jili("source 十八").out;
    assert!(text.contains("156  十八、货物进出口指标"), "{text}");
    assert!(text.contains("2023年对上述地方在中、省外经贸发展专项资金中予以倾斜支持。(商务厅组织实施)"));
    assert!(!text.contains("十七、") && !text.contains("十九、"), "{text}");
}

#[test]
fn words_are_found_in_either_script_and_marked() {
    for query in ["专项资金", "專項資金"] {
        let file = parsed(&format!("source --find {query} -f json"));
        let lines = file["lines"].as_array().unwrap();
        let expected: Vec<u64> = (1..)
            .zip(SOURCE.lines())
            .filter(|(_, line)| line.contains("专项资金"))
            .map(|(number, _)| number)
            .collect();
        let found: Vec<_> = lines.iter().map(|line| line["line"].as_u64().unwrap()).collect();
        assert_eq!(found, expected, "{query}");
        for line in lines {
            let characters: Vec<char> = line["text"].as_str().unwrap().chars().collect();
            for mark in line["marks"].as_array().unwrap() {
                let end = |at: usize| mark[at].as_u64().unwrap() as usize;
                assert_eq!(characters[end(0)..end(1)].iter().collect::<String>(), "专项资金");
            }
        }
    }
    let none = jili("source 18 --find 科技");
    assert_eq!(
        (none.code, none.err.as_str()),
        (Some(1), "jili: 原文中没有“科技”\n")
    );
}

#[test]
fn the_source_of_a_place_says_how_its_entry_is_read() {
    let text = jili("source --place 荥经").out;
    assert!(
        text.contains("126  ") && text.contains("更正：原文印作“雅安市荣经县”"),
        "{text}"
    );
    assert_eq!(jili("source --place 荣县").code, Some(1));
}

#[test]
fn a_dataset_without_its_text_says_so() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/data/circulars/sichuan-2022.toml");
    let answer = jili(&format!("source --data {path}"));
    assert_eq!(answer.code, Some(1));
    assert!(answer.err.contains("数据未附原文"), "{}", answer.err);
}

/// What the file says of 商务厅: each measure before its parenthesis.
#[test]
fn a_department_has_the_measures_that_name_it() {
    let file = parsed("department swt -f json");
    let departments = file["departments"].as_array().unwrap();
    assert_eq!(departments.len(), 1);
    let measures = departments[0]["measures"].as_array().unwrap();
    assert_eq!(measures.len(), SOURCE.matches("(商务厅组织实施)").count());
    for measure in measures {
        let words = format!("{}(商务厅组织实施)", measure["text"].as_str().unwrap());
        assert!(SOURCE.contains(&words), "{words}");
        assert_eq!(measure["role"], "implementing");
    }
    assert_eq!(departments[0]["due"]["by"], "2023 年底");
    assert!(SOURCE.contains(departments[0]["due"]["words"].as_str().unwrap()));
}

#[test]
fn what_departments_state_is_added_for_each_recipient() {
    let file = parsed("department -f json");
    let stated = |name: &str| {
        let departments = file["departments"].as_array().unwrap().iter();
        let department = departments.clone().find(|row| row["name"] == name).unwrap();
        department["stated"].clone()
    };
    // 6 prefectures, 1000 万元 each; 5 places, 1000 万元; 5 places, 200 万元; 5 places, one more project.
    let sum =
        |sum: u64, unit: &str, awards: u64| serde_json::json!([{"sum": sum, "unit": unit, "awards": awards}]);
    assert_eq!(stated("财政厅"), sum(6000, "万元", 6));
    assert_eq!(stated("农业农村厅"), sum(5000, "万元", 5));
    assert_eq!(stated("省医保局"), sum(1000, "万元", 5));
    assert_eq!(stated("省发展改革委"), sum(5, "个项目申报名额", 5));
    assert_eq!(stated("商务厅"), serde_json::json!([]));
}
