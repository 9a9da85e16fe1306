//! A right name with the suffix of another kind of place: 翠屏县 for 翠屏区.

use super::names::Names;
use super::normalize::Query;
use super::rank::{Cause, Match, Tier};

/// The suffixes that people take for one another.
const CHARACTERS: [char; 4] = ['县', '区', '市', '州'];
/// The same in pinyin, but zhou, with which more names end than suffixes.
const SPELLED: [&[char]; 3] = [&['x', 'i', 'a', 'n'], &['q', 'u'], &['s', 'h', 'i']];
/// What is left must be a name.
const FEWEST_CHARACTERS: usize = 2;
const FEWEST_LETTERS: usize = 4;

/// The query without the suffix that it ends with.
pub(super) fn without(query: &Query) -> Option<Query> {
    let suffix = if query.whole.last().is_some_and(|last| CHARACTERS.contains(last)) {
        1
    } else {
        let ends = |suffix: &&[char]| query.whole.ends_with(suffix);
        SPELLED.into_iter().find(ends)?.len()
    };
    let length = query.whole.len().checked_sub(suffix)?;
    let fewest = if query.is_letters() {
        FEWEST_LETTERS
    } else {
        FEWEST_CHARACTERS
    };
    (length >= fewest).then(|| query.beginning(length))
}

/// Of the places that the query without its suffix means, those whose whole name it is and that have a suffix of
/// their own, which is another.
pub(super) fn keep_right_names(matches: Vec<Match>, names: &Names) -> Vec<Match> {
    let right = matches.into_iter().filter(|matched| {
        let entry = names.entry(matched.entry);
        matched.tier == Tier::Exact
            && entry.has_suffix
            && !names.suffix(entry).is_empty()
            && names
                .suffix(entry)
                .iter()
                .all(|atom| atom.bit() & matched.marks == 0)
    });
    let cause = Cause::OtherSuffix;
    right
        .map(|matched| Match::new(matched.entry, cause.tier(), cause, matched.marks))
        .collect()
}
