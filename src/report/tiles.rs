//! Maps of tiles: who lies where, with as much room for the smallest as for the largest. A table for each region that has
//! one, checked by tests.

/// Where a place stands on its region's map, and what it is called there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tile {
    /// From the top, counted from 0.
    pub row: usize,
    /// From the left, counted from 0.
    pub column: usize,
    /// Two characters at most.
    pub label: &'static str,
}

/// Each map with the key of its region: a tile a line, `key,row,col,label`.
const MAPS: [(&str, &str); 2] = [
    ("100000", include_str!("../../data/tiles/china.csv")),
    ("510000", include_str!("../../data/tiles/510000.csv")),
];

/// The tiles of a region's members by the members' keys; none where there is no map.
pub fn tiles(region: &str) -> impl Iterator<Item = (&'static str, Tile)> + use<> {
    let map = MAPS.iter().find(|(key, _)| *key == region);
    let lines = map.map_or("", |(_, table)| table).lines().skip(1);
    lines.filter_map(|line| {
        let mut fields = line.split(',');
        let key = fields.next()?;
        let row = fields.next()?.parse().ok()?;
        let column = fields.next()?.parse().ok()?;
        let label = fields.next()?;
        Some((key, Tile { row, column, label }))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_a_map_is_a_tile() {
        for (region, count) in [("510000", 21), ("100000", 34), ("440000", 0)] {
            assert_eq!(tiles(region).count(), count, "{region}");
        }
        let (key, tile) = tiles("510000").last().unwrap();
        assert_eq!((key, tile.row, tile.column, tile.label), ("510500", 4, 3, "泸州"));
    }
}
