//! What a report of the mouse says: `ESC [ < button ; column ; row M`, and the three bytes of terminals that do not
//! know that form.

use crossterm::event::{KeyModifiers, MouseButton, MouseEvent, MouseEventKind};

/// A report in numbers, columns and rows counted from 1; `None` where it makes no sense.
pub(super) fn sgr(numbers: &[&[u16]], is_release: bool) -> Option<MouseEvent> {
    let [[button], [column], [row]] = numbers else {
        return None;
    };
    let event = report(*button, column.checked_sub(1)?, row.checked_sub(1)?)?;
    let kind = match event.kind {
        MouseEventKind::Down(button) if is_release => MouseEventKind::Up(button),
        kind => kind,
    };
    Some(MouseEvent { kind, ..event })
}

/// A report in bytes, each with 32 added.
pub(super) fn old([button, column, row]: [u8; 3]) -> Option<MouseEvent> {
    let number = |byte: u8, from: u8| byte.checked_sub(from).map(u16::from);
    report(number(button, 32)?, number(column, 33)?, number(row, 33)?)
}

fn report(button: u16, column: u16, row: u16) -> Option<MouseEvent> {
    let name = |number| match number {
        0 => Some(MouseButton::Left),
        1 => Some(MouseButton::Middle),
        2 => Some(MouseButton::Right),
        _ => None,
    };
    let is_moving = button & 32 != 0;
    let kind = match (button & 0b11) | ((button & 0b1100_0000) >> 4) {
        number @ 0..=2 if is_moving => MouseEventKind::Drag(name(number)?),
        number @ 0..=2 => MouseEventKind::Down(name(number)?),
        3 if is_moving => MouseEventKind::Moved,
        // Old reports do not say which.
        3 => MouseEventKind::Up(MouseButton::Left),
        4 => MouseEventKind::ScrollUp,
        5 => MouseEventKind::ScrollDown,
        6 => MouseEventKind::ScrollLeft,
        7 => MouseEventKind::ScrollRight,
        _ => return None,
    };
    let mut modifiers = KeyModifiers::NONE;
    for (bit, modifier) in [
        (4, KeyModifiers::SHIFT),
        (8, KeyModifiers::ALT),
        (16, KeyModifiers::CONTROL),
    ] {
        if button & bit != 0 {
            modifiers |= modifier;
        }
    }
    Some(MouseEvent {
        kind,
        column,
        row,
        modifiers,
    })
}
