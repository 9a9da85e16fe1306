//! What English mode says beside words of the circulars that it leaves in Chinese: departments, units, headings of lists.

use crate::circular::{Amount, Decimal};
use crate::lang::Lang;

/// Departments of provinces by the core of their names: without 省 before it and 厅, 局, 委, 办 after it.
const DEPARTMENTS: [(&str, &str); 36] = [
    ("政府办公", "General Office of the Provincial Government"),
    ("人民政府办公", "General Office of the Provincial Government"),
    ("政府督查室", "Supervision Office of the Provincial Government"),
    ("发展改革", "Development and Reform Commission"),
    ("发展和改革", "Development and Reform Commission"),
    ("经济和信息化", "Department of Economy and Information Technology"),
    (
        "工业和信息化",
        "Department of Industry and Information Technology",
    ),
    ("教育", "Department of Education"),
    ("科技", "Department of Science and Technology"),
    ("科学技术", "Department of Science and Technology"),
    ("公安", "Department of Public Security"),
    ("民政", "Department of Civil Affairs"),
    ("司法", "Department of Justice"),
    ("财政", "Department of Finance"),
    (
        "人力资源社会保障",
        "Department of Human Resources and Social Security",
    ),
    ("自然资源", "Department of Natural Resources"),
    ("国土资源", "Department of Land and Resources"),
    ("生态环境", "Department of Ecology and Environment"),
    ("环境保护", "Department of Environmental Protection"),
    (
        "住房城乡建设",
        "Department of Housing and Urban-Rural Development",
    ),
    ("交通运输", "Department of Transport"),
    ("水利", "Department of Water Resources"),
    ("农业农村", "Department of Agriculture and Rural Affairs"),
    ("乡村振兴", "Bureau of Rural Revitalization"),
    ("扶贫", "Office of Poverty Alleviation"),
    ("商务", "Department of Commerce"),
    ("文化和旅游", "Department of Culture and Tourism"),
    ("卫生健康", "Health Commission"),
    ("应急管理", "Department of Emergency Management"),
    (
        "国资",
        "State-owned Assets Supervision and Administration Commission",
    ),
    ("市场监管", "Administration for Market Regulation"),
    ("统计", "Bureau of Statistics"),
    ("医保", "Healthcare Security Administration"),
    ("林草", "Forestry and Grassland Administration"),
    ("中医药", "Administration of Traditional Chinese Medicine"),
    ("地方金融监管", "Local Financial Supervision Bureau"),
];

/// Units that are no money.
const UNITS: [(&str, &str, &str); 4] = [
    (
        "个项目申报名额",
        "place in a project application quota",
        "places in a project application quota",
    ),
    ("个", "item", "items"),
    ("亩", "mu of land", "mu of land"),
    ("名", "place", "places"),
];

/// Headings of parts and lists, without their numerals.
const HEADINGS: [(&str, &str); 15] = [
    ("总量前五的地方", "top five by volume"),
    ("增速前五的地方", "top five by growth"),
    (
        "规模前五的外贸转型升级基地",
        "top five foreign trade bases by size",
    ),
    (
        "增速前五的外贸转型升级基地",
        "top five foreign trade bases by growth",
    ),
    ("货物进出口指标完成较好的地方", "imports and exports of goods"),
    ("绿色贸易指标完成较好的地方", "green trade"),
    ("外贸转型升级基地指标完成较好的地方", "foreign trade bases"),
    ("数字经济创新发展方面", "digital economy"),
    (
        "发展产业金融、提高制造业贷款占比等方面",
        "industrial finance and lending to manufacturing",
    ),
    (
        "国家生态文明建设示范市",
        "national ecological civilization cities",
    ),
    (
        "国家生态文明建设示范县(市、区)",
        "national ecological civilization counties",
    ),
    (
        "“绿水青山就是金山银山”实践创新基地",
        "“lucid waters and lush mountains” practice bases",
    ),
    ("省级生态县", "provincial ecological counties"),
    ("交通强市试点", "transport pilot cities"),
    ("交通强县(市、区)试点", "transport pilot counties"),
];

/// A department, in English with its name there: Department of Commerce (商务厅).
pub(crate) fn department(name: &str, lang: Lang) -> String {
    let core = name.strip_prefix('省').unwrap_or(name);
    let core = core.strip_suffix("委员会").unwrap_or(core);
    let is_it = |(known, _): &&(&str, &str)| {
        core == *known || core.strip_suffix(['厅', '局', '委', '办']) == Some(known)
    };
    let english = DEPARTMENTS.iter().find(is_it).map(|(_, english)| *english);
    beside(english, name, lang)
}

/// A department in a list: in English without what is printed, and without what most of them are called: Commerce.
pub(crate) fn short_department(name: &str, lang: Lang) -> String {
    let whole = department(name, lang);
    match (lang, whole.split_once(" (")) {
        (Lang::En, Some((english, _))) => english
            .strip_prefix("Department of ")
            .unwrap_or(english)
            .to_owned(),
        _ => whole,
    }
}

/// Departments in a row.
pub(crate) fn departments<'n>(names: impl IntoIterator<Item = &'n str>, lang: Lang) -> String {
    let names: Vec<_> = names.into_iter().map(|name| department(name, lang)).collect();
    names.join(lang.pick("、", ", "))
}

/// A heading of a part or a list, in English with what it says: top five by volume (总量前五的地方).
pub(crate) fn glossed(heading: &str, lang: Lang) -> String {
    beside(english_heading(heading), heading, lang)
}

/// A heading where there is little room: in English without what is printed, if there is a word for it.
pub(crate) fn short_heading(heading: &str, lang: Lang) -> &str {
    match (lang, english_heading(heading)) {
        (Lang::En, Some(english)) => english,
        _ => heading,
    }
}

fn english_heading(heading: &str) -> Option<&'static str> {
    let (numeral, title) = heading.split_once([')', '）']).unwrap_or(("", heading));
    let title = if numeral.starts_with(['(', '（']) {
        title
    } else {
        heading
    };
    let title = title.trim_end_matches(['。', ':', '：']);
    let english = HEADINGS.iter().find(|(known, _)| *known == title);
    english.map(|(_, english)| *english)
}

/// An amount as stated; in English with what that is: ¥10 million (1000 万元).
pub(crate) fn amount(amount: &Amount, lang: Lang) -> String {
    sum(amount.value, &amount.unit, lang)
}

/// An amount in a column: in English without what is stated, if there is a word for it: ¥10 million.
pub(crate) fn short_amount(amount: &Amount, lang: Lang) -> String {
    let english = english_amount(amount.value, &amount.unit);
    match (lang, english) {
        (Lang::En, Some(english)) => english,
        _ => amount.to_string(),
    }
}

/// A sum in a column, likewise.
pub(crate) fn short_sum(value: Decimal, unit: &str, lang: Lang) -> String {
    match (lang, english_amount(value, unit)) {
        (Lang::En, Some(english)) => english,
        _ => format!("{value} {unit}"),
    }
}

/// A sum of amounts of one unit.
pub(super) fn sum(value: Decimal, unit: &str, lang: Lang) -> String {
    let english = english_amount(value, unit);
    beside(english.as_deref(), &format!("{value} {unit}"), lang)
}

fn english_amount(value: Decimal, unit: &str) -> Option<String> {
    let yuan = |factor: u64| value.times(factor).map(money);
    match unit {
        "元" => yuan(1),
        "万元" => yuan(10_000),
        "亿元" => yuan(100_000_000),
        _ => {
            let known = UNITS.iter().find(|(known, ..)| *known == unit);
            known.map(|(_, one, many)| {
                format!("{value} {}", if value.whole() == Some(1) { one } else { many })
            })
        }
    }
}

/// Money as English writes it: ¥10 million, ¥1.25 billion, ¥500,000.
fn money(yuan: u64) -> String {
    for (size, name) in [(1_000_000_000, "billion"), (1_000_000, "million")] {
        // Two digits after the point, where they are all that there are.
        if yuan >= size && yuan.is_multiple_of(size / 100) {
            let (whole, rest) = (yuan / size, yuan % size / (size / 100));
            let decimals = format!("{whole}.{rest:02}");
            let short = decimals.trim_end_matches('0').trim_end_matches('.');
            return format!("¥{short} {name}");
        }
    }
    let digits = yuan.to_string();
    let mut grouped = String::from("¥");
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

fn beside(english: Option<&str>, chinese: &str, lang: Lang) -> String {
    match (lang, english) {
        (Lang::En, Some(english)) => format!("{english} ({chinese})"),
        _ => chinese.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Catalog;
    use crate::report::AwardReport;

    #[test]
    fn money_is_written_as_english_writes_it() {
        let cases = [
            (1000, "万元", "¥10 million (1000 万元)"),
            (1200, "万元", "¥12 million (1200 万元)"),
            (200, "万元", "¥2 million (200 万元)"),
            (50, "万元", "¥500,000 (50 万元)"),
            (125, "万元", "¥1.25 million (125 万元)"),
            (105, "万元", "¥1.05 million (105 万元)"),
            (3, "亿元", "¥300 million (3 亿元)"),
            (10, "亿元", "¥1 billion (10 亿元)"),
            (
                1,
                "个项目申报名额",
                "1 place in a project application quota (1 个项目申报名额)",
            ),
            (7, "辆", "7 辆"),
        ];
        for (value, unit, english) in cases {
            let value = Decimal::from(value);
            assert_eq!(sum(value, unit, Lang::En), english);
            assert_eq!(sum(value, unit, Lang::Zh), format!("{value} {unit}"));
        }
    }

    #[test]
    fn what_the_built_in_circular_leaves_in_chinese_has_english_beside_it() {
        let catalog = Catalog::embedded();
        let view = catalog.default_view();
        for id in view.award_ids() {
            let award = AwardReport::new(&catalog, id);
            for name in award.departments() {
                assert_ne!(department(name, Lang::En), name);
            }
            for heading in award.subject.headings() {
                assert_ne!(glossed(heading, Lang::En), heading, "{heading}");
            }
            for stated in award.amounts() {
                assert_ne!(amount(stated, Lang::En), stated.to_string());
            }
        }
        assert_eq!(department("商务厅", Lang::En), "Department of Commerce (商务厅)");
        assert_eq!(department("商务厅", Lang::Zh), "商务厅");
    }
}
