//! What a library costs, from outside: libraries of invented circulars in the real ones' shape, and beside each of them
//! the program without one. How long to the first screen, how long commands take, how much memory, how large the cache is.
//!
//! Run twice: as the bench, and by the bench as the floor of a start.
#![allow(missing_docs, reason = "a bench")]
#![allow(
    clippy::panic,
    clippy::expect_used,
    reason = "a bench that cannot go on says why"
)]

#[cfg(unix)]
#[path = "support/library.rs"]
mod library;
#[cfg(unix)]
#[path = "support/session.rs"]
mod session;

#[cfg(unix)]
mod unix {
    use std::fs;
    use std::io::Read;
    use std::path::PathBuf;
    use std::process::{Command, Stdio};
    use std::time::{Duration, Instant};

    use jili::catalog::Catalog;
    use jili::gazetteer::Gazetteer;
    use tempfile::TempDir;

    use super::library;
    use super::session::{END, Samples, Session, command};

    /// How often everything is done, the sizes in turn.
    const ROUNDS: usize = 30;
    /// What takes long is done so often.
    const FEW: usize = 5;
    const SIZES: [usize; 5] = [0, 1, 30, 300, 1000];
    /// What a library is asked.
    const QUESTIONS: [&str; 5] = [
        "--version",
        "place 成都",
        "stats --all",
        "list --all --place 成都",
        "library",
    ];

    /// A library, its cache, and what was measured of it.
    struct Shelf {
        folder: TempDir,
        count: usize,
        start: Samples,
        answers: Vec<Samples>,
        added: Samples,
        checked: Samples,
        cold: Samples,
        peak_browsing: f64,
        peak_counting: f64,
    }

    impl Shelf {
        fn new(count: usize, gazetteer: &Gazetteer) -> Self {
            let shelf = Self {
                folder: tempfile::tempdir().expect("a folder"),
                count,
                start: Samples::default(),
                answers: QUESTIONS.iter().map(|_| Samples::default()).collect(),
                added: Samples::default(),
                checked: Samples::default(),
                cold: Samples::default(),
                peak_browsing: 0.0,
                peak_counting: 0.0,
            };
            library::fill(&shelf.library(), count, gazetteer).expect("a library");
            shelf.run("stats");
            shelf
        }

        fn library(&self) -> PathBuf {
            self.folder.path().join("library")
        }

        fn program(&self, line: &str) -> Command {
            let mut command = Command::new(env!("CARGO_BIN_EXE_jili"));
            command
                .args(line.split_whitespace())
                .env_clear()
                .env("LANG", "zh_CN.UTF-8")
                .env("JILI_LIBRARY", self.library())
                .env("XDG_CACHE_HOME", self.folder.path());
            command
        }

        /// How long a command takes; it must say nothing but its answer.
        fn run(&self, line: &str) -> (Duration, usize) {
            let started = Instant::now();
            let output = self.program(line).output().expect("the program");
            let time = started.elapsed();
            assert!(
                output.stderr.is_empty(),
                "{line}: {}",
                output.stderr.escape_ascii()
            );
            (time, output.stdout.len())
        }

        fn browse(&mut self) {
            let mut program = command(env!("CARGO_BIN_EXE_jili").as_ref(), &[]);
            program.env("JILI_LIBRARY", self.library());
            program.env("XDG_CACHE_HOME", self.folder.path());
            let mut session = Session::start(program);
            self.start.add(session.wait_for(END, session.started));
            session.settle();
            for key in ["成", "都", "\r"] {
                session.press(key);
                session.settle();
            }
            self.peak_browsing = self.peak_browsing.max(session.peak());
            session.end("\x03");
        }

        /// The most memory of a command whose answer is longer than a pipe holds: it is still there when the answer is made.
        fn count_all(&mut self) {
            let mut program = self.program("stats --all --by category -f json");
            let mut child = program.stdout(Stdio::piped()).spawn().expect("the program");
            let mut output = child.stdout.take().expect("its output");
            output.read_exact(&mut [0]).expect("an answer");
            self.peak_counting = self.peak_counting.max(super::session::peak_of(child.id()));
            let _ = std::io::copy(&mut output, &mut std::io::sink());
            child.wait().expect("its status");
        }

        /// What a circular more costs the next command, which reads it and writes the cache anew.
        fn add(&mut self, gazetteer: &Gazetteer) {
            library::add(&self.library(), self.count, gazetteer).expect("a circular");
            self.count += 1;
            let sample = self.run("stats");
            self.added.add(sample);
        }

        fn without_cache(&mut self) {
            fs::remove_dir_all(self.folder.path().join("jili")).expect("a cache");
            let sample = self.run("stats");
            self.cold.add(sample);
        }

        /// The sizes of the library and of its cache, in MiB.
        fn sizes(&self) -> [f64; 2] {
            [self.library(), self.folder.path().join("jili")].map(|folder| {
                let files = fs::read_dir(folder).into_iter().flatten().flatten();
                let sizes = files.filter_map(|file| Some(file.metadata().ok()?.len()));
                sizes.sum::<u64>() as f64 / f64::from(1 << 20)
            })
        }
    }

    pub fn bench() {
        let this = std::env::current_exe().expect("this program");
        let (gazetteer, _) = Catalog::embedded().into_parts();
        let mut shelves = SIZES.map(|count| Shelf::new(count, &gazetteer));
        let mut floor = Samples::default();
        for round in 0..ROUNDS {
            let session = Session::start(command(&this, &["--floor"]));
            floor.add(session.wait_for(END, session.started));
            session.settle();
            session.end("q");
            for shelf in &mut shelves {
                shelf.browse();
                for (at, question) in QUESTIONS.iter().enumerate() {
                    let sample = shelf.run(question);
                    shelf.answers[at].add(sample);
                }
                if round < FEW && shelf.count > 0 {
                    shelf.count_all();
                    let sample = shelf.run("library check");
                    shelf.checked.add(sample);
                    shelf.without_cache();
                }
            }
        }
        println!("floor: time to content {:.2} ms", floor.percentile(50));
        print(&mut shelves);
        for shelf in shelves.iter_mut().filter(|shelf| shelf.count > 0) {
            for _ in 0..FEW {
                shelf.add(&gazetteer);
            }
            println!(
                "{} and one more: {:.1} ms",
                shelf.count - FEW,
                shelf.added.percentile(50)
            );
        }
    }

    /// A column for each size.
    fn print(shelves: &mut [Shelf; 5]) {
        let mut row = |what: &str, value: &mut dyn FnMut(&mut Shelf) -> f64| {
            let cells = shelves.iter_mut().map(|shelf| format!("{:>9.2}", value(shelf)));
            println!("{what:40}{}", cells.collect::<String>());
        };
        row("circulars", &mut |shelf| shelf.count as f64);
        row("time to content, ms", &mut |shelf| shelf.start.percentile(50));
        row("  the same, 95 %", &mut |shelf| shelf.start.percentile(95));
        for (at, question) in QUESTIONS.iter().enumerate() {
            row(&format!("{question}, ms"), &mut |shelf| {
                shelf.answers[at].percentile(50)
            });
        }
        row("library check, ms", &mut |shelf| shelf.checked.percentile(50));
        row("the first command without a cache, ms", &mut |shelf| {
            shelf.cold.percentile(50)
        });
        row("peak memory browsing, MiB", &mut |shelf| shelf.peak_browsing);
        row("peak memory with all read, MiB", &mut |shelf| shelf.peak_counting);
        row("library, MiB", &mut |shelf| shelf.sizes()[0]);
        row("cache, MiB", &mut |shelf| shelf.sizes()[1]);
    }
}

fn main() {
    #[cfg(unix)]
    if std::env::args().any(|argument| argument == "--floor") {
        session::floor();
    } else {
        unix::bench();
    }
}
