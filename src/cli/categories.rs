//! Which categories an argument means: 18, 十八, 第18项, 1-5, a list of these, or a word of their labels and titles.

use std::collections::BTreeSet;

use crate::circular::Category;
use crate::lang::Lang;
use crate::text::sanitize;

use super::Failure;
use super::output::echo;

/// The indices of the categories of a circular that `word` means, in the order asked for.
pub(super) fn select(categories: &[Category], word: &str, lang: Lang) -> Result<Vec<usize>, Failure> {
    let plain: String = word.chars().map(plain).collect();
    // Titles have 、 in them: only what is no word of one is a list.
    match one(categories, plain.trim(), lang) {
        Err(_) if plain.contains([',', '、']) => {
            let words = plain
                .split([',', '、'])
                .map(str::trim)
                .filter(|word| !word.is_empty());
            let found: Vec<_> = words
                .map(|word| one(categories, word, lang))
                .collect::<Result<_, _>>()?;
            let mut seen = BTreeSet::new();
            let all = found.concat().into_iter();
            Ok(all.filter(|at| seen.insert(*at)).collect())
        }
        found => found,
    }
}

/// Digits, dashes and commas as an input method may write them, in their usual form.
fn plain(character: char) -> char {
    match character {
        '０'..='９' => char::from_u32(u32::from(character) - 0xfee0).unwrap_or(character),
        '－' | '–' | '—' | '～' | '~' | '至' => '-',
        '，' => ',',
        _ => character,
    }
}

/// The categories that one word means.
fn one(categories: &[Category], word: &str, lang: Lang) -> Result<Vec<usize>, Failure> {
    let shown = echo(word, lang);
    let count = categories.len();
    let absent = || {
        Failure::Misuse(lang.pick(
            format!("没有激励事项“{shown}”；编号为 1 至 {count}"),
            format!("no category {shown:?}; they are numbered 1 to {count}"),
        ))
    };
    let numeral = |word: &str| {
        let bare = word.trim().trim_start_matches('第');
        bare.trim_end_matches('项').trim().to_owned()
    };
    // The position of a number or a numeral, counted from 1.
    let number = |word: &str| {
        let word = numeral(word);
        let by_numeral = || categories.iter().position(|category| category.numeral() == word);
        word.parse::<usize>()
            .ok()
            .or_else(|| by_numeral().map(|at| at + 1))
    };
    if let Some((first, last)) = word.split_once('-')
        && let (Some(first), Some(last)) = (number(first), number(last))
    {
        if first > last {
            return Err(Failure::Misuse(lang.pick(
                format!("“{shown}”的范围前后颠倒；请写 {last}-{first}"),
                format!("{shown:?} is a reversed range; write {last}-{first}"),
            )));
        }
        return if first >= 1 && last <= count {
            Ok((first - 1..last).collect())
        } else {
            Err(absent())
        };
    }
    if let Some(number) = number(word) {
        return if (1..=count).contains(&number) {
            Ok(vec![number - 1])
        } else {
            Err(absent())
        };
    }
    let places = |wanted: &dyn Fn(&Category) -> bool| {
        let matching = categories
            .iter()
            .enumerate()
            .filter(|(_, category)| wanted(category));
        matching.map(|(at, _)| at).collect::<Vec<_>>()
    };
    let lower = word.to_lowercase();
    // The narrowest reading that gives anything: the whole label, a word of a label, of a title.
    let readings: [&dyn Fn(&Category) -> bool; 3] = [
        &|category| *category.label == *word || category.label_en.to_lowercase() == lower,
        &|category| category.label.contains(word) || category.label_en.to_lowercase().contains(&lower),
        &|category| category.title().contains(word),
    ];
    if word.is_empty() {
        return Err(absent());
    }
    match readings.into_iter().map(places).find(|found| !found.is_empty()) {
        Some(found) if found.len() == 1 => Ok(found),
        Some(found) => {
            let names: Vec<_> = found
                .into_iter()
                .map(|at| {
                    format!(
                        "{} {}",
                        categories[at].number,
                        sanitize(categories[at].label(lang))
                    )
                })
                .collect();
            Err(Failure::Misuse(lang.pick(
                format!("“{shown}”可能指多个激励事项：{}", names.join("、")),
                format!("ambiguous category {shown:?}: {}", names.join(", ")),
            )))
        }
        None => Err(absent()),
    }
}
