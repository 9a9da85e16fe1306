//! What an award is for, and what its measure states.

use super::glossary::{self, amount, departments, glossed};
use crate::circular::{Amount, Decimal, Measure, Per};
use crate::lang::Lang;
use crate::report::{AwardReport, Subject};

/// What an award is for: the category's label with the headings of part and list.
pub(crate) fn subject(subject: &Subject<'_>, lang: Lang) -> String {
    let headings = subject.headings().map(|heading| glossed(heading, lang));
    let pieces = [subject.category.label(lang).to_owned()]
        .into_iter()
        .chain(headings);
    pieces.collect::<Vec<_>>().join(" · ")
}

/// The amounts stated for an award, in a row; empty where there are none.
pub(crate) fn amounts(award: &AwardReport<'_>, lang: Lang) -> String {
    let amounts: Vec<_> = award.amounts().map(|stated| amount(stated, lang)).collect();
    amounts.join(lang.pick("、", ", "))
}

/// The same in a column, each as [`short_amount`](glossary::short_amount).
pub(crate) fn short_amounts(award: &AwardReport<'_>, lang: Lang) -> String {
    let amounts: Vec<_> = award
        .amounts()
        .map(|stated| glossary::short_amount(stated, lang))
        .collect();
    amounts.join(lang.pick("、", ", "))
}

/// An amount with all that limits it: 最高 500 万元（每个项目）.
pub(crate) fn stated(stated: &Amount, lang: Lang) -> String {
    let limited = limited(stated, lang);
    match stated.per {
        Per::Recipient => limited,
        per => {
            let per = per.label(lang);
            lang.pick(format!("{limited}（{per}）"), format!("{limited} ({per})"))
        }
    }
}

/// An amount, and whether it is a ceiling: 最高 500 万元.
fn limited(stated: &Amount, lang: Lang) -> String {
    let amount = amount(stated, lang);
    match stated.is_cap {
        true => lang.pick(format!("最高 {amount}"), format!("up to {amount}")),
        false => amount,
    }
}

/// A sum of what is stated in one unit: 2000 万元.
pub(crate) fn sum(value: Decimal, unit: &str, lang: Lang) -> String {
    glossary::sum(value, unit, lang)
}

/// The facts of a measure, each with its label: who implements it, years, amounts, instruments.
pub(crate) fn facts(measure: &Measure, lang: Lang) -> Vec<(&'static str, String)> {
    let names = measure.departments.iter().map(|department| &*department.name);
    let mut facts = vec![(
        lang.pick("组织实施单位", "Implemented by"),
        departments(names, lang),
    )];
    if !measure.years.is_empty() {
        let years: Vec<_> = measure.years.iter().map(u16::to_string).collect();
        facts.push((
            lang.pick("所涉年份", "Years mentioned"),
            years.join(lang.pick("、", ", ")),
        ));
    }
    facts.extend(measure.amounts.iter().map(|stated| {
        let label = lang.pick("明确额度", "Stated amount");
        (label, with_per(stated, lang))
    }));
    facts.extend(measure.instruments.iter().map(|tag| {
        let label = tag.instrument.label(lang);
        let colon = lang.pick("：", ": ");
        (
            lang.pick("激励方式", "Instrument"),
            format!("{label}{colon}“{}”", tag.evidence),
        )
    }));
    facts
}

fn with_per(stated: &Amount, lang: Lang) -> String {
    let (amount, per) = (limited(stated, lang), stated.per.label(lang));
    lang.pick(format!("{per} {amount}"), format!("{amount} {per}"))
}
