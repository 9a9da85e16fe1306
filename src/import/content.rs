//! What stands below a heading: lists, their remarks, measures and departments, and what belongs to nothing.

use std::ops::Range;

use super::amounts;
use super::assemble::Piece;
use super::chars::{Chars, part};
use super::dates::{is_date, years};
use super::departments;
use super::diagnostics::{Code, Diagnostic, Severity};
use super::draft::{Amount, BlockKind, Department, InstrumentTag, Measure};
use super::kinds::Kind;
use super::lists::{self, List};
use super::measures::{self, MeasureText};
use super::prose;
use super::reader::{Reader, Reading, begins_list, trimmed};
use super::resolve::Carry;
use super::rolls;
use super::source::Paragraph;

impl Reader<'_> {
    /// Lists, notes, measures and departments from a position on.
    pub(super) fn content(&mut self, text: &Paragraph, from: usize, next: Option<&Paragraph>) {
        let fold = text.fold.as_slice();
        let mut at = from;
        while at < text.len() {
            at += fold
                .iter()
                .skip(at)
                .take_while(|c| matches!(c, '。' | ';' | ',' | '、'))
                .count();
            let rest = part(fold, at, fold.len());
            if rest.is_empty() {
                break;
            }
            let label = rest
                .iter()
                .take(20)
                .position(|c| *c == ':')
                .map(|colon| part(rest, 0, colon));
            if label.is_some_and(lists::is_label)
                && rest.last() == Some(&':')
                && label.is_some_and(|label| label.len() + 1 == rest.len())
            {
                self.block(text, at..text.len(), BlockKind::Part);
                break;
            }
            if departments::label(rest).is_some() {
                self.departments(text, at..text.len());
                break;
            }
            let label = measures::label(rest);
            if label > 0 {
                at += label;
                self.rest(text, at..text.len());
                break;
            }
            if let Some(end) = note_end(rest) {
                self.block(text, at..at + end, BlockKind::Note);
                at += end;
                continue;
            }
            let expected = self.expects_list();
            if let Some(list) = lists::list_at(&self.resolver.names, text, at, expected) {
                if !is_signature(self, text, &list, next) {
                    at = list.range.end;
                    self.roll(text, &list);
                    continue;
                }
                self.block(text, at..text.len(), BlockKind::Signature);
                break;
            }
            if at == from && self.is_subheading(text, at, next) {
                let shown = trimmed(text, at..text.len());
                let heading = text.verbatim(self.source, shown);
                self.block(text, at..text.len(), BlockKind::Part);
                self.piece(Piece::Heading(heading));
                self.carry = Carry::default();
                break;
            }
            self.rest(text, at..text.len());
            break;
        }
    }

    /// Whether a list is what should come next.
    fn expects_list(&self) -> bool {
        let last = self.categories.last().and_then(|category| category.pieces.last());
        matches!(last, None | Some(Piece::Heading(_) | Piece::Part(_)))
    }

    fn is_subheading(&self, text: &Paragraph, at: usize, next: Option<&Paragraph>) -> bool {
        let rest = text.part(at..text.len());
        let plain = rest.len() <= 80 && !rest.has("。") && !rest.has(";") && !rest.starts("(");
        plain && next.is_some_and(|next| begins_list(self, next)) && (rest.ends(":") || !rest.has(","))
    }

    /// One list.
    pub(super) fn roll(&mut self, text: &Paragraph, list: &List) {
        let mut recipients = rolls::recipients(
            self.resolver,
            self.source,
            text,
            list,
            &mut self.carry,
            &mut self.said,
        );
        let ended = list.range.end.checked_sub(1).and_then(|last| text.fold.get(last)) == Some(&'。');
        let line = !ended && list.heading.is_none();
        if !line {
            self.carry = Carry::default();
        }
        let apart = self
            .blocks
            .last()
            .is_none_or(|(_, kind)| *kind != BlockKind::Roll);
        let last = self.categories.last().and_then(|category| category.pieces.last());
        if !line || apart || !matches!(last, Some(Piece::Roll { line: true, .. })) {
            self.listed.clear();
        }
        let asked = rolls::repeated(self.source, text, list, &mut self.listed, &mut recipients);
        self.said.extend(asked);
        let counted = list.heading.clone().map(|range| text.part(range).to_vec());
        if let (Some(count), Some(range)) = (counted.as_deref().and_then(prose::count), list.heading.clone())
        {
            self.count(count, recipients.len(), text.span(range));
        }
        let apart = self
            .blocks
            .last()
            .is_none_or(|(_, kind)| *kind != BlockKind::Roll);
        let heading = list.heading.clone();
        if let Some(range) = heading.clone() {
            self.block(text, range.start..range.end + 1, BlockKind::Part);
        }
        self.block(text, list.range.clone(), BlockKind::Roll);
        let piece = Piece::Roll {
            heading: heading.map(|range| text.verbatim(self.source, range)),
            text: text.verbatim(self.source, list.range.clone()),
            recipients,
            line,
            apart,
        };
        self.piece(piece);
    }

    /// Asks where a number that the text gives disagrees with its list.
    pub(super) fn count(&mut self, count: u32, found: usize, span: Range<usize>) {
        if usize::try_from(count).is_ok_and(|count| count == found) {
            return;
        }
        let message = format!("文中称{count}个，名单所列为{found}个");
        self.said.push(
            Diagnostic::new(self.source, Severity::Question, Code::Count, span, message)
                .help("核对原件，是否有遗漏或误写"),
        );
    }

    /// What is left of a paragraph: measures, or text that belongs to nothing.
    pub(super) fn rest(&mut self, text: &Paragraph, range: Range<usize>) {
        let fold = text.fold.as_slice();
        for measure in measures::measures(fold, range) {
            if measure.range.is_empty() {
                let named = self.named(text, &measure.departments);
                self.attach(named);
                if let Some(bracket) = measure.bracket {
                    self.block(text, bracket, BlockKind::Departments);
                }
                continue;
            }
            let words = text.part(measure.range.clone());
            if prose::is_closing(words) && self.categories.last().is_some_and(Reading::has_measures) {
                self.block(text, measure.range.clone(), BlockKind::Closing);
                self.closing.push(text.verbatim(self.source, measure.range));
            } else if measures::is_measure(words) || !measure.departments.is_empty() {
                self.measure(text, &measure);
            } else {
                self.stray(text, measure.range);
            }
        }
    }

    fn stray(&mut self, text: &Paragraph, range: Range<usize>) {
        let words = text.part(range.clone());
        if is_date(words) || words.len() < 2 {
            self.block(text, range, BlockKind::Layout);
            return;
        }
        let span = text.span(range.clone());
        self.block(text, range, BlockKind::Stray);
        let message = "这段文字不知归属：不像名单，也不像激励措施".to_owned();
        self.said.push(
            Diagnostic::new(self.source, Severity::Warning, Code::Stray, span, message)
                .help("如属某一事项，手工补入数据"),
        );
    }

    fn named(&self, text: &Paragraph, departments: &[departments::Department]) -> Vec<Department> {
        let named = departments.iter().map(|found| Department {
            name: text.verbatim(self.source, found.range.clone()),
            role: found.role.clone(),
        });
        named.collect()
    }

    /// A line of departments.
    pub(super) fn departments(&mut self, text: &Paragraph, range: Range<usize>) {
        let found = departments::departments(&text.fold, range.clone(), true);
        let found = departments::apart(text, found);
        let named = self.named(text, &found);
        self.block(text, range, BlockKind::Departments);
        self.attach(named);
    }

    /// Gives departments to the measure before them, or to the next.
    fn attach(&mut self, named: Vec<Department>) {
        let pieces = self
            .categories
            .last_mut()
            .map(|category| category.pieces.iter_mut().rev());
        let last = pieces.into_iter().flatten().next();
        match last {
            Some(Piece::Measure(measure)) => measure.departments.extend(named),
            _ => self.waiting.extend(named),
        }
    }

    fn measure(&mut self, text: &Paragraph, found: &MeasureText) {
        let words = text.part(found.range.clone());
        let start = found.range.start;
        let verbatim =
            |range: Range<usize>| text.verbatim(self.source, start + range.start..start + range.end);
        let amounts = amounts::amounts(words).into_iter().map(|amount| Amount {
            value: amount.value.into(),
            unit: verbatim(amount.unit),
            yuan: amount.yuan,
            per: amount.per,
            evidence: verbatim(amount.evidence),
            cap: amount.cap,
        });
        let instruments = measures::instruments(words)
            .into_iter()
            .map(|(kind, range)| InstrumentTag {
                kind,
                evidence: verbatim(range),
            });
        let mut departments = std::mem::take(&mut self.waiting);
        departments.extend(self.named(text, &found.departments));
        let measure = Measure {
            text: text.verbatim(self.source, found.range.clone()),
            departments,
            years: years(words),
            amounts: amounts.collect(),
            instruments: instruments.collect(),
        };
        for lost in amounts::lost(words) {
            let span = text.span(start + lost.start..start + lost.end);
            let shown = text.verbatim(self.source, start + lost.start..start + lost.end);
            let message = format!("“{shown}”缺少数字，可能在转载时丢失");
            self.said.push(
                Diagnostic::new(self.source, Severity::Question, Code::LostNumber, span, message)
                    .help("核对原件后补上"),
            );
        }
        self.block(text, found.range.clone(), BlockKind::Measure);
        if let Some(bracket) = found.bracket.clone() {
            self.block(text, bracket, BlockKind::Departments);
        }
        self.piece(Piece::Measure(measure));
    }
}

/// Whether what looks like a list of one is the issuer's name under the text.
fn is_signature(reader: &Reader<'_>, text: &Paragraph, list: &List, next: Option<&Paragraph>) -> bool {
    let [entry] = list.entries.as_slice() else {
        return false;
    };
    let words = text.part(entry.range.clone());
    let office = super::kinds::by_ending(words) == Some(Kind::Other) || words.ends("人民政府");
    office && !reader.expects_list() && next.is_some_and(|next| is_date(&next.fold))
}

/// Where a remark in brackets ends that says how a list is ordered.
fn note_end(text: &[char]) -> Option<usize> {
    if text.first() != Some(&'(') {
        return None;
    }
    let end = super::chars::closing(text, 0)?;
    let words = part(text, 1, end);
    words
        .has_any(&[
            "排列",
            "排序",
            "先后",
            "下同",
            "排名",
            "单位:万",
            "单位:分",
            "分先",
        ])
        .then_some(end + 1)
}
