//! The keys: one table, from which the program's behaviour, the footer, the help screen and `docs/keys.md` all come.
//!
//! Every action has a key that works while a Chinese input method is on: an arrow, Enter, Esc, Tab, or the
//! full-width form of the character.
//!
//! [`Keymap`] is the table with what a user wants otherwise; all but the table's own tests go through it.

mod chosen;
mod names;
mod set;

use crossterm::event::{KeyCode, KeyModifiers};

use super::action::{Action, Direction, Edit, Motion, Pane};
use super::strings::{KeyLabels, Strings};
pub(super) use set::{Keymap, Line};

/// Where keys are typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Context {
    /// Everywhere.
    Everywhere,
    /// The panes of the circular or of a place.
    Panes,
    /// The search line.
    Search,
    /// A text on a page of its own.
    Page,
    /// The page of the region.
    Overview,
    /// The table of places.
    Places,
    /// Places beside one another.
    Compare,
    /// The help screen.
    Help,
    /// The screen of open entries.
    Review,
    /// A circular's text.
    Source,
    /// The list of the circulars.
    Circulars,
    /// The menu for taking something out.
    Menu,
    /// A line of its own that a screen asks for: words to be found in a text, the name of a file.
    Line,
}

impl Context {
    /// All contexts, in the order of the help screen.
    pub(super) const ALL: [Self; 13] = [
        Self::Panes,
        Self::Search,
        Self::Page,
        Self::Overview,
        Self::Places,
        Self::Compare,
        Self::Source,
        Self::Circulars,
        Self::Menu,
        Self::Line,
        Self::Help,
        Self::Review,
        Self::Everywhere,
    ];

    /// Whether what is typed goes into a line of the screen itself, and begins no search.
    pub(super) fn takes_text(self) -> bool {
        matches!(self, Self::Search | Self::Line | Self::Review)
    }

    /// What the context is called.
    pub(super) fn label(self, strings: &Strings) -> &'static str {
        let labels = &strings.contexts;
        match self {
            Self::Everywhere => labels.everywhere,
            Self::Panes => labels.panes,
            Self::Search => labels.search,
            Self::Page => labels.page,
            Self::Overview => labels.overview,
            Self::Places => labels.places,
            Self::Compare => labels.compare,
            Self::Help => labels.help,
            Self::Review => labels.review,
            Self::Source => labels.source,
            Self::Circulars => labels.circulars,
            Self::Menu => labels.menu,
            Self::Line => labels.line,
        }
    }
}

/// A key with the modifiers that matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Key {
    code: KeyCode,
    modifiers: KeyModifiers,
}

const fn key(code: KeyCode) -> Key {
    Key {
        code,
        modifiers: KeyModifiers::NONE,
    }
}

const fn typed(character: char) -> Key {
    key(KeyCode::Char(character))
}

const fn ctrl(character: char) -> Key {
    Key {
        code: KeyCode::Char(character),
        modifiers: KeyModifiers::CONTROL,
    }
}

const fn ctrl_key(code: KeyCode) -> Key {
    Key {
        code,
        modifiers: KeyModifiers::CONTROL,
    }
}

const fn alt(character: char) -> Key {
    Key {
        code: KeyCode::Char(character),
        modifiers: KeyModifiers::ALT,
    }
}

const fn alt_key(code: KeyCode) -> Key {
    Key {
        code,
        modifiers: KeyModifiers::ALT,
    }
}

impl Key {
    /// The key as people write it: ↑, Ctrl-A, PgDn.
    pub(super) fn name(self) -> String {
        let name = match self.code {
            KeyCode::Char(' ') => "Space".to_owned(),
            KeyCode::Char(character) if self.modifiers != KeyModifiers::NONE => {
                character.to_uppercase().to_string()
            }
            KeyCode::Char('\u{3000}') => "U+3000".to_owned(),
            KeyCode::Char(character) => character.to_string(),
            KeyCode::Up => "↑".to_owned(),
            KeyCode::Down => "↓".to_owned(),
            KeyCode::Left => "←".to_owned(),
            KeyCode::Right => "→".to_owned(),
            KeyCode::PageUp => "PgUp".to_owned(),
            KeyCode::PageDown => "PgDn".to_owned(),
            KeyCode::BackTab => "Shift-Tab".to_owned(),
            KeyCode::F(number) => format!("F{number}"),
            code => format!("{code:?}"),
        };
        if self.modifiers.contains(KeyModifiers::CONTROL) {
            format!("Ctrl-{name}")
        } else if self.modifiers.contains(KeyModifiers::ALT) {
            format!("Alt-{name}")
        } else {
            name
        }
    }
}

/// One line of the table: keys that do the same thing in a context.
#[derive(Debug)]
pub(super) struct Binding {
    /// Where it holds.
    pub context: Context,
    /// Each key with what it does; keys that belong together share a line.
    pub keys: &'static [(Key, Action)],
    /// What they do.
    pub label: fn(&KeyLabels) -> &'static str,
    /// How much the line is needed in the footer, 1 more than 2; `None` is only in the help.
    pub hint: Option<u8>,
}

macro_rules! bindings {
    ($($context:ident, $hint:expr, $label:ident: $($key:expr => $action:expr),+;)+) => {
        &[$(Binding {
            context: Context::$context,
            keys: &[$(($key, $action)),+],
            label: |labels| labels.$label,
            hint: $hint,
        }),+]
    };
}

/// The table.
pub(super) static BINDINGS: &[Binding] = bindings![
    Panes, Some(4), move_selection: key(KeyCode::Up) => Action::Move(Motion::UP), key(KeyCode::Down) => Action::Move(Motion::DOWN);
    Panes, Some(6), panes: key(KeyCode::Left) => Action::Focus(Direction::Left), key(KeyCode::Right) => Action::Focus(Direction::Right),
        key(KeyCode::Tab) => Action::Focus(Direction::Next), key(KeyCode::BackTab) => Action::Focus(Direction::Previous);
    Panes, Some(8), page: key(KeyCode::PageUp) => Action::Move(Motion::PAGE_UP), key(KeyCode::PageDown) => Action::Move(Motion::PAGE_DOWN);
    Panes, None, ends: key(KeyCode::Home) => Action::Move(Motion::Home), key(KeyCode::End) => Action::Move(Motion::End);
    Panes, Some(5), open: key(KeyCode::Enter) => Action::Open;
    Panes, Some(10), mark: typed(' ') => Action::Mark, typed('\u{3000}') => Action::Mark;
    Panes, Some(11), history: key(KeyCode::F(9)) => Action::History;
    Panes, Some(7), search: typed('/') => Action::Search, typed('／') => Action::Search, typed('、') => Action::Search;
    Panes, Some(3), back: key(KeyCode::Esc) => Action::Back, key(KeyCode::Backspace) => Action::Back;
    Panes, Some(2), help: key(KeyCode::F(1)) => Action::Help, typed('?') => Action::Help, typed('？') => Action::Help;
    Search, Some(4), choose_hit: key(KeyCode::Up) => Action::Move(Motion::UP), key(KeyCode::Down) => Action::Move(Motion::DOWN),
        ctrl('p') => Action::Move(Motion::UP), ctrl('n') => Action::Move(Motion::DOWN);
    Search, None, page: key(KeyCode::PageUp) => Action::Move(Motion::PAGE_UP), key(KeyCode::PageDown) => Action::Move(Motion::PAGE_DOWN);
    Search, Some(5), open_place: key(KeyCode::Enter) => Action::Open;
    Search, Some(6), sections: key(KeyCode::Tab) => Action::Focus(Direction::Next), key(KeyCode::BackTab) => Action::Focus(Direction::Previous);
    Search, Some(8), scroll_preview: alt_key(KeyCode::Up) => Action::Scroll(Pane::Right, Motion::UP),
        alt_key(KeyCode::Down) => Action::Scroll(Pane::Right, Motion::DOWN);
    Search, None, characters: key(KeyCode::Left) => Action::Edit(Edit::Left), key(KeyCode::Right) => Action::Edit(Edit::Right),
        ctrl('b') => Action::Edit(Edit::Left), ctrl('f') => Action::Edit(Edit::Right);
    Search, None, words: ctrl_key(KeyCode::Left) => Action::Edit(Edit::WordLeft), ctrl_key(KeyCode::Right) => Action::Edit(Edit::WordRight),
        alt('b') => Action::Edit(Edit::WordLeft), alt('f') => Action::Edit(Edit::WordRight);
    Search, None, line_ends: key(KeyCode::Home) => Action::Edit(Edit::Start), key(KeyCode::End) => Action::Edit(Edit::End),
        ctrl('a') => Action::Edit(Edit::Start), ctrl('e') => Action::Edit(Edit::End);
    Search, None, delete: key(KeyCode::Backspace) => Action::Edit(Edit::Backspace), key(KeyCode::Delete) => Action::Edit(Edit::Delete),
        ctrl('h') => Action::Edit(Edit::Backspace), ctrl('d') => Action::Edit(Edit::Delete);
    Search, None, delete_word: ctrl('w') => Action::Edit(Edit::DeleteWord);
    Search, Some(7), delete_to_start: ctrl('u') => Action::Edit(Edit::DeleteToStart);
    Search, None, delete_to_end: ctrl('k') => Action::Edit(Edit::DeleteToEnd);
    Search, Some(3), leave_search: key(KeyCode::Esc) => Action::Back;
    Search, Some(2), help: key(KeyCode::F(1)) => Action::Help;
    Review, Some(8), choose_hit: key(KeyCode::Up) => Action::Move(Motion::UP), key(KeyCode::Down) => Action::Move(Motion::DOWN);
    Review, None, page: key(KeyCode::PageUp) => Action::Move(Motion::PAGE_UP), key(KeyCode::PageDown) => Action::Move(Motion::PAGE_DOWN);
    Review, Some(3), settle: key(KeyCode::Enter) => Action::Open;
    Review, Some(5), next_question: key(KeyCode::Tab) => Action::Focus(Direction::Next),
        key(KeyCode::BackTab) => Action::Focus(Direction::Previous);
    Review, Some(4), as_printed: key(KeyCode::F(9)) => Action::AsPrinted;
    Review, Some(6), take_back: ctrl('r') => Action::Undo;
    Review, None, characters: key(KeyCode::Left) => Action::Edit(Edit::Left), key(KeyCode::Right) => Action::Edit(Edit::Right);
    Review, None, line_ends: key(KeyCode::Home) => Action::Edit(Edit::Start), key(KeyCode::End) => Action::Edit(Edit::End);
    Review, None, delete: key(KeyCode::Backspace) => Action::Edit(Edit::Backspace), key(KeyCode::Delete) => Action::Edit(Edit::Delete);
    Review, None, delete_word: ctrl('w') => Action::Edit(Edit::DeleteWord);
    Review, None, delete_to_start: ctrl('u') => Action::Edit(Edit::DeleteToStart);
    Review, Some(3), leave_search: key(KeyCode::Esc) => Action::Back;
    Review, Some(2), help: key(KeyCode::F(1)) => Action::Help;
    Page, Some(4), scroll: key(KeyCode::Up) => Action::Move(Motion::UP), key(KeyCode::Down) => Action::Move(Motion::DOWN),
        key(KeyCode::PageUp) => Action::Move(Motion::PAGE_UP), key(KeyCode::PageDown) => Action::Move(Motion::PAGE_DOWN),
        key(KeyCode::Home) => Action::Move(Motion::Home), key(KeyCode::End) => Action::Move(Motion::End);
    Page, Some(3), back: key(KeyCode::Esc) => Action::Back, key(KeyCode::Backspace) => Action::Back;
    Page, Some(2), help: key(KeyCode::F(1)) => Action::Help;
    Overview, Some(4), tiles: key(KeyCode::Up) => Action::Move(Motion::UP), key(KeyCode::Down) => Action::Move(Motion::DOWN),
        key(KeyCode::Left) => Action::Focus(Direction::Left), key(KeyCode::Right) => Action::Focus(Direction::Right);
    Overview, Some(6), basis: key(KeyCode::PageUp) => Action::Sides(-1), key(KeyCode::PageDown) => Action::Sides(1);
    Overview, Some(8), panes: key(KeyCode::Tab) => Action::Focus(Direction::Next), key(KeyCode::BackTab) => Action::Focus(Direction::Previous);
    Overview, None, ends: key(KeyCode::Home) => Action::Move(Motion::Home), key(KeyCode::End) => Action::Move(Motion::End);
    Overview, Some(5), open: key(KeyCode::Enter) => Action::Open;
    Overview, Some(9), mark: typed(' ') => Action::Mark, typed('\u{3000}') => Action::Mark;
    Overview, None, history: key(KeyCode::F(9)) => Action::History;
    Overview, None, search: typed('/') => Action::Search, typed('／') => Action::Search, typed('、') => Action::Search;
    Overview, Some(3), back: key(KeyCode::Esc) => Action::Back, key(KeyCode::Backspace) => Action::Back;
    Overview, Some(2), help: key(KeyCode::F(1)) => Action::Help, typed('?') => Action::Help, typed('？') => Action::Help;
    Places, Some(4), move_selection: key(KeyCode::Up) => Action::Move(Motion::UP), key(KeyCode::Down) => Action::Move(Motion::DOWN);
    Places, Some(7), sort: key(KeyCode::Left) => Action::Focus(Direction::Left), key(KeyCode::Right) => Action::Focus(Direction::Right);
    Places, None, reverse: ctrl('r') => Action::Reverse;
    Places, Some(6), conditions: key(KeyCode::Tab) => Action::Focus(Direction::Next), key(KeyCode::BackTab) => Action::Focus(Direction::Previous);
    Places, Some(8), undo_condition: key(KeyCode::Backspace) => Action::Undo, key(KeyCode::Delete) => Action::Undo;
    Places, None, page: key(KeyCode::PageUp) => Action::Move(Motion::PAGE_UP), key(KeyCode::PageDown) => Action::Move(Motion::PAGE_DOWN);
    Places, None, ends: key(KeyCode::Home) => Action::Move(Motion::Home), key(KeyCode::End) => Action::Move(Motion::End);
    Places, Some(5), open: key(KeyCode::Enter) => Action::Open;
    Places, Some(9), mark: typed(' ') => Action::Mark, typed('\u{3000}') => Action::Mark;
    Places, None, history: key(KeyCode::F(9)) => Action::History;
    Places, None, search: typed('/') => Action::Search, typed('／') => Action::Search, typed('、') => Action::Search;
    Places, Some(3), back: key(KeyCode::Esc) => Action::Back;
    Places, Some(2), help: key(KeyCode::F(1)) => Action::Help, typed('?') => Action::Help, typed('？') => Action::Help;
    Compare, Some(4), move_selection: key(KeyCode::Up) => Action::Move(Motion::UP), key(KeyCode::Down) => Action::Move(Motion::DOWN);
    Compare, Some(6), compared: key(KeyCode::Left) => Action::Focus(Direction::Left), key(KeyCode::Right) => Action::Focus(Direction::Right),
        key(KeyCode::Tab) => Action::Focus(Direction::Next), key(KeyCode::BackTab) => Action::Focus(Direction::Previous);
    Compare, None, page: key(KeyCode::PageUp) => Action::Move(Motion::PAGE_UP), key(KeyCode::PageDown) => Action::Move(Motion::PAGE_DOWN);
    Compare, None, ends: key(KeyCode::Home) => Action::Move(Motion::Home), key(KeyCode::End) => Action::Move(Motion::End);
    Compare, Some(5), open: key(KeyCode::Enter) => Action::Open;
    Compare, Some(7), remove: key(KeyCode::Delete) => Action::Undo;
    Compare, None, search: typed('/') => Action::Search, typed('／') => Action::Search, typed('、') => Action::Search;
    Compare, Some(3), back: key(KeyCode::Esc) => Action::Back, key(KeyCode::Backspace) => Action::Back;
    Compare, Some(2), help: key(KeyCode::F(1)) => Action::Help, typed('?') => Action::Help, typed('？') => Action::Help;
    Help, Some(4), scroll: key(KeyCode::Up) => Action::Move(Motion::UP), key(KeyCode::Down) => Action::Move(Motion::DOWN),
        key(KeyCode::PageUp) => Action::Move(Motion::PAGE_UP), key(KeyCode::PageDown) => Action::Move(Motion::PAGE_DOWN),
        key(KeyCode::Home) => Action::Move(Motion::Home), key(KeyCode::End) => Action::Move(Motion::End);
    Help, Some(3), back: key(KeyCode::Esc) => Action::Back, key(KeyCode::Enter) => Action::Back, key(KeyCode::Backspace) => Action::Back,
        key(KeyCode::F(1)) => Action::Back, typed('?') => Action::Back, typed('？') => Action::Back;
    Source, Some(4), scroll: key(KeyCode::Up) => Action::Move(Motion::UP), key(KeyCode::Down) => Action::Move(Motion::DOWN),
        key(KeyCode::PageUp) => Action::Move(Motion::PAGE_UP), key(KeyCode::PageDown) => Action::Move(Motion::PAGE_DOWN),
        key(KeyCode::Home) => Action::Move(Motion::Home), key(KeyCode::End) => Action::Move(Motion::End);
    Source, Some(5), hits: key(KeyCode::Left) => Action::Hit(Motion::UP), key(KeyCode::Right) => Action::Hit(Motion::DOWN);
    Source, Some(6), find: ctrl('f') => Action::Find;
    Source, Some(3), back: key(KeyCode::Esc) => Action::Back, key(KeyCode::Backspace) => Action::Back;
    Source, Some(2), help: key(KeyCode::F(1)) => Action::Help, typed('?') => Action::Help, typed('？') => Action::Help;
    Line, Some(4), confirm: key(KeyCode::Enter) => Action::Open;
    Line, Some(5), hits: key(KeyCode::Up) => Action::Hit(Motion::UP), key(KeyCode::Down) => Action::Hit(Motion::DOWN);
    Line, None, characters: key(KeyCode::Left) => Action::Edit(Edit::Left), key(KeyCode::Right) => Action::Edit(Edit::Right);
    Line, None, words: ctrl_key(KeyCode::Left) => Action::Edit(Edit::WordLeft), ctrl_key(KeyCode::Right) => Action::Edit(Edit::WordRight);
    Line, None, line_ends: key(KeyCode::Home) => Action::Edit(Edit::Start), key(KeyCode::End) => Action::Edit(Edit::End);
    Line, None, delete: key(KeyCode::Backspace) => Action::Edit(Edit::Backspace), key(KeyCode::Delete) => Action::Edit(Edit::Delete);
    Line, Some(7), delete_to_start: ctrl('u') => Action::Edit(Edit::DeleteToStart);
    Line, Some(3), back: key(KeyCode::Esc) => Action::Back;
    Menu, Some(4), move_selection: key(KeyCode::Up) => Action::Move(Motion::UP), key(KeyCode::Down) => Action::Move(Motion::DOWN);
    Menu, None, page: key(KeyCode::PageUp) => Action::Move(Motion::PAGE_UP), key(KeyCode::PageDown) => Action::Move(Motion::PAGE_DOWN);
    Menu, None, ends: key(KeyCode::Home) => Action::Move(Motion::Home), key(KeyCode::End) => Action::Move(Motion::End);
    Menu, Some(5), copy_it: key(KeyCode::Enter) => Action::Open;
    Menu, Some(6), save_it: key(KeyCode::Tab) => Action::Focus(Direction::Next), key(KeyCode::Right) => Action::Focus(Direction::Right);
    Menu, Some(3), back: key(KeyCode::Esc) => Action::Back, key(KeyCode::Backspace) => Action::Back;
    Menu, Some(2), help: key(KeyCode::F(1)) => Action::Help, typed('?') => Action::Help, typed('？') => Action::Help;
    Circulars, Some(4), move_selection: key(KeyCode::Up) => Action::Move(Motion::UP), key(KeyCode::Down) => Action::Move(Motion::DOWN);
    Circulars, None, page: key(KeyCode::PageUp) => Action::Move(Motion::PAGE_UP), key(KeyCode::PageDown) => Action::Move(Motion::PAGE_DOWN);
    Circulars, None, ends: key(KeyCode::Home) => Action::Move(Motion::Home), key(KeyCode::End) => Action::Move(Motion::End);
    Circulars, Some(5), take_it: key(KeyCode::Enter) => Action::Open;
    Circulars, Some(6), add_it: key(KeyCode::Char(' ')) => Action::Mark, typed('\u{3000}') => Action::Mark;
    Circulars, Some(7), review_it: key(KeyCode::F(9)) => Action::Review;
    Circulars, Some(3), back: key(KeyCode::Esc) => Action::Back, key(KeyCode::Backspace) => Action::Back;
    Circulars, Some(2), help: key(KeyCode::F(1)) => Action::Help, typed('?') => Action::Help, typed('？') => Action::Help;
    Everywhere, Some(12), circulars: key(KeyCode::F(7)) => Action::Circulars;
    Everywhere, Some(9), menu: ctrl('y') => Action::Menu(String::new());
    Everywhere, Some(11), departments: key(KeyCode::F(5)) => Action::Departments;
    Everywhere, Some(10), source: key(KeyCode::F(6)) => Action::Source;
    Everywhere, Some(11), overview: key(KeyCode::F(2)) => Action::Overview;
    Everywhere, Some(12), places: key(KeyCode::F(3)) => Action::Places;
    Everywhere, Some(13), compare: key(KeyCode::F(8)) => Action::Compare;
    Everywhere, Some(1), quit: ctrl('c') => Action::Quit;
    Everywhere, None, suspend: ctrl('z') => Action::Suspend;
    Everywhere, None, redraw: ctrl('l') => Action::Redraw;
];

/// The lines of the table that hold in a context alone, of those that the system can do: Windows suspends nothing.
fn of(context: Context) -> impl Iterator<Item = &'static Binding> {
    let does =
        |binding: &&Binding| cfg!(unix) || binding.keys.iter().all(|(_, action)| *action != Action::Suspend);
    lines(context).filter(does)
}

/// The lines of the table that hold in a context alone, on whatever system.
fn lines(context: Context) -> impl Iterator<Item = &'static Binding> {
    BINDINGS.iter().filter(move |binding| binding.context == context)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Lang;

    /// The tables of keys, in Markdown.
    fn markdown(strings: &Strings) -> String {
        let mut table = String::new();
        for context in Context::ALL {
            table.push_str(&format!("| {} | |\n|---|---|\n", context.label(strings)));
            for binding in lines(context) {
                let keys: Vec<_> = binding
                    .keys
                    .iter()
                    .map(|(key, _)| format!("`{}`", key.name()))
                    .collect();
                table.push_str(&format!(
                    "| {} | {} |\n",
                    keys.join(" "),
                    (binding.label)(&strings.keys)
                ));
            }
            table.push('\n');
        }
        table
    }

    #[test]
    fn no_key_is_bound_twice_where_both_would_hold() {
        for context in Context::ALL {
            let mut seen: Vec<Key> = Vec::new();
            let everywhere = if context == Context::Everywhere {
                Context::Help
            } else {
                Context::Everywhere
            };
            for (key, _) in of(context).chain(of(everywhere)).flat_map(|binding| binding.keys) {
                assert!(!seen.contains(key), "{} twice in {context:?}", key.name());
                seen.push(*key);
            }
        }
    }

    #[test]
    fn every_action_has_a_key_that_an_input_method_lets_through() {
        let passes = |key: &Key| match key.code {
            KeyCode::Char(character) => !character.is_ascii() || key.modifiers != KeyModifiers::NONE,
            _ => true,
        };
        for binding in BINDINGS {
            for (_, action) in binding.keys {
                let reachable = binding
                    .keys
                    .iter()
                    .any(|(key, same)| same == action && passes(key));
                assert!(reachable, "{action:?} in {:?}", binding.context);
            }
        }
    }

    /// `JILI_BLESS=1` writes the file anew.
    #[test]
    fn the_file_of_keys_is_the_table() {
        let [zh, en] = [Lang::Zh, Lang::En].map(|lang| markdown(Strings::of(lang)));
        let file = format!("# 按键\n\n{zh}# Keys\n\n{}\n", en.trim_end());
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/keys.md");
        if std::env::var_os("JILI_BLESS").is_some() {
            std::fs::write(path, &file).unwrap();
        }
        assert_eq!(std::fs::read_to_string(path).unwrap(), file);
    }
}
