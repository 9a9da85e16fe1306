//! Open entries are answered one by one: written at once, taken back, and refused where somebody else has written.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on fails"
)]

use std::fs;
use std::path::Path;

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};
use jili::catalog::Catalog;
use jili::circular::{Subject, load};
use jili::data_file::DataFile;
use jili::import::{self, Options, Provenance, dataset};
use jili::lang::Lang;
use jili::library::{Answer, Library, Review, ReviewError, sha256};
use jili::tui::Browser;
use jili::tui::effect::Effect;
use jili::tui::theme::Theme;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

const TEXT: &str = "四川省人民政府办公厅\n关于对2021年度真抓实干成效明显地方予以督查激励的通报\n\
    川办函〔2022〕901号\n各市（州）人民政府：\n为鼓励先进，现予激励。\n\
    一、促进外贸稳定增长成效明显的地方\n绵阳市、市中区、荣经县，石油产业管理区。\n\
    2022年对上述地方各给予500万元激励支持。（商务厅、财政厅组织实施）\n";

/// A library in a folder of its own with the circular, a comment in its dataset.
fn library(folder: &Path) -> Library {
    let catalog = Catalog::embedded();
    let places = import::country(catalog.gazetteer());
    let taken = import::import(TEXT, &Options::default(), &places).unwrap();
    let provenance = Provenance {
        text_sha256: &sha256(TEXT.as_bytes()),
        file: "通报.txt",
        file_sha256: "00",
        encoding: "UTF-8",
        address: None,
    };
    let written = dataset(&taken.circular, TEXT, provenance, catalog.gazetteer()).unwrap();
    let library = Library::at(folder.to_owned());
    let commented = format!("# 手工加的一行\n{written}# 末行\n");
    library.add("sichuan-2021", TEXT, &commented, false).unwrap();
    library
}

fn open(library: &Library) -> Review {
    Review::open(library, "sichuan-2021", Catalog::embedded().gazetteer()).unwrap()
}

fn file(library: &Library) -> String {
    fs::read_to_string(library.dataset("sichuan-2021")).unwrap()
}

#[test]
fn answers_are_written_at_once_and_the_rest_stays() {
    let folder = tempfile::tempdir().unwrap();
    let library = library(folder.path());
    let before = file(&library);
    let mut review = open(&library);
    let asked: Vec<_> = review
        .questions()
        .iter()
        .map(|question| question.printed.clone())
        .collect();
    assert_eq!(asked, ["市中区", "荣经县", "石油产业管理区"]);
    let place = |review: &Review, key: &str| review.gazetteer().by_key(key).unwrap();
    let leshan = place(&review, "511102");
    let yingjing = place(&review, "511822");
    review.answer(0, Answer::Place(leshan)).unwrap();
    review.answer(1, Answer::Place(yingjing)).unwrap();
    review.answer(2, Answer::NoPlace).unwrap();
    assert_eq!(review.left(), 0);
    let after = file(&library);
    assert!(after.starts_with("# 手工加的一行\n") && after.ends_with("# 末行\n"));
    let changed = before
        .lines()
        .zip(after.lines())
        .filter(|(old, new)| old != new)
        .count();
    assert_eq!((changed, before.lines().count()), (3, after.lines().count()));
    // It is resumed where it was left, with nothing open.
    assert_eq!(open(&library).questions().len(), 0);
    let mut gazetteer = Catalog::embedded().gazetteer().clone();
    let name = "sichuan-2021.toml";
    let loaded = load::circular(DataFile { name, text: &after }, None, &mut gazetteer).unwrap();
    let recipients = &loaded.categories[0].parts[0].rolls[0].recipients;
    assert_eq!(recipients[1].place(), Some(leshan));
    let remarks = recipients[1].remarks.as_ref().unwrap();
    assert!(
        remarks
            .note
            .as_ref()
            .unwrap()
            .zh
            .contains("经人工核定为乐山市市中区")
    );
    let remarks = recipients[2].remarks.as_ref().unwrap();
    assert_eq!(&*remarks.correction.as_ref().unwrap().reading, "荥经县");
    assert!(matches!(recipients[3].subject, Subject::Unit(_)));
}

#[test]
fn answers_are_taken_back_one_by_one() {
    let folder = tempfile::tempdir().unwrap();
    let library = library(folder.path());
    let before = file(&library);
    let mut review = open(&library);
    let leshan = review.gazetteer().by_key("511102").unwrap();
    review.answer(0, Answer::Place(leshan)).unwrap();
    let once = file(&library);
    review.answer(2, Answer::NoPlace).unwrap();
    assert_eq!(review.undo().unwrap(), Some(2));
    assert_eq!(file(&library), once);
    assert_eq!(review.undo().unwrap(), Some(0));
    assert_eq!(file(&library), before);
    assert_eq!(review.undo().unwrap(), None);
}

#[test]
fn what_somebody_else_has_changed_is_not_written_over() {
    let folder = tempfile::tempdir().unwrap();
    let library = library(folder.path());
    let mut review = open(&library);
    let theirs = format!("{}# 另一人\n", file(&library));
    fs::write(library.dataset("sichuan-2021"), &theirs).unwrap();
    let refused = review.answer(2, Answer::NoPlace);
    assert!(matches!(refused, Err(ReviewError::Changed)), "{refused:?}");
    assert_eq!(file(&library), theirs);
    assert_eq!(review.left(), 3);
}

#[test]
fn an_answer_with_which_nothing_would_load_is_not_written() {
    let folder = tempfile::tempdir().unwrap();
    let library = library(folder.path());
    let before = file(&library);
    let mut review = open(&library);
    // 绵阳市 is on the list already.
    let mianyang = review.gazetteer().by_key("510700").unwrap();
    let refused = review.answer(0, Answer::Place(mianyang));
    assert!(matches!(refused, Err(ReviewError::Invalid(_))), "{refused:?}");
    assert_eq!(file(&library), before);
}

/// A browser that does what a terminal program would with its effects.
struct Desk<'c> {
    browser: Browser<'c>,
    size: (u16, u16),
}

impl Desk<'_> {
    fn press(&mut self, code: KeyCode, modifiers: KeyModifiers) -> Option<Effect> {
        let effect = self.browser.handle(Event::Key(KeyEvent::new(code, modifiers)));
        if let Some(Effect::Review(change)) = effect {
            self.browser.carry_out(change);
            return None;
        }
        effect
    }

    fn key(&mut self, code: KeyCode) -> Option<Effect> {
        self.press(code, KeyModifiers::NONE)
    }

    fn screen(&mut self) -> String {
        let mut buffer = Buffer::empty(Rect::new(0, 0, self.size.0, self.size.1));
        self.browser.draw(&mut buffer);
        let mut text = String::new();
        for y in 0..self.size.1 {
            let mut skip = 0;
            for x in 0..self.size.0 {
                let symbol = buffer[(x, y)].symbol();
                if skip == 0 {
                    text.push_str(symbol);
                    skip = jili::text::width(symbol);
                }
                skip = skip.saturating_sub(1);
            }
            text.push('\n');
        }
        text
    }
}

#[test]
fn the_screen_takes_leaves_open_and_takes_back() {
    let folder = tempfile::tempdir().unwrap();
    let library = library(folder.path());
    let catalog = Catalog::embedded();
    for size in [(120, 36), (80, 24), (40, 10)] {
        let mut browser = Browser::new(&catalog, Lang::Zh, Theme::new(false), size);
        browser.review(open(&library));
        let mut desk = Desk { browser, size };
        let first = desk.screen();
        assert!(
            first.contains("待核 1/3") && first.contains("内江市市中区"),
            "{first}"
        );
        if size.0 > 100 {
            assert!(
                first.contains("绵阳市、市中区、荣经县，石油产业管理区。"),
                "{first}"
            );
        }
        // The second candidate of the first question; then the next is asked.
        desk.key(KeyCode::Down);
        desk.key(KeyCode::Enter);
        assert!(file(&library).contains("place = \"511102\""));
        assert!(desk.screen().contains("荣经县"));
        // Left open; the next is no place.
        desk.key(KeyCode::Tab);
        desk.key(KeyCode::F(9));
        assert!(file(&library).contains("unit = \"other\""));
        // Back to what was left open, and any place by its name.
        assert!(desk.screen().contains("荣经县"));
        for letter in "yingjing".chars() {
            desk.key(KeyCode::Char(letter));
        }
        assert!(desk.screen().contains("荥经县"));
        desk.key(KeyCode::Enter);
        assert!(desk.screen().contains("已全部核定"));
        for _ in 0..3 {
            desk.press(KeyCode::Char('r'), KeyModifiers::CONTROL);
        }
        assert!(desk.screen().contains("待核 1/3 · 余 3"));
        assert_eq!(open(&library).left(), 3);
        assert_eq!(desk.key(KeyCode::Esc), Some(Effect::Quit));
        assert!(desk.browser.is_sound());
    }
}

/// The catalog of the library beside the built-in circular.
fn catalog(library: &Library) -> Catalog {
    let (mut gazetteer, built_in) = Catalog::embedded().into_parts();
    let opened = library.open_with(&mut gazetteer, None).unwrap();
    assert!(opened.broken.is_empty(), "{:?}", opened.broken);
    Catalog::of(gazetteer, opened.beside(built_in)).unwrap()
}

#[test]
fn the_list_of_circulars_and_the_search_open_the_review_of_one() {
    let folder = tempfile::tempdir().unwrap();
    let library = library(folder.path());
    let catalog = catalog(&library);
    let size = (120, 36);
    for lang in [Lang::Zh, Lang::En] {
        let browser = Browser::new(&catalog, lang, Theme::new(false), size);
        let mut desk = Desk { browser, size };
        let title = lang.pick("待核 1/3", "To check 1/3");
        let nothing = lang.pick("没有待核的激励对象", "nothing open");
        let open = |desk: &mut Desk<'_>, effect: Option<Effect>| match effect {
            Some(Effect::OpenReview(id)) => desk.browser.open_review(id),
            other => panic!("{other:?}\n{}", desk.screen()),
        };
        // The newest is the built-in one, the user's own is below it.
        desk.key(KeyCode::F(7));
        let effect = desk.key(KeyCode::F(9));
        open(&mut desk, effect);
        assert!(desk.screen().contains(nothing), "{}", desk.screen());
        desk.key(KeyCode::Down);
        let effect = desk.key(KeyCode::F(9));
        open(&mut desk, effect);
        assert!(desk.screen().contains(title), "{}", desk.screen());
        desk.key(KeyCode::Esc);
        assert!(!desk.screen().contains(title), "{}", desk.screen());
        // By name, about the circular that is on the screen below.
        desk.browser
            .handle(Event::Paste(lang.pick("待核", "review").to_owned()));
        let effect = desk.key(KeyCode::Enter);
        open(&mut desk, effect);
        assert!(desk.screen().contains(title), "{}", desk.screen());
    }
}
