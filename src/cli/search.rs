//! `jili search`: places that match, and why.

use clap::{Args, ValueHint};

use super::list::Rows;
use super::output::Printable;
use super::page::{Page, Style};
use super::{Context, Failure, Format, say};
use crate::export::{csv, markdown, place_row, search_file};
use crate::search::Found;
use crate::wording::award_count;

/// The columns of the table in CSV.
const HEADER: [&str; 8] = [
    "place",
    "name",
    "kind",
    "code",
    "prefecture",
    "awards",
    "tier",
    "why",
];
/// The same in Markdown.
const HEADER_ZH: [&str; 8] = ["代号", "名称", "类型", "代码", "市州", "激励", "层级", "原因"];
const HEADER_EN: [&str; 8] = [
    "Key",
    "Name",
    "Kind",
    "Code",
    "Prefecture",
    "Awards",
    "Tier",
    "Why",
];

/// What `search` takes.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The query: hanzi, pinyin, initials, a code; several words hold together
    #[arg(required = true, num_args = 1.., value_name = "QUERY", value_hint = ValueHint::Other)]
    query: Vec<String>,
    #[command(flatten)]
    rows: Rows,
}

pub(super) fn run(context: &Context<'_>, arguments: &Arguments) -> Result<(), Failure> {
    let query = arguments.query.join(" ");
    let resolver = context.resolver();
    let found = resolver.find(&query)?;
    let form = arguments.rows.form(context.lang)?;
    let answer = match form {
        Format::Json => Printable::json(&search_file(context.view, &query, &found, context.lang))?,
        _ if found.hits.is_empty() => Printable::lines(""),
        Format::Text => as_text(context, &found).into(),
        Format::Csv => Printable::csv(
            csv::table(&HEADER, rows(context, &found)),
            arguments.rows.mark(),
            context.terminal,
        )?,
        Format::Markdown => {
            let header = context.lang.pick(HEADER_ZH, HEADER_EN);
            Printable::lines(&markdown::table(header, rows(context, &found)))
        }
    };
    answer.print()?;
    // JSON has the total, and the text says it; the rows of a table have no place for it.
    if matches!(form, Format::Csv | Format::Markdown)
        && let Some(cut_off) = cut_off(context, &found)
    {
        say(&cut_off);
    }
    if found.hits.is_empty() {
        return Err(resolver.nothing(&query, &found));
    }
    Ok(())
}

fn as_text(context: &Context<'_>, found: &Found) -> Page {
    let lang = context.lang;
    let mut page = context.page();
    let rows: Vec<_> = found
        .hits
        .iter()
        .map(|hit| {
            let place = context.catalog.place(hit.place);
            let awards = context.view.awards_of(hit.place).len();
            [
                (Style::Heading, place.full_name.to_string()),
                (
                    Style::Dim,
                    lang.pick(place.code().unwrap_or_default(), &place.english)
                        .to_owned(),
                ),
                (Style::Amount, award_count(awards, lang)),
                (Style::Plain, hit.why.text(lang)),
            ]
        })
        .collect();
    page.columns(None, &rows, [false, false, true, false]);
    if let Some(cut_off) = cut_off(context, found) {
        page.blank();
        page.paragraph(Style::Dim, 0, &cut_off);
    }
    page
}

/// That there were more places than are shown, if there were.
fn cut_off(context: &Context<'_>, found: &Found) -> Option<String> {
    let (shown, total) = (found.hits.len(), found.total);
    (shown < total).then(|| {
        context.lang.pick(
            format!("共 {total} 个，以上是前 {shown} 个"),
            format!("first {shown} of {total}"),
        )
    })
}

fn rows<'a>(context: &'a Context<'_>, found: &'a Found) -> impl Iterator<Item = [String; 8]> + 'a {
    found.hits.iter().map(|hit| {
        let place = place_row(context.catalog, hit.place);
        [
            place.place.to_owned(),
            place.name.to_owned(),
            place.kind.to_owned(),
            place.code.unwrap_or_default().to_owned(),
            place.prefecture.unwrap_or_default().to_owned(),
            context.view.awards_of(hit.place).len().to_string(),
            hit.tier.key().to_owned(),
            hit.why.text(context.lang),
        ]
    })
}
