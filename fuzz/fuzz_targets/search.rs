//! Any query: no panic, hits in the order of their tiers, marks inside the name.
#![no_main]

use std::sync::LazyLock;

use jili::catalog::{Catalog, View};
use jili::search::Index;
use libfuzzer_sys::fuzz_target;

static CATALOG: LazyLock<Catalog> = LazyLock::new(Catalog::embedded);
static VIEW: LazyLock<View<'static>> = LazyLock::new(|| CATALOG.default_view());
static INDEX: LazyLock<Index> =
    LazyLock::new(|| Index::new(CATALOG.gazetteer(), VIEW.region(), |id| VIEW.is_named(id)));

fuzz_target!(|query: &str| {
    let found = INDEX.find(query);
    assert!(found.hits.is_sorted_by_key(|hit| hit.tier));
    assert!(found.hits.is_empty() || found.nearest.is_empty());
    for hit in &found.hits {
        let length = CATALOG.place(hit.place).full_name.chars().count();
        assert!(!hit.marks.is_empty());
        assert!(
            hit.marks
                .iter()
                .all(|mark| mark.start < mark.end && mark.end <= length)
        );
        assert!(hit.marks.is_sorted_by(|one, next| one.end < next.start));
    }
});
