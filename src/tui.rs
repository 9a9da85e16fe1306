//! The browser: the event loop only.
//!
//! Event → `keymap::resolve` or `mouse::resolve` → `Action` → `ViewState::take`, which scrolls texts → `App::update` →
//! [`effect::Effect`], then `view::draw`;
//! [`Browser`] is all of that without a terminal. The loop blocks on the next event; idle costs nothing.
//!
//! Public is what the program, its tests, its benches and its fuzzers start from. The rest is private, so that the
//! compiler sees what nobody uses.
#![warn(unreachable_pub)]

mod action;
mod app;
mod article;
mod browser;
pub mod canvas;
mod commands;
mod conditions;
pub mod effect;
mod errands;
mod fit;
#[cfg(unix)]
pub mod input;
mod keymap;
mod layout;
mod mouse;
mod outline;
mod strings;
mod terminal;
pub mod theme;
mod view;

use std::io;

pub use browser::Browser;
pub use errands::Writer;
pub use fit::reason_against;

use crate::catalog::Catalog;
use crate::lang::Lang;
use crate::library::Review;
use effect::Effect;
use terminal::Terminal;
use theme::Theme;

/// Runs the browser on the terminal that standard output is, until somebody leaves it; with the review of a circular, if
/// there is one to begin with. What is taken out of it is written by `writer`.
///
/// # Errors
/// When the terminal cannot be had, read or written; it is then as it was before.
pub fn run(
    catalog: &Catalog,
    lang: Lang,
    theme: Theme,
    mouse: bool,
    review: Option<Review>,
    writer: &Writer<'_>,
) -> io::Result<()> {
    let done = Terminal::enter(mouse).and_then(|mut terminal| {
        let mut browser = Browser::new(catalog, lang, theme, terminal.size());
        if let Some(review) = review {
            browser.review(review);
        }
        browse(&mut browser, &mut terminal, writer)
    });
    if done.is_err() {
        terminal::end_if_closed();
    }
    done
}

fn browse(browser: &mut Browser<'_>, terminal: &mut Terminal, writer: &Writer<'_>) -> io::Result<()> {
    terminal.draw(|buffer| browser.draw(buffer))?;
    browser.prepare();
    loop {
        // What has queued up, as under a held-down key, is handled before the next frame.
        loop {
            let mut effect = browser.handle(terminal.next_event()?);
            while let Some(asked) = effect.take() {
                match asked {
                    Effect::Quit => return Ok(()),
                    Effect::Suspend => terminal.suspend()?,
                    Effect::Redraw => terminal.redraw(),
                    errand => effect = errands::run(errand, browser, terminal, writer)?,
                }
            }
            if !terminal.has_queued()? {
                break;
            }
        }
        terminal.draw(|buffer| browser.draw(buffer))?;
    }
}
