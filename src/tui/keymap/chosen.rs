//! What settings say of keys: which keys an action is given, and what is wrong with that.

use crossterm::event::{KeyCode, KeyModifiers};

use super::names::{self, NoKey};
use super::{Context, Key, Line};
use crate::settings::{Entry, Fault, Position, shown, suggestion};
use crate::tui::action::Action;

/// Keys that a setting gives an action.
#[derive(Debug)]
pub(super) struct Chosen {
    pub(super) context: Context,
    pub(super) action: Action,
    pub(super) keys: Vec<(Key, Position)>,
    /// Where the setting stands.
    pub(super) named: Position,
}

impl Chosen {
    pub(super) fn is_for(&self, context: Context, action: &Action) -> bool {
        self.context == context && self.action == *action
    }
}

/// The whole name of the setting for an action.
pub(super) fn setting(context: Context, action: &Action) -> Option<String> {
    Some(format!("keys.{}.{}", context.name(), names::of_action(action)?))
}

/// What a setting means; what is wrong with it is noted.
pub(super) fn choose(entry: &Entry, faults: &mut Vec<Fault>) -> Option<Chosen> {
    let setting = format!("keys.{}", entry.name);
    let mut tell = |position, zh: String, en: String| {
        faults.push(Fault::new(position, &setting, zh, en));
        None
    };
    let (context, action) = entry.name.split_once('.').unwrap_or((&entry.name, ""));
    let Some(context) = Context::ALL.into_iter().find(|known| known.name() == context) else {
        let (zh, en) = suggestion(context, &Context::ALL.map(Context::name));
        let word = shown(context);
        return tell(
            entry.named,
            format!("没有“{word}”这一按键范围{zh}"),
            format!("no set of keys \"{word}\"{en}"),
        );
    };
    let actions = || {
        super::of(context)
            .flat_map(|binding| binding.keys)
            .map(|(_, action)| action)
    };
    let Some(known) = actions().find(|known| names::of_action(known) == Some(action)) else {
        let mut all: Vec<_> = actions().filter_map(names::of_action).collect();
        all.dedup();
        let (zh, en) = suggestion(action, &all);
        let word = shown(action);
        return tell(
            entry.named,
            format!("没有“{word}”这一操作{zh}"),
            format!("no action \"{word}\"{en}"),
        );
    };
    let mut keys: Vec<(Key, Position)> = Vec::new();
    for (word, position) in &entry.words {
        let word = word.as_str();
        let repeated = shown(word);
        match names::parse(word) {
            Ok(key) if is_typed(key) && matches!(context, Context::Search | Context::Everywhere) => {
                return tell(
                    *position,
                    format!("“{repeated}”在查找时用于输入；请加 Ctrl 或 Alt，或用功能键"),
                    format!(
                        "\"{repeated}\" is typed into a search; use it with Ctrl or Alt, or take a function key"
                    ),
                );
            }
            Ok(key) if keys.iter().any(|(other, _)| *other == key) => {}
            Ok(key) => keys.push((key, *position)),
            Err(NoKey::SameAs(other)) => {
                return tell(
                    *position,
                    format!("终端无法区分 {repeated} 与 {other}"),
                    format!("terminals send {other} for {repeated}"),
                );
            }
            Err(NoKey::Unknown) => {
                return tell(
                    *position,
                    format!("没有“{repeated}”这个键；写法如 F9、Ctrl-U、Alt-X、PgUp、Shift-Tab"),
                    format!("no key \"{repeated}\"; keys are written F9, Ctrl-U, Alt-X, PgUp, Shift-Tab"),
                );
            }
        }
    }
    if keys.is_empty() {
        return tell(
            entry.named,
            "至少要有一个键".to_owned(),
            "needs a key at least".to_owned(),
        );
    }
    Some(Chosen {
        context,
        action: known.clone(),
        keys,
        named: entry.named,
    })
}

/// Whether a key by itself is a character that one types.
fn is_typed(key: Key) -> bool {
    matches!(key.code, KeyCode::Char(_)) && key.modifiers == KeyModifiers::NONE
}

/// A key that would mean two things: which choice is to be left out, and what to tell.
pub(super) fn conflict(lines: &[Line], chosen: &[Chosen]) -> Option<(usize, Fault)> {
    for context in Context::ALL {
        let mut seen: Vec<(Key, Context, &Action)> = Vec::new();
        let here = |line: &&Line| [context, Context::Everywhere].contains(&line.context());
        for line in lines.iter().filter(here) {
            for (key, action) in line.keys() {
                let this = (line.context(), action);
                let other = seen.iter().find(|(other, ..)| other == key);
                if let Some((_, context, other)) = other
                    && (*context, *other) != this
                {
                    return told(*key, [(*context, *other), this], chosen);
                }
                seen.push((*key, this.0, action));
            }
        }
    }
    None
}

/// The one of the choices for two actions that is to be left out, and what to tell of it; the table alone has no conflicts.
fn told(key: Key, both: [(Context, &Action); 2], chosen: &[Chosen]) -> Option<(usize, Fault)> {
    let choice_for = |(context, action): (Context, &Action)| {
        chosen.iter().position(|chosen| chosen.is_for(context, action))
    };
    let [first, second] = both.map(choice_for);
    let (wrong, winner) = if first > second {
        (first?, both[1])
    } else {
        (second?, both[0])
    };
    let loser = chosen.get(wrong)?;
    let name = setting(loser.context, &loser.action)?;
    let taken = setting(winner.0, winner.1)?;
    let at = loser.keys.iter().find(|(other, _)| *other == key)?.1;
    let key = key.name();
    let fault = Fault::new(
        at,
        &name,
        format!("{key} 已用于 {taken}"),
        format!("{key} is taken by {taken}"),
    );
    Some((wrong, fault))
}
