//! Checks a circular against itself: whatever jili adds must rest on the words that are printed.

mod annotations;
mod dates;
mod identity;
mod measure;
mod words;

use std::collections::HashSet;
use std::ops::Range;

use super::{Category, Circular, Part, Recipient, Roll};
use crate::gazetteer::{Gazetteer, Kind, Place, PlaceId};

/// What separates the entries of a printed list.
const SEPARATORS: [char; 8] = ['、', ',', '，', ';', '；', '。', '.', ' '];

/// Receives a fault: record, field, problem.
pub(super) type Report<'a> = &'a mut dyn FnMut(&str, &str, String);

/// Finds each entry in the text of its roll, in order.
///
/// # Errors
/// Says which entry is missing, or what of the text is neither an entry nor a separator.
pub(super) fn recipient_spans(text: &str, printed: &[&str]) -> Result<Vec<Range<u32>>, String> {
    let mut rest = text;
    let mut spans = Vec::with_capacity(printed.len());
    for entry in printed {
        let between = rest.trim_start_matches(SEPARATORS);
        let start = text.len() - between.len();
        rest = between
            .strip_prefix(entry)
            .filter(|_| !entry.is_empty())
            .ok_or_else(|| {
                let found: String = between.chars().take(12).collect();
                format!("{entry:?} does not stand in the roll's text, which has {found:?} there")
            })?;
        let end = text.len() - rest.len();
        match (u32::try_from(start), u32::try_from(end)) {
            (Ok(start), Ok(end)) => spans.push(start..end),
            _ => return Err("the roll's text is too long".to_owned()),
        }
        // 成都 must not pass for 成都市: an entry ends at a separator.
        if !rest.is_empty() && !rest.starts_with(SEPARATORS) {
            return Err(format!("{entry:?} is not a whole entry of the roll's text"));
        }
    }
    let left = rest.trim_start_matches(SEPARATORS);
    if left.is_empty() {
        Ok(spans)
    } else {
        Err(format!("{left:?} of the roll's text is no recipient"))
    }
}

/// Checks everything that can be checked without the source.
pub(super) fn validate(circular: &Circular, gazetteer: &Gazetteer, report: Report<'_>) {
    validate_head(circular, gazetteer, report);
    let mut labels = HashSet::new();
    for (index, category) in circular.categories.iter().enumerate() {
        let record = format!("categories[{index}]");
        validate_category(category, index, &record, report);
        if !labels.insert(&category.label) {
            report(
                &record,
                "label",
                format!("{:?} is another category's label too", category.label),
            );
        }
        for (index, part) in category.parts.iter().enumerate() {
            validate_part(part, &format!("{record}.parts[{index}]"), gazetteer, report);
        }
    }
}

fn validate_head(circular: &Circular, gazetteer: &Gazetteer, report: Report<'_>) {
    let printed = &circular.printed;
    let digits = |text: &str| -> Vec<u32> {
        text.split(|character: char| !character.is_ascii_digit())
            .filter_map(|number| number.parse().ok())
            .collect()
    };
    let mut check = |field: &str, problem: Option<String>| {
        if let Some(problem) = problem {
            report("", field, problem);
        }
    };
    check("id", identity::id_problem(&circular.id));
    check(
        "region",
        identity::region_problem(circular.region, &circular.issuer, gazetteer),
    );
    let day = identity::day_problem(&circular.issued_on);
    let differs = digits(&circular.issued_on) != digits(&printed.date);
    let differs = differs.then(|| format!("differs from the printed date {:?}", printed.date));
    check("issued_on", day.or(differs));
    if *circular.document_number != *printed.document_number.replace(' ', "") {
        report(
            "",
            "document_number",
            format!("differs from the printed {:?}", printed.document_number),
        );
    }
    if circular.issuer != printed.signature {
        report(
            "",
            "issuer",
            format!("differs from the signature {:?}", printed.signature),
        );
    }
    if !circular.title.contains(&circular.award_year.to_string()) {
        report("", "award_year", "does not stand in the title".to_owned());
    }
    if let Some(problem) = identity::term_problem(&circular.report_by, &circular.closing) {
        report("", "report_by", problem);
    }
    let claims = &circular.claims;
    if !circular
        .preamble
        .iter()
        .any(|paragraph| paragraph.contains(&*claims.evidence))
    {
        report("claims", "evidence", "does not stand in the preamble".to_owned());
    }
    let stated = [
        ("prefectures", claims.prefectures, Kind::Prefecture),
        ("counties", claims.counties, Kind::County),
    ];
    for (field, number, kind) in stated {
        if let Some(problem) = identity::claim_problem(number, kind, &claims.evidence) {
            report("claims", field, problem);
        }
    }
    if circular.categories.is_empty() {
        report("", "categories", "there are none".to_owned());
    }
}

fn validate_category(category: &Category, index: usize, record: &str, report: Report<'_>) {
    if usize::from(category.number) != index + 1 {
        report(
            record,
            "number",
            format!("expected {}, found {}", index + 1, category.number),
        );
    }
    if category.numeral() != numeral(category.number) {
        let expected = numeral(category.number);
        report(
            record,
            "heading",
            format!(
                "expected the numeral {expected}、, found {:?}",
                category.numeral()
            ),
        );
    }
    annotations::labels(category, record, report);
    if category.parts.is_empty() {
        report(record, "parts", "there are none".to_owned());
    }
}

/// 1 to 99 in Chinese numerals.
fn numeral(number: u16) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let digit = |value: u16| DIGITS[usize::from(value % 10)];
    match number {
        0..10 => digit(number).to_owned(),
        10..20 => format!("十{}", digit(number)),
        _ => format!("{}十{}", digit(number / 10), digit(number)),
    }
}

fn validate_part(part: &Part, record: &str, gazetteer: &Gazetteer, report: Report<'_>) {
    if part.rolls.is_empty() {
        report(record, "rolls", "there are none".to_owned());
    }
    for (index, roll) in part.rolls.iter().enumerate() {
        validate_roll(roll, &format!("{record}.rolls[{index}]"), gazetteer, report);
    }
    measure::validate(&part.measure, &format!("{record}.measure"), report);
}

fn validate_roll(roll: &Roll, record: &str, gazetteer: &Gazetteer, report: Report<'_>) {
    if let Some(heading) = &roll.printed_heading
        && !heading.ends_with([':', '：'])
    {
        report(
            record,
            "heading",
            "expected the colon that is printed after it".to_owned(),
        );
    }
    let mut seen = HashSet::new();
    let mut carrying: Option<PlaceId> = None;
    for (index, recipient) in roll.recipients.iter().enumerate() {
        let record = format!("{record}.recipients[{index}]");
        validate_recipient(roll, recipient, carrying, &record, gazetteer, report);
        annotations::remarks(recipient, &record, report);
        if !seen.insert(recipient.place) {
            let name = &gazetteer.get(recipient.place).full_name;
            report(&record, "place", format!("{name} is on this roll twice"));
        }
        if !recipient.carried {
            carrying = gazetteer.prefecture_above(recipient.place);
        }
    }
}

/// What is printed must be a name of the place, or be carried, or be corrected.
fn validate_recipient(
    roll: &Roll,
    recipient: &Recipient,
    carrying: Option<PlaceId>,
    record: &str,
    gazetteer: &Gazetteer,
    report: Report<'_>,
) {
    let printed = roll.printed(recipient);
    let place = gazetteer.get(recipient.place);
    let correction = recipient
        .remarks
        .as_ref()
        .and_then(|remarks| remarks.correction.as_ref());
    if let Some(correction) = correction {
        if *correction.reading != *place.name {
            report(
                record,
                "correction",
                format!("reads {:?}, but the place is {}", correction.reading, place.name),
            );
        }
        if printed.ends_with(&*correction.reading) {
            report(record, "correction", format!("{printed:?} needs none"));
        }
    } else if recipient.carried {
        if *printed != *place.name {
            report(
                record,
                "place",
                format!("printed {printed:?}, but the place is {}", place.name),
            );
        }
    } else if *printed != *place.full_name && !is_alias(printed, recipient.place, gazetteer) {
        report(
            record,
            "place",
            format!("printed {printed:?}, which is no name of {}", place.full_name),
        );
    }
    if recipient.carried && (carrying.is_none() || carrying != gazetteer.prefecture_above(recipient.place)) {
        report(
            record,
            "carried",
            format!("no entry before it carries the prefecture of {}", place.full_name),
        );
    }
}

/// Whether what is printed is an alias of this place and of no other: 经开区 alone is four.
fn is_alias(printed: &str, place: PlaceId, gazetteer: &Gazetteer) -> bool {
    let has = |place: &Place| place.aliases.iter().any(|alias| **alias == *printed);
    let mut of = gazetteer.places().filter(|(_, place)| has(place));
    of.next().is_some_and(|(id, _)| id == place) && of.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numerals_are_the_ones_that_circulars_print() {
        let expected = [
            (1, "一"),
            (10, "十"),
            (11, "十一"),
            (20, "二十"),
            (23, "二十三"),
            (90, "九十"),
        ];
        for (number, expected) in expected {
            assert_eq!(numeral(number), expected);
        }
    }

    #[test]
    fn entries_are_found_whole_and_in_order() {
        let text = "成都市金牛区、锦江区,泸县。";
        assert_eq!(
            recipient_spans(text, &["成都市金牛区", "锦江区", "泸县"])
                .unwrap()
                .len(),
            3
        );
        let faults = [
            (vec!["成都市金牛区", "泸县"], "\"泸县\" does not stand"),
            (vec!["成都市金牛", "区"], "not a whole entry"),
            (
                vec!["成都市金牛区", "锦江区"],
                "\"泸县。\" of the roll's text is no recipient",
            ),
        ];
        for (printed, expected) in faults {
            let fault = recipient_spans(text, &printed).unwrap_err();
            assert!(fault.contains(expected), "{fault}");
        }
    }
}
