//! Lines that were pasted where the terminal does not say so: keys that have arrived together. An Enter in the middle of
//! them is part of the text, and opens nothing.

use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

/// Events that have arrived together, those of pasted lines as one paste. A text with an Enter behind it, and no more text
/// after that, was typed ahead.
pub(super) fn together(events: Vec<Event>) -> Vec<Event> {
    let mut told = Vec::with_capacity(events.len());
    let mut run = Vec::new();
    for event in events {
        match &event {
            Event::Key(key) if key.kind == KeyEventKind::Release => {}
            Event::Key(key) if typed(*key).is_some() => run.push(event),
            _ => {
                end(&mut run, &mut told);
                told.push(event);
            }
        }
    }
    end(&mut run, &mut told);
    told
}

/// Ends a run of what can be text: as a paste if it is of several lines, else as the keys that it is.
fn end(run: &mut Vec<Event>, told: &mut Vec<Event>) {
    let text: String = run
        .iter()
        .filter_map(|event| match event {
            Event::Key(key) => typed(*key),
            _ => None,
        })
        .collect();
    if text.trim().contains('\n') {
        told.push(Event::Paste(text));
        run.clear();
    } else {
        told.append(run);
    }
}

/// The character that a key would be in a text.
fn typed(key: KeyEvent) -> Option<char> {
    if !(key.modifiers - KeyModifiers::SHIFT).is_empty() {
        return None;
    }
    match key.code {
        KeyCode::Char(character) => Some(character),
        KeyCode::Enter => Some('\n'),
        KeyCode::Tab => Some('\t'),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(text: &str) -> Vec<Event> {
        let key = |character| match character {
            '\n' => KeyCode::Enter,
            '\t' => KeyCode::Tab,
            '↓' => KeyCode::Down,
            other => KeyCode::Char(other),
        };
        text.chars()
            .map(|character| Event::Key(key(character).into()))
            .collect()
    }

    #[test]
    fn lines_that_arrive_together_are_one_paste() {
        for text in ["荥经\n翠屏", "荥经\n翠屏\n", "a\tb\nc", "\n荥经\n翠屏"] {
            assert_eq!(together(keys(text)), [Event::Paste(text.to_owned())], "{text:?}");
        }
    }

    #[test]
    fn what_is_typed_ahead_stays_keys() {
        for text in ["荥经\n", "q\n", "cuiping", "\n\n", "荥经\n↓\n", "/"] {
            assert_eq!(together(keys(text)), keys(text), "{text:?}");
        }
        let control = Event::Key(KeyEvent::new(KeyCode::Char('u'), KeyModifiers::CONTROL));
        let around = [keys("a\n"), vec![control.clone()], keys("b\n")].concat();
        assert_eq!(together(around.clone()), around);
    }
}
