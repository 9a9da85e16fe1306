//! Checks what is said of the whole circular against its title, its date, its signature and its closing.

use super::{Report, identity};
use crate::circular::{BlockKind, Circular, Claims};
use crate::gazetteer::{Gazetteer, Kind};

/// Checks the fields outside the blocks.
pub(super) fn validate(circular: &Circular, gazetteer: &Gazetteer, report: Report<'_>) {
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
    if let Some(date) = &circular.issued_on {
        check("issued_on", date_problem(date, circular.text(BlockKind::Date)));
    }
    if let Some(signature) = circular.text(BlockKind::Signature)
        && !signature.contains(&*circular.issuer)
        && !circular.issuer.contains(signature)
    {
        check(
            "issuer",
            Some(format!("differs from the signature {signature:?}")),
        );
    }
    // Some titles give no year at all.
    let years = digits(circular.text(BlockKind::Title).unwrap_or_default());
    if years.iter().any(|year| *year > 1000) && !years.contains(&u32::from(circular.award_year)) {
        check("award_year", Some("does not stand in the title".to_owned()));
    }
    if let Some(term) = &circular.report_by {
        let closing: Vec<_> = circular.texts(BlockKind::Closing).collect();
        check("report_by", identity::term_problem(term, &closing.join("\n")));
    }
    if circular.categories.is_empty() {
        check("blocks", Some("there is no heading among them".to_owned()));
    }
    validate_claims(circular, report);
}

/// What is wrong with a day of issue. 二〇二三年三月二十日 has no digits to compare.
fn date_problem(date: &str, printed: Option<&str>) -> Option<String> {
    identity::day_problem(date).or_else(|| {
        let printed = printed.filter(|printed| digits(printed).len() == 3)?;
        (digits(printed) != digits(date)).then(|| format!("differs from the printed date {printed:?}"))
    })
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
    for (field, problem) in claim_problems(claims) {
        report("claims", field, problem);
    }
}

/// Whether the evidence of claims states them.
pub(crate) fn claims_hold(claims: &Claims) -> bool {
    claim_problems(claims).is_empty()
}

fn claim_problems(claims: &Claims) -> Vec<(&'static str, String)> {
    let stated = [
        ("prefectures", claims.prefectures, Kind::Prefecture),
        ("counties", claims.counties, Kind::County),
    ];
    // Some claim only the one or the other.
    let stated = stated.into_iter().filter(|(_, number, _)| *number > 0);
    let problems = stated.filter_map(|(field, number, kind)| {
        let problem = identity::claim_problem(number, kind, &claims.evidence)?;
        Some((field, problem))
    });
    problems.collect()
}

/// The whole numbers that a text has in digits.
pub(crate) fn digits(text: &str) -> Vec<u32> {
    text.split(|character: char| !character.is_ascii_digit())
        .filter_map(|number| number.parse().ok())
        .collect()
}
