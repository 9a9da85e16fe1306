//! A document as a value: a title, and below it headings, paragraphs, points and tables. It is built once, and Markdown,
//! Word ([`docx`](super::docx)) and web pages ([`html`](super::html)) are written of it.
//!
//! It knows what is said in the circular's own words, and nothing of how it looks.

mod punctuation;
mod text;

use crate::lang::Lang;
pub use text::Text;

/// A document.
#[derive(Clone, Debug)]
pub struct Document {
    /// The language of what is not quoted.
    pub lang: Lang,
    /// Its title, in the pieces between which it is broken where it is too long for a line.
    pub title: Vec<Text>,
    /// What stands below the title, in order.
    pub blocks: Vec<Block>,
}

/// A part of a document.
#[derive(Clone, Debug)]
pub enum Block {
    /// A heading, with its number.
    Heading(Level, Text),
    /// A paragraph.
    Paragraph(Text),
    /// One of several points; a paragraph where no list is drawn.
    Point(Text),
    /// A table.
    Table(Table),
}

/// How deep a heading stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// 一、
    Section,
    /// （一）
    Item,
    /// 1.
    Part,
}

/// A table. Its rows have as many cells as it has columns.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// What its columns are.
    pub columns: Vec<Column>,
    /// Its rows.
    pub rows: Vec<Vec<Text>>,
}

/// A column of a table.
#[derive(Clone, Debug)]
pub struct Column {
    /// What stands above it.
    pub heading: &'static str,
    /// Its share of the width.
    pub share: usize,
    /// Whether numbers stand in it, which end at the right.
    pub is_number: bool,
}

impl Column {
    /// A column of words.
    pub fn words(heading: &'static str, share: usize) -> Self {
        Self {
            heading,
            share,
            is_number: false,
        }
    }

    /// A column of numbers.
    pub fn numbers(heading: &'static str, share: usize) -> Self {
        Self {
            heading,
            share,
            is_number: true,
        }
    }
}

impl Document {
    /// Its title in one piece.
    pub fn whole_title(&self) -> Text {
        self.title.iter().cloned().fold(Text::default(), Text::and)
    }

    /// The same with the circular's half-width punctuation made full-width, where Chinese stands around it.
    pub fn normalized(mut self) -> Self {
        self.title = self.title.into_iter().map(Text::normalized).collect();
        for block in &mut self.blocks {
            match block {
                Block::Heading(_, text) | Block::Paragraph(text) | Block::Point(text) => {
                    *text = std::mem::take(text).normalized();
                }
                Block::Table(table) => {
                    for cell in table.rows.iter_mut().flatten() {
                        *cell = std::mem::take(cell).normalized();
                    }
                }
            }
        }
        self
    }
}
