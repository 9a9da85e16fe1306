//! Reading the gazetteer's files: names by rule, and what is said of each way in which a file can break; in
//! `gazetteer/corrupt.rs`, that no slip in the real files gets through.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on fails"
)]

#[path = "gazetteer/corrupt.rs"]
mod corrupt;

use jili::data_file::DataErrors;
use jili::data_file::DataFile;
use jili::gazetteer::Gazetteer;
use jili::gazetteer::load::gazetteer;

const HEAD: &str = "code,name,short,level,kind,parent,pinyin,toned\n";
const ZONE_HEAD: &str =
    "place,name,short,kind,prefecture,host,pinyin,toned,english,aliases,note_zh,note_en\n";
const SICHUAN: &str = "510000,四川省,四川,province,province,,si chuan,Sìchuān\n";
const YIBIN: &str = "511500,宜宾市,宜宾,prefecture,prefecture_level_city,510000,yi bin,Yíbīn\n";

fn load(administrative: &str, zones: &str) -> Result<Gazetteer, DataErrors> {
    gazetteer(
        DataFile {
            name: "places.csv",
            text: &format!("{HEAD}{SICHUAN}{administrative}"),
        },
        DataFile {
            name: "zones.csv",
            text: &format!("{ZONE_HEAD}{zones}"),
        },
    )
}

#[test]
fn names_follow_from_the_designation() {
    let places = load(
        "513200,阿坝藏族羌族自治州,阿坝,prefecture,autonomous_prefecture,510000,a ba,Ābà\n\
         513221,汶川县,汶川,county,county,513200,wen chuan,Wènchuān\n\
         511800,雅安市,雅安,prefecture,prefecture_level_city,510000,ya an,Yǎ'ān\n\
         511100,乐山市,乐山,prefecture,prefecture_level_city,510000,le shan,Lèshān\n\
         511132,峨边彝族自治县,峨边,county,autonomous_county,511100,e bian,Ébiān\n",
        "",
    )
    .unwrap();
    let names: Vec<_> = places
        .places()
        .skip(1)
        .map(|(_, place)| (&*place.full_name, &*place.english))
        .collect();
    assert_eq!(
        names,
        [
            ("四川省", "Sichuan"),
            ("阿坝州", "Aba Prefecture"),
            ("阿坝州汶川县", "Wenchuan County"),
            ("雅安市", "Ya'an"),
            ("乐山市", "Leshan"),
            ("乐山市峨边彝族自治县", "Ebian Yi Autonomous County"),
        ]
    );
}

#[test]
fn every_fault_is_named_with_file_line_and_field() {
    let cases = [
        (
            "51150,宜宾市,宜宾,prefecture,prefecture_level_city,,yi bin,Y\n",
            "",
            "places.csv:3: 51150: code: expected six digits",
        ),
        (
            "511500,宜宾市,宜宾,region,prefecture_level_city,,yi bin,Y\n",
            "",
            "places.csv:3: 511500: level: expected province",
        ),
        (
            "511500,宜宾市,宜宾,prefecture,city,,yi bin,Y\n",
            "",
            "places.csv:3: 511500: kind: unknown kind",
        ),
        (
            "511502,翠屏区,翠屏,county,district,511500,cui ping,C\n",
            "",
            "places.csv:3: 511502: parent: no prefecture",
        ),
        (
            "511500,宜宾市,宜宾,prefecture,prefecture_level_city,,yi,Y\n",
            "",
            "places.csv:3: 511500: pinyin: 1 syllables for the 2 characters",
        ),
        (
            "511500,宜宾市,宜宾\n",
            "",
            "places.csv:3: expected 8 fields, found 3",
        ),
        (
            YIBIN,
            "511500,宜宾新区,宜宾,zone,511500,,yi bin,Y,Y,,,\n",
            "zones.csv:2: 511500: place: a second place",
        ),
        (
            YIBIN,
            "z,宜宾市,宜宾,zone,511500,,yi bin,Y,Y,,,\n",
            "zones.csv:2: z: name: 宜宾市 is the full name of 511500 too",
        ),
        (
            YIBIN,
            "z,宜宾新区,宜宾,park,511500,,yi bin,Y,Y,,,\n",
            "zones.csv:2: z: kind: expected zone or base",
        ),
        (
            YIBIN,
            "z,宜宾基地,宜宾,base,511500,,yi bin,Y,Y,,,\n",
            "zones.csv:2: z: host: a base needs the host",
        ),
        (
            YIBIN,
            "z,宜宾新区,宜宾,zone,511599,,yi bin,Y,Y,,,\n",
            "zones.csv:2: z: prefecture: no prefecture",
        ),
        (
            YIBIN,
            "z,宜宾新区,宜宾,zone,,,yi bin,Y,Y,,跨市,\n",
            "zones.csv:2: z: note_zh: a note is in both languages",
        ),
    ];
    for (administrative, zones, expected) in cases {
        let error = load(administrative, zones).unwrap_err().to_string();
        assert!(error.contains(expected), "{administrative}{zones}: {error}");
    }
}

#[test]
fn a_renamed_column_is_one_error_that_names_the_header() {
    let zones = format!("{ZONE_HEAD}z,宜宾新区,宜宾,zone,511500,,yi bin,Yíbīn,Yibin New Area,,,\n");
    let zones = DataFile {
        name: "zones.csv",
        text: &zones,
    };
    let renamed = format!("{}{SICHUAN}{YIBIN}", HEAD.replace("short", "shrot"));
    let added = format!("{},red\n", HEAD.replace('\n', ",colour\n"));
    let swapped = format!("{}{SICHUAN}{YIBIN}", HEAD.replace("name,short", "short,name"));
    for text in ["", "code,name\n511500,宜宾市\n", &renamed, &added, &swapped] {
        let administrative = DataFile {
            name: "places.csv",
            text,
        };
        let error = gazetteer(administrative, zones).unwrap_err().to_string();
        let expected = "places.csv:1: header: expected the columns code,name,short,level,kind,parent,pinyin,toned, found";
        assert!(
            error.starts_with(expected) && error.lines().count() == 1,
            "{error}"
        );
    }
}

#[test]
fn all_faults_are_found_in_one_run() {
    let error = load(
        "1,甲,甲,county,county,9,jia,J\n2,乙,乙,county,what,9,yi,Y\n",
        "z,丙,丙,park,,,bing,B,B,,,\n",
    );
    let lines = error.unwrap_err().to_string();
    assert_eq!(lines.lines().count(), 7, "{lines}");
}

/// 简阳市 came to 成都市 in 2016, 公主岭市 to 长春市 in 2020; 莱芜市, from which 钢城区 came, is no more.
#[test]
fn roll_ups_go_by_what_a_county_was_in_in_the_award_year() {
    use jili::catalog::Catalog;
    use jili::gazetteer::Membership;
    let gazetteer = Catalog::embedded().into_parts().0;
    let place = |key: &str| gazetteer.by_key(key).unwrap();
    let (jianyang, chengdu, ziyang) = (place("510185"), place("510100"), place("512000"));
    assert_eq!(gazetteer.membership(jianyang, 2015), Membership::Former(ziyang));
    assert_eq!(gazetteer.membership(jianyang, 2016), Membership::Present);
    for (year, above, other) in [(2015, ziyang, chengdu), (2016, chengdu, ziyang)] {
        assert_eq!(
            gazetteer.prefecture_above_in(jianyang, year),
            Some(above),
            "{year}"
        );
        assert!(
            gazetteer.is_within_in(jianyang, above, year) && !gazetteer.is_within_in(jianyang, other, year)
        );
        assert!(gazetteer.is_within_in(jianyang, place("510000"), year));
        let has = |prefecture| gazetteer.descendants_in(prefecture, year).contains(&jianyang);
        assert!(has(above) && !has(other), "{year}");
    }
    let gongzhuling = place("220184");
    assert_eq!(
        gazetteer.membership(gongzhuling, 2019),
        Membership::Former(place("220300"))
    );
    assert_eq!(gazetteer.membership(place("370117"), 2017), Membership::Unknown);
    assert_eq!(gazetteer.membership(place("510104"), 2010), Membership::Present);
    // The province has each of its places once, whatever the year.
    let sichuan = place("510000");
    for year in [2010, 2016, 2023] {
        assert_eq!(
            gazetteer.descendants_in(sichuan, year).len(),
            gazetteer.descendants(sichuan).count(),
            "{year}"
        );
    }
}
