//! What a library costs, from outside: libraries of invented circulars in the real ones' shape, from none to a thousand. How
//! long commands take, how much memory, how large the cache is, and how all of it grows.
//!
//! Prints finished tables: times on the clock, and behind them on the processor, in ms.
#![allow(missing_docs, reason = "a bench")]

#[cfg(unix)]
#[path = "support/library.rs"]
mod library;
#[cfg(unix)]
#[path = "support/process.rs"]
mod process;
#[cfg(unix)]
#[path = "support/samples.rs"]
mod samples;
#[cfg(unix)]
#[path = "support/session.rs"]
mod session;
#[cfg(unix)]
#[path = "support/shelf.rs"]
mod shelf;

#[cfg(unix)]
mod unix {
    use super::samples::{Samples, heading, row};
    use super::session::END;
    use super::shelf::Shelf;

    /// How often everything is done, the sizes in turn;
    const ROUNDS: usize = 30;
    /// what takes long, so often.
    const FEW: usize = 5;
    const SIZES: [usize; 5] = [0, 1, 30, 300, 1000];
    /// What a library is asked, and what that may take with 300 circulars, in ms.
    const QUESTIONS: [(&str, &str); 8] = [
        ("--version", ""),
        ("stats", ""),
        ("place 成都", "10"),
        ("history 成都", "20"),
        ("search 翠屏", "30"),
        ("stats --all", "100"),
        ("list --all --place 成都", ""),
        ("library", ""),
    ];
    /// The built-in circular as a file: nine pages of a PDF.
    const TEXT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/data/circulars/sichuan-2022.txt");
    /// Queries that mean something, that need every fallback, and that stand in the text.
    const QUERIES: [&str; 4] = ["翠屏", "ciuping", "zzzzzz", "资金"];

    /// What was measured of one library.
    struct Measured {
        shelf: Shelf,
        answers: Vec<[Samples; 2]>,
        import: [Samples; 2],
        check: [Samples; 2],
        cold: [Samples; 2],
        added: [Samples; 2],
        searched: Samples,
        searched_in_all: Samples,
        counted: Samples,
    }

    impl Measured {
        fn new(count: usize) -> Self {
            Self {
                shelf: Shelf::new(count),
                answers: QUESTIONS.iter().map(|_| Default::default()).collect(),
                import: Default::default(),
                check: Default::default(),
                cold: Default::default(),
                added: Default::default(),
                searched: Samples::default(),
                searched_in_all: Samples::default(),
                counted: Samples::default(),
            }
        }

        /// The most memory of a browser in which one searches, in the newest circular or in all.
        fn search(&self, in_all: bool) -> f64 {
            let mut session = self.shelf.browse("");
            session.time_to(END);
            session.settle();
            if in_all && self.shelf.count > 0 {
                for key in ["\x1b[18~", "\x1b[H", "\r"] {
                    session.press(key);
                }
            }
            for query in QUERIES {
                session.press(query);
                session.press("\x15");
            }
            let peak = session.peak();
            session.end("\x03");
            peak
        }

        fn few(&mut self) {
            let import = format!("import --dry-run {TEXT}");
            add(&mut self.import, self.shelf.run(&import));
            self.searched.add(self.search(false));
            self.searched_in_all.add(self.search(true));
            if self.shelf.count > 0 {
                let counted = self.shelf.peak_of("stats --all --by category -f json");
                self.counted.add(counted);
                add(&mut self.check, self.shelf.run("library check"));
                self.shelf.forget_cache();
                add(&mut self.cold, self.shelf.run("stats"));
            }
        }
    }

    fn add(samples: &mut [Samples; 2], times: [f64; 2]) {
        for (samples, time) in samples.iter_mut().zip(times) {
            samples.add(time);
        }
    }

    pub fn bench() {
        let mut all = SIZES.map(Measured::new);
        for round in 0..ROUNDS {
            for measured in &mut all {
                for (at, (question, _)) in QUESTIONS.iter().enumerate() {
                    add(&mut measured.answers[at], measured.shelf.run(question));
                }
                if round < FEW {
                    measured.few();
                }
            }
        }
        let sizes = all.each_ref().map(|measured| measured.shelf.sizes());
        for measured in all.iter_mut().filter(|measured| measured.shelf.count > 0) {
            for _ in 0..FEW {
                measured.shelf.add();
                add(&mut measured.added, measured.shelf.run("stats"));
            }
        }
        let columns = SIZES.map(|count| count.to_string());
        let mut titles = vec!["circulars"];
        titles.extend(columns.iter().map(String::as_str));
        titles.push("limit at 300");
        heading(&titles);
        let tell = |what: &str, limit: &str, figure: &dyn Fn(&Measured) -> String| {
            let mut cells = vec![what.to_owned()];
            cells.extend(all.iter().map(figure));
            cells.push(limit.to_owned());
            row(&cells);
        };
        for (at, (question, limit)) in QUESTIONS.iter().enumerate() {
            tell(&format!("`{question}`"), limit, &|measured| {
                times(&measured.answers[at])
            });
        }
        tell("`import` of nine pages", "50", &|measured| {
            times(&measured.import)
        });
        tell("`library check`", "2000", &|measured| times(&measured.check));
        tell("one more, and the next command", "500", &|measured| {
            times(&measured.added)
        });
        tell("the first command without a cache", "", &|measured| {
            times(&measured.cold)
        });
        let most = |samples: &Samples| format!("{:.1}", samples.most());
        tell("peak after searches, MiB", "32 (none: 7)", &|measured| {
            most(&measured.searched)
        });
        tell("the same with all in scope", "", &|measured| {
            most(&measured.searched_in_all)
        });
        tell("peak of `stats --all`", "", &|measured| most(&measured.counted));
        for (at, what) in ["the library, MiB", "its cache, MiB"].into_iter().enumerate() {
            let cells = sizes.iter().map(|sizes| format!("{:.2}", sizes[at]));
            let cells = [what.to_owned()].into_iter().chain(cells);
            row(&cells.chain([String::new()]).collect::<Vec<_>>());
        }
    }

    /// `10.2 (8.1)`: on the clock, and on the processor.
    fn times([clock, cpu]: &[Samples; 2]) -> String {
        if clock.median().is_nan() {
            return String::new();
        }
        format!("{:.1} ({:.1})", clock.median(), cpu.median())
    }
}

fn main() {
    #[cfg(unix)]
    session::run(unix::bench);
}
