//! The grammar of a section: headings by their numbers, lists, measures and departments, paragraph by paragraph.

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
use super::numbering::{Numbering, Rank, alone, numbering};
use super::prose;
use super::resolve::{Carry, Resolver};
use super::rolls;
use super::sections::{is_entry, is_heading_below};
use super::source::{Paragraph, Source};

/// A category that is being read.
#[derive(Clone, Debug)]
pub(super) struct Reading {
    pub(super) number: Option<u32>,
    pub(super) numeral: Option<String>,
    pub(super) heading: String,
    pub(super) title: String,
    pub(super) pieces: Vec<Piece>,
    /// Where its heading stands.
    pub(super) span: Range<usize>,
    /// Where its last paragraph ends.
    pub(super) end: usize,
}

impl Reading {
    pub(super) fn has_rolls(&self) -> bool {
        self.pieces
            .iter()
            .any(|piece| matches!(piece, Piece::Roll { .. }))
    }

    pub(super) fn has_measures(&self) -> bool {
        self.pieces.iter().any(|piece| matches!(piece, Piece::Measure(_)))
    }
}

/// What is read of a section.
pub(super) struct Reader<'a> {
    pub(super) resolver: &'a Resolver<'a>,
    pub(super) source: &'a Source,
    pub(super) top: Option<Rank>,
    pub(super) categories: Vec<Reading>,
    /// Paragraphs before the first category.
    pub(super) before: Vec<usize>,
    /// Paragraphs behind the last.
    pub(super) closing: Vec<String>,
    pub(super) said: Vec<Diagnostic>,
    pub(super) blocks: Vec<(Range<usize>, BlockKind)>,
    /// A number that stood alone on its line.
    pending: Option<(Numbering, String)>,
    /// Departments that stood before their measure.
    waiting: Vec<Department>,
    carry: Carry,
}

impl<'a> Reader<'a> {
    pub(super) fn new(resolver: &'a Resolver<'a>, source: &'a Source, top: Option<Rank>) -> Self {
        Self {
            resolver,
            source,
            top,
            categories: Vec::new(),
            before: Vec::new(),
            closing: Vec::new(),
            said: Vec::new(),
            blocks: Vec::new(),
            pending: None,
            waiting: Vec::new(),
            carry: Carry::default(),
        }
    }

    /// Reads the paragraphs of a section.
    pub(super) fn read(&mut self, paragraphs: &[Paragraph]) {
        for (at, paragraph) in paragraphs.iter().enumerate() {
            let next = paragraphs.get(at + 1);
            let after = paragraphs.get(at + 2);
            if !self.paragraph(paragraph, next, after) {
                self.before.push(at);
            }
            if let (Some(last), Some(end)) = (self.categories.last_mut(), paragraph.at.last()) {
                last.end = *end + 1;
            }
        }
    }

    /// Reads one paragraph; false where no category has begun yet and none begins here.
    fn paragraph(&mut self, text: &Paragraph, next: Option<&Paragraph>, after: Option<&Paragraph>) -> bool {
        let fold = text.fold.as_slice();
        let names = &self.resolver.names;
        if let Some(found) = alone(fold) {
            let heads = next.is_some_and(|next| is_heading_below(names, next));
            if heads && self.top.is_none_or(|top| top == found.rank) {
                self.pending = Some((found, text.verbatim(self.source, found.digits.0..found.digits.1)));
                self.block(text, 0..text.len(), BlockKind::Heading);
                return true;
            }
        }
        if let Some((found, numeral)) = self.pending.take() {
            self.category(text, 0, Some((found.value, numeral)), next);
            return true;
        }
        if let Some(found) = numbering(fold).filter(|found| found.len < fold.len()) {
            if Some(found.rank) == self.top && !is_entry(names, text, found.len) {
                let numeral = text.verbatim(self.source, found.digits.0..found.digits.1);
                let number = (found.value > 0).then_some((found.value, numeral));
                self.category(text, found.len, number, next);
                return true;
            }
            if self.categories.is_empty() {
                return false;
            }
            if is_entry(names, text, found.len) {
                self.content(text, found.len, next);
            } else {
                self.part(text, found, next, after);
            }
            return true;
        }
        if self.top.is_none() && self.starts_unnumbered(text, next) {
            self.category(text, 0, None, next);
            return true;
        }
        if self.categories.is_empty() {
            return false;
        }
        self.content(text, 0, next);
        true
    }

    /// Whether a paragraph without a number begins a category where none has one.
    fn starts_unnumbered(&self, text: &Paragraph, next: Option<&Paragraph>) -> bool {
        let fold = text.fold.as_slice();
        let names = &self.resolver.names;
        if lists::list_at(names, text, 0, false).is_some_and(|list| list.heading.is_none())
            || fold.ends(")") && fold.starts("(")
        {
            return false;
        }
        let end = fold
            .iter()
            .position(|c| "。:,".contains(*c))
            .unwrap_or(fold.len());
        let title = part(fold, 0, end);
        let praised = title.has_any(&[
            "成效", "突出", "明显", "先进", "较好", "显著", "优秀", "扎实", "贡献", "靠前",
        ]);
        let ends = title.ends_any(&[
            "地方", "地区", "市", "县", "区)", "区", "单位", "企业", "园区", "旗", "州",
        ]);
        let listed = match fold.get(end) {
            None | Some(':' | '。') if end + 1 >= fold.len() => {
                next.is_some_and(|next| lists::list_at(names, next, 0, true).is_some())
            }
            Some(':' | '。') => lists::list_at(names, text, end + 1, true).is_some(),
            _ => false,
        };
        let fresh = self.categories.last().is_none_or(Reading::has_measures);
        praised && ends && listed && title.len() >= 8 && fresh
    }

    /// A category begins; its title ends at a stop, where a list follows, or with the paragraph.
    fn category(
        &mut self,
        text: &Paragraph,
        from: usize,
        number: Option<(u32, String)>,
        next: Option<&Paragraph>,
    ) {
        let names = &self.resolver.names;
        let sentence = prose::sentence(names, text, from);
        let title = match &sentence {
            Some(sentence) => sentence.title.clone(),
            None => from..title_end(names, text, from),
        };
        let shown = trimmed(text, title.clone());
        let heading_start = if sentence.is_some() { title.start } else { 0 };
        self.carry = Carry::default();
        self.categories.push(Reading {
            number: number.as_ref().map(|(number, _)| *number),
            numeral: number.map(|(_, numeral)| numeral),
            heading: text.verbatim(self.source, heading_start..shown.end),
            title: text.verbatim(self.source, shown.clone()),
            pieces: Vec::new(),
            span: text.span(shown.clone()),
            end: 0,
        });
        match sentence {
            Some(sentence) => {
                self.block(text, title, BlockKind::Heading);
                self.roll(text, &sentence.list);
                self.rest(text, sentence.measure);
            }
            None => {
                self.block(text, 0..title.end, BlockKind::Heading);
                if title.end < text.len() {
                    self.content(text, title.end, next);
                }
            }
        }
    }

    /// A number below the category's: a part, or one of several measures.
    fn part(
        &mut self,
        text: &Paragraph,
        found: Numbering,
        next: Option<&Paragraph>,
        after: Option<&Paragraph>,
    ) {
        let names = &self.resolver.names;
        if let Some(sentence) = prose::sentence(names, text, found.len) {
            let heading = text.verbatim(self.source, 0..sentence.title.end);
            self.block(text, 0..sentence.title.end, BlockKind::Part);
            self.carry = Carry::default();
            self.piece(Piece::Part(heading));
            self.roll(text, &sentence.list);
            self.rest(text, sentence.measure);
            return;
        }
        let end = title_end(names, text, found.len);
        let listed = |text: Option<&Paragraph>| text.is_some_and(|text| begins_list(self, text));
        let heads = (end < text.len() && lists::list_at(names, text, end, true).is_some())
            || (end == text.len() && (listed(next) || listed(after)) && end <= 120);
        if !heads || found.rank == Rank::Bullet {
            self.content(text, 0, next);
            return;
        }
        let heading = trimmed(text, 0..end);
        self.block(text, 0..end, BlockKind::Part);
        let heading = text.verbatim(self.source, heading);
        self.piece(Piece::Part(heading));
        self.carry = Carry::default();
        if end < text.len() {
            self.content(text, end, next);
        }
    }

    /// Lists, notes, measures and departments from a position on.
    fn content(&mut self, text: &Paragraph, from: usize, next: Option<&Paragraph>) {
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
                self.block(text, at..at + end, BlockKind::Roll);
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
    fn roll(&mut self, text: &Paragraph, list: &List) {
        let before = self.said.len();
        let recipients = rolls::recipients(
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
        debug_assert!(before <= self.said.len(), "diagnostics only grow");
        let counted = list.heading.clone().map(|range| text.part(range).to_vec());
        if let (Some(count), Some(range)) = (counted.as_deref().and_then(prose::count), list.heading.clone())
        {
            self.count(count, recipients.len(), text.span(range));
        }
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
    fn rest(&mut self, text: &Paragraph, range: Range<usize>) {
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
    fn departments(&mut self, text: &Paragraph, range: Range<usize>) {
        let found = departments::departments(&text.fold, range.clone(), true);
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

    fn piece(&mut self, piece: Piece) {
        if let Some(category) = self.categories.last_mut() {
            category.pieces.push(piece);
        }
    }

    fn block(&mut self, text: &Paragraph, range: Range<usize>, kind: BlockKind) {
        let span = text.span(range.start..range.end.min(text.len()));
        if !span.is_empty() {
            self.blocks.push((span, kind));
        }
    }
}

/// Whether a paragraph begins with a list or an entry of one, numbered or not.
fn begins_list(reader: &Reader<'_>, text: &Paragraph) -> bool {
    let names = &reader.resolver.names;
    let from = numbering(&text.fold).map_or(0, |found| found.len);
    lists::list_at(names, text, from, from == 0).is_some()
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

/// Where a title ends that begins at `from`: before the list or behind the stop that parts it from what follows.
fn title_end(names: &super::names::Names<'_>, text: &Paragraph, from: usize) -> usize {
    let fold = text.fold.as_slice();
    if let Some(colon) = lists::colon(fold, from) {
        let behind = part(fold, colon + 1, fold.len());
        if behind.is_empty() || lists::list_at(names, text, colon + 1, true).is_some() {
            return colon + 1;
        }
    }
    let stop = fold
        .iter()
        .skip(from)
        .position(|c| *c == '。')
        .map(|at| from + at + 1);
    stop.unwrap_or(fold.len())
}

/// A title without the stop at its end.
fn trimmed(text: &Paragraph, mut range: Range<usize>) -> Range<usize> {
    while range.end > range.start && matches!(text.fold.get(range.end - 1), Some(':' | '。' | ';')) {
        range.end -= 1;
    }
    range
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
