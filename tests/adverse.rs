//! When all goes wrong around the program: it is killed at any moment, two write at once, the disk is full, there is no
//! home, the clock runs backwards. What is on the disk is whole, and the next start is right.
//!
//! `JILI_KILLS=200 cargo test --test adverse` kills so often in each case.
#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on fails"
)]

#[path = "support/program.rs"]
mod program;
#[path = "support/screens.rs"]
mod screens;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant, SystemTime};

use jili::catalog::Catalog;
use jili::library::{Answer as Settled, Library, Review};
use jili::settings::queries::Memory;
use program::{Answer, command};
use tempfile::TempDir;
use wait_timeout::ChildExt;

/// Kills in each case where nothing else is asked for.
const KILLS: usize = 12;
/// Says to `writer` what to write, and where.
const WRITER: &str = "JILI_TEST_WRITER";

fn kills() -> usize {
    let asked = std::env::var("JILI_KILLS").ok();
    asked.and_then(|count| count.parse().ok()).unwrap_or(KILLS)
}

/// A folder with a home, a library and whatever else a test puts there.
struct Desk(TempDir);

impl Desk {
    fn new() -> Self {
        let desk = Self(tempfile::tempdir().unwrap());
        fs::create_dir(desk.path("library")).unwrap();
        desk
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn library(&self) -> Library {
        Library::at(self.path("library"))
    }

    fn command(&self, line: &str) -> Command {
        let mut command = command(line);
        command
            .env("HOME", self.path("home"))
            .env("JILI_LIBRARY", self.path("library"))
            .env("XDG_CACHE_HOME", self.path("cache"))
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command
    }

    fn run(&self, line: &str) -> Answer {
        let answer = Answer::of(&mut self.command(line));
        assert!(!answer.err.contains("panicked"), "{line}: {}", answer.err);
        answer
    }

    /// The text of a circular whose list is this, as a file.
    fn text(&self, name: &str, list: &str) -> PathBuf {
        let path = self.path(name);
        let text = screens::OPEN_TEXT.replace("绵阳市、市中区、荣经县，石油产业管理区", list);
        fs::write(&path, text).unwrap();
        path
    }

    /// Whatever is in a folder under a name that is temporary.
    fn leftovers(&self, folder: &str) -> Vec<String> {
        let Ok(entries) = fs::read_dir(self.path(folder)) else {
            return Vec::new();
        };
        let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        names.filter(|name| name.starts_with(".jili-")).collect()
    }
}

/// Runs a command to the end once, then again and again, killed at moments that lie over all of that time; `check` looks at
/// what each kill left.
fn kill_at_any_moment(mut command: impl FnMut() -> Command, mut check: impl FnMut(usize)) {
    let start = Instant::now();
    command().output().unwrap();
    let whole = start.elapsed();
    let (mut dice, mut killed): (u64, usize) = (20_230_919, 0);
    for at in 0..kills() {
        dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        let moment = whole.mul_f64(f64::from((dice >> 40) as u32) / f64::from(1 << 24));
        let mut child = command().spawn().unwrap();
        if child.wait_timeout(moment).unwrap().is_none() {
            child.kill().unwrap();
            child.wait().unwrap();
            killed += 1;
        }
        check(at);
    }
    // How many depends on what else the machine does.
    assert!(killed > 0, "none was in the middle of it");
    println!("{killed} of {} were in the middle of it", kills());
}

/// Both files of a circular are one of those that were ever written, byte by byte.
fn assert_one_of(path: &Path, whole: &[Option<Vec<u8>>]) {
    let found = fs::read(path).ok();
    assert!(whole.contains(&found), "{} is half written", path.display());
}

#[test]
fn an_import_that_is_killed_leaves_the_old_or_the_new() {
    let desk = Desk::new();
    let [old, new] =
        [("a", "绵阳市、宜宾市"), ("b", "泸州市、德阳市、成都市")].map(|(name, list)| desk.text(name, list));
    let import = |file: &Path| {
        let mut command = desk.command("import --replace");
        command.arg(file);
        command
    };
    let files = ["sichuan-2021.txt", "sichuan-2021.toml"].map(|name| desk.path("library").join(name));
    let states = [&new, &old].map(|file| {
        let answer = Answer::of(&mut import(file));
        assert_eq!(answer.code, Some(0), "{}", answer.err);
        files.clone().map(|file| fs::read(file).ok())
    });
    kill_at_any_moment(
        || import(&new),
        |at| {
            for (file, index) in files.iter().zip(0..) {
                assert_one_of(file, &states.clone().map(|state| state[index].clone()));
            }
            // The next start goes on, and says so where the two files are not of one circular.
            let listed = desk.run("list --all --place 宜宾市");
            assert_eq!(listed.code, Some(0), "{at}: {}", listed.err);
            assert!(Answer::of(&mut import(&old)).code == Some(0), "{at}");
            let again = files.clone().map(|file| fs::read(file).ok());
            assert_eq!(again, states[1], "{at}");
            assert!(desk.leftovers("library").is_empty(), "{at}");
            assert_eq!(desk.run("list --all --place 宜宾市").err, "");
        },
    );
}

#[test]
fn an_export_that_is_killed_leaves_the_old_or_the_new() {
    let desk = Desk::new();
    fs::create_dir(desk.path("out")).unwrap();
    let file = desk.path("out/circular.json");
    let export = || {
        let mut command = desk.command("export --force -o");
        command.arg(&file);
        command
    };
    export().output().unwrap();
    let whole = fs::read(&file).unwrap();
    kill_at_any_moment(export, |at| {
        assert_one_of(&file, &[Some(whole.clone()), Some(b"old".to_vec())]);
        fs::write(&file, "old").unwrap();
        if at % 10 == 9 {
            assert_eq!(Answer::of(&mut export()).code, Some(0));
            assert!(desk.leftovers("out").is_empty());
            fs::write(&file, "old").unwrap();
        }
    });
}

/// A cache is no answer: killed while it is written, the next start has the same one.
#[test]
fn a_start_that_is_killed_while_it_writes_its_cache_changes_no_answer() {
    let desk = Desk::new();
    screens::add_open(&desk.library());
    set_age(&desk, Duration::from_secs(60));
    let question = "list --all --place 绵阳";
    let expected = desk.run(question).out;
    let start = || {
        let _ = fs::remove_dir_all(desk.path("cache"));
        desk.command(question)
    };
    kill_at_any_moment(start, |at| {
        let answer = desk.run(question);
        assert_eq!(
            (answer.out, answer.err),
            (expected.clone(), String::new()),
            "{at}"
        );
        assert!(desk.leftovers("cache/jili").is_empty(), "{at}");
    });
}

/// The process that is killed: this one, started anew for that.
#[test]
#[ignore = "the tests start it themselves"]
fn writer() {
    let Ok(asked) = std::env::var(WRITER) else { return };
    let (what, path) = asked.split_once(' ').unwrap();
    match what {
        "review" => {
            let library = Library::at(path.into());
            let mut review = Review::open(&library, "sichuan-2021", Catalog::embedded().gazetteer()).unwrap();
            for _ in 0..40 {
                for question in 0..review.questions().len() {
                    review.answer(question, Settled::NoPlace).unwrap();
                }
                while review.undo().unwrap().is_some() {}
            }
        }
        _ => {
            for number in 0..400 {
                let (memory, _) = Memory::open(path.into()).unwrap();
                let mut queries = memory.queries();
                queries.add(&format!("翠屏{number}"));
                memory.note(&queries);
                memory.save().unwrap();
            }
        }
    }
}

fn writer_of(what: &str, path: &Path) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command
        .args(["--exact", "writer", "--ignored"])
        .env(WRITER, format!("{what} {}", path.display()))
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    command
}

#[test]
fn a_review_that_is_killed_leaves_whole_answers() {
    let desk = Desk::new();
    let library = desk.library();
    screens::add_open(&library);
    let text = fs::read(library.text("sichuan-2021")).unwrap();
    let open = fs::read(library.dataset("sichuan-2021")).unwrap();
    kill_at_any_moment(
        || writer_of("review", library.folder()),
        |at| {
            assert_eq!(fs::read(library.text("sichuan-2021")).unwrap(), text, "{at}");
            let review = Review::open(&library, "sichuan-2021", Catalog::embedded().gazetteer());
            let mut review = review.unwrap_or_else(|error| panic!("{at}: {error}"));
            // It goes on where it was left, and clears what was left lying.
            let left = review.left();
            if left > 0 {
                review.answer(0, Settled::NoPlace).unwrap();
                assert!(desk.leftovers("library").is_empty(), "{at}");
                review.undo().unwrap();
            }
            // The next one has all questions again.
            fs::write(library.dataset("sichuan-2021"), &open).unwrap();
        },
    );
}

#[test]
fn queries_that_are_written_when_the_program_is_killed_are_whole() {
    let desk = Desk::new();
    let file = desk.path("state/queries");
    kill_at_any_moment(
        || writer_of("queries", &file),
        |at| {
            let (memory, aside) = Memory::open(file.clone()).unwrap();
            assert_eq!(aside, None, "{at}: damaged");
            let is_whole = |query: &String| {
                query
                    .strip_prefix("翠屏")
                    .is_some_and(|number| number.parse::<u32>().is_ok())
            };
            assert!(memory.queries().list().iter().all(is_whole), "{at}");
        },
    );
    assert!(writer_of("queries", &file).status().unwrap().success());
    assert!(desk.leftovers("state").is_empty());
}

/// Two that write at once: each has its circular whole, or is told why not; nothing is lost that was there.
#[test]
fn two_writers_at_once_do_not_mix() {
    let desk = Desk::new();
    let [one, two] =
        [("a", "绵阳市、宜宾市"), ("b", "泸州市、德阳市、成都市")].map(|(name, list)| desk.text(name, list));
    let start = |line: &str, file: Option<&Path>| {
        let mut command = desk.command(line);
        command.args(file);
        command.spawn().unwrap()
    };
    for round in 0..6 {
        let second = if round % 2 == 0 {
            start("import --replace", Some(&two))
        } else {
            start("library remove sichuan-2021 --yes", None)
        };
        let first = start("import --replace", Some(&one)).wait_with_output().unwrap();
        second.wait_with_output().unwrap();
        assert!(
            first.status.success(),
            "{}",
            String::from_utf8_lossy(&first.stderr)
        );
        let library = desk.library();
        let ids = library.ids().unwrap();
        for id in &ids {
            let mut gazetteer = Catalog::embedded().gazetteer().clone();
            let read = library.read_one(id, &mut gazetteer);
            assert!(read.is_ok(), "{round}: {id}: {:?}", read.err());
        }
        assert_eq!(desk.run("list --all --place 宜宾市").err, "", "{round}");
        assert!(desk.leftovers("library").is_empty());
    }
}

/// One answers, the other imports anew: an answer about what is no longer there is refused.
#[test]
fn a_review_and_an_import_at_once_do_not_mix() {
    let desk = Desk::new();
    let library = desk.library();
    screens::add_open(&library);
    let file = desk.text("a", "绵阳市、市中区、德阳市");
    for round in 0..4 {
        let mut reviewer = writer_of("review", library.folder()).spawn().unwrap();
        let mut import = desk.command("import --replace");
        let answer = Answer::of(import.arg(&file));
        assert!(matches!(answer.code, Some(0 | 1)), "{round}: {}", answer.err);
        // Refused, where it was in the middle; that panics in the test's own writer.
        reviewer.wait().unwrap();
        let written = fs::read_to_string(library.text("sichuan-2021")).unwrap();
        assert_eq!(written, fs::read_to_string(&file).unwrap());
        let mut gazetteer = Catalog::embedded().gazetteer().clone();
        assert!(
            library.read_one("sichuan-2021", &mut gazetteer).is_ok(),
            "{round}"
        );
    }
}

/// A disk that is full: the shell's limit on the size of files.
#[test]
fn a_full_disk_leaves_the_library_as_it_was() {
    let desk = Desk::new();
    let [one, two] =
        [("a", "绵阳市、宜宾市"), ("b", "泸州市、德阳市、成都市")].map(|(name, list)| desk.text(name, list));
    assert_eq!(Answer::of(desk.command("import").arg(&one)).code, Some(0));
    let library = desk.library();
    let files = [library.text("sichuan-2021"), library.dataset("sichuan-2021")];
    let before = files.clone().map(|file| fs::read(file).unwrap());
    let mut limited = Command::new("sh");
    let script = format!(
        "trap '' XFSZ; ulimit -f 0; exec {} import --replace {}",
        env!("CARGO_BIN_EXE_jili"),
        two.display()
    );
    limited
        .args(["-c", &script])
        .env_clear()
        .env("HOME", desk.path("home"));
    limited.env("JILI_LIBRARY", desk.path("library"));
    let answer = Answer::of(&mut limited);
    assert_eq!(answer.code, Some(2), "{}", answer.err);
    assert_eq!(files.map(|file| fs::read(file).unwrap()), before);
    assert!(desk.leftovers("library").is_empty());
    // And where the answer itself goes.
    if let Ok(full) = fs::File::options().write(true).open("/dev/full") {
        let status = desk.command("list").stdout(full).output().unwrap();
        assert_eq!(status.status.code(), Some(2));
        assert!(!status.stderr.is_empty());
    }
}

/// No home, a home that is a file, one in which nothing can be made (also by root): the built-in circular is there all the
/// same, and what must be written is refused in words.
#[test]
fn without_a_home_that_can_be_used_everything_is_read_as_ever() {
    let desk = Desk::new();
    let text = desk.text("a", "绵阳市、宜宾市");
    let expected = desk.run("list").out;
    let homes = [
        None,
        Some(text.clone()),
        Some(PathBuf::from("/proc")),
        Some(PathBuf::from("nowhere")),
    ];
    for home in homes {
        let with_home = |line: &str| {
            let mut command = command(line);
            command.env_remove("HOME").current_dir(desk.0.path());
            if let Some(home) = &home {
                command.env("HOME", home);
            }
            command
        };
        let answer = Answer::of(&mut with_home("list"));
        assert_eq!(
            (answer.code, answer.out.as_str()),
            (Some(0), expected.as_str()),
            "{home:?}"
        );
        let answer = Answer::of(&mut with_home("config"));
        assert!(!answer.err.contains("panicked"), "{home:?}: {}", answer.err);
        if matches!(&home, Some(home) if home.is_absolute()) {
            let answer = Answer::of(with_home("import").arg(&text));
            assert_eq!(answer.code, Some(2), "{home:?}: {}", answer.err);
            assert!(
                !answer.err.is_empty() && !answer.err.contains("panicked"),
                "{}",
                answer.err
            );
        }
    }
}

fn set_age(desk: &Desk, age: Duration) {
    set_time(desk, SystemTime::now() - age);
}

fn set_time(desk: &Desk, time: SystemTime) {
    let library = desk.library();
    for path in [library.text("sichuan-2021"), library.dataset("sichuan-2021")] {
        let file = fs::File::options().write(true).open(path).unwrap();
        file.set_modified(time).unwrap();
    }
}

/// Times in the future and long past, of the files and of the cache: what is in the files is told, every time.
#[test]
fn a_clock_that_goes_backwards_changes_no_answer() {
    let desk = Desk::new();
    let [one, two] =
        [("a", "绵阳市、宜宾市"), ("b", "泸州市、德阳市、成都市")].map(|(name, list)| desk.text(name, list));
    let question = "list --year 2021";
    let now = SystemTime::now();
    let day = Duration::from_secs(86_400);
    let times = [
        now + day,
        now - day,
        SystemTime::UNIX_EPOCH,
        now + 3650 * day,
        now,
    ];
    for time in times {
        for (file, place) in [(&one, "绵阳市"), (&two, "泸州市")] {
            let answer = Answer::of(desk.command("import --replace").arg(file));
            assert_eq!(answer.code, Some(0), "{}", answer.err);
            set_time(&desk, time);
            for _ in 0..3 {
                let answer = desk.run(question);
                assert!(
                    answer.out.contains(place) && answer.err.is_empty(),
                    "{time:?}: {answer}",
                    answer = answer.out
                );
                if let Ok(caches) = fs::read_dir(desk.path("cache/jili")) {
                    for cache in caches {
                        let cache = fs::File::options()
                            .write(true)
                            .open(cache.unwrap().path())
                            .unwrap();
                        cache.set_modified(time).unwrap();
                    }
                }
            }
        }
    }
}
