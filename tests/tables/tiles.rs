//! Tile maps: every place once, and neighbours beside each other.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::{TILES_OF_CHINA, TILES_OF_SICHUAN, china, rows};

/// A tile's key, row, column and label.
type Tile = (String, i32, i32, String);

/// The pairs of places that lie apart on the tiles, of those that border on each other.
fn torn_apart<'a>(tiles: &[Tile], names: &HashMap<&str, &str>, borders: &'a str) -> Vec<&'a str> {
    let at = |short: &str| {
        let (_, row, col, _) = tiles.iter().find(|(key, ..)| *key == names[short]).unwrap();
        (*row, *col)
    };
    let touch = |pair: &&str| {
        let (one, other) = pair.split_once('-').unwrap();
        let ((row, col), (other_row, other_col)) = (at(one), at(other));
        (row - other_row).abs() <= 1 && (col - other_col).abs() <= 1
    };
    borders.split_whitespace().filter(|pair| !touch(pair)).collect()
}

#[test]
fn tiles_hold_each_place_once_without_overlap() {
    let places = china();
    for (table, parent, level, height, width) in [
        (TILES_OF_CHINA, "", "province", 8, 7),
        (TILES_OF_SICHUAN, "510000", "prefecture", 5, 5),
    ] {
        let tiles = rows::<Tile>(table);
        let expected: BTreeSet<_> = places
            .values()
            .filter(|place| place.level == level && place.parent == parent)
            .map(|place| &*place.code)
            .collect();
        let keys: BTreeSet<_> = tiles.iter().map(|(key, ..)| &**key).collect();
        assert_eq!(keys, expected);
        assert_eq!(tiles.len(), expected.len(), "a place has two tiles");
        let cells: HashSet<_> = tiles.iter().map(|(_, row, col, _)| (row, col)).collect();
        assert_eq!(cells.len(), tiles.len(), "two places share a tile");
        let labels: HashSet<_> = tiles.iter().map(|(.., label)| label).collect();
        assert_eq!(labels.len(), tiles.len(), "two places share a label");
        for (_, row, col, label) in &tiles {
            assert!((0..height).contains(row) && (0..width).contains(col), "{label}");
            assert!((1..=2).contains(&label.chars().count()), "{label}");
        }
    }
}

/// A map that is to be recognised keeps neighbours together. Those that it parts are named here.
#[test]
fn tiles_keep_neighbours_together() {
    let places = china();
    let of = |level: &str, parent: &str| -> HashMap<&str, &str> {
        let members = places
            .values()
            .filter(|place| place.level == level && place.parent == parent);
        members.map(|place| (&*place.short, &*place.code)).collect()
    };
    let parted = torn_apart(
        &rows(TILES_OF_SICHUAN),
        &of("prefecture", "510000"),
        "阿坝-甘孜 阿坝-雅安 阿坝-成都 阿坝-德阳 阿坝-绵阳 甘孜-雅安 甘孜-凉山 凉山-雅安 凉山-乐山 凉山-宜宾
         凉山-攀枝花 雅安-成都 雅安-眉山 雅安-乐山 成都-德阳 成都-资阳 成都-眉山 德阳-绵阳 德阳-遂宁 德阳-资阳
         绵阳-广元 绵阳-南充 绵阳-遂宁 广元-南充 广元-巴中 巴中-南充 巴中-达州 达州-南充 达州-广安 南充-广安
         南充-遂宁 遂宁-资阳 遂宁-广安 资阳-内江 资阳-眉山 眉山-内江 眉山-自贡 眉山-乐山 内江-自贡 内江-泸州
         自贡-乐山 自贡-宜宾 自贡-泸州 乐山-宜宾 宜宾-泸州",
    );
    assert_eq!(
        parted,
        ["阿坝-雅安", "甘孜-凉山", "凉山-宜宾", "绵阳-遂宁", "眉山-内江"]
    );
    let parted = torn_apart(
        &rows(TILES_OF_CHINA),
        &of("province", ""),
        "北京-天津 北京-河北 天津-河北 河北-山西 河北-内蒙古 河北-辽宁 河北-山东 河北-河南 山西-内蒙古 山西-陕西
         山西-河南 内蒙古-辽宁 内蒙古-吉林 内蒙古-黑龙江 内蒙古-陕西 内蒙古-宁夏 内蒙古-甘肃 辽宁-吉林 吉林-黑龙江
         上海-江苏 上海-浙江 江苏-浙江 江苏-安徽 江苏-山东 浙江-安徽 浙江-江西 浙江-福建 安徽-江西 安徽-湖北
         安徽-河南 安徽-山东 福建-江西 福建-广东 福建-台湾 江西-湖北 江西-湖南 江西-广东 山东-河南 河南-湖北
         河南-陕西 湖北-湖南 湖北-重庆 湖北-陕西 湖南-广东 湖南-广西 湖南-贵州 湖南-重庆 广东-广西 广东-香港
         广东-澳门 广东-海南 香港-澳门 广西-贵州 广西-云南 重庆-四川 重庆-贵州 重庆-陕西 四川-贵州 四川-云南
         四川-西藏 四川-青海 四川-甘肃 四川-陕西 贵州-云南 云南-西藏 西藏-青海 西藏-新疆 陕西-甘肃 陕西-宁夏
         甘肃-宁夏 甘肃-青海 甘肃-新疆 青海-新疆",
    );
    assert_eq!(
        parted,
        [
            "内蒙古-辽宁",
            "内蒙古-吉林",
            "内蒙古-黑龙江",
            "内蒙古-陕西",
            "内蒙古-甘肃",
            "四川-甘肃",
            "云南-西藏"
        ]
    );
}
