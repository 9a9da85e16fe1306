//! The sentences that commands and browser say in the same words: made of a report's counts, ids and quotations, in both
//! languages. Nothing here counts.

mod citation;
mod counts;
mod department;
mod files;
mod glossary;
mod history;
mod measure;
mod overview;
mod place;
mod places;
mod source;

pub(crate) use citation::{
    block_kind, circular_name, citation, correction, doubt, head_name, item_label, items, marks, misprint,
    note, passage, reference, remarks, scope,
};
pub(crate) use counts::{Noun, awards, categories, counted, counts};
pub(crate) use department::{department_counts, department_measure, department_stated, due, list};
pub(crate) use files::unusable_name;
pub(crate) use glossary::{departments, glossed, short_amount, short_department, short_heading, short_sum};
pub(crate) use history::{
    YearsTable, absent, has_inferred, history_title, inferred_note, no_history, not_set, rewording,
    topic_category, topic_name, unclear_category, unnamed_cell,
};
pub(crate) use measure::{amounts, facts as measure_facts, short_amounts, stated, subject, sum};
pub(crate) use overview::{
    basis, basis_sentence, basis_unit, basis_value, category_stated, compared_cell, comparison_basis, member,
    nobodys, overview_facts, shade_ranges, shared, short_stated, unlisted_counties,
};
pub(crate) use place::{
    claim, elsewhere, facts, kind_counts, membership, names, not_covered, open, own_heading,
    prefecture_heading, recipient, row_name, spanning, standing, standing_short, standings_basis, unnamed,
    within_heading,
};
pub(crate) use places::{category, condition, money, money_apart, place_column, place_columns, place_count};
pub(crate) use source::{no_text, nth};
