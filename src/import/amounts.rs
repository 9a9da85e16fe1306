//! Numbers with a unit that a recipient is given: sums, quotas, land, roads. Thresholds and what is reckoned from are none.

use std::ops::Range;

use super::chars::{Chars, part};
use crate::circular::Per;

/// An amount in a text, by its characters there.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Amount {
    /// The number as printed, without separators of thousands.
    pub(super) value: f64,
    pub(super) unit: Range<usize>,
    /// In yuan, where it is money.
    pub(super) yuan: Option<u64>,
    pub(super) per: Per,
    pub(super) cap: bool,
    /// The clause that says so.
    pub(super) evidence: Range<usize>,
}

/// Words before a number that give it.
const GIVEN: [&str; 32] = [
    "给予",
    "给",
    "奖励",
    "安排",
    "激励",
    "补助",
    "奖补",
    "补贴",
    "增加",
    "各",
    "每个",
    "每家",
    "每县",
    "每市",
    "每亩",
    "每",
    "资助",
    "下达",
    "资金",
    "经费",
    "最高",
    "提高",
    "上浮",
    "等奖",
    "标准",
    "单列",
    "指标",
    "追加",
    "拨付",
    "分别",
    "不超过",
    "奖金",
];
/// Words before a number that reckon from it.
const BASES: [&str; 24] = [
    "投资",
    "投资额",
    "投资规模",
    "统筹",
    "总额",
    "产值",
    "营业额",
    "收入",
    "利润",
    "税收",
    "注册资本",
    "增长",
    "完成",
    "累计",
    "达到",
    "超过",
    "总量",
    "规模",
    "融资",
    "销售额",
    "进出口",
    "授信",
    "整合",
    "节约",
];

/// The amounts of a text.
pub(super) fn amounts(text: &[char]) -> Vec<Amount> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let Some((end, value)) = number_at(text, at) else {
            at += 1;
            continue;
        };
        if let Some(amount) = amount(text, at, end, value) {
            found.push(amount);
        }
        at = end;
    }
    found
}

/// A sum of which the number is gone: 每个市州万元.
pub(super) fn lost(text: &[char]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = part(text, from, text.len()).find("万元").map(|at| at + from) {
        from = at + 2;
        let before = part(text, at.saturating_sub(1), at);
        let counted = before.iter().any(|character| {
            super::chars::digit(*character).is_some() || "几数十百千万亿余多若.位单的以".contains(*character)
        });
        let clause = clause_start(text, at);
        if !counted && part(text, clause, at).has_any(&["每个", "给予", "奖励", "各", "安排", "补助"])
        {
            found.push(clause..at + 2);
        }
    }
    found
}

/// A number at a position, with its end.
fn number_at(text: &[char], from: usize) -> Option<(usize, f64)> {
    if !text.get(from)?.is_ascii_digit() {
        return None;
    }
    let mut end = from;
    while let Some(character) = text.get(end) {
        let next_is_digit = text.get(end + 1).is_some_and(char::is_ascii_digit);
        let thousands = *character == ','
            && end - from <= 3
            && part(text, end + 1, end + 4)
                .iter()
                .filter(|c| c.is_ascii_digit())
                .count()
                == 3;
        match character {
            '0'..='9' => {}
            '.' if next_is_digit => {}
            ',' if thousands => {}
            _ => break,
        }
        end += 1;
    }
    let digits: String = part(text, from, end)
        .iter()
        .filter(|character| **character != ',')
        .collect();
    if digits.len() > 15 {
        return Some((end, f64::NAN));
    }
    Some((end, digits.parse().unwrap_or(f64::NAN)))
}

/// The unit that stands behind a number, and what it is in yuan.
fn unit_at(text: &[char], from: usize) -> Option<(usize, Option<f64>)> {
    let here = part(text, from, from + 12);
    for (unit, yuan) in [("亿元", 1e8), ("万元", 1e4), ("千元", 1e3), ("元", 1.0)] {
        if here.starts(unit) {
            return Some((unit.chars().count(), Some(yuan)));
        }
    }
    for unit in ["万亩", "亩", "公顷", "平方米", "公里"] {
        if here.starts(unit) {
            return Some((unit.chars().count(), None));
        }
    }
    if !here.starts("个") && !here.starts("项") {
        return None;
    }
    let end = here
        .iter()
        .position(|character| ",。;、()".contains(*character))
        .unwrap_or(here.len());
    let counted = part(here, 0, end);
    let ends = ["名额", "指标"]
        .into_iter()
        .filter_map(|word| counted.find(word).map(|at| at + 2));
    ends.min().map(|len| (len, None))
}

/// Where the clause begins that a position is in.
fn clause_start(text: &[char], at: usize) -> usize {
    let from = at.saturating_sub(40);
    let stop = part(text, from, at)
        .iter()
        .rposition(|character| ",。;:".contains(*character));
    stop.map_or(from, |stop| from + stop + 1)
}

fn amount(text: &[char], from: usize, to: usize, value: f64) -> Option<Amount> {
    if !value.is_finite() {
        return None;
    }
    let (len, yuan) = unit_at(text, to)?;
    let unit = to..to + len;
    let behind = part(text, unit.end, unit.end + 6);
    if behind.starts_any(&[
        "以上",
        "以下",
        "以内",
        "及以上",
        "及以下",
        "左右的",
        "的项目",
        "的企业",
        "规模",
    ]) {
        return None;
    }
    let start = clause_start(text, from);
    let before = part(text, start, from);
    let last = |words: &[&str]| last_end(before, words);
    let (given, base) = (last(&GIVEN), last(&BASES));
    // 市级500万元、县级200万元 needs no verb beside it.
    let level = before.ends_any(&["市级", "县级", "区级", "乡级", "镇级", "等奖"]);
    if (given.is_none() && !level) || base > given || before.has("统筹") {
        return None;
    }
    if before.has("比") && yuan.is_none() && before.has("个百分") {
        return None;
    }
    let per = per(before);
    let end = unit.end
        + behind
            .iter()
            .position(|character| ",。;、".contains(*character))
            .unwrap_or(behind.len());
    Some(Amount {
        value,
        unit,
        yuan: yuan.and_then(|factor| whole(value * factor)),
        per,
        cap: before.ends_any(&[
            "最高",
            "最多",
            "不超过",
            "最高不超过",
            "上限",
            "最高给予",
            "最高奖励",
            "最高补助",
        ]),
        evidence: start..end,
    })
}

/// What an amount is given for, by what stands before it.
fn per(before: &[char]) -> Per {
    let last = |words: &[&str]| last_end(before, words);
    let unit = last(&["每亩", "每公里", "每人", "每平方米"]);
    let project = last(&["每个项目", "每家", "每个企业", "每户", "单个项目"]);
    let level = last(&[
        "每个",
        "每县",
        "每市",
        "等奖",
        "市级",
        "县级",
        "区级",
        "设区市",
        "市州",
        "市(州)",
        "县(市、区)",
        "县(市)",
    ]);
    let each = last(&["各", "分别", "每个地方", "每个地区", "每个单位"]);
    let best = [unit, project, level, each].into_iter().flatten().max();
    match best {
        None => Per::Total,
        found if found == unit => Per::Unit,
        found if found == project => Per::Project,
        found if found == each => Per::Recipient,
        _ => Per::Level,
    }
}

/// Where the last of some words ends.
fn last_end(text: &[char], words: &[&str]) -> Option<usize> {
    (0..text.len()).rev().find_map(|at| {
        let here = part(text, at, text.len());
        let found = words
            .iter()
            .filter(|word| here.starts(word))
            .map(|word| at + word.chars().count());
        found.max()
    })
}

/// A sum as a whole number, if it is one.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "held to be whole and small"
)]
fn whole(value: f64) -> Option<u64> {
    let rounded = value.round();
    ((value - rounded).abs() < 1e-3 && (0.0..9e15).contains(&rounded)).then_some(rounded as u64)
}

#[cfg(test)]
mod tests {
    use super::super::fold::folded;
    use super::*;

    fn read(text: &str) -> Vec<(f64, String, Per, bool)> {
        let text = folded(text);
        let found = amounts(&text).into_iter();
        found
            .map(|found| {
                (
                    found.value,
                    part(&text, found.unit.start, found.unit.end).string(),
                    found.per,
                    found.cap,
                )
            })
            .collect()
    }

    #[test]
    fn what_is_given_is_an_amount() {
        assert_eq!(
            read("2023 年对上述地方各给予 1,000 万元激励支持"),
            [(1000.0, "万元".to_owned(), Per::Recipient, false)]
        );
        let levels = read("奖励标准为每个市（州）500万元、每个县（市、区）100.5万元");
        assert_eq!(
            levels.iter().map(|(value, ..)| *value).collect::<Vec<_>>(),
            [500.0, 100.5]
        );
        assert!(levels.iter().all(|(.., per, _)| *per == Per::Level));
        assert_eq!(
            read("各增加2个推荐名额，不计入限项"),
            [(2.0, "个推荐名额".to_owned(), Per::Recipient, false)]
        );
        assert_eq!(
            read("每亩提高补助100元"),
            [(100.0, "元".to_owned(), Per::Unit, false)]
        );
        assert_eq!(
            read("每家最高100万元"),
            [(100.0, "万元".to_owned(), Per::Project, true)]
        );
        assert_eq!(read("分别奖励50万元、30万元、10万元").len(), 3);
        assert_eq!(
            amounts(&folded("各奖励0.5亿元"))
                .first()
                .and_then(|found| found.yuan),
            Some(50_000_000)
        );
    }

    #[test]
    fn thresholds_and_bases_are_none() {
        for text in [
            "对投资规模3亿元以下的项目优先安排",
            "统筹整合资金7.6亿元",
            "在15个工作日内办结",
            "比例提高2个百分点",
            "按1∶5的比例给予授信",
            "完成投资200亿元",
            "2022年对上述地方给予倾斜",
        ] {
            assert_eq!(read(text), [], "{text}");
        }
        assert_eq!(lost(&folded("每个市州万元、每个县100万元")).len(), 1);
        assert!(lost(&folded("给予数万元，单位：万元")).is_empty());
    }
}
