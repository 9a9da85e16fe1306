//! The bottom row: the keys that matter here, in the order of their table. Where there is too little room for all, the
//! least needed go first; how to leave, to get help and to go back are the last to go. Until the next key it is what is to
//! be told about the last one.
//!
//! ```text
//!  ↑↓ 移动  ←→ 换栏  Enter 打开  / 查找  Esc 返回  F1 帮助  Ctrl-C 退出
//! ```

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::put;
use crate::text;
use crate::tui::app::App;
use crate::tui::keymap::{Context, Line};
use crate::tui::theme::{Role, Theme};

pub(super) fn draw(app: &App<'_>, area: Rect, theme: Theme, buffer: &mut Buffer) {
    if let Some(notice) = app.notice() {
        put(
            buffer,
            area,
            &[(Role::Warning, " "), (Role::Warning, notice)],
            theme,
        );
        return;
    }
    let labels = &app.session().strings().keys;
    let keymap = app.session().keymap();
    let here = keymap.of(app.context()).chain(keymap.of(Context::Everywhere));
    let mut hints: Vec<(u8, String, &str)> = here
        .filter_map(|line| Some((line.hint()?, keys(line), line.label(labels))))
        .collect();
    let width = |hints: &[(u8, String, &str)]| -> usize {
        let cells = hints
            .iter()
            .map(|(_, keys, label)| text::width(keys) + text::width(label) + 3);
        cells.sum::<usize>().saturating_sub(1)
    };
    while width(&hints) > usize::from(area.width) {
        let Some(least) = hints.iter().map(|(rank, ..)| *rank).max() else {
            return;
        };
        hints.retain(|(rank, ..)| *rank != least);
    }
    let mut pieces = Vec::new();
    for (_, keys, label) in &hints {
        let gap = if pieces.is_empty() { " " } else { "  " };
        pieces.extend([
            (Role::Text, gap),
            (Role::Heading, keys),
            (Role::Text, " "),
            (Role::Text, label),
        ]);
    }
    put(buffer, area, &pieces, theme);
}

/// The keys of a line in short, the first of each of two actions or one name: the rest is in the help.
fn keys(line: &Line) -> String {
    let keys = line.keys();
    let Some((first, action)) = keys.first() else {
        return String::new();
    };
    let second = keys.iter().find(|(_, other)| other != action);
    let names = [
        first.name(),
        second.map(|(key, _)| key.name()).unwrap_or_default(),
    ];
    if names.iter().all(|name| name.chars().count() == 1) {
        names.concat()
    } else {
        first.name()
    }
}
