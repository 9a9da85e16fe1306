//! Checks a measure: its departments, years, amounts and instruments are those that its words state.

use std::collections::HashSet;

use super::{Report, words};
use crate::circular::{Amount, Decimal, Measure};

/// Checks a measure against its own words.
pub(super) fn validate(measure: &Measure, record: &str, report: Report<'_>) {
    validate_departments(measure, report);
    let years = years(&measure.text);
    if *years != *measure.years {
        report(
            record,
            "years",
            format!("the text names {years:?}, the dataset {:?}", measure.years),
        );
    }
    for (index, amount) in measure.amounts.iter().enumerate() {
        validate_amount(amount, measure, &format!("{record}.amounts[{index}]"), report);
    }
    let mut seen = HashSet::new();
    for (index, tag) in measure.instruments.iter().enumerate() {
        let record = format!("{record}.instruments[{index}]");
        if !measure.text.contains(&*tag.evidence) {
            report(
                &record,
                "evidence",
                format!("{:?} does not stand in the measure's text", tag.evidence),
            );
        }
        if !words::show(&tag.evidence, tag.instrument) {
            report(
                &record,
                "kind",
                format!(
                    "{:?} shows no {}; its words are {}",
                    tag.evidence,
                    tag.instrument.key(),
                    words::words(tag.instrument).join("、")
                ),
            );
        }
        if !seen.insert(tag.instrument) {
            report(
                &record,
                "kind",
                format!("{} is tagged twice", tag.instrument.key()),
            );
        }
    }
}

/// Each department stands in what is printed, in this order, and none is left out.
fn validate_departments(measure: &Measure, report: Report<'_>) {
    let Some(block) = measure.departments_block else {
        return;
    };
    let record = super::block(block);
    let printed = &*measure.implementers;
    let names: Vec<&str> = measure
        .departments
        .iter()
        .map(|department| &*department.name)
        .collect();
    for entry in left_out(printed, &names) {
        let problem = format!("of the printed {printed:?} no department is {entry:?}");
        report(&record, "departments", problem);
    }
    let mut rest = printed;
    for department in &measure.departments {
        match rest.split_once(&*department.name) {
            Some((_, after)) => rest = after,
            None => {
                report(
                    &record,
                    "departments",
                    format!(
                        "{:?} differs from the printed {:?}",
                        department.name, measure.implementers
                    ),
                );
            }
        }
    }
}

/// A name as entries are compared, without the bracket that may end it.
fn entry_name(name: &str) -> &str {
    name.trim_end_matches([')', '）'])
}

/// The entries of what is printed that are neither a department that is given nor nobody in particular, as 有关部门 and
/// 各市（州）人民政府 are.
pub(crate) fn left_out<'p>(printed: &'p str, names: &[&str]) -> Vec<&'p str> {
    let entries = printed.split(['、', '；', ';']);
    let entries = entries.map(|entry| entry.trim_matches(['(', ')', '（', '）', ' ', '。']));
    // A name may end with a bracket of its own: 省商务厅（省经济合作局）.
    let is_given = |entry: &str| names.iter().any(|name| entry.contains(entry_name(name)));
    let is_vague = |entry: &str| {
        entry.is_empty() || entry.contains("有关") || entry.contains("相关") || entry.starts_with('各')
    };
    entries
        .filter(|entry| !is_given(entry) && !is_vague(entry))
        .collect()
}

/// Whether a phrase states so many of a unit.
pub(crate) fn states(evidence: &str, value: Decimal, unit: &str) -> bool {
    let stated = numbers_before(evidence, unit);
    stated.iter().any(|number| Decimal::parse(number) == Some(value))
}

fn validate_amount(amount: &Amount, measure: &Measure, record: &str, report: Report<'_>) {
    if !measure.text.contains(&*amount.evidence) {
        report(
            record,
            "evidence",
            format!("{:?} does not stand in the measure's text", amount.evidence),
        );
    }
    if !states(&amount.evidence, amount.value, &amount.unit) {
        report(
            record,
            "value",
            format!(
                "{}{} does not stand in the evidence {:?}",
                amount.value, amount.unit, amount.evidence
            ),
        );
    }
}

/// The years that a text names: four digits before 年 or 年度, each once.
pub(crate) fn years(text: &str) -> Vec<u16> {
    let mut years = Vec::new();
    let numbers = numbers_before(text, "年").into_iter();
    for year in numbers.filter(|digits| digits.len() == 4) {
        years.extend(year.parse().ok().filter(|year| !years.contains(year)));
    }
    years
}

/// The whole numbers, in digits, that stand before a word, with or without blanks between. Digits of full width are digits,
/// and commas between thousands are left out.
fn numbers_before(text: &str, word: &str) -> Vec<String> {
    let before = text.match_indices(word).filter_map(|(at, _)| text.get(..at));
    let digits = before.map(|before| {
        let characters = before.trim_end_matches([' ', '\u{3000}', '\u{a0}']).chars().rev();
        let digits: Vec<_> = characters
            .map(|character| match character {
                '０'..='９' => char::from_u32(u32::from(character) - u32::from('０') + u32::from('0'))
                    .unwrap_or(character),
                '．' => '.',
                '，' => ',',
                other => other,
            })
            .take_while(|character| character.is_ascii_digit() || matches!(character, '.' | ','))
            .filter(|character| *character != ',')
            .collect();
        digits.into_iter().rev().collect::<String>()
    });
    digits.filter(|digits| !digits.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_are_four_digits_before_their_word() {
        assert_eq!(
            years("对 2023 年和2024年度的 600 户，2023年、20 年"),
            [2023, 2024]
        );
    }

    #[test]
    fn numbers_are_whole() {
        assert_eq!(
            numbers_before("各 1000 万元、每户200万元，若干万元", "万元"),
            ["1000", "200"]
        );
    }
}
