//! `jili stats`: counts, from every side, as [`Table`] counts them.

use clap::{Args, ValueEnum};

use super::filter::Filters;
use super::form::{Form, Rows};
use super::output::Printable;
use super::page::{Cell, Style};
use super::{Context, Failure, scope};
use crate::catalog::Counts;
use crate::export::{markdown, stats_csv, stats_file, xlsx};
use crate::gazetteer::Kind;
use crate::report::{By, ClaimReport, Row, Table, Tally};
use crate::wording;

/// What `stats` takes.
#[derive(Debug, Args)]
pub struct Arguments {
    /// What to count by; without it, all together
    #[arg(long, value_enum, ignore_case = true, value_name = "BY")]
    by: Option<ByArgument>,
    #[command(flatten)]
    filters: Filters,
    #[command(flatten)]
    rows: Rows,
    #[command(flatten)]
    pub(super) scope: scope::Words,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum ByArgument {
    Province,
    Prefecture,
    County,
    Category,
    Department,
    Instrument,
    Kind,
}

impl ByArgument {
    fn by(self) -> By {
        match self {
            Self::Province => By::Level(Kind::Province),
            Self::Prefecture => By::Level(Kind::Prefecture),
            Self::County => By::Level(Kind::County),
            Self::Category => By::Category,
            Self::Department => By::Department,
            Self::Instrument => By::Instrument,
            Self::Kind => By::Kind,
        }
    }
}

pub(super) fn run(context: &Context<'_>, arguments: &Arguments) -> Result<(), Failure> {
    let selection = arguments.filters.selection(context)?;
    let by = arguments.by.map_or(By::Total, ByArgument::by);
    let table = Table::new(context.view, by, &selection);
    let has_rows = !table.rows.is_empty();
    let form = arguments.rows.form(Form::Text, context.lang)?;
    let answer = match form {
        Form::Json => Printable::json(&stats_file(context.view, &table, context.lang))?,
        Form::Csv => arguments
            .rows
            .csv(context, &stats_csv(context.view, &table, context.lang))?,
        Form::Xlsx => {
            let notes = notes(context, &table, arguments.filters.choose());
            let sheet = xlsx::stats(context.view, &table, context.lang);
            arguments.rows.xlsx(context, &sheet, &notes)?
        }
        Form::Markdown => {
            let (header, rows, _) = columns(context, &table);
            let rows = rows
                .iter()
                .map(|row| row.iter().map(|(_, cell)| cell.clone()).collect::<Vec<_>>());
            let notes = notes(context, &table, arguments.filters.choose());
            let notes = notes.iter().map(|note| format!("\n{}\n", markdown::escape(note)));
            let scope = context.markdown_scope();
            Printable::lines(&format!(
                "{scope}{}{}",
                markdown::table(&header, rows),
                notes.collect::<String>()
            ))
        }
        Form::Text => {
            let mut page = arguments.rows.target.page(context);
            if has_rows {
                let (header, rows, right) = columns(context, &table);
                context.write_scope(&mut page);
                page.columns(Some(&header), &rows, &right);
                page.blank();
                for note in notes(context, &table, arguments.filters.choose()) {
                    page.paragraph(Style::Dim, 0, &note);
                }
            }
            page.into()
        }
    };
    arguments.rows.target.put(context, answer)?;
    if has_rows {
        Ok(())
    } else {
        Err(arguments.filters.nothing(context)?)
    }
}

/// Headings, rows, and which columns end at the right: of one circular what it counts, of several a column for each.
fn columns(context: &Context<'_>, table: &Table<'_>) -> (Vec<String>, Vec<Vec<Cell>>, Vec<bool>) {
    let lang = context.lang;
    let name = match table.by {
        By::Level(level) => level.label(lang).to_owned(),
        _ => context.pick("名称", "Name"),
    };
    if context.is_of_several() {
        let columns = table
            .circulars
            .iter()
            .map(|(_, circular)| circular.id.to_string());
        let rows = table.rows.iter().map(|row| {
            let cells = (0..table.circulars.len())
                .map(|column| (Style::Plain, counted(context, row.tallies.get(&column))));
            let name = wording::row_name(context.catalog, row.key, lang);
            [(Style::Heading, name)].into_iter().chain(cells).collect()
        });
        let right = vec![false; 1 + table.circulars.len()];
        return ([name].into_iter().chain(columns).collect(), rows.collect(), right);
    }
    let is_of_places = matches!(table.by, By::Level(_));
    let (mut header, mut right) = if is_of_places {
        let header = lang.pick(
            ["本级事项", "本级项次", "所辖项次", "明确额度（含所辖）"],
            [
                "Own categories",
                "Own awards",
                "Within it",
                "Stated (with those within)",
            ],
        );
        (header.map(str::to_owned).to_vec(), vec![true, true, true, false])
    } else {
        let header = lang.pick(
            ["激励项次", "事项数", "地方数", "措施数", "明确额度"],
            ["Awards", "Categories", "Places", "Measures", "Stated amounts"],
        );
        (
            header.map(str::to_owned).to_vec(),
            vec![true, true, true, true, false],
        )
    };
    header.insert(0, name);
    right.insert(0, false);
    let is_ranked = table.is_ranked();
    if is_ranked {
        header.insert(0, context.pick("位次", "Rank"));
        right.insert(0, true);
    }
    let rows = table.rows.iter().filter_map(|row| {
        let tally = row.tallies.get(&0)?;
        let rank = is_ranked.then(|| (Style::Dim, rank(context, row)));
        let cells = match table.by {
            By::Level(level) => places(context, row, tally, level.label(lang)),
            _ => counts(context, row, tally),
        };
        Some(rank.into_iter().chain(cells).collect())
    });
    (header, rows.collect(), right)
}

/// What a circular has of a row, among columns of several: of its own, where the row is a place.
fn counted(context: &Context<'_>, tally: Option<&Tally<'_>>) -> String {
    let counts = tally.map(|tally| tally.own.unwrap_or_else(|| tally.totals.counts()));
    match counts {
        None => String::new(),
        Some(Counts { awards: 0, .. }) => "0".to_owned(),
        Some(counts) => wording::counts(counts, context.lang),
    }
}

fn rank(context: &Context<'_>, row: &Row<'_>) -> String {
    match row.standing().map(|standing| (standing.rank, standing.tied)) {
        Some((rank, 1)) => rank.to_string(),
        Some((rank, _)) => context.pick(format!("并列 {rank}"), format!("={rank}")),
        None => String::new(),
    }
}

fn places(context: &Context<'_>, row: &Row<'_>, tally: &Tally<'_>, level: &str) -> Vec<Cell> {
    let name = wording::row_name(context.catalog, row.key, context.lang);
    let (name, own) = match tally.own {
        Some(own) => (name, own),
        None => (
            context.pick(
                format!("{name}（不计入{level}）"),
                format!("{name} (under no {level})"),
            ),
            tally.totals.counts(),
        ),
    };
    vec![
        (Style::Heading, name),
        (Style::Plain, own.categories.to_string()),
        (Style::Plain, own.awards.to_string()),
        (
            Style::Plain,
            tally
                .within
                .map(|within| within.awards.to_string())
                .unwrap_or_default(),
        ),
        (Style::Amount, stated(context, tally)),
    ]
}

fn counts(context: &Context<'_>, row: &Row<'_>, tally: &Tally<'_>) -> Vec<Cell> {
    let count = |number: usize| (Style::Plain, number.to_string());
    vec![
        (
            Style::Heading,
            wording::row_name(context.catalog, row.key, context.lang),
        ),
        count(tally.totals.awards),
        count(tally.totals.categories),
        count(tally.totals.recipients()),
        count(tally.measures),
        (Style::Amount, stated(context, tally)),
    ]
}

fn stated(context: &Context<'_>, tally: &Tally<'_>) -> String {
    let sums = tally.stated.iter();
    let sums: Vec<_> = sums
        .map(|(unit, sum, _)| wording::sum(*sum, unit, context.lang))
        .collect();
    sums.join(context.lang.pick("、", ", "))
}

/// What the numbers are, and what they are not.
fn notes(context: &Context<'_>, table: &Table<'_>, is_chosen: bool) -> Vec<String> {
    let lang = context.lang;
    let standing = table.rows.iter().find_map(Row::standing);
    let basis = standing
        .map(|standing| wording::standings_basis(context.gazetteer(), context.view.region(), standing, lang));
    let overlap = table.by.overlaps().then(|| {
        context.pick(
            "一项激励涉及几个单位或几种方式的，在各行都计入，各行不可相加。",
            "An award of several departments or instruments is counted in the row of each: rows do not add up.",
        )
    });
    let apart = context.is_of_several().then(|| {
        context.pick(
            "各份通报分列，不相加，不排位次。",
            "Each circular has a column of its own; they are not added up, and nobody is ranked over them.",
        )
    });
    let claims = table
        .circulars
        .iter()
        .filter(|_| table.by == By::Total && !is_chosen);
    let claims = claims.filter_map(|(id, _)| ClaimReport::new(context.view, *id));
    let claims = claims.map(|claim| wording::claim(&claim, lang));
    basis
        .into_iter()
        .chain(overlap)
        .chain(apart)
        .chain(claims)
        .collect()
}
