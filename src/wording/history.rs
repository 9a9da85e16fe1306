//! What is said of years: what was kept, gained and lost, and what cannot be told.

use super::{amounts, awards, counts, glossed};
use crate::catalog::Catalog;
use crate::circular::Category;
use crate::lang::Lang;
use crate::report::{
    AwardReport, Change, IssuerHistory, Rewording, TopicKey, TopicOfIssuer, TopicRow, Words, Year, YearCell,
};
use crate::topics::Topic;

/// The years of a place under one government in words: topics as rows, years as columns. It borrows nothing, so that
/// whoever shows it again and again need not ask again.
#[derive(Debug)]
pub(crate) struct YearsTable {
    /// The government.
    pub issuer: String,
    /// What the first column has, and the years.
    pub header: Vec<String>,
    /// The rows, the last of which has what the place has in all.
    pub rows: Vec<YearsRow>,
    /// What changed from year to year, and what the marks say.
    pub notes: Vec<String>,
}

/// A row of the table of years.
#[derive(Debug)]
pub(crate) struct YearsRow {
    /// The topic.
    pub name: String,
    /// What each year has.
    pub cells: Vec<String>,
    /// Which of the years name the place.
    pub named: Vec<bool>,
}

impl YearsTable {
    /// A history in words.
    pub(crate) fn new(catalog: &Catalog, history: &IssuerHistory<'_>, lang: Lang) -> Self {
        let years = history.years.iter().map(|year| year_heading(year, lang));
        let topic = lang.pick("同类事项", "Topic").to_owned();
        let mut rows: Vec<_> = history
            .rows
            .iter()
            .map(|row| YearsRow {
                name: topic_name(row, lang),
                cells: row
                    .cells
                    .iter()
                    .map(|cell| year_cell(catalog, cell, lang))
                    .collect(),
                named: row
                    .cells
                    .iter()
                    .map(|cell| matches!(cell, YearCell::Named(_)))
                    .collect(),
            })
            .collect();
        rows.push(YearsRow {
            name: lang.pick("本级合计", "In all, of its own").to_owned(),
            cells: history.years.iter().map(|year| year_own(year, lang)).collect(),
            named: vec![true; history.years.len()],
        });
        Self {
            issuer: history.issuer.to_owned(),
            header: std::iter::once(topic).chain(years).collect(),
            rows,
            notes: year_notes(history, lang),
        }
    }
}

fn year_cell(catalog: &Catalog, cell: &YearCell, lang: Lang) -> String {
    let YearCell::Named(ids) = cell else {
        return unnamed_cell(cell, lang).unwrap_or_default().to_owned();
    };
    let stated = ids
        .iter()
        .map(|id| amounts(&AwardReport::new(catalog, *id), lang));
    let mut stated: Vec<_> = stated.filter(|amounts| !amounts.is_empty()).collect();
    stated.dedup();
    let count = awards(ids.len(), lang);
    let said: Vec<_> = std::iter::once(count).chain(stated).collect();
    said.join(lang.pick("，", ", "))
}

/// What changed from year to year, and what the marks say.
fn year_notes(history: &IssuerHistory<'_>, lang: Lang) -> Vec<String> {
    let mut notes = Vec::new();
    for change in &history.changes {
        let lines = self::change(change, lang).into_iter();
        let span = span(change);
        notes.extend(lines.map(|line| lang.pick(format!("{span}　{line}"), format!("{span}  {line}"))));
    }
    if let [year] = history.years.as_slice() {
        let year = year.year;
        notes.push(lang.pick(
            format!("通报库中该机关仅有 {year} 年度通报，无从比较。"),
            format!("The library has its circular for {year} alone: there is nothing to compare."),
        ));
    }
    notes.extend(gaps(&history.years, lang));
    if history.rows.iter().any(|row| row.inferred) {
        notes.push(inferred_note(lang).to_owned());
    }
    notes
}

/// What a place's history is called.
pub(crate) fn history_title(name: &str, lang: Lang) -> String {
    lang.pick(format!("{name} 历年激励事项"), format!("{name} over the years"))
}

/// That no circular is about a place.
pub(crate) fn no_history(name: &str, lang: Lang) -> String {
    lang.pick(
        format!("范围内没有涉及{name}的通报"),
        format!("no circular in scope is about {name}"),
    )
}

/// What a row of topics is called; what is only inferred is marked.
pub(crate) fn topic_name(row: &TopicRow<'_>, lang: Lang) -> String {
    let name = key_name(&row.key, lang);
    if row.inferred { format!("{name}*") } else { name }
}

/// What the mark at a topic's name says.
pub(crate) fn inferred_note(lang: Lang) -> &'static str {
    lang.pick("* 按标题推定", "* inferred from titles")
}

fn key_name(key: &TopicKey<'_>, lang: Lang) -> String {
    match key {
        TopicKey::Topic(topic) => topic.name(lang).to_owned(),
        TopicKey::Alone(_, category, candidates) if candidates.is_empty() => {
            let label = category.label(lang);
            lang.pick(
                format!("{label}（未归入同类事项）"),
                format!("{label} (of no topic)"),
            )
        }
        TopicKey::Alone(_, category, candidates) => {
            let (label, candidates) = (category.label(lang), names(candidates, lang));
            lang.pick(
                format!("{label}（同类事项待核：{candidates}）"),
                format!("{label} (topic to be checked: {candidates})"),
            )
        }
    }
}

fn names(topics: &[&Topic], lang: Lang) -> String {
    let names: Vec<_> = topics.iter().map(|topic| topic.name(lang)).collect();
    names.join(lang.pick("或", " or "))
}

/// What a year has for a topic, where it does not name the place.
pub(crate) fn unnamed_cell(cell: &YearCell, lang: Lang) -> Option<&'static str> {
    Some(match cell {
        YearCell::Absent => absent(lang),
        YearCell::NotSet => not_set(lang),
        YearCell::Unclear => lang.pick("未找到同类事项", "no such topic found"),
        YearCell::NotListed => lang.pick("未列入", "not listed"),
        YearCell::Named(_) => return None,
    })
}

/// That the library has no circular for a year.
pub(crate) fn absent(lang: Lang) -> &'static str {
    lang.pick("未入库", "not in the library")
}

/// That nobody could get something in a year.
pub(crate) fn not_set(lang: Lang) -> &'static str {
    lang.pick("当年未设此事项", "no such category that year")
}

/// What a place has of its own in a year.
fn year_own(year: &Year<'_>, lang: Lang) -> String {
    match (year.is_known(), year.own()) {
        (false, _) => absent(lang).to_owned(),
        (true, own) if own.awards == 0 => lang.pick("未列入本通报名单", "not on the list").to_owned(),
        (true, own) => counts(own, lang),
    }
}

/// What changed between two years, a line for each kind of change.
fn change(change: &Change<'_>, lang: Lang) -> Vec<String> {
    let kinds = [
        (&change.kept, "保持", "kept"),
        (&change.gained, "新列入", "gained"),
        (
            &change.newly_set,
            "新设事项中列入",
            "gained, in newly set categories",
        ),
        (&change.lost, "未再列入", "lost"),
        (&change.no_longer_set, "后一年未设此事项", "no longer set"),
        (&change.unclear, "未找到同类事项", "no such topic found"),
    ];
    let some = kinds.into_iter().filter(|(keys, ..)| !keys.is_empty());
    let lines = some.map(|(keys, zh, en)| {
        let names: Vec<_> = keys.iter().map(|key| key_name(key, lang)).collect();
        let (count, names) = (keys.len(), names.join(lang.pick("、", ", ")));
        lang.pick(
            format!("{zh} {count} 项：{names}"),
            format!("{en} ({count}): {names}"),
        )
    });
    lines.collect()
}

/// Two years, the earlier first.
fn span(change: &Change<'_>) -> String {
    format!("{} → {}", change.from, change.to)
}

/// Why nothing is said of two years between which the library lacks some; nothing where it lacks none.
fn gaps(years: &[Year<'_>], lang: Lang) -> Option<String> {
    let absent = years.iter().filter(|year| !year.is_known());
    let absent: Vec<_> = absent.map(|year| year.year.to_string()).collect();
    (!absent.is_empty()).then(|| {
        let absent = absent.join(lang.pick("、", ", "));
        lang.pick(
            format!("{absent} 年度通报未入库，前后年度不作比较。"),
            format!("The library has no circular for {absent}; the years around are not compared."),
        )
    })
}

/// A category by its number and label, and whether it is only inferred to be about a topic.
pub(crate) fn topic_category(
    category: &Category,
    heading: Option<&str>,
    inferred: bool,
    lang: Lang,
) -> String {
    let (number, label) = (category.number, category.label(lang));
    let mark = if inferred { "*" } else { "" };
    let heading = heading.map(|heading| format!(" · {}", glossed(heading, lang)));
    let heading = heading.unwrap_or_default();
    lang.pick(
        format!("第 {number} 项 {label}{mark}{heading}"),
        format!("item {number} {label}{mark}{heading}"),
    )
}

/// A category that may be about a topic.
pub(crate) fn unclear_category(category: &Category, lang: Lang) -> String {
    let (number, label) = (category.number, category.label(lang));
    lang.pick(
        format!("第 {number} 项 {label}：是否属于同类事项待核"),
        format!("item {number} {label}: whether it is the same topic is to be checked"),
    )
}

/// Words with what is gone and what is new between marks that plain text has too.
fn changed_words(words: &[Words], lang: Lang) -> String {
    let words = words.iter().map(|words| match words {
        Words::Same(text) => text.clone(),
        Words::Gone(text) => lang.pick(format!("〔删：{text}〕"), format!("[-{text}-]")),
        Words::New(text) => lang.pick(format!("〔增：{text}〕"), format!("[+{text}+]")),
    });
    words.collect()
}

/// How a year words what is given, beside the year before.
pub(crate) fn rewording(rewording: &Rewording, lang: Lang) -> Option<String> {
    match rewording {
        Rewording::None => None,
        Rewording::Same => Some(
            lang.pick("与上年措辞相同", "in the same words as the year before")
                .to_owned(),
        ),
        Rewording::Rewritten => Some(
            lang.pick(
                "与上年措辞差异较大，不逐字比较",
                "worded anew since the year before",
            )
            .to_owned(),
        ),
        Rewording::Changed(words) => {
            let words = changed_words(words, lang).replace('\n', " ");
            Some(lang.pick(
                format!("与上年相比：{words}"),
                format!("since the year before: {words}"),
            ))
        }
    }
}

/// A year over its column; an invented one is marked.
pub(crate) fn year_heading(year: &Year<'_>, lang: Lang) -> String {
    let is_invented = year.circulars.iter().any(|said| said.circular.synthetic);
    let number = year.year;
    match (is_invented, lang) {
        (false, _) => number.to_string(),
        (true, Lang::Zh) => format!("{number}（虚构样例）"),
        (true, Lang::En) => format!("{number} (invented)"),
    }
}

/// Whether any row of a topic's years is only inferred.
pub(crate) fn has_inferred(issuers: &[TopicOfIssuer<'_>]) -> bool {
    let years = issuers.iter().flat_map(|issuer| &issuer.years);
    years.flat_map(|year| &year.parts).any(|part| part.inferred)
}
