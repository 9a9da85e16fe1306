//! One line finds everything: its sections, what Tab and Enter do in them.

use crossterm::event::Event;
use jili::catalog::Catalog;
use jili::circular::BlockKind;
use jili::lang::Lang;
use jili::tui::effect::Effect;
use ratatui::style::Modifier;

use super::support::Screen;

/// The row that is selected, between its borders.
fn selected(screen: &Screen<'_>) -> String {
    let rows = screen.rows();
    let row = rows.iter().find_map(|row| row.split('▌').nth(1));
    let row = row
        .unwrap_or_default()
        .split(['│', '┃'])
        .next()
        .unwrap_or_default();
    row.trim().to_owned()
}

/// What stands on the screen as what a search matched does, row by row.
fn marked(screen: &Screen<'_>) -> Vec<String> {
    let area = screen.frame.area;
    let row = |y: u16| {
        let cells = (0..area.width).map(|x| &screen.frame[(x, y)]);
        let cells = cells.filter(|cell| cell.modifier.contains(Modifier::UNDERLINED));
        cells.map(|cell| cell.symbol()).collect::<String>()
    };
    let rows = (0..area.height).map(row);
    rows.filter(|row| !row.trim().is_empty())
        .map(|row| row.replace(' ', ""))
        .collect()
}

/// How many measures of the built-in circular have a word.
fn measures_with(word: &str) -> usize {
    let catalog = Catalog::embedded();
    let view = catalog.default_view();
    let parts = view.categories().flat_map(|(_, category)| &category.parts);
    let measures = parts.flat_map(|part| &part.measures);
    measures.filter(|measure| measure.text.contains(word)).count()
}

#[test]
fn every_section_says_how_much_it_has() {
    let mut screen = Screen::new(120, 36);
    screen.keys("专项资金");
    let expected = format!(
        "地方 0 · 事项 0 · 单位 0 · 原文 {} · 通报 0 · 操作 0",
        measures_with("专项资金")
    );
    assert!(screen.rows()[1].ends_with(&expected), "{}", screen.rows()[1]);
    let mut screen = Screen::in_lang(Lang::En, 120, 36);
    screen.keys("swt");
    let expected = "places 0 · categories 0 · departments 1 · text 0 · circulars 0 · actions 0";
    assert!(screen.rows()[1].ends_with(expected), "{}", screen.rows()[1]);
    let mut screen = Screen::new(40, 10);
    screen.keys("专项资金");
    assert!(screen.rows()[1].contains("专项资金") && screen.rows()[1].contains("原文 9"));
}

#[test]
fn tab_goes_from_section_to_section_and_round() {
    let mut screen = Screen::new(120, 36);
    screen.keys("外贸");
    let places = selected(&screen);
    assert!(places.starts_with("绵阳市国家级外贸转型升级基地"), "{places}");
    screen.keys("Tab");
    assert!(selected(&screen).starts_with("18 外贸"), "{}", screen.text());
    screen.keys("Tab");
    assert!(selected(&screen).contains('…'), "a passage: {}", screen.text());
    screen.keys("Down BackTab BackTab");
    assert_eq!(selected(&screen), places, "back, from inside of a section too");
    screen.keys("BackTab Tab");
    assert_eq!(selected(&screen), places, "and round");
}

#[test]
fn places_come_first_where_one_fits() {
    let first = [
        ("翠屏", "宜宾市翠屏区"),
        ("q", "退出 jili"),
        ("qu", "达州市渠县"),
        ("15", "15 粮食生产"),
        ("5115", "宜宾市"),
        ("十八", "18 外贸"),
        ("科技厅", "科技厅"),
        ("川办函", "2022 四川省人民政府办公厅"),
        ("sichuan-2022", "2022 四川省人民政府办公厅"),
        ("发改委", "省发展改革委"),
        ("專項資金", "3 创新平台"),
        ("help", "帮助"),
        ("ｂａｎｇｚｈｕ", "帮助"),
    ];
    for (query, expected) in first {
        let mut screen = Screen::new(120, 36);
        screen.keys(query);
        assert!(
            selected(&screen).starts_with(expected),
            "{query}: {}",
            screen.text()
        );
    }
}

#[test]
fn enter_opens_the_measure_with_the_words_marked() {
    for (columns, rows) in [(200, 60), (120, 36), (80, 24), (60, 20), (40, 10)] {
        for lang in [Lang::Zh, Lang::En] {
            let mut screen = Screen::in_lang(lang, columns, rows);
            screen.keys("保税物流中心 Enter");
            let words = marked(&screen).concat();
            // From 160 columns on the recipient is marked in its list too.
            let words = words.replace("成都市", "");
            assert_eq!(words, "保税物流中心", "{columns}×{rows}: {}", screen.text());
            screen.keys("Esc");
            assert!(
                screen.rows()[1].contains("保税物流中心"),
                "one step back to the hits"
            );
        }
    }
}

#[test]
fn enter_opens_what_is_found_itself() {
    let opened = [
        ("外贸 Tab Enter", "(一)货物进出口指标完成较好的地方"),
        ("商务厅 Enter", "商务厅"),
        ("办公厅关于 Enter", "真抓实干成效明显"),
        ("帮助 Enter", "键入 q 再按 Enter 退出"),
    ];
    for (script, expected) in opened {
        let mut screen = Screen::new(60, 60);
        screen.keys(script);
        assert!(screen.text().contains(expected), "{script}: {}", screen.text());
    }
    assert_eq!(
        Screen::new(80, 24).keys("重绘").key("Enter"),
        Some(Effect::Redraw)
    );
}

#[test]
fn a_preview_marks_the_words_and_brings_them_in_sight() {
    let mut screen = Screen::new(120, 12);
    screen.keys("官方平台");
    let words = marked(&screen);
    assert_eq!(
        words,
        ["官方平台", "官方平台"],
        "at the left and at the right: {}",
        screen.text()
    );
}

#[test]
fn a_circular_that_is_opened_is_what_is_browsed() {
    let (gazetteer, mut circulars) = Catalog::embedded().into_parts();
    let mut earlier = circulars[0].clone();
    earlier.id = "sichuan-2019".into();
    earlier.award_year = 2019;
    earlier.document_number = Some("川办函〔2020〕7号".into());
    earlier.categories = earlier.categories.iter().take(3).cloned().collect();
    circulars.push(earlier);
    let both = Catalog::new(gazetteer, circulars).unwrap();
    let mut screen = Screen::over(&both, Lang::Zh, 120, 36);
    screen.keys("2019 Enter");
    let text = screen.text();
    assert!(
        text.contains("川办函〔2020〕7号") && text.contains("3 个激励事项"),
        "{text}"
    );
    screen.keys("外贸");
    assert!(
        screen.text().contains("事项 0 · 单位 0 · 原文 0"),
        "{}",
        screen.text()
    );
    screen.keys("C-u 泸定");
    assert!(
        !screen.text().contains("未涉及"),
        "it is in the region: {}",
        screen.text()
    );
}

#[test]
fn a_place_that_another_circular_names_is_not_unknown_to_the_library() {
    let (gazetteer, mut circulars) = Catalog::embedded().into_parts();
    let beijing = gazetteer.by_key("110000").unwrap();
    let chaoyang = gazetteer.by_key("110105").unwrap();
    let mut other = circulars[0].clone();
    other.id = "beijing-2020".into();
    other.issuer = "北京市人民政府办公厅".into();
    other.region = beijing;
    other.categories[0].parts[0].rolls[0].recipients[0].subject = jili::circular::Subject::Place(chaoyang);
    circulars.push(other);
    let both = Catalog::new(gazetteer, circulars).unwrap();
    let mut screen = Screen::over(&both, Lang::Zh, 120, 36);
    screen.keys("朝阳");
    let text = screen.text();
    let lists = || text.lines().filter_map(|row| row.split('│').nth(1));
    let row = |name: &str| lists().find(|row| row.contains(name)).unwrap();
    assert!(row("北京市朝阳区").contains("本次范围未涉及"), "{text}");
    assert!(row("辽宁省朝阳市").contains("通报库未涉及"), "{text}");
}

#[test]
fn two_places_in_one_query_are_both_found() {
    for query in ["宜宾　泸州", "yibin、luzhou", "宜宾市/泸州市"] {
        let mut screen = Screen::new(120, 36);
        screen.event(Event::Paste(query.into()));
        let text = screen.text();
        assert!(text.contains("地方 2 ·"), "{query}: {text}");
        assert!(
            text.contains("▌宜宾市") && text.contains(" 泸州市"),
            "{query}: {text}"
        );
    }
}

/// As many circulars of one issuer, the text of each with its year in it.
fn many(count: u16) -> Catalog {
    let (gazetteer, circulars) = Catalog::embedded().into_parts();
    let years = 0..count;
    let circulars = years.map(|at| {
        let mut circular = circulars[0].clone();
        let year = 1900 + at;
        circular.id = format!("sichuan-{year}").into();
        circular.award_year = year;
        circular.issuer = "四川省".into();
        for block in &mut circular.blocks {
            if block.kind == BlockKind::Closing {
                block.text = format!("第{year}号样例").into();
            }
        }
        circular
    });
    Catalog::new(gazetteer, circulars.collect()).unwrap()
}

#[test]
fn the_text_of_many_circulars_is_looked_through_on_request() {
    let catalog = many(40);
    let mut screen = Screen::over(&catalog, Lang::Zh, 120, 36);
    screen.browser.set_scope(catalog.circular_ids().collect());
    screen.draw();
    screen.keys("号样例");
    let text = screen.text();
    assert!(text.contains("原文 30 ·"), "the newest ones at once: {text}");
    screen.keys("End C-e Up");
    screen.keys("Tab BackTab");
    for _ in 0..30 {
        screen.keys("Down");
    }
    assert_eq!(selected(&screen), "在全部 40 份通报中查找", "{}", screen.text());
    screen.keys("Enter");
    assert!(screen.browser.work(), "there is more");
    screen.draw();
    assert!(screen.text().contains("原文 31 ·"), "{}", screen.text());
    screen.keys("Up");
    assert!(!screen.browser.work(), "a key ends it");
    screen.keys("Down Down Enter");
    while screen.browser.work() {}
    screen.draw();
    assert!(screen.text().contains("原文 40 ·"), "{}", screen.text());
    assert!(!screen.text().contains("在全部"), "{}", screen.text());
    assert!(screen.browser.is_sound());
}

#[test]
fn nothing_found_is_said_in_words() {
    for (lang, said) in [(Lang::Zh, "未找到匹配的内容"), (Lang::En, "Nothing found")] {
        for (columns, rows) in [(200, 60), (120, 36), (80, 24), (60, 20), (40, 10)] {
            let mut screen = Screen::in_lang(lang, columns, rows);
            screen.keys("zzzz");
            assert!(
                screen.text().contains(said),
                "{columns}×{rows}: {}",
                screen.text()
            );
        }
    }
}

#[test]
fn two_places_can_be_put_beside_one_another() {
    let mut screen = Screen::new(120, 36);
    screen.event(Event::Paste("宜宾 泸州".into()));
    screen.keys("BackTab");
    assert_eq!(selected(&screen), "比较 宜宾市、泸州市", "{}", screen.text());
    screen.keys("Enter");
    let text = screen.text();
    assert!(
        text.contains("宜宾市") && text.contains("泸州市") && !text.contains("查找结果"),
        "{text}"
    );
}
