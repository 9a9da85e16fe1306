//! Years, as programs read them: of a place by topic, of a topic by who got it.

use serde::Serialize;

use super::csv::list;
use super::{AwardRow, PlaceRow, ScopeRow, award_row, place_row, scope_row};
use crate::catalog::{AwardId, View};
use crate::lang::Lang;
use crate::report::{
    AwardReport, Change, IssuerHistory, PlaceHistory, Rewording, TopicHistory, TopicKey, Words, YearCell,
};
use crate::wording;

/// `jili.history/1`: a place over the years.
#[derive(Debug, Serialize)]
pub struct HistoryFile<'a> {
    schema: &'static str,
    scope: ScopeRow<'a>,
    place: PlaceRow<'a>,
    issuers: Vec<IssuerRow<'a>>,
}

#[derive(Debug, Serialize)]
struct IssuerRow<'a> {
    issuer: &'a str,
    years: Vec<YearRow<'a>>,
    topics: Vec<TopicCells<'a>>,
    changes: Vec<ChangeRow<'a>>,
}

#[derive(Debug, Serialize)]
struct YearRow<'a> {
    year: u16,
    /// The ids of its circulars; none where the library has none.
    circulars: Vec<&'a str>,
    own_categories: usize,
    own: usize,
}

#[derive(Debug, Serialize)]
struct TopicCells<'a> {
    topic: TopicName<'a>,
    inferred: bool,
    cells: Vec<CellRow<'a>>,
}

/// A topic, or a category that none is plain for.
#[derive(Debug, Serialize)]
struct TopicName<'a> {
    /// None where no topic is plain.
    id: Option<&'a str>,
    name: &'a str,
    candidates: Vec<&'a str>,
}

#[derive(Debug, Serialize)]
struct CellRow<'a> {
    year: u16,
    state: &'static str,
    awards: Vec<AwardRow<'a>>,
}

#[derive(Debug, Serialize)]
struct ChangeRow<'a> {
    from: u16,
    to: u16,
    kept: Vec<&'a str>,
    gained: Vec<&'a str>,
    newly_set: Vec<&'a str>,
    lost: Vec<&'a str>,
    no_longer_set: Vec<&'a str>,
    unclear: Vec<&'a str>,
}

/// A row of CSV: one topic in one year.
#[derive(Debug, Default, Serialize)]
pub struct HistoryRow {
    issuer: String,
    year: u16,
    circular: String,
    topic: String,
    name: String,
    inferred: bool,
    state: &'static str,
    awards: usize,
    labels: String,
    amounts: String,
}

/// `jili.topic/1`: a topic over the years.
#[derive(Debug, Serialize)]
pub struct TopicFile<'a> {
    schema: &'static str,
    scope: ScopeRow<'a>,
    topic: &'a str,
    name: &'a str,
    issuers: Vec<TopicIssuerRow<'a>>,
}

#[derive(Debug, Serialize)]
struct TopicIssuerRow<'a> {
    issuer: &'a str,
    years: Vec<TopicYearRow<'a>>,
}

#[derive(Debug, Serialize)]
struct TopicYearRow<'a> {
    year: u16,
    state: &'static str,
    inferred: bool,
    awards: Vec<AwardRow<'a>>,
    /// How the measures' words compare with those of the year before: same, changed, rewritten.
    wording: Option<&'static str>,
    /// What changed in them.
    words: Vec<WordsRow<'a>>,
}

#[derive(Debug, Serialize)]
struct WordsRow<'a> {
    change: &'static str,
    text: &'a str,
}

fn state(cell: &YearCell) -> &'static str {
    match cell {
        YearCell::Absent => "absent",
        YearCell::NotSet => "not_set",
        YearCell::Unclear => "unclear",
        YearCell::NotListed => "not_listed",
        YearCell::Named(_) => "named",
    }
}

fn topic_name<'a>(key: &TopicKey<'a>, lang: Lang) -> TopicName<'a> {
    match key {
        TopicKey::Topic(topic) => TopicName {
            id: Some(&topic.id),
            name: topic.name(lang),
            candidates: Vec::new(),
        },
        TopicKey::Alone(_, category, candidates) => TopicName {
            id: None,
            name: category.label(lang),
            candidates: candidates.iter().map(|topic| &*topic.id).collect(),
        },
    }
}

fn change<'a>(change: &Change<'a>, lang: Lang) -> ChangeRow<'a> {
    let names = |keys: &[TopicKey<'a>]| -> Vec<&'a str> {
        let names = keys.iter().map(|key| topic_name(key, lang));
        names.map(|topic| topic.id.unwrap_or(topic.name)).collect()
    };
    ChangeRow {
        from: change.from,
        to: change.to,
        kept: names(&change.kept),
        gained: names(&change.gained),
        newly_set: names(&change.newly_set),
        lost: names(&change.lost),
        no_longer_set: names(&change.no_longer_set),
        unclear: names(&change.unclear),
    }
}

fn awards_of(cell: &YearCell) -> &[AwardId] {
    match cell {
        YearCell::Named(awards) => awards,
        _ => &[],
    }
}

fn issuer<'a>(view: &'a View<'_>, history: &'a IssuerHistory<'a>, lang: Lang) -> IssuerRow<'a> {
    let catalog = view.catalog();
    let years = history.years.iter().map(|year| YearRow {
        year: year.year,
        circulars: year.circulars.iter().map(|said| &*said.circular.id).collect(),
        own_categories: year.own().categories,
        own: year.own().awards,
    });
    let topics = history.rows.iter().map(|row| TopicCells {
        topic: topic_name(&row.key, lang),
        inferred: row.inferred,
        cells: row
            .cells
            .iter()
            .zip(&history.years)
            .map(|(cell, year)| CellRow {
                year: year.year,
                state: state(cell),
                awards: super::award_rows(catalog, awards_of(cell).iter().copied()),
            })
            .collect(),
    });
    IssuerRow {
        issuer: history.issuer,
        years: years.collect(),
        topics: topics.collect(),
        changes: history.changes.iter().map(|one| change(one, lang)).collect(),
    }
}

/// A file of a place's years.
pub fn history_file<'a>(view: &'a View<'_>, history: &'a PlaceHistory<'a>, lang: Lang) -> HistoryFile<'a> {
    HistoryFile {
        schema: "jili.history/1",
        scope: scope_row(view),
        place: place_row(view.catalog(), history.place),
        issuers: history
            .issuers
            .iter()
            .map(|one| issuer(view, one, lang))
            .collect(),
    }
}

/// A place's years as rows: one for each topic and year.
pub fn history_csv(view: &View<'_>, history: &PlaceHistory<'_>, lang: Lang) -> Vec<HistoryRow> {
    let catalog = view.catalog();
    let mut rows = Vec::new();
    for issuer in &history.issuers {
        for topic in &issuer.rows {
            for (cell, year) in topic.cells.iter().zip(&issuer.years) {
                let name = topic_name(&topic.key, lang);
                let awards: Vec<_> = awards_of(cell)
                    .iter()
                    .map(|id| AwardReport::new(catalog, *id))
                    .collect();
                rows.push(HistoryRow {
                    issuer: issuer.issuer.to_owned(),
                    year: year.year,
                    circular: list(year.circulars.iter().map(|said| said.circular.id.to_string())),
                    topic: name.id.unwrap_or_default().to_owned(),
                    name: name.name.to_owned(),
                    inferred: topic.inferred,
                    state: state(cell),
                    awards: awards.len(),
                    labels: list(
                        awards
                            .iter()
                            .map(|award| award.subject.category.label(lang).to_owned()),
                    ),
                    amounts: list(awards.iter().map(|award| wording::amounts(award, lang))),
                });
            }
        }
    }
    rows
}

/// A file of a topic's years.
pub fn topic_file<'a>(view: &'a View<'_>, history: &'a TopicHistory<'a>, lang: Lang) -> TopicFile<'a> {
    let catalog = view.catalog();
    let issuers = history.issuers.iter().map(|issuer| TopicIssuerRow {
        issuer: issuer.issuer,
        years: issuer
            .years
            .iter()
            .map(|year| TopicYearRow {
                year: year.year,
                state: year.state(),
                inferred: year.parts.iter().any(|part| part.inferred),
                awards: year
                    .parts
                    .iter()
                    .flat_map(|part| &part.awards)
                    .map(|award| award_row(catalog, award))
                    .collect(),
                words: match &year.words {
                    Rewording::Changed(words) => words.iter().map(words_row).collect(),
                    Rewording::None | Rewording::Same | Rewording::Rewritten => Vec::new(),
                },
                wording: match &year.words {
                    Rewording::None => None,
                    Rewording::Same => Some("same"),
                    Rewording::Changed(_) => Some("changed"),
                    Rewording::Rewritten => Some("rewritten"),
                },
            })
            .collect(),
    });
    TopicFile {
        schema: "jili.topic/1",
        scope: scope_row(view),
        topic: &history.topic.id,
        name: history.topic.name(lang),
        issuers: issuers.collect(),
    }
}

/// A topic's years as rows: one for each award.
pub fn topic_csv<'a>(view: &'a View<'_>, history: &'a TopicHistory<'a>) -> Vec<super::csv::Award> {
    let years = history.issuers.iter().flat_map(|issuer| &issuer.years);
    let awards = years.flat_map(|year| &year.parts).flat_map(|part| &part.awards);
    awards
        .map(|award| super::csv::Award::from(&award_row(view.catalog(), award)))
        .collect()
}

fn words_row(words: &Words) -> WordsRow<'_> {
    let (change, text) = match words {
        Words::Same(text) => ("same", text),
        Words::Gone(text) => ("gone", text),
        Words::New(text) => ("new", text),
    };
    WordsRow { change, text }
}
