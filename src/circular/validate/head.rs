//! Checks what is said of the whole circular against its title, its date, its signature and its closing.

use super::Report;
use crate::circular::{BlockKind, Circular};

/// Checks the fields outside the blocks.
pub(super) fn validate(circular: &Circular, report: Report<'_>) {
    if let Some(date) = &circular.issued_on {
        validate_date(date, circular.text(BlockKind::Date), report);
    }
    if let Some(signature) = circular.text(BlockKind::Signature)
        && !signature.contains(&*circular.issuer)
        && !circular.issuer.contains(signature)
    {
        report("", "issuer", format!("differs from the signature {signature:?}"));
    }
    // Some titles give no year at all.
    let title = circular.text(BlockKind::Title).unwrap_or_default();
    let years = digits(title);
    if years.iter().any(|year| *year > 1000) && !years.contains(&u32::from(circular.award_year)) {
        report("", "award_year", "does not stand in the title".to_owned());
    }
    if let Some(report_by) = &circular.report_by
        && !circular
            .texts(BlockKind::Closing)
            .any(|closing| closing.contains(&**report_by))
    {
        report("", "report_by", "does not stand in the closing".to_owned());
    }
    validate_claims(circular, report);
    if circular.categories.is_empty() {
        report("", "blocks", "there is no heading among them".to_owned());
    }
}

fn validate_date(date: &str, printed: Option<&str>, report: Report<'_>) {
    let iso: Vec<_> = date.split('-').map(str::len).collect();
    if iso != [4, 2, 2] || digits(date).len() != 3 {
        report("", "issued_on", format!("expected YYYY-MM-DD, found {date:?}"));
    } else if let Some(printed) = printed {
        // 二〇二三年三月二十日 has no digits to compare.
        let printed_digits = digits(printed);
        if printed_digits.len() == 3 && printed_digits != digits(date) {
            report(
                "",
                "issued_on",
                format!("differs from the printed date {printed:?}"),
            );
        }
    }
}

fn validate_claims(circular: &Circular, report: Report<'_>) {
    let Some(claims) = &circular.claims else {
        return;
    };
    if !circular
        .texts(BlockKind::Preamble)
        .any(|paragraph| paragraph.contains(&*claims.evidence))
    {
        report("claims", "evidence", "does not stand in the preamble".to_owned());
    }
    for (field, number) in [("prefectures", claims.prefectures), ("counties", claims.counties)] {
        if number > 0 && !digits(&claims.evidence).contains(&number) {
            report(
                "claims",
                field,
                format!("{number} does not stand in the evidence {:?}", claims.evidence),
            );
        }
    }
}

/// The whole numbers that a text has in digits.
fn digits(text: &str) -> Vec<u32> {
    text.split(|character: char| !character.is_ascii_digit())
        .filter_map(|number| number.parse().ok())
        .collect()
}
