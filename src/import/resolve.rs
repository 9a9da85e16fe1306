//! Who a recipient is: the place that a printed name means where it stands, or what nobody can know of it.

mod unusual;

use std::cell::Cell;

use super::chars::{Chars, part};
use super::kinds::{self, DIVISIONS, Kind};
use super::names::{Names, Path, Prefix, aggregate, core};
use super::places::{Named, PlaceId};
use crate::circular::Doubt;

/// A place that an open recipient could be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Candidate {
    pub(super) place: PlaceId,
    pub(super) why: String,
}

/// What is known of a recipient.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Resolved {
    pub(super) kind: Kind,
    pub(super) place: Option<PlaceId>,
    /// The parent that was printed earlier and holds for this one too.
    pub(super) carried: Option<PlaceId>,
    /// What a zone or a town lies in, as far as it is printed.
    pub(super) parent: Option<PlaceId>,
    /// Index of the former name that it was printed with.
    pub(super) former: Option<usize>,
    pub(super) open: Option<Doubt>,
    pub(super) candidates: Vec<Candidate>,
}

impl Resolved {
    fn new(kind: Kind) -> Self {
        Self {
            kind,
            place: None,
            carried: None,
            parent: None,
            former: None,
            open: None,
            candidates: Vec::new(),
        }
    }

    fn open(mut self, open: Doubt, candidates: Vec<Candidate>) -> Self {
        self.open = Some(open);
        self.candidates = candidates;
        self
    }
}

/// What stands between two entries of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Separator {
    /// Nothing: the list begins.
    None,
    /// 、
    Inner,
    /// ， ； or a new line
    Outer,
}

/// Parents that were printed and may hold for what follows, the highest first.
#[derive(Clone, Debug, Default)]
pub(super) struct Carry(Vec<PlaceId>);

/// Candidates that are told.
pub(super) const MOST: usize = 8;

/// Resolves names in a circular of one region and year.
#[derive(Debug)]
pub(super) struct Resolver<'p> {
    pub(super) names: Names<'p>,
    pub(super) searches: Cell<usize>,
}

impl<'p> Resolver<'p> {
    pub(super) fn new(names: Names<'p>) -> Self {
        Self {
            names,
            searches: Cell::new(0),
        }
    }

    /// What one entry of a list is. `suffix` is what kind of place a later entry of its run ends with: 滁州、六安市.
    pub(super) fn resolve(
        &self,
        token: &[char],
        separator: Separator,
        suffix: Option<char>,
        carry: &mut Carry,
    ) -> Resolved {
        if aggregate(token) == Some(0) {
            return Resolved::new(Kind::Other).open(Doubt::Aggregate, Vec::new());
        }
        if separator == Separator::Outer {
            // A comma ends what a prefecture held; a province's counties go on behind it.
            carry.0.retain(|id| self.names.kind(*id) == Kind::Province);
        }
        let name = core(token);
        let (paths, prefix) = self.names.read(name, false);
        if !paths.is_empty() {
            return self.named(&paths, separator, carry);
        }
        if let Some(kind) = kinds::by_ending(name) {
            return self.unit(name, kind, &prefix, carry);
        }
        if let Some(found) = self.shortened(name, suffix, separator, carry) {
            return found;
        }
        if let Some(found) = self.banner(name, &prefix, separator, carry) {
            return found;
        }
        let (abroad, _) = self.names.read(name, true);
        if abroad.iter().any(|path| !path.chain.is_empty()) {
            return self.named(&abroad, separator, carry);
        }
        self.doubtful(name, &prefix, &abroad, carry)
    }

    /// A name that is some place's.
    fn named(&self, paths: &[Path], separator: Separator, carry: &mut Carry) -> Resolved {
        let printed = paths.iter().find(|path| !path.chain.is_empty());
        let mut all: Vec<Named> = Vec::new();
        for path in paths {
            if !all.contains(&path.last) {
                all.push(path.last);
            }
        }
        let all = self.valid(all);
        if let Some(path) = printed {
            let found = self.pick(&all);
            let carried = self.carried_above(path, carry);
            return Resolved { carried, ..found };
        }
        // What was printed before holds for this one, the nearest first.
        for at in (0..carry.0.len()).rev() {
            let Some(parent) = carry.0.get(at).copied() else {
                continue;
            };
            let inside: Vec<_> = all
                .iter()
                .copied()
                .filter(|named| self.within(*named, parent))
                .collect();
            if !inside.is_empty() {
                carry.0.truncate(at + 1);
                return Resolved {
                    carried: Some(parent),
                    ..self.pick(&inside)
                };
            }
        }
        let found = self.pick(&all);
        let strays = self.names.region.is_none()
            && separator == Separator::Inner
            && !carry.0.is_empty()
            && found.kind != Kind::Province;
        if let (true, Some(place)) = (strays, found.place) {
            let parent = carry.0.first().copied();
            let why = format!("不属{}", self.name(parent));
            return Resolved::new(found.kind).open(Doubt::Membership, vec![Candidate { place, why }]);
        }
        carry.0.clear();
        found
    }

    /// The parent that was printed earlier above the first that this name prints itself; the name's own go on from it.
    fn carried_above(&self, path: &Path, carry: &mut Carry) -> Option<PlaceId> {
        let first = path.chain.first().copied()?;
        let above = carry
            .0
            .first()
            .copied()
            .filter(|above| *above != first && self.names.places.lies_in(first, *above));
        let above = above.filter(|above| self.names.kind(*above) == Kind::Province);
        carry.0 = above.into_iter().chain(self.inside(&path.chain)).collect();
        above
    }

    /// Of printed parents those that hold for something: not the region itself, which all entries lie in.
    fn inside(&self, chain: &[PlaceId]) -> Vec<PlaceId> {
        let outside = |id: &PlaceId| {
            self.names
                .region
                .is_none_or(|region| !self.names.places.lies_in(region, *id))
        };
        chain.iter().copied().filter(outside).collect()
    }

    /// Names that held in the circular's year: a former one only counts beside today's while it still was one.
    fn valid(&self, all: Vec<Named>) -> Vec<Named> {
        let present = all.iter().any(|named| matches!(named, Named::Present(_)));
        let held = |named: &Named| match named {
            Named::Present(_) => true,
            Named::Former(index) => {
                let former = self.names.places.former(*index);
                !present
                    || former.is_some_and(|former| {
                        !former.moved && self.names.year.is_some_and(|year| former.year > year)
                    })
            }
        };
        all.into_iter().filter(held).collect()
    }

    fn within(&self, named: Named, parent: PlaceId) -> bool {
        let places = self.names.places;
        match named {
            Named::Present(id) => places.lies_in(id, parent),
            Named::Former(index) => places.former(index).is_some_and(|former| {
                former.parent.is_some_and(|then| places.lies_in(then, parent))
                    || places.lies_in(former.present, parent)
            }),
        }
    }

    /// The one place that is meant, or the question which.
    fn pick(&self, all: &[Named]) -> Resolved {
        let places = self.names.places;
        let mut found: Vec<(PlaceId, Option<usize>)> = Vec::new();
        for named in all {
            let (id, former) = match named {
                Named::Present(id) => (*id, None),
                Named::Former(index) => match places.former(*index) {
                    Some(former) => (former.present, Some(*index)),
                    None => continue,
                },
            };
            match found.iter_mut().find(|(other, _)| *other == id) {
                Some(known) if former.is_none() => known.1 = None,
                Some(_) => {}
                None => found.push((id, former)),
            }
        }
        let kind = found.first().map_or(Kind::County, |(id, _)| self.names.kind(*id));
        match found.as_slice() {
            [(id, former)] => {
                let divided = former
                    .and_then(|index| places.former(index))
                    .filter(|former| !former.also.is_empty());
                if let Some(divided) = divided {
                    let why = format!("{}年拆分或并入", divided.year);
                    let all = std::iter::once(divided.present).chain(divided.also.iter().copied());
                    let candidates = all
                        .map(|place| Candidate {
                            place,
                            why: why.clone(),
                        })
                        .collect();
                    return Resolved::new(kind).open(Doubt::Former, candidates);
                }
                Resolved {
                    place: Some(*id),
                    former: former.filter(|index| places.former(*index).is_some_and(|former| !former.moved)),
                    ..Resolved::new(kind)
                }
            }
            several => {
                let candidates = several.iter().take(MOST).map(|(place, former)| Candidate {
                    place: *place,
                    why: match former.and_then(|index| places.former(index)) {
                        Some(former) => format!("{}年前名{}", former.year, former.name),
                        None => "同名".to_owned(),
                    },
                });
                Resolved::new(kind).open(Doubt::Ambiguous, candidates.collect())
            }
        }
    }

    /// What no gazetteer has, and whose name tells what it is.
    fn unit(&self, name: &[char], kind: Kind, prefix: &Prefix, carry: &mut Carry) -> Resolved {
        if prefix.whole && prefix.len < name.len() && kind != Kind::Enterprise {
            carry.0 = self.inside(&prefix.chain);
        }
        let found = Resolved {
            parent: prefix.chain.last().copied(),
            ..Resolved::new(kind)
        };
        if name.ends("管理区") {
            return found.open(Doubt::Unknown, Vec::new());
        }
        found
    }

    /// A name without what kind of place it is.
    fn shortened(
        &self,
        name: &[char],
        suffix: Option<char>,
        separator: Separator,
        carry: &mut Carry,
    ) -> Option<Resolved> {
        if let Some(suffix) = suffix {
            let whole: Vec<_> = name.iter().copied().chain([suffix]).collect();
            let (paths, _) = self.names.read(&whole, false);
            if !paths.is_empty() {
                return Some(self.named(&paths, separator, carry));
            }
        }
        let all = self.names.shorts(name);
        if all.is_empty() {
            return None;
        }
        let paths: Vec<_> = all
            .into_iter()
            .map(|id| Path {
                chain: Vec::new(),
                last: Named::Present(id),
            })
            .collect();
        Some(self.named(&paths, separator, carry))
    }

    /// A name that no place has: what it could be.
    fn doubtful(&self, name: &[char], prefix: &Prefix, abroad: &[Path], carry: &Carry) -> Resolved {
        let places = self.names.places;
        let rest = part(name, prefix.len, name.len());
        let printed = prefix.chain.last().copied().filter(|_| prefix.whole);
        let (rest, parent) = match printed {
            Some(parent) if rest.len() >= 2 => (rest, Some(parent)),
            _ => (name, carry.0.last().copied()),
        };
        let mut candidates = self.alike(rest, parent);
        if candidates.is_empty() && printed.is_none() && parent.is_some() {
            candidates = self.alike(rest, None);
        }
        let misprinted = !candidates.is_empty();
        let mut elsewhere: Vec<_> = abroad.iter().filter_map(|path| self.present(path.last)).collect();
        if printed.is_some() {
            elsewhere.extend(places.named(rest).iter().filter_map(|named| self.present(*named)));
        }
        let known = !elsewhere.is_empty();
        for place in elsewhere {
            let why = match parent {
                Some(_) => format!("不属{}", self.name(parent)),
                None => "不在发文机关辖区".to_owned(),
            };
            if candidates.len() < MOST && !candidates.iter().any(|candidate| candidate.place == place) {
                candidates.push(Candidate { place, why });
            }
        }
        let kind = match name.last() {
            Some('省') => Kind::Province,
            Some('州' | '盟') => Kind::Prefecture,
            Some(last) if DIVISIONS.contains(last) => Kind::County,
            _ => Kind::Other,
        };
        let open = match (misprinted, known) {
            (_, true) => Doubt::Membership,
            (true, false) => Doubt::Misprint,
            (false, false) => Doubt::Unknown,
        };
        let kind = candidates
            .first()
            .map_or(kind, |candidate| self.names.kind(candidate.place));
        Resolved::new(kind).open(open, candidates)
    }

    fn present(&self, named: Named) -> Option<PlaceId> {
        match named {
            Named::Present(id) => Some(id),
            Named::Former(index) => self.names.places.former(index).map(|former| former.present),
        }
    }

    fn name(&self, id: Option<PlaceId>) -> &str {
        id.and_then(|id| self.names.places.place(id))
            .map_or("", |place| &place.name)
    }
}
