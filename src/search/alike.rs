//! What the names may be taken for by who mishears them: worked out for all at once, when a query first matches
//! nothing as it is.

use super::masks::{letter_bit, letters};
use super::names::{Atom, Names, Sequence, Syllable};
use super::sounds::sounds;

/// What the names may be taken for.
#[derive(Debug)]
pub(super) struct Alike {
    /// For each syllable, those that it is mistaken for.
    syllables: Vec<Vec<Box<str>>>,
    /// For each entry, the letters of all its syllables and of all that they may be taken for.
    letters: Vec<u32>,
    /// For each atom, the letters with which it may begin.
    first_letters: Vec<u32>,
}

impl Alike {
    pub(super) fn new(names: &Names) -> Self {
        let sounds = sounds();
        let alike = |syllable: &Syllable| sounds.alike(&syllable.text);
        let syllables: Vec<_> = names.syllables().iter().map(alike).collect();
        let spellings = names.syllables().iter().zip(&syllables);
        let of_syllables: Vec<_> = spellings
            .map(|(own, alike)| {
                alike
                    .iter()
                    .fold(Bits::of(&own.text), |bits, text| bits.with(text))
            })
            .collect();
        let of_atom = |atom: &Atom| {
            let spelled = of_syllables[usize::from(atom.syllable)];
            sounds.believed(atom.character).fold(spelled, Bits::with)
        };
        let of_atoms: Vec<_> = names.all_atoms().iter().map(of_atom).collect();
        let letters = |index: usize| {
            let sequences = names.sequences(names.entry(index)).iter();
            let atoms = sequences.flat_map(|sequence| &of_atoms[sequence.range()]);
            atoms.fold(0, |mask, bits| mask | bits.letters)
        };
        let letters = names.entries().map(letters).collect();
        let first_letters = of_atoms.iter().map(|bits| bits.first).collect();
        Self {
            syllables,
            letters,
            first_letters,
        }
    }

    /// What the syllable of an atom may be taken for.
    pub(super) fn syllables(&self, atom: Atom) -> &[Box<str>] {
        &self.syllables[usize::from(atom.syllable)]
    }

    /// The letters that the term at `index` may be typed with.
    pub(super) fn letters(&self, index: usize) -> u32 {
        self.letters[index]
    }

    /// The letters with which each atom of a name may begin, its own first letter among them.
    pub(super) fn first_letters(&self, sequence: &Sequence) -> &[u32] {
        &self.first_letters[sequence.range()]
    }
}

/// The letters of several spellings, a bit each.
#[derive(Clone, Copy, Default)]
struct Bits {
    letters: u32,
    first: u32,
}

impl Bits {
    fn of(spelling: &str) -> Self {
        Self::default().with(spelling)
    }

    fn with(self, spelling: &str) -> Self {
        Self {
            letters: self.letters | letters(spelling),
            first: self.first | spelling.chars().next().map_or(0, letter_bit),
        }
    }
}
