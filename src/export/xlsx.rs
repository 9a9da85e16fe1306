//! Sheets for Excel and WPS: typed cells, a header that stays and filters, columns as wide as Chinese needs, and a second
//! sheet that says what the first is about and where it is from.
//!
//! Text is text: what begins with = is no formula, a code keeps its zeros, nothing is guessed to be a date. Whoever has
//! rows makes a [`Table`] of them and gives it to [`to_bytes`].

mod awards;
mod comparison;
mod department;
mod history;
mod library;
mod overview;
mod places;
mod stats;

use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, IgnoreError, Workbook, Worksheet,
    XlsxError,
};

use crate::catalog::View;
use crate::circular::Decimal;
use crate::lang::Lang;
use crate::report::ten_thousands;
use crate::text::width;
use crate::wording;
pub use awards::awards;
pub use comparison::comparison;
pub use department::{department_measures, departments};
pub use history::history;
pub use library::library;
pub use overview::overview;
pub use places::places;
pub use stats::stats;

/// The widest column of prose, and the widest of other text, in half-width characters; longer text is wrapped.
const PROSE: usize = 60;
const WIDEST: usize = 30;
const NARROWEST: usize = 6;
/// What can still be read where it is printed across a page.
const LEGIBLE: f64 = 200.0;
/// Excel's number of the paper.
const A4: u8 = 9;
/// What a filter's button takes of a heading.
const BUTTON: usize = 3;

/// Rows of typed cells.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// The name of the sheet.
    pub name: String,
    /// What its columns are.
    pub columns: Vec<Column>,
    /// Its rows, each with a cell for every column.
    pub rows: Vec<Vec<Cell>>,
}

/// A column.
#[derive(Clone, Debug)]
pub struct Column {
    /// What stands above it.
    pub heading: String,
    /// What stands in it.
    pub kind: Kind,
}

/// What stands in a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Names, codes, words.
    Text,
    /// Sentences, which are wrapped.
    Prose,
    /// Numbers.
    Number,
    /// Dates.
    Date,
}

/// A cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// Text, whatever it begins with.
    Text(String),
    /// A number.
    Number(f64),
    /// A day as 2023-09-19.
    Date(String),
}

impl Column {
    /// A column of this heading and kind.
    pub fn new(heading: impl Into<String>, kind: Kind) -> Self {
        Self {
            heading: heading.into(),
            kind,
        }
    }
}

impl Table {
    /// An empty sheet of this name.
    pub fn new(name: impl Into<String>, columns: Vec<Column>) -> Self {
        Self {
            name: name.into(),
            columns,
            rows: Vec::new(),
        }
    }
}

impl Cell {
    /// A count.
    pub fn count(count: usize) -> Self {
        // No count comes near what an f64 cannot hold.
        Self::Number(count as f64)
    }

    /// A count, or nothing.
    pub fn optional_count(count: Option<usize>) -> Self {
        count.map_or(Self::Empty, Self::count)
    }

    /// A sum of money in 元 as 万元; nothing where none is stated, which is not the same as none.
    fn money(yuan: u64) -> Self {
        match yuan {
            0 => Self::Empty,
            yuan => ten_thousands(yuan).into(),
        }
    }

    /// Text, or nothing.
    pub fn optional(text: Option<impl Into<String>>) -> Self {
        text.map_or(Self::Empty, |text| Self::Text(text.into()))
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        match text {
            "" => Self::Empty,
            text => Self::Text(text.to_owned()),
        }
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::from(&*text)
    }
}

impl From<Decimal> for Cell {
    fn from(number: Decimal) -> Self {
        Self::Number(number.to_f64())
    }
}

/// A file of a table and, on a second sheet, of what it is about: the scope, the documents, and `notes` on how to read
/// it.
///
/// # Errors
/// When it is more than a sheet can hold: a million rows, or 32,767 characters in a cell.
pub fn to_bytes(table: &Table, view: &View<'_>, notes: &[String], lang: Lang) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // The same answer is the same file: it does not tell when it was written.
    let written = ExcelDateTime::from_ymd(1980, 1, 1)?;
    workbook.set_properties(
        &DocProperties::new()
            .set_author("jili")
            .set_creation_datetime(&written),
    );
    write(workbook.add_worksheet(), table)?;
    let about = about(view, notes, lang);
    write(workbook.add_worksheet(), &about)?;
    workbook.save_to_buffer()
}

/// What an answer is about and where it is from.
fn about(view: &View<'_>, notes: &[String], lang: Lang) -> Table {
    let columns = vec![
        Column::new(lang.pick("内容", "What"), Kind::Text),
        Column::new(lang.pick("说明", "Which"), Kind::Prose),
    ];
    let mut table = Table::new(lang.pick("范围与来源", "Scope and source"), columns);
    let mut row = |what: &str, which: String| table.rows.push(vec![what.into(), which.into()]);
    let region = view.gazetteer().full_name(view.region(), lang);
    row(lang.pick("地区", "Region"), region);
    for (_, circular) in view.circulars() {
        row(lang.pick("范围", "Scope"), wording::circular_name(circular, lang));
    }
    for (id, _) in view.circulars() {
        row(
            lang.pick("来源", "Source"),
            wording::reference(view.catalog(), id, lang),
        );
    }
    for note in notes {
        row(lang.pick("说明", "Note"), note.clone());
    }
    let program = concat!("jili ", env!("CARGO_PKG_VERSION"));
    row(lang.pick("整理", "Made by"), program.to_owned());
    table
}

fn write(sheet: &mut Worksheet, table: &Table) -> Result<(), XlsxError> {
    sheet.set_name(sheet_name(&table.name))?;
    let last_column = u16::try_from(table.columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
    let last_row = u32::try_from(table.rows.len()).unwrap_or(u32::MAX);
    let mut all_columns = 0.0;
    let heading = Format::new()
        .set_bold()
        .set_text_wrap()
        .set_align(FormatAlign::VerticalCenter)
        .set_border_bottom(FormatBorder::Thin);
    for (at, column) in (0..=last_column).zip(&table.columns) {
        sheet.write_string_with_format(0, at, &column.heading, &heading)?;
        let cells = table.rows.iter().filter_map(|row| row.get(usize::from(at)));
        let width = column_width(column, cells);
        sheet.set_column_width(at, width)?;
        all_columns += width;
    }
    for (at, cells) in (1..=last_row).zip(&table.rows) {
        for ((position, column), cell) in (0..=last_column).zip(&table.columns).zip(cells) {
            write_cell(sheet, (at, position), cell, &format(column.kind))?;
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    if !table.columns.is_empty() {
        sheet.autofilter(0, 0, last_row, last_column)?;
        // Codes are no numbers that somebody forgot to convert.
        sheet.ignore_error_range(0, 0, last_row, last_column, IgnoreError::NumberStoredAsText)?;
        sheet.set_repeat_rows(0, 0)?;
    }
    sheet.set_landscape().set_paper_size(A4);
    if all_columns <= LEGIBLE {
        sheet.set_print_fit_to_pages(1, 0);
    }
    Ok(())
}

fn write_cell(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    cell: &Cell,
    format: &Format,
) -> Result<(), XlsxError> {
    match cell {
        Cell::Empty => sheet.write_blank(row, column, format)?,
        Cell::Text(text) => sheet.write_string_with_format(row, column, text, format)?,
        Cell::Number(number) => sheet.write_number_with_format(row, column, *number, format)?,
        Cell::Date(day) => match ExcelDateTime::parse_from_str(day) {
            Ok(date) => sheet.write_datetime_with_format(row, column, &date, format)?,
            // What is no day is kept as it is.
            Err(_) => sheet.write_string_with_format(row, column, day, format)?,
        },
    };
    Ok(())
}

fn format(kind: Kind) -> Format {
    let format = Format::new().set_align(FormatAlign::Top);
    match kind {
        Kind::Text | Kind::Prose => format.set_text_wrap(),
        Kind::Number => format,
        Kind::Date => format.set_num_format("yyyy-mm-dd"),
    }
}

/// As wide as the widest cell, a Chinese character being two, within bounds.
fn column_width<'c>(column: &Column, cells: impl Iterator<Item = &'c Cell>) -> f64 {
    let widest = cells.map(|cell| match cell {
        Cell::Empty => 0,
        Cell::Text(text) => width(text),
        Cell::Number(number) => number.to_string().len(),
        Cell::Date(day) => day.len(),
    });
    let most = if column.kind == Kind::Prose { PROSE } else { WIDEST };
    let heading = width(&column.heading) + BUTTON;
    let cells = widest.max().unwrap_or_default().min(most);
    // No width comes near what an f64 cannot hold.
    cells.max(heading.min(most)).max(NARROWEST) as f64 + 1.0
}

/// A name that a sheet may have: without what Excel forbids, and of 31 characters at most.
fn sheet_name(name: &str) -> String {
    let allowed = |character: char| !matches!(character, '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '\'');
    let name: String = name
        .chars()
        .filter(|character| allowed(*character))
        .take(31)
        .collect();
    if name.is_empty() { "1".to_owned() } else { name }
}
