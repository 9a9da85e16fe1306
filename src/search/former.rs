//! Names that places had, and places that became part of others: people go on using them, and older documents have
//! them. They are found where the whole of such a name is typed, with or without what the place was or is in.

use std::cmp::Reverse;

use super::names::{Atom, Entry, Names};
use super::normalize::Query;
use super::rank::{Cause, Former, Match};
use super::readings::reading;
use super::table::rows;

/// The changes since 2010: `name,code,full_name,present,present_name,also,year,kind,reading,note`.
const CHANGES: &str = include_str!("../../data/gazetteer/former.csv");
/// Names that are older: `name,present,year,reading,reason`.
const OLDER: &str = include_str!("../../data/search/former_names.csv");

/// What former names end with and people leave out.
const SUFFIXES: [&str; 5] = ["地区", "特区", "县", "区", "市"];

/// A former name of one place.
#[derive(Debug)]
struct Known {
    /// The place's index among the names.
    entry: usize,
    former: Former,
    /// The name with its suffix and without; the latter is empty where the rest would be no name: 襄樊市, 襄樊; 郫县.
    written: [&'static str; 2],
    /// Both in letters.
    spelled: [Box<str>; 2],
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
    /// Those of the places among `names`.
    pub(super) fn new(names: &Names) -> Self {
        let key = |index: usize| names.key(names.entry(index));
        let mut by_key: Vec<_> = names.entries().collect();
        by_key.sort_by_key(|index| key(*index));
        let entry = |code: &str| {
            let at = by_key.binary_search_by_key(&code, |index| key(*index)).ok()?;
            by_key.get(at).copied()
        };
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
            syllables,
            _,
        ] in rows(CHANGES)
        {
            let was_in = full_name.strip_suffix(name).unwrap_or_default();
            let successors = [present].into_iter().chain(also.split('|'));
            for entry in successors.filter_map(&entry) {
                let is_in = names.above(names.entry(entry)).iter();
                let above = if is_in.map(|atom| atom.character).eq(was_in.chars()) {
                    ""
                } else {
                    was_in
                };
                let only_moved = name == present_name;
                if only_moved && above.is_empty() {
                    continue;
                }
                let own = || syllables_of(names, names.own(names.entry(entry)));
                known.push(Known {
                    above,
                    above_spelled: reading(above).replace(' ', "").into(),
                    only_moved,
                    ..Known::new(
                        entry,
                        Former {
                            name,
                            until: year.parse().unwrap_or_default(),
                            joined: kind == "merged",
                        },
                        &if syllables.is_empty() {
                            own()
                        } else {
                            syllables.to_owned()
                        },
                    )
                });
            }
        }
        for [name, present, year, syllables, _] in rows(OLDER) {
            let former = Former {
                name,
                until: year.parse().unwrap_or_default(),
                joined: false,
            };
            known.extend(entry(present).map(|entry| Known::new(entry, former, syllables)));
        }
        // 无为县 was moved in 2011, and a county until 2019.
        known.sort_by_key(|known| (known.entry, Reverse(known.former.until)));
        Self(known)
    }

    /// The former name at an index.
    pub(super) fn get(&self, at: u16) -> Option<Former> {
        self.0.get(usize::from(at)).map(|known| known.former)
    }

    /// The places that had this name, or took up what had it, each once, in their order.
    pub(super) fn find(&self, query: &Query, names: &Names) -> Vec<Match> {
        let typed = query.text();
        let is_letters = query.is_letters();
        let had = (0..).zip(&self.0).filter(|(_, known)| {
            let is_it = |name: &str| {
                // 成都郫县 and 郫县 成都.
                let rest = typed.strip_suffix(name).or_else(|| typed.strip_prefix(name));
                rest.is_some_and(|rest| !name.is_empty() && known.was_in(rest, names))
            };
            if is_letters {
                known.spelled.iter().any(|name| is_it(name))
            } else {
                known.written.into_iter().any(is_it)
            }
        });
        let stand = |(at, known): (u16, &Known)| {
            let cause = Cause::Former(at);
            let marks = names.entry(known.entry).own_marks;
            Match::new(known.entry, cause.tier(), cause, marks)
        };
        let mut found: Vec<_> = had.map(stand).collect();
        found.dedup_by_key(|matched| matched.entry);
        found
    }
}

impl Known {
    /// A name of a place that lies where it lay; `syllables` is its reading.
    fn new(entry: usize, former: Former, syllables: &str) -> Self {
        let core = SUFFIXES
            .iter()
            .find_map(|suffix| former.name.strip_suffix(suffix));
        let core = core
            .filter(|core| core.chars().nth(1).is_some())
            .unwrap_or_default();
        let of_core = syllables.split(' ').take(core.chars().count());
        Self {
            entry,
            former,
            written: [former.name, core],
            spelled: [
                syllables.replace(' ', "").into(),
                of_core.collect::<String>().into(),
            ],
            above: "",
            above_spelled: "".into(),
            only_moved: false,
        }
    }

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
        let spelled = |atom: &Atom| &*names.syllable(*atom).text;
        text.chars().eq(kept().map(|atom| atom.character))
            || *text == *kept().map(spelled).collect::<String>()
    })
}

/// The syllables of a part of a name, a blank between two.
fn syllables_of(names: &Names, atoms: &[Atom]) -> String {
    let syllables = atoms.iter().map(|atom| &*names.syllable(*atom).text);
    syllables.collect::<Vec<_>>().join(" ")
}
