//! The bytes of a frame, compared with what a terminal makes of them.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::num::NonZeroU16;

use jili::tui::canvas::{Canvas, Cursor};
use proptest::prelude::*;
use ratatui::buffer::Buffer;
use ratatui::layout::Position;
use ratatui::style::{Color, Modifier, Style};

const SIZE: (u16, u16) = (12, 4);

/// The longest symbol, in bytes, of which the canvas knows whether it is shown.
const KEPT: usize = 8;

const CURSOR: Cursor = Cursor {
    position: Position::new(1, 1),
    visible: true,
};

/// A text at a place of the screen, in a style.
type Stroke = ((u16, u16), String, Style);

fn style() -> impl Strategy<Value = Style> {
    // The colours that the theme has.
    let colour = prop_oneof![
        3 => Just(Color::Reset),
        1 => Just(Color::Magenta),
        1 => Just(Color::Red),
        1 => Just(Color::LightBlue),
    ];
    let modifier = prop_oneof![
        3 => Just(Modifier::empty()),
        1 => Just(Modifier::BOLD),
        1 => Just(Modifier::DIM),
        1 => Just(Modifier::REVERSED | Modifier::UNDERLINED),
    ];
    // No role is bold and dim at once, which terminals do not agree on.
    let weights = Modifier::BOLD | Modifier::DIM;
    (colour, modifier).prop_map(move |(colour, modifier)| {
        let style = Style::new()
            .fg(colour)
            .remove_modifier(weights.difference(modifier));
        style.add_modifier(modifier)
    })
}

fn stroke() -> impl Strategy<Value = Stroke> {
    let text = prop_oneof!["[a-c ]{0,6}", "[翠屏ab ]{0,6}", "[e\u{301}\u{302}翠]{0,8}"];
    ((0..SIZE.0, 0..SIZE.1), text, style())
}

fn draw(buffer: &mut Buffer, strokes: &[Stroke]) {
    for ((x, y), text, style) in strokes {
        buffer.set_string(*x, *y, text, *style);
    }
}

fn colour(colour: Color) -> vt100::Color {
    match colour {
        Color::Red => vt100::Color::Idx(1),
        Color::LightBlue => vt100::Color::Idx(12),
        Color::Magenta => vt100::Color::Idx(5),
        _ => vt100::Color::Default,
    }
}

/// Asserts that the terminal shows what was drawn, cell by cell; what a wide character covers is not looked at.
fn assert_shown(screen: &vt100::Screen, drawn: &Buffer) -> Result<(), TestCaseError> {
    for y in 0..SIZE.1 {
        let mut x = 0;
        while x < SIZE.0 {
            let wanted = drawn.cell((x, y)).unwrap();
            let shown = screen.cell(y, x).unwrap();
            // A terminal has nothing where nothing was written, which looks like a blank.
            let text = if shown.has_contents() {
                shown.contents()
            } else {
                " "
            };
            prop_assert_eq!(text, wanted.symbol(), "at {}, {}", x, y);
            prop_assert_eq!(shown.fgcolor(), colour(wanted.fg), "at {}, {}", x, y);
            prop_assert_eq!(shown.dim(), wanted.modifier.contains(Modifier::DIM));
            prop_assert_eq!(shown.bold(), wanted.modifier.contains(Modifier::BOLD));
            prop_assert_eq!(shown.inverse(), wanted.modifier.contains(Modifier::REVERSED));
            prop_assert_eq!(shown.underline(), wanted.modifier.contains(Modifier::UNDERLINED));
            x += if shown.is_wide() { 2 } else { 1 };
        }
    }
    Ok(())
}

fn terminal() -> vt100::Parser {
    vt100::Parser::new(
        NonZeroU16::new(SIZE.1).unwrap(),
        NonZeroU16::new(SIZE.0).unwrap(),
        0,
    )
}

proptest! {
    #[test]
    fn the_terminal_shows_what_was_drawn(
        frames in prop::collection::vec(
            (prop::collection::vec(stroke(), 0..6), prop::option::of((0..SIZE.0, 0..SIZE.1, any::<bool>())), any::<bool>()),
            1..6,
        ),
    ) {
        let mut canvas = Canvas::new(SIZE);
        let mut terminal = terminal();
        for (strokes, cursor, is_forgotten) in frames {
            if is_forgotten {
                canvas.forget();
                terminal.process(b"\x1b[1;1Hsomebody else was here\x1b[?25l");
            }
            let cursor = cursor.map(|(x, y, visible)| Cursor {
                position: Position::new(x, y),
                visible,
            });
            let mut drawn = Buffer::default();
            let bytes = canvas.draw(SIZE, |buffer| {
                draw(buffer, &strokes);
                drawn.clone_from(buffer);
                cursor
            });
            terminal.process(bytes);
            assert_shown(terminal.screen(), &drawn)?;
            let (row, column) = terminal.screen().cursor_position();
            if let Some(cursor) = cursor {
                prop_assert_eq!(Position::new(column, row), cursor.position);
            }
            prop_assert_eq!(terminal.screen().hide_cursor(), !cursor.is_some_and(|cursor| cursor.visible));
        }
    }

    #[test]
    fn a_frame_that_changes_nothing_has_no_bytes(strokes in prop::collection::vec(stroke(), 0..6)) {
        let mut canvas = Canvas::new(SIZE);
        for _ in 0..2 {
            canvas.draw(SIZE, |buffer| {
                draw(buffer, &strokes);
                Some(CURSOR)
            });
        }
        let mut longest = 0;
        let again = canvas.draw(SIZE, |buffer| {
            draw(buffer, &strokes);
            longest = buffer.content.iter().map(|cell| cell.symbol().len()).max().unwrap_or_default();
            Some(CURSOR)
        });
        // Only what is too long to be kept is written again: a letter with four marks, or 翠 with three.
        prop_assert!(again.is_empty() || longest > KEPT, "{}", again.escape_ascii());
    }
}

#[test]
fn another_size_is_written_whole() {
    let mut canvas = Canvas::new((4, 1));
    let render = |buffer: &mut Buffer| {
        draw(buffer, &[((0, 0), "翠屏".into(), Style::new())]);
        None
    };
    assert_eq!(
        canvas.draw((4, 1), render).escape_ascii().to_string(),
        "\\x1b[1;1H\\x1b[m\\xe7\\xbf\\xa0\\xe5\\xb1\\x8f\\x1b[?25l"
    );
    assert_eq!(canvas.draw((4, 1), render), b"");
    // What has no room at the edge is not printed.
    assert_eq!(
        canvas.draw((3, 1), render).escape_ascii().to_string(),
        "\\x1b[m\\x1b[2J\\x1b[1;1H\\xe7\\xbf\\xa0\\x1b[?25l"
    );
    assert_eq!(canvas.draw((0, 0), render), b"\x1b[m\x1b[2J\x1b[?25l");
}
