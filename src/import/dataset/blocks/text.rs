//! Words of a text without its lines: blanks at the ends of lines go, and so does what cannot be seen.

use crate::text::is_dangerous;

/// The lines of a stretch one behind the other.
pub(super) fn joined(raw: &str) -> String {
    raw.split('\n').map(line).collect()
}

/// A line without blanks at its ends and without what cannot be seen.
fn line(raw: &str) -> String {
    let seen: String = raw
        .chars()
        .filter(|character| !is_dangerous(*character))
        .collect();
    seen.trim().to_owned()
}

/// The characters of a text but for blanks and what cannot be seen.
pub(super) fn visible(text: &str) -> String {
    let seen = |character: &char| !character.is_whitespace() && !is_dangerous(*character);
    text.chars().filter(seen).collect()
}

/// A heading without blanks and without the stop at its end.
pub(super) fn bare(text: &str) -> String {
    visible(text)
        .trim_end_matches(['：', ':', '。', '；', ';'])
        .to_owned()
}

/// Whether two headings are the same but for blanks and the stop at their ends.
pub(super) fn same(one: &str, other: &str) -> bool {
    bare(one) == bare(other)
}

/// A text that the draft has taken from a stretch, as a dataset writes it, and the lines of the stretch that it leaves out,
/// as page marks. `None` where it was not taken from this stretch.
pub(super) fn fitted(raw: &str, text: &str) -> Option<(String, Vec<String>)> {
    let wanted = visible(text);
    let mut rest = wanted.as_str();
    let (mut kept, mut marks) = (String::new(), Vec::new());
    for piece in raw.split('\n') {
        let words = visible(piece);
        match rest.strip_prefix(words.as_str()) {
            Some(after) => {
                kept.push_str(&line(piece));
                rest = after;
            }
            None => marks.push(line(piece)),
        }
    }
    rest.is_empty().then_some((kept, marks))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn page_marks_are_left_out_of_a_paragraph() {
        let raw = "　　对上述地方\n- 3 -\n  给予 10\u{200b} 万元。";
        let (text, marks) = fitted(raw, "对上述地方给予 10 万元。").unwrap();
        assert_eq!(text, "对上述地方给予 10 万元。");
        assert_eq!(marks, ["- 3 -"]);
        assert_eq!(fitted(raw, "对上述城市"), None);
    }
}
