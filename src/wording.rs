//! Sentences that commands and browser say in the same words: where a statement stands in its document, how a
//! misprint is read, how many of something there are.

use crate::catalog::{Award, AwardId, Catalog, PlaceAwards};
use crate::circular::{Circular, Lines, Recipient, Roll};
use crate::lang::Lang;

/// The document as GB/T 7714 lists it: author, title, number, type, date.
pub(crate) fn reference(circular: &Circular) -> String {
    format!(
        "{}. {}: {}[Z]. {}.",
        circular.issuer, circular.title, circular.document_number, circular.issued_on
    )
}

/// Where an item of the annex, or a part of it, stands: its document, its numeral, the lines of the source text.
pub(crate) fn location(circular: &Circular, numeral: &str, lines: Option<Lines>, lang: Lang) -> String {
    let number = &circular.document_number;
    let lines =
        lines.map(|lines| lang.pick(format!("，原文第 {lines} 行"), format!(", source lines {lines}")));
    let item = lang.pick(
        format!("{number}附件第{numeral}项"),
        format!("{number}, annex, item {numeral}"),
    );
    item + &lines.unwrap_or_default()
}

/// Where an award stands; with what is printed there, if that is a misprint.
pub(crate) fn award_location(award: &Award<'_>, lang: Lang) -> String {
    let location = location(award.circular, award.category.numeral(), award.lines(), lang);
    match misprint(award, lang) {
        Some(misprint) => lang.pick(
            format!("{location}（{misprint}）"),
            format!("{location} ({misprint})"),
        ),
        None => location,
    }
}

/// What is printed in place of the award's place, if that is a misprint.
pub(crate) fn misprint(award: &Award<'_>, lang: Lang) -> Option<String> {
    award.recipient.remarks.as_ref()?.correction.as_ref()?;
    let printed = award.printed();
    Some(lang.pick(format!("印作“{printed}”"), format!("printed 〈{printed}〉")))
}

/// What an entry of a roll is read as and why, if it is a misprint.
pub(crate) fn correction(roll: &Roll, recipient: &Recipient, lang: Lang) -> Option<String> {
    let correction = recipient.remarks.as_ref()?.correction.as_ref()?;
    let (printed, reading) = (roll.printed(recipient), &correction.reading);
    let reason = correction.reason.get(lang);
    Some(lang.pick(
        format!("更正：原文印作“{printed}”，应为{reading}。{reason}"),
        format!("Corrected: printed 〈{printed}〉, read as {reading}. {reason}"),
    ))
}

/// What is only suspected of an entry of a roll, or else worth knowing.
pub(crate) fn note(roll: &Roll, recipient: &Recipient, lang: Lang) -> Option<String> {
    let note = recipient.remarks.as_ref()?.note.as_ref()?.get(lang);
    let printed = roll.printed(recipient);
    Some(lang.pick(
        format!("说明（{printed}）：{note}"),
        format!("Note on {printed}: {note}"),
    ))
}

/// What the zones that span a prefecture and others have, a sentence each.
pub(crate) fn spanning(catalog: &Catalog, awards: &PlaceAwards<'_>, lang: Lang) -> Vec<String> {
    let zones = awards.spanning.iter().map(|(zone, awards)| {
        let zone = catalog.gazetteer().full_name(*zone, lang);
        let numeral = |id: &AwardId| catalog.award(*id).category.numeral();
        let mut numerals: Vec<_> = awards.iter().map(numeral).collect();
        numerals.dedup();
        let items = numerals.join(lang.pick("、", ", "));
        let count = award_count(awards.len(), lang);
        lang.pick(
            format!("跨市州的{zone}获 {count}（附件第{items}项），不计入任何市州。"),
            format!("{zone} spans prefectures; its {count} (annex, item {items}) are counted under none."),
        )
    });
    zones.collect()
}

/// A number of awards: 15 项.
pub(crate) fn award_count(count: usize, lang: Lang) -> String {
    lang.pick(format!("{count} 项"), counted(count, ["award", "awards"]))
}

/// A count with its English noun: 1 county, 3 counties.
pub(crate) fn counted(count: usize, [one, many]: [&str; 2]) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}
