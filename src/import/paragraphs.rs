//! Putting lines together to paragraphs: over the breaks that a page's width, a page's end or a copy has made.

use super::chars::{Chars, is_open};
use super::dates::is_date;
use super::kinds::DIVISIONS;
use super::lists;
use super::names::Names;
use super::numbering::{alone, numbering};
use super::source::Paragraph;

/// How the lines of a text were broken.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lines {
    /// Cells of a full line, where lines are as wide as a page.
    width: Option<usize>,
    /// Whether paragraphs begin with blanks, and broken lines without.
    indented: bool,
}

impl Lines {
    /// How these lines were broken.
    pub(super) fn of(lines: &[Paragraph]) -> Self {
        let mut widths: Vec<_> = lines.iter().filter(|line| line.len() > 6).map(|line| line.width).collect();
        widths.sort_unstable();
        let top = widths.get(widths.len() * 19 / 20).copied().unwrap_or(0);
        let long = widths.iter().filter(|width| **width * 10 > top * 6).count();
        let full = widths.iter().filter(|width| **width + 4 >= top && **width <= top + 2).count();
        let wrapped = (36..=100).contains(&top) && full >= 6 && full * 2 >= long;
        let begins = lines.iter().filter(|line| (2..=8).contains(&line.indent)).count();
        let goes_on = lines.iter().filter(|line| line.indent == 0 && !line.is_empty()).count();
        Self {
            width: wrapped.then_some(top),
            indented: begins * 10 >= lines.len() && goes_on > 0 && begins > 2,
        }
    }

    fn is_full(self, line: &Paragraph) -> bool {
        self.width.is_some_and(|width| line.width + 4 >= width)
    }
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
    if is_standalone(text) || is_standalone(above) || alone(above).is_some() {
        return false;
    }
    if numbering(text).is_some() {
        return false;
    }
    if matches!(last, '、' | ',' | '(' | '〔' | '“' | '《') || is_open(above) {
        return true;
    }
    let ended = matches!(last, '。' | ';' | ':' | '!' | '?' | ')') && !is_title_bracket(above);
    if how.width.is_some() {
        if how.indented {
            return line.indent < 2 && (how.is_full(before) || !ended);
        }
        if ended {
            return false;
        }
        if !how.is_full(before) {
            return above.has_any(&[",", "。"]) && before.len() > 30;
        }
        return !(numbering(above).is_some() && is_title(above) && lists::list_at(names, line, 0, true).is_some());
    }
    if ended {
        return false;
    }
    let begins_list = || lists::list_at(names, line, 0, false).is_some();
    if numbering(above).is_some() && !above.has("。") {
        return !is_title(above) && !begins_list() && is_title(text) && !text.has("。");
    }
    let is_sentence = before.len() >= 20 && above.has_any(&[",", "。", ";", "、"]);
    if is_sentence && how.indented && line.indent >= 2 {
        return false;
    }
    if let (true, Some(list)) = (is_sentence, lists::list_at(names, before, 0, false)) {
        // A list that lost its full stop goes on only where a name is broken.
        let tail = list.entries.last().map(|entry| before.part(entry.range.clone()).to_vec());
        return list.range.end == before.len()
            && tail.is_some_and(|tail| names.read(&tail, true).0.is_empty())
            && text.has_any(&["、", "。"]);
    }
    is_sentence && !begins_list() && !is_title(above)
}

/// Whether a line stands for itself, whatever is around it.
fn is_standalone(text: &[char]) -> bool {
    let annex = text.starts("附件") && text.len() <= 6;
    let enclosure = text.starts("附件:");
    let bracket = text.starts("(") && text.ends(")") && text.len() > 4 && !text.has("。");
    annex || enclosure || is_date(text) || bracket
}

/// Whether 县（市、区） or the like ends a text, which ends no sentence.
fn is_title_bracket(text: &[char]) -> bool {
    text.ends_any(&["(市、区)", "(州)", "(街道)", "(镇)", "(市)", "(区)", "(县)", "(州、盟)", "(市、区、旗)"]) && text.len() < 100
}

/// Whether a text ends as the title of a category does.
fn is_title(text: &[char]) -> bool {
    is_title_bracket(text)
        || text.ends_any(&["地方", "地区", "单位", "企业", "区县", "市县", "县市区", "市州", "园区", "街道", "乡镇", "方面", "个人", "集体"])
        || (text.last().is_some_and(|last| DIVISIONS.contains(last)) && text.has("的"))
}
