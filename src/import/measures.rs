//! Measures: which text is one, cut at the brackets that name departments, with years, amounts and instruments.

use crate::circular::Instrument;
use std::ops::Range;

use super::chars::{Chars, closing, part};
use super::departments::{Department, departments};

/// A measure in a paragraph.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct MeasureText {
    pub(super) range: Range<usize>,
    pub(super) departments: Vec<Department>,
    /// The bracket of the departments.
    pub(super) bracket: Option<Range<usize>>,
}

/// Words that give something.
const GIVES: [&str; 54] = [
    "给予",
    "支持",
    "安排",
    "奖励",
    "激励",
    "优先",
    "倾斜",
    "推荐",
    "奖补",
    "补助",
    "予以",
    "增加",
    "列为",
    "列入",
    "纳入",
    "单列",
    "免于",
    "免除",
    "宣传",
    "推广",
    "试点",
    "指标",
    "资金",
    "加分",
    "上浮",
    "适当",
    "保障",
    "足额",
    "名额",
    "奖给",
    "提高",
    "减少",
    "免检",
    "协调",
    "指导",
    "下达",
    "通报表扬",
    "扶持",
    "重点",
    "给",
    "鼓励",
    "兑现",
    "配套",
    "不纳入",
    "不再",
    "开展",
    "授予",
    "上述",
    "下列",
    "补贴",
    "统筹",
    "享受",
    "允许",
    "免督查",
];

/// Whether a text gives something.
pub(super) fn is_measure(text: &[char]) -> bool {
    text.len() >= 6 && text.has_any(&GIVES)
}

/// Labels before a measure, which are no part of its text. One that says whose it is (国家激励措施：) stays.
const LABELS: [&str; 7] = [
    "激励措施",
    "奖励措施",
    "支持措施",
    "激励政策",
    "奖励政策",
    "激励内容",
    "具体措施",
];

/// Characters of the label before a measure, with its colon.
pub(super) fn label(text: &[char]) -> usize {
    LABELS
        .iter()
        .find(|label| text.starts(label) && text.get(label.chars().count()) == Some(&':'))
        .map_or(0, |label| label.chars().count() + 1)
}

/// The measures of a stretch of a paragraph, one for each bracket of departments, and what is behind the last.
pub(super) fn measures(text: &[char], range: Range<usize>) -> Vec<MeasureText> {
    let mut found = Vec::new();
    let mut start = range.start;
    let mut at = range.start;
    while at < range.end {
        if text.get(at) != Some(&'(') {
            at += 1;
            continue;
        }
        let Some(close) = closing(text, at).filter(|close| *close < range.end) else {
            at += 1;
            continue;
        };
        let last = matches!(text.get(close + 1), None | Some('。' | ';')) || close + 1 >= range.end;
        let ended = at > start && matches!(text.get(at - 1), Some('。' | ';'));
        let named = departments(text, at + 1..close, last || ended);
        if named.is_empty() {
            at = close + 1;
            continue;
        }
        let stops = part(text, close + 1, range.end)
            .iter()
            .take_while(|c| matches!(c, '。' | ';'))
            .count();
        found.push(MeasureText {
            range: start..at,
            departments: named,
            bracket: Some(at..close + 1),
        });
        at = close + 1 + stops;
        start = at;
    }
    if start < range.end {
        found.push(MeasureText {
            range: start..range.end,
            ..MeasureText::default()
        });
    }
    // Sentences behind the departments of the last measure are its own only where they give something.
    found.retain(|measure| !measure.range.is_empty() || !measure.departments.is_empty());
    found
}

/// Phrases that show an instrument, the surest first.
const INSTRUMENTS: [(Instrument, &[&str]); 8] = [
    (
        Instrument::Funding,
        &[
            "专项资金",
            "补助资金",
            "奖补资金",
            "激励资金",
            "资金",
            "万元",
            "亿元",
            "奖补",
            "补助",
            "经费",
            "债券",
            "补贴",
        ],
    ),
    (
        Instrument::Project,
        &["项目清单", "重点项目", "项目安排", "立项", "项目"],
    ),
    (
        Instrument::Pilot,
        &["试点示范", "先行先试", "先行地区", "试点", "示范"],
    ),
    (
        Instrument::Quota,
        &["推荐名额", "申报名额", "用地计划指标", "用地指标", "名额", "指标"],
    ),
    (
        Instrument::Scoring,
        &["加分", "上浮", "绩效系数", "测算权重", "加分因素"],
    ),
    (
        Instrument::Recommendation,
        &["优先推荐", "推荐申报", "优先举荐", "推荐", "举荐"],
    ),
    (
        Instrument::Publicity,
        &["宣传推广", "集中宣传", "通报表扬", "宣传", "推介", "推广", "媒体"],
    ),
    (
        Instrument::Exemption,
        &[
            "免于实地督查",
            "免予实地督查",
            "免督查",
            "免检",
            "不再安排",
            "减少一次综合督查",
            "免于督查",
        ],
    ),
];

/// The instruments of a measure, each once, with where its phrase stands.
pub(super) fn instruments(text: &[char]) -> Vec<(Instrument, Range<usize>)> {
    let mut found = Vec::new();
    for (instrument, phrases) in INSTRUMENTS {
        let phrase = phrases
            .iter()
            .find_map(|phrase| text.find(phrase).map(|at| at..at + phrase.chars().count()));
        if let Some(range) = phrase {
            found.push((instrument, clause(text, range)));
        }
    }
    found
}

/// The clause in which a phrase stands.
fn clause(text: &[char], phrase: Range<usize>) -> Range<usize> {
    let is_stop = |character: &char| matches!(character, '。' | ';' | ',' | '，' | '；');
    let before = part(text, 0, phrase.start);
    let start = before.iter().rposition(is_stop).map_or(0, |at| at + 1);
    let behind = part(text, phrase.end, text.len());
    let end = behind
        .iter()
        .position(is_stop)
        .map_or(text.len(), |at| phrase.end + at);
    start..end
}

#[cfg(test)]
mod tests {
    use super::super::fold::folded;
    use super::*;

    #[test]
    fn a_measure_ends_at_its_departments() {
        let text = folded(
            "对上述地方给予倾斜（涉密事项除外）。（省商务厅、省财政厅组织实施）支持申报试点。（省科技厅负责）",
        );
        let found = measures(&text, 0..text.len());
        let read: Vec<_> = found
            .iter()
            .map(|found| {
                (
                    part(&text, found.range.start, found.range.end).string(),
                    found.departments.len(),
                )
            })
            .collect();
        assert_eq!(
            read,
            [
                ("对上述地方给予倾斜(涉密事项除外)。".to_owned(), 2),
                ("支持申报试点。".to_owned(), 1)
            ]
        );
    }
}
