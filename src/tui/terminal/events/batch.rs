//! What a console has queued up, as events of a terminal. Consoles have no pastes: they type the text, and Enter and Tab
//! in it are keys, which would open and move. So what is queued together is text.

use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseEventKind};

/// Whether an event is something to the browser: keys that go up and a mouse that moves would only wake it.
pub(super) fn is_wanted(event: &Event) -> bool {
    match event {
        Event::Key(key) => key.kind != KeyEventKind::Release,
        Event::Mouse(mouse) => matches!(
            mouse.kind,
            MouseEventKind::Down(_) | MouseEventKind::ScrollUp | MouseEventKind::ScrollDown
        ),
        Event::FocusGained | Event::FocusLost => false,
        Event::Paste(_) | Event::Resize(..) => true,
    }
}

/// Whether an event may be a part of a text that is pasted.
pub(super) fn is_text(event: &Event) -> bool {
    character(event).is_some()
}

/// The events of a batch, with the characters that follow a character joined into a paste, and with them the line ends
/// and tabs between them.
///
/// The first character stays a key, so that `/` begins a search as ever, and so does what stands behind the last: whoever
/// types ahead of a slow machine and presses Enter means it.
pub(super) fn joined(batch: impl IntoIterator<Item = Event>) -> Vec<Event> {
    let mut events = Vec::new();
    let mut run = Vec::new();
    for event in batch {
        let belongs = match character(&event) {
            Some('\n' | '\t') => !run.is_empty(),
            Some(_) => true,
            None => false,
        };
        if belongs {
            run.push(event);
        } else {
            join(&mut run, &mut events);
            events.push(event);
        }
    }
    join(&mut run, &mut events);
    events
}

/// Moves a run of characters to the events.
fn join(run: &mut Vec<Event>, events: &mut Vec<Event>) {
    let is_character = |event: &Event| !matches!(character(event), Some('\n' | '\t'));
    let text = run.iter().rposition(is_character).map_or(0, |last| last + 1);
    let behind = run.split_off(text);
    let mut run = run.drain(..);
    events.extend(run.next());
    let text: String = run.filter_map(|event| character(&event)).collect();
    if !text.is_empty() {
        events.push(Event::Paste(text));
    }
    events.extend(behind);
}

/// The character of a text that a key may stand for.
fn character(event: &Event) -> Option<char> {
    let Event::Key(KeyEvent { code, modifiers, .. }) = event else {
        return None;
    };
    match code {
        _ if modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT) => None,
        KeyCode::Char(character) => Some(*character),
        KeyCode::Enter => Some('\n'),
        KeyCode::Tab => Some('\t'),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(code: KeyCode) -> Event {
        Event::Key(KeyEvent::new(code, KeyModifiers::NONE))
    }

    /// Keys as a console sends them for a text.
    fn keys(text: &str) -> Vec<Event> {
        let code = |character| match character {
            '\n' => KeyCode::Enter,
            '\t' => KeyCode::Tab,
            character => KeyCode::Char(character),
        };
        text.chars().map(|character| key(code(character))).collect()
    }

    fn paste(text: &str) -> Event {
        Event::Paste(text.to_owned())
    }

    #[test]
    fn what_is_queued_together_is_one_paste() {
        let first = key(KeyCode::Char('翠'));
        assert_eq!(joined(keys("翠")), keys("翠"));
        assert_eq!(joined(keys("翠屏区\n金牛区")), [first, paste("屏区\n金牛区")]);
    }

    #[test]
    fn keys_that_open_and_move_stay_keys_where_no_text_follows() {
        let enter = || key(KeyCode::Enter);
        assert_eq!(joined(keys("q\n")), [key(KeyCode::Char('q')), enter()]);
        assert_eq!(joined(keys("\n\n\t")), [enter(), enter(), key(KeyCode::Tab)]);
        assert_eq!(
            joined(keys("/cp\n\n")),
            [key(KeyCode::Char('/')), paste("cp"), enter(), enter()]
        );
    }

    #[test]
    fn keys_that_write_nothing_are_no_text() {
        assert!(keys("翠\n\t").iter().all(is_text));
        assert!(!is_text(&key(KeyCode::Up)));
        let quit = KeyEvent::new(KeyCode::Char('c'), KeyModifiers::CONTROL);
        assert!(!is_text(&Event::Key(quit)));
    }

    #[test]
    fn other_keys_end_a_text() {
        let quit = || Event::Key(KeyEvent::new(KeyCode::Char('c'), KeyModifiers::CONTROL));
        let batch = [keys("ab\n"), vec![quit()], keys("\tcd")].concat();
        let expected = [
            key(KeyCode::Char('a')),
            paste("b"),
            key(KeyCode::Enter),
            quit(),
            key(KeyCode::Tab),
            key(KeyCode::Char('c')),
            paste("d"),
        ];
        assert_eq!(joined(batch), expected);
    }

    #[test]
    fn a_moving_mouse_and_keys_that_go_up_are_nothing() {
        let up = KeyEvent::new_with_kind(KeyCode::Char('a'), KeyModifiers::NONE, KeyEventKind::Release);
        assert!(!is_wanted(&Event::Key(up)));
        let mouse = |kind| {
            is_wanted(&Event::Mouse(crossterm::event::MouseEvent {
                kind,
                column: 0,
                row: 0,
                modifiers: KeyModifiers::NONE,
            }))
        };
        assert!(!mouse(MouseEventKind::Moved));
        assert!(mouse(MouseEventKind::ScrollDown));
        assert!(is_wanted(&Event::Resize(80, 24)));
    }
}
