//! Search: a table of what people type and what they mean, and what holds for any query at all.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on fails"
)]

#[path = "search/country.rs"]
mod country;
#[path = "search/sections.rs"]
mod sections;

use std::sync::LazyLock;

use jili::catalog::{Catalog, View};
use jili::gazetteer::{Kind, PlaceId};
use jili::lang::Lang;
use jili::search::{Found, Hit, Index, Tier, whole_name};
use proptest::prelude::*;

static CATALOG: LazyLock<Catalog> = LazyLock::new(Catalog::embedded);
static VIEW: LazyLock<View<'static>> = LazyLock::new(|| CATALOG.default_view());
static INDEX: LazyLock<Index> =
    LazyLock::new(|| Index::new(CATALOG.gazetteer(), VIEW.region(), |id| VIEW.is_named(id)));

fn name(found: &Found, at: usize) -> &'static str {
    found
        .hits
        .get(at)
        .map_or("", |hit| &CATALOG.place(hit.place).full_name)
}

/// The characters that are marked in the first hit's name.
fn marked(found: &Found) -> String {
    let Some(hit) = found.hits.first() else {
        return String::new();
    };
    let name = CATALOG.place(hit.place).full_name.chars().enumerate();
    name.filter(|(at, _)| hit.marks.iter().any(|mark| mark.contains(at)))
        .map(|(_, character)| character)
        .collect()
}

/// query | first hits | tier of the first | its marked characters
const TABLE: &str = include_str!("search/table.txt");

/// Each row of a table finds what it says; there are at least so many rows.
fn assert_table(table: &str, fewest: usize) {
    let rows: Vec<_> = table
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .collect();
    assert!(rows.len() >= fewest, "only {} rows", rows.len());
    let mut wrong = Vec::new();
    for row in rows {
        let [query, hits, tier, marks] = row.split(" | ").collect::<Vec<_>>()[..] else {
            panic!("{row}")
        };
        let found = INDEX.find(query);
        let expected: Vec<_> = hits.split(", ").filter(|hit| !hit.is_empty()).collect();
        let first: Vec<_> = (0..expected.len()).map(|at| name(&found, at)).collect();
        let found_tier = found.hits.first().map_or("none", |hit| hit.tier.key());
        if first != expected || found_tier != tier || marked(&found) != marks {
            wrong.push(format!(
                "{row}\n    found {first:?} {found_tier} {}",
                marked(&found)
            ));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn what_people_type_finds_what_they_mean() {
    assert_table(TABLE, 300);
}

/// Characters with several readings, where a careless table gives the wrong one.
#[test]
fn the_gazetteers_readings_are_the_right_ones() {
    let heteronyms = [
        ("犍为县", "qian wei"),
        ("荥经县", "ying jing"),
        ("什邡市", "shi fang"),
        ("郫都区", "pi du"),
        ("筠连县", "jun lian"),
        ("长宁县", "chang ning"),
        ("都江堰市", "du jiang yan"),
        ("阆中市", "lang zhong"),
        ("丹棱县", "dan leng"),
        ("成都市", "cheng du"),
        ("新都区", "xin du"),
        ("会理市", "hui li"),
        ("会东县", "hui dong"),
        ("乐山市", "le shan"),
        ("乐至县", "le zhi"),
        ("朝天区", "chao tian"),
        ("大邑县", "da yi"),
        ("大竹县", "da zhu"),
        ("色达县", "se da"),
        ("越西县", "yue xi"),
        ("西充县", "xi chong"),
        ("南充市", "nan chong"),
        ("昭觉县", "zhao jue"),
        ("射洪市", "she hong"),
        ("井研县", "jing yan"),
        ("夹江县", "jia jiang"),
        ("仁和区", "ren he"),
        ("隆昌市", "long chang"),
        ("平昌县", "ping chang"),
        ("仪陇县", "yi long"),
        ("盐亭县", "yan ting"),
        ("沐川县", "mu chuan"),
        ("得荣县", "de rong"),
        ("石渠县", "shi qu"),
        ("渠县", "qu xian"),
        ("蓬安县", "peng an"),
        ("叙永县", "xu yong"),
        ("合江县", "he jiang"),
        ("资中县", "zi zhong"),
        ("中江县", "zhong jiang"),
        ("广汉市", "guang han"),
        ("泸定县", "lu ding"),
        ("茂县", "mao xian"),
    ];
    for (name, reading) in heteronyms {
        let places = CATALOG.gazetteer().places();
        let (_, place) = places
            .into_iter()
            .find(|(_, place)| &*place.name == name)
            .unwrap_or_else(|| panic!("{name}"));
        assert_eq!(&*place.pinyin, reading, "{name}");
        let found = INDEX.find(&reading.replace(' ', ""));
        assert!(
            found
                .hits
                .iter()
                .any(|hit| &*CATALOG.place(hit.place).name == name && hit.tier == Tier::Exact),
            "{name}"
        );
    }
}

/// What is printed of a place: each is a name to search it by.
fn printed(id: PlaceId) -> Vec<(&'static str, String)> {
    let place = CATALOG.place(id);
    let fields = [
        ("key", &*place.key),
        ("full name", &place.full_name),
        ("name", &place.name),
        ("short", &place.short),
        ("pinyin", &place.pinyin),
        ("toned", &place.toned),
        ("english", &place.english),
    ];
    let mut fields: Vec<_> = fields
        .into_iter()
        .map(|(field, value)| (field, value.to_owned()))
        .collect();
    fields.push(("pinyin run together", place.pinyin.replace(' ', "")));
    fields.push(("full english name", CATALOG.gazetteer().full_name(id, Lang::En)));
    fields
}

/// Names that are not printed and are as whole as those that are: yu'an qu of 裕安区, Jinzhou City of 锦州市.
fn with_suffixes(id: PlaceId) -> [String; 2] {
    let place = CATALOG.place(id);
    let suffix = place.name.strip_prefix(&*place.short).unwrap_or_default();
    let spelled = format!("{}{}", place.pinyin, jili::search::reading(suffix));
    [spelled, format!("{} City", place.english)]
}

/// The letters of a text without capitals and tones, ü as u: what is the same to who types.
fn letters(text: &str) -> String {
    let plain = |character: char| match character {
        'ā' | 'á' | 'ǎ' | 'à' => 'a',
        'ē' | 'é' | 'ě' | 'è' | 'ê' => 'e',
        'ī' | 'í' | 'ǐ' | 'ì' => 'i',
        'ō' | 'ó' | 'ǒ' | 'ò' | 'ö' => 'o',
        'ū' | 'ú' | 'ǔ' | 'ù' | 'ü' | 'ǖ' | 'ǘ' | 'ǚ' | 'ǜ' | 'v' => 'u',
        _ => character,
    };
    let letters = text.chars().filter(|character| character.is_alphanumeric());
    letters.flat_map(char::to_lowercase).map(plain).collect()
}

/// All places of the region, and of the rest those with an English name that is not pinyin, and every third.
fn is_looked_at(id: PlaceId) -> bool {
    let is_pinyin = letters(&CATALOG.place(id).english).starts_with(&letters(&CATALOG.place(id).pinyin));
    !is_pinyin || id.index().is_multiple_of(3) || CATALOG.gazetteer().is_within(id, VIEW.region())
}

/// No other place is meant as exactly, but one of which the same is printed: two 市中区, 甘孜州 and 甘孜县.
#[test]
fn every_place_is_found_first_by_all_that_is_printed_of_it() {
    let mut wrong = Vec::new();
    for (id, _) in CATALOG
        .gazetteer()
        .places()
        .filter(|(id, place)| place.kind != Kind::Country && is_looked_at(*id))
    {
        for (field, query) in printed(id) {
            let found = INDEX.find(&query);
            let mut exact = found.hits.iter().take_while(|hit| hit.tier == Tier::Exact);
            let fair = |hit: &Hit| {
                let typed = letters(&query);
                let printed = printed(hit.place);
                let mut printed = printed.iter().map(|(_, other)| other);
                printed.any(|other| letters(other) == typed)
                    || with_suffixes(hit.place)
                        .iter()
                        .any(|other| letters(other) == typed)
            };
            let is_found = exact.clone().any(|hit| hit.place == id) || found.total > found.hits.len();
            if let Some(unfair) = exact.find(|hit| !fair(hit)) {
                wrong.push(format!("{field} {query:?} finds {}", CATALOG.place(unfair.place)));
            } else if !is_found {
                wrong.push(format!("{field} {query:?} finds {:?}", name(&found, 0)));
            }
        }
    }
    assert!(wrong.is_empty(), "{}\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn a_clear_best_is_one_that_nothing_rivals() {
    let clear = |query: &str| {
        INDEX
            .find(query)
            .clear_best()
            .map(|hit| &*CATALOG.place(hit.place).full_name)
    };
    assert_eq!(clear("翠屏"), Some("宜宾市翠屏区"));
    assert_eq!(clear("宜宾"), Some("宜宾市"));
    assert_eq!(clear("cp"), Some("宜宾市翠屏区"));
    assert_eq!(clear("翠坪"), Some("宜宾市翠屏区"));
    assert_eq!(
        clear("mianyangn"),
        Some("绵阳市"),
        "one slip, and not two to 简阳市"
    );
    assert_eq!(clear("市中"), None);
    assert_eq!(clear("广安"), None);
    assert_eq!(clear("广安市"), Some("广安市"));
    assert_eq!(clear("zzzz"), None);
}

#[test]
fn a_hit_says_why() {
    let cases = [
        ("cuiping", "拼音 cui ping", "pinyin cui ping"),
        ("cp", "首字母 cp", "initials cp"),
        ("翠坪", "同音 坪→屏", "same sound 坪→屏"),
        ("荣经", "形近 荣→荥", "looks alike 荣→荥"),
        ("郫县", "旧称 郫县（至2016年）", "former name 郫县 (until 2016)"),
        ("崇文区", "原 崇文区（至2010年）", "formerly 崇文区 (until 2010)"),
        ("翠屏县", "后缀应为 区", "the suffix is 区"),
        ("北川市", "后缀应为 羌族自治县", "the suffix is 羌族自治县"),
        ("jianwei", "误读，应读 qian wei", "misread; it is qian wei"),
        ("yibing", "模糊音 yi bin", "sounds like yi bin"),
        ("cuipng", "近似 cui ping", "close to cui ping"),
        ("511502", "代码 511502", "code 511502"),
        ("铁港", "缩略", "shortened"),
        ("Chengdu Hi-tech Zone", "英文名", "English name"),
        ("Tianfu New Area", "英文名", "English name"),
        ("阿坝藏族羌族自治州", "全称", "official name"),
        ("lu", "拼音 lu", "pinyin lu"),
        ("sho", "拼音 shou", "pinyin shou"),
        ("yibincp", "拼音 yi bin cui ping", "pinyin yi bin cui ping"),
        ("base-suining", "代码 base-suining", "code base-suining"),
    ];
    for (query, zh, en) in cases {
        let why = &INDEX.find(query).hits[0].why;
        assert_eq!(
            (why.text(Lang::Zh).as_str(), why.text(Lang::En).as_str()),
            (zh, en),
            "{query}"
        );
    }
}

#[test]
fn nothing_found_offers_what_is_near_or_nothing() {
    let near = |query: &str| -> Vec<_> {
        let found = INDEX.find(query);
        assert!(found.hits.is_empty(), "{query}");
        let names = found.nearest.iter();
        names.map(|id| &*CATALOG.place(*id).full_name).collect()
    };
    // Characters count before sounds, and those in front before those behind: 屏山县 has as many of 翠屏山.
    assert_eq!(near("翠屏山")[0], "宜宾市翠屏区");
    assert_eq!(near("宜宾市翠屏山")[0], "宜宾市翠屏区");
    assert_eq!(near("宜宾翠屏山")[0], "宜宾市翠屏区");
    assert_eq!(near("都江埝市")[0], "成都市都江堰市");
    assert_eq!(near("北川山")[0], "绵阳市北川羌族自治县");
    assert_eq!(near("wenxxxng")[0], "成都市温江区");
    for query in ["中华人民共和国", "zzzzzz", " \t\n"] {
        assert_eq!(near(query), [""; 0], "{query}");
    }
}

/// A code that is being typed never flashes that there is no such place.
#[test]
fn every_beginning_of_a_code_finds_it() {
    for code in (1..=6).filter_map(|length| "511502".get(..length)) {
        assert_eq!(INDEX.find(code).nearest, [], "{code}");
        assert!(!INDEX.find(code).hits.is_empty(), "{code}");
    }
    let codes = CATALOG
        .gazetteer()
        .places()
        .filter(|(_, place)| place.code().is_some_and(|code| code.starts_with('5')));
    assert_eq!(INDEX.find("5").total, codes.count());
}

#[test]
fn hits_are_never_a_wall() {
    for query in ["县", "市", "q", "x", "s", "51"] {
        let found = INDEX.find(query);
        assert!(
            found.hits.len() <= 50 && found.hits.len() <= found.total,
            "{query}"
        );
    }
}

/// The order that `search::rank` states, computed apart from it.
fn assert_sound(query: &str) -> Result<(), TestCaseError> {
    let found = INDEX.find(query);
    prop_assert_eq!(&found, &INDEX.find(query), "the same every time");
    prop_assert!(found.hits.is_empty() || found.nearest.is_empty());
    let mut order = Vec::new();
    for hit in &found.hits {
        let place = CATALOG.place(hit.place);
        let length = place.full_name.chars().count();
        let mut from = 0;
        for mark in &hit.marks {
            prop_assert!(
                mark.start < mark.end && mark.start >= from && mark.end <= length,
                "{query}: {:?}",
                hit.marks
            );
            from = mark.end + 1;
        }
        prop_assert!(
            !hit.marks.is_empty(),
            "{query}: nothing marked in {}",
            place.full_name
        );
        let own = if CATALOG.gazetteer().in_name(hit.place).is_some() && place.kind == Kind::County {
            length - place.name.chars().count()
        } else if &*place.key == "tianfu-new-area" {
            2
        } else {
            0
        };
        let covered = hit
            .marks
            .iter()
            .flat_map(Clone::clone)
            .filter(|at| *at >= own)
            .count()
            * 1000
            / (length - own);
        order.push((
            hit.tier,
            !VIEW.is_named(hit.place),
            !CATALOG.gazetteer().is_within(hit.place, VIEW.region()),
            std::cmp::Reverse(covered),
            place.kind,
            place.key.clone(),
        ));
    }
    prop_assert!(order.is_sorted(), "{query}: {order:?}");
    Ok(())
}

/// What the fuzzer found: a query that met only characters which the full name leaves out.
#[test]
fn every_hit_has_something_marked() {
    for query in ["zi", "z i", "自治", "zang", "藏族", "qiang zu"] {
        assert_sound(query).unwrap();
    }
}

proptest! {
    #[test]
    fn any_query_finds_in_order(query in "\\PC{0,12}") {
        assert_sound(&query)?;
    }

    #[test]
    fn any_likely_query_finds_in_order(query in "[a-z翠屏宜宾市县区成都阿坝州高新 0-9]{1,8}") {
        assert_sound(&query)?;
    }
}

/// Commands find a place by its whole name without an index: for every name there is, what the index finds.
#[test]
fn a_whole_name_is_found_without_an_index_as_with_one() {
    let gazetteer = CATALOG.gazetteer();
    let names = gazetteer.places().flat_map(|(_, place)| {
        let aliases = place.aliases.iter().map(|alias| &**alias);
        [&*place.name, &*place.short, &*place.full_name, &*place.key]
            .into_iter()
            .chain(place.host.as_deref())
            .chain(aliases)
    });
    let names: std::collections::BTreeSet<&str> = names.collect();
    let mut known = 0;
    for name in names {
        let Some(place) = whole_name(gazetteer, name) else {
            continue;
        };
        known += 1;
        let found = INDEX.find(name);
        let hit = found.clear_best().map(|hit| (hit.place, hit.tier));
        assert_eq!(hit, Some((place, Tier::Exact)), "{name}");
    }
    assert!(known > 6_000, "{known}");
    for query in [
        "鼓楼区",
        "朝阳",
        "yibin",
        "宜宾 ",
        "中国",
        "100000",
        "000000",
        "",
        "宜賓市",
    ] {
        assert_eq!(whole_name(gazetteer, query), None, "{query:?}");
    }
}
