//! Topics that the titles of an import speak for: proposals, which nobody has confirmed.

use serde::Serialize;

use super::draft::Draft;
use crate::topics::{Topics, infer};

/// What a category's title speaks for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Proposal {
    /// The category, counted from 1 over all annexes.
    pub category: usize,
    /// Keys of topics: one that is inferred (按标题推定), or several of which nobody has said which is meant.
    pub topics: Vec<&'static str>,
}

/// The proposals for a draft, in its order; none for a category whose title speaks for no topic. What is written into the
/// library gives none of them: whoever asks has them inferred from the title again, and marked as inferred.
pub fn proposals(draft: &Draft) -> Vec<Proposal> {
    let propose = |(at, category): (usize, &super::draft::Category)| {
        let measures = category.parts.iter().flat_map(|part| &part.measures);
        let departments = measures.flat_map(|measure| &measure.departments);
        let departments: Vec<&str> = departments.map(|department| department.name.as_str()).collect();
        let topics = match infer(&category.title, &departments) {
            Topics::Inferred(topic) => vec![&*topic.id],
            Topics::Given(topics) | Topics::Tied(topics) => topics.iter().map(|topic| &*topic.id).collect(),
            Topics::None => return None,
        };
        Some(Proposal {
            category: at + 1,
            topics,
        })
    };
    draft.categories.iter().enumerate().filter_map(propose).collect()
}
