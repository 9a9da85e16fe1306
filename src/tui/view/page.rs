//! A screen that is one text: the help, with keys by context and what the instruments mean; a passage of a circular.

use ratatui::buffer::Buffer;

use super::frame::Frame;
use super::{Target, ViewState, draw_reading};
use crate::tui::action::Pane;
use crate::tui::app::App;
use crate::tui::article::Text;
use crate::tui::layout::Layout;
use crate::tui::theme::Theme;

/// Draws a text under a title.
pub(super) fn draw(
    app: &App<'_>,
    (title, text): (&str, Text),
    layout: &Layout,
    state: &mut ViewState,
    theme: Theme,
    buffer: &mut Buffer,
) {
    let Some(area) = layout.pane(Pane::Left) else {
        return;
    };
    state.lead(area, Target::Pane(Pane::Left));
    let frame = Frame {
        area,
        focused: true,
        theme,
    };
    frame.draw(title, &[], buffer);
    draw_reading(buffer, frame, &state.reading(app, text, area));
}
