//! The screens of sources, departments and circulars, and the menu for taking something out.

use std::borrow::Cow;
use std::path::PathBuf;

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};
use jili::catalog::Catalog;
use jili::export::Handout;
use jili::lang::Lang;
use jili::library::NoText;
use jili::tui::effect::{Answer, Copied, Effect, Saved};
use ratatui::style::Modifier;

use super::support::{CATALOG, Screen};

const SOURCE: &str = include_str!("../../data/circulars/sichuan-2022.txt");

fn function_key(screen: &mut Screen<'_>, number: u8) -> Option<Effect> {
    screen.event(Event::Key(KeyEvent::new(KeyCode::F(number), KeyModifiers::NONE)))
}

/// The cells that are drawn as the place at which one is.
fn here(screen: &Screen<'_>) -> String {
    let cells = screen.frame.content.iter();
    let here = cells.filter(|cell| cell.modifier.contains(Modifier::REVERSED));
    here.map(|cell| cell.symbol())
        .filter(|symbol| *symbol != " ")
        .collect()
}

#[test]
fn the_source_opens_at_what_is_spoken_of() {
    let mut screen = Screen::new(120, 36);
    screen.keys("荥经 Enter");
    function_key(&mut screen, 6);
    let text = screen.text();
    // As `grep -n 荣经 data/circulars/sichuan-2022.txt` has it.
    assert!(text.contains("126 ▌交通强县(市、区)试点"), "{text}");
    assert_eq!(here(&screen), "雅安市荣经县");
    assert!(text.contains("更正：原文印作“雅安市荣经县”，应为"), "{text}");
    screen.keys("Esc");
    assert!(screen.text().contains("雅安市荥经县共获"));
}

#[test]
fn a_category_of_the_source_is_found_by_its_heading() {
    let mut screen = Screen::new(80, 24);
    screen.keys("End");
    function_key(&mut screen, 6);
    assert!(
        here(&screen).starts_with("二十三、落实《政府督查工作条例》"),
        "{}",
        here(&screen)
    );
}

#[test]
fn every_place_of_words_is_gone_to_with_the_arrows() {
    // In the file itself, line breaks apart.
    let squeezed: String = SOURCE
        .chars()
        .filter(|character| !character.is_whitespace())
        .collect();
    let count = squeezed.matches("专项资金").count();
    let mut screen = Screen::new(80, 24);
    function_key(&mut screen, 6);
    screen.keys("C-f 专项资金");
    assert!(
        screen.text().contains(&format!("第 1 处，共 {count} 处")),
        "{}",
        screen.text()
    );
    for at in 2..=count {
        screen.keys("Down");
        assert!(screen.text().contains(&format!("第 {at} 处，共 {count} 处")));
        assert_eq!(here(&screen), "专项资金");
    }
    screen.keys("Enter Left");
    assert!(screen.text().contains(&format!("第 {} 处", count - 1)));
    screen.keys("C-f 没有这个");
    assert!(screen.text().contains("原文中没有"), "{}", screen.text());
    screen.keys("Esc");
    assert!(!screen.text().contains("原文中没有"));
}

#[test]
fn words_are_found_over_a_page_break() {
    // 创|新平台 stands on lines 43 and 45.
    let mut screen = Screen::new(120, 36);
    function_key(&mut screen, 6);
    screen.keys("C-f 省级创新平台建设");
    assert!(screen.text().contains("第 1 处，共 1 处"), "{}", screen.text());
    assert_eq!(here(&screen), "省级创新平台建设");
}

#[test]
fn all_of_the_source_can_be_read_at_every_size() {
    for (columns, rows) in [(200, 60), (120, 36), (80, 24), (60, 20), (40, 10)] {
        let mut screen = Screen::new(columns, rows);
        function_key(&mut screen, 6);
        screen.keys("Home");
        let mut seen = screen.text();
        for _ in 0..1000 {
            screen.keys("Down");
            seen.push_str(screen.rows().iter().rev().nth(2).unwrap());
            seen.push('\n');
        }
        assert!(seen.contains("202"), "{columns}×{rows}");
        // The last line and what is noted on the list before it.
        let squeezed: String = seen
            .chars()
            .filter(|c| !c.is_whitespace() && !"│┃▌".contains(*c))
            .collect();
        assert!(squeezed.contains("报省政府办公厅。"), "{columns}×{rows}");
        let top = screen.text();
        screen.keys("Up Down");
        assert_eq!(screen.text(), top, "{columns}×{rows}");
    }
}

/// A circular whose text is a file: it is read when it is asked for.
#[test]
fn a_text_that_is_a_file_is_awaited() {
    let (gazetteer, mut circulars) = Catalog::embedded().into_parts();
    circulars[0].id = "elsewhere".into();
    let catalog = Catalog::new(gazetteer, circulars).unwrap();
    let mut screen = Screen::over(&catalog, Lang::Zh, 80, 24);
    let id = catalog.circular_by_key("elsewhere").unwrap();
    assert_eq!(function_key(&mut screen, 6), Some(Effect::ReadText(id)));
    assert!(screen.text().contains("正在读取原文"));
    screen.browser.answer(Answer::Text(id, Err(NoText::Absent)));
    screen.draw();
    assert!(screen.text().contains("数据未附原文"), "{}", screen.text());
    screen.browser.answer(Answer::Text(id, Ok(Cow::Borrowed(SOURCE))));
    screen.draw();
    assert!(here(&screen).starts_with("一、效能评价好的地方"));
}

#[test]
fn a_department_says_what_to_whom_and_by_when() {
    let mut screen = Screen::new(120, 36);
    function_key(&mut screen, 5);
    let row = |screen: &Screen<'_>, name: &str| -> Vec<String> {
        let rows = screen.rows();
        let row = rows.iter().find(|row| row.contains(name)).unwrap();
        let left = row.split("││").next().unwrap().to_owned();
        left.split_whitespace()
            .map(|word| word.trim_matches(['│', '▌']).to_owned())
            .collect()
    };
    // 5 places get 1000 万元 each for grain; the lists of 商务厅 have 18 distinct recipients in 4 measures.
    assert_eq!(
        row(&screen, "农业农村厅")[1..],
        ["农业农村厅", "1", "5", "5000", "万元"]
    );
    assert_eq!(row(&screen, "商务厅")[1..], ["商务厅", "4", "18"]);
    screen.keys("Enter");
    let text = screen.text();
    assert!(
        text.contains("一、效能评价好的地方") && text.contains("2023 年底"),
        "{text}"
    );
    assert!(text.contains("组织实施"), "{text}");
    screen.keys("Enter");
    assert!(screen.rows()[2].contains("激励对象"), "{}", screen.text());
    screen.keys("Esc Esc");
    assert!(screen.rows()[2].contains("单位"));
}

#[test]
fn screens_are_found_by_their_names() {
    for (name, title) in [
        ("单位", "单位"),
        ("departments", "单位"),
        ("原文", "原文"),
        ("通报", "通报"),
        ("复制", "复制与保存"),
    ] {
        let mut screen = Screen::new(80, 24);
        screen.keys(name).keys("Enter");
        assert!(screen.rows()[2].contains(title), "{name}: {}", screen.rows()[2]);
        screen.keys("Esc");
        assert!(
            screen.rows()[2].contains("激励事项"),
            "back from {name} to where one was"
        );
    }
}

fn copied(effect: Option<Effect>) -> String {
    match effect {
        Some(Effect::Copy(Handout::Words(words))) => words,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_measure_is_copied_in_the_circulars_own_words() {
    let mut screen = Screen::new(60, 20);
    screen.keys("Right Right C-y");
    let words = copied(screen.key("Enter"));
    assert_eq!(words, "2023 年对上述地方各给予 1000 万元激励支持。");
    assert!(SOURCE.contains(&words));
    screen.keys("Down");
    let cited = copied(screen.key("Enter"));
    assert!(
        cited.contains(&words) && cited.contains("川办函〔2023〕58号附件第一项"),
        "{cited}"
    );
    screen.keys("Down");
    assert_eq!(
        copied(screen.key("Enter")),
        "成都市、绵阳市、眉山市、宜宾市、达州市、雅安市。"
    );
    let by = vec!["OSC 52"];
    let answer = Answer::Copied(Ok(Copied { characters: 24, by }));
    screen.browser.answer(answer);
    screen.draw();
    let text = screen.text();
    assert!(
        text.contains("已复制到剪贴板：激励对象名单，24 字（OSC 52）"),
        "{text}"
    );
    assert!(
        screen.rows()[2].contains("激励措施"),
        "the menu has done its work"
    );
}

#[test]
fn a_measure_that_goes_over_a_page_is_copied_without_the_break() {
    let mut screen = Screen::new(120, 36);
    // 3 创新平台: its measure stands on lines 43 and 45.
    screen.keys("Down Down Right Right C-y");
    let words = copied(screen.key("Enter"));
    assert!(
        !words.contains('\n') && words.contains("省级创新平台建设,优先推荐"),
        "{words}"
    );
}

#[test]
fn what_is_seen_is_what_was_on_the_screen() {
    let mut screen = Screen::new(80, 24);
    screen.keys("Down");
    let before = screen.text();
    screen.keys("C-y End");
    assert_eq!(copied(screen.key("Enter")), before);
}

#[test]
fn a_file_is_replaced_only_when_that_is_said() {
    let mut screen = Screen::new(80, 24);
    screen.keys("Right C-y Tab");
    assert!(
        screen.rows()[1].contains("存为 成都市-效能评价.csv"),
        "{}",
        screen.rows()[1]
    );
    screen.keys("x.csv");
    let save = |replace| {
        let award = CATALOG.default_view().award_ids().next().unwrap();
        Some(Effect::Save {
            handout: Handout::Awards(vec![award]),
            file: PathBuf::from("x.csv"),
            replace,
        })
    };
    assert_eq!(screen.key("Enter"), save(false));
    screen.browser.answer(Answer::Saved(Err(Saved::Exists)));
    screen.draw();
    assert!(screen.text().contains("x.csv 已经存在"), "{}", screen.text());
    screen.keys("Esc");
    assert_eq!(screen.key("Enter"), save(false), "Esc did not mean to replace it");
    screen.browser.answer(Answer::Saved(Err(Saved::Exists)));
    assert_eq!(screen.key("Enter"), save(true));
    screen.browser.answer(Answer::Saved(Ok(PathBuf::from("x.csv"))));
    screen.draw();
    assert!(screen.text().contains("已存为 x.csv"), "{}", screen.text());
}

/// A second circular, which is the first but for its name and its year.
fn two() -> Catalog {
    let (gazetteer, mut circulars) = Catalog::embedded().into_parts();
    let mut earlier = circulars[0].clone();
    earlier.id = "earlier".into();
    earlier.award_year = 2021;
    earlier.document_number = Some("川办函〔2022〕1号".into());
    circulars.push(earlier);
    Catalog::new(gazetteer, circulars).unwrap()
}

#[test]
fn the_circulars_set_the_scope_that_the_header_shows() {
    let catalog = two();
    let mut screen = Screen::over(&catalog, Lang::Zh, 120, 36);
    screen.keys("宜宾市 Enter");
    assert!(screen.rows()[0].contains("川办函〔2023〕58号"));
    function_key(&mut screen, 7);
    assert!(
        screen.text().contains("▌● 2022 四川省 川办函〔2023〕58号"),
        "{}",
        screen.text()
    );
    screen.keys("Down Enter");
    assert!(
        screen.rows()[0].contains("川办函〔2022〕1号"),
        "{}",
        screen.rows()[0]
    );
    assert!(screen.rows()[2].contains("宜宾市"), "one is where one was");
    function_key(&mut screen, 7);
    screen.event(Event::Key(KeyEvent::new(KeyCode::Up, KeyModifiers::NONE)));
    screen.event(Event::Key(KeyEvent::new(
        KeyCode::Char('\u{3000}'),
        KeyModifiers::NONE,
    )));
    assert!(screen.rows()[0].contains("2 份通报"), "{}", screen.rows()[0]);
    screen.event(Event::Key(KeyEvent::new(KeyCode::Char(' '), KeyModifiers::NONE)));
    assert!(screen.rows()[0].contains("川办函〔2022〕1号"), "taken out again");
    screen.keys("Home Enter");
    assert!(screen.rows()[0].contains("2 份通报"));
    screen.keys("Esc Esc Esc");
    let text = screen.text();
    assert!(text.contains("2022 年度") && text.contains("2021 年度"), "{text}");
    assert!(screen.browser.is_sound());
}

#[test]
fn the_last_circular_stays_in_scope() {
    let catalog = two();
    let mut screen = Screen::over(&catalog, Lang::Zh, 80, 24);
    function_key(&mut screen, 7);
    screen.event(Event::Key(KeyEvent::new(KeyCode::Char(' '), KeyModifiers::NONE)));
    assert!(
        screen.text().contains("范围内至少留一份通报"),
        "{}",
        screen.text()
    );
    assert!(screen.rows()[0].contains("川办函〔2023〕58号"));
}

#[test]
fn a_catalog_without_circulars_says_so() {
    let (gazetteer, _) = Catalog::embedded().into_parts();
    let empty = Catalog::new(gazetteer, Vec::new()).unwrap();
    for (number, said) in [
        (5, "未写明组织实施单位"),
        (6, "范围内没有通报"),
        (7, "范围内没有通报"),
    ] {
        let mut screen = Screen::over(&empty, Lang::Zh, 80, 24);
        assert_eq!(function_key(&mut screen, number), None);
        assert!(screen.text().contains(said), "F{number}: {}", screen.text());
        assert!(screen.browser.is_sound());
    }
}
