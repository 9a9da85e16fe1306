//! Holds a query against a place's names, atom by atom: each part of the query is a character, a whole syllable,
//! the beginning of one at the query's end, or an initial; what may be left out of a name may be left out of
//! the query. Of all ways in which a query fits, the best by tier and by coverage counts.

use super::names::{Alike, Atom, Entry, Names, Sequence, ideograph_bit, letters, syllable_bit};
use super::normalize::Query;
use super::rank::{Standing, Tier};
use super::readings::readings;
use super::sounds::Sounds;
use super::why::Cause;

/// How far matching goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    /// What is typed is right.
    Exact,
    /// Believed readings, 模糊音, same sounds and look-alikes too.
    Alike,
}

/// A part of the query that is an ideograph, with its readings.
type Readings = (char, Vec<&'static str>);

/// A query ready to be held against many places.
pub(super) struct Matcher<'a> {
    query: &'a Query,
    names: &'a Names,
    sounds: &'a Sounds,
    /// What names may be taken for, if the query reaches so far.
    alike: Option<&'a Alike>,
    letters: u32,
    /// For each ideograph of the query the bits, of characters and of syllables, one of which a name must have.
    ideographs: Vec<(u64, u64)>,
    readings: Vec<Readings>,
    /// The division code that is asked for, or its beginning, if the query is one.
    code: Option<String>,
}

/// A way through a name, as far as it has gone.
#[derive(Clone, Copy, Debug, Default)]
struct Path {
    start: usize,
    end: usize,
    marks: u64,
    ideographs: bool,
    syllables: bool,
    initials: bool,
    /// The query ended inside a syllable.
    partial: bool,
    /// Something that may be left out was left out just before.
    skipped: bool,
    /// The syllable is the first after the prefecture's name.
    after_prefecture: bool,
    /// What had to be taken for something else, the worst of it.
    alike: Option<Cause>,
}

impl Path {
    /// Whether the beginning of a syllable that the query ends with is one that people mean; `length` is its letters.
    fn may_end_inside(self, length: usize, is_guess: bool) -> bool {
        // One letter after the prefecture's name is more likely a slip in that name than the beginning of the next:
        // yibing is 宜宾, not yi bin g(ao), and yibinn is not what a southerner calls 宜宾临港.
        let is_slip = length == 1 && self.syllables && (self.skipped || is_guess && self.after_prefecture);
        // A guess at half a syllable needs more than initials before it: yibni is not yi b ni(n).
        let rests_on_initials = is_guess && self.initials;
        !is_slip && !rests_on_initials
    }
}

/// The best way found.
type Best = Option<(Tier, Cause, u64)>;

impl<'a> Matcher<'a> {
    pub(super) fn new(query: &'a Query, names: &'a Names, sounds: &'a Sounds, reach: Reach) -> Self {
        let ideographs = query.whole.iter().filter(|character| !character.is_ascii());
        let readings = match reach {
            Reach::Exact => Vec::new(),
            Reach::Alike => ideographs
                .clone()
                .map(|character| (*character, readings(*character).collect()))
                .collect(),
        };
        Self {
            query,
            names,
            sounds,
            alike: (reach == Reach::Alike).then(|| names.alike(sounds)),
            letters: letters(&query.text()),
            ideographs: ideographs
                .map(|character| bits(*character, sounds, reach))
                .collect(),
            readings,
            code: query.is_code().then(|| query.text()),
        }
    }

    /// How the place at `index` matches, if it does.
    pub(super) fn stand(&self, index: usize) -> Option<Standing> {
        let best = if let Some(code) = &self.code {
            self.by_code(code, index)
        } else if self.admits(index) {
            self.by_name(self.names.entry(index))
        } else {
            // Most places end here, before anything but their masks has been looked at.
            None
        };
        best.map(|(tier, cause, marks)| Standing::new(index, tier, cause, marks))
    }

    fn by_code(&self, code: &str, index: usize) -> Best {
        let key = self.names.key(index);
        let tier = if key == code { Tier::Exact } else { Tier::Prefix };
        key.starts_with(code)
            .then(|| (tier, Cause::Code, self.names.entry(index).own_marks))
    }

    fn by_name(&self, entry: &Entry) -> Best {
        let whole = self.term(entry, &self.query.whole);
        if self.query.terms.len() < 2 {
            return whole;
        }
        better(whole, self.all_terms(entry))
    }

    /// Whether the names of the place at `index` can match at all.
    fn admits(&self, index: usize) -> bool {
        let masks = self.names.masks(index);
        let letters = self.alike.map_or(masks.letters, |alike| alike.letters(index));
        self.letters & !letters == 0
            && self.ideographs.iter().all(|(characters, syllables)| {
                masks.ideographs & characters != 0 || masks.syllables & syllables != 0
            })
    }

    /// The terms in any order, each on characters of its own.
    fn all_terms(&self, entry: &Entry) -> Best {
        let (mut best, mut worst, mut cause, mut all) = (Tier::Slip, Tier::Exact, Cause::Characters, 0_u64);
        for term in &self.query.terms {
            let (tier, because, marks) = self.term(entry, term)?;
            if marks & all != 0 {
                return None;
            }
            all |= marks;
            best = best.min(tier);
            worst = worst.max(tier);
            cause = cause.max(because);
        }
        // 翠屏 宜宾: the prefecture's name beside the place's own takes nothing away.
        let tier = if worst <= Tier::WordStart { best } else { worst };
        Some((tier, cause, all))
    }

    fn term(&self, entry: &Entry, term: &[char]) -> Best {
        let mut best = None;
        for sequence in self.names.sequences(entry) {
            let atoms = self.names.atoms(sequence);
            for start in 0..atoms.len() {
                let path = Path {
                    start,
                    ..Path::default()
                };
                self.walk(sequence, atoms, start, term, path, &mut best);
            }
        }
        best
    }

    /// Follows every way from the atom at `at`.
    fn walk(
        &self,
        sequence: &Sequence,
        atoms: &[Atom],
        at: usize,
        rest: &[char],
        path: Path,
        best: &mut Best,
    ) {
        let Some(next) = rest.first().copied() else {
            let found = self.judge(sequence, atoms, path);
            *best = better(*best, found);
            return;
        };
        let Some(atom) = atoms.get(at).copied() else {
            return;
        };
        if at == sequence.core_end && sequence.tail > 0 && path.end == at {
            self.walk(sequence, atoms, usize::from(sequence.tail), rest, path, best);
        }
        let path_on = Path {
            end: at + 1,
            marks: path.marks | atom.bit(),
            after_prefecture: path.start == 0 && at > 0 && at == usize::from(sequence.prefecture_end),
            ..path
        };
        // Known while the next syllable is read, forgotten after it.
        let go_on = |path: Path| Path {
            skipped: false,
            ..path
        };
        let mut go = |consumed: usize, path: Path| {
            self.walk(
                sequence,
                atoms,
                at + 1,
                rest.split_at(consumed).1,
                go_on(path),
                best,
            );
        };
        if next == atom.character {
            go(
                1,
                Path {
                    ideographs: true,
                    ..path_on
                },
            );
        } else if next.is_ascii_lowercase() {
            let syllable = self.names.syllable(atom);
            self.spellings(&syllable.text, rest, path_on, None, &mut go);
            if let Some(alike) = self.alike {
                for believed in self.sounds.believed(atom.character) {
                    self.spellings(believed, rest, path_on, Some(Cause::BelievedReading), &mut go);
                }
                for alike in alike.syllables(atom) {
                    self.spellings(alike, rest, path_on, Some(Cause::FuzzySound), &mut go);
                }
            }
        } else if self.alike.is_some()
            && let Some(cause) = self.same_sound(next, atom)
        {
            go(
                1,
                Path {
                    ideographs: true,
                    alike: path.alike.max(Some(cause)),
                    ..path_on
                },
            );
        }
        if atom.optional && path.end > 0 {
            self.walk(
                sequence,
                atoms,
                at + 1,
                rest,
                Path {
                    skipped: true,
                    ..path
                },
                best,
            );
        }
    }

    /// The ways in which the query goes on with a syllable: all of it, its beginning at the query's end, or its
    /// initial.
    fn spellings(
        &self,
        syllable: &str,
        rest: &[char],
        path: Path,
        alike: Option<Cause>,
        go: &mut impl FnMut(usize, Path),
    ) {
        let same = syllable
            .chars()
            .zip(rest)
            .take_while(|(one, other)| one == *other)
            .count();
        if same == 0 {
            return;
        }
        let is_guess = alike.is_some();
        let alike = path.alike.max(alike);
        if same == syllable.len() {
            go(
                same,
                Path {
                    syllables: true,
                    alike,
                    ..path
                },
            );
        } else if same == rest.len() && path.may_end_inside(same, is_guess) {
            go(
                same,
                Path {
                    partial: true,
                    alike,
                    ..path
                },
            );
        }
        // A guess about a sound needs more than an initial to rest on.
        if alike.is_none() && rest.len() > 1 {
            if syllable.len() > 1 {
                go(
                    1,
                    Path {
                        initials: true,
                        ..path
                    },
                );
            }
            if same >= 2
                && syllable.len() > 2
                && matches!(syllable.as_bytes(), [b'z' | b'c' | b's', b'h', ..])
            {
                go(
                    2,
                    Path {
                        initials: true,
                        ..path
                    },
                );
            }
        }
    }

    /// Whether a wrong character may stand for the atom's.
    fn same_sound(&self, written: char, atom: Atom) -> Option<Cause> {
        let syllable = &*self.names.syllable(atom).text;
        let (_, readings) = self
            .readings
            .iter()
            .find(|(character, _)| *character == written)?;
        if !syllable.is_empty() && readings.contains(&syllable) {
            Some(Cause::SameSound(written, atom.character))
        } else if self.sounds.looks_like(written, atom.character) {
            Some(Cause::LookAlike(written, atom.character))
        } else {
            None
        }
    }

    /// What a way that used the whole term is worth; nothing if it is no way that people mean.
    fn judge(&self, sequence: &Sequence, atoms: &[Atom], path: Path) -> Best {
        let begins_word = atoms.get(path.start).is_some_and(|atom| atom.begins_word);
        let abbreviated = path.initials || (path.partial && !path.syllables && !path.ideographs);
        // A part of an official name that the full name leaves out, as 自治 of 阿坝藏族羌族自治州, says nothing alone.
        if path.marks == 0 {
            return None;
        }
        // What is not spelled out must begin a word, and must say something of the place's own name: yb is 宜宾市,
        // not each of its counties.
        if abbreviated && (!begins_word || path.end <= sequence.own) {
            return None;
        }
        // 市中 is not 德阳市中江县, and a guess needs more than the end of one name and the beginning of the next.
        let joins_names = !begins_word && path.start < sequence.own && path.end > sequence.own;
        if joins_names || (path.alike.is_some() && !begins_word) {
            return None;
        }
        // One or two letters that are no whole syllable are initials, however they could be spelled out.
        let short = self.query.is_letters() && self.query.whole.len() <= 2 && path.partial;
        if let Some(cause) = path.alike {
            return Some((cause.tier(), cause, path.marks));
        }
        if path.initials || short {
            return Some((Tier::Initials, Cause::Initials, path.marks));
        }
        let from_front = path.start == sequence.own || path.start == 0;
        let tier = if from_front && path.end >= sequence.core_end && !path.partial {
            Tier::Exact
        } else if path.start == sequence.own || (path.start == 0 && path.end > sequence.own) {
            Tier::Prefix
        } else if begins_word {
            Tier::WordStart
        } else {
            Tier::Substring
        };
        let cause = match (path.syllables || path.partial, sequence.is_alias) {
            (true, _) => Cause::Pinyin,
            (false, true) => Cause::Alias,
            (false, false) => Cause::Characters,
        };
        Some((tier, cause, path.marks))
    }
}

/// The bits, of characters and of syllables, of what an ideograph may stand for.
fn bits(character: char, sounds: &Sounds, reach: Reach) -> (u64, u64) {
    let own = ideograph_bit(character);
    match reach {
        Reach::Exact => (own, 0),
        Reach::Alike => {
            let meant = sounds
                .meant_by(character)
                .map(ideograph_bit)
                .fold(own, |all, one| all | one);
            let heard = readings(character)
                .map(syllable_bit)
                .fold(0, |all, one| all | one);
            (meant, heard)
        }
    }
}

/// The better of two: by tier, then by coverage; the first where both are the same.
fn better(one: Best, other: Best) -> Best {
    match (one, other) {
        (Some(a), Some(b)) if (b.0, u32::MAX - b.2.count_ones()) < (a.0, u32::MAX - a.2.count_ones()) => {
            Some(b)
        }
        (None, other) => other,
        (one, _) => one,
    }
}
