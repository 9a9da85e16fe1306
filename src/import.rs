//! Import: from a circular's text to a draft of its data, with questions where nobody can know.
//!
//! It owns the grammar of circulars: how they number, list, give and sign. It reads text, and neither files nor the
//! library; what it makes is the text's own words, resolved and annotated, and never guessed.

mod amounts;
mod assemble;
mod categories;
mod chars;
mod claims;
mod content;
mod country;
mod dataset;
mod dates;
mod decode;
mod departments;
mod diagnostics;
mod docx;
mod draft;
mod fold;
mod furniture;
mod head;
mod html;
mod kinds;
mod label;
mod lists;
mod measures;
mod misprints;
mod names;
mod numbering;
mod paragraphs;
mod pdf;
mod places;
mod prose;
mod reader;
mod reading;
mod refusal;
mod resolve;
mod rolls;
mod sections;
mod source;
mod tables;
mod topics;
mod whole;

pub use crate::circular::{Doubt as Open, Per};
pub use country::country;
pub use dataset::{Lack, Provenance, dataset};
pub use decode::{Decoded, Form, decode};
pub use diagnostics::{Code, Diagnostic, Severity};
pub use draft::{
    Amount, Block, BlockKind, Candidate, Category, Claims, Department, Draft, FormerName, InstrumentTag,
    Measure, Number, Paper, Part, Recipient, Roll,
};
pub use kinds::Kind;
pub use places::{FormerRow, Level, Place, PlaceId, PlaceRow, Places};
pub use refusal::Refusal;
pub use topics::{Proposal, proposals};
pub use whole::{Counts, Import, Options, import};
