//! What the screens of many places say.

/// What the overview, the table of places and the comparison say.
#[derive(Debug)]
pub(in crate::tui) struct Sheets {
    /// Where there is no circular.
    pub no_circular: &'static str,
    /// Before what an answer is about.
    pub scope: &'static str,
    /// Before the column that is sorted by.
    pub sorted: &'static str,
    /// What no condition is set for.
    pub any: &'static str,
    /// Where no place meets the conditions.
    pub no_place: &'static str,
    /// What conditions are about, in their order.
    pub questions: [&'static str; 7],
    /// That too few are marked for a comparison.
    pub too_few_marks: &'static str,
    /// That as many are marked as can be compared.
    pub too_many_marks: &'static str,
    /// That a place must be spoken of for its years.
    pub no_place_in_focus: &'static str,
    /// Over the members that have nothing of what is counted.
    pub none_of_it: &'static str,
    /// Where the places that are compared have nothing.
    pub nothing_to_compare: &'static str,
    /// What those within a place have.
    pub within: &'static str,
}
