//! What stands between the blocks of a text: layout, the stops behind a block, the label before one.

use std::collections::VecDeque;

use super::text::{joined, visible};
use super::{Builder, MOST, Unit};
use crate::circular::BlockKind;
use crate::import::fold::folded;
use crate::import::furniture::is_page_mark;

impl Builder<'_> {
    /// The words of a stretch, and its lines that are layout: a page mark in the middle of it, and a line that is layout elsewhere.
    pub(super) fn words(&self, raw: &str) -> (String, Vec<String>) {
        if !raw.contains('\n') {
            return (joined(raw), Vec::new());
        }
        let lines = raw.split('\n').map(joined);
        let (marks, words): (Vec<_>, Vec<_>) =
            lines.partition(|line| self.furniture.contains(line) || is_page_mark(&folded(line)));
        (words.concat(), marks)
    }

    /// A block whose words only the text has.
    pub(super) fn stretched(&mut self, kind: BlockKind, raw: &str) {
        self.flush_heads();
        let lead = self.lead.take();
        self.layout.extend(lead);
        let (text, marks) = self.words(raw);
        self.layout.extend(marks);
        self.plain(kind, text);
    }

    /// What stands between two blocks. Stops belong to what is before them, a label to what is behind it.
    pub(super) fn between(&mut self, raw: &str) {
        let mut lines: VecDeque<&str> = raw.split('\n').collect();
        if let Some(first) = lines.front()
            && !visible(first).is_empty()
            && visible(first)
                .chars()
                .all(|character| "。；;，,、：:".contains(character))
            && self.append(visible(first).as_str())
        {
            lines.pop_front();
        }
        if let Some(last) = lines.back()
            && visible(last).ends_with(['：', ':'])
        {
            self.lead = Some(joined(last));
            lines.pop_back();
        }
        for line in lines {
            self.skip(line);
        }
    }

    /// A line of layout, or what stands of it between blocks.
    pub(super) fn skip(&mut self, line: &str) {
        let line = joined(line);
        if line.chars().count() > MOST {
            self.plain(BlockKind::Note, line);
        } else if !line.is_empty() {
            self.layout.push(line);
        }
    }

    /// Puts stops behind the block before.
    pub(super) fn append(&mut self, stops: &str) -> bool {
        if let Some(head) = self.heads.last_mut() {
            head.push_str(stops);
            return true;
        }
        match self.units.last_mut() {
            Some(Unit::Roll(_, piece) | Unit::Measure(_, piece)) => piece.text.push_str(stops),
            Some(Unit::Plain(_, text) | Unit::Heading(_, text) | Unit::Departments(_, text)) => {
                text.push_str(stops);
            }
            None => return false,
        }
        true
    }
}
