//! The search's own tables, in `data/search`.

/// The rows of a table without its header, filled up to four fields. The tables are the program's own: they
/// have no quotes.
pub(super) fn rows(table: &str) -> impl Iterator<Item = [&str; 4]> {
    table.lines().skip(1).map(|line| {
        let mut fields = line.splitn(4, ',');
        std::array::from_fn(|_| fields.next().unwrap_or_default())
    })
}
