//! The built program, run as a shell would run it, without a terminal and with an environment of its own.
#![allow(dead_code, reason = "each test crate uses a part of it")]

use std::process::{Command, Output};

/// What a run of the program gave.
pub struct Answer {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

impl Answer {
    /// Runs a command to its end.
    pub fn of(command: &mut Command) -> Self {
        let Output {
            status,
            stdout,
            stderr,
        } = command.output().unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
        Self {
            code: status.code(),
            out: text(stdout),
            err: text(stderr),
        }
    }
}

/// The program with arguments that have blanks between them.
pub fn command(line: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_jili"));
    command
        .args(line.split_whitespace())
        .env_clear()
        // Without one the system's is taken, where somebody's settings may be. Nobody can make a folder there.
        .env("HOME", "/proc/nonexistent")
        .env("LANG", "zh_CN.UTF-8");
    command
}

/// Runs the program.
pub fn jili(line: &str) -> Answer {
    Answer::of(&mut command(line))
}
