//! Looking into text that is held as characters, so that positions are what a person counts.

/// What is asked of a run of characters.
pub(super) trait Chars {
    /// Whether it begins with `what`.
    fn starts(&self, what: &str) -> bool;
    /// Whether it ends with `what`.
    fn ends(&self, what: &str) -> bool;
    /// Where `what` stands first.
    fn find(&self, what: &str) -> Option<usize>;
    /// Whether it has `what`.
    fn has(&self, what: &str) -> bool {
        self.find(what).is_some()
    }
    /// Whether it ends with one of them.
    fn ends_any(&self, what: &[&str]) -> bool {
        what.iter().any(|what| self.ends(what))
    }
    /// Whether it begins with one of them.
    fn starts_any(&self, what: &[&str]) -> bool {
        what.iter().any(|what| self.starts(what))
    }
    /// Whether it has one of them.
    fn has_any(&self, what: &[&str]) -> bool {
        what.iter().any(|what| self.has(what))
    }
    /// As a string.
    fn string(&self) -> String;
}

impl Chars for [char] {
    fn starts(&self, what: &str) -> bool {
        let mut here = self.iter();
        what.chars().all(|wanted| here.next() == Some(&wanted))
    }

    fn ends(&self, what: &str) -> bool {
        let mut here = self.iter().rev();
        what.chars().rev().all(|wanted| here.next() == Some(&wanted))
    }

    fn find(&self, what: &str) -> Option<usize> {
        let first = what.chars().next()?;
        let mut from = 0;
        while let Some(at) = self.get(from..)?.iter().position(|found| *found == first) {
            if self.get(from + at..)?.starts(what) {
                return Some(from + at);
            }
            from += at + 1;
        }
        None
    }

    fn string(&self) -> String {
        self.iter().collect()
    }
}

/// Part of a run; nothing where it does not reach so far.
pub(super) fn part(of: &[char], from: usize, to: usize) -> &[char] {
    of.get(from.min(of.len())..to.min(of.len()).max(from.min(of.len())))
        .unwrap_or_default()
}

/// What a Chinese or Arabic digit stands for. Zero is also written ○, O and o.
pub(super) fn digit(character: char) -> Option<u32> {
    Some(match character {
        '0'..='9' => u32::from(character) - u32::from('0'),
        '〇' | '○' | 'O' | 'o' | '零' => 0,
        '一' => 1,
        '二' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
}

/// A number below 1,000 in Chinese characters or digits: 二十三, 23.
pub(super) fn number(text: &[char]) -> Option<u32> {
    if text.is_empty() || text.len() > 6 {
        return None;
    }
    if text.iter().all(char::is_ascii_digit) {
        return text.string().parse().ok();
    }
    let (mut sum, mut held) = (0, None);
    for character in text {
        let unit = match character {
            '十' => 10,
            '百' => 100,
            _ => {
                let value = digit(*character)?;
                held = Some(held.unwrap_or(0) * 10 + value);
                continue;
            }
        };
        sum += held.take().unwrap_or(1) * unit;
    }
    Some(sum + held.unwrap_or(0))
}

/// Where the bracket that opens at `open` is closed, at most 120 characters on.
pub(super) fn closing(text: &[char], open: usize) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, character) in text.iter().enumerate().skip(open).take(120) {
        match character {
            '(' => depth += 1,
            ')' => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return Some(at);
                }
            }
            _ => {}
        }
    }
    None
}

/// Whether brackets are open at the end of the text, of its last 80 characters.
pub(super) fn is_open(text: &[char]) -> bool {
    let mut depth = 0_i32;
    for character in part(text, text.len().saturating_sub(80), text.len()) {
        match character {
            '(' => depth += 1,
            ')' => depth = (depth - 1).max(0),
            _ => {}
        }
    }
    depth > 0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chars(text: &str) -> Vec<char> {
        text.chars().collect()
    }

    #[test]
    fn numbers_are_read_in_both_scripts() {
        for (text, value) in [
            ("一", 1),
            ("十", 10),
            ("十二", 12),
            ("二十", 20),
            ("二十三", 23),
            ("一百零五", 105),
            ("27", 27),
        ] {
            assert_eq!(number(&chars(text)), Some(value), "{text}");
        }
        assert_eq!(number(&chars("第一")), None);
    }

    #[test]
    fn text_is_found_where_it_first_stands() {
        let text = chars("对上上述地方");
        assert_eq!(text.find("上述"), Some(2));
        assert_eq!(text.find("下列"), None);
        assert!(text.starts("对上") && text.ends("地方") && !text.starts("对上述"));
    }
}
