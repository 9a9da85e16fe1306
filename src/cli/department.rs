//! `jili department`: one department's measures, to whom each, and what is due by when; without a name, all of them.

use clap::{Args, ValueHint};

use super::awards::{references, write_references};
use super::form::{Form, Rows};
use super::output::Printable;
use super::page::{Page, Style};
use super::{Context, Failure, scope};
use crate::catalog::CircularId;
use crate::export::department::{department_file, department_lines, department_sums};
use crate::export::markdown::{self, escape};
use crate::lang::Lang;
use crate::report::{AwardReport, DepartmentInCircular, DepartmentMeasure, DepartmentReport};
use crate::wording;

/// What `department` takes.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The department: 商务厅, swt, 发改委; without it, all departments
    #[arg(value_hint = ValueHint::Other)]
    department: Option<String>,
    #[command(flatten)]
    rows: Rows,
    /// Say where each measure stands in the document
    #[arg(long)]
    cite: bool,
    #[command(flatten)]
    pub(super) scope: scope::Words,
}

pub(super) fn run(context: &Context<'_>, arguments: &Arguments) -> Result<(), Failure> {
    let (rows, view) = (&arguments.rows, context.view);
    let form = rows.form(Form::Text, context.lang)?;
    let named = arguments.department.as_ref();
    let named = named
        .map(|query| context.resolver().department(query))
        .transpose()?;
    let reports = match named {
        Some(name) => vec![DepartmentReport::new(view, name)],
        None => DepartmentReport::all(view),
    };
    let cite = arguments.cite;
    let answer = match (form, named) {
        (Form::Json, _) => Printable::json(&department_file(view, &reports))?,
        (Form::Csv, Some(_)) => rows.csv(context, &department_lines(view, &reports, context.lang))?,
        (Form::Csv, None) => rows.csv(context, &department_sums(&reports))?,
        (Form::Markdown, _) => {
            let mut text = context.markdown_scope();
            match named {
                Some(_) => reports
                    .iter()
                    .for_each(|report| text.push_str(&as_markdown(context, report, cite))),
                None => text.push_str(&tables(context, &reports)),
            }
            if cite {
                text.push_str(&references(context));
            }
            Printable::lines(&text)
        }
        (Form::Text, _) => {
            let mut page = rows.target.page(context);
            context.write_scope(&mut page);
            match named {
                Some(_) => reports
                    .iter()
                    .for_each(|report| write_report(&mut page, context, report, cite)),
                None => write_tables(&mut page, context, &reports),
            }
            if cite {
                write_references(&mut page, context);
            }
            page.into()
        }
    };
    rows.target.put(context, answer)
}

fn header(lang: Lang) -> [&'static str; 5] {
    lang.pick(
        ["组织实施单位", "措施", "激励对象", "项次", "明确额度"],
        ["Department", "Measures", "Recipients", "Awards", "Stated"],
    )
}

/// The departments of one circular: name, measures, recipients, awards, what is stated.
fn rows_of(context: &Context<'_>, reports: &[DepartmentReport<'_>], id: CircularId) -> Vec<[String; 5]> {
    let lang = context.lang;
    let rows = reports.iter().filter_map(|report| {
        let said = report.circulars.iter().find(|said| said.id == id)?;
        Some([
            wording::departments([report.name], lang),
            said.measures.len().to_string(),
            said.totals.recipients().to_string(),
            said.totals.awards.to_string(),
            wording::department_stated(said, lang),
        ])
    });
    rows.collect()
}

fn write_tables(page: &mut Page, context: &Context<'_>, reports: &[DepartmentReport<'_>]) {
    for (id, circular) in context.view.circulars() {
        page.blank();
        if let Some(heading) = context.heading_of(circular) {
            page.heading(&heading);
        }
        let rows = rows_of(context, reports, id).into_iter();
        let rows: Vec<_> = rows.map(|row| row.map(|cell| (Style::Plain, cell))).collect();
        let right = [false, true, true, true, false];
        page.columns(Some(&header(context.lang)), &rows, &right);
    }
}

fn tables(context: &Context<'_>, reports: &[DepartmentReport<'_>]) -> String {
    let tables = context.view.circulars().map(|(id, circular)| {
        let heading = context.heading_of(circular);
        let heading = heading.map(|heading| format!("## {}\n\n", escape(&heading)));
        let table = markdown::table(&header(context.lang), rows_of(context, reports, id).into_iter());
        format!("{}{table}", heading.unwrap_or_default())
    });
    tables.collect::<Vec<_>>().join("\n")
}

/// What is said of a department in a circular, a label each.
fn facts(said: &DepartmentInCircular<'_>, lang: Lang) -> Vec<(&'static str, String)> {
    let stated = wording::department_stated(said, lang);
    let facts = [
        (
            lang.pick("组织实施", "Implements"),
            Some(wording::department_counts(said, lang)),
        ),
        (
            lang.pick("明确额度", "Stated"),
            Some(stated).filter(|stated| !stated.is_empty()),
        ),
        (
            lang.pick("报送期限", "To report"),
            said.due.as_ref().map(|due| wording::due(due, lang)),
        ),
    ];
    let said = facts.into_iter().filter_map(|(label, fact)| Some((label, fact?)));
    said.collect()
}

fn write_report(page: &mut Page, context: &Context<'_>, report: &DepartmentReport<'_>, cite: bool) {
    let lang = context.lang;
    page.heading(&wording::departments([report.name], lang));
    for said in &report.circulars {
        page.paragraph(Style::Dim, 0, &wording::circular_name(said.circular, lang));
        page.blank();
        for (label, fact) in facts(said, lang) {
            page.labelled(&format!("{label}  "), 0, Style::Plain, &fact);
        }
        for of in &said.measures {
            page.blank();
            let pieces = [
                (Style::Dim, format!("{:>2}", of.citation.category.number)),
                (Style::Heading, wording::department_measure(of, lang)),
                (Style::Dim, of.role.label(lang).to_owned()),
            ];
            page.pieces(4, &pieces);
            page.paragraph(Style::Plain, 4, &of.measure.text);
            for (label, fact) in of_measure(context, of, cite) {
                page.labelled(&format!("{label}  "), 4, Style::Plain, &fact);
            }
        }
        page.blank();
    }
}

/// What is said of a measure below its words: what it states, to whom it is given, what must be said of their entries.
fn of_measure(context: &Context<'_>, of: &DepartmentMeasure<'_>, cite: bool) -> Vec<(&'static str, String)> {
    let lang = context.lang;
    let mut facts = wording::measure_facts(of.measure, lang);
    let recipients = lang.pick("激励对象", "Recipients");
    let lists = of
        .rolls
        .iter()
        .map(|(roll, _)| (recipients, wording::list(roll, lang)));
    facts.extend(lists);
    let awards = of.awards().map(|id| AwardReport::new(context.catalog, id));
    let remarks = awards.flat_map(|award| wording::remarks(&award, lang));
    facts.extend(remarks.map(|remark| (lang.pick("名称说明", "Name"), remark)));
    if cite {
        facts.push((lang.pick("出处", "Source"), wording::citation(&of.citation, lang)));
    }
    facts
}

fn as_markdown(context: &Context<'_>, report: &DepartmentReport<'_>, cite: bool) -> String {
    let lang = context.lang;
    let colon = lang.pick("：", ": ");
    let item = |(label, fact): (&str, String)| format!("- {label}{colon}{}\n", escape(&fact));
    let mut text = format!("# {}\n", escape(&wording::departments([report.name], lang)));
    for said in &report.circulars {
        text.push_str(&format!(
            "\n{}\n\n",
            escape(&wording::circular_name(said.circular, lang))
        ));
        text.extend(facts(said, lang).into_iter().map(item));
        for of in &said.measures {
            let number = wording::item_label(of.citation.category, lang);
            let heading = format!(
                "{number}{}{}",
                lang.pick("、", ". "),
                wording::department_measure(of, lang)
            );
            let heading = escape(&heading);
            text.push_str(&format!("\n## {heading}\n\n> {}\n\n", escape(&of.measure.text)));
            let role = (lang.pick("职责", "Role"), of.role.label(lang).to_owned());
            let facts = [role].into_iter().chain(of_measure(context, of, cite));
            text.extend(facts.map(item));
        }
    }
    text
}
