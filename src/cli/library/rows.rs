//! `jili library` alone: the circulars that there are, a line each.

use crate::cli::form::{Form, Rows};
use crate::cli::output::Printable;
use crate::cli::page::{Cell, Style};
use crate::cli::{Context, Failure};
use crate::export::{LibraryRow, library_file, library_rows, markdown, xlsx};
use crate::library::Library;

/// Lists them in a form.
///
/// # Errors
/// When the answer cannot be written.
pub(super) fn list(context: &Context<'_>, library: Option<Library>, rows: &Rows) -> Result<(), Failure> {
    let lang = context.lang;
    let folder = library.map(|library| library.folder().display().to_string());
    let all = library_rows(context.catalog);
    let answer = match rows.form(Form::Text, lang)? {
        Form::Json => Printable::json(&library_file(context.catalog, folder.as_deref()))?,
        Form::Csv => rows.csv(context, &all)?,
        Form::Xlsx => {
            let notes = notes(context, folder.as_deref());
            let all = all.into_iter().map(|row| {
                let remarks = remarks(context, &row).join(lang.pick("，", ", "));
                (row, remarks)
            });
            rows.xlsx(context, &xlsx::library(all, lang), &notes)?
        }
        Form::Markdown => {
            let cells = all.iter().map(|row| cells(context, row));
            Printable::lines(&markdown::table(&header(context), cells))
        }
        Form::Text => {
            let mut page = rows.target.page(context);
            let table = all.iter().map(|row| -> Vec<Cell> {
                let cells = cells(context, row).into_iter();
                cells.map(|cell| (Style::Plain, cell)).collect()
            });
            let right = [false, false, false, false, true, true, true, true, true, false];
            page.columns(Some(&header(context)), &table.collect::<Vec<_>>(), &right);
            page.blank();
            for note in notes(context, folder.as_deref()) {
                page.paragraph(Style::Dim, 0, &note);
            }
            page.into()
        }
    };
    rows.target.put(context, answer)
}

fn header(context: &Context<'_>) -> [&'static str; 10] {
    context.lang.pick(
        [
            "编号",
            "发文机关",
            "文号",
            "日期",
            "年度",
            "事项",
            "项次",
            "地方",
            "待核",
            "说明",
        ],
        [
            "Id",
            "Issuer",
            "Number",
            "Date",
            "Year",
            "Categories",
            "Awards",
            "Places",
            "To check",
            "Notes",
        ],
    )
}

fn cells(context: &Context<'_>, row: &LibraryRow) -> Vec<String> {
    let number = |number: Option<u32>| number.map(|number| number.to_string()).unwrap_or_default();
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    vec![
        row.circular.clone(),
        text(&row.issuer),
        text(&row.document_number),
        text(&row.issued_on),
        row.award_year.map(|year| year.to_string()).unwrap_or_default(),
        number(row.categories),
        number(row.awards),
        number(row.places),
        number(row.open),
        remarks(context, row).join(context.lang.pick("，", ", ")),
    ]
}

/// What must be said of one of them.
fn remarks(context: &Context<'_>, row: &LibraryRow) -> Vec<String> {
    let lang = context.lang;
    let faults = row.faults;
    let said = [
        (faults > 0).then(|| {
            lang.pick(
                format!("未载入：{faults} 处错误"),
                format!("not loaded: {faults} faults"),
            )
        }),
        row.default.then(|| lang.pick("默认", "default").to_owned()),
        match row.origin {
            "built-in" => Some(lang.pick("内置", "built in").to_owned()),
            "in-place-of-built-in" => {
                Some(lang.pick("代替内置的", "in place of the built-in one").to_owned())
            }
            _ => None,
        },
        row.synthetic
            .then(|| lang.pick("虚构样例", "an invented example").to_owned()),
        row.same_number.as_ref().map(|others| {
            lang.pick(
                format!("文号与 {others} 相同"),
                format!("the same number as {others}"),
            )
        }),
    ];
    said.into_iter().flatten().collect()
}

/// Where they are, and what to do about those that are not loaded.
fn notes(context: &Context<'_>, folder: Option<&str>) -> Vec<String> {
    let place = folder.map(|folder| context.pick(format!("通报库：{folder}"), format!("Library: {folder}")));
    let broken = (!context.catalog.broken().is_empty()).then(|| {
        context.pick(
            "未载入的，用 jili library check 列出全部错误",
            "For all that is wrong with those not loaded: jili library check",
        )
    });
    place.into_iter().chain(broken).collect()
}
