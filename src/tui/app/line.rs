//! A line in which one types on a screen that is not the search's: words to be found in a text, the name of a file.

use tui_input::{Input, InputRequest};

use crate::tui::action::Edit;

/// A line has this many characters at most; a pasted book is cut.
const CHARACTERS: usize = 200;

/// What of a text can be typed: line breaks, which a paste may bring, become blanks; other control characters are left
/// out.
pub(super) fn typed(text: &str) -> impl Iterator<Item = char> {
    let plain = text
        .chars()
        .map(|character| if character.is_whitespace() { ' ' } else { character });
    plain.filter(|character| !character.is_control())
}

/// Whether anything of a text can be typed.
pub(super) fn can_be_typed(text: &str) -> bool {
    typed(text).next().is_some()
}

/// Edits what is typed.
pub(super) fn change(input: &mut Input, edit: Edit) {
    input.handle(match edit {
        Edit::Left => InputRequest::GoToPrevChar,
        Edit::Right => InputRequest::GoToNextChar,
        Edit::WordLeft => InputRequest::GoToPrevWord,
        Edit::WordRight => InputRequest::GoToNextWord,
        Edit::Start => InputRequest::GoToStart,
        Edit::End => InputRequest::GoToEnd,
        Edit::Backspace => InputRequest::DeletePrevChar,
        Edit::Delete => InputRequest::DeleteNextChar,
        Edit::DeleteWord => return delete_word(input),
        Edit::DeleteToStart => InputRequest::DeleteFromStart,
        Edit::DeleteToEnd => InputRequest::DeleteTillEnd,
    });
}

/// Deletes back to the blank before the cursor's word, as a shell does.
fn delete_word(input: &mut Input) {
    let before: String = input.value().chars().take(input.cursor()).collect();
    let kept = before
        .trim_end()
        .trim_end_matches(|character: char| !character.is_whitespace());
    for _ in kept.chars().count()..before.chars().count() {
        input.handle(InputRequest::DeletePrevChar);
    }
}

/// What is typed, and where the cursor is in it.
#[derive(Debug, Default)]
pub(crate) struct Line {
    input: Input,
    /// Whether it was proposed, and typing replaces it.
    is_proposed: bool,
}

impl Line {
    /// A line with a text.
    pub(super) fn new(text: &str) -> Self {
        Self {
            input: Input::new(text.to_owned()),
            is_proposed: !text.is_empty(),
        }
    }

    /// What is typed.
    pub(crate) fn text(&self) -> &str {
        self.input.value()
    }

    /// Where the cursor is, in cells from the text's start.
    pub(crate) fn cursor(&self) -> usize {
        self.input.visual_cursor()
    }

    /// How many cells are scrolled out to the left of a line of `width` cells.
    pub(crate) fn scroll(&self, width: usize) -> usize {
        self.input.visual_scroll(width)
    }

    /// Whether typing replaces what stands there.
    pub(crate) fn is_proposed(&self) -> bool {
        self.is_proposed
    }

    /// Types text at the cursor, as far as there is room.
    pub(super) fn insert(&mut self, text: &str) {
        if std::mem::take(&mut self.is_proposed) {
            self.input.reset();
        }
        let room = CHARACTERS.saturating_sub(self.text().chars().count());
        for character in typed(text).take(room) {
            self.input.handle(InputRequest::InsertChar(character));
        }
    }

    /// Edits the line.
    pub(super) fn edit(&mut self, edit: Edit) {
        self.is_proposed = false;
        change(&mut self.input, edit);
    }
}
