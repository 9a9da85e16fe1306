//! Which categories an argument means: 18, 十八, 第18项, 1-5, a list of these, or a word of their labels and titles.

use std::collections::BTreeSet;

use crate::circular::Category;
use crate::lang::Lang;
use crate::search::{self, TermHit, Tier, Why};
use crate::text::sanitize;

use super::output::echo;
use super::{Failure, say};

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
    by_words(categories, word, lang).unwrap_or_else(|| Err(absent()))
}

/// The category that a word of labels or titles means; `None` where it means none.
fn by_words(categories: &[Category], word: &str, lang: Lang) -> Option<Result<Vec<usize>, Failure>> {
    let found = search::categories(categories).find(word);
    let nearest = found.hits.iter().map(certainty).min()?;
    let meant: Vec<_> = found
        .hits
        .iter()
        .filter(|hit| certainty(hit) == nearest)
        .collect();
    let label = |hit: &TermHit| sanitize(categories[hit.term].label(lang)).into_owned();
    let shown = echo(word, lang);
    if let [hit] = meant.as_slice() {
        if nearest == Certainty::Guess {
            let (label, why) = (label(hit), hit.why.text(lang));
            say(&lang.pick(
                format!("{shown} → {label}（{why}）"),
                format!("{shown} → {label} ({why})"),
            ));
        }
        return Some(Ok(vec![hit.term]));
    }
    let names: Vec<_> = meant
        .iter()
        .map(|hit| format!("{} {}", categories[hit.term].number, label(hit)))
        .collect();
    Some(Err(Failure::Misuse(lang.pick(
        format!("“{shown}”可能指多个激励事项：{}", names.join("、")),
        format!("ambiguous category {shown:?}: {}", names.join(", ")),
    ))))
}

/// How sure it is that a hit is meant; the narrowest reading that gives anything is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Certainty {
    /// The whole label.
    Label,
    /// A part of the label.
    PartOfLabel,
    /// Words of the title.
    Title,
    /// Initials, or what sounds or looks alike.
    Guess,
}

fn certainty(hit: &TermHit) -> Certainty {
    match hit.tier {
        _ if hit.why == Why::Title => Certainty::Title,
        Tier::Exact => Certainty::Label,
        Tier::Prefix | Tier::WordStart | Tier::Substring => Certainty::PartOfLabel,
        _ => Certainty::Guess,
    }
}
