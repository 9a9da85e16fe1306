//! Short names of categories, cut from their titles by rule.

use super::chars::{Chars, part};
use super::fold::fold;

/// Characters of a label at most.
const MOST: usize = 10;
/// What is said of work, and not what it is about.
const PRAISE: [&str; 22] = [
    "成效",
    "成绩",
    "工作扎实",
    "工作突出",
    "突出",
    "明显",
    "显著",
    "先进",
    "较好",
    "作出",
    "做出",
    "完成好",
    "表现",
    "取得",
    "扎实",
    "靠前",
    "方面",
    "推进有力",
    "的地方",
    "的地区",
    "的市",
    "的县",
];
/// How titles begin before they say what they are about.
const BEGINNINGS: [&str; 17] = [
    "对",
    "在",
    "深入推进",
    "大力推进",
    "统筹推进",
    "推动落实",
    "大力实施",
    "推动",
    "推进",
    "促进",
    "落实",
    "开展",
    "加快",
    "实施",
    "支持",
    "深入",
    "统筹",
];

/// A label for a title.
pub(super) fn label(title: &str) -> String {
    let all: Vec<char> = title.chars().filter(|c| !c.is_whitespace()).collect();
    let folded: Vec<char> = all.iter().copied().map(fold).collect();
    let begun = BEGINNINGS
        .iter()
        .find(|beginning| folded.starts(beginning))
        .map_or(0, |beginning| beginning.chars().count());
    let praised = |from: usize| {
        let rest = part(&folded, from, folded.len());
        let found = PRAISE.iter().filter_map(|word| rest.find(word));
        found.filter(|at| *at >= 2).min().map(|at| from + at)
    };
    // 推动 is a beginning only where something stands between it and the praise.
    let behind = praised(begun).unwrap_or(folded.len());
    let start = if behind > begun + 2 { begun } else { 0 };
    let end = praised(start).unwrap_or(folded.len());
    let stop = folded
        .iter()
        .skip(start)
        .take(end - start)
        .position(|c| "、,。;(".contains(*c));
    let end = stop.filter(|stop| *stop >= 2).map_or(end, |stop| start + stop);
    part(&all, start, end.min(start + MOST))
        .iter()
        .filter(|c| !"“”《》".contains(**c))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::label;

    #[test]
    fn a_label_says_what_a_title_is_about() {
        let cases = [
            ("稳住工业运行、抬高制造业占比成效突出的地方", "稳住工业运行"),
            ("推动中医药综合改革成效明显的地方", "中医药综合改革"),
            ("推动先进制造业发展成效明显", "先进制造业发展"),
            ("医保基金监管严、服务下沉快成效明显的地方", "医保基金监管严"),
        ];
        for (title, expected) in cases {
            assert_eq!(label(title), expected);
        }
    }
}
