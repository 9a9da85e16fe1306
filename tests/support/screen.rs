//! The browser without a terminal: keys in, rows of text out.
#![allow(dead_code, reason = "each test crate uses a part of it")]

use std::sync::LazyLock;

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};
use jili::catalog::Catalog;
use jili::lang::Lang;
use jili::tui::Browser;
use jili::tui::canvas::Cursor;
use jili::tui::effect::Effect;
use jili::tui::theme::Theme;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

pub static CATALOG: LazyLock<Catalog> = LazyLock::new(Catalog::embedded);

/// A browser and the screen that it draws on.
pub struct Screen<'c> {
    pub browser: Browser<'c>,
    /// The last frame.
    pub frame: Buffer,
    /// Where the cursor stands.
    pub cursor: Option<Cursor>,
}

impl Screen<'static> {
    /// The browser on the built-in data, drawn once.
    pub fn new(columns: u16, rows: u16) -> Self {
        Self::in_lang(Lang::Zh, columns, rows)
    }

    pub fn in_lang(lang: Lang, columns: u16, rows: u16) -> Self {
        Screen::over(&CATALOG, lang, columns, rows)
    }
}

impl<'c> Screen<'c> {
    pub fn over(catalog: &'c Catalog, lang: Lang, columns: u16, rows: u16) -> Self {
        let browser = Browser::new(catalog, lang, Theme::new(true), (columns, rows));
        let mut screen = Self {
            browser,
            frame: Buffer::empty(Rect::new(0, 0, columns, rows)),
            cursor: None,
        };
        screen.draw();
        screen
    }

    pub fn draw(&mut self) {
        self.frame.reset();
        self.cursor = self.browser.draw(&mut self.frame);
    }

    pub fn event(&mut self, event: Event) -> Option<Effect> {
        let effect = self.browser.handle(event);
        self.draw();
        effect
    }

    /// Types a script: names of keys between blanks, anything else letter by letter.
    pub fn keys(&mut self, script: &str) -> &mut Self {
        for word in script.split(' ').filter(|word| !word.is_empty()) {
            self.key(word);
        }
        self
    }

    pub fn key(&mut self, word: &str) -> Option<Effect> {
        let code = match word {
            "Up" => KeyCode::Up,
            "Down" => KeyCode::Down,
            "Left" => KeyCode::Left,
            "Right" => KeyCode::Right,
            "Enter" => KeyCode::Enter,
            "Esc" => KeyCode::Esc,
            "Tab" => KeyCode::Tab,
            "BackTab" => KeyCode::BackTab,
            "Backspace" => KeyCode::Backspace,
            "Delete" => KeyCode::Delete,
            "Home" => KeyCode::Home,
            "End" => KeyCode::End,
            "PageUp" => KeyCode::PageUp,
            "PageDown" => KeyCode::PageDown,
            "Space" => KeyCode::Char(' '),
            "F1" => KeyCode::F(1),
            "F2" => KeyCode::F(2),
            "F3" => KeyCode::F(3),
            "F5" => KeyCode::F(5),
            "F6" => KeyCode::F(6),
            "F7" => KeyCode::F(7),
            "F8" => KeyCode::F(8),
            "F9" => KeyCode::F(9),
            "M-Down" => return self.event(Event::Key(KeyEvent::new(KeyCode::Down, KeyModifiers::ALT))),
            word => {
                if let Some(letter) = word.strip_prefix("C-") {
                    let key = KeyEvent::new(
                        KeyCode::Char(letter.chars().next().unwrap()),
                        KeyModifiers::CONTROL,
                    );
                    return self.event(Event::Key(key));
                }
                let mut effect = None;
                for character in word.chars() {
                    effect = self.event(Event::Key(KeyEvent::new(
                        KeyCode::Char(character),
                        KeyModifiers::NONE,
                    )));
                }
                return effect;
            }
        };
        self.event(Event::Key(KeyEvent::new(code, KeyModifiers::NONE)))
    }

    pub fn resize(&mut self, columns: u16, rows: u16) {
        self.frame.resize(Rect::new(0, 0, columns, rows));
        self.event(Event::Resize(columns, rows));
    }

    /// The rows as a person sees them: the cell behind a wide character is not there.
    pub fn rows(&self) -> Vec<String> {
        let buffer = &self.frame;
        let area = buffer.area;
        let row = |y: u16| {
            let mut row = String::new();
            let mut x = 0;
            while x < area.width {
                let symbol = buffer[(x, y)].symbol();
                row.push_str(symbol);
                x += symbol.width().max(1) as u16;
            }
            row.trim_end().to_owned()
        };
        (0..area.height).map(row).collect()
    }

    pub fn text(&self) -> String {
        self.rows().join("\n")
    }

    pub fn cursor(&mut self) -> (u16, u16) {
        let position = self.cursor.unwrap().position;
        (position.x, position.y)
    }
}
