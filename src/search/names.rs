//! What terms are called, taken apart into atoms: a character, its syllable, and where it stands in the term's
//! full name. All names lie in a few flat lists, so that an index of forty thousand places stays small.

use std::collections::HashMap;
use std::ops::Range;

use super::masks::{Masks, ideograph_bit, letters, syllable_bit};
use super::normalize::plain_english;
use super::spelling::Spelling;
use super::term::{OtherName, Standing, Style, Term};

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
    /// The second letter; 0 for a syllable of one.
    pub(super) second: u8,
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

/// One name of a term.
#[derive(Clone, Debug)]
pub(super) struct Sequence {
    atoms: Range<u32>,
    /// Where the name of what it is in ends without its suffix, if the name begins with it: 宜宾.
    pub(super) above_end: Option<u8>,
    /// Where its own name begins, after that.
    pub(super) own: usize,
    /// Where the own name ends without its suffix.
    pub(super) core_end: usize,
    /// Where a name goes on if one leaves out what stands between its core and its end.
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

/// A term.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    key: Range<u32>,
    sequences: Range<u32>,
    english: Range<u32>,
    spelled: Range<u32>,
    /// The marks of its own name, without what stands before it.
    pub(super) own_marks: u64,
    pub(super) section: u16,
    pub(super) level: u8,
    pub(super) standing: Standing,
    pub(super) is_slug: bool,
    pub(super) has_suffix: bool,
}

/// All names of all terms.
#[derive(Debug, Default)]
pub(super) struct Names {
    entries: Vec<Entry>,
    masks: Vec<Masks>,
    sequences: Vec<Sequence>,
    atoms: Vec<Atom>,
    /// The keys, English names and spellings of all terms.
    texts: String,
    syllables: Vec<Syllable>,
    syllable_ids: HashMap<[u8; 8], u16>,
}

impl Names {
    /// No names yet, with room for those of so many terms.
    pub(super) fn new(terms: usize) -> Self {
        // Most terms have one name; a county's is of seven characters or so with its prefecture's before it.
        Self {
            entries: Vec::with_capacity(terms),
            masks: Vec::with_capacity(terms),
            sequences: Vec::with_capacity(terms + terms / 4),
            atoms: Vec::with_capacity(terms * 8),
            texts: String::with_capacity(terms * 64),
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

    /// Puts the terms nearer or further.
    pub(super) fn set_standings(&mut self, standing: impl Fn(usize) -> Standing) {
        for (at, entry) in self.entries.iter_mut().enumerate() {
            entry.standing = standing(at);
        }
    }

    /// The code or slug.
    pub(super) fn key(&self, entry: &Entry) -> &str {
        self.text(&entry.key)
    }

    /// The English names, as [`plain_english`] gives them.
    pub(super) fn english(&self, entry: &Entry) -> &str {
        self.text(&entry.english)
    }

    /// The own name without suffix, spelled: cuiping.
    pub(super) fn spelled(&self, entry: &Entry) -> &str {
        self.text(&entry.spelled)
    }

    fn text(&self, range: &Range<u32>) -> &str {
        let text = self.texts.get(range.start as usize..range.end as usize);
        text.unwrap_or_default()
    }

    /// The names of a term, its full name first.
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

    /// The atoms of all names of all terms.
    pub(super) fn all_atoms(&self) -> &[Atom] {
        &self.atoms
    }

    /// The full name's atoms.
    pub(super) fn full_name(&self, entry: &Entry) -> &[Atom] {
        self.sequences(entry)
            .first()
            .map_or(&[], |sequence| self.atoms(sequence))
    }

    /// What stands before a term's own name in its full name: 宜宾市.
    pub(super) fn above(&self, entry: &Entry) -> &[Atom] {
        let full_name = self.sequences(entry).first();
        full_name
            .and_then(|sequence| self.atoms(sequence).get(..sequence.own))
            .unwrap_or_default()
    }

    /// A term's own name in its full name, with its suffix: 翠屏区.
    pub(super) fn own(&self, entry: &Entry) -> &[Atom] {
        let full_name = self.sequences(entry).first();
        full_name
            .and_then(|sequence| self.atoms(sequence).get(sequence.own..))
            .unwrap_or_default()
    }

    /// What follows a term's own name in its full name: 区, 羌族自治县; nothing where it belongs to the name, as in 荣县.
    pub(super) fn suffix(&self, entry: &Entry) -> &[Atom] {
        let full_name = self.sequences(entry).first();
        full_name
            .and_then(|sequence| self.atoms(sequence).get(sequence.core_end..))
            .unwrap_or_default()
    }

    /// Adds a term with all its names.
    pub(super) fn add(&mut self, term: &Term<'_>) {
        let first_sequence = self.sequences.len() as u32;
        let spelling = Spelling::new(&term.readings);
        self.add_full_name(term, &spelling);
        for other in &term.others {
            self.add_other_name(*other, term, &spelling);
        }
        if let Some(reading) = term.other_reading {
            let mut readings = vec![(term.core, reading)];
            readings.extend(&term.readings);
            self.add_full_name(term, &Spelling::new(&readings));
        }
        let sequences = first_sequence..self.sequences.len() as u32;
        let mut entry = Entry {
            key: self.add_text(|texts| texts.push_str(term.key)),
            english: self.add_text(|texts| texts.extend(plain_english(&term.english))),
            spelled: self.add_text(|texts| texts.extend(spelling.spell(term.core))),
            own_marks: 0,
            section: term.section,
            level: term.level,
            standing: term.standing,
            is_slug: term.is_slug,
            has_suffix: term.has_suffix,
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

    fn add_text(&mut self, add: impl FnOnce(&mut String)) -> Range<u32> {
        let start = self.texts.len() as u32;
        add(&mut self.texts);
        start..self.texts.len() as u32
    }

    /// Adds the name that is shown.
    fn add_full_name(&mut self, term: &Term<'_>, spelling: &Spelling<'_>) {
        let full: Vec<char> = term.name.chars().collect();
        let own = position(&full, term.core);
        let core_end = own + term.core.chars().count();
        let above_end = above_end(term.name, term);
        let after_above = above_end.map_or(0, usize::from);
        let atoms = self.add_atoms(term.name, spelling, |at, before| Role {
            mark: at,
            // 市 and 州 after the prefecture's name, whatever follows the own name, and brackets and the like,
            // which no query has.
            optional: (after_above..own).contains(&at)
                || (core_end..full.len()).contains(&at) && term.tail.is_none()
                || is_mark(full[at]),
            begins_word: at == 0 || at == own || matches!(before, Some('(' | '级')),
        });
        self.sequences.push(Sequence {
            atoms,
            above_end,
            own,
            core_end,
            tail: term.tail.and_then(|tail| tail_start(tail, &full)),
            style: Style::Full,
        });
    }

    /// Adds an official or another name.
    fn add_other_name(&mut self, other: OtherName<'_>, term: &Term<'_>, spelling: &Spelling<'_>) {
        let full: Vec<char> = term.name.chars().collect();
        let marks = align(other.name, &full);
        let characters: Vec<char> = other.name.chars().collect();
        let atoms = self.add_atoms(other.name, spelling, |at, before| Role {
            mark: marks[at],
            optional: at >= other.core_characters || characters.get(at).copied().is_some_and(is_mark),
            begins_word: at == 0 || before.is_some_and(is_mark),
        });
        self.sequences.push(Sequence {
            atoms,
            above_end: above_end(other.name, term),
            own: 0,
            core_end: other.core_characters,
            tail: None,
            style: other.style,
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
                second: syllable.bytes().nth(1).unwrap_or_default(),
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
        let mut key = [0; 8];
        // The longest has six letters: zhuang.
        match key.get_mut(..syllable.len()) {
            Some(start) if !syllable.is_empty() => start.copy_from_slice(syllable.as_bytes()),
            _ => return 0,
        }
        if let Some(id) = self.syllable_ids.get(&key) {
            return *id;
        }
        // There are some four hundred; a table that is full leaves the rest without readings.
        let Ok(id) = u16::try_from(self.syllables.len()) else {
            return 0;
        };
        self.syllables.push(Syllable::new(syllable));
        self.syllable_ids.insert(key, id);
        id
    }

    fn masks_of(&self, entry: &Entry) -> Masks {
        let atoms = self.sequences(entry).iter().flat_map(|name| self.atoms(name));
        let english = Masks {
            english: letters(self.english(entry)) | letters(self.key(entry)),
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

/// Whether a character is punctuation, as titles and the names of bases have it.
fn is_mark(character: char) -> bool {
    character.is_ascii_punctuation()
        || matches!(character, ' ' | '·' | '\u{2010}'..='\u{2027}' | '\u{3000}'..='\u{303f}' | '\u{ff00}'..='\u{ff0f}' | '：' | '；' | '？')
}

/// [`Sequence::above_end`] of a name.
fn above_end(name: &str, term: &Term<'_>) -> Option<u8> {
    let begins = !term.above.is_empty() && name.starts_with(term.above);
    let length = begins.then(|| term.above.chars().count())?;
    u8::try_from(length).ok()
}

/// [`Sequence::tail`] of a full name.
fn tail_start(tail: &str, full: &[char]) -> Option<u8> {
    u8::try_from(position(full, tail)).ok().filter(|at| *at > 0)
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
