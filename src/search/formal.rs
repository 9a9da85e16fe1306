//! Places as official documents write them: the province before, the prefecture by its official name, the
//! government behind.

use super::normalize::Query;
use crate::gazetteer::{Gazetteer, Kind, PlaceId};

/// What is said of a place's government.
const GOVERNMENTS: [&str; 2] = ["人民政府", "政府"];

/// The names that such writing adds or that stand in it for others.
#[derive(Debug)]
pub(super) struct Formal {
    /// The names of provinces, in characters and in letters, the longer ones first.
    provinces: Vec<(Vec<char>, PlaceId)>,
    /// The official names of prefectures, each with what the full names of its counties begin with.
    prefectures: Vec<(Vec<char>, Vec<char>)>,
}

impl Formal {
    pub(super) fn new(gazetteer: &Gazetteer) -> Self {
        let of_kind = |kind: Kind| gazetteer.places().filter(move |(_, place)| place.kind == kind);
        let characters = |name: &str| name.chars().collect::<Vec<_>>();
        let mut provinces: Vec<_> = of_kind(Kind::Province)
            .flat_map(|(id, place)| {
                let spelled = place.pinyin.replace(' ', "");
                let names = [
                    place.name.to_string(),
                    place.short.to_string(),
                    format!("{spelled}sheng"),
                    spelled,
                ];
                names.map(|name| (characters(&name), id))
            })
            .collect();
        provinces.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
        let prefectures = of_kind(Kind::Prefecture)
            .filter(|(_, place)| place.name != place.full_name)
            .map(|(_, place)| (characters(&place.name), characters(&place.full_name)));
        Self {
            provinces,
            prefectures: prefectures.collect(),
        }
    }

    /// The province that the query is.
    pub(super) fn province(&self, query: &Query) -> Option<PlaceId> {
        let named = self.provinces.iter().find(|(name, _)| *name == query.whole);
        named.map(|(_, id)| *id)
    }

    /// The query without what only official writing has; nothing where it has none of that, or nothing else.
    pub(super) fn plainer(&self, query: &Query) -> Option<Query> {
        let mut plainer = query.clone();
        let mut names = self.provinces.iter().map(|(name, _)| name);
        if let Some(name) = names.find(|name| plainer.whole.starts_with(name)) {
            plainer = plainer.after(name.len());
        }
        let government = GOVERNMENTS.map(|name| name.chars().collect::<Vec<_>>());
        if let Some(name) = government.iter().find(|name| plainer.whole.ends_with(name)) {
            plainer = plainer.beginning(plainer.whole.len() - name.len());
        }
        let official = self
            .prefectures
            .iter()
            .find(|(name, _)| plainer.whole.starts_with(name));
        if let Some((name, full_name)) = official {
            plainer = plainer.after(name.len()).behind(full_name);
        }
        (plainer != *query && !plainer.is_empty()).then_some(plainer)
    }
}
