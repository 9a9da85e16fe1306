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
mod unix {
    use std::io::{Read, Write};
    use std::sync::mpsc::{Receiver, channel};
    use std::time::{Duration, Instant};

    use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
    use rustix::termios::{OptionalActions, tcgetattr, tcsetattr};

    /// How often everything is done, the two programs in turn.
    const ROUNDS: usize = 30;
    /// How long anything may take.
    const DEADLINE: Duration = Duration::from_secs(15);
    /// Nobody types sooner after the first screen.
    const SETTLED: Duration = Duration::from_millis(20);
    const SIZE: PtySize = PtySize {
        rows: 36,
        cols: 120,
        pixel_width: 0,
        pixel_height: 0,
    };
    /// Around each frame: mode 2026.
    const BEGIN: &str = "\x1b[?2026h";
    const END: &str = "\x1b[?2026l";

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

    /// What was measured under one name.
    #[derive(Default)]
    struct Samples {
        times: Vec<Duration>,
        bytes: Vec<usize>,
    }

    impl Samples {
        fn add(&mut self, (time, bytes): (Duration, usize)) {
            self.times.push(time);
            self.bytes.push(bytes);
        }

        /// The time that so many of a hundred are within.
        fn percentile(&mut self, percent: usize) -> f64 {
            self.times.sort_unstable();
            self.times[(self.times.len() - 1) * percent / 100].as_secs_f64() * 1e3
        }
    }

    /// A program on a terminal.
    struct Session {
        child: Box<dyn Child + Send + Sync>,
        keys: Box<dyn Write + Send>,
        output: Receiver<(Instant, Vec<u8>)>,
        started: Instant,
        _master: Box<dyn MasterPty + Send>,
    }

    impl Session {
        fn start(command: CommandBuilder) -> Self {
            let pair = native_pty_system().openpty(SIZE).expect("a pseudo-terminal");
            let mut source = pair.master.try_clone_reader().expect("its output");
            let keys = pair.master.take_writer().expect("its input");
            let (sender, output) = channel();
            std::thread::spawn(move || {
                let mut buffer = vec![0; 65_536];
                while let Ok(count @ 1..) = source.read(&mut buffer) {
                    let chunk = buffer.get(..count).unwrap_or_default().to_vec();
                    if sender.send((Instant::now(), chunk)).is_err() {
                        return;
                    }
                }
            });
            let started = Instant::now();
            let child = pair.slave.spawn_command(command).expect("the program");
            Self {
                child,
                keys,
                output,
                started,
                _master: pair.master,
            }
        }

        /// How long after `since` a text has been written, and how many bytes with it.
        fn wait_for(&self, text: &str, since: Instant) -> (Duration, usize) {
            let mut written: Vec<u8> = Vec::new();
            loop {
                let Ok((at, chunk)) = self.output.recv_timeout(DEADLINE) else {
                    panic!("waited in vain for {text:?} after {}", written.escape_ascii());
                };
                written.extend(chunk);
                if written.windows(text.len()).any(|part| part == text.as_bytes()) {
                    return (at - since, written.len());
                }
            }
        }

        /// Waits until nothing more is written.
        fn settle(&self) {
            while self.output.recv_timeout(SETTLED).is_ok() {}
        }

        /// Types a key, and waits for the end of the frame that it brings.
        fn press(&mut self, key: &str) -> (Duration, usize) {
            let pressed = Instant::now();
            self.keys
                .write_all(key.as_bytes())
                .expect("the terminal takes keys");
            self.wait_for(END, pressed)
        }

        /// The most memory that the program has had, in MiB.
        #[cfg(target_os = "linux")]
        fn peak(&self) -> f64 {
            let status = self.child.process_id().map(|id| format!("/proc/{id}/status"));
            let status = status
                .and_then(|path| std::fs::read_to_string(path).ok())
                .unwrap_or_default();
            let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
            let kilobytes = peak.and_then(|line| line.split_whitespace().next()?.parse::<f64>().ok());
            kilobytes.unwrap_or(f64::NAN) / 1024.0
        }

        #[cfg(not(target_os = "linux"))]
        fn peak(&self) -> f64 {
            f64::NAN
        }

        fn end(mut self, key: &str) {
            self.keys
                .write_all(key.as_bytes())
                .expect("the terminal takes keys");
            self.child.wait().expect("its status");
        }
    }

    fn command(program: &std::path::Path, arguments: &[&str]) -> CommandBuilder {
        let mut command = CommandBuilder::new(program);
        command.args(arguments);
        command.env_clear();
        // Without one the system's is taken, where somebody's settings and queries may be.
        command.env("HOME", "/nonexistent");
        command.env("TERM", "xterm-256color");
        command.env("LANG", "zh_CN.UTF-8");
        command
    }

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

    /// Enters the alternate screen, draws one full frame, and answers each key with a few bytes, until q.
    pub fn floor() {
        let (mut input, mut output) = (std::io::stdin(), std::io::stdout());
        let cooked = tcgetattr(&input).expect("a terminal");
        let mut raw = cooked.clone();
        raw.make_raw();
        tcsetattr(&input, OptionalActions::Now, &raw).expect("raw mode");
        let line = "效能评价好的地方".repeat(7);
        let frame: String = (1..SIZE.rows).map(|row| format!("\x1b[{row};1H{line}")).collect();
        let mut write = |text: String| {
            output.write_all(text.as_bytes()).expect("the terminal");
            output.flush().expect("the terminal");
        };
        write(format!("\x1b[?1049h{BEGIN}{frame}{END}"));
        let mut key = [0; 1];
        while input.read_exact(&mut key).is_ok() && key != *b"q" {
            write(format!("{BEGIN}\x1b[36;1HKEY{END}"));
        }
        write("\x1b[?1049l".to_owned());
        tcsetattr(&input, OptionalActions::Now, &cooked).expect("the terminal as it was");
    }
}

fn main() {
    #[cfg(unix)]
    if std::env::args().any(|argument| argument == "--floor") {
        unix::floor();
    } else {
        unix::bench();
    }
}
