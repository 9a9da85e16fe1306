//! `jili show`: one category in full; without one, the circular itself with its categories.

use clap::{Args, ValueHint};

use super::awards::{references, write_measures, write_references};
use super::form::{Form, Rows};
use super::list::print_awards;
use super::output::Printable;
use super::page::{Page, Style};
use super::{Context, Failure, scope};
use crate::catalog::CircularId;
use crate::export::markdown::{self, escape};
use crate::lang::Lang;
use crate::report::{AwardReport, CategoryReport, ClaimReport, PartReport, RollReport};
use crate::wording;

/// What `show` takes.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The category: 18, 十八, or a word of its label or title: 外贸; without it, the circular and its categories
    #[arg(value_hint = ValueHint::Other)]
    category: Option<String>,
    #[command(flatten)]
    rows: Rows,
    /// Say where each part stands in the document
    #[arg(long)]
    cite: bool,
    #[command(flatten)]
    pub(super) scope: scope::Words,
}

pub(super) fn run(context: &Context<'_>, arguments: &Arguments) -> Result<(), Failure> {
    let (rows, cite) = (&arguments.rows, arguments.cite);
    let form = rows.form(Form::Text, context.lang)?;
    let selected = match &arguments.category {
        Some(word) => Some(context.resolver().categories(word)?),
        None => None,
    };
    let reports = selected.iter().flatten();
    let reports: Vec<_> = reports.map(|id| CategoryReport::new(context.view, *id)).collect();
    let answer = match form {
        Form::Json | Form::Csv | Form::Xlsx => {
            let awards: Vec<_> = match &selected {
                Some(_) => reports.iter().flat_map(|report| report.awards).collect(),
                None => context.view.award_ids().collect(),
            };
            return print_awards(context, &awards, rows, cite);
        }
        Form::Text => {
            let mut page = rows.target.page(context);
            context.write_scope(&mut page);
            if selected.is_none() {
                write_circulars(&mut page, context);
            }
            for report in &reports {
                page.blank();
                write_category(&mut page, context, report, cite);
            }
            if cite {
                write_references(&mut page, context);
            }
            page.into()
        }
        Form::Markdown => {
            let mut text = context.markdown_scope();
            if selected.is_none() {
                text.push_str(&circulars_as_markdown(context));
            }
            let categories = reports.iter().map(|report| as_markdown(context, report, cite));
            text.push_str(&categories.collect::<Vec<_>>().join("\n"));
            if cite {
                text.push_str(&references(context));
            }
            Printable::lines(&text)
        }
    };
    rows.target.put(context, answer)
}

/// What a circular is, a line each: its number, its year, what it counts up to, its own claim.
pub(super) fn circular_facts(context: &Context<'_>, id: CircularId) -> Vec<String> {
    let lang = context.lang;
    let circular = context.catalog.circular(id);
    let totals = context.view.totals(context.view.awards_of_circular(id));
    let between = lang.pick("，", "; ");
    let claim = ClaimReport::new(context.view, id).map(|claim| wording::claim(&claim, lang));
    let facts = [
        wording::circular_name(circular, lang),
        format!(
            "{}{between}{}",
            wording::counts(totals.counts(), lang),
            wording::kind_counts(&totals, lang)
        ),
    ];
    facts.into_iter().chain(claim).collect()
}

/// The categories of a circular: item, label, awards, recipients.
fn category_rows(context: &Context<'_>, id: CircularId) -> Vec<[String; 4]> {
    let categories = context.catalog.categories_of(id);
    let rows = categories.map(|(id, category)| {
        let totals = CategoryReport::new(context.view, id).totals;
        [
            wording::item_label(category, context.lang),
            category.label(context.lang).to_owned(),
            totals.awards.to_string(),
            totals.recipients().to_string(),
        ]
    });
    rows.collect()
}

fn category_header(lang: Lang) -> [&'static str; 4] {
    lang.pick(
        ["项", "激励事项", "激励项次", "激励对象"],
        ["Item", "Category", "Awards", "Recipients"],
    )
}

fn write_circulars(page: &mut Page, context: &Context<'_>) {
    for (id, circular) in context.view.circulars() {
        page.blank();
        page.heading(circular.title());
        for fact in circular_facts(context, id) {
            page.paragraph(Style::Plain, 0, &fact);
        }
        page.blank();
        let rows = category_rows(context, id).into_iter();
        let rows: Vec<_> = rows.map(|row| row.map(|cell| (Style::Plain, cell))).collect();
        page.columns(
            Some(&category_header(context.lang)),
            &rows,
            &[false, false, true, true],
        );
    }
}

fn circulars_as_markdown(context: &Context<'_>) -> String {
    let circulars = context.view.circulars().map(|(id, circular)| {
        let facts = circular_facts(context, id);
        let facts = facts.iter().map(|fact| format!("- {}\n", escape(fact)));
        let table = markdown::table(
            &category_header(context.lang),
            category_rows(context, id).into_iter(),
        );
        format!(
            "# {}\n\n{}\n{table}",
            escape(circular.title()),
            facts.collect::<String>()
        )
    });
    circulars.collect::<Vec<_>>().join("\n")
}

/// The entries of a list of which something must be said.
fn remarks(context: &Context<'_>, roll: &RollReport<'_>) -> Vec<String> {
    let awards = roll
        .awards
        .into_iter()
        .map(|id| AwardReport::new(context.catalog, id));
    awards
        .flat_map(|award| wording::remarks(&award, context.lang))
        .collect()
}

pub(super) fn write_category(
    page: &mut Page,
    context: &Context<'_>,
    report: &CategoryReport<'_>,
    cite: bool,
) {
    page.heading(&report.category.heading);
    if context.lang == Lang::En {
        page.paragraph(Style::Dim, 0, &report.category.label_en);
    }
    if let Some(heading) = context.heading_of(report.circular) {
        page.paragraph(Style::Dim, 0, &heading);
    }
    for part in &report.parts {
        page.blank();
        if let Some(heading) = part.heading {
            page.heading(&wording::glossed(heading, context.lang));
        }
        for roll in &part.rolls {
            let colon = context.lang.pick(roll.roll.colon(), ": ");
            let heading = roll.roll.heading();
            let heading = heading.map(|heading| wording::glossed(heading, context.lang) + colon);
            page.labelled(&heading.unwrap_or_default(), 0, Style::Plain, &roll.roll.text);
            for remark in remarks(context, roll) {
                page.paragraph(Style::Dim, 2, &remark);
            }
        }
        page.blank();
        write_measures(page, context, part.measures, 0);
        if cite {
            let label = context.lang.pick("出处  ", "Source  ");
            page.labelled(
                label,
                0,
                Style::Dim,
                &wording::citation(&part.citation, context.lang),
            );
        }
    }
}

pub(super) fn as_markdown(context: &Context<'_>, report: &CategoryReport<'_>, cite: bool) -> String {
    let mut text = format!("## {}\n", escape(&report.category.heading));
    if let Some(heading) = context.heading_of(report.circular) {
        text.push_str(&format!("\n{}\n", escape(&heading)));
    }
    for part in &report.parts {
        if let Some(heading) = part.heading {
            text.push_str(&format!("\n### {}\n", escape(heading)));
        }
        for roll in &part.rolls {
            // Marks after a colon would end nothing where a character follows them.
            let heading = roll.roll.heading();
            let heading =
                heading.map(|heading| format!("**{}**{}", escape(heading), escape(roll.roll.colon())));
            let heading = heading.unwrap_or_default();
            text.push_str(&format!("\n{heading}{}\n", escape(&roll.roll.text)));
            for remark in remarks(context, roll) {
                text.push_str(&format!("\n> {}\n", escape(&remark)));
            }
        }
        text.push_str(&measures_as_markdown(context, part, cite));
    }
    text
}

fn measures_as_markdown(context: &Context<'_>, part: &PartReport<'_>, cite: bool) -> String {
    let colon = context.lang.pick("：", ": ");
    let mut text = String::new();
    for measure in part.measures {
        text.push_str(&format!("\n> {}\n\n", escape(&measure.text)));
        for (label, value) in wording::measure_facts(measure, context.lang) {
            text.push_str(&format!("- {label}{colon}{}\n", escape(&value)));
        }
    }
    if cite {
        let label = context.lang.pick("出处", "Source");
        let stands = wording::citation(&part.citation, context.lang);
        text.push_str(&format!("- {label}{colon}{}\n", escape(&stands)));
    }
    text
}
