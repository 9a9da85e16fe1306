//! jili (激励): reads the circulars in which a Chinese government names the places that did its work best.
//!
//! Imports go one way: `lang` and `data_error` at the bottom, then `gazetteer`.

pub mod data_error;
pub mod gazetteer;
pub mod lang;
