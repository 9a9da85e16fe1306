//! Any text at any width: wrapping loses no character and makes no line too wide, cutting and padding keep their
//! width, what is made safe stays safe.
#![no_main]

use jili::text::{pad, sanitize, truncate, width, wrap};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: (u8, &str)| {
    let (cells, text) = (usize::from(input.0), input.1);
    let squeeze = |text: &str| {
        text.chars()
            .filter(|character| !character.is_whitespace())
            .collect::<String>()
    };
    let lines = wrap(text, cells);
    assert_eq!(squeeze(&lines.concat()), squeeze(text));
    let safe = sanitize(text);
    assert_eq!(sanitize(&safe), safe);
    if cells >= 2 {
        for line in wrap(&safe, cells) {
            // One cluster may be wider than the line; it stands alone.
            assert!(
                width(line) <= cells || width(truncate(line, cells).trim_end_matches('…')) == 0,
                "{line:?} in {cells}"
            );
        }
    }
    assert!(width(&truncate(&safe, cells)) <= cells);
    assert_eq!(width(&pad(&safe, cells)), cells);
});
