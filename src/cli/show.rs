//! `jili show`: one category in full.

use clap::{Args, ValueHint};

use super::awards::remarks;
use super::list::{Rows, print_awards};
use super::output::Printable;
use super::page::{Page, Style};
use super::{Context, Failure, Format};
use crate::catalog::CategoryId;
use crate::circular::{Lines, Measure, Part, Roll};
use crate::export::markdown::escape;
use crate::lang::Lang;
use crate::wording;

/// What `show` takes.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The category: 18, 十八, or a word of its label or title: 外贸
    #[arg(value_hint = ValueHint::Other)]
    category: String,
    #[command(flatten)]
    rows: Rows,
    /// Say where each part stands in the document
    #[arg(long)]
    cite: bool,
}

pub(super) fn run(context: &Context<'_>, arguments: &Arguments) -> Result<(), Failure> {
    let selected = context.resolver().categories(&arguments.category)?;
    match arguments.rows.form(context.lang)? {
        Format::Text => {
            let mut page = context.page();
            for at in selected {
                page.blank();
                write_category(&mut page, context, at, arguments.cite);
            }
            Printable::from(page).print()
        }
        Format::Markdown => {
            let texts: Vec<_> = selected
                .into_iter()
                .map(|at| as_markdown(context, at, arguments.cite))
                .collect();
            Printable::lines(&texts.join("\n")).print()
        }
        Format::Json | Format::Csv => {
            let awards: Vec<_> = selected
                .into_iter()
                .flat_map(|id| context.view.awards_in(id))
                .collect();
            print_awards(context, &awards, &arguments.rows, arguments.cite)
        }
    }
}

fn write_category(page: &mut Page, context: &Context<'_>, id: CategoryId, cite: bool) {
    let circular = context.catalog.circular(id.circular);
    let category = context.catalog.category(id);
    page.heading(&category.heading);
    if context.lang == Lang::En {
        page.paragraph(Style::Dim, 0, &category.label_en);
    }
    for part in &category.parts {
        page.blank();
        if let Some(heading) = &part.heading {
            page.heading(heading);
        }
        for roll in &part.rolls {
            write_roll(page, context, roll);
        }
        page.blank();
        write_measure(page, &part.measure, context.lang, 0);
        if cite {
            let label = context.lang.pick("出处  ", "source  ");
            page.labelled(
                label,
                0,
                Style::Dim,
                &wording::location(circular, category.numeral(), lines(part), context.lang),
            );
        }
    }
    if cite {
        page.blank();
        page.paragraph(Style::Dim, 0, &wording::reference(circular));
    }
}

/// The lines of a part, from its first roll to its measure.
fn lines(part: &Part) -> Option<Lines> {
    Some(part.rolls.first()?.lines?.through(part.measure.lines?))
}

fn write_roll(page: &mut Page, context: &Context<'_>, roll: &Roll) {
    let heading = roll.printed_heading.as_deref().unwrap_or_default();
    page.labelled(heading, 0, Style::Plain, &roll.text);
    for recipient in &roll.recipients {
        for remark in remarks(roll, recipient, context.lang) {
            page.paragraph(Style::Dim, 2, &remark);
        }
    }
}

/// A measure with its facts.
pub(super) fn write_measure(page: &mut Page, measure: &Measure, lang: Lang, indent: usize) {
    page.paragraph(Style::Plain, indent, &measure.text);
    for (label, value) in facts(measure, lang) {
        page.labelled(&format!("{label}  "), indent, Style::Plain, &value);
    }
}

/// The facts of a measure, each with its label: who carries it out, years, amounts, instruments.
fn facts(measure: &Measure, lang: Lang) -> Vec<(&'static str, String)> {
    let mut facts = vec![(
        lang.pick("组织实施", "carried out by"),
        measure.departments.join("、"),
    )];
    if !measure.years.is_empty() {
        let years: Vec<_> = measure.years.iter().map(u16::to_string).collect();
        facts.push((lang.pick("所涉年份", "years named"), years.join("、")));
    }
    for amount in &measure.amounts {
        let per = lang.pick("每个地方", "for each place:");
        facts.push((lang.pick("所列数额", "amount"), format!("{per} {amount}")));
    }
    for tag in &measure.instruments {
        let label = tag.instrument.label(lang);
        facts.push((
            lang.pick("激励方式", "instrument"),
            format!("{label}{}“{}”", lang.pick("：", ": "), tag.evidence),
        ));
    }
    facts
}

pub(super) fn as_markdown(context: &Context<'_>, id: CategoryId, cite: bool) -> String {
    let circular = context.catalog.circular(id.circular);
    let category = context.catalog.category(id);
    let mut text = format!("## {}\n", escape(&category.heading));
    let colon = context.lang.pick("：", ": ");
    for part in &category.parts {
        if let Some(heading) = &part.heading {
            text.push_str(&format!("\n### {}\n", escape(heading)));
        }
        for roll in &part.rolls {
            // Marks after a colon would end nothing where a character follows them.
            let heading = roll
                .heading()
                .map(|heading| format!("**{}**{}", escape(heading), escape(roll.colon())))
                .unwrap_or_default();
            text.push_str(&format!("\n{heading}{}\n", escape(&roll.text)));
            let remarks = roll
                .recipients
                .iter()
                .flat_map(|recipient| remarks(roll, recipient, context.lang));
            for remark in remarks {
                text.push_str(&format!("\n> {}\n", escape(&remark)));
            }
        }
        text.push_str(&format!("\n> {}\n\n", escape(&part.measure.text)));
        for (label, value) in facts(&part.measure, context.lang) {
            text.push_str(&format!("- {label}{colon}{}\n", escape(&value)));
        }
        if cite {
            let stands = wording::location(circular, category.numeral(), lines(part), context.lang);
            text.push_str(&format!(
                "- {}{colon}{}\n",
                context.lang.pick("出处", "source"),
                escape(&stands)
            ));
        }
    }
    if cite {
        text.push_str(&format!("\n{}\n", escape(&wording::reference(circular))));
    }
    text
}
