//! `jili overview`: the page of a region: its map, its ranking, money by category, and who is not on the list.

use clap::{Args, ValueHint};

use super::form::{Form, Rows};
use super::output::Printable;
use super::page::{Cell, Page, Style};
use super::{Context, Failure, scope};
use crate::export::{markdown, member_rows, overview_file};
use crate::report::{Basis, Member, Overview, Ranked};
use crate::text;
use crate::wording;

/// What `overview` takes.
#[derive(Debug, Args)]
pub struct Arguments {
    /// What the map shows and the ranking goes by: categories, awards, money, or a category: 18, 外贸
    #[arg(long, default_value = "categories", value_name = "BY", value_hint = ValueHint::Other)]
    by: String,
    #[command(flatten)]
    rows: Rows,
    #[command(flatten)]
    pub(super) scope: scope::Words,
}

/// The side from which each overview is seen; where a circular does not have the category, there is none.
fn bases(context: &Context<'_>, by: &str) -> Result<Vec<(Overview, Basis)>, Failure> {
    let view = context.view;
    let fixed = match by {
        "categories" | "事项" => Some(Basis::Categories),
        "awards" | "项次" => Some(Basis::Awards),
        "money" | "资金" => Some(Basis::Money),
        _ => None,
    };
    let overviews = view.circulars().map(|(id, _)| Overview::new(view, id));
    if let Some(basis) = fixed {
        return Ok(overviews.map(|overview| (overview, basis)).collect());
    }
    let wanted = context.resolver().categories(by)?;
    let seen = overviews.filter_map(|overview| {
        let mut of_circular = wanted.iter().filter(|id| id.circular == overview.circular);
        let basis = Basis::Category(*of_circular.next()?);
        Some((overview, basis))
    });
    Ok(seen.collect())
}

pub(super) fn run(context: &Context<'_>, arguments: &Arguments) -> Result<(), Failure> {
    let overviews = bases(context, &arguments.by)?;
    let answer = match arguments.rows.form(Form::Text, context.lang)? {
        Form::Json => Printable::json(&overview_file(context.view, &overviews))?,
        Form::Csv => {
            let rows = overviews
                .iter()
                .flat_map(|(overview, basis)| member_rows(context.view, overview, *basis));
            arguments.rows.csv(context, &rows.collect::<Vec<_>>())?
        }
        Form::Markdown => {
            let pages = overviews
                .iter()
                .map(|(overview, basis)| in_markdown(context, overview, *basis));
            let scope = context.markdown_scope();
            Printable::lines(&format!("{scope}{}", pages.collect::<Vec<_>>().join("\n")))
        }
        Form::Text => {
            let mut page = arguments.rows.target.page(context);
            context.write_scope(&mut page);
            for (overview, basis) in &overviews {
                write(&mut page, context, overview, *basis);
            }
            page.into()
        }
    };
    arguments.rows.target.put(context, answer)
}

fn title(context: &Context<'_>, overview: &Overview) -> String {
    let name = context.name(overview.region);
    let circular = wording::circular_name(context.catalog.circular(overview.circular), context.lang);
    context.pick(format!("{name}：{circular}"), format!("{name}: {circular}"))
}

fn in_markdown(context: &Context<'_>, overview: &Overview, basis: Basis) -> String {
    let lang = context.lang;
    let heading = |zh: &str, en: &str| format!("\n## {}\n\n", lang.pick(zh, en));
    let cells = |rows: Vec<Vec<Cell>>| {
        rows.into_iter()
            .map(|row| row.into_iter().map(|(_, cell)| cell).collect::<Vec<_>>())
    };
    let mut text = format!("# {}\n\n", markdown::escape(&title(context, overview)));
    for fact in facts(context, overview) {
        text.push_str(&format!("- {}\n", markdown::escape(&fact)));
    }
    text.push_str(&heading("位次", "Ranking"));
    let sentence = wording::basis_sentence(context.catalog, overview, basis, lang);
    text.push_str(&format!("{}\n\n", markdown::escape(&sentence)));
    let ranking = cells(ranking(context, overview, basis));
    text.push_str(&markdown::table(
        &ranking_header(context, overview, basis),
        ranking,
    ));
    text.push_str(&heading("激励事项和明确额度", "Categories and stated amounts"));
    text.push_str(&markdown::table(
        &category_header(context),
        cells(categories(context, overview)),
    ));
    text
}

/// What must be said, with the counties that are not on the list by name.
fn facts(context: &Context<'_>, overview: &Overview) -> Vec<String> {
    let mut facts = wording::overview_facts(context.view, overview, context.lang);
    if let Some(counties) = wording::unlisted_counties(context.view, overview, context.lang) {
        // The last of the facts says only how many they are.
        facts.pop();
        facts.push(context.pick(format!("{counties}。"), format!("{counties}.")));
    }
    facts
}

fn write(page: &mut Page, context: &Context<'_>, overview: &Overview, basis: Basis) {
    let lang = context.lang;
    page.blank();
    page.heading(&title(context, overview));
    for fact in facts(context, overview) {
        page.paragraph(Style::Plain, 0, &fact);
    }
    page.blank();
    page.heading(&wording::basis_sentence(context.catalog, overview, basis, lang));
    let map = map(overview, basis);
    for line in &map {
        page.paragraph(Style::Plain, 0, line);
    }
    if !map.is_empty() {
        page.blank();
    }
    let header = ranking_header(context, overview, basis);
    let rows = ranking(context, overview, basis);
    page.columns(Some(&header), &rows, &[true, false, true, true, true, true]);
    page.blank();
    let rows = categories(context, overview);
    page.columns(
        Some(&category_header(context)),
        &rows,
        &[true, false, true, false],
    );
}

/// The tiles of the map with what each has, a line for each row of it.
fn map(overview: &Overview, basis: Basis) -> Vec<String> {
    let value = |member: &Member| wording::basis_value(overview.value(member, basis), basis);
    let tiles = || {
        overview
            .members
            .iter()
            .filter_map(|member| Some((member, member.tile.as_ref()?)))
    };
    let digits = tiles()
        .map(|(member, _)| value(member).len())
        .max()
        .unwrap_or_default();
    let rows = tiles().map(|(_, tile)| tile.row + 1).max().unwrap_or_default();
    let line = |row: usize| {
        let mut line = String::new();
        let mut of_row: Vec<_> = tiles().filter(|(_, tile)| tile.row == row).collect();
        of_row.sort_by_key(|(_, tile)| tile.column);
        for (member, tile) in of_row {
            // Two characters and a number, with two blanks between tiles.
            let start = tile.column * (4 + 1 + digits + 2);
            line = text::pad(&line, start);
            line.push_str(&format!(
                "{} {:>digits$}",
                text::pad(tile.label, 4),
                value(member)
            ));
        }
        line
    };
    (0..rows).map(line).collect()
}

fn ranking_header(context: &Context<'_>, overview: &Overview, basis: Basis) -> Vec<String> {
    let lang = context.lang;
    let mut header = vec![
        lang.pick("位次", "Rank").to_owned(),
        lang.pick(overview.level.label(lang), "Name").to_owned(),
        lang.pick("事项", "Categories").to_owned(),
        lang.pick("项次", "Awards").to_owned(),
        lang.pick("所辖", "Within it").to_owned(),
        lang.pick("明确资金", "Stated money").to_owned(),
    ];
    if let Basis::Category(_) = basis {
        header.push(wording::basis(context.catalog, basis, lang));
    }
    header
}

fn ranking(context: &Context<'_>, overview: &Overview, basis: Basis) -> Vec<Vec<Cell>> {
    let lang = context.lang;
    let row = |ranked: &Ranked| {
        let member = overview.members.get(ranked.member)?;
        let rank = match (ranked.rank, ranked.tied) {
            (None, _) => String::new(),
            (Some(rank), 1) => rank.to_string(),
            (Some(rank), _) => context.pick(format!("并列 {rank}"), format!("={rank}")),
        };
        let count = |count: usize| (Style::Plain, count.to_string());
        let mut cells = vec![
            (Style::Dim, rank),
            (Style::Heading, context.name(member.place)),
            count(member.counts.categories),
            count(member.counts.awards),
            count(member.within.awards),
            (Style::Amount, wording::money(&member.money, lang)),
        ];
        if let Basis::Category(_) = basis {
            cells.push((Style::Plain, ranked.value.to_string()));
        }
        Some(cells)
    };
    overview.ranking(basis).iter().filter_map(row).collect()
}

fn category_header(context: &Context<'_>) -> Vec<&'static str> {
    let lang = context.lang;
    vec![
        "",
        lang.pick("激励事项", "Category"),
        lang.pick("项次", "Awards"),
        lang.pick("明确额度合计", "Stated amounts"),
    ]
}

fn categories(context: &Context<'_>, overview: &Overview) -> Vec<Vec<Cell>> {
    let row = |sum: &crate::report::CategorySum| {
        let category = context.catalog.category(sum.id);
        vec![
            (Style::Dim, category.number.to_string()),
            (Style::Heading, category.label(context.lang).to_owned()),
            (Style::Plain, sum.awards.to_string()),
            (Style::Amount, wording::category_stated(sum, context.lang)),
        ]
    };
    overview.categories.iter().map(row).collect()
}
