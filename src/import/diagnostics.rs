//! What an import has to say of a text: what it asks, what it warns of, what it notes, each with its place in the text.

use std::ops::Range;

use serde::Serialize;

use super::draft::Candidate;
use super::source::Source;

/// How much a diagnostic matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The text cannot be taken.
    Error,
    /// Somebody has to decide.
    Question,
    /// Something may be wrong.
    Warning,
    /// Something was settled that a reader may want to know.
    Note,
}

/// What a diagnostic is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Code {
    /// Several places have the name.
    Ambiguous,
    /// A place that was divided, or a former name.
    Former,
    /// No place has the name, and one nearly has.
    Misprint,
    /// Places that are counted, not named.
    Aggregate,
    /// A place that does not lie where the text puts it.
    Membership,
    /// A name that no place has.
    Unknown,
    /// A second name in brackets.
    Alias,
    /// A number that disagrees with its list.
    Count,
    /// A number that is gone.
    LostNumber,
    /// Text that belongs to nothing.
    Stray,
    /// A category without a list or without a measure.
    Incomplete,
    /// The head lacks something.
    Head,
}

impl Code {
    /// The word in brackets behind 问题: 歧义.
    pub fn word(self) -> &'static str {
        match self {
            Self::Ambiguous => "歧义",
            Self::Former => "区划变更",
            Self::Misprint => "疑似误写",
            Self::Aggregate => "未逐一点名",
            Self::Membership => "隶属不符",
            Self::Unknown => "查无此地",
            Self::Alias => "括注名称",
            Self::Count => "数目不符",
            Self::LostNumber => "数字缺失",
            Self::Stray => "无所归属",
            Self::Incomplete => "内容不全",
            Self::Head => "文头不全",
        }
    }

    /// The same in English.
    pub fn english(self) -> &'static str {
        match self {
            Self::Ambiguous => "ambiguous",
            Self::Former => "former name",
            Self::Misprint => "misprint?",
            Self::Aggregate => "not named",
            Self::Membership => "wrong parent",
            Self::Unknown => "unknown place",
            Self::Alias => "second name",
            Self::Count => "count",
            Self::LostNumber => "lost number",
            Self::Stray => "stray text",
            Self::Incomplete => "incomplete",
            Self::Head => "incomplete head",
        }
    }

    /// Whether it asks who an entry of a list is.
    pub fn is_of_recipient(self) -> bool {
        matches!(
            self,
            Self::Ambiguous
                | Self::Former
                | Self::Misprint
                | Self::Aggregate
                | Self::Membership
                | Self::Alias
                | Self::Unknown
        )
    }
}

/// Something that an import has to say, with its place in the text as decoded: lines and characters from 1, the end not in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Diagnostic {
    /// How much it matters.
    pub severity: Severity,
    /// What it is about.
    pub code: Code,
    /// First line.
    pub line: usize,
    /// First character in it.
    pub column: usize,
    /// Last line.
    pub end_line: usize,
    /// The character behind the last.
    pub end_column: usize,
    /// What is the matter.
    pub message: String,
    /// What is said right under the place.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub label: String,
    /// What to do.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub help: String,
    /// What it could be.
    pub candidates: Vec<Candidate>,
    /// The place in the text, in characters from 0.
    #[serde(skip)]
    pub span: Range<usize>,
}

impl Diagnostic {
    /// A diagnostic about a stretch of a text.
    pub(super) fn new(
        source: &Source,
        severity: Severity,
        code: Code,
        span: Range<usize>,
        message: String,
    ) -> Self {
        let start = source.position(span.start);
        let last = source.position(span.end.saturating_sub(1).max(span.start));
        Self {
            severity,
            code,
            line: start.line,
            column: start.column,
            end_line: last.line,
            end_column: last.column + usize::from(span.end > span.start),
            message,
            label: String::new(),
            help: String::new(),
            candidates: Vec::new(),
            span,
        }
    }

    pub(super) fn label(mut self, label: impl Into<String>) -> Self {
        self.label = label.into();
        self
    }

    pub(super) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = help.into();
        self
    }

    pub(super) fn candidates(mut self, candidates: Vec<Candidate>) -> Self {
        self.candidates = candidates;
        self
    }
}
