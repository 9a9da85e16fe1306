//! The names by which settings call contexts, actions and keys.

use crossterm::event::{KeyCode, KeyModifiers};

use super::{Context, Key};
use crate::tui::action::{Action, Direction, Edit, Motion, Pane};

impl Context {
    /// Its name in settings.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Everywhere => "everywhere",
            Self::Panes => "panes",
            Self::Search => "search",
            Self::Help => "help",
            Self::Page => "page",
            Self::Review => "review",
            Self::Overview => "overview",
            Self::Places => "places",
            Self::Compare => "compare",
            Self::Source => "source",
            Self::Line => "line",
            Self::Menu => "menu",
            Self::Circulars => "circulars",
        }
    }
}

/// The name in settings of something that a key does: one of its own in each context. Nothing for what no key does.
pub(super) fn of_action(action: &Action) -> Option<&'static str> {
    Some(match action {
        Action::Quit => "quit",
        Action::Suspend => "suspend",
        Action::Redraw => "redraw",
        Action::Back => "back",
        Action::Open => "open",
        Action::Search => "search",
        Action::Help => "help",
        Action::Menu(_) => "menu",
        Action::Circulars => "circulars",
        Action::Departments => "departments",
        Action::Source => "source",
        Action::Find => "find",
        Action::Overview => "overview",
        Action::Places => "places",
        Action::Compare => "compare",
        Action::History => "history",
        Action::Mark => "mark",
        Action::Undo => "undo",
        Action::Reverse => "reverse",
        Action::AsPrinted => "as-printed",
        Action::Review => "review",
        Action::Hit(Motion::UP) => "previous-hit",
        Action::Hit(Motion::DOWN) => "next-hit",
        Action::Sides(-1) => "previous-side",
        Action::Sides(1) => "next-side",
        Action::Move(motion) => match *motion {
            Motion::UP => "up",
            Motion::DOWN => "down",
            Motion::PAGE_UP => "page-up",
            Motion::PAGE_DOWN => "page-down",
            Motion::Home => "first",
            Motion::End => "last",
            Motion::By(_) | Motion::Pages(_) => return None,
        },
        Action::Focus(direction) => match direction {
            Direction::Left => "left",
            Direction::Right => "right",
            Direction::Next => "next-pane",
            Direction::Previous => "previous-pane",
        },
        Action::Scroll(Pane::Right, Motion::UP) => "preview-up",
        Action::Scroll(Pane::Right, Motion::DOWN) => "preview-down",
        Action::Edit(edit) => match edit {
            Edit::Left => "left",
            Edit::Right => "right",
            Edit::WordLeft => "word-left",
            Edit::WordRight => "word-right",
            Edit::Start => "line-start",
            Edit::End => "line-end",
            Edit::Backspace => "delete-before",
            Edit::Delete => "delete-after",
            Edit::DeleteWord => "delete-word",
            Edit::DeleteToStart => "delete-to-start",
            Edit::DeleteToEnd => "delete-to-end",
        },
        Action::Scroll(..)
        | Action::Hit(_)
        | Action::Sides(_)
        | Action::SortBy(_)
        | Action::Insert(_)
        | Action::Choose(..)
        | Action::FocusOn(_)
        | Action::Resize(..) => return None,
    })
}

/// Why a word is no key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NoKey {
    /// It is no name of a key.
    Unknown,
    /// Terminals send the same for this key.
    SameAs(&'static str),
}

/// The key that a word names: as [`Key::name`] writes it, or otherwise as people do.
pub(super) fn parse(word: &str) -> Result<Key, NoKey> {
    let mut characters = word.chars();
    if let (Some(character), None) = (characters.next(), characters.next())
        && named(word).is_none()
    {
        let is_typed = !character.is_control() && unicode_width::UnicodeWidthChar::width(character) > Some(0);
        return is_typed.then_some(super::typed(character)).ok_or(NoKey::Unknown);
    }
    let word = word.to_lowercase();
    let with = |prefix: &str| {
        let rest = word.strip_prefix(prefix)?;
        rest.strip_prefix(['-', '+'])
    };
    if let Some(rest) = with("shift") {
        return match named(rest) {
            Some(KeyCode::Tab) => Ok(super::key(KeyCode::BackTab)),
            _ => Err(NoKey::Unknown),
        };
    }
    let (rest, modifiers) = match (with("ctrl"), with("alt")) {
        (Some(rest), _) => (rest, KeyModifiers::CONTROL),
        (_, Some(rest)) => (rest, KeyModifiers::ALT),
        _ => (&*word, KeyModifiers::NONE),
    };
    let code = named(rest).or_else(|| {
        let mut characters = rest.chars();
        let only = characters.next().filter(|_| characters.next().is_none());
        let is_plain = |character: &char| character.is_ascii_lowercase() || character.is_ascii_digit();
        only.filter(is_plain).map(KeyCode::Char)
    });
    let code = code.ok_or(NoKey::Unknown)?;
    match (modifiers, code) {
        (KeyModifiers::CONTROL, KeyCode::Char('i')) => Err(NoKey::SameAs("Tab")),
        (KeyModifiers::CONTROL, KeyCode::Char('m')) => Err(NoKey::SameAs("Enter")),
        (KeyModifiers::CONTROL, KeyCode::Tab) => Err(NoKey::SameAs("Tab")),
        (KeyModifiers::CONTROL, KeyCode::Enter) => Err(NoKey::SameAs("Enter")),
        (_, KeyCode::Esc) if modifiers != KeyModifiers::NONE => Err(NoKey::SameAs("Esc")),
        (KeyModifiers::CONTROL, KeyCode::Backspace) => Err(NoKey::SameAs("Ctrl-H")),
        (KeyModifiers::CONTROL, KeyCode::Char('0'..='9')) => Err(NoKey::Unknown),
        (KeyModifiers::NONE, KeyCode::Char(character)) if character != ' ' => Ok(super::typed(character)),
        _ => Ok(Key { code, modifiers }),
    }
}

/// The key that has a name of its own, in small letters.
fn named(word: &str) -> Option<KeyCode> {
    Some(match word {
        "u+3000" => KeyCode::Char('\u{3000}'),
        "↑" | "up" => KeyCode::Up,
        "↓" | "down" => KeyCode::Down,
        "←" | "left" => KeyCode::Left,
        "→" | "right" => KeyCode::Right,
        "home" => KeyCode::Home,
        "end" => KeyCode::End,
        "pgup" | "pageup" => KeyCode::PageUp,
        "pgdn" | "pagedown" => KeyCode::PageDown,
        "insert" | "ins" => KeyCode::Insert,
        "delete" | "del" => KeyCode::Delete,
        "backspace" => KeyCode::Backspace,
        "enter" | "return" => KeyCode::Enter,
        "esc" | "escape" => KeyCode::Esc,
        "tab" => KeyCode::Tab,
        "space" => KeyCode::Char(' '),
        _ => {
            let number: u8 = word.strip_prefix('f')?.parse().ok()?;
            return (1..=20).contains(&number).then_some(KeyCode::F(number));
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::keymap::{BINDINGS, alt, alt_key, ctrl, ctrl_key, key, of, typed};

    #[test]
    fn what_keys_are_called_names_them() {
        let all = BINDINGS.iter().flat_map(|binding| binding.keys);
        for (key, _) in all {
            assert_eq!(parse(&key.name()), Ok(*key), "{}", key.name());
        }
        for (word, expected) in [
            ("ctrl+u", ctrl('u')),
            ("CTRL-PageUp", ctrl_key(KeyCode::PageUp)),
            ("alt-x", alt('x')),
            ("Alt-Left", alt_key(KeyCode::Left)),
            ("escape", key(KeyCode::Esc)),
            ("f12", key(KeyCode::F(12))),
            ("Space", typed(' ')),
            ("G", typed('G')),
            ("、", typed('、')),
            ("-", typed('-')),
            ("Ctrl-Space", ctrl(' ')),
        ] {
            assert_eq!(parse(word), Ok(expected), "{word}");
        }
    }

    #[test]
    fn what_no_terminal_sends_is_no_key() {
        for (word, why) in [
            ("", NoKey::Unknown),
            ("hyper-x", NoKey::Unknown),
            ("F21", NoKey::Unknown),
            ("Ctrl-", NoKey::Unknown),
            ("Ctrl-翠", NoKey::Unknown),
            ("Shift-Up", NoKey::Unknown),
            ("\u{1b}", NoKey::Unknown),
            ("\u{200b}", NoKey::Unknown),
            ("Ctrl-I", NoKey::SameAs("Tab")),
            ("ctrl-enter", NoKey::SameAs("Enter")),
        ] {
            assert_eq!(parse(word), Err(why), "{word:?}");
        }
    }

    #[test]
    fn whatever_a_key_does_has_a_name_of_its_own_in_its_context() {
        for context in Context::ALL {
            let mut named: Vec<(&str, &Action)> = Vec::new();
            for (_, action) in of(context).flat_map(|binding| binding.keys) {
                let name = of_action(action).unwrap();
                let same = named.iter().find(|(other, _)| *other == name);
                assert!(
                    same.is_none_or(|(_, other)| *other == action),
                    "{context:?} {name}"
                );
                named.push((name, action));
            }
        }
    }
}
