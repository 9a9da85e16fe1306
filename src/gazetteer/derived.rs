//! Readings of places that nobody gave one: each character as it is read most often, which for a name may be wrong.

use pinyin::ToPinyinMulti;

use super::check::without_tones;

/// The reading of a name, syllable by syllable without tones, and with tones, written together: `san jiang`, Sānjiāng.
pub fn reading(name: &str) -> (String, String) {
    let usual = |character: char| character.to_pinyin_multi()?.into_iter().next();
    let syllables: Vec<&str> = name
        .chars()
        .filter_map(usual)
        .map(|reading| reading.with_tone())
        .collect();
    let plain: Vec<String> = syllables.iter().map(|syllable| without_tones(syllable)).collect();
    let together = syllables.concat();
    let mut letters = together.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    (plain.join(" "), first.chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_are_read_as_they_are_most_often() {
        let (plain, toned) = reading("三江新区");
        assert_eq!(
            (plain.as_str(), toned.as_str()),
            ("san jiang xin qu", "Sānjiāngxīnqū")
        );
        assert_eq!(reading("ABC"), (String::new(), String::new()));
    }
}
