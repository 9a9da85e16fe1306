//! What circulars have names for beside places, as corpora: their categories, and the departments that carry measures
//! out.

use super::corpus::Corpus;
use super::term::{OtherName, Standing, Style, Term};
use crate::circular::Category;

/// What a department's name ends with; people leave it out.
const SUFFIXES: [char; 4] = ['厅', '局', '委', '室'];

/// Departments by their names: 省 and the suffix may be left out.
pub fn departments<'a>(names: impl IntoIterator<Item = &'a str>) -> Corpus {
    Corpus::new(names.into_iter().map(|name| {
        let core = name.strip_prefix('省').unwrap_or(name);
        let core = core.strip_suffix(SUFFIXES).unwrap_or(core);
        Term {
            name,
            core: if core.is_empty() { name } else { core },
            standing: Standing::Named,
            ..Term::default()
        }
    }))
}

/// Categories by their labels, in both languages, and by the words of their titles.
pub fn categories<'a>(categories: impl IntoIterator<Item = &'a Category>) -> Corpus {
    Corpus::new(categories.into_iter().map(|category| {
        Term {
            name: &category.label,
            core: category
                .label
                .trim_end_matches(|character: char| !character.is_alphanumeric()),
            others: vec![OtherName {
                name: category.title(),
                core_characters: category.title().chars().count(),
                style: Style::Title,
            }],
            english: category.label_en.to_string(),
            is_worded: true,
            standing: Standing::Named,
            ..Term::default()
        }
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Catalog;
    use crate::lang::Lang;
    use crate::search::{Tier, Why};

    #[test]
    fn categories_are_found_by_label_title_pinyin_and_english() {
        let catalog = Catalog::embedded();
        let view = catalog.default_view();
        let all: Vec<_> = view.categories().map(|(_, category)| category).collect();
        let corpus = categories(all.iter().copied());
        let cases = [
            ("外贸", "外贸", Tier::Exact),
            ("waimao", "外贸", Tier::Exact),
            ("wm", "外贸", Tier::Initials),
            ("外帽", "外贸", Tier::SameSound),
            ("Foreign trade", "外贸", Tier::Exact),
            ("trade", "外贸", Tier::WordStart),
            ("科技创新“两头抓”", "科技创新“两头抓”", Tier::Exact),
            ("两头抓", "科技创新“两头抓”", Tier::Substring),
            ("撂荒地", "粮食生产", Tier::Substring),
            ("liaohuangdi", "粮食生产", Tier::Substring),
            ("医院", "公立医院高质量发展", Tier::Substring),
        ];
        for (query, label, tier) in cases {
            let found = corpus.find(query);
            let hit = &found.hits[0];
            assert_eq!((&*all[hit.term].label, hit.tier), (label, tier), "{query}");
        }
        let by_title = &corpus.find("撂荒地").hits[0];
        assert_eq!(
            (&by_title.why, by_title.why.text(Lang::Zh).as_str()),
            (&Why::Title, "标题")
        );
        assert!(by_title.marks.is_empty(), "the label has none of it");
    }

    #[test]
    fn a_corpus_knows_no_places() {
        let corpus = departments(["财政厅", "商务厅", "省政府办公厅"]);
        for query in ["成都", "四川省", "510000", "county", "郫县"] {
            assert_eq!(corpus.find(query).hits, [], "{query}");
        }
        assert_eq!(corpus.find("swt").clear_best().unwrap().term, 1);
        assert_eq!(corpus.find("zhengfubangongting").clear_best().unwrap().term, 2);
    }
}
