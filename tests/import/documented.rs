//! What `docs/forms.md` says is asked, is asked.

use jili::import::Code;

use crate::take;

const FORMS: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/forms.md"));

/// Every code, with a list or a measure that makes an import say it.
const ASKED: [(Code, &str, &str); 9] = [
    (Code::Ambiguous, "市中区、绵阳市。", ""),
    (Code::Misprint, "绵阳市、荣经县。", ""),
    (Code::Misprint, "绵阳市、荣县、荣县。", ""),
    (Code::Aggregate, "14个市州，绵阳市。", ""),
    (Code::Aggregate, "宜宾市、泸县等9个县。", ""),
    (Code::Unknown, "绵阳市、石油产业管理区。", ""),
    (Code::Alias, "绵阳市、宜宾经开区（宜宾综保区）。", ""),
    (Code::Former, "绵阳市、郫县。", ""),
    (
        Code::LostNumber,
        "绵阳市、宜宾市。",
        "对上述地方每个市州万元激励支持。",
    ),
];

#[test]
fn what_is_said_to_be_asked_is_asked() {
    for (code, list, measure) in ASKED {
        let measure = if measure.is_empty() {
            "对上述地方各给予100万元激励支持。"
        } else {
            measure
        };
        let text = format!(
            "四川省人民政府办公厅\n关于对2021年真抓实干成效明显地方予以督查激励的通报\n川办函〔2022〕901号\n\
            各市（州）人民政府：\n现予激励。\n一、促进外贸稳定增长成效明显的地方\n{list}\n{measure}（商务厅组织实施）\n"
        );
        let taken = take(&text).unwrap();
        let said: Vec<_> = taken.diagnostics.iter().map(|said| said.code).collect();
        assert!(said.contains(&code), "{list} {measure}: {said:?}");
    }
}

#[test]
fn every_code_is_in_the_table() {
    let all = [
        Code::Ambiguous,
        Code::Former,
        Code::Misprint,
        Code::Aggregate,
        Code::Membership,
        Code::Unknown,
        Code::Alias,
        Code::Count,
        Code::LostNumber,
        Code::Stray,
        Code::Incomplete,
        Code::Head,
    ];
    for code in all {
        let key = serde_json::to_value(code).unwrap();
        let row = format!("| `{}` | {} |", key.as_str().unwrap(), code.word());
        assert!(FORMS.contains(&row), "{row}");
    }
}
