//! The help screen: keys by context, then what the instruments mean.

use ratatui::buffer::Buffer;

use super::{Target, ViewState, draw_article, pane};
use crate::tui::action::Pane;
use crate::tui::app::App;
use crate::tui::layout::Layout;
use crate::tui::theme::Theme;

pub(super) fn draw(
    app: &App<'_>,
    top: usize,
    layout: &Layout,
    state: &mut ViewState,
    theme: Theme,
    buffer: &mut Buffer,
) {
    let (Some(area), Some(article)) = (layout.pane(Pane::Left), app.article()) else {
        return;
    };
    state.targets.push((area, Target::Pane(Pane::Left)));
    let strings = app.strings();
    let shown = usize::from(area.height.saturating_sub(2));
    let count = if article.lines.len() > shown {
        strings.position((top + shown).min(article.lines.len()), article.lines.len())
    } else {
        String::new()
    };
    pane(buffer, area, strings.titles.help, &count, true, theme);
    draw_article(buffer, area, &article, top, theme);
}
