//! Checks the data with the program's own loader and writes it in the form that the program embeds.
//!
//! A broken data file stops the build with its file, line, record and field; the program itself has nothing
//! left to check when it starts. The readings of characters are written beside it, as tables.

/// The modules of the program that know the data. The nesting only tells the compiler where the files are.
#[allow(dead_code, unused_imports, reason = "the program uses the rest")]
#[path = "src"]
mod program {
    pub mod circular;
    pub mod data_file;
    pub mod gazetteer;
    pub mod lang;
    pub mod text {
        mod sanitize;
        pub use sanitize::{is_dangerous, sanitize};
    }
}

#[path = "build/reader.rs"]
mod reader;
#[path = "build/readings.rs"]
mod readings;

use std::path::Path;
use std::{env, fs};

use circular::Circular;
use data_file::{DataErrors, DataFile, Faults};
use gazetteer::Gazetteer;
// The modules call each other by `crate::`.
use program::{circular, data_file, gazetteer, lang, text};

const ADMINISTRATIVE: &str = "data/gazetteer/china.csv";
const ZONES: &str = "data/gazetteer/zones.csv";
/// The official counts, and the region that the administrative places are of.
const COUNTS: (&str, &str) = ("data/gazetteer/counts.csv", "100000");
/// Each circular: its dataset and its source.
const CIRCULARS: [(&str, &str); 1] = [(
    "data/circulars/sichuan-2022.toml",
    "data/circulars/sichuan-2022.txt",
)];

fn main() {
    println!("cargo::rerun-if-changed=data");
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-changed=src/library");
    // Its own sources need not be named: cargo runs a script again when it has been built again.
    let written = checked().and_then(|(places, circulars)| write(&places, &circulars));
    if let Err(DataErrors(faults)) = written {
        for fault in faults {
            // Cargo says it as an error and fails the build; a failed script would be printed whole beneath.
            println!("cargo::error={}", text::sanitize(&fault.to_string()));
        }
    }
}

/// The data, read and checked.
fn checked() -> Result<(Gazetteer, Vec<Circular>), DataErrors> {
    let (administrative, zones, counts) = (read(ADMINISTRATIVE)?, read(ZONES)?, read(COUNTS.0)?);
    let mut places = gazetteer::load::gazetteer(file(ADMINISTRATIVE, &administrative), file(ZONES, &zones))?;
    gazetteer::check::counts(&places, COUNTS.1, file(COUNTS.0, &counts))?;
    let mut circulars = Vec::new();
    for (dataset, source) in CIRCULARS {
        let (dataset_text, source_text) = (read(dataset)?, read(source)?);
        let source = Some(file(source, &source_text));
        let circular = circular::load::circular(file(dataset, &dataset_text), source, &mut places)?;
        let stem = Path::new(dataset).file_stem().unwrap_or_default();
        if stem != &*circular.id {
            let problem = format!("{:?} is not what the file is called", circular.id);
            return Err(fault(dataset, None, "id", problem));
        }
        circulars.push(circular);
    }
    Ok((places, circulars))
}

/// Writes the data as the program embeds it.
fn write(places: &Gazetteer, circulars: &[Circular]) -> Result<(), DataErrors> {
    let target = env::var("OUT_DIR").unwrap_or_default();
    let target = Path::new(&target);
    let failed = |name: &str, error: String| fault(&target.join(name).to_string_lossy(), None, "", error);
    let write = |name: &str, bytes: &[u8]| {
        fs::write(target.join(name), bytes).map_err(|error| failed(name, error.to_string()))
    };
    let circulars =
        postcard::to_stdvec(circulars).map_err(|error| failed("circulars.postcard", error.to_string()))?;
    let places = places
        .to_stored()
        .map_err(|error| failed("places.bin", error.to_string()))?;
    println!(
        "cargo::rustc-env=JILI_READER={}",
        reader::stamp(&[&places, &circulars])?
    );
    write("circulars.postcard", &circulars)?;
    write("places.bin", &places)?;
    write("readings.rs", readings::tables().as_bytes())
}

fn file<'a>(name: &'a str, text: &'a str) -> DataFile<'a> {
    DataFile { name, text }
}

/// The text of a file.
fn read(name: &str) -> Result<String, DataErrors> {
    let bytes = fs::read(name).map_err(|error| fault(name, None, "", format!("cannot be read: {error}")))?;
    String::from_utf8(bytes).map_err(|error| {
        let before = error.as_bytes().iter().take(error.utf8_error().valid_up_to());
        let line = 1 + before.filter(|byte| **byte == b'\n').count();
        fault(name, Some(line), "", "is not UTF-8 here".to_owned())
    })
}

fn fault(file: &str, line: Option<usize>, field: &str, problem: String) -> DataErrors {
    let mut faults = Faults::new(file);
    faults.add(line, "", field, problem);
    faults.into_errors()
}
