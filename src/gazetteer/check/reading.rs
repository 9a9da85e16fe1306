//! Readings: what is written with tones is what is written without, and each character can be read so.

use std::collections::HashSet;
use std::sync::LazyLock;

use pinyin::ToPinyinMulti;

use super::Report;
use crate::gazetteer::Place;

/// Readings of single names that no table of characters has, each with its reason: `code,character,reading,reason`.
const EXCEPTIONS: &str = include_str!("../../../data/gazetteer/reading_exceptions.csv");

/// The letters that bear tone marks, and how; ü is v.
const MARKED: [(char, &str); 8] = [
    ('a', "āáǎà"),
    ('e', "ēéěè"),
    ('i', "īíǐì"),
    ('o', "ōóǒò"),
    ('u', "ūúǔù"),
    ('v', "üǖǘǚǜ"),
    ('n', "ńňǹ"),
    ('m', "ḿ"),
];

/// A letter without its tone mark; ü is v.
fn plain(letter: char) -> char {
    let marked = MARKED.iter().find(|(_, marked)| marked.contains(letter));
    marked.map_or(letter, |(plain, _)| *plain)
}

/// A syllable without its tone mark; ü is v.
pub(super) fn without_tones(syllable: &str) -> String {
    syllable.chars().map(plain).collect()
}

/// Checks both readings against each other, and the characters of the short name against them.
pub(super) fn check(place: &Place, report: Report<'_>) {
    let syllables: Vec<&str> = place.pinyin.split(' ').collect();
    if !syllables
        .iter()
        .all(|syllable| syllable.bytes().all(|byte| byte.is_ascii_lowercase()))
    {
        report(
            "pinyin",
            format!("expected syllables of a–z, found {:?}", place.pinyin),
        );
        return;
    }
    let Some(toned) = split(&place.toned, &syllables) else {
        report(
            "toned",
            format!("{:?} without its tones is not {:?}", place.toned, place.pinyin),
        );
        return;
    };
    let expected = spelled(&place.toned, &toned);
    if expected != *place.toned {
        report("toned", format!("expected {expected:?}, found {:?}", place.toned));
    }
    let characters = place
        .short
        .chars()
        .filter(|character| !character.is_ascii() && character.is_alphabetic());
    for (character, syllable) in characters.zip(&toned) {
        let mut readings = character.to_pinyin_multi().into_iter().flatten();
        let is_reading = readings.any(|reading| reading.with_tone() == syllable);
        if !is_reading && !EXCEPTED.contains(&(&*place.key, character, syllable)) {
            report("toned", format!("{character} is not read {syllable}"));
        }
    }
}

/// The exceptions as code, character and reading.
static EXCEPTED: LazyLock<HashSet<(&str, char, &str)>> = LazyLock::new(|| {
    let rows = EXCEPTIONS.lines().skip(1).filter_map(|row| {
        let mut fields = row.split(',');
        let (code, character, reading) = (fields.next()?, fields.next()?, fields.next()?);
        Some((code, character.chars().next()?, reading))
    });
    rows.collect()
});

/// The syllables of a text with tones, small, if it is these without its tones; else `None`.
fn split(toned: &str, syllables: &[&str]) -> Option<Vec<String>> {
    let mut letters = toned.chars().filter(|character| !" '".contains(*character));
    let mut split = Vec::with_capacity(syllables.len());
    for syllable in syllables {
        let mut spelled = String::new();
        for expected in syllable.chars() {
            let letter = letters.next()?.to_lowercase().next()?;
            if plain(letter) != expected {
                return None;
            }
            spelled.push(letter);
        }
        split.push(spelled);
    }
    letters.next().is_none().then_some(split)
}

/// Syllables written together as `model` has its words: a capital for each word, and an apostrophe before a, e and o
/// inside one.
fn spelled(model: &str, syllables: &[String]) -> String {
    let mut syllables = syllables.iter();
    let words = model.split(' ').map(|word| {
        let mut left = word.chars().filter(|character| *character != '\'').count();
        let mut spelled = String::new();
        while left > 0
            && let Some(syllable) = syllables.next()
        {
            left = left.saturating_sub(syllable.chars().count());
            let mut letters = syllable.chars();
            if spelled.is_empty() {
                spelled.extend(letters.next().into_iter().flat_map(char::to_uppercase));
            } else if syllable.starts_with(|first| "aeo".contains(plain(first))) {
                spelled.push('\'');
            }
            spelled.extend(letters);
        }
        spelled
    });
    words.collect::<Vec<_>>().join(" ")
}
