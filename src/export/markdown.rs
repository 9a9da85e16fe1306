//! Markdown: tables and paragraphs that mean what they say when they are pasted elsewhere.

use crate::text::sanitize;

/// A table with a header.
pub fn table<const N: usize>(header: [&str; N], rows: impl Iterator<Item = [String; N]>) -> String {
    let mut table = row(header.iter().map(|cell| escape(cell)));
    table.push_str(&row(header.iter().map(|_| "---".to_owned())));
    for cells in rows {
        table.push_str(&row(cells.iter().map(|cell| escape(cell))));
    }
    table
}

/// Text in which nothing is markup: characters that Markdown gives a meaning are escaped, and what a terminal
/// could obey is made visible.
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in sanitize(text).chars() {
        if matches!(
            character,
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '#' | '~'
        ) {
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
        let table = table(["a"], [["x|y *z* \u{1b}".to_owned()]].into_iter());
        assert_eq!(table, "| a |\n| --- |\n| x\\|y \\*z\\* ␛ |\n");
    }
}
