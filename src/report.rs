//! One value for each question: what groups there are, what each is headed with, what is noted, what is cited. The
//! browser, text, Markdown, JSON, CSV and briefings render a report; none of them asks the catalog again, and none counts.
//!
//! A report is about a [`View`](crate::catalog::View) and keeps its circulars apart, the newest first. It holds counts, ids
//! and the circular's own words, never sentences: those are `wording`'s. What a circular's types look like is known here,
//! and as little as possible elsewhere.

mod award;
mod category;
mod claims;
mod department;
mod history;
mod place;
mod summary;
mod table;
mod topic;

pub use award::{AwardReport, Citation, Subject};
pub use category::{CategoryReport, PartReport, RecipientRow, RollReport};
pub use claims::ClaimReport;
pub use department::{DepartmentInCircular, DepartmentMeasure, DepartmentReport};
pub use history::{Change, IssuerHistory, PlaceHistory, TopicKey, TopicRow, Year, YearCell};
pub use place::{Group, PlaceInCircular, PlaceReport, Relation, Within, own_counts};
pub use summary::{Summary, UnitSum};
pub use table::{By, Row, RowKey, Selection, Table, Tally};
pub use topic::{Comparison, TopicHistory, TopicOfIssuer, TopicPart, TopicYear, Words};
