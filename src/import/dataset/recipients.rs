//! Recipients as rows of a dataset, and the zones, bases and towns that a circular brings of its own.

use std::collections::BTreeMap;

use super::{Writer, quoted};
use crate::circular::{Doubt, load};
use crate::gazetteer::{Gazetteer, Kind, PlaceId};
use crate::import::draft::Recipient;
use crate::search::reading;
use crate::text::is_dangerous;

/// What may follow a zone's name where its administration is named.
const GOVERNMENTS: [&str; 3] = ["人民政府", "管委会", "管理委员会"];
/// Characters of a zone's name at most that says nothing of where it is: 经开区, 高新区.
const GENERIC: usize = 3;

/// The recipients of a draft, and the places that they bring.
pub(super) struct Recipients<'g> {
    gazetteer: &'g Gazetteer,
    region: &'g str,
    brought: BTreeMap<String, Brought>,
    /// The entry of the list that carries what it lies in.
    carrying: Option<PlaceId>,
}

struct Brought {
    name: String,
    full_name: String,
    kind: Kind,
    parent: String,
}

impl<'g> Recipients<'g> {
    pub(super) fn new(gazetteer: &'g Gazetteer, region: &'g str) -> Self {
        Self {
            gazetteer,
            region,
            brought: BTreeMap::new(),
            carrying: None,
        }
    }

    /// Begins a list.
    pub(super) fn begin(&mut self) {
        self.carrying = None;
    }

    /// A recipient as an inline table.
    pub(super) fn row(&mut self, recipient: &Recipient, printed: &str) -> String {
        let mut fields = vec![format!("printed = {}", quoted(printed))];
        let known = |key: &String| self.gazetteer.by_key(key).is_some();
        let place = recipient.place.as_ref().filter(|key| known(key)).cloned();
        let is_place = recipient.open.is_none() && recipient.kind.place().is_some();
        let place = place.or_else(|| {
            if recipient.place.is_none() && is_place {
                self.bring(recipient)
            } else {
                None
            }
        });
        if let Some(place) = place.filter(|_| recipient.open.is_none()) {
            fields.push(format!("place = {}", quoted(&place)));
            fields.extend(self.carried(recipient, &place));
            if let Some(former) = &recipient.former {
                fields.push(format!("former = {{ year = {} }}", former.year));
            } else if let Some(id) = self.gazetteer.by_key(&place)
                && !load::is_name(printed, id, self.gazetteer)
            {
                fields.push(format!("reading = {}", quoted(&self.gazetteer.get(id).name)));
            }
        } else if recipient.open.is_some() || is_place {
            let doubt = recipient.open.unwrap_or(Doubt::Unknown);
            fields.push(format!("open = {}", quoted(doubt.key())));
            if let Some(kind) = recipient.kind.place() {
                fields.push(format!("kind = {}", quoted(kind.key())));
            }
            let candidates = recipient.candidates.iter().map(|candidate| &candidate.place);
            let candidates: Vec<_> = candidates
                .filter(|key| self.gazetteer.by_key(key).is_some())
                .map(|key| quoted(key))
                .collect();
            fields.push(format!("candidates = [{}]", candidates.join(", ")));
        } else {
            let region = recipient.parent.as_deref().unwrap_or(self.region);
            let region = if self.gazetteer.by_key(region).is_some() {
                region
            } else {
                self.region
            };
            fields.push(format!("unit = {}", quoted(recipient.kind.unit().key())));
            fields.push(format!("region = {}", quoted(region)));
        }
        format!("{{ {} }}", fields.join(", "))
    }

    /// That its parent was printed with an earlier entry, where one of the list carries it.
    fn carried(&mut self, recipient: &Recipient, key: &str) -> Option<String> {
        let place = self.gazetteer.by_key(key);
        let carries = |entry| place.is_some_and(|place| load::is_carried(place, entry, self.gazetteer));
        if recipient.carried && self.carrying.is_some_and(carries) {
            return Some("carried = true".to_owned());
        }
        // A place that the circular brings carries what it lies in, as those do that the gazetteer has.
        let parent = || {
            self.brought
                .get(key)
                .and_then(|brought| self.gazetteer.by_key(&brought.parent))
        };
        self.carrying = place.or_else(parent);
        None
    }

    /// The key of a zone, base or town: the gazetteer's, if it has the place, else one made of its parent and its reading.
    fn bring(&mut self, recipient: &Recipient) -> Option<String> {
        let kind = match recipient.kind.place()? {
            kind @ (Kind::Zone | Kind::Base | Kind::Town) => kind,
            _ => return None,
        };
        let parent = recipient
            .parent
            .as_deref()
            .or(recipient.carried_parent.as_deref())
            .unwrap_or(self.region);
        let above = self.gazetteer.by_key(parent)?;
        let above = self.gazetteer.get(above);
        let whole: String = recipient
            .name
            .chars()
            .filter(|c| !c.is_whitespace() && !is_dangerous(*c))
            .collect();
        let whole = GOVERNMENTS
            .iter()
            .find_map(|end| whole.strip_suffix(end))
            .unwrap_or(&whole);
        let name = own_name(whole, &above.name);
        let known = self.gazetteer.places().map(|(_, place)| place).find(|place| {
            let mut names = [&place.full_name, &place.name].into_iter().chain(&place.aliases);
            place.kind > Kind::County && names.any(|known| **known == *whole)
        });
        if let Some(known) = known {
            return Some(known.key.to_string());
        }
        let slug: String = reading(name)
            .split(|c: char| !c.is_ascii_alphanumeric())
            .filter(|word| !word.is_empty())
            .collect::<Vec<_>>()
            .join("-");
        let key = format!("{parent}-{slug}");
        let full_name = match kind {
            Kind::Town => format!("{}{name}", above.full_name),
            _ if whole != name => whole.to_owned(),
            _ if name.chars().count() > GENERIC => name.to_owned(),
            _ => format!("{}{name}", above.short),
        };
        if slug.is_empty() || self.gazetteer.by_full_name(&full_name).is_some() {
            return None;
        }
        let taken = self
            .brought
            .iter()
            .any(|(other, place)| (place.full_name == full_name) != (*other == key));
        if taken {
            return None;
        }
        self.brought.entry(key.clone()).or_insert_with(|| Brought {
            name: name.to_owned(),
            full_name,
            kind,
            parent: parent.to_owned(),
        });
        Some(key)
    }

    /// The places that were brought, as tables.
    pub(super) fn places(&self) -> String {
        let mut out = Writer::default();
        for (key, place) in &self.brought {
            out.line("\n[[places]]");
            out.field("key", key);
            out.field("name", &place.name);
            if place.kind != Kind::Town && place.full_name != place.name {
                out.field("full_name", &place.full_name);
            }
            out.field("kind", place.kind.key());
            out.field("parent", &place.parent);
        }
        out.0
    }
}

/// A town's name without its county's before it.
fn own_name<'n>(name: &'n str, above: &str) -> &'n str {
    name.rsplit_once(above)
        .map(|(_, own)| own)
        .filter(|own| !own.is_empty())
        .unwrap_or(name)
}
