//! Reads a measure, its departments, amounts and instruments.

use crate::circular::read::Record;
use crate::circular::{Amount, Decimal, Department, Instrument, Measure, Per, Role, Tag};

/// Reads the measure whose text is `text` and which is the block at a position.
pub(super) fn read(record: &Record<'_, '_>, text: Box<str>, at: u32) -> Measure {
    let amounts = record.optional_tables("amounts");
    let tags = record.optional_tables("instruments");
    Measure {
        printed_heading: record.optional_text("heading"),
        text,
        implementers: "".into(),
        block: at,
        departments_block: None,
        lines: None,
        departments: Box::default(),
        years: record.numbers("years").into(),
        amounts: amounts.into_iter().map(read_amount).collect(),
        instruments: tags.into_iter().filter_map(read_tag).collect(),
    }
}

/// The departments that a block names.
pub(super) fn departments(record: &Record<'_, '_>) -> Box<[Department]> {
    let department = |record: Record<'_, '_>| {
        let role = record.text("role");
        let known = Role::from_key(&role);
        if known.is_none() && !role.is_empty() {
            let all = Role::ALL.map(Role::key).join(", ");
            record.fault("role", format!("unknown role {role:?}; known are {all}"));
        }
        let department = Department {
            name: record.text("name"),
            role: known.unwrap_or(Role::Implementing),
        };
        record.finish();
        department
    };
    record.tables("departments").into_iter().map(department).collect()
}

fn read_amount(record: Record<'_, '_>) -> Amount {
    let per = record.text("per");
    let known = Per::from_key(&per);
    if known.is_none() && !per.is_empty() {
        let all = Per::ALL.map(Per::key).join(", ");
        record.fault("per", format!("expected one of {all}, found {per:?}"));
    }
    let value = record.decimal("value");
    let amount = Amount {
        value: Decimal::parse(&value).unwrap_or_else(|| {
            if !value.is_empty() {
                record.fault("value", format!("{value:?} is no number that a text states"));
            }
            Decimal::default()
        }),
        unit: record.text("unit"),
        per: known.unwrap_or(Per::Recipient),
        is_cap: record.flag("cap"),
        evidence: record.text("evidence"),
    };
    record.finish();
    amount
}

fn read_tag(record: Record<'_, '_>) -> Option<Tag> {
    let kind = record.text("kind");
    let instrument = Instrument::from_key(&kind);
    if instrument.is_none() && !kind.is_empty() {
        let known = Instrument::ALL.map(Instrument::key).join(", ");
        record.fault("kind", format!("unknown instrument {kind:?}; known are {known}"));
    }
    let evidence = record.text("evidence");
    record.finish();
    instrument.map(|instrument| Tag { instrument, evidence })
}
