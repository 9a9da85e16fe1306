//! Which categories an argument means: 18, 十八, 1-5, or a word of their labels and titles.

use crate::catalog::Catalog;
use crate::circular::Category;
use crate::lang::Lang;
use crate::text::sanitize;

use super::Failure;

/// The indices of the categories of the first circular that `word` means, in their order.
pub(super) fn select(catalog: &Catalog, word: &str, lang: Lang) -> Result<Vec<usize>, Failure> {
    let categories: &[Category] = catalog
        .circulars()
        .first()
        .map_or(&[], |circular| &circular.categories);
    let shown = sanitize(word);
    let word = word.trim();
    let count = categories.len();
    let absent = || {
        Failure::Misuse(lang.pick(
            format!("没有激励事项“{shown}”；编号为 1 至 {count}"),
            format!("there is no category {shown:?}; they are numbered 1 to {count}"),
        ))
    };
    if let Some((first, last)) = word.split_once(['-', '–'])
        && let (Ok(first), Ok(last)) = (first.trim().parse::<usize>(), last.trim().parse::<usize>())
    {
        return if first >= 1 && first <= last && last <= count {
            Ok((first - 1..last).collect())
        } else {
            Err(absent())
        };
    }
    if let Ok(number) = word.parse::<usize>() {
        return if (1..=count).contains(&number) {
            Ok(vec![number - 1])
        } else {
            Err(absent())
        };
    }
    let numeral = word.trim_start_matches('第').trim_end_matches(['项', '类']);
    let places = |wanted: &dyn Fn(&Category) -> bool| {
        let matching = categories
            .iter()
            .enumerate()
            .filter(|(_, category)| wanted(category));
        matching.map(|(at, _)| at).collect::<Vec<_>>()
    };
    let lower = word.to_lowercase();
    // The narrowest reading that gives anything: the numeral, the whole label, a word of a label, of a title.
    let readings: [&dyn Fn(&Category) -> bool; 4] = [
        &|category| category.numeral() == numeral,
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
                format!("“{shown}”可以是几个激励事项：{}", names.join("、")),
                format!("{shown:?} could be several categories: {}", names.join(", ")),
            )))
        }
        None => Err(absent()),
    }
}
