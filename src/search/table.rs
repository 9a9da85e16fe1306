//! Small tables: the search's own, in `data/search`, and those of the gazetteer that only the search needs.

/// The rows of a table without its header, filled up to `N` fields; the last has what is left. The tables are the
/// program's own: only in what is left are there quotes.
pub(super) fn rows<const N: usize>(table: &str) -> impl Iterator<Item = [&str; N]> {
    table.lines().skip(1).map(|line| {
        let mut fields = line.splitn(N, ',');
        std::array::from_fn(|_| fields.next().unwrap_or_default())
    })
}
