//! What the mouse asks for: clicks choose, the wheel scrolls what it is over.

use crossterm::event::{MouseButton, MouseEventKind};

use super::action::{Action, Motion};
use super::view::Hit;

/// What is asked for over what was drawn at the mouse's cell.
pub(super) fn resolve(hit: Hit, kind: MouseEventKind) -> Option<Action> {
    match (kind, hit) {
        (MouseEventKind::Down(MouseButton::Left), Hit::SearchLine) => Some(Action::Search),
        (MouseEventKind::Down(MouseButton::Left), Hit::Pane(pane)) => Some(Action::FocusOn(pane)),
        (MouseEventKind::Down(MouseButton::Left), Hit::Item(pane, index)) => {
            Some(Action::Choose(pane, index))
        }
        (MouseEventKind::ScrollUp, Hit::Pane(pane) | Hit::Item(pane, _)) => {
            Some(Action::Scroll(pane, Motion::Up))
        }
        (MouseEventKind::ScrollDown, Hit::Pane(pane) | Hit::Item(pane, _)) => {
            Some(Action::Scroll(pane, Motion::Down))
        }
        _ => None,
    }
}
