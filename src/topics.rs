//! Topics (同类事项): which categories of several years and several governments are about the same work.
//!
//! A category has the topics that its dataset gives it; else one is inferred from the words of its title, which is always
//! marked as inferred. Two topics that the words speak for nearly alike are both told, and nothing is concluded from either.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::circular::{Category, Part};
use crate::lang::Lang;
use crate::search::simplify;

/// The table of topics, which says by what rules it is used.
const TABLE: &str = include_str!("../data/topics.toml");

/// What lines categories up.
#[derive(Debug, PartialEq, Eq, Deserialize)]
pub struct Topic {
    /// Stable key: `foreign-trade`.
    pub id: Box<str>,
    zh: Box<str>,
    en: Box<str>,
    /// Words of titles, in simplified characters.
    words: Vec<String>,
    /// Those who carry its measures out, without the place before them.
    departments: Vec<String>,
}

/// The topics of a part of a category, and how they are known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Topics {
    /// The dataset gives them.
    Given(Vec<&'static Topic>),
    /// The title's words speak for this one (按标题推定).
    Inferred(&'static Topic),
    /// The title's words speak for these nearly alike: nobody has said which is meant.
    Tied(Vec<&'static Topic>),
    /// No topic of the table is meant.
    None,
}

impl Topic {
    /// Its name.
    pub fn name(&self, lang: Lang) -> &str {
        lang.pick(&self.zh, &self.en)
    }
}

impl Topics {
    /// Whether this is among them, plainly: given, or inferred with no other near it.
    pub fn has(&self, topic: &Topic) -> bool {
        match self {
            Self::Given(topics) => topics.contains(&topic),
            Self::Inferred(inferred) => *inferred == topic,
            Self::Tied(_) | Self::None => false,
        }
    }

    /// Whether this may be among them, and nobody has said so.
    pub fn may_have(&self, topic: &Topic) -> bool {
        match self {
            Self::Tied(topics) => topics.contains(&topic),
            // A title with none of the words may still mean it.
            Self::None => true,
            Self::Given(_) | Self::Inferred(_) => false,
        }
    }
}

/// All topics, in the order of the table.
pub fn topics() -> &'static [Topic] {
    #[derive(Deserialize)]
    struct Table {
        topics: Vec<Topic>,
    }
    static TOPICS: LazyLock<Vec<Topic>> = LazyLock::new(|| match toml::from_str::<Table>(TABLE) {
        Ok(table) => table.topics,
        Err(error) => unreachable!("the table of topics is held by a test: {error}"),
    });
    &TOPICS
}

/// How many characters of a title the words of each topic cover, in the order of the table; overlapping words count once.
fn weights(title: &str) -> Vec<usize> {
    // The words of all topics by their first characters: most have none that a title has.
    type Words = HashMap<char, Vec<(usize, Vec<char>)>>;
    static WORDS: LazyLock<Words> = LazyLock::new(|| {
        let mut words = Words::new();
        for (at, topic) in topics().iter().enumerate() {
            for word in &topic.words {
                let word: Vec<char> = word.chars().collect();
                if let Some(first) = word.first() {
                    words.entry(*first).or_default().push((at, word));
                }
            }
        }
        words
    });
    let title: Vec<char> = title.chars().map(simplify).collect();
    let mut weights = vec![0; topics().len()];
    // Up to where each topic's words have been counted.
    let mut counted = vec![0; weights.len()];
    for (start, first) in title.iter().enumerate() {
        for (topic, word) in WORDS.get(first).into_iter().flatten() {
            if title[start..].starts_with(word) {
                let end = start + word.len();
                weights[*topic] += end.saturating_sub(start.max(counted[*topic]));
                counted[*topic] = end.max(counted[*topic]);
            }
        }
    }
    weights
}

/// The topic with this id.
pub fn by_id(id: &str) -> Option<&'static Topic> {
    topics().iter().find(|topic| *topic.id == *id)
}

/// The topics of a part: those that the category is given; else what its title speaks for; where that is for two nearly
/// alike, what the part's own heading speaks for.
pub fn of(category: &Category, part: &Part) -> Topics {
    let given: Vec<_> = category.topics.iter().filter_map(|id| by_id(id)).collect();
    if !given.is_empty() {
        return Topics::Given(given);
    }
    let departments = part.measures.iter().flat_map(|measure| &measure.departments);
    let departments: Vec<&str> = departments.map(|department| &*department.name).collect();
    let of_title = infer(category.title(), &departments);
    if let (Topics::Tied(_), Some(heading)) = (&of_title, &part.heading) {
        let of_heading = infer(heading, &departments);
        if matches!(of_heading, Topics::Inferred(_)) {
            return of_heading;
        }
    }
    of_title
}

/// What the words of a title speak for; between topics of the same weight the departments decide.
pub fn infer(title: &str, departments: &[&str]) -> Topics {
    let mut weights: Vec<_> = weights(title).into_iter().zip(topics()).collect();
    // Those of the same weight stay in the order of the table.
    weights.sort_by_key(|(weight, _)| std::cmp::Reverse(*weight));
    let Some((heaviest, first)) = weights.first().copied().filter(|(weight, _)| *weight > 0) else {
        return Topics::None;
    };
    let near: Vec<_> = weights
        .iter()
        .take_while(|(weight, _)| weight * 2 > heaviest)
        .collect();
    if near.len() == 1 {
        return Topics::Inferred(first);
    }
    let is_carried_out = |topic: &Topic| {
        let mut known = topic.departments.iter();
        known.any(|known| departments.iter().any(|name| name.ends_with(&**known)))
    };
    let equal = || near.iter().filter(|(weight, _)| *weight == heaviest);
    let mut carried_out = equal().filter(|(_, topic)| is_carried_out(topic));
    match (
        equal().count(),
        near.len(),
        carried_out.next(),
        carried_out.next(),
    ) {
        (equal, all, Some((_, topic)), None) if equal > 1 && equal == all => Topics::Inferred(topic),
        _ => Topics::Tied(near.into_iter().map(|(_, topic)| *topic).collect()),
    }
}
