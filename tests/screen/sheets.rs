//! The page of the region, the table of places, and places beside one another.

use jili::lang::Lang;

use super::support::Screen;
use super::{assert_snapshot, click};

#[test]
fn sheets_look_as_they_were_designed() {
    let screens = [
        ("overview", "F2", Lang::Zh, (120, 36)),
        ("overview", "F2", Lang::Zh, (80, 24)),
        ("overview", "F2", Lang::Zh, (60, 20)),
        ("overview", "F2", Lang::Zh, (40, 10)),
        ("overview_money", "F2 PageDown PageDown", Lang::Zh, (200, 60)),
        ("en_overview", "F2 PageDown PageDown", Lang::En, (80, 24)),
        ("places", "F3", Lang::Zh, (120, 36)),
        ("places", "F3", Lang::Zh, (80, 24)),
        ("places", "F3", Lang::Zh, (40, 10)),
        ("places", "F3", Lang::Zh, (200, 60)),
        ("en_places", "F3", Lang::En, (120, 36)),
        ("places_conditions", "F3 Tab Right Down Enter", Lang::Zh, (80, 24)),
        (
            "compare",
            "F3 Space Down Space Down Space F8",
            Lang::Zh,
            (120, 36),
        ),
        ("compare", "F3 Space Down Space Down Space F8", Lang::Zh, (80, 24)),
        (
            "en_compare",
            "F3 Space Down Space Down Space F8",
            Lang::En,
            (60, 20),
        ),
    ];
    for (name, script, lang, (columns, rows)) in screens {
        let mut screen = Screen::in_lang(lang, columns, rows);
        screen.keys(script);
        assert_snapshot(&format!("{name}_{columns}x{rows}"), &screen);
    }
}

#[test]
fn sheets_are_found_by_their_names() {
    for (query, title) in [
        ("总览", "╭─ 总览 "),
        ("overview", "╭─ 总览 "),
        ("zl", "╭─ 总览 "),
        ("places", "╭─ 地方 "),
        ("difang", "╭─ 地方 "),
    ] {
        let mut screen = Screen::new(120, 36);
        let before = screen.text();
        screen.keys(query).keys("Enter");
        assert!(screen.rows()[3].starts_with(title), "{query}: {}", screen.text());
        screen.keys("Esc Esc");
        assert_eq!(screen.text(), before, "{query}");
    }
    let mut screen = Screen::new(120, 36);
    screen.keys("比较 Enter");
    assert!(
        screen.text().contains("先在列表中用空格标记 2 至 6 个地方"),
        "{}",
        screen.text()
    );
}

/// From 成都 east is 德阳, from there south 资阳 and 自贡: the map keeps who lies where.
#[test]
fn arrows_go_over_the_map() {
    let mut screen = Screen::new(120, 36);
    screen.keys("F2");
    let selected = |screen: &Screen<'_>| {
        let text = screen.text();
        let row = text
            .lines()
            .find(|row| row.starts_with("│ ") && row.contains("  所辖 "));
        row.unwrap()
            .split("  ")
            .next()
            .unwrap()
            .trim_start_matches(['│', ' '])
            .to_owned()
    };
    assert_eq!(selected(&screen), "成都市", "the first in the ranking");
    for (key, place) in [
        ("Right", "德阳市"),
        ("Down", "资阳市"),
        ("Down", "自贡市"),
        ("Left", "乐山市"),
        ("Left", "凉山州"),
        ("Left", "凉山州"),
        ("Up", "雅安市"),
        ("Up", "甘孜州"),
    ] {
        screen.keys(key);
        assert_eq!(selected(&screen), place, "{key}");
    }
    let before = screen.text();
    screen.keys("Enter");
    assert!(screen.rows()[2].contains("◆ 甘孜州"), "{}", screen.text());
    screen.keys("Esc");
    assert_eq!(screen.text(), before);
}

#[test]
fn the_map_says_what_it_counts() {
    let mut screen = Screen::new(120, 36);
    screen.keys("F2");
    assert!(screen.rows()[2].contains("四川省 21 个市州，本级激励事项数"));
    assert!(screen.text().contains("成都  13") && screen.text().contains("甘孜   0"));
    screen.keys("PageDown");
    assert!(screen.rows()[2].contains("本级激励项次"), "{}", screen.rows()[2]);
    assert!(screen.text().contains("宜宾  15"));
    screen.keys("PageDown");
    assert!(screen.rows()[2].contains("资金（万元）"), "{}", screen.rows()[2]);
    assert!(screen.text().contains("宜宾2000") || screen.text().contains("宜宾 2000"));
    screen.keys("PageDown");
    assert!(
        screen.rows()[2].contains("“1 效能评价”的项次"),
        "{}",
        screen.rows()[2]
    );
    // Five of the 21 have none of it, and no rank.
    assert!(screen.text().contains("没有（不排位次）"));
    screen.keys("PageUp PageUp PageUp PageUp");
    assert!(screen.rows()[2].contains("本级激励事项数"));
}

/// The shade is a sign of its own, beside the number.
#[test]
fn the_map_needs_no_colour() {
    let mut screen = Screen::new(120, 36);
    screen.keys("F2");
    let text = screen.text();
    for sign in ["░", "▒", "▓", "█", "·"] {
        assert!(text.contains(sign), "{sign}\n{text}");
    }
    assert!(text.contains("事项：· 0  ░ 1–3  ▒ 4–6  ▓ 7–9  █ 10–13"), "{text}");
}

#[test]
fn conditions_are_seen_and_undone_one_by_one() {
    let mut screen = Screen::new(120, 36);
    screen.keys("F3");
    let all = screen.text();
    assert!(
        screen.rows()[2].contains("215 个地方 · 排序 事项 ↓"),
        "{}",
        screen.rows()[2]
    );
    // 市州, then the last of the amounts: a sum of 2000 万元.
    screen.keys("Tab Right Down Down Down Down Down Enter End Enter");
    assert!(
        screen.rows()[2].starts_with(" 范围 四川省 2022 · 市州 · 合计不少于 2000 万元"),
        "{}",
        screen.rows()[2]
    );
    assert!(screen.rows()[2].contains("1 个市州"), "{}", screen.rows()[2]);
    screen.keys("Tab Backspace");
    assert!(
        screen.rows()[2].starts_with(" 范围 四川省 2022 · 市州 "),
        "{}",
        screen.rows()[2]
    );
    assert!(screen.rows()[2].contains("21 个市州"), "{}", screen.rows()[2]);
    screen.keys("Delete");
    assert!(screen.rows()[2].contains("215 个地方"));
    screen.keys("Backspace");
    assert!(
        screen.rows()[2].contains("215 个地方"),
        "nothing is left to take away"
    );
    screen.keys("Esc F3");
    assert_eq!(screen.text(), all);
}

#[test]
fn no_place_is_said_in_words() {
    let mut screen = Screen::new(120, 36);
    // Prefectures with an award in 创新平台, which has only counties and zones.
    screen.keys("F3 Tab Right Down Down Enter Down Down Down Enter");
    assert!(
        screen.rows()[2].contains("市州 · 3 创新平台"),
        "{}",
        screen.rows()[2]
    );
    assert!(screen.text().contains("没有符合条件的地方"), "{}", screen.text());
    // Enter and marks have nothing to take.
    screen.keys("Tab Enter Space Down");
    assert!(screen.text().contains("没有符合条件的地方"));
}

#[test]
fn a_heading_sorts_and_turns_round() {
    let first = |screen: &Screen<'_>| screen.rows()[4].clone();
    let mut screen = Screen::new(120, 36);
    screen.keys("F3");
    let row = screen.rows()[3].clone();
    let cells = |text: &str| unicode_width::UnicodeWidthStr::width(text) as u16;
    let column = cells(row.split("所辖").next().unwrap());
    screen.event(click(column, 3));
    assert!(first(&screen).contains("成都市"), "{}", first(&screen));
    assert!(screen.rows()[2].ends_with("排序 所辖 ↓"), "{}", screen.rows()[2]);
    screen.event(click(column, 3));
    assert!(screen.rows()[2].ends_with("排序 所辖 ↑"), "{}", screen.rows()[2]);
    screen.keys("Right");
    assert!(
        screen.rows()[2].ends_with("排序 明确资金 ↓"),
        "{}",
        screen.rows()[2]
    );
    assert!(first(&screen).contains("宜宾市") && first(&screen).contains("2000 万元"));
    screen.keys("C-r");
    assert!(
        screen.rows()[2].ends_with("排序 明确资金 ↑"),
        "{}",
        screen.rows()[2]
    );
}

#[test]
fn marks_are_kept_from_screen_to_screen() {
    let mut screen = Screen::new(120, 36);
    // 成都市 among the recipients of the first category, 绵阳市 below it.
    screen.keys("Right Space");
    assert!(screen.text().contains("已标记：成都市"), "{}", screen.text());
    assert!(screen.text().contains("成都市 ✓"), "{}", screen.text());
    screen.keys("F8");
    assert!(
        screen.text().contains("先在列表中用空格标记"),
        "{}",
        screen.text()
    );
    screen.keys("F3").key("　");
    assert!(
        screen.text().contains("已标记 2 个：成都市、宜宾市（F8 比较）"),
        "{}",
        screen.text()
    );
    screen.keys("F2");
    assert!(screen.text().contains("成都✓"), "{}", screen.text());
    screen.keys("F8");
    let text = screen.text();
    assert!(text.contains("成都市 ◂") && text.contains("宜宾市"), "{text}");
    // Both have 效能评价 with 1000 万元 each.
    let row = text.lines().find(|row| row.contains(" 1 效能评价")).unwrap();
    assert_eq!(row.matches("1000 万元").count(), 2, "{row}");
    // The mark is taken away as it was made.
    screen.keys("Esc Space F8");
    assert!(
        screen.text().contains("先在列表中用空格标记"),
        "{}",
        screen.text()
    );
}

#[test]
fn a_comparison_leads_to_the_award_that_it_is_about() {
    let mut screen = Screen::new(120, 36);
    screen.keys("F3 Space Down Space F8 Right");
    assert!(screen.text().contains("成都市 ◂"), "{}", screen.text());
    screen.keys("Down Down Down Down Enter");
    assert!(screen.rows()[2].contains("◆ 成都市"), "{}", screen.text());
    assert!(screen.text().contains("▌   1 效能评价"), "{}", screen.text());
    screen.keys("Esc");
    assert!(screen.text().contains("▌ 1 效能评价"), "{}", screen.text());
    // Two are the fewest: neither is taken out.
    screen.keys("Delete");
    assert!(screen.text().contains("成都市 ◂"));
    let mut screen = Screen::new(120, 36);
    screen.keys("F3 Space Down Space Down Space F8 Delete");
    let text = screen.text();
    assert!(text.contains("成都市 ◂") && text.contains("绵阳市"), "{text}");
    assert!(!screen.rows()[3].contains("宜宾市"), "{text}");
}

#[test]
fn at_most_six_places_are_marked() {
    let mut screen = Screen::new(120, 36);
    screen.keys("F3 Space Down Space Down Space Down Space Down Space Down Space Down Space");
    assert!(screen.text().contains("最多比较 6 个地方"), "{}", screen.text());
    screen.keys("F8");
    assert!(screen.rows()[3].contains("宜宾市 ◂"), "{}", screen.text());
}
