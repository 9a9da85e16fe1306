//! Takes the pictures of the README: runs the program on a terminal of its own, types, and writes what is then on the
//! screen into `docs/pictures/`, for dark and for light pages.
//!
//! ```text
//! cargo build && cargo run --example pictures              # writes them
//! cargo build && cargo run --example pictures -- --check   # says which are not what the program shows
//! ```
//!
//! The program is the one beside the example (`target/debug/jili`); another is named as an argument. Which screens are
//! taken is told by [`PICTURES`].

mod svg;
mod terminal;

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs};

use svg::{DARK, LIGHT};
use terminal::Terminal;

/// The terminal's size in columns and rows: as wide as a README's column shows at full size.
const SIZE: (u16, u16) = (110, 30);

/// The folder that the pictures are written to.
const FOLDER: &str = "docs/pictures";

/// One screen: how to come there, and what it is called.
struct Picture {
    /// The file is `NAME-dark.svg` or `NAME-light.svg`.
    name: &'static str,
    /// What a screen reader says.
    title: &'static str,
    /// The language of the screen.
    lang: &'static str,
    /// What is typed, and what the screen must show before more is typed, or the picture taken.
    steps: &'static [(&'static str, &'static str)],
}

/// The number of the circular, which every screen has in its first line.
const NUMBER: &str = "川办函〔2023〕58号";

const PICTURES: [Picture; 6] = [
    Picture {
        name: "browser-zh",
        title: "激励事项、激励对象、激励措施三栏",
        lang: "zh",
        steps: &[("", NUMBER), (TO_CATEGORY_18, "十八、货物进出口")],
    },
    Picture {
        name: "browser-en",
        title: "Three panes: categories, recipients, measures",
        lang: "en",
        steps: &[("", NUMBER), (TO_CATEGORY_18, "十八、货物进出口")],
    },
    Picture {
        name: "overview-zh",
        title: "全省总览：各市州的位置图、位次和写明的资金",
        lang: "zh",
        steps: &[("", NUMBER), (F2, "位次")],
    },
    Picture {
        name: "overview-en",
        title: "The province: a map of its prefectures, their ranking, stated money",
        lang: "en",
        steps: &[("", NUMBER), (F2, "Ranking")],
    },
    Picture {
        name: "search-zh",
        title: "按拼音首字母查找：ybcp 找到宜宾市翠屏区",
        lang: "zh",
        steps: &[("", NUMBER), ("ybcp", "翠屏区")],
    },
    Picture {
        name: "search-en",
        title: "Search by initials: ybcp finds 宜宾市翠屏区",
        lang: "en",
        steps: &[("", NUMBER), ("ybcp", "翠屏区")],
    },
];

/// To the last category, and five up.
const TO_CATEGORY_18: &str = "\x1b[F\x1b[A\x1b[A\x1b[A\x1b[A\x1b[A";

/// As xterm sends it.
const F2: &str = "\x1bOQ";

fn main() -> ExitCode {
    match run() {
        Ok(code) => code,
        Err(error) => {
            eprintln!("pictures: {error}");
            ExitCode::from(2)
        }
    }
}

fn run() -> Result<ExitCode, Box<dyn Error>> {
    let (options, programs): (Vec<_>, Vec<_>) = env::args()
        .skip(1)
        .partition(|argument| argument.starts_with('-'));
    let is_check = match options.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [] => false,
        ["--check"] => true,
        _ => return Err("usage: pictures [--check] [PROGRAM]".into()),
    };
    let program = match programs.first() {
        Some(program) => fs::canonicalize(program).map_err(|error| format!("{program}: {error}"))?,
        None => beside_the_example()?,
    };
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(FOLDER);
    if !is_check {
        fs::create_dir_all(&folder)?;
    }

    let mut stale = Vec::new();
    for picture in &PICTURES {
        let terminal = take(&program, picture).map_err(|error| format!("{}: {error}", picture.name))?;
        for (shade, palette) in [("dark", &DARK), ("light", &LIGHT)] {
            let name = format!("{}-{shade}.svg", picture.name);
            let drawn = svg::draw(terminal.screen(), palette, picture.title)
                .map_err(|error| format!("{name}: {error}"))?;
            if !is_check {
                fs::write(folder.join(&name), drawn)?;
            } else if fs::read_to_string(folder.join(&name)).ok() != Some(drawn) {
                stale.push(name);
            }
        }
    }
    if stale.is_empty() {
        return Ok(ExitCode::SUCCESS);
    }
    eprintln!("not what the program shows: {}", stale.join(", "));
    eprintln!("take them again: cargo run --example pictures");
    Ok(ExitCode::FAILURE)
}

/// The program that was built with this example: `target/debug/jili` for `target/debug/examples/pictures`.
fn beside_the_example() -> Result<PathBuf, Box<dyn Error>> {
    let example = env::current_exe()?;
    let folder = example.ancestors().nth(2).unwrap_or(Path::new(""));
    let program = folder.join(format!("jili{}", env::consts::EXE_SUFFIX));
    if program.exists() {
        Ok(program)
    } else {
        Err(format!("{} is not there; cargo build makes it", program.display()).into())
    }
}

/// Starts the program and goes to the screen of a picture.
fn take(program: &Path, picture: &Picture) -> Result<Terminal, Box<dyn Error>> {
    let mut terminal = Terminal::start(program, &["--lang", picture.lang], SIZE)?;
    for (keys, shown) in picture.steps {
        terminal.type_keys(keys)?;
        terminal.wait_for(shown)?;
    }
    Ok(terminal)
}
