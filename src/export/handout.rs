//! What can be taken out of the browser: words as they are, or an answer that a command would write.

use crate::catalog::AwardId;
use crate::gazetteer::PlaceId;

/// Something to be copied or saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Handout {
    /// These words.
    Words(String),
    /// Awards, as `jili list` writes them.
    Awards(Vec<AwardId>),
    /// The briefing of a place, as `jili brief` writes it.
    Briefing(PlaceId),
}
