//! Every screen of jili on a real terminal of 120×36: what a key costs there, and that nothing happens while nobody types.
//!
//! Prints finished tables: µs of the processor from a key until all is quiet, in the system too; bytes of its frame.
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
    use std::time::Duration;

    use super::samples::{Samples, heading, row};
    use super::session::{END, Session};
    use super::shelf::Shelf;

    /// How often everything is gone through, the libraries in turn: some two hundred keys each time.
    const ROUNDS: usize = 10;
    /// How long nobody types.
    const IDLE: Duration = Duration::from_secs(1);
    /// What any key may take, in µs.
    const KEY: f64 = 500.0;

    const UP: &str = "\x1b[A";
    const DOWN: &str = "\x1b[B";
    const RIGHT: &str = "\x1b[C";
    const PAGE: &str = "\x1b[6~";
    const HOME: &str = "\x1b[H";
    const BACK: &str = "\x1b";
    const CLEAR: &str = "\x15";

    /// What is typed, and what it does; what has no name only leads on.
    const WALK: &[(&str, &[&str])] = &[
        ("start: moving among the categories", &[DOWN, DOWN]),
        ("start: paging", &[PAGE, HOME]),
        ("", &[RIGHT]),
        ("start: moving among the recipients", &[DOWN, DOWN, UP]),
        ("start: opening a place and going back", &["\r", BACK]),
        ("", &["\x1b[D"]),
        ("search: its first key", &["翠屏"]),
        ("", &[CLEAR]),
        ("search: a letter", &["c", "u", "i", "p", "i", "n", "g"]),
        ("", &[CLEAR]),
        ("search: the first that falls through", &["ciuping"]),
        ("", &[CLEAR]),
        ("search: a query that falls through", &["zzzzzz"]),
        ("", &[CLEAR]),
        ("search: words of the text", &["资金"]),
        ("search: moving", &[DOWN, DOWN]),
        ("search: sections", &["\t"]),
        ("", &[CLEAR]),
        ("search: two places", &["宜宾 泸州"]),
        ("", &[CLEAR, "yibin"]),
        ("place: opening", &["\r"]),
        ("place: moving", &[DOWN, DOWN]),
        ("", &[BACK, BACK]),
        ("overview: opening", &["\x1bOQ"]),
        ("overview: moving", &[DOWN, RIGHT]),
        ("overview: another view", &[PAGE]),
        ("", &[BACK]),
        ("places: opening", &["\x1bOR"]),
        ("places: sorting", &[RIGHT, "\x12"]),
        ("places: marking", &[" "]),
        ("places: moving", &[DOWN, DOWN]),
        ("", &[" "]),
        ("compare: opening", &["\x1b[19~"]),
        ("compare: moving", &[DOWN, RIGHT]),
        ("", &[BACK, BACK]),
        ("departments: opening", &["\x1b[15~"]),
        ("departments: moving", &[DOWN, DOWN]),
        ("", &[BACK]),
        ("source: opening", &["\x1b[17~"]),
        ("source: moving", &[DOWN, PAGE]),
        ("", &[BACK]),
        ("circulars: opening", &["\x1b[18~"]),
        ("circulars: moving", &[DOWN, UP]),
        ("", &[BACK]),
        ("menu: opening", &["\x19"]),
        ("menu: moving", &[DOWN]),
        ("", &[BACK]),
        ("help: opening", &["\x1bOP"]),
        ("help: paging", &[PAGE]),
        ("", &[BACK, "中国式现代化"]),
        ("page: opening", &["\r"]),
        ("", &[BACK, BACK]),
    ];

    /// A circular with open entries.
    const OPEN: &str = "四川省人民政府办公厅\n关于对2021年度真抓实干成效明显地方予以督查激励的通报\n\
        川办函〔2022〕901号\n各市（州）人民政府：\n为鼓励先进，现予激励。\n\
        一、促进外贸稳定增长成效明显的地方\n绵阳市、市中区、荣经县，石油产业管理区。\n\
        2022年对上述地方各给予500万元激励支持。（商务厅、财政厅组织实施）\n";
    const REVIEW: &[(&str, &[&str])] = &[("review: moving", &[DOWN, DOWN]), ("review: typing", &["乐"])];

    /// What was measured of the keys with one name.
    #[derive(Default)]
    struct Keys {
        cpu: Samples,
        bytes: Samples,
    }

    /// What was measured on one way through the screens, by the names of its steps.
    #[derive(Default)]
    struct Walked {
        keys: Vec<(&'static str, Keys)>,
        /// The same, of what happened after the last key of a step while nobody typed.
        idle: Vec<(&'static str, [Samples; 3])>,
        start: Samples,
        peak: Samples,
    }

    impl Walked {
        fn walk(
            &mut self,
            mut session: Session,
            steps: &[(&'static str, &[&str])],
            is_idle: bool,
            taken: bool,
        ) {
            session.time_to(END);
            session.settle();
            self.start.add(session.cpu());
            if taken {
                for key in ["\x1b[18~", HOME, "\r"] {
                    session.press(key);
                }
            }
            for (name, keys) in steps {
                for key in *keys {
                    let stroke = session.press(key);
                    if !name.is_empty() {
                        let of_name = entry(&mut self.keys, name);
                        of_name.cpu.add(stroke.cpu);
                        of_name.bytes.add(stroke.bytes);
                    }
                }
                if is_idle && !name.is_empty() {
                    let idle = session.idle(IDLE);
                    let of_name = entry(&mut self.idle, name.split(':').next().unwrap_or_default());
                    for (samples, figure) in of_name.iter_mut().zip(idle) {
                        samples.add(figure);
                    }
                }
            }
            self.peak.add(session.peak());
            session.end("\x03");
        }
    }

    fn entry<'a, T: Default>(all: &'a mut Vec<(&'static str, T)>, name: &'static str) -> &'a mut T {
        let at = all
            .iter()
            .position(|(known, _)| *known == name)
            .unwrap_or_else(|| {
                all.push((name, T::default()));
                all.len() - 1
            });
        &mut all[at].1
    }

    pub fn bench() {
        let shelves = [0, 30, 300].map(Shelf::new);
        let with_open = Shelf::new(0);
        let file = with_open.library().join("open.text");
        fs::write(&file, OPEN).expect("a text");
        with_open.run(&format!("import {}", file.display()));
        let mut walked: [Walked; 3] = Default::default();
        let mut review = Walked::default();
        for round in 0..ROUNDS {
            for (shelf, walked) in shelves.iter().zip(&mut walked) {
                walked.walk(
                    shelf.browse(""),
                    WALK,
                    round == 0 && shelf.count < 300,
                    shelf.count == 30,
                );
            }
            review.walk(with_open.browse("review sichuan-2021"), REVIEW, round == 0, false);
        }
        heading(&[
            "a key",
            "built-in, µs",
            "95 %",
            "bytes",
            "30 in scope, µs",
            "95 %",
            "bytes",
            "300 there, µs",
            "95 %",
            "bytes",
        ]);
        let mut over: Vec<String> = Vec::new();
        let mut tell = |name: &str, all: &[&Keys]| {
            let mut cells = vec![name.to_owned()];
            for keys in all {
                cells.extend([
                    format!("{:.0}", keys.cpu.median()),
                    format!("{:.0}", keys.cpu.late()),
                    keys.bytes.range(),
                ]);
                let is_told = over.last().is_some_and(|last| last == name);
                if keys.cpu.median() > KEY && !is_told {
                    over.push(name.to_owned());
                }
            }
            row(&cells);
        };
        for (at, (name, _)) in walked[0].keys.iter().enumerate() {
            let all: Vec<_> = walked.iter().map(|walked| &walked.keys[at].1).collect();
            tell(name, &all);
        }
        for (name, keys) in &review.keys {
            tell(name, &[keys]);
        }
        println!("\nover {KEY} µs: {}", over.join(", "));
        heading(&["until the first screen, its index made", "built-in", "30", "300"]);
        let cells = |what: &str, figure: fn(&Walked) -> String| {
            let figures = walked.iter().map(figure);
            row(&[what.to_owned()].into_iter().chain(figures).collect::<Vec<_>>());
        };
        cells("processor, ms", |walked| {
            format!("{:.1}", walked.start.median() / 1e3)
        });
        cells("peak memory at the end, MiB", |walked| {
            format!("{:.1}", walked.peak.most())
        });
        heading(&[
            "while nobody types, the most in a second",
            "wake-ups",
            "µs",
            "bytes",
        ]);
        let idle = walked
            .iter()
            .take(2)
            .flat_map(|walked| &walked.idle)
            .chain(&review.idle);
        for (name, figures) in idle {
            let figures = figures.iter().map(|samples| format!("{:.0}", samples.most()));
            row(&[(*name).to_owned()]
                .into_iter()
                .chain(figures)
                .collect::<Vec<_>>());
        }
    }
}

fn main() {
    #[cfg(unix)]
    session::run(unix::bench);
}
