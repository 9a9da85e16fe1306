//! Putting lines together to paragraphs: over the breaks that a page's width, a page's end or a copy has made.

use std::ops::RangeInclusive;

use super::chars::{Chars, is_open, part};
use super::dates::is_date;
use super::departments;
use super::kinds::DIVISIONS;
use super::lists;
use super::measures;
use super::names::{Names, Strength};
use super::numbering::{alone, numbering};
use super::source::{Paragraph, Role};

/// How the lines of a text were broken.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lines {
    /// How long a full line is, where lines are as wide as a page.
    full: Option<Full>,
    /// Whether paragraphs begin with blanks, and broken lines without.
    indented: bool,
}

/// The length of a full line, in what it varies least in.
#[derive(Clone, Copy, Debug)]
enum Full {
    Cells(usize),
    /// Text that was broken after so many characters, digits counting as much as others.
    Characters(usize),
}

impl Lines {
    /// How these lines were broken.
    pub(super) fn of(lines: &[Paragraph]) -> Self {
        let text = || lines.iter().filter(|line| line.len() > 6);
        let cells = full(text().map(|line| line.width).collect(), 36..=100, 3);
        let characters = full(text().map(|line| line.characters).collect(), 18..=60, 1);
        let best = match (cells, characters) {
            (Some((top, count)), Some((_, other))) if count > other => Some(Full::Cells(top)),
            (_, Some((top, _))) => Some(Full::Characters(top)),
            (Some((top, _)), None) => Some(Full::Cells(top)),
            (None, None) => None,
        };
        // Headings tell: where they are set in, all paragraphs are, and what is not goes on with the line above.
        let headings = || lines.iter().filter(|line| numbering(&line.fold).is_some());
        let set_in = headings().filter(|line| (2..=8).contains(&line.indent)).count();
        let goes_on = lines.iter().any(|line| line.indent == 0 && !line.is_empty());
        Self {
            full: best,
            indented: set_in > 0 && set_in * 5 >= headings().count() * 4 && goes_on,
        }
    }

    fn is_full(self, line: &Paragraph) -> bool {
        match self.full {
            // A closing mark may not begin a line, and takes the character before it along.
            Some(Full::Cells(top)) => line.width + 4 >= top,
            Some(Full::Characters(top)) => line.characters + 2 >= top,
            None => false,
        }
    }
}

/// The length of full lines and how many of them there are, if they are most of the long ones: the length that most lines
/// have, of those that few lines pass.
fn full(mut lengths: Vec<usize>, page: RangeInclusive<usize>, slack: usize) -> Option<(usize, usize)> {
    lengths.sort_unstable();
    let passing = 2.max(lengths.len() / 10);
    let counted = |top: usize| {
        lengths.partition_point(|length| *length <= top)
            - lengths.partition_point(|length| length + slack < top)
    };
    let tops = page.filter(|top| lengths.len() - lengths.partition_point(|length| length <= top) <= passing);
    // Of equal counts the longest: a line that is a mark shorter is full too.
    let (count, top) = tops.map(|top| (counted(top), top)).max()?;
    let long = lengths.iter().filter(|length| **length * 10 > top * 6).count();
    (count >= 3 && count * 2 >= long).then_some((top, count))
}

/// Puts lines together; empty ones are left out before.
pub(super) fn join(names: &Names<'_>, how: Lines, lines: Vec<Paragraph>) -> Vec<Paragraph> {
    let mut all: Vec<Paragraph> = Vec::new();
    for line in lines {
        match all.last_mut() {
            Some(last) if goes_on(names, how, last, &line) => last.join(line),
            _ => all.push(line),
        }
    }
    all
}

/// Whether a line goes on with the paragraph before it.
fn goes_on(names: &Names<'_>, how: Lines, before: &Paragraph, line: &Paragraph) -> bool {
    if before.role != Role::Words || line.role != Role::Words {
        return false;
    }
    let (above, text) = (before.fold.as_slice(), line.fold.as_slice());
    let (Some(last), Some(first)) = (above.last(), text.first()) else {
        return false;
    };
    // What is longer is no paragraph, and is not put together without end.
    if before.len() > 20_000 {
        return false;
    }
    if "、,。;:)》”〕!?".contains(*first) {
        return true;
    }
    if *last == '(' || (is_open(above) && numbering(text).is_none() && !text.starts("附件")) {
        return true;
    }
    if is_standalone(text) || is_labelled(text) || is_standalone(above) || alone(above).is_some() {
        return false;
    }
    if numbering(text).is_some() {
        return false;
    }
    if matches!(last, '、' | ',' | '〔' | '“' | '《') {
        return true;
    }
    if breaks_a_name(names, above, text) {
        return true;
    }
    let ended = matches!(last, '。' | ';' | ':' | '!' | '?' | ')') && !is_title_bracket(above);
    if how.indented {
        return line.indent < 2 && (how.is_full(before) || !ended);
    }
    if ended {
        return false;
    }
    if how.is_full(before) {
        let begins = begins_list(names, line, true);
        if is_whole_list(names, before) {
            return begins;
        }
        return !(numbering(above).is_some() && is_title(above) && begins);
    }
    // A line that is short of the page's width, or of a text whose width nobody knows: its words tell.
    let begins = || begins_list(names, line, false);
    if numbering(above).is_some() && !above.has("。") {
        return !is_title(above) && !begins() && is_title(text) && !text.has("。");
    }
    let stops = before.len() >= 20 && above.has_any(&[",", "。", ";", "、"]);
    let is_sentence = stops || (before.len() >= 14 && measures::is_measure(above));
    is_sentence && !begins() && !is_title(above) && !is_whole_list(names, before)
}

/// Whether a line begins with a list, which may go on behind it.
fn begins_list(names: &Names<'_>, line: &Paragraph, expected: bool) -> bool {
    if lists::list_at(names, line, 0, expected).is_some() {
        return true;
    }
    let stop = line
        .fold
        .iter()
        .take(40)
        .position(|character| matches!(character, '、' | ',' | ';'));
    stop.is_some_and(|stop| !names.read(line.part(0..stop), true).0.is_empty())
}

/// Whether a paragraph is a list from its beginning to its end.
fn is_whole_list(names: &Names<'_>, paragraph: &Paragraph) -> bool {
    lists::list_at(names, paragraph, 0, false).is_some_and(|list| list.range.end == paragraph.len())
}

/// Whether a line ends in the middle of a list's name, which the next one ends.
fn breaks_a_name(names: &Names<'_>, above: &[char], text: &[char]) -> bool {
    // The commas of a heading part no names.
    if numbering(above).is_some() && !above.has_any(&["。", ":"]) {
        return false;
    }
    let is_stop = |character: &char| matches!(character, '、' | ',' | ':' | ';' | '。');
    let Some(stop) = part(above, above.len().saturating_sub(40), above.len())
        .iter()
        .rposition(is_stop)
    else {
        return false;
    };
    let tail = part(above, above.len().saturating_sub(40) + stop + 1, above.len());
    // What a bracket closes is no beginning of a name: （…、省财政厅）, and the issuer below it.
    if tail.last() == Some(&')') && !is_title_bracket(tail) {
        return false;
    }
    let end = text
        .iter()
        .take(40)
        .position(is_stop)
        .unwrap_or(text.len().min(40));
    let whole: Vec<char> = tail.iter().chain(part(text, 0, end)).copied().collect();
    if names.strength(tail) == Strength::Sure {
        // 宜宾市 is a name, and 宜宾市翠屏区 too: between two entries of a list a mark would stand.
        return above.has_any(&["、", ","]) && !names.read(&whole, false).0.is_empty();
    }
    !tail.is_empty() && names.strength(&whole) == Strength::Sure
}

/// Whether a line stands for itself, whatever is around it.
fn is_standalone(text: &[char]) -> bool {
    let annex = text.starts("附件") && text.len() <= 6;
    let enclosure = text.starts("附件:");
    let bracket =
        text.starts("(") && text.ends(")") && text.len() > 4 && !text.has("。") && !is_title_bracket(text);
    annex || enclosure || is_date(text) || bracket
}

/// Whether a line begins with a word for what follows: 激励措施：
fn is_labelled(text: &[char]) -> bool {
    departments::label(text).is_some()
        || measures::label(text) > 0
        || lists::colon(text, 0).is_some_and(|colon| lists::is_label(part(text, 0, colon)))
}

/// Whether 县（市、区） or the like ends a text, which ends no sentence.
fn is_title_bracket(text: &[char]) -> bool {
    let open = text.iter().rposition(|character| *character == '(');
    let levels = open.map(|open| part(text, open + 1, text.len()));
    text.len() < 100
        && levels.is_some_and(|levels| {
            levels.last() == Some(&')')
                && levels
                    .iter()
                    .all(|level| "市县区州旗盟乡镇街道特林、)".contains(*level))
        })
}

/// Whether a text ends as the title of a category does.
fn is_title(text: &[char]) -> bool {
    if text.has("。") || text.ends_any(&["上述地方", "上述地区", "上述单位", "下列地方", "下列地区"])
    {
        return false;
    }
    is_title_bracket(text)
        || text.ends_any(&[
            "地方",
            "地区",
            "单位",
            "企业",
            "区县",
            "市县",
            "县市区",
            "市州",
            "园区",
            "街道",
            "乡镇",
            "方面",
            "个人",
            "集体",
        ])
        || (text.last().is_some_and(|last| DIVISIONS.contains(last)) && text.has("的"))
}
