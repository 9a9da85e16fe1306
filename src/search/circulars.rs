//! What has names beside places, as corpora: categories, the departments that carry measures out, the circulars
//! themselves, and what the program does.

use super::corpus::Corpus;
use super::term::{OtherName, Standing, Style, Term};
use crate::circular::{Category, Head};

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

/// Circulars by their year and issuer, which are the name that is shown, number, title and id, and in English by the name of their region.
pub fn circulars<'a>(
    circulars: impl IntoIterator<Item = &'a Head>,
    region_in_english: impl Fn(&Head) -> &'a str,
) -> Corpus {
    let mut corpus = Corpus::with_room(0);
    for circular in circulars {
        let name = format!("{} {}", circular.award_year, circular.issuer);
        let number = circular.document_number.as_deref();
        let other = |name: &'a str, style| OtherName {
            name,
            core_characters: name.chars().count(),
            style,
        };
        let others = number.map(|number| other(number, Style::Synonym)).into_iter();
        let title = circular.title.as_deref();
        let title = title.map(|title| other(title, Style::Title));
        corpus.add(&Term {
            key: &circular.id,
            is_slug: true,
            name: &name,
            core: &circular.issuer,
            others: others.chain(title).collect(),
            english: format!("{} {}", region_in_english(circular), circular.award_year),
            is_worded: true,
            standing: Standing::Named,
            ..Term::default()
        });
    }
    corpus
}

/// What goes by names in Chinese, of which the first is the one that is shown: screens, and what the program does.
pub fn named<'a>(names: impl IntoIterator<Item = &'a [&'a str]>) -> Corpus {
    Corpus::new(names.into_iter().map(|names| {
        let (name, others) = names
            .split_first()
            .map_or(("", names), |(name, others)| (*name, others));
        let others = others.iter().map(|other| OtherName {
            name: other,
            core_characters: other.chars().count(),
            style: Style::Synonym,
        });
        Term {
            name,
            core: name,
            others: others.collect(),
            standing: Standing::Named,
            ..Term::default()
        }
    }))
}

/// Categories by their labels, in both languages, by the words of their titles, and by their numbers: 18, 十八.
pub fn categories<'a>(categories: impl IntoIterator<Item = &'a Category>) -> Corpus {
    let mut corpus = Corpus::with_room(0);
    for category in categories {
        let number = category.number.to_string();
        let numeral = Some(category.numeral()).filter(|numeral| !numeral.is_empty());
        let numeral = numeral.map(|name| OtherName {
            name,
            core_characters: name.chars().count(),
            style: Style::Synonym,
        });
        let title = OtherName {
            name: category.title(),
            core_characters: category.title().chars().count(),
            style: Style::Title,
        };
        corpus.add(&Term {
            key: &number,
            // In printed order, as far as the number goes.
            level: u8::try_from(category.number).unwrap_or(u8::MAX),
            name: &category.label,
            core: category
                .label
                .trim_end_matches(|character: char| !character.is_alphanumeric()),
            others: numeral.into_iter().chain([title]).collect(),
            english: category.label_en.to_string(),
            is_worded: true,
            standing: Standing::Named,
            ..Term::default()
        });
    }
    corpus
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
            ("18", "外贸", Tier::Exact),
            ("１８", "外贸", Tier::Exact),
            ("十八", "外贸", Tier::Exact),
        ];
        for (query, label, tier) in cases {
            let found = corpus.find(query);
            let first = found.hits.first().map(|hit| (&*all[hit.term].label, hit.tier));
            assert_eq!(first, Some((label, tier)), "{query}");
        }
        let by_title = &corpus.find("撂荒地").hits[0];
        assert_eq!(
            (&by_title.why, by_title.why.text(Lang::Zh).as_str()),
            (&Why::Title, "标题")
        );
        assert!(by_title.marks.is_empty(), "the label has none of it");
    }

    #[test]
    fn circulars_are_found_by_issuer_number_title_and_id() {
        let catalog = Catalog::embedded();
        let all = catalog.circular_ids().map(|id| catalog.head(id));
        let corpus = circulars(all, |_| "Sichuan");
        for query in [
            "四川省",
            "sichuan",
            "川办函",
            "〔2023〕58号",
            "四川 2022",
            "Sichuan 2022",
            "sichuan-2022",
            "scs",
            "落实有关重大政策措施",
        ] {
            let found = corpus.find(query);
            assert_eq!(found.hits.len(), 1, "{query}");
            assert!(found.hits[0].tier <= Tier::Initials, "{query}");
        }
        assert_eq!(corpus.find("云南").hits, []);
    }

    #[test]
    fn what_the_program_does_is_found_by_any_of_its_names() {
        let corpus = named([&["退出 jili", "退出", "离开"][..], &["帮助"]]);
        for (query, term, tier) in [
            ("退出", 0, Tier::Exact),
            ("tuichu", 0, Tier::Exact),
            ("tc", 0, Tier::Initials),
            ("离开", 0, Tier::Exact),
            ("帮", 1, Tier::Prefix),
            ("bangzhu", 1, Tier::Exact),
        ] {
            let found = corpus.find(query);
            let first = found.hits.first().map(|hit| (hit.term, hit.tier));
            assert_eq!(first, Some((term, tier)), "{query}");
        }
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
