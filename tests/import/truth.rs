//! The examples against their contents, written down by hand and by the program that invented them.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::take;

/// A text without what may stand or be left away: blanks, brackets' kinds, width, stops at the end.
fn plain(text: &str) -> String {
    let characters = text.chars().filter(|character| !character.is_whitespace());
    let characters = characters.map(|character| match character {
        '（' => '(',
        '）' => ')',
        '，' => ',',
        '；' => ';',
        '：' => ':',
        '﹝' => '〔',
        '﹞' => '〕',
        other => other,
    });
    characters
        .collect::<String>()
        .trim_end_matches(['。', ';', ':'])
        .to_owned()
}

fn field(value: &Value, name: &str) -> String {
    plain(value[name].as_str().unwrap_or_default())
}

fn list<'v>(value: &'v Value, name: &str) -> &'v [Value] {
    value[name].as_array().map_or(&[], Vec::as_slice)
}

fn check(name: &str) {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/import");
    let read = |end: &str| std::fs::read_to_string(format!("{folder}/{name}.{end}")).unwrap();
    let text = read("txt");
    let truth: Value = serde_json::from_str(&read("json")).unwrap();
    let taken = take(&text).unwrap();
    let paper = &taken.circular.circular;
    assert_eq!(
        plain(paper.title.as_deref().unwrap()),
        field(&truth, "title"),
        "{name}"
    );
    assert_eq!(
        plain(paper.document_number.as_deref().unwrap()),
        field(&truth, "number"),
        "{name}"
    );
    assert_eq!(
        plain(paper.issuer.as_deref().unwrap()),
        field(&truth, "issuer"),
        "{name}"
    );
    assert_eq!(paper.issued_on.as_deref(), truth["date"].as_str(), "{name}");
    assert_eq!(
        paper.award_year.map(u64::from),
        truth["award_year"].as_u64(),
        "{name}"
    );

    let categories = list(&truth, "categories");
    assert_eq!(
        taken.circular.categories.len(),
        categories.len(),
        "{name}: categories"
    );
    for (found, category) in taken.circular.categories.iter().zip(categories) {
        let at = format!("{name} {}", found.heading);
        assert_eq!(plain(&found.title), field(category, "title"), "{at}");
        let parts = list(category, "parts");
        assert_eq!(found.parts.len(), parts.len(), "{at}: parts");
        for (index, (part, wanted)) in found.parts.iter().zip(parts).enumerate() {
            let read = part.rolls.iter().flat_map(|roll| &roll.recipients);
            let meant = list(wanted, "rolls")
                .iter()
                .flat_map(|roll| list(roll, "recipients"));
            let codes: Vec<_> = read
                .clone()
                .map(|one| (plain(&one.printed), one.code.clone()))
                .collect();
            let codes_meant: Vec<_> = meant
                .clone()
                .map(|one| (field(one, "printed"), one["code"].as_str().map(str::to_owned)))
                .collect();
            assert_eq!(codes, codes_meant, "{at}");
            // 南昌市西湖区、安义县: lists that print some prefectures and leave others out do not say what is carried.
            if !matches!(name, "O3" | "O6") {
                let carried: Vec<_> = read.clone().map(|one| one.carried).collect();
                let meant: Vec<_> = meant
                    .clone()
                    .map(|one| one["carried_parent"].is_string())
                    .collect();
                assert_eq!(carried, meant, "{at}");
            }
            // A second name in brackets is asked about, and nobody can know which is meant.
            let open = read.filter(|one| one.open.is_some_and(|open| open != jili::import::Open::Alias));
            let asked = open.count();
            assert_eq!(
                asked,
                meant.filter(|one| !one["ask"].is_null()).count(),
                "{at}: asked"
            );

            let given: Vec<_> = list(category, "measures")
                .iter()
                .filter(|one| one["part"] == index)
                .collect();
            let read: String = part.measures.iter().map(|measure| plain(&measure.text)).collect();
            let meant: String = given.iter().map(|one| field(one, "text")).collect();
            assert_eq!(
                read.replace(['。', ';'], ""),
                meant.replace(['。', ';'], ""),
                "{at}"
            );
            let department = |name: &str| name.trim_start_matches(['省', '市']).to_owned();
            let read: BTreeSet<_> = part
                .measures
                .iter()
                .flat_map(|one| &one.departments)
                .map(|one| department(&one.name))
                .collect();
            let meant: BTreeSet<_> = given
                .iter()
                .flat_map(|one| list(one, "departments"))
                .map(|one| department(one["name"].as_str().unwrap()))
                .collect();
            assert_eq!(read, meant, "{at}");
            let read: Vec<_> = part
                .measures
                .iter()
                .flat_map(|one| &one.amounts)
                .map(|one| one.value.to_string())
                .collect();
            let meant: Vec<_> = given
                .iter()
                .flat_map(|one| list(one, "amounts"))
                .map(|one| one["value"].to_string())
                .collect();
            assert_eq!(read, meant, "{at}");
        }
    }
    let mut at = 0;
    for block in &taken.circular.blocks {
        assert_eq!(block.start, at, "{name}: every character is in one block");
        assert!(block.end > block.start, "{name}");
        at = block.end;
    }
    assert_eq!(at, text.chars().count(), "{name}");
}

#[test]
fn the_circular_of_2022_is_read_with_one_question() {
    check("O0");
}

#[test]
fn invented_circulars_are_read_as_they_were_meant() {
    for name in ["O1", "O2", "O3", "O4", "O5", "O6", "O7"] {
        check(name);
    }
}
