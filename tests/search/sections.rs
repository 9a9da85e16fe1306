//! What one query finds beside places: categories, departments, words of the text, circulars.

use jili::circular::Circular;
use jili::report::{Finding, Searchable};
use jili::search::{Passages, Spot, Tier, Words};
use proptest::prelude::*;

use super::{CATALOG, INDEX, VIEW};

fn find(query: &str) -> Finding {
    Searchable::new(&VIEW).find(&INDEX, query)
}

fn circular() -> &'static Circular {
    let (_, circular) = VIEW.single().unwrap();
    circular
}

/// The passages with the words, as their texts.
fn passages(query: &str) -> Vec<&'static str> {
    let found = Passages::new(circular()).find(&Words::new(query));
    found.into_iter().map(|spot| spot.text(circular())).collect()
}

#[test]
fn categories_departments_and_circulars_are_found_as_people_type_them() {
    let categories = [
        ("外贸", 18),
        ("waimao", 18),
        ("wm", 18),
        ("外帽", 18),
        ("十八", 18),
        ("18", 18),
        ("撂荒地", 15),
        ("中医药", 22),
    ];
    for (query, number) in categories {
        let found = find(query).categories;
        let first = found.first().map(|thing| CATALOG.category(thing.id).number);
        assert_eq!(first, Some(number), "{query}");
    }
    let departments = [
        ("商务厅", "商务厅"),
        ("swt", "商务厅"),
        ("发改委", "省发展改革委"),
        ("fazhangaige", "省发展改革委"),
        ("科技", "科技厅"),
    ];
    for (query, name) in departments {
        let found = find(query).departments;
        let first = found.first().map(|(thing, _)| thing.id.name(&CATALOG));
        assert_eq!(first, Some(name), "{query}");
    }
    for query in [
        "2022",
        "川办函",
        "58号",
        "sichuan-2022",
        "四川省人民政府办公厅",
        "2023-09",
    ] {
        assert_eq!(find(query).circulars.len(), 1, "{query}");
    }
    assert_eq!(find("sichuan-2022").circulars[0].hit.tier, Tier::Exact);
    for query in ["云南", "2021", "zzzz"] {
        assert!(find(query).circulars.is_empty(), "{query}");
    }
}

#[test]
fn guesses_stay_away_where_something_fits() {
    // 撂荒地 stands in a title: nothing that only sounds like it is shown beside that.
    assert_eq!(find("撂荒地").categories.len(), 1);
    let found = find("翠屏");
    assert!(found.categories.is_empty() && found.departments.is_empty());
    assert!(
        !find("外帽").categories.is_empty(),
        "and are there where nothing does"
    );
}

#[test]
fn how_many_measures_name_a_department_is_counted() {
    let names = |name: &str| {
        let parts = VIEW.categories().flat_map(|(_, category)| &category.parts);
        let measures = parts.flat_map(|part| &part.measures);
        let named = measures.filter(|measure| {
            measure
                .departments
                .iter()
                .any(|department| *department.name == *name)
        });
        named.count()
    };
    for name in ["商务厅", "省发展改革委", "财政厅"] {
        let found = find(name).departments;
        let (_, count) = found
            .iter()
            .find(|(thing, _)| thing.id.name(&CATALOG) == name)
            .unwrap();
        assert_eq!(*count, names(name), "{name}");
    }
}

#[test]
fn two_places_are_found_one_by_one_where_together_they_are_none() {
    let names = |query: &str| -> Vec<&str> {
        let found = find(query);
        found
            .together
            .iter()
            .map(|id| &*CATALOG.place(*id).full_name)
            .collect()
    };
    assert_eq!(names("宜宾 泸州"), ["宜宾市", "泸州市"]);
    assert_eq!(names("yibin luzhou mianyang"), ["宜宾市", "泸州市", "绵阳市"]);
    assert_eq!(names("510500、宜宾"), ["泸州市", "宜宾市"]);
    for one in [
        "宜宾 翠屏",
        "翠屏 宜宾",
        "宜宾",
        "宜宾 zzzz",
        "宜宾 宜宾",
        "广安 宜宾",
        "",
    ] {
        assert_eq!(names(one), Vec::<&str>::new(), "{one}");
    }
}

#[test]
fn words_are_found_in_every_kind_of_passage() {
    let kinds = [
        ("真抓实干成效明显", "title"),
        ("中国式现代化", "preamble"),
        ("撂荒地", "heading"),
        ("绿色贸易指标", "part"),
        ("保税物流中心", "measure"),
        ("报省政府办公厅", "closing"),
        ("规模前五的外贸", "roll"),
    ];
    for (query, kind) in kinds {
        let spots = Passages::new(circular()).find(&Words::new(query));
        let found: Vec<_> = spots.iter().map(|spot| spot.kind(circular()).key()).collect();
        assert!(found.contains(&kind), "{query}: {found:?}");
    }
}

#[test]
fn all_words_must_stand_there_or_in_the_headings_above() {
    assert_eq!(
        passages("科技 倾斜"),
        ["对上述地方在分配省级财政科技专项资金时给予一定倾斜。"]
    );
    assert_eq!(passages("倾斜 科技"), passages("科技 倾斜"), "in any order");
    // 两头抓 stands in the heading alone.
    assert_eq!(passages("两头抓 专项资金"), passages("科技 倾斜"));
    assert_eq!(passages("两头抓 专项资金 粮食"), Vec::<&str>::new());
    assert!(passages("").is_empty() && passages("，。").is_empty());
}

#[test]
fn either_script_finds_the_same() {
    for (simplified, traditional) in [
        ("专项资金", "專項資金"),
        ("骨干", "骨幹"),
        ("粮食 高标准农田", "糧食 高標準農田"),
    ] {
        assert_eq!(passages(simplified), passages(traditional), "{simplified}");
    }
    let mut circular = circular().clone();
    for block in &mut circular.blocks {
        block.text = block.text.replace("通报", "通報").into();
    }
    let title = |words: &str| Passages::new(&circular).find(&Words::new(words)).first().copied();
    assert!(title("通报").is_some_and(|spot| matches!(spot, Spot::Block(_))));
    assert_eq!(title("通报"), title("通報"));
}

/// What a plain look through every passage finds.
fn by_looking(words: &[&str]) -> usize {
    let parts = |category: &'static jili::circular::Category| category.parts.iter();
    let mut found = 0;
    for (_, category) in VIEW.categories() {
        for part in parts(category) {
            let above = format!(
                "{}\n{}",
                category.heading,
                part.heading.as_deref().unwrap_or_default()
            );
            for measure in &part.measures {
                let has = |word: &&&str| measure.text.contains(**word);
                let some = words.iter().any(|word| has(&word));
                let all = words.iter().all(|word| has(&word) || above.contains(*word));
                found += usize::from(some && all);
            }
        }
    }
    found
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Any two stretches of the circular's own measures are found in as many measures as they stand in.
    #[test]
    fn words_are_found_wherever_they_stand(one in 0_usize..4000, other in 0_usize..4000, length in 1_usize..6) {
        let parts = VIEW.categories().flat_map(|(_, category)| &category.parts);
        let text: Vec<char> = parts
            .flat_map(|part| &part.measures)
            .flat_map(|measure| measure.text.chars())
            .filter(|character| ('\u{4e00}'..='\u{9fff}').contains(character))
            .collect();
        let word = |at: usize| text.iter().cycle().skip(at).take(length).collect::<String>();
        let words = [word(one), word(other)];
        let found = Passages::new(circular()).find(&Words::new(&words.join(" ")));
        let measures = found.iter().filter(|spot| spot.measure(circular()).is_some()).count();
        prop_assert_eq!(measures, by_looking(&[&words[0], &words[1]]), "{:?}", words);
    }

    /// Whatever is typed, what is marked is in the text, and in order.
    #[test]
    fn any_query_marks_what_is_there(query in "\\PC{0,12}", text in "\\PC{0,40}") {
        let marks = Words::new(&query).marks(&text);
        let mut end = 0;
        for mark in marks {
            prop_assert!(mark.start >= end && mark.end > mark.start);
            prop_assert!(text.get(mark.clone()).is_some());
            end = mark.end;
        }
        let finding = find(&query);
        prop_assert!(finding.passages.iter().all(|id| !id.spot.text(circular()).is_empty()));
    }
}
