//! Programs on a terminal of their own: jili, and the least that any full-screen program could do.
#![allow(dead_code, reason = "each bench uses a part of it")]
#![allow(
    clippy::panic,
    clippy::expect_used,
    reason = "a bench that cannot go on says why"
)]

use std::io::{Read, Write};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use rustix::termios::{OptionalActions, tcgetattr, tcsetattr};

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
pub const END: &str = "\x1b[?2026l";

/// What was measured under one name.
#[derive(Default)]
pub struct Samples {
    pub times: Vec<Duration>,
    pub bytes: Vec<usize>,
}

impl Samples {
    pub fn add(&mut self, (time, bytes): (Duration, usize)) {
        self.times.push(time);
        self.bytes.push(bytes);
    }

    /// The time that so many of a hundred are within.
    pub fn percentile(&mut self, percent: usize) -> f64 {
        self.times.sort_unstable();
        self.times[(self.times.len() - 1) * percent / 100].as_secs_f64() * 1e3
    }
}

/// A program on a terminal.
pub struct Session {
    child: Box<dyn Child + Send + Sync>,
    keys: Box<dyn Write + Send>,
    output: Receiver<(Instant, Vec<u8>)>,
    pub started: Instant,
    _master: Box<dyn MasterPty + Send>,
}

impl Session {
    pub fn start(command: CommandBuilder) -> Self {
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
    pub fn wait_for(&self, text: &str, since: Instant) -> (Duration, usize) {
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
    pub fn settle(&self) {
        while self.output.recv_timeout(SETTLED).is_ok() {}
    }

    /// Types a key, and waits for the end of the frame that it brings.
    pub fn press(&mut self, key: &str) -> (Duration, usize) {
        let pressed = Instant::now();
        self.keys
            .write_all(key.as_bytes())
            .expect("the terminal takes keys");
        self.wait_for(END, pressed)
    }

    /// The most memory that the program has had, in MiB.
    pub fn peak(&self) -> f64 {
        self.child.process_id().map_or(f64::NAN, peak_of)
    }

    pub fn end(mut self, key: &str) {
        self.keys
            .write_all(key.as_bytes())
            .expect("the terminal takes keys");
        self.child.wait().expect("its status");
    }
}

pub fn command(program: &std::path::Path, arguments: &[&str]) -> CommandBuilder {
    let mut command = CommandBuilder::new(program);
    command.args(arguments);
    command.env_clear();
    command.env("TERM", "xterm-256color");
    // Whoever runs the benches may have a library.
    command.env("XDG_DATA_HOME", "/nonexistent");
    command.env("LANG", "zh_CN.UTF-8");
    command
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

/// The most memory that a process has had, in MiB; nothing where the system does not tell.
#[cfg(target_os = "linux")]
pub fn peak_of(process: u32) -> f64 {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = peak.and_then(|line| line.split_whitespace().next()?.parse::<f64>().ok());
    kilobytes.unwrap_or(f64::NAN) / 1024.0
}

#[cfg(not(target_os = "linux"))]
pub fn peak_of(_: u32) -> f64 {
    f64::NAN
}
