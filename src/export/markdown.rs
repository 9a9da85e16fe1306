//! Markdown: tables and paragraphs that mean what they say when they are pasted elsewhere.

use crate::text::sanitize;

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
