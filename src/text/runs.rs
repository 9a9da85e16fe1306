//! A line in runs: what is marked of it and what is not.

use std::ops::Range;

/// The runs of a line, in order, each with whether it is marked. The line begins at byte `start` of the text that the
/// ranges are of, which are in order or overlap as they like.
pub fn runs<'t>(line: &'t str, start: usize, marks: &[Range<usize>]) -> Vec<(bool, &'t str)> {
    let is_marked = |at: usize| marks.iter().any(|mark| mark.contains(&(start + at)));
    let mut runs = Vec::new();
    let (mut from, mut marked) = (0, is_marked(0));
    for (at, _) in line.char_indices().skip(1) {
        if is_marked(at) != marked {
            runs.extend(line.get(from..at).map(|run| (marked, run)));
            (from, marked) = (at, !marked);
        }
    }
    runs.extend(
        line.get(from..)
            .filter(|run| !run.is_empty())
            .map(|run| (marked, run)),
    );
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_marked_stands_apart() {
        let line = "科技专项资金";
        // Two marks that overlap are one run.
        assert_eq!(
            runs(line, 10, &[16..22, 19..28]),
            [(false, "科技"), (true, "专项资金")]
        );
        let first = 0..6;
        assert_eq!(
            runs(line, 0, std::slice::from_ref(&first)),
            [(true, "科技"), (false, "专项资金")]
        );
        assert_eq!(runs(line, 0, &[]), [(false, line)]);
        assert_eq!(runs("", 0, &[]), []);
    }
}
