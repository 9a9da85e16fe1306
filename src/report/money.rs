//! The money that awards state. Only money is added up here, and only what each recipient gets: a quota is no money, and a
//! ceiling or what a list gets together is counted apart.

use super::AwardReport;
use crate::circular::{Amount, Decimal};

/// 元 in a 万元.
pub const TEN_THOUSAND: u64 = 10_000;

/// What some awards state in money, in 元.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Money {
    /// What can be added up: what each recipient gets.
    pub sum: u64,
    /// The most that one award has of it.
    pub largest: u64,
    /// Awards that it is stated for.
    pub awards: usize,
    /// Awards with money that is not added up: ceilings, and what is stated for a list, a project or all together.
    pub apart: usize,
}

impl Money {
    /// What these awards state.
    pub fn of<'c>(awards: impl IntoIterator<Item = AwardReport<'c>>) -> Self {
        let mut money = Self::default();
        for award in awards {
            let stated = award.amounts().filter(|amount| amount.yuan().is_some());
            let (added, apart): (Vec<_>, Vec<_>) = stated.partition(|amount| amount.can_be_added());
            money.apart += usize::from(!apart.is_empty());
            if !added.is_empty() {
                let sum = added
                    .into_iter()
                    .filter_map(Amount::yuan)
                    .fold(0, u64::saturating_add);
                money.sum = money.sum.saturating_add(sum);
                money.largest = money.largest.max(sum);
                money.awards += 1;
            }
        }
        money
    }

    /// Whether any of the awards states money.
    pub fn is_stated(&self) -> bool {
        self.awards + self.apart > 0
    }
}

/// A sum in 元 as so many 万元.
pub fn ten_thousands(yuan: u64) -> Decimal {
    let (whole, rest) = (yuan / TEN_THOUSAND, yuan % TEN_THOUSAND);
    Decimal::parse(&format!("{whole}.{rest:04}")).unwrap_or_else(|| whole.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ten_thousands_keep_what_is_less_than_one() {
        for (yuan, said) in [(0, "0"), (20_000_000, "2000"), (76_500, "7.65"), (1, "0.0001")] {
            assert_eq!(ten_thousands(yuan).to_string(), said);
        }
    }
}
