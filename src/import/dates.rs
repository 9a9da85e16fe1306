//! Days and years, in digits or in Chinese characters, zero written as people write it.

use super::chars::{digit, number, part};

/// A day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Date {
    pub(super) year: u16,
    month: u32,
    day: u32,
}

impl std::fmt::Display for Date {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// Four digits at a position, a year between 1949 and 2099.
fn year_at(text: &[char], at: usize) -> Option<u16> {
    let mut year = 0;
    let digits = part(text, at, at + 4);
    if digits.len() < 4 {
        return None;
    }
    for character in digits {
        year = year * 10 + digit(*character)?;
    }
    u16::try_from(year)
        .ok()
        .filter(|year| (1949..2100).contains(year))
}

/// The day that begins at a position, with the characters it takes: 2022年7月8日, 二〇二二年七月八日, 2022-07-08.
pub(super) fn date_at(text: &[char], at: usize) -> Option<(Date, usize)> {
    let year = year_at(text, at)?;
    let rest = part(text, at + 4, at + 16);
    let stop = *rest.first()?;
    if !matches!(stop, '年' | '-' | '/' | '.') {
        return None;
    }
    let is_digit =
        |character: &&char| character.is_ascii_digit() || digit(**character).is_some() || **character == '十';
    let month = rest.iter().skip(1).take_while(is_digit).count();
    let between = *rest.get(1 + month)?;
    if !matches!(
        (stop, between),
        ('年', '月') | ('-', '-') | ('/', '/') | ('.', '.')
    ) {
        return None;
    }
    let day = rest.iter().skip(2 + month).take_while(is_digit).count();
    let ends = stop != '年' || rest.get(2 + month + day) == Some(&'日');
    let date = Date {
        year,
        month: number(part(rest, 1, 1 + month))?,
        day: number(part(rest, 2 + month, 2 + month + day))?,
    };
    let valid = (1..=12).contains(&date.month) && (1..=31).contains(&date.day);
    let len = 4 + 2 + month + day + usize::from(stop == '年');
    (ends && valid).then_some((date, len))
}

/// The first day in a text.
pub(super) fn date_in(text: &[char]) -> Option<(Date, usize)> {
    (0..text.len()).find_map(|at| date_at(text, at).map(|(date, _)| (date, at)))
}

/// Whether a text is a day and nothing else.
pub(super) fn is_date(text: &[char]) -> bool {
    date_at(text, 0).is_some_and(|(_, len)| len == text.len())
}

/// The years in a text that 年 follows, in their order, each once: 2019—2020年度 gives the last.
pub(super) fn years(text: &[char]) -> Vec<u16> {
    let mut all = Vec::new();
    let mut at = 0;
    while at + 4 < text.len() {
        match year_at(text, at).filter(|_| text.get(at + 4) == Some(&'年')) {
            Some(year) => {
                if !all.contains(&year) {
                    all.push(year);
                }
                at += 5;
            }
            None => at += 1,
        }
    }
    all
}

/// A document number in a text: 川办函〔2023〕58号.
pub(super) fn document_number(text: &[char]) -> Option<std::ops::Range<usize>> {
    for (open, character) in text.iter().enumerate() {
        if !matches!(character, '〔' | '(') || year_at(text, open + 1).is_none() {
            continue;
        }
        if !matches!(text.get(open + 5), Some('〕' | ')')) {
            continue;
        }
        let first = usize::from(text.get(open + 6) == Some(&'第'));
        let digits = part(text, open + 6 + first, open + 12)
            .iter()
            .take_while(|c| c.is_ascii_digit())
            .count();
        let end = open + 6 + first + digits;
        if digits == 0 || text.get(end) != Some(&'号') {
            continue;
        }
        let before = part(text, open.saturating_sub(14), open);
        let len = before
            .iter()
            .rev()
            .take_while(|c| ('\u{4e00}'..='\u{9fff}').contains(*c))
            .count();
        if len >= 2 {
            return Some(open - len..end + 1);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::super::chars::Chars;
    use super::super::fold::folded;
    use super::*;

    #[test]
    fn days_are_read_as_they_are_written() {
        for text in [
            "2022年7月8日",
            "二〇二二年七月八日",
            "二O二二年七月八日",
            "二00六年七月八日",
            "2022-07-08",
            "２０２２年 7月 8日",
        ] {
            let text = folded(text);
            assert!(is_date(&text), "{text:?}");
        }
        let date = date_in(&folded("省政府2023 年 9 月 19 日")).map(|(date, _)| date.to_string());
        assert_eq!(date.as_deref(), Some("2023-09-19"));
        assert!(!is_date(&folded("2022年13月8日")));
        assert_eq!(years(&folded("2019—2020年度，2020年，二〇二一年")), [2020, 2021]);
    }

    #[test]
    fn document_numbers_are_found() {
        for (text, expected) in [
            ("川办函〔2023〕58 号", "川办函〔2023〕58号"),
            ("发文字号：皖政办秘[2022]901号", "皖政办秘〔2022〕901号"),
        ] {
            let text = folded(text);
            let range = document_number(&text).unwrap();
            assert_eq!(part(&text, range.start, range.end).string(), expected);
        }
        assert!(document_number(&folded("按照规定（试行）执行")).is_none());
    }
}
