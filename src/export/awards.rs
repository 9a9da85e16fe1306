//! Awards as a file. Of tens of thousands, each row is made when it is written, and none is held.

use serde::{Serialize, Serializer};

use super::{ScopeRow, award_row, scope_row};
use crate::catalog::{AwardId, Catalog, View};
use crate::report::AwardReport;

/// `jili.awards/2`: awards.
#[derive(Debug, Serialize)]
pub struct AwardsFile<'a> {
    schema: &'static str,
    scope: ScopeRow<'a>,
    awards: Rows<'a>,
}

/// Rows that are made as they are written.
#[derive(Debug)]
struct Rows<'a> {
    catalog: &'a Catalog,
    awards: Vec<AwardId>,
}

impl Serialize for Rows<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let reports = self.awards.iter().map(|id| AwardReport::new(self.catalog, *id));
        serializer.collect_seq(reports.map(|award| award_row(self.catalog, &award)))
    }
}

/// A file of awards.
pub fn awards_file<'a>(view: &'a View<'_>, awards: impl IntoIterator<Item = AwardId>) -> AwardsFile<'a> {
    AwardsFile {
        schema: "jili.awards/2",
        scope: scope_row(view),
        awards: Rows {
            catalog: view.catalog(),
            awards: awards.into_iter().collect(),
        },
    }
}
