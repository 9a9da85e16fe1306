//! Traditional characters: complete enough for what mirrors publish, and no name of a place changed by them.

use std::collections::HashMap;

use super::{FORMER, china, rows};

const TRADITIONAL: &str = include_str!("../../data/search/traditional.csv");
const TRADITIONAL_WORDS: &str = include_str!("../../data/search/traditional_words.csv");

/// Rows of the same length in order of their characters can be searched without being parsed.
#[test]
fn traditional_characters_stand_in_order_in_rows_of_eight_bytes() {
    let (_, body) = TRADITIONAL.split_once('\n').unwrap();
    let pairs: Vec<_> = body.lines().collect();
    assert_eq!(body.len(), pairs.len() * 8);
    assert!(pairs.iter().all(|pair| pair.len() == 7));
    assert!(pairs.is_sorted_by(|one, other| one.chars().next() < other.chars().next()));
}

#[test]
fn simplifying_undoes_what_mirrors_do_and_leaves_names_alone() {
    let pairs: HashMap<_, _> = rows::<(char, char)>(TRADITIONAL).into_iter().collect();
    let simplify = |text: &str| -> String {
        text.chars()
            .map(|character| pairs.get(&character).copied().unwrap_or(character))
            .collect()
    };
    for (traditional, simplified) in [
        ("內蒙古自治區錫林郭勒盟多倫縣", "内蒙古自治区锡林郭勒盟多伦县"),
        ("烏魯木齊市", "乌鲁木齐市"),
        ("嶽陽市", "岳阳市"),
        ("甯鄉市", "宁乡市"),
        ("景寧畬族自治縣", "景宁畲族自治县"),
        ("龍巖市", "龙岩市"),
        ("薊州區", "蓟州区"),
        ("濬縣", "浚县"),
        ("鉅野縣", "巨野县"),
        ("鬱南縣", "郁南县"),
        ("鄱陽縣", "鄱阳县"),
        ("乾縣", "乾县"),
        ("真抓實幹", "真抓实干"),
        ("成效顯著", "成效显著"),
        ("財政廳負責", "财政厅负责"),
    ] {
        assert_eq!(simplify(traditional), simplified);
    }
    let former = rows::<Vec<String>>(FORMER).into_iter().map(|row| row[0].clone());
    for name in china().into_values().map(|place| place.name).chain(former) {
        assert_eq!(simplify(&name), name);
    }
    // A word is listed where its characters alone would come out wrong.
    let words = rows::<[String; 3]>(TRADITIONAL_WORDS);
    for [written, simplified, reason] in &words {
        assert_ne!(&simplify(written), simplified, "{written}");
        assert_eq!(written.chars().count(), simplified.chars().count(), "{written}");
        assert!(!reason.is_empty(), "{written}");
    }
}
