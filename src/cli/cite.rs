//! Where a statement stands: the document by GB/T 7714, the annex's numeral, the lines of the source text.

use crate::catalog::Award;
use crate::circular::{Circular, Lines};
use crate::lang::Lang;

/// The document as GB/T 7714 lists it: author, title, number, type, date.
pub(super) fn reference(circular: &Circular) -> String {
    format!(
        "{}. {}: {}[Z]. {}.",
        circular.issuer, circular.title, circular.document_number, circular.issued_on
    )
}

/// Where a category or a part of it stands.
pub(super) fn stands(circular: &Circular, numeral: &str, lines: Option<Lines>, lang: Lang) -> String {
    let number = &circular.document_number;
    match (lang, lines) {
        (Lang::Zh, Some(lines)) => format!("{number}附件第{numeral}项，原文第 {lines} 行"),
        (Lang::Zh, None) => format!("{number}附件第{numeral}项"),
        (Lang::En, Some(lines)) => format!("{number}, annex, item {numeral}, source lines {lines}"),
        (Lang::En, None) => format!("{number}, annex, item {numeral}"),
    }
}

/// Where an award stands; with what is printed there, if that is no name of the place.
pub(super) fn award(award: &Award<'_>, lang: Lang) -> String {
    let stands = stands(award.circular, award.category.numeral(), award.lines(), lang);
    let remarks = award.recipient.remarks.as_ref();
    if remarks.is_none_or(|remarks| remarks.correction.is_none()) {
        return stands;
    }
    let printed = award.printed();
    lang.pick(
        format!("{stands}（印作“{printed}”）"),
        format!("{stands} (printed 〈{printed}〉)"),
    )
}
