//! What an import writes loads: every character of the text in one block, and who was named, given and by whom as before.

use jili::catalog::Catalog;
use jili::circular::{Circular, load};
use jili::data_file::DataFile;
use jili::import::{Import, Provenance, dataset};
use proptest::prelude::*;
use proptest::sample::Index;

use crate::{generated, take};

const PROVENANCE: Provenance<'static> = Provenance {
    text_sha256: "0123",
    file: "通报.txt",
    file_sha256: "4567",
    encoding: "UTF-8",
    address: None,
};

/// Writes an import and reads it again beside its text.
pub(crate) fn read_back(taken: &Import, text: &str) -> Result<Circular, String> {
    let catalog = Catalog::embedded();
    let gazetteer = catalog.gazetteer();
    let written = dataset(&taken.circular, text, PROVENANCE, gazetteer).map_err(|lack| lack.to_string())?;
    let dataset = DataFile {
        name: "x.toml",
        text: &written,
    };
    let source = DataFile { name: "x.txt", text };
    load::circular(dataset, Some(source), &mut gazetteer.clone())
        .map_err(|errors| format!("{errors}\n{written}"))
}

/// What two readings of a text have to agree in: each part's entries, measures and departments.
pub(crate) fn outline(circular: &Circular) -> Vec<Vec<String>> {
    let mut all = Vec::new();
    for category in &circular.categories {
        for part in &category.parts {
            let mut lines = vec![category.title().to_owned()];
            for roll in &part.rolls {
                lines.extend(
                    roll.recipients
                        .iter()
                        .map(|recipient| roll.printed(recipient).to_owned()),
                );
            }
            for measure in &part.measures {
                lines.push(measure.text.to_string());
                lines.extend(
                    measure
                        .departments
                        .iter()
                        .map(|department| department.name.to_string()),
                );
            }
            all.push(lines.into_iter().map(plain).collect());
        }
    }
    all
}

pub(crate) fn drafted(taken: &Import) -> Vec<Vec<String>> {
    let mut all = Vec::new();
    for category in &taken.circular.categories {
        for part in &category.parts {
            let mut lines = vec![category.title.clone()];
            for roll in &part.rolls {
                lines.extend(roll.recipients.iter().map(|recipient| recipient.printed.clone()));
            }
            for measure in &part.measures {
                lines.push(measure.text.clone());
                lines.extend(
                    measure
                        .departments
                        .iter()
                        .map(|department| department.name.clone()),
                );
            }
            all.push(lines.into_iter().map(plain).collect());
        }
    }
    all
}

/// A text without what may stand or be left away: blanks, and the stop at its end.
fn plain(text: String) -> String {
    let text: String = text
        .chars()
        .filter(|character| !character.is_whitespace())
        .collect();
    text.trim_end_matches(['。', '：', ':', '；', ';']).to_owned()
}

#[test]
fn what_an_import_writes_loads_and_says_the_same() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/import");
    let mut faults = Vec::new();
    for name in ["O0", "O1", "O2", "O3", "O4", "O5", "O6", "O7"] {
        let text = std::fs::read_to_string(format!("{folder}/{name}.txt")).unwrap();
        let taken = take(&text).unwrap();
        match read_back(&taken, &text) {
            Ok(circular) => {
                let (read, meant) = (outline(&circular), drafted(&taken));
                if read != meant {
                    faults.push(format!("{name}: {read:#?}\n  instead of {meant:#?}"));
                }
                let open = circular.open_recipients();
                if open != taken.counts.open {
                    faults.push(format!("{name}: {open} open, meant {}", taken.counts.open));
                }
            }
            Err(errors) => faults.push(format!("{name}: {errors}")),
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// What a copy may do to a text, at a place in it.
#[derive(Clone, Debug)]
enum Slip {
    DropLine,
    DoubleLine,
    SwapLines,
    DropCharacter,
    Insert(&'static str),
}

fn slips() -> impl Strategy<Value = Vec<(Slip, Index)>> {
    let noise = prop_oneof![
        Just("\u{200b}"),
        Just("\t"),
        Just("　"),
        Just("\n"),
        Just("。"),
        Just("、"),
        Just("："),
        Just("（"),
        Just("）"),
        Just("“"),
        Just("一、"),
        Just("\n三、"),
        Just("成都市"),
        Just("市中区"),
        Just("等9个县"),
        Just("经开区"),
        Just("镇"),
        Just("100万元"),
        Just("2021年"),
        Just("\n附件2\n"),
        Just("\n激励措施：\n"),
        Just("（排名不分先后）"),
        Just("某某公司"),
        Just("廈門市"),
        Just("1\t"),
        Just("\n- 3 -\n"),
        Just("（省科技厅、各市州负责）"),
    ];
    let slip = prop_oneof![
        Just(Slip::DropLine),
        Just(Slip::DoubleLine),
        Just(Slip::SwapLines),
        Just(Slip::DropCharacter),
        noise.prop_map(Slip::Insert),
    ];
    proptest::collection::vec((slip, any::<Index>()), 1..12)
}

fn slipped(text: &str, slips: &[(Slip, Index)]) -> String {
    let mut text: Vec<char> = text.chars().collect();
    for (slip, at) in slips {
        let mut lines: Vec<Vec<char>> = text
            .split(|character| *character == '\n')
            .map(<[char]>::to_vec)
            .collect();
        let line = at.index(lines.len());
        match slip {
            Slip::DropLine if lines.len() > 1 => drop(lines.remove(line)),
            Slip::DoubleLine => lines.insert(line, lines[line].clone()),
            Slip::SwapLines => {
                let last = lines.len() - 1;
                lines.swap(line, last.min(line + 1));
            }
            Slip::DropCharacter if !text.is_empty() => {
                text.remove(at.index(text.len()));
                continue;
            }
            Slip::Insert(words) => {
                let at = at.index(text.len() + 1);
                text.splice(at..at, words.chars());
                continue;
            }
            _ => {}
        }
        text = lines.join(&'\n');
    }
    text.into_iter().collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, rng_seed: proptest::test_runner::RngSeed::Fixed(20_211_231), ..ProptestConfig::with_cases(400) })]

    #[test]
    fn what_is_written_of_a_bad_copy_loads(style in generated::styles(), meant in generated::categories(), slips in slips()) {
        let text = slipped(&generated::write(style, &meant), &slips);
        if let Ok(taken) = take(&text) {
            match read_back(&taken, &text) {
                Ok(circular) => prop_assert!(!circular.categories.is_empty()),
                Err(errors) => prop_assert!(errors.starts_with("no "), "{errors}\n---\n{text}"),
            }
        }
    }
}
