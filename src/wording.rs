//! The sentences that commands and browser say in the same words: made of a report's counts, ids and quotations, in both
//! languages. Nothing here counts.

mod citation;
mod counts;
mod glossary;
mod history;
mod measure;
mod place;

pub(crate) use citation::{
    circular_name, citation, correction, doubt, item_label, items, misprint, note, reference, remarks, scope,
};
pub(crate) use counts::{Noun, awards, categories, counted, counts};
pub(crate) use glossary::{departments, glossed, short_amount, short_heading};
pub(crate) use history::{
    absent, change, comparison, gaps, has_inferred, inferred_note, not_set, span, topic_category, topic_name,
    unclear_category, unnamed_cell, year_heading, year_own,
};
pub(crate) use measure::{amounts, facts as measure_facts, stated, subject, sum};
pub(crate) use place::{
    claim, facts, kind_counts, open, own_heading, prefecture_heading, recipient, row_name, spanning,
    standing, standing_short, standings_basis, unnamed, within_heading,
};
