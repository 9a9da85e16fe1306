//! `jili history`: a place over the years, or a topic.

use clap::{Args, ValueHint};

use super::form::{Form, Rows};
use super::output::{Printable, echo};
use super::page::{Cell, Page, Style};
use super::{Context, Failure, scope};
use crate::export::{history_csv, history_file, markdown, topic_csv, topic_file, xlsx};
use crate::report::{PlaceHistory, TopicHistory, TopicOfIssuer, TopicYear};
use crate::topics::{self, Topic, Topics};
use crate::wording::{self, YearsTable};

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
    let place = context.resolver().place(query)?;
    let among = context.view.scope().circulars.iter().copied();
    let view = context
        .catalog
        .view(PlaceHistory::scope(context.catalog, among, place));
    let history = PlaceHistory::new(&view, place);
    if history.issuers.is_empty() {
        return Err(Failure::Nothing(wording::no_history(
            &context.name(history.place),
            lang,
        )));
    }
    let issuers = history.issuers.iter();
    let tables: Vec<_> = issuers
        .map(|issuer| YearsTable::new(context.catalog, issuer, lang))
        .collect();
    let answer = match rows.form(Form::Text, lang)? {
        Form::Json => Printable::json(&history_file(context.view, &history, lang))?,
        Form::Csv => rows.csv(context, &history_csv(context.view, &history, lang))?,
        Form::Xlsx => {
            let notes: Vec<_> = tables.into_iter().flat_map(|table| table.notes).collect();
            let sheet = xlsx::history(context.catalog, &history, lang);
            rows.xlsx(context, &sheet, &notes)?
        }
        Form::Markdown => {
            let name = markdown::escape(&context.name(history.place));
            let mut text = context.pick(
                format!("# {name}历年激励事项\n"),
                format!("# {name} over the years\n"),
            );
            for table in &tables {
                text.push_str(&format!("\n## {}\n\n", markdown::escape(&table.issuer)));
                let rows = cells(table).into_iter();
                let rows = rows.map(|row| row.into_iter().map(|(_, cell)| cell).collect::<Vec<_>>());
                text.push_str(&markdown::table(&table.header, rows));
                for line in &table.notes {
                    text.push_str(&format!("\n{}\n", markdown::escape(line)));
                }
            }
            Printable::lines(&text)
        }
        Form::Text => {
            let mut page = rows.target.page(context);
            page.heading(&wording::history_title(&context.name(history.place), lang));
            for table in &tables {
                page.blank();
                page.heading(&table.issuer);
                page.columns(
                    Some(&table.header),
                    &cells(table),
                    &vec![false; table.header.len()],
                );
                page.blank();
                for line in &table.notes {
                    page.paragraph(Style::Dim, 0, line);
                }
            }
            page.into()
        }
    };
    rows.target.put(context, answer)
}

/// The cells of a table of years.
fn cells(table: &YearsTable) -> Vec<Vec<Cell>> {
    let rows = table.rows.iter().map(|row| {
        let cells = row.cells.iter().zip(&row.named).map(|(cell, is_named)| {
            let style = if *is_named { Style::Plain } else { Style::Dim };
            (style, cell.clone())
        });
        let name = (Style::Heading, row.name.clone());
        std::iter::once(name).chain(cells).collect()
    });
    rows.collect()
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
