//! What some awards state and how they reward, with the items of the annex that say so.

use std::collections::BTreeMap;

use super::AwardReport;
use crate::catalog::{AwardId, Catalog};
use crate::circular::{Category, Instrument};

/// What some awards state, and how they reward.
#[derive(Clone, Debug, Default)]
pub struct Summary<'c> {
    /// The amounts, a sum for each unit, in the order in which the units appear.
    pub sums: Vec<UnitSum<'c>>,
    /// Awards whose measures state no amount.
    pub silent: usize,
    /// The instruments, each with the categories that use it.
    pub instruments: BTreeMap<Instrument, Vec<&'c Category>>,
}

/// The amounts of one unit.
#[derive(Clone, Debug)]
pub struct UnitSum<'c> {
    /// What is counted, as stated: 万元.
    pub unit: &'c str,
    /// Their sum.
    pub sum: u64,
    /// Each of them with its category, in printed order.
    pub each: Vec<(&'c Category, u64)>,
}

impl<'c> Summary<'c> {
    /// The summary of these awards.
    pub fn new(catalog: &'c Catalog, awards: impl IntoIterator<Item = AwardId>) -> Self {
        let mut summary = Self::default();
        for award in awards.into_iter().map(|id| AwardReport::new(catalog, id)) {
            let category = award.subject.category;
            let mut is_silent = true;
            for amount in award.amounts() {
                is_silent = false;
                let value = u64::from(amount.value);
                match summary.sums.iter_mut().find(|sum| *sum.unit == *amount.unit) {
                    Some(sum) => {
                        sum.sum += value;
                        sum.each.push((category, value));
                    }
                    None => summary.sums.push(UnitSum {
                        unit: &amount.unit,
                        sum: value,
                        each: vec![(category, value)],
                    }),
                }
            }
            summary.silent += usize::from(is_silent);
            for tag in award.instruments() {
                let categories = summary.instruments.entry(tag.instrument).or_default();
                if !categories.iter().any(|known| std::ptr::eq(*known, category)) {
                    categories.push(category);
                }
            }
        }
        summary
    }
}
