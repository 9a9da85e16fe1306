//! The help screen: keys by context, then what the instruments mean.

use ratatui::buffer::Buffer;

use super::frame::Frame;
use super::{Target, ViewState, draw_reading};
use crate::tui::action::Pane;
use crate::tui::app::App;
use crate::tui::article::Text;
use crate::tui::layout::Layout;
use crate::tui::theme::Theme;

pub(super) fn draw(app: &App<'_>, layout: &Layout, state: &mut ViewState, theme: Theme, buffer: &mut Buffer) {
    let Some(area) = layout.pane(Pane::Left) else {
        return;
    };
    state.lead(area, Target::Pane(Pane::Left));
    let frame = Frame {
        area,
        focused: true,
        theme,
    };
    frame.draw(app.session().strings().titles.help, &[], buffer);
    draw_reading(buffer, frame, &state.reading(app, Text::Help, area));
}
