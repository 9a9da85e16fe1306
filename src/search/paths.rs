//! Places as documents write them: the province before, the prefecture by its official name, the government behind.

use super::names::Names;
use super::normalize::Query;
use super::rank::{Match, Tier};

/// What is said of a place's government.
const GOVERNMENTS: [&str; 2] = ["人民政府", "政府"];

/// What paths to the terms of a corpus begin with.
#[derive(Debug, Default)]
pub(super) struct Paths {
    /// The names of its sections, which are provinces, in characters and in letters, the longer ones first.
    sections: Vec<(Vec<char>, u16)>,
    /// The official names of prefectures, each with what the full names of its counties begin with.
    official: Vec<(Vec<char>, Vec<char>)>,
}

/// One way to read a query.
#[derive(Debug)]
pub(super) struct Reading {
    pub(super) query: Query,
    /// The section whose name stood before it.
    section: Option<u16>,
}

impl Reading {
    /// The query as it is typed.
    pub(super) fn of(query: Query) -> Self {
        Self { query, section: None }
    }

    /// Whether a match is one of this reading: in its section, and not just anywhere in a name, for most provinces
    /// have some county with 州 in it.
    pub(super) fn admits(&self, matched: &Match, names: &Names) -> bool {
        self.section.is_none_or(|section| {
            names.entry(matched.entry).section == section && matched.tier != Tier::Substring
        })
    }
}

impl Paths {
    /// Of the sections, each with its names, and of the prefectures that official writing calls otherwise.
    pub(super) fn new(
        sections: impl IntoIterator<Item = (String, u16)>,
        official: impl IntoIterator<Item = [String; 2]>,
    ) -> Self {
        let characters = |name: String| name.chars().collect::<Vec<_>>();
        let mut sections: Vec<_> = sections
            .into_iter()
            .map(|(name, section)| (characters(name), section))
            .collect();
        sections.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
        let official = official
            .into_iter()
            .map(|[name, full_name]| (characters(name), characters(full_name)));
        Self {
            sections,
            official: official.collect(),
        }
    }

    /// The section that the query is the name of.
    pub(super) fn section(&self, query: &Query) -> Option<u16> {
        let named = self.sections.iter().find(|(name, _)| *name == query.whole);
        named.map(|(_, section)| *section)
    }

    /// The query without what only official writing has, in each way in which that can be read; none where it has
    /// none of that, or nothing else.
    pub(super) fn readings(&self, query: &Query) -> Vec<Reading> {
        let mut plainer = query.clone();
        let government = GOVERNMENTS.iter().find(|name| plainer.ends_with(name));
        if let Some(name) = government {
            plainer = plainer.beginning(plainer.whole.len() - name.chars().count());
        }
        let mut readings = vec![Reading::of(plainer.clone())];
        let mut add = |section: u16, rest: Query| {
            let is_new = |other: &Reading| other.section != Some(section);
            // The longest name of a province comes first, and leaves the least.
            if !rest.is_empty() && readings.iter().all(is_new) {
                readings.push(Reading {
                    query: rest,
                    section: Some(section),
                });
            }
        };
        for (name, section) in &self.sections {
            if plainer.whole.starts_with(name) {
                add(*section, plainer.after(name.len()));
            } else if let Some(rest) = plainer.without_term(name) {
                // 多伦 内蒙古
                add(*section, rest);
            }
        }
        for reading in &mut readings {
            let mut official = self.official.iter();
            if let Some((name, full_name)) = official.find(|(name, _)| reading.query.whole.starts_with(name))
            {
                reading.query = reading.query.after(name.len()).behind(full_name);
            }
        }
        readings.retain(|reading| reading.query != *query && !reading.query.is_empty());
        readings
    }
}
