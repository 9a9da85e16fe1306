//! What the system knows of a process: its processor time, its memory, how often it waited. Nothing where it does not tell.
#![allow(dead_code, reason = "each bench uses a part of it")]

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::Instant;

use nix::sys::resource::{UsageWho, getrusage};
use nix::sys::time::TimeValLike;

/// The most memory that a process has had, in MiB.
pub fn peak(process: u32) -> f64 {
    let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = peak.and_then(|line| line.split_whitespace().next()?.parse::<f64>().ok());
    kilobytes.unwrap_or(f64::NAN) / 1024.0
}

/// A file about each of a process's threads.
fn of_threads(process: u32, file: &str) -> Vec<String> {
    let threads = fs::read_dir(format!("/proc/{process}/task"))
        .into_iter()
        .flatten();
    let paths = threads.flatten().map(|thread| thread.path().join(file));
    paths.filter_map(|path| fs::read_to_string(path).ok()).collect()
}

/// The processor time that a process has had, of all its threads and in the system too, in µs.
pub fn cpu(process: u32) -> f64 {
    let threads = of_threads(process, "schedstat");
    if threads.is_empty() {
        return f64::NAN;
    }
    let times = threads
        .iter()
        .filter_map(|thread| thread.split(' ').next()?.parse::<f64>().ok());
    times.sum::<f64>() / 1e3
}

/// How often the threads of a process have stopped running: each time that they woke up, and more.
pub fn waits(process: u32) -> f64 {
    let threads = of_threads(process, "status");
    let lines = threads.iter().flat_map(|thread| thread.lines());
    let switches = lines.filter(|line| line.contains("ctxt_switches"));
    switches
        .filter_map(|line| line.split_whitespace().last()?.parse::<f64>().ok())
        .sum()
}

/// How long a command takes on the clock and on the processor, in ms. What it says is thrown away.
pub fn timed(command: &mut Command) -> [f64; 2] {
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    let (before, started) = (cpu_of_children(), Instant::now());
    // What is not found, and what has open questions, has a status of its own.
    let ended = command.status().is_ok();
    let clock = started.elapsed().as_secs_f64() * 1e3;
    if ended {
        [clock, cpu_of_children() - before]
    } else {
        [f64::NAN; 2]
    }
}

/// The processor time of all children that have ended, in ms.
fn cpu_of_children() -> f64 {
    getrusage(UsageWho::RUSAGE_CHILDREN).map_or(f64::NAN, |usage| {
        (usage.user_time() + usage.system_time()).num_microseconds() as f64 / 1e3
    })
}

/// Where a program is installed, if it is.
pub fn installed(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path)
        .map(|folder| folder.join(name))
        .find(|file| file.is_file())
}
