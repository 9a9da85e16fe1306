//! Awards as the commands print them: what each is for, what is stated, and the table of them in Markdown.

use super::Context;
use crate::catalog::{Award, AwardId};
use crate::circular::{Amount, Recipient, Roll};
use crate::export::markdown;
use crate::lang::Lang;
use crate::wording;

/// The category's label with the heading of the part and the roll.
pub(super) fn subject(award: &Award<'_>, lang: Lang) -> String {
    let pieces = [
        Some(award.category.label(lang)),
        award.part.title(),
        award.roll.heading(),
    ];
    pieces.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// The amounts that the measure states: 1000 万元.
pub(super) fn amounts(award: &Award<'_>) -> String {
    let amounts = award.measure().amounts.iter().map(Amount::to_string);
    amounts.collect::<Vec<_>>().join("、")
}

/// What must be said about how an entry is read: misprints, suspicions.
pub(super) fn remarks(roll: &Roll, recipient: &Recipient, lang: Lang) -> impl Iterator<Item = String> {
    let correction = wording::correction(roll, recipient, lang);
    correction.into_iter().chain(wording::note(roll, recipient, lang))
}

/// A table in Markdown: of each award the place, what for, what is given and by whom, with `cite` also where that
/// stands; below it what must be said about how places are read.
pub(super) fn table(context: &Context<'_>, awards: impl IntoIterator<Item = AwardId>, cite: bool) -> String {
    let (catalog, lang) = (context.catalog, context.lang);
    let awards: Vec<_> = awards.into_iter().map(|id| catalog.award(id)).collect();
    let name = |award: &Award<'_>| catalog.gazetteer().full_name(award.place_id, lang);
    let row = |award: &Award<'_>| {
        let numeral = award.category.numeral();
        [
            name(award),
            format!("{numeral}{}{}", lang.pick("、", ": "), subject(award, lang)),
            award.measure().text.to_string(),
            award.measure().departments.join("、"),
        ]
    };
    let header = lang.pick(
        ["地方", "激励事项", "激励措施（通报原文）", "组织实施"],
        [
            "Place",
            "Category",
            "Measure in the circular's words",
            "Carried out by",
        ],
    );
    let mut text = if cite {
        let cited = |award: &Award<'_>| and(row(award), wording::award_location(award, lang));
        let header = and(header, lang.pick("出处", "Source"));
        markdown::table(header, awards.iter().map(cited))
    } else {
        markdown::table(header, awards.iter().map(row))
    };
    let remarks = awards.iter().flat_map(|award| {
        let (name, numeral) = (name(award), award.category.numeral());
        remarks(award.roll, award.recipient, lang).map(move |remark| {
            lang.pick(
                format!("{name}（第{numeral}项）：{remark}"),
                format!("{name} (item {numeral}): {remark}"),
            )
        })
    });
    for (at, remark) in remarks.enumerate() {
        // A list stands apart from the table before it.
        let blank = if at == 0 { "\n" } else { "" };
        text.push_str(&format!("{blank}- {}\n", markdown::escape(&remark)));
    }
    text
}

/// Four cells and a fifth.
fn and<T>([first, second, third, fourth]: [T; 4], fifth: T) -> [T; 5] {
    [first, second, third, fourth, fifth]
}

/// The document that awards are cited from, as a paragraph of Markdown.
pub(super) fn reference(context: &Context<'_>) -> String {
    let reference = wording::reference(context.circular());
    format!("\n{}\n", markdown::escape(&reference))
}
