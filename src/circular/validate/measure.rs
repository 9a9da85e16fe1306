//! Checks a measure: its departments, years, amounts and instruments are those that its words state.

use std::collections::HashSet;

use super::{Report, words};
use crate::circular::{Amount, Measure};

/// What an implementers' parenthesis says after the departments' names.
const IMPLEMENTED_BY: &str = "组织实施";
/// The unit in which circulars state money.
const MONEY: &str = "万元";

/// Checks a measure against its own words.
pub(super) fn validate(measure: &Measure, record: &str, report: Report<'_>) {
    let printed = measure
        .implementers
        .trim_matches(['(', ')', '（', '）'])
        .strip_suffix(IMPLEMENTED_BY);
    if printed != Some(&measure.departments.join("、")) {
        report(
            record,
            "departments",
            format!("differ from the printed {:?}", measure.implementers),
        );
    }
    let years = years(&measure.text);
    if *years != *measure.years {
        report(
            record,
            "years",
            format!("the text names {years:?}, the dataset {:?}", measure.years),
        );
    }
    validate_sums(measure, record, report);
    for (index, amount) in measure.amounts.iter().enumerate() {
        validate_amount(amount, measure, &format!("{record}.amounts[{index}]"), report);
    }
    if measure.instruments.is_empty() {
        report(record, "instruments", "there are none".to_owned());
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

/// Each sum of money that the text states is one of the amounts.
fn validate_sums(measure: &Measure, record: &str, report: Report<'_>) {
    let stated = numbers_before(&measure.text, MONEY);
    let amounts = measure.amounts.iter().filter(|amount| *amount.unit == *MONEY);
    let amounts: Vec<_> = amounts.map(|amount| amount.value.to_string()).collect();
    if stated != amounts {
        report(
            record,
            "amounts",
            format!("of {MONEY} the text states {stated:?}, the dataset {amounts:?}"),
        );
    }
}

fn validate_amount(amount: &Amount, measure: &Measure, record: &str, report: Report<'_>) {
    // What an amount is given as is said by the instrument that rests on the same words.
    let tags = measure.instruments.iter();
    if tags.filter(|tag| tag.evidence == amount.evidence).count() != 1 {
        report(
            record,
            "evidence",
            format!("{:?} is not the evidence of one instrument", amount.evidence),
        );
    }
    if !numbers_before(&amount.evidence, &amount.unit).contains(&amount.value.to_string()) {
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
fn years(text: &str) -> Vec<u16> {
    let mut years = Vec::new();
    let numbers = numbers_before(text, "年").into_iter();
    for year in numbers.filter(|digits| digits.len() == 4) {
        years.extend(year.parse().ok().filter(|year| !years.contains(year)));
    }
    years
}

/// The whole numbers, in digits, that stand before a word, with or without blanks between.
fn numbers_before(text: &str, word: &str) -> Vec<String> {
    let before = text.match_indices(word).filter_map(|(at, _)| text.get(..at));
    let digits = before.map(|before| {
        let digits = before.trim_end_matches(' ').chars().rev();
        let digits: Vec<_> = digits.take_while(char::is_ascii_digit).collect();
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
