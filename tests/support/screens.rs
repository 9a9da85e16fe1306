//! Every screen that there is, and the keys that lead there from the first: one row a screen, for all tests that hold of
//! every screen.
#![allow(dead_code, reason = "each test crate uses a part of it")]

use jili::catalog::Catalog;
use jili::import::{self, Options, Provenance};
use jili::library::{Library, sha256};

/// How a screen is reached.
#[derive(Clone, Copy, Debug)]
pub struct Way {
    /// Its variant of `tui::app::Screen`.
    pub screen: &'static str,
    /// Whether it asks for a line of text.
    pub asks: bool,
    /// Keys as [`super::Screen::keys`] takes them, from the first screen on.
    pub keys: &'static str,
    /// What stands on it at 120×36, and on no other that the keys lead over.
    pub shows: &'static str,
}

const fn way(screen: &'static str, keys: &'static str, shows: &'static str) -> Way {
    Way {
        screen,
        asks: false,
        keys,
        shows,
    }
}

const fn asking(screen: &'static str, keys: &'static str, shows: &'static str) -> Way {
    Way {
        asks: true,
        ..way(screen, keys, shows)
    }
}

/// All screens but that of open entries, which no key leads to: `jili review` begins with it.
pub const WAYS: [Way; 22] = [
    way("Panes", "", "川办函〔2023〕58号"),
    way("Panes", "Right Right", "川办函〔2023〕58号"),
    way("Panes", "荥经 Enter", "雅安市荥经县共获"),
    way("Panes", "甘孜州 Enter End", "所辖 8 项次"),
    way("Search", "/", "cuiping · cp"),
    way("Search", "外贸 Tab", "十八、货物进出口指标"),
    way("Search", "专项资金", "原文 9"),
    way("Search", "zzzz", "未找到匹配的内容"),
    way("Page", "办公厅关于 Enter", "↑↓ 滚动"),
    way("Overview", "F2", "四川省 21 个市州"),
    way("Overview", "F2 PageDown PageDown Tab", "可相加的资金"),
    way("Places", "F3", "215 个地方 · 排序"),
    way("Places", "F3 Tab Enter", "─ 类型 ─"),
    way("Departments", "F5", "─ 单位 ─"),
    way("Source", "F6", "─ 原文 · "),
    asking("Source", "F6 C-f 专项资金", "第 1 处，共 9 处"),
    way("Circulars", "F7", "成文日期"),
    way("Menu", "C-y", "复制与保存"),
    asking("Menu", "C-y Tab", "存为"),
    way("Compare", "F3 Space Down Space F8", "Delete 移出"),
    way("Help", "F1", "─ 帮助 ─"),
    way("Help", "F2 F3 F5 F6 F7 F1", "─ 帮助 ─"),
];

/// The variants of `tui::app::Screen`, read in its file.
pub fn variants() -> Vec<&'static str> {
    let source = include_str!("../../src/tui/app.rs");
    let (_, body) = source.split_once("pub(super) enum Screen {").expect("the enum");
    let (body, _) = body.split_once("\n}").expect("its end");
    let lines = body.lines().map(str::trim).filter(|line| !line.starts_with("//"));
    lines.filter_map(|line| Some(line.split_once('(')?.0)).collect()
}

/// The bytes of keys, one piece for each: a terminal sends them one after another.
pub fn bytes(keys: &str) -> Vec<Vec<u8>> {
    let words = keys.split(' ').filter(|word| !word.is_empty());
    let bytes = words.map(|word| match word {
        "Up" => b"\x1b[A".to_vec(),
        "Down" => b"\x1b[B".to_vec(),
        "Right" => b"\x1b[C".to_vec(),
        "Left" => b"\x1b[D".to_vec(),
        "Home" => b"\x1b[H".to_vec(),
        "End" => b"\x1b[F".to_vec(),
        "PageUp" => b"\x1b[5~".to_vec(),
        "PageDown" => b"\x1b[6~".to_vec(),
        "Enter" => b"\r".to_vec(),
        "Esc" => b"\x1b".to_vec(),
        "Tab" => b"\t".to_vec(),
        "Space" => b" ".to_vec(),
        "F1" => b"\x1bOP".to_vec(),
        "F2" => b"\x1bOQ".to_vec(),
        "F3" => b"\x1bOR".to_vec(),
        "F5" => b"\x1b[15~".to_vec(),
        "F6" => b"\x1b[17~".to_vec(),
        "F7" => b"\x1b[18~".to_vec(),
        "F8" => b"\x1b[19~".to_vec(),
        word => match word.strip_prefix("C-") {
            Some(letter) => letter.bytes().map(|letter| letter & 0x1f).collect(),
            None => word.as_bytes().to_vec(),
        },
    });
    bytes.collect()
}

/// A circular of three open entries: its text.
pub const OPEN_TEXT: &str = "四川省人民政府办公厅\n关于对2021年度真抓实干成效明显地方予以督查激励的通报\n\
    川办函〔2022〕901号\n各市（州）人民政府：\n为鼓励先进，现予激励。\n\
    一、促进外贸稳定增长成效明显的地方\n绵阳市、市中区、荣经县，石油产业管理区。\n\
    2022年对上述地方各给予500万元激励支持。（商务厅、财政厅组织实施）\n";

/// Puts the circular of three open entries into a library as `sichuan-2021`.
pub fn add_open(library: &Library) {
    let catalog = Catalog::embedded();
    let places = import::country(catalog.gazetteer());
    let taken = import::import(OPEN_TEXT, &Options::default(), &places).expect("a circular");
    let provenance = Provenance {
        text_sha256: &sha256(OPEN_TEXT.as_bytes()),
        file: "通报.txt",
        file_sha256: "00",
        encoding: "UTF-8",
        address: None,
    };
    let dataset = import::dataset(&taken.circular, OPEN_TEXT, provenance, catalog.gazetteer());
    let added = library.add("sichuan-2021", OPEN_TEXT, &dataset.expect("a dataset"), false);
    added.expect("a circular in the library");
}
