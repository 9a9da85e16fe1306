//! What the mouse asks for: clicks choose, the wheel scrolls what it is over.

use crossterm::event::{MouseButton, MouseEventKind};

use super::action::{Action, Motion};
use super::view::Target;

/// What is asked for over what was drawn at the mouse's cell.
pub(super) fn resolve(target: Target, kind: MouseEventKind) -> Option<Action> {
    match (kind, target) {
        (MouseEventKind::Down(MouseButton::Left), Target::SearchLine) => Some(Action::Search),
        (MouseEventKind::Down(MouseButton::Left), Target::Pane(pane)) => Some(Action::FocusOn(pane)),
        (MouseEventKind::Down(MouseButton::Left), Target::Item(pane, index)) => {
            Some(Action::Choose(pane, index))
        }
        (MouseEventKind::Down(MouseButton::Left), Target::Heading(column)) => Some(Action::SortBy(column)),
        (MouseEventKind::ScrollUp, Target::Pane(pane) | Target::Item(pane, _)) => {
            Some(Action::Scroll(pane, Motion::UP))
        }
        (MouseEventKind::ScrollDown, Target::Pane(pane) | Target::Item(pane, _)) => {
            Some(Action::Scroll(pane, Motion::DOWN))
        }
        _ => None,
    }
}
