//! `jili history`: a place over the years, or a topic.

use clap::{Args, ValueHint};

use super::form::{Form, Rows};
use super::output::{Printable, echo};
use super::page::{Cell, Page, Style};
use super::{Context, Failure, scope};
use crate::export::{history_csv, history_file, markdown, topic_csv, topic_file, xlsx};
use crate::report::{
    AwardReport, IssuerHistory, PlaceHistory, TopicHistory, TopicOfIssuer, TopicYear, YearCell,
};
use crate::topics::{self, Topic, Topics};
use crate::wording;

/// What `history` takes.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The place: 宜宾, yibin, 511500
    #[arg(value_hint = ValueHint::Other, required_unless_present = "topic")]
    place: Option<String>,
    /// A topic over the years instead: 外贸
    #[arg(long, value_name = "TOPIC", conflicts_with = "place")]
    topic: Option<String>,
    #[command(flatten)]
    rows: Rows,
    #[command(flatten)]
    pub(super) scope: scope::Words,
}

pub(super) fn run(context: &Context<'_>, arguments: &Arguments) -> Result<(), Failure> {
    match (&arguments.topic, &arguments.place) {
        (Some(word), _) => of_topic(context, &arguments.rows, topic(context, word)?),
        (None, Some(place)) => of_place(context, &arguments.rows, place),
        // Clap asks for one of them.
        (None, None) => Ok(()),
    }
}

fn of_place(context: &Context<'_>, rows: &Rows, query: &str) -> Result<(), Failure> {
    let lang = context.lang;
    let history = PlaceHistory::new(context.view, context.resolver().place(query)?);
    if history.issuers.is_empty() {
        let name = context.name(history.place);
        return Err(Failure::Nothing(context.pick(
            format!("范围内没有涉及{name}的通报"),
            format!("no circular in scope is about {name}"),
        )));
    }
    let answer = match rows.form(Form::Text, lang)? {
        Form::Json => Printable::json(&history_file(context.view, &history, lang))?,
        Form::Csv => rows.csv(context, &history_csv(context.view, &history, lang))?,
        Form::Xlsx => {
            let notes = history.issuers.iter().flat_map(|issuer| notes(context, issuer));
            let sheet = xlsx::history(context.catalog, &history, lang);
            rows.xlsx(context, &sheet, &notes.collect::<Vec<_>>())?
        }
        Form::Markdown => {
            let name = markdown::escape(&context.name(history.place));
            let mut text = context.pick(
                format!("# {name}历年激励事项\n"),
                format!("# {name} over the years\n"),
            );
            for issuer in &history.issuers {
                text.push_str(&format!("\n## {}\n\n", markdown::escape(issuer.issuer)));
                let (header, rows) = table(context, issuer);
                let rows = rows
                    .iter()
                    .map(|row| row.iter().map(|(_, cell)| cell.clone()).collect::<Vec<_>>());
                text.push_str(&markdown::table(&header, rows));
                for line in notes(context, issuer) {
                    text.push_str(&format!("\n{}\n", markdown::escape(&line)));
                }
            }
            Printable::lines(&text)
        }
        Form::Text => {
            let mut page = rows.target.page(context);
            let name = context.name(history.place);
            page.heading(&context.pick(format!("{name} 历年激励事项"), format!("{name} over the years")));
            for issuer in &history.issuers {
                page.blank();
                page.heading(issuer.issuer);
                let (header, rows) = table(context, issuer);
                page.columns(Some(&header), &rows, &vec![false; header.len()]);
                page.blank();
                for line in notes(context, issuer) {
                    page.paragraph(Style::Dim, 0, &line);
                }
            }
            page.into()
        }
    };
    rows.target.put(context, answer)
}

/// Topics as rows, years as columns; the last row has what the place has in all.
fn table(context: &Context<'_>, history: &IssuerHistory<'_>) -> (Vec<String>, Vec<Vec<Cell>>) {
    let lang = context.lang;
    let years = history.years.iter().map(|year| wording::year_heading(year, lang));
    let header = [context.pick("同类事项", "Topic")].into_iter().chain(years);
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    for row in &history.rows {
        let cells = row
            .cells
            .iter()
            .map(|cell| match wording::unnamed_cell(cell, lang) {
                Some(words) => (Style::Dim, words.to_owned()),
                None => (Style::Plain, named_cell(context, cell)),
            });
        let name = (Style::Heading, wording::topic_name(row, lang));
        rows.push([name].into_iter().chain(cells).collect());
    }
    let own = history
        .years
        .iter()
        .map(|year| (Style::Plain, wording::year_own(year, lang)));
    let all = (Style::Heading, context.pick("本级合计", "In all, of its own"));
    rows.push([all].into_iter().chain(own).collect());
    (header.collect(), rows)
}

fn named_cell(context: &Context<'_>, cell: &YearCell) -> String {
    let YearCell::Named(awards) = cell else {
        return String::new();
    };
    let count = wording::awards(awards.len(), context.lang);
    let amounts = awards.iter().map(|id| {
        let award = AwardReport::new(context.catalog, *id);
        wording::amounts(&award, context.lang)
    });
    let mut amounts: Vec<_> = amounts.filter(|amounts| !amounts.is_empty()).collect();
    amounts.dedup();
    [count]
        .into_iter()
        .chain(amounts)
        .collect::<Vec<_>>()
        .join(context.lang.pick("，", ", "))
}

/// What changed from year to year, and what the marks say.
fn notes(context: &Context<'_>, history: &IssuerHistory<'_>) -> Vec<String> {
    let lang = context.lang;
    let mut notes = Vec::new();
    for change in &history.changes {
        let lines = wording::change(change, lang).into_iter();
        let span = wording::span(change);
        notes.extend(lines.map(|line| lang.pick(format!("{span}　{line}"), format!("{span}  {line}"))));
    }
    notes.extend(wording::gaps(&history.years, lang));
    if history.rows.iter().any(|row| row.inferred) {
        notes.push(wording::inferred_note(lang).to_owned());
    }
    notes
}

/// The topic that a word means: by its key or name, by a word of its titles, or by a part of its name.
fn topic(context: &Context<'_>, word: &str) -> Result<&'static Topic, Failure> {
    let lang = context.lang;
    let is_named = |topic: &&Topic| {
        let names = [
            &*topic.id,
            topic.name(crate::lang::Lang::Zh),
            topic.name(crate::lang::Lang::En),
        ];
        names.iter().any(|name| name.eq_ignore_ascii_case(word.trim()))
    };
    if let Some(topic) = topics::topics().iter().find(is_named) {
        return Ok(topic);
    }
    let several = match topics::infer(word, &[]) {
        Topics::Inferred(topic) => return Ok(topic),
        Topics::Tied(topics) | Topics::Given(topics) => topics,
        Topics::None => Vec::new(),
    };
    let shown = echo(word, lang);
    let names = |topics: &[&Topic]| {
        let names: Vec<_> = topics.iter().map(|topic| topic.name(lang)).collect();
        names.join(lang.pick("、", ", "))
    };
    Err(if several.is_empty() {
        let all: Vec<_> = topics::topics().iter().collect();
        Failure::Nothing(lang.pick(
            format!("没有同类事项“{shown}”\n现有：{}", names(&all)),
            format!("no topic {shown:?}\nthere are: {}", names(&all)),
        ))
    } else {
        Failure::Misuse(lang.pick(
            format!("“{shown}”可能指多个同类事项：{}", names(&several)),
            format!("ambiguous topic {shown:?}: {}", names(&several)),
        ))
    })
}

fn of_topic(context: &Context<'_>, rows: &Rows, topic: &'static Topic) -> Result<(), Failure> {
    let lang = context.lang;
    let history = TopicHistory::new(context.view, topic);
    let title = context.pick(
        format!("同类事项：{}", topic.name(lang)),
        format!("Topic: {}", topic.name(lang)),
    );
    let answer = match rows.form(Form::Text, lang)? {
        Form::Json => Printable::json(&topic_file(context.view, &history, lang))?,
        Form::Csv => rows.csv(context, &topic_csv(context.view, &history))?,
        Form::Xlsx => {
            let years = history.issuers.iter().flat_map(|issuer| &issuer.years);
            let awards = years.flat_map(|year| &year.parts).flat_map(|part| &part.awards);
            let sheet = xlsx::awards(context.catalog, awards.map(|award| award.id), lang);
            rows.xlsx(context, &sheet, &[title])?
        }
        Form::Markdown => {
            let mut text = format!("# {}\n", markdown::escape(&title));
            for issuer in history.issuers.iter().filter(|issuer| has_any(issuer)) {
                text.push_str(&format!("\n## {}\n", markdown::escape(issuer.issuer)));
                for year in &issuer.years {
                    text.push_str(&format!("\n### {}\n", year.year));
                    for (_, line) in lines(context, year) {
                        text.push_str(&format!("\n{}\n", markdown::escape(&line)));
                    }
                }
            }
            Printable::lines(&text)
        }
        Form::Text => {
            let mut page = rows.target.page(context);
            page.heading(&title);
            for issuer in history.issuers.iter().filter(|issuer| has_any(issuer)) {
                write_issuer(&mut page, context, issuer);
            }
            if wording::has_inferred(&history.issuers) {
                page.blank();
                page.paragraph(Style::Dim, 0, wording::inferred_note(lang));
            }
            page.into()
        }
    };
    if !history.is_known() {
        let name = topic.name(lang);
        return Err(Failure::Nothing(context.pick(
            format!("范围内的通报未设“{name}”事项"),
            format!("no circular in scope has a category of the topic {name:?}"),
        )));
    }
    rows.target.put(context, answer)
}

/// Whether a government ever had the topic, or may have had it.
fn has_any(issuer: &TopicOfIssuer<'_>) -> bool {
    let mut years = issuer.years.iter();
    years.any(|year| !year.parts.is_empty() || !year.unclear.is_empty())
}

fn write_issuer(page: &mut Page, context: &Context<'_>, issuer: &TopicOfIssuer<'_>) {
    page.blank();
    page.heading(issuer.issuer);
    for year in &issuer.years {
        page.blank();
        page.heading(&year.year.to_string());
        for (style, line) in lines(context, year) {
            page.paragraph(style, 2, &line);
        }
    }
}

/// What is said of a topic in one year.
fn lines(context: &Context<'_>, year: &TopicYear<'_>) -> Vec<(Style, String)> {
    let lang = context.lang;
    if !year.is_known {
        return vec![(Style::Dim, wording::absent(lang).to_owned())];
    }
    let mut lines = Vec::new();
    let mut last = None;
    for part in &year.parts {
        if last.replace(&part.circular.id) != Some(&part.circular.id) {
            lines.push((Style::Dim, wording::circular_name(part.circular, lang)));
        }
        let name = wording::topic_category(part.category, part.heading, part.inferred, lang);
        lines.push((Style::Heading, name));
        let names: Vec<_> = part.awards.iter().map(|award| context.recipient(award)).collect();
        let (count, names) = (names.len(), names.join(lang.pick("、", ", ")));
        let who = lang.pick(
            format!("激励对象 {count} 个：{names}"),
            format!("recipients ({count}): {names}"),
        );
        lines.push((Style::Plain, who));
        let mut amounts: Vec<_> = part
            .awards
            .iter()
            .map(|award| wording::amounts(award, lang))
            .collect();
        amounts.retain(|amounts| !amounts.is_empty());
        amounts.dedup();
        if !amounts.is_empty() {
            let amounts = amounts.join(lang.pick("；", "; "));
            lines.push((
                Style::Amount,
                lang.pick(format!("明确额度：{amounts}"), format!("stated: {amounts}")),
            ));
        }
        lines.push((Style::Plain, part.text.replace('\n', " ")));
    }
    for (_, category) in &year.unclear {
        lines.push((Style::Dim, wording::unclear_category(category, lang)));
    }
    if lines.is_empty() {
        lines.push((Style::Dim, wording::not_set(lang).to_owned()));
    }
    lines.extend(wording::rewording(&year.words, lang).map(|words| (Style::Dim, words)));
    lines
}
