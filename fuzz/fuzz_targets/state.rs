//! Any file of remembered queries: it is read or set aside, and what is read of it is written the same, within bounds.
#![no_main]

use std::fs;
use std::path::PathBuf;
use std::sync::LazyLock;

use jili::settings::queries::{MOST, MOST_BYTES, Memory, Queries};
use libfuzzer_sys::fuzz_target;

static FILE: LazyLock<PathBuf> = LazyLock::new(|| {
    let folder = std::env::temp_dir().join(format!("jili-fuzz-state-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    folder.join("queries")
});

fuzz_target!(|bytes: &[u8]| {
    fs::write(&*FILE, bytes).unwrap();
    let (memory, aside) = Memory::open(FILE.clone()).unwrap();
    if let Some(aside) = aside {
        assert!(!FILE.exists() && memory.queries().list().is_empty());
        assert_eq!(fs::read(aside).unwrap(), bytes);
    }
    let mut queries = memory.queries();
    let written = queries.to_text();
    assert_eq!(
        Queries::parse(&written).as_ref().map(Queries::to_text),
        Some(written)
    );
    queries.add(&String::from_utf8_lossy(bytes));
    queries.add("翠屏");
    assert!(queries.list().len() <= MOST && queries.to_text().len() <= MOST_BYTES);
    memory.note(&queries);
    memory.save().unwrap();
    let (again, aside) = Memory::open(FILE.clone()).unwrap();
    assert!(aside.is_none());
    assert_eq!(again.queries().list(), queries.list());
});
