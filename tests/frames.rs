//! What a key costs, in things that can be counted: bytes written and memory asked for.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use allocation_counter::measure;
use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};
use jili::catalog::Catalog;
use jili::lang::Lang;
use jili::tui::Browser;
use jili::tui::canvas::Canvas;
use jili::tui::theme::Theme;

const SIZE: (u16, u16) = (120, 36);

/// A browser on a screen, and what its last frame cost.
struct Counted<'c> {
    browser: Browser<'c>,
    canvas: Canvas,
}

impl<'c> Counted<'c> {
    /// The browser as it starts, and the bytes of its first frame.
    fn start(catalog: &'c Catalog) -> (Self, usize) {
        let mut counted = Self {
            browser: Browser::new(catalog, Lang::Zh, Theme::new(true), SIZE),
            canvas: Canvas::new(SIZE),
        };
        let (bytes, _) = counted.frame();
        (counted, bytes)
    }

    /// The bytes of a frame, and how often it asked for memory.
    fn frame(&mut self) -> (usize, u64) {
        let mut bytes = 0;
        let asked = measure(|| {
            bytes = self.canvas.draw(SIZE, |buffer| self.browser.draw(buffer)).len();
        });
        (bytes, asked.count_total)
    }

    fn press(&mut self, code: KeyCode) -> (usize, u64) {
        self.browser
            .handle(Event::Key(KeyEvent::new(code, KeyModifiers::NONE)));
        self.frame()
    }
}

/// A frame of the whole screen, in bytes.
const WHOLE: usize = 6_000;
/// How often a frame may ask for memory; some four to six hundred times are usual, most of them for pieces of text, and
/// three times as often for the menu, a comparison, and the preview of a prefecture with all its counties.
const ASKED: u64 = 2_400;

#[test]
fn no_key_costs_more_than_a_screenful() {
    let catalog = Catalog::embedded();
    let (mut screen, start) = Counted::start(&catalog);
    assert!(start < WHOLE, "the first frame has {start} bytes");
    let of_each_category = [
        KeyCode::Right,
        KeyCode::Down,
        KeyCode::Enter,
        KeyCode::Esc,
        KeyCode::Esc,
        KeyCode::Down,
    ];
    let walk = std::iter::repeat_n(of_each_category, 23).flatten();
    let pages = [
        KeyCode::Home,
        KeyCode::PageDown,
        KeyCode::End,
        KeyCode::PageUp,
        KeyCode::F(1),
        KeyCode::Esc,
    ];
    let sheets = [
        KeyCode::F(2),
        KeyCode::Down,
        KeyCode::PageDown,
        KeyCode::Tab,
        KeyCode::Down,
        KeyCode::F(3),
        KeyCode::Char(' '),
        KeyCode::Down,
        KeyCode::Char(' '),
        KeyCode::Tab,
        KeyCode::Right,
        KeyCode::F(8),
        KeyCode::Down,
    ];
    let search = "cuiping".chars().map(KeyCode::Char);
    for key in walk
        .chain(pages)
        .chain(sheets)
        .chain(search)
        .chain([KeyCode::Enter, KeyCode::Esc])
    {
        let (bytes, asked) = screen.press(key);
        assert!(bytes < WHOLE, "{key:?} writes {bytes} bytes");
        // The help is one text with the keys of every screen.
        let most = if key == KeyCode::F(1) { 2 * ASKED } else { ASKED };
        assert!(asked < most, "{key:?} asks for memory {asked} times");
    }
}

#[test]
fn a_moved_selection_writes_two_rows() {
    let catalog = Catalog::embedded();
    let (mut screen, _) = Counted::start(&catalog);
    screen.press(KeyCode::Right);
    // The measure is the same for all: the two rows, and the number above them.
    for key in [KeyCode::Down, KeyCode::Down, KeyCode::Up] {
        let (bytes, _) = screen.press(key);
        assert!((1..250).contains(&bytes), "{key:?} writes {bytes} bytes");
    }
    // What also changes what a pane says writes that pane, and not the others.
    screen.press(KeyCode::Left);
    let (bytes, _) = screen.press(KeyCode::Down);
    assert!(bytes < 2_000, "{bytes} bytes");
}

#[test]
fn a_key_that_changes_nothing_writes_nothing() {
    let catalog = Catalog::embedded();
    let (mut screen, _) = Counted::start(&catalog);
    for key in [
        KeyCode::Up,
        KeyCode::Home,
        KeyCode::Left,
        KeyCode::Esc,
        KeyCode::F(12),
        KeyCode::Insert,
    ] {
        assert_eq!(screen.press(key).0, 0, "{key:?}");
    }
}
