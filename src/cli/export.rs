//! `jili export`: whole circulars as a file.

use clap::Args;

use super::form::{Form, Rows};
use super::output::Printable;
use super::page::Style;
use super::show::{as_markdown, write_category};
use super::{Context, Failure, scope};
use crate::circular::{BlockKind, Circular};
use crate::export::markdown::escape;
use crate::export::{award_rows, circular_file, csv, xlsx};
use crate::report::CategoryReport;

/// What `export` takes.
#[derive(Debug, Args)]
pub struct Arguments {
    #[command(flatten)]
    rows: Rows,
    #[command(flatten)]
    pub(super) scope: scope::Words,
}

pub(super) fn run(context: &Context<'_>, arguments: &Arguments) -> Result<(), Failure> {
    let (catalog, view, rows) = (context.catalog, context.view, &arguments.rows);
    let answer = match rows.form(Form::Json, context.lang)? {
        Form::Csv => {
            let awards = award_rows(catalog, view.award_ids());
            rows.csv(context, &awards.iter().map(csv::Award::from).collect::<Vec<_>>())?
        }
        Form::Xlsx => {
            let table = xlsx::awards(catalog, view.award_ids(), context.lang);
            rows.xlsx(context, &table, &[])?
        }
        Form::Json => {
            let mut files = view
                .circulars()
                .map(|(_, circular)| circular_file(catalog, circular));
            match (view.single(), files.next()) {
                (Some(_), Some(file)) => Printable::json(&file)?,
                (_, first) => Printable::json(&first.into_iter().chain(files).collect::<Vec<_>>())?,
            }
        }
        Form::Markdown => {
            let mut texts = Vec::new();
            for (id, circular) in view.circulars() {
                let categories = catalog.categories_of(id);
                let categories = categories.map(|(id, _)| CategoryReport::new(view, id));
                let categories: Vec<_> = categories
                    .map(|report| as_markdown(context, &report, false))
                    .collect();
                let [before, after] = around(circular);
                let mut text = format!("# {}\n", escape(circular.title()));
                text.extend(
                    before
                        .iter()
                        .map(|paragraph| format!("\n{}\n", escape(paragraph))),
                );
                text.extend(annex(circular).map(|annex| format!("\n# {}\n", escape(&annex))));
                text.extend(categories.iter().map(|category| format!("\n{category}")));
                text.extend(after.iter().map(|paragraph| format!("\n{}\n", escape(paragraph))));
                texts.push(text);
            }
            Printable::lines(&texts.join("\n"))
        }
        Form::Text => {
            let mut page = rows.target.page(context);
            for (id, circular) in view.circulars() {
                let [before, after] = around(circular);
                page.blank();
                page.heading(circular.title());
                let mut paragraphs = |paragraphs: &[&str]| {
                    for paragraph in paragraphs {
                        page.blank();
                        page.paragraph(Style::Plain, 0, paragraph);
                    }
                };
                paragraphs(&before);
                let annex = annex(circular);
                paragraphs(annex.as_deref().as_slice());
                for (id, _) in catalog.categories_of(id) {
                    page.blank();
                    write_category(&mut page, context, &CategoryReport::new(view, id), false);
                }
                page.blank();
                for paragraph in after {
                    page.paragraph(Style::Plain, 0, paragraph);
                }
            }
            page.into()
        }
    };
    rows.target.put(context, answer)
}

/// The document's paragraphs before the lists and after them, in the order in which they are printed.
fn around(circular: &Circular) -> [Vec<&str>; 2] {
    let (mut before, mut after) = (Vec::new(), Vec::new());
    let mut has_begun = false;
    for block in &circular.blocks {
        match block.kind {
            // They have places of their own.
            BlockKind::Title | BlockKind::Annex | BlockKind::AnnexTitle => {}
            BlockKind::Heading => has_begun = true,
            _ if block.text.is_empty() => {}
            _ if has_begun => after.push(&*block.text),
            _ => before.push(&*block.text),
        }
    }
    [before, after]
}

/// The words over the annex; `None` where the lists stand in the body.
fn annex(circular: &Circular) -> Option<String> {
    let words = [BlockKind::Annex, BlockKind::AnnexTitle].map(|kind| circular.text(kind));
    let words: Vec<_> = words.into_iter().flatten().collect();
    (!words.is_empty()).then(|| words.join("　"))
}
