//! One value for each question: what groups there are, what each is headed with, what is noted, what is cited. The
//! browser, text, Markdown, JSON, CSV and briefings render a report; none of them asks the catalog again, and none counts.
//!
//! A report is about a [`View`](crate::catalog::View) and keeps its circulars apart, the newest first. It holds counts, ids
//! and the circular's own words, never sentences: those are `wording`'s. What a circular's types look like is known here,
//! and as little as possible elsewhere.

mod award;
mod category;
mod circulars;
mod claims;
mod comparison;
mod department;
mod history;
mod money;
mod overview;
mod place;
mod places;
mod source;
mod summary;
mod table;
mod tiles;
mod topic;

pub use award::{AwardReport, Citation, Subject};
pub use category::{CategoryReport, PartReport, RecipientRow, RollReport};
pub use circulars::{CircularsReport, ListedCircular};
pub use claims::ClaimReport;
pub use comparison::{ComparedInCircular, ComparedPlace, ComparedRow, PlaceComparison, Shared};
pub use department::{DepartmentInCircular, DepartmentMeasure, DepartmentReport, Due};
pub use history::{Change, IssuerHistory, PlaceHistory, TopicKey, TopicRow, Year, YearCell};
pub use money::{Money, TEN_THOUSAND, ten_thousands};
pub use overview::{Basis, CategorySum, Member, Overview, Ranked, SHADES, shade};
pub use place::{Elsewhere, Group, PlaceInCircular, PlaceReport, Relation, Within, own_counts};
pub use places::{Condition, Least, Order, PlaceColumn, PlaceEntry, Places};
pub use source::{Mark, Passage, Piece, Remark, SourceLine, SourceReport};
pub use summary::{Summary, UnitSum};
pub use table::{By, Row, RowKey, Selection, Table, Tally};
pub use tiles::Tile;
pub use topic::{Rewording, TopicHistory, TopicOfIssuer, TopicPart, TopicYear, Words};
