//! What wide and tall screens show more.

use jili::lang::Lang;

use super::support::Screen;
use super::{assert_snapshot, mouse};
use crossterm::event::MouseEventKind;

#[test]
fn wide_screens_look_as_they_were_designed() {
    for (name, script, lang, (columns, rows)) in [
        ("wide", "Right Down", Lang::Zh, (160, 40)),
        ("wide", "Right Down", Lang::Zh, (120, 60)),
        ("wide_place", "宜宾市 Enter", Lang::Zh, (200, 60)),
        ("en_wide_place", "宜宾市 Enter", Lang::En, (160, 40)),
    ] {
        let mut screen = Screen::in_lang(lang, columns, rows);
        screen.keys(script);
        assert_snapshot(&format!("{name}_{columns}x{rows}"), &screen);
    }
}

#[test]
fn the_list_stands_beside_the_measure_where_there_is_room() {
    let said = ["通报原文", "第 29 行", "绵阳市本级另有 8 个激励事项"];
    for (columns, rows, has_room) in [
        (159, 40, false),
        (160, 40, true),
        (120, 49, false),
        (120, 50, true),
        (80, 24, false),
    ] {
        let mut screen = Screen::new(columns, rows);
        screen.keys("Right Down");
        let text = screen.text();
        for said in said {
            assert_eq!(
                text.contains(said),
                has_room,
                "{said} at {columns}×{rows}\n{text}"
            );
        }
    }
}

#[test]
fn the_wheel_scrolls_both_texts() {
    let mut screen = Screen::new(160, 14);
    screen.keys("End Up Up Up Up Up Right");
    let before = screen.text();
    for (column, what) in [(100, "the measure"), (150, "what stands beside it")] {
        screen.event(mouse(MouseEventKind::ScrollDown, column, 6));
        assert_ne!(screen.text(), before, "{what}");
        screen.event(mouse(MouseEventKind::ScrollUp, column, 6));
        assert_eq!(screen.text(), before, "{what}");
    }
}
