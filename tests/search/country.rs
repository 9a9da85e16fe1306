//! The search over the whole country, read in the scope of one province's circular.

use std::collections::BTreeMap;

use jili::gazetteer::{Gazetteer, Kind, PlaceId};
use jili::lang::Lang;
use jili::search::{Index, Standing, Tier, Why};

use super::{CATALOG, INDEX, VIEW, assert_table, name};

#[test]
fn places_of_the_country_are_found_as_those_of_the_province() {
    assert_table(include_str!("country.txt"), 80);
}

fn id(full_name: &str) -> PlaceId {
    CATALOG.gazetteer().by_full_name(full_name).unwrap()
}

/// Within a tier: what circulars in scope name, then the scope's region, then the rest.
#[test]
fn what_is_near_comes_first_in_its_tier() {
    let gazetteer = CATALOG.gazetteer();
    let (sichuan, nanjing) = (id("四川省"), id("南京市"));
    for query in ["s", "an", "大安", "xian", "市", "gaoping"] {
        let found = INDEX.find(query);
        let mut order = Vec::new();
        for hit in &found.hits {
            let standing = match hit.place {
                id if VIEW.is_named(id) => Standing::Named,
                id if gazetteer.is_within(id, sichuan) => Standing::InRegion,
                _ => Standing::Elsewhere,
            };
            assert_eq!(hit.standing, standing);
            order.push((hit.tier, standing));
        }
        assert!(order.is_sorted(), "{query}: {order:?}");
    }
    // In another scope it is another order.
    let mut index = Index::new(gazetteer, nanjing, |_| false);
    let first = |index: &Index| gazetteer.get(index.find("大安").hits[0].place).full_name.clone();
    assert_eq!(
        &*gazetteer.get(index.find("鼓楼").hits[0].place).full_name,
        "南京市鼓楼区"
    );
    index.set_scope(gazetteer, id("白城市"), |_| false);
    assert_eq!(first(&index), "白城市大安市");
    index.set_scope(gazetteer, id("白城市"), |place| place == id("自贡市大安区"));
    assert_eq!(first(&index), "自贡市大安区");
}

/// A guess never hides what was typed right, wherever that is; and what letters may also mean nearby is offered below.
#[test]
fn direct_hits_come_before_fallbacks() {
    for (query, direct, guess) in [
        ("chendu", "玉树州称多县", "成都市"),
        ("lanxi", "绥化市兰西县", "宜宾市南溪区"),
        ("sifang", "青岛市市北区", "德阳市什邡市"),
    ] {
        let found = INDEX.find(query);
        assert_eq!(name(&found, 0), direct, "{query}");
        let guessed = found.hits.iter().find(|hit| hit.place == id(guess)).unwrap();
        assert!(guessed.tier > Tier::Initials, "{query}");
    }
    // Characters are typed on purpose.
    assert!(
        INDEX
            .find("兰西")
            .hits
            .iter()
            .all(|hit| hit.tier <= Tier::Initials)
    );
}

#[test]
fn names_say_as_much_of_the_path_as_is_needed() {
    let gazetteer = CATALOG.gazetteer();
    let (china, sichuan) = (PlaceId::default(), id("四川省"));
    let cases = [
        ("宜宾市翠屏区", sichuan, "宜宾市翠屏区", "Cuiping District, Yibin"),
        (
            "宜宾市翠屏区",
            id("宜宾市"),
            "宜宾市翠屏区",
            "Cuiping District, Yibin",
        ),
        (
            "宜宾市翠屏区",
            china,
            "四川省宜宾市翠屏区",
            "Cuiping District, Yibin, Sichuan",
        ),
        (
            "南京市鼓楼区",
            sichuan,
            "江苏省南京市鼓楼区",
            "Gulou District, Nanjing, Jiangsu",
        ),
        (
            "福州市鼓楼区",
            sichuan,
            "福建省福州市鼓楼区",
            "Gulou District, Fuzhou, Fujian",
        ),
        (
            "北京市朝阳区",
            sichuan,
            "北京市朝阳区",
            "Chaoyang District, Beijing",
        ),
        ("北京市", sichuan, "北京市", "Beijing"),
        ("仙桃市", sichuan, "湖北省仙桃市", "Xiantao City, Hubei"),
        ("仙桃市", id("湖北省"), "仙桃市", "Xiantao City"),
        ("江苏省", sichuan, "江苏省", "Jiangsu"),
        (
            "锡林郭勒盟多伦县",
            sichuan,
            "内蒙古自治区锡林郭勒盟多伦县",
            "Duolun County, Xilingol League, Inner Mongolia",
        ),
    ];
    for (full_name, region, zh, en) in cases {
        let place = id(full_name);
        assert_eq!(gazetteer.name_in(place, region, Lang::Zh), zh);
        assert_eq!(gazetteer.name_in(place, region, Lang::En), en);
        assert!(zh.ends_with(full_name), "marks count from its start");
    }
}

/// Two places are never called the same where both can stand in one list.
#[test]
fn no_two_places_have_one_name() {
    let gazetteer = CATALOG.gazetteer();
    for region in [PlaceId::default(), id("四川省"), id("吉林省")] {
        let mut seen = BTreeMap::new();
        for (id, _) in gazetteer.places() {
            let name = gazetteer.name_in(id, region, Lang::Zh);
            assert_eq!(seen.insert(name.clone(), id), None, "{name}");
        }
    }
}

#[test]
fn what_has_no_prefecture_has_none() {
    let gazetteer = CATALOG.gazetteer();
    for (full_name, above) in [
        ("北京市朝阳区", "北京市"),
        ("重庆市大足区", "重庆市"),
        ("仙桃市", "湖北省"),
        ("石河子市", "新疆维吾尔自治区"),
        ("神农架林区", "湖北省"),
        ("白沙黎族自治县", "海南省"),
    ] {
        let place = id(full_name);
        assert_eq!(gazetteer.get(place).kind, Kind::County);
        assert_eq!(gazetteer.prefecture_of(place), None, "{full_name}");
        assert_eq!(gazetteer.get(place).parent, Some(id(above)), "{full_name}");
        assert!(gazetteer.children(id(above)).contains(&place));
    }
}

/// `name,code,full_name,present,present_name,also,year,kind,reading,note`
fn former() -> Vec<Vec<String>> {
    let table = include_str!("../../data/gazetteer/former.csv");
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    reader.deserialize().map(Result::unwrap).collect()
}

#[test]
fn every_former_name_finds_what_it_became() {
    let gazetteer: &Gazetteer = CATALOG.gazetteer();
    let mut wrong = Vec::new();
    for row in former() {
        let [
            name,
            _,
            full_name,
            present,
            present_name,
            also,
            year,
            _,
            reading,
            _,
        ] = row.as_slice()
        else {
            panic!("{row:?}")
        };
        let successors: Vec<_> = [&**present]
            .into_iter()
            .chain(also.split('|').filter(|code| !code.is_empty()))
            .map(|code| gazetteer.by_key(code).unwrap())
            .collect();
        let mut queries = vec![full_name.clone()];
        if name != present_name {
            queries.extend([name.clone(), reading.clone(), reading.replace(' ', "")]);
        }
        for query in queries.iter().filter(|query| !query.is_empty()) {
            let found = INDEX.find(query);
            for successor in &successors {
                let hit = found.hits.iter().find(|hit| hit.place == *successor);
                let is_right = hit.is_some_and(|hit| match &hit.why {
                    // 无为县 was moved in 2011, and a county until 2019.
                    Why::Former(former) => former.name == name && former.until >= year.parse().unwrap(),
                    // 芜湖县 was in 芜湖 and is there still; 大足县 is a beginning of 大足.
                    _ => hit.tier <= Tier::FormerName,
                });
                if !is_right {
                    wrong.push(format!(
                        "{query} → {present_name}: {:?}",
                        hit.map(|hit| (&hit.why, hit.tier))
                    ));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn older_names_find_their_places_too() {
    for (query, full_name) in [
        ("灌县", "成都市都江堰市"),
        ("彭县", "成都市彭州市"),
        ("南坪县", "阿坝州九寨沟县"),
    ] {
        let found = INDEX.find(query);
        assert_eq!(
            (name(&found, 0), found.hits[0].tier),
            (full_name, Tier::FormerName)
        );
    }
}
