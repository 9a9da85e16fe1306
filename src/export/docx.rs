//! Documents for Word and WPS, laid out as an office's papers are: A4 with the margins of GB/T 9704, text in 仿宋 三号,
//! headings in 黑体 and 楷体, page numbers on the outer side. What that looks like stands in `docx/styles.xml`; here
//! stands which style each paragraph has.

mod parts;

use std::io::{self, Cursor};

use docx_rs::{
    AlignmentType, BreakType, Docx, Footer, PageMargin, PageNum, Paragraph, Run, RunFonts, SpecialIndentType,
    Table as DocxTable, TableAlignmentType, TableCell, TableCellMargins, TableLayoutType, TableRow,
    VAlignType, WidthType,
};

use super::document::{Block, Column, Document, Level, Table, Text};
use crate::lang::Lang;
use crate::text::width;

/// A4, in twips: 1 mm is 1440 / 25.4 of them.
const PAGE: (u32, u32) = (11906, 16838);
/// 37 mm above, 35 below, 28 at the left, 26 at the right; page numbers 7 mm below the text.
const MARGINS: PageMargin = PageMargin {
    top: 2098,
    bottom: 1984,
    left: 1588,
    right: 1474,
    header: 851,
    footer: 1417,
    gutter: 0,
};
/// What the margins leave between them.
const TEXT_WIDTH: usize = 8844;
/// How much of a title stands in a line: twenty characters of 二号, less the room that is left around numbers.
const TITLE_CELLS: usize = 38;
/// One character of 四号, by which page numbers stand in from the edge.
const ONE_CHARACTER: i32 = 280;

/// Documents as one file, each beginning on a page of its own.
///
/// # Errors
/// When the archive cannot be written, which in memory does not happen.
pub fn to_bytes(documents: &[Document]) -> io::Result<Vec<u8>> {
    let mut docx = Docx::new()
        .page_size(PAGE.0, PAGE.1)
        .page_margin(MARGINS)
        .footer(page_number(AlignmentType::Right))
        .even_footer(page_number(AlignmentType::Left));
    for (at, document) in documents.iter().enumerate() {
        docx = add(docx, document, at > 0);
    }
    let title = documents.first();
    let title = title.map(|document| document.whole_title().typeset(document.lang));
    let parts = parts::completed(docx.build(), &title.unwrap_or_default());
    let mut archive = Cursor::new(Vec::new());
    parts.pack(&mut archive).map_err(io::Error::other)?;
    Ok(archive.into_inner())
}

fn add(mut docx: Docx, document: &Document, on_new_page: bool) -> Docx {
    let lang = document.lang;
    docx = docx.add_paragraph(title(document).page_break_before(on_new_page));
    for block in &document.blocks {
        docx = match block {
            Block::Heading(level, text) => docx.add_paragraph(paragraph(text, style(*level), lang)),
            Block::Paragraph(text) | Block::Point(text) => {
                docx.add_paragraph(paragraph(text, "Normal", lang))
            }
            // Room on both sides of a table, which has none of its own.
            Block::Table(rows) => docx
                .add_paragraph(Paragraph::new().style("Gap").keep_next(true))
                .add_table(table(rows, lang))
                .add_paragraph(Paragraph::new().style("Gap")),
        };
    }
    docx
}

/// The title, broken where it may be if it is longer than a line.
fn title(document: &Document) -> Paragraph {
    let lang = document.lang;
    let whole = document.whole_title().typeset(lang);
    let title = Paragraph::new().style("Title");
    if width(&whole) <= TITLE_CELLS {
        return title.add_run(run(&whole, lang));
    }
    let lines = document.title.iter().map(|piece| run(&piece.typeset(lang), lang));
    lines.enumerate().fold(title, |title, (at, line)| {
        let title = if at == 0 {
            title
        } else {
            title.add_run(Run::new().add_break(BreakType::TextWrapping))
        };
        title.add_run(line)
    })
}

fn style(level: Level) -> &'static str {
    match level {
        Level::Section => "Heading1",
        Level::Item => "Heading2",
        Level::Part => "Heading3",
    }
}

fn paragraph(text: &Text, style: &str, lang: Lang) -> Paragraph {
    Paragraph::new()
        .style(style)
        .add_run(run(&text.typeset(lang), lang))
}

/// A run in the paragraph's fonts. Quotation marks and dashes have the Chinese font in Chinese text, as full characters.
fn run(text: &str, lang: Lang) -> Run {
    let run = Run::new().add_text(text);
    match lang {
        Lang::Zh => run.fonts(RunFonts::new().hint("eastAsia")),
        Lang::En => run,
    }
}

fn table(table: &Table, lang: Lang) -> DocxTable {
    let widths = widths(&table.columns);
    let heading = table.columns.iter().map(|column| {
        let heading = Paragraph::new().style("TableHeading");
        heading.add_run(run(column.heading, lang))
    });
    let mut rows = vec![row(heading, &widths)];
    rows.extend(table.rows.iter().map(|cells| {
        let cells = cells.iter().zip(&table.columns).map(|(cell, column)| {
            let style = if column.is_number {
                "TableNumber"
            } else {
                "TableText"
            };
            paragraph(cell, style, lang)
        });
        row(cells, &widths)
    }));
    DocxTable::new(rows)
        .set_grid(widths)
        .width(TEXT_WIDTH, WidthType::Dxa)
        .align(TableAlignmentType::Center)
        .layout(TableLayoutType::Fixed)
        .margins(TableCellMargins::new().margin(30, 80, 30, 80))
}

fn row(cells: impl Iterator<Item = Paragraph>, widths: &[usize]) -> TableRow {
    let cells = cells.zip(widths).map(|(paragraph, width)| {
        TableCell::new()
            .add_paragraph(paragraph)
            .vertical_align(VAlignType::Center)
            .width(*width, WidthType::Dxa)
    });
    TableRow::new(cells.collect()).cant_split()
}

/// The widths of columns by their shares, in twips.
fn widths(columns: &[Column]) -> Vec<usize> {
    let shares = columns.iter().map(|column| column.share).sum::<usize>().max(1);
    columns
        .iter()
        .map(|column| TEXT_WIDTH * column.share / shares)
        .collect()
}

/// — 1 — on the outer side of the page, one character in from it.
fn page_number(side: AlignmentType) -> Footer {
    let (left, right) = match side {
        AlignmentType::Right => (0, ONE_CHARACTER),
        _ => (ONE_CHARACTER, 0),
    };
    let dash = |text| Run::new().add_text(text).fonts(RunFonts::new().hint("eastAsia"));
    let paragraph = Paragraph::new()
        .style("Footer")
        .align(side)
        .indent(
            Some(left),
            Some(SpecialIndentType::FirstLine(0)),
            Some(right),
            None,
        )
        .add_run(dash("— "))
        .add_page_num(PageNum::new())
        .add_run(dash(" —"));
    Footer::new().add_paragraph(paragraph)
}
