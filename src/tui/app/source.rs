//! The screen with a circular's own text: what is spoken of in it, what is looked for, at which place one is.

use std::borrow::Cow;

use super::focused::Focused;
use super::line::{Line, can_be_typed};
use super::session::Session;
use super::{Behaviour, Step};
use crate::catalog::CircularId;
use crate::report::{Mark, Passage, SourceReport};
use crate::tui::action::{Action, Pane};
use crate::tui::article::Text;
use crate::tui::effect::{Answer, Effect};
use crate::tui::keymap::Context;
use crate::tui::layout::Shape;
use crate::wording;

/// The screen's state.
#[derive(Debug)]
pub(crate) struct Source {
    circular: CircularId,
    passages: Vec<Passage>,
    content: Content,
    /// What is looked for; while nothing is, the marks are those of the passages.
    words: Line,
    is_finding: bool,
    /// The places that are marked.
    hits: Vec<Mark>,
    /// The one at which one is.
    hit: usize,
    /// How often another place was gone to: the view follows each time.
    jumps: usize,
}

/// What is there to be read.
#[derive(Debug)]
enum Content {
    /// Not yet anything.
    Awaited,
    Text(Box<SourceReport>),
    /// Why there is none, in words.
    None(String),
}

impl Source {
    /// The text at what is spoken of, or at words that were looked for, if it has them; and what must be done for it.
    /// Nothing where no circular is in scope.
    pub(super) fn open(
        session: &Session<'_>,
        focused: Focused,
        words: &str,
    ) -> Option<(Self, Option<Effect>)> {
        let view = session.view();
        let circular = focused.circular(view)?;
        let mut source = Self {
            circular,
            passages: focused.passages(view),
            content: Content::Awaited,
            words: Line::new(words.trim()),
            is_finding: false,
            hits: Vec::new(),
            hit: 0,
            jumps: 0,
        };
        let effect = match view.catalog().built_in_text(circular) {
            Some(text) => {
                source.read(text.into(), session);
                None
            }
            None => Some(Effect::ReadText(circular)),
        };
        Some((source, effect))
    }

    /// The circular.
    pub(crate) fn circular(&self) -> CircularId {
        self.circular
    }

    /// The text, once it is there.
    pub(crate) fn report(&self) -> Option<&SourceReport> {
        match &self.content {
            Content::Text(report) => Some(report),
            Content::Awaited | Content::None(_) => None,
        }
    }

    /// Why there is no text, if that is known.
    pub(crate) fn reason(&self) -> Option<&str> {
        match &self.content {
            Content::None(reason) => Some(reason),
            Content::Awaited | Content::Text(_) => None,
        }
    }

    /// The line in which words are typed, while they are.
    pub(crate) fn typed(&self) -> Option<&Line> {
        self.is_finding.then_some(&self.words)
    }

    /// The places that are marked.
    pub(crate) fn hits(&self) -> &[Mark] {
        &self.hits
    }

    /// The index of the one at which one is.
    pub(crate) fn hit(&self) -> usize {
        self.hit
    }

    /// How often another place was gone to.
    pub(crate) fn jumps(&self) -> usize {
        self.jumps
    }

    fn read(&mut self, text: Cow<'static, str>, session: &Session<'_>) {
        let report = SourceReport::new(session.view().catalog(), self.circular, text, &self.passages);
        self.content = Content::Text(Box::new(report));
        self.mark();
        // Words that were typed for something else are no reason to mark nothing.
        if self.hits.is_empty() && !self.words.text().is_empty() {
            self.words = Line::default();
            self.mark();
        }
    }

    /// Marks what is looked for, or else what the passages speak of, and goes to the first.
    fn mark(&mut self) {
        let Content::Text(report) = &self.content else {
            return;
        };
        let words = self.words.text().trim();
        self.hits = match words {
            "" => report.marks.clone(),
            words => report.find(words),
        };
        // Among what was looked for, the first in what is spoken of.
        let is_spoken = |mark: &Mark| report.line(mark.line()).is_some_and(|line| line.is_spoken);
        self.hit = self.hits.iter().position(is_spoken).unwrap_or_default();
        self.jumps += 1;
    }

    fn back(&mut self) -> Option<Step> {
        if !self.is_finding {
            return Some(Step::Pop);
        }
        self.is_finding = false;
        self.words = Line::default();
        self.mark();
        None
    }

    /// Begins to look for words.
    fn begin_finding(&mut self) {
        if self.report().is_some() {
            self.is_finding = true;
            self.words = Line::new(self.words.text());
        }
    }
}

impl Behaviour for Source {
    fn shape(&self) -> Shape {
        Shape::Page
    }

    fn context(&self) -> Context {
        if self.is_finding {
            Context::Line
        } else {
            Context::Source
        }
    }

    fn text(&self, _: &Session<'_>) -> (Pane, Option<Text>) {
        (Pane::Left, None)
    }

    fn answer(&mut self, answer: Answer, session: &mut Session<'_>) -> Option<Step> {
        match answer {
            Answer::Text(id, Ok(text)) if id == self.circular => self.read(text, session),
            Answer::Text(id, Err(why)) if id == self.circular => {
                self.content = Content::None(wording::no_text(&why, session.strings().lang()));
            }
            Answer::Text(..) | Answer::Copied(_) | Answer::Saved(_) => {}
        }
        None
    }

    fn update(&mut self, action: Action, _: &mut Session<'_>) -> Option<Step> {
        match action {
            Action::Back => return self.back(),
            Action::Open => self.is_finding = false,
            Action::Find => self.begin_finding(),
            Action::Hit(motion) if !self.hits.is_empty() => {
                self.hit = motion.apply(self.hit, self.hits.len());
                self.jumps += 1;
            }
            Action::Insert(text) if self.is_finding && can_be_typed(&text) => {
                self.words.insert(&text);
                self.mark();
            }
            Action::Edit(edit) if self.is_finding => {
                self.words.edit(edit);
                self.mark();
            }
            _ => {}
        }
        None
    }

    fn is_sound(&self, _: &Session<'_>) -> bool {
        self.hit < self.hits.len().max(1)
    }
}
