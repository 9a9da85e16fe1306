//! Any bytes as a circular's file: no panic, blocks that cover the text, diagnostics that lie in it, and a dataset that
//! loads beside the text.
#![no_main]

use std::sync::LazyLock;

use jili::catalog::Catalog;
use jili::circular::load;
use jili::data_file::DataFile;
use jili::import::{self, Form, Options, Places, Provenance};
use libfuzzer_sys::fuzz_target;

static CATALOG: LazyLock<Catalog> = LazyLock::new(Catalog::embedded);
static PLACES: LazyLock<Places> = LazyLock::new(|| import::country(CATALOG.gazetteer()));

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
    let provenance = Provenance {
        text_sha256: "00",
        file: "text",
        file_sha256: "00",
        encoding: decoded.encoding,
        address: None,
    };
    let mut gazetteer = CATALOG.gazetteer().clone();
    let Ok(written) = import::dataset(&taken.circular, &decoded.text, provenance, &gazetteer) else {
        return;
    };
    let dataset = DataFile {
        name: "dataset",
        text: &written,
    };
    let source = DataFile {
        name: "text",
        text: &decoded.text,
    };
    if let Err(errors) = load::circular(dataset, Some(source), &mut gazetteer) {
        panic!("{errors}\n{written}");
    }
});
