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
pub mod effect;
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
pub use fit::reason_against;

use crate::catalog::Catalog;
use crate::lang::Lang;
use crate::library::Review;
use effect::Effect;
use terminal::Terminal;
use theme::Theme;

/// Runs the browser on the terminal that standard output is, until somebody leaves it; with the review of a circular, if
/// there is one to begin with.
///
/// # Errors
/// When the terminal cannot be had, read or written; it is then as it was before.
pub fn run(
    catalog: &Catalog,
    lang: Lang,
    theme: Theme,
    mouse: bool,
    review: Option<Review>,
) -> io::Result<()> {
    let done = Terminal::enter(mouse).and_then(|mut terminal| {
        let mut browser = Browser::new(catalog, lang, theme, terminal.size());
        if let Some(review) = review {
            browser.review(review);
        }
        browse(&mut browser, &mut terminal)
    });
    if done.is_err() {
        terminal::end_if_closed();
    }
    done
}

fn browse(browser: &mut Browser<'_>, terminal: &mut Terminal) -> io::Result<()> {
    terminal.draw(|buffer| browser.draw(buffer))?;
    browser.prepare();
    loop {
        // What has queued up, as under a held-down key, is handled before the next frame.
        loop {
            match browser.handle(terminal.next_event()?) {
                Some(Effect::Quit) => return Ok(()),
                Some(Effect::Suspend) => terminal.suspend()?,
                Some(Effect::Redraw) => terminal.redraw(),
                Some(Effect::Review(change)) => browser.carry_out(change),
                None => {}
            }
            if !terminal.has_queued()? {
                break;
            }
        }
        terminal.draw(|buffer| browser.draw(buffer))?;
    }
}
