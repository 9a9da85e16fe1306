//! The grammar of a section: headings by their numbers, lists, measures and departments, paragraph by paragraph.

use super::assemble::Piece;
use super::chars::{Chars, part};
use super::draft::BlockKind;
use super::lists;
use super::numbering::{Numbering, Rank, alone, numbering};
use super::prose;
use super::reader::{Reader, Reading, begins_list, trimmed};
use super::resolve::Carry;
use super::sections::{is_entry, is_heading_below};
use super::source::{Paragraph, Role};

impl Reader<'_> {
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
        match text.role {
            Role::Words => {}
            Role::Title => {
                self.pending = None;
                self.category(text, 0, None, next);
                return true;
            }
            _ if self.categories.is_empty() => return false,
            Role::List => {
                self.content(text, 0, next);
                return true;
            }
            Role::Measure => {
                self.rest(text, 0..text.len());
                return true;
            }
            Role::Departments => {
                self.departments(text, 0..text.len());
                return true;
            }
        }
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
        // Departments that waited for a measure of the category before are none of this one's.
        self.waiting.clear();
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
        let listed = |text: Option<&Paragraph>| {
            text.is_some_and(|text| {
                super::departments::label(&text.fold).is_none() && begins_list(self, text)
            })
        };
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
