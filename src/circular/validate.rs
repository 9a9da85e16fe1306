//! Checks a circular against itself: whatever jili adds must rest on the words that are printed.

pub(super) mod annotations;
pub(super) mod dates;
pub(super) mod head;
pub(super) mod identity;
pub(super) mod measure;
pub(super) mod names;
pub(super) mod words;

use std::collections::HashSet;
use std::ops::Range;

use super::{Category, Circular, Part, Recipient, Roll};
use crate::gazetteer::{Gazetteer, Kind, PlaceId};

/// What separates the entries of a printed list.
const SEPARATORS: [char; 8] = ['、', ',', '，', ';', '；', '。', '.', ' '];

/// Receives a fault: record, field, problem.
pub(super) type Report<'a> = &'a mut dyn FnMut(&str, &str, String);

/// Finds each entry in a text in which other words stand too, in order.
///
/// # Errors
/// Says which entry is missing.
pub(crate) fn spans_in_prose(text: &str, printed: &[&str]) -> Result<Vec<Range<u32>>, String> {
    let mut from = 0;
    let find = |entry: &&str| {
        let rest = text.get(from..).unwrap_or_default();
        let at = rest.find(entry).filter(|_| !entry.is_empty());
        let at =
            at.ok_or_else(|| format!("{entry:?} does not stand in the list's text, or not in this order"))?;
        let span = from + at..from + at + entry.len();
        from = span.end;
        match (u32::try_from(span.start), u32::try_from(span.end)) {
            (Ok(start), Ok(end)) => Ok(start..end),
            _ => Err("the list's text is too long".to_owned()),
        }
    };
    printed.iter().map(find).collect()
}

/// Finds each entry in the text of its roll, in order.
///
/// # Errors
/// Says which entry is missing, or what of the text is neither an entry nor a separator.
pub(crate) fn recipient_spans(text: &str, printed: &[&str]) -> Result<Vec<Range<u32>>, String> {
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

/// Whether a word can be the id of a circular.
pub(super) fn is_id(word: &str) -> bool {
    identity::id_problem(word).is_none()
}

/// Checks everything that can be checked without the source.
pub(super) fn validate(circular: &Circular, gazetteer: &Gazetteer, report: Report<'_>) {
    head::validate(circular, gazetteer, report);
    let mut labels = HashSet::new();
    let mut before: Option<&Category> = None;
    for category in &circular.categories {
        let record = block(category.block);
        validate_number(category, before, &record, report);
        validate_category(category, &record, report);
        if !labels.insert((category.annex, &category.label)) && !category.label_is_automatic {
            report(
                &record,
                "label",
                format!("{:?} is another category's label too", category.label),
            );
        }
        for part in &category.parts {
            validate_part(part, &record, gazetteer, report);
        }
        before = Some(category);
    }
}

/// The record of a block, as messages name it.
fn block(at: u32) -> String {
    format!("blocks[{at}]")
}

/// Numbers go up by one, and begin again in each annex and chapter; the printed numeral says the same.
fn validate_number(category: &Category, before: Option<&Category>, record: &str, report: Report<'_>) {
    let follows = before.filter(|before| before.annex == category.annex);
    let next = follows.map_or(1, |before| before.number + 1);
    let printed = category.numeral();
    // A circular that misnumbers its categories is followed, and told by its number.
    let goes_up = follows.is_none_or(|before| category.number > before.number);
    if !goes_up && category.number != 1 && value(printed) != Some(category.number) {
        report(
            record,
            "number",
            format!("expected {next}, found {}", category.number),
        );
    }
    if value(printed).is_some_and(|value| value != category.number) {
        report(
            record,
            "text",
            format!(
                "expected the numeral {}, found {printed:?}",
                numeral(category.number)
            ),
        );
    }
}

/// The number that a heading's numeral is, as far as it is one that headings have.
pub(crate) fn value(printed: &str) -> Option<u16> {
    let digits: String = printed
        .chars()
        .map(|digit| match digit {
            '０'..='９' => char::from_digit(u32::from(digit) - u32::from('０'), 10).unwrap_or(digit),
            other => other,
        })
        .collect();
    digits
        .parse()
        .ok()
        .or_else(|| (1..100).find(|number| numeral(*number) == printed))
}

fn validate_category(category: &Category, record: &str, report: Report<'_>) {
    annotations::labels(category, record, report);
    if category.parts.is_empty() {
        report(record, "kind", "nothing belongs to this heading".to_owned());
    }
}

/// 1 to 99 in Chinese numerals.
pub(crate) fn numeral(number: u16) -> String {
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
        report(record, "kind", "a part of this category has no list".to_owned());
    }
    for roll in &part.rolls {
        validate_roll(roll, &block(roll.block), gazetteer, report);
    }
    for measure in &part.measures {
        measure::validate(measure, &block(measure.block), report);
    }
}

fn validate_roll(roll: &Roll, record: &str, gazetteer: &Gazetteer, report: Report<'_>) {
    let mut seen = HashSet::new();
    let mut carrying: Option<PlaceId> = None;
    for (index, recipient) in roll.recipients.iter().enumerate() {
        let record = format!("{record}.recipients[{index}]");
        annotations::remarks(recipient, &record, report);
        let Some(place) = recipient.place() else {
            continue;
        };
        validate_recipient(roll, recipient, place, carrying, &record, gazetteer, report);
        if !seen.insert(place) {
            let name = &gazetteer.get(place).full_name;
            report(&record, "place", format!("{name} is on this roll twice"));
        }
        if !recipient.carried {
            carrying = Some(place);
        }
    }
}

/// What is printed must be a name of the place, or be carried, or be corrected.
fn validate_recipient(
    roll: &Roll,
    recipient: &Recipient,
    id: PlaceId,
    carrying: Option<PlaceId>,
    record: &str,
    gazetteer: &Gazetteer,
    report: Report<'_>,
) {
    let place = gazetteer.get(id);
    let remarks = recipient.remarks.as_ref();
    let reading = remarks.and_then(|remarks| remarks.reading.as_deref());
    let printed = reading.unwrap_or_else(|| roll.printed(recipient));
    let correction = remarks.and_then(|remarks| remarks.correction.as_ref());
    let is_former = remarks.is_some_and(|remarks| remarks.former.is_some());
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
        if !names::is_name(printed, id, gazetteer) {
            report(
                record,
                "place",
                format!("printed {printed:?}, but the place is {}", place.name),
            );
        }
    } else if !is_former && !names::is_name(printed, id, gazetteer) {
        report(
            record,
            "place",
            format!("printed {printed:?}, which is no name of {}", place.full_name),
        );
    }
    if recipient.carried && !carrying.is_some_and(|entry| is_carried(id, entry, gazetteer)) {
        report(
            record,
            "carried",
            format!("no entry before it carries what {} is in", place.full_name),
        );
    }
}

/// Whether an entry can carry what a place is in: it lies in it too.
pub(crate) fn is_carried(place: PlaceId, entry: PlaceId, gazetteer: &Gazetteer) -> bool {
    let mut above = gazetteer.path(entry).skip(1);
    above.any(|above| gazetteer.get(above).kind > Kind::Country && gazetteer.is_within(place, above))
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
