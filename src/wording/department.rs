//! What a department has to do: how much it implements, and what it reports by when.

use super::counts::{Noun, awards, counted};
use super::glossary::glossed;
use super::measure::sum;
use crate::circular::Roll;
use crate::lang::Lang;
use crate::report::{DepartmentInCircular, DepartmentMeasure, Due};

/// How much it implements: 5 项激励措施，20 个激励对象、27 项次.
pub(crate) fn department_counts(said: &DepartmentInCircular<'_>, lang: Lang) -> String {
    let measures = counted(said.measures.len(), Noun::MEASURE, lang);
    let recipients = counted(said.totals.recipients(), Noun::RECIPIENT, lang);
    let awards = awards(said.totals.awards, lang);
    lang.pick(
        format!("{measures}，{recipients}、{awards}"),
        format!("{measures}; {recipients}, {awards}"),
    )
}

/// What its measures state, a sum for each unit; empty where they state nothing that adds up.
pub(crate) fn department_stated(said: &DepartmentInCircular<'_>, lang: Lang) -> String {
    let sums = said.stated.iter();
    let sums: Vec<_> = sums.map(|(unit, value, _)| sum(*value, unit, lang)).collect();
    sums.join(lang.pick("、", ", "))
}

/// What is to be reported by when, in the circular's words where it has them.
pub(crate) fn due(due: &Due<'_>, lang: Lang) -> String {
    let by = due.by;
    match (due.words, lang) {
        (Some(words), Lang::Zh) => format!("{by}：“{words}”"),
        (None, Lang::Zh) => by.to_owned(),
        (Some(words), Lang::En) => format!("by {by}: “{words}”"),
        (None, Lang::En) => format!("by {by}"),
    }
}

/// What a measure of a department is of: the category's label with the part's heading.
pub(crate) fn department_measure(of: &DepartmentMeasure<'_>, lang: Lang) -> String {
    let label = of.citation.category.label(lang).to_owned();
    let part = of.part.title().map(|title| glossed(title, lang));
    [label].into_iter().chain(part).collect::<Vec<_>>().join(" · ")
}

/// A list as printed, after its heading.
pub(crate) fn list(roll: &Roll, lang: Lang) -> String {
    let heading = roll
        .heading()
        .map(|heading| glossed(heading, lang) + lang.pick("：", ": "));
    format!("{}{}", heading.unwrap_or_default(), roll.text)
}
