//! One topic over the years of each government: who got it, how much, and what changed in the words.

use super::AwardReport;
use crate::catalog::issuer::Body;
use crate::catalog::{CircularId, View};
use crate::circular::{Category, Circular};
use crate::topics::{self, Topic, Topics};

/// One topic over the years: who got it, how much, and what changed in the measure's words.
#[derive(Debug)]
pub struct TopicHistory<'v> {
    /// The topic.
    pub topic: &'static Topic,
    /// Each government for itself, and its years, the first first.
    pub issuers: Vec<TopicOfIssuer<'v>>,
}

/// One topic in the circulars of one government.
#[derive(Debug)]
pub struct TopicOfIssuer<'v> {
    /// The government's name, as its newest circular signs.
    pub issuer: &'v str,
    /// The award years from the first to the last of which there is a circular, and each year between.
    pub years: Vec<TopicYear<'v>>,
}

/// What one year has for a topic.
#[derive(Debug)]
pub struct TopicYear<'v> {
    /// The year whose work is commended.
    pub year: u16,
    /// Whether the library has a circular for it.
    pub is_known: bool,
    /// The parts of categories that are plainly about the topic.
    pub parts: Vec<TopicPart<'v>>,
    /// Categories that may be about it, and nobody has said so.
    pub unclear: Vec<(&'v Circular, &'v Category)>,
    /// How the words of the measures compare with those of the year before.
    pub words: Rewording,
}

/// A part of a category that is about a topic.
#[derive(Debug)]
pub struct TopicPart<'v> {
    /// Its circular.
    pub circular: &'v Circular,
    /// Its category.
    pub category: &'v Category,
    /// The heading of the part, if there is one.
    pub heading: Option<&'v str>,
    /// Whether the topic is only inferred (按标题推定).
    pub inferred: bool,
    /// Who gets it, in printed order.
    pub awards: Vec<AwardReport<'v>>,
    /// What they are given, as printed, measure after measure.
    pub text: String,
}

/// How two successive years word what is given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Rewording {
    /// The year before is not there, or one of the years gives nothing.
    #[default]
    None,
    /// In the same words.
    Same,
    /// With these changes.
    Changed(Vec<Words>),
    /// The texts have so little in common that changes would tell nothing.
    Rewritten,
}

/// A stretch of words of two texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Words {
    /// Both have it.
    Same(String),
    /// Only the earlier has it.
    Gone(String),
    /// Only the later has it.
    New(String),
}

impl<'v> TopicHistory<'v> {
    /// The history of a topic in the circulars of a view.
    pub fn new(view: &'v View<'_>, topic: &'static Topic) -> Self {
        let mut by_body: Vec<(Body, Vec<(CircularId, &'v Circular)>)> = Vec::new();
        for (id, circular) in view.circulars() {
            let body = Body::of(view.catalog().head(id));
            match by_body.iter_mut().find(|(of, _)| *of == body) {
                Some((_, circulars)) => circulars.push((id, circular)),
                None => by_body.push((body, vec![(id, circular)])),
            }
        }
        // In the order of the regions' codes; of one region's, the newest first.
        by_body.sort_by_key(|(body, _)| body.region());
        let issuers = by_body
            .into_iter()
            .map(|(_, circulars)| TopicOfIssuer::new(view, topic, &circulars));
        Self {
            topic,
            issuers: issuers.collect(),
        }
    }

    /// Whether any year has it.
    pub fn is_known(&self) -> bool {
        let mut years = self.issuers.iter().flat_map(|issuer| &issuer.years);
        years.any(|year| !year.parts.is_empty())
    }
}

impl<'v> TopicOfIssuer<'v> {
    /// `circulars` are one government's, the newest first.
    fn new(view: &'v View<'_>, topic: &'static Topic, circulars: &[(CircularId, &'v Circular)]) -> Self {
        let issuer = circulars.first().map_or("", |(_, circular)| &*circular.issuer);
        let years = || circulars.iter().map(|(_, circular)| circular.award_year);
        let (first, last) = (
            years().min().unwrap_or_default(),
            years().max().unwrap_or_default(),
        );
        let mut of_years: Vec<TopicYear<'v>> = Vec::new();
        for year in first..=last {
            let mut of_year = TopicYear {
                year,
                is_known: false,
                parts: Vec::new(),
                unclear: Vec::new(),
                words: Rewording::None,
            };
            for (id, circular) in circulars
                .iter()
                .filter(|(_, circular)| circular.award_year == year)
            {
                of_year.is_known = true;
                of_year.add(view, topic, *id, circular);
            }
            if let Some(before) = of_years.last() {
                of_year.words = Rewording::new(&before.text(), &of_year.text());
            }
            of_years.push(of_year);
        }
        Self {
            issuer,
            years: of_years,
        }
    }
}

impl<'v> TopicYear<'v> {
    fn add(&mut self, view: &'v View<'_>, topic: &'static Topic, id: CircularId, circular: &'v Circular) {
        for (category_id, category) in view.catalog().categories_of(id) {
            for (at, part) in category.parts.iter().enumerate() {
                let topics = topics::of(category, part);
                let is_near = matches!(&topics, Topics::Tied(tied) if tied.contains(&topic));
                if is_near
                    && self
                        .unclear
                        .last()
                        .is_none_or(|(_, last)| !std::ptr::eq(*last, category))
                {
                    self.unclear.push((circular, category));
                }
                if !topics.has(topic) {
                    continue;
                }
                let awards = view.rolls_in(category_id).filter(|(part, ..)| *part == at);
                let awards = awards.flat_map(|(_, _, range)| range);
                let texts: Vec<&str> = part.measures.iter().map(|measure| &*measure.text).collect();
                self.parts.push(TopicPart {
                    circular,
                    category,
                    heading: part.heading.as_deref(),
                    inferred: matches!(topics, Topics::Inferred(_)),
                    awards: awards.map(|id| AwardReport::new(view.catalog(), id)).collect(),
                    text: texts.join("\n"),
                });
            }
        }
    }

    /// What the library has for the year; the words are those of exports.
    pub fn state(&self) -> &'static str {
        match (self.is_known, self.parts.is_empty(), self.unclear.is_empty()) {
            (false, ..) => "absent",
            (true, false, _) => "set",
            (true, true, false) => "unclear",
            (true, true, true) => "not_set",
        }
    }

    /// The measures' words, part after part.
    fn text(&self) -> String {
        let texts: Vec<&str> = self.parts.iter().map(|part| &*part.text).collect();
        texts.join("\n")
    }
}

impl Rewording {
    fn new(before: &str, after: &str) -> Self {
        if before.is_empty() || after.is_empty() {
            return Self::None;
        }
        if before == after {
            return Self::Same;
        }
        let chunks = dissimilar::diff(before, after).into_iter();
        let words = chunks.map(|chunk| match chunk {
            dissimilar::Chunk::Equal(text) => Words::Same(text.to_owned()),
            dissimilar::Chunk::Delete(text) => Words::Gone(text.to_owned()),
            dissimilar::Chunk::Insert(text) => Words::New(text.to_owned()),
        });
        let words: Vec<_> = words.collect();
        let common = words.iter().map(|words| match words {
            Words::Same(text) => text.len(),
            Words::Gone(_) | Words::New(_) => 0,
        });
        // Of two texts less than a third of which is the same, a person compares nothing word by word.
        if common.sum::<usize>() * 3 < before.len().max(after.len()) {
            return Self::Rewritten;
        }
        Self::Changed(words)
    }
}
