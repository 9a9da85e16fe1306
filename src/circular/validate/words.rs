//! The words by which a measure shows how it rewards: evidence without one of them shows something else.

use crate::circular::Instrument;

/// What is no project although it contains the word.
const PROJECT_MONEY: &str = "项目资金";

/// The words of an instrument, one of which its evidence has.
pub(super) fn words(instrument: Instrument) -> &'static [&'static str] {
    match instrument {
        Instrument::Funding => &[
            "资金",
            "万元",
            "亿元",
            "奖补",
            "补助",
            "补贴",
            "经费",
            "奖金",
            "贴息",
            "贷款",
            "债券",
            "转移支付",
        ],
        Instrument::Project => &["项目", "工程"],
        Instrument::Pilot => &["试点", "示范", "试验", "先行"],
        Instrument::Quota => &["名额", "指标", "额度", "计划"],
        Instrument::Scoring => &["加分", "得分", "分值"],
        Instrument::Recommendation => &["推荐", "推介", "举荐", "评选", "提名"],
        Instrument::Publicity => &["宣传", "推广", "推介", "报道"],
        Instrument::Exemption => &["免督查", "免予", "免于", "豁免", "不再安排", "减少督查"],
    }
}

/// Whether words of a measure show that it rewards in this way.
pub(crate) fn show(evidence: &str, instrument: Instrument) -> bool {
    let evidence = match instrument {
        Instrument::Project => evidence.replace(PROJECT_MONEY, ""),
        _ => evidence.to_owned(),
    };
    words(instrument).iter().any(|word| evidence.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn evidence_has_a_word_of_its_instrument() {
        let cases = [
            ("给予一定资金奖补", Instrument::Funding, true),
            ("给予一定资金奖补", Instrument::Publicity, false),
            ("在安排生态保护修复项目时给予倾斜", Instrument::Project, true),
            (
                "在 2023 年分配林草项目资金时给予适度倾斜",
                Instrument::Project,
                false,
            ),
            ("优先推荐参与国家级、省级相关工作试点", Instrument::Pilot, true),
            ("单列指标定向支持", Instrument::Quota, true),
            ("予以省政府免督查激励支持", Instrument::Exemption, true),
            ("予以激励支持，避免重复", Instrument::Exemption, false),
        ];
        for (evidence, instrument, expected) in cases {
            assert_eq!(show(evidence, instrument), expected, "{evidence}");
        }
    }
}
