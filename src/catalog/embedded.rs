//! The circulars and places that are built into the program.

use super::Catalog;
use crate::circular::Circular;
use crate::gazetteer::Gazetteer;

/// What build.rs wrote after checking it: the gazetteer and the circulars.
static PLACES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/places.bin"));
static CIRCULARS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/circulars.postcard"));

impl Catalog {
    /// The catalog of the built-in data.
    pub fn embedded() -> Self {
        let circulars: Result<Vec<Circular>, _> = postcard::from_bytes(CIRCULARS);
        let decoded = Gazetteer::from_stored(PLACES).and_then(|places| Ok((places, circulars?)));
        match decoded.map(|(gazetteer, circulars)| Self::new(gazetteer, circulars)) {
            Ok(Ok(catalog)) => catalog,
            // The bytes were written by the same types when this program was built.
            _ => unreachable!("the embedded data was checked when it was built"),
        }
    }
}
