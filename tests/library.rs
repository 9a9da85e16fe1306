//! The library as the program holds it: what was opened stays, whatever happens to the files.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on fails"
)]

#[path = "../benches/support/library.rs"]
mod generated;

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};
use jili::catalog::Catalog;
use jili::lang::Lang;
use jili::library::{ChangeError, Library};
use jili::tui::Browser;
use jili::tui::canvas::Canvas;
use jili::tui::theme::Theme;
use tempfile::TempDir;

const DATASET: &str = include_str!("data/library/sichuan-2021.toml");
const TEXT: &str = include_str!("data/library/sichuan-2021.txt");

fn library() -> (TempDir, Library) {
    let folder = tempfile::tempdir().unwrap();
    let library = Library::at(folder.path().join("library"));
    library.add("sichuan-2021", TEXT, DATASET, false).unwrap();
    for file in files(&library) {
        let file = fs::File::options().write(true).open(file).unwrap();
        file.set_modified(SystemTime::now() - Duration::from_secs(60))
            .unwrap();
    }
    (folder, library)
}

fn files(library: &Library) -> [PathBuf; 2] {
    [library.dataset("sichuan-2021"), library.text("sichuan-2021")]
}

/// The catalog of the library beside the built-in circular.
fn catalog(library: &Library, cache: Option<&Path>) -> Catalog {
    let (mut gazetteer, built_in) = Catalog::embedded().into_parts();
    let opened = library.open_with(&mut gazetteer, cache).unwrap();
    assert!(opened.broken.is_empty(), "{:?}", opened.broken);
    Catalog::of(gazetteer, opened.beside(built_in)).unwrap()
}

fn awards(catalog: &Catalog) -> usize {
    let id = catalog.circular_by_key("sichuan-2021").unwrap();
    catalog.view(catalog.scope_of(vec![id])).awards().count()
}

/// Whether it was read just now or comes from a cache, a circular that disappears is there until the program ends.
#[test]
fn a_circular_that_disappears_while_the_browser_runs_is_still_there() {
    let (folder, library) = library();
    let cache = folder.path().join("cache");
    for (run, cache) in [
        ("read", None),
        ("cached", Some(&*cache)),
        ("from the cache", Some(&*cache)),
    ] {
        let catalog = catalog(&library, cache);
        let kept = folder.path().join("kept");
        fs::rename(library.folder(), &kept).unwrap();
        let mut browser = Browser::new(&catalog, Lang::Zh, Theme::new(false), (120, 36));
        let mut canvas = Canvas::new((120, 36));
        browser.handle(Event::Paste("翠屏".into()));
        browser.handle(Event::Key(KeyEvent::new(KeyCode::Enter, KeyModifiers::NONE)));
        let drawn = canvas.draw((120, 36), |buffer| browser.draw(buffer));
        let drawn = String::from_utf8_lossy(drawn);
        assert!(
            drawn.contains("2021"),
            "{run}: the place tells of the other circular"
        );
        assert_eq!(awards(&catalog), 9, "{run}");
        assert_eq!(catalog.failures().count(), 0, "{run}");
        fs::rename(&kept, library.folder()).unwrap();
    }
}

/// Only where both are gone is there nothing to show but what the list tells; that is said, and all else works.
#[test]
fn damage_behind_the_index_of_a_cache_is_found_when_it_is_met() {
    let (folder, library) = library();
    let cache = folder.path().join("cache");
    catalog(&library, Some(&cache));
    let whole = fs::read(&cache).unwrap();
    let damaged = [&whole[..whole.len() - 40], &[0; 40]].concat();
    fs::write(&cache, &damaged).unwrap();
    // What is damaged is read again from the files,
    let catalog_of_files = catalog(&library, Some(&cache));
    assert_eq!(awards(&catalog_of_files), 9);
    assert_eq!(catalog_of_files.failures().count(), 0);
    let place = catalog_of_files.gazetteer().by_key("511502").unwrap();
    assert_eq!(catalog_of_files.naming(place).count(), 2);
    // and where they are gone too, that is told.
    let body = whole.len() - 600;
    let damaged = [&whole[..body], &vec![0; whole.len() - body]].concat();
    fs::write(&cache, &damaged).unwrap();
    let catalog_of_nothing = catalog(&library, Some(&cache));
    files(&library)
        .iter()
        .for_each(|file| fs::remove_file(file).unwrap());
    assert_eq!(awards(&catalog_of_nothing), 0);
    let failures: Vec<_> = catalog_of_nothing.failures().map(ToString::to_string).collect();
    assert_eq!(failures.len(), 1);
    assert!(failures[0].contains("sichuan-2021.toml"), "{failures:?}");
    assert_eq!(catalog_of_nothing.default_view().awards().count(), 202);
}

/// What changed under the running program is not mixed with what it knows.
#[test]
fn a_circular_that_changes_is_not_taken_for_the_one_that_was_listed() {
    let (folder, library) = library();
    let cache = folder.path().join("cache");
    catalog(&library, Some(&cache));
    let whole = fs::read(&cache).unwrap();
    fs::write(&cache, [&whole[..whole.len() - 600], &[0; 600]].concat()).unwrap();
    let catalog = catalog(&library, Some(&cache));
    let (before, _) = DATASET
        .split_once("\n[[blocks]]\nkind = \"heading\"\ntext = \"三、")
        .unwrap();
    let closing = DATASET.find("\n[[blocks]]\nkind = \"closing\"").unwrap();
    let changed = format!("{before}{}", DATASET.get(closing..).unwrap());
    let text: Vec<_> = TEXT.lines().filter(|line| !line.contains("农村")).collect();
    fs::write(library.dataset("sichuan-2021"), changed).unwrap();
    fs::write(library.text("sichuan-2021"), text.join("\n")).unwrap();
    assert_eq!(awards(&catalog), 0);
    assert_eq!(catalog.failures().count(), 1);
}

#[test]
fn a_circular_is_added_once_and_replaced_when_that_is_said() {
    let (_folder, library) = library();
    let again = library.add("sichuan-2021", TEXT, DATASET, false);
    assert!(matches!(again, Err(ChangeError::Exists(id)) if id == "sichuan-2021"));
    library.add("sichuan-2021", TEXT, DATASET, true).unwrap();
    library.remove("sichuan-2021").unwrap();
    assert!(matches!(
        library.remove("sichuan-2021"),
        Err(ChangeError::Absent(_))
    ));
    assert_eq!(library.ids().unwrap(), Vec::<String>::new());
}

/// The libraries of the benches are such as people could have: nothing in them is wrong.
#[test]
fn generated_circulars_load() {
    let (_folder, library) = library();
    let (gazetteer, _) = Catalog::embedded().into_parts();
    // Of provinces, and further on of prefectures.
    let numbers = [0, 1, 9, 10, 55, 299, 500, 999];
    for number in numbers {
        generated::add(library.folder(), number, &gazetteer).unwrap();
    }
    let catalog = catalog(&library, None);
    let generated = catalog.circular_ids().map(|id| catalog.head(id));
    let generated: Vec<_> = generated
        .filter(|head| head.id.starts_with("invented-"))
        .collect();
    assert_eq!(generated.len(), numbers.len());
    for head in generated {
        assert!(head.synthetic);
        assert_eq!((head.categories, head.awards), (20, 200), "{}", head.id);
    }
}
