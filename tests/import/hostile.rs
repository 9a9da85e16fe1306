//! Texts that want to hurt: large, deep, broken. The worst that comes of them is a diagnostic.

use std::time::{Duration, Instant};

use jili::import::{self, Options};
use proptest::prelude::*;

use crate::{PLACES, take};

/// Bytes of a text; debug builds are some twenty times slower than what is released.
const SIZE: usize = if cfg!(debug_assertions) {
    200_000
} else {
    1_000_000
};

/// Texts that are built to be slow.
fn hostile() -> Vec<(&'static str, String)> {
    let head = "四川省人民政府办公厅关于对2022年真抓实干成效明显地方予以督查激励的通报\n川办函〔2023〕1号\n\
        一、稳投资成效明显的地方\n";
    let fill = |piece: &str| format!("{head}{}", piece.repeat(SIZE / piece.len()));
    vec![
        ("open brackets", fill("（")),
        ("brackets in brackets", fill("（（）")),
        ("one list", fill("成都市、")),
        ("unknown names", fill("啊啊县、")),
        ("commas", fill("、")),
        ("one line", fill("对")),
        ("headings", fill("一、的地方\n")),
        ("digits", fill("1")),
        ("amounts", fill("各奖励1万元")),
        ("of", fill("对的成都市")),
        ("empty lines", fill("\n")),
        ("short lines", fill("成都市\n")),
        ("open lines", fill("成都市、\n")),
        ("annexes", fill("附件\n")),
        ("titles", fill("关于\n通报\n")),
        ("colons", fill("省：")),
        ("departments", fill("（省商务厅负责）")),
        ("conjunctions", fill("成都市和")),
        ("measures", fill("对上述地方各给予100万元支持。\n")),
        ("blanks", fill("成 都 市 ")),
        ("years", fill("2022年")),
        ("quotes", fill("“《")),
        ("lists in words", fill("成都市、绵阳市推动发展成绩突出，")),
    ]
}

#[test]
fn texts_that_want_to_be_slow_are_read_in_time() {
    // Where machines are slow or busy this still tells what grows with the square, which would take minutes.
    let most = Duration::from_secs(if cfg!(debug_assertions) { 30 } else { 3 });
    for (name, text) in hostile() {
        let start = Instant::now();
        let _ = take(&text);
        let took = start.elapsed();
        assert!(took < most, "{name}: {took:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, rng_seed: proptest::test_runner::RngSeed::Fixed(20_230_919), ..ProptestConfig::with_cases(256) })]

    #[test]
    fn any_bytes_are_decoded_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        if let Ok(decoded) = import::decode(&bytes) {
            let _ = take(&decoded.text);
        }
    }

    #[test]
    fn pieces_of_circulars_in_any_order_break_nothing(
        pieces in proptest::collection::vec(proptest::sample::select(PIECES), 0..60)
    ) {
        let text = pieces.concat();
        let options = Options { partial: true, ..Options::default() };
        if let Ok(taken) = import::import(&text, &options, &PLACES) {
            let mut at = 0;
            for block in &taken.circular.blocks {
                prop_assert!(block.start == at && block.end > at);
                at = block.end;
            }
            prop_assert_eq!(at, text.chars().count());
            let lines: Vec<_> = text.split('\n').collect();
            for said in &taken.diagnostics {
                prop_assert!(said.line >= 1 && said.end_line <= lines.len());
                prop_assert!(said.column <= lines[said.line - 1].chars().count() + 1);
            }
        }
    }
}

/// What circulars are made of.
const PIECES: &[&str] = &[
    "四川省人民政府办公厅关于对2022年真抓实干成效明显地方予以督查激励的通报\n",
    "川办函〔2023〕58号\n",
    "附件\n",
    "附件2\n",
    "一、",
    "二、",
    "（一）",
    "1.",
    "①",
    "➤",
    "稳投资成效明显的地方",
    "成都市",
    "金牛区",
    "市中区",
    "荣经县",
    "、",
    "，",
    "。",
    "；",
    "：",
    "\n",
    "\n\n",
    "　　",
    " ",
    "\t",
    "|",
    "对上述地方各给予100万元激励支持",
    "（省发展改革委、财政厅组织实施）",
    "（",
    "）",
    "激励对象：",
    "激励措施：",
    "责任单位：省商务厅",
    "14个市州",
    "等9个县",
    "（3个）",
    "2023年9月19日",
    "- 3 -\n",
    "抄送：省委。\n",
    "一等奖",
    "和",
    "的",
    "对",
    "四川天府新区",
    "某某公司",
    "每个市州万元",
    "序号\t单位\n",
    "\u{200b}",
    "\u{feff}",
    "\u{0}",
    "O",
    "２０２２年",
];
