//! Names of few regions or few kinds: banners that are cut short, and units with a second name in brackets.

use super::{Candidate, Carry, Resolved, Resolver, Separator};
use crate::circular::Doubt;
use crate::import::chars::part;
use crate::import::fold::folded;
use crate::import::kinds;
use crate::import::names::{Path, Prefix};
use crate::import::places::Named;

impl Resolver<'_> {
    /// A banner as it is called for short, by some of its characters in their order: 达茂旗 is 达尔罕茂明安联合旗.
    pub(super) fn banner(
        &self,
        name: &[char],
        prefix: &Prefix,
        separator: Separator,
        carry: &mut Carry,
    ) -> Option<Resolved> {
        let places = self.names.places;
        let (within, rest) = match prefix.chain.last() {
            Some(parent) if prefix.whole => (Some(*parent), part(name, prefix.len, name.len())),
            _ => (self.names.region, name),
        };
        if rest.last() != Some(&'旗') || !(3..=6).contains(&rest.len()) {
            return None;
        }
        let mut waiting = vec![within?];
        let mut found = None;
        while let Some(id) = waiting.pop() {
            waiting.extend(places.children(id));
            let whole = places.place(id).map(|place| folded(&place.name))?;
            let mut left = whole.iter();
            let short = whole.first() == rest.first()
                && whole.last() == rest.last()
                && rest.iter().all(|character| left.any(|other| other == character));
            if short && found.replace(id).is_some() {
                return None;
            }
        }
        let chain = if prefix.whole {
            prefix.chain.clone()
        } else {
            Vec::new()
        };
        let last = Named::Present(found?);
        Some(self.named(&[Path { chain, last }], separator, carry))
    }

    /// A recipient behind which a second name stands in brackets: open, with the places of both names as far as there are any.
    pub(in crate::import) fn doubled(&self, token: &[char], found: Resolved) -> Resolved {
        let note = kinds::note(token).map_or(token.len(), |open| open + 1);
        let (second, _) = self
            .names
            .read(part(token, note, token.len().saturating_sub(1)), false);
        let places = found
            .place
            .into_iter()
            .chain(second.iter().filter_map(|path| self.present(path.last)));
        let candidates = places.map(|place| Candidate {
            place,
            why: "括号内外的名称之一".to_owned(),
        });
        let open = Resolved {
            parent: found.parent,
            ..Resolved::new(found.kind)
        };
        open.open(Doubt::Alias, candidates.collect())
    }
}
