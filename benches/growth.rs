//! What grows with the number of awards and what must not: building the catalog, its memory, one search key, one
//! pane move and one frame, over synthetic circulars of the real one's shape.
#![allow(missing_docs, reason = "a bench")]
#![allow(clippy::unwrap_used, reason = "a bench that cannot go on stops")]

#[path = "support/synthetic.rs"]
mod synthetic;

use std::sync::LazyLock;

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};
use divan::{AllocProfiler, Bencher};
use jili::catalog::Catalog;
use jili::lang::Lang;
use jili::tui::Browser;
use jili::tui::canvas::Canvas;
use jili::tui::theme::Theme;

#[global_allocator]
static ALLOCATOR: AllocProfiler = AllocProfiler::system();

/// Provinces and years: 202 awards, some 6,000, some 100,000, and ten times that.
const SIZES: [(usize, usize); 4] = [(1, 1), (31, 1), (31, 16), (31, 160)];

static CATALOGS: LazyLock<Vec<Catalog>> = LazyLock::new(|| {
    let catalog = |(provinces, years)| {
        let gazetteer = synthetic::gazetteer(provinces);
        let circulars = synthetic::circulars(&gazetteer, provinces, years);
        Catalog::new(gazetteer, circulars).unwrap()
    };
    SIZES.into_iter().map(catalog).collect()
});

fn main() {
    divan::main();
}

/// Joins circulars that are there already: what is allocated is what the catalog adds to them.
#[divan::bench(args = [0, 1, 2, 3], sample_count = 5, sample_size = 1)]
fn build(bencher: Bencher<'_, '_>, at: usize) {
    let (provinces, years) = SIZES[at];
    let input = || {
        let gazetteer = synthetic::gazetteer(provinces);
        let circulars = synthetic::circulars(&gazetteer, provinces, years);
        (gazetteer, circulars)
    };
    bencher
        .with_inputs(input)
        .bench_values(|(gazetteer, circulars)| Catalog::new(gazetteer, circulars));
}

fn key(code: KeyCode) -> Event {
    Event::Key(KeyEvent::new(code, KeyModifiers::NONE))
}

fn browser(at: usize) -> (Browser<'static>, Canvas) {
    let browser = Browser::new(&CATALOGS[at], Lang::Zh, Theme::new(true), (120, 36));
    (browser, Canvas::new((120, 36)))
}

#[divan::bench(args = [0, 1, 2, 3])]
fn one_frame(bencher: Bencher<'_, '_>, at: usize) {
    let (mut browser, mut canvas) = browser(at);
    bencher.bench_local(|| canvas.draw((120, 36), |buffer| browser.draw(buffer)).len());
}

#[divan::bench(args = [0, 1, 2, 3])]
fn one_pane_move(bencher: Bencher<'_, '_>, at: usize) {
    let (mut browser, mut canvas) = browser(at);
    let mut down = false;
    bencher.bench_local(|| {
        down = !down;
        browser.handle(key(if down { KeyCode::Down } else { KeyCode::Up }));
        canvas.draw((120, 36), |buffer| browser.draw(buffer)).len()
    });
}

#[divan::bench(args = [0, 1, 2, 3])]
fn one_search_key(bencher: Bencher<'_, '_>, at: usize) {
    let (mut browser, mut canvas) = browser(at);
    browser.handle(Event::Paste("cuipin".into()));
    bencher.bench_local(|| {
        browser.handle(key(KeyCode::Char('g')));
        canvas.draw((120, 36), |buffer| browser.draw(buffer));
        browser.handle(key(KeyCode::Backspace));
    });
}
