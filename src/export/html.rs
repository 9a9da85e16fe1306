//! Documents as web pages to be pasted into mail: whole in themselves, styled in place, nothing in them a link or a script.

use std::fmt::Write;

use super::document::{Block, Document, Level, Table, Text};
use crate::lang::Lang;

const BODY: &str = "max-width:46em;margin:2em auto;padding:0 1em;font:16px/1.8 FangSong,STFangsong,SimSun,serif;color:#000;\
                    background:#fff";
const TITLE: &str = "margin:1em 0;text-align:center;font-size:1.5em;line-height:1.5;font-weight:bold";
const TABLE: &str = "border-collapse:collapse;width:100%;margin:0.8em 0;font-size:0.88em;line-height:1.5";
const CELL: &str = "border:1px solid #666;padding:0.25em 0.5em;vertical-align:middle";

/// Documents as one page.
pub fn to_string(documents: &[Document]) -> String {
    let (lang, title) = documents.first().map_or((Lang::Zh, String::new()), |document| {
        (document.lang, document.whole_title().typeset(document.lang))
    });
    let mut page = format!(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n<title>{}</title>\n</head>\n\
         <body style=\"{BODY}\">\n",
        lang.pick("zh-CN", "en"),
        escape(&title)
    );
    for document in documents {
        write(&mut page, document);
    }
    page.push_str("</body>\n</html>\n");
    page
}

fn write(page: &mut String, document: &Document) {
    let lang = document.lang;
    element(page, "h1", TITLE, &document.whole_title(), lang);
    let indent = lang.pick("text-indent:2em;", "");
    for block in &document.blocks {
        match block {
            Block::Heading(level, text) => {
                let (tag, font) = match level {
                    Level::Section => ("h2", "font-family:SimHei,STHeiti,sans-serif;font-size:1.1em"),
                    Level::Item => ("h3", "font-family:KaiTi,STKaiti,serif;font-size:1em"),
                    Level::Part => ("h4", "font-size:1em"),
                };
                let style = format!("margin:0.6em 0 0.2em;{indent}font-weight:normal;{font}");
                element(page, tag, &style, text, lang);
            }
            Block::Paragraph(text) | Block::Point(text) => {
                let style = format!("margin:0.2em 0;{indent}text-align:justify");
                element(page, "p", &style, text, lang);
            }
            Block::Table(table) => write_table(page, table, lang),
        }
    }
}

fn write_table(page: &mut String, table: &Table, lang: Lang) {
    let shares = table
        .columns
        .iter()
        .map(|column| column.share)
        .sum::<usize>()
        .max(1);
    // Writing to a string cannot fail.
    let _ = write!(page, "<table style=\"{TABLE}\">\n<thead>\n<tr>");
    for column in &table.columns {
        let (width, heading) = (column.share * 100 / shares, escape(column.heading));
        let _ = write!(page, "<th style=\"{CELL};width:{width}%\">{heading}</th>");
    }
    page.push_str("</tr>\n</thead>\n<tbody>\n");
    for row in &table.rows {
        page.push_str("<tr>");
        for (cell, column) in row.iter().zip(&table.columns) {
            let align = if column.is_number { "right" } else { "left" };
            let cell = escape(&cell.typeset(lang));
            let _ = write!(page, "<td style=\"{CELL};text-align:{align}\">{cell}</td>");
        }
        page.push_str("</tr>\n");
    }
    page.push_str("</tbody>\n</table>\n");
}

fn element(page: &mut String, tag: &str, style: &str, text: &Text, lang: Lang) {
    let text = escape(&text.typeset(lang));
    let _ = writeln!(page, "<{tag} style=\"{style}\">{text}</{tag}>");
}

/// Text in which nothing is markup.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            other => escaped.push(other),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::document::Column;

    #[test]
    fn nothing_in_a_text_is_markup() {
        let hostile = "<script>x</script>&\"'\u{1b}";
        let page = to_string(&[Document {
            lang: Lang::En,
            title: vec![Text::source(hostile)],
            blocks: vec![
                Block::Point(Text::source(hostile)),
                Block::Table(Table {
                    columns: vec![Column::words("a", 1)],
                    rows: vec![vec![Text::source(hostile)]],
                }),
            ],
        }]);
        assert!(!page.contains("<script") && !page.contains('\u{1b}'), "{page}");
        let shown = "&lt;script&gt;x&lt;/script&gt;&amp;&quot;&#39;␛";
        assert_eq!(page.matches(shown).count(), 4);
    }
}
