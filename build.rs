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
}

#[path = "build/readings.rs"]
mod readings;
#[path = "build/unwinder.rs"]
mod unwinder;

use std::error::Error;
use std::path::Path;
use std::{env, fs};

use data_file::DataFile;
// The modules call each other by `crate::`.
use program::{circular, data_file, gazetteer, lang};

const ADMINISTRATIVE: &str = "data/gazetteer/china.csv";
const ZONES: &str = "data/gazetteer/zones.csv";
/// Each circular: its dataset and its source.
const CIRCULARS: [(&str, &str); 1] = [(
    "data/circulars/sichuan-2022.toml",
    "data/circulars/sichuan-2022.txt",
)];

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=data");
    println!("cargo::rerun-if-changed=build");
    // Its own sources need not be named: cargo runs a script again when it has been built again.
    unwinder::link();
    let (administrative, zones) = (fs::read_to_string(ADMINISTRATIVE)?, fs::read_to_string(ZONES)?);
    let places = gazetteer::load::gazetteer(
        DataFile {
            name: ADMINISTRATIVE,
            text: &administrative,
        },
        DataFile {
            name: ZONES,
            text: &zones,
        },
    )?;
    let mut circulars = Vec::new();
    for (dataset, source) in CIRCULARS {
        let (dataset_text, source_text) = (fs::read_to_string(dataset)?, fs::read_to_string(source)?);
        circulars.push(circular::load::circular(
            DataFile {
                name: dataset,
                text: &dataset_text,
            },
            Some(DataFile {
                name: source,
                text: &source_text,
            }),
            &places,
        )?);
    }
    let target = env::var("OUT_DIR")?;
    let target = Path::new(&target);
    fs::write(
        target.join("circulars.postcard"),
        postcard::to_stdvec(&circulars)?,
    )?;
    fs::write(target.join("places.bin"), places.to_stored()?)?;
    fs::write(target.join("readings.rs"), readings::tables())?;
    Ok(())
}
