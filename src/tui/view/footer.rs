//! The bottom row: the keys that matter here, the most important ones as far as there is room; or, until the next key,
//! what is to be told about the last one.
//!
//! ```text
//!  ↑↓ 移动  ←→ 换栏  Enter 打开  / 查地名  Esc 返回  ? 帮助  PgUp 翻页  q 退出
//! ```

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::put;
use crate::text;
use crate::tui::app::App;
use crate::tui::keymap::{self, Binding};
use crate::tui::theme::{Role, Theme};

pub(super) fn draw(app: &App<'_>, area: Rect, theme: Theme, buffer: &mut Buffer) {
    let strings = app.strings();
    if let Some(notice) = app.notice() {
        put(buffer, area, &[(Role::Warning, &format!(" {notice}"))], theme);
        return;
    }
    let hint = |binding: &Binding| {
        let names: Vec<_> = binding.keys.iter().map(|(key, _)| key.name()).take(2).collect();
        // Two arrows or one name: the rest is in the help.
        let shown = if names
            .iter()
            .all(|name| name.chars().count() == 1 && !name.is_ascii())
        {
            names.concat()
        } else {
            names.first().cloned().unwrap_or_default()
        };
        (shown, (binding.label)(&strings.keys))
    };
    let mut bindings: Vec<_> = keymap::of(app.context())
        .filter(|binding| binding.hint.is_some())
        .collect();
    bindings.sort_by_key(|binding| binding.hint);
    let mut left = usize::from(area.width);
    let mut pieces: Vec<(Role, String)> = Vec::new();
    for (keys, label) in bindings.into_iter().map(hint) {
        let gap = if pieces.is_empty() { " " } else { "  " };
        let width = text::width(gap) + text::width(&keys) + 1 + text::width(label);
        if width > left {
            break;
        }
        left -= width;
        pieces.extend([
            (Role::Text, gap.to_owned()),
            (Role::Accent, keys),
            (Role::Dim, format!(" {label}")),
        ]);
    }
    let pieces: Vec<_> = pieces
        .iter()
        .map(|(role, piece)| (*role, piece.as_str()))
        .collect();
    put(buffer, area, &pieces, theme);
}
