//! Programs on a terminal of their own: jili, what it is compared with, and the least that any full-screen program could do.
#![allow(dead_code, reason = "each bench uses a part of it")]
#![allow(
    clippy::panic,
    clippy::expect_used,
    reason = "a bench that cannot go on says why"
)]

use std::io::{Read, Write};
use std::path::Path;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use rustix::termios::{OptionalActions, tcgetattr, tcsetattr};

use super::process;

/// How long anything may take.
const DEADLINE: Duration = Duration::from_secs(15);
/// After so long without output a key is done; nobody types sooner after the first screen.
const SETTLED: Duration = Duration::from_millis(20);
/// How long a key may take that writes nothing.
const SILENT: Duration = Duration::from_millis(250);
const SIZE: PtySize = PtySize {
    rows: 36,
    cols: 120,
    pixel_width: 0,
    pixel_height: 0,
};
/// Around each frame: mode 2026.
const BEGIN: &str = "\x1b[?2026h";
pub const END: &str = "\x1b[?2026l";
/// How the bench is called to be the floor.
const FLOOR: &str = "--floor";

/// What a key cost: ms until the last byte of its frame, µs of the processor until all is quiet, bytes.
#[derive(Clone, Copy, Debug)]
pub struct Stroke {
    pub time: f64,
    pub cpu: f64,
    pub bytes: f64,
}

/// A program on a terminal.
pub struct Session {
    child: Box<dyn Child + Send + Sync>,
    keys: Box<dyn Write + Send>,
    output: Receiver<(Instant, Vec<u8>)>,
    started: Instant,
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

    /// How many ms after the start a text has been written.
    pub fn time_to(&self, text: &str) -> f64 {
        let mut written: Vec<u8> = Vec::new();
        loop {
            let Ok((at, chunk)) = self.output.recv_timeout(DEADLINE) else {
                panic!("waited in vain for {text:?} after {}", written.escape_ascii());
            };
            written.extend(chunk);
            if written.windows(text.len()).any(|part| part == text.as_bytes()) {
                return (at - self.started).as_secs_f64() * 1e3;
            }
        }
    }

    /// Waits until nothing more is written.
    pub fn settle(&self) {
        while self.output.recv_timeout(SETTLED).is_ok() {}
    }

    /// Types a key, and waits until nothing more comes of it.
    pub fn press(&mut self, key: &str) -> Stroke {
        let before = self.cpu();
        let pressed = Instant::now();
        self.keys
            .write_all(key.as_bytes())
            .expect("the terminal takes keys");
        let (mut last, mut bytes, mut patience) = (pressed, 0, SILENT);
        while let Ok((at, chunk)) = self.output.recv_timeout(patience) {
            bytes += chunk.len();
            (last, patience) = (at, SETTLED);
        }
        Stroke {
            time: (last - pressed).as_secs_f64() * 1e3,
            cpu: self.cpu() - before,
            bytes: bytes as f64,
        }
    }

    /// What happens while nobody types: how often it stopped running, µs of the processor, bytes.
    pub fn idle(&self, window: Duration) -> [f64; 3] {
        let process = self.child.process_id().unwrap_or_default();
        let (waits, cpu) = (process::waits(process), self.cpu());
        std::thread::sleep(window);
        let written: usize = self.output.try_iter().map(|(_, chunk)| chunk.len()).sum();
        [process::waits(process) - waits, self.cpu() - cpu, written as f64]
    }

    /// The processor time that the program has had, in µs.
    pub fn cpu(&self) -> f64 {
        self.child.process_id().map_or(f64::NAN, process::cpu)
    }

    /// The most memory that the program has had, in MiB.
    pub fn peak(&self) -> f64 {
        self.child.process_id().map_or(f64::NAN, process::peak)
    }

    /// Ends the program with a key of its own.
    pub fn end(mut self, key: &str) {
        self.keys
            .write_all(key.as_bytes())
            .expect("the terminal takes keys");
        self.child.wait().expect("its status");
    }
}

/// A program in an environment that is the same for everybody.
pub fn command(program: &Path, arguments: &[&str]) -> CommandBuilder {
    let mut command = CommandBuilder::new(program);
    command.args(arguments);
    // Else it would be started where nobody is at home.
    command.cwd(env!("CARGO_MANIFEST_DIR"));
    command.env_clear();
    for (name, value) in ENVIRONMENT {
        command.env(name, value);
    }
    command
}

/// Whoever runs the benches may have settings and a library.
pub const ENVIRONMENT: [(&str, &str); 4] = [
    ("TERM", "xterm-256color"),
    ("LANG", "zh_CN.UTF-8"),
    ("HOME", "/proc/nonexistent"),
    ("XDG_DATA_HOME", "/proc/nonexistent"),
];

/// The floor's own call.
pub fn floor() -> CommandBuilder {
    let this = std::env::current_exe().expect("this program");
    command(&this, &[FLOOR])
}

/// Runs a bench, or, where that was called for it, the floor.
pub fn run(bench: fn()) {
    if std::env::args().any(|argument| argument == FLOOR) {
        be_the_floor();
    } else {
        bench();
    }
}

/// Enters the alternate screen, draws one full frame, and answers each key with a few bytes, until q.
fn be_the_floor() {
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
