//! Names that places had: people go on using them, and older documents have them. They are found where the whole
//! of such a name is typed, with or without the prefecture's.

use std::collections::HashMap;

use super::names::{Atom, Entry, Names};
use super::normalize::Query;
use super::rank::{Cause, Match};
use super::table::rows;

const FORMER: &str = include_str!("../../data/search/former_names.csv");

/// A name that a place had.
#[derive(Debug)]
struct Former {
    /// The place's index among the names.
    entry: usize,
    name: &'static str,
    /// Its reading, written together.
    spelled: String,
}

/// The former names of all places.
#[derive(Debug)]
pub(super) struct FormerNames(Vec<Former>);

impl FormerNames {
    /// Those of the places among `names`.
    pub(super) fn new(names: &Names) -> Self {
        Self::of(FORMER, names)
    }

    fn of(table: &'static str, names: &Names) -> Self {
        let mut by_key: HashMap<_, Vec<_>> = HashMap::new();
        for [place, name, reading, _] in rows(table) {
            by_key.entry(place).or_default().push((name, reading));
        }
        let former = names.entries().flat_map(|entry| {
            let had = by_key.remove(names.key(entry)).unwrap_or_default();
            had.into_iter().map(move |(name, reading)| Former {
                entry,
                name,
                spelled: reading.replace(' ', ""),
            })
        });
        Self(former.collect())
    }

    /// The places that had this name, each once, in their order.
    pub(super) fn find(&self, query: &Query, names: &Names) -> Vec<Match> {
        let typed = query.text();
        let had = self.0.iter().filter(|former| {
            let entry = names.entry(former.entry);
            [former.name, &former.spelled].into_iter().any(|name| {
                // 成都郫县 and 郫县 成都.
                let rest = typed.strip_suffix(name).or_else(|| typed.strip_prefix(name));
                rest.is_some_and(|rest| rest.is_empty() || is_prefecture(rest, entry, names))
            })
        });
        let stand = |former: &Former| {
            let cause = Cause::FormerName(former.name);
            let marks = names.entry(former.entry).own_marks;
            Match::new(former.entry, cause.tier(), cause, marks)
        };
        let mut found: Vec<_> = had.map(stand).collect();
        found.dedup_by_key(|matched| matched.entry);
        found
    }
}

/// Whether a text is the name of a place's prefecture, in characters or in pinyin, with its suffix or without.
fn is_prefecture(text: &str, entry: &Entry, names: &Names) -> bool {
    let Some(sequence) = names.sequences(entry).first() else {
        return false;
    };
    let atoms = names.atoms(sequence).iter().take(sequence.own);
    [true, false].into_iter().any(|with_suffix| {
        let kept = || atoms.clone().filter(move |atom| with_suffix || !atom.optional);
        let characters: String = kept().map(|atom| atom.character).collect();
        let spelled: String = kept().map(|atom: &Atom| &*names.syllable(*atom).text).collect();
        text == characters || text == spelled
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Catalog;
    use crate::search::sounds::Sounds;

    #[test]
    fn a_place_may_have_had_two_names() {
        let gazetteer = Catalog::embedded().into_parts().0;
        let mut names = Names::new(1);
        let (id, place) = gazetteer
            .places()
            .find(|(_, place)| &*place.key == "510117")
            .unwrap();
        names.add(id, place, None, false, &Sounds::new(), String::new());
        let table = "place,name,reading,reason\n510117,郫县,pi xian,a\n510117,郫邑,pi yi,b\n";
        let former = FormerNames::of(table, &names);
        let had = former.0.iter().map(|former| former.name);
        assert_eq!(had.collect::<Vec<_>>(), ["郫县", "郫邑"]);
    }

    #[test]
    fn every_former_name_has_a_reading_and_a_reason() {
        for [place, name, reading, reason] in rows(FORMER) {
            assert_eq!(name.chars().count(), reading.split(' ').count(), "{name}");
            assert!(!place.is_empty() && !reason.is_empty(), "{name}");
        }
    }
}
