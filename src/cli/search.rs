//! `jili search`: places that match, and why; and, where it is asked for, categories, departments and words of the text.

mod beside;

use clap::{Args, ValueEnum, ValueHint};
use serde::Serialize;

use super::form::{Form, Rows};
use super::output::Printable;
use super::page::{Page, Style};
use super::{Context, Failure, say, scope};
use crate::export::{markdown, place_row, search_file, xlsx};
use crate::lang::Lang;
use crate::report::{Beside, Sections, own_counts};
use crate::search::{Found, Hit};
use crate::wording;

/// What `search` takes.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The query: hanzi, pinyin, initials, a code; several words hold together
    #[arg(required = true, num_args = 1.., value_name = "QUERY", value_hint = ValueHint::Other)]
    query: Vec<String>,
    /// Where to look: places, categories, departments, text; several with commas between
    #[arg(
        long = "in",
        value_enum,
        value_delimiter = ',',
        default_value = "places",
        ignore_case = true,
        value_name = "SECTIONS"
    )]
    sections: Vec<Section>,
    /// Say where each category and passage stands in the document
    #[arg(long)]
    cite: bool,
    #[command(flatten)]
    rows: Rows,
    #[command(flatten)]
    pub(super) scope: scope::Words,
}

/// Where a query is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Section {
    /// Names of places
    Places,
    /// Labels, titles and numbers of categories
    Categories,
    /// Names of departments
    Departments,
    /// Words of titles, headings, paragraphs and measures
    Text,
}

/// A hit as a row of a table.
#[derive(Debug, Default, Serialize)]
struct HitRow {
    place: String,
    name: String,
    kind: String,
    code: String,
    prefecture: String,
    awards: String,
    tier: &'static str,
    why: String,
}

pub(super) fn run(context: &Context<'_>, arguments: &Arguments) -> Result<(), Failure> {
    let query = arguments.query.join(" ");
    let resolver = context.resolver();
    let asked = |section| arguments.sections.contains(&section);
    let found = match resolver.find(&query)? {
        found if asked(Section::Places) => found,
        _ => Found::default(),
    };
    let sections = Sections {
        categories: asked(Section::Categories),
        departments: asked(Section::Departments),
        text: asked(Section::Text),
    };
    let beside = Beside::new(context.view, &query, sections);
    let found_nothing = found.hits.is_empty() && beside.is_empty();
    let only_places = arguments
        .sections
        .iter()
        .all(|section| *section == Section::Places);
    let form = arguments.rows.form(Form::Text, context.lang)?;
    let rows = || found.hits.iter().map(|hit| HitRow::new(context, hit));
    let all = || beside::Rows::new(context, &query, &found, &beside);
    let answer = match form {
        Form::Json => {
            let file = search_file(context.view, &query, &found, &beside, context.lang);
            Printable::json(&file)?
        }
        Form::Csv if only_places => arguments.rows.csv(context, &rows().collect::<Vec<_>>())?,
        Form::Csv => arguments.rows.csv(context, &all().0)?,
        Form::Markdown if only_places => {
            Printable::lines(&markdown::table(&header(context), rows().map(HitRow::cells)))
        }
        Form::Markdown => Printable::lines(&all().markdown(context.lang, arguments.cite)),
        Form::Xlsx if only_places => {
            let table = sheet(context, rows());
            let notes: Vec<_> = cut_off(context, &found).into_iter().collect();
            arguments.rows.xlsx(context, &table, &notes)?
        }
        Form::Xlsx => arguments.rows.xlsx(context, &all().sheet(context.lang), &[])?,
        Form::Text => {
            let mut page = arguments.rows.target.page(context);
            if !only_places && !found_nothing {
                context.write_scope(&mut page);
            }
            if !only_places && !found.hits.is_empty() {
                page.heading(context.lang.pick("地方", "Places"));
            }
            write_hits(&mut page, context, &found, only_places);
            beside::write(&mut page, context, &query, &beside, arguments.cite);
            page.into()
        }
    };
    arguments.rows.target.put(context, answer)?;
    // JSON has the total, and the text says it; the rows of a table have no place for it.
    if matches!(form, Form::Csv | Form::Markdown | Form::Xlsx)
        && let Some(cut_off) = cut_off(context, &found)
    {
        say(&cut_off);
    }
    if !found_nothing {
        return Ok(());
    }
    Err(if only_places {
        resolver.nothing(&query, &found)
    } else {
        beside::nothing(&query, context.lang)
    })
}

fn header(context: &Context<'_>) -> [&'static str; 8] {
    context.lang.pick(
        ["代号", "名称", "类型", "代码", "市州", "项次", "层级", "匹配依据"],
        [
            "Key",
            "Name",
            "Kind",
            "Code",
            "Prefecture",
            "Awards",
            "Tier",
            "Why",
        ],
    )
}

fn sheet(context: &Context<'_>, rows: impl Iterator<Item = HitRow>) -> xlsx::Table {
    // Of several circulars the awards are a list.
    let kind_of = |heading| match heading {
        "项次" | "Awards" if !context.is_of_several() => xlsx::Kind::Number,
        _ => xlsx::Kind::Text,
    };
    let columns = header(context).map(|heading| xlsx::Column::new(heading, kind_of(heading)));
    let mut table = xlsx::Table::new(context.pick("地方", "Places"), columns.to_vec());
    let cell = |(cell, column): (String, &xlsx::Column)| match (column.kind, cell.parse()) {
        (xlsx::Kind::Number, Ok(count)) => xlsx::Cell::count(count),
        _ => cell.into(),
    };
    let rows = rows.map(|row| row.cells().into_iter().zip(&columns).map(cell).collect());
    table.rows = rows.collect();
    table
}

fn write_hits(page: &mut Page, context: &Context<'_>, found: &Found, says_scope: bool) {
    let lang = context.lang;
    if says_scope && !found.hits.is_empty() {
        context.write_scope(page);
    }
    let rows: Vec<_> = found
        .hits
        .iter()
        .map(|hit| {
            let place = context.catalog.place(hit.place);
            let code = place.code().unwrap_or_default();
            [
                (Style::Heading, name(context, hit)),
                (Style::Dim, lang.pick(code, &place.english).to_owned()),
                (
                    Style::Amount,
                    awards(context, hit, |count| wording::awards(count, lang)),
                ),
                (Style::Plain, hit.why.text(lang)),
            ]
        })
        .collect();
    page.columns(None::<&[&str]>, &rows, &[false, false, true, false]);
    if let Some(cut_off) = cut_off(context, found) {
        page.blank();
        page.paragraph(Style::Dim, 0, &cut_off);
    }
}

/// The name of a place in Chinese, with the province of one that lies outside of the region.
fn name(context: &Context<'_>, hit: &Hit) -> String {
    let region = context.view.region();
    context.gazetteer().name_in(hit.place, region, Lang::Zh)
}

/// A place's own awards; of several circulars those of each, which are not added up. A place that the scope is not about
/// has none, which is no 0.
fn awards(context: &Context<'_>, hit: &Hit, said: impl Fn(usize) -> String) -> String {
    if !context.view.covers(hit.place) {
        let is_named = context.catalog.naming(hit.place).next().is_some();
        return wording::not_covered(is_named, context.lang).to_owned();
    }
    let counts = own_counts(context.view, hit.place).into_iter();
    let each = counts.map(
        |(id, counts)| match context.heading_of(context.catalog.circular(id)) {
            Some(_) => format!("{}: {}", context.catalog.circular(id).id, said(counts.awards)),
            None => said(counts.awards),
        },
    );
    each.collect::<Vec<_>>().join("; ")
}

/// That there were more places than are shown, if there were.
fn cut_off(context: &Context<'_>, found: &Found) -> Option<String> {
    let (shown, total) = (found.hits.len(), found.total);
    (shown < total).then(|| {
        context.pick(
            format!("共 {total} 个，以上是前 {shown} 个"),
            format!("first {shown} of {total}"),
        )
    })
}

impl HitRow {
    fn new(context: &Context<'_>, hit: &Hit) -> Self {
        let place = place_row(context.catalog, hit.place);
        Self {
            place: place.place.to_owned(),
            name: place.name.to_owned(),
            kind: place.kind.to_owned(),
            code: place.code.unwrap_or_default().to_owned(),
            prefecture: place.prefecture.unwrap_or_default().to_owned(),
            awards: awards(context, hit, |count| count.to_string()),
            tier: hit.tier.key(),
            why: hit.why.text(context.lang),
        }
    }

    fn cells(self) -> [String; 8] {
        [
            self.place,
            self.name,
            self.kind,
            self.code,
            self.prefecture,
            self.awards,
            self.tier.to_owned(),
            self.why,
        ]
    }
}
