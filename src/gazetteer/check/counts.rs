//! How many places of each kind there are, held against an official count: finds the rows that are not there.

use serde::Deserialize;

use crate::data_file::{DataErrors, DataFile, Faults};
use crate::gazetteer::{Designation, Gazetteer, Kind, Place, rows};

/// The columns of the counts' file.
const COLUMNS: &str = "region,level,kind,count,source";

/// A row of the counts' file: so many places of a level, or of one kind in it, in a region.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    region: String,
    level: String,
    kind: String,
    count: usize,
    source: String,
}

impl Row {
    /// Whether the row counts `place`; no kind stands for all kinds of the level.
    fn counts(&self, place: &Place) -> bool {
        let is_of_kind = || Designation::from_key(&self.kind) == Some(place.designation);
        place.kind.key() == self.level && (self.kind.is_empty() || is_of_kind())
    }
}

/// Holds the places in `region`, a code, against the rows of `table` on it and on what is in it.
///
/// `table` has the columns `region,level,kind,count,source`, level and kind as in the administrative places' file; the
/// rows of other regions are not for this gazetteer.
///
/// # Errors
/// Each count that the places do not come to, each row that cannot be read, and a table without a row on `region`.
pub fn counts(gazetteer: &Gazetteer, region: &str, table: DataFile<'_>) -> Result<(), DataErrors> {
    let mut faults = Faults::new(table.name);
    let mut is_counted = false;
    rows::read(table, COLUMNS, &mut faults, |row: &Row, faults, line| {
        let mut fault = |field: &str, problem: String| faults.add(line, &row.region, field, problem);
        if row.source.is_empty() {
            fault("source", "is empty".to_owned());
        }
        if ![Kind::Province, Kind::Prefecture, Kind::County]
            .iter()
            .any(|level| level.key() == row.level)
        {
            fault("level", format!("unknown level {:?}", row.level));
        }
        if !row.kind.is_empty() && Designation::from_key(&row.kind).is_none() {
            fault("kind", format!("unknown kind {:?}", row.kind));
        }
        let ids = gazetteer.by_key(region).zip(gazetteer.by_key(&row.region));
        let Some((_, id)) = ids.filter(|(region, id)| gazetteer.is_within(*id, *region)) else {
            return;
        };
        is_counted |= row.region == region;
        let places = gazetteer.descendants(id).map(|id| gazetteer.get(id));
        let found = places.filter(|place| row.counts(place)).count();
        if found != row.count {
            let what = if row.kind.is_empty() {
                &row.level
            } else {
                &row.kind
            };
            fault(
                "count",
                format!("expected {} of the kind {what}, found {found}", row.count),
            );
        }
    });
    if !is_counted {
        faults.add(None, region, "", "there is no row on this region");
    }
    if faults.is_empty() {
        Ok(())
    } else {
        Err(faults.into_errors())
    }
}
