//! `jili place`: one place, its own awards and, apart from them, its prefecture's or those within it.

use clap::{Args, ValueHint};

use super::awards::{references, table, write_awards, write_references};
use super::form::{Form, Rows};
use super::output::Printable;
use super::page::{Page, Style};
use super::show::circular_facts;
use super::{Context, Failure, scope};
use crate::catalog::AwardId;
use crate::export::{award_rows, csv, markdown, place_file, xlsx};
use crate::gazetteer::Kind;
use crate::report::{PlaceInCircular, PlaceReport};
use crate::wording;

/// What `place` takes.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The place: 翠屏, cuiping, 511502, 宜宾
    #[arg(value_hint = ValueHint::Other)]
    place: String,
    #[command(flatten)]
    rows: Rows,
    /// Say where each award stands in the document
    #[arg(long)]
    cite: bool,
    #[command(flatten)]
    pub(super) scope: scope::Words,
}

pub(super) fn run(context: &Context<'_>, arguments: &Arguments) -> Result<(), Failure> {
    let id = context.resolver().place(&arguments.place)?;
    let report = PlaceReport::new(context.view, id);
    let answer = match arguments.rows.form(Form::Text, context.lang)? {
        Form::Json => Printable::json(&place_file(context.view, &report))?,
        Form::Csv => arguments.rows.csv(context, &csv_rows(context, &report))?,
        Form::Xlsx => {
            let sheet = sheet(context, &report);
            arguments
                .rows
                .xlsx(context, &sheet, &elsewhere(context, &report))?
        }
        Form::Markdown => Printable::lines(&as_markdown(context, &report, arguments.cite)),
        Form::Text => {
            let mut page = arguments.rows.target.page(context);
            write_report(&mut page, context, &report, arguments.cite);
            page.into()
        }
    };
    arguments.rows.target.put(context, answer)
}

fn csv_rows(context: &Context<'_>, report: &PlaceReport<'_>) -> Vec<(csv::Related, csv::Award)> {
    let groups = report.circulars.iter().flat_map(PlaceInCircular::groups);
    let rows = groups.flat_map(|group| {
        let rows = award_rows(context.catalog, group.awards.iter().copied());
        let row = |row| (csv::Related::from(group.relation), csv::Award::from(&row));
        rows.into_iter().map(row)
    });
    rows.collect()
}

/// The awards as a sheet, each with how its place concerns the one that was asked about.
fn sheet(context: &Context<'_>, report: &PlaceReport<'_>) -> xlsx::Table {
    let groups = report.circulars.iter().flat_map(PlaceInCircular::groups);
    let related = groups.flat_map(|group| group.awards.iter().map(|id| (group.relation, *id)));
    let related: Vec<_> = related.collect();
    let awards = related.iter().map(|(_, id)| *id);
    let mut table = xlsx::awards(context.catalog, awards, context.lang);
    let heading = context.pick("关系", "Relation");
    table
        .columns
        .insert(0, xlsx::Column::new(heading, xlsx::Kind::Text));
    for (row, (relation, _)) in table.rows.iter_mut().zip(&related) {
        row.insert(0, relation.label(context.lang).into());
    }
    table
}

/// What must be known about a place besides what it has: its note, the reading, the English name, the code.
fn facts(context: &Context<'_>, report: &PlaceReport<'_>) -> impl Iterator<Item = String> {
    let place = context.catalog.place(report.place);
    let note = place.note.as_ref();
    let note = note.map(|note| note.get(context.lang).to_owned());
    [wording::facts(place, context.lang)].into_iter().chain(note)
}

/// What is noted below the groups: zones that span the place, how it stands, who is not on the list.
fn notes(context: &Context<'_>, said: &PlaceInCircular<'_>) -> Vec<String> {
    let (catalog, lang) = (context.catalog, context.lang);
    let spanning = said
        .spanning
        .iter()
        .map(|zone| wording::spanning(catalog, zone, lang));
    let region = said.circular.region;
    let standing = said.standing.as_ref();
    let standing = standing.map(|standing| wording::standing(context.gazetteer(), region, standing, lang));
    let unnamed = wording::unnamed(context.gazetteer(), &said.unnamed, lang);
    let membership = wording::membership(context.gazetteer(), said, lang);
    let notes = membership.into_iter().chain(standing);
    notes.chain(spanning).chain(unnamed).collect()
}

/// The other circulars that name the place, and how to see what they say.
fn elsewhere(context: &Context<'_>, report: &PlaceReport<'_>) -> Vec<String> {
    let others = report.elsewhere.iter();
    let lines = others.map(|other| wording::elsewhere(context.catalog, *other, context.lang));
    let hint = (!report.elsewhere.is_empty())
        .then(|| context.pick("（一并列出：加 --all）", "(add --all to open all of them)"));
    lines.chain(hint).collect()
}

/// Whether it is the region of the circular that was asked about, which is not on its own circular's list.
fn is_all(said: &PlaceInCircular<'_>) -> bool {
    said.own.place == said.circular.region && said.own.awards.is_empty()
}

/// Whether so many are within it that what each has is told in numbers.
fn is_wide(context: &Context<'_>, report: &PlaceReport<'_>) -> bool {
    context.catalog.place(report.place).kind < Kind::Prefecture
}

fn write_report(page: &mut Page, context: &Context<'_>, report: &PlaceReport<'_>, cite: bool) {
    let lang = context.lang;
    context.write_scope(page);
    page.heading(&context.name(report.place));
    for fact in facts(context, report) {
        page.paragraph(Style::Dim, 0, &fact);
    }
    for said in &report.circulars {
        page.blank();
        if let Some(heading) = context.heading_of(said.circular) {
            page.heading(&heading);
        }
        if is_all(said) {
            for fact in circular_facts(context, said.id) {
                page.paragraph(Style::Plain, 0, &fact);
            }
        } else {
            page.heading(&wording::own_heading(context.gazetteer(), said, lang));
        }
        write_awards(page, context, said.own.awards, cite);
        if let Some(group) = &said.prefecture {
            page.blank();
            page.heading(&wording::prefecture_heading(context.gazetteer(), group, lang));
            write_awards(page, context, group.awards, cite);
        }
        if let Some(within) = said.within.as_ref().filter(|_| said.is_covered) {
            page.blank();
            page.heading(&wording::within_heading(within, lang));
            let mut rows = Vec::new();
            for member in &within.members {
                let counts = wording::counts(member.counts, lang);
                if is_wide(context, report) {
                    rows.push([(Style::Plain, context.name(member.place)), (Style::Plain, counts)]);
                } else {
                    page.blank();
                    let heading = format!("{}  {counts}", context.name(member.place));
                    page.paragraph(Style::Mark, 0, &heading);
                    write_awards(page, context, member.awards, cite);
                }
            }
            page.columns(None::<&[&str]>, &rows, &[false, false]);
        }
        page.blank();
        for note in notes(context, said) {
            page.paragraph(Style::Dim, 0, &note);
        }
    }
    if !report.elsewhere.is_empty() {
        page.blank();
        for other in elsewhere(context, report) {
            page.paragraph(Style::Plain, 0, &other);
        }
    }
    if cite {
        write_references(page, context);
    }
}

fn as_markdown(context: &Context<'_>, report: &PlaceReport<'_>, cite: bool) -> String {
    let (lang, gazetteer) = (context.lang, context.gazetteer());
    let paragraph = |text: &str| format!("\n{}\n", markdown::escape(text));
    let mut text = context.markdown_scope();
    text.push_str(&format!("# {}\n", markdown::escape(&context.name(report.place))));
    text.extend(facts(context, report).map(|fact| paragraph(&fact)));
    for said in &report.circulars {
        let several = context.heading_of(said.circular);
        let level = if several.is_some() { "###" } else { "##" };
        let section = |heading: &str, awards: Vec<AwardId>| {
            let heading = format!("\n{level} {}\n", markdown::escape(heading));
            if awards.is_empty() {
                return heading;
            }
            format!("{heading}\n{}", table(context, awards, cite))
        };
        if let Some(heading) = several {
            text.push_str(&section(&heading, Vec::new()));
        }
        if is_all(said) {
            text.extend(
                circular_facts(context, said.id)
                    .iter()
                    .map(|fact| paragraph(fact)),
            );
        } else {
            text.push_str(&section(
                &wording::own_heading(gazetteer, said, lang),
                said.own.awards.to_vec(),
            ));
        }
        if let Some(group) = &said.prefecture {
            text.push_str(&section(
                &wording::prefecture_heading(gazetteer, group, lang),
                group.awards.to_vec(),
            ));
        }
        if let Some(within) = said.within.as_ref().filter(|_| said.is_covered) {
            text.push_str(&section(&wording::within_heading(within, lang), within.awards()));
        }
        text.extend(notes(context, said).iter().map(|note| paragraph(note)));
    }
    text.extend(elsewhere(context, report).iter().map(|other| paragraph(other)));
    text + &references(context)
}
