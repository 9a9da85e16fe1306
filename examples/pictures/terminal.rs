//! The program on a pseudo-terminal, and what it shows there.
//!
//! Owns the process: it ends when the terminal is dropped. Nothing of the machine shows in a picture: the program gets
//! no variables but its own few, and an empty home.

use std::error::Error;
use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::Path;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

/// How long a screen may take to come.
const DEADLINE: Duration = Duration::from_secs(20);

/// A frame is over when nothing has come for so long.
const QUIET: Duration = Duration::from_millis(200);

/// A running program and its screen.
pub struct Terminal {
    emulator: vt100::Parser,
    output: Receiver<Vec<u8>>,
    keys: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    /// The terminal is open as long as this is.
    _master: Box<dyn MasterPty + Send>,
    /// Removed with the terminal.
    _home: tempfile::TempDir,
}

impl Terminal {
    /// Starts a program on a terminal of so many columns and rows.
    ///
    /// # Errors
    /// When there is no terminal to be had, or the program does not start.
    pub fn start(
        program: &Path,
        arguments: &[&str],
        (columns, rows): (u16, u16),
    ) -> Result<Self, Box<dyn Error>> {
        let home = tempfile::tempdir()?;
        let pair = native_pty_system().openpty(PtySize {
            rows,
            cols: columns,
            pixel_width: 0,
            pixel_height: 0,
        })?;
        let mut command = CommandBuilder::new(program);
        command.args(arguments);
        command.env_clear();
        command.env("TERM", "xterm-256color");
        command.env("LANG", "zh_CN.UTF-8");
        command.env("HOME", home.path());
        command.cwd(home.path());
        let child = pair.slave.spawn_command(command)?;
        let mut source = pair.master.try_clone_reader()?;
        let (sender, output) = channel();
        std::thread::spawn(move || {
            let mut buffer = [0; 65_536];
            while let Ok(count @ 1..) = source.read(&mut buffer) {
                if sender.send(buffer.iter().take(count).copied().collect()).is_err() {
                    return;
                }
            }
        });
        let size = |cells| NonZeroU16::new(cells).unwrap_or(NonZeroU16::MIN);
        Ok(Self {
            emulator: vt100::Parser::new(size(rows), size(columns), 0),
            output,
            keys: pair.master.take_writer()?,
            child,
            _master: pair.master,
            _home: home,
        })
    }

    /// Types keys, as a terminal sends them.
    ///
    /// # Errors
    /// When the program has closed the terminal.
    pub fn type_keys(&mut self, keys: &str) -> std::io::Result<()> {
        self.keys.write_all(keys.as_bytes())?;
        self.keys.flush()
    }

    /// Waits until the screen shows a text and stands still.
    ///
    /// # Errors
    /// When it does not come to that; the message has what is there instead.
    pub fn wait_for(&mut self, text: &str) -> Result<(), String> {
        let deadline = Instant::now() + DEADLINE;
        while Instant::now() < deadline {
            match self.output.recv_timeout(QUIET) {
                Ok(bytes) => self.emulator.process(&bytes),
                Err(_) if self.screen().contents().contains(text) => return Ok(()),
                Err(_) => {}
            }
        }
        Err(format!(
            "never showed “{text}” but:\n{}",
            self.screen().contents()
        ))
    }

    /// The screen as it is.
    pub fn screen(&self) -> &vt100::Screen {
        self.emulator.screen()
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        // It may have ended by itself; either way nothing is left to be told.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
