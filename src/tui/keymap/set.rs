//! The table of keys as it holds: with what a user wants otherwise.
//!
//! A setting gives one action of one context other keys in place of its own. What would give a key two meanings is told,
//! and left out: of two settings that which stands later, and a setting rather than the table.

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use super::chosen::{Chosen, choose, conflict, setting};
use super::{BINDINGS, Binding, Context, Key, names};
use crate::settings::{Entry, Fault, Row, Value};
use crate::tui::action::Action;
use crate::tui::strings::{KeyLabels, Strings};

/// One line of the table as it holds.
#[derive(Debug)]
pub(in crate::tui) struct Line {
    binding: &'static Binding,
    /// Its keys where they are not the table's.
    own: Option<Vec<(Key, Action)>>,
}

impl Line {
    /// Where it holds.
    pub(super) fn context(&self) -> Context {
        self.binding.context
    }

    /// Each key with what it does.
    pub(in crate::tui) fn keys(&self) -> &[(Key, Action)] {
        self.own.as_deref().unwrap_or(self.binding.keys)
    }

    /// What they do.
    pub(in crate::tui) fn label(&self, labels: &KeyLabels) -> &'static str {
        (self.binding.label)(labels)
    }

    /// How much the line is needed in the footer.
    pub(in crate::tui) fn hint(&self) -> Option<u8> {
        self.binding.hint
    }
}

/// The table of keys as it holds.
#[derive(Debug)]
pub(in crate::tui) struct Keymap {
    lines: Vec<Line>,
    chosen: Vec<Chosen>,
}

impl Default for Keymap {
    /// The table as it is.
    fn default() -> Self {
        Self {
            lines: BINDINGS
                .iter()
                .map(|binding| Line { binding, own: None })
                .collect(),
            chosen: Vec::new(),
        }
    }
}

impl Keymap {
    /// The table with what is set, and what is wrong with that.
    pub(in crate::tui) fn new(entries: &[Entry]) -> (Self, Vec<Fault>) {
        let mut faults = Vec::new();
        let mut chosen: Vec<_> = entries
            .iter()
            .filter_map(|entry| choose(entry, &mut faults))
            .collect();
        let lines = loop {
            let lines = lines_with(&chosen);
            let Some((wrong, fault)) = conflict(&lines, &chosen) else {
                break lines;
            };
            faults.push(fault);
            chosen.remove(wrong);
        };
        faults.sort_by_key(Fault::position);
        (Self { lines, chosen }, faults)
    }

    /// The lines that hold in a context alone.
    pub(in crate::tui) fn of(&self, context: Context) -> impl Iterator<Item = &Line> {
        self.lines
            .iter()
            .filter(move |line| line.binding.context == context)
    }

    /// The key by which people ask for something, as they write it; none where it has none.
    pub(in crate::tui) fn key_of(&self, action: &Action) -> Option<String> {
        let lines = Context::ALL.into_iter().flat_map(|context| self.of(context));
        let mut keys = lines.flat_map(Line::keys);
        let (key, _) = keys.find(|(_, bound)| bound == action)?;
        Some(key.name())
    }

    /// What a key asks for in a context: the table first; then a character that is bound to nothing is typed
    /// into the search line, wherever one is.
    pub(in crate::tui) fn resolve(&self, context: Context, event: KeyEvent) -> Option<Action> {
        if event.kind == KeyEventKind::Release {
            return None;
        }
        let pressed = Key {
            code: event.code,
            modifiers: event.modifiers & (KeyModifiers::CONTROL | KeyModifiers::ALT),
        };
        let mut bound = self
            .of(context)
            .chain(self.of(Context::Everywhere))
            .flat_map(Line::keys);
        if let Some((_, action)) = bound.find(|(key, _)| *key == pressed) {
            return Some(action.clone());
        }
        match pressed {
            Key {
                code: KeyCode::Char(character),
                modifiers: KeyModifiers::NONE,
            } => Some(Action::Insert(character.to_string())),
            _ => None,
        }
    }

    /// A text with the first key of each action that it names: `{search.open}`.
    pub(in crate::tui) fn filled(&self, text: &str) -> String {
        let mut filled = text.to_owned();
        for context in Context::ALL {
            for (key, action) in self.of(context).flat_map(Line::keys) {
                if !filled.contains('{') {
                    return filled;
                }
                if let Some(name) = names::of_action(action) {
                    filled = filled.replace(&format!("{{{}.{name}}}", context.name()), &key.name());
                }
            }
        }
        filled
    }

    /// Every action as a setting, in the order of the help screen.
    pub(in crate::tui) fn rows(&self, strings: &Strings) -> Vec<Row> {
        let mut rows: Vec<Row> = Vec::new();
        for context in Context::ALL {
            for line in self.of(context) {
                for (_, action) in line.binding.keys {
                    let Some(name) = setting(context, action) else {
                        continue;
                    };
                    if rows.iter().any(|row| row.name == name) {
                        continue;
                    }
                    let of = |keys: &[(Key, Action)]| {
                        let keys = keys.iter().filter(|(_, other)| other == action);
                        Value::List(keys.map(|(key, _)| key.name()).collect())
                    };
                    let mut chosen = self.chosen.iter();
                    let chosen = chosen.find(|chosen| chosen.is_for(context, action));
                    let mut row = Row::of_entry(
                        name,
                        of(line.keys()),
                        of(line.binding.keys),
                        chosen.map(|chosen| chosen.named),
                    );
                    row.about = line.label(&strings.keys);
                    rows.push(row);
                }
            }
        }
        rows
    }
}

/// The table with other keys for some actions: where the action's first key stood, all of the new ones.
fn lines_with(chosen: &[Chosen]) -> Vec<Line> {
    let line = |binding: &'static Binding| {
        let of = |action: &Action| {
            chosen
                .iter()
                .find(|chosen| chosen.is_for(binding.context, action))
        };
        if binding.keys.iter().all(|(_, action)| of(action).is_none()) {
            return Line { binding, own: None };
        }
        let mut own: Vec<(Key, Action)> = Vec::new();
        for (key, action) in binding.keys {
            match of(action) {
                None => own.push((*key, action.clone())),
                Some(_) if own.iter().any(|(_, done)| done == action) => {}
                Some(chosen) => own.extend(chosen.keys.iter().map(|(key, _)| (*key, action.clone()))),
            }
        }
        Line {
            binding,
            own: Some(own),
        }
    };
    BINDINGS.iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Lang;
    use crate::settings::Settings;

    fn keymap(text: &str) -> (Keymap, Vec<String>) {
        let settings = Settings::parse(text);
        assert!(settings.faults().is_empty(), "{:?}", settings.faults());
        let (keymap, faults) = Keymap::new(settings.keys());
        let told = faults.iter().map(|fault| fault.line("c", Lang::En)).collect();
        (keymap, told)
    }

    fn pressed(keymap: &Keymap, context: Context, word: &str) -> Option<Action> {
        let key = names::parse(word).unwrap();
        keymap.resolve(context, KeyEvent::new(key.code, key.modifiers))
    }

    #[test]
    fn what_is_set_takes_the_place_of_the_keys_of_one_action() {
        let (keymap, told) =
            keymap("[keys.panes]\nup = ['k', '↑']\nopen = 'F11'\n[keys]\neverywhere.quit = 'Ctrl-Q'");
        assert!(told.is_empty(), "{told:?}");
        let press = |word| pressed(&keymap, Context::Panes, word);
        let down = super::super::key(KeyCode::Down);
        assert_eq!(press("k"), press("↑"));
        assert_eq!(press("F11"), Some(Action::Open));
        assert_eq!(press("Enter"), None);
        assert_eq!(press("Ctrl-Q"), Some(Action::Quit));
        assert_eq!(press("Ctrl-C"), None);
        assert_eq!(pressed(&keymap, Context::Search, "Enter"), Some(Action::Open));
        assert_eq!(
            pressed(&keymap, Context::Search, "k"),
            Some(Action::Insert("k".to_owned()))
        );
        let line = keymap.of(Context::Panes).next().unwrap();
        assert_eq!(line.keys().last().unwrap().0, down);
    }

    #[test]
    fn two_actions_can_change_keys() {
        let (keymap, told) = keymap("[keys.panes]\nopen = 'F1'\nhelp = 'Enter'");
        assert!(told.is_empty(), "{told:?}");
        assert_eq!(pressed(&keymap, Context::Panes, "F1"), Some(Action::Open));
        assert_eq!(pressed(&keymap, Context::Panes, "Enter"), Some(Action::Help));
    }

    #[test]
    fn conflicts_are_told_and_left_out() {
        for (text, told) in [
            (
                "keys.panes.open = 'F1'",
                "c:1:19: keys.panes.open: F1 is taken by keys.panes.help",
            ),
            (
                "keys.search.open = ['F11', 'Ctrl-L']",
                "c:1:28: keys.search.open: Ctrl-L is taken by keys.everywhere.redraw",
            ),
            (
                "keys.everywhere.quit = 'Enter'",
                "c:1:24: keys.everywhere.quit: Enter is taken by keys.panes.open",
            ),
            (
                "keys.panes.open = 'F11'\nkeys.panes.back = 'F11'",
                "c:2:19: keys.panes.back: F11 is taken by keys.panes.open",
            ),
        ] {
            let (keymap, found) = keymap(text);
            assert_eq!(found, [told]);
            assert_eq!(
                pressed(&keymap, Context::Everywhere, "Ctrl-C"),
                Some(Action::Quit)
            );
            assert_eq!(pressed(&keymap, Context::Panes, "Esc"), Some(Action::Back));
        }
        // Without the one that is left out, another stands against the table.
        let (keymap, found) = keymap("keys.panes.open = 'F1'\nkeys.panes.help = 'Esc'");
        assert_eq!(found.len(), 2, "{found:?}");
        assert_eq!(pressed(&keymap, Context::Panes, "F1"), Some(Action::Help));
        assert_eq!(pressed(&keymap, Context::Panes, "Enter"), Some(Action::Open));
    }

    #[test]
    fn what_is_no_name_is_told() {
        for (text, told) in [
            (
                "keys.pane.open = 'F11'",
                "c:1:11: keys.pane.open: no set of keys \"pane\"; did you mean panes?",
            ),
            (
                "keys.help.bakc = 'F11'",
                "c:1:11: keys.help.bakc: no action \"bakc\"; did you mean back?",
            ),
            (
                "keys.search.up = 'x'",
                "c:1:18: keys.search.up: \"x\" is typed into a search; use it with Ctrl or Alt, or take a function key",
            ),
            (
                "keys.panes.up = 'Ctrl-M'",
                "c:1:17: keys.panes.up: terminals send Enter for Ctrl-M",
            ),
            (
                "keys.panes.up = []",
                "c:1:12: keys.panes.up: needs a key at least",
            ),
            (
                "keys.panes.up = ['k', 'Super-K']",
                "c:1:23: keys.panes.up: no key \"Super-K\"; keys are written F9, Ctrl-U, Alt-X, PgUp, Shift-Tab",
            ),
        ] {
            assert_eq!(keymap(text).1, [told]);
        }
    }

    #[test]
    fn every_action_is_a_setting() {
        let rows = Keymap::default().rows(Strings::of(Lang::En));
        let text: String = rows
            .iter()
            .map(|row| match &row.value {
                Value::List(keys) => format!("{} = {keys:?}\n", row.name),
                other => panic!("{other:?}"),
            })
            .collect();
        // What is printed can be set.
        let (set, told) = keymap(&text);
        assert!(told.is_empty(), "{told:?}");
        let again = set.rows(Strings::of(Lang::En));
        assert!(
            again
                .iter()
                .all(|row| row.source != crate::settings::Source::Default)
        );
        let values = |rows: &[Row]| rows.iter().map(|row| row.value.clone()).collect::<Vec<_>>();
        assert_eq!(values(&rows), values(&again));
    }
}
