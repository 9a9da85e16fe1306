//! Counts, as programs read them.

use serde::Serialize;

/// `jili.stats/1`: counts by something.
#[derive(Debug, Serialize)]
pub struct StatsFile {
    /// The name and version of the shape.
    pub schema: &'static str,
    /// What is counted by: total, prefecture, category, department, instrument or kind.
    pub by: &'static str,
    /// A row for each.
    pub rows: Vec<StatsRow>,
}

/// One row of counts. What does not apply is left out.
#[derive(Debug, Default, Serialize)]
pub struct StatsRow {
    /// The code, number or word that it is known by.
    pub key: String,
    /// Its name.
    pub name: String,
    /// All awards of the row.
    pub awards: usize,
    /// Distinct places among them.
    pub places: usize,
    /// Measures that give them.
    pub measures: usize,
    /// Of a prefecture: its own awards.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub own: Option<usize>,
    /// Of a prefecture: those within it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub within: Option<usize>,
    /// Of a prefecture: its rank by its own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rank: Option<usize>,
    /// Of a prefecture: how many have that rank, itself among them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tied: Option<usize>,
    /// What is stated for them, a sum for each unit.
    pub stated: Vec<SumRow>,
}

/// Amounts of one unit, added up.
#[derive(Debug, Serialize)]
pub struct SumRow {
    /// Their sum.
    pub sum: u64,
    /// What is counted, as stated: 万元.
    pub unit: String,
    /// How many awards they are stated for.
    pub awards: usize,
}
