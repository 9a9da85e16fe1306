//! What names are made of, as bits: a look at them rules most names out before the names are looked at.

/// What a place's names are made of, a bit each: whatever has a bit that they lack cannot match. They lie apart from
/// the entries, close together, because each search reads them all.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Masks {
    /// The letters of all syllables.
    pub(super) letters: u32,
    /// The letters of the English names and of the key.
    pub(super) english: u32,
    /// The characters and the syllables, hashed.
    pub(super) ideographs: u64,
    pub(super) syllables: u64,
}

/// The letters of a text, a bit each.
pub(super) fn letters(text: &str) -> u32 {
    text.chars().fold(0, |mask, letter| mask | letter_bit(letter))
}

/// A letter's bit in a mask; none for what is no letter.
pub(super) fn letter_bit(letter: char) -> u32 {
    match letter {
        'a'..='z' => 1 << (letter as u32 - 'a' as u32),
        _ => 0,
    }
}

/// A character's bit in a mask of 64: Fibonacci hashing.
pub(super) fn ideograph_bit(character: char) -> u64 {
    1 << (u32::from(character).wrapping_mul(0x9e37_79b1) >> 26)
}

/// A syllable's bit in a mask of 64: none for no syllable, else FNV-1a.
pub(super) fn syllable_bit(syllable: &str) -> u64 {
    if syllable.is_empty() {
        return 0;
    }
    let hash = syllable.bytes().fold(0x811c_9dc5_u32, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    });
    1 << (hash.wrapping_mul(0x9e37_79b1) >> 26)
}
