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
mod habits;
#[cfg(unix)]
pub mod input;
mod keymap;
mod layout;
mod mouse;
mod outline;
mod paste;
mod section;
mod strings;
mod terminal;
pub mod theme;
mod view;

use std::io;
use std::sync::Arc;

pub use browser::Browser;
pub use errands::Writer;
pub use fit::reason_against;
pub use habits::{Habits, customs};

use crate::catalog::Catalog;
use crate::gazetteer::PlaceId;
use crate::lang::Lang;
use crate::library::Review;
use crate::settings::queries::Memory;
use effect::Effect;
use terminal::Terminal;

/// Events that have queued up are handled together, so many at most.
const MOST_TOGETHER: usize = 4096;

/// What the browser opens with, beside its first screen.
#[derive(Debug, Default)]
pub struct Start {
    /// The review of a circular.
    pub review: Option<Review>,
    /// A place, as if it had been searched for.
    pub place: Option<PlaceId>,
}

/// Runs the browser on the terminal that standard output is, until somebody leaves it. Begins with the queries of
/// `memory`, which has those of this run noted at the end, and written where nobody comes back to do that. What is taken
/// out of it is written by `writer`.
///
/// # Errors
/// When the terminal cannot be had, read or written; it is then as it was before.
pub fn run(
    catalog: &Catalog,
    lang: Lang,
    habits: Habits,
    memory: &Arc<Memory>,
    start: Start,
    writer: &Writer<'_>,
) -> io::Result<()> {
    let done = Terminal::enter(habits.mouse, memory).and_then(|mut terminal| {
        let mut browser = Browser::with_habits(catalog, lang, habits, memory.queries(), terminal.size());
        if let Some(review) = start.review {
            browser.review(review);
        }
        if let Some(place) = start.place {
            browser.open_place(place);
        }
        browse(&mut browser, &mut terminal, memory, writer)
    });
    if done.is_err() {
        // What cannot be written now nobody is there to be told.
        let _ = memory.save();
        terminal::end_if_closed();
    }
    done
}

fn browse(
    browser: &mut Browser<'_>,
    terminal: &mut Terminal,
    memory: &Memory,
    writer: &Writer<'_>,
) -> io::Result<()> {
    terminal.draw(|buffer| browser.draw(buffer))?;
    browser.prepare();
    loop {
        // What has queued up, as under a held-down key, is handled before the next frame.
        let mut events = vec![terminal.next_event()?];
        while events.len() < MOST_TOGETHER && terminal.has_queued()? {
            events.push(terminal.next_event()?);
        }
        for event in paste::together(events) {
            let mut effect = browser.handle(event);
            memory.note(browser.queries());
            while let Some(asked) = effect.take() {
                match asked {
                    Effect::Quit => return Ok(()),
                    Effect::Suspend => terminal.suspend()?,
                    Effect::Redraw => terminal.redraw(),
                    errand => effect = errands::run(errand, browser, terminal, writer)?,
                }
            }
        }
        terminal.draw(|buffer| browser.draw(buffer))?;
        // What takes long goes on until it is done, or somebody presses a key.
        while browser.work() && !terminal.has_queued()? {
            terminal.draw(|buffer| browser.draw(buffer))?;
        }
        terminal.draw(|buffer| browser.draw(buffer))?;
        // Another scope is searched otherwise.
        browser.prepare();
    }
}
