//! Any file: no panic, and every error names its file.
#![no_main]

use std::sync::LazyLock;

use jili::catalog::Catalog;
use jili::circular::load::circular;
use jili::data_file::DataFile;
use jili::gazetteer::load::gazetteer as places;
use libfuzzer_sys::fuzz_target;

static CATALOG: LazyLock<Catalog> = LazyLock::new(Catalog::embedded);
const SOURCE: &str = include_str!("../../data/circulars/sichuan-2022.txt");

fuzz_target!(|text: &str| {
    let file = DataFile { name: "data", text };
    let source = Some(DataFile {
        name: "source",
        text: SOURCE,
    });
    let mut gazetteer = CATALOG.gazetteer().clone();
    if let Err(errors) = circular(file, source, &mut gazetteer) {
        assert!(!errors.0.is_empty() && errors.0.iter().all(|error| error.file == "data"));
    }
    let _ = places(file, file);
});
