//! The list of all screens: none is missing, and each row leads where it says.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on fails"
)]

#[path = "support/screens.rs"]
mod screens;
#[path = "support/screen.rs"]
mod support;

use screens::{WAYS, variants};
use support::Screen;

/// A new screen gets its row in `support/screens.rs`, and is then in every test of this kind.
#[test]
fn every_screen_has_a_way_to_it() {
    for variant in variants() {
        let reached = variant == "Review" || WAYS.iter().any(|way| way.screen == variant);
        assert!(reached, "no way leads to {variant}");
    }
    for way in WAYS {
        let mut screen = Screen::new(120, 36);
        screen.keys(way.keys);
        assert_eq!(
            screen.browser.whereabouts(),
            (way.screen, way.asks),
            "{}",
            way.keys
        );
        assert!(
            screen.text().contains(way.shows),
            "{}:\n{}",
            way.keys,
            screen.text()
        );
    }
}
