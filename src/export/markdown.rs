//! Markdown: tables, paragraphs and whole documents that mean what they say when they are pasted elsewhere.

use super::document::{Block, Document, Level, Table};
use crate::text::sanitize;

/// A document.
pub fn document(document: &Document) -> String {
    let mut text = format!("# {}\n", escape(&document.whole_title().plain()));
    let mut was_point = false;
    for block in &document.blocks {
        let is_point = matches!(block, Block::Point(_));
        // The points of a list follow one another.
        if !(is_point && was_point) {
            text.push('\n');
        }
        was_point = is_point;
        let line = |mark: &str, words: String| format!("{mark}{}\n", escape(&words));
        text.push_str(&match block {
            Block::Heading(Level::Section, words) => line("## ", words.plain()),
            Block::Heading(Level::Item, words) => line("### ", words.plain()),
            Block::Heading(Level::Part, words) => line("#### ", words.plain()),
            Block::Paragraph(words) => line("", words.plain()),
            Block::Point(words) => line("- ", words.plain()),
            Block::Table(rows) => document_table(rows),
        });
    }
    text
}

fn document_table(rows: &Table) -> String {
    let header: Vec<_> = rows.columns.iter().map(|column| column.heading).collect();
    let cells = rows.rows.iter();
    table(
        &header,
        cells.map(|row| row.iter().map(|cell| cell.plain()).collect::<Vec<_>>()),
    )
}

/// A table with a header.
pub fn table(header: &[impl AsRef<str>], rows: impl Iterator<Item = impl AsRef<[String]>>) -> String {
    let mut table = row(header.iter().map(|cell| escape(cell.as_ref())));
    table.push_str(&row(header.iter().map(|_| "---".to_owned())));
    for cells in rows {
        table.push_str(&row(cells.as_ref().iter().map(|cell| escape(cell))));
    }
    table
}

/// Text in which nothing is markup: characters that Markdown gives a meaning are escaped, and what a terminal
/// could obey is made visible.
pub fn escape(text: &str) -> String {
    let text = sanitize(text);
    let mut escaped = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let is_markup = match character {
            '\\' | '`' | '*' | '_' | '<' | '>' | '|' | '#' | '~' => true,
            // A box of a list of tasks.
            '[' => escaped.is_empty(),
            // A link, and what defines one. Else brackets are brackets: [Z].
            ']' => matches!(characters.peek(), Some('(' | '[' | ':')),
            // What would be another character: &lt; and &#60;.
            '&' => {
                let mut rest = characters.clone();
                let end = rest.find(|character| !character.is_ascii_alphanumeric() && *character != '#');
                end == Some(';')
            }
            _ => false,
        };
        if is_markup {
            escaped.push('\\');
        }
        escaped.push(character);
    }
    escaped
}

fn row(cells: impl Iterator<Item = String>) -> String {
    format!("| {} |\n", cells.collect::<Vec<_>>().join(" | "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_cell_is_markup() {
        let table = table(&["a"], [["x|y *z* \u{1b}".to_owned()]].into_iter());
        assert_eq!(table, "| a |\n| --- |\n| x\\|y \\*z\\* ␛ |\n");
    }

    #[test]
    fn what_would_be_another_character_stays_as_it_is() {
        for (text, expected) in [
            ("&lt;b&#62;", "\\&lt;b\\&\\#62;"),
            ("R&D; a & b", "R\\&D; a & b"),
            ("A&B", "A&B"),
        ] {
            assert_eq!(escape(text), expected);
        }
    }

    #[test]
    fn brackets_are_escaped_where_they_would_link() {
        let cases = [
            ("58号[Z]. 2023", "58号[Z]. 2023"),
            ("[a](b)", "\\[a\\](b)"),
            ("x [a][b]", "x [a\\][b]"),
            ("[a]: b", "\\[a\\]: b"),
            ("[ ] a", "\\[ ] a"),
        ];
        for (text, expected) in cases {
            assert_eq!(escape(text), expected);
        }
    }
}
