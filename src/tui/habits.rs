//! What settings mean for the browser: its colours, its keys, its mouse.

use super::keymap::{Context, Keymap, Line};
use super::strings::Strings;
use super::theme::Theme;
use crate::lang::Lang;
use crate::settings::{Customs, Fault, KeySection, Settings};

/// How the browser is to be for somebody.
#[derive(Debug)]
pub struct Habits {
    pub(super) theme: Theme,
    pub(super) keymap: Keymap,
    pub(super) mouse: bool,
    pub(super) notice: Option<String>,
}

impl Habits {
    /// What settings ask for, on a terminal with colours or without; and what is wrong with it.
    pub fn new(settings: &Settings, coloured: bool) -> (Self, Vec<Fault>) {
        let mut theme = Theme::new(coloured);
        let mut faults = theme.set(settings.theme());
        let (keymap, of_keys) = Keymap::new(settings.keys());
        faults.extend(of_keys);
        let habits = Self {
            theme,
            keymap,
            mouse: settings.mouse(),
            notice: None,
        };
        (habits, faults)
    }

    /// Has something told below the first screen, until the first key.
    pub fn tell(&mut self, notice: &str) {
        let said = self.notice.get_or_insert_default();
        if !said.is_empty() {
            said.push_str(" · ");
        }
        said.push_str(notice);
    }
}

/// What of the browser can be set, for the commands, which do not know it.
pub fn customs(settings: &Settings, lang: Lang) -> Customs {
    let strings = Strings::of(lang);
    let (Habits { theme, keymap, .. }, faults) = Habits::new(settings, true);
    let mut rows = theme.rows(settings.theme());
    rows.extend(keymap.rows(strings));
    let names = |line: &Line| {
        let names: Vec<_> = line.keys().iter().map(|(key, _)| key.name()).collect();
        names.join(" ")
    };
    let keys = Context::ALL.map(|context| KeySection {
        title: context.label(strings),
        lines: keymap
            .of(context)
            .map(|line| (names(line), line.label(&strings.keys)))
            .collect(),
    });
    Customs {
        rows,
        faults,
        keys: keys.into(),
    }
}
