//! `jili places`: a table of places, as [`Places`] counts them.

use clap::{Args, ValueEnum};

use super::filter::Filters;
use super::form::{Form, Rows};
use super::output::Printable;
use super::page::{Cell, Style};
use super::{Context, Failure, scope};
use crate::export::{markdown, places_file, places_rows};
use crate::report::{Condition, Least, Order, PlaceColumn, PlaceEntry, Places, TEN_THOUSAND};
use crate::wording;

/// What `places` takes.
#[derive(Debug, Args)]
pub struct Arguments {
    #[command(flatten)]
    filters: Filters,
    /// Only places that a circular names
    #[arg(long, conflicts_with = "unlisted")]
    listed: bool,
    /// Only places that no award is given to
    #[arg(long)]
    unlisted: bool,
    /// Only places for which money is stated
    #[arg(long)]
    money: bool,
    /// Only places for which so many 万元 or more are stated, all awards together
    #[arg(long, value_name = "AMOUNT")]
    min_sum: Option<u64>,
    /// Only places with an award of so many 万元 or more
    #[arg(long, value_name = "AMOUNT")]
    min_award: Option<u64>,
    /// Which column to sort by: numbers from the greatest, places in the order of their codes
    #[arg(long, value_enum, ignore_case = true, default_value_t = ColumnArgument::Categories, value_name = "COLUMN")]
    sort: ColumnArgument,
    /// Sort the other way round
    #[arg(long)]
    reverse: bool,
    /// Only the first so many
    #[arg(long, value_name = "COUNT")]
    top: Option<usize>,
    #[command(flatten)]
    rows: Rows,
    #[command(flatten)]
    pub(super) scope: scope::Words,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum ColumnArgument {
    Place,
    Categories,
    Awards,
    Within,
    Money,
}

impl ColumnArgument {
    fn column(self) -> PlaceColumn {
        match self {
            Self::Place => PlaceColumn::Place,
            Self::Categories => PlaceColumn::Categories,
            Self::Awards => PlaceColumn::Awards,
            Self::Within => PlaceColumn::Within,
            Self::Money => PlaceColumn::Money,
        }
    }
}

impl Arguments {
    /// What the places must meet.
    fn conditions(&self, context: &Context<'_>) -> Result<Vec<Condition>, Failure> {
        let mut conditions = self.filters.conditions(context)?;
        let least = |of, amount: u64| Condition::AtLeast(of, amount.saturating_mul(TEN_THOUSAND));
        conditions.extend(self.money.then_some(Condition::StatesMoney));
        conditions.extend(self.min_sum.map(|amount| least(Least::Sum, amount)));
        conditions.extend(self.min_award.map(|amount| least(Least::OneAward, amount)));
        conditions.extend(self.listed.then_some(Condition::Listed(true)));
        conditions.extend(self.unlisted.then_some(Condition::Listed(false)));
        Ok(conditions)
    }
}

pub(super) fn run(context: &Context<'_>, arguments: &Arguments) -> Result<(), Failure> {
    let order = Order::by(arguments.sort.column());
    let order = if arguments.reverse {
        order.reversed()
    } else {
        order
    };
    let places = Places::new(context.view, arguments.conditions(context)?, order);
    let shown = arguments.top.unwrap_or(usize::MAX);
    let entries = places.entries.get(..shown).unwrap_or(&places.entries);
    let answer = match arguments.rows.form(Form::Text, context.lang)? {
        Form::Json => Printable::json(&places_file(context.view, entries))?,
        Form::Csv => arguments.rows.csv(context, &places_rows(context.view, entries))?,
        Form::Markdown => {
            let rows = entries.iter().map(|entry| {
                let cells = cells(context, entry).into_iter();
                cells.map(|(_, cell)| cell).collect::<Vec<_>>()
            });
            let table = markdown::table(&header(context), rows);
            let notes = notes(context, &places);
            let notes = notes.iter().map(|note| format!("\n{}\n", markdown::escape(note)));
            let scope = context.markdown_scope();
            Printable::lines(&format!("{scope}{table}{}", notes.collect::<String>()))
        }
        Form::Text => {
            let mut page = arguments.rows.target.page(context);
            if !entries.is_empty() {
                context.write_scope(&mut page);
                let rows: Vec<_> = entries.iter().map(|entry| cells(context, entry)).collect();
                page.columns(Some(&header(context)), &rows, &right(context));
                page.blank();
                for note in notes(context, &places) {
                    page.paragraph(Style::Dim, 0, &note);
                }
            }
            page.into()
        }
    };
    arguments.rows.target.put(context, answer)?;
    if entries.is_empty() {
        let none = context.pick("没有符合条件的地方", "no place meets all of these conditions");
        return Err(Failure::Nothing(none));
    }
    Ok(())
}

/// The headings; where there are several circulars, the first column says which.
fn header(context: &Context<'_>) -> Vec<&'static str> {
    let lang = context.lang;
    let several = context.is_of_several();
    let circular = several.then(|| lang.pick("通报", "Circular"));
    let columns = PlaceColumn::ALL.map(|column| match column {
        PlaceColumn::Place => lang.pick("地方", "Place"),
        PlaceColumn::Categories => lang.pick("事项", "Own categories"),
        PlaceColumn::Awards => lang.pick("项次", "Own awards"),
        PlaceColumn::Within => lang.pick("所辖", "Within it"),
        PlaceColumn::Money => lang.pick("明确资金", "Stated money"),
    });
    circular.into_iter().chain(columns).collect()
}

/// Which of them end at the right.
fn right(context: &Context<'_>) -> Vec<bool> {
    let several = context.is_of_several();
    let circular = several.then_some(false);
    circular
        .into_iter()
        .chain([false, true, true, true, true])
        .collect()
}

fn cells(context: &Context<'_>, entry: &PlaceEntry) -> Vec<Cell> {
    let several = context.is_of_several();
    let circular = several.then(|| context.catalog.circular(entry.circular).id.to_string());
    let within = entry.within.map(|within| within.awards.to_string());
    let cells = [
        (Style::Heading, context.name(entry.place)),
        (Style::Plain, entry.own.categories.to_string()),
        (Style::Plain, entry.own.awards.to_string()),
        (Style::Plain, within.unwrap_or_default()),
        (Style::Amount, wording::money(&entry.money, context.lang)),
    ];
    let circular = circular.map(|circular| (Style::Dim, circular));
    circular.into_iter().chain(cells).collect()
}

/// What was asked for, how many there are, and what the numbers are.
fn notes(context: &Context<'_>, places: &Places) -> Vec<String> {
    let lang = context.lang;
    let conditions = places.conditions.iter();
    let mut said: Vec<_> = conditions
        .map(|condition| wording::condition(context.catalog, condition, lang))
        .collect();
    said.push(wording::place_count(places.count, places.kind(), lang));
    let apart = places.entries.iter().any(|entry| entry.money.apart > 0);
    let notes = [
        Some(said.join(" · ")),
        Some(wording::place_columns(lang).to_owned()),
        apart.then(|| wording::money_apart(lang).to_owned()),
    ];
    notes.into_iter().flatten().collect()
}
