//! A query's way through a name: what it has used so far, and what it is worth at its end.

use std::cmp::Reverse;

use super::masks::letter_bit;
use super::names::{Atom, Sequence};
use super::rank::{Cause, Tier};
use super::term::Style;

/// A name that a query is compared with.
#[derive(Clone, Copy, Debug)]
pub(super) struct Name<'a> {
    pub(super) sequence: &'a Sequence,
    pub(super) atoms: &'a [Atom],
    /// The letters with which each atom may begin if sounds may be mistaken, a bit each.
    pub(super) first_letters: Option<&'a [u32]>,
    /// Whether it is one term of several: the others say the rest.
    pub(super) is_beside: bool,
}

impl Name<'_> {
    /// Whether a term can begin with the atom at `at`; like [`Name::may_go_on`], and it looks at the next letter too.
    pub(super) fn may_begin(&self, at: usize, term: &[char]) -> bool {
        let (Some(first), Some(atom)) = (term.first(), self.atoms.get(at)) else {
            return false;
        };
        if !self.may_go_on(at, *first) {
            return false;
        }
        if self.first_letters.is_some() || !first.is_ascii_lowercase() {
            return true;
        }
        match term.get(1) {
            // A letter of a syllable with more is an initial, and those begin words.
            None => atom.begins_word || atom.second == 0,
            Some(next) if next.is_ascii_lowercase() => {
                let mut later = self.atoms.iter().skip(at + 1);
                char::from(atom.second) == *next || later.any(|atom| char::from(atom.initial) == *next)
            }
            Some(_) => true,
        }
    }

    /// Whether the atom at `at` can be what a query goes on with: a look that spares most names a walk.
    pub(super) fn may_go_on(&self, at: usize, next: char) -> bool {
        let Some(atom) = self.atoms.get(at) else {
            return false;
        };
        next == atom.character
            || next == char::from(atom.initial)
            || self
                .first_letters
                .is_some_and(|letters| !next.is_ascii() || letters[at] & letter_bit(next) != 0)
    }
}

/// What a query gives for an atom of a name.
#[derive(Clone, Copy, Debug)]
pub(super) enum Part {
    Ideograph,
    Syllable,
    /// The beginning of a syllable, where the query ends; it may be no more than the initial.
    Beginning {
        is_initial: bool,
    },
    Initial,
}

/// A way through a name, as far as it has gone.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Path {
    start: usize,
    end: usize,
    marks: u64,
    ideographs: bool,
    syllables: bool,
    initials: bool,
    /// The query ended inside a syllable.
    partial: bool,
    /// More than an initial of some syllable was typed.
    spelled: bool,
    /// Something that may be left out was left out just before.
    skipped: bool,
    /// The last syllable is the first after the name of what the term is in.
    after_above: bool,
    /// What had to be taken for something else, the worst of it.
    alike: Option<Cause>,
}

impl Path {
    /// A way that begins at an atom.
    pub(super) fn from(start: usize) -> Self {
        Self {
            start,
            end: start,
            ..Self::default()
        }
    }

    /// Whether the way has come to an atom without leaving out the one before it.
    pub(super) fn has_come_to(self, at: usize) -> bool {
        self.end == at
    }

    /// Whether atoms may be left out: in front of the first, nothing is.
    pub(super) fn has_begun(self) -> bool {
        self.end > self.start
    }

    /// The way with the next atom left out.
    pub(super) fn leaving_out(self) -> Self {
        Self {
            skipped: true,
            ..self
        }
    }

    /// The way with the atom at `at`, which the query gave a part for; `alike` says what that had to be taken for.
    /// None where people would not mean that; `length` is the part's.
    pub(super) fn with(
        self,
        name: Name<'_>,
        at: usize,
        part: Part,
        length: usize,
        alike: Option<Cause>,
    ) -> Option<Self> {
        let atom = name.atoms.get(at)?;
        // What is guessed or not spelled out must begin a word.
        if (alike.is_some() || matches!(part, Part::Initial)) && !self.begins_word(name) {
            return None;
        }
        let is_first_of_own = |end: u8| self.start == 0 && at > 0 && at == usize::from(end);
        let mut path = Self {
            end: at + 1,
            marks: self.marks | atom.bit(),
            after_above: name.sequence.above_end.is_some_and(is_first_of_own),
            alike: self.alike.max(alike),
            ..self
        };
        match part {
            Part::Ideograph => path.ideographs = true,
            Part::Syllable => {
                path.syllables = true;
                path.spelled = true;
            }
            Part::Beginning { .. } if !path.may_end_inside(length, alike.is_some()) => return None,
            Part::Beginning { is_initial } => {
                path.partial = true;
                path.spelled |= !is_initial;
            }
            // A guess about a sound needs more than an initial to rest on, its own or another's.
            Part::Initial if path.alike.is_some() => return None,
            Part::Initial => path.initials = true,
        }
        path.skipped = false;
        Some(path)
    }

    fn begins_word(self, name: Name<'_>) -> bool {
        name.atoms.get(self.start).is_some_and(|atom| atom.begins_word)
    }

    /// Whether the beginning of a syllable that the query ends with is one that people mean; `length` is its letters.
    fn may_end_inside(self, length: usize, is_guess: bool) -> bool {
        // One letter after the prefecture's name is more likely a slip in that name than the beginning of the next:
        // yibing is 宜宾, not yi bin g(ao), and yibinn is not what a southerner calls 宜宾临港.
        let is_slip = length == 1 && self.syllables && (self.skipped || is_guess && self.after_above);
        // A guess at half a syllable needs more than initials before it: yibni is not yi b ni(n).
        let rests_on_initials = is_guess && self.initials;
        !is_slip && !rests_on_initials
    }

    /// What the way is worth where the term ends; nothing if it is no way that people mean. `is_short` says that the
    /// query is one or two letters.
    pub(super) fn rate(self, name: Name<'_>, is_short: bool) -> Option<Fit> {
        let sequence = name.sequence;
        let begins_word = self.begins_word(name);
        let abbreviated = self.initials || (self.partial && !self.syllables && !self.ideographs);
        let is_title = sequence.style == Style::Title;
        // A part of an official name that the full name leaves out, as 自治 of 阿坝藏族羌族自治州, says nothing alone.
        let says_itself = is_title || sequence.style == Style::Synonym;
        if self.marks == 0 && !says_itself {
            return None;
        }
        // What is not spelled out must also say something of the place's own name: yb is 宜宾市, not each of its
        // counties; beside another term, that one says it.
        if abbreviated && (is_title || !begins_word || self.end <= sequence.own && !name.is_beside) {
            return None;
        }
        // hongxian is not 泗洪县; characters may be.
        if !begins_word && self.end > sequence.core_end && (self.syllables || self.partial) && !is_title {
            return None;
        }
        // 市中 is not 德阳市中江县.
        if !begins_word && self.start < sequence.own && self.end > sequence.own {
            return None;
        }
        let fit = |tier: Tier, cause: Cause| Fit {
            tier,
            cause,
            marks: self.marks,
            is_half: self.partial || sequence.above_end.is_some_and(|end| self.end < usize::from(end)),
        };
        if let Some(cause) = self.alike {
            return Some(fit(cause.tier(), cause));
        }
        // One or two letters that are no whole syllable are initials, however they could be spelled out.
        if self.initials || (is_short && self.partial) {
            let cause = if self.spelled {
                Cause::Pinyin
            } else {
                Cause::Initials
            };
            return Some(fit(Tier::Initials, cause));
        }
        let from_front = self.start == sequence.own || self.start == 0;
        // A base's host alone is not the base: 绵阳市.
        let reaches_end =
            self.end > sequence.core_end || (self.end == sequence.core_end && sequence.tail.is_none());
        let tier = if is_title {
            // It is no name, whichever words of it are typed.
            Tier::Substring
        } else if from_front && reaches_end && !self.partial {
            Tier::Exact
        } else if self.start == sequence.own || (self.start == 0 && self.end > sequence.own) {
            Tier::Prefix
        } else if begins_word {
            Tier::WordStart
        } else {
            Tier::Substring
        };
        let cause = match sequence.style {
            Style::Title => Cause::Title,
            _ if self.syllables || self.partial => Cause::Pinyin,
            Style::Full => Cause::Characters,
            Style::Official => Cause::OfficialName,
            Style::Other | Style::Synonym => Cause::Alias,
        };
        Some(fit(tier, cause))
    }
}

/// How a query fits a name.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fit {
    /// How well.
    pub(super) tier: Tier,
    /// Why.
    pub(super) cause: Cause,
    /// Which characters of the full name it marks, a bit each.
    pub(super) marks: u64,
    /// Whether it ends inside a syllable, or inside the name of what the term is in: li of 辽源, 六 of 六安.
    pub(super) is_half: bool,
}

impl Fit {
    /// What is best is least: the tier, then how few characters are marked.
    fn order(self) -> (Tier, Reverse<u32>) {
        (self.tier, Reverse(self.marks.count_ones()))
    }
}

/// The better of two: by tier, then by coverage; the first where both are the same.
pub(super) fn better(one: Option<Fit>, other: Option<Fit>) -> Option<Fit> {
    match (one, other) {
        (Some(one), Some(other)) if other.order() < one.order() => Some(other),
        (one, other) => one.or(other),
    }
}
