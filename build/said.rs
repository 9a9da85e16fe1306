//! What the build says when something is wrong: a line for each fault, as compilers do, and not more than one reads.

use std::fmt::Display;

/// Faults that are said one by one.
const MOST_FAULTS: usize = 20;
/// Characters of a fault that are said.
const MOST_CHARACTERS: usize = 300;

/// A line for each fault, and how many more there are.
pub fn lines<T: Display>(faults: &[T]) -> Vec<String> {
    let mut lines: Vec<String> = faults
        .iter()
        .take(MOST_FAULTS)
        .map(|fault| shortened(&fault.to_string()))
        .collect();
    if let Some(more) = faults.len().checked_sub(MOST_FAULTS + 1) {
        lines.push(format!("and {} more", more + 1));
    }
    lines
}

fn shortened(line: &str) -> String {
    let mut characters = line.chars();
    let mut start: String = characters.by_ref().take(MOST_CHARACTERS).collect();
    if characters.next().is_some() {
        start.push('…');
    }
    start
}
