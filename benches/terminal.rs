//! jili from outside, on a terminal of its own, beside the least that any full-screen program could do: how long to
//! the first screen, how long from a key to the last byte of its frame, how many bytes, and how much memory.
//!
//! Run twice: as the bench, and by the bench as the floor.
#![allow(missing_docs, reason = "a bench")]
#![allow(
    clippy::panic,
    clippy::expect_used,
    reason = "a bench that cannot go on says why"
)]

#[cfg(unix)]
#[path = "support/session.rs"]
mod session;

#[cfg(unix)]
mod unix {
    use super::session::{END, Samples, Session, command};

    /// How often everything is done, the two programs in turn.
    const ROUNDS: usize = 30;

    /// What is typed, and what it does.
    const KEYS: [(&str, &str); 12] = [
        ("the first key of a search", "翠屏"),
        ("", "\x15"),
        ("a letter of a search", "c"),
        ("a letter of a search", "u"),
        ("a letter of a search", "i"),
        ("", "\x1b"),
        ("moving among the categories", "\x1b[B"),
        ("moving among the categories", "\x1b[B"),
        ("paging", "\x1b[6~"),
        ("paging", "\x1b[H"),
        ("opening a place", "\r"),
        ("", "\x1b"),
    ];

    pub fn bench() {
        let this = std::env::current_exe().expect("this program");
        let (mut floor, mut floor_key) = (Samples::default(), Samples::default());
        let (mut start, mut peak) = (Samples::default(), f64::NAN);
        let mut keys: Vec<(&str, Samples)> = Vec::new();
        for _ in 0..ROUNDS {
            let mut session = Session::start(command(&this, &["--floor"]));
            floor.add(session.wait_for(END, session.started));
            session.settle();
            for _ in KEYS {
                floor_key.add(session.press("x"));
            }
            session.end("q");

            let mut session = Session::start(command(env!("CARGO_BIN_EXE_jili").as_ref(), &[]));
            start.add(session.wait_for(END, session.started));
            session.settle();
            for (what, key) in KEYS {
                let sample = session.press(key);
                match keys.iter_mut().find(|(known, _)| *known == what) {
                    _ if what.is_empty() => {}
                    Some((_, samples)) => samples.add(sample),
                    None => {
                        let mut samples = Samples::default();
                        samples.add(sample);
                        keys.push((what, samples));
                    }
                }
            }
            peak = peak.max(session.peak());
            session.end("\x03");
        }
        let (start_floor, key_floor) = (floor.percentile(50), floor_key.percentile(50));
        println!("{:30} {:>8} {:>9} {:>9}  bytes", "", "ms", "× floor", "95 %");
        let row = |what: &str, samples: &mut Samples, floor: f64| {
            let (median, late) = (samples.percentile(50), samples.percentile(95));
            let (least, most) = (samples.bytes.iter().min(), samples.bytes.iter().max());
            let (least, most) = (least.copied().unwrap_or(0), most.copied().unwrap_or(0));
            println!(
                "{what:30} {median:8.2} {:9.2} {:9.2}  {least}–{most}",
                median / floor,
                late / floor
            );
        };
        row("floor: time to content", &mut floor, start_floor);
        row("floor: a key", &mut floor_key, key_floor);
        row("time to content", &mut start, start_floor);
        for (what, samples) in &mut keys {
            row(what, samples, key_floor);
        }
        println!("peak memory, MiB: {peak:.2}");
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
