//! A place over the years, from its screen and by name, over the built-in circular of 2022 and invented ones.

use std::path::Path;

use jili::catalog::Catalog;
use jili::circular::Circular;
use jili::gazetteer::Gazetteer;
use jili::lang::Lang;
use jili::library::read_pair;

use super::assert_snapshot;
use super::support::Screen;

fn kept(id: &str, gazetteer: &mut Gazetteer) -> Circular {
    let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/library"));
    read_pair(&folder.join(format!("{id}.toml")), gazetteer).unwrap()
}

/// The built-in circular and these.
fn with(ids: &[&str]) -> Catalog {
    let (mut gazetteer, mut circulars) = Catalog::embedded().into_parts();
    circulars.extend(ids.iter().map(|id| kept(id, &mut gazetteer)));
    Catalog::new(gazetteer, circulars).unwrap()
}

#[test]
fn years_look_as_they_were_designed() {
    let catalog = with(&["sichuan-2021", "china-2020"]);
    for (name, lang, (columns, rows)) in [
        ("history", Lang::Zh, (120, 36)),
        ("history", Lang::Zh, (60, 20)),
        ("en_history", Lang::En, (80, 24)),
    ] {
        let mut screen = Screen::over(&catalog, lang, columns, rows);
        screen.keys("宜宾市 Enter F9");
        assert_snapshot(&format!("{name}_{columns}x{rows}"), &screen);
    }
}

/// By hand: of both years' lists 宜宾 is on that of 外贸, and of 2021's alone on that of 创新平台.
#[test]
fn a_place_s_years_are_reached_from_wherever_it_is_spoken_of() {
    let catalog = with(&["sichuan-2021"]);
    for script in [
        "宜宾市 Enter F9",
        "宜宾市 Enter Right Right F9",
        "宜宾市 Enter 历年 Enter",
        "宜宾市 Enter linian Enter",
        "宜宾市 Enter history Enter",
        "F3 F9",
    ] {
        let mut screen = Screen::over(&catalog, Lang::Zh, 120, 50);
        screen.keys(script);
        let text = screen.text();
        for said in [
            "宜宾市 历年激励事项",
            "2021 → 2022　保持 1 项：外贸",
            "2021 → 2022　未再列入 1 项：创新平台",
        ] {
            assert!(text.contains(said), "{script}: {text}");
        }
        let before = screen.keys("F7").text();
        assert_ne!(before, text, "{script}");
        screen.keys("Esc");
        assert_eq!(screen.text(), text, "{script}");
        screen.keys("Esc");
        assert!(
            !screen.text().contains("历年激励事项"),
            "{script}: {}",
            screen.text()
        );
    }
}

#[test]
fn a_scope_of_one_year_still_shows_all_years() {
    let catalog = with(&["sichuan-2021"]);
    let mut screen = Screen::over(&catalog, Lang::Zh, 120, 50);
    let years = screen.keys("宜宾市 Enter F9").text();
    // The last of the circulars alone, which is the older one.
    screen.keys("F7 End Enter");
    let same = |text: &str| text.lines().skip(2).map(str::to_owned).collect::<Vec<_>>();
    assert!(screen.rows()[0].contains("2021"), "{}", screen.text());
    assert_eq!(same(&screen.text()), same(&years));
}

#[test]
fn where_there_is_nothing_to_compare_it_says_so() {
    let mut screen = Screen::new(120, 36);
    screen.keys("宜宾市 Enter F9");
    assert!(
        screen
            .text()
            .contains("通报库中该机关仅有 2022 年度通报，无从比较。"),
        "{}",
        screen.text()
    );
    let mut screen = Screen::new(120, 36);
    screen.keys("北京市 Enter F9");
    assert!(
        screen.text().contains("范围内没有涉及北京市的通报"),
        "{}",
        screen.text()
    );
    // Where no place is spoken of, one is asked for.
    let mut screen = Screen::new(120, 36);
    screen.keys("F9");
    assert!(
        screen.text().contains("先打开或选中一个地方"),
        "{}",
        screen.text()
    );
}

#[test]
fn an_invented_circular_says_so_in_the_list() {
    let catalog = with(&["sichuan-2021"]);
    for (columns, rows) in [(120, 36), (60, 20)] {
        let mut screen = Screen::over(&catalog, Lang::Zh, columns, rows);
        screen.keys("F7");
        let text = screen.text();
        let row = |year: &str| {
            text.lines()
                .find(|row| row.contains(&format!("{year} 四川省 ")))
                .unwrap_or_default()
        };
        assert!(row("2021").contains("虚构样例"), "{text}");
        assert!(!row("2022").contains("虚构样例"), "{text}");
    }
}
