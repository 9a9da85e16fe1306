//! Dates: days of the calendar, and the phrases by which a closing sets a term.

/// Whether a text is a day as YYYY-MM-DD that the calendar has.
pub(crate) fn is_day(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let is_written = parts.iter().map(|part| part.len()).eq([4, 2, 2])
        && text
            .chars()
            .all(|character| character.is_ascii_digit() || character == '-');
    let numbers: Vec<u32> = parts.iter().filter_map(|part| part.parse().ok()).collect();
    let &[year, month, day] = &*numbers else {
        return false;
    };
    is_written && (1..=days(year, month)).contains(&day)
}

/// The days of a month; none if there is no such month.
fn days(year: u32, month: u32) -> u32 {
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        _ => 0,
    }
}

/// The terms that a text sets, as printed: 2023 年底, 2020 年11月底前, 次年6月30日. Each with 前 and without.
pub(super) fn terms(text: &str) -> Vec<&str> {
    let mut terms = Vec::new();
    let mut rest = text;
    let mut is_inside = false;
    while let Some(character) = rest.chars().next() {
        let after = after_term(rest).filter(|_| !is_inside);
        if let Some(after) = after {
            let mut take = |after: &str| terms.extend(rest.get(..rest.len() - after.len()));
            take(after);
            let after = after.strip_prefix('之').unwrap_or(after).strip_prefix('前');
            after.into_iter().for_each(take);
        }
        // 12023年 has no term at its second digit.
        is_inside = after.is_none() && character.is_ascii_digit();
        rest = after.unwrap_or_else(|| rest.get(character.len_utf8()..).unwrap_or_default());
    }
    terms
}

/// What follows the term with which a text begins.
fn after_term(text: &str) -> Option<&str> {
    let mut relative = ["次年", "翌年", "明年", "今年", "本年", "当年", "每年"].iter();
    let after_year = match number(text, 4..=4) {
        Some((_, rest)) => rest.trim_start().strip_prefix('年')?,
        None => match relative.find_map(|word| text.strip_prefix(word)) {
            Some(rest) => rest,
            None => return text.strip_prefix("年底").or_else(|| text.strip_prefix("年末")),
        },
    };
    let after_year = after_year.strip_prefix('度').unwrap_or(after_year);
    let part = ["底", "末", "初", "内", "上半年", "下半年"].iter();
    let mut part = part.filter_map(|word| after_year.trim_start().strip_prefix(word));
    let month = number(after_year.trim_start(), 1..=2);
    let month = month.and_then(|(month, rest)| Some((month, rest.trim_start().strip_prefix('月')?)));
    let Some((month, after_month)) = month else {
        return Some(part.next().unwrap_or(after_year));
    };
    if !(1..=12).contains(&month) {
        return None;
    }
    let day = number(after_month.trim_start(), 1..=2);
    let day = day.and_then(|(day, rest)| Some((day, rest.trim_start().strip_prefix('日')?)));
    match day {
        Some((day, rest)) => (1..=days(2000, month)).contains(&day).then_some(rest),
        None => {
            let mut part = ["底", "末", "初", "上旬", "中旬", "下旬"].iter();
            let after_part = part.find_map(|word| after_month.trim_start().strip_prefix(word));
            Some(after_part.unwrap_or(after_month))
        }
    }
}

/// The whole number with which a text begins, of so many digits, and what follows it.
fn number(text: &str, digits: std::ops::RangeInclusive<usize>) -> Option<(u32, &str)> {
    let rest = text.trim_start_matches(|character: char| character.is_ascii_digit());
    let number = text.strip_suffix(rest)?;
    digits
        .contains(&number.len())
        .then_some((number.parse().ok()?, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_those_of_the_calendar() {
        for day in ["2023-09-19", "2024-02-29", "2000-02-29", "2023-12-31"] {
            assert!(is_day(day), "{day}");
        }
        for text in [
            "2023-02-29",
            "1900-02-29",
            "2023-13-01",
            "2023-00-10",
            "2023-04-31",
            "2023-9-19",
            "soon",
            "2023-+9-19",
            "",
        ] {
            assert!(!is_day(text), "{text}");
        }
    }

    #[test]
    fn terms_are_found_whole() {
        let cases: [(&str, &[&str]); 7] = [
            (
                "请各有关部门将以上情况于 2023 年底报省政府办公厅。",
                &["2023 年底"],
            ),
            (
                "请各组织实施部门在2020 年11月底前，将情况报",
                &["2020 年11月底", "2020 年11月底前"],
            ),
            ("于次年6月30日之前报送", &["次年6月30日", "次年6月30日之前"]),
            ("于年底前报", &["年底", "年底前"]),
            ("2023年报送一次", &["2023年"]),
            ("于 2023 年 13 月报送", &[]),
            ("请将情况报省政府。", &[]),
        ];
        for (text, expected) in cases {
            assert_eq!(terms(text), expected, "{text}");
        }
    }
}
