//! Chinese text in terminal cells: how wide it is, where its lines may break, and what of it is safe to print.

mod runs;
mod sanitize;
mod width;
mod wrap;

pub use runs::runs;
pub use sanitize::{is_dangerous, sanitize};
pub use width::{ELLIPSIS, cells_of, ends, pad, plain_width, shorten, truncate, width};
pub use wrap::wrap;
