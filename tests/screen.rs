//! What the screen shows after these keys.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on fails"
)]

#[path = "support/screens.rs"]
mod screens;
#[path = "screen/sections.rs"]
mod sections;
#[path = "screen/sheets.rs"]
mod sheets;
#[path = "support/screen.rs"]
mod support;
#[path = "screen/wide.rs"]
mod wide;

#[path = "screen/years.rs"]
mod years;

#[path = "screen/sources.rs"]
mod sources;

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use jili::catalog::Catalog;
use jili::circular::Category;
use jili::lang::Lang;
use jili::tui::effect::Effect;
use proptest::prelude::*;
use screens::WAYS;
use support::Screen;
use unicode_width::UnicodeWidthStr;

const SIZES: [(u16, u16); 4] = [(120, 36), (80, 24), (60, 20), (40, 10)];

fn assert_snapshot(name: &str, screen: &Screen<'_>) {
    insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!(name, screen.text());
    });
}

#[test]
fn screens_look_as_they_were_designed() {
    let (wide, narrow) = ((120, 36), (80, 24));
    let screens = [
        ("start", "", Lang::Zh, wide),
        ("start", "", Lang::Zh, narrow),
        ("category_1", "Right Down Down", Lang::Zh, wide),
        (
            "category_18",
            "End Up Up Up Up Up Right Down Down",
            Lang::Zh,
            wide,
        ),
        (
            "category_18",
            "End Up Up Up Up Up Right Down Down",
            Lang::Zh,
            narrow,
        ),
        ("measure", "Right Right", Lang::Zh, narrow),
        ("search_cuiping", "cuiping", Lang::Zh, wide),
        ("search_cuiping", "cuiping", Lang::Zh, narrow),
        ("search_q", "q", Lang::Zh, wide),
        ("search_nothing", "zzzz", Lang::Zh, narrow),
        ("search_same_sound", "翠坪", Lang::Zh, wide),
        ("search_two_of_a_name", "市中", Lang::Zh, wide),
        ("search_not_named", "荣县", Lang::Zh, wide),
        ("search_province", "四川省", Lang::Zh, narrow),
        ("place_cuiping", "翠屏 Enter", Lang::Zh, wide),
        ("place_cuiping", "翠屏 Enter", Lang::Zh, narrow),
        ("place_ganzi", "甘孜州 Enter", Lang::Zh, wide),
        ("place_ganzi", "甘孜州 Enter", Lang::Zh, narrow),
        ("place_chengdu", "成都市 Enter", Lang::Zh, wide),
        ("place_railway_port", "铁路港 Enter", Lang::Zh, narrow),
        ("help", "F1", Lang::Zh, wide),
        ("en_start", "", Lang::En, wide),
        ("en_search_nothing", "zzzz", Lang::En, narrow),
        ("en_place_cuiping", "cuiping Enter", Lang::En, wide),
        ("en_place_ganzi", "甘孜州 Enter", Lang::En, narrow),
        ("en_help", "F1", Lang::En, narrow),
    ];
    for (name, script, lang, (columns, rows)) in screens {
        let mut screen = Screen::in_lang(lang, columns, rows);
        screen.keys(script);
        assert_snapshot(&format!("{name}_{columns}x{rows}"), &screen);
    }
}

#[test]
fn the_main_job_runs() {
    let mut screen = Screen::new(120, 36);
    assert!(screen.text().contains("23 个激励事项 · 202 项次 · 91 个地方"));
    screen.keys("Down Right");
    assert!(
        screen
            .text()
            .contains("二、推动成渝地区双城经济圈建设成效明显的地方")
    );
    screen.keys("Esc / cuiping");
    assert!(screen.text().contains("宜宾市翠屏区"));
    assert!(screen.text().contains("拼音 cui ping"));
    screen.keys("Enter");
    let text = screen.text();
    for expected in [
        "宜宾市翠屏区共获 2 个激励事项、",
        "3 创新平台",
        "23 政府督查",
        "另计：宜宾市本级 15 项次",
    ] {
        assert!(text.contains(expected), "{expected}\n{text}");
    }
    assert!(text.contains("1000 万元"), "{text}");
}

#[test]
fn esc_is_always_one_step_back_to_exactly_where_one_was() {
    let mut screen = Screen::new(120, 36);
    let mut trail = vec![screen.text()];
    for key in ["Down", "Right", "Down"] {
        screen.keys(key);
    }
    trail.push(screen.text());
    screen.keys("Enter");
    trail.push(screen.text());
    screen.keys("/ yibin Down");
    trail.push(screen.text());
    screen.keys("Enter Esc");
    assert_eq!(screen.text(), trail[3], "from the place back to the hits");
    screen.keys("Esc");
    assert_eq!(screen.text(), trail[2], "from the search back to the place");
    screen.keys("Esc");
    assert_eq!(screen.text(), trail[1], "from the place back to the recipient");
    screen.keys("Esc Up Esc Esc Esc");
    assert_eq!(
        screen.text(),
        trail[0],
        "and the first screen is never left by Esc"
    );
}

#[test]
fn leaving_asks_for_nothing_more() {
    for script in ["", "翠屏 Enter", "翠屏 Enter Right Right", "F1", "/"] {
        for query in ["q", "ｑ", "Q", "退出", "quit"] {
            let mut screen = Screen::new(80, 24);
            screen.keys(script);
            assert_eq!(screen.key(query), None, "{query} after {script:?}");
            assert!(screen.text().contains("▌退出 jili"), "{query}: {}", screen.text());
            assert_eq!(
                screen.key("Enter"),
                Some(Effect::Quit),
                "{query} after {script:?}"
            );
        }
        let mut screen = Screen::new(80, 24);
        screen.keys(script);
        assert_eq!(screen.key("C-c"), Some(Effect::Quit), "after {script:?}");
    }
    let mut screen = Screen::new(80, 24);
    screen.keys("qingyang");
    assert!(screen.text().contains("成都市青羊区") && !screen.text().contains("退出 jili"));
    // Windows has nothing like it, and so no key.
    let suspend = cfg!(unix).then_some(Effect::Suspend);
    assert_eq!(Screen::new(80, 24).key("C-z"), suspend);
}

#[test]
fn help_is_found_by_its_name_and_goes_back_where_one_was() {
    let mut screen = Screen::new(80, 24);
    screen.keys("帮助 Enter");
    assert!(screen.rows()[2].contains("帮助"), "{}", screen.text());
    screen.keys("Esc");
    assert!(screen.text().contains("▌帮助"), "{}", screen.text());
}

#[test]
fn typing_anything_begins_a_search() {
    for script in ["", "翠屏 Enter", "F1"] {
        for typed in ["翠", "c", "q", "５", "1"] {
            let mut screen = Screen::new(80, 24);
            screen.keys(script).keys(typed);
            assert!(screen.rows()[1].contains(typed), "{typed}: {}", screen.rows()[1]);
        }
    }
}

#[test]
fn a_moved_selection_shows_its_measure_at_once() {
    let mut screen = Screen::new(120, 36);
    screen.keys("End");
    assert!(screen.text().contains("二十三、落实《政府督查工作条例》"));
    screen.keys("PageUp PageUp Home");
    assert!(screen.text().contains("一、效能评价好的地方"));
}

#[test]
fn corrections_and_carried_names_are_said() {
    let mut screen = Screen::new(159, 40);
    screen.keys("荥经 Enter");
    let text = screen.text();
    assert!(text.contains("更正：原文印作“雅安市荣经县”，应为"), "{text}");
    let mut screen = Screen::in_lang(Lang::En, 159, 40);
    screen.keys("荥经 Enter");
    let text = screen.text();
    assert!(text.contains("Corrected: printed 〈雅安市荣经县〉"), "{text}");
    let mut screen = Screen::new(159, 40);
    screen.keys("锦江 Enter");
    assert!(
        screen
            .text()
            .contains("原文印作“锦江区”，承前省略市州名，指成都市"),
        "{}",
        screen.text()
    );
}

#[test]
fn a_place_without_awards_differs_from_no_place() {
    let mut screen = Screen::new(120, 36);
    screen.keys("荣县");
    let text = screen.text();
    assert!(
        text.contains("自贡市荣县未列入本通报名单") && text.contains("另计：自贡市本级 2 项次"),
        "{text}"
    );
    let mut screen = Screen::new(120, 36);
    screen.keys("zzzz");
    assert!(screen.text().contains("未找到匹配的内容"));
}

#[test]
fn a_place_outside_the_region_has_no_number() {
    for (columns, elsewhere) in [(120, "通报库未涉及"), (80, "-")] {
        let mut screen = Screen::new(columns, 36);
        screen.keys("荣县");
        let rows = screen.rows();
        let number = |place: &str| {
            let mut lists = rows.iter().filter_map(|row| row.split('│').nth(1));
            let row = lists.find(|row| row.contains(place)).unwrap();
            row.trim_end().rsplit(' ').next().unwrap().to_owned()
        };
        assert_eq!(number("自贡市荣县"), "0");
        assert_eq!(number("山西省运城市万荣县"), elsewhere);
    }
}

#[test]
fn the_cursor_stands_after_wide_characters() {
    let mut screen = Screen::new(80, 24);
    screen.keys("翠屏");
    assert_eq!(screen.cursor(), (7, 1));
    screen.keys("Left");
    assert_eq!(screen.cursor(), (5, 1));
    screen.keys("C-a");
    assert_eq!(screen.cursor(), (3, 1));
    screen.keys("C-k");
    assert!(screen.rows()[1].contains("地名"));
}

#[test]
fn the_search_line_edits_as_a_shell_does() {
    let cases = [
        ("ab C-a x", "xab"),
        ("ab C-a C-e x", "abx"),
        ("ab C-u x", "x"),
        ("abc Left Left C-k", "a"),
        ("翠屏 Backspace", "翠"),
        ("翠屏 Home Delete", "屏"),
        ("cui C-w yibin", "yibin"),
        ("翠屏区 C-w yibin", "yibin"),
    ];
    for (script, expected) in cases {
        let mut screen = Screen::new(80, 24);
        screen.keys("/").keys(script);
        let line = screen.rows()[1].trim_start_matches(" ⌕ ").to_owned();
        assert_eq!(line.split("  ").next().unwrap(), expected, "{script}");
    }
}

#[test]
fn moving_the_cursor_in_the_line_leaves_the_selection_where_it_is() {
    for key in ["Left", "Home", "C-a", "C-b", "C-e", "Delete"] {
        let mut screen = Screen::new(120, 36);
        screen.keys("外贸 Tab");
        let before = screen.rows();
        screen.keys(key);
        assert_eq!(screen.rows(), before, "{key}");
    }
}

#[test]
fn every_hit_says_why_it_was_found_however_narrow_the_screen() {
    let queries = [
        ("mianyang", ["拼音", "pinyin"]),
        ("tianfu", ["拼音", "pinyin"]),
        ("my", ["首字母", "initials"]),
    ];
    for ((columns, rows), (query, whys)) in SIZES
        .into_iter()
        .flat_map(|size| queries.map(|query| (size, query)))
    {
        for (lang, why) in [(Lang::Zh, whys[0]), (Lang::En, whys[1])] {
            let mut screen = Screen::in_lang(lang, columns, rows);
            screen.keys(query);
            let shown = screen.rows();
            let left = shown.iter().filter_map(|row| row.split("││").next());
            let hits: Vec<_> = left
                .filter(|row| row.starts_with('│') && row.contains(['市', '新']))
                .collect();
            assert!(!hits.is_empty(), "{query} at {columns}×{rows}");
            for hit in hits {
                assert!(hit.contains(why), "{query} at {columns}×{rows}: {hit}");
            }
        }
    }
}

#[test]
fn a_name_that_is_cut_says_so() {
    for columns in 40..=120 {
        for (lang, english) in [(Lang::Zh, ""), (Lang::En, "Cuiping District")] {
            let mut screen = Screen::in_lang(lang, columns, 10);
            screen.keys("cuiping");
            let hit = screen.rows()[4].split("││").next().unwrap().to_owned();
            assert!(
                hit.contains("▌宜宾市翠屏区 ") || hit.contains('…'),
                "{columns}: {hit}"
            );
            assert!(!hit.contains("区…"), "nothing of {english} at {columns}: {hit}");
            screen.keys("Enter");
            let place = &screen.rows()[2];
            assert!(!place.contains('…'), "a fact is whole or not there: {place}");
        }
    }
}

#[test]
fn what_a_list_says_after_its_last_item_can_be_read() {
    for (columns, rows) in [(80, 24), (60, 20)] {
        let mut screen = Screen::new(columns, rows);
        screen.keys("甘孜州 Enter End");
        let text = screen.text();
        assert!(text.contains("荣县") && text.contains('▌'), "{text}");
    }
}

#[test]
fn the_smallest_screen_says_what_matters_most() {
    for (lang, footer) in [
        (Lang::Zh, " ↑↓ 选择  Esc 返回  F1 帮助  Ctrl-C 退出"),
        (Lang::En, " Esc back  F1 help  Ctrl-C quit"),
    ] {
        let mut screen = Screen::in_lang(lang, 40, 10);
        screen.keys("/");
        assert_eq!(screen.rows()[9], footer);
    }
    let mut screen = Screen::new(40, 10);
    screen.keys("甘孜州 Enter");
    assert!(
        screen.rows()[2].contains("本级 0 · 所辖 8 项次"),
        "{}",
        screen.text()
    );
    let mut screen = Screen::new(40, 10);
    screen.keys("荣县 Enter");
    assert!(
        screen.rows()[4].contains("自贡市荣县未列入本通报名单"),
        "{}",
        screen.text()
    );
}

#[test]
fn a_paste_is_typed_and_never_submitted() {
    let mut screen = Screen::new(120, 36);
    screen.event(Event::Paste("翠屏\n宜宾\r\n\u{1b}[31m".into()));
    assert!(screen.rows()[1].contains("翠屏 宜宾"), "{}", screen.rows()[1]);
    // The hits are of the whole paste, and none was opened: the search line has the cursor still.
    assert!(screen.text().contains("未找到匹配的内容"), "{}", screen.text());
    assert_eq!(screen.cursor().1, 1);
    screen.event(Event::Paste("屏".repeat(1_000_000)));
    assert!(screen.rows().iter().all(|row| row.width() <= 120));
}

#[test]
fn the_last_queries_come_back_with_up() {
    let mut screen = Screen::new(120, 36);
    screen.keys("/ cuiping Enter Esc Esc / yingjing Esc /");
    assert!(screen.text().contains("最近查找"));
    screen.keys("Up");
    assert!(screen.rows()[1].contains("yingjing"), "{}", screen.rows()[1]);
    screen.keys("Up");
    assert!(screen.rows()[1].contains("cuiping"));
    screen.keys("Down");
    assert!(screen.rows()[1].contains("yingjing"));
}

#[test]
fn the_nearest_names_can_be_chosen() {
    let mut screen = Screen::new(120, 36);
    screen.keys("翠屏山");
    assert!(screen.text().contains("未找到匹配的内容"));
    // None is at first: Enter opens nothing that was not asked for.
    screen.keys("Enter");
    assert!(screen.rows()[1].contains("翠屏山"), "{}", screen.rows()[1]);
    screen.keys("Down");
    assert!(screen.text().contains("▌宜宾市翠屏区"), "{}", screen.text());
    assert!(
        screen.text().contains("翠屏区共获 2 个激励事项"),
        "the preview is the selected one's"
    );
    screen.keys("Enter");
    assert!(screen.rows()[2].contains("宜宾市翠屏区"), "{}", screen.rows()[2]);
    screen.keys("Esc Up Enter");
    assert!(screen.rows()[1].contains("翠屏山"), "{}", screen.rows()[1]);
}

#[test]
fn from_the_newest_query_down_leads_to_the_hits() {
    let selected = |screen: &Screen<'_>| screen.rows().iter().position(|row| row.contains("│▌"));
    let mut screen = Screen::new(120, 36);
    screen.keys("/ 荥经 Esc / 绵阳 Esc / Up");
    let first = selected(&screen).unwrap();
    screen.keys("Down");
    assert!(screen.rows()[1].contains("绵阳"), "{}", screen.rows()[1]);
    assert_eq!(selected(&screen), Some(first + 1));
    screen.keys("Up");
    assert_eq!(selected(&screen), Some(first));
    screen.keys("Up");
    assert!(screen.rows()[1].contains("荥经"), "{}", screen.rows()[1]);
}

#[test]
fn typing_after_coming_back_begins_anew() {
    let mut screen = Screen::new(120, 36);
    screen.keys("泸州 Enter Esc");
    assert!(screen.rows()[1].contains("泸州"), "{}", screen.rows()[1]);
    screen.keys("宜宾");
    assert!(screen.rows()[1].starts_with(" ⌕ 宜宾 "), "{}", screen.rows()[1]);
    // Whoever edits the old query keeps it, and it comes back on the empty line.
    screen.keys("Enter Esc Backspace");
    assert!(screen.rows()[1].starts_with(" ⌕ 宜 "), "{}", screen.rows()[1]);
    screen.keys("Esc / Up Up");
    assert!(screen.rows()[1].starts_with(" ⌕ 宜宾 "), "{}", screen.rows()[1]);
}

#[test]
fn what_cannot_be_typed_opens_no_search() {
    for script in ["", "F1", "翠屏 Enter", "翠屏 Enter Esc"] {
        let mut screen = Screen::new(120, 36);
        screen.keys(script);
        let before = screen.text();
        screen.event(Event::Paste("\u{1b}\u{7}\u{0}".into()));
        assert_eq!(screen.text(), before, "after {script:?}");
    }
}

#[test]
fn a_text_that_was_hidden_is_where_it_was() {
    let mut screen = Screen::new(60, 20);
    screen.keys("Down Down Right Right Down Down");
    let before = screen.text();
    screen.keys("Left Right");
    assert_eq!(screen.text(), before, "nothing was chosen");
    screen.keys("F1 Esc / Esc");
    assert_eq!(screen.text(), before, "other screens were above it");
    // Of another award the measure is read from its beginning.
    screen.keys("Left Left Up Right Right");
    assert!(screen.text().contains("二、"), "{}", screen.text());
}

#[test]
fn the_region_leads_to_all_categories() {
    let mut screen = Screen::new(120, 36);
    let start = screen.text();
    screen.keys("翠屏 Enter / 四川省");
    assert!(
        screen.text().contains("▌四川省：全部激励事项"),
        "{}",
        screen.text()
    );
    screen.keys("Enter");
    assert_eq!(screen.text(), start);
    screen.keys("Esc Esc");
    assert!(screen.rows()[2].contains("宜宾市翠屏区"), "{}", screen.rows()[2]);
}

#[test]
fn a_number_stands_under_what_it_counts() {
    let mut screen = Screen::new(120, 36);
    let rows = screen.rows();
    for heading in ["项次", "明确额度", "共获事项"] {
        assert!(rows[2].contains(heading), "{}", rows[2]);
    }
    // Categories, of which foreign trade is one, and not its three lists.
    screen.keys("End Up Up Up Up Up");
    let row = |place: &str| {
        let text = screen.rows().into_iter().find(|row| row.contains(place));
        let text = text.unwrap();
        text.split('│')
            .nth(3)
            .unwrap()
            .trim_end_matches(['┃', ' '])
            .to_owned()
    };
    for place in ["成都市", "宜宾市"] {
        assert!(row(place).ends_with(" 13"), "{}", row(place));
    }
}

#[test]
fn nobody_s_zero_stands_over_what_those_within_have() {
    for (lang, counts, said) in [
        (Lang::Zh, "本级 0 · 所辖 8 项次", "甘孜州本级未列入本通报名单"),
        (
            Lang::En,
            "own 0 · within 8 awards",
            "Ganzi Prefecture itself is not",
        ),
    ] {
        let mut screen = Screen::in_lang(lang, 120, 36);
        screen.keys("甘孜州 Enter");
        assert!(screen.rows()[2].ends_with(counts), "{}", screen.rows()[2]);
        assert!(screen.text().contains(said), "{}", screen.text());
    }
}

#[test]
fn the_footer_loses_how_to_leave_last() {
    for columns in 40..=140 {
        for (lang, script, last) in [
            (Lang::Zh, "", ["Esc 返回", "F1 帮助", "Ctrl-C 退出"]),
            (Lang::Zh, "/", ["Esc 返回", "F1 帮助", "Ctrl-C 退出"]),
            (Lang::En, "", ["Esc back", "F1 help", "Ctrl-C quit"]),
            (Lang::En, "翠屏 Enter", ["Esc back", "F1 help", "Ctrl-C quit"]),
        ] {
            let mut screen = Screen::in_lang(lang, columns, 10);
            screen.keys(script);
            let footer = &screen.rows()[9];
            for hint in last {
                assert!(footer.contains(hint), "{columns}: {footer}");
            }
        }
    }
}

#[test]
fn the_cursor_is_seen_while_one_types_only() {
    let mut screen = Screen::new(120, 36);
    for (script, visible) in [
        ("", false),
        ("/", true),
        ("翠屏", true),
        ("Enter", false),
        ("F1", false),
    ] {
        screen.keys(script);
        let cursor = screen.cursor.unwrap();
        assert_eq!(
            (cursor.visible, cursor.position.y),
            (visible, 1),
            "after {script:?}"
        );
    }
}

fn mouse(kind: MouseEventKind, column: u16, row: u16) -> Event {
    Event::Mouse(MouseEvent {
        kind,
        column,
        row,
        modifiers: KeyModifiers::NONE,
    })
}

fn click(column: u16, row: u16) -> Event {
    mouse(MouseEventKind::Down(MouseButton::Left), column, row)
}

#[test]
fn the_mouse_chooses_what_it_points_at() {
    let mut screen = Screen::new(120, 36);
    screen.event(click(5, 20));
    assert!(
        screen.text().contains("十八、货物进出口指标"),
        "{}",
        screen.text()
    );
    let pointed_at = screen.rows()[10].split("││").nth(1).unwrap().trim().to_owned();
    let name = pointed_at.split(' ').next().unwrap();
    screen.event(click(50, 10));
    let row = &screen.rows()[10];
    assert!(row.contains("││▌") && row.contains(name), "{row}");
    screen.keys("Enter");
    assert!(
        screen.rows()[2].starts_with(&format!(" ◆ {name}")),
        "the pane has the keys: {}",
        screen.rows()[2]
    );
    screen.event(click(10, 1));
    screen.keys("cp");
    assert!(screen.text().contains("首字母 cp"));
}

#[test]
fn the_wheel_scrolls_whatever_it_is_over() {
    // Lists move their selection, texts their first line.
    let cases = [
        ("the categories", "", (5, 10)),
        ("the recipients", "Down", (50, 10)),
        ("the measure", "End", (110, 8)),
        ("the hits", "/ yibin", (5, 10)),
        ("the help", "?", (60, 10)),
    ];
    for (what, script, (column, row)) in cases {
        let mut screen = Screen::new(120, 14);
        screen.keys(script);
        let before = screen.text();
        screen.event(mouse(MouseEventKind::ScrollDown, column, row));
        assert_ne!(screen.text(), before, "down over {what}");
        screen.event(mouse(MouseEventKind::ScrollUp, column, row));
        assert_eq!(screen.text(), before, "up over {what}");
    }
}

#[test]
fn the_wheel_never_types() {
    let mut screen = Screen::new(120, 36);
    screen.keys("/ cuiping Esc /");
    let before = screen.text();
    screen.event(mouse(MouseEventKind::ScrollUp, 5, 10));
    assert_eq!(
        screen.text(),
        before,
        "the last query is called back by a key only"
    );
}

#[test]
fn below_the_smallest_size_one_line_says_so() {
    for (columns, rows) in [(39, 10), (40, 9), (20, 5), (1, 1)] {
        let text = Screen::new(columns, rows).text();
        let said = text.trim().trim_end_matches('…');
        assert!(
            "窗口太小，至少需 40×10".starts_with(said),
            "{columns}×{rows}: {text}"
        );
    }
}

/// Draws every screen at a size, and holds the rows against what a terminal can show.
fn assert_drawable(columns: u16, rows: u16) {
    for script in WAYS.map(|way| way.keys) {
        let mut screen = Screen::new(columns, rows);
        screen.keys(script);
        for row in screen.rows() {
            assert!(
                row.width() <= usize::from(columns),
                "{script} at {columns}×{rows}: {row}"
            );
        }
    }
}

#[test]
fn no_size_panics() {
    for columns in [0, 1, 2, 39, 40, 41, 63, 64, 65, 79, 99, 100, 101, 160, 300, 500] {
        for rows in [0, 1, 2, 9, 10, 11, 24, 80, 200] {
            assert_drawable(columns, rows);
        }
    }
}

#[test]
fn borders_are_whole_at_every_width() {
    for columns in 40..=180 {
        let mut screen = Screen::new(columns, 24);
        for script in ["", "Right", "翠屏", "Enter", "F2", "F3", "Space Down Space F8"] {
            screen.keys(script);
            let buffer = screen.frame.clone();
            for row in 0..24 {
                let corner = |symbol: &str| {
                    (0..columns)
                        .filter(|x| buffer[(*x, row)].symbol() == symbol)
                        .count()
                };
                assert_eq!(corner("╭"), corner("╮"), "{script} at {columns}");
                assert_eq!(corner("╰"), corner("╯"), "{script} at {columns}");
                assert_eq!(
                    (corner("│") + corner("┃")) % 2,
                    0,
                    "{script} at {columns}, row {row}: {}",
                    screen.rows()[row as usize]
                );
            }
        }
    }
}

fn any_key() -> impl Strategy<Value = KeyEvent> {
    let codes = prop_oneof![
        4 => prop::sample::select(vec![
            KeyCode::Up, KeyCode::Down, KeyCode::Left, KeyCode::Right, KeyCode::Enter, KeyCode::Esc, KeyCode::Tab,
            KeyCode::BackTab, KeyCode::Home, KeyCode::End, KeyCode::PageUp, KeyCode::PageDown, KeyCode::Backspace,
            KeyCode::Delete, KeyCode::F(1), KeyCode::F(2), KeyCode::F(3), KeyCode::F(8), KeyCode::Char('\u{3000}'),
        ]),
        2 => prop::sample::select("/？?cuipingyb翠屏宜宾市 阿坝1".chars().map(KeyCode::Char).collect::<Vec<_>>()),
        1 => any::<char>().prop_map(KeyCode::Char),
    ];
    let modifiers = prop::sample::select(vec![
        KeyModifiers::NONE,
        KeyModifiers::NONE,
        KeyModifiers::CONTROL,
        KeyModifiers::ALT,
    ]);
    (codes, modifiers).prop_map(|(code, modifiers)| KeyEvent::new(code, modifiers))
}

fn any_event() -> impl Strategy<Value = Event> {
    prop_oneof![
        12 => any_key().prop_map(Event::Key),
        1 => (0_u16..200, 0_u16..80).prop_map(|(columns, rows)| Event::Resize(columns, rows)),
        1 => any::<String>().prop_map(Event::Paste),
        1 => (0_u16..200, 0_u16..80, any::<bool>()).prop_map(|(column, row, down)| {
            let kind = if down { MouseEventKind::Down(MouseButton::Left) } else { MouseEventKind::ScrollDown };
            Event::Mouse(MouseEvent { kind, column, row, modifiers: KeyModifiers::NONE })
        }),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever is done, there is a selection wherever there is a list, it is drawn, and nothing panics.
    #[test]
    fn any_sequence_of_events_keeps_selections_in_range(events in prop::collection::vec(any_event(), 1..120)) {
        let mut screen = Screen::new(100, 30);
        for event in events {
            if let Event::Resize(columns, rows) = event {
                screen.resize(columns, rows);
            } else {
                screen.event(event);
            }
            prop_assert!(screen.browser.is_sound());
        }
    }
}

/// However many screens lie on one another, each has its own place in its lists.
#[test]
fn scroll_positions_are_kept_when_screens_are_forgotten() {
    let mut screen = Screen::new(80, 24);
    for _ in 0..20 {
        screen.keys("/ 宜宾 Enter / 成都 Enter");
    }
    screen.keys("End Up Up Up");
    let before = screen.text();
    screen.keys("? Esc");
    assert_eq!(screen.text(), before);
}

#[test]
fn the_preview_can_be_read_to_its_end() {
    let mut screen = Screen::new(100, 20);
    screen.keys("/ 宜宾");
    assert!(!screen.text().contains("长宁县 ·"), "{}", screen.text());
    for _ in 0..60 {
        screen.keys("M-Down");
    }
    let end = screen.text();
    assert!(end.contains("长宁县 ·"), "{end}");
    // Of another place it is read from its beginning.
    screen.keys("Down");
    assert!(!screen.text().contains("长宁县 ·"), "{}", screen.text());
    let mut screen = Screen::new(100, 20);
    screen.keys("/ 宜宾");
    let before = screen.text();
    screen.event(mouse(MouseEventKind::ScrollDown, 80, 8));
    assert_ne!(screen.text(), before);
}

#[test]
fn a_zone_that_spans_prefectures_is_said_below_what_each_has() {
    for prefecture in ["成都", "眉山"] {
        let mut screen = Screen::new(160, 60);
        screen.keys(prefecture).keys("Enter End");
        assert!(
            screen.text().contains("跨市州的四川天府新区"),
            "{}",
            screen.text()
        );
    }
}

#[test]
fn a_second_click_opens() {
    let mut screen = Screen::new(120, 36);
    screen.keys("/ 广安");
    screen.event(mouse(MouseEventKind::Down(MouseButton::Left), 5, 5));
    assert!(!screen.text().contains("◆"), "{}", screen.text());
    screen.event(mouse(MouseEventKind::Down(MouseButton::Left), 5, 5));
    assert!(screen.rows()[2].contains("◆ 广安市广安区"), "{}", screen.text());
}

/// Two years of one issuer are two circulars: what is shown is of the newer one alone.
#[test]
fn another_circular_of_the_same_places_changes_no_screen() {
    let (gazetteer, mut circulars) = Catalog::embedded().into_parts();
    let mut earlier = circulars[0].clone();
    earlier.id = "sichuan-2021".into();
    earlier.award_year = 2021;
    // None of the places that are looked at below is in it: of those that it names, their screens say so.
    let is_looked_at = |text: &str| ["宜宾", "翠屏", "甘孜"].iter().any(|name| text.contains(name));
    let names_none = |category: &&Category| {
        let mut rolls = category.parts.iter().flat_map(|part| &part.rolls);
        rolls.all(|roll| !is_looked_at(&roll.text))
    };
    earlier.categories = earlier.categories.iter().filter(names_none).cloned().collect();
    assert!(!earlier.categories.is_empty());
    circulars.insert(0, earlier);
    let both = Catalog::new(gazetteer, circulars).unwrap();
    for script in [
        "",
        "End Right",
        "宜宾市",
        "宜宾市 Enter",
        "翠屏 Enter",
        "翠屏 Enter Right Right",
        "甘孜州 Enter End",
        "四川省 Enter",
    ] {
        for lang in [Lang::Zh, Lang::En] {
            let mut one = Screen::in_lang(lang, 120, 60);
            let mut two = Screen::over(&both, lang, 120, 60);
            assert_eq!(
                one.keys(script).text(),
                two.keys(script).text(),
                "after {script:?}"
            );
        }
    }
}
