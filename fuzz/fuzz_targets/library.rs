//! Any pair of files in a library: it is used or told to be broken, with its file, and what is used can be asked
//! everything. Before a line `%%` stands the text, behind it the dataset.
#![no_main]

use std::cell::LazyCell;
use std::fs;

use jili::catalog::Catalog;
use jili::library::Library;
use libfuzzer_sys::fuzz_target;

/// Named so, whatever the dataset says.
const ID: &str = "sichuan-2021";

thread_local! {
    static LIBRARY: LazyCell<Library> = LazyCell::new(|| {
        let folder = std::env::temp_dir().join(format!("jili-fuzz-library-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        Library::at(folder)
    });
}

fuzz_target!(|bytes: &[u8]| {
    let mark = b"\n%%\n";
    let at = bytes.windows(mark.len()).position(|window| window == mark);
    let (text, dataset) = match at {
        Some(at) => (&bytes[..at + 1], &bytes[at + mark.len()..]),
        None => (&[][..], bytes),
    };
    LIBRARY.with(|library| {
        fs::write(library.text(ID), text).unwrap();
        fs::write(library.dataset(ID), dataset).unwrap();
        let (mut gazetteer, built_in) = Catalog::embedded().into_parts();
        let opened = library.open_with(&mut gazetteer, None).unwrap();
        assert_eq!(opened.entries.len() + opened.broken.len(), 1);
        for broken in &opened.broken {
            assert!(!broken.errors.0.is_empty());
            assert!(broken.errors.0.iter().all(|error| error.file.contains(ID)));
        }
        let catalog = Catalog::of(gazetteer, opened.beside(built_in)).unwrap();
        ask(&catalog);
    });
});

/// Everything that a catalog can be asked of its circulars.
fn ask(catalog: &Catalog) {
    let view = catalog.view(catalog.scope_of(catalog.circular_ids().collect()));
    for (_, circular) in view.circulars() {
        let _ = jili::export::circular_file(catalog, circular);
    }
    for award in view.awards() {
        let _ = (award.departments(), award.printed().len(), award.lines());
    }
    let json = jili::export::json::to_string(&jili::export::awards_file(&view, view.award_ids())).unwrap();
    assert!(
        !json
            .chars()
            .any(|character| character.is_control() && character != '\n')
    );
    assert_eq!(catalog.failures().count(), 0);
}
