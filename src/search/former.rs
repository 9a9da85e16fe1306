//! Names that places had, and places that became part of others: people go on using them, and older documents have
//! them. They are found where the whole of such a name is typed, with or without what the place was or is in.

use super::names::{Atom, Entry, Names};
use super::normalize::Query;
use super::rank::{Cause, Former, Match};
use super::readings::reading;
use super::table::rows;

/// The changes since 2010: `name,code,full_name,present,present_name,also,year,kind,reading,note`.
const CHANGES: &str = include_str!("../../data/gazetteer/former.csv");
/// Names that are older: `name,present,year,reading,reason`.
const OLDER: &str = include_str!("../../data/search/former_names.csv");

/// A former name of one place.
#[derive(Debug)]
struct Known {
    /// The place's index among the names.
    entry: usize,
    former: Former,
    /// Its reading, written together.
    spelled: Box<str>,
    /// What it was in, as its full name began, and how that is read; empty where that is still so.
    above: &'static str,
    above_spelled: Box<str>,
    /// Whether the place is still called so, and only lies in another prefecture now.
    only_moved: bool,
}

/// The former names of all places.
#[derive(Debug, Default)]
pub(super) struct FormerNames(Vec<Known>);

impl FormerNames {
    /// Those of the places among `names`; `entry` finds a place by its code.
    pub(super) fn new(names: &Names, entry: impl Fn(&str) -> Option<usize>) -> Self {
        Self::of(CHANGES, OLDER, names, entry)
    }

    fn of(
        changes: &'static str,
        older: &'static str,
        names: &Names,
        entry: impl Fn(&str) -> Option<usize>,
    ) -> Self {
        let mut known = Vec::new();
        for [
            name,
            _,
            full_name,
            present,
            present_name,
            also,
            year,
            kind,
            spelled,
            _,
        ] in rows(changes)
        {
            let above = full_name.strip_suffix(name).unwrap_or_default();
            let successors = [present].into_iter().chain(also.split('|'));
            for entry in successors.filter_map(&entry) {
                let (is_above, own) = (names.above(names.entry(entry)), names.own(names.entry(entry)));
                let had_above = !is_above.iter().map(|atom| atom.character).eq(above.chars());
                if name == present_name && !had_above {
                    continue;
                }
                let spelled = match spelled {
                    "" => own.iter().map(|atom| &*names.syllable(*atom).text).collect(),
                    spelled => spelled.replace(' ', ""),
                };
                known.push(Known {
                    entry,
                    former: Former {
                        name,
                        until: year.parse().unwrap_or_default(),
                        joined: kind == "merged",
                    },
                    spelled: spelled.into(),
                    above: if had_above { above } else { "" },
                    above_spelled: if had_above {
                        reading(above).replace(' ', "").into()
                    } else {
                        "".into()
                    },
                    only_moved: name == present_name,
                });
            }
        }
        for [name, present, year, spelled, _] in rows(older) {
            known.extend(entry(present).map(|entry| Known {
                entry,
                former: Former {
                    name,
                    until: year.parse().unwrap_or_default(),
                    joined: false,
                },
                spelled: spelled.replace(' ', "").into(),
                above: "",
                above_spelled: "".into(),
                only_moved: false,
            }));
        }
        known.sort_by_key(|known| known.entry);
        Self(known)
    }

    /// The places that had this name, or took up what had it, each once, in their order.
    pub(super) fn find(&self, query: &Query, names: &Names) -> Vec<Match> {
        let typed = query.text();
        let is_letters = query.is_letters();
        let had = self.0.iter().filter(|known| {
            let name = if is_letters {
                &*known.spelled
            } else {
                known.former.name
            };
            // 成都郫县 and 郫县 成都.
            let rest = typed.strip_suffix(name).or_else(|| typed.strip_prefix(name));
            rest.is_some_and(|rest| known.was_in(rest, names))
        });
        let stand = |known: &Known| {
            let cause = Cause::Former(known.former);
            let marks = names.entry(known.entry).own_marks;
            Match::new(known.entry, cause.tier(), cause, marks)
        };
        let mut found: Vec<_> = had.map(stand).collect();
        found.dedup_by_key(|matched| matched.entry);
        found
    }
}

impl Known {
    /// Whether what is typed beside the name is what the place was in, or is in.
    fn was_in(&self, rest: &str, names: &Names) -> bool {
        if rest.is_empty() {
            return !self.only_moved;
        }
        // 资阳 of 资阳市: a name and not just a character of it.
        let begins = |above: &str, fewest: usize| above.starts_with(rest) && rest.len() >= fewest;
        begins(self.above, "资阳".len())
            || begins(&self.above_spelled, "yaan".len())
            || !self.only_moved && is_above(rest, names.entry(self.entry), names)
    }
}

/// Whether a text is the name of what a place is in, in characters or in pinyin, with its suffix or without.
fn is_above(text: &str, entry: &Entry, names: &Names) -> bool {
    [true, false].into_iter().any(|with_suffix| {
        let kept = || {
            let atoms = names.above(entry).iter();
            atoms.filter(move |atom| with_suffix || !atom.optional)
        };
        let spelled = |atom: &Atom| names.syllable(*atom).text.clone();
        text.chars().eq(kept().map(|atom| atom.character))
            || *text == *kept().map(spelled).collect::<String>()
    })
}
