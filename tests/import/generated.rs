//! Circulars that a generator writes in random combinations of the known forms are read back as they were meant.

use proptest::prelude::*;

use crate::{entries, take, written};

/// How a generated circular is written.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Style {
    /// 一、 or （一） or 1. or the like.
    number: usize,
    /// Whether the lists are an annex's.
    annex: bool,
    /// Whether the measure stands behind the list on one line.
    inline: bool,
    /// Words before the list and the measure.
    labels: bool,
    /// How departments are named.
    departments: usize,
    /// Whether lines are broken after so many characters.
    wrap: Option<usize>,
    /// Whether paragraphs begin with two blanks.
    indent: bool,
    /// Whether page marks stand between paragraphs.
    pages: bool,
    /// Whether marks are those of full width.
    wide: bool,
    /// Whether counties stand without their prefecture.
    bare: bool,
}

pub(crate) fn styles() -> impl Strategy<Value = Style> {
    let wrap = prop_oneof![Just(None), (24..36_usize).prop_map(Some)];
    let flags = (
        any::<bool>(),
        any::<bool>(),
        any::<bool>(),
        any::<bool>(),
        any::<bool>(),
        any::<bool>(),
        any::<bool>(),
    );
    (0..6_usize, 0..4_usize, wrap, flags).prop_map(
        |(number, departments, wrap, (annex, inline, labels, pages, wide, bare, indent))| Style {
            number,
            annex,
            inline: inline && !labels,
            labels,
            departments,
            wrap,
            indent,
            pages,
            wide,
            bare,
        },
    )
}

/// Places of Sichuan: their prefecture, themselves as printed, their code.
const COUNTIES: [(&str, &str, &str); 16] = [
    ("成都市", "金牛区", "510106"),
    ("成都市", "都江堰市", "510181"),
    ("自贡市", "荣县", "510321"),
    ("泸州市", "叙永县", "510524"),
    ("德阳市", "绵竹市", "510683"),
    ("绵阳市", "北川自治县", "510726"),
    ("广元市", "青川县", "510822"),
    ("遂宁市", "射洪市", "510981"),
    ("乐山市", "峨边县", "511132"),
    ("南充市", "阆中市", "511381"),
    ("宜宾市", "翠屏区", "511502"),
    ("广安市", "前锋区", "511603"),
    ("达州市", "宣汉县", "511722"),
    ("雅安市", "石棉县", "511824"),
    ("阿坝州", "理县", "513222"),
    ("凉山州", "西昌市", "513401"),
];
const PREFECTURES: [(&str, &str); 6] = [
    ("成都市", "510100"),
    ("泸州市", "510500"),
    ("绵阳市", "510700"),
    ("宜宾市", "511500"),
    ("阿坝州", "513200"),
    ("凉山州", "513400"),
];
const TITLES: [&str; 6] = [
    "稳住工业运行、抬高制造业占比成效突出的地方",
    "落实创新驱动工作扎实的市、县（市、区）",
    "“四好农村路”提质成效明显的地方",
    "粮食生产（含大豆扩种）成绩突出的地区",
    "督查机构建设有力、承办事项办结率高的地方",
    "外贸发展成效明显的市（州）、县（市、区）",
];
const MEASURES: [&str; 5] = [
    "2022年对上述地方各给予100万元激励支持。",
    "对上述地方在安排专项资金时给予倾斜；优先推荐申报国家试点。",
    "2022年对上述地方单列农村公路改造计划。同等条件下，优先推荐参加评选。",
    "在产粮大县奖励资金测算中，对上述地方给予适当上浮（涉密事项除外）。",
    "2022年给上述地方各增加2个推荐名额，不计入限项。",
];

#[derive(Clone, Debug)]
pub(crate) struct Meant {
    title: usize,
    prefectures: Vec<usize>,
    counties: Vec<usize>,
    measure: usize,
}

pub(crate) fn categories() -> impl Strategy<Value = Vec<Meant>> {
    let some = |of: usize| (0..of).collect::<Vec<_>>();
    let one = (
        0..TITLES.len(),
        proptest::sample::subsequence(some(PREFECTURES.len()), 1..4),
        proptest::sample::subsequence(some(COUNTIES.len()), 0..6),
        0..MEASURES.len(),
    );
    let one = one.prop_map(|(title, prefectures, counties, measure)| Meant {
        title,
        prefectures,
        counties,
        measure,
    });
    proptest::collection::vec(one, 1..8)
}

fn number(style: Style, index: usize) -> String {
    let chinese = ["一", "二", "三", "四", "五", "六", "七", "八"][index];
    match style.number {
        0 | 1 => format!("{chinese}、"),
        2 => format!("（{chinese}）"),
        3 => format!("{}.", index + 1),
        4 => format!("{}、", index + 1),
        _ => format!("{}﹒", index + 1),
    }
}

fn county(style: Style, at: usize) -> String {
    let (prefecture, county, _) = COUNTIES[at];
    if style.bare {
        county.to_owned()
    } else {
        format!("{prefecture}{county}")
    }
}

/// The paragraphs of one category.
fn paragraphs(style: Style, index: usize, category: &Meant) -> Vec<String> {
    let bracket = [
        "（省商务厅、财政厅组织实施）",
        "（牵头单位：省商务厅；配合单位：财政厅）",
        "（省商务厅会同财政厅负责）",
        "（由省商务厅牵头，财政厅配合）",
    ][style.departments];
    let mut list = category
        .prefectures
        .iter()
        .map(|at| PREFECTURES[*at].0)
        .collect::<Vec<_>>()
        .join("、");
    if !category.counties.is_empty() {
        let counties: Vec<_> = category.counties.iter().map(|at| county(style, *at)).collect();
        list = format!("{list}，{}", counties.join("、"));
    }
    let measure = MEASURES[category.measure];
    let heading = format!("{}{}", number(style, index), TITLES[category.title]);
    if style.inline {
        vec![heading, format!("{list}。{measure}{bracket}")]
    } else if style.labels {
        let departments = "责任单位：省商务厅、财政厅".to_owned();
        vec![
            heading,
            format!("激励对象：{list}"),
            format!("激励措施：{measure}"),
            departments,
        ]
    } else {
        vec![heading, format!("{list}。"), format!("{measure}{bracket}")]
    }
}

/// A paragraph in lines of so many characters; no mark begins one.
fn wrapped(paragraph: &str, width: usize, indent: bool) -> String {
    let mut out = String::from(if indent { "　　" } else { "" });
    let mut length = out.chars().count();
    for character in paragraph.chars() {
        if length >= width && !"、，。；：）".contains(character) {
            out.push('\n');
            length = 0;
        }
        out.push(character);
        length += 1;
    }
    out + "\n"
}

pub(crate) fn write(style: Style, meant: &[Meant]) -> String {
    let mut all = vec![
        "各市（州）人民政府：".to_owned(),
        "经研究，现对工作有成效的地方予以激励，名单和措施见后。".to_owned(),
    ];
    if style.annex {
        all.push("附件：激励名单及激励措施".to_owned());
        all.extend([
            "四川省人民政府办公厅".to_owned(),
            "2022年6月1日".to_owned(),
            "附件".to_owned(),
        ]);
        all.push("激励名单及激励措施".to_owned());
    }
    for (index, category) in meant.iter().enumerate() {
        all.extend(paragraphs(style, index, category));
    }
    let mut text = String::from(
        "四川省人民政府办公厅\n关于对2021年真抓实干成效明显地方予以督查激励的通报\n川办函〔2022〕901号\n",
    );
    for (index, paragraph) in all.iter().enumerate() {
        match style.wrap {
            Some(width) => text.push_str(&wrapped(paragraph, width, style.indent)),
            None => text.push_str(&format!("{paragraph}\n")),
        }
        if style.pages && index % 7 == 6 {
            text.push_str(&format!("\n- {} -\n\n", index / 7 + 1));
        }
    }
    if style.wide {
        return text;
    }
    text.replace('，', ",")
        .replace('；', ";")
        .replace('（', "(")
        .replace('）', ")")
}

/// A text in whichever width.
fn plain(text: &str) -> String {
    text.replace('（', "(")
        .replace('）', ")")
        .replace('，', ",")
        .replace('；', ";")
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, rng_seed: proptest::test_runner::RngSeed::Fixed(20_230_919), ..ProptestConfig::with_cases(300) })]

    #[test]
    fn what_is_written_is_read_back(style in styles(), meant in categories()) {
        let text = write(style, &meant);
        let taken = take(&text).map_err(|refusal| TestCaseError::fail(format!("{refusal:?}\n{text}")))?;
        let expected: Vec<Vec<(String, String)>> = meant.iter().map(|category| {
            let prefectures = category.prefectures.iter().map(|at| (PREFECTURES[*at].0.to_owned(), PREFECTURES[*at].1.to_owned()));
            let counties = category.counties.iter().map(|at| (county(style, *at), COUNTIES[*at].2.to_owned()));
            prefectures.chain(counties).collect()
        }).collect();
        prop_assert_eq!(entries(&taken), expected, "{}", text);
        for (found, category) in taken.circular.categories.iter().zip(&meant) {
            prop_assert_eq!(plain(&found.title), plain(TITLES[category.title]), "{}", text);
            prop_assert_eq!(found.parts.len(), 1, "{}", text);
            let measures = &found.parts[0].measures;
            let measure: String = measures.iter().map(|measure| measure.text.as_str()).collect();
            prop_assert_eq!(plain(&measure), plain(MEASURES[category.measure]), "{}", text);
            let names: Vec<_> = measures.iter().flat_map(|one| &one.departments).map(|one| one.name.as_str()).collect();
            prop_assert_eq!(names, ["省商务厅", "财政厅"], "{}", text);
        }
        let circular = written::read_back(&taken, &text).map_err(|errors| TestCaseError::fail(format!("{errors}\n{text}")))?;
        prop_assert_eq!(written::outline(&circular), written::drafted(&taken), "{}", text);
    }
}
