//! The data: what it must come to, counted independently; in `data/broken.rs`, what is said where it is broken,
//! and in `data/corrupt.rs`, that no slip gets through.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on fails"
)]

#[path = "data/broken.rs"]
mod broken;
#[path = "data/corrupt.rs"]
mod corrupt;

use std::collections::BTreeSet;

use jili::catalog::{Award, Catalog, View};
use jili::circular::{BlockKind, Decimal, Instrument};
use jili::gazetteer::Kind;
use jili::report::{DepartmentReport, PlaceReport, Summary};

const SOURCE: &str = include_str!("../data/circulars/sichuan-2022.txt");
const DATASET: &str = include_str!("../data/circulars/sichuan-2022.toml");
const PLACES: &str = include_str!("../data/gazetteer/china.csv");
const ZONES: &str = include_str!("../data/gazetteer/zones.csv");

fn awards_of<'c>(view: &View<'c>, full_name: &str) -> Vec<Award<'c>> {
    let place = view
        .gazetteer()
        .by_full_name(full_name)
        .unwrap_or_else(|| panic!("no {full_name}"));
    view.awards_of(place).iter().map(|id| view.award(*id)).collect()
}

/// The numbers that were counted by hand in the circular's text.
#[test]
fn the_circular_has_what_was_counted_by_hand() {
    let catalog = Catalog::embedded();
    let view = catalog.default_view();
    let (circular_id, circular) = view.single().unwrap();
    assert_eq!(catalog.circular_ids().len(), 1);
    assert_eq!(circular.categories.len(), 23);
    let parts: Vec<_> = circular
        .categories
        .iter()
        .flat_map(|category| &category.parts)
        .collect();
    assert_eq!(parts.len(), 26, "measures");
    assert_eq!(
        parts.iter().map(|part| part.rolls.len()).sum::<usize>(),
        32,
        "rolls"
    );
    assert_eq!(view.awards().count(), 202);
    let departments: BTreeSet<_> = parts
        .iter()
        .flat_map(|part| &part.measures)
        .flat_map(|measure| measure.departments.iter().map(|department| &*department.name))
        .collect();
    assert_eq!(departments.len(), 18);
    let by_category: Vec<_> = (0..23)
        .map(|at| {
            view.awards_in(catalog.category_id(circular_id, at).unwrap())
                .len()
        })
        .collect();
    assert_eq!(
        by_category,
        [
            6, 5, 10, 5, 5, 8, 8, 5, 16, 4, 5, 28, 9, 5, 5, 10, 2, 27, 7, 5, 5, 5, 17
        ]
    );
    assert_eq!(circular.document_number.as_deref(), Some("川办函〔2023〕58号"));
    assert_eq!(circular.issued_on.as_deref(), Some("2023-09-19"));
    assert_eq!(circular.award_year, 2022);
    assert_eq!(circular.texts(BlockKind::Preamble).count(), 2);
    let closing = circular.text(BlockKind::Closing).unwrap();
    assert!(closing.contains(circular.report_by.as_deref().unwrap()));
    assert_eq!(circular.blocks.len(), 123);
    assert_eq!(circular.open_recipients(), 0);
    assert!(parts.iter().all(|part| part.measures.len() == 1));
}

#[test]
fn the_circulars_own_claim_comes_out_of_the_data() {
    let catalog = Catalog::embedded();
    let view = catalog.default_view();
    let claims = view.single().unwrap().1.claims.as_ref().unwrap();
    assert_eq!((claims.prefectures, claims.counties), (20, 62));
    let totals = view.totals(view.award_ids());
    assert_eq!(totals.prefectures, 20);
    assert_eq!(totals.counties, 60);
    assert_eq!(totals.zones, 2);
    assert_eq!(totals.counties + totals.zones, 62);
    assert_eq!(totals.bases, 9);
    assert_eq!(totals.places, 91);
    let unnamed: Vec<_> = view
        .ranked_members(Kind::Prefecture)
        .filter(|id| !view.is_named(*id))
        .map(|id| &*catalog.place(id).full_name)
        .collect();
    assert_eq!(unnamed, ["甘孜州"]);
}

/// A second reading of the source, by another rule than the loader's: without its blanks, the source is the
/// concatenation of the dataset's verbatim fields.
#[test]
fn every_character_of_the_source_is_in_one_field() {
    let catalog = Catalog::embedded();
    let view = catalog.default_view();
    let circular = view.single().unwrap().1;
    let (before, after): (Vec<_>, Vec<_>) = circular
        .blocks
        .iter()
        .filter(|block| !block.text.is_empty())
        .partition(|block| block.kind != BlockKind::Closing);
    let mut fields: Vec<&str> = before.iter().map(|block| &*block.text).collect();
    for category in &circular.categories {
        fields.push(&category.heading);
        for part in &category.parts {
            fields.extend(part.heading.as_deref());
            for roll in &part.rolls {
                fields.extend(roll.printed_heading.as_deref());
                fields.push(&roll.text);
            }
            for measure in &part.measures {
                fields.extend([&*measure.text, &measure.implementers]);
            }
        }
    }
    fields.extend(after.iter().map(|block| &*block.text));
    let squeeze = |text: &str| {
        text.chars()
            .filter(|character| !character.is_whitespace())
            .collect::<String>()
    };
    assert_eq!(squeeze(&fields.concat()), squeeze(SOURCE));
    // And blanks inside a line are kept: each line of the source stands whole in one of the fields.
    for line in SOURCE.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let pieces = line.split_inclusive([':', '。', '）', ')']);
        for piece in pieces {
            assert!(
                fields.iter().any(|field| field.contains(piece)),
                "{piece:?} of {line:?}"
            );
        }
    }
}

#[test]
fn lines_lead_back_to_the_source() {
    let catalog = Catalog::embedded();
    let view = catalog.default_view();
    let lines: Vec<_> = SOURCE.lines().collect();
    for award in view.awards() {
        let at = award.roll.lines.expect("lines");
        let text: String = lines[at.first as usize - 1..at.last as usize].concat();
        assert!(text.contains(award.printed()), "{} in {text}", award.printed());
    }
}

#[test]
fn every_printed_entry_is_the_place_that_a_careful_reader_would_name() {
    let catalog = Catalog::embedded();
    let view = catalog.default_view();
    let read = |numeral: &str, printed: &str| -> Vec<(String, bool)> {
        let awards = view
            .awards()
            .filter(|award| award.category.numeral() == numeral && award.printed() == printed);
        awards
            .map(|award| {
                (
                    award.place.unwrap().full_name.to_string(),
                    award.recipient.carried,
                )
            })
            .collect()
    };
    let cases = [
        ("九", "锦江区", "成都市锦江区", true),
        ("九", "成都市金牛区", "成都市金牛区", false),
        ("九", "泸县", "泸州市泸县", true),
        ("九", "丹棱县", "眉山市丹棱县", true),
        ("十二", "都江堰市", "成都市都江堰市", true),
        ("十二", "彭州市", "成都市彭州市", true),
        ("十二", "康定市", "甘孜州康定市", true),
        ("十二", "茂县", "阿坝州茂县", true),
        ("十三", "大邑县", "成都市大邑县", true),
        ("十三", "雅安市荣经县", "雅安市荥经县", false),
        ("十六", "阿坝州红原县", "阿坝州红原县", false),
        ("二十三", "金堂县", "成都市金堂县", true),
        ("二十三", "甘孜州康定市", "甘孜州康定市", false),
        ("二十三", "成都市高新区", "成都高新区", false),
        ("三", "成都高新区", "成都高新区", false),
        ("三", "四川天府新区", "四川天府新区", false),
    ];
    for (numeral, printed, name, carried) in cases {
        assert_eq!(
            read(numeral, printed),
            [(name.to_owned(), carried)],
            "{printed} in {numeral}"
        );
    }
    // 3 + 5 + 5 in 九, 3 + 1 + 2 + 3 in 十二, 1 in 十三, 1 in 二十三.
    assert_eq!(view.awards().filter(|award| award.recipient.carried).count(), 24);
}

#[test]
fn zones_and_bases_belong_where_the_text_puts_them() {
    let catalog = Catalog::embedded();
    let view = catalog.default_view();
    let prefecture = |name: &str| {
        let id = catalog.gazetteer().by_full_name(name).unwrap();
        catalog
            .gazetteer()
            .prefecture_of(id)
            .map(|id| catalog.place(id).full_name.to_string())
    };
    assert_eq!(prefecture("四川天府新区"), None);
    assert_eq!(prefecture("成都高新区").as_deref(), Some("成都市"));
    assert_eq!(awards_of(&view, "四川天府新区").len(), 2);
    assert_eq!(awards_of(&view, "成都高新区").len(), 2);
    let suining = awards_of(&view, "遂宁经济技术开发区省级外贸转型升级基地(电子信息)");
    let rolls: Vec<_> = suining.iter().filter_map(|award| award.roll.heading()).collect();
    assert_eq!(
        rolls,
        ["规模前五的外贸转型升级基地", "增速前五的外贸转型升级基地"]
    );
    let mianyang = awards_of(&view, "绵阳市国家级外贸转型升级基地(电子信息)");
    assert_eq!(mianyang[0].place.unwrap().host.as_deref(), Some("绵阳市"));
    let bases = view
        .awards()
        .filter(|award| award.place.unwrap().kind == Kind::Base);
    assert_eq!(bases.count(), 10);
}

#[test]
fn amounts_are_the_four_that_the_text_states() {
    let catalog = Catalog::embedded();
    let view = catalog.default_view();
    let stated: Vec<_> = view
        .single()
        .unwrap()
        .1
        .categories
        .iter()
        .flat_map(|category| category.parts.iter().map(move |part| (category.number, part)))
        .flat_map(|(number, part)| {
            part.measures
                .iter()
                .flat_map(|measure| &measure.amounts)
                .map(move |amount| (number, amount))
        })
        .map(|(number, amount)| (number, amount.value, &*amount.unit))
        .collect();
    let whole = |number: u64| Decimal::from(number);
    assert_eq!(
        stated,
        [
            (1, whole(1000), "万元"),
            (5, whole(1), "个项目申报名额"),
            (15, whole(1000), "万元"),
            (21, whole(200), "万元")
        ]
    );
    let sums: Vec<_> = Summary::new(&catalog, view.award_ids())
        .sums
        .into_iter()
        .map(|money| (money.unit.to_owned(), money.sum, money.each.len()))
        .collect();
    // 6 × 1000 + 5 × 1000 + 5 × 200, and five slots; the two units are never added.
    assert_eq!(
        sums,
        [
            ("万元".to_owned(), whole(12_000), 16),
            ("个项目申报名额".to_owned(), whole(5), 5)
        ]
    );
}

#[test]
fn what_is_said_in_the_same_words_is_tagged_the_same() {
    let words = [
        ("优先推荐", Instrument::Recommendation),
        ("宣传", Instrument::Publicity),
        ("加分", Instrument::Scoring),
        ("名额", Instrument::Quota),
        ("免督查", Instrument::Exemption),
    ];
    let catalog = Catalog::embedded();
    let view = catalog.default_view();
    let categories = view.single().unwrap().1.categories.iter();
    let parts = categories.flat_map(|category| &category.parts);
    for measure in parts.flat_map(|part| &part.measures) {
        assert!(!measure.instruments.is_empty(), "{}", measure.text);
        // What a measure states as an amount, one of its instruments rests on.
        for amount in &measure.amounts {
            assert!(
                measure
                    .instruments
                    .iter()
                    .any(|tag| tag.evidence == amount.evidence)
            );
        }
        assert_eq!(
            measure.text.matches("万元").count(),
            measure
                .amounts
                .iter()
                .filter(|amount| &*amount.unit == "万元")
                .count(),
            "{}",
            measure.text
        );
        for (word, instrument) in words {
            let is_tagged = measure.instruments.iter().any(|tag| tag.instrument == instrument);
            assert!(
                is_tagged || !measure.text.contains(word),
                "{word} is no {instrument:?} in {}",
                measure.text
            );
        }
    }
}

#[test]
fn roll_ups_keep_apart_what_the_circular_keeps_apart() {
    let catalog = Catalog::embedded();
    let view = catalog.default_view();
    let id = |name: &str| catalog.gazetteer().by_full_name(name).unwrap();
    assert_eq!(view.awards_of(id("甘孜州")).len(), 0);
    let ganzi = PlaceReport::new(&view, id("甘孜州"));
    assert_eq!(ganzi.circulars[0].within.as_ref().unwrap().totals.awards, 8);
    assert_eq!(view.awards_of(id("宜宾市")).len(), 15);
    let chengdu = view.standing(id("成都市")).unwrap();
    // Foreign trade is one category with three lists: 宜宾 is on all of them, and has no more categories for it.
    let yibin = view.standing(id("宜宾市")).unwrap();
    assert_eq!((yibin.counts.categories, yibin.counts.awards), (13, 15));
    assert_eq!((chengdu.counts.categories, chengdu.counts.awards), (13, 14));
    assert_eq!((yibin.rank, yibin.tied, yibin.of), (1, 2, 21));
    assert_eq!((chengdu.rank, chengdu.tied), (1, 2));
    assert_eq!(view.standing(id("甘孜州")).unwrap().rank, 21);
    assert_eq!(view.standing(id("宜宾市翠屏区")), None, "no direct member");
    assert_eq!(view.awards_of(id("自贡市荣县")).len(), 0);
    assert_eq!(view.awards_of(id("自贡市")).len(), 2);
    let panzhihua = PlaceReport::new(&view, id("攀枝花市"));
    let unnamed = &panzhihua.circulars[0].unnamed;
    let unnamed: Vec<_> = unnamed.iter().map(|id| &*catalog.place(*id).name).collect();
    assert_eq!(unnamed, ["西区", "仁和区", "米易县", "盐边县"]);
    let commerce = DepartmentReport::new(&view, "商务厅");
    let said = &commerce.circulars[0];
    assert_eq!((said.measures.len(), said.totals.awards), (4, 29));
}
