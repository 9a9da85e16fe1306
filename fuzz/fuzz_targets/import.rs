//! Any bytes as a circular's file: no panic, blocks that cover the text, and diagnostics that lie in it.
#![no_main]

use std::sync::LazyLock;

use jili::catalog::Catalog;
use jili::import::{self, Form, Options, Places};
use libfuzzer_sys::fuzz_target;

static PLACES: LazyLock<Places> = LazyLock::new(|| import::country(Catalog::embedded().gazetteer()));

fuzz_target!(|bytes: &[u8]| {
    // A PDF is another program's to read.
    if bytes.starts_with(b"%PDF-") {
        return;
    }
    let Ok(decoded) = import::decode(bytes) else {
        return;
    };
    assert!(decoded.form != Form::Pdf && !decoded.text.contains('\r'));
    let options = Options {
        partial: true,
        ..Options::default()
    };
    let Ok(taken) = import::import(&decoded.text, &options, &PLACES) else {
        return;
    };
    let mut at = 0;
    for block in &taken.circular.blocks {
        assert!(block.start == at && block.end > at);
        at = block.end;
    }
    assert_eq!(at, decoded.text.chars().count());
    let lines = decoded.text.split('\n').count();
    for said in &taken.diagnostics {
        assert!(said.line >= 1 && said.line <= said.end_line && said.end_line <= lines);
    }
});
