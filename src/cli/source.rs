//! `jili source`: a circular's own text with its line numbers, at what is asked about.

use clap::{Args, ValueHint};

use super::form::{Form, Rows};
use super::output::{Printable, echo};
use super::page::{Page, Style};
use super::{Context, Failure, say, scope};
use crate::export::{markdown, marked, source_file, source_row};
use crate::report::{AwardReport, Mark, Passage, SourceLine, SourceReport};
use crate::wording;

/// What `source` takes.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The category: 18, 十八, or a word of its label or title; without it, the whole text
    #[arg(value_hint = ValueHint::Other)]
    category: Option<String>,
    /// Only the lists with a place's own entries, and what they are given
    #[arg(long, value_name = "PLACE", value_hint = ValueHint::Other, conflicts_with = "category")]
    place: Option<String>,
    /// Only lines with these words; several have blanks between them, and one is enough
    #[arg(long, value_name = "WORDS", value_hint = ValueHint::Other)]
    find: Option<String>,
    #[command(flatten)]
    rows: Rows,
    #[command(flatten)]
    pub(super) scope: scope::Words,
}

/// A text, and what of it is asked for.
struct Asked {
    report: SourceReport,
    /// What was looked for, or else what the passages speak of.
    marks: Vec<Mark>,
    lines: Vec<u32>,
}

pub(super) fn run(context: &Context<'_>, arguments: &Arguments) -> Result<(), Failure> {
    let form = arguments.rows.form(Form::Text, context.lang)?;
    let asked = asked(context, arguments)?;
    let lines: Vec<_> = asked
        .iter()
        .flat_map(|asked| asked.lines.iter().map(move |line| (asked, *line)))
        .filter_map(|(asked, line)| Some((asked, asked.report.line(line)?)))
        .collect();
    let answer = match form {
        Form::Json => {
            let rows = lines.iter().map(|(asked, line)| (&asked.report, *line));
            let marks = |report: &SourceReport| {
                let of = asked.iter().find(|asked| std::ptr::eq(&asked.report, report));
                of.map_or(&[][..], |asked| &asked.marks)
            };
            Printable::json(&source_file(context.view, rows, marks))?
        }
        Form::Csv => {
            let row = |(asked, line): &(&Asked, SourceLine<'_>)| {
                source_row(context.view, &asked.report, *line, &asked.marks, context.lang)
            };
            arguments
                .rows
                .csv(context, &lines.iter().map(row).collect::<Vec<_>>())?
        }
        Form::Xlsx => {
            return Err(Failure::Misuse(context.pick(
                "通报原文不能写成 XLSX；请用 CSV、Markdown 或文本",
                "the circular's text cannot be written as XLSX; use CSV, Markdown or text",
            )));
        }
        Form::Markdown => Printable::lines(&as_markdown(context, &asked)),
        Form::Text => {
            let mut page = arguments.rows.target.page(context);
            for asked in &asked {
                write_lines(&mut page, context, asked);
            }
            page.into()
        }
    };
    arguments.rows.target.put(context, answer)?;
    match &arguments.find {
        Some(words) if lines.is_empty() => {
            let words = echo(words, context.lang);
            Err(Failure::Nothing(context.pick(
                format!("原文中没有“{words}”"),
                format!("{words:?} is not in the text"),
            )))
        }
        _ => Ok(()),
    }
}

/// The texts of the scope's circulars, each with what is asked for. One that has none is said on standard error.
fn asked(context: &Context<'_>, arguments: &Arguments) -> Result<Vec<Asked>, Failure> {
    let resolver = context.resolver();
    let passages: Option<Vec<Passage>> = match (&arguments.category, &arguments.place) {
        (Some(word), _) => {
            let categories = resolver.categories(word)?.into_iter();
            Some(categories.map(Passage::Category).collect())
        }
        (None, Some(query)) => {
            let place = resolver.place(query)?;
            let awards = context.view.awards_of(place);
            if awards.is_empty() {
                let name = context.name(place);
                return Err(Failure::Nothing(context.pick(
                    format!("{name}未列入本通报名单"),
                    format!("{name} is not on the list of this circular"),
                )));
            }
            Some(awards.iter().copied().map(Passage::Award).collect())
        }
        (None, None) => None,
    };
    let mut asked = Vec::new();
    let mut refused = None;
    for (id, circular) in context.view.circulars() {
        let text = match context.catalog.text(id) {
            Ok(text) => text,
            Err(why) => {
                let why = wording::no_text(&why, context.lang);
                let said = format!("{}: {why}", wording::circular_name(circular, context.lang));
                if let Some(before) = refused.replace(said) {
                    say(&before);
                }
                continue;
            }
        };
        let of_it = passages.iter().flatten().copied();
        let of_it: Vec<_> = of_it
            .filter(|passage| passage.is_of(context.catalog, id))
            .collect();
        let report = SourceReport::new(context.catalog, id, text, &of_it);
        let found = arguments.find.as_ref().map(|words| report.find(words));
        let is_wanted = |line: &SourceLine<'_>| {
            let has_mark = |marks: &Vec<Mark>| {
                let mut pieces = marks.iter().flat_map(Mark::pieces);
                pieces.any(|piece| piece.line == line.number)
            };
            (passages.is_none() || line.is_spoken) && found.as_ref().is_none_or(has_mark)
        };
        let lines = report.lines().filter(is_wanted).map(|line| line.number);
        asked.push(Asked {
            lines: lines.collect(),
            marks: found.unwrap_or_else(|| report.marks.clone()),
            report,
        });
    }
    match refused {
        Some(said) if asked.is_empty() => Err(Failure::Nothing(said)),
        Some(said) => {
            say(&said);
            Ok(asked)
        }
        None => Ok(asked),
    }
}

/// Lines with their numbers; what must be said of a line stands below it.
fn write_lines(page: &mut Page, context: &Context<'_>, asked: &Asked) {
    let Asked { report, marks, lines } = asked;
    if lines.is_empty() {
        return;
    }
    let circular = context.catalog.circular(report.id);
    page.blank();
    page.paragraph(Style::Dim, 0, &wording::circular_name(circular, context.lang));
    page.blank();
    let digits = report.len().to_string().len();
    let mut before = None;
    for line in lines.iter().filter_map(|number| report.line(*number)) {
        if before.is_some_and(|before| before + 1 != line.number) {
            page.blank();
        }
        before = Some(line.number);
        let label = format!("{:>digits$}  ", line.number);
        let spans: Vec<_> = marked(marks, line.number).collect();
        page.marked(&label, line.text, &spans);
        for remark in remarks(context, report, line.number) {
            page.paragraph(Style::Dim, digits + 2, &remark);
        }
    }
}

fn remarks(context: &Context<'_>, report: &SourceReport, line: u32) -> Vec<String> {
    let awards = report.remarks_at(line);
    let awards = awards.map(|id| AwardReport::new(context.catalog, id));
    awards
        .flat_map(|award| wording::remarks(&award, context.lang))
        .collect()
}

/// A table of lines; those with nothing on them are left out.
fn as_markdown(context: &Context<'_>, asked: &[Asked]) -> String {
    let header = context
        .lang
        .pick(["行", "原文", "说明"], ["Line", "Text", "Remarks"]);
    let tables = asked.iter().map(|asked| {
        let lines = asked.lines.iter().filter_map(|line| asked.report.line(*line));
        let rows = lines.filter(|line| !line.text.trim().is_empty()).map(|line| {
            [
                line.number.to_string(),
                line.text.to_owned(),
                remarks(context, &asked.report, line.number).join(" "),
            ]
        });
        let circular = context.catalog.circular(asked.report.id);
        let name = markdown::escape(&wording::circular_name(circular, context.lang));
        format!("## {name}\n\n{}", markdown::table(&header, rows))
    });
    tables.collect::<Vec<_>>().join("\n")
}
