//! A library of any size with its cache, and jili over it: as commands and on a terminal.
#![allow(dead_code, reason = "each bench uses a part of it")]
#![allow(clippy::expect_used, reason = "a bench that cannot go on says why")]

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use jili::catalog::Catalog;
use jili::gazetteer::Gazetteer;
use tempfile::TempDir;

use super::session::{ENVIRONMENT, Session, command};
use super::{library, process};

/// A library in a folder of its own.
pub struct Shelf {
    folder: TempDir,
    pub count: usize,
    gazetteer: Gazetteer,
}

impl Shelf {
    /// A library of so many circulars, with its cache.
    pub fn new(count: usize) -> Self {
        let (gazetteer, _) = Catalog::embedded().into_parts();
        let shelf = Self {
            folder: tempfile::tempdir().expect("a folder"),
            count,
            gazetteer,
        };
        library::fill(&shelf.library(), count, &shelf.gazetteer).expect("a library");
        shelf.run("stats");
        shelf
    }

    pub fn library(&self) -> PathBuf {
        self.folder.path().join("library")
    }

    /// What tells jili of it.
    pub fn environment(&self) -> [(&'static str, PathBuf); 2] {
        [
            ("JILI_LIBRARY", self.library()),
            ("XDG_CACHE_HOME", self.folder.path().to_owned()),
        ]
    }

    pub fn program(&self, line: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_jili"));
        command
            .args(line.split_whitespace())
            .env_clear()
            .envs(ENVIRONMENT)
            .envs(self.environment());
        command
    }

    /// How long a command takes on the clock and on the processor, in ms.
    pub fn run(&self, line: &str) -> [f64; 2] {
        process::timed(&mut self.program(line))
    }

    /// The browser over this library, or another command that needs a terminal.
    pub fn browse(&self, line: &str) -> Session {
        let arguments: Vec<_> = line.split_whitespace().collect();
        let mut program = command(Path::new(env!("CARGO_BIN_EXE_jili")), &arguments);
        for (name, value) in self.environment() {
            program.env(name, value);
        }
        Session::start(program)
    }

    /// The most memory of a command whose answer is longer than a pipe holds, in MiB: it is still there when the answer is
    /// made.
    pub fn peak_of(&self, line: &str) -> f64 {
        let mut child = self
            .program(line)
            .stdout(Stdio::piped())
            .spawn()
            .expect("the program");
        let mut output = child.stdout.take().expect("its output");
        output.read_exact(&mut [0]).expect("an answer");
        let peak = process::peak(child.id());
        // Nobody reads on.
        drop(output);
        let _ = child.wait();
        peak
    }

    /// Puts one circular more on it.
    pub fn add(&mut self) {
        library::add(&self.library(), self.count, &self.gazetteer).expect("a circular");
        self.count += 1;
    }

    fn cache(&self) -> PathBuf {
        self.folder.path().join("jili")
    }

    pub fn forget_cache(&self) {
        fs::remove_dir_all(self.cache()).expect("a cache");
    }

    /// The sizes of the library and of its cache, in MiB.
    pub fn sizes(&self) -> [f64; 2] {
        [self.library(), self.cache()].map(|folder| {
            let files = fs::read_dir(folder).into_iter().flatten().flatten();
            let sizes = files.filter_map(|file| Some(file.metadata().ok()?.len()));
            sizes.sum::<u64>() as f64 / f64::from(1 << 20)
        })
    }
}
