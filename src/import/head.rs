//! The head of a circular: its title, number, issuer and date, wherever the paper or the web page around it puts them.

use std::ops::Range;

use super::chars::{Chars, part};
use super::dates::{Date, date_at, date_in, document_number, is_date};
use super::furniture::{Furniture, furniture};
use super::source::{Paragraph, Source};

/// What the head says, as printed; blanks of document numbers left out.
#[derive(Clone, Debug, Default)]
pub(super) struct Head {
    pub(super) title: Option<String>,
    /// Lines of the title, from the first to the one behind the last.
    pub(super) title_lines: Range<usize>,
    pub(super) number: Option<String>,
    pub(super) number_line: Option<usize>,
    pub(super) issuer: Option<String>,
    pub(super) date: Option<Date>,
    /// The line with the day under the text.
    pub(super) date_line: Option<usize>,
}

/// How titles of papers end.
const TITLES: [&str; 8] = [
    "通报",
    "的决定",
    "通知",
    "的公告",
    "的公示",
    "的意见",
    "通报(节选)",
    "的函",
];
/// How names of issuers end.
const ISSUERS: [&str; 12] = [
    "人民政府",
    "办公厅",
    "办公室",
    "国务院",
    "委员会",
    "管委会",
    "政府",
    "管理委员会",
    "厅",
    "局",
    "指挥部",
    "领导小组",
];
/// Lines that a title is looked for in.
const REACH: usize = 160;

/// Reads the head of a text.
pub(super) fn head(source: &Source, lines: &[Paragraph]) -> Head {
    let mut head = Head::default();
    if let Some((range, text, issuer)) = title(source, lines) {
        head.title_lines = range;
        head.title = Some(text);
        head.issuer = issuer;
    }
    let after = head.title_lines.end;
    let number = lines
        .iter()
        .take(after + 40)
        .enumerate()
        .filter(|(_, line)| line.len() <= 60);
    let numbers: Vec<_> = number
        .filter_map(|(at, line)| Some((at, document_number(&line.fold)?, line.len())))
        .collect();
    // A line of its own is the paper's; another may be a paper that the text goes by.
    let own = numbers
        .iter()
        .find(|(_, range, len)| range.len() == *len)
        .or_else(|| {
            numbers.iter().find(|(at, range, _)| {
                lines.get(*at).is_some_and(|line| {
                    let before = line.part(0..range.start);
                    before.is_empty()
                        || line.part(range.clone()).has("文号")
                        || before.ends(":")
                        || before.ends("号")
                        || before.ends("文件")
                })
            })
        });
    if let Some((at, range, _)) = own {
        // An index table's label may stand right before it.
        let label = |line: &Paragraph| {
            let labels = ["发文字号", "文件编号", "发文文号", "文号", "字号"];
            let found = labels.iter().find(|label| line.part(range.clone()).starts(label));
            found.map_or(0, |label| label.chars().count())
        };
        let text = lines
            .get(*at)
            .map(|line| line.verbatim(source, range.start + label(line)..range.end));
        head.number = text.map(|text| {
            text.chars()
                .filter(|character| !character.is_whitespace())
                .collect()
        });
        head.number_line = Some(*at);
    }
    dated(&mut head, lines);
    // 省人民政府办公厅 does not say whose; the signature may.
    let vague = head
        .issuer
        .as_ref()
        .is_some_and(|issuer| issuer.starts_with(['省', '市', '县', '区', '州', '自']));
    if vague || head.issuer.is_none() {
        head.issuer = issuer(&head, source, lines).or(head.issuer);
    }
    head
}

/// The day under the text, else the web page's, else that of the printing.
fn dated(head: &mut Head, lines: &[Paragraph]) {
    let below = lines.iter().enumerate().skip(head.title_lines.end);
    let signed = below.clone().find_map(|(at, line)| {
        let start = line.len().saturating_sub(14);
        let tail = (start..line.len()).find_map(|from| {
            let (date, len) = date_at(&line.fold, from)?;
            (from + len == line.len()).then_some((from, date))
        });
        let (from, date) = tail?;
        let before = line.part(0..from);
        let is_signature = is_date(&line.fold)
            || (line.len() < 50 && before.ends_any(&ISSUERS) && !before.has_any(&[",", "。"]));
        (is_signature && !matches!(furniture(line), Some(Furniture::Web))).then_some((at, date))
    });
    if let Some((at, date)) = signed {
        head.date = Some(date);
        head.date_line = Some(at);
        return;
    }
    let labelled = lines.iter().find_map(|line| {
        let text = line.fold.as_slice();
        let at = ["成文日期", "印发日期", "生成日期"]
            .iter()
            .find_map(|label| text.find(label))?;
        date_in(part(text, at, text.len()))
    });
    let printed = || {
        let printing = lines
            .iter()
            .filter(|line| furniture(line) == Some(Furniture::Printing));
        printing.filter_map(|line| date_in(&line.fold)).next()
    };
    let published = || {
        let web = lines
            .iter()
            .filter(|line| line.fold.starts_any(&["发布时间", "发布日期"]));
        web.filter_map(|line| date_in(&line.fold)).next()
    };
    head.date = labelled.or_else(printed).or_else(published).map(|(date, _)| date);
}

/// The title, its lines, and the issuer that it begins with.
fn title(source: &Source, lines: &[Paragraph]) -> Option<(Range<usize>, String, Option<String>)> {
    let mut best: Option<(u8, Range<usize>, String, Option<String>)> = None;
    for (end, line) in lines.iter().enumerate().take(REACH) {
        let text = line.fold.as_slice();
        if !text.ends_any(&TITLES) || !is_title_line(line) {
            continue;
        }
        let Some((start, whole)) = begin(lines, end) else {
            continue;
        };
        let about = whole.find("关于");
        let prefix = about.map_or(&[][..], |about| part(&whole, 0, about));
        let issued = prefix.len() >= 3 && prefix.ends_any(&ISSUERS);
        let rank = match about {
            Some(_) if issued => 3,
            Some(_) => 2,
            None if whole.len() >= 10 => 1,
            None => 0,
        };
        if rank > best.as_ref().map_or(0, |(rank, ..)| *rank) {
            let all = lines
                .get(start..=end)
                .unwrap_or_default()
                .iter()
                .filter(|line| !line.is_empty());
            let text: String = all
                .map(|line| line.verbatim(source, skip_label(line)..line.len()))
                .collect();
            let issuer = issued.then(|| before_about(&text));
            best = Some((rank, start..end + 1, text, issuer));
        }
    }
    best.map(|(_, range, text, issuer)| (range, text, issuer))
}

/// What stands before 关于 in a title.
fn before_about(title: &str) -> String {
    let cut = title
        .split_once("关于")
        .or_else(|| title.split_once("關於"))
        .or_else(|| title.split_once("關于"));
    cut.map_or(title, |(before, _)| before).trim().to_owned()
}

/// Characters of a label before a title: 标题：
fn skip_label(line: &Paragraph) -> usize {
    ["标题:", "名称:", "信息名称:", "文件名称:"]
        .iter()
        .find(|label| line.fold.starts(label))
        .map_or(0, |label| label.chars().count())
}

/// Whether a line can be one of a title's.
fn is_title_line(line: &Paragraph) -> bool {
    let text = line.fold.as_slice();
    !text.has_any(&["。", ">", "_", "|", "《", ";", "》"])
        && line.len() <= 120
        && document_number(text).is_none()
        && !is_date(text)
        && (furniture(line).is_none())
        && !text.ends("文件")
        && !text.ends(":")
}

/// The first line of the title that ends at a line, and the whole of it folded.
fn begin(lines: &[Paragraph], end: usize) -> Option<(usize, Vec<char>)> {
    let mut whole: Vec<char> = Vec::new();
    let mut start = None;
    let (mut at, mut taken, mut blanks) = (end + 1, 0, 0);
    while at > 0 && taken < 6 && blanks < 4 {
        at -= 1;
        let line = lines.get(at)?;
        if line.is_empty() {
            blanks += 1;
            continue;
        }
        blanks = 0;
        let had_about = whole.has("关于");
        if !is_title_line(line) {
            break;
        }
        if had_about && !whole.starts("关于") {
            break;
        }
        if had_about && !(line.fold.ends_any(&ISSUERS) && line.len() <= 40) {
            break;
        }
        // Lines above a title without 关于 are taken only where they are its issuer.
        if at != end && !had_about && !line.fold.has("关于") && taken >= 1 && !whole.has("关于") {
            let more = lines.get(at.saturating_sub(4)..at).unwrap_or_default();
            let goes_up = more.iter().any(|line| line.fold.has("关于"));
            if !goes_up && !line.fold.ends_any(&ISSUERS) {
                break;
            }
        }
        let skipped = skip_label(line);
        whole = line
            .part(skipped..line.len())
            .iter()
            .copied()
            .chain(whole)
            .collect();
        start = Some(at);
        taken += 1;
    }
    start.map(|start| (start, whole))
}

/// The issuer where the title does not say: the signature, the red head, the web page's index.
fn issuer(head: &Head, source: &Source, lines: &[Paragraph]) -> Option<String> {
    let is_issuer = |text: &[char]| {
        text.len() >= 3
            && text.len() <= 40
            && text.ends_any(&ISSUERS)
            && !text.has_any(&[",", "。", "、各", ":"])
    };
    if let Some(at) = head.date_line {
        let line = lines.get(at)?;
        let from = (0..line.len())
            .find(|from| date_at(&line.fold, *from).is_some())
            .unwrap_or(0);
        if from > 2 && is_issuer(line.part(0..from)) {
            return Some(line.verbatim(source, 0..from));
        }
        let above = lines.get(head.title_lines.end..at).unwrap_or_default();
        let signature = above
            .iter()
            .rev()
            .filter(|line| !line.is_empty())
            .take(2)
            .find(|line| is_issuer(&line.fold));
        if let Some(line) = signature {
            return Some(line.verbatim(source, 0..line.len()));
        }
    }
    let top = lines.get(..head.title_lines.start).unwrap_or_default();
    let red = top
        .iter()
        .find(|line| line.fold.ends("文件") && is_issuer(line.part(0..line.len().saturating_sub(2))));
    if let Some(line) = red {
        return Some(line.verbatim(source, 0..line.len() - 2));
    }
    for line in lines.iter().take(REACH) {
        for label in ["发文机关:", "发文机关", "发布机构:", "制发机关:", "发文单位:"] {
            let len = label.chars().count();
            if line.fold.starts(label) && is_issuer(line.part(len..line.len())) {
                return Some(line.verbatim(source, len..line.len()));
            }
        }
    }
    let printing = lines
        .iter()
        .rev()
        .find(|line| furniture(line) == Some(Furniture::Printing))?;
    let from = date_in(&printing.fold).map(|(_, at)| at)?;
    is_issuer(printing.part(0..from)).then(|| printing.verbatim(source, 0..from))
}
