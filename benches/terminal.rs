//! How long it takes until jili shows something, beside the least that any full-screen program could do and beside what one
//! would use instead; and the same question asked of jili, rg and fzf.
//!
//! Prints finished tables. Programs that are not installed are left out. Run twice: as the bench, and by the bench as the
//! floor.
#![allow(missing_docs, reason = "a bench")]
#![allow(clippy::expect_used, reason = "a bench that cannot go on says why")]

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
    use std::fs;
    use std::path::Path;
    use std::process::Command;

    use portable_pty::CommandBuilder;

    use super::process::{self, installed};
    use super::samples::{Samples, heading, row};
    use super::session::{END, Session, command, floor};
    use super::shelf::Shelf;

    /// How often everything is done, the programs in turn.
    const ROUNDS: usize = 30;
    /// The libraries, and how much later than the floor each may be, in ms.
    const SIZES: [(usize, &str); 4] = [(0, "1"), (30, "2"), (300, "4"), (1000, "–")];
    /// The circular that is built in, for those that read files.
    const TEXT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/data/circulars/sichuan-2022.txt");
    /// Words that stand on its first page.
    const WORDS: &str = "督查激励";

    /// A program that is started, and what was measured of it.
    struct Started {
        name: String,
        limit: &'static str,
        command: Box<dyn Fn() -> CommandBuilder>,
        content: &'static str,
        /// How it is left.
        end: &'static str,
        time: Samples,
        cpu: Samples,
        peak: Samples,
    }

    impl Started {
        fn new(
            name: String,
            content: &'static str,
            end: &'static str,
            command: impl Fn() -> CommandBuilder + 'static,
        ) -> Self {
            Self {
                name,
                limit: "",
                command: Box::new(command),
                content,
                end,
                time: Samples::default(),
                cpu: Samples::default(),
                peak: Samples::default(),
            }
        }

        fn start(&mut self) {
            let session = Session::start((self.command)());
            self.time.add(session.time_to(self.content));
            session.settle();
            self.cpu.add(session.cpu() / 1e3);
            self.peak.add(session.peak());
            session.end(self.end);
        }
    }

    pub fn bench() {
        let shelves = SIZES.map(|(count, _)| Shelf::new(count));
        starts(&shelves);
        questions(&shelves[2]);
    }

    /// All that can be started here, the floor first.
    fn starters(shelves: &[Shelf; 4]) -> Vec<Started> {
        let mut all = vec![Started::new("floor".to_owned(), END, "q", floor)];
        if let Some(less) = installed("less") {
            all.push(Started::new("less".to_owned(), WORDS, "q", move || {
                let mut command = command(&less, &[TEXT]);
                // The locale need not be installed.
                command.env("LESSCHARSET", "utf-8");
                command
            }));
        }
        if let Some(fzf) = installed("fzf") {
            // It reads what it lists from its input.
            let line = format!("exec '{}' < '{TEXT}'", fzf.display());
            all.push(Started::new("fzf".to_owned(), WORDS, "\x1b", move || {
                command(Path::new("/bin/sh"), &["-c", &line])
            }));
        }
        for (shelf, (count, limit)) in shelves.iter().zip(SIZES) {
            let environment = shelf.environment();
            let name = format!("jili, {count} in the library");
            let jili = Started::new(name, END, "\x03", move || {
                let mut command = command(Path::new(env!("CARGO_BIN_EXE_jili")), &[]);
                for (name, value) in &environment {
                    command.env(name, value);
                }
                command
            });
            all.push(Started { limit, ..jili });
        }
        all
    }

    fn starts(shelves: &[Shelf; 4]) {
        let mut all = starters(shelves);
        for _ in 0..ROUNDS {
            for started in &mut all {
                started.start();
            }
        }
        let floor = all.first().map_or(f64::NAN, |floor| floor.time.median());
        heading(&[
            "start to content",
            "ms",
            "95 %",
            "× floor",
            "ms over the floor",
            "limit",
            "processor until quiet, ms",
            "peak, MiB",
        ]);
        for started in &all {
            let (median, late) = (started.time.median(), started.time.late());
            row(&[
                started.name.clone(),
                format!("{median:.2}"),
                format!("{late:.2}"),
                format!("{:.2}", median / floor),
                format!("{:.2}", median - floor),
                started.limit.to_owned(),
                format!("{:.1}", started.cpu.median()),
                format!("{:.1}", started.peak.most()),
            ]);
        }
    }

    /// A question as a command, and how long its answer took on the clock and on the processor.
    struct Asked {
        name: String,
        command: Box<dyn Fn() -> Command>,
        times: [Samples; 2],
    }

    /// A county in the texts of a library, asked in characters and in pinyin, as whole commands.
    fn questions(shelf: &Shelf) {
        let folder = shelf.library();
        // fzf takes lines from its input, and so all texts as one.
        let all = folder.join("all.text");
        let mut joined = String::new();
        for file in fs::read_dir(&folder).expect("the library").flatten() {
            if file
                .path()
                .extension()
                .is_some_and(|extension| extension == "txt")
            {
                joined += &fs::read_to_string(file.path()).expect("a text");
            }
        }
        fs::write(&all, joined).expect("a text");
        let mut all_asked: Vec<Asked> = Vec::new();
        let mut ask = |name: String, command: Box<dyn Fn() -> Command>| {
            let times = Default::default();
            all_asked.push(Asked { name, command, times });
        };
        for word in ["翠屏区", "cuiping"] {
            if let Some(rg) = installed("rg") {
                let folder = folder.clone();
                let command = move || {
                    let mut command = Command::new(&rg);
                    command.args(["--glob", "*.txt", word]).arg(&folder);
                    command
                };
                ask(format!("rg {word}"), Box::new(command));
            }
            if let Some(fzf) = installed("fzf") {
                let line = format!("exec '{}' --filter {word} < '{}'", fzf.display(), all.display());
                let command = move || {
                    let mut command = Command::new("/bin/sh");
                    command.args(["-c", &line]);
                    command
                };
                ask(format!("fzf --filter {word}"), Box::new(command));
            }
            let line = format!("list --all --place {word}");
            let environment = shelf.environment();
            let command = move || {
                let mut command = Command::new(env!("CARGO_BIN_EXE_jili"));
                command.args(line.split(' ')).envs(environment.clone());
                command
            };
            ask(format!("jili list --all --place {word}"), Box::new(command));
        }
        for _ in 0..ROUNDS {
            for asked in &mut all_asked {
                let times = process::timed(&mut (asked.command)());
                for (samples, time) in asked.times.iter_mut().zip(times) {
                    samples.add(time);
                }
            }
        }
        let title = format!("a county in {} circulars", shelf.count);
        heading(&[&title, "lines found", "ms", "95 %", "processor, ms"]);
        for asked in &all_asked {
            let [clock, cpu] = &asked.times;
            let found = (asked.command)().output().map_or(0, |output| {
                output
                    .stdout
                    .split(|byte| *byte == b'\n')
                    .count()
                    .saturating_sub(1)
            });
            row(&[
                asked.name.clone(),
                found.to_string(),
                format!("{:.1}", clock.median()),
                format!("{:.1}", clock.late()),
                format!("{:.1}", cpu.median()),
            ]);
        }
    }
}

fn main() {
    #[cfg(unix)]
    session::run(unix::bench);
}
