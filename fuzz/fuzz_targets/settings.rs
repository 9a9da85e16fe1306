//! Any file of settings: it is read, or what is wrong is told with its place; what holds can be printed and read again.
#![no_main]

use jili::lang::Lang;
use jili::settings::{Settings, Value};
use jili::tui::customs;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let settings = Settings::parse(text);
    let customs = customs(&settings, Lang::En);
    let lines = text.lines().count().max(1);
    for fault in settings.faults().iter().chain(&customs.faults) {
        for lang in [Lang::Zh, Lang::En] {
            assert!(!fault.line("file", lang).contains(char::is_control));
        }
        // A fault of what is missing stands behind the end.
        assert!(
            fault
                .position()
                .is_none_or(|at| at.line <= lines + 1 && at.column > 0)
        );
    }
    // Whatever is set, keys mean one thing and everything can be reached.
    for row in customs.rows.iter().filter(|row| row.name.starts_with("keys.")) {
        assert!(
            matches!(&row.value, Value::List(keys) if !keys.is_empty()),
            "{row:?}"
        );
    }
});
