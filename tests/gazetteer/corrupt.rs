//! One slip in the gazetteer that is built in, and the build must stop.

use jili::data_file::{DataErrors, DataFile};
use jili::gazetteer::{Gazetteer, check, load};

const PLACES: &str = include_str!("../../data/gazetteer/china.csv");
const ZONES: &str = include_str!("../../data/gazetteer/zones.csv");
const COUNTS: &str = include_str!("../../data/gazetteer/counts.csv");
const EXCEPTIONS: &str = include_str!("../../data/gazetteer/reading_exceptions.csv");

const JINJIANG: &str = "510104,锦江区,锦江,county,district,510100,jin jiang,Jǐnjiāng\n";
const ZILIUJING: &str = "510302,自流井区,自流井,county,district,510300,zi liu jing,Zìliújǐng\n";
const QINGYANG: &str = "510105,青羊区,青羊,county,district,510100,qing yang,Qīngyáng\n";

/// Reads the gazetteer and counts it, as the build does.
fn build(places: &str, zones: &str, counts: &str) -> Result<Gazetteer, DataErrors> {
    let file = |name, text| DataFile { name, text };
    let gazetteer = load::gazetteer(file("places.csv", places), file("zones.csv", zones))?;
    check::counts(&gazetteer, "100000", file("counts.csv", counts))?;
    Ok(gazetteer)
}

/// What the build says with one passage replaced; the passage must stand once.
fn said(file: &str, from: &str, to: &str) -> String {
    assert_eq!(file.matches(from).count(), 1, "{from:?} must stand once");
    let broken = file.replacen(from, to, 1);
    // Told apart by their headers: the whole country is too long a pattern.
    let built = match file.lines().next() {
        header if header == PLACES.lines().next() => build(&broken, ZONES, COUNTS),
        header if header == ZONES.lines().next() => build(PLACES, &broken, COUNTS),
        _ => build(PLACES, ZONES, &broken),
    };
    built.map_or_else(|errors| errors.to_string(), |_| "built".to_owned())
}

#[test]
fn the_files_as_they_are_are_sound() {
    build(PLACES, ZONES, COUNTS).unwrap();
}

/// What was slipped into the first version, and was built with all tests green.
#[test]
fn no_slip_that_once_got_through_does_again() {
    let cases = [
        (
            PLACES,
            JINJIANG,
            JINJIANG.replace("jin jiang,Jǐnjiāng", "yin jiang,Yínjiāng"),
            "510104: toned: 锦 is not read yín",
        ),
        (
            PLACES,
            JINJIANG,
            JINJIANG.replace("district", "county"),
            "510104: kind: 锦江区 does not end",
        ),
        (
            PLACES,
            QINGYANG,
            QINGYANG.replace("Qīngyáng", "Qíngyàng"),
            "510105: toned: 青 is not read qíng",
        ),
        (
            PLACES,
            JINJIANG,
            JINJIANG.replace("510104", "510304"),
            "510304: parent: 510304 is no code in 510100 成都市",
        ),
        (
            PLACES,
            ZILIUJING,
            ZILIUJING.replace("510300", "510100"),
            "510302: parent: 510302 is no code in 510100 成都市",
        ),
        (PLACES, JINJIANG, String::new(), "510000: count: expected 183"),
        (
            PLACES,
            QINGYANG,
            QINGYANG.replace("qing yang", "qin yang"),
            "510105: toned: \"Qīngyáng\" without its tones is not",
        ),
        (
            ZONES,
            "base,510700,绵阳市,",
            "base,510100,绵阳市,".to_owned(),
            "base-mianyang: prefecture: the name begins with 绵阳市",
        ),
        (
            ZONES,
            "base,510700,绵阳市,",
            "base,,绵阳市,".to_owned(),
            "base-mianyang: prefecture: ",
        ),
        (
            ZONES,
            "base-suining,",
            "base suining,".to_owned(),
            "base suining: place: expected words of a–z",
        ),
        (
            ZONES,
            ",铁路港|成都国际铁路港,",
            ",锦江区|成都国际铁路港,".to_owned(),
            "aliases: 锦江区 is a name of 510104",
        ),
        (
            ZONES,
            ",铁路港|成都国际铁路港,",
            ",天府新区|成都国际铁路港,".to_owned(),
            "aliases: 天府新区 is a name of tianfu-new-area",
        ),
        (
            ZONES,
            "chengdu-hi-tech-zone,成都",
            "chengdu-hi-tech-zone,\u{1b}[31m成都".to_owned(),
            "chengdu-hi-tech-zone: name: has U+001B",
        ),
    ];
    for (file, from, to, expected) in cases {
        let said = said(file, from, &to);
        assert!(said.contains(expected), "{from:?} → {to:?}: {said}");
    }
}

/// And others of the same kinds, thought of afterwards.
#[test]
fn no_other_slip_gets_through() {
    const YAAN: &str = "511800,雅安市,雅安,prefecture,prefecture_level_city,510000,ya an,Yǎ'ān\n";
    const EBIAN: &str = "511132,峨边彝族自治县,峨边,county,autonomous_county,511100,e bian,Ébiān\n";
    let invented = "510109,银江区,银江,county,district,510100,yin jiang,Yínjiāng\n";
    let cases = [
        // A place too many, and a count that nobody gave.
        (
            PLACES,
            JINJIANG,
            format!("{JINJIANG}{invented}"),
            "510000: count: expected 183 of the kind county, found 184",
        ),
        (
            COUNTS,
            "510000,county,,183,",
            "510000,county,,183,,".to_owned(),
            "counts.csv:65: expected 5 fields, found 6",
        ),
        // Level, kind, parent.
        (
            PLACES,
            YAAN,
            YAAN.replace("prefecture_level_city", "county_level_city"),
            "511800: kind: is of the level county",
        ),
        (
            PLACES,
            EBIAN,
            EBIAN.replace("autonomous_county", "county"),
            "511132: kind: 峨边彝族自治县 does not end",
        ),
        (
            PLACES,
            JINJIANG,
            JINJIANG.replace("510100", "510000"),
            "510104: parent: 510104 is no code in 510000 四川省",
        ),
        (
            PLACES,
            JINJIANG,
            JINJIANG.replace("510104", "510400"),
            "510400: code: 510400 is the code of a prefecture",
        ),
        // Names that look alike: a radical, a letter of another alphabet, nothing at all.
        (
            PLACES,
            JINJIANG,
            JINJIANG.replace("锦江区", "锦江\u{200b}区"),
            "510104: name: has U+200B",
        ),
        (
            PLACES,
            "510113,青白江区,",
            "510113,\u{2ed8}白江区,".to_owned(),
            "510113: name: '⻘' is no character of a name",
        ),
        (
            PLACES,
            JINJIANG,
            JINJIANG.replace("jin jiang", "jіn jiang"),
            "510104: pinyin: expected syllables of a–z",
        ),
        // Short names and readings.
        (
            PLACES,
            JINJIANG,
            JINJIANG
                .replace("锦江,county", "青羊,county")
                .replace("jin jiang,Jǐnjiāng", "qing yang,Qīngyáng"),
            "510104: short: \"青羊\" is not what is short for 锦江区",
        ),
        (
            PLACES,
            JINJIANG,
            JINJIANG.replace("Jǐnjiāng", "jǐnjiāng"),
            "510104: toned: expected \"Jǐnjiāng\"",
        ),
        (
            PLACES,
            YAAN,
            YAAN.replace("Yǎ'ān", "Yǎān"),
            "511800: toned: expected \"Yǎ'ān\"",
        ),
        (
            PLACES,
            QINGYANG,
            QINGYANG.replace("Qīngyáng", "Qīngyańg"),
            "510105: toned: 羊 is not read yańg",
        ),
        (
            PLACES,
            EBIAN,
            EBIAN.replace("峨边彝族自治县", "峨边彝族自治县峨边彝族自治县"),
            "511132: short: \"峨边\" is not what is short for",
        ),
        // Zones and bases.
        (
            ZONES,
            "zone,510100,",
            "zone,510700,".to_owned(),
            "chengdu-hi-tech-zone: prefecture: the name begins with 成都市",
        ),
        (
            ZONES,
            "base,510700,绵阳市,",
            "base,510700,绵阳,".to_owned(),
            "base-mianyang: host: \"绵阳\" is not what stands before the rank",
        ),
        (
            ZONES,
            ",Chengdu Hi-tech Zone,",
            ",\u{202e}enoZ hcet-iH udgnehC,".to_owned(),
            "chengdu-hi-tech-zone: english: has U+202E",
        ),
        (
            ZONES,
            ",Chengdu Hi-tech Zone,",
            ",成都高新区,".to_owned(),
            "chengdu-hi-tech-zone: english: expected a name in Latin letters",
        ),
        (
            ZONES,
            ",Chengdu Hi-tech Zone,",
            format!(",Chengdu {}Zone,", "Hi-tech ".repeat(1000)),
            "chengdu-hi-tech-zone: english: longer than 120 characters",
        ),
        (
            ZONES,
            ",Chengdu Hi-tech Zone,",
            ",Mianyang Hi-tech Zone,".to_owned(),
            "chengdu-hi-tech-zone: english: does not begin with Chengdu",
        ),
        (
            ZONES,
            ",成都市高新区|高新区,",
            ",成都市高新区|成都,".to_owned(),
            "chengdu-hi-tech-zone: aliases: 成都 is a name of 510100",
        ),
        (
            ZONES,
            ",成都市高新区|高新区,",
            ",成都市高新区|高 新区,".to_owned(),
            "chengdu-hi-tech-zone: aliases: \"高 新区\" is no name",
        ),
        (
            ZONES,
            "不计入任何一个市州。,",
            "\u{7}不计入任何一个市州。,".to_owned(),
            "tianfu-new-area: note_zh: has U+0007",
        ),
        (
            ZONES,
            "chengdu-hi-tech-zone,",
            "../chengdu-hi-tech-zone,".to_owned(),
            "../chengdu-hi-tech-zone: place: expected words of a–z",
        ),
    ];
    for (file, from, to, expected) in cases {
        let said = said(file, from, &to);
        assert!(said.contains(expected), "{from:?} → {to:?}: {said}");
    }
}

#[test]
fn every_exception_is_needed_and_has_a_reason() {
    use pinyin::ToPinyinMulti;
    for row in EXCEPTIONS.lines().skip(1) {
        let fields: Vec<&str> = row.split(',').collect();
        let [code, character, reading, reason] = fields[..] else {
            panic!("{row:?} has not four fields");
        };
        assert!(code.len() == 6 && !reason.is_empty(), "{row:?}");
        let character = character.chars().next().unwrap();
        let known: Vec<_> = character.to_pinyin_multi().into_iter().flatten().collect();
        assert!(
            known.iter().all(|known| known.with_tone() != reading),
            "{row:?} is in the table"
        );
    }
}
