//! Recipients as rows of a dataset, and the zones and towns that a circular brings of its own.

use std::collections::BTreeMap;

use super::{Writer, quoted, word};
use crate::gazetteer::{Gazetteer, Kind};
use crate::import::draft::Recipient;
use crate::import::kinds::Kind as PrintedKind;
use crate::search::reading;

/// The recipients of a draft, and the places that they bring.
pub(super) struct Recipients<'g> {
    gazetteer: &'g Gazetteer,
    region: &'g str,
    brought: BTreeMap<String, Brought>,
}

struct Brought {
    name: String,
    kind: &'static str,
    parent: String,
}

impl<'g> Recipients<'g> {
    pub(super) fn new(gazetteer: &'g Gazetteer, region: &'g str) -> Self {
        Self {
            gazetteer,
            region,
            brought: BTreeMap::new(),
        }
    }

    /// A recipient as an inline table.
    pub(super) fn row(&mut self, recipient: &Recipient) -> String {
        let mut fields = vec![format!("printed = {}", quoted(&recipient.printed))];
        if let Some(open) = recipient.open {
            fields.push(format!("open = {}", word(&open)));
            fields.push(format!("kind = {}", word(&recipient.kind)));
            let candidates: Vec<_> = recipient
                .candidates
                .iter()
                .map(|candidate| quoted(&candidate.place))
                .collect();
            fields.push(format!("candidates = [{}]", candidates.join(", ")));
        } else if let Some(place) = &recipient.place {
            fields.push(format!("place = {}", quoted(place)));
        } else if let Some(key) = self.bring(recipient) {
            fields.push(format!("place = {}", quoted(&key)));
        } else {
            let unit = match recipient.kind {
                PrintedKind::Enterprise => "enterprise",
                _ => "other",
            };
            let region = recipient.parent.as_deref().unwrap_or(self.region);
            fields.push(format!("unit = {}", quoted(unit)));
            fields.push(format!("region = {}", quoted(region)));
        }
        if recipient.carried {
            fields.push("carried = true".to_owned());
        }
        if let Some(former) = &recipient.former {
            fields.push(format!("former = {{ year = {} }}", former.year));
        }
        format!("{{ {} }}", fields.join(", "))
    }

    /// The key of a zone or town: the gazetteer's, if it has the place, else one made of its parent and its reading.
    fn bring(&mut self, recipient: &Recipient) -> Option<String> {
        let kind = match recipient.kind {
            PrintedKind::Zone | PrintedKind::Base => "zone",
            PrintedKind::Town => "town",
            _ => return None,
        };
        let parent = recipient.parent.as_deref().unwrap_or(self.region);
        let above = self.gazetteer.by_key(parent)?;
        let name = own_name(&recipient.name, &self.gazetteer.get(above).name);
        let members = self.gazetteer.descendants(above).map(|id| self.gazetteer.get(id));
        let mut zones = members.filter(|place| place.kind > Kind::County);
        let known = zones.find(|place| {
            let mut names = [&place.name, &place.full_name].into_iter().chain(&place.aliases);
            names.any(|known| **known == recipient.name || **known == *name)
        });
        if let Some(known) = known {
            return Some(known.key.to_string());
        }
        let syllables = reading(name).replace([' ', '\''], "-");
        let slug: String = syllables
            .chars()
            .filter(|character| character.is_ascii_alphanumeric() || *character == '-')
            .collect();
        let key = format!("{parent}-{}", slug.trim_matches('-'));
        self.brought.entry(key.clone()).or_insert_with(|| Brought {
            name: name.to_owned(),
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
            out.field("kind", place.kind);
            out.field("parent", &place.parent);
        }
        out.0
    }
}

/// A town's name without its county's before it.
fn own_name<'n>(name: &'n str, above: &str) -> &'n str {
    name.split_once(above)
        .map(|(_, own)| own)
        .filter(|own| !own.is_empty())
        .unwrap_or(name)
}
