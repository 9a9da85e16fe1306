//! Counties that were moved from one prefecture to another, and so what a prefecture had in it in a year: 简阳 was 资阳's
//! until 2016.

use super::{Gazetteer, Kind, PlaceId};

/// Former names and places: `name,code,full_name,present,present_name,also,year,kind,reading,note`.
const FORMER: &str = include_str!("../../data/gazetteer/former.csv");
/// The kind of change that is a move.
const MOVED: &str = "moved";

/// A county that was moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Move {
    county: PlaceId,
    /// The year in which it came to where it is.
    year: u16,
    /// The prefecture that it was in before; `None` where that is no more.
    from: Option<PlaceId>,
}

/// What a place was in at the end of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Membership {
    /// What it is in now.
    Present,
    /// Another prefecture.
    Former(PlaceId),
    /// A prefecture that is no more: what it is in now is taken for it.
    Unknown,
}

impl Gazetteer {
    /// What a place was in at the end of a year.
    pub fn membership(&self, id: PlaceId, year: u16) -> Membership {
        // Of several moves the first after the year tells.
        let later = self
            .moves()
            .iter()
            .filter(|moved| moved.county == id && year < moved.year);
        match later.min_by_key(|moved| moved.year) {
            None => Membership::Present,
            Some(moved) => moved.from.map_or(Membership::Unknown, Membership::Former),
        }
    }

    /// [`Gazetteer::parent`], at the end of a year.
    pub fn parent_in(&self, id: PlaceId, year: u16) -> Option<PlaceId> {
        match self.membership(id, year) {
            Membership::Former(prefecture) => Some(prefecture),
            Membership::Present | Membership::Unknown => self.parent(id),
        }
    }

    /// [`Gazetteer::is_within`], at the end of a year.
    pub fn is_within_in(&self, id: PlaceId, above: PlaceId, year: u16) -> bool {
        let mut path = std::iter::successors(Some(id), |id| self.parent_in(*id, year));
        path.any(|id| id == above)
    }

    /// [`Gazetteer::prefecture_above`], at the end of a year.
    pub fn prefecture_above_in(&self, id: PlaceId, year: u16) -> Option<PlaceId> {
        let path = std::iter::successors(Some(id), |id| self.parent_in(*id, year));
        path.skip(1).find(|id| self.kind(*id) == Kind::Prefecture)
    }

    /// [`Gazetteer::descendants`], at the end of a year.
    pub fn descendants_in(&self, id: PlaceId, year: u16) -> Vec<PlaceId> {
        let was_here = |county: &PlaceId| match self.membership(*county, year) {
            Membership::Former(_) => self.is_within_in(*county, id, year),
            Membership::Present | Membership::Unknown => true,
        };
        let mut within: Vec<PlaceId> = self.descendants(id).filter(was_here).collect();
        let gone = self.moves().iter().map(|moved| moved.county);
        let gone = gone.filter(|county| !self.is_within(*county, id) && self.is_within_in(*county, id, year));
        within.extend(gone);
        within
    }

    fn moves(&self) -> &[Move] {
        self.moves.get_or_init(|| {
            let moves = FORMER.lines().filter_map(|row| {
                let fields: Vec<&str> = row.split(',').collect();
                let [_, code, _, present, _, _, year, MOVED, ..] = *fields.as_slice() else {
                    return None;
                };
                // The first four digits of a county's code are its prefecture's.
                let prefecture: String = code.chars().take(4).chain("00".chars()).collect();
                Some(Move {
                    county: self.by_key(present)?,
                    year: year.parse().ok()?,
                    from: self.by_key(&prefecture),
                })
            });
            moves.collect()
        })
    }
}
