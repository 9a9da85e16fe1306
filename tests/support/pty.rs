//! A program on a terminal of its own: what a person at the keyboard can do to it, and what they see.
//!
//! Nothing here sleeps: everything waits for a condition, up to [`DEADLINE`], and says what was on the screen when
//! the condition did not come. The emulator answers what programs ask of terminals, and remembers that they asked.

use std::ffi::OsStr;
use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::process::ExitStatus;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Condvar, Mutex};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use portable_pty::{CommandBuilder, MasterPty, PtySize, native_pty_system};
use rustix::process::{Pid, Signal, kill_process};
use tempfile::TempDir;

/// How long any condition may take on a slow machine.
pub const DEADLINE: Duration = Duration::from_secs(15);

/// What the reader does with the terminal's output.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reading {
    Taking,
    /// As a terminal that is stopped: the program's writes come to a halt when the line is full.
    Stopped,
    Ended,
}

/// Answers that the emulator owes the program, and everything that it was asked.
#[derive(Default)]
struct Queries {
    owed: Vec<u8>,
    asked: Vec<String>,
}

impl vt100::Callbacks for Queries {
    fn unhandled_csi(
        &mut self,
        screen: &mut vt100::Screen,
        intermediate: Option<u8>,
        _: Option<u8>,
        parameters: &[&[u16]],
        last: char,
    ) {
        let (row, column) = screen.cursor_position();
        match (intermediate, parameters, last) {
            (None, [[6]], 'n') => {
                self.owed
                    .extend(format!("\x1b[{};{}R", row + 1, column + 1).bytes());
                self.asked.push("cursor position".to_owned());
            }
            (None, _, 'c') => {
                self.owed.extend(b"\x1b[?62;22c");
                self.asked.push("device attributes".to_owned());
            }
            (Some(b'?'), [[mode]], 'p') => self.asked.push(format!("mode {mode}")),
            _ => {}
        }
    }
}

/// A program and the terminal that it runs on.
pub struct Pty {
    _home: TempDir,
    master: Option<Box<dyn MasterPty + Send>>,
    /// Keys go through a thread of their own: a program that does not read them must not stop the test.
    keys: Option<Sender<Vec<u8>>>,
    typist: JoinHandle<()>,
    child: Box<std::process::Child>,
    chunks: Receiver<Vec<u8>>,
    reading: Arc<(Mutex<Reading>, Condvar)>,
    reader: JoinHandle<()>,
    emulator: vt100::Parser<Queries>,
    transcript: Vec<u8>,
}

/// What to start; the environment is only what is given here, so that no machine's own settings show.
pub struct Start {
    command: CommandBuilder,
    size: (u16, u16),
    /// Where the program finds and leaves files, unless it is told otherwise.
    home: TempDir,
}

impl Start {
    /// The program with these arguments, on a terminal of 120×36.
    pub fn program(program: &str, arguments: &[&str]) -> Self {
        let mut command = CommandBuilder::new(program);
        command.args(arguments);
        command.env_clear();
        command.cwd(env!("CARGO_MANIFEST_DIR"));
        command.env("PATH", std::env::var_os("PATH").unwrap_or_default());
        command.env("TERM", "xterm-256color");
        command.env("LANG", "zh_CN.UTF-8");
        command.env("RUST_BACKTRACE", "1");
        let home = tempfile::tempdir().expect("a folder");
        command.env("HOME", home.path());
        Self {
            command,
            size: (120, 36),
            home,
        }
    }

    /// jili, as a person starts it.
    pub fn jili() -> Self {
        Self::program(env!("CARGO_BIN_EXE_jili"), &[])
    }

    /// A shell with job control that runs this script; `$JILI` is the program.
    pub fn shell(script: &str) -> Self {
        Self::program("/bin/sh", &["-c", &format!("set -m; {script}")])
            .env("JILI", env!("CARGO_BIN_EXE_jili"))
    }

    /// With this argument.
    pub fn argument(mut self, argument: impl AsRef<OsStr>) -> Self {
        self.command.arg(argument);
        self
    }

    /// With this variable.
    pub fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    /// On a terminal of this size: columns, rows.
    pub fn size(mut self, columns: u16, rows: u16) -> Self {
        self.size = (columns, rows);
        self
    }

    /// On a terminal that does not tell the program when it is closed.
    pub fn without_controlling_terminal(mut self) -> Self {
        self.command.set_controlling_tty(false);
        self
    }

    /// Starts it.
    pub fn spawn(self) -> Pty {
        let (columns, rows) = self.size;
        let pair = native_pty_system()
            .openpty(pty_size(columns, rows))
            .expect("a pseudo-terminal");
        let child: Box<dyn portable_pty::Child> =
            pair.slave.spawn_command(self.command).expect("the program");
        let child = child
            .downcast::<std::process::Child>()
            .expect("a child of this process");
        let source = pair.master.try_clone_reader().expect("the terminal's output");
        let mut writer = pair.master.take_writer().expect("the terminal's input");
        let (keys, typed) = channel::<Vec<u8>>();
        let typist = std::thread::spawn(move || {
            for keys in typed {
                if writer.write_all(&keys).is_err() {
                    return;
                }
            }
        });
        let reading = Arc::new((Mutex::new(Reading::Taking), Condvar::new()));
        let (sender, chunks) = channel();
        let reader = std::thread::spawn({
            let reading = Arc::clone(&reading);
            move || read(source, &sender, &reading)
        });
        let (columns, rows) = emulated(columns, rows);
        Pty {
            _home: self.home,
            master: Some(pair.master),
            keys: Some(keys),
            typist,
            child,
            chunks,
            reading,
            reader,
            emulator: vt100::Parser::new_with_callbacks(rows, columns, 0, Queries::default()),
            transcript: Vec::new(),
        }
    }
}

fn read(mut source: impl Read, sender: &Sender<Vec<u8>>, reading: &(Mutex<Reading>, Condvar)) {
    let mut buffer = [0; 65_536];
    loop {
        match source.read(&mut buffer) {
            Ok(0) | Err(_) => return,
            Ok(count) => {
                if sender.send(buffer[..count].to_vec()).is_err() {
                    return;
                }
            }
        }
        let state = reading.0.lock().expect("the reader's state");
        let state = reading
            .1
            .wait_while(state, |reading| *reading == Reading::Stopped)
            .expect("the reader's state");
        if *state == Reading::Ended {
            return;
        }
    }
}

impl Pty {
    /// Types: the bytes reach the program at once, as if they had queued up.
    pub fn type_keys(&mut self, keys: impl AsRef<[u8]>) {
        let typist = self.keys.as_ref().expect("the terminal is open");
        typist
            .send(keys.as_ref().to_vec())
            .expect("the terminal takes keys");
    }

    /// Waits until the screen satisfies a condition; as on a terminal that knows synchronized updates, half of a
    /// frame is never seen.
    #[track_caller]
    pub fn wait_for(&mut self, what: &str, condition: impl Fn(&vt100::Screen) -> bool) {
        self.wait(what, |pty| !pty.is_updating() && condition(pty.screen()));
    }

    /// Waits until the screen shows a text.
    #[track_caller]
    pub fn wait_for_text(&mut self, text: &str) {
        self.wait_for(text, |screen| screen.contents().contains(text));
    }

    /// Waits until something holds of the program or its terminal.
    #[track_caller]
    pub fn wait(&mut self, what: &str, mut condition: impl FnMut(&mut Self) -> bool) {
        let deadline = Instant::now() + DEADLINE;
        loop {
            self.take_output(Duration::ZERO);
            if condition(self) {
                return;
            }
            assert!(
                Instant::now() < deadline,
                "waited in vain for: {what}\n--- the screen ---\n{}\n--- the last bytes ---\n{}",
                self.screen().contents(),
                self.transcript[self.transcript.len().saturating_sub(600)..].escape_ascii()
            );
            self.take_output(Duration::from_millis(20));
        }
    }

    /// Everything that arrives until nothing has for `quiet`, or the program has ended.
    pub fn output_until_quiet(&mut self, quiet: Duration) -> Vec<u8> {
        let start = self.transcript.len();
        while self.take_output(quiet) {}
        self.transcript[start..].to_vec()
    }

    /// Waits for the program's end, and takes the last of what it wrote.
    #[track_caller]
    pub fn wait_for_end(&mut self) -> ExitStatus {
        let deadline = Instant::now() + DEADLINE;
        let status = loop {
            if let Some(status) = self.child.try_wait().expect("the program's status") {
                break status;
            }
            assert!(
                Instant::now() < deadline,
                "does not end\n--- the screen ---\n{}",
                self.screen().contents()
            );
            if !self.take_output(Duration::from_millis(10)) {
                std::thread::yield_now();
            }
        };
        self.resume_reading();
        while self.take_output(DEADLINE) {}
        status
    }

    /// Whether the program has ended.
    pub fn has_ended(&mut self) -> bool {
        self.child.try_wait().expect("the program's status").is_some()
    }

    /// The screen as it is now.
    pub fn screen(&self) -> &vt100::Screen {
        self.emulator.screen()
    }

    /// Every byte that the program has written.
    pub fn transcript(&self) -> &[u8] {
        &self.transcript
    }

    /// What the program has asked of the terminal.
    pub fn asked(&self) -> &[String] {
        &self.emulator.callbacks().asked
    }

    /// The terminal's modes, as `stty` would show them.
    pub fn termios(&self) -> impl PartialEq + std::fmt::Debug + use<> {
        let master = self.master.as_ref().expect("the terminal is open");
        master.get_termios().expect("the terminal's modes")
    }

    /// Makes the terminal another size, and tells the program.
    pub fn resize(&mut self, columns: u16, rows: u16) {
        let master = self.master.as_ref().expect("the terminal is open");
        master.resize(pty_size(columns, rows)).expect("a new size");
        let (columns, rows) = emulated(columns, rows);
        self.emulator.set_size(rows, columns);
    }

    /// Sends a signal to the program that has the terminal: it alone, not its group.
    pub fn signal(&self, signal: Signal) {
        kill_process(self.foreground(), signal).expect("a signal");
    }

    /// The leader of the group that has the terminal.
    pub fn foreground(&self) -> Pid {
        let master = self.master.as_ref().expect("the terminal is open");
        let group = master.process_group_leader().expect("a group in front");
        Pid::from_raw(group).expect("a process")
    }

    /// The program that was started.
    pub fn pid(&self) -> Pid {
        Pid::from_child(&self.child)
    }

    /// The terminal takes no more output, as one that is stopped or far away; takes effect with the next output.
    pub fn stop_reading(&self) {
        self.set_reading(Reading::Stopped);
    }

    fn resume_reading(&self) {
        self.set_reading(Reading::Taking);
    }

    /// Closes the terminal's window. The program must be about to write: `provoke` makes it.
    #[track_caller]
    pub fn close(&mut self, provoke: impl FnOnce(&mut Self)) {
        self.set_reading(Reading::Ended);
        provoke(self);
        // The reader has the terminal open too, until there is something to read.
        self.wait("the reader's end", |pty| pty.reader.is_finished());
        self.keys = None;
        self.wait("the typist's end", |pty| pty.typist.is_finished());
        self.master = None;
    }

    fn set_reading(&self, reading: Reading) {
        *self.reading.0.lock().expect("the reader's state") = reading;
        self.reading.1.notify_all();
    }

    /// Whether a frame has begun to arrive and not ended.
    fn is_updating(&self) -> bool {
        let mut marks = self.transcript.windows(8).rev();
        marks.find(|mark| mark.starts_with(b"\x1b[?2026")) == Some(b"\x1b[?2026h")
    }

    /// Takes what the program has written, waiting at most so long for it; whether there was anything.
    fn take_output(&mut self, patience: Duration) -> bool {
        let first = match self.chunks.recv_timeout(patience) {
            Ok(chunk) => chunk,
            Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => return false,
        };
        let rest: Vec<_> = self.chunks.try_iter().collect();
        for chunk in std::iter::once(first).chain(rest) {
            self.emulator.process(&chunk);
            self.transcript.extend_from_slice(&chunk);
        }
        let owed = std::mem::take(&mut self.emulator.callbacks_mut().owed);
        if !owed.is_empty() {
            self.type_keys(owed);
        }
        true
    }
}

impl Drop for Pty {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
        self.set_reading(Reading::Ended);
    }
}

fn pty_size(columns: u16, rows: u16) -> PtySize {
    PtySize {
        rows,
        cols: columns,
        pixel_width: 0,
        pixel_height: 0,
    }
}

/// The emulator has no size without cells.
fn emulated(columns: u16, rows: u16) -> (NonZeroU16, NonZeroU16) {
    (
        NonZeroU16::new(columns).unwrap_or(NonZeroU16::MIN),
        NonZeroU16::new(rows).unwrap_or(NonZeroU16::MIN),
    )
}
