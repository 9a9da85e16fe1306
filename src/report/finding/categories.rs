//! The categories of a scope, as one query finds them. Circulars repeat what those before them had, so what is called the same
//! is compared once.

use std::collections::HashMap;

use super::Thing;
use crate::catalog::{CategoryId, View};
use crate::search::{self, Corpus, FoundTerms, MOST_HITS};

/// The categories of a scope.
#[derive(Debug)]
pub(super) struct Categories {
    /// Their names, each once.
    names: Corpus,
    /// The categories that have each of those.
    namesakes: Vec<Namesakes>,
}

/// Categories of different circulars that have the same number, label and title.
#[derive(Debug)]
struct Namesakes {
    number: u16,
    /// They, each with its position among all categories, the newest first.
    all: Vec<(usize, CategoryId)>,
}

impl Categories {
    pub(super) fn new(view: &View<'_>) -> Self {
        let mut known = HashMap::new();
        let mut namesakes: Vec<Namesakes> = Vec::new();
        let mut firsts = Vec::new();
        for (at, (id, category)) in view.categories().enumerate() {
            let names = (
                category.number,
                &category.label,
                &category.heading,
                &category.label_en,
            );
            let term = *known.entry(names).or_insert_with(|| {
                firsts.push(category);
                namesakes.push(Namesakes {
                    number: category.number,
                    all: Vec::new(),
                });
                namesakes.len() - 1
            });
            if let Some(namesakes) = namesakes.get_mut(term) {
                namesakes.all.push((at, id));
            }
        }
        Self {
            names: search::categories(firsts),
            namesakes,
        }
    }

    /// Those that a query means as it is typed.
    pub(super) fn find_direct(&self, query: &str) -> Vec<Thing<CategoryId>> {
        self.each(self.names.find_direct(query))
    }

    /// Those that a query means, or may have been meant for by who mishears.
    pub(super) fn find_heard(&self, query: &str) -> Vec<Thing<CategoryId>> {
        self.each(self.names.find_heard(query))
    }

    /// Each category of those whose names were found, in the order in which they would be found one by one.
    fn each(&self, found: FoundTerms) -> Vec<Thing<CategoryId>> {
        let mut each: Vec<(u16, usize, Thing<CategoryId>)> = Vec::new();
        for hit in found.hits {
            let Some(Namesakes { number, all }) = self.namesakes.get(hit.term) else {
                continue;
            };
            // As many as are shown, and those of the last one's kind, among which the newest come first.
            let is_of_last = |(other, _, last): &(u16, _, Thing<_>)| {
                other == number && last.hit.tier == hit.tier && last.hit.marks == hit.marks
            };
            if each.len() >= MOST_HITS && !each.last().is_some_and(is_of_last) {
                break;
            }
            each.extend(all.iter().map(|(at, id)| {
                let hit = hit.clone();
                (*number, *at, Thing { id: *id, hit })
            }));
        }
        // The same item of another year may be worded otherwise, and still has its place among the years.
        let fit_alike = |(number, _, one): &(u16, _, Thing<_>), (other, _, next): &(u16, _, Thing<_>)| {
            number == other && one.hit.tier == next.hit.tier && one.hit.marks == next.hit.marks
        };
        for alike in each.chunk_by_mut(fit_alike) {
            alike.sort_unstable_by_key(|(_, at, _)| *at);
        }
        each.truncate(MOST_HITS);
        each.into_iter().map(|(.., thing)| thing).collect()
    }
}
