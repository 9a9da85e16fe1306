//! What places are called, taken apart into atoms: a character, its syllable, and where it stands in the place's
//! full name. All names lie in a few flat lists, so that an index of forty thousand places stays small.

use std::collections::HashMap;
use std::ops::Range;

use super::masks::{Masks, ideograph_bit, letters, syllable_bit};
use super::sounds::Sounds;
use super::spelling::Spelling;
use crate::gazetteer::{Kind, Place, PlaceId};

/// No syllable, or no place in the full name.
const NONE: u8 = u8::MAX;

/// One character of a name.
#[derive(Clone, Copy, Debug)]
pub(super) struct Atom {
    pub(super) character: char,
    /// Index of its syllable; [`Names::syllable`].
    pub(super) syllable: u16,
    /// The first letter of its syllable; 0 for no syllable.
    pub(super) initial: u8,
    /// Which character of the full name it is.
    mark: u8,
    /// Whether it may be left out: 宜宾(市)翠屏.
    pub(super) optional: bool,
    /// Whether a word of the name begins with it.
    pub(super) begins_word: bool,
}

impl Atom {
    /// Its bit among the marks of the full name.
    pub(super) fn bit(self) -> u64 {
        if self.mark < 64 { 1 << self.mark } else { 0 }
    }
}

/// What kind of name a name is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// As circulars have it: 阿坝州.
    Full,
    /// The official name, where it is another: 阿坝藏族羌族自治州.
    Official,
    /// Any other.
    Other,
}

/// One name of a place.
#[derive(Clone, Debug)]
pub(super) struct Sequence {
    atoms: Range<u32>,
    /// Where the prefecture's name ends without its suffix, if the name begins with it.
    pub(super) prefecture_end: Option<u8>,
    /// Where the place's own name begins, after its prefecture's.
    pub(super) own: usize,
    /// Where the own name ends without its suffix.
    pub(super) core_end: usize,
    /// Where a base's name goes on after its host if one leaves out what it is a base for.
    pub(super) tail: Option<u8>,
    pub(super) style: Style,
}

impl Sequence {
    /// Where its atoms are among those of all names.
    pub(super) fn range(&self) -> Range<usize> {
        self.atoms.start as usize..self.atoms.end as usize
    }
}

/// A syllable.
#[derive(Clone, Debug)]
pub(super) struct Syllable {
    pub(super) text: Box<str>,
    letters: u32,
    bit: u64,
}

impl Syllable {
    fn new(text: &str) -> Self {
        Self {
            text: text.into(),
            letters: letters(text),
            bit: syllable_bit(text),
        }
    }
}

/// A place.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    place: PlaceId,
    pub(super) key: Box<str>,
    sequences: Range<u32>,
    /// English names, as `English::add` gives them.
    pub(super) english: Box<str>,
    /// The own name without suffix, spelled: cuiping.
    pub(super) spelled: Box<str>,
    pub(super) named: bool,
    pub(super) kind: Kind,
    /// The marks of its own name, without its prefecture's.
    pub(super) own_marks: u64,
}

/// All names of all places.
#[derive(Debug, Default)]
pub(super) struct Names {
    entries: Vec<Entry>,
    masks: Vec<Masks>,
    sequences: Vec<Sequence>,
    atoms: Vec<Atom>,
    syllables: Vec<Syllable>,
    syllable_ids: HashMap<Box<str>, u16>,
}

impl Names {
    /// No names yet, with room for those of so many places.
    pub(super) fn new(places: usize) -> Self {
        // Most places have one name, of seven characters or so with its prefecture's before it.
        Self {
            entries: Vec::with_capacity(places),
            masks: Vec::with_capacity(places),
            sequences: Vec::with_capacity(places + places / 4),
            atoms: Vec::with_capacity(places * 8),
            // Index 0: what has no reading.
            syllables: vec![Syllable::new("")],
            ..Self::default()
        }
    }

    pub(super) fn entries(&self) -> Range<usize> {
        0..self.entries.len()
    }

    pub(super) fn entry(&self, index: usize) -> &Entry {
        &self.entries[index]
    }

    /// The masks of an entry.
    pub(super) fn masks(&self, index: usize) -> &Masks {
        &self.masks[index]
    }

    pub(super) fn place(&self, index: usize) -> PlaceId {
        self.entries[index].place
    }

    pub(super) fn key(&self, index: usize) -> &str {
        &self.entries[index].key
    }

    /// The names of a place, its full name first.
    pub(super) fn sequences(&self, entry: &Entry) -> &[Sequence] {
        &self.sequences[entry.sequences.start as usize..entry.sequences.end as usize]
    }

    pub(super) fn atoms(&self, sequence: &Sequence) -> &[Atom] {
        &self.atoms[sequence.range()]
    }

    pub(super) fn syllable(&self, atom: Atom) -> &Syllable {
        &self.syllables[usize::from(atom.syllable)]
    }

    /// All syllables, each at the index that its atoms have.
    pub(super) fn syllables(&self) -> &[Syllable] {
        &self.syllables
    }

    /// The atoms of all names of all places.
    pub(super) fn all_atoms(&self) -> &[Atom] {
        &self.atoms
    }

    /// The full name's atoms.
    pub(super) fn full_name(&self, entry: &Entry) -> &[Atom] {
        self.sequences(entry)
            .first()
            .map_or(&[], |sequence| self.atoms(sequence))
    }

    /// What follows a place's own name in its full name: 区, 羌族自治县; nothing where it belongs to the name, as in 荣县.
    pub(super) fn suffix(&self, entry: &Entry) -> &[Atom] {
        let full_name = self.sequences(entry).first();
        full_name
            .and_then(|sequence| self.atoms(sequence).get(sequence.core_end..))
            .unwrap_or_default()
    }

    /// Adds a place with all its names; `english` are its English ones.
    pub(super) fn add(
        &mut self,
        id: PlaceId,
        place: &Place,
        prefecture: Option<&Place>,
        named: bool,
        sounds: &Sounds,
        english: String,
    ) {
        let first_sequence = self.sequences.len() as u32;
        let spelling = Spelling::of(place, prefecture, sounds);
        let core = place.host.as_deref().unwrap_or(&place.short);
        self.add_full_name(place, core, prefecture, &spelling);
        if !place.full_name.ends_with(&*place.name) {
            self.add_other_name(
                (&place.name, Style::Official),
                place.short.chars().count(),
                place,
                prefecture,
                &spelling,
            );
        }
        for alias in &place.aliases {
            self.add_other_name(
                (alias, Style::Other),
                alias.chars().count(),
                place,
                prefecture,
                &spelling,
            );
        }
        let sequences = first_sequence..self.sequences.len() as u32;
        let mut entry = Entry {
            place: id,
            key: place.key.clone(),
            english: english.into(),
            spelled: spelling.spell(core).collect::<String>().into(),
            named,
            kind: place.kind,
            own_marks: 0,
            sequences,
        };
        if let Some(sequence) = self.sequences(&entry).first() {
            let own = self.atoms(sequence).iter().skip(sequence.own);
            entry.own_marks = own.fold(0, |marks, atom| marks | atom.bit());
        }
        let masks = self.masks_of(&entry);
        self.masks.push(masks);
        self.entries.push(entry);
    }

    /// Adds the name in the circular's style; `core` is the part of it that is the place's own.
    fn add_full_name(
        &mut self,
        place: &Place,
        core: &str,
        prefecture: Option<&Place>,
        spelling: &Spelling<'_>,
    ) {
        let full: Vec<char> = place.full_name.chars().collect();
        let own = position(&full, core);
        let core_end = own + core.chars().count();
        let prefecture_end = prefecture_end(&place.full_name, prefecture);
        let after_prefecture = prefecture_end.map_or(0, usize::from);
        let atoms = self.add_atoms(&place.full_name, spelling, |at, before| Role {
            mark: at,
            // 市 and 州 after the prefecture's name, whatever follows the own name, and brackets, which no query
            // has.
            optional: (after_prefecture..own).contains(&at)
                || (core_end..full.len()).contains(&at) && place.kind != Kind::Base
                || matches!(full[at], '(' | ')'),
            begins_word: at == 0 || at == own || matches!(before, Some('(' | '级')),
        });
        self.sequences.push(Sequence {
            atoms,
            prefecture_end,
            own,
            core_end,
            tail: tail(place, &full),
            style: Style::Full,
        });
    }

    /// Adds an official or another name; what follows its first `core_end` characters may be left out.
    fn add_other_name(
        &mut self,
        (name, style): (&str, Style),
        core_end: usize,
        place: &Place,
        prefecture: Option<&Place>,
        spelling: &Spelling<'_>,
    ) {
        let full: Vec<char> = place.full_name.chars().collect();
        let marks = align(name, &full);
        let atoms = self.add_atoms(name, spelling, |at, _| Role {
            mark: marks[at],
            optional: at >= core_end,
            begins_word: at == 0,
        });
        self.sequences.push(Sequence {
            atoms,
            prefecture_end: prefecture_end(name, prefecture),
            own: 0,
            core_end,
            tail: None,
            style,
        });
    }

    /// Adds the atoms of one name, and gives where they are.
    fn add_atoms(
        &mut self,
        name: &str,
        spelling: &Spelling<'_>,
        role: impl Fn(usize, Option<char>) -> Role,
    ) -> Range<u32> {
        let start = self.atoms.len() as u32;
        let mut before = None;
        for (at, (character, syllable)) in name.chars().zip(spelling.spell(name)).enumerate() {
            let role = role(at, before);
            let atom = Atom {
                character: character.to_ascii_lowercase(),
                initial: syllable.bytes().next().unwrap_or_default(),
                syllable: self.intern(&syllable),
                mark: u8::try_from(role.mark).unwrap_or(NONE),
                optional: role.optional,
                begins_word: role.begins_word,
            };
            self.atoms.push(atom);
            before = Some(character);
        }
        start..self.atoms.len() as u32
    }

    fn intern(&mut self, syllable: &str) -> u16 {
        if syllable.is_empty() {
            return 0;
        }
        if let Some(id) = self.syllable_ids.get(syllable) {
            return *id;
        }
        // There are some four hundred syllables; a table that is full leaves the rest without readings.
        let Ok(id) = u16::try_from(self.syllables.len()) else {
            return 0;
        };
        self.syllables.push(Syllable::new(syllable));
        self.syllable_ids.insert(syllable.into(), id);
        id
    }

    fn masks_of(&self, entry: &Entry) -> Masks {
        let atoms = self.sequences(entry).iter().flat_map(|name| self.atoms(name));
        let english = Masks {
            english: letters(&entry.english) | letters(&entry.key),
            ..Masks::default()
        };
        atoms.fold(english, |masks, atom| {
            let syllable = self.syllable(*atom);
            Masks {
                english: masks.english,
                letters: masks.letters | syllable.letters,
                ideographs: masks.ideographs | ideograph_bit(atom.character),
                syllables: masks.syllables | syllable.bit,
            }
        })
    }
}

/// What an atom is in its name.
struct Role {
    mark: usize,
    optional: bool,
    begins_word: bool,
}

/// [`Sequence::prefecture_end`] of a name.
fn prefecture_end(name: &str, prefecture: Option<&Place>) -> Option<u8> {
    let short = &prefecture?.short;
    let length = name.starts_with(&**short).then(|| short.chars().count())?;
    u8::try_from(length).ok()
}

/// [`Sequence::tail`] of a full name.
fn tail(place: &Place, full: &[char]) -> Option<u8> {
    let end = place.short.strip_prefix(place.host.as_deref()?)?;
    u8::try_from(position(full, end)).ok().filter(|at| *at > 0)
}

/// Where `part` begins among the characters; 0 if it does not stand there.
fn position(characters: &[char], part: &str) -> usize {
    let part: Vec<char> = part.chars().collect();
    // From the right: 甘孜州甘孜县 has its own name last.
    characters
        .windows(part.len().max(1))
        .rposition(|window| window == part)
        .unwrap_or_default()
}

/// Which character of the full name each character of another name is, found from left to right.
fn align(name: &str, full: &[char]) -> Vec<usize> {
    let mut from = 0;
    let find = |character: char| {
        let at = full
            .iter()
            .skip(from)
            .position(|other| *other == character)
            .map(|at| from + at);
        from = at.map_or(from, |at| at + 1);
        at.unwrap_or(usize::from(NONE))
    };
    name.chars().map(find).collect()
}
