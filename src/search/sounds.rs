//! What sounds alike and what looks alike: four small tables, each entry of which has its reason in data/search.

use std::sync::LazyLock;

use super::table::rows;

const BELIEVED: &str = include_str!("../../data/search/believed_readings.csv");
const FUZZY: &str = include_str!("../../data/search/fuzzy_sounds.csv");
const IN_NAMES: &str = include_str!("../../data/search/name_readings.csv");
const LOOKALIKES: &str = include_str!("../../data/search/lookalikes.csv");

/// The tables.
#[derive(Debug)]
pub(super) struct Sounds {
    /// Readings that people wrongly believe a character to have, in the order of the characters.
    believed: Vec<(char, &'static str)>,
    /// The readings in names of characters that are mostly read otherwise.
    in_names: Vec<(char, &'static str)>,
    /// 模糊音 between initials.
    initials: Vec<[Box<str>; 2]>,
    /// 模糊音 between finals.
    finals: Vec<[Box<str>; 2]>,
    /// What is written, and what may be meant.
    lookalikes: Vec<(char, char)>,
}

static SOUNDS: LazyLock<Sounds> = LazyLock::new(Sounds::new);

/// The tables, which are the same for every corpus.
pub(super) fn sounds() -> &'static Sounds {
    &SOUNDS
}

impl Sounds {
    fn new() -> Self {
        let mut believed: Vec<_> = rows::<4>(BELIEVED)
            .filter_map(|[character, reading, ..]| Some((character.chars().next()?, reading)))
            .collect();
        believed.sort_unstable();
        let pairs = |part: &str| {
            let of_part = rows::<4>(FUZZY).filter(|row| row[0] == part);
            of_part
                .map(|[_, one, other, _]| [one.into(), other.into()])
                .collect()
        };
        let lookalikes = rows::<4>(LOOKALIKES)
            .filter_map(|[written, meant, ..]| Some((written.chars().next()?, meant.chars().next()?)));
        let in_names = rows::<4>(IN_NAMES)
            .filter_map(|[character, reading, ..]| Some((character.chars().next()?, reading)));
        Self {
            believed,
            in_names: in_names.collect(),
            initials: pairs("initial"),
            finals: pairs("final"),
            lookalikes: lookalikes.collect(),
        }
    }

    /// The readings that people believe a character to have.
    pub(super) fn believed(&self, character: char) -> impl Iterator<Item = &'static str> {
        let first = self.believed.partition_point(|(other, _)| *other < character);
        let from_first = self.believed.iter().skip(first);
        from_first
            .take_while(move |(other, _)| *other == character)
            .map(|(_, reading)| *reading)
    }

    /// How a character is read in names, if that is not how it is read mostly.
    pub(super) fn in_names(&self, character: char) -> Option<&'static str> {
        let mut readings = self.in_names.iter();
        readings
            .find(|(other, _)| *other == character)
            .map(|(_, reading)| *reading)
    }

    /// Whether one character may have been written for another that looks like it.
    pub(super) fn looks_like(&self, written: char, meant: char) -> bool {
        self.lookalikes.contains(&(written, meant))
    }

    /// The characters that may be meant by one that looks like them.
    pub(super) fn meant_by(&self, written: char) -> impl Iterator<Item = char> {
        self.lookalikes
            .iter()
            .filter(move |(from, _)| *from == written)
            .map(|(_, meant)| *meant)
    }

    /// What a syllable may be taken for, itself not among them: lang → nang, lan, nan.
    pub(super) fn alike(&self, syllable: &str) -> Vec<Box<str>> {
        let mut initials = vec![syllable.to_owned()];
        for [one, other] in &self.initials {
            // The longer one first: zh is not z and an h.
            if let Some(rest) = syllable.strip_prefix(&**other) {
                initials.push(format!("{one}{rest}"));
            } else if let Some(rest) = syllable.strip_prefix(&**one) {
                initials.push(format!("{other}{rest}"));
            }
        }
        let mut all: Vec<Box<str>> = Vec::new();
        for spelling in initials {
            for [one, other] in &self.finals {
                if let Some(stem) = spelling.strip_suffix(&**other) {
                    all.push(format!("{stem}{one}").into());
                } else if let Some(stem) = spelling.strip_suffix(&**one) {
                    all.push(format!("{stem}{other}").into());
                }
            }
            all.push(spelling.into());
        }
        all.retain(|other| **other != *syllable);
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_are_taken_for_others() {
        let sounds = Sounds::new();
        let cases = [
            ("bin", "bing"),
            ("chong", "cong"),
            ("shuang", "suang"),
            ("lang", "nan"),
            ("fu", "hu"),
            ("zhong", "zong"),
        ];
        for (syllable, other) in cases {
            assert!(
                sounds.alike(syllable).iter().any(|alike| &**alike == other),
                "{syllable} {other}"
            );
        }
        assert!(sounds.alike("di").is_empty());
    }

    #[test]
    fn every_entry_of_every_table_has_a_reason() {
        for table in [BELIEVED, IN_NAMES, LOOKALIKES] {
            assert!(
                rows(table).all(|[from, to, reason, _]| !from.is_empty() && from != to && !reason.is_empty())
            );
        }
        assert!(rows(FUZZY).all(|[_, _, _, reason]| !reason.is_empty()));
    }
}
